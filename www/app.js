// State and wiring: what comes in goes to the analyser, its report to the views, the reader's changes back again.

import { run, warmUp } from "./analysis.js";
import { Card } from "./card.js";
import { el, icon } from "./dom.js";
import { bytes, citation, count } from "./format.js";
import { History } from "./history.js";
import { fromFile, fromText, fromTransfer, InputError, listenForDrops } from "./input.js";
import { helpDialog, listenForKeys } from "./keys.js";
import { model as modelOf } from "./model.js";
import { Notices } from "./notices.js";
import { ownText } from "./own.js";
import { listenForPointer } from "./pointer.js";
import { Panel } from "./panel.js";
import { turn } from "./slices.js";
import { resultFrame } from "./result.js";
import { ArticleView } from "./view.js";

const $ = (id) => document.getElementById(id);
const UNCHANGED = { strip: "auto", published: null, overrides: new Map(), ignored: new Set() };

// The state: what was pasted, what the reader changed, what the analyser said, and what it is doing now.
let source = null;
let edits = new History(UNCHANGED);
let verdicts = []; // the blocks as the analyser had them before the reader changed anything
let model = null;
let current = null; // the claim that is looked at
let working = null; // AbortController of the analysis that runs

// The views.
const view = $("view");
const start = view.querySelector(".start");
const frame = resultFrame({ undo, redo, strip, unfold, step });
const notices = new Notices($("main"), $("status"));
const article = new ArticleView(frame.article, { onSwitch: switchBlock, onPublished: (published) => change({ ...edits.now, published }) });
const panel = new Panel(frame.panel, { onFilter: filterChanged, onPick: pick, onRestore: restore });
const card = new Card(frame.card, { copy, ignore, step, go: (claim) => go(claim, { enter: true }), closed: cardClosed });
const help = helpDialog();

$("theme").append(icon("theme"));
$("help").append(icon("help"));
$("help").addEventListener("click", () => help.showModal());
$("new-article").addEventListener("click", () => history.back());
document.querySelector(".brand").addEventListener("click", (event) => {
  event.preventDefault();
  if (model) history.back();
});

// ——— In ———

const paste = $("paste");
$("paste-form").addEventListener("submit", (event) => {
  event.preventDefault();
  take(() => fromText(paste.value));
});
$("open-file").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  if (file) take(() => fromFile(file));
  $("file").value = "";
});
for (const button of start.querySelectorAll("[data-sample]")) button.addEventListener("click", () => take(() => sample(button.dataset.sample)));
document.addEventListener("paste", (event) => {
  const field = event.target.closest?.("input, textarea");
  // Into a field that holds words already, a paste is an edit.
  if (help.open || !event.clipboardData || (field && (field !== paste || field.value !== ""))) return;
  event.preventDefault();
  take(() => fromTransfer(event.clipboardData));
});
listenForDrops(document, {
  onTransfer: (transfer) => take(() => fromTransfer(transfer)),
  onOver: (over) => document.body.classList.toggle("dropping", over),
});

async function sample(url) {
  const text = await ownText(url).catch(() => {
    throw new InputError("unreadable", "The sample story could not be loaded.");
  });
  return fromText(text, url.endsWith(".html") ? "html" : "auto");
}

/** Reads what comes in and analyses it as a new article. */
async function take(read) {
  try {
    const taken = await read();
    await analyseNew(taken);
  } catch (error) {
    notices.error(error instanceof InputError ? error.message : "That could not be read.");
  }
}

// ——— Analysis ———

async function analyseNew(taken) {
  const found = await analyse(taken, UNCHANGED, { retry: () => analyseNew(taken) });
  if (!found) return;
  source = taken;
  edits = new History(UNCHANGED);
  verdicts = found.report.blocks;
  panel.reset();
  article.reset();
  frame.unfold.setAttribute("aria-pressed", "false");
  if (!(await showBeside(found))) return;
  show();
  if (history.state?.view !== "result") history.pushState({ view: "result" }, "");
  showView();
  scrollTo(0, 0);
  $("article-title").focus({ preventScroll: true });
  announceResult();
}

/** Analyses the same article with the reader's changes. True where it was shown. */
async function analyseAgain({ place = null } = {}) {
  const found = await analyse(source, edits.now, { retry: () => analyseAgain({ place }) });
  if (!found) return false;
  if (!(await showBeside(found))) return false;
  const { id } = document.activeElement;
  const inHead = document.activeElement.closest(".article-head");
  await keepPlace(place, () => show(place));
  if (inHead) ($(id) ?? $("published") ?? $("article-title")).focus({ preventScroll: true });
  announceResult();
  return true;
}

