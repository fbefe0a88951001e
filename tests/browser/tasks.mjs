// How long the page's main thread is kept at a time.

import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const paragraph = "“The tide was higher than in any year since 1953,” harbour master Ida Broome said on Monday. She warned that the wall might not hold.\n\n";

/** News text of about so many bytes. */
export const news = (bytes) => paragraph.repeat(Math.ceil(bytes / Buffer.byteLength(paragraph)));

/**
 * Does `work` in the page, which already has what it needs, and returns the milliseconds that each task of the main thread
 * was at work, the longest first. Time that other programs took on the machine does not count.
 */
export async function tasksOf(browser, page, work) {
  const path = join(tmpdir(), `nutgraf-trace-${process.pid}.json`);
  await browser.startTracing(page, { path, categories: ["toplevel", "devtools.timeline"] });
  try {
    await work();
  } finally {
    await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(await readFile(path, "utf8"));
  await rm(path);
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ ph, name, pid, tid }) => ph === "X" && name.endsWith("RunTask") && mains.has(`${pid} ${tid}`));
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
}
