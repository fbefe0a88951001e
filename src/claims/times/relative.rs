//! Units of the calendar that another date places: `last week`, `the past 80 years`, `two days ago`, `a year later`.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Relative, Tense, TimeWord, Unit};
use super::super::values::{View, is_apostrophe, is_dash, numbers};
use super::super::words::TIMES;
use super::expression::Expression;
use super::months::{month_first, year_at};
use super::named::{feast, is_part};
use super::read::Read;

/// last week, the past 80 years, this morning, next Friday, every Monday.
pub(super) fn relative_word(view: &View, i: usize, relative: Relative) -> Option<Read> {
    let (relative, next) = doubled(view, i, relative)?;
    let the = view.is_before(i, 1, "the");
    match view.entry(next).time {
        TimeWord::Unit(unit) => {
            let end = next + 1;
            let these = view.is(i, "this") && next == i + 1;
            let expression = if view.word(next).ends_with('s') && !these {
                // the coming weeks, the past months
                let vague = matches!(relative, Relative::Coming | Relative::Past);
                vague.then_some(Expression::Window { unit, n: None })
            } else {
                let to = unit == Unit::Day && view.is_before(i, 1, "to");
                unit_of(unit, relative, the).filter(|_| !(to && relative == Relative::This))
            };
            expression.map(|e| (e, i, end))
        }
        TimeWord::Weekday(day) | TimeWord::WeekdayShort(day) if view.token(next).capital => {
            Some(weekday_of(view, i, next, day, relative, the))
        }
        TimeWord::Month(month) | TimeWord::MonthShort(month) if view.token(next).capital => month_of(view, i, next, month, relative),
        TimeWord::Season(_) if relative == Relative::That && is_conjunction(view, i, next) => None,
        TimeWord::Season(season) if relative != Relative::Every => {
            let (year, relative) = (None, Some(relative));
            Some((Expression::Season { year, season, relative }, i, next + 1))
        }
        part @ (TimeWord::Part | TimeWord::Night) if has_part(view, next, part, relative) => {
            let relative = if relative == Relative::Next {
                Relative::Following
            } else {
                relative
            };
            Some((Expression::Unit { unit: Unit::Day, relative }, i, next + 1))
        }
        _ => match feast(view, next) {
            Some((Expression::Feast { feast, year: None, .. }, _, end)) => {
                let (year, relative) = (None, Some(relative));
                Some((Expression::Feast { feast, year, relative }, i, end))
            }
            _ => window(view, i, next, relative),
        },
    }
}

/// this past week, this coming Monday: what the two words say, and the token after them.
fn doubled(view: &View, i: usize, relative: Relative) -> Option<(Relative, usize)> {
    let next = i + 1;
    let TimeWord::Relative(second) = view.entry(next).time else {
        return Some((relative, next));
    };
    if relative != Relative::This {
        return Some((relative, next));
    }
    let after = view.entry(next + 1).time;
    let relative = match second {
        Relative::Past | Relative::Last if after == TimeWord::None => Relative::Past,
        Relative::Past | Relative::Last => Relative::Last,
        // "this coming Monday" is the nearest, "next Monday" need not be
        Relative::Next | Relative::Coming if matches!(after, TimeWord::None | TimeWord::Weekday(_) | TimeWord::WeekdayShort(_)) => {
            Relative::Coming
        }
        Relative::Next | Relative::Coming => Relative::Next,
        _ => return None,
    };
    Some((relative, next + 1))
}

