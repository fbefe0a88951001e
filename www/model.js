// A report made ready to be shown: each claim with its kind, its source in full, its words, and the blocks it stands in.

import { KINDS, LABELS, kindOf } from "./kinds.js";
import { pace } from "./slices.js";

/** The model of a report. A long one takes its time, in slices; `signal` ends it. */
export async function model(report, signal) {
  const { text } = report;
  const words = (ranges) => ranges.map(({ start, end }) => text.slice(start, end)).join(" … ");
  const entities = new Map(report.entities.map((entity) => [entity.id, entity]));

  const work = pace();
  const rest = async () => {
    await work.rest();
    signal?.throwIfAborted();
  };

  const ready = (claim, index) => {
    const said = claim.attribution;
    const contentRanges = said?.content.ranges.length ? said.content.ranges : claim.ranges;
    const named = said ? (said.source.name ?? words(said.source.ranges)) : "";
    return {
      ...claim,
      index,
      // Ids are given anew with each analysis; the words' place in the text is what stays.
      key: contentRanges.map(({ start, end }) => `${start}-${end}`).join(" "),
      kind: kindOf(claim),
      start: claim.ranges[0]?.start ?? 0,
      size: claim.ranges.reduce((sum, { start, end }) => sum + end - start, 0),
      sourceName: said ? capital(named) || "Source not stated" : "The writer",
      entity: entities.get(said?.source.entity),
      contentRanges,
      content: words(contentRanges),
      cueWords: said ? words(said.cue.ranges) : "",
      hedges: claim.sentences.flatMap((n) => report.sentences[n]?.hedges ?? []).filter((hedge) => contentRanges.some(({ start, end }) => start <= hedge.start && hedge.end <= end)),
      shownLabels: claim.labels.filter((label) => label in LABELS),
    };
  };
  const claims = [];
  for (const claim of report.claims) {
    claims.push(ready(claim, claims.length));
    if (work.isOver) await rest();
  }
  const byId = new Map(claims.map((claim) => [claim.id, claim]));

  return {
    report,
    text,
    claims,
    byId,
    marks: await marksByBlock(report, claims, work, rest),
    stripped: report.blocks.filter((block) => !block.kept).length,
  };
}

/** "two sources" stands as "Two sources" where it heads a card. */
const capital = (words) => words.replace(/^\s*\p{Ll}/u, (letter) => letter.toUpperCase());

/**
 * For each block the marks in it, cut at its ends: `{ start, end, role, claim }`, with `role` one of `source`, `cue`,
 * `content`, `extent`, and `hedge` (no claim).
 */
async function marksByBlock({ blocks, sentences }, claims, work, rest) {
  const marks = blocks.map(() => []);
  const add = ({ start, end }, role, claim) => {
    for (let at = blockAt(blocks, start); at < blocks.length && blocks[at].start < end; at++) {
      const from = Math.max(start, blocks[at].start);
      const to = Math.min(end, blocks[at].end);
      if (from < to) marks[at].push({ start: from, end: to, role, claim });
    }
  };
  for (const claim of claims) {
    for (const range of claim.ranges) add(range, "extent", claim);
    const said = claim.attribution;
    for (const range of said?.source.ranges ?? []) add(range, "source", claim);
    for (const range of said?.cue.ranges ?? []) add(range, "cue", claim);
    for (const range of claim.contentRanges) add(range, "content", claim);
    if (work.isOver) await rest();
  }
  for (const { hedges } of sentences) {
    for (const range of hedges) add(range, "hedge", null);
    if (work.isOver) await rest();
  }
  return marks;
}

/** Index of the first block that ends after `offset`. */
function blockAt(blocks, offset) {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
