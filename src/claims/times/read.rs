//! Reads dates, clock times and calendar durations off a sentence's tokens.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Feast, Meaning, NumberWord, Relative, TimeWord, Unit, UnitClass};
use super::super::values::{View, is_apostrophe, is_dash, numbers};
use super::expression::{Expression, Mention, Toward};
use super::tense::toward;

/// A date: what it says, its first token, and the token after it.
type Read = (Expression, usize, usize);

/// Adds the dates of a sentence to `mentions`, and the tokens that they cover to `taken`.
pub(crate) fn collect(view: &View, sentence: usize, mentions: &mut Vec<Mention>, taken: &mut Vec<(usize, usize)>) {
    let mut i = 0;
    while i < view.len() {
        let Some((expression, start, end)) = at(view, i) else {
            i += 1;
            continue;
        };
        let start = start.max(taken.last().map_or(0, |&(_, end)| end));
        mentions.push(Mention {
            range: view.range(start, end),
            sentence,
            expression,
            toward: direction(view, start, end, expression, mentions.last().filter(|m| m.sentence == sentence)),
            heads: heads(view, start, end),
        });
        taken.push((start, end));
        i = end.max(i + 1);
    }
}

/// Which way a date lies: its own words go first, then the tense around it, then the date before it in the sentence.
fn direction(view: &View, start: usize, end: usize, expression: Expression, before: Option<&Mention>) -> Toward {
    match expression {
        Expression::Unit {
            relative: Relative::Next | Relative::Coming,
            ..
        } => return Toward::Future,
        Expression::Unit {
            relative: Relative::Last | Relative::Past,
            ..
        } => return Toward::Past,
        Expression::Deictic { days, .. } if days != 0 => return if days > 0 { Toward::Future } else { Toward::Past },
        _ => {}
    }
    match toward(view, start, end) {
        Toward::Unknown if ["until", "till", "through", "by"].iter().any(|w| view.is_before(start, 1, w)) => Toward::Future,
        Toward::Unknown => before.map_or(Toward::Unknown, |m| m.toward),
        found => found,
    }
}

/// True for a date that stands like a dateline's.
fn heads(view: &View, start: usize, end: usize) -> bool {
    let before = (0..start).all(|i| view.token(i).capital || matches!(view.token(i).kind, Kind::Mark(_)));
    let after = view.token(end).kind == Kind::End || is_dash(view.mark(end)) || matches!(view.mark(end), '(' | ')' | ':' | '|');
    before && after && start <= 12
}

/// The date that begins at token `i`.
fn at(view: &View, i: usize) -> Option<Read> {
    match view.token(i).kind {
        Kind::Number(_) => digits(view, i),
        Kind::Word(_) => {
            let entry = view.entry(i);
            let read = match entry.time {
                TimeWord::Month(month) => month_first(view, i, month, false),
                TimeWord::MonthShort(month) => month_first(view, i, month, true),
                TimeWord::Weekday(day) => weekday(view, i, day, false),
                TimeWord::WeekdayShort(day) => weekday(view, i, day, true),
                TimeWord::Weekdays(day) => view.token(i).capital.then_some((Expression::EveryWeekday(day), i, i + 1)),
                TimeWord::Unit(unit) => unit_word(view, i, unit),
                TimeWord::Season(season) => bare_season(view, i, season),
                TimeWord::Deictic(days) => deictic(view, i, days),
                TimeWord::Tonight => Some((Expression::Deictic { days: 0, part: Some("NI") }, i, i + 1)),
                TimeWord::Decade(tens) => named_decade(view, i, tens),
                TimeWord::Relative(relative) => relative_word(view, i, relative),
                TimeWord::Clock(hour) => noon(view, i, hour),
                TimeWord::Letter => quarter_letter(view, i),
                TimeWord::None | TimeWord::Part(_) | TimeWord::Name => None,
            };
            read.or_else(|| match entry.number {
                NumberWord::Ordinal(n) => ordinal(view, i, i + 1, n),
                NumberWord::Small(n) if n > 0.0 => written(view, i, n),
                NumberWord::Ten(n) => written(view, i, n),
                _ => None,
            })
            .or_else(|| feast(view, i))
        }
        _ => None,
    }
}

/// A year: four digits, as they stand after a month or a day.
fn year_at(view: &View, i: usize) -> Option<i32> {
    let (n, digits) = view.integer(i)?;
    (digits == 4 && (1000..3000).contains(&n) && !view.token(i + 1).is_letter_suffix(view, i + 1)).then(|| n as i32)
}

impl super::super::values::lexer::Token {
    /// True for a word glued to the digits before it, as in `2000m`.
    fn is_letter_suffix(&self, view: &View, i: usize) -> bool {
        self.glued && matches!(self.kind, Kind::Word(_)) && !view.is(i, "s")
    }
}