/// last week, the next day, this year.
fn unit_of(unit: Unit, relative: Relative, the: bool) -> Option<Expression> {
    if unit == Unit::Second || (unit == Unit::Hour && relative == Relative::That) {
        return None;
    }
    let span = Expression::Window { unit, n: Some(1.0) };
    match relative {
        // a set without a place in the calendar ("every year") is no date
        Relative::Every => None,
        Relative::Past => Some(span),
        Relative::Last if the && !matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Day) => Some(span),
        Relative::Last if matches!(unit, Unit::Day | Unit::Hour | Unit::Minute) => None,
        // "the next day" goes on from the story; "next year" from the article
        Relative::Next if the || unit == Unit::Day => {
            let relative = Relative::Following;
            Some(Expression::Unit { unit, relative })
        }
        Relative::This if unit == Unit::Day => Some(Expression::Deictic(0)),
        _ if matches!(unit, Unit::Minute | Unit::Hour) => None,
        _ => Some(Expression::Unit { unit, relative }),
    }
}

/// next Friday, every Monday.
fn weekday_of(view: &View, i: usize, next: usize, day: u8, relative: Relative, the: bool) -> Read {
    let short = matches!(view.entry(next).time, TimeWord::WeekdayShort(_));
    let dot = short && view.mark(next + 1) == '.' && view.token(next + 1).glued;
    let end = next + 1 + usize::from(dot);
    if relative == Relative::Every {
        return (Expression::EveryWeekday(day), i, end);
    }
    // "came back the next Tuesday": the nearest
    let nearest = relative == Relative::Next && the;
    let relative = Some(if nearest { Relative::Coming } else { relative });
    (Expression::Weekday { day, relative }, i, end + usize::from(is_part(view, end)))
}

/// "said that July was wet", "said that winter will not wait"; but "That July he came back".
fn is_conjunction(view: &View, i: usize, next: usize) -> bool {
    let opens = i == 0 || matches!(view.mark_before(i, 1), '"' | '“' | '‘');
    let at = next + 1 + usize::from(view.is_of(next + 1, &TIMES.still));
    !opens && (view.entry(at).tense != Tense::None || view.word(at).ends_with("ed"))
}

/// last July.
fn month_of(view: &View, i: usize, next: usize, month: u8, relative: Relative) -> Option<Read> {
    if relative == Relative::That && is_conjunction(view, i, next) {
        return None;
    }
    let Some((Expression::Month { year: None, .. }, _, end)) = month_first(view, next, month, false) else {
        return None;
    };
    let (year, relative) = (None, Some(relative));
    Some((Expression::Month { year, month, relative }, i, end))
}

/// True where a part of the day tells which day: "last night" is yesterday's, "last morning" is the last of some.
fn has_part(view: &View, next: usize, part: TimeWord, relative: Relative) -> bool {
    let day = relative != Relative::Every && (relative != Relative::Last || part == TimeWord::Night);
    day && !view.any(next, &["eve", "dawn"])
}

/// the past 80 years, the last few days, the next two and a half months
pub(super) fn window(view: &View, i: usize, next: usize, relative: Relative) -> Option<Read> {
    if !matches!(
        relative,
        Relative::Last | Relative::Past | Relative::Previous | Relative::Next | Relative::Coming | Relative::Following | Relative::This
    ) {
        return None;
    }
    if relative == Relative::This && !view.is(i, "these") && next == i + 1 {
        return None;
    }
    // "is expected to last six weeks"
    if view.is(i, "last") && view.follows_of(i, 1, &TIMES.lasting) && !view.is(next, "the") {
        return None;
    }
    let (n, at) = amount(view, next)?;
    let TimeWord::Unit(unit) = view.entry(at).time else {
        return None;
    };
    Some((Expression::Window { unit, n }, i, at + 1))
}

/// A number of units: its value, `None` for "a few", and the token after it.
pub(super) fn amount(view: &View, i: usize) -> Option<(Option<f64>, usize)> {
    if view.is(i, "a") && view.any(i + 1, &["few", "couple"]) {
        return amount(view, i + 1);
    }
    if view.is(i, "couple") {
        return Some((None, i + 1 + usize::from(view.is(i + 1, "of"))));
    }
    if view.any(i, &["few", "several", "many", "some"]) {
        return Some((None, i + 1));
    }
    if let Some(figure) = numbers::parse(view, i) {
        return match figure.shape {
            numbers::Shape::Cardinal | numbers::Shape::Fraction => Some((Some(figure.value), figure.end)),
            numbers::Shape::Vague => Some((None, figure.end + usize::from(view.is(figure.end, "of")))),
            numbers::Shape::Ordinal => None,
        };
    }
    (view.is(i, "a") || view.is(i, "an")).then_some((Some(1.0), i + 1))
}

