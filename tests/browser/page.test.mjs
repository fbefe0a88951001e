// The page, with a stand-in for the analyser whose report is known word for word: what is shown, and what each control does.

import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { launch, open, paste, shown, site } from "./site.mjs";

let browser;
let served;
let page;
let trouble;
let close;

before(async () => {
  [served, browser] = [await site(), await launch()];
});
after(async () => {
  await browser?.close();
  await served?.close();
});

const begin = (options) => async () => {
  ({ page, trouble, close } = await open(browser, served.url, { fixture: true, ...options }));
};
const article = async () => {
  await paste(page, { text: "the article" });
  await shown(page);
};
const finish = async () => {
  await close();
  assert.deepEqual(trouble, []);
};
const kindCount = (id) => page.locator(`[data-filter="kind-${id}"] .n`).innerText();
const words = (selector) => page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent));
const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
const calls = () => page.evaluate(() => globalThis.calls);

describe("the article", () => {
  beforeEach(async () => {
    await begin()();
    await article();
  });
  afterEach(finish);

  test("reads as it was written, with its title, author and date on top", async () => {
    assert.deepEqual(await words("h1"), ["Mill to close, says owner"]);
    assert.deepEqual(await words(".byline"), ["By Ada Testwell"]);
    assert.match((await words(".dates"))[0], /^1 March 2025/);
    assert.deepEqual(await words(".story h2"), ["What comes next"]);
    assert.deepEqual(await words(".story ul.list > li > .words"), ["Union leader Tom Vail demanded talks on Monday.", "Output fell 20 per cent, more than in 2019."]);
    assert.deepEqual(await words(".story blockquote"), ["“Rust never sleeps,” a sign reads."]);
    assert.equal(await page.title(), "Mill to close, says owner – nutgraf");
  });

  test("tells source, cue and content apart by more than colour", async () => {
    const first = page.locator('.block:has-text("We will close")').first();
    const style = (selector, name) => first.locator(selector).evaluate((node, n) => getComputedStyle(node)[n], name);
    assert.deepEqual(await first.locator(".r-content").allInnerTexts(), ["“We will close the mill on Friday,”"]);
    assert.deepEqual(await first.locator(".r-source").allInnerTexts(), ["owner Rosa Kern"]);
    assert.deepEqual(await first.locator(".r-cue").allInnerTexts(), ["said"]);
    assert.equal(await style(".r-source", "fontWeight"), "700");
    assert.equal(await style(".r-cue", "fontStyle"), "italic");
    assert.match(await style(".r-content", "textDecorationLine"), /underline/);
  });

  test("gives each kind an underline of its own", async () => {
    const underline = (node) => ["textDecorationStyle", "textDecorationLine"].map((name) => getComputedStyle(node)[name]).join(" ");
    const kinds = ["direct", "mixed", "indirect", "unnamed", "unstated", "own"];
    const styles = await Promise.all(kinds.map((kind) => page.locator(`.story .r-content.k-${kind}`).first().evaluate(underline)));
    assert.equal(new Set(styles).size, kinds.length, styles.join(", "));
  });

  test("shows a claim inside a claim inside a claim", async () => {
    const block = page.locator('.block:has-text("Daily Probe")');
    const parts = await block.locator(".seg").evaluateAll((nodes) => nodes.map((node) => [node.textContent, node.className.replace(/seg|handle/g, "").trim().replace(/\s+/g, " ")]));
    const classOf = (text) => parts.find(([t]) => t === text)?.[1];
    assert.equal(classOf("The Daily Probe"), "k-indirect r-source");
    assert.equal(classOf("officials"), "k-indirect r-source nested o-indirect");
    assert.equal(classOf("two sources"), "k-unnamed r-source nested o-indirect");
    assert.equal(classOf("any sale for €1.2 million"), "k-unnamed r-content nested o-indirect");
    assert.equal(await block.locator(".words").innerText(), "The Daily Probe reported that officials said two sources denied any sale for €1.2 million.");
  });

  test("marks hedges, inside claims and outside", async () => {
    assert.deepEqual(await words(".story .hedge"), ["may", "might"]);
  });

  test("folds away what was stripped where it stood, and unfolds it with kind and reason", async () => {
    const folds = page.locator("details.stripped");
    assert.equal(await folds.count(), 3);
    assert.match(await folds.nth(0).locator("summary").innerText(), /^6 pieces stripped\s+menu, promotion, byline, date …$/);
    assert.equal(await page.locator(".piece").count(), 0);
    await folds.nth(0).locator("summary").click();
    const piece = folds.nth(0).locator(".piece").first();
    assert.match(await piece.innerText(), /^Menu\s+Short words without a sentence\s+Home News Sport 🥜 Weather/);
    await page.getByRole("button", { name: "Show stripped" }).click();
    // Long work goes in slices, so a slow machine is not at its end when the click is.
    await page.waitForFunction(() => document.querySelectorAll(".piece").length === 16);
    await page.getByRole("button", { name: "Show stripped" }).click();
    await page.waitForFunction(() => !document.querySelector("details.stripped[open]"));
  });
});

