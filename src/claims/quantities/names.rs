//! Numbers that name something and count nothing: Article 5, Apollo 11, F-16, phone numbers, list markers, house numbers.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{TimeWord, Wanted};
use super::super::values::{View, is_dash};
use super::super::words::FIGURES;
use super::amount::Amount;

/// Where token `i` begins or lies in a chain that is no figure (a version, an address, a phone number), the token after it.
pub(super) fn chain(view: &View, i: usize) -> Option<usize> {
    let Kind::Number(number) = view.token(i).kind else {
        return None;
    };
    let token = view.token(i);
    if token.glued {
        match view.before(i, 1).kind {
            Kind::Word(_) if !is_code_before(view, i) => return Some(past_glued(view, i)),
            Kind::Mark('#' | '@' | '_' | '=' | '&' | '\\' | '.' | '*' | '^' | '×') => return Some(past_glued(view, i)),
            Kind::Mark('/' | ':') if view.before(i, 1).glued => return Some(past_glued(view, i)),
            Kind::Mark('-' | '\u{2010}' | '\u{2011}') if view.before(i, 1).glued && matches!(view.before(i, 2).kind, Kind::Word(_)) => {
                return Some(past_glued(view, i));
            }
            _ => {}
        }
    }
    let next = i + 1;
    let joined = view.token(next).glued && view.token(next + 1).glued;
    let number_after = |n: usize| matches!(view.token(i + n).kind, Kind::Number(_));
    if joined && number_after(2) {
        let mark = view.mark(next);
        let third = view.mark(i + 3) == mark && view.token(i + 3).glued && view.token(i + 4).glued && number_after(4);
        // 10.5.2, 555-010-2020, 3:1
        if matches!(mark, '.' | ':') || (mark == '-' && third) {
            return Some(past_glued(view, i));
        }
        if mark == '-'
            && let Kind::Number(second) = view.token(i + 2).kind
            && second.zero
            && number.decimals == 0
        {
            return Some(past_glued(view, i));
        }
        // 24/7, 50/50; fractions are read elsewhere
        if mark == '/' && (third || super::super::values::numbers::parse(view, i).is_some_and(|f| f.end == next)) {
            return Some(past_glued(view, i));
        }
    }
    // 7-Eleven
    if joined && view.mark(next) == '-' && view.token(next + 1).capital && number.digits <= 2 && view.token(next + 1).range.len() > 3 {
        return Some(past_glued(view, i));
    }
    // [7], (2), 3. at the start
    let closed = match view.mark_before(i, 1) {
        '[' => view.mark(next) == ']' || matches!(view.mark(next), ',' | '-'),
        '(' => view.mark(next) == ')' && number.decimals == 0 && number.digits <= 2,
        _ => false,
    };
    let marker = i == 0
        && matches!(view.mark(next), '.' | ')')
        && view.token(next).glued
        && view.len() > 2
        && number.decimals == 0
        && number.digits <= 2;
    let phone =
        view.mark_before(i, 1) == '+' && number.digits <= 3 && matches!(view.token(next).kind, Kind::Number(_) | Kind::Mark('(' | '-'));
    let padded = number.zero && number.decimals == 0;
    let long = number.digits > 9 && !number.grouped;
    if phone {
        let mut end = next;
        while matches!(view.token(end).kind, Kind::Number(_) | Kind::Mark('(' | ')' | '-' | ' ')) {
            end += 1;
        }
        return Some(end);
    }
    (closed || marker || padded || long).then_some(next)
}

/// USD50, Rs20: a currency's code glued to the figure; it has been tried before.
fn is_code_before(view: &View, i: usize) -> bool {
    view.lexicon.phrase_before(view.tokens, i, Wanted::SYMBOL).is_some()
}

/// The token after all that is glued to token `i`.
fn past_glued(view: &View, i: usize) -> usize {
    let mut end = i + 1;
    while view.token(end).glued && !matches!(view.mark(end), ',' | ')' | '"' | '\u{201d}' | ';' | '?' | '!' | '\u{2014}') {
        end += 1;
    }
    end
}

/// True where the bare number from token `start` to `end` names something.
pub(super) fn is_name(view: &View, start: usize, end: usize, amount: &Amount) -> bool {
    // "gave Holm 3.5 times what it had"
    if amount.scaled || amount.vague || amount.fraction || view.is(end, "times") {
        return false;
    }
    // a word glued to it that is no unit: 3D, 5G, 1080p, 90s
    if view.token(end).glued && matches!(view.token(end).kind, Kind::Word(_)) && !amount.written {
        return true;
    }
    if view.mark(end) == '\'' && view.is_possessive(end) && !amount.written {
        return true;
    }
    // "two-factor authentication"
    if is_dash(view.mark(end)) && view.token(end).glued && view.entry(end + 1).roles.sort {
        return true;
    }
    if is_labelled(view, start) || is_house(view, end, amount) {
        return true;
    }
    if amount.written {
        return false;
    }
    let before = view.before(start, 1);
    let entry = view.entry_before(start, 1);
    let name = start > 1 && before.capital && entry.time == TimeWord::None && !amount.grouped && before.range.len() > 1;
    name && !is_title_case(view)
}

/// Article 5, No. 5, Articles 5 and 6.
fn is_labelled(view: &View, start: usize) -> bool {
    let mut at = start;
    for _ in 0..4 {
        let stop = usize::from(view.mark_before(at, 1) == '.');
        let entry = view.entry_before(at, 1 + stop);
        if entry.roles.label {
            let no = view.is_before(at, 1 + stop, "no");
            let digits = matches!(view.token(start).kind, Kind::Number(_));
            return !no || (digits && (stop == 1 || view.before(at, 1).capital));
        }
        if view.mark_before(at, 1) == '#' {
            return true;
        }
        let conjunction =
            ["and", "or", "to"].iter().any(|w| view.is_before(at, 1, w)) || matches!(view.mark_before(at, 1), ',' | '-' | '\u{2013}');
        if !conjunction || !matches!(view.before(at, 2).kind, Kind::Number(_)) {
            return false;
        }
        at -= 2;
    }
    false
}

/// 10 Downing Street
fn is_house(view: &View, end: usize, amount: &Amount) -> bool {
    !amount.written
        && (end..end + 4)
            .take_while(|&i| view.token(i).capital)
            .skip(1)
            .any(|i| FIGURES.road.contains(view.word(i)) || FIGURES.square.contains(view.word(i)))
}

/// True where most words have capitals: a headline.
fn is_title_case(view: &View) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in view.tokens.iter().take(40) {
        if matches!(token.kind, Kind::Word(_)) && token.range.len() > 3 {
            words += 1;
            capitals += usize::from(token.capital);
        }
    }
    capitals * 10 >= words * 7
}
