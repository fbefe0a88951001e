//! Days and months: `August 18, 2025`, `19 August`, `mid-October`, `March last year`, `2025-08-19`.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Relative, TimeWord};
use super::super::values::{View, is_dash};
use super::super::words::TIMES;
use super::expression::Expression;
use super::read::Read;
use super::years::spoken_year;

/// A year: four digits, as they stand after a month or a day; not the digits of `2000m`.
pub(super) fn year_at(view: &View, i: usize) -> Option<i32> {
    let (n, digits) = view.integer(i)?;
    let suffixed = view.token(i + 1).glued && matches!(view.token(i + 1).kind, Kind::Word(_)) && !view.is(i + 1, "s");
    (digits == 4 && (1000..3000).contains(&n) && !suffixed).then_some(n as i32)
}

/// The year after a day or month, a comma or "of" before it allowed; and the token after it.
pub(super) fn year_after(view: &View, i: usize) -> (Option<i32>, usize) {
    let skip = usize::from(
        view.mark(i) == ','
            || view.is(i, "of")
            || (view.mark(i) == '.' && view.token(i).glued)
            || (is_dash(view.mark(i)) && view.token(i + 1).glued),
    );
    match year_at(view, i + skip) {
        Some(year) if view.mark(i + skip + 1) != '%' => (Some(year), i + skip + 1),
        // April of fifteen eighteen
        _ => spoken_year(view, i + skip).map_or((None, i), |(year, end)| (Some(year), end)),
    }
}

pub(super) fn month_at(view: &View, i: usize) -> Option<u8> {
    let token = view.token(i);
    match view.entry(i).time {
        TimeWord::Month(month) | TimeWord::MonthShort(month) if token.capital => Some(month),
        _ => None,
    }
}

/// The token after a month's name, the stop of an abbreviation included.
pub(super) fn after_month(view: &View, i: usize) -> usize {
    let short = matches!(view.entry(i).time, TimeWord::MonthShort(_));
    i + 1 + usize::from(short && view.mark(i + 1) == '.' && view.token(i + 1).glued)
}

/// A day of the month in digits: its number and the token after it, `st`, `nd`, `rd`, `th` included.
pub(super) fn day_at(view: &View, i: usize) -> Option<(u8, usize)> {
    let (n, digits) = view.integer(i)?;
    if digits > 2 || !(1..=31).contains(&n) {
        return None;
    }
    let suffix = view.token(i + 1).glued && view.any(i + 1, &["st", "nd", "rd", "th"]);
    Some((n as u8, i + 1 + usize::from(suffix)))
}

/// August 18, 2025; Aug. 18; August 18–20; October of 1805; mid-October.
pub(super) fn month_first(view: &View, i: usize, month: u8, short: bool) -> Option<Read> {
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
    if let Some((relative, after)) = relative_year(view, next) {
        return Some((
            Expression::InYear {
                month,
                day: None,
                relative,
            },
            start,
            after,
        ));
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
    // December of 384
    if view.is(next, "of")
        && let Some((n, 3)) = view.integer(next + 1)
    {
        let year = Some(n as i32);
        return Some((
            Expression::Month {
                year,
                month,
                relative: None,
            },
            start,
            next + 2,
        ));
    }
    let placed = start < i || is_time_preposition(view, i);
    let joined =
        view.is_of(i + 1, &TIMES.months) && month_at(view, i + 2).is_some() || is_dash(view.mark(i + 1)) && month_at(view, i + 2).is_some();
    // "May" and "March" are verbs too, "April" and "June" are names too, and abbreviations are much else.
    let ambiguous = short || matches!(month, 3 | 5) || shouted;
    let name = view.token(i + 1).capital && view.entry(i + 1).time == TimeWord::None && !view.token(i + 1).glued;
    // "last May", "next March": no verbs
    let told = matches!(view.entry_before(i, 1).time, TimeWord::Relative(_));
    if (ambiguous && !told || name) && !placed && !joined {
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
pub(super) fn relative_year(view: &View, i: usize) -> Option<(Relative, usize)> {
    let skip = usize::from(view.is(i, "of") || view.mark(i) == ',');
    let skip = skip + usize::from(view.is(i + skip, "the"));
    match view.entry(i + skip).time {
        TimeWord::Relative(relative) if view.is(i + skip + 1, "year") && relative != Relative::Every => Some((relative, i + skip + 2)),
        _ => None,
    }
}

/// The start of "mid-", "early", "late" before token `i`.
pub(super) fn modified(view: &View, i: usize) -> usize {
    if is_dash(view.mark_before(i, 1)) && view.token(i).glued && view.is_before(i, 2, "mid") {
        return i - 2;
    }
    i - usize::from(view.follows(i, 1, &["early", "late", "mid", "later"]))
}

pub(super) fn is_time_preposition(view: &View, i: usize) -> bool {
    view.follows_of(i, 1, &TIMES.month)
        // "the year to March"
        || view.is_before(i, 1, "to") && matches!(view.entry_before(i, 2).time, TimeWord::Unit(_))
        || (view.any(i.saturating_sub(1), &["and", "to", "or"]) && i >= 2 && month_at(view, i - 2).is_some())
}

/// 18 August 2025; 3rd of May; 5–6 September; 8-May-2006.
pub(super) fn day_first(view: &View, i: usize) -> Option<Read> {
    let (day, mut end) = day_at(view, i)?;
    // "5–6 September", "between 28 and 30 January", "from 3 to 5 May"
    let spans = is_dash(view.mark(end))
        || view.is(end, "and") && view.is_before(i, 1, "between")
        || view.is(end, "to") && view.is_before(i, 1, "from");
    if spans
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
pub(super) fn figures_only(view: &View, i: usize) -> Option<Read> {
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
