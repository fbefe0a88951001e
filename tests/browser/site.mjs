// The page and a browser for the tests. `NUTGRAF_URL` names a page that is served already, `CHROMIUM` a browser;
// without them the tests serve `www/` (and what is built, from `dist/`) themselves and look for Chromium. `SLOWDOWN=8` has
// the page run eight times slower, which brings out what only a slow machine would: a test that does not wait.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Serves the page below `base`. Returns `{ url, close }`. */
export async function serve(base = "/") {
  const folders = [join(root, "www"), join(root, "dist")];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length) || "index.html") : "..";
    const file = inside.startsWith("..") ? undefined : folders.map((folder) => join(folder, inside)).find((each) => existsSync(each) && extname(each));
    if (!file) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", "x-content-type-options": "nosniff" });
    response.end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

/** The page under test. */
export async function site() {
  if (process.env.NUTGRAF_URL) return { url: new URL("./", process.env.NUTGRAF_URL).href, close: async () => {} };
  return serve();
}

export function launch() {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"].find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found: install it, or name it in CHROMIUM");
  return chromium.launch({
    executablePath: found,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * Opens the page in a context of its own. What must never happen on it is gathered in `trouble`: errors, console errors,
 * dialogs, requests to elsewhere. `fixture: true` puts a stand-in for the analyser in its place.
 */
export async function open(browser, url, { fixture = false, ...context } = {}) {
  const tab = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  const page = await tab.newPage();
  const trouble = [];
  const home = new URL(url).origin;
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
  page.on("dialog", async (dialog) => { trouble.push(`dialog: ${dialog.message()}`); await dialog.dismiss(); });
  await page.route("**/*", (route) => {
    const asked = new URL(route.request().url());
    if (asked.origin !== home && !["data:", "blob:"].includes(asked.protocol)) {
      trouble.push(`request: ${asked.href}`);
      return route.abort();
    }
    return route.fallback();
  });
  if (fixture) {
    const stand = await readFile(new URL("./fixtures/worker.js", import.meta.url), "utf8");
    await page.route("**/nutgraf/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: stand }));
  }
  if (process.env.SLOWDOWN) await (await tab.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.SLOWDOWN) });
  await page.goto(url);
  return { page, trouble, close: () => tab.close() };
}

/** A real paste: a clipboard event with the flavours that a copy off a page carries. */
export async function paste(page, { text = "", html = "" }, selector = "#paste") {
  await page.locator(selector).focus();
  await page.evaluate(({ text, html }) => {
    const data = new DataTransfer();
    if (text) data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, { text, html });
}

/** Waits until an article is shown in full. */
export async function shown(page, { timeout } = {}) {
  await page.locator("article.article[data-built]").waitFor({ timeout });
  await page.waitForFunction(() => !document.body.hasAttribute("aria-busy"));
}
