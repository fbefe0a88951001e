//! Where a content goes on behind what seems its end: a share, a bracket, a verb or an object that it still needs, the rest after an aside.

use super::super::{Found, Speaker, rules};
use super::{NEAR, is_edge, quoted};
use crate::claims::clauses;
use crate::claims::cues;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::claims::words::GRAMMAR;
use crate::tagger::Tag;

/// Where a content that seems to reach to `end` ends, if behind.
pub(super) fn ending(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    with_share(s, head, start, end)
        .or_else(|| past_bracket(s, start, end).filter(|_| start > head))
        .or_else(|| quoted_list(s, head, start, end))
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

/// "called it “ugly,” | “a shock” and “a fight”", "chanted “Send them home,” | and “Build the wall”": quotations in a row are one content.
fn quoted_list(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let opens = |k: usize| s.is_quote_mark(k) && s.is_quoted(k) && s.quotation(k) != s.quotation(k - 1);
    if start <= head || !s.is_quoted(end.checked_sub(1)?) || s.is_quoted(head) {
        return None;
    }
    let (mut at, mut joined) = (end, None);
    for _ in 0..NEAR {
        let comma = at + usize::from(s.is_mark(at, ","));
        let and = matches!(s.word(comma), "and" | "or");
        let next = comma + usize::from(and);
        if !opens(next) {
            break;
        }
        at = quoted::close_of(s, next);
        if and {
            joined = Some(at);
            break;
        }
    }
    // “It is late,” and “it is far” were what she said.
    joined.filter(|&k| !s.is_finite(k) && !s.is_quoted(k))
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
    let led = that && (s.tag(first) == Tag::Preposition || s.word(first) == "according" || condition());
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
    // "…, she said, because it was late, | and left"
    let left = |k: &usize| s.is_mark(*k, ",") && s.tag(*k + 1) == Tag::Conjunction && s.is_finite(*k + 2);
    let rest = || {
        let end = clauses::end(s, next, clauses::Kind::Clause, false);
        s.span(next, (next + 1..end).find(left).unwrap_or(end))
    };
    let hangs = matches!(s.tag(end - 1), Tag::Wh | Tag::Subordinator);
    // "What she wants, she says, | is to be left alone"; "She has not read it, she says, | and never will"
    let goes_on = || {
        let joined = s.tag(next) == Tag::Conjunction
            && (next + 1..next + 4)
                .find(|&k| s.tag(k) != Tag::Adverb)
                .is_some_and(|k| s.is_finite(k) && !cues::at(s, k).any(|cue| cue.takes("that")));
        // "The sailor rescued on Monday, the coastguard said, | was well"
        let reduced = |k: usize| s.tag(k) == Tag::VerbPast && s.tag(k + 1) == Tag::Preposition;
        let whole = || (start..end).take(clauses::LONGEST).any(|k| s.is_finite(k) && !reduced(k));
        let follows = s.is_finite(next) || phrases::is_auxiliary(s.word(next));
        let verb = follows && (s.tag(start) == Tag::Wh || !whole());
        // "When it came, she says, | she read it twice"
        let led = GRAMMAR.circumstance.contains(s.word(start)) && phrases::clause_begins(s, next, s.end());
        verb || led || joined && s.is_mark(head + 1, ",")
    };
    // "The mails were on many topics, the paper said, | including travel"
    let told = matches!(found.speaker, Speaker::Named(_)) && !s.is_quoted(end - 1);
    // "several people said, including two officers": the source's, not the content's.
    let what = phrases::base_phrase(s, next + 1, s.end());
    let person = || sources::noun_kind(s.word(sources::head(s, &what))).is_some() || matches!(s.word(what.start), "those" | "some");
    let counted = || s.tag(what.start) == Tag::Number || s.tag(what.end.wrapping_sub(1)) == Tag::Number;
    let one = || what.clone().any(|k| s.tag(k) == Tag::Name || s.word(k) == "ones");
    let of_source = !what.is_empty() && (person() || counted() || one());
    let clause = || phrases::clause_begins(s, next + 1, s.end());
    let also = s.word(next) == "but" && s.word(next + 1) == "also" && !s.is_finite(next + 2);
    let joins = || is_edge(s.word(next), "joins") && clause() || also;
    let rest_of_it = told && (is_edge(s.word(next), "resumes") && !of_source || joins());
    let resumes = s.is_mark(head + 1, ",") && rest_of_it;
    if hangs {
        found.content = vec![rest()];
    } else if s.word(next) == "that" || resumes || goes_on() {
        found.content.push(rest());
    }
}

/// "Mr Roe met him, | as the paper reported, and will stay": what was reported stands before.
pub(super) fn as_reported(s: &Sheet, head: usize, found: &mut Found) {
    let ([only], Speaker::Named(source)) = (found.content.as_mut_slice(), &found.speaker) else {
        return;
    };
    let comma = source
        .start
        .checked_sub(2)
        .filter(|&k| k > s.body && s.word(k + 1) == "as" && s.is_mark(k, ","));
    let start = s.token_at(only.start);
    let Some(comma) = comma.filter(|_| start > head && s.tag(start) == Tag::Conjunction && s.is_mark(start - 1, ",")) else {
        return;
    };
    let first = rules::clause_start(s, comma);
    if (first..comma).any(|k| s.is_finite(k)) {
        *only = s.span(first, comma);
    }
}

/// "| If the law stays, | the firm argued, it would close": what stands before an aside is the speaker's too.
pub(super) fn fronted(s: &Sheet, head: usize, found: &mut Found) {
    let ([only], Speaker::Named(source), Some(cue)) = (found.content.as_slice(), &found.speaker, found.cue.first()) else {
        return;
    };
    let start = s.token_at(only.start);
    let first = source.start.min(s.token_at(cue.start));
    let Some(comma) = first.checked_sub(1).filter(|&k| k > s.body + 1 && s.is_mark(k, ",")) else {
        return;
    };
    let aside = s.is_mark(head + 1, ",") && start == head + 2 && source.end <= head + 1 && s.range.contains(*only);
    let led = GRAMMAR.subordinate.contains(s.word(s.body)) || s.word(s.body) == "if";
    let opens = led || matches!(s.tag(s.body), Tag::Preposition | Tag::Subordinator);
    if !aside || !opens || comma - s.body > clauses::LONGEST {
        return;
    }
    // "In a statement, the firm said, …"
    let venue = clauses::is_venue(s, comma - 1) && !led;
    let plain = !venue && !(s.body..comma).any(|k| s.is_quoted(k) || s.is_finite(k) && !led);
    if plain && !s.is_quoted(start) && phrases::clause_begins(s, start, s.end()) {
        found.content.insert(0, s.span(s.body, comma));
    }
}
