//! Contents that are someone's own words: a quotation is whole, and what tells how it was uttered is no part of it.

use std::ops::Range as Tokens;

use super::super::rules;
use super::NEAR;
use crate::claims::clauses;
use crate::claims::cues::{self, Class};
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::{GRAMMAR, VERBS};
use crate::tagger::Tag;
use crate::text::Range;

/// The first token behind the quotation that the token at `k` stands in.
pub(super) fn close_of(s: &Sheet, k: usize) -> usize {
    (k..s.len())
        .take(clauses::LONGEST)
        .find(|&m| s.quotation(m) != s.quotation(k))
        .unwrap_or(s.len().min(k + clauses::LONGEST))
}

/// The first token of the quotation that the token at `k` stands in, of those from `from` on.
fn open_of(s: &Sheet, from: usize, k: usize) -> usize {
    let before = (from..k).rev().take(clauses::LONGEST).find(|&m| s.quotation(m) != s.quotation(k));
    before.map_or(from, |m| m + 1)
}

/// "said he had “a moment | of doubt” and left": no quotation is cut that opens within a content.
pub(super) fn whole(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&k| k > start && s.is_quoted(k))?;
    let inside = s.quotation(end) == s.quotation(last) && s.quotation(head) != s.quotation(last);
    let open = open_of(s, start, last);
    (inside && end < s.len() && (open > start || s.is_quote_mark(start))).then(|| close_of(s, last))
}

/// “…,” | referring to the voters; “…” | five times; “…” | in a tweet on Sunday: how the words were uttered.
pub(super) fn uttered(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let close = (start.max(head) + 1..end)
        .rev()
        .take(2 * NEAR)
        .find(|&k| s.is_quoted(k - 1) && s.quotation(k) != s.quotation(k - 1))
        .filter(|_| start > head)?;
    let direct = s.is_quote_mark(start) && open_of(s, start, close - 1) == start;
    let inner = s.is_mark(close - 2, ",");
    let comma = inner || s.is_mark(close, ",") && close > start + NEAR / 2;
    let first = close + usize::from(s.is_mark(close, ","));
    let meanwhile = |k: usize| GRAMMAR.circumstance.contains(s.word(k)) && s.tag(k + 1) == Tag::VerbIng;
    // “the plan,” including its costs, “is a joke”
    let part = matches!(s.word(first), "including" | "involving")
        || (first..end).any(|k| s.is_quoted(k) || s.is_mark(k, ",") && s.is_finite(k + 1));
    let acts = |k: usize| !part && (s.tag(k) == Tag::VerbIng || s.tag(k) == Tag::Adverb && s.tag(k + 1) == Tag::VerbIng);
    let finite = (first..end).any(|k| s.is_finite(k));
    let deed = s.tag(first) == Tag::Conjunction && s.is_finite(first + 1) && !phrases::is_auxiliary(s.word(first + 1));
    let spoken = || {
        cues::at(s, head)
            .next()
            .is_some_and(|cue| cue.takes("quote") || cue.takes("quoted"))
    };
    let describes = s.tag(first) == Tag::VerbIng && cues::at(s, first).any(|cue| cue.class == Class::Verb);
    let named = cues::at(s, head).next().is_some_and(|cue| cue.takes("quoted"));
    let told = !finite && (direct || comma || named) && is_telling(s, first, end, direct || comma);
    // "said the minister “panicked,” blaming others": he blamed them.
    let from = start + usize::from(s.word(start) == "that");
    let other = || {
        let verb = (from..close).take(clauses::LONGEST).find(|&k| s.is_finite(k));
        let who = verb.and_then(|k| phrases::subject(s, phrases::verb_group(s, k).start));
        who.is_some_and(|own| own.start >= from && s.tag(own.end - 1) != Tag::Pronoun && rules::can_speak(s, &own))
    };
    let besides = meanwhile(first) && (comma || direct || s.tag(start) == Tag::To);
    let cut = direct && (comma && acts(first) || deed) || spoken() && (told || besides || comma && describes && !other());
    cut.then_some(close)
}

