// The report, field for field. Every offset counts UTF-16 code units, as JavaScript's strings do, so that
// `report.text.slice(range.start, range.end)` is what a range covers.

/** A half-open range of the report's `text`. */
export interface Range {
  /** First unit inside. */
  start: number;
  /** First unit after. */
  end: number;
}

/** Everything that nutgraf says about one article. */
export interface Report {
  /** Version of this form. */
  schema: 1;
  /** Who made the report. */
  generator: { name: string; version: string };
  /** What every offset of the report counts: in JavaScript, UTF-16 code units. */
  offsetUnit: "utf16";
  /**
   * The text that every range is a range of. For plain text it is the input, unchanged; a lone surrogate, which is no
   * text, becomes U+FFFD. For HTML it is the text that the markup lays out.
   */
  text: string;
  /** What the page says about the article itself. */
  article: Article;
  /** The text's blocks, in text order, without overlap, covering every character that is not white space. */
  blocks: Block[];
  /** The sentences of the kept blocks. */
  sentences: Sentence[];
  /** The claims, in text order. */
  claims: Claim[];
  /** The figures of the kept blocks. */
  quantities: Quantity[];
  /** The dates and durations of the kept blocks. */
  times: Time[];
  /** Who and what the article speaks of. */
  entities: Entity[];
}

/** What the page says about the article itself. */
export interface Article {
  /** The headline. */
  title: Found | null;
  /** The authors, one entry each. */
  byline: Found[];
  /** ISO 8601 date of first publication. */
  published: Found | null;
  /** ISO 8601 date of the last change. */
  modified: Found | null;
  /** The paper, site or station that published it. */
  outlet: Found | null;
  /** The news agency that it comes from. */
  agency: Found | null;
  /** The place (or places) that the dateline names. */
  dateline: Found | null;
  /** BCP 47 tag of the kept body; `und` where it is not known. */
  language: string;
  /** Words of the kept body. */
  wordCount: number;
  /** Minutes that reading the kept body takes. */
  readingMinutes: number;
}

/** A value and the place where the text states it. */
export interface Found {
  /** The value, normalised (dates are ISO 8601). */
  value: string;
  /** Where the text says so; `null` where it stood only in markup. */
  range: Range | null;
}

/** What a block of text is. */
export type BlockKind =
  | "title"
  | "heading"
  | "paragraph"
  | "listItem"
  | "quotation"
  | "table"
  | "code"
  | "byline"
  | "dateline"
  | "date"
  | "caption"
  | "summary"
  | "credit"
  | "navigation"
  | "promotion"
  | "related"
  | "share"
  | "disclosure"
  | "copyright"
  | "comments"
  | "faq"
  | "advertisement"
  | "metadata"
  | "other";

/** A block: a paragraph, a heading, a list item, a menu line. */
export interface Block extends Range {
  /** What it is. */
  kind: BlockKind;
  /** True where it belongs to the article's body. */
  kept: boolean;
  /** One short sentence on why it was stripped; `null` where it was kept. */
  reason: string | null;
  /** 0.5 to 1: how sure nutgraf is of `kept`. */
  confidence: number;
}

/** A sentence of a kept block. */
export interface Sentence extends Range {
  /** Index of its block. */
  block: number;
  /** 0 to 1: how much it is worth checking. No verdict on its truth. */
  checkWorthiness: number;
  /** The words that hedge it: may, could, reportedly. */
  hedges: Range[];
}

/** A statement of the article, most often one that it puts into someone's mouth. */
export interface Claim {
  /** `c1`, `c2`, … */
  id: string;
  /** Its whole extent, source and cue included. */
  ranges: Range[];
  /** Indices into the report's sentences. */
  sentences: number[];
  /** What kinds of claim it is. */
  labels: Label[];
  /** Who says it; `null` for the writer's own. */
  attribution: Attribution | null;
  /** Whether it says that something is, or is not. */
  polarity: Polarity;
  /** How certain it is made to sound. */
  certainty: Certainty;
  /** Indices into the report's quantities. */
  quantities: number[];
  /** Indices into the report's times. */
  times: number[];
  /** 0 to 1: how much it is worth checking. No verdict on its truth. */
  checkWorthiness: number;
  /** What spoke most for checking it, in words and the strongest first: "a figure", "a comparison". Three at most. */
  checkReasons: string[];
}

