//! Where a content gives way to what comes after an "and": a second deed of its source, a clause of the writer's, what another says.

use super::super::rules;
use super::{NEAR, is_edge};
use crate::claims::clauses;
use crate::claims::cues::{self, Class};
use crate::claims::lemmas;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::GRAMMAR;
use crate::tagger::Tag;

/// "pleaded guilty last year | and became a witness": a phrase ends where a second verb of its subject begins.
pub(super) fn deed(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let tense = s.tag(head);
    let group = phrases::verb_group(s, head);
    let active = phrases::is_verb(tense) && group.form == phrases::Form::Finite && !group.passive;
    if !active || start < head || s.tag(start) == Tag::VerbIng && tense == Tag::VerbPast {
        return None;
    }
    let mark = |k: usize| s.tag(k) == Tag::Mark && !s.is_quote_mark(k);
    let clause = |k: usize| s.is_finite(k) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator) || mark(k) || s.word(k) == "that";
    // “no” to the offer | and walked out
    let from = if s.is_quoted(start) {
        (start..end).take(clauses::LONGEST).find(|&k| !s.is_quoted(k))?
    } else {
        start
    };
    // “terrorists” crossed the border and fled
    if from > start && !matches!(s.tag(from), Tag::Preposition | Tag::To | Tag::Conjunction) {
        return None;
    }
    let joint = (from..end)
        .take(2 * NEAR)
        .find(|&k| clause(k) || s.tag(k) == Tag::Conjunction && phrases::is_verb(s.tag(verb_after(s, k))))?;
    let verb = verb_after(s, joint);
    let alike = s.tag(verb) == tense || s.tag(verb) == Tag::Modal || phrases::is_auxiliary(s.word(verb));
    (s.tag(joint) == Tag::Conjunction && joint > start && verb < end && alike && s.is_finite(verb)).then_some(joint)
}

/// "urged people to seek shelter, | and the hashtag was soon trending": a phrase ends where a clause of the writer's begins.
pub(super) fn clause(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    if start < head || s.is_quoted(start) || matches!(s.tag(start), Tag::Wh | Tag::Subordinator) || s.word(start) == "that" {
        return None;
    }
    // "said | she and her husband were late": both are the clause's subject.
    let phrase = matches!(s.tag(start), Tag::To | Tag::VerbIng)
        || cues::at(s, head)
            .next()
            .is_some_and(|cue| !cue.takes("that") && !cue.takes("quote"));
    let stops = |k: usize| {
        s.is_finite(k) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator) || matches!(s.raw(k), ";" | ":" | "that") || s.is_quoted(k)
    };
    let own = |k: usize| {
        let short = matches!(s.tag(k + 1), Tag::Pronoun | Tag::Possessive);
        let speaker = s.tag(k + 1) == Tag::Name && s.is_finite(k + 2);
        let comma = s.is_mark(k - 1, ",");
        let first = || !(start..k - 1).take(clauses::LONGEST).any(|m| s.is_mark(m, ","));
        phrase && (short || comma || speaker && cues::at(s, k + 2).next().is_some()) || comma && (short || speaker) && first()
    };
    let opens = |k: usize| {
        let verb =
            (k + 1..k + NEAR).find(|&m| stops(m) || s.is_mark(m, ",") || matches!(s.tag(m), Tag::Conjunction | Tag::VerbIng | Tag::To));
        s.tag(k) == Tag::Conjunction
            && verb.is_some_and(|v| v > k + 1 && v < end && s.is_finite(v) && !s.is_quoted(v))
            && own(k)
            && phrases::clause_begins(s, k + 1, end)
    };
    let joint = (start..end)
        .take(clauses::LONGEST)
        .take_while(|&k| !stops(k))
        .find(|&k| k > start && opens(k))?;
    Some(joint - usize::from(s.is_mark(joint - 1, ",")))
}

