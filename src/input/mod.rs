//! The door: text or HTML becomes one string and its blocks.

pub(crate) mod hint;
mod html;
mod plain;

use crate::options::Input;
use crate::report::{BlockKind, Found};
use crate::text::Range;

/// An article as it came in: the text that every range is a range of, and its blocks.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The report's text.
    pub text: String,
    /// In text order, without overlap, covering every character that is not white space.
    pub blocks: Vec<RawBlock>,
    /// For each element that holds text, the number of the element around it, which is lower; its own for the outermost.
    /// Empty for plain text.
    pub parents: Vec<u32>,
    /// What only markup says; empty for plain text.
    pub markup: Markup,
}

/// A block before anyone judged it.
#[derive(Debug, Clone)]
pub(crate) struct RawBlock {
    /// Where it lies, trimmed.
    pub range: Range,
    /// What its form says: `Paragraph`, `Heading`, `ListItem`, `Quotation`, `Table`, `Code` or `Caption`.
    pub kind: BlockKind,
    /// Blank lines before it, 0 to 3: 0 where it follows the last block on the next line.
    pub gap: u8,
    /// White-space columns before it in plain text; depth of lists in HTML.
    pub indent: u16,
    /// What markup says of it; all zero for plain text.
    pub hints: Hints,
}

/// What markup says of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Hints {
    /// True where the input was markup, so that the absence of a hint means something.
    pub markup: bool,
    /// Level of a heading, 1 to 6; 0 for none.
    pub heading: u8,
    /// How many elements its own element lies in.
    pub depth: u16,
    /// Bytes of its text inside links.
    pub link_bytes: u32,
    /// Bytes of its text inside bold elements.
    pub strong_bytes: u32,
    /// Bit set of `hint::*` from the elements, classes, ids, roles and `itemprop`s around it, however far.
    pub flags: u32,
    /// The same from its own element, the two around it, and inline elements around all of its text.
    pub near: u32,
    /// Hash of the names of the elements down to its own, first classes included: the same for blocks of one make.
    pub path: u32,
    /// The element it lies in: an index into [`Document::parents`].
    pub node: u32,
}

/// What only markup says about the article: JSON-LD, OpenGraph, `<meta>`, `<time>`, `<html lang>`.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub title: Option<Found>,
    pub byline: Vec<Found>,
    pub published: Option<Found>,
    pub modified: Option<Found>,
    pub outlet: Option<Found>,
    pub language: Option<String>,
    /// The article's text, or part of it, as JSON-LD tells it.
    pub body: Option<String>,
}

/// Reads the input as what it is, or as what it looks like.
pub(crate) fn read(input: &str, kind: Input) -> Document {
    match kind {
        Input::Html => html::read(input),
        Input::Auto if html::looks_like(input) => html::read(input),
        Input::Auto | Input::Text => plain::read(input),
    }
}