/// True for "five times", "in a tweet on Sunday", "on Twitter".
fn is_telling(s: &Sheet, first: usize, end: usize, direct: bool) -> bool {
    if s.word(first + 1) == "times" && s.tag(first) == Tag::Number {
        return end <= first + 2;
    }
    let bare = phrases::base_phrase(s, first + 1, end);
    let venue = !bare.is_empty() && clauses::is_venue(s, bare.end - 1);
    let one =
        matches!(s.word(bare.start), "a" | "an") || direct && (matches!(s.tag(bare.start), Tag::Name | Tag::Possessive) || bare.len() == 1);
    let on = matches!(s.word(first), "in" | "on" | "during" | "via");
    on && venue && one && end - bare.end <= NEAR / 2 && !(bare.end..end).any(|k| s.is_quoted(k) || s.tag(k) == Tag::Conjunction)
}

/// "held a sign that read | “Stop” | and danced", "posted a message reading | “Thank you”": what was shown is what can be read.
pub(super) fn shown(s: &Sheet, head: usize, start: usize, end: usize) -> Option<Tokens<usize>> {
    let shows = start > head && VERBS.shows.contains(s.word(head));
    let open = (start..end).take(NEAR).find(|&k| shows && s.is_quote_mark(k) && s.is_quoted(k))?;
    let plain = !(start..open - 1).any(|k| s.is_finite(k) && s.tag(k - 1) != Tag::Wh);
    // "used the phrase “Islamic terrorism” | often"
    let worded = || VERBS.uttered.contains(s.word(open - 1));
    let reads = open > start && (matches!(s.word(open - 1), "read" | "reads" | "reading" | "saying" | "said" | "says") || worded());
    let close = close_of(s, open);
    let that = (start..open).any(|k| s.tag(k) == Tag::Subordinator);
    // "a message saying “civil war” was coming", "an update that reads “stop” signs", "… “fans must stay” and tickets would …"
    let later = GRAMMAR.circumstance.contains(s.word(close + 1));
    let goes_on = s.is_finite(close) || s.is_nominal(close) && !later || s.tag(close) == Tag::Conjunction && !s.is_finite(close + 1);
    (reads && plain && !that && !goes_on).then_some(open..close)
}

/// “…,” | wrote Ed Roe on a page: a content that seems to hold its own cue ends where the quotation before that does.
pub(super) fn before_cue(s: &Sheet, head: usize, piece: Range) -> Option<usize> {
    let (start, end) = (s.token_at(piece.start), s.token_at(piece.end));
    let close = head.checked_sub(1).filter(|&k| start < k && head < end && s.is_quoted(k))?;
    (!s.is_quoted(head)).then_some(close + 1)
}

/// "Support fell among members (| “I want my dues back,” | wrote Ed Roe)": what the bracket encloses.
pub(super) fn bracketed(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&k| end <= head && s.is_quoted(k))?;
    let open = open_of(s, start, last);
    (open > start && s.is_mark(open - 1, "(")).then_some(open)
}

/// "Although it was shut, | Roe said about it, “I support the school.”": a clause before someone's whole sentence is the writer's.
pub(in super::super) fn own_words(s: &Sheet, head: usize, runs: &[Tokens<usize>]) -> Option<Tokens<usize>> {
    let led = |k: usize| GRAMMAR.subordinate.contains(s.word(k)) || GRAMMAR.circumstance.contains(s.word(k));
    if !(s.body..s.body + 2).any(led) {
        return None;
    }
    let first = runs.first().filter(|run| run.end <= head && !s.is_quoted(run.start))?;
    let far = first.start - s.body > clauses::LONGEST;
    if first.start > s.body + 2 && (far || (s.body..first.start).any(|k| s.is_mark(k, ","))) {
        return None;
    }
    let open = (head + 1..s.end())
        .take(2 * NEAR)
        .take_while(|&k| !s.is_finite(k) && s.word(k) != "that")
        .find(|&k| s.is_quote_mark(k) && s.is_quoted(k))?;
    let close = close_of(s, open);
    let sentence = s.is_capital(open + 1) && (close >= s.end() || matches!(s.raw(close - 2), "." | "!" | "?"));
    let apart = s.is_mark(open - 1, ",") || s.is_mark(open - 1, ":");
    (sentence && apart).then_some(open..close)
}
