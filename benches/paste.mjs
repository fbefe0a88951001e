// From paste to highlights, in Chromium: how long a reader waits. `cargo xtask bench` runs it.

import { readFile } from "node:fs/promises";
import { launch, open, root, site } from "../tests/browser/site.mjs";
import { news, tasksOf } from "../tests/browser/tasks.mjs";

const ROUNDS = 9;
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

const text = await readFile(`${root}/${SEED}`, "utf8");
const [served, browser] = [await site(), await launch()];
const rounds = [];
for (let round = 0; round < ROUNDS; round++) {
  const { page, close } = await open(browser, served.url);
  // The reader reads the start page; meanwhile the analyser is fetched.
  await page.evaluate(async () => (await import(new URL("nutgraf/worker.js", document.baseURI).href)).default());
  rounds.push(await page.evaluate(measure, text));
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

const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1].toFixed(0);
console.log(`${SEED}, ${Buffer.byteLength(text)} bytes, each time in a fresh page, median of ${ROUNDS}:`);
console.log(`${middle(rounds.map(([first]) => first))} ms to the first highlight, ${middle(rounds.map(([, all]) => all))} ms until all is shown`);
console.log(`${LARGE / 1e6} MB of news: ${large.toFixed(1)} s until all is shown; the main thread's longest tasks took ${tasks.slice(0, 3).map((ms) => ms.toFixed(0)).join(", ")} ms`);