describe("legend and list", () => {
  beforeEach(async () => {
    await begin()();
    await article();
  });
  afterEach(finish);

  test("count each kind", async () => {
    assert.deepEqual(await Promise.all(["direct", "mixed", "indirect", "unnamed", "unstated", "own"].map(kindCount)), ["1", "1", "3", "1", "1", "1"]);
    assert.equal(await page.locator(".item").count(), 8);
    assert.equal(await page.locator("#claims-title").innerText(), "8 claims");
  });

  test("tell an unnamed source from none, in letter and in words", async () => {
    const badge = (kind) => page.locator(`[data-filter="kind-${kind}"] .badge`).textContent();
    const [unnamed, unstated] = await Promise.all(["unnamed", "unstated"].map(badge));
    assert.match(unnamed, /^U\s*Unnamed source/);
    assert.match(unstated, /^N\s*No source/);
  });

  test("a kind that is switched off loses its highlights and its list entries, and comes back", async () => {
    const unnamed = page.locator('[data-filter="kind-unnamed"]');
    await unnamed.click();
    assert.equal(await unnamed.getAttribute("aria-pressed"), "false");
    assert.equal(await page.locator(".story .k-unnamed").count(), 0);
    assert.equal(await page.locator(".item").count(), 7);
    // The words of the outer claim now show as its own.
    assert.equal(await page.locator('.story .k-indirect.r-content:has-text("any sale")').count(), 1);
    await unnamed.click();
    assert.equal(await page.locator(".item").count(), 8);
  });

  test("a label shows only claims that carry it", async () => {
    await page.locator('[data-filter="label-pledge"]').click();
    assert.deepEqual(await words(".item .item-words"), ["“fair pay” for about 300 workers"]);
    assert.deepEqual(await words(".story .r-content"), ["“fair pay” for about 300 workers"]);
    assert.equal(await page.locator("#claims-title").innerText(), "1 of 8 claims");
  });

  test("a word filters by source and by content, and Clear lets all through", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("rosa");
    assert.equal(await page.locator(".item").count(), 2);
    await page.locator("#query").fill("nobody at all");
    assert.equal(await page.locator(".none").innerText(), "No claim passes the filter.");
    await page.getByRole("button", { name: "Clear filter" }).click();
    assert.equal(await page.locator(".item").count(), 8);
  });

  test("sort by how much a claim is worth checking, and by source", async () => {
    await page.locator("#sort").selectOption("worth");
    assert.equal((await words(".item .item-words"))[0], "Output fell 20 per cent, more than in 2019.");
    await page.locator("#sort").selectOption("source");
    assert.equal((await words(".item .item-source"))[0], "Officials");
    await page.locator("#sort").selectOption("text");
    assert.equal((await words(".item .item-source"))[0], "Rosa Kern");
  });

  test("an entry of the list goes to its words", async () => {
    await page.locator(".item").nth(5).click();
    assert.equal(await focused(), "talks on Monday");
    assert.match(await page.locator(".card .card-source").innerText(), /Tom Vail/);
  });
});

