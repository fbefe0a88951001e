//! The page as the rules look at it.

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

    /// Of each block up to the comments, whose turn of a talk it is.
    pub(super) fn turns(&self) -> Vec<Option<Turn>> {
        turns::find((0..self.comments()).map(|n| self.words(n)))
    }

    /// Where readers talk, below the story.
    fn comments(&self) -> usize {
        let story = (0..self.raw.len()).find(|&n| self.scan(n).is_some_and(Scan::is_prose)).unwrap_or(0);
        let heads = |n: &usize| self.sign(*n).is_some_and(|s| s.kind == BlockKind::Comments);
        (story..self.raw.len()).find(heads).unwrap_or(self.raw.len())
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
