//! Who accuses whom of what, and how that is answered: "accused by two women of assault", ", a charge that he denies".

use std::ops::Range as Tokens;

use super::super::{Found, Speaker};
use super::{Finder, can_speak, found};
use crate::claims::clauses::{self, Kind};
use crate::claims::cues::{self, Class};
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::claims::words::VERBS;
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// So many attributions before an answer may be what it answers.
const REBUTTED: usize = 8;

/// So many words at most are a charge by its name: "of gross misconduct".
const OFFENCE: usize = 3;

/// So far after "accused" stands of what: "accused by Mr Hale, a former aide, of lying".
const ACCUSED: usize = 12;

impl Finder<'_> {
    /// "accused the mission of lying, a charge | the mission | rejects", "charged with theft, which | she | denies": the other
    /// side's answer, at its comma.
    pub(super) fn rebuttal(&self, n: usize, s: &Sheet, comma: usize) -> Option<Found> {
        if !s.is_mark(comma, ",") {
            return None;
        }
        let next = s.word(comma + 1);
        let one = matches!(next, "a" | "an") && VERBS.charge.contains(s.word(comma + 2)) || next == "something";
        // ", charges he denies", ", which he denies"
        let several = next == "which" || next.strip_suffix('s').is_some_and(|noun| VERBS.charge.contains(noun));
        if !one && !several {
            return None;
        }
        let noun = comma + if one && next != "something" { 2 } else { 1 };
        let start = noun + 1 + usize::from(matches!(s.word(noun + 1), "that" | "which"));
        let source = phrases::noun_phrase(s, start, s.end());
        if source.is_empty() || !(matches!(s.word(start), "the" | "it") || can_speak(s, &source)) {
            return None;
        }
        let verb = (source.end..s.end())
            .take(4)
            .find(|&k| phrases::is_verb(s.tag(k)) && !phrases::is_auxiliary(s.word(k)))?;
        let cue = cues::at(s, verb).find(|cue| cue.class == Class::Verb && matches!(cue.stance, Stance::Denies | Stance::Doubts))?;
        let group = phrases::verb_group(s, verb);
        // "a deal, which he rejected", "the seat, which she denied him": deeds.
        if next == "which" && !(cue.lemma == "deny" && matches!(s.tag(verb + 1), Tag::Mark)) {
            return None;
        }
        // "a claim he did not deny", "refused to deny": no denial.
        if group.negated || group.form != Form::Finite || (source.end..group.start).any(|k| phrases::is_verb(s.tag(k))) {
            return None;
        }
        // "They raised the fees, a figure the union disputes": where nothing was charged, all that was said.
        let whole = || one.then(|| vec![s.span(s.body, comma)]);
        let content = self.answered(n, s, comma, next == "which").or_else(whole)?;
        (!content.is_empty()).then(|| Found {
            sure: true,
            ..found(cue, s.span(group.start, verb + cue.len()), Speaker::Named(source), content)
        })
    }

    /// What an answer at a comma answers: the last charge, or where `any` statement will do ("which") the last of all; or what
    /// the writer says that somebody is charged with, if that comes later.
    fn answered(&self, n: usize, s: &Sheet, comma: usize, any: bool) -> Option<Vec<Range>> {
        let end = s.span(comma, comma + 1).start;
        let starts = |f: &Found| f.content.first().map_or(0, |c| c.start);
        let near = self.found.iter().rev().take(REBUTTED).take_while(|f| f.sheet == n);
        // "She was accused by her brother of theft": what was said stands behind its cue.
        let mut said = near.filter(|f| f.cue.last().is_some_and(|cue| cue.end <= starts(f)) && starts(f) < end);
        let charged = said.clone().find(|f| !any && f.stance == Stance::Accuses);
        // "The suit says that she told staff | to delete the emails, which she denies": what the suit says.
        let whole = |own: &&Found| {
            let cue = own.cue.first().map_or(0, |c| c.start);
            self.found
                .iter()
                .rev()
                .take(REBUTTED)
                .find(|f| f.sheet == n && f.content.iter().any(|c| c.start < cue && cue < c.end))
        };
        let said = charged.or_else(|| said.next()).map(|own| whole(&own).unwrap_or(own));
        let charge = accused_of(s, comma).map(|start| s.span(start, comma));
        // "accused | the port of waste", "was accused of fraud, and a judge found | that he lied"
        let later = |f: &&Found| charge.is_none_or(|c| f.stance == Stance::Accuses || starts(f) > c.start);
        let before = |c: &Range| Range::new(c.start, c.end.min(end)).trim(s.text);
        match said.filter(later) {
            Some(f) => Some(f.content.iter().filter(|c| c.start < end).map(before).collect()),
            None => charge.map(|charge| vec![charge]),
        }
    }
}