/** Kinds of claim. */
export type Label =
  | "attributed"
  | "quantity"
  | "pledge"
  | "prediction"
  | "conditional"
  | "denial"
  | "demand"
  | "warning"
  | "comparison"
  | "causal"
  | "opinion";

/** Who says it, in whose words, on what authority. */
export interface Attribution {
  /** How direct the words are. */
  form: Form;
  /** Who says it. */
  source: Source;
  /** The words that attribute it. */
  cue: Cue;
  /** What was said, quotation marks included. */
  content: Content;
  /** The stance that the source takes. */
  stance: Stance;
  /** Id of the claim that relays this one ("…, the paper reported, citing officials"). */
  via: string | null;
}

/** All in quotation marks (or a turn of a transcript), none, or part. */
export type Form = "direct" | "indirect" | "mixed";

/** Who says it. */
export interface Source {
  /** Where the text names the source; empty where it does not ("it was reported"). */
  ranges: Range[];
  /** What kind of source it is. */
  kind: SourceKind;
  /** The resolved full name. */
  name: string | null;
  /** Id of the source's entity. */
  entity: string | null;
}

/** Kinds of source. */
export type SourceKind = "person" | "role" | "organisation" | "outlet" | "group" | "anonymous" | "unknown";

/** The words that attribute: "said", "according to", "in a statement". */
export interface Cue {
  /** Where they stand. */
  ranges: Range[];
  /** Their dictionary form. */
  lemma: string;
}

/** What was said. */
export interface Content {
  /** Where it stands: several ranges where the cue breaks it, or where it runs over paragraphs. */
  ranges: Range[];
}

/** The stance that a source takes towards the content. */
export type Stance =
  | "asserts"
  | "denies"
  | "doubts"
  | "pledges"
  | "demands"
  | "warns"
  | "asks"
  | "accuses"
  | "believes";

/** Whether a claim says that something is, or is not. */
export type Polarity = "positive" | "negative";

/** How certain a claim is made to sound. */
export type Certainty = "certain" | "probable" | "possible" | "unspecified";

/** A figure. */
export interface Quantity {
  /** Where it stands, unit included. */
  range: Range;
  /** Index of its sentence. */
  sentence: number;
  /** What it counts. */
  kind: QuantityKind;
  /** Its value, or lowest and highest value. */
  value: number | [low: number, high: number];
  /** ISO 4217 code or UCUM-like unit. */
  unit: string | null;
  /** True where the words leave the value open: "about", "nearly", "dozens", and every bound. */
  approximate: boolean;
  /** Which side of the value the words leave open, if only one: "at least 31", "up to 25". */
  bound: Bound | null;
}

/** Which side of a figure is open: "at least 31" and "dozens"; "more than 31"; "up to 31"; "under 31". */
export type Bound = "atLeast" | "moreThan" | "atMost" | "lessThan";

/** Kinds of figure. */
export type QuantityKind = "money" | "percent" | "count" | "measure" | "ordinal";

/** A date, a span of time or a set of dates. */
export interface Time {
  /** Where it stands. */
  range: Range;
  /** Index of its sentence. */
  sentence: number;
  /**
   * ISO 8601, or TIMEX3 where ISO has none: `2025-08-18`, `2025-W34`, `2022`, `P3D`; `--07-04` where the year is open;
   * `null` where it cannot be resolved.
   */
  value: string | null;
  /** What resolved it; `null` where nothing did. */
  anchor: Anchor | null;
}

/** The words alone, the article's date, the dateline's date, a date told before it. */
export type Anchor = "explicit" | "published" | "dateline" | "narrative";

/** Someone or something that the article speaks of. */
export interface Entity {
  /** `e1`, `e2`, … */
  id: string;
  /** The fullest name that the text gives. */
  name: string;
  /** What it is. */
  kind: EntityKind;
  /** Where the text mentions it, pronouns that resolve to it included. */
  mentions: Range[];
}

/** Kinds of entity. */
export type EntityKind = "person" | "organisation" | "place" | "other";
