// How the page looks and reads to assistive technology: axe, contrast in both modes, phone to desktop, forced colours.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch, open, paste, shown, site } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let served;
before(async () => {
  [served, browser] = [await site(), await launch()];
});
after(async () => {
  await browser?.close();
  await served?.close();
});

/** What axe finds, one line each; with its rules of best practice. */
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  // Straight into the page's world: the page's own policy lets no foreign script in, which is what we want of it.
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run(document, { resultTypes: ['violations'] }).then((r) => JSON.stringify(r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target} ${n.failureSummary}`))))",
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value);
}

async function states(page) {
  const found = { start: await violations(page) };
  await paste(page, { text: "UNDATED" });
  await shown(page);
  found.result = await violations(page);
  await page.keyboard.press("j");
  found.card = await violations(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await page.locator(".piece").first().waitFor();
  found.unfolded = await violations(page);
  const sheet = page.locator(".footbar > :last-child");
  if (await sheet.isVisible()) {
    await sheet.click();
    found.sheet = await violations(page);
    await page.keyboard.press("Escape");
  }
  await page.evaluate(() => document.querySelector('[data-filter="kind-unnamed"]').click());
  await page.evaluate(() => document.querySelector('[data-filter="label-pledge"]').click());
  found.filtered = await violations(page);
  await page.keyboard.press("?");
  found.help = await violations(page);
  await page.keyboard.press("Escape");
  await paste(page, { text: "HUGE" }, "body");
  await page.getByRole("alert").waitFor();
  found.error = await violations(page);
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries({ phone: { width: 375, height: 812 }, desktop: { width: 1440, height: 900 } })) {
    test(`axe finds nothing: ${colorScheme}, ${size}`, async () => {
      const { page, trouble, close } = await open(browser, served.url, { fixture: true, colorScheme, viewport, reducedMotion: "reduce" });
      for (const [state, found] of Object.entries(await states(page))) assert.deepEqual(found, [], state);
      await close();
      assert.deepEqual(trouble, []);
    });
  }
}

test("axe would find something: a control whose name is taken away", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true });
  await page.evaluate(() => document.getElementById("theme").removeAttribute("aria-label"));
  assert.match((await violations(page)).join("\n"), /button-name/);
  await close();
});

for (const width of [320, 375, 768, 1024, 1440]) {
  test(`nothing is cut off or scrolls sideways at ${width} px`, async () => {
    const { page, close } = await open(browser, served.url, { fixture: true, viewport: { width, height: 700 } });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0, "start");
    await paste(page, { text: "the article" });
    await shown(page);
    assert.equal(await overflow(), 0, "result");
    await page.keyboard.press("u");
    assert.equal(await overflow(), 0, "unfolded");
    for (let n = 0; n < 8; n++) {
      await page.keyboard.press("j");
      const { left, right } = await page.locator(".card").evaluate((node) => node.getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= width, `card ${n}: ${left} to ${right}`);
      assert.equal(await overflow(), 0, `card ${n}`);
    }
    await page.keyboard.press("?");
    assert.equal(await overflow(), 0, "help");
    await close();
  });
}

describe("light and dark", () => {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  test("follow the system until the reader chooses; the choice outlives the page", async () => {
    const { page, close } = await open(browser, served.url, { fixture: true, colorScheme: "dark" });
    const button = page.getByRole("button", { name: "Dark mode" });
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    const dark = await paper(page);
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    const light = await paper(page);
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await paper(page), light);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["nutgraf-theme"]);
    await close();
  });
});

test("what is pasted is nowhere stored", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true });
  await paste(page, { text: "a secret story" });
  await shown(page);
  const kept = await page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href, (await indexedDB.databases()).length, (await caches.keys()).length]));
  assert.doesNotMatch(kept, /secret/);
  assert.match(kept, /,0,0\]$/);
  await close();
});

test("reduced motion: nothing moves by itself", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true, reducedMotion: "reduce" });
  await paste(page, { text: "HUGE" });
  await page.getByRole("alert").waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length), 0);
  assert.equal(await page.getByRole("alert").evaluate((node) => getComputedStyle(node).animationName), "none");
  await close();
});

test("forced colours: the kinds are still told apart, the chosen ones are seen", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true, forcedColors: "active" });
  await paste(page, { text: "the article" });
  await shown(page);
  const lines = await page.locator(".story .r-content").evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).textDecorationStyle));
  assert.equal(new Set(lines).size, 5);
  await close();
});

test("landmarks, one heading of the first rank, and what a screen reader is told", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true });
  const ranks = () => page.evaluate(() => [...document.querySelectorAll("h1")].length);
  assert.equal(await ranks(), 1);
  await paste(page, { text: "the article" });
  await shown(page);
  assert.equal(await ranks(), 1);
  for (const role of ["banner", "main", "article", "complementary", "contentinfo"]) assert.equal(await page.getByRole(role).count(), 1, role);
  await page.waitForFunction(() => document.getElementById("status").textContent === "8 claims, 16 of 25 pieces stripped.");
  const first = page.locator(".handle").first();
  assert.equal(await first.getAttribute("role"), "button");
  assert.equal(await first.getAttribute("aria-description"), "Claim 1 of 8. Quoted. Source: Rosa Kern.");
  await close();
});

test("on paper the article stands without controls, with its underlines and the list of claims", async () => {
  const { page, close } = await open(browser, served.url, { fixture: true });
  await paste(page, { text: "the article" });
  await shown(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".masthead").isVisible(), false);
  assert.equal(await page.locator(".block > .switch").first().isVisible(), false);
  assert.equal(await page.locator(".story .r-content").first().isVisible(), true);
  assert.equal(await page.locator(".item").last().isVisible(), true);
  await close();
});

test("on a phone a tap opens the card as a sheet below the words", async () => {
  const { page, trouble, close } = await open(browser, served.url, { fixture: true, viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  await paste(page, { text: "the article" });
  await shown(page);
  const words = page.locator('.story .r-content:has-text("talks on")');
  await words.tap();
  const card = page.locator(".card");
  await card.waitFor();
  const [above, below] = await Promise.all([words.boundingBox(), card.boundingBox()]);
  assert.ok(above.y + above.height <= below.y, "the words are seen above the sheet");
  assert.equal(Math.round(below.y + below.height), 812);
  await card.getByRole("button", { name: "Close" }).tap();
  assert.equal(await card.isVisible(), false);
  await page.getByRole("button", { name: "Claims", exact: true }).tap();
  await page.locator(".item").nth(1).tap();
  assert.equal(await page.locator(".panel").isVisible(), false);
  assert.match(await card.innerText(), /Rosa Kern/);
  await close();
  assert.deepEqual(trouble, []);
});
