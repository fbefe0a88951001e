//! Figures: money, percentages, counts, measures and ordinals, in digits and in words.

use crate::report::Quantity;
use crate::segment::Sentence;

/// The figures of the sentences, in text order, without overlap.
pub(crate) fn find(_text: &str, _sentences: &[Sentence]) -> Vec<Quantity> {
    Vec::new()
}
