//! Years, decades, centuries and parts of years: `2014`, `1892–94`, `the 1960s`, `19th century`, `first half of 2025`.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Meaning, NumberWord, TimeWord, Unit, UnitClass, Wanted};
use super::super::values::{View, is_apostrophe, is_dash, numbers};
use super::super::words::{FIGURES, TIMES};
use super::clocks::oclock;
use super::expression::Expression;
use super::months::{after_month, is_time_preposition, modified, month_at, year_after};
use super::read::Read;

/// The fifth of January; the 19th century; the third quarter of 2025; the first half of the year. `end` is after the ordinal.
pub(super) fn ordinal(view: &View, i: usize, end: usize, n: f64) -> Option<Read> {
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
    let half = view.is(end + hyphen, "half");
    let spans = view.any(other, &["to", "and", "or", "through"]) || is_dash(view.mark(other));
    if spans && !half && unit != TimeWord::Unit(Unit::Quarter) {
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
        TimeWord::Unit(Unit::Quarter) if n <= 4 && !view.word(end + hyphen).ends_with('s') => 'Q',
        _ if n <= 2 && half => 'H',
        _ => return None,
    };
    let mut after = end + hyphen + 1;
    if view.is(after, "of") && view.any(after + 1, &["the", "this"]) && view.is(after + 2, "year") {
        return Some((Expression::Part { year: None, kind, n }, i, after + 3));
    }
    let year;
    (year, after) = year_after(view, after);
    let fiscal = kind == 'Q' && hyphen == 0 && view.is_of(i.saturating_sub(1), &TIMES.fiscal) && !view.is(after, "of");
    // "third-quarter revenue"; not "a third-quarter goal"
    let result = hyphen == 1 && view.is_of(after, &TIMES.result);
    (year.is_some() || fiscal || result).then_some((Expression::Part { year, kind, n }, i, after))
}

pub(super) fn century(view: &View, i: usize, n: u8, end: usize) -> Option<Read> {
    let (n, end) = match era(view, end) {
        Some((true, after)) => (-i32::from(n), after),
        Some((false, after)) => (i32::from(n), after),
        None => (i32::from(n), end),
    };
    Some((Expression::Century(n), modified(view, i), end))
}

