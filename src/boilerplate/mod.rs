//! Tells the article's own blocks from the boilerplate around them, names what each is and why it was stripped, and
//! reads the article's metadata off the blocks that state it.

mod chars;
mod dates;
pub(crate) mod features;
mod headline;
mod kin;
mod language;
mod lines;
mod metadata;
pub(crate) mod model;
mod numbers;
mod parts;
mod place;
mod rules;
pub(crate) mod scan;
mod second;
mod title;
mod told;
#[cfg(feature = "training")]
pub mod training;

use crate::input::Document;
use crate::options::{Options, Strip};
use crate::report::{Article, Block};
use crate::text::{OffsetMap, Range};
use crate::turns::Turn;

/// The document with a verdict on each of its blocks.
pub(crate) struct Stripped {
    /// One for each of the document's blocks, in the same order.
    pub blocks: Vec<Block>,
    /// Title, byline, dates, outlet, agency, dateline, language.
    pub article: Article,
    /// Of each block, whose turn of a talk it is.
    pub turns: Vec<Option<Turn>>,
}

/// Judges every block of the document.
pub(crate) fn strip(document: &Document, options: &Options) -> Stripped {
    let scans = scan::scan(document.blocks.iter().map(|b| b.range.of(&document.text)));
    let model = &*model::MODEL;
    let rows = features::rows(document, &scans, &model.words);
    let (margins, kept) = model::judge(document, &rows, &scans, model);
    let (verdicts, title) = rules::judge(document, &scans, &margins, &kept, &model.headlines);
    let turns = verdicts.iter().map(|v| v.turn).collect();
    let mut blocks: Vec<Block> = document
        .blocks
        .iter()
        .zip(verdicts)
        .map(|(raw, v)| Block {
            range: raw.range,
            kind: v.kind,
            kept: v.kept,
            reason: v.reason.filter(|_| !v.kept),
            confidence: model::confidence(v.margin),
        })
        .collect();
    let mut article = metadata::read(document, &blocks, title);
    if options.strip == Strip::Off {
        for block in &mut blocks {
            block.kept = true;
            block.reason = None;
            block.confidence = 1.0;
        }
    }
    obey(&document.text, options, &mut blocks);
    language::measure(document, &blocks, &scans, &mut article);
    Stripped { blocks, article, turns }
}

/// The reader's own verdicts go before all others.
fn obey(text: &str, options: &Options, blocks: &mut [Block]) {
    if options.overrides.is_empty() {
        return;
    }
    let map = OffsetMap::new(text, options.override_unit);
    for own in &options.overrides {
        let at = map.to_byte(text, own.start);
        let n = blocks.partition_point(|b| b.range.end <= at);
        let inside = |b: &&mut Block| b.range.overlaps(Range::new(at, at + 1));
        if let Some(block) = blocks.get_mut(n).filter(inside) {
            block.kept = own.kept;
            block.reason = (!own.kept).then(|| "Stripped by you.".into());
            block.confidence = 1.0;
        }
    }
}