/// "was accused of | theft", "faces | three charges": where what somebody is charged with begins, before the comma.
fn accused_of(s: &Sheet, comma: usize) -> Option<usize> {
    let is = |k: &usize| VERBS.accused.contains(s.word(*k)) || VERBS.faces.contains(s.word(*k));
    let at = (s.body..comma).rev().find(is)?;
    if VERBS.faces.contains(s.word(at)) {
        return Some(at + 1);
    }
    let mut links = (at + 1..comma.min(at + ACCUSED)).filter(|&k| matches!(s.word(k), "of" | "with" | "for"));
    let found = match s.word(at + 1) {
        "by" => charge_behind(s, at + 1).filter(|&k| k < comma).or_else(|| links.next_back()),
        _ => links.next(),
    };
    found.map(|k| k + 1)
}

/// "was accused by two women of assault", "of assault by two women": who accuses, and of what if that is told.
pub(super) fn accuser(s: &Sheet, after: usize) -> Option<(Tokens<usize>, Option<Tokens<usize>>)> {
    let first = s.word(after) == "by";
    let by = (after..s.end().min(after + ACCUSED)).find(|&k| s.word(k) == "by")?;
    let charge = if first { charge_behind(s, by) } else { Some(after) };
    let source = phrases::noun_phrase(s, by + 1, charge.filter(|_| first).unwrap_or(s.len()));
    // "by his former wife, the actress Ann Kay, | of hiding it"
    let closes = |k: &usize| s.is_mark(*k, ",") && matches!(s.word(k + 1), "of" | "with");
    let aside = (source.end + 1..s.end().min(source.end + ACCUSED)).take_while(|&k| !s.is_finite(k));
    let aside = aside
        .filter(|_| first && charge.is_none() && s.is_mark(source.end, ","))
        .find(closes);
    let charge = charge.or(aside.map(|k| k + 1));
    let source = source.start..aside.unwrap_or(source.end);
    // "accused of fraud by the board"; not "of ignoring abuse by priests", "of cheating by hiding cards".
    let told = matches!(s.tag(source.start), Tag::Determiner | Tag::Possessive | Tag::Name);
    let nouns = |k: usize| s.is_nominal(k) || s.tag(k) == Tag::Adjective;
    let short = by - after <= OFFENCE && (after + 1..by).all(nouns);
    let sure = first || s.word(after) == "of" && told && short && can_speak(s, &source);
    let charge = charge.map(|of| of + 1..if first { clauses::end(s, of, Kind::Phrase, false) } else { by });
    (sure && !source.is_empty()).then_some((source, charge))
}

/// "accused by | members of parliament | of lying", "by | two women | of assault": the preposition of the charge.
fn charge_behind(s: &Sheet, by: usize) -> Option<usize> {
    // "charged by police | with theft"; but "accused by a woman with red hair"
    let with = s.word(by.saturating_sub(1)) == "charged";
    let links = (by + 2..s.end().min(by + ACCUSED))
        .take_while(|&k| !s.is_finite(k) && !s.is_mark(k, ","))
        .filter(|&k| s.word(k) == "of" || with && s.word(k) == "with");
    let doing = |&k: &usize| s.tag(k + 1) == Tag::VerbIng;
    // "by members of parliament", "by the minister of justice", "by victims of abuse": whose one is is no charge.
    let thing = |&k: &usize| {
        let noun = phrases::base_phrase(s, k + 1, s.end());
        let offence = noun.last().is_some_and(|last| VERBS.offence.contains(s.word(last)));
        with || offence && !VERBS.suffers.contains(s.word(k - 1))
    };
    links.clone().find(doing).or_else(|| links.filter(thing).last())
}
