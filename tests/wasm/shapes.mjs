// Inputs made to do harm, at full size, and what one of them costs a fresh core: time and memory.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const dist = pathToFileURL(`${process.env.NUTGRAF_DIST}/nutgraf/`);
const wasm = await WebAssembly.compile(await readFile(new URL("nutgraf.wasm", dist)));

export const MB = 1024 * 1024;
const paragraph = "“The tide was higher than in any year since 1953,” harbour master Ida Broome said on Monday. She warned that the wall might not hold.";
const news = `${paragraph}\n\n`;

/** `make(share)` is the input at that share of its full size. */
const shape = (name, count, unit, input = "text", before = "") => ({ name, input, make: (share) => before + unit.repeat(Math.floor(count * share)) });

/** Shapes full of claims: the work on each sentence takes what time there is. */
export const WORDY = [
  shape("10 MB of news", (10 * MB) / Buffer.byteLength(news), news),
  shape("10 MB of words without a line break", 2 * MB, "said "),
  shape("“he said” 500,000 times", 500_000, "he said "),
];

export const SHAPES = [
  shape("10 MB without a line break", 10 * MB, "a"),
  shape("10 MB of line breaks", 10 * MB, "\n"),
  shape("1,000,000 quotation marks", 1_000_000, "\""),
  shape("1,000,000 opening quotation marks", 1_000_000, "“"),
  shape("1,000,000 digits", 1_000_000, "7"),
  shape("1,000,000 right-to-left overrides", 1_000_000, "\u202e"),
  shape("1,000,000 combining marks", 1_000_000, "\u0301"),
  shape("1,000,000 lone surrogates", 1_000_000, "\ud83d"),
  shape("1,000,000 times U+0000", 1_000_000, "\0"),
  shape("1,000,000 nested elements", 1_000_000, "<b>", "html"),
  shape("1,000,000 nested blocks", 1_000_000, "<div>", "html"),
  shape("1,000,000 attributes", 1_000_000, " a=b", "html", "<p"),
  shape("an attribute without end", 10 * MB, "a", "html", "<p title=\""),
  shape("a comment without end", 10 * MB, "-", "html", "<p>a<!--"),
  shape("1,000,000 references", 1_000_000, "&amp;", "html"),
];

let copies = 0;

/** A fresh core's report on an input, the milliseconds it took, and the most memory that the core had. */
export async function measured(data, input) {
  // The library hides its memory: it is caught where the instance is made.
  const Genuine = WebAssembly.Instance;
  let memory;
  WebAssembly.Instance = class extends Genuine {
    constructor(...args) {
      super(...args);
      ({ memory } = this.exports);
    }
  };
  const core = await import(`${new URL("core.js", dist)}?${copies++}`);
  try {
    await core.init(wasm);
  } finally {
    WebAssembly.Instance = Genuine;
  }
  // What is built once for all is built before.
  core.analyzeToJson("x", { input });
  const begin = performance.now();
  const json = core.analyzeToJson(data, { input, published: "2025-08-19" });
  const time = performance.now() - begin;
  return { time, memory: memory.buffer.byteLength, report: JSON.parse(json) };
}
