// The article as it reads: kept blocks in order, claims highlighted, stripped pieces folded away where they stood.

import { el, rove } from "./dom.js";
import { count, day } from "./format.js";
import { kindById } from "./kinds.js";
import { segments } from "./segments.js";
import { inSlices, pace } from "./slices.js";
import { openPieces, strippedGroup, switchButton } from "./stripped.js";

/** From so many blocks on, chunks that are off screen are not laid out. */
const LONG = 250;
/** So many blocks, lists and folds make a chunk. */
const CHUNK = 16;

export class ArticleView {
  #root;
  #onSwitch;
  #onPublished;
  #isVisible = () => true;
  #model;
  #units; // what is still to be built
  #next; // the first of it
  #built = 0;
  #run = 0;
  #paintRun = 0;
  #opened = new Set();
  #allOpen = false; // stripped pieces that are still to be built lie open
  #segments = new Map(); // claim id -> elements
  #roles = new WeakMap(); // element -> roles
  #handles = new Map(); // claim id -> element
  #active = null;
  #highlightRove;
  #switchRove;

  /** `onSwitch(block)`: the reader wants a block stripped or taken back. `onPublished(date)`: says when it was published. */
  constructor(root, { onSwitch, onPublished }) {
    this.#root = root;
    this.#onSwitch = onSwitch;
    this.#onPublished = onPublished;
    this.#highlightRove = rove(root, ".handle[role]", { keys: ["ArrowRight", "ArrowLeft"] });
    this.#switchRove = rove(root, ".block > .switch");
  }

  /** Shows a model. What comes up to `anchor` (an offset) is built at once, the rest in slices. */
  show(model, { isVisible, overridden, published = null, anchor = 0 }) {
    this.#run += 1;
    this.#paintRun += 1;
    delete this.#root.dataset.built;
    this.#model = model;
    this.#isVisible = isVisible;
    this.#opened = new Set([...this.#opened, ...openPieces(this.#root)]);
    this.#segments.clear();
    this.#handles.clear();
    this.#built = 0;
    this.#active = null;
    const title = titleBlock(model.report);
    this.#units = units(model, title);
    this.#next = this.#units.next().value;
    const body = el("div", { class: model.report.blocks.length > LONG ? "story long" : "story" });
    this.body = body;
    this.overridden = overridden;
    this.#root.replaceChildren(this.#head(published, title), body);
    if (!model.report.blocks.some((block) => block.kept)) body.append(el("p", { class: "notice" }, "Nothing here reads like an article: every piece was stripped. Unfold the pieces below and take back what belongs to the story."));
    this.#buildTo(anchor);
    this.#buildRest(this.#run);
  }

  /** Forgets which stripped pieces lie open: another article comes. */
  reset() {
    this.#opened.clear();
    this.#allOpen = false;
    this.#root.replaceChildren();
  }

