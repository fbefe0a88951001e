// What the page tells the reader in passing: progress, errors, and what was just done, with a way back.

import { el } from "./dom.js";

const STAY = 8000;
/** Shorter work shows no progress: it would only flicker. */
const PATIENCE = 150;

export class Notices {
  #status;
  #root = el("div", { class: "notices" });
  #toast = null;
  #timer;
  #progress = null;

  constructor(parent, status) {
    this.#status = status;
    parent.append(this.#root);
  }

  /** Says it to a screen reader. */
  announce(words) {
    this.#status.textContent = "";
    // A new text node after a turn: the same words twice are said twice.
    setTimeout(() => this.#status.replaceChildren(words), 30);
  }

  /** Says what was done. `action` is `{ name, run }`. It goes by itself, but not from under the pointer or the focus. */
  toast(words, action) {
    this.dismiss();
    const toast = el("div", { class: "toast" }, el("span", {}, words), action && el("button", { type: "button", class: "button small", on: { click: () => { this.dismiss(); action.run(); } } }, action.name));
    this.#toast = toast;
    this.#root.append(toast);
    this.announce(words);
    const leave = () => (toast.matches(":hover") || toast.contains(document.activeElement) ? this.#later(leave) : this.dismiss());
    this.#later(leave);
  }

  /** Says what went wrong; stays until it is closed or something else comes. */
  error(words, action) {
    this.dismiss();
    const toast = el("div", { class: "toast error", role: "alert" }, el("span", {}, words), action && el("button", { type: "button", class: "button small", on: { click: () => { this.dismiss(); action.run(); } } }, action.name), el("button", { type: "button", class: "button quiet small", on: { click: () => this.dismiss() } }, "Close"));
    this.#toast = toast;
    this.#root.append(toast);
  }

  dismiss() {
    clearTimeout(this.#timer);
    this.#toast?.remove();
    this.#toast = null;
  }

  /** Shows that work goes on, with a way to stop it. Returns the end of it. */
  progress(words, cancel) {
    this.#progress?.remove();
    const box = el("div", { class: "toast working" }, el("span", {}, words), el("progress", { "aria-label": words }), el("button", { type: "button", class: "button small", on: { click: cancel } }, "Cancel"));
    this.#progress = box;
    const timer = setTimeout(() => {
      this.#root.append(box);
      this.announce(words);
    }, PATIENCE);
    return () => {
      clearTimeout(timer);
      box.remove();
    };
  }

  #later(act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, STAY);
  }
}
