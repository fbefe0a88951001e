// The card of one claim: who, how, how certain, with which figures and dates. Beside the words, or a sheet on a phone.

import { el, icon } from "./dom.js";
import { count, quantity, when } from "./format.js";
import { ANCHORS, CERTAINTIES, FORMS, LABELS, SOURCES, STANCES, kindById } from "./kinds.js";
import { badge, worth } from "./panel.js";

const GAP = 8;
const MASTHEAD = 56;
/** The card is never less high than this; it scrolls inside. */
const LEAST = 240;
/** Words of up to so many pixels in height are a short claim. */
const SHORT = 190;

export class Card {
  #root;
  #actions;
  #model;
  /** `claim`, `anchor` (the element it belongs to), `pinned` (stays until closed). */
  #open = null;

  /** `actions`: `copy`, `ignore`, `go(claim)`, `step(by)`, `closed(returnFocus)`. */
  constructor(root, actions) {
    this.#root = root;
    this.#actions = actions;
    root.addEventListener("keydown", (event) => this.#keepTab(event));
  }

  get claim() {
    return this.#open?.claim ?? null;
  }

  get isPinned() {
    return this.#open?.pinned ?? false;
  }

  use(model) {
    this.#model = model;
  }

  show(claim, anchor, { pinned = false, point = null, alsoHere = [] } = {}) {
    this.#open = { claim, anchor, pinned };
    this.#root.setAttribute("aria-label", `Claim ${claim.index + 1}: ${claim.sourceName}`);
    this.#root.replaceChildren(...this.#content(claim, alsoHere));
    this.#root.hidden = false;
    this.#root.classList.toggle("pinned", pinned);
    this.#root.scrollTop = 0;
    this.#place(anchor, point);
  }

  pin() {
    if (!this.#open) return;
    this.#open.pinned = true;
    this.#root.classList.add("pinned");
  }

  enter() {
    this.#root.querySelector("button")?.focus({ preventScroll: true });
  }

  close({ returnFocus = false } = {}) {
    if (!this.#open) return;
    const { anchor } = this.#open;
    const inside = this.#root.contains(document.activeElement);
    this.#open = null;
    this.#root.hidden = true;
    this.#root.replaceChildren();
    if (returnFocus || inside) anchor?.focus({ preventScroll: true });
    this.#actions.closed();
  }

  contains(node) {
    return this.#root.contains(node);
  }

  /** Tab out of the card goes back to the words that it belongs to. */
  #keepTab(event) {
    if (event.key !== "Tab") return;
    const all = [...this.#root.querySelectorAll("button:not([disabled])")];
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    this.close({ returnFocus: true });
  }

  /** Below the words, or above where there is more room. Narrow screens get a sheet, placed by the style sheet. */
  #place(anchor, point) {
    const { style } = this.#root;
    for (const name of ["top", "left", "max-height"]) style.removeProperty(name);
    if (!anchor) return;
    const rects = [...anchor.getClientRects()];
    const near = rects.find((r) => point && point.y >= r.top - 2 && point.y <= r.bottom + 2 && point.x >= r.left - 2 && point.x <= r.right + 2) ?? rects[0];
    if (!near) return;
    if (getComputedStyle(this.#root).position === "fixed") {
      // The words stay in sight above the sheet: all of them, or as many as fit.
      const words = anchor.getBoundingClientRect();
      const covered = Math.min(words.bottom + GAP - this.#root.getBoundingClientRect().top, words.top - MASTHEAD - GAP);
      if (covered > 0) scrollBy(0, covered);
      return;
    }
    const frame = this.#root.offsetParent.getBoundingClientRect();
    const column = anchor.closest("article")?.getBoundingClientRect() ?? frame;
    const { offsetWidth: width, offsetHeight: height } = this.#root;
    // A short claim stays free of its own card; of a long one, the line that is pointed at.
    const whole = anchor.getBoundingClientRect();
    const free = whole.height < SHORT ? whole : near;
    const roomBelow = innerHeight - free.bottom - 2 * GAP;
    const roomAbove = free.top - MASTHEAD - 2 * GAP;
    const above = height > roomBelow && roomAbove > roomBelow;
    const tall = Math.min(height, Math.max(above ? roomAbove : roomBelow, LEAST));
    const left = Math.max(GAP, Math.min(point ? point.x - width / 3 : free.left, column.right - width));
    style.setProperty("max-height", `${Math.round(tall)}px`);
    style.setProperty("top", `${Math.round((above ? free.top - GAP - tall : free.bottom + GAP) - frame.top)}px`);
    style.setProperty("left", `${Math.round(left - frame.left)}px`);
  }

  #content(claim, alsoHere) {
    const kind = kindById(claim.kind);
    const said = claim.attribution;
    const button = (name, label, act, words) => el("button", { type: "button", class: words ? "button small" : "button quiet icon-only small", "aria-label": words ? null : label, title: words ? null : label, on: { click: act } }, icon(name), words);
    return [
      el(
        "div",
        { class: "card-top" },
        badge(kind),
        el("span", { class: "card-kind" }, kind.name),
        el("span", { class: "card-at" }, `${claim.index + 1} of ${this.#model.claims.length}`),
        button("previous", "Previous claim", () => this.#actions.step(-1)),
        button("next", "Next claim", () => this.#actions.step(1)),
        button("close", "Close", () => this.close({ returnFocus: true })),
      ),
      el("p", { class: "card-source" }, claim.sourceName),
      el("p", { class: "card-about" }, this.#about(claim)),
      el("blockquote", { class: "card-words" }, claim.content),
      claim.shownLabels.length > 0 && el("p", { class: "card-labels" }, claim.shownLabels.map((label) => el("span", { class: "tag" }, LABELS[label]))),
      el("dl", { class: "facts" }, this.#facts(claim, said)),
      claim.checkWorthiness > 0 && el("div", { class: "card-worth" }, el("span", {}, "Worth checking"), worth(claim.checkWorthiness), el("span", { class: "fine" }, [claim.checkWorthiness >= 0.5 && claim.checkReasons.length > 0 && `for ${claim.checkReasons.join(", ")}; `, "no verdict on its truth"])),
      this.#links(claim, said, alsoHere),
      el("div", { class: "card-actions" }, button("copy", "", () => this.#actions.copy(claim), "Copy with source"), button("ignore", "", () => this.#actions.ignore(claim), "Ignore")),
    ].filter(Boolean);
  }

  #about(claim) {
    const said = claim.attribution;
    if (!said) return "The article says so itself.";
    const mentions = claim.entity?.mentions.length ?? 0;
    return [said.source.kind === "unknown" && said.source.ranges.length > 0 ? null : SOURCES[said.source.kind], mentions > 0 && `named ${mentions === 1 ? "once" : mentions === 2 ? "twice" : count(mentions, "time")} in the article`].filter(Boolean).join(", ");
  }

  #facts(claim, said) {
    const { quantities, times } = this.#model.report;
    const { text } = this.#model;
    const rows = [];
    const row = (name, value) => value && value.length !== 0 && rows.push(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
    if (said) {
      row("Words", FORMS[said.form]);
      row("Cue", said.cue.ranges.length > 0 && [el("q", {}, claim.cueWords), said.cue.lemma && said.cue.lemma !== claim.cueWords.toLowerCase() ? ` (${said.cue.lemma})` : null]);
      // Of who says that something is not so the polarity tells all.
      row("Stance", (said.stance !== "asserts" || claim.polarity !== "negative") && STANCES[said.stance]);
    }
    row("Certainty", claim.certainty !== "unspecified" && CERTAINTIES[claim.certainty]);
    row("Hedged by", claim.hedges.map(({ start, end }, n) => [n > 0 && ", ", el("q", {}, text.slice(start, end))]).flat());
    row("Polarity", claim.polarity === "negative" && "says that something is not so, or says nothing");
    const values = (items) => el("ul", {}, items.map(([words, value]) => el("li", {}, el("span", { class: "as-said" }, words), el("span", { class: "as-value" }, value))));
    const range = (r) => text.slice(r.start, r.end);
    row("Figures", claim.quantities.length > 0 && values(claim.quantities.map((n) => quantities[n]).filter(Boolean).map((q) => [range(q.range), quantity(q)])));
    row("Dates", claim.times.length > 0 && values(claim.times.map((n) => times[n]).filter(Boolean).map((t) => [range(t.range), t.value ? [when(t.value), ANCHORS[t.anchor]].filter(Boolean).join(", ") : "not resolved"])));
    return rows;
  }

  /** The claim that relays this one, those that it relays, and others at the same words. */
  #links(claim, said, alsoHere) {
    const via = said?.via && this.#model.byId.get(said.via);
    const relayed = this.#model.claims.filter((other) => other.attribution?.via === claim.id);
    const others = alsoHere.filter((other) => other !== claim && other !== via && !relayed.includes(other));
    const link = (other) => el("button", { type: "button", class: "link", on: { click: () => this.#actions.go(other) } }, other.sourceName);
    const line = (words, list) => list.length > 0 && el("p", { class: "card-link" }, words, " ", list.map((other, n) => [n > 0 && ", ", link(other)]));
    const lines = [line("Relayed by", via ? [via] : []), line("Relays", relayed), line("Also at these words:", others)].filter(Boolean);
    return lines.length > 0 && el("div", { class: "card-links" }, lines);
  }
}
