// The wasm instance: loading it, calling it, and noticing that it is broken.

import glue from "./glue.js";
import { NutgrafError, checkInput } from "./shared.js";

let module; // the compiled module, kept so that a fresh instance needs no second download
let instance; // its glue, once it is ready
let crash; // what broke the instance
let loading; // the promise of an `init` under way

/** Makes an instance, unless a sound one is there. */
export function init(source) {
  if (instance && !crash) return Promise.resolve();
  loading ??= start(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

/** The compiled module, after `init`. */
export function compiled() {
  return module;
}

export function version() {
  return ready().version();
}

export function defaultMaxBytes() {
  return ready().defaultMaxBytes();
}

/** The report as JSON text. */
export function analyzeToJson(input, options) {
  const core = ready();
  checkInput(input, options, core.defaultMaxBytes());
  let pieces;
  try {
    pieces = core.analyze(input, options);
  } catch (error) {
    if (typeof error?.code === "string") throw new NutgrafError(error.code, error.message);
    // A panic or a trap: what the instance holds in memory is no longer sound.
    crash = error;
    throw broken();
  }
  return pieces.join("");
}

function ready() {
  if (crash) throw broken();
  if (!instance) throw new NutgrafError("not-initialized", "call init() first, and wait for it");
  return instance;
}

function broken() {
  const what = crash?.message ?? crash;
  return new NutgrafError("internal", `the core stopped at a fault of its own (${what}); init() starts it afresh`, crash);
}

async function start(source) {
  try {
    const fresh = source === undefined && module ? module : await compile(await source);
    const core = glue();
    core.initSync({ module: fresh });
    module = fresh;
    instance = core;
    crash = undefined;
  } catch (error) {
    if (error instanceof NutgrafError) throw error;
    throw new NutgrafError("internal", `the wasm could not be loaded: ${error?.message ?? error}`, error);
  }
}

async function compile(source = new URL("./nutgraf.wasm", import.meta.url)) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return compile(await open(source));
  if (typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw new Error(`${source.url}: status ${source.status}`);
    const streams = source.headers.get("Content-Type")?.toLowerCase() === "application/wasm";
    return streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
  }
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  throw new NutgrafError("invalid-options", "init: expected bytes, a URL, a Response or a WebAssembly.Module");
}

/** A file's bytes in Node.js, whose `fetch` opens no files; elsewhere a response. */
async function open(address) {
  const isFile = String(address).startsWith("file:");
  if (!isFile || typeof process !== "object" || !process.versions?.node) return fetch(address);
  // A name that bundlers for the browser do not follow.
  const files = "node:fs/promises";
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
  return readFile(new URL(address));
}
