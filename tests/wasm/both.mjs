// The wasm module and the command line on the same inputs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

const dist = pathToFileURL(`${process.env.NUTGRAF_DIST}/nutgraf/`);
export const { default: init, analyze } = await import(new URL("index.js", dist));
await init();

/** Standard output of the command line. */
export function commandLine(args, input) {
  const done = spawnSync(process.env.NUTGRAF_BIN, args, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

/** The two faces' reports on each input, as `text` or `html`, are the same bytes. */
export function assertSame(inputs, key) {
  const lines = inputs.map((input, n) => JSON.stringify({ id: String(n), [key]: input }));
  const answers = commandLine(["batch", "--offsets", "utf16"], `${lines.join("\n")}\n`).trimEnd().split("\n");
  assert.equal(answers.length, inputs.length);
  inputs.forEach((input, n) => {
    const report = JSON.stringify(analyze(input, { input: key }));
    assert.equal(answers[n], oneLine(`{"id":"${n}","report":${report}}`), JSON.stringify(input.slice(0, 80)));
  });
}

/** JSON Lines escape, besides what JSON does, what some readers take for the end of a line. */
function oneLine(json) {
  return json.replace(/[\u0085\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
