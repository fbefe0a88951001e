// The same page's HTML, in the same Chromium, in turn: nutgraf (parse, strip, sentences, claims) against Readability.js on
// DOMParser's document plus compromise's sentences and quotations. `cargo xtask bench page` runs it.

import { readFile, readdir } from "node:fs/promises";
import { launch, root, site } from "../tests/browser/site.mjs";

const ROUNDS = 31;
const WARM = 5;
/** So many times faster nutgraf is to be. */
const TARGET = 10;

/** A page that holds a pasted text: a paragraph for each line, a list's link for a line without a sentence. */
function page(text) {
  const safe = (line) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const blocks = lines.map((line) => (/[.!?”"]$/.test(line) ? `<p>${safe(line)}</p>` : `<ul><li><a href="/x">${safe(line)}</a></li></ul>`));
  return `<!doctype html><html lang="en"><head><title>${safe(lines[0])}</title></head><body><main><article>${blocks.join("\n")}</article></main></body></html>`;
}

/** In the browser: the median milliseconds of both on one page. */
async function measure({ html, rounds, warm, library }) {
  const nutgraf = await import(library);
  await nutgraf.default();
  const ways = {
    nutgraf: () => nutgraf.analyze(html, { input: "html" }).claims.length,
    peers: () => {
      const article = new Readability(new DOMParser().parseFromString(html, "text/html")).parse();
      const read = nlp(article.textContent);
      return read.sentences().out("array").length + read.quotations().out("array").length;
    },
  };
  const times = { nutgraf: [], peers: [] };
  for (let round = 0; round < warm + rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const begin = performance.now();
      if (!run()) throw new Error(`${name} found nothing`);
      if (round >= warm) times[name].push(performance.now() - begin);
    }
  }
  const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  return { nutgraf: middle(times.nutgraf), peers: middle(times.peers) };
}

const [served, browser] = [await site(), await launch()];
// A page of the same origin without the strict policy, under which DOMParser does not run.
const tab = await browser.newPage();
const blank = new URL("peers.html", served.url).href;
await tab.route(blank, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
await tab.goto(blank);
for (const script of ["@mozilla/readability/Readability.js", "compromise/builds/compromise.js"]) {
  await tab.addScriptTag({ content: await readFile(`${root}/node_modules/${script}`, "utf8") });
}
const sum = { nutgraf: 0, peers: 0 };
console.log("   nutgraf  Readability and compromise  ratio  page");
const line = (time, name) => console.log(`${time.nutgraf.toFixed(1).padStart(7)} ms ${time.peers.toFixed(1).padStart(24)} ms ${(time.peers / time.nutgraf).toFixed(1).padStart(6)}  ${name}`);
for (const name of (await readdir(`${root}/seeds`)).filter((file) => file.endsWith(".txt")).sort()) {
  const html = page(await readFile(`${root}/seeds/${name}`, "utf8"));
  const time = await tab.evaluate(measure, { html, rounds: ROUNDS, warm: WARM, library: new URL("nutgraf/index.js", served.url).href });
  sum.nutgraf += time.nutgraf;
  sum.peers += time.peers;
  line(time, name);
}
line(sum, `all of them (the target is ${TARGET})`);
await browser.close();
await served.close();