describe("the card", () => {
  beforeEach(async () => {
    await begin()();
    await article();
  });
  afterEach(finish);

  const card = () => page.locator(".card");

  test("opens on hover without taking the focus, stays while the pointer is in it, and goes after", async () => {
    const held = await focused();
    await page.locator(".story .r-content").first().hover();
    await card().waitFor();
    assert.equal(await focused(), held);
    await card().hover();
    await page.waitForTimeout(400);
    assert.equal(await card().isVisible(), true);
    await page.mouse.move(5, 300);
    await card().waitFor({ state: "hidden" });
  });

  test("says source, words, cue, stance, figures and how it was relayed", async () => {
    await page.locator('.story .r-content:has-text("any sale")').click();
    const text = await card().innerText();
    for (const part of ["Two sources", "Not named", "in the writer’s words", "denied (deny)", "denies it", "put as certain", "says that something is not so", "EUR 1,200,000", "Relayed by Officials", "Denial", "for a figure, a comparison"]) {
      assert.ok(text.includes(part), `${part} is missing in: ${text}`);
    }
  });

  test("says dates with what resolved them, and which are not resolved", async () => {
    await page.locator('.story .r-content:has-text("We will close")').click();
    assert.match(await card().innerText(), /7 March 2025, counted from the article’s date/);
    assert.match(await card().innerText(), /Person, named twice in the article/);
    await page.keyboard.press("Escape");
    await page.locator('.story .r-content:has-text("talks on")').click();
    assert.match(await card().innerText(), /not resolved/);
  });

  test("names the words that hedge a claim", async () => {
    await page.locator('.story .r-content:has-text("the river")').click();
    assert.match(await card().innerText(), /put as possible\s+Hedged by\s+might/);
    assert.match(await card().innerText(), /Source not stated/);
  });

  test("follows the chain of who relays whom", async () => {
    await page.locator('.story .r-content:has-text("any sale")').click();
    await card().getByRole("button", { name: "Officials", exact: true }).click();
    assert.match(await card().innerText(), /Relayed by The Daily Probe/);
    assert.match(await card().innerText(), /Relays Two sources/);
  });

  test("closes on Escape and on a click elsewhere", async () => {
    await page.locator(".story .r-content").first().click();
    await card().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await card().isVisible(), false);
    await page.locator(".story .r-content").first().click();
    await page.locator(".foot").click();
    assert.equal(await card().isVisible(), false);
  });

  test("copies the words with their source", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".story .r-content").first().click();
    await card().getByRole("button", { name: "Copy with source" }).click();
    await page.locator(".toast", { hasText: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "“We will close the mill on Friday,”\n— Rosa Kern, Fixture Press, “Mill to close, says owner”, 1 March 2025");
  });

  test("ignores a highlight, with undo and redo", async () => {
    await page.locator(".story .r-content").first().click();
    await card().getByRole("button", { name: "Ignore" }).click();
    assert.equal(await page.locator(".story .k-direct").count(), 0);
    assert.equal(await kindCount("direct"), "0");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    assert.equal(await kindCount("direct"), "1");
    await page.getByRole("button", { name: "Redo" }).click();
    assert.equal(await kindCount("direct"), "0");
    await page.getByRole("button", { name: "Show 1 ignored" }).click();
    assert.equal(await kindCount("direct"), "1");
    assert.equal((await calls()).length, 1, "ignoring a highlight needs no new analysis");
  });
});

