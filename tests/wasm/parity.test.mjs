// One report, wherever it is made: what the wasm module says must equal what the command line says, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { hostileInputs } from "./hostile.mjs";

const dist = pathToFileURL(`${process.env.NUTGRAF_DIST}/nutgraf/`);
const { default: init, analyze } = await import(new URL("index.js", dist));
await init();

const seeds = new URL("../../seeds/", import.meta.url);

/** Standard output of the command line. */
function commandLine(args, input) {
  const done = spawnSync(process.env.NUTGRAF_BIN, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

for (const name of readdirSync(seeds).sort()) {
  const text = readFileSync(new URL(name, seeds), "utf8");
  for (const options of [{}, { published: "2025-08-19" }, { strip: "off" }, { input: "text" }, { input: "html" }]) {
    test(`${name} ${JSON.stringify(options)}`, () => {
      const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, value]);
      const native = commandLine(["analyze", "--format", "report", "--offsets", "utf16", ...args, "-"], text);
      assert.equal(JSON.stringify(analyze(text, options)), native.trimEnd());
    });
  }
}

for (const [kind, key] of [["text", "text"], ["HTML", "html"]]) {
  test(`hostile input as ${kind}`, () => {
    const inputs = hostileInputs();
    const lines = inputs.map((input, n) => JSON.stringify({ id: String(n), [key]: input }));
    const answers = commandLine(["batch", "--offsets", "utf16"], `${lines.join("\n")}\n`).trimEnd().split("\n");
    assert.equal(answers.length, inputs.length);
    inputs.forEach((input, n) => {
      const report = JSON.stringify(analyze(input, { input: key }));
      assert.equal(answers[n], oneLine(`{"id":"${n}","report":${report}}`), JSON.stringify(input.slice(0, 80)));
    });
  });
}

/** JSON Lines escape, besides what JSON does, what some readers take for the end of a line. */
function oneLine(json) {
  return json.replace(/[\u0085\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
