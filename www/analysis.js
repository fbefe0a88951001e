// The one way to the analyser: it runs in a Worker, is fetched once, and says in plain words what went wrong.

import { embeddedBytes, embeddedScript } from "./own.js";

let core;

/** The analyser's module, and how to start it; fetched at the first call, and again after a fetch that failed. */
function load() {
  core ??= import("./nutgraf/worker.js")
    .then((analyser) => {
      const wasm = embeddedBytes("nutgraf/nutgraf.wasm");
      const worker = embeddedScript("nutgraf/worker-thread.js");
      return { analyser, start: () => analyser.default(wasm, worker && { worker, type: "classic" }) };
    })
    .catch((error) => {
      core = undefined;
      throw error;
    });
  return core;
}

/** The analyser, ready. What runs already is not started again. */
async function ready() {
  const { analyser, start } = await load();
  await start();
  return analyser;
}

/** Fetches and starts the analyser, so that it is warm when it is needed. */
export async function warmUp() {
  try {
    await ready();
  } catch {
    // The first analysis will say so.
  }
}

export class AnalysisError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "AnalysisError";
    this.code = code;
  }
}

/** The report on a source. Rejects with an `AnalysisError`, or with an `AbortError` where `signal` was raised. */
export async function run(source, { strip, published, overrides }, signal) {
  let analyser;
  try {
    analyser = await ready();
  } catch (error) {
    throw new AnalysisError("not-initialized", MESSAGES["not-initialized"], { cause: error });
  }
  try {
    return await analyser.analyze(source.data, { input: source.input, strip, overrides, signal, ...(published && { published }) });
  } catch (error) {
    if (signal.aborted || error?.name === "AbortError") throw new DOMException("cancelled", "AbortError");
    const code = error?.code in MESSAGES ? error.code : "internal";
    throw new AnalysisError(code, MESSAGES[code]);
  }
}

const MESSAGES = {
  "input-too-large": "That is too long to analyse. Paste one article at a time.",
  "invalid-options": "The analyser did not understand the page’s request. Reload the page and try again.",
  "not-initialized": "The analyser could not be loaded. Check the connection, then try again.",
  internal: "The analysis stopped unexpectedly. It has been started afresh, and your text is still here.",
};