/** The model of one analysis: a newer one ends it, the reader can cancel it. Nothing where it failed or was cancelled. */
async function analyse(what, { strip, published, overrides }, { retry }) {
  working?.abort();
  const controller = new AbortController();
  working = controller;
  notices.dismiss();
  document.body.setAttribute("aria-busy", "true");
  const end = notices.progress(`Analysing ${bytes(what.data.length)}…`, () => controller.abort("cancelled"));
  try {
    const report = await run(what, { strip, published, overrides: [...overrides].map(([at, kept]) => ({ start: at, kept })) }, controller.signal);
    // The message that brought the report was work enough for one turn.
    await turn();
    return await modelOf(report, controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) notices.error(error.message, { name: "Try again", run: retry });
    else if (controller.signal.reason === "cancelled") notices.toast("Cancelled.");
    return null;
  } finally {
    end();
    if (working === controller) {
      working = null;
      document.body.removeAttribute("aria-busy");
    }
  }
}

// ——— Showing ———

const isVisible = (claim) => !edits.now.ignored.has(claim.key) && panel.passes(claim);

/** Shows what stands beside the article, then lets the browser breathe. False where another article came meanwhile. */
async function showBeside(found) {
  card.close();
  current = null;
  model = found;
  card.use(model);
  panel.show(model, { ignored: edits.now.ignored });
  showEdits();
  const { stripped, report } = model;
  frame.unfold.disabled = stripped === 0;
  frame.summary.replaceChildren(el("strong", {}, count(model.claims.length, "claim")), ` · ${stripped} of ${count(report.blocks.length, "piece")} stripped`);
  showPosition();
  await turn();
  return model === found;
}

function show(anchor) {
  const { report } = model;
  article.show(model, { isVisible, overridden: (block) => edits.now.overrides.has(block.start), published: edits.now.published, anchor: anchor ?? 0 });
  document.title = `${report.article.title?.value ?? "Untitled article"} – nutgraf`;
}

function announceResult() {
  notices.announce(`${count(model.claims.length, "claim")}, ${model.stripped} of ${count(model.report.blocks.length, "piece")} stripped.`);
}

function showEdits() {
  frame.undo.disabled = !edits.canUndo;
  frame.redo.disabled = !edits.canRedo;
  frame.strip.setAttribute("aria-checked", String(edits.now.strip === "auto"));
}

/** The start, or the result where there is one and the browser's history stands there. */
function showView() {
  const result = Boolean(model) && history.state?.view === "result";
  const wanted = result ? frame.root : start;
  if (view.firstElementChild !== wanted) view.replaceChildren(wanted);
  $("new-article").hidden = !result;
  document.body.classList.toggle("reading", result);
  if (!result) document.title = "nutgraf: who says what";
}

addEventListener("popstate", () => {
  working?.abort();
  card.close();
  notices.dismiss();
  showView();
  (history.state?.view === "result" && model ? $("article-title") : paste).focus({ preventScroll: true });
});

/** Runs a change of the view so that the block at `place`, or the first one in sight, stays where it is on the screen. A change that says false was overtaken by another. */
async function keepPlace(place, change) {
  const at = (offset) => frame.article.querySelector(`.piece[data-start="${offset}"], .block[data-start="${offset}"]`);
  const inSight = (node) => node && node.getClientRects().length > 0;
  const first = [...frame.article.querySelectorAll(".block, .stripped")].find((node) => node.getBoundingClientRect().bottom > 80);
  const before = inSight(at(place)) ? at(place) : first;
  const offset = Number(before?.dataset.start ?? 0);
  const top = before?.getBoundingClientRect().top ?? 0;
  const scroll = scrollY;
  if ((await change()) === false) return;
  const same = at(offset);
  const after = inSight(same) ? same : (same?.closest("details") ?? foldOf(offset));
  if (after) scrollTo(0, scrollY + after.getBoundingClientRect().top - top);
  else scrollTo(0, scroll);
}

const foldOf = (offset) => [...frame.article.querySelectorAll("details.stripped")].find((details) => details.pieceStarts.includes(offset));

// ——— The reader's changes ———

async function switchBlock(block) {
  const overrides = new Map(edits.now.overrides);
  const kept = !block.kept;
  if (edits.now.strip === "auto" && verdicts.find(({ start }) => start === block.start)?.kept === kept) overrides.delete(block.start);
  else overrides.set(block.start, kept);
  edits.push({ ...edits.now, overrides });
  if (!(await analyseAgain({ place: block.start }))) {
    edits.undo();
    showEdits();
    return;
  }
  const fold = foldOf(block.start);
  const target = fold && !fold.open ? fold.querySelector("summary") : frame.article.querySelector(`[data-switch="${block.start}"]`);
  target?.focus({ preventScroll: true });
  notices.toast(kept ? "Taken back." : "Stripped.", { name: "Undo", run: undo });
}

