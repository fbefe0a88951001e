// Stripped pieces: folded where they stood, each with what it is, why it went, and a switch to take it back.

import { el, icon } from "./dom.js";
import { count, shorten } from "./format.js";
import { blockName, blockNames } from "./kinds.js";

/** So many pieces are listed at a time, and so many characters of each. */
const PIECES = 150;
const CHARACTERS = 700;

/** A run of stripped blocks as one folded group. Its content is built when it is opened. */
export function strippedGroup(model, indices, { isOpen, onClose, onSwitch }) {
  const blocks = indices.map((index) => model.report.blocks[index]);
  const list = el("ul", { class: "pieces" });
  const details = el(
    "details",
    { class: "stripped", data: { start: blocks[0].start } },
    el("summary", {}, el("span", { class: "stripped-count" }, `${count(blocks.length, "piece")} stripped`), el("span", { class: "stripped-kinds" }, blockNames(blocks))),
    list,
  );
  let listed = 0;
  const more = el("button", { type: "button", class: "button quiet more", on: { click: () => fill() } });
  const fill = () => {
    list.append(...blocks.slice(listed, listed + PIECES).map((block) => piece(model, block, onSwitch)));
    listed = Math.min(listed + PIECES, blocks.length);
    if (listed < blocks.length) {
      more.textContent = `Show ${Math.min(PIECES, blocks.length - listed)} more of ${blocks.length}`;
      details.append(more);
    } else {
      more.remove();
    }
  };
  const fillOnce = () => listed === 0 && fill();
  details.addEventListener("toggle", () => (details.open ? fillOnce() : onClose(details.pieceStarts)));
  details.pieceStarts = blocks.map((block) => block.start);
  // The event of the reader's own toggle comes late; what opens by itself is filled at once, so that it can be measured.
  details.unfold = (open) => {
    if (open) fillOnce();
    details.open = open;
  };
  if (blocks.some((block) => isOpen(block.start))) details.unfold(true);
  return details;
}

/** Where the pieces start that lie open now. */
export const openPieces = (root) => [...root.querySelectorAll("details.stripped[open]")].flatMap((details) => details.pieceStarts);

function piece(model, block, onSwitch) {
  const text = model.text.slice(block.start, block.end);
  const words = el("p", { class: "piece-words" }, text.length > CHARACTERS ? shorten(text, CHARACTERS) : text);
  return el(
    "li",
    { class: "piece", data: { start: block.start } },
    el("div", { class: "piece-why" }, el("span", { class: "piece-kind" }, blockName(block.kind)), block.reason && el("span", { class: "piece-reason" }, unlabelled(block.reason))),
    words,
    text.length > CHARACTERS && el("button", { type: "button", class: "button quiet", on: { click: (event) => { words.textContent = text; event.currentTarget.remove(); } } }, "Show all of it"),
    switchButton(model, block, onSwitch),
  );
}

/** A reason without its own label ("Menu: …"): the kind stands beside it. */
const unlabelled = (reason) => reason.replace(/^[\p{L} -]{1,24}: +(\p{L})/u, (_, first) => first.toUpperCase());

/** The switch of one block: strips a kept one, takes a stripped one back. */
export function switchButton(model, block, onSwitch) {
  const words = shorten(model.text.slice(block.start, Math.min(block.end, block.start + 80)), 40);
  const what = blockName(block.kind);
  return block.kept
    ? el("button", { type: "button", class: "switch", tabindex: "-1", "aria-label": `Strip this ${what}: ${words}`, title: "Strip this", data: { switch: block.start }, on: { click: () => onSwitch(block) } }, icon("strip"))
    : el("button", { type: "button", class: "button small switch", "aria-label": `Take back this ${what}: ${words}`, data: { switch: block.start }, on: { click: () => onSwitch(block) } }, icon("keep"), "Take back");
}
