//! Where a content ends before it seems to: what the sentence's own clause, its writer or its aside says is no part of it.

use super::super::rules;
use super::{NEAR, added, is_edge, second};
use crate::claims::clauses;
use crate::claims::cues;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::{CLAIM, GRAMMAR, VERBS};
use crate::tagger::Tag;

/// Where a content that seems to reach to `end` ends, if before.
pub(super) fn before(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    named_close(s, head, start, end)
        .or_else(|| second::deed(s, head, start, end))
        .or_else(|| second::clause(s, head, start, end))
        .or_else(|| second::speaker(s, head, start, end))
        .or_else(|| second::ruling(s, head, start, end))
        .or_else(|| after_shout(s, head, start, end))
        .or_else(|| answered(s, start, end))
        .or_else(|| before_answer(s, head, start, end))
        .or_else(|| within_aside(s, head, start, end))
        .or_else(|| main_verb(s, head, start, end))
        .or_else(|| main_clause(s, head, start, end))
        .or_else(|| added::by_writer(s, head, start, end))
}

/// "called the plan “long overdue” | and that …": what something is called ends with its quotation.
fn named_close(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let names = start > head
        && cues::at(s, head)
            .next()
            .is_some_and(|cue| cue.takes("quoted") && !cue.takes("that"));
    let open = (start..end).take(NEAR).find(|&k| names && s.is_quoted(k))?;
    let close = (open..end).find(|&k| s.quotation(k) != s.quotation(open))?;
    // “a scandal” and “a shame” are both what it is called.
    let next = (close + 1..end).find(|&k| s.tag(k) != Tag::Adverb)?;
    // “a joy” and his own part “a bore”
    let own = || {
        (next..end)
            .find(|&k| s.is_finite(k) || s.is_quote_mark(k))
            .is_some_and(|k| s.is_finite(k))
    };
    let possessed = || s.tag(next) == Tag::Possessive && own();
    let clause = || {
        s.is_finite(next)
            || s.tag(next) == Tag::VerbBase
            || s.tag(next) == Tag::Pronoun && GRAMMAR.person.contains(s.word(next))
            || possessed()
            || s.word(next) == "that"
    };
    (s.tag(close) == Tag::Conjunction && clause()).then_some(close)
}

/// "shouted “shame on you” | from the public gallery": where someone stands who speaks is no part of what is said.
fn after_shout(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let loud = VERBS.loud.contains(s.word(head));
    let opens = loud && start > head && s.is_quoted(start);
    let close = (start..end)
        .take(clauses::LONGEST)
        .find(|&k| opens && s.quotation(k) != s.quotation(start))?;
    let plain = |k: usize| !s.is_finite(k) && !s.is_quoted(k) && !matches!(s.tag(k), Tag::Mark | Tag::Wh | Tag::Conjunction);
    (is_edge(s.word(close), "stands") && end - close <= NEAR && (close..end).all(plain)).then_some(close)
}

/// "Asked whether it was safe, | she shook her head": the answer is the sentence's own clause.
fn answered(s: &Sheet, start: usize, end: usize) -> Option<usize> {
    let fronted = s.word(s.body) == "asked" || s.word(s.body + 1) == "asked" && matches!(s.tag(s.body), Tag::Wh | Tag::Subordinator);
    (start..end)
        .take(clauses::LONGEST)
        .find(|&k| fronted && s.is_mark(k, ",") && !s.is_quoted(k) && phrases::clause_begins(s, k + 1, s.end()))
}

/// "replied when asked about pay | : “…”": the answer is no part of the question.
fn before_answer(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let asked = start > head && head > s.body && s.word(head) == "asked" && s.tag(head - 1) == Tag::Wh;
    (start..end)
        .take(clauses::LONGEST)
        .find(|&k| asked && s.is_mark(k, ":") && !s.is_quoted(k) && s.is_quote_mark(k + 1))
}

/// "Roe, pressed by the board to resign, | left": an aside that a participle opens ends at its comma.
fn within_aside(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let before = phrases::verb_group(s, head).start.checked_sub(1)?;
    let opens = matches!(s.tag(head), Tag::VerbIng | Tag::VerbParticiple) && before > s.body && s.is_mark(before, ",");
    // "Shares fell, warning of more, analysts said": the sentence's own verb is yet to come.
    let first = || before - s.body <= clauses::LONGEST && !(s.body..before).any(|k| s.is_finite(k));
    let aside = opens && start > head && rules::attributive(s, head).is_none() && first();
    let mut commas = (start + 1..end)
        .take(clauses::LONGEST)
        .filter(|&k| aside && s.is_mark(k, ",") && !s.is_quoted(k));
    let comma = commas.next()?;
    let verb = (comma + 1..comma + 3).find(|&k| s.tag(k) != Tag::Adverb)?;
    (s.is_finite(verb) && !(start..comma).any(|k| s.is_finite(k))).then_some(comma)
}

