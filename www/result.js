// The result's frame: the bar above the article, the article, the panel beside it, and the bar at a phone's foot.

import { el, icon } from "./dom.js";

/** `actions`: `undo redo strip(on) unfold(open) step(by)`. */
export function resultFrame(actions) {
  const tool = (name, label, act) => el("button", { type: "button", class: "button quiet icon-only", "aria-label": label, title: label, disabled: true, on: { click: act } }, icon(name));
  const undo = tool("undo", "Undo", actions.undo);
  const redo = tool("redo", "Redo", actions.redo);
  const strip = el("button", { type: "button", role: "switch", class: "switcher", "aria-checked": "true", on: { click: () => actions.strip(strip.getAttribute("aria-checked") !== "true") } }, el("span", { class: "switcher-track", "aria-hidden": "true" }), "Strip boilerplate");
  const unfold = el("button", { type: "button", class: "button quiet", "aria-pressed": "false", on: { click: () => actions.unfold(unfold.getAttribute("aria-pressed") !== "true") } }, "Show stripped");
  const summary = el("p", { class: "summary" });

  const article = el("article", { class: "article", "aria-labelledby": "article-title" });
  const panel = el("aside", { class: "panel", id: "panel", "aria-label": "Claims and legend", tabindex: "-1" });
  const sheet = el("button", { type: "button", class: "button", "aria-expanded": "false", "aria-controls": "panel", on: { click: () => openSheet(sheet.getAttribute("aria-expanded") !== "true") } }, icon("list"), "Claims");
  const position = el("span", { class: "footbar-at", "aria-hidden": "true" });
  const footbar = el(
    "div",
    { class: "footbar", role: "group", "aria-label": "Claims" },
    el("button", { type: "button", class: "button quiet icon-only", "aria-label": "Previous claim", on: { click: () => actions.step(-1) } }, icon("previous")),
    position,
    el("button", { type: "button", class: "button quiet icon-only", "aria-label": "Next claim", on: { click: () => actions.step(1) } }, icon("next")),
    sheet,
  );
  const card = el("div", { class: "card", role: "dialog", hidden: true });

  function openSheet(open) {
    sheet.setAttribute("aria-expanded", String(open));
    panel.classList.toggle("open", open);
    if (open) panel.focus({ preventScroll: true });
  }

  const root = el(
    "div",
    { class: "result" },
    el("div", { class: "bar", role: "group", "aria-label": "Article tools" }, summary, el("div", { class: "bar-history" }, undo, redo), el("div", { class: "bar-tools" }, strip, unfold)),
    el("div", { class: "columns" }, article, panel),
    footbar,
    card,
  );

  return { root, article, panel, card, summary, position, undo, redo, strip, unfold, openSheet, sheetIsOpen: () => panel.classList.contains("open"), focusSheetButton: () => sheet.focus() };
}