/// BC, BCE, AD, CE at token `i`: true for before; and the token after it.
pub(super) fn era(view: &View, i: usize) -> Option<(bool, usize)> {
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
pub(super) fn written(view: &View, i: usize) -> Option<Read> {
    if let Some(clock) = oclock(view, i) {
        return Some(clock);
    }
    let figure = numbers::parse(view, i)?;
    if figure.shape == numbers::Shape::Ordinal {
        return ordinal(view, i, figure.end, figure.value);
    }
    let (year, end) = spoken_year(view, i)?;
    let placed = is_time_preposition(view, i) || view.is_before(i, 1, "and") || !matches!(view.token(end).kind, Kind::Word(_));
    placed.then_some((Expression::Year(year), i, end))
}

/// nineteen seventy-two, twenty eighteen: the year and the token after it.
pub(super) fn spoken_year(view: &View, i: usize) -> Option<(i32, usize)> {
    let (NumberWord::Small(head) | NumberWord::Ten(head)) = view.entry(i).number else {
        return None;
    };
    let rest = i + 1;
    let first = numbers::parse(view, i)?;
    if !(13.0..=20.0).contains(&head) || first.end != rest && head != 20.0 || matches!(view.token(rest).kind, Kind::Mark(_)) {
        return None;
    }
    let second = numbers::parse(view, rest)?;
    let fits = second.written && second.shape == numbers::Shape::Cardinal && second.scale == 1.0 && (10.0..100.0).contains(&second.value);
    let tens = match view.entry(rest).number {
        NumberWord::Small(n) => n >= 10.0,
        NumberWord::Ten(_) => true,
        _ => false,
    };
    // "twenty eighteen-year-olds"
    let joined = is_dash(view.mark(second.end)) && view.token(second.end).glued;
    (fits && tens && (head < 20.0 || second.value < 30.0) && !joined).then_some((head as i32 * 100 + second.value as i32, second.end))
}

/// `s`, `'s` glued at token `i`: the token after it.
pub(super) fn s_suffix(view: &View, i: usize) -> Option<usize> {
    if view.token(i).glued && view.is(i, "s") {
        return Some(i + 1);
    }
    view.is_possessive(i).then_some(i + 2)
}

/// the '60s, the 80s
pub(super) fn short_decade(view: &View, i: usize, tens: i32, end: usize) -> Option<Read> {
    let apostrophe = is_apostrophe(view.mark_before(i, 1)) && view.token(i).glued;
    let start = modified(view, i - usize::from(apostrophe));
    let placed = (apostrophe || start < i || view.is_before(start, 1, "the")) && view.mark(end) != '°';
    (tens % 10 == 0 && tens > 0 && placed).then_some((Expression::Decade(tens), start, end))
}

/// A number of four digits that is a year, or an older year that its context marks as one.
pub(super) fn year(view: &View, i: usize) -> Option<Read> {
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
        if digits == 4 && first <= n && n < 2200 && is_year(view, i - 2) {
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
    if is_apostrophe(previous) && glued_before && digits == 2 && view.follows_of(i, 2, &TIMES.short) {
        let century = if n > 30 { 1900 } else { 2000 };
        return Some((Expression::Year(century + value), i - 1, next));
    }
    None
}

/// True where the four digits at token `i` read as a year.
pub(super) fn is_year(view: &View, i: usize) -> bool {
    let Some((n, 4)) = view.integer(i) else {
        return false;
    };
    if !(1000..2200).contains(&n) {
        return false;
    }
    let next = i + 1;
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
        let season = is_dash(previous) && (view.follows_of(i, 2, &TIMES.range) || month_at(view, i.saturating_sub(2)).is_some());
        if !season {
            return false;
        }
    }
    let stop = usize::from(previous == '.');
    if view.follows_of(i, 1 + stop, &TIMES.page) {
        return false;
    }
    // 1696 Bergen Boulevard; 461-1776
    if view.token(next).capital && FIGURES.road.contains(view.word(next + 1)) {
        return false;
    }
    if is_dash(previous) && view.token(i).glued && view.before(i, 1).glued && view.integer(i.saturating_sub(2)).is_some_and(|(_, d)| d == 3)
    {
        return false;
    }
    let scale = view.entry(next).number;
    if matches!(scale, NumberWord::Scale(_) | NumberWord::Dozen(12.0)) || matches!(scale, NumberWord::Short(_)) && glued_after {
        return false;
    }
    if let Some((Meaning::Unit { class, .. }, _)) = view.lexicon.phrase(view.tokens, next, Wanted::UNIT)
        && (class != UnitClass::Short || view.word(next).len() > 1 && !view.is(next, "am"))
        // "World Cup 2018 day five": a singular unit is not counted in thousands
        && (class != UnitClass::Name || view.word(next).ends_with('s') || view.any(next, &["feet", "year"]))
        && !(view.is(next, "second") || view.is(next, "won") || view.is(next, "bar") || view.is(next, "rand"))
    {
        return false;
    }
    if let Some((
        Meaning::Unit {
            class: UnitClass::Symbol, ..
        },
        _,
    )) = view.lexicon.phrase_before(view.tokens, i, Wanted::UNIT)
    {
        return false;
    }
    let after = &view.token(next);
    let noun = matches!(after.kind, Kind::Word(_)) && !after.capital && !after.glued;
    let placed = view.follows_of(i, 1, &TIMES.year);
    // "the accounts for 2023 list"; "homes for 1960 families" are counted
    let recent = view.is_before(i, 1, "for") && (2000..2050).contains(&n) && view.follows_of(i, 2, &TIMES.account);
    let plural = noun && is_plural(view.word(next));
    if plural {
        let determined = (view.follows_of(i, 1, &FIGURES.whose) || view.is_before(i, 1, "this")) && n % 100 != 0;
        return determined
            || recent
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

/// True for a word that looks like the plural of something that is counted.
fn is_plural(word: &str) -> bool {
    let s = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !TIMES.singular.contains(word);
    s || word.ends_with("people") || word.ends_with("children") || word.ends_with("men") || TIMES.plural.contains(word)
}
