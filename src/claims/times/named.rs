//! Days and spans with names: `Tuesday evening`, `yesterday`, `the sixties`, `summer of 2012`, `Q3`, `Christmas`.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Feast, Meaning, NumberWord, Relative, TimeWord, Unit, Wanted};
use super::super::values::{View, is_dash};
use super::super::words::TIMES;
use super::expression::Expression;
use super::months::{modified, month_at, year_after, year_at};
use super::read::{Read, at, digits};

/// Monday; Tuesday evening; Friday, July 21, 2017; Sunday 18 August.
pub(super) fn weekday(view: &View, i: usize, day: u8, short: bool) -> Option<Read> {
    if !view.token(i).capital {
        return None;
    }
    let dot = usize::from(short && view.mark(i + 1) == '.' && view.token(i + 1).glued);
    let mut next = i + 1 + dot;
    let comma = usize::from(view.mark(next) == ',');
    if month_at(view, next + comma).is_some()
        && let Some((expression @ (Expression::Day { .. } | Expression::Days { .. }), _, end)) = at(view, next + comma)
    {
        return Some((on_weekday(expression, day), i, end));
    }
    for skip in [comma, comma + usize::from(view.is(next + comma, "the"))] {
        if matches!(view.token(next + skip).kind, Kind::Number(_))
            && let Some((expression @ (Expression::Day { .. } | Expression::Days { .. }), _, end)) = digits(view, next + skip)
        {
            return Some((on_weekday(expression, day), i, end));
        }
    }
    if view.entry(next).time == TimeWord::Name && view.token(next).capital {
        return None;
    }
    // "on a Monday" is any Monday; "Friday the 13th" has no month
    let indefinite =
        view.follows(i, 1, &["a", "any", "per"]) || view.follows(i, 2, &["a", "one"]) && !view.token(i.saturating_sub(1)).capital;
    if indefinite || view.is(next, "the") && matches!(view.token(next + 1).kind, Kind::Number(_)) {
        return None;
    }
    if view.any(next, &["mornings", "afternoons", "evenings", "nights"]) {
        return Some((Expression::EveryWeekday(day), i, next + 1));
    }
    // Friday of last week, Tuesday next week
    let of = usize::from(view.is(next, "of"));
    if let TimeWord::Relative(relative @ (Relative::Last | Relative::This | Relative::Next)) = view.entry(next + of).time
        && view.entry(next + of + 1).time == TimeWord::Unit(Unit::Week)
    {
        return Some((Expression::WeekdayOfWeek { day, relative }, i, next + of + 2));
    }
    if view.follows_of(i, 1, &TIMES.weekdays) && view.before(i, 1).capital {
        return None;
    }
    // "a report in The Sun." ends with no abbreviation; "the BBC's Sunday with Jane Roe" is on every Sunday
    let paper = short && view.is_before(i, 1, "the");
    let with = view.is(next, "with") && view.token(next + 1).capital && i >= 2 && view.is_possessive(i - 2);
    if paper || with || view.is_of(next, &TIMES.show) && !short {
        return None;
    }
    let placed = view.follows_of(i, 1, &TIMES.weekday);
    if short && dot == 0 && !placed {
        return None;
    }
    next += usize::from(is_part(view, next));
    Some((Expression::Weekday { day, relative: None }, i, next))
}

/// A day that names its weekday, which tells the year where no other word does.
fn on_weekday(expression: Expression, weekday: u8) -> Expression {
    match expression {
        Expression::Day { year: None, month, day } => Expression::NamedDay { weekday, month, day },
        other => other,
    }
}

/// True for morning, evening, night: they belong to the mention, and its value is the day, for ISO 8601 has no finer grain
/// than the day short of a clock time.
pub(super) fn is_part(view: &View, i: usize) -> bool {
    matches!(view.entry(i).time, TimeWord::Part | TimeWord::Night)
}

pub(super) fn deictic(view: &View, i: usize, days: i64) -> Option<Read> {
    // USA Today
    if view.token(i).capital
        && view.before(i, 1).capital
        && i > 0
        && !view.word(i - 1).bytes().any(|b| b.is_ascii_lowercase())
        && view.word(i) == "Today"
    {
        return None;
    }
    // Radio 4's Today programme
    if view.token(i).capital && view.is_of(i + 1, &TIMES.show) {
        return None;
    }
    let end = i + 1 + usize::from(is_part(view, i + 1));
    // the day before yesterday, the day after tomorrow
    if view.is_before(i, 2, "day") && (days < 0 && view.is_before(i, 1, "before") || days > 0 && view.is_before(i, 1, "after")) {
        return Some((Expression::Deictic(days * 2), i - 2, end));
    }
    Some((Expression::Deictic(days), i, end))
}

