//! Which way a date lies, by the tense of the words around it.

use super::super::values::View;
use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Tense, WordId};
use super::expression::Toward;

/// How far to look before and after a date.
const BACK: usize = 18;
const AHEAD: usize = 14;

/// The direction that the nearest verb tells: first before the date, then after it.
pub(crate) fn toward(view: &View, start: usize, end: usize) -> Toward {
    for back in 1..=BACK.min(start) {
        match sign(view, start - back) {
            Toward::Unknown => {}
            found => return found,
        }
        if view.mark_before(start, back) == ';' {
            break;
        }
    }
    for at in end..(end + AHEAD).min(view.len()) {
        match sign(view, at) {
            Toward::Unknown => {}
            found => return found,
        }
    }
    Toward::Unknown
}

fn sign(view: &View, i: usize) -> Toward {
    match view.entry(i).tense {
        Tense::Past => return Toward::Past,
        Tense::Future => return Toward::Future,
        Tense::Present => return Toward::Present,
        Tense::None => {}
    }
    // "is to run", "are to meet", "going to win"
    if view.is(i, "to") && view.follows(i, 1, &["is", "are", "going"]) {
        return Toward::Future;
    }
    let token = view.token(i);
    if token.kind == Kind::Word(WordId::UNKNOWN) && !token.capital {
        let word = view.word(i);
        // "will be fitted", "to be opened": the verb before tells.
        if word.len() > 4 && word.ends_with("ed") && !view.follows(i, 1, &["be"]) {
            return Toward::Past;
        }
    }
    Toward::Unknown
}
