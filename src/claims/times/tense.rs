//! Which way a date lies, by the tense of the words around it.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{NumberWord, Tense, TimeWord};
use super::super::values::{View, is_apostrophe};
use super::super::words::TIMES;
use super::expression::Toward;

/// How far to look before and after a date.
const BACK: usize = 18;
const AHEAD: usize = 14;

/// The direction that the nearest verb tells: first before the date in its own clause, then after it, then before the
/// clause: "she said that by April they will …".
pub(crate) fn toward(view: &View, start: usize, end: usize) -> Toward {
    let reach = BACK.min(start);
    let back = (1..=reach).find(|&back| view.mark_before(start, back) == ';').unwrap_or(reach);
    if is_set(view, start) || is_poll(view, start) || is_weather(view, start) || is_fixture(view, start, end) {
        return Toward::Future;
    }
    let edge = (1..=back).find(|&back| opens_clause(view, start - back)).unwrap_or(back);
    let before = |from: usize, to: usize| {
        (from..=to)
            .map(|back| sign(view, start - back))
            .find(|&found| found != Toward::Unknown)
    };
    let after = || {
        (end..(end + AHEAD).min(view.len()))
            .map(|at| sign(view, at))
            .find(|&found| found != Toward::Unknown)
    };
    // "demanded that he leave on Thursday"
    let awaited = || {
        (edge + 1..=back)
            .any(|back| view.entry_before(start, back).tense == Tense::Awaiting)
            .then_some(Toward::Future)
    };
    before(1, edge)
        .or_else(after)
        .or_else(awaited)
        .or_else(|| before(edge + 1, back))
        .unwrap_or(Toward::Unknown)
}

/// "was forecast for Wednesday", "is set for early Thursday", "the next vote is on Friday".
fn is_set(view: &View, start: usize) -> bool {
    let at = start - usize::from(view.follows(start, 1, &["early", "late"]));
    // "booked for Monday's assault", "are on Monday shifts": what follows the day is meant.
    let owns = matches!(view.mark(start + 1), '\'' | '’');
    let noun = matches!(view.token(start + 1).kind, Kind::Word(_))
        && !view.is_of(start + 1, &TIMES.booked)
        && view.entry(start + 1).time == TimeWord::None;
    if owns || noun {
        return false;
    }
    let set = matches!(view.entry_before(at, 2).tense, Tense::Set | Tense::Future);
    let weekday = matches!(view.entry(start).time, TimeWord::Weekday(_));
    view.is_before(at, 1, "for") && set || weekday && view.is_before(at, 1, "on") && view.follows(at, 2, &["is", "are"])
}

/// "Norway faces an election on September 14": it lies ahead.
fn is_poll(view: &View, start: usize) -> bool {
    const NEAR: usize = 7;
    let weekday = matches!(view.entry(start).time, TimeWord::Weekday(_));
    let poll = !weekday && view.is_before(start, 1, "on") && view.follows_of(start, 2, &TIMES.poll);
    let within = |i: &usize| sign(view, *i) == Toward::Unknown && !matches!(view.token(*i).kind, Kind::Mark(_));
    poll && (3..=NEAR.min(start))
        .map(|back| start - back)
        .take_while(within)
        .any(|i| view.is_of(i, &TIMES.holds))
}

/// "warned of more rain on Tuesday": the day of the rain, not of the warning. "Warned of a wider war on Tuesday" tells the other.
fn is_weather(view: &View, start: usize) -> bool {
    const NEAR: usize = 7;
    let named = view.follows(start, 1, &["on", "for", "from"]) && view.follows_of(start, 2, &TIMES.weather);
    named
        && (3..=NEAR.min(start))
            .map(|back| start - back)
            .take_while(|&i| !matches!(view.token(i).kind, Kind::Mark(_)))
            .any(|i| view.is_of(i, &TIMES.foretold))
}

/// "Rovers host City on Wednesday", "the season kicks off on Wednesday": the next one. Not "the radio host on Wednesday", nor
/// what captions tell: "Protesters face riot police on Monday", "Mourners gather on Saturday".
fn is_fixture(view: &View, start: usize, end: usize) -> bool {
    const NEAR: usize = 6;
    let told = |i: usize| sign(view, i) == Toward::Past;
    if !matches!(view.entry(start).time, TimeWord::Weekday(_)) || is_apostrophe(view.mark(start + 1)) || told(end) || told(end + 1) {
        return false;
    }
    let parts =
        |i: usize| matches!(view.token(i).kind, Kind::Mark(_)) || view.is_of(i, &TIMES.parts) || view.entry(i).time != TimeWord::None;
    let team = |i: usize| {
        let force = (i..start).any(|k| view.is_of(k, &TIMES.force));
        view.token(i).capital && view.entry(i).time == TimeWord::None && !force
    };
    let fixed = |i: usize| match view.entry(i).tense {
        Tense::Fixture => team(i + 1),
        Tense::Fixed => view.is(i + 1, "off"),
        _ => false,
    };
    let verb = (1..=NEAR.min(start))
        .map(|back| start - back)
        .take_while(|&i| !parts(i))
        .find(|&i| sign(view, i) != Toward::Unknown || fixed(i));
    verb.is_some_and(|i| fixed(i) && has_subject(view, i))
}

