// Nothing that is pasted runs, and nothing leaves: every way that `vectors.txt` knows, by every way in, and once more in what
// is exported. That the policy is strict, and that a looser one would be noticed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { marked } from "marked";
import { loose, loosened } from "./policy.mjs";
import { launch, open, paste, root, shown, site } from "./site.mjs";
import { stories, vectors, watch } from "./vectors.mjs";

const SINGLE = join(root, "dist/nutgraf.html");

let browser;
let served;
before(async () => {
  [served, browser] = [await site(), await launch()];
});
after(async () => {
  await browser?.close();
  await served?.close();
});

/** A tab at `url` in which all that must not happen is noted; `body` is what is served there instead of the page. */
async function watched(url, body) {
  const tab = await browser.newContext({ acceptDownloads: false });
  const happened = await watch(tab, new URL("./", url).href);
  if (body !== undefined) await tab.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  const page = await tab.newPage();
  await page.goto(url);
  return { page, happened, close: () => tab.close() };
}

/** Looks at all that the page can show, and finds nothing in it that the page does not make itself. */
async function lookAround(page) {
  await page.evaluate(() => {
    for (const item of document.querySelectorAll(".item")) item.click();
    for (const handle of document.querySelectorAll(".handle")) handle.focus();
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  const strange = await page.evaluate(() => {
    const tags = "article aside blockquote button dd details div dl dt form h1 h2 h3 header input label li ol option p path pre progress section select span strong summary svg table tbody td time tr ul";
    const attributes = /^(aria-[a-z]+|class|d|data-[a-z]+|datetime|disabled|for|hidden|lang|open|placeholder|required|role|spellcheck|autocomplete|tabindex|title|type|value|viewBox)$/;
    const ids = /^(article-title|panel|published|query|legend-title|claims-title|sort|card-[a-z]+)$/;
    const place = /^((max-height|top|left): -?[\d.]+px; ?)*$/; // where the card stands
    const known = new Set(tags.split(" "));
    return [...document.querySelectorAll("#view *, .notices *")].flatMap((node) => [
      ...(known.has(node.localName) ? [] : [node.localName]),
      ...[...node.attributes].filter(({ name, value }) => (name === "style" ? !place.test(value) : name === "id" ? !ids.test(value) : !attributes.test(name))).map(({ name, value }) => `${node.localName} ${name}=${value}`),
    ]);
  });
  assert.deepEqual([...new Set(strange)], []);
}

/** What was set off runs after the turn that set it off. */
const settled = (page) => page.waitForTimeout(150);

test("the vectors are live: where nothing stops them, they run and ask", async () => {
  assert.ok(vectors.length >= 300, `${vectors.length} vectors`);
  const { page, happened, close } = await watched(`${served.url}bare.html`, "<!doctype html><title>bare</title>");
  for (let n = 0; n < vectors.length; n += 110) {
    await page.evaluate(async (some) => {
      const loads = some.map((vector) => new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.onload = resolve;
        frame.srcdoc = `<!doctype html><body>${vector}`;
        document.body.append(frame);
      }));
      await Promise.race([Promise.all(loads), new Promise((resolve) => setTimeout(resolve, 1000))]);
    }, vectors.slice(n, n + 110));
  }
  await settled(page);
  const [ran, asked] = ["ran ", "request: "].map((what) => happened.filter((each) => each.startsWith(what)).length);
  console.log(`${vectors.length} vectors, unguarded: ${ran} times something ran, ${asked} requests`);
  assert.ok(ran >= 60 && asked >= 20, `${ran} ran, ${asked} asked`);
  await close();
});

/** Gives the page every story in turn by `give`, and looks at each. */
async function allStories(url, give, { many = 30 } = {}) {
  const { page, happened, close } = await watched(url);
  for (const [n, story] of stories(many).entries()) {
    await give(page, story, n);
    await page.waitForFunction((n) => document.querySelector("article.article")?.dataset.built > n && !document.body.hasAttribute("aria-busy"), n);
    await lookAround(page);
  }
  await settled(page);
  assert.deepEqual(happened, []);
  await close();
}

