//! Plain text, as copied off a page, becomes blocks: one a line, wrapped lines joined.

use super::{Document, Hints, Markup, RawBlock};
use crate::report::BlockKind;
use crate::text::Range;

/// Reads plain text. The document's text is the input, unchanged.
pub(crate) fn read(input: &str) -> Document {
    let mut blocks = Vec::new();
    let (mut at, mut gap) = (0, 0u8);
    for line in input.split_inclusive('\n') {
        let range = Range::new(at, at + line.len()).trim(input);
        if range.is_empty() {
            gap = (gap + 1).min(3);
        } else {
            let indent = u16::try_from(range.start - at).unwrap_or(u16::MAX);
            blocks.push(RawBlock {
                range,
                kind: BlockKind::Paragraph,
                gap,
                indent,
                hints: Hints::default(),
            });
            gap = 0;
        }
        at += line.len();
    }
    Document {
        text: input.into(),
        blocks,
        markup: Markup::default(),
    }
}
