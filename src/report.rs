//! The report: what nutgraf says about an article. The only types that are serialised, field for field the public
//! form (`schema: 1`). Ranges count bytes until [`Report::convert`] changes their unit.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::text::{OffsetMap, OffsetUnit, Range};

/// The version of the report's form.
pub const SCHEMA: u32 = 1;

/// Everything that nutgraf says about one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Version of this form: [`SCHEMA`].
    pub schema: u32,
    /// Who made the report.
    pub generator: Generator,
    /// What every offset of the report counts.
    pub offset_unit: OffsetUnit,
    /// The text that every range is a range of.
    pub text: String,
    /// What the page says about the article itself.
    pub article: Article,
    /// The text's blocks, in order, without overlap, covering every character that is not white space.
    pub blocks: Vec<Block>,
    /// The sentences of the kept blocks.
    pub sentences: Vec<Sentence>,
    /// The claims, in text order.
    pub claims: Vec<Claim>,
    /// The figures of the kept blocks.
    pub quantities: Vec<Quantity>,
    /// The dates and durations of the kept blocks.
    pub times: Vec<Time>,
    /// Who and what the article speaks of.
    pub entities: Vec<Entity>,
}

/// Name and version of the program that made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Generator {
    /// `nutgraf`.
    pub name: String,
    /// Its version, as in `Cargo.toml`.
    pub version: String,
}

/// What the page says about the article itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline.
    pub title: Option<Found>,
    /// The authors, one entry each.
    pub byline: Vec<Found>,
    /// ISO 8601 date of first publication.
    pub published: Option<Found>,
    /// ISO 8601 date of the last change.
    pub modified: Option<Found>,
    /// The paper, site or station that published it.
    pub outlet: Option<Found>,
    /// The news agency that it comes from.
    pub agency: Option<Found>,
    /// The place (or places) that the dateline names.
    pub dateline: Option<Found>,
    /// BCP 47 tag of the kept body; `und` where it is not known.
    pub language: String,
    /// Words of the kept body.
    pub word_count: usize,
    /// Minutes that reading the kept body takes, at 238 words a minute, rounded up.
    pub reading_minutes: usize,
}

/// A value and the place where the text states it; `range` is `None` where it stood only in markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The value, normalised (dates are ISO 8601).
    pub value: String,
    /// Where the text says so.
    pub range: Option<Range>,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the field's own terms")]
pub enum BlockKind {
    Title,
    Heading,
    Paragraph,
    ListItem,
    Quotation,
    Table,
    Code,
    Byline,
    Dateline,
    Date,
    Caption,
    Summary,
    Credit,
    Navigation,
    Promotion,
    Related,
    Share,
    Disclosure,
    Copyright,
    Comments,
    Faq,
    Advertisement,
    Metadata,
    Other,
}

/// A block: a paragraph, a heading, a list item, a menu line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Where it lies.
    #[serde(flatten)]
    pub range: Range,
    /// What it is.
    pub kind: BlockKind,
    /// True where it belongs to the article's body.
    pub kept: bool,
    /// One short sentence on why it was stripped; `None` where it was kept.
    pub reason: Option<String>,
    /// 0.5 to 1: how sure nutgraf is of `kept`.
    #[serde(serialize_with = "number")]
    pub confidence: f64,
}

/// A sentence of a kept block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// Where it lies.
    #[serde(flatten)]
    pub range: Range,
    /// Index of its block.
    pub block: usize,
    /// 0 to 1: how much it is worth checking. No verdict on its truth.
    #[serde(serialize_with = "number")]
    pub check_worthiness: f64,
    /// The words that hedge it: may, could, reportedly.
    pub hedges: Vec<Range>,
}

/// A statement of the article, most often one that it puts into someone's mouth.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// `c1`, `c2`, …
    pub id: String,
    /// Its whole extent, source and cue included.
    pub ranges: Vec<Range>,
    /// Indices of its sentences.
    pub sentences: Vec<usize>,
    /// What kinds of claim it is.
    pub labels: Vec<Label>,
    /// Who says it; `None` for the writer's own.
    pub attribution: Option<Attribution>,
    /// Whether it says that something is, or is not.
    pub polarity: Polarity,
    /// How certain it is made to sound.
    pub certainty: Certainty,
    /// Indices into the report's quantities.
    pub quantities: Vec<usize>,
    /// Indices into the report's times.
    pub times: Vec<usize>,
    /// 0 to 1: how much it is worth checking. No verdict on its truth.
    #[serde(serialize_with = "number")]
    pub check_worthiness: f64,
    /// What spoke most for checking it, in words and the strongest first: "a figure", "a comparison". Three at most.
    pub check_reasons: Vec<Cow<'static, str>>,
}

/// Kinds of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the field's own terms")]
pub enum Label {
    Attributed,
    Quantity,
    Pledge,
    Prediction,
    Conditional,
    Denial,
    Demand,
    Warning,
    Comparison,
    Causal,
    Opinion,
}

/// Who says it, in whose words, on what authority.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attribution {
    /// How direct the words are.
    pub form: Form,
    /// Who says it.
    pub source: Source,
    /// The words that attribute it.
    pub cue: Cue,
    /// What was said, quotation marks included.
    pub content: Content,
    /// The stance that the source takes.
    pub stance: Stance,
    /// Id of the claim that relays this one.
    pub via: Option<String>,
}