/// "The judge said the driving was “appalling” | and jailed him": what a court does is no part of what it says.
pub(super) fn ruling(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let judge = || {
        let subject = phrases::subject(s, phrases::verb_group(s, head).start)?;
        let named = subject.clone().find(|&k| is_edge(s.word(k), "judge"))?;
        // "The judge's clerk", "critics of the judge"
        let office = named <= subject.start + 1 && s.tag(named + 1) != Tag::Clitic;
        office.then_some(())
    };
    if start <= head || s.tag(head) != Tag::VerbPast || judge().is_none() {
        return None;
    }
    // "he had been jailed and fined" has nobody behind it.
    let whom = |k: usize| matches!(s.word(k), "him" | "her" | "them") || s.tag(k) == Tag::Name;
    (start + 1..end.saturating_sub(1)).take(clauses::LONGEST).find(|&k| {
        let verb = verb_after(s, k);
        s.word(k) == "and" && !s.is_quoted(k) && is_edge(s.word(verb), "rules") && whom(verb + 1)
    })
}

/// "One in three said the party was late | and one in four said it was early": what others say.
pub(super) fn speaker(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    if start < head || !phrases::is_verb(s.tag(head)) || s.is_quoted(start) {
        return None;
    }
    let is_cue = |k: usize| phrases::is_verb(s.tag(k)) && cues::at(s, k).any(|cue| cue.class == Class::Verb);
    let lemma = lemmas::lemma(s.word(head), s.tag(head));
    let again = |k: usize| {
        let verb = (k + 1..k + NEAR).find(|&m| s.is_finite(m) || s.is_quoted(m) || s.tag(m) == Tag::Mark);
        let Some(verb) = verb.filter(|&v| v < end && s.is_finite(v)) else {
            return false;
        };
        let same = |m: usize| same_verb(s, m, &lemma);
        // "say the dam is safe | but residents fear it could burst": the writer sets two sides against each other.
        let speaks = |m: usize| cues::at(s, m).any(|cue| cue.class == Class::Verb && cue.takes("that"));
        let against = matches!(s.word(k), "but" | "while" | ";") && s.tag(verb) == s.tag(head) && s.tag(head) == Tag::VerbPresent;
        // "Roe says the press is free but editors fear lawsuits": that may be hers, too.
        let sides = against && (!s.word(head).ends_with('s') || same(verb));
        let clause = || phrases::clause_begins(s, verb + 1, s.end());
        if sides && verb > k + 1 && speaks(verb) && clause() && rules::can_speak(s, &(k + 1..verb)) && s.tag(k + 1) != Tag::Pronoun {
            return true;
        }
        let others = s.tag(k + 1) == Tag::Number || GRAMMAR.quantity.contains(s.word(k + 1)) || s.is_mark(k - 1, ",");
        others && verb > k + 1 && (same(verb) || phrases::is_auxiliary(s.word(verb)) && same(verb_after(s, verb)))
    };
    // "said the doctors said it was cancer and one said it was not": all of it is hers.
    let joint = (start + 1..end)
        .take(clauses::LONGEST)
        .take_while(|&k| s.is_quoted(k) || !is_cue(k) || phrases::is_auxiliary(s.word(k)))
        .find(|&k| (s.tag(k) == Tag::Conjunction || s.is_mark(k, ";")) && !s.is_quoted(k) && again(k))?;
    Some(joint - usize::from(s.is_mark(joint - 1, ",")))
}

/// True for a form of this verb.
fn same_verb(s: &Sheet, m: usize, lemma: &str) -> bool {
    phrases::is_verb(s.tag(m)) && lemmas::lemma(s.word(m), s.tag(m)) == lemma
}

/// The token after a conjunction and its adverbs.
fn verb_after(s: &Sheet, joint: usize) -> usize {
    (joint + 1..joint + 4).find(|&k| s.tag(k) != Tag::Adverb).unwrap_or(joint + 1)
}
