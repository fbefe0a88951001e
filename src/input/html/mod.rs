//! HTML becomes the text that a browser would lay out, and its blocks with what markup says of them.
//!
//! ```text
//! tokens -> page (open elements) -> flow (lines, blocks) -> Document
//!             \-> meta (JSON-LD, <meta>, <time>) ------------/
//! ```

mod dates;
mod detect;
mod elements;
mod entities;
mod flow;
#[cfg(test)]
mod html5lib;
mod json;
mod meta;
mod page;
mod style;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use super::Document;

/// True where the input begins like HTML.
pub(crate) fn looks_like(input: &str) -> bool {
    detect::looks_like(input)
}

/// Reads HTML: a whole page, or the clipboard's fragment.
pub(crate) fn read(input: &str) -> Document {
    let (flow, meta) = page::Page::new(input).read();
    let (text, blocks, parents) = flow.finish();
    let markup = meta.finish(&text, &blocks);
    Document {
        text,
        blocks,
        parents,
        markup,
    }
}
