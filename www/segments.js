// Nested and overlapping marks as a flat row of segments: the text is cut wherever a mark begins or ends.

/**
 * The segments of `start..end`: `{ start, end, roles, hedge }`. `hedge` is nothing, or says whether the hedge
 * `begins` and `ends` with the segment. `roles` lists `{ claim, role }`, the smallest claim first
 * (a statement inside a statement lies on top), one entry a claim.
 */
export function segments(start, end, marks) {
  const cuts = [...new Set([start, end, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  const waiting = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  let open = [];
  return cuts.slice(0, -1).map((from, n) => {
    open = open.filter((mark) => mark.end > from);
    while (next < waiting.length && waiting[next].start <= from) open.push(waiting[next++]);
    const end = cuts[n + 1];
    const hedge = open.find((mark) => mark.role === "hedge");
    return { start: from, end, roles: rolesOf(open), hedge: hedge && { begins: hedge.start === from, ends: hedge.end === end } };
  });
}

/** Where one claim has two roles for the same words, the more telling one. */
const RANK = { extent: 0, content: 1, source: 2, cue: 3 };

function rolesOf(open) {
  const roles = new Map();
  for (const { claim, role } of open) {
    if (claim && (RANK[role] > (RANK[roles.get(claim)] ?? -1))) roles.set(claim, role);
  }
  return [...roles].map(([claim, role]) => ({ claim, role })).sort((a, b) => a.claim.size - b.claim.size || b.claim.index - a.claim.index);
}
