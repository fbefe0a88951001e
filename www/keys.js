// Keys that work anywhere on the page, and the help that lists them.

import { el, icon } from "./dom.js";
import { KINDS } from "./kinds.js";
import { badge } from "./panel.js";

/** What the help shows: keys and what they do. */
const KEYS = [
  [["j", "n"], "Next claim"],
  [["k", "p"], "Previous claim"],
  [["Enter"], "Open the claim’s card and go into it"],
  [["Esc"], "Close the card, or leave the filter"],
  [["/"], "Filter the claims"],
  [["c"], "Copy the claim with its source"],
  [["i"], "Ignore the claim’s highlight"],
  [["u"], "Fold or unfold what was stripped"],
  [["Ctrl Z"], "Undo; with Shift, redo"],
  [["?"], "This help"],
];

/** Calls `actions[key]` for single keys, unless the reader types or switched them off. */
export function listenForKeys(actions, { undo, redo, escape }) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.closest("input:not([type=checkbox]):not([type=file]), textarea, select, [contenteditable]");
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      escape(event);
      return;
    }
    if (typing) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
      event.preventDefault();
      (event.shiftKey ? redo : undo)();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn() || document.querySelector("dialog[open]")) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const SWITCH = "nutgraf-keys";

function keysAreOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function switchKeys(on) {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // then they stay on
  }
}

/** The help, as a modal dialog. */
export function helpDialog() {
  const dialog = el("dialog", { class: "help", "aria-labelledby": "help-title" });
  const close = () => dialog.close();
  dialog.append(
    el("div", { class: "help-top" }, el("h2", { id: "help-title", tabindex: "-1", autofocus: true }, "How to read this"), el("button", { type: "button", class: "button quiet icon-only", "aria-label": "Close help", on: { click: close } }, icon("close"))),
    el("p", {}, "Colour, underline and letter say how the reader gets to know who said it. Inside a claim, ", el("span", { class: "seg r-source k-direct" }, "the source is bold"), ", ", el("span", { class: "seg r-cue k-direct" }, "the cue is italic"), ", and ", el("span", { class: "seg r-content k-direct" }, "what was said is tinted"), ". Words that ", el("span", { class: "hedge" }, "may"), " hedge it are boxed."),
    el("ul", { class: "help-kinds" }, KINDS.map((kind) => el("li", {}, badge(kind), el("span", {}, el("span", { class: `seg r-content k-${kind.id}` }, kind.name), el("span", { class: "fine" }, ` ${kind.explain}.`))))),
    el("h3", {}, "Keys"),
    el("dl", { class: "help-keys" }, KEYS.map(([keys, what]) => el("div", {}, el("dt", {}, keys.map((key, n) => [n > 0 && " or ", el("kbd", {}, key)])), el("dd", {}, what)))),
    el("p", { class: "fine" }, "Tab goes to the highlights, then the arrow keys left and right walk through them. In the claims list and on the strip buttons it is up and down."),
    el("label", { class: "check" }, el("input", { type: "checkbox", checked: keysAreOn(), on: { change: (event) => switchKeys(event.target.checked) } }), " Single-letter keys are on"),
    el("h3", {}, "What it is not"),
    el("p", {}, "nutgraf marks who says what. It does not know what is true, and it can be wrong about either. What you paste stays in this browser."),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  return dialog;
}
