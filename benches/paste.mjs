// From the page's address and from paste to highlights, in Chromium: how long a reader waits. `cargo xtask bench` runs it.

import { readFile } from "node:fs/promises";
import { launch, open, root, site } from "../tests/browser/site.mjs";
import { news, tasksOf } from "../tests/browser/tasks.mjs";

const ROUNDS = 9;
const REST = 1000; // ms for what the browser does after it opened a tab
const SEED = "seeds/000_4cb486dbc6683a7d.txt";

/** In the page: pastes, and resolves with the milliseconds until the first highlight and until all is shown and painted. */
async function measure(text) {
  const field = document.querySelector("#paste");
  field.focus();
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const begin = performance.now();
  const until = (holds) =>
    new Promise((resolve) => {
      const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
      const observer = new MutationObserver(() => holds() && (observer.disconnect(), painted()));
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
  const first = until(() => document.querySelector("article.article .handle"));
  const all = until(() => document.querySelector("article.article[data-built]") && !document.body.hasAttribute("aria-busy"));
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  return Promise.all([first, all]);
}

/** In the page, before it is there: pastes as soon as it listens. The time is counted from the navigation to it. */
function pasteAtOnce(measure, text) {
  addEventListener("DOMContentLoaded", () => setTimeout(() => {
    const pasted = performance.now();
    globalThis.arrived = measure(text).then(([first]) => pasted + first);
  }));
}

/** In the page: the milliseconds that the Worker takes for a text, message both ways included, once it has done so often. */
async function warm(text) {
  const { analyze } = await import(new URL("nutgraf/worker.js", document.baseURI).href);
  const times = [];
  for (let n = 0; n < 60; n++) {
    const begin = performance.now();
    await analyze(text);
    times.push(performance.now() - begin);
  }
  return times.slice(30).sort((a, b) => a - b)[15];
}

const text = await readFile(`${root}/${SEED}`, "utf8");
const [served, browser] = [await site(), await launch()];
const [arrivals, rounds, warmed] = [[], [], []];
for (let round = 0; round < ROUNDS; round++) {
  // Each context has a cache of its own, which is empty. No route: what looks at requests slows them.
  const tab = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const fresh = await tab.newPage();
  await fresh.addInitScript(`(${pasteAtOnce})(${measure}, ${JSON.stringify(text)})`);
  await fresh.waitForTimeout(REST);
  await fresh.goto(served.url);
  arrivals.push(await fresh.evaluate(() => arrived));
  await tab.close();

  const { page, close } = await open(browser, served.url);
  // The reader reads the start page; meanwhile the analyser is fetched.
  await page.evaluate(async () => (await import(new URL("nutgraf/worker.js", document.baseURI).href)).default());
  await page.waitForTimeout(REST);
  rounds.push(await page.evaluate(measure, text));
  warmed.push(await page.evaluate(warm, text));
  await close();
}

const LARGE = 10e6;
const { page, close } = await open(browser, served.url);
await page.evaluate((text) => { globalThis.clip = new DataTransfer(); clip.setData("text/plain", text); }, news(LARGE));
const begin = performance.now();
const tasks = await tasksOf(browser, page, async () => {
  await page.evaluate(() => { setTimeout(() => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clip, bubbles: true, cancelable: true }))); });
  await page.waitForFunction(() => document.querySelector("article.article[data-built]") && !document.body.hasAttribute("aria-busy"), null, { polling: 500, timeout: 600_000 });
});
const large = (performance.now() - begin) / 1000;
await close();
await browser.close();
await served.close();

const middle = (values, digits = 0) => values.sort((a, b) => a - b)[values.length >> 1].toFixed(digits);
console.log(`${SEED}, ${Buffer.byteLength(text)} bytes, each time in a fresh page, median of ${ROUNDS}:`);
console.log(`${middle(arrivals)} ms from the page's address, with nothing in the cache, to the first highlight of what is pasted at once`);
console.log(`${middle(rounds.map(([first]) => first))} ms to the first highlight, ${middle(rounds.map(([, all]) => all))} ms until all is shown`);
console.log(`${middle(warmed, 1)} ms in the Worker once it is warm, messages both ways included`);
console.log(`${LARGE / 1e6} MB of news: ${large.toFixed(1)} s until all is shown; the main thread's longest tasks took ${tasks.slice(0, 3).map((ms) => ms.toFixed(0)).join(", ")} ms`);
