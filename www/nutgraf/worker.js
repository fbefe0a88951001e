// nutgraf over a Worker: the same calls, as promises. The thread that calls stays free.
//
// The Worker gets one call at a time; the others wait here. So a call that is given up ends with its Worker, and no
// other call is lost with it.

import { NutgrafError, checkInput, notYet } from "./shared.js";

export { NutgrafError };

let boot; // the promise that the first Worker is ready, from `init` to `terminate`
let thread; // the Worker, or undefined
let script; // the address of the Worker's script
let type; // "module" or "classic"
let known; // what the Worker told: the compiled module, the limit, the version
let running; // the call that the Worker is at; its first one is `init`
let waiting = []; // the calls after it
let lastId = 0;

export default function init(source, options) {
  if (!boot) {
    // The address is written out: bundlers copy the file that this form names.
    script = options?.worker ? String(options.worker) : new URL("./worker-thread.js", import.meta.url).href;
    type = options?.type ?? "module";
    const mine = begin(source, () => mine === boot);
    boot = mine;
    mine.catch((error) => mine === boot && giveUp(error));
  }
  return boot;
}

export async function version() {
  if (!boot) throw notInitialized();
  await boot;
  return known.version;
}

export async function analyze(input, options) {
  const signal = options?.signal;
  signal?.throwIfAborted();
  if (!boot) throw notInitialized();
  return call({ call: "analyze", input, options: withoutSignal(options) }, signal);
}

export async function compare() {
  throw notYet();
}

export function terminate() {
  giveUp(new NutgrafError("not-initialized", "the Worker was terminated"));
}

function notInitialized() {
  return new NutgrafError("not-initialized", "call init() first");
}

async function begin(source = new URL("./nutgraf.wasm", import.meta.url), isWanted) {
  const sent = await portable(await source);
  if (!isWanted()) throw new NutgrafError("not-initialized", "the Worker was terminated");
  await start(sent);
}

/** The core knows no signal. What is no object stays as it is, for the core to refuse. */
function withoutSignal(options) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return options;
  const { signal, ...rest } = options;
  return rest;
}

/** What can be sent to a Worker. */
async function portable(source) {
  if (source instanceof URL) return source.href;
  if (typeof source === "string") return new URL(source, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  if (typeof Response === "function" && source instanceof Response) return source.arrayBuffer();
  return source;
}

/** Starts a Worker, whose first call is to load the wasm. */
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
      event.preventDefault();
      if (mine === thread) fail(`the Worker failed: ${event.message || "its script could not be loaded"}`);
    };
    mine.onmessageerror = () => mine === thread && fail("a message of the Worker could not be read");
    running = { id: ++lastId, isStart: true, resolve, reject };
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
  start(known.module).catch(giveUp);
}

/** Ends it all: until the next `init` there is no Worker. */
function giveUp(error) {
  const calls = running ? [running, ...waiting] : waiting;
  stop();
  boot = undefined;
  waiting = [];
  for (const each of calls) each.reject(error);
}

function call(message, signal) {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    const abort = () => {
      if (running?.id === id) replace();
      else waiting = waiting.filter((each) => each.id !== id);
      reject(signal.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    const ending = (settle) => (value) => {
      signal?.removeEventListener("abort", abort);
      settle(value);
    };
    waiting.push({ id, message: { ...message, id }, resolve: ending(resolve), reject: ending(reject) });
    next();
  });
}

/** Gives the Worker its next call, if it is free. */
function next() {
  while (thread && !running && waiting.length > 0) {
    const { message, reject } = (running = waiting.shift());
    try {
      checkInput(message.input, message.options, known.defaultMaxBytes);
      thread.postMessage(message);
    } catch (error) {
      running = undefined;
      // What cannot be copied to the Worker, a function say, is no option.
      reject(error instanceof NutgrafError ? error : new NutgrafError("invalid-options", `options: ${error.message}`, error));
    }
  }
}

/** An answer of the Worker, or a piece of one that comes ahead of it. */
function settle({ id, path, items, result, error }) {
  if (running?.id !== id) return;
  if (items) {
    running.lists ??= new Map();
    const name = path.join(".");
    if (!running.lists.has(name)) running.lists.set(name, { path, list: [] });
    running.lists.get(name).list.push(...JSON.parse(items));
    return;
  }
  const { isStart, resolve, reject, message, lists } = running;
  if (result && lists) joinLists(result, [...lists.values()]);
  // The text is not sent back where it is the input.
  if (result?.text === null) result.text = message.input;
  running = undefined;
  if (isStart && result) known = result;
  if (error) reject(new NutgrafError(error.code, error.message));
  else resolve(result);
  if (error?.code === "internal" && !isStart) replace();
  else if (!isStart || result) next();
}

/** Puts the lists that came ahead where they belong: a list that holds another one's owner came after it. */
function joinLists(result, lists) {
  for (const { path, list } of lists.reverse()) {
    const owner = path.slice(0, -1).reduce((value, key) => value[key], result);
    owner[path.at(-1)] = list;
  }
}

/** The Worker broke without an answer. */
function fail(message) {
  const error = new NutgrafError("internal", message);
  const broken = running;
  if (!broken || broken.isStart) {
    giveUp(error);
  } else {
    replace();
    broken.reject(error);
  }
}

let policy;

function spawn() {
  if (typeof Worker !== "function") throw new Error("this environment has no Worker");
  return new Worker(trusted(script), { type });
}

/** Where Trusted Types are in force, the one address that this file makes a Worker of goes through a policy. */
function trusted(address) {
  if (typeof trustedTypes !== "object") return address;
  policy ??= trustedTypes.createPolicy("nutgraf", {
    createScriptURL: (url) => {
      if (url !== script) throw new TypeError("not nutgraf's Worker");
      return url;
    },
  });
  return policy.createScriptURL(address);
}
