//! Sentences and tokens.

mod abbreviations;
mod boundary;
mod lists;
pub(crate) mod sentences;
mod tokens;
#[cfg(feature = "training")]
pub mod training;

pub(crate) use tokens::{Token, TokenKind, tokens};

use crate::limits::MAX_SENTENCE;
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

/// True for a word that is written with a stop behind it: "Ore" of "Ore."
pub(crate) fn is_abbreviation(word: &str) -> bool {
    !abbreviations::class(word).is_empty()
}

/// The sentences of the kept blocks, in text order.
pub(crate) fn sentences(text: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (block, b) in blocks.iter().enumerate().filter(|(_, b)| b.kept) {
        sentences::split(b.range.of(text), |start, end| {
            let whole = Range::new(b.range.start + start, b.range.start + end);
            pieces(text, whole, |range| out.push(Sentence { range, block }));
        });
    }
    out
}

/// A sentence; one of more than [`MAX_SENTENCE`] bytes in pieces, between words where there are any.
fn pieces(text: &str, whole: Range, mut found: impl FnMut(Range)) {
    let mut rest = whole.trim(text);
    while rest.len() > MAX_SENTENCE {
        let most = Range::new(rest.start, text.floor_char_boundary(rest.start + MAX_SENTENCE));
        let end = most.of(text).rfind(char::is_whitespace).map_or(most.end, |at| rest.start + at);
        found(Range::new(rest.start, end).trim(text));
        rest = Range::new(end, rest.end).trim(text);
    }
    found(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_sentence_is_as_long_as_is_read_in_pieces() {
        let cut = |text: &str| {
            let mut lengths = Vec::new();
            pieces(text, Range::new(0, text.len()), |range| lengths.push(range.len()));
            lengths
        };
        assert_eq!(cut("said ".repeat(4_000).trim()), [19_999]);
        assert_eq!(cut("said ".repeat(10_000).trim()), [19_999, 19_999, 9_999]);
        assert_eq!(cut(&"ü".repeat(15_001)), [20_000, 10_002]);
        assert_eq!(cut(&format!("so{}{}", " ".repeat(9), "a".repeat(20_001))), [2, 20_000, 1]);
    }
}