/// The year after a day or month, a comma or "of" before it allowed; and the token after it.
fn year_after(view: &View, i: usize) -> (Option<i32>, usize) {
    let skip = usize::from(
        view.mark(i) == ','
            || view.is(i, "of")
            || (view.mark(i) == '.' && view.token(i).glued)
            || (is_dash(view.mark(i)) && view.token(i + 1).glued),
    );
    match year_at(view, i + skip) {
        Some(year) if view.mark(i + skip + 1) != '%' => (Some(year), i + skip + 1),
        _ => (None, i),
    }
}

fn month_at(view: &View, i: usize) -> Option<u8> {
    let token = view.token(i);
    match view.entry(i).time {
        TimeWord::Month(month) | TimeWord::MonthShort(month) if token.capital => Some(month),
        _ => None,
    }
}

/// The token after a month's name, the stop of an abbreviation included.
fn after_month(view: &View, i: usize) -> usize {
    let short = matches!(view.entry(i).time, TimeWord::MonthShort(_));
    i + 1 + usize::from(short && view.mark(i + 1) == '.' && view.token(i + 1).glued)
}

/// A day of the month in digits: its number and the token after it, `st`, `nd`, `rd`, `th` included.
fn day_at(view: &View, i: usize) -> Option<(u8, usize)> {
    let (n, digits) = view.integer(i)?;
    if digits > 2 || !(1..=31).contains(&n) {
        return None;
    }
    let suffix = view.token(i + 1).glued && view.any(i + 1, &["st", "nd", "rd", "th"]);
    Some((n as u8, i + 1 + usize::from(suffix)))
}

/// August 18, 2025; Aug. 18; August 18–20; October of 1805; mid-October.
fn month_first(view: &View, i: usize, month: u8, short: bool) -> Option<Read> {
    let shouted = view.word(i).len() > 3 && view.word(i).bytes().all(|b| b.is_ascii_uppercase());
    if !view.token(i).capital {
        return None;
    }
    let start = modified(view, i);
    let next = after_month(view, i);
    let comma = usize::from(view.mark(next) == ',' && view.token(next).glued && view.token(next + 1).glued);
    if let Some((day, mut end)) = day_at(view, next + comma) {
        let is_clock = matches!(view.mark(end), ':') && view.token(end).glued && view.token(end + 1).glued;
        if !is_clock && view.mark(end) != '%' {
            if is_dash(view.mark(end))
                && let Some((last, after)) = day_at(view, end + 1)
                && last > day
                && month_at(view, after).is_none()
            {
                let (year, after) = year_after(view, after);
                return Some((
                    Expression::Days {
                        year,
                        month,
                        first: day,
                        last,
                    },
                    start,
                    after,
                ));
            }
            if let Some((relative, after)) = relative_year(view, end) {
                return Some((
                    Expression::InYear {
                        month,
                        day: Some(day),
                        relative,
                    },
                    start,
                    after,
                ));
            }
            let year;
            (year, end) = year_after(view, end);
            return Some((Expression::Day { year, month, day }, start, end));
        }
    }
    let (year, end) = year_after(view, next);
    if year.is_some() {
        return Some((
            Expression::Month {
                year,
                month,
                relative: None,
            },
            start,
            end,
        ));
    }
    let placed = start < i || is_time_preposition(view, i);
    let joined = view.any(i + 1, &["and", "to", "through", "or", "till", "until"]) && month_at(view, i + 2).is_some()
        || is_dash(view.mark(i + 1)) && month_at(view, i + 2).is_some();
    // "May" and "March" are verbs too, "April" and "June" are names too, and abbreviations are much else.
    let ambiguous = short || matches!(month, 3 | 5) || shouted;
    let name = view.token(i + 1).capital && view.entry(i + 1).time == TimeWord::None && !view.token(i + 1).glued;
    if (ambiguous || name) && !placed && !joined {
        return None;
    }
    if view.before(i, 1).capital && view.entry_before(i, 1).time == TimeWord::None && !placed && i > 1 {
        return None;
    }
    Some((
        Expression::Month {
            year: None,
            month,
            relative: None,
        },
        start,
        next,
    ))
}

/// The words "last year", "of that year", "the same year" after a month or a day: what they say, and the token after them.
fn relative_year(view: &View, i: usize) -> Option<(Relative, usize)> {
    let skip = usize::from(view.is(i, "of") || view.mark(i) == ',');
    let skip = skip + usize::from(view.is(i + skip, "the"));
    match view.entry(i + skip).time {
        TimeWord::Relative(relative) if view.is(i + skip + 1, "year") && relative != Relative::Every => Some((relative, i + skip + 2)),
        _ => None,
    }
}

/// The start of "mid-", "early", "late" before token `i`.
fn modified(view: &View, i: usize) -> usize {
    if is_dash(view.mark_before(i, 1)) && view.token(i).glued && view.is_before(i, 2, "mid") {
        return i - 2;
    }
    i - usize::from(["early", "late", "mid", "later"].iter().any(|w| view.is_before(i, 1, w)))
}

fn is_time_preposition(view: &View, i: usize) -> bool {
    const WORDS: [&str; 16] = [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "from",
        "during",
        "before",
        "after",
        "through",
        "throughout",
        "between",
        "around",
        "for",
        "till",
    ];
    WORDS.iter().any(|w| view.is_before(i, 1, w))
        || (view.any(i.saturating_sub(1), &["and", "to", "or"]) && i >= 2 && month_at(view, i - 2).is_some())
}