/// "The claim that phones are behind it | drew groans", "The man who revealed that she had lied | was jailed": the sentence's
/// own verb follows the clause of its subject.
fn main_verb(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let named = matches!(s.tag(head), Tag::Noun | Tag::Nouns);
    let noun = named && s.word(start) == "that" && start == head + 1;
    // "plans to help Roe | fell away", "a call for a “revolution” | draws thousands"
    let to = s.tag(start) == Tag::To && start == head + 1;
    let of = start == head + 2 && s.tag(start - 1) == Tag::Preposition;
    let phrase = named && (to || of) && !s.is_finite(start);
    let group = if phrases::is_verb(s.tag(head)) {
        phrases::verb_group(s, head).start
    } else {
        head
    };
    let before = group.checked_sub(1)?;
    let relative =
        start > head && s.tag(before) == Tag::Wh && matches!(s.word(before), "who" | "which") && !s.is_mark(before.checked_sub(1)?, ",");
    let from = head.saturating_sub(2 * NEAR).max(s.body);
    if !noun && !phrase && !relative || (from..group).any(|k| s.is_finite(k)) {
        return None;
    }
    let joins = |k: usize| {
        let mark = s.tag(k) == Tag::Mark && !(phrase && s.is_quote_mark(k));
        mark || matches!(s.tag(k), Tag::Wh | Tag::Subordinator | Tag::Conjunction) || s.word(k) == "that"
    };
    let mut verbs = (start..s.end().max(end))
        .take(clauses::LONGEST)
        .filter(|&k| s.is_finite(k) && !s.is_quoted(k));
    let clause = !phrase && (noun || s.word(start) == "that" || phrases::clause_begins(s, start, end));
    let mut last = if clause { verbs.next()? } else { head };
    for verb in verbs {
        let own = phrases::verb_group(s, verb).start;
        if own <= last {
            continue;
        }
        if !(last + 1..own).any(joins)
            && s.tag(own - 1) != Tag::Pronoun
            && own > start
            && cues::at(s, last).next().is_none_or(|_| last == head)
        {
            return Some(own).filter(|&own| noun || own < end);
        }
        if noun {
            return None;
        }
        last = verb;
    }
    None
}

/// "While the judge found that it was void, | his ruling was overturned": the main clause is the writer's.
fn main_clause(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let from = head.saturating_sub(NEAR).max(s.body);
    let opens = |k: usize| GRAMMAR.circumstance.contains(s.word(k)) || GRAMMAR.subordinate.contains(s.word(k));
    let opening = (from..head).find(|&k| opens(k) && k <= s.body + 2)?;
    // "Shares slid after the firm said …": nothing comes after it.
    let before =
        |k: usize| matches!(s.tag(k), Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Conjunction) || CLAIM.span.contains(s.word(k));
    let main_first = !(s.body..opening).all(before);
    let group = phrases::verb_group(s, head).start;
    if main_first || start <= head || (opening..group).any(|k| s.is_finite(k) || s.is_mark(k, ",")) || s.is_quoted(head) {
        return None;
    }
    let led = |k: usize| opens(k) || s.word(k) == "if" || s.tag(k) == Tag::Subordinator && s.word(k) != "that";
    // "As the inquiry heard, | masks were used twice, and gloves were": all of it is what was heard.
    let as_said = s.word(opening) == "as" && s.is_mark(start - 1, ",");
    if as_said || (start..start + 3).any(led) {
        return None;
    }
    // "As a lawyer put it to the paper, | the law is dead"; "As she wrote, a day before, | it is over"
    let clause = s.word(start) == "that" && s.tag(start) == Tag::Subordinator || s.word(opening) == "as";
    let aside = matches!(s.tag(start), Tag::Preposition | Tag::Adverb) || s.is_mark(start - 1, ",");
    let ends = |&comma: &usize| {
        let whole = || !clause && !aside || (start + 1 + usize::from(clause)..comma).any(|k| s.is_finite(k));
        is_before_clause(s, comma) && whole()
    };
    let mut commas = (start + 1..end).take(clauses::LONGEST).filter(ends);
    let first = commas.next()?;
    // "said taxes would fall, wages would rise and prices would ease, | few believed it": a list of clauses is one content.
    let clauses = |to: usize| is_joined(s, first, to) && (first..to).any(|k| s.is_finite(k));
    commas
        .find(|&comma| clauses(comma))
        .or(Some(first))
        .map(|k| k + usize::from(s.is_quoted(k)))
}

/// True for a comma behind which a clause of the sentence's own begins, its subject a list or not: ", | Germany, Italy and Ireland
/// urged caution".
fn is_before_clause(s: &Sheet, comma: usize) -> bool {
    // “…,” the main clause: an American comma stands within the quotation marks.
    if !s.closes_with_comma(comma) && (!s.is_mark(comma, ",") || s.is_quoted(comma)) {
        return false;
    }
    let next = comma + 1;
    let joins = matches!(s.tag(next), Tag::Wh | Tag::Conjunction | Tag::Subordinator) || s.word(next) == "that";
    // "her deputy, Omar Qureshi, warned"
    let apposed = |verb: usize| s.is_mark(verb - 1, ",") && (next..verb - 1).any(|k| s.is_mark(k, ","));
    let plain = |verb: usize| match (next..verb).rev().find(|&k| s.is_mark(k, ",")) {
        Some(last) => is_joined(s, last, verb) && verb - last < NEAR,
        None => verb - comma < NEAR,
    };
    let verb = (next..comma + 2 * NEAR).find(|&k| s.is_finite(k));
    !joins && verb.is_some_and(|verb| apposed(verb) || plain(verb)) && phrases::clause_begins(s, next, s.end())
}

/// True where a conjunction stands between the tokens.
fn is_joined(s: &Sheet, from: usize, to: usize) -> bool {
    (from..to).any(|k| s.tag(k) == Tag::Conjunction && !s.is_quoted(k))
}
