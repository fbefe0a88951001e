// `nutgraf/worker` in Chromium, under a strict policy: order, giving calls up, and getting over a crash.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, afterEach, before } from "node:test";
import { crashing } from "../wasm/crashing.mjs";
import { openPage, serve } from "./browser.mjs";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types nutgraf";

// What the tests use inside the page.
const TOOLS = `
  import init, * as nutgraf from "/nutgraf/worker.js";
  export { init, nutgraf };
  // Keeps the Worker busy for a while.
  export const long = "“It will rain,” the minister said on Monday. Nobody believed her.\\n\\n".repeat(40000);
  // How a promise ended, as a string.
  export const outcome = (promise) =>
    promise.then((value) => value?.text?.slice(0, 20) ?? "done", (error) => error.name + " " + (error.code ?? ""));
  export const timed = async (work) => { const begin = performance.now(); await work(); return performance.now() - begin; };
`;

let server, browser;

before(async () => {
  const dist = process.env.NUTGRAF_DIST;
  const broken = crashing(await readFile(join(dist, "nutgraf/nutgraf.wasm")));
  const page = "<!doctype html><title>nutgraf/worker</title>";
  server = await serve(dist, { "/": page, "/tools.js": TOOLS, "/broken.wasm": broken, "/none.wasm": "no wasm" }, POLICY);
  browser = await openPage(server.url);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs `work` in a fresh page. */
async function inPage(work) {
  await browser.page.goto(server.url);
  return browser.page.evaluate(work);
}

afterEach(() => {
  const violations = browser.complaints.filter((text) => /policy|trusted/i.test(text));
  assert.deepEqual(violations, [], "the page's policy was violated");
});

test("before init, calls reject and say so", async () => {
  const said = await inPage(async () => {
    const { nutgraf, outcome } = await import("/tools.js");
    return [await outcome(nutgraf.analyze("x")), await outcome(nutgraf.version())];
  });
  assert.deepEqual(said, ["NutgrafError not-initialized", "NutgrafError not-initialized"]);
});

test("calls made at once are answered in their order, each with its own report", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf } = await import("/tools.js");
    init();
    const order = [];
    const calls = ["one", "two", "three"].map(async (text) => {
      const report = await nutgraf.analyze(text);
      order.push(text);
      return report.text;
    });
    return { texts: await Promise.all(calls), order };
  });
  assert.deepEqual(said, { texts: ["one", "two", "three"], order: ["one", "two", "three"] });
});

test("errors come through with their code, and harm no other call", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    await init();
    return Promise.all([
      outcome(nutgraf.analyze("text", { wrong: 1 })),
      outcome(nutgraf.analyze("text", { overrides: [() => 1] })),
      outcome(nutgraf.analyze("text", { maxBytes: 2 })),
      outcome(nutgraf.analyze(7)),
      outcome(nutgraf.compare([])),
      outcome(nutgraf.analyze("text", "text")),
      outcome(nutgraf.analyze("text", { signal: null })),
    ]);
  });
  const wrong = "NutgrafError invalid-options";
  assert.deepEqual(said, [wrong, wrong, "NutgrafError input-too-large", wrong, wrong, wrong, "text"]);
});

test("a running call that is given up rejects at once; those behind it are answered", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, long, outcome, timed } = await import("/tools.js");
    await init();
    const whole = await timed(() => nutgraf.analyze(long));
    const control = new AbortController();
    const first = outcome(nutgraf.analyze(long, { signal: control.signal }));
    const second = outcome(nutgraf.analyze("second"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    let answer;
    const waited = await timed(async () => {
      control.abort();
      answer = await first;
    });
    return { answer, second: await second, quick: waited < whole / 2, name: control.signal.reason.constructor.name };
  });
  assert.deepEqual(said, { answer: "AbortError 20", second: "second", quick: true, name: "DOMException" });
});

test("a waiting call that is given up leaves the running one alone", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    await init();
    const control = new AbortController();
    const calls = [nutgraf.analyze("first"), nutgraf.analyze("second", { signal: control.signal }), nutgraf.analyze("third")];
    await Promise.resolve();
    control.abort();
    return Promise.all(calls.map(outcome));
  });
  assert.deepEqual(said, ["first", "AbortError 20", "third"]);
});

