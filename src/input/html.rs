//! HTML becomes the text that a browser would lay out, and its blocks with what markup says of them.

use super::Document;

/// True where the input begins like HTML.
pub(crate) fn looks_like(_input: &str) -> bool {
    false
}

/// Reads HTML: a whole page, or the clipboard's fragment.
pub(crate) fn read(input: &str) -> Document {
    super::plain::read(input)
}
