//! What `cargo xtask train boilerplate` shares with analysis: the very functions that judge a page.

#![allow(missing_docs, reason = "for the project's own training only")]

pub use super::features::Row as FirstRow;
pub use super::headline::Row as HeadlineRow;
pub use super::model::{Model, Rounds};
use super::{features, model, place, rules, scan, second};
use crate::forest::Forest;
use crate::input::{self, Document, Markup};
use crate::options::Input;

/// Number of buckets of the table of word weights.
pub const BUCKETS: usize = features::BUCKETS;

/// A block's features in the second round: those of the first, and what the first thought.
pub type SecondRow = [i16; features::COUNT + second::COUNT];

/// A page as the tagger sees it.
pub struct Page {
    document: Document,
    scans: scan::Scans,
}

impl Page {
    /// Reads a page.
    pub fn read(input: &str, kind: Input) -> Self {
        let document = input::read(input, kind);
        let scans = scan::scan(document.blocks.iter().map(|b| b.range.of(&document.text)));
        Self { document, scans }
    }

    /// The page without some of its blocks.
    pub fn only(&self, stays: &dyn Fn(usize) -> bool) -> Self {
        let blocks = self.document.blocks.iter().enumerate();
        let document = Document {
            text: self.document.text.clone(),
            blocks: blocks.filter(|(n, _)| stays(*n)).map(|(_, b)| b.clone()).collect(),
            parents: self.document.parents.clone(),
            markup: Markup {
                title: self.document.markup.title.clone(),
                body: self.document.markup.body.clone(),
                ..Markup::default()
            },
        };
        let scans = scan::scan(document.blocks.iter().map(|b| b.range.of(&document.text)));
        Self { document, scans }
    }

    /// Texts of its blocks.
    pub fn texts(&self) -> Vec<&str> {
        self.document.blocks.iter().map(|b| b.range.of(&self.document.text)).collect()
    }

    /// Words of each block.
    pub fn words(&self) -> Vec<u32> {
        self.scans.blocks.iter().map(|s| s.words as u32).collect()
    }

    /// Blank lines before each block, at most as many as tell blocks apart.
    pub fn gaps(&self) -> Vec<usize> {
        self.document.blocks.iter().map(|b| b.gap.into()).collect()
    }

    /// Buckets of each block's words.
    pub fn buckets(&self) -> Vec<Vec<usize>> {
        let of = |s| features::buckets(self.scans.tokens_of(s)).collect();
        self.scans.blocks.iter().map(of).collect()
    }

    /// Rows of the first round.
    pub fn first(&self, words: &[i8]) -> Vec<FirstRow> {
        features::rows(&self.document, &self.scans, words)
    }

    /// Rows of the second round, from those of the first and its margins.
    pub fn second(&self, rows: &[FirstRow], margins: &[i16]) -> Vec<SecondRow> {
        let more = second::rows(&self.document, &self.scans, margins);
        let both = |(first, more): (&FirstRow, [i16; second::COUNT])| {
            let mut row = [0; features::COUNT + second::COUNT];
            row.iter_mut()
                .zip(first.iter().chain(&more))
                .for_each(|(slot, &value)| *slot = value);
            row
        };
        rows.iter().zip(more).map(both).collect()
    }

    /// The verdicts that analysis comes to from these margins, rules and all, and the headline that it finds.
    pub fn verdicts(&self, margins: &[i16], kept: &[bool], headlines: &Forest) -> (Vec<bool>, Option<String>) {
        let (verdicts, title) = rules::judge(&self.document, &self.scans, margins, kept, headlines);
        (verdicts.iter().map(|v| v.kept).collect(), title.found.map(|found| found.value))
    }

    /// The headline that markup names.
    pub fn headline(&self) -> Option<&str> {
        self.document.markup.title.as_ref().map(|found| found.value.as_str())
    }

    /// The lines that may be the headline, as numbers of blocks, and what each is judged by.
    pub fn headlines(&self, margins: &[i16], kept: &[bool]) -> Vec<(usize, HeadlineRow)> {
        let candidates = rules::candidates(&self.document, &self.scans, margins, kept);
        candidates.into_iter().map(|c| (c.block, c.row)).collect()
    }
}

/// The threshold that a page's margins call for.
pub fn threshold(margins: &[i16], words: &[u32], bounds: (i16, i16)) -> i16 {
    model::threshold(margins, words, bounds)
}

/// The best sequence of verdicts.
pub fn decode(margins: &[i16], threshold: i16, change: i16) -> Vec<bool> {
    model::decode(margins, threshold, change)
}

/// True where two lines differ in signs and case only.
pub fn same_line(a: &str, b: &str) -> bool {
    let scans = scan::scan([a, b].into_iter());
    let [a, b] = scans.blocks.as_slice() else { return false };
    a.words > 0 && a.hash == b.hash
}

/// Names of the features by which a headline is judged.
pub fn headline_names() -> &'static [&'static str] {
    &super::headline::NAMES
}

/// Names of the features of both rounds.
pub fn names() -> Vec<&'static str> {
    let second = second::NAMES.iter().chain(&place::NAMES).chain(&super::parts::NAMES);
    features::NAMES.iter().chain(second).copied().collect()
}

/// A report of the article and its blocks alone.
pub fn strip(input: &str, kind: Input) -> crate::report::Report {
    let options = crate::options::Options {
        input: kind,
        ..Default::default()
    };
    let document = input::read(input, kind);
    let stripped = super::strip(&document, &options);
    crate::report::Report {
        schema: crate::report::SCHEMA,
        generator: crate::report::Generator {
            name: String::new(),
            version: String::new(),
        },
        offset_unit: crate::text::OffsetUnit::Byte,
        text: document.text,
        article: stripped.article,
        blocks: stripped.blocks,
        sentences: Vec::new(),
        claims: Vec::new(),
        quantities: Vec::new(),
        times: Vec::new(),
        entities: Vec::new(),
    }
}