/// How direct the words of an attribution are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// All in quotation marks, or a turn of a transcript.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// Who says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Where the text names the source; empty where it does not ("it was reported").
    pub ranges: Vec<Range>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The resolved full name.
    pub name: Option<String>,
    /// Id of the source's entity.
    pub entity: Option<String>,
}

/// Kinds of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// Someone named.
    Person,
    /// Someone known by office alone: "the president".
    Role,
    /// A government, company, party, agency.
    Organisation,
    /// A paper, agency or broadcaster that relays.
    Outlet,
    /// Several people: "analysts", "European leaders".
    Group,
    /// Someone who is kept unnamed: "two sources familiar with the matter".
    Anonymous,
    /// Not stated.
    Unknown,
}

/// The words that attribute: "said", "according to", "in a statement".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// Where they stand.
    pub ranges: Vec<Range>,
    /// Their dictionary form.
    pub lemma: String,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Content {
    /// Where it stands.
    pub ranges: Vec<Range>,
}

/// The stance that a source takes towards the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the field's own terms")]
pub enum Stance {
    Asserts,
    Denies,
    Doubts,
    Pledges,
    Demands,
    Warns,
    Asks,
    Accuses,
    Believes,
}

/// Whether a claim says that something is, or is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Polarity {
    Positive,
    Negative,
}

/// How certain a claim is made to sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Certainty {
    Certain,
    Probable,
    Possible,
    Unspecified,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    /// Where it stands, unit included.
    pub range: Range,
    /// Index of its sentence.
    pub sentence: usize,
    /// What it counts.
    pub kind: QuantityKind,
    /// Its value, or lowest and highest value.
    pub value: QuantityValue,
    /// ISO 4217 code or UCUM-like unit.
    pub unit: Option<String>,
    /// True where the words leave the value open: "about", "nearly", "dozens", and every bound.
    pub approximate: bool,
    /// Which side of the value the words leave open, if only one: "at least 31", "up to 25".
    pub bound: Option<Bound>,
}

/// Which side of a figure is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// "at least", "or more"; also "dozens", "tens of thousands", at least one of them.
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "at most", "up to".
    AtMost,
    /// "less than", "under".
    LessThan,
}

/// Kinds of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum QuantityKind {
    Money,
    Percent,
    Count,
    Measure,
    Ordinal,
}

/// One value, or a range of values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum QuantityValue {
    /// One value.
    One(#[serde(serialize_with = "number")] f64),
    /// Lowest and highest.
    Between(#[serde(serialize_with = "numbers")] [f64; 2]),
}

/// A date, a span of time or a set of dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Time {
    /// Where it stands.
    pub range: Range,
    /// Index of its sentence.
    pub sentence: usize,
    /// ISO 8601, or TIMEX3 where ISO has none, `--07-04` where the year is open; `None` where it cannot be resolved.
    pub value: Option<String>,
    /// What resolved it; `None` where nothing did.
    pub anchor: Option<Anchor>,
}

/// What resolved a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// The words alone.
    Explicit,
    /// The article's date.
    Published,
    /// The dateline's date.
    Dateline,
    /// A date told before it.
    Narrative,
}

/// Someone or something that the article speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// `e1`, `e2`, …
    pub id: String,
    /// The fullest name that the text gives.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Where the text mentions it, pronouns that resolve to it included.
    pub mentions: Vec<Range>,
}

/// Kinds of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Other,
}

impl Report {
    /// Changes the unit of every offset, from bytes to `unit`. A report that is no longer in bytes stays as it is.
    pub fn convert(&mut self, unit: OffsetUnit) {
        if self.offset_unit != OffsetUnit::Byte || unit == OffsetUnit::Byte {
            return;
        }
        let map = OffsetMap::new(&self.text, unit);
        self.for_each_range(|r| *r = Range::new(map.from_byte(r.start), map.from_byte(r.end)));
        self.offset_unit = unit;
    }

    /// Visits every range of the report.
    pub fn for_each_range(&mut self, mut visit: impl FnMut(&mut Range)) {
        let a = &mut self.article;
        let found = [
            &mut a.title,
            &mut a.published,
            &mut a.modified,
            &mut a.outlet,
            &mut a.agency,
            &mut a.dateline,
        ];
        found
            .into_iter()
            .flatten()
            .chain(&mut a.byline)
            .filter_map(|f| f.range.as_mut())
            .for_each(&mut visit);
        self.blocks.iter_mut().for_each(|b| visit(&mut b.range));
        for s in &mut self.sentences {
            visit(&mut s.range);
            s.hedges.iter_mut().for_each(&mut visit);
        }
        for c in &mut self.claims {
            c.ranges.iter_mut().for_each(&mut visit);
            if let Some(a) = &mut c.attribution {
                let spans = [&mut a.source.ranges, &mut a.cue.ranges, &mut a.content.ranges];
                spans.into_iter().flatten().for_each(&mut visit);
            }
        }
        self.quantities.iter_mut().for_each(|q| visit(&mut q.range));
        self.times.iter_mut().for_each(|t| visit(&mut t.range));
        self.entities.iter_mut().flat_map(|e| &mut e.mentions).for_each(visit);
    }
}

/// Writes whole numbers without a fraction, as JavaScript does, so that a report reads the same natively and in wasm.
fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn numbers<S: Serializer>(values: &[f64; 2], serializer: S) -> Result<S::Ok, S::Error> {
    struct Number(f64);
    impl Serialize for Number {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            number(&self.0, serializer)
        }
    }
    values.map(Number).serialize(serializer)
}