/// The amount that ends before token `i`: its value and first token.
pub(super) fn amount_before(view: &View, i: usize) -> Option<(Option<f64>, usize)> {
    (1..=7).rev().filter_map(|back| i.checked_sub(back)).find_map(|start| {
        let (n, end) = amount(view, start)?;
        let hyphen = usize::from(end + 1 == i && is_dash(view.mark(end)));
        (end + hyphen == i).then_some((n, start))
    })
}

/// A unit with what follows it: two days ago, a week later, the day before.
pub(super) fn unit_word(view: &View, i: usize, unit: Unit) -> Option<Read> {
    let mut after = i + 1;
    let mut extra = 0.0;
    if let Some(end) = numbers::and_a_half(view, after) {
        (extra, after) = (0.5, end);
    }
    if unit == Unit::Second {
        return None;
    }
    let ends = |i: usize| !matches!(view.token(i).kind, Kind::Word(_) | Kind::Number(_)) || view.is_of(i, &TIMES.back);
    // minutes and hours within a story place nothing in the calendar
    let fine = matches!(unit, Unit::Minute | Unit::Hour);
    let sign = if view.is(after, "ago") || (view.is(after, "back") && ends(after + 1)) {
        Some((-1.0, true, 1))
    } else if view.is(after, "from") && view.is(after + 1, "now") || (is_apostrophe(view.mark(after)) && view.is(after + 1, "time")) {
        Some((1.0, true, 2))
    } else if fine {
        None
    } else if view.any(after, &["later", "afterwards"]) && !view.is(after + 1, "than") {
        Some((1.0, false, 1))
    } else if view.any(after, &["earlier", "previously", "beforehand"]) && !view.is(after + 1, "than")
        || view.any(after, &["before", "prior"]) && ends(after + 1)
    {
        Some((-1.0, false, 1))
    } else {
        None
    };
    if let Some((sign, from_now, length)) = sign {
        if let Some((n, start)) = amount_before(view, i) {
            if n.is_none() && !from_now {
                return None; // "many years later" places nothing
            }
            let n = n.map(|n| (n + extra) * sign);
            let expression = if from_now {
                Expression::Ago { unit, n }
            } else {
                Expression::Later { unit, n }
            };
            return Some((expression, start, after + length));
        }
        // the day before
        let relative = if sign < 0.0 { Relative::Previous } else { Relative::Following };
        if !from_now && view.is_before(i, 1, "the") && view.any(after, &["before"]) {
            return Some((Expression::Unit { unit, relative }, i - 1, after + length));
        }
    }
    if view.is_before(i, 1, "the") && view.is(after, "after") && ends(after + 1) {
        return Some((
            Expression::Unit {
                unit,
                relative: Relative::Following,
            },
            i - 1,
            after + 1,
        ));
    }
    // the end of the year, earlier in the year
    let whole = matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Quarter) && view.is_before(i, 1, "the");
    let of = view.is_before(i, 2, "of") && view.follows(i, 3, &["end", "beginning", "start", "rest"]);
    let inside = view.is_before(i, 2, "in") && view.follows(i, 3, &["earlier", "later", "early", "late"]);
    if whole && (of || inside) && !view.is(i + 1, "of") && year_at(view, i + 1).is_none() {
        return Some((
            Expression::Unit {
                unit,
                relative: Relative::This,
            },
            i - 1,
            i + 1,
        ));
    }
    None
}
