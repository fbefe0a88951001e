//! The page as the rules look at it.

use super::Verdict;
use super::sign::{self, Sign};
use crate::boilerplate::scan::{Scan, Scans};
use crate::input::{Document, RawBlock};
use crate::report::BlockKind;
use crate::turns::{self, Turn};

/// Everything that the rules look at.
pub(super) struct Page<'a> {
    text: &'a str,
    pub raw: &'a [RawBlock],
    scans: &'a Scans,
    /// What each block says of itself.
    signs: Vec<Option<Sign>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, scans: &'a Scans) -> Self {
        let mut page = Self {
            text: &document.text,
            raw: &document.blocks,
            scans,
            signs: Vec::new(),
        };
        page.signs = (0..page.raw.len()).map(|n| sign::of(&page, n)).collect();
        page
    }

    /// Of each block, whose turn of a talk it is.
    pub(super) fn turns(&self, verdicts: &[Verdict]) -> Vec<Option<Turn>> {
        turns::find(verdicts.iter().enumerate().map(|(n, v)| (self.words(n), v.kept)))
    }

    pub(super) fn scan(&self, n: usize) -> Option<&'a Scan> {
        self.scans.blocks.get(n)
    }

    pub(super) fn words(&self, n: usize) -> &'a str {
        self.raw.get(n).map_or("", |b| b.range.of(self.text))
    }

    pub(super) fn kind(&self, n: usize) -> BlockKind {
        self.raw.get(n).map_or(BlockKind::Other, |b| b.kind)
    }

    /// What the block says of itself.
    pub(super) fn sign(&self, n: usize) -> Option<Sign> {
        self.signs.get(n).copied().flatten()
    }

    pub(super) fn markup(&self) -> bool {
        self.raw.first().is_some_and(|b| b.hints.markup)
    }

    /// True where nothing but a line's end stands before the block.
    pub(super) fn is_joined(&self, n: usize) -> bool {
        self.raw.get(n).is_some_and(|b| b.gap == 0)
    }
}