function strip(on) {
  change({ ...edits.now, strip: on ? "auto" : "off" });
}

function ignore(claim) {
  const next = step.neighbour(claim);
  change({ ...edits.now, ignored: new Set(edits.now.ignored).add(claim.key) });
  if (next) article.handle(next)?.focus({ preventScroll: true });
  card.close();
  notices.toast("Highlight ignored.", { name: "Undo", run: undo });
}

function restore() {
  change({ ...edits.now, ignored: new Set() });
}

function undo() {
  const before = edits.now;
  if (edits.undo()) changed(before);
}

function redo() {
  const before = edits.now;
  if (edits.redo()) changed(before);
}

function change(state) {
  const before = edits.now;
  edits.push(state);
  changed(before);
}

function changed(before) {
  showEdits();
  if (before.overrides !== edits.now.overrides || before.strip !== edits.now.strip || before.published !== edits.now.published) {
    analyseAgain();
    return;
  }
  card.close();
  panel.show(model, { ignored: edits.now.ignored });
  article.paint(isVisible);
  showPosition();
}

function unfold(open) {
  frame.unfold.setAttribute("aria-pressed", String(open));
  keepPlace(null, () => article.unfold(open));
}

function filterChanged() {
  card.close();
  article.paint(isVisible);
  if (current && !isVisible(current)) current = null;
  showPosition();
  notices.announce(`${count(panel.order.length, "claim")} shown.`);
}

// ——— Claims ———

/** Goes to a claim: brings its words into sight, focuses them and opens the card. */
function go(claim, { enter = false } = {}) {
  const handle = article.handle(claim);
  if (!handle) return;
  frame.openSheet(false);
  const { top, bottom } = handle.getBoundingClientRect();
  if (top < 120 || bottom > innerHeight * 0.5) scrollTo(0, scrollY + top - innerHeight * 0.3);
  handle.focus({ preventScroll: true });
  look(claim, handle, { pinned: true });
  if (enter) card.enter();
}

function pick(claim) {
  go(claim);
}

/** The next or previous claim, in the order of the list, from the one looked at or the first in sight. */
function step(by) {
  if (!model || !panel.order?.length) return;
  const enter = card.contains(document.activeElement);
  const next = step.neighbour(current, by);
  if (next) go(next, { enter });
  if (enter) frame.card.querySelector(`[aria-label="${by > 0 ? "Next" : "Previous"} claim"]`)?.focus({ preventScroll: true });
}
step.neighbour = (claim, by = 1) => {
  const { order } = panel;
  const at = claim ? order.findIndex(({ id }) => id === claim.id) : -1;
  if (at >= 0) return order[Math.max(0, Math.min(order.length - 1, at + by))];
  return order.find((other) => (article.handle(other)?.getBoundingClientRect().top ?? -1) > 80) ?? order[0];
};

/** Opens the card of a claim at an element. */
function look(claim, anchor, { pinned = false, point = null } = {}) {
  current = claim;
  article.activate(claim);
  panel.current(claim);
  card.show(claim, anchor, { pinned, point, alsoHere: article.claimsAt(anchor) });
  showPosition();
}

function cardClosed() {
  article.activate(null);
}

function showPosition() {
  const at = current && panel.order ? panel.order.findIndex(({ id }) => id === current.id) : -1;
  frame.position.textContent = panel.order?.length ? `${at < 0 ? "–" : at + 1} of ${panel.order.length}` : "none";
}

async function copy(claim) {
  const words = citation(claim, model.report.article);
  try {
    await navigator.clipboard.writeText(words);
    notices.toast("Copied.");
  } catch {
    notices.error("The browser did not allow copying. Select the words and copy them by hand.");
  }
}

listenForPointer({ article: frame.article, card: frame.card }, { article, card, look, idle: cardClosed });

listenForKeys(
  {
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    c: () => card.claim && copy(card.claim),
    i: () => card.claim && ignore(card.claim),
    u: () => model && unfold(frame.unfold.getAttribute("aria-pressed") !== "true"),
    "/": () => {
      if (!document.body.classList.contains("reading")) return;
      if (getComputedStyle(frame.panel).position === "fixed") frame.openSheet(true);
      panel.focusQuery();
    },
    "?": () => help.showModal(),
  },
  {
    undo: () => model && undo(),
    redo: () => model && redo(),
    escape: (event) => {
      if (card.claim) card.close({ returnFocus: card.isPinned });
      else if (frame.sheetIsOpen()) {
        frame.openSheet(false);
        frame.focusSheetButton();
      } else if (event.target.id === "query") event.target.blur();
      else notices.dismiss();
    },
  },
);

history.replaceState(null, "");
showView();
warmUp();