test("a signal that is already given up needs no Worker", async () => {
  const said = await inPage(async () => {
    const { nutgraf, outcome } = await import("/tools.js");
    return outcome(nutgraf.analyze("x", { signal: AbortSignal.abort() }));
  });
  assert.equal(said, "AbortError 20");
});

test("a crash rejects its own call; the Worker is replaced and the next call is answered", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    // Where the Worker dies without an answer: here, of a script error.
    const Genuine = Worker;
    const made = [];
    self.Worker = class extends Genuine {
      constructor(...args) {
        super(...args);
        made.push(this);
      }
    };
    await init();
    const calls = [outcome(nutgraf.analyze("first")), outcome(nutgraf.analyze("second"))];
    await Promise.resolve();
    made[0].dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    return { answers: await Promise.all(calls), workers: made.length };
  });
  assert.deepEqual(said, { answers: ["NutgrafError internal", "second"], workers: 2 });
});

test("a panic in the core is an internal error, and every call gets a fresh core", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    await init("/broken.wasm");
    const calls = await Promise.all([outcome(nutgraf.analyze("first")), outcome(nutgraf.analyze("second"))]);
    return [...calls, await outcome(nutgraf.version())];
  });
  assert.deepEqual(said, ["NutgrafError internal", "NutgrafError internal", "done"]);
});

test("init says when the wasm cannot be had, and can be tried again", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    const first = [await outcome(init("/missing.wasm")), await outcome(init("/none.wasm")), await outcome(init(7))];
    first.push(await outcome(nutgraf.analyze("x")), await outcome(init()), await outcome(nutgraf.analyze("x")));
    return first;
  });
  const internal = "NutgrafError internal";
  assert.deepEqual(said, [internal, internal, "NutgrafError invalid-options", "NutgrafError not-initialized", "done", "x"]);
});

test("each kind of source serves", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    const bytes = await (await fetch("/nutgraf/nutgraf.wasm")).arrayBuffer();
    const sources = [bytes, new Uint8Array(bytes), "/nutgraf/nutgraf.wasm", new URL("/nutgraf/nutgraf.wasm", location), fetch("/nutgraf/nutgraf.wasm")];
    sources.push(await WebAssembly.compile(bytes));
    const answers = [];
    for (const source of sources) {
      await init(source);
      answers.push(await outcome(nutgraf.analyze("x")));
      nutgraf.terminate();
    }
    return answers;
  });
  assert.deepEqual(said, Array(6).fill("x"));
});

test("terminate ends what is under way, and init starts again", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, long, outcome } = await import("/tools.js");
    await init();
    const calls = [outcome(nutgraf.analyze(long)), outcome(nutgraf.analyze("second"))];
    await new Promise((resolve) => setTimeout(resolve, 20));
    nutgraf.terminate();
    const ended = await Promise.all(calls);
    await init();
    return [...ended, await outcome(nutgraf.analyze("third"))];
  });
  assert.deepEqual(said, ["NutgrafError not-initialized", "NutgrafError not-initialized", "third"]);
});

test("a Worker that cannot be replaced rejects what waits, and init tries again", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    const Genuine = Worker;
    const made = [];
    self.Worker = class extends Genuine {
      constructor(...args) {
        if (made.length === 1) throw new Error("no more Workers");
        super(...args);
        made.push(this);
      }
    };
    await init();
    const calls = [outcome(nutgraf.analyze("first")), outcome(nutgraf.analyze("second"))];
    made[0].dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    const ended = await Promise.all(calls);
    self.Worker = Genuine;
    return [...ended, await outcome(nutgraf.analyze("third")), await outcome(init()), await outcome(nutgraf.analyze("fourth"))];
  });
  const internal = "NutgrafError internal";
  assert.deepEqual(said, [internal, internal, "NutgrafError not-initialized", "done", "fourth"]);
});

test("a call can be given up while the wasm is still loading", async () => {
  const said = await inPage(async () => {
    const { init, nutgraf, outcome } = await import("/tools.js");
    let arrive;
    const loading = init(new Promise((resolve) => (arrive = resolve)));
    const control = new AbortController();
    const call = outcome(nutgraf.analyze("x", { signal: control.signal }));
    control.abort();
    const answer = await call;
    nutgraf.terminate();
    arrive("/nutgraf/nutgraf.wasm");
    return [answer, await outcome(loading), await outcome(nutgraf.analyze("y"))];
  });
  assert.deepEqual(said, ["AbortError 20", "NutgrafError not-initialized", "NutgrafError not-initialized"]);
});
