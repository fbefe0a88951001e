//! Sentences and tokens.

mod abbreviations;
mod boundary;
mod lists;
pub(crate) mod sentences;
mod tokens;
#[cfg(feature = "training")]
pub mod training;

pub(crate) use tokens::{Token, TokenKind, tokens};

use crate::report::Block;
use crate::text::Range;

/// A sentence of a kept block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where it lies, trimmed.
    pub range: Range,
    /// Index of its block.
    pub block: usize,
}

/// The sentences of the kept blocks, in text order.
pub(crate) fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (block, b) in blocks.iter().enumerate().filter(|(_, b)| b.kept) {
        sentences::split(b.range.of(text), |start, end| {
            out.push(Sentence {
                range: Range::new(b.range.start + start, b.range.start + end),
                block,
            });
        });
    }
    out
}
