//! Where a content begins: what tells when, where or to whom it was said is no part of it, what tells how exact it is belongs to it.

use super::super::rules;
use super::{NEAR, is_edge};
use crate::claims::clauses;
use crate::claims::cues;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::{GRAMMAR, VERBS};
use crate::tagger::Tag;

/// Where a content that seems to begin at `start` does begin.
pub(super) fn of(s: &Sheet, head: usize, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    // "said | the findings “support the importance of sleep”"
    let subject = head + 1..start;
    let addressed = || cues::at(s, head).any(|cue| cue.takes("hearer"));
    if !addressed()
        && !subject.is_empty()
        && s.is_quote_mark(start)
        && !VERBS.uttered.contains(s.word(before))
        && phrases::is_verb(s.tag(start + 1))
        && phrases::noun_phrase(s, subject.start, start) == subject
    {
        return Some(subject.start);
    }
    // "vowed | never to sign", "warned them | not to sign"
    if matches!(s.word(before), "never" | "not") && s.tag(start) == Tag::To {
        return Some(before);
    }
    // "said | up to 300 mm fell"
    if s.word(before) == "up" && s.word(start) == "to" && s.tag(start + 1) == Tag::Number {
        return Some(before);
    }
    // "told the agency | simply, | “We lost.”"
    if s.tag(start) == Tag::Adverb && s.is_mark(start + 1, ",") && s.is_quote_mark(start + 2) && s.is_quoted(start + 2) {
        return Some(start + 2);
    }
    past_question(s, head, start)
        .or_else(|| amount(s, start))
        .or_else(|| after_hearer(s, start).filter(|_| cues::at(s, head).any(|cue| cue.takes("hearer") && cue.takes("that"))))
        .or_else(|| that_after_adjunct(s, start))
        .or_else(|| clause_after_place(s, start))
        .or_else(|| past_relative(s, start))
        .or_else(|| past_time(s, start))
        .or_else(|| past_channel(s, start))
}

/// "tells | customers at a breakfast spot | that …", "tells | voters who wonder why | that …": whom it is said to.
fn after_hearer(s: &Sheet, start: usize) -> Option<usize> {
    let opens = matches!(
        s.tag(start),
        Tag::Determiner | Tag::Noun | Tag::Nouns | Tag::Name | Tag::Possessive | Tag::Adjective | Tag::Number | Tag::Preposition
    );
    let that = (start + 1..start + 2 * NEAR).find(|&k| s.word(k) == "that" && (s.tag(k) == Tag::Subordinator || s.is_quote_mark(k + 1)))?;
    let relative = (start..that).find(|&k| s.tag(k) == Tag::Wh);
    let plain = !(start..relative.unwrap_or(that)).any(|k| s.is_finite(k))
        && !(start..that).any(|k| s.is_quoted(k) || s.is_mark(k, ";") || s.tag(k) == Tag::To);
    (opens && plain && clause_follows(s, that)).then_some(that)
}

/// "called the plan unserious - | “It has no figures,” she said - and charged …": what stands between dashes is all that is hers.
pub(super) fn dashed(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&k| end <= head && s.is_quoted(k))?;
    let open = (start..last)
        .rev()
        .take(clauses::LONGEST)
        .find(|&k| s.quotation(k) != s.quotation(last))?;
    let closes = (head + 1..head + NEAR / 2).any(|k| s.is_dash(k));
    (open > start && s.is_dash(open) && closes).then_some(open + 1)
}

/// "Sue Roe, the pilot, | is to join the firm, the paper said", "It won 758, | next to 145, according to the paper": what stands
/// before its speaker is a clause with its subject.
pub(super) fn of_whole(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let before = start.checked_sub(1).filter(|&k| k > s.body && end < head)?;
    // "After it was shown, they became | “agitated” for hours, according to the paper"
    let quoted = s.is_quoted(start);
    if quoted && (rules::attributive(s, head).is_none() || !s.is_quote_mark(start) || s.tag(before) == Tag::Mark) {
        return None;
    }
    let speech = rules::attributive(s, head).is_some() || cues::at(s, head).any(|cue| cue.takes("quote") && cue.takes("that"));
    let closes = s.is_mark(end, ",") || s.is_dash(end);
    let part = !(start..end).any(|k| s.is_finite(k) || s.is_quoted(k));
    let headless = s.is_finite(start) && s.tag(before) != Tag::Conjunction;
    let first = rules::clause_start(s, start);
    let whole = (first..start).any(|k| s.is_finite(k)) || headless;
    let plain = !(first..start).any(|k| s.is_quoted(k) || cues::at(s, k).any(|cue| cue.takes("quote") && phrases::is_verb(s.tag(k))));
    (speech && closes && (part || headless || quoted) && whole && plain && first < start).then_some(first)
}

/// "said | at the time | it did not comment"
fn past_time(s: &Sheet, start: usize) -> Option<usize> {
    let timed = s.word(start) == "at" && s.word(start + 1) == "the" && s.word(start + 2) == "time";
    (timed && s.tag(start + 3) == Tag::Pronoun && phrases::clause_begins(s, start + 3, s.end())).then_some(start + 3)
}