/// 2013 – present, from 2005 to the present: the day of writing, as the end of a span of years.
pub(super) fn present(view: &View, i: usize) -> Option<Read> {
    let the = usize::from(view.is_before(i, 1, "the"));
    let to = is_dash(view.mark_before(i - the, 1)) || view.is_before(i - the, 1, "to");
    let year = i >= 2 + the && year_at(view, i - the - 2).is_some();
    (to && year && !matches!(view.token(i + 1).kind, Kind::Word(_))).then_some((Expression::Present, i, i + 1))
}

/// The sixties, the early nineties.
pub(super) fn named_decade(view: &View, i: usize, tens: i32) -> Option<Read> {
    let start = modified(view, i);
    let century = match view.entry_before(start, 1).number {
        NumberWord::Small(n) if (10.0..20.0).contains(&n) => n as i32 * 100,
        _ => 0,
    };
    if century > 0 {
        return Some((Expression::Decade(century + tens), start - 1, i + 1));
    }
    let the = view.is_before(start, 1, "the");
    the.then_some((Expression::Decade(tens), start, i + 1))
}

pub(super) fn bare_season(view: &View, i: usize, season: &'static str) -> Option<Read> {
    let mut end = i + 1;
    let of = usize::from(view.is(end, "of") || view.mark(end) == ',');
    if let Some(year) = year_at(view, end + of) {
        end += of + 1;
        // the winter of 1776-77
        if is_dash(view.mark(end)) && view.integer(end + 1).is_some_and(|(_, digits)| digits == 2 || digits == 4) {
            end += 2;
        }
        return Some((
            Expression::Season {
                year: Some(year),
                season,
                relative: None,
            },
            modified(view, i),
            end,
        ));
    }
    let placed = view.follows_of(i, 1, &TIMES.season) || (view.is_before(i, 1, "the") && view.follows_of(i, 2, &TIMES.season));
    let verb = view.is(i, "fall") || view.is(i, "spring");
    let noun = !verb || view.is_before(i, 1, "the") && !matches!(view.token(i + 1).kind, Kind::Word(_));
    (placed && noun).then_some((
        Expression::Season {
            year: None,
            season,
            relative: None,
        },
        i,
        end,
    ))
}

/// Q3, Q3 2025.
pub(super) fn quarter_letter(view: &View, i: usize) -> Option<Read> {
    let (n, digits) = view.integer(i + 1)?;
    if view.word(i) != "Q" || !view.token(i + 1).glued || digits != 1 || !(1..=4).contains(&n) {
        return None;
    }
    let (year, end) = year_after(view, i + 2);
    // without a year, Q1 may be a quartile or a question
    if year.is_none() && !view.follows_of(i, 1, &TIMES.quarter) {
        return None;
    }
    Some((
        Expression::Part {
            year,
            kind: 'Q',
            n: n as u8,
        },
        i,
        end,
    ))
}

/// Christmas, New Year's Eve, Easter 2025.
pub(super) fn feast(view: &View, i: usize) -> Option<Read> {
    if !view.token(i).capital || !view.entry(i).feast {
        return None;
    }
    let (Meaning::Feast(feast), end) = view.lexicon.phrase(view.tokens, i, Wanted::FEAST)? else {
        return None;
    };
    let name = view.token(end).capital && !view.token(end).glued;
    let fixed = matches!(feast, Feast::Fixed { .. });
    let (year, end) = year_after(view, end);
    // "Christmas tree", "Merry Christmas" tell no day
    let long = end > i + 1 || year.is_some();
    let placed = i == 0 || view.follows_of(i, 1, &TIMES.feast);
    let noun = matches!(view.token(end).kind, Kind::Word(_)) && !view.token(end).glued && !view.is_of(end, &TIMES.feasts);
    (!name && (long || placed && !noun) && (fixed || view.word(i).len() > 3)).then_some((
        Expression::Feast {
            feast,
            year,
            relative: None,
        },
        i,
        end,
    ))
}