describe("stripping and taking back", () => {
  beforeEach(async () => {
    await begin()();
    await article();
  });
  afterEach(finish);

  test("a stripped piece comes back where it stood; the analysis is told its place; focus and scroll stay", async () => {
    await page.locator("details.stripped summary").nth(2).click();
    const button = page.getByRole("button", { name: /Take back this disclosure/ });
    await button.scrollIntoViewIfNeeded();
    const before = await page.locator(".piece", { hasText: "We may earn" }).evaluate((node) => node.getBoundingClientRect().top);
    await button.click();
    await page.locator(".toast", { hasText: "Taken back" }).waitFor();
    const block = page.locator(".story .block", { hasText: "We may earn a fee." });
    assert.equal(await block.count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Strip this disclosure: We may earn a fee.");
    assert.ok(Math.abs((await block.evaluate((node) => node.getBoundingClientRect().top)) - before) < 2);
    const { overrides, input } = (await calls()).at(-1);
    assert.equal(input, "the article");
    assert.deepEqual(overrides, [{ start: Number(await block.getAttribute("data-start")), kept: true }]);
    // The pieces around it are still unfolded.
    assert.equal(await page.locator("details.stripped[open]").count(), 2);
  });

  test("a kept block can be stripped: its claims go, the focus stays at its place, undo brings it back", async () => {
    await page.getByRole("button", { name: /Strip this paragraph: “We will close/ }).click();
    await page.locator(".toast", { hasText: "Stripped" }).waitFor();
    assert.equal(await kindCount("direct"), "0");
    assert.equal(await page.locator(".story .block", { hasText: "We will close" }).count(), 0);
    assert.match(await focused(), /7 pieces stripped/);
    await page.keyboard.press("Control+z");
    await page.locator(".story .block", { hasText: "We will close" }).waitFor();
    assert.equal(await kindCount("direct"), "1");
    await page.keyboard.press("Control+Shift+Z");
    await page.locator(".story .block", { hasText: "We will close" }).waitFor({ state: "detached" });
    assert.deepEqual((await calls()).map(({ overrides }) => overrides.length), [0, 1, 0, 1]);
  });

  test("switching a block there and back leaves no override", async () => {
    await page.locator("details.stripped summary").first().click();
    await page.getByRole("button", { name: /Take back this caption/ }).click();
    await page.getByRole("button", { name: /Strip this caption/ }).click();
    await page.getByRole("button", { name: /Take back this caption/ }).waitFor();
    assert.deepEqual((await calls()).at(-1).overrides, []);
  });

  test("stripping can be switched off and on again", async () => {
    const strip = page.getByRole("switch", { name: "Strip boilerplate" });
    await strip.click();
    await page.locator(".story .block", { hasText: "Ten mills to see" }).waitFor();
    assert.equal(await strip.getAttribute("aria-checked"), "false");
    assert.equal(await page.locator("details.stripped").count(), 0);
    await strip.click();
    await page.locator("details.stripped").first().waitFor();
    assert.deepEqual((await calls()).map((call) => call.strip), ["auto", "off", "auto"]);
  });
});

describe("an article that does not say when it was published", () => {
  beforeEach(begin());
  afterEach(finish);

  test("can be given a date, which is undone like any other change", async () => {
    await paste(page, { text: "UNDATED" });
    await shown(page);
    await page.getByLabel("Published on").fill("2025-03-01");
    await page.getByRole("button", { name: "Set date" }).click();
    await page.getByText("Set by you").waitFor();
    assert.equal((await calls()).at(-1).published, "2025-03-01");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("The text does not say").waitFor();
    assert.equal((await calls()).at(-1).published, undefined);
  });
});

describe("by keyboard alone", () => {
  beforeEach(begin());
  afterEach(finish);

  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test("from the skip link to an article, through its claims, and back", async () => {
    await press("Tab");
    assert.equal(await focused(), "Skip to the article");
    await press("Enter", "Tab");
    assert.equal(await focused(), "paste");
    await page.keyboard.type("An article typed by hand.");
    await press("Tab", "Enter");
    await shown(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "article-title");

    await press("j");
    assert.equal(await focused(), "“We will close the mill on Friday,”");
    await press("n", "j");
    assert.equal(await page.locator(".card-at").innerText(), "3 of 8");
    await press("k", "p");
    assert.equal(await page.locator(".card-at").innerText(), "1 of 8");
    await press("Escape");
    assert.equal(await page.locator(".card").isVisible(), false);
    assert.equal(await focused(), "“We will close the mill on Friday,”");

    await press("ArrowRight");
    assert.equal(await focused(), "“fair pay” for about 300 workers");
    await press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".card") !== null), true);
    await press("Escape");
    assert.equal(await focused(), "“fair pay” for about 300 workers");
  });

  test("every control can be reached with Tab and the arrow keys", async () => {
    await article();
    const seen = new Set();
    await page.locator(".brand").focus();
    for (let n = 0; n < 60; n++) {
      await press("Tab");
      const here = await page.evaluate(() => { const a = document.activeElement; return a === document.body ? "" : `${a.className.toString().split(" ")[0]}|${a.getAttribute("aria-label") ?? a.textContent.slice(0, 20)}`; });
      if (!here) break;
      seen.add(here.split("|")[0]);
    }
    for (const control of ["handle", "switch", "kind", "chip", "query", "sort", "item", "switcher"]) {
      assert.ok([...seen].some((each) => each === control || (control === "handle" && each === "seg")), `${control} is not reached: ${[...seen].join(", ")}`);
    }
    await page.locator(".item").first().focus();
    await press("ArrowDown", "ArrowDown");
    assert.match(await focused(), /The Daily Probe/);
    await press("Enter");
    assert.match(await focused(), /The Daily Probe/);
  });

  test("a piece is taken back and stripped again", async () => {
    await article();
    await page.locator("details.stripped summary").first().focus();
    await press("Enter");
    // The list is filled when the browser tells of the opening, which is a moment after it.
    await page.locator("details.stripped[open] .pieces button").first().waitFor();
    await press("Tab", "Enter");
    await page.locator(".toast", { hasText: "Taken back" }).waitFor();
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Strip this menu/);
    await press("Enter");
    await page.locator(".toast", { hasText: "Stripped" }).waitFor();
  });

  test("help opens with ? and closes with Escape; single keys can be switched off", async () => {
    await article();
    await press("?");
    assert.equal(await page.locator("dialog.help").isVisible(), true);
    await page.getByLabel("Single-letter keys are on").uncheck();
    await press("Escape");
    assert.equal(await page.locator("dialog.help").isVisible(), false);
    await press("j");
    assert.equal(await page.locator(".card").isVisible(), false);
  });

  test("letters typed into the filter stay letters", async () => {
    await article();
    await press("/");
    await page.keyboard.type("jkn?");
    assert.equal(await page.locator("#query").inputValue(), "jkn?");
    assert.equal(await page.locator(".card").isVisible(), false);
  });
});

