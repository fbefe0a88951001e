//! Cues that are no verbs: "her claim that", "a call by the union for", "is convinced that".

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::super::{Found, Speaker};
use super::{can_speak, found, is_condition};
use crate::claims::clauses;
use crate::claims::cues::Cue;
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::lexicon::{self, Table};
use crate::tagger::Tag;

/// "X's pledge to", "his claim that", "a call by X for", "issued a warning that".
pub(super) fn noun(s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
    let mut k = i;
    while k > s.body
        && matches!(
            s.tag(k - 1),
            Tag::Adjective | Tag::Number | Tag::VerbIng | Tag::VerbParticiple | Tag::Noun
        )
        && i - k < 4
    {
        k -= 1;
    }
    let before = k.checked_sub(1)?;
    let after = i + 1;
    let agent = (s.word(after) == "by")
        .then(|| phrases::noun_phrase(s, after + 1, s.len()))
        .filter(|r| !r.is_empty() && can_speak(s, r));
    let (source, cue_start, content_from) = if s.tag(before) == Tag::Clitic {
        let owner = possessor(s, before)?;
        (owner, i, after)
    } else if s.tag(before) == Tag::Possessive && before >= s.body && !matches!(s.word(before), "its") {
        (before..k, i, after)
    } else if let Some(agent) = agent {
        let end = agent.end;
        (agent, i, end)
    } else if matches!(cue.lemma, "call") && s.word(after) == "in" {
        let place = phrases::base_phrase(s, after + 1, s.len());
        let end = place.end;
        (place, i, end)
    } else if let Some((giver, verb)) = giver(s, k) {
        (giver, verb, after)
    } else if s.word(after) == "that"
        && cue.takes("that")
        && !phrases::is_negation(s.word(before))
        && phrases::clause_begins(s, after + 1, s.end())
    {
        let content = clauses::content_after_noun(s, cue, after, i)?;
        return Some(found(cue, s.span(i, after), Speaker::Unstated, content));
    } else {
        return None;
    };
    if !can_speak(s, &source) {
        return None;
    }
    let content = clauses::content_after_noun(s, cue, content_from, i)?;
    Some(found(cue, s.span(cue_start, after), Speaker::Named(source), content))
}

static LIGHT_VERBS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../../data/light-verbs.txt")));

/// Who gives the noun phrase at `noun`, and where the verb that says so begins: "the minister made a promise".
fn giver(s: &Sheet, noun: usize) -> Option<(Tokens<usize>, usize)> {
    let verb = (s.body..noun)
        .rev()
        .take(3)
        .find(|&v| s.is_finite(v) || s.tag(v) == Tag::VerbIng)
        .filter(|&v| LIGHT_VERBS.contains(s.word(v)))?;
    let group = phrases::verb_group(s, verb);
    Some((phrases::subject(s, group.start)?, group.start))
}

/// The owner before a possessive ending.
pub(in crate::claims::attribution) fn possessor(s: &Sheet, clitic: usize) -> Option<Tokens<usize>> {
    let mut start = clitic;
    while start > s.body
        && clitic - start < 8
        && matches!(
            s.tag(start - 1),
            Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Determiner | Tag::Number
        )
    {
        start -= 1;
        if s.tag(start) == Tag::Determiner {
            break;
        }
    }
    (start < clitic).then_some(start..clitic)
}

/// "is convinced that", "remain concerned about".
pub(super) fn adjective(s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
    let copula = (s.body..i).rev().take(4).find(|&k| s.tag(k) != Tag::Adverb)?;
    if !phrases::is_copula(s.word(copula)) {
        return None;
    }
    let group = phrases::verb_group(s, copula);
    if group.form == Form::Infinitive || is_condition(s, group.start) {
        return None;
    }
    let source = phrases::subject(s, group.start)?;
    if !can_speak(s, &source) || (source.len() == 1 && matches!(s.word(source.start), "it" | "there" | "this" | "that")) {
        return None;
    }
    let content = clauses::content_after(s, cue, i + 1)?;
    let negated = group.negated || (group.start..i).any(|k| phrases::is_negation(s.word(k)));
    Some(Found {
        negated,
        ..found(cue, s.span(group.start, i + 1), Speaker::Named(source), content)
    })
}
