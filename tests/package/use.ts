// What a consumer in TypeScript writes. Each line under `@ts-expect-error` must be refused.

import init, { analyze, compare, version, NutgrafError } from "nutgraf";
import type { Block, BlockKind, Claim, ErrorCode, Options, Range, Report } from "nutgraf";
import initWorker, * as remote from "nutgraf/worker";

await init();
await init(new URL("https://example.org/nutgraf.wasm"));
await init(fetch("/nutgraf.wasm"));
await init(new Uint8Array(8));

const options: Options = { input: "auto", strip: "off", published: null, overrides: [{ start: 3, kept: true }], maxBytes: 1000 };
const report: Report = analyze("text", options);
const schema: 1 = report.schema;
const title: string | undefined = report.article.title?.value;
const kept: Block[] = report.blocks.filter((block) => block.kept);
const cut = ({ start, end }: Range): string => report.text.slice(start, end);
const words: string[] = kept.map(cut);
const kind: BlockKind = "listItem";

function describe(claim: Claim): string {
  if (claim.attribution === null) return "the writer";
  const { source, cue, content, stance, via } = claim.attribution;
  return [source.name ?? source.kind, cue.lemma, stance, via ?? "", ...content.ranges.map(cut)].join(" ");
}
const told: string[] = report.claims.map(describe);

for (const { value, unit } of report.quantities) {
  const [low, high]: [number, number] = typeof value === "number" ? [value, value] : value;
  console.log(low, high, unit?.toUpperCase());
}

try {
  compare([report]);
} catch (error) {
  if (error instanceof NutgrafError) {
    const code: ErrorCode = error.code;
    console.log(code, error.message, error.cause);
  }
}

await initWorker();
const later: Promise<Report> = remote.analyze("text", { ...options, signal: AbortSignal.timeout(100) });
const same: Promise<string> = remote.version();
remote.terminate();
console.log(schema, title, words, kind, told, version(), later, same);

// @ts-expect-error: an unknown option
analyze("text", { colour: "red" });
// @ts-expect-error: no such input
analyze("text", { input: "pdf" });
// @ts-expect-error: not a string
analyze(7);
// @ts-expect-error: only the Worker can give a call up
analyze("text", { signal: AbortSignal.timeout(1) });
// @ts-expect-error: no source of wasm
await init(null);
// @ts-expect-error: a title may be missing
report.article.title.value;
// @ts-expect-error: no such kind
const wrong: BlockKind = "menu";
// @ts-expect-error: no such code
const code: ErrorCode = "oops";
// @ts-expect-error: a promise
remote.analyze("text").claims;