describe("when it goes wrong", () => {
  beforeEach(begin());
  afterEach(finish);

  const message = () => page.getByRole("alert").innerText();

  test("an analyser that crashes is said in plain words, and the next try works", async () => {
    await paste(page, { text: "CRASH" });
    assert.match(await message(), /stopped unexpectedly/);
    await page.getByRole("button", { name: "Try again" }).click();
    await shown(page);
    assert.equal(await page.locator(".item").count(), 8);
  });

  test("an article that is too long for the analyser is refused in plain words", async () => {
    await paste(page, { text: "HUGE" });
    assert.match(await message(), /too long/);
  });

  test("a long analysis shows that it runs and can be cancelled", async () => {
    await paste(page, { text: "SLOW ".repeat(100_000) });
    await page.locator(".working", { hasText: "Analysing 500 KB…" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".toast", { hasText: "Cancelled" }).waitFor();
    await article();
    assert.equal(await page.locator(".item").count(), 8);
  });

  test("a newer paste ends the older analysis", async () => {
    await paste(page, { text: "SLOW" });
    await article();
    assert.equal(await page.locator(".working").count(), 0);
    assert.equal(await page.locator("h1").innerText(), "Mill to close, says owner");
  });

  test("nothing typed, nothing on the clipboard, a file that is no text", async () => {
    await page.getByRole("button", { name: "Analyse" }).click();
    assert.match(await message(), /nothing to analyse/);
    await paste(page, { text: "  \n " });
    assert.match(await message(), /no text in that/);
    const file = (name, buffer, mimeType = "") => page.locator("#file").setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
    await file("report.pdf", "%PDF-1.7 …");
    await page.getByRole("alert").filter({ hasText: "“report.pdf” is a PDF" }).waitFor();
    await file("noise.bin", [1, 2, 0, 3]);
    await page.getByRole("alert").filter({ hasText: "“noise.bin” is not text" }).waitFor();
    await file("void.txt", []);
    await page.getByRole("alert").filter({ hasText: "“void.txt” is empty" }).waitFor();
    await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await page.locator("h1").innerText(), "Who says what?");
  });

  test("a page that holds no article says so", async () => {
    await paste(page, { text: "EMPTY" });
    await shown(page);
    assert.match(await page.locator(".story .notice").innerText(), /Nothing here reads like an article/);
    assert.equal(await page.locator("#claims-title").innerText(), "0 claims");
  });
});

