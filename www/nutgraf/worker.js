// nutgraf over a Worker: the same calls, as promises. The thread that calls stays free.
//
// The Worker gets one call at a time; the others wait here. So a call that is given up ends with its Worker, and no
// other call is lost with it.

import { NutgrafError, checkInput, notYet } from "./error.js";

export { NutgrafError };

let thread; // the Worker, or undefined
let boot; // the promise that it is ready, from `init` to `terminate`
let known; // what the first Worker told: the compiled module, the limit, the version
let running; // the call that the Worker is at
let waiting = []; // the calls after it
let lastId = 0;

export default function init(source) {
  boot ??= begin(source).catch((error) => {
    boot = undefined;
    throw error;
  });
  return boot;
}

export async function version() {
  await started();
  return known.version;
}

export async function analyze(input, options = {}) {
  const { signal, ...rest } = options ?? {};
  signal?.throwIfAborted();
  await started();
  checkInput(input, rest, known.defaultMaxBytes);
  return JSON.parse(await call({ call: "analyze", input, options: rest }, signal));
}

export async function compare() {
  throw notYet();
}

export function terminate() {
  const error = new NutgrafError("not-initialized", "the Worker was terminated");
  const calls = [running, ...waiting].filter(Boolean);
  stop();
  boot = undefined;
  waiting = [];
  for (const each of calls) each.reject(error);
}

function started() {
  if (!boot) throw new NutgrafError("not-initialized", "call init() first");
  return boot;
}

async function begin(source = new URL("./nutgraf.wasm", import.meta.url)) {
  known = await start(await portable(await source));
}

/** What can be sent to a Worker. */
async function portable(source) {
  if (source instanceof URL) return source.href;
  if (typeof source === "string") return new URL(source, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  if (typeof Response === "function" && source instanceof Response) return source.arrayBuffer();
  return source;
}

/** Starts a Worker and gives it the wasm before any other call. */
function start(source) {
  return new Promise((resolve, reject) => {
    try {
      thread = spawn();
    } catch (error) {
      throw new NutgrafError("internal", `no Worker could be started: ${error?.message ?? error}`, error);
    }
    const mine = thread;
    mine.onmessage = ({ data }) => mine === thread && settle(data);
    mine.onerror = (event) => {
      event.preventDefault?.();
      if (mine === thread) fail(`the Worker failed: ${event.message ?? "its script could not be loaded"}`);
    };
    mine.onmessageerror = () => mine === thread && fail("a message to or from the Worker could not be read");
    running = { id: ++lastId, resolve, reject };
    mine.postMessage({ id: running.id, call: "init", source });
  });
}

function stop() {
  thread?.terminate();
  thread = undefined;
  running = undefined;
}

/** Throws the Worker away and goes on with a fresh one. */
function replace() {
  stop();
  start(known.module).then(next, (error) => {
    // No Worker can be had any more: whoever waits is told.
    const calls = waiting;
    stop();
    waiting = [];
    boot = undefined;
    for (const each of calls) each.reject(error);
  });
}

function call(message, signal) {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    const abort = () => {
      if (running?.id === id) replace();
      else waiting = waiting.filter((each) => each.id !== id);
      reject(signal.reason);
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const done = (settle) => (value) => {
      signal?.removeEventListener("abort", abort);
      settle(value);
    };
    waiting.push({ id, message: { ...message, id }, resolve: done(resolve), reject: done(reject) });
    next();
  });
}

function next() {
  if (running || !thread || waiting.length === 0) return;
  running = waiting.shift();
  try {
    thread.postMessage(running.message);
  } catch (error) {
    // What cannot be copied to the Worker is no option.
    const { reject } = running;
    running = undefined;
    reject(new NutgrafError("invalid-options", `options: ${error.message}`, error));
    next();
  }
}

/** An answer of the Worker. */
function settle({ id, result, error }) {
  if (running?.id !== id) return;
  const { resolve, reject } = running;
  running = undefined;
  if (!error) {
    resolve(result);
    next();
    return;
  }
  reject(new NutgrafError(error.code, error.message));
  if (error.code === "internal" && known) replace();
  else next();
}

/** The Worker broke without an answer. */
function fail(message) {
  const call = running;
  if (known && call) replace();
  else stop();
  call?.reject(new NutgrafError("internal", message));
}

let policy;

function spawn() {
  if (typeof Worker !== "function") throw new Error("this environment has no Worker");
  const address = new URL("./worker-thread.js", import.meta.url).href;
  return new Worker(trusted(address), { type: "module" });
}

/** Where Trusted Types are in force, the one address that this file makes a Worker of goes through a policy. */
function trusted(address) {
  if (typeof trustedTypes !== "object") return address;
  policy ??= trustedTypes.createPolicy("nutgraf", {
    createScriptURL: (url) => {
      if (url !== new URL("./worker-thread.js", import.meta.url).href) throw new TypeError("not nutgraf's Worker");
      return url;
    },
  });
  return policy.createScriptURL(address);
}
