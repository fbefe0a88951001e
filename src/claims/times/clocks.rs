//! Clock times: `10 a.m.`, `15:11 GMT`, `two o'clock`, `noon`.

use super::super::values::lexer::Kind;
use super::super::values::{View, is_apostrophe, is_dash, numbers};
use super::super::words::TIMES;
use super::expression::Expression;
use super::read::Read;

/// noon, midnight: where they tell a time, not in a title.
pub(super) fn noon(view: &View, i: usize, hour: u8) -> Option<Read> {
    let placed = view.follows_of(i, 1, &TIMES.clock) || view.is_before(i, 1, "past");
    (placed && !view.token(i).capital).then_some((Expression::Clock { hour, minute: 0 }, i, i + 1))
}

/// "at nine in the evening", "from 7 in the morning", "by ten at night".
fn of_day(view: &View, i: usize, value: f64, end: usize) -> Option<Read> {
    let about = usize::from(view.follows(i, 1, &["about", "around", "nearly", "almost"]));
    let placed = view.follows(
        i - about,
        1,
        &["at", "by", "until", "till", "before", "after", "past", "since", "from", "between"],
    );
    if !placed || !(1.0..=12.0).contains(&value) || value.fract() != 0.0 {
        return None;
    }
    let part = end + 2;
    let night = view.is(end, "at") && view.is(end + 1, "night");
    let within = view.is(end, "in") && view.is(end + 1, "the") && view.any(part, &["morning", "afternoon", "evening"]);
    // "ten at night" is 22:00, "two at night" 02:00
    let later = night && value > 5.0 || within && !view.is(part, "morning");
    let hour = value as u8 % 12 + if later && !(night && value == 12.0) { 12 } else { 0 };
    (night || within).then_some((Expression::Clock { hour, minute: 0 }, i, end + if night { 2 } else { 3 }))
}

pub(super) fn oclock(view: &View, i: usize) -> Option<Read> {
    let figure = numbers::parse(view, i)?;
    let end = figure.end;
    if figure.shape == numbers::Shape::Cardinal
        && let Some(read) = of_day(view, i, figure.value, end)
    {
        return Some(read);
    }
    let fits = view.is(end, "o") && is_apostrophe(view.mark(end + 1)) && view.is(end + 2, "clock") && (1.0..=12.0).contains(&figure.value);
    fits.then(|| {
        (
            Expression::Clock {
                hour: figure.value as u8,
                minute: 0,
            },
            i,
            end + 3,
        )
    })
}

/// 10 a.m., 6:23 p.m., 15:11 GMT, at 7:40.
pub(super) fn clock(view: &View, i: usize) -> Option<Read> {
    let Kind::Number(number) = view.token(i).kind else {
        return None;
    };
    let mut hour = number.value as i64;
    let (mut minute, mut end) = (0, i + 1);
    let mut colon = false;
    if number.decimals == 2 {
        let text = view.word(i);
        minute = text.get(text.len().saturating_sub(2)..)?.parse().ok()?;
    } else if view.mark(end) == ':'
        && view.token(end).glued
        && view.token(end + 1).glued
        && let Some((m, 2)) = view.integer(end + 1)
    {
        (minute, end, colon) = (m, end + 2, true);
        if view.mark(end) == ':' && view.token(end).glued && view.integer(end + 1).is_some() {
            return None; // a duration, 2:03:59
        }
    }
    if !(0..60).contains(&minute) || !(0..=24).contains(&hour) {
        return None;
    }
    if let Some((afternoon, after)) = half_day(view, end) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        return Some((
            Expression::Clock {
                hour: hour as u8,
                minute: minute as u8,
            },
            i,
            zone(view, after),
        ));
    }
    let placed = view.follows_of(i, 1, &TIMES.clock) || view.is_before(i, 1, "is");
    let zoned = zone(view, end) > end;
    let ranged = is_dash(view.mark(end)) && view.mark(end + 2) == ':' || is_dash(view.mark_before(i, 1)) && view.mark_before(i, 3) == ':';
    if colon && hour < 25 && (placed || zoned || ranged) {
        return Some((
            Expression::Clock {
                hour: hour as u8,
                minute: minute as u8,
            },
            i,
            zone(view, end),
        ));
    }
    None
}

/// 1310 GMT, 0900 UTC.
pub(super) fn four_digits(view: &View, i: usize) -> Option<Read> {
    let (n, 4) = view.integer(i)? else {
        return None;
    };
    let (hour, minute) = (u8::try_from(n / 100).ok()?, u8::try_from(n % 100).ok()?);
    let end = zone(view, i + 1);
    // two letters may be a word in capitals: "1985 ET came out"; "in 1985 EST was kept" tells a year
    let zoned = end > i + 1 && view.word(i + 1).len() > 2;
    (zoned && hour < 25 && minute < 60 && !view.is_before(i, 1, "in")).then_some((Expression::Clock { hour, minute }, i, end))
}

/// a.m. or p.m. at token `i`: true for p.m.; and the token after it.
pub(super) fn half_day(view: &View, i: usize) -> Option<(bool, usize)> {
    if view.is(i, "am") || view.is(i, "pm") {
        return Some((view.is(i, "pm"), i + 1));
    }
    let afternoon = view.is(i, "p");
    let dotted = (afternoon || view.is(i, "a")) && view.mark(i + 1) == '.' && view.is(i + 2, "m") && view.token(i + 2).glued;
    if !dotted {
        return None;
    }
    // the last stop may be the sentence's too
    let stop = usize::from(view.mark(i + 3) == '.' && view.token(i + 3).glued);
    Some((afternoon, i + 3 + stop))
}

/// The token after a time zone at token `i`; `i` where there is none.
pub(super) fn zone(view: &View, i: usize) -> usize {
    i + usize::from(is_zone(view.word(i)))
}

/// True for the letters of a time zone.
pub(crate) fn is_zone(word: &str) -> bool {
    TIMES.zone.contains(word)
}