/// Monday; Tuesday evening; Friday, July 21, 2017; Sunday 18 August.
fn weekday(view: &View, i: usize, day: u8, short: bool) -> Option<Read> {
    if !view.token(i).capital {
        return None;
    }
    let dot = usize::from(short && view.mark(i + 1) == '.' && view.token(i + 1).glued);
    let mut next = i + 1 + dot;
    let comma = usize::from(view.mark(next) == ',');
    if month_at(view, next + comma).is_some()
        && let Some((expression @ (Expression::Day { .. } | Expression::Days { .. }), _, end)) = at(view, next + comma)
    {
        return Some((expression, i, end));
    }
    for skip in [comma, comma + usize::from(view.is(next + comma, "the"))] {
        if matches!(view.token(next + skip).kind, Kind::Number(_))
            && let Some((expression @ (Expression::Day { .. } | Expression::Days { .. }), _, end)) = digits(view, next + skip)
        {
            return Some((expression, i, end));
        }
    }
    if view.entry(next).time == TimeWord::Name && view.token(next).capital {
        return None;
    }
    // "on a Monday" is any Monday; "Friday the 13th" has no month
    if ["a", "any", "per"].iter().any(|w| view.is_before(i, 1, w))
        || view.is(next, "the") && matches!(view.token(next + 1).kind, Kind::Number(_))
    {
        return None;
    }
    // Friday of last week, Tuesday next week
    let of = usize::from(view.is(next, "of"));
    if let TimeWord::Relative(relative @ (Relative::Last | Relative::This | Relative::Next)) = view.entry(next + of).time
        && view.entry(next + of + 1).time == TimeWord::Unit(Unit::Week)
    {
        return Some((Expression::WeekdayOfWeek { day, relative }, i, next + of + 2));
    }
    if ["black", "bloody", "super", "cyber", "giving"]
        .iter()
        .any(|w| view.is_before(i, 1, w))
        && view.before(i, 1).capital
    {
        return None;
    }
    let placed = ["on", "last", "next", "this", "every", "by", "until", "since", "late", "early"]
        .iter()
        .any(|w| view.is_before(i, 1, w));
    if short && dot == 0 && !placed {
        return None;
    }
    let part = part_at(view, next);
    next += usize::from(part.is_some());
    Some((Expression::Weekday { day, relative: None, part }, i, next))
}

fn part_at(view: &View, i: usize) -> Option<&'static str> {
    match view.entry(i).time {
        TimeWord::Part(part) => Some(part),
        _ => None,
    }
}

fn deictic(view: &View, i: usize, days: i64) -> Option<Read> {
    // USA Today
    if view.token(i).capital
        && view.before(i, 1).capital
        && i > 0
        && !view.word(i - 1).bytes().any(|b| b.is_ascii_lowercase())
        && view.word(i) == "Today"
    {
        return None;
    }
    let part = part_at(view, i + 1);
    let end = i + 1 + usize::from(part.is_some());
    // the day before yesterday, the day after tomorrow
    if view.is_before(i, 2, "day") && (days < 0 && view.is_before(i, 1, "before") || days > 0 && view.is_before(i, 1, "after")) {
        return Some((Expression::Deictic { days: days * 2, part }, i - 2, end));
    }
    Some((Expression::Deictic { days, part }, i, end))
}

