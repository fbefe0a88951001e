// Inside the Worker: one call at a time, each answered under its own id. The build makes one file of this and what it
// imports.

import { analyzeToJson, compiled, defaultMaxBytes, init, version } from "./core.js";
import { warmUp } from "./warmup.js";

const calls = {
  async init({ source }) {
    await init(source);
    return { module: compiled(), defaultMaxBytes: defaultMaxBytes(), version: version() };
  },
  analyze({ id, input, options }) {
    const report = JSON.parse(analyzeToJson(input, options));
    // Who asked has the text already: it is long, and to copy it takes long.
    if (report.text === input) report.text = null;
    return sendLists(id, report);
  },
};

/** So many items of a list go in one message. */
const SLICE = 200;

/**
 * Sends the long lists of a report ahead, piece by piece, so that no one message keeps the thread that calls for long. As
 * JSON: browsers read it faster than they copy objects. A piece says at which `path` of the report its list stands; the
 * lists inside a list come before it.
 */
function sendLists(id, report) {
  for (const [at, entity] of report.entities.entries()) sendAhead(id, entity, "mentions", ["entities", at, "mentions"]);
  for (const key of Object.keys(report)) sendAhead(id, report, key, [key]);
  return report;
}

function sendAhead(id, owner, key, path) {
  const list = owner[key];
  if (!Array.isArray(list) || list.length <= SLICE) return;
  for (let at = 0; at < list.length; at += SLICE) self.postMessage({ id, path, items: JSON.stringify(list.slice(at, at + SLICE)) });
  owner[key] = [];
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, result: await calls[data.call](data) });
    // Whoever calls is told first: what is called next finds the analyser at speed, whether it waits for that or comes later.
    if (data.call === "init") warmUp(analyzeToJson);
  } catch (error) {
    self.postMessage({ id: data.id, error: { code: error?.code ?? "internal", message: String(error?.message ?? error) } });
  }
};
