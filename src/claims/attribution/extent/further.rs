//! Where a content goes on behind what seems its end: a share, a bracket, a verb or an object that it still needs, the rest after an aside.

use super::super::Found;
use super::NEAR;
use crate::claims::clauses;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::GRAMMAR;
use crate::tagger::Tag;

/// Where a content that seems to reach to `end` ends, if behind.
pub(super) fn ending(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    with_share(s, head, start, end)
        .or_else(|| past_bracket(s, start, end))
        .or_else(|| unfinished(s, head, start, end))
}

/// "said 112 people had been hurt, | 30 of them seriously": the share goes with the whole.
fn with_share(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let counts = s.tag(end + 1) == Tag::Number || GRAMMAR.share.contains(s.word(end + 1));
    let of = s.word(end + 2) == "of" && matches!(s.word(end + 3), "them" | "whom" | "which");
    let shared = start > head && s.is_mark(end, ",") && counts && of && !s.is_quoted(end);
    shared.then(|| {
        (end + 4..s.end())
            .take(NEAR)
            .find(|&k| s.tag(k) == Tag::Mark)
            .unwrap_or(s.end().min(end + 4 + NEAR))
    })
}

/// "pledged $5m (£2m; | €3m) for the town": what ends in a bracket goes on with what follows it.
fn past_bracket(s: &Sheet, start: usize, end: usize) -> Option<usize> {
    let open = (start..end).rev().take(NEAR).find(|&k| s.is_mark(k, "(") || s.is_mark(k, ")"));
    let close = (end..s.len()).take(NEAR).find(|&k| s.is_mark(k, ")"));
    let close = close.filter(|_| open.is_some_and(|k| s.is_mark(k, "(")))?;
    Some(clauses::end(s, start, clauses::Kind::Phrase, false).max(close + 1))
}

/// "said that during the visit, | the president repeated it", "said none of its acts | was paid for", "wants them to enter | the
/// country": a clause goes on to its verb, and a verb to its object.
fn unfinished(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    if start <= head || end <= start || end >= s.end() || s.is_quoted(end - 1) {
        return None;
    }
    let that = s.word(start) == "that" && s.tag(start) == Tag::Subordinator;
    let first = start + usize::from(that);
    let condition = || (first..first + 2).any(|k| s.word(k) == "if") || GRAMMAR.subordinate.contains(s.word(first));
    let led = that && (s.tag(first) == Tag::Preposition || condition());
    if led
        && s.is_mark(end, ",")
        && !(first..end).take(clauses::LONGEST).any(|k| s.is_mark(k, ","))
        && phrases::clause_begins(s, end + 1, s.end())
    {
        return Some(clauses::end(s, end + 1, clauses::Kind::Clause, false));
    }
    if that && s.is_finite(end) && !(start..end).take(clauses::LONGEST).any(|k| s.is_finite(k)) {
        return Some(clauses::end(s, end, clauses::Kind::Clause, false));
    }
    let (last, next) = (s.tag(end - 1), s.tag(end));
    let opens = matches!(
        next,
        Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Number
    ) && !phrases::is_time_word(s.word(end))
        && !GRAMMAR.relative.contains(s.word(end));
    let joined = (end.saturating_sub(3).max(start)..end).any(|k| s.tag(k) == Tag::Conjunction);
    let verb = phrases::is_verb(last) && end - 1 > start && !joined || matches!(last, Tag::Determiner | Tag::Possessive);
    let auxiliary = last == Tag::Modal && phrases::is_verb(next);
    (verb && opens || auxiliary).then(|| clauses::end(s, end, clauses::Kind::Phrase, false))
}

/// "It is possible, she said, | that …", "at the college where, she recalled, | a professor …": the clause goes on, or only
/// begins, after the aside.
pub(super) fn aside(s: &Sheet, head: usize, found: &mut Found) {
    let [only] = found.content.as_slice() else { return };
    let (start, end) = (s.token_at(only.start), s.token_at(only.end));
    let closes = (head + 1..head + NEAR).find(|&k| s.is_mark(k, ",")).filter(|&k| k + 1 < s.end());
    let Some(next) = closes
        .map(|k| k + 1)
        // "The talks, which were reported by the Journal, ended": that clause speaks of the talks, and not the other way round.
        .filter(|_| end <= head && end > start && s.range.contains(*only) && s.tag(end + 1) != Tag::Wh)
    else {
        return;
    };
    let rest = || s.span(next, clauses::end(s, next, clauses::Kind::Clause, false));
    let hangs = matches!(s.tag(end - 1), Tag::Wh | Tag::Subordinator);
    // "What she wants, she says, | is to be left alone"; "She has not read it, she says, | and never will"
    let goes_on = || {
        let joined = s.tag(next) == Tag::Conjunction
            && (next + 1..next + 4)
                .find(|&k| s.tag(k) != Tag::Adverb)
                .is_some_and(|k| s.is_finite(k));
        // "The sailor rescued on Monday, the coastguard said, | was well"
        let reduced = |k: usize| s.tag(k) == Tag::VerbPast && s.tag(k + 1) == Tag::Preposition;
        let whole = || (start..end).take(clauses::LONGEST).any(|k| s.is_finite(k) && !reduced(k));
        let follows = s.is_finite(next) || phrases::is_auxiliary(s.word(next));
        let verb = follows && (s.tag(start) == Tag::Wh || !whole());
        // "When it came, she says, | she read it twice"
        let led = GRAMMAR.circumstance.contains(s.word(start)) && phrases::clause_begins(s, next, s.end());
        verb || led || joined && s.is_mark(head + 1, ",")
    };
    if hangs {
        found.content = vec![rest()];
    } else if s.word(next) == "that" || goes_on() {
        found.content.push(rest());
    }
}
