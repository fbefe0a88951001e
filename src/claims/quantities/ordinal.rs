//! Ordinals: `third`, `19th`, `twenty-first`.

use super::super::values::View;
use super::super::values::lexer::Kind;
use super::super::values::lexicon::Wanted;
use super::super::values::numbers::{self, Shape};

/// The ordinal at token `i` and the token after it. The value is `None` where the word is there but orders nothing:
/// "first, he said", "his first term", "Fifth Avenue".
pub(super) fn at(view: &View, i: usize) -> Option<(Option<f64>, usize)> {
    let figure = numbers::parse(view, i)?;
    if figure.shape != Shape::Ordinal {
        return None;
    }
    let (value, end) = (figure.value, figure.end);
    if !figure.written {
        return Some((Some(value), end));
    }
    // "in the first place" tells no rank, "in second place" does.
    if value < 2.0 && view.is(end, "place") && view.is_before(i, 1, "the") {
        return Some((None, end));
    }
    // "as much as a fifth", "from about a third last week": a share.
    let share = || i > 0 && view.lexicon.phrase_before(view.tokens, i - 1, Wanted::ABOUT).is_some();
    if value > 2.0 && view.is_before(i, 1, "a") && (!matches!(view.token(end).kind, Kind::Word(_)) || share()) {
        return Some((None, end));
    }
    // "on second thought", "second-hand"
    let hyphen = usize::from(view.mark(end) == '-');
    if view.entry(end + hyphen).roles.idiom {
        return Some((None, end));
    }
    let name = view.token(i).capital && (i > 0 || view.token(end).capital && !view.token(end).glued);
    // "his first term" and "the second half" tell which one, and no figure; "the second-largest city" is a rank
    let ordered = value > 2.0 || view.entry(end + hyphen).roles.rank;
    Some(((ordered && !name).then_some(value), end))
}
