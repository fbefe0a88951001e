// Building DOM without markup strings: text becomes text nodes, whatever it looks like.

/**
 * An element. Props: `class`, `data` (dataset), `on` (listeners), `hidden`, `disabled`, `value` and the like as
 * properties; all else as attributes. A prop that is `null`, `undefined` or `false` is left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

const PROPERTIES = new Set(["hidden", "disabled", "value", "checked", "open"]);

function append(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(node, child);
    else node.append(child);
  }
}

const SVG = "http://www.w3.org/2000/svg";

/** Paths of the icons, drawn on a grid of 24. */
const ICONS = {
  theme: "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.1M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z",
  close: "M6 6l12 12M18 6L6 18",
  previous: "M15 5l-7 7l7 7",
  next: "M9 5l7 7l-7 7",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "M16 5l4 4l-4 4M20 9H10a5 5 0 0 0 0 10h3",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  ignore: "M4 4l16 16M10 6.3A9 9 0 0 1 12 6c5 0 8 4 9 6a15 15 0 0 1-2.5 3.2M6.5 8A14 14 0 0 0 3 12c1 2 4 6 9 6a9 9 0 0 0 4-1",
  strip: "M7 7l10 10M17 7L7 17",
  keep: "M12 6v12M6 12h12",
  list: "M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1",
};

/** A decorative icon; what it means is said in words beside it or in the control's label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? "");
  svg.append(path);
  return svg;
}

/** Lets one member of a group of controls take part in the tab order; arrow keys walk through the others. */
export function rove(container, selector, { keys = ["ArrowDown", "ArrowUp"] } = {}) {
  const members = () => [...container.querySelectorAll(selector)].filter((m) => !m.closest("[hidden]") && m.getClientRects().length > 0);
  const settle = (chosen) => {
    for (const m of container.querySelectorAll(`${selector}[tabindex="0"]`)) if (m !== chosen) m.tabIndex = -1;
    chosen.tabIndex = 0;
  };
  container.addEventListener("focusin", (event) => {
    const member = event.target.closest(selector);
    if (member && container.contains(member)) settle(member);
  });
  container.addEventListener("keydown", (event) => {
    const from = event.target.closest(selector);
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const [forward, back] = keys;
    if (![forward, back, "Home", "End"].includes(event.key)) return;
    const all = members();
    const at = all.indexOf(from);
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const target = all[to];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
  return {
    /** Gives the group an entry in the tab order where it has none. */
    refresh() {
      if (!container.querySelector(`${selector}[tabindex="0"]`)) {
        const first = container.querySelector(selector);
        if (first) first.tabIndex = 0;
      }
    },
    settle,
  };
}
