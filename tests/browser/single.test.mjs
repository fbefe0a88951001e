// The page as one file, opened from the disk, without a network: it must do what the page does.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch, paste, root, shown } from "./site.mjs";

let browser;
let tab;
let page;
const trouble = [];

before(async () => {
  browser = await launch();
  tab = await browser.newContext({ offline: true });
  page = await tab.newPage();
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    const own = protocol === "file:" && request.isNavigationRequest();
    if (!own && !["data:", "blob:"].includes(protocol)) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(root, "dist/nutgraf.html")).href);
});
after(async () => {
  await browser?.close();
});

test("a sample that lies in the file", async () => {
  await page.locator("[data-sample]").first().click();
  await shown(page);
  assert.match(await page.locator("h1").innerText(), /ferry/i);
  assert.ok((await page.locator(".item").count()) > 3);
});

test("a seed that is pasted", async () => {
  await page.reload();
  await paste(page, { text: await readFile(join(root, "seeds/000_4cb486dbc6683a7d.txt"), "utf8") });
  await shown(page);
  assert.equal(await page.locator("h1").innerText(), "US, NATO planners start to craft Ukraine security guarantee options");
  assert.ok((await page.locator(".item").count()) > 10);
});

test("its policy names each script and style by hash, and lets it ask nothing of anyone", async () => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /^default-src 'none'; script-src 'sha256-/);
  assert.doesNotMatch(policy, /unsafe-inline|connect-src|https?:|\*/);
  assert.match(policy, /require-trusted-types-for 'script'/);
});

test("nothing went wrong, and nothing was asked for", () => assert.deepEqual(trouble, []));