  /** Highlights again after the filter changed; the text stays as it is. */
  async paint(isVisible) {
    this.#isVisible = isVisible;
    const run = (this.#paintRun += 1);
    const isCurrent = () => run === this.#paintRun;
    const done =
      (await inSlices(this.#root.querySelectorAll(".seg"), (node) => this.#paintSegment(node), isCurrent)) &&
      (await inSlices(this.#handles, ([id, node]) => this.#paintHandle(id, node), isCurrent));
    if (done) this.#highlightRove.refresh();
  }

  /** The claims under an element of the text, the innermost first. */
  claimsAt(node) {
    const segment = node?.closest?.(".seg");
    if (!segment || !this.#root.contains(segment)) return [];
    return (this.#roles.get(segment) ?? []).filter(({ claim }) => this.#isVisible(claim)).map(({ claim }) => claim);
  }

  /** The claim that an element stands for where the focus is on it. */
  claimOf(node) {
    return (node.dataset.claims ?? "").split(" ").map((id) => this.#model.byId.get(id)).find((claim) => claim && this.#isVisible(claim));
  }

  /** The element that stands for a claim, built if it was not yet. */
  handle(claim) {
    if (!this.#handles.has(claim.id)) this.#buildTo(Math.max(...claim.ranges.map(({ end }) => end)));
    return this.#handles.get(claim.id);
  }

  parts(claim) {
    return this.#segments.get(claim.id) ?? [];
  }

  /** Marks one claim as the one that is looked at. */
  activate(claim) {
    if (this.#active === claim?.id) return;
    for (const node of this.#segments.get(this.#active) ?? []) node.classList.remove("active");
    this.#active = claim?.id ?? null;
    for (const node of this.#segments.get(this.#active) ?? []) node.classList.add("active");
    const handle = this.#handles.get(this.#active);
    if (handle?.hasAttribute("role")) this.#highlightRove.settle(handle);
  }

  /** Opens all stripped pieces, or folds them away. Resolves at the end: true where nothing else was asked for meanwhile. */
  unfold(open) {
    this.#allOpen = open;
    if (!open) this.#opened.clear();
    const run = this.#run;
    return inSlices(this.#root.querySelectorAll("details.stripped"), (details) => details.unfold(open), () => this.#allOpen === open && this.#run === run);
  }

  /** The reader folded pieces away: they stay so when the article is shown anew. */
  #closed(starts) {
    this.#allOpen = false;
    for (const start of starts) this.#opened.delete(start);
  }

  #buildTo(offset) {
    while (this.#next && (this.#built === 0 || this.#next.start <= offset)) this.#buildNext();
    this.#settleRoving();
  }

  async #buildRest(run) {
    const work = pace();
    while (this.#next) {
      this.#buildNext();
      if (!work.isOver) continue;
      await work.rest();
      if (run !== this.#run) return;
    }
    this.#settleRoving();
    this.#root.dataset.built = String(run);
  }

  #settleRoving() {
    this.#highlightRove.refresh();
    this.#switchRove.refresh();
  }

  #buildNext() {
    if (this.#built % CHUNK === 0) this.body.append(el("div", { class: "chunk" }));
    const chunk = this.body.lastElementChild;
    const unit = this.#next;
    this.#built += 1;
    this.#next = this.#units.next().value;
    if (unit.stripped) {
      chunk.append(strippedGroup(this.#model, unit.blocks, { isOpen: (start) => this.#allOpen || this.#opened.has(start), onClose: (starts) => this.#closed(starts), onSwitch: this.#onSwitch }));
      return;
    }
    const nodes = unit.blocks.map((index) => this.#block(index, unit.list ? "li" : "div"));
    if (unit.list) chunk.append(el("ul", { class: "list" }, nodes));
    else chunk.append(...nodes);
  }

  #block(index, tag) {
    const block = this.#model.report.blocks[index];
    const inner = tag === "li" ? "p" : (TAGS[block.kind] ?? "p");
    const changed = this.overridden(block);
    const words = el(inner, { class: `words kind-${block.kind}` }, this.#text(index));
    return el(tag, { class: changed ? "block changed" : "block", data: { start: block.start, kind: block.kind } }, words, switchButton(this.#model, block, this.#onSwitch));
  }

  /** The text of a block, cut into highlighted segments. */
  #text(index) {
    const { report, text, marks } = this.#model;
    const block = report.blocks[index];
    const from = block.kind === "listItem" ? block.start + bullet(text.slice(block.start, Math.min(block.end, block.start + 12))) : block.start;
    const inside = marks[index].filter((mark) => mark.end > from).map((mark) => (mark.start < from ? { ...mark, start: from } : mark));
    if (inside.length === 0) return [text.slice(from, block.end)];
    const spans = [];
    const nodes = segments(from, block.end, inside).map(({ start, end, roles, hedge }) => {
      const words = text.slice(start, end);
      if (roles.length === 0) return hedge ? el("span", { class: hedgeClass(hedge) }, words) : words;
      const node = el("span", { class: "seg" }, words);
      if (hedge) node.dataset.hedge = hedgeClass(hedge);
      this.#roles.set(node, roles);
      for (const { claim } of roles) {
        if (!this.#segments.has(claim.id)) this.#segments.set(claim.id, []);
        this.#segments.get(claim.id).push(node);
      }
      this.#paintSegment(node);
      spans.push({ node, roles });
      return node;
    });
    this.#chooseHandles(spans);
    return nodes;
  }

  /** Each claim gets one element that takes the focus: best its own first words. */
  #chooseHandles(spans) {
    const taken = new Set();
    const claims = [...new Set(spans.flatMap(({ roles }) => roles.map(({ claim }) => claim)))].sort((a, b) => a.size - b.size);
    for (const claim of claims) {
      if (this.#handles.has(claim.id)) continue;
      const its = spans.filter(({ node, roles }) => roles.some((r) => r.claim === claim) && node.textContent.trim());
      const free = its.filter(({ node }) => !taken.has(node));
      const onTop = (role) => free.find(({ roles: [top] }) => top.claim === claim && top.role === role);
      const below = (role) => free.find(({ roles }) => roles.some((r) => r.claim === claim && r.role === role));
      const best = onTop("content") ?? onTop("source") ?? onTop("cue") ?? below("content") ?? below("source") ?? free[0] ?? its[0];
      if (!best) continue;
      taken.add(best.node);
      this.#handles.set(claim.id, best.node);
      best.node.classList.add("handle");
      best.node.dataset.claims = [best.node.dataset.claims, claim.id].filter(Boolean).join(" ");
      this.#paintHandle(claim.id, best.node);
    }
  }

  #paintSegment(node) {
    const roles = (this.#roles.get(node) ?? []).filter(({ claim }) => this.#isVisible(claim));
    // Between the parts of an inner claim (", ", " that ") nothing of the outer one is underlined, or scraps would show.
    const [inner, ...around] = roles;
    const outer = around.find(({ role }) => role !== "extent");
    const keep = [...node.classList].filter((name) => ["seg", "handle", "active"].includes(name));
    if (inner) keep.push(`k-${inner.claim.kind}`, `r-${inner.role}`);
    if (outer) keep.push("nested", `o-${outer.claim.kind}`);
    if (node.dataset.hedge && inner) keep.push(node.dataset.hedge);
    node.className = keep.join(" ");
  }

  #paintHandle(id, node) {
    const claims = node.dataset.claims.split(" ").map((c) => this.#model.byId.get(c));
    const claim = claims.find((c) => this.#isVisible(c));
    if (!claim) {
      for (const name of ["role", "tabindex", "aria-description"]) node.removeAttribute(name);
      return;
    }
    node.setAttribute("role", "button");
    if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
    const others = claims.length > 1 ? ` One of ${claims.length} claims here.` : "";
    node.setAttribute("aria-description", `Claim ${claim.index + 1} of ${this.#model.claims.length}. ${kindById(claim.kind).name}. Source: ${claim.sourceName}.${others}`);
  }

  #head(published, at) {
    const { report, marks } = this.#model;
    const { article } = report;
    const title = at >= 0 && marks[at].length > 0 ? this.#text(at) : (article.title?.value ?? "Untitled article");
    const kicker = [article.outlet?.value, article.agency?.value && article.agency.value !== article.outlet?.value && article.agency.value].filter(Boolean);
    const authors = article.byline.map(({ value }) => value).filter(Boolean);
    const dates = [article.published && time("", article.published.value), article.modified && article.modified.value !== article.published?.value && time("updated ", article.modified.value), article.dateline && el("span", {}, article.dateline.value)].filter(Boolean);
    return el(
      "header",
      { class: "article-head" },
      kicker.length > 0 && el("p", { class: "kicker" }, kicker.join(" · ")),
      el("h1", { id: "article-title", tabindex: "-1", lang: known(article.language) }, title),
      authors.length > 0 && el("p", { class: "byline" }, "By ", list(authors)),
      el("p", { class: "dates" }, dates.map((part, n) => [part, (n + 1 < dates.length || article.wordCount > 0) && el("span", { class: "dot", "aria-hidden": "true" }, " · ")]), article.wordCount > 0 && `${count(article.wordCount, "word")}, ${article.readingMinutes} min`),
      !article.published && report.times.length > 0 && this.#dateForm(published),
    );
  }

  /** Without a date "Monday" stays a Monday: the reader may know the day. */
  #dateForm(published) {
    const set = (date) => this.#onPublished(date);
    const input = el("input", { type: "date", id: "published", value: published ?? "", required: true });
    return el(
      "form",
      { class: "date-form", on: { submit: (event) => { event.preventDefault(); set(input.value); } } },
      el("label", { for: "published" }, "Published on"),
      input,
      el("button", { type: "submit", class: "button small" }, "Set date"),
      published && el("button", { type: "button", class: "button quiet small", on: { click: () => set(null) } }, "Clear"),
      el("p", { class: "date-why" }, published ? "Set by you: words like “Monday” are counted from it." : "The text does not say. With a date, words like “Monday” become days."),
    );
  }
}

/** A hedge that several segments share is one box. */
const hedgeClass = ({ begins, ends }) => ["hedge", !begins && "goes-on", !ends && "runs-on"].filter(Boolean).join(" ");

const TAGS = { heading: "h2", title: "h2", quotation: "blockquote", code: "pre" };

const known = (language) => (language && language !== "und" ? language : null);

const time = (before, value) => el("span", {}, before, el("time", { datetime: value }, day(value)));

const list = (names) => (names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/** Index of the kept block that is the title: it stands on top, not in the body. */
function titleBlock({ article, blocks }) {
  const range = article.title?.range;
  return range ? blocks.findIndex((b) => b.kept && b.kind === "title" && b.start <= range.start && range.end <= b.end) : -1;
}

/** What is built as one: a block, a list of items, a run of stripped pieces. */
function* units({ report: { blocks } }, title) {
  let unit;
  for (const [index, block] of blocks.entries()) {
    if (index === title) continue;
    const stripped = !block.kept;
    const list = block.kept && block.kind === "listItem";
    if (unit && ((stripped && unit.stripped) || (list && unit.list && unit.blocks.length < 200))) {
      unit.blocks.push(index);
      continue;
    }
    if (unit) yield unit;
    unit = { start: block.start, blocks: [index], stripped, list };
  }
  if (unit) yield unit;
}

/** Length of a list item's own bullet: the page draws one itself. Numbers stay. */
const bullet = (text) => /^[\s]*(?:[-–—*•·▪◦‣●○■+]\s+)?/u.exec(text)[0].length;