describe("nothing runs and nothing is asked for", () => {
  for (const flavour of ["text", "html"]) {
    test(`pasted as ${flavour}`, () => allStories(served.url, (page, story) => paste(page, { [flavour]: story }, "body")));
    test(`pasted as ${flavour} into the page as one file`, () => allStories(pathToFileURL(SINGLE).href, (page, story) => paste(page, { [flavour]: story }, "body"), { many: 400 }));
  }

  test("typed into the field", () => allStories(served.url, async (page, story, n) => {
    if (n > 0) await page.getByRole("button", { name: "New article" }).click();
    await page.locator("#paste").fill(story);
    await page.getByRole("button", { name: "Analyse" }).click();
  }, { many: 400 }));

  for (const [type, name] of [["text/html", "story.html"], ["text/plain", "story.txt"]]) {
    test(`opened as ${name}, whose name is a vector, too`, () => allStories(served.url, async (page, story, n) => {
      if (n > 0) await page.getByRole("button", { name: "New article" }).click();
      // A file with U+0000 in it is refused: no text has one.
      const buffer = Buffer.from(story.replaceAll("\0", ""));
      await page.locator("#file").setInputFiles({ name: `<img src=x onerror=alert(1)>${name}`, mimeType: type, buffer });
    }, { many: 400 }));
  }

  test("dropped", () => allStories(served.url, async (page, story) => {
    const dataTransfer = await page.evaluateHandle((story) => {
      const transfer = new DataTransfer();
      transfer.setData("text/html", story);
      transfer.setData("text/uri-list", "javascript:alert(1)");
      return transfer;
    }, story);
    await page.dispatchEvent("body", "drop", { dataTransfer });
  }, { many: 400 }));

  test("each alone, as a page of HTML", async () => {
    const { page, happened, close } = await watched(served.url);
    for (let n = 0; n < vectors.length; n += 30) {
      await page.evaluate(async (some) => {
        const article = () => document.querySelector("article.article")?.dataset.built;
        for (const vector of some) {
          const before = article();
          const data = new DataTransfer();
          data.setData("text/html", `${vector}<p>“It will hold,” said Ida Broome.`);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          while (article() === before || article() === undefined) await new Promise((resolve) => setTimeout(resolve));
        }
      }, vectors.slice(n, n + 30));
      await lookAround(page);
    }
    await settled(page);
    assert.deepEqual(happened, []);
    await close();
  });

  test("exported as Markdown, and opened where markup in Markdown is live", async () => {
    const bin = process.env.NUTGRAF_BIN ?? join(root, "target/debug/nutgraf");
    const [story] = stories(400);
    for (const input of ["text", "html"]) {
      const markdown = execFileSync(bin, ["analyze", "--input", input, "--strip", "off", "--format", "markdown", "-"], { input: story, encoding: "utf8" });
      const { page, happened, close } = await watched(`${served.url}exported.html`, `<!doctype html><body>${marked.parse(markdown)}`);
      const strange = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((node) => /^(script|img|iframe|svg|math|style|link|meta|base|form|input|object|embed|video|audio)$/.test(node.localName) || [...node.attributes].some(({ name }) => /^(on|src|style)/.test(name)) || /^\s*(javascript|data|vbscript):/i.test(node.href ?? "")).map((node) => node.outerHTML.slice(0, 200)));
      await settled(page);
      assert.deepEqual([...strange, ...happened], []);
      // Once more through the page, as the file that it is.
      await page.goto(served.url);
      await page.locator("#file").setInputFiles({ name: "story.md", mimeType: "text/markdown", buffer: Buffer.from(markdown) });
      await shown(page);
      await lookAround(page);
      assert.deepEqual(happened, []);
      await close();
    }
  });
});

describe("the policy", () => {
  const meta = async (path) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await readFile(path, "utf8"))[1];

  for (const file of ["www/index.html", "dist/nutgraf.html"]) {
    test(`of ${file} is strict, and loosening it would be noticed`, async () => {
      const policy = await meta(join(root, file));
      assert.deepEqual(loose(policy), []);
      const looser = loosened(policy);
      assert.ok(looser.length > 100);
      assert.deepEqual(looser.filter((each) => loose(each).length === 0), []);
    });
  }

  test("of the page as it is served is the page's own, and strict", async () => {
    const answer = await fetch(served.url);
    const policies = [answer.headers.get("content-security-policy"), /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await answer.text())[1]];
    // A host need not send one; then the page's own stands alone.
    for (const policy of policies.filter(Boolean)) assert.deepEqual(loose(policy), []);
  });

  test("is in force: no markup strings, no eval, no inline script or style, no request elsewhere", async () => {
    const { page, close } = await open(browser, served.url);
    await page.waitForLoadState("networkidle");
    const outcome = await page.evaluate(async () => {
      const blocked = async (act) => {
        try {
          return (await act()) ?? "done";
        } catch (error) {
          return error.constructor.name;
        }
      };
      return {
        innerHTML: await blocked(() => { document.createElement("p").innerHTML = "<b>x</b>"; }),
        eval: await blocked(() => new Promise((done, fail) => setTimeout(() => { try { done((0, eval)("'done'")); } catch (error) { fail(error); } }))),
        policy: await blocked(() => { trustedTypes.createPolicy("other", {}); }),
        worker: await blocked(() => { new Worker("nutgraf/worker-thread.js"); }),
        fetch: await blocked(() => fetch("https://elsewhere.invalid/").then(() => "done")),
        script: await blocked(() => { const s = document.createElement("script"); s.append("globalThis.ran = 1"); document.head.append(s); return globalThis.ran ? "done" : "stopped"; }),
        style: await blocked(() => { const p = document.createElement("p"); p.setAttribute("style", "color: rgb(1, 2, 3)"); document.body.append(p); return getComputedStyle(p).color === "rgb(1, 2, 3)" ? "done" : "stopped"; }),
      };
    });
    for (const [what, result] of Object.entries(outcome)) assert.notEqual(result, "done", what);
    assert.equal(outcome.innerHTML, "TypeError");
    await close();
  });

  test("the page's code holds no markup strings", async () => {
    const files = (await readdir(join(root, "www"), { recursive: true })).filter((name) => name.endsWith(".js"));
    assert.ok(files.length > 10);
    for (const name of files) {
      const code = await readFile(join(root, "www", name), "utf8");
      assert.doesNotMatch(code, /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTMLUnsafe|eval\(|new Function)/, name);
    }
  });
});