describe("the ways in", () => {
  beforeEach(begin());
  afterEach(finish);

  const lastCall = async () => {
    await shown(page);
    return (await calls()).at(-1);
  };

  test("the HTML flavour of a paste is used where there is one", async () => {
    await paste(page, { text: "plain words", html: "<p>rich words</p>" });
    const { input } = await lastCall();
    assert.equal(input, "<p>rich words</p>");
  });

  test("a paste anywhere on the page counts", async () => {
    await paste(page, { text: "on the body" }, "body");
    assert.equal((await lastCall()).input, "on the body");
  });

  test("files are opened as what they are: UTF-8, UTF-16, an old page's own encoding", async () => {
    const file = (name, buffer) => page.locator("#file").setInputFiles({ name, mimeType: "text/html", buffer });
    await file("a.html", Buffer.from("<p>Grüße</p>", "utf8"));
    assert.equal((await lastCall()).input, "<p>Grüße</p>");
    await page.getByRole("button", { name: "New article" }).click();
    await file("b.html", Buffer.from("\ufeffGrüße", "utf16le"));
    await page.waitForFunction(() => globalThis.calls.length === 2);
    assert.equal((await lastCall()).input, "Grüße");
    await page.getByRole("button", { name: "New article" }).click();
    await file("c.html", Buffer.from('<meta charset="iso-8859-2">\xb1\xb6', "latin1"));
    await page.waitForFunction(() => globalThis.calls.length === 3);
    assert.match((await lastCall()).input, /ąś$/);
  });

  test("a file dropped on the page is read", async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["dropped words"], "story.txt", { type: "text/plain" }));
      return transfer;
    });
    await page.dispatchEvent("body", "dragover", { dataTransfer: data });
    assert.equal(await page.locator("body.dropping").count(), 1);
    await page.dispatchEvent("body", "drop", { dataTransfer: data });
    assert.equal((await lastCall()).input, "dropped words");
    assert.equal(await page.locator("body.dropping").count(), 0);
  });

  test("the browser's Back goes to the start, Forward to the article", async () => {
    await article();
    await page.goBack();
    assert.equal(await page.locator("h1").innerText(), "Who says what?");
    await page.goForward();
    assert.equal(await page.locator("h1").innerText(), "Mill to close, says owner");
  });
});