/// True for a verb, not a noun, at token `i`: with its own -s, after a plural, or after names with which the sentence begins.
fn has_subject(view: &View, i: usize) -> bool {
    const MOST: usize = 4;
    let word = |i: usize| matches!(view.token(i).kind, Kind::Word(_));
    let plural = |i: usize| word(i) && view.word(i).ends_with('s') && !view.word(i).ends_with("ss") || view.any(i, &["they", "we", "who"]);
    let names = i <= MOST && (0..i).all(|k| word(k) && view.token(k).capital);
    i > 0 && word(i - 1) && (view.word(i).ends_with('s') || plural(i - 1) || names)
}

/// True where "usually" or the like stands near and makes no adjective: "a usually quiet town".
pub(super) fn is_usual(view: &View, start: usize, end: usize) -> bool {
    const BEFORE: usize = 10;
    const AFTER: usize = 4;
    let usual = |i: usize| view.entry(i).tense == Tense::Usual && !view.follows(i, 1, &["the", "a", "an", "this", "its", "their"]);
    let within = |i: &usize| !matches!(view.token(*i).kind, Kind::Mark(_)) && !view.any(*i, &["that", "which", "who"]);
    let before = (1..=BEFORE.min(start)).map(|back| start - back).take_while(within);
    let after = (end..end + AFTER).take_while(within);
    before.chain(after).any(usual)
}

/// What a clause of its own begins with.
pub(super) fn opens_clause(view: &View, i: usize) -> bool {
    view.is(i, "that") || view.mark(i) == '“'
}

/// "is set to appear", "was likely to revive"; not "is likely to have died", nor "set to work".
fn is_outlook(view: &View, to: usize) -> bool {
    let begun = view.is_before(to, 1, "set") && view.is(to + 1, "work");
    // "was set to open on Monday, but a fire stopped it"
    const NEAR: usize = 20;
    let past = (2..4).any(|back| view.is_before(to, back, "was") || view.is_before(to, back, "were"));
    let within = |i: &usize| !matches!(view.token(*i).kind, Kind::End | Kind::Mark('.'));
    let foiled = past
        && (to + 1..to + NEAR)
            .take_while(within)
            .any(|i| view.any(i, &["but", "when", "until"]));
    view.follows_of(to, 1, &TIMES.outlook) && !view.is(to + 1, "have") && !begun && !foiled
}

/// "could cost them the seat"; not "could not sleep", "could be heard", nor "so that he could attend".
pub(super) fn may_come(view: &View, could: usize) -> bool {
    let felt = view.is(could + 1, "be") && view.any(could + 2, &["heard", "seen", "felt", "smelled", "tasted"]);
    let purpose = view.is_before(could, 2, "so") || view.is_before(could, 2, "that") && view.is_before(could, 3, "so");
    !felt && !purpose && !view.is_of(could + 1, &TIMES.able) && !is_past_ability(view, could)
}

/// "could finally go home", "could return after the fire was put out", "could walk for the first time"
fn is_past_ability(view: &View, could: usize) -> bool {
    const NEAR: usize = 16;
    let within = |i: &usize| !matches!(view.token(*i).kind, Kind::End | Kind::Mark('.'));
    view.any(could + 1, &["finally", "still"])
        || (could + 1..could + NEAR)
            .take_while(within)
            .any(|i| view.any(i, &["after", "since", "when"]) || view.is(i, "first") && view.is(i + 1, "time"))
}

fn sign(view: &View, i: usize) -> Toward {
    match view.entry(i).tense {
        // "would not be sold": the verb before tells.
        // Nor does "a cut" tell of what is past, nor "to cut", "could cost".
        Tense::Past if view.follows(i, 1, &["be", "a", "to"]) => return Toward::Unknown,
        Tense::Past if matches!(view.entry_before(i, 1).tense, Tense::Able | Tense::Future) => return Toward::Unknown,
        Tense::Past | Tense::Awaiting => return Toward::Past,
        Tense::Future => return Toward::Future,
        Tense::Plain if !view.is_before(i, 1, "to") => return Toward::Future,
        Tense::Able if may_come(view, i) => return Toward::Future,
        // "Look, in December …" bids nobody do anything.
        Tense::Bidding if view.mark(i + 1) == ',' => {}
        Tense::Bidding if i == 0 || matches!(view.mark_before(i, 1), '"' | '“' | '‘' | '\'') => return Toward::Future,
        Tense::Present => return Toward::Present,
        Tense::None | Tense::Plain | Tense::Bidding | Tense::Able | Tense::Set | Tense::Fixture | Tense::Fixed | Tense::Usual => {}
    }
    // "is to run", "are to meet", "going to win", "likely to rise"
    if view.is(i, "to") && (view.follows(i, 1, &["is", "are", "going"]) || is_outlook(view, i)) {
        return Toward::Future;
    }
    let token = view.token(i);
    if matches!(token.kind, Kind::Word(_)) && view.entry(i).number == NumberWord::None && !token.capital {
        let word = view.word(i);
        // "will be fitted", "to be opened": the verb before tells.
        if word.len() > 4 && word.ends_with("ed") && !view.follows(i, 1, &["be"]) {
            return Toward::Past;
        }
    }
    Toward::Unknown
}
