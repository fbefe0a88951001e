// The side panel: the legend, whose entries filter, and the list of claims.

import { el, rove } from "./dom.js";
import { count, shorten } from "./format.js";
import { KINDS, LABELS, kindById } from "./kinds.js";

/** So many claims are listed at a time. */
const LISTED = 60;

export class Panel {
  #root;
  #model;
  #filter = emptyFilter();
  #sort = "text";
  #current = null;
  #onFilter;
  #onPick;
  #onRestore;
  #parts;

  /** `onFilter()` after the filter changed, `onPick(claim)` where one is chosen, `onRestore()` to show ignored ones again. */
  constructor(root, { onFilter, onPick, onRestore }) {
    this.#root = root;
    this.#onFilter = onFilter;
    this.#onPick = onPick;
    this.#onRestore = onRestore;
    this.#parts = this.#build();
    root.append(this.#parts.legend, this.#parts.claims);
    rove(this.#parts.list, ".item");
  }

  /** True for a claim that the filter lets through. */
  passes(claim) {
    const { off, labels, query } = this.#filter;
    return !off.has(claim.kind) && (labels.size === 0 || claim.labels.some((label) => labels.has(label))) && (query === "" || `${claim.sourceName}\n${claim.content}`.toLowerCase().includes(query));
  }

  get isFiltering() {
    const { off, labels, query } = this.#filter;
    return off.size > 0 || labels.size > 0 || query !== "";
  }

  reset() {
    this.#filter = emptyFilter();
    this.#parts.query.value = "";
    this.#current = null;
  }

  show(model, { ignored }) {
    this.#model = model;
    this.ignored = ignored;
    this.#legend(model.claims.filter((claim) => !ignored.has(claim.key)));
    this.list();
  }

  /** Lists the claims that pass, in the chosen order. */
  list() {
    const passing = this.#model.claims.filter((claim) => !this.ignored.has(claim.key) && this.passes(claim));
    const order = ORDERS[this.#sort].compare;
    this.order = order ? [...passing].sort(order) : passing;
    const ignored = this.#ignoredHere();
    const all = this.#model.claims.length - ignored;
    this.#parts.title.textContent = passing.length === all ? count(all, "claim") : `${passing.length} of ${count(all, "claim")}`;
    this.#parts.list.replaceChildren();
    this.#parts.clear.hidden = !this.isFiltering;
    this.#parts.restore.hidden = ignored === 0;
    this.#parts.restore.textContent = `Show ${ignored} ignored`;
    this.#parts.none.hidden = passing.length > 0;
    this.#parts.none.textContent = all === 0 ? "No one is quoted or reported here." : "No claim passes the filter.";
    this.#more();
  }

  /** Marks the claim that is looked at, and brings it into sight. */
  current(claim) {
    this.#current = claim?.id ?? null;
    for (const item of this.#parts.list.querySelectorAll(".item[aria-current]")) item.removeAttribute("aria-current");
    const item = this.#current && this.#parts.list.querySelector(`[data-claim="${CSS.escape(this.#current)}"]`);
    if (!item) return;
    item.setAttribute("aria-current", "true");
    const { list } = this.#parts;
    const at = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (at.top < frame.top || at.bottom > frame.bottom) list.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
  }

  focusQuery() {
    this.#parts.query.focus();
    this.#parts.query.select();
  }

  #ignoredHere() {
    return this.ignored.size === 0 ? 0 : this.#model.claims.filter((claim) => this.ignored.has(claim.key)).length;
  }

  #build() {
    const legend = el("section", { class: "legend", "aria-labelledby": "legend-title" });
    const kinds = el("ul", { class: "kinds" });
    const labels = el("ul", { class: "labels", "aria-label": "Show only claims that are a" });
    const query = el("input", { type: "search", id: "query", class: "query", placeholder: "Filter by name or word", "aria-label": "Filter claims by name or word", autocomplete: "off", spellcheck: "false", on: { input: () => this.#change((f) => { f.query = query.value.trim().toLowerCase(); }) } });
    const clear = el("button", { type: "button", class: "button quiet small", hidden: true, on: { click: () => { this.reset(); this.#changed(); query.focus(); } } }, "Clear filter");
    legend.append(
      el("h2", { id: "legend-title" }, "Legend"),
      el("p", { class: "anatomy" }, el("span", { class: "seg r-source k-direct" }, "Who"), " ", el("span", { class: "seg r-cue k-direct" }, "says"), " ", el("span", { class: "seg r-content k-direct" }, "what"), ". ", el("span", { class: "hedge" }, "May"), " and the like, boxed, hedge it."),
      kinds,
      labels,
      el("div", { class: "query-row" }, query, clear),
    );

    const title = el("h2", { id: "claims-title" }, "Claims");
    const sort = el("select", { id: "sort", class: "sort", "aria-label": "Order of the claims", on: { change: () => { this.#sort = sort.value; this.list(); } } }, Object.entries(ORDERS).map(([id, { name }]) => el("option", { value: id }, name)));
    const list = el("ol", { class: "items", "aria-labelledby": "claims-title" });
    const none = el("p", { class: "none", hidden: true });
    const restore = el("button", { type: "button", class: "button quiet small", hidden: true, on: { click: () => this.#onRestore() } });
    const claims = el(
      "section",
      { class: "claims", "aria-labelledby": "claims-title" },
      el("div", { class: "claims-head" }, title, sort),
      el("p", { class: "caveat" }, "Dots: how much it is worth checking. No verdict on what is true."),
      none,
      list,
      restore,
    );
    return { legend, kinds, labels, query, clear, claims, title, list, none, restore };
  }

  #legend(live) {
    const { kinds, labels } = this.#parts;
    const counts = countsOf(live);
    const pressed = this.#root.contains(document.activeElement) ? document.activeElement.dataset.filter : null;
    kinds.replaceChildren(
      ...KINDS.map((kind) => {
        const n = counts.get(kind) ?? 0;
        return el("li", {}, toggle(`kind-${kind.id}`, !this.#filter.off.has(kind.id), () => this.#change(({ off }) => flip(off, kind.id)), { title: kind.explain, class: "kind" }, [badge(kind), el("span", { class: "kind-name" }, el("span", { class: `seg r-content k-${kind.id}` }, kind.name)), el("span", { class: "n" }, String(n))]));
      }),
    );
    labels.replaceChildren(
      ...Object.entries(LABELS)
        .map(([id, name]) => [id, name, counts.get(id) ?? 0])
        .filter(([id, , n]) => n > 0 || this.#filter.labels.has(id))
        .map(([id, name, n]) => el("li", {}, toggle(`label-${id}`, this.#filter.labels.has(id), () => this.#change(({ labels: chosen }) => flip(chosen, id)), { class: "chip" }, [name, el("span", { class: "n" }, String(n))]))),
    );
    labels.hidden = labels.childElementCount === 0;
    if (pressed) this.#root.querySelector(`[data-filter="${pressed}"]`)?.focus({ preventScroll: true });
  }

  #change(edit) {
    edit(this.#filter);
    this.#changed();
  }

  #changed() {
    const { off, labels } = this.#filter;
    for (const button of this.#root.querySelectorAll("[data-filter]")) {
      const [group, id] = button.dataset.filter.split("-");
      button.setAttribute("aria-pressed", String(group === "kind" ? !off.has(id) : labels.has(id)));
    }
    this.list();
    this.#onFilter();
  }

  #more() {
    const { list } = this.#parts;
    const from = list.querySelectorAll(".item").length;
    list.querySelector(".more")?.parentElement.remove();
    list.append(...this.order.slice(from, from + LISTED).map((claim) => this.#item(claim)));
    const left = this.order.length - from - LISTED;
    if (left > 0) list.append(el("li", {}, el("button", { type: "button", class: "button quiet more", on: { click: () => { this.#more(); list.querySelectorAll(".item")[from + LISTED]?.focus(); } } }, `Show ${Math.min(left, LISTED)} more of ${left}`)));
    if (from === 0) list.querySelector(".item")?.setAttribute("tabindex", "0");
    list.hidden = this.order.length === 0;
  }

  #item(claim) {
    const kind = kindById(claim.kind);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: `item k-${kind.id}`, tabindex: "-1", data: { claim: claim.id }, "aria-current": claim.id === this.#current ? "true" : null, on: { click: () => this.#onPick(claim) } },
        badge(kind),
        el("span", { class: "item-source" }, claim.sourceName),
        el("span", { class: "item-words" }, shorten(claim.content, 160)),
        (claim.shownLabels.length > 0 || claim.checkWorthiness > 0) && el("span", { class: "item-foot" }, claim.shownLabels.map((label) => el("span", { class: "tag" }, LABELS[label])), claim.checkWorthiness > 0 && worth(claim.checkWorthiness)),
      ),
    );
  }
}

/** How many claims are of each kind, and carry each label. */
function countsOf(claims) {
  const counts = new Map();
  const add = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { kind, labels } of claims) {
    add(kindById(kind));
    for (const label of labels) add(label);
  }
  return counts;
}

const emptyFilter = () => ({ off: new Set(), labels: new Set(), query: "" });

const flip = (set, id) => (set.has(id) ? set.delete(id) : set.add(id));

const ORDERS = {
  text: { name: "In text order" },
  worth: { name: "Most worth checking", compare: (a, b) => b.checkWorthiness - a.checkWorthiness || a.index - b.index },
  source: { name: "By source", compare: (a, b) => a.sourceName.localeCompare(b.sourceName, "en") || a.index - b.index },
};

const toggle = (filter, pressed, change, props, children) => el("button", { type: "button", "aria-pressed": String(pressed), data: { filter }, on: { click: change }, ...props }, children);

/** The letter of a kind, in its colour: says the kind where no colour is seen. */
export const badge = (kind) => el("span", { class: `badge k-${kind.id}`, title: kind.name }, el("span", { "aria-hidden": "true" }, kind.letter), el("span", { class: "visually-hidden" }, `${kind.name}. `));

/** How much a claim is worth checking, in five steps. */
export function worth(value) {
  const steps = Math.round(value * 5);
  return el("span", { class: "worth", title: `Worth checking: ${Math.round(value * 100)} of 100` }, el("span", { class: "visually-hidden" }, `Worth checking: ${Math.round(value * 100)} of 100`), el("span", { class: "worth-dots", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map((n) => el("span", { class: n <= steps ? "on" : "" }))));
}
