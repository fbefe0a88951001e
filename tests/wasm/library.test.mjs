// The library for JavaScript, as anyone would import it: what it promises around the report itself.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { crashing } from "./crashing.mjs";

const dist = pathToFileURL(`${process.env.NUTGRAF_DIST}/nutgraf/`);
const { default: init, analyze, compare, version, NutgrafError } = await import(new URL("index.js", dist));
const wasm = await readFile(new URL("nutgraf.wasm", dist));

/** A copy of the library that nobody has imported yet, so that nothing is initialised in it. */
async function copyOfLibrary() {
  const folder = await mkdtemp(join(tmpdir(), "nutgraf-"));
  after(() => rm(folder, { recursive: true }));
  await cp(new URL(".", dist), folder, { recursive: true });
  return pathToFileURL(join(folder, "index.js"));
}

/** The error that `call` throws, which must be a NutgrafError with this code. */
function thrown(code, call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof NutgrafError, `${error}`);
    assert.equal(error.name, "NutgrafError");
    assert.equal(error.code, code, error.message);
    return error;
  }
  return assert.fail(`nothing was thrown, expected ${code}`);
}

test("before init, calls say so", () => {
  thrown("not-initialized", () => analyze("text"));
  thrown("not-initialized", () => version());
});

test("init refuses what is no source of wasm, and can be tried again", async () => {
  await assert.rejects(init(42), { name: "NutgrafError", code: "invalid-options" });
  await assert.rejects(init(new Uint8Array([1, 2, 3])), { name: "NutgrafError", code: "internal" });
  await assert.rejects(init(new URL("no-such.wasm", dist)), { name: "NutgrafError", code: "internal" });
  thrown("not-initialized", () => analyze("text"));
});

test("init twice is one init", async () => {
  await Promise.all([init(), init()]);
  await init();
  assert.equal(analyze("One line.").text, "One line.");
});

test("the version is the package's", async () => {
  const manifest = JSON.parse(await readFile(new URL("package.json", dist)));
  assert.equal(version(), manifest.version);
  assert.equal(analyze("x").generator.version, manifest.version);
});

const wrongOptions = [
  ["options", "text"],
  ["options", ["text"]],
  ["colour", { colour: "red" }],
  ["input", { input: "pdf" }],
  ["input", { input: 1 }],
  ["strip", { strip: true }],
  ["published", { published: "yesterday" }],
  ["published", { published: new Date(0) }],
  ["maxBytes", { maxBytes: -1 }],
  ["maxBytes", { maxBytes: 1.5 }],
  ["maxBytes", { maxBytes: "12" }],
  ["maxBytes", { maxBytes: NaN }],
  ["overrides", { overrides: { start: 0, kept: true } }],
  ["overrides[0]", { overrides: [7] }],
  ["overrides[0].start", { overrides: [{ kept: true }] }],
  ["overrides[1].kept", { overrides: [{ start: 0, kept: true }, { start: 1, kept: "yes" }] }],
  ["overrides[0].end", { overrides: [{ start: 0, end: 1, kept: true }] }],
];
for (const [path, options] of wrongOptions) {
  test(`invalid options name the key: ${JSON.stringify(options)}`, () => {
    const error = thrown("invalid-options", () => analyze("Some text.", options));
    assert.ok(error.message.startsWith(`${path}: `), error.message);
  });
}

test("an option that is undefined or null counts as left out", () => {
  const expected = analyze("Some text.");
  assert.deepEqual(analyze("Some text.", { input: undefined, published: null, overrides: undefined }), expected);
  assert.deepEqual(analyze("Some text.", null), expected);
});

test("an input that is no string is refused", () => {
  for (const input of [undefined, null, 7, {}, new Uint8Array(2)]) thrown("invalid-options", () => analyze(input));
});

test("the limit counts bytes of UTF-8, exactly", () => {
  for (const input of ["plain", "naïve", "漢字", "🙂🙂", "a\ud800b", "\udc00\ud800", "x\ud83d"]) {
    const bytes = Buffer.byteLength(input);
    assert.equal(analyze(input, { maxBytes: bytes }).text.length, input.length);
    const error = thrown("input-too-large", () => analyze(input, { maxBytes: bytes - 1 }));
    assert.ok(error.message.includes(`${bytes} bytes`), error.message);
  }
});

test("the limit is 32 MiB where none is given", () => {
  thrown("input-too-large", () => analyze("x".repeat(32 * 1024 * 1024 + 1)));
});

test("lone surrogates become U+FFFD, one for one, so that ranges hold in what was pasted", () => {
  const input = "Half \ud83d a pair, and \ude00 the other half, then 🙂 a whole one.";
  const { text } = analyze(input, { input: "text" });
  assert.equal(text.length, input.length);
  assert.equal(text, input.toWellFormed?.() ?? text);
});

test("comparing is announced, not built", () => {
  assert.match(thrown("invalid-options", () => compare([])).message, /not part of this version/);
});

test("each kind of source serves", async () => {
  const sources = {
    bytes: wasm,
    buffer: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    url: new URL("nutgraf.wasm", dist),
    address: new URL("nutgraf.wasm", dist).href,
    response: new Response(wasm, { headers: { "Content-Type": "application/wasm" } }),
    "response without a type": new Response(wasm),
    promise: Promise.resolve(new Response(wasm)),
    module: new WebAssembly.Module(wasm),
  };
  for (const [name, source] of Object.entries(sources)) {
    const fresh = await import(await copyOfLibrary());
    await fresh.default(source);
    assert.equal(fresh.analyze("Text.").text, "Text.", name);
  }
});

test("importing touches nothing global, so that a server can do it", async () => {
  const hidden = ["WebAssembly", "fetch", "Response", "TextDecoder", "TextEncoder", "process", "navigator"];
  const kept = hidden.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  const source = await copyOfLibrary();
  const imported = import(source);
  for (const name of hidden) delete globalThis[name];
  try {
    await imported;
  } finally {
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  }
});

test("after a crash, calls say internal until init starts afresh", async () => {
  const fresh = await import(await copyOfLibrary());
  await fresh.default(crashing(wasm));
  let first;
  assert.throws(() => fresh.analyze("Text."), (error) => ((first = error), error.code === "internal"));
  assert.ok(first.cause instanceof WebAssembly.RuntimeError, `${first.cause}`);
  assert.throws(() => fresh.analyze("Text."), { code: "internal" });
  assert.throws(() => fresh.version(), { code: "internal" });
  await fresh.default(wasm);
  assert.equal(fresh.analyze("Text.").text, "Text.");
});
