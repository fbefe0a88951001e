// The reader's words for what a report says: kinds of highlight, labels, stances, blocks.

/** Kinds of highlight, in the legend's order. Each has a colour, an underline of its own, and a letter. */
export const KINDS = [
  { id: "direct", letter: "Q", name: "Quoted", explain: "The speaker’s own words, in quotation marks or as a transcript’s turn" },
  { id: "mixed", letter: "P", name: "Partly quoted", explain: "Told by the writer, with some of the speaker’s words in quotation marks" },
  { id: "indirect", letter: "R", name: "Reported", explain: "Told in the writer’s words, from a source that is named" },
  { id: "unnamed", letter: "U", name: "Unnamed source", explain: "Someone the paper knows and does not name" },
  { id: "unstated", letter: "N", name: "No source", explain: "Put about, but the article does not say by whom" },
  { id: "own", letter: "W", name: "Writer’s own", explain: "A statement that no one in the article is said to make" },
];

const BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]));
export const kindById = (id) => BY_ID.get(id);

/** The kind of a claim: an unnamed source, or none, matters more to a reader than the form of the words. */
export function kindOf(claim) {
  const said = claim.attribution;
  if (!said) return "own";
  if (said.source.kind === "anonymous") return "unnamed";
  if (said.source.kind === "unknown" && said.source.ranges.length === 0) return "unstated";
  return BY_ID.has(said.form) ? said.form : "indirect";
}

export const FORMS = {
  direct: "the speaker’s own",
  mixed: "partly in quotation marks",
  indirect: "in the writer’s words",
};

/** Labels that filter, in the legend's order. `attributed` is left out: the highlight's kind says it. */
export const LABELS = {
  pledge: "Pledge",
  denial: "Denial",
  demand: "Demand",
  warning: "Warning",
  prediction: "Prediction",
  conditional: "Conditional",
  comparison: "Comparison",
  causal: "Cause",
  opinion: "Opinion",
  quantity: "Figure",
};

/** What a reader calls the units whose codes (UCUM) say little: one, several. */
export const UNITS = {
  a: ["year", "years"],
  mo: ["month", "months"],
  wk: ["week", "weeks"],
  d: ["day", "days"],
  h: ["hour", "hours"],
  min: ["minute", "minutes"],
  s: ["second", "seconds"],
  "2.wk": ["fortnight", "fortnights"],
  "10.a": ["decade", "decades"],
  "100.a": ["century", "centuries"],
  "1000.a": ["millennium", "millennia"],
  Cel: ["°C"],
  "[degF]": ["°F"],
  deg: ["degree", "degrees"],
  har: ["hectare", "hectares"],
  "[mi_i]": ["mile", "miles"],
  "[mi_i]/h": ["mph"],
  "[mi_i]/[gal_us]": ["mpg"],
  "[nmi_i]": ["nautical mile", "nautical miles"],
  "[kn_i]": ["knot", "knots"],
  "[ft_i]": ["foot", "feet"],
  "[in_i]": ["inch", "inches"],
  "[yd_i]": ["yard", "yards"],
  "[ly]": ["light year", "light years"],
  "[smi_us]": ["square mile", "square miles"],
  "[sft_i]": ["square foot", "square feet"],
  "[cft_i]": ["cubic foot", "cubic feet"],
  "[acr_us]": ["acre", "acres"],
  "[gal_us]": ["gallon", "gallons"],
  "[pt_us]": ["pint", "pints"],
  "[bbl_us]": ["barrel", "barrels"],
  "[cup_us]": ["cup", "cups"],
  "[tsp_us]": ["teaspoon", "teaspoons"],
  "[tbs_us]": ["tablespoon", "tablespoons"],
  "[lb_av]": ["lb"],
  "[oz_av]": ["oz"],
  "[stone_av]": ["stone"],
  "[ston_av]": ["short ton", "short tons"],
  "[lton_av]": ["long ton", "long tons"],
  "[car_m]": ["carat", "carats"],
  "[hp]": ["horsepower"],
  "[psi]": ["psi"],
  "[ppm]": ["ppm"],
  "[ppb]": ["ppb"],
  "[ppth]": ["‰"],
  "[px]": ["pixel", "pixels"],
  "{rpm}": ["rpm"],
  "kW.h": ["kWh"],
  "MW.h": ["MWh"],
  "GW.h": ["GWh"],
  "TW.h": ["TWh"],
  pp: ["percentage point", "percentage points"],
  bp: ["basis point", "basis points"],
};

export const SOURCES = {
  person: "Person",
  role: "By office",
  organisation: "Organisation",
  outlet: "News outlet",
  group: "Group",
  anonymous: "Not named",
  unknown: "Not stated",
};

export const STANCES = {
  asserts: "says it is so",
  denies: "denies it",
  doubts: "doubts it",
  pledges: "promises it",
  demands: "demands it",
  warns: "warns of it",
  asks: "asks it",
  accuses: "accuses someone",
  believes: "believes it",
};

export const CERTAINTIES = {
  certain: "put as certain",
  probable: "put as likely",
  possible: "put as possible",
  unspecified: "left open",
};

export const ANCHORS = {
  explicit: "",
  published: "counted from the article’s date",
  dateline: "counted from the dateline",
  narrative: "counted from a date told before it",
};

/** Kinds of block: what the reader calls them, one and many. */
const BLOCKS = {
  title: ["headline", "headlines"],
  heading: ["heading", "headings"],
  paragraph: ["paragraph", "paragraphs"],
  listItem: ["list item", "list items"],
  quotation: ["quotation", "quotations"],
  table: ["table", "tables"],
  code: ["code", "code"],
  byline: ["byline", "bylines"],
  dateline: ["dateline", "datelines"],
  date: ["date", "dates"],
  caption: ["caption", "captions"],
  summary: ["summary", "summaries"],
  credit: ["credit", "credits"],
  navigation: ["menu", "menus"],
  promotion: ["promotion", "promotions"],
  related: ["related link", "related links"],
  share: ["share bar", "share bars"],
  disclosure: ["disclosure", "disclosures"],
  copyright: ["copyright", "copyright"],
  comments: ["comments", "comments"],
  faq: ["FAQ", "FAQ"],
  advertisement: ["advertisement", "advertisements"],
  metadata: ["page detail", "page details"],
  other: ["other piece", "other pieces"],
};

export const blockName = (kind, count = 1) => (BLOCKS[kind] ?? BLOCKS.other)[count === 1 ? 0 : 1];

/** "menus, a newsletter box, …": the kinds in a run of blocks, most frequent first. */
export function blockNames(blocks, most = 4) {
  const counts = new Map();
  for (const { kind } of blocks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const names = [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => blockName(kind, count));
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} …` : shown;
}
