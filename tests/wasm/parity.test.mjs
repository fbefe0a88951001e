// One report, wherever it is made: what the wasm module says must equal what the command line says, byte for byte.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { analyze, assertSame, commandLine } from "./both.mjs";
import { hostileInputs } from "./hostile.mjs";

const seeds = new URL("../../seeds/", import.meta.url);

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
  test(`hostile input as ${kind}`, () => assertSame(hostileInputs(), key));
}