/// The sixties, the early nineties.
fn named_decade(view: &View, i: usize, tens: i32) -> Option<Read> {
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

fn bare_season(view: &View, i: usize, season: &'static str) -> Option<Read> {
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
    let placed = ["in", "during", "by", "until", "since"]
        .iter()
        .any(|w| view.is_before(i, 1, w) || (view.is_before(i, 1, "the") && view.is_before(i, 2, w)));
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
fn quarter_letter(view: &View, i: usize) -> Option<Read> {
    let (n, digits) = view.integer(i + 1)?;
    if view.word(i) != "Q" || !view.token(i + 1).glued || digits != 1 || !(1..=4).contains(&n) {
        return None;
    }
    let (year, end) = year_after(view, i + 2);
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
fn feast(view: &View, i: usize) -> Option<Read> {
    if !view.token(i).capital {
        return None;
    }
    let (Meaning::Feast(feast), end) = view.lexicon.phrase(view.tokens, i, |m| matches!(m, Meaning::Feast(_)))? else {
        return None;
    };
    let name = view.token(end).capital && !view.token(end).glued;
    let fixed = matches!(feast, Feast::Fixed { .. });
    let (year, end) = year_after(view, end);
    (!name && (fixed || view.word(i).len() > 3)).then_some((
        Expression::Feast {
            feast,
            year,
            relative: None,
        },
        i,
        end,
    ))
}

/// last week, the past 80 years, this morning, next Friday, every Monday.
fn relative_word(view: &View, i: usize, relative: Relative) -> Option<Read> {
    let mut next = i + 1;
    let mut relative = relative;
    // this past week, this coming Monday
    if relative == Relative::This
        && let TimeWord::Relative(second) = view.entry(next).time
    {
        match second {
            Relative::Past | Relative::Last => relative = Relative::Last,
            Relative::Next | Relative::Coming => relative = Relative::Next,
            _ => return None,
        }
        next += 1;
        if view.entry(next).time == TimeWord::None {
            relative = if relative == Relative::Last {
                Relative::Past
            } else {
                Relative::Coming
            };
        }
    }
    let the = view.is_before(i, 1, "the");
    match view.entry(next).time {
        TimeWord::Unit(unit) => {
            let plural = view.word(next).ends_with('s');
            let end = next + 1;
            if plural && !(view.is(i, "this") && next == i + 1) {
                // the coming weeks, the past months
                let vague = matches!(relative, Relative::Coming | Relative::Past);
                return vague.then_some((Expression::Window { unit, n: None }, i, end));
            }
            if unit == Unit::Second || (unit == Unit::Hour && relative == Relative::That) {
                return None;
            }
            return match relative {
                // a set without a place in the calendar ("every year") is no date
                Relative::Every => None,
                Relative::Past => Some((Expression::Window { unit, n: Some(1.0) }, i, end)),
                Relative::Last if the && !matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Day) => {
                    Some((Expression::Window { unit, n: Some(1.0) }, i, end))
                }
                Relative::Last if matches!(unit, Unit::Day | Unit::Hour | Unit::Minute) => None,
                // "the next day" goes on from the story; "next year" from the article
                Relative::Next if the => Some((
                    Expression::Unit {
                        unit,
                        relative: Relative::Following,
                    },
                    i,
                    end,
                )),
                Relative::Next if unit == Unit::Day => Some((
                    Expression::Unit {
                        unit,
                        relative: Relative::Following,
                    },
                    i,
                    end,
                )),
                Relative::This if unit == Unit::Day => Some((Expression::Deictic { days: 0, part: None }, i, end)),
                _ if matches!(unit, Unit::Minute | Unit::Hour) => None,
                _ => Some((Expression::Unit { unit, relative }, i, end)),
            };
        }
        TimeWord::Weekday(day) | TimeWord::WeekdayShort(day) if view.token(next).capital => {
            let dot = usize::from(
                matches!(view.entry(next).time, TimeWord::WeekdayShort(_)) && view.mark(next + 1) == '.' && view.token(next + 1).glued,
            );
            let mut end = next + 1 + dot;
            if relative == Relative::Every {
                return Some((Expression::EveryWeekday(day), i, end));
            }
            let part = part_at(view, end);
            end += usize::from(part.is_some());
            return Some((
                Expression::Weekday {
                    day,
                    relative: Some(relative),
                    part,
                },
                i,
                end,
            ));
        }
        TimeWord::Month(month) | TimeWord::MonthShort(month) if view.token(next).capital => {
            if let Some((Expression::Month { year: None, .. }, _, end)) = month_first(view, next, month, false) {
                return Some((
                    Expression::Month {
                        year: None,
                        month,
                        relative: Some(relative),
                    },
                    i,
                    end,
                ));
            }
            return None;
        }
        TimeWord::Season(season) if relative != Relative::Every => {
            return Some((
                Expression::Season {
                    year: None,
                    season,
                    relative: Some(relative),
                },
                i,
                next + 1,
            ));
        }
        TimeWord::Part(part) if relative != Relative::Every && !(relative == Relative::Last && part != "NI") => {
            if view.is(next, "eve") || view.is(next, "dawn") {
                return None;
            }
            return Some((Expression::PartOfDay { part, relative }, i, next + 1));
        }
        _ => {}
    }
    if let Some((Expression::Feast { feast, year: None, .. }, _, end)) = feast(view, next) {
        return Some((
            Expression::Feast {
                feast,
                year: None,
                relative: Some(relative),
            },
            i,
            end,
        ));
    }
    window(view, i, next, relative)
}

/// the past 80 years, the last few days, the next two and a half months
fn window(view: &View, i: usize, next: usize, relative: Relative) -> Option<Read> {
    if !matches!(
        relative,
        Relative::Last | Relative::Past | Relative::Previous | Relative::Next | Relative::Coming | Relative::Following | Relative::This
    ) {
        return None;
    }
    if relative == Relative::This && !view.is(i, "these") && next == i + 1 {
        return None;
    }
    let (n, at) = amount(view, next)?;
    let TimeWord::Unit(unit) = view.entry(at).time else {
        return None;
    };
    Some((Expression::Window { unit, n }, i, at + 1))
}

/// A number of units: its value, `None` for "a few", and the token after it.
fn amount(view: &View, i: usize) -> Option<(Option<f64>, usize)> {
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
fn amount_before(view: &View, i: usize) -> Option<(Option<f64>, usize)> {
    (1..=7).rev().filter_map(|back| i.checked_sub(back)).find_map(|start| {
        let (n, end) = amount(view, start)?;
        let hyphen = usize::from(end + 1 == i && is_dash(view.mark(end)));
        (end + hyphen == i).then_some((n, start))
    })
}

/// A unit with what follows it: two days ago, a week later, the day before.
fn unit_word(view: &View, i: usize, unit: Unit) -> Option<Read> {
    let mut after = i + 1;
    let mut extra = 0.0;
    if view.is(after, "and") && view.is(after + 1, "a") && view.is(after + 2, "half") {
        (extra, after) = (0.5, after + 3);
    }
    if unit == Unit::Second {
        return None;
    }
    let ends =
        |i: usize| !matches!(view.token(i).kind, Kind::Word(_) | Kind::Number(_)) || view.any(i, &["and", "but", "when", "as", "that"]);
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
    let of = view.is_before(i, 2, "of") && ["end", "beginning", "start", "rest"].iter().any(|w| view.is_before(i, 3, w));
    let inside = view.is_before(i, 2, "in") && ["earlier", "later", "early", "late"].iter().any(|w| view.is_before(i, 3, w));
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

/// The fifth of January; the 19th century; the third quarter of 2025; the first half of the year. `end` is after the ordinal.
fn ordinal(view: &View, i: usize, end: usize, n: f64) -> Option<Read> {
    if !(1.0..=31.0).contains(&n) {
        return None;
    }
    let n = n as u8;
    if view.is(end, "of") {
        let month = end + 1;
        if let Some(m) = month_at(view, month) {
            let (year, after) = year_after(view, after_month(view, month));
            return Some((Expression::Day { year, month: m, day: n }, i, after));
        }
    }
    let hyphen = usize::from(is_dash(view.mark(end)) && view.token(end).glued);
    let unit = view.entry(end + hyphen).time;
    if unit == TimeWord::Unit(Unit::Century) {
        return century(view, i, n, end + hyphen + 1);
    }
    // the 15th to the 19th century, the late 19th and early 20th centuries
    let mut other = end;
    if view.any(other, &["to", "and", "or", "through"]) || is_dash(view.mark(other)) {
        other += 1;
        while view.any(other, &["the", "early", "mid", "late"]) {
            other += 1;
        }
        let figure = numbers::parse(view, other).filter(|f| f.shape == numbers::Shape::Ordinal)?;
        let hyphen = usize::from(is_dash(view.mark(figure.end)));
        if view.entry(figure.end + hyphen).time == TimeWord::Unit(Unit::Century) {
            return Some((Expression::Century(i32::from(n)), i, end));
        }
        return None;
    }
    let kind = match unit {
        TimeWord::Unit(Unit::Quarter) if n <= 4 && !view.word(end).ends_with('s') => 'Q',
        _ if n <= 2 && view.is(end, "half") => 'H',
        _ => return None,
    };
    let mut after = end + hyphen + 1;
    if view.is(after, "of") && view.any(after + 1, &["the", "this"]) && view.is(after + 2, "year") {
        return Some((Expression::Part { year: None, kind, n }, i, after + 3));
    }
    let year;
    (year, after) = year_after(view, after);
    let fiscal =
        kind == 'Q' && hyphen == 0 && view.any(i.saturating_sub(1), &["the", "its", "fiscal", "in", "year"]) && !view.is(after, "of");
    (year.is_some() || fiscal).then_some((Expression::Part { year, kind, n }, i, after))
}

fn century(view: &View, i: usize, n: u8, end: usize) -> Option<Read> {
    let (n, end) = match era(view, end) {
        Some((true, after)) => (-i32::from(n), after),
        Some((false, after)) => (i32::from(n), after),
        None => (i32::from(n), end),
    };
    Some((Expression::Century(n), modified(view, i), end))
}

/// BC, BCE, AD, CE at token `i`: true for before; and the token after it.
fn era(view: &View, i: usize) -> Option<(bool, usize)> {
    match view.word(i) {
        "BC" | "BCE" => Some((true, i + 1)),
        "AD" | "CE" => Some((false, i + 1)),
        "B" | "A" if view.mark(i + 1) == '.' && view.mark(i + 3) == '.' && matches!(view.word(i + 2), "C" | "D") => {
            Some((view.word(i) == "B", i + 4))
        }
        _ => None,
    }
}

/// Numbers in words that begin a date: two o'clock, nineteen seventy-two, twenty-first century.
fn written(view: &View, i: usize, head: f64) -> Option<Read> {
    if let Some(clock) = oclock(view, i) {
        return Some(clock);
    }
    let figure = numbers::parse(view, i)?;
    if figure.shape == numbers::Shape::Ordinal {
        return ordinal(view, i, figure.end, figure.value);
    }
    // nineteen seventy-two
    let hyphen = usize::from(is_dash(view.mark(i + 1)));
    let rest = i + 1 + hyphen;
    if (13.0..=20.0).contains(&head) && (figure.end == i + 1 || head == 20.0) && !matches!(view.mark(i + 1), ',' | '.') {
        let second = numbers::parse(view, rest)?;
        let fits =
            second.written && second.shape == numbers::Shape::Cardinal && second.scale == 1.0 && (10.0..100.0).contains(&second.value);
        let tens = match view.entry(rest).number {
            NumberWord::Small(n) => n >= 10.0,
            NumberWord::Ten(_) => true,
            _ => false,
        };
        let placed = is_time_preposition(view, i) || view.is_before(i, 1, "and") || !matches!(view.token(second.end).kind, Kind::Word(_));
        if fits && tens && (head < 20.0 || second.value < 30.0) && hyphen == 0 && placed {
            return Some((Expression::Year(head as i32 * 100 + second.value as i32), i, second.end));
        }
    }
    None
}

/// noon, midnight: where they tell a time, not in a title.
fn noon(view: &View, i: usize, hour: u8) -> Option<Read> {
    let placed = [
        "at", "by", "until", "till", "from", "to", "around", "about", "before", "after", "past", "since",
    ]
    .iter()
    .any(|w| view.is_before(i, 1, w));
    (placed && !view.token(i).capital).then_some((Expression::Clock { hour, minute: 0 }, i, i + 1))
}

fn oclock(view: &View, i: usize) -> Option<Read> {
    let figure = numbers::parse(view, i)?;
    let end = figure.end;
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

/// Dates and times that begin with digits.
fn digits(view: &View, i: usize) -> Option<Read> {
    let Kind::Number(number) = view.token(i).kind else {
        return None;
    };
    if number.decimals > 0 && !(number.decimals == 2 && number.digits <= 2) || number.grouped || number.glyph {
        return None;
    }
    // a number that belongs to a longer token: G7, F-16, 10.5.2
    let previous = view.mark_before(i, 1);
    if view.token(i).glued
        && matches!(view.before(i, 1).kind, Kind::Word(_))
        && !(view.is_before(i, 1, "AD") || month_at(view, i.saturating_sub(1)).is_some())
    {
        return None;
    }
    if view.token(i).glued && matches!(previous, '$' | '€' | '£' | '¥' | '#' | '.' | '@' | '_' | '=' | '&') {
        return None;
    }
    let n = number.value as i64;
    if number.decimals > 0 {
        return clock(view, i);
    }
    if number.digits <= 2 {
        if let Some(read) = day_first(view, i) {
            return Some(read);
        }
        if view.token(i + 1).glued && view.any(i + 1, &["st", "nd", "rd", "th"]) {
            return ordinal(view, i, i + 2, number.value);
        }
        if let Some(read) = clock(view, i).or_else(|| oclock(view, i)) {
            return Some(read);
        }
        if number.digits == 2
            && let Some(end) = s_suffix(view, i + 1)
        {
            return short_decade(view, i, n as i32, end);
        }
        if n == 9 && view.mark(i + 1) == '/' && view.integer(i + 2) == Some((11, 2)) && view.mark(i + 3) != '/' && view.token(i + 2).glued {
            return Some((
                Expression::Day {
                    year: Some(2001),
                    month: 9,
                    day: 11,
                },
                i,
                i + 3,
            ));
        }
    }
    if let Some(read) = figures_only(view, i) {
        return Some(read);
    }
    if let Some((before, after)) = era(view, i + 1)
        && number.digits <= 4
    {
        return Some((Expression::Year(if before { 1 - n as i32 } else { n as i32 }), i, after));
    }
    year(view, i)
}

/// `s`, `'s` glued at token `i`: the token after it.
fn s_suffix(view: &View, i: usize) -> Option<usize> {
    if view.token(i).glued && view.is(i, "s") {
        return Some(i + 1);
    }
    view.is_possessive(i).then_some(i + 2)
}

/// the '60s, the 80s
fn short_decade(view: &View, i: usize, tens: i32, end: usize) -> Option<Read> {
    let apostrophe = is_apostrophe(view.mark_before(i, 1)) && view.token(i).glued;
    let start = modified(view, i - usize::from(apostrophe));
    let placed = (apostrophe || start < i || view.is_before(start, 1, "the")) && view.mark(end) != '°';
    (tens % 10 == 0 && tens > 0 && placed).then_some((Expression::Decade(tens), start, end))
}

/// 18 August 2025; 3rd of May; 5–6 September; 8-May-2006.
fn day_first(view: &View, i: usize) -> Option<Read> {
    let (day, mut end) = day_at(view, i)?;
    if is_dash(view.mark(end))
        && let Some((last, after)) = day_at(view, end + 1)
        && last > day
        && let Some(month) = month_at(view, after)
    {
        let (year, after) = year_after(view, after_month(view, after));
        return Some((
            Expression::Days {
                year,
                month,
                first: day,
                last,
            },
            i,
            after,
        ));
    }
    end += usize::from(view.is(end, "of") || is_dash(view.mark(end)) && view.token(end).glued && view.token(end + 1).glued);
    let month = month_at(view, end)?;
    // "the 18 May elections" is a day, "10 March on Rome" is not worth a thought; "2 Mar" needs its stop or a year
    let after = after_month(view, end);
    if let Some((relative, after)) = relative_year(view, after) {
        return Some((
            Expression::InYear {
                month,
                day: Some(day),
                relative,
            },
            i,
            after,
        ));
    }
    let (year, after) = year_after(view, after);
    let antique = if year.is_none()
        && let Some((n, 3)) = view.integer(after)
        && !matches!(view.token(after + 1).kind, Kind::Word(_))
    {
        Some(n as i32)
    } else {
        None
    };
    let after = after + usize::from(antique.is_some());
    Some((
        Expression::Day {
            year: year.or(antique),
            month,
            day,
        },
        i,
        after,
    ))
}

/// 2025-08-19, 19.08.2025, 19/08/2025.
fn figures_only(view: &View, i: usize) -> Option<Read> {
    let mark = view.mark(i + 1);
    let joined = (1..=4).all(|n| view.token(i + n).glued);
    if !joined || mark != view.mark(i + 3) || !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let ((a, a_digits), (b, b_digits), (c, c_digits)) = (view.integer(i)?, view.integer(i + 2)?, view.integer(i + 4)?);
    let end = i + 5;
    if view.token(end).glued && (matches!(view.token(end).kind, Kind::Number(_)) || view.mark(end) == mark && view.token(end + 1).glued) {
        return None;
    }
    let day = |year: i64, month: i64, day: i64| {
        let date = super::calendar::Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some((
            Expression::Day {
                year: Some(date.year),
                month: date.month,
                day: date.day,
            },
            i,
            end,
        ))
    };
    if a_digits == 4 && b_digits <= 2 && c_digits <= 2 {
        return day(a, b, c);
    }
    if c_digits != 4 || a_digits > 2 || b_digits > 2 || !(1000..3000).contains(&c) {
        return None;
    }
    match mark {
        '.' => day(c, b, a),
        _ if a > 12 || a == b => day(c, b, a),
        _ if b > 12 => day(c, a, b),
        _ if a >= 1 && b >= 1 => Some((Expression::Unclear, i, end)),
        _ => None,
    }
}

/// 10 a.m., 6:23 p.m., 15:11 GMT, at 7:40.
fn clock(view: &View, i: usize) -> Option<Read> {
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
    let placed = [
        "at", "by", "until", "till", "from", "around", "about", "before", "after", "to", "since", "is",
    ]
    .iter()
    .any(|w| view.is_before(i, 1, w));
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
    // 1500 GMT
    None
}

/// a.m. or p.m. at token `i`: true for p.m.; and the token after it.
fn half_day(view: &View, i: usize) -> Option<(bool, usize)> {
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
fn zone(view: &View, i: usize) -> usize {
    const ZONES: [&str; 22] = [
        "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "MSK", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "PST", "PDT", "PT",
        "IST", "JST", "AEST",
    ];
    i + usize::from(ZONES.contains(&view.word(i)))
}

/// A number of four digits that is a year, or an older year that its context marks as one.
fn year(view: &View, i: usize) -> Option<Read> {
    let (n, digits) = view.integer(i)?;
    let value = i32::try_from(n).ok()?;
    let next = i + 1;
    let glued_before = view.token(i).glued;
    let previous = view.mark_before(i, 1);
    // the second year of a range: 1892–94
    let dash = is_dash(previous);
    if dash
        && let Some((first, 4)) = view.integer(i.saturating_sub(2))
        && i >= 2
        && (1000..2100).contains(&first)
    {
        if digits == 2 && first % 100 < n && is_year(view, i - 2) {
            return Some((Expression::Year((first - first % 100 + n) as i32), i, next));
        }
        if digits == 4 && first <= n && n < 2200 {
            return Some((Expression::Year(value), i, next));
        }
    }
    if digits == 4 {
        if let Some(end) = s_suffix(view, next) {
            let possessive = view.mark(next) != '\0';
            let start = modified(view, i);
            if n % 10 == 0 && (!possessive || view.is_before(start, 1, "the") || start < i) && (1000..2100).contains(&n) {
                let century = n % 100 == 0 && n != 2000;
                let expression = if century {
                    Expression::Century(value / 100 + 1)
                } else {
                    Expression::Decade(value)
                };
                return Some((expression, start, end));
            }
        }
        return is_year(view, i).then_some((Expression::Year(value), i, next));
    }
    if view.is_before(i, 1, "AD") && n > 0 && digits <= 4 {
        return Some((Expression::Year(value), i - 1, next));
    }
    let circa = view.is_before(i, 1, "circa")
        || view.is_before(i, 1, "ca")
        || (previous == '.' && (view.is_before(i, 2, "c") || view.is_before(i, 2, "ca")));
    let named = view.is_before(i, 1, "year") && view.is_before(i, 2, "the");
    let lifespan = digits == 3
        && previous == '('
        && glued_before
        && is_dash(view.mark(next))
        && view.integer(next + 1).is_some_and(|(last, d)| d == 3 && last > n);
    let lifespan_end = digits == 3
        && dash
        && view.integer(i.saturating_sub(2)).is_some_and(|(first, d)| d == 3 && first < n)
        && view.mark(next) == ')'
        && view.mark_before(i, 3) == '(';
    if (circa || named || lifespan || lifespan_end) && n > 0 && digits <= 3 && (digits > 1 || named) {
        return Some((Expression::Year(value), i, next));
    }
    // class of '71
    if is_apostrophe(previous)
        && glued_before
        && digits == 2
        && ["of", "in", "since", "summer", "winter"].iter().any(|w| view.is_before(i, 2, w))
    {
        let century = if n > 30 { 1900 } else { 2000 };
        return Some((Expression::Year(century + value), i - 1, next));
    }
    None
}

/// True where the four digits at token `i` read as a year.
fn is_year(view: &View, i: usize) -> bool {
    let Some((n, 4)) = view.integer(i) else {
        return false;
    };
    if !(1000..2200).contains(&n) {
        return false;
    }
    let next = i + 1;
    let unit = |m| matches!(m, Meaning::Unit { .. });
    let previous = view.mark_before(i, 1);
    // glued to something: a version, a part number, a price
    let glued_after = view.token(next).glued;
    if glued_after
        && (matches!(view.token(next).kind, Kind::Word(_) | Kind::Number(_))
            || matches!(view.mark(next), '%' | '°' | '/' | '_' | '@' | '=' | '+'))
        && !view.is(next, "s")
    {
        let joined_years = view.mark(next) == '/' && view.integer(next + 1).is_some_and(|(_, d)| d == 2 || d == 4);
        if !joined_years {
            return false;
        }
    }
    if glued_after
        && matches!(view.mark(next), '.' | ',' | ':')
        && view.token(next + 1).glued
        && matches!(view.token(next + 1).kind, Kind::Number(_))
    {
        return false;
    }
    if view.token(i).glued
        && (matches!(previous, '#' | '+' | '/' | ':' | '.')
            || is_dash(previous) && matches!(view.before(i, 2).kind, Kind::Word(_)) && view.before(i, 1).glued)
    {
        let season = is_dash(previous)
            && (["mid", "pre", "post", "early", "late"].iter().any(|w| view.is_before(i, 2, w))
                || month_at(view, i.saturating_sub(2)).is_some());
        if !season {
            return false;
        }
    }
    let stop = usize::from(previous == '.');
    if ["No", "no", "p", "pp", "page", "pages"]
        .iter()
        .any(|w| view.is_before(i, 1 + stop, w))
    {
        return false;
    }
    // 1696 Bergen Boulevard; 461-1776
    if view.token(next).capital
        && ["Blvd", "Boulevard", "St", "Street", "Ave", "Avenue", "Road", "Rd", "Drive", "Lane"].contains(&view.word(next + 1))
    {
        return false;
    }
    if is_dash(previous) && view.token(i).glued && view.before(i, 1).glued && view.integer(i.saturating_sub(2)).is_some_and(|(_, d)| d == 3)
    {
        return false;
    }
    if matches!(
        view.entry(next).number,
        NumberWord::Scale(_) | NumberWord::Short(_) | NumberWord::Dozen(12.0)
    ) {
        return false;
    }
    if let Some((Meaning::Unit { class, .. }, _)) = view.lexicon.phrase(view.tokens, next, unit)
        && (class != UnitClass::Short || view.word(next).len() > 1 && !view.is(next, "am"))
        // "World Cup 2018 day five": a singular unit is not counted in thousands
        && (class != UnitClass::Name || view.word(next).ends_with('s') || view.is(next, "feet"))
        && !(view.is(next, "second") || view.is(next, "won") || view.is(next, "bar") || view.is(next, "rand"))
    {
        return false;
    }
    if let Some((
        Meaning::Unit {
            class: UnitClass::Symbol, ..
        },
        _,
    )) = view.lexicon.phrase_before(view.tokens, i, unit)
    {
        return false;
    }
    let after = &view.token(next);
    let noun = matches!(after.kind, Kind::Word(_)) && !after.capital && !after.glued;
    let placed = [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "during",
        "before",
        "after",
        "circa",
        "early",
        "late",
        "mid",
        "year",
        "through",
        "between",
        "throughout",
        "of",
    ]
    .iter()
    .any(|w| view.is_before(i, 1, w));
    let plural = noun && {
        let word = view.word(next);
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !matches!(
                word,
                "was"
                    | "has"
                    | "is"
                    | "does"
                    | "this"
                    | "its"
                    | "his"
                    | "as"
                    | "plus"
                    | "elections"
                    | "sees"
                    | "thus"
                    | "across"
                    | "always"
                    | "olympics"
                    | "paralympics"
            )
            || matches!(
                word,
                "people" | "men" | "women" | "children" | "police" | "troops" | "more" | "other" | "additional"
            )
    };
    if plural {
        let determined = ["the", "its", "his", "her", "their", "our", "this"]
            .iter()
            .any(|w| view.is_before(i, 1, w))
            && n % 100 != 0;
        return determined
            || (n % 100 != 0
                && placed
                && (1900..2050).contains(&n)
                && !view.is_before(i, 1, "of")
                && !view.is_before(i, 1, "by")
                && !view.is_before(i, 1, "from"));
    }
    if placed || matches!(previous, '(' | '[') || matches!(view.mark(next), ')' | ']') {
        return true;
    }
    (1500..2100).contains(&n) && (n % 100 != 0 || n == 1900 || n == 2000 || !noun)
}
