//! Ages: `Ms. Holm, 67, a nurse`, `aged 45`, `the age of 18`, `turned 40`, `she is 34`. They are years, though no word says so.

use super::super::names::country;
use super::super::values::View;
use super::super::values::lexer::Kind;
use super::super::values::lexicon::{TimeWord, Wanted};
use super::super::words::FIGURES;

/// No one is older.
const MOST: f64 = 115.0;

/// True where the bare number from token `start` to `end`, whose highest value is `value`, tells how old somebody is.
pub(super) fn is_age(view: &View, start: usize, end: usize, value: f64) -> bool {
    let years = value.fract() == 0.0 && (1.0..=MOST).contains(&value);
    let joined = view.token(end).glued && !matches!(view.mark(end), ',' | '.' | ';' | ')' | '?' | '!' | '\u{2014}' | '"' | '”');
    years && !joined && (is_called_age(view, start) || is_reached(view, start, end) || is_beside_name(view, start, end))
}

/// "aged 45", "aged between 12 and 15", "at the age of 67", "over age 18"; not "an age of 2 superpowers".
fn is_called_age(view: &View, start: usize) -> bool {
    let open = view.lexicon.phrase_before(view.tokens, start, Wanted::ABOUT);
    let first = open.map_or(start, |(_, first)| first);
    let first = first - usize::from(view.follows(first, 1, &["between", "from"]));
    let of = usize::from(view.is_before(first, 1, "of"));
    let small = |back: usize| !view.before(first, back).capital || first == back;
    let age = view.follows(first, 1 + of, &["age", "ages"]) && !view.follows(first, 2 + of, &["an", "each"]);
    small(1 + of) && (age || of == 0 && view.is_before(first, 1, "aged"))
}

/// "turned 40 in May", "she is 34."; not "turned 40 people away", "he was 12 points ahead".
fn is_reached(view: &View, start: usize, end: usize) -> bool {
    let ends = !matches!(view.token(end).kind, Kind::Word(_) | Kind::Number(_)) && view.mark(end) != '-';
    let turned = view.follows(start, 1, &["turned", "turns", "turning"]);
    let is = view.follows(start, 1, &["is", "was"]) && view.follows(start, 2, &["he", "she"]);
    turned && (ends || view.is_of(end, &FIGURES.change)) || is && (ends || view.any(end, &["and", "when", "but"]))
}

/// "Ms. Holm, 67, recalled", "his son, eight, and a driver, 45."; not "In Leeds, 34, mostly children, were hurt", nor "Overall, 12, …".
fn is_beside_name(view: &View, start: usize, end: usize) -> bool {
    let closed = matches!(view.token(end).kind, Kind::End | Kind::Mark(',' | '.' | ';' | ')' | '\u{2014}'));
    let listed = matches!(view.token(end + 1).kind, Kind::Number(_));
    if !closed || listed || view.mark_before(start, 1) != ',' || start < 2 {
        return false;
    }
    let last = start - 2;
    view.is_of(last, &FIGURES.aged) || is_name(view, last)
}

/// True where a person's name may end with token `last`.
fn is_name(view: &View, last: usize) -> bool {
    const LONGEST: usize = 6;
    let part = |i: usize| {
        let token = view.token(i);
        matches!(token.kind, Kind::Word(_)) && token.capital && token.range.len() > 1 && view.entry(i).time == TimeWord::None
    };
    let own = part(last) && !view.entry(last).roles.label && country(view.word(last)).is_none();
    if !own || FIGURES.road.contains(view.word(last)) || FIGURES.square.contains(view.word(last)) {
        return false;
    }
    let named = |i: usize| part(i) && !view.is_of(i, &FIGURES.inside);
    let within = |&back: &usize| back <= last && (named(last - back) || view.mark(last - back) == '.');
    let length = (1..LONGEST).take_while(within).count();
    let first = last - length;
    let opens = first == 0 && length == 0 && view.is_of(last, &FIGURES.opens);
    // "The Dow Jones, 40, …", "Of the Democrats, 40, …"
    let the = view.is(first, "the") || view.is_before(first, 1, "the");
    !opens && !the && !view.follows_of(first, 1, &FIGURES.inside)
}
