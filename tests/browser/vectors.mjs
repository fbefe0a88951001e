// The ways to make a page run what it was given, from `vectors.txt`, and a page in which whatever ran or asked is noted.

import { readFileSync } from "node:fs";

const SIGNS = { "⏎": "\n", "⇥": "\t", "␌": "\f", "␀": "\0" };

export const vectors = readFileSync(new URL("vectors.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("# "))
  .map((line) => line.replace(/[⏎⇥␌␀]/g, (sign) => SIGNS[sign]));

/** The vectors as stories of so many each, every one inside a sentence that is kept and attributed. */
export function stories(many = 30) {
  const told = vectors.map((vector) => `<p>“It will hold ${vector} for years,” said Ida Broome ${vector}, the harbour master.</p>`);
  return Array.from({ length: Math.ceil(told.length / many) }, (_, n) => told.slice(n * many, (n + 1) * many).join("\n\n"));
}

/**
 * Notes in `happened` what must not happen in a tab: a vector's code that runs in whatever frame, a dialog, another
 * window, a navigation, a request to elsewhere.
 */
export async function watch(tab, home) {
  const happened = [];
  const own = (url) => ["about:", "data:", "blob:"].includes(url.protocol) || url.href.startsWith(home);
  await tab.exposeBinding("alert", ({ frame }) => void happened.push(`ran in ${frame.url()}`));
  await tab.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (own(url)) return route.fallback();
    happened.push(`request: ${url.href}`);
    return route.abort();
  });
  const follow = (page) => {
    page.on("dialog", (dialog) => { happened.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("frameattached", (frame) => happened.push(`frame: ${frame.name()}`));
    page.on("framenavigated", (frame) => !own(new URL(frame.url())) && happened.push(`went to ${frame.url()}`));
    page.on("popup", (window) => happened.push(`window: ${window.url()}`));
    page.on("download", (download) => happened.push(`download: ${download.url()}`));
  };
  tab.on("page", follow);
  return happened;
}
