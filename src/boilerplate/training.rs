//! What `cargo xtask train boilerplate` shares with analysis: the very functions that judge a page.

#![allow(missing_docs, reason = "for the project's own training only")]

pub use super::model::{DEPTH, FINER, Forest, LEAVES, LOGIT, Model, Tree};
use super::{features, model, scan};
use crate::input::{self, Document};
use crate::options::Input;

/// Number of buckets of the table of word weights.
pub const BUCKETS: usize = features::BUCKETS;

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

    /// Texts of its blocks.
    pub fn texts(&self) -> Vec<&str> {
        self.document.blocks.iter().map(|b| b.range.of(&self.document.text)).collect()
    }

    /// Buckets of each block's words.
    pub fn buckets(&self) -> Vec<Vec<usize>> {
        let of = |s| features::buckets(self.scans.tokens_of(s)).collect();
        self.scans.blocks.iter().map(of).collect()
    }

    /// Rows of the first round.
    pub fn first(&self, words: &[i8]) -> Vec<Vec<i16>> {
        features::rows(&self.document, &self.scans, words)
            .iter()
            .map(|r| r.to_vec())
            .collect()
    }

    /// Rows of the second round.
    pub fn second(&self, words: &[i8], margins: &[i16]) -> Vec<Vec<i16>> {
        let rows = features::rows(&self.document, &self.scans, words);
        model::second_rows(&rows, &self.scans, margins).iter().map(|r| r.to_vec()).collect()
    }
}

/// The best sequence of verdicts.
pub fn decode(margins: &[i16], threshold: i16, change: i16) -> Vec<bool> {
    model::decode(margins, threshold, change)
}

/// Names of the features of both rounds.
pub fn names() -> Vec<&'static str> {
    features::NAMES.iter().chain(model::EXTRA_NAMES.iter()).copied().collect()
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
