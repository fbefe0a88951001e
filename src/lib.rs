//! nutgraf cracks the shell of a pasted news article and shows the kernel: it tells the article's own text from the
//! boilerplate around it, and marks the claims: who says what, in whose words, on what authority, how certainly.
//!
//! One way leads from the input to the report:
//!
//! ```text
//! input -> blocks -> boilerplate -> sentences -> claims -> report
//! ```
//!
//! ```
//! let report = nutgraf::analyze("\"It will rain,\" Ada Byron said.", &nutgraf::Options::default())?;
//! assert_eq!(report.claims.len(), 1);
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! The library knows no screen, no clock, no network and no file: the same input gives the same report, byte for byte,
//! natively and in wasm.

#![warn(clippy::indexing_slicing)]

mod boilerplate;
mod claims;
pub mod export;
mod forest;
mod input;
mod keys;
mod lexicon;
mod limits;
mod linear;
mod options;
mod order;
mod report;
mod room;
mod segment;
mod tagger;
mod text;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod turns;
#[cfg(feature = "wasm")]
mod wasm;

pub use options::DEFAULT_MAX_BYTES;
pub use options::{Error, Input, Options, Override, Strip};
pub use report::*;
pub use text::{OffsetMap, OffsetUnit, Range};

/// The page on embedding: its Rust is run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
mod embedding {}

/// The version of this library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Analyses one article. Offsets of the report count bytes: [`Report::convert`] changes that.
///
/// # Errors
/// [`Error::InputTooLarge`] where the input is longer than [`Options::max_bytes`], [`Error::InvalidOptions`] where
/// [`Options::published`] is no date.
pub fn analyze(input: &str, options: &Options) -> Result<Report, Error> {
    options.check(input)?;
    // What is known of the markup is let go as soon as the blocks are judged.
    let (text, stripped) = {
        let document = input::read(input, options.input);
        let stripped = boilerplate::strip(&document, options);
        (document.text, stripped)
    };
    let sentences = segment::sentences(&text, &stripped.blocks);
    let found = claims::find(&text, &stripped, sentences, options, claims::attribution::model());
    Ok(Report {
        schema: SCHEMA,
        generator: Generator {
            name: "nutgraf".into(),
            version: VERSION.into(),
        },
        offset_unit: OffsetUnit::Byte,
        text,
        article: stripped.article,
        blocks: stripped.blocks,
        sentences: found.sentences,
        claims: found.claims,
        quantities: found.quantities,
        times: found.times,
        entities: found.entities,
    })
}