/// "replied when asked about | pay: | “…”": what the answer was to.
fn past_question(s: &Sheet, head: usize, start: usize) -> Option<usize> {
    let when = GRAMMAR.circumstance.contains(s.word(head + 1)) && start > head + 1 && !s.is_quoted(start);
    let colon = (start..s.end()).take(2 * NEAR).find(|&k| when && s.is_mark(k, ":"))?;
    (s.is_quote_mark(colon + 1) && !(head + 2..colon).any(|k| s.is_quoted(k))).then_some(colon + 1)
}

/// "told BBC Radio | 4 | the plan was dead", "told Radio | 5 Live's breakfast show | the talks had failed": a station's number is
/// part of its name, and so is its programme.
fn past_channel(s: &Sheet, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    // The programme of "Radio 4's Today programme" may have been taken for the beginning, too.
    let first = (start.saturating_sub(NEAR).max(1)..=start)
        .rev()
        .take_while(|&k| k == start || is_programme(s, k) || s.tag(k) == Tag::Clitic || s.tag(k) == Tag::Number)
        .find(|&k| s.tag(k) == Tag::Number && s.raw(k).len() <= 2 && is_edge(s.word(k - 1), "station"))?;
    let mut next = (first + 1..first + NEAR).find(|&k| !is_programme(s, k) && s.tag(k) != Tag::Clitic)?;
    // "Radio 5 Live's Nicky Campbell | he was sorry", "Channel 4 News on Monday | there had been …"
    if s.tag(next - 1) == Tag::Clitic {
        next = (next..next + NEAR)
            .find(|&k| s.tag(k) != Tag::Name)
            .filter(|&k| s.tag(k) == Tag::Pronoun)
            .unwrap_or(next);
    } else if GRAMMAR.relative.contains(s.word(next)) && phrases::is_time_word(s.word(next + 1)) {
        next += 2;
    }
    let clause = s.word(next) == "there" || phrases::clause_begins(s, next, s.end());
    (next > before && s.is_capital(first - 1) && clause).then_some(next)
}

/// "Live", "breakfast show", "viewers": what may stand behind a station's number.
fn is_programme(s: &Sheet, k: usize) -> bool {
    is_edge(s.word(k), "programme") && (s.is_capital(k) || s.tag(k) != Tag::Adverb)
}

/// "said | only 14 trucks were let in", "seeks | at least $5 million": what tells how exact a number is goes with it.
fn amount(s: &Sheet, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if matches!(s.word(start), "least" | "most") && s.word(before) == "at" {
        return Some(before);
    }
    let number = s.tag(start) == Tag::Number || s.tag(start) == Tag::Mark && s.tag(start + 1) == Tag::Number;
    (number && GRAMMAR.vague.contains(s.word(before))).then_some(before)
}

/// "According to the audit, | a copy of which the Herald has seen, | the money was lost"
fn past_relative(s: &Sheet, start: usize) -> Option<usize> {
    let relative = s.word(start + 2) == "of" && s.word(start + 3) == "which" && s.is_mark(start.checked_sub(1)?, ",");
    let comma = (start + 4..s.end()).take(2 * NEAR).find(|&k| relative && s.is_mark(k, ","))?;
    (comma + 1 < s.end()).then_some(comma + 1)
}

/// "told reporters | in Geneva | he saw a chance": where it was said is no part of what was.
fn clause_after_place(s: &Sheet, start: usize) -> Option<usize> {
    let place = matches!(s.word(start), "in" | "at" | "on") && s.tag(start + 1) == Tag::Name;
    let next = (start + 1..start + NEAR).find(|&k| s.tag(k) != Tag::Name).filter(|_| place)?;
    (s.tag(next) == Tag::Pronoun && s.is_finite(next + 1)).then_some(next)
}

/// "had warned | on Monday evening | that …": when and where it was said is no part of what was.
fn that_after_adjunct(s: &Sheet, start: usize) -> Option<usize> {
    let first = (start..start + NEAR).find(|&k| s.tag(k) != Tag::Adverb)?;
    // "told reporters | aboard Air Force One | that …", whatever a tagger takes "aboard" and "that" for
    let aboard = s.word(start) == "aboard";
    // "said | without giving details | that …"
    let without = s.word(first) == "without";
    let opens = aboard
        || without
        || s.tag(first) == Tag::Preposition
        || phrases::is_time_word(s.word(first))
        || first > start && s.word(first) == "that";
    let that = (start + 1..start + NEAR)
        .find(|&k| s.word(k) == "that" && !s.is_quoted(k))
        .filter(|_| opens)?;
    // "cleared her of | allegations that …": those are another's.
    if cues::at(s, that - 1).any(|cue| cue.class == cues::Class::Noun) {
        return None;
    }
    // "said | on NBC's “Meet the Press” | that …"
    let title = |k: usize| {
        let open = (start..k).rev().find(|&m| s.quotation(m) != s.quotation(k));
        s.is_quoted(k) && open.is_some_and(|m| matches!(s.tag(m), Tag::Clitic | Tag::Name))
    };
    let plain = (start..that).all(|k| title(k) || !s.is_finite(k) && !s.is_quoted(k) && !matches!(s.tag(k), Tag::Mark | Tag::Wh));
    (plain && (aboard || without || s.tag(that) == Tag::Subordinator) && clause_follows(s, that)).then_some(that)
}

/// True where a clause follows "that", in quotation marks or not.
fn clause_follows(s: &Sheet, that: usize) -> bool {
    let next = that + 1 + usize::from(s.is_quote_mark(that + 1));
    phrases::clause_begins(s, next, s.end())
}
