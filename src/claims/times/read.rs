//! Reads dates, clock times and calendar durations off a sentence's tokens.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{NumberWord, Relative, Tense, TimeWord, Unit};
use super::super::values::{View, is_dash};
use super::super::words::TIMES;
use super::clocks::{clock, four_digits, noon, oclock};
use super::expression::{Expression, Mention, Toward};
use super::months::{day_first, figures_only, month_at, month_first};
use super::named::{bare_season, deictic, feast, named_decade, present, quarter_letter, weekday};
use super::relative::{relative_word, unit_word};
use super::tense::{is_usual, may_come, opens_clause, toward};
use super::years::{era, ordinal, s_suffix, short_decade, written, year};

/// A date: what it says, its first token, and the token after it.
pub(super) type Read = (Expression, usize, usize);

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
pub(super) fn direction(view: &View, start: usize, end: usize, expression: Expression, before: Option<&Mention>) -> Toward {
    match expression {
        Expression::Unit {
            relative: Relative::Next | Relative::Coming,
            ..
        } => return Toward::Future,
        Expression::Unit {
            relative: Relative::Last | Relative::Past,
            ..
        } => return Toward::Past,
        Expression::Deictic(days) if days != 0 => return if days > 0 { Toward::Future } else { Toward::Past },
        Expression::Month {
            year: None,
            relative: None,
            ..
        }
        | Expression::Day { year: None, .. }
            if is_usual(view, start, end) =>
        {
            return Toward::Usual;
        }
        _ => {}
    }
    let soon = view.follows(start, 1, &["as"]) && view.is_before(start, 2, "soon");
    if soon || view.follows(start, 1, &["by"]) && is_due(view, start) {
        return Toward::Future;
    }
    let found = toward(view, start, end);
    if found == Toward::Past && before_end(view, start) {
        return Toward::Near;
    }
    match found {
        Toward::Present | Toward::Unknown if view.follows(start, 1, &["until", "till", "through", "by"]) => Toward::Until,
        // "Rovers host Holm on Sunday after Friday's crash"
        Toward::Unknown if matches!(expression, Expression::Weekday { .. }) && view.is_possessive(end) => Toward::Unknown,
        Toward::Unknown => before.map_or(Toward::Unknown, |m| m.toward),
        found => found,
    }
}

/// "a deal before the end of March", "by the start of May".
fn before_end(view: &View, start: usize) -> bool {
    let part = view.is_before(start, 1, "of") && view.follows(start, 2, &["end", "start", "beginning", "middle"]);
    part && view.is_before(start, 3, "the") && view.follows(start, 4, &["before", "by", "until"])
}

/// "stocks could run out by April", "told them to leave by Friday", "needed two wins by May": what may come, unlike what
/// "could not be found by Monday" or "could have run out".
fn is_due(view: &View, start: usize) -> bool {
    const NEAR: usize = 12;
    let article = |i: usize| view.is_of(i, &TIMES.article);
    let is_verb = |i: usize| matches!(view.token(i).kind, Kind::Word(_)) && !view.token(i).capital && !article(i);
    for back in 2..=NEAR.min(start) {
        let i = start - back;
        if opens_clause(view, i) || view.mark(i) == ';' {
            return false;
        }
        if view.is(i, "to") && is_verb(i + 1) {
            return true;
        }
        match view.entry(i).tense {
            Tense::Able => return may_come(view, i),
            // "asked them to travel to Oslo": an infinitive tells no time.
            _ if view.is_before(i, 1, "to") => {}
            Tense::Awaiting => return true,
            Tense::None => {}
            _ => return false,
        }
    }
    false
}

/// True for a date that stands like a dateline's.
pub(super) fn heads(view: &View, start: usize, end: usize) -> bool {
    let before = start <= 12 && (0..start).all(|i| view.token(i).capital || matches!(view.token(i).kind, Kind::Mark(_)));
    let after = view.token(end).kind == Kind::End || is_dash(view.mark(end)) || matches!(view.mark(end), '(' | ')' | ':' | '|');
    before && after
}

/// The date that begins at token `i`.
pub(super) fn at(view: &View, i: usize) -> Option<Read> {
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
                TimeWord::Present => present(view, i),
                // Not `Deictic(0)`: "today" may mean nowadays, "tonight" does not.
                TimeWord::Tonight => Some((
                    Expression::Unit {
                        unit: Unit::Day,
                        relative: Relative::This,
                    },
                    i,
                    i + 1,
                )),
                TimeWord::Decade(tens) => named_decade(view, i, tens),
                TimeWord::Relative(relative) => relative_word(view, i, relative),
                TimeWord::Clock(hour) => noon(view, i, hour),
                TimeWord::Letter => quarter_letter(view, i),
                TimeWord::None | TimeWord::Part | TimeWord::Night | TimeWord::Name => None,
            };
            read.or_else(|| match entry.number {
                NumberWord::Ordinal(n) => ordinal(view, i, i + 1, n),
                NumberWord::Small(n) | NumberWord::Ten(n) if n > 0.0 => written(view, i),
                _ => None,
            })
            .or_else(|| feast(view, i))
        }
        _ => None,
    }
}

/// Dates and times that begin with digits.
pub(super) fn digits(view: &View, i: usize) -> Option<Read> {
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
    if let Some(read) = four_digits(view, i) {
        return Some(read);
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
