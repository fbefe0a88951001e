//! What the attributions of one sentence say of each other: who shares a subject, and where one's content gives way to the
//! next.

use std::ops::Range as Tokens;

use super::super::clauses::{self, Kind};
use super::super::cues;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources;
use super::super::words::GRAMMAR;
use super::{Found, Speaker, rules};
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// So many attributions before one are compared with it: work stays in step with length.
const NEAR: usize = 8;

/// Mends the attributions of a sentence, which stand in the order of their cues.
pub(super) fn mend(s: &Sheet, found: &mut [Found]) {
    for n in 0..found.len() {
        let (before, rest) = found.split_at_mut(n);
        let near = before.len().saturating_sub(NEAR);
        if let Some((own, before)) = rest.first_mut().zip(before.get_mut(near..)) {
            cut_at_outer(s, before, own);
            share_subject(s, before, own);
            speaker_behind(s, own);
            cut_at_attributive(s, before, own);
            follow(s, before, own);
            cut_at_joint(s, before, own);
            cut_at_aside(s, before, own);
            cut_at_rival(s, before, own);
            cut_at_tail(s, before, own);
            without_stolen(s, before, own);
        }
    }
    // The outermost of two that end together has the second half.
    let mut last = 0;
    for own in found {
        last = add_second_half(s, own, last).unwrap_or(last);
    }
}

/// First token of the cue.
fn cue(s: &Sheet, found: &Found) -> Option<usize> {
    found.cue.first().map(|c| s.token_at(c.start)).filter(|&k| k < s.len())
}

/// The token after the last of the content, where that follows the cue in the sentence.
fn end(s: &Sheet, found: &Found) -> Option<usize> {
    let last = found.content.last().filter(|c| s.range.contains(**c))?;
    let cue = found.cue.last().filter(|cue| cue.end <= last.start);
    cue.map(|_| s.token_at(last.end))
}

/// "The bank said | prices would rise | and predicted …": where the first content ends, its subject no longer speaks.
fn share_subject(s: &Sheet, before: &[Found], own: &mut Found) {
    let Some(cue) = cue(s, own) else { return };
    let joint = (cue.saturating_sub(3).max(s.body)..cue).rev().find(|&k| s.tag(k) != Tag::Adverb);
    let Some(joint) = joint.filter(|&k| s.tag(k) == Tag::Conjunction) else {
        return;
    };
    // A passive's open source is nobody: "and is said to be ill".
    let head = (cue..s.len()).take(NEAR).find(|&k| phrases::is_verb(s.tag(k)));
    let active = head.is_some_and(|k| s.is_finite(k) && !phrases::is_auxiliary(s.word(k)));
    let source = match &own.speaker {
        Speaker::Named(source) => Some(s.span(source.start, source.end)),
        Speaker::Unstated if active => None,
        _ => return,
    };
    let within = |f: &&Found| {
        let named = matches!(f.speaker, Speaker::Named(_));
        let ends = end(s, f).is_some_and(|end| end == joint || end + 1 == joint && s.is_mark(end, ","));
        // "told | MPs the findings | were grim and pledged …": what follows the first verb is not who speaks.
        let behind = |own: Range| f.cue.last().is_some_and(|c| c.end <= own.start);
        named && ends && source.is_none_or(|own| behind(own) || f.content.iter().any(|c| c.contains(own)))
    };
    if let Some(first) = before.iter().find(within) {
        own.speaker = first.speaker.clone();
        own.antecedent = first.antecedent.clone();
    }
}

/// "…, a team has found, suggesting that …": the gerund speaks for the team, and its content is its own.
fn follow(s: &Sheet, before: &mut [Found], own: &mut Found) {
    // "…, citing officials": these are who says so.
    let Some(cue) = cue(s, own).filter(|_| own.cites.is_none()) else {
        return;
    };
    let gerund = s.tag(cue) == Tag::VerbIng && rules::attributive(s, cue).is_none();
    let comma = cue.checked_sub(1).filter(|&k| gerund && k > s.body && s.is_mark(k, ","));
    // "The fund repeated its demand, | saying: “…”"
    if comma.is_some() && own.speaker == Speaker::Unstated {
        let named = before.iter().rev().find(|f| matches!(f.speaker, Speaker::Named(_)));
        if let Some(first) = named {
            own.speaker = first.speaker.clone();
            own.antecedent = first.antecedent.clone();
        } else if let Some(subject) = comma.and_then(|k| main_subject(s, k)) {
            own.speaker = Speaker::Named(subject);
        }
        return;
    }
    let last = |f: &Found| {
        let source = match &f.speaker {
            Speaker::Named(source) => source.end,
            _ => 0,
        };
        let cue = f.cue.last().map_or(0, |c| s.token_at(c.end));
        (source.max(cue), source)
    };
    let Some(first) = before
        .iter_mut()
        .rev()
        .find(|f| comma.is_some_and(|k| last(f) == (k, last(f).1) && last(f).1 > 0))
    else {
        return;
    };
    own.speaker = first.speaker.clone();
    own.antecedent = first.antecedent.clone();
    if first.content.len() > 1 {
        first.content.retain(|c| !own.content.iter().any(|o| o.overlaps(*c)));
    }
}

/// "After saying that it was late, | she | left": the main clause names who speaks.
fn speaker_behind(s: &Sheet, own: &mut Found) {
    let (Some(cue), Some(end), Speaker::Unstated) = (cue(s, own), end(s, own), &own.speaker) else {
        return;
    };
    let opens = |k: usize| {
        let joins = matches!(s.tag(k), Tag::Preposition | Tag::Subordinator | Tag::Adverb) || GRAMMAR.circumstance.contains(s.word(k));
        joins && !phrases::is_negation(s.word(k))
    };
    let speech = cues::at(s, cue).any(|own| own.takes("quote"));
    let first = s.tag(cue) == Tag::VerbIng && cue <= s.body + 2 && (s.body..cue).all(opens);
    let comma = s.is_mark(end, ",") || end > cue + 2 && s.is_quote_mark(end - 1) && s.is_mark(end - 2, ",");
    let next = end + usize::from(s.is_mark(end, ","));
    let subject = phrases::noun_phrase(s, next, s.len());
    let aside = clauses::apposition_end(s, subject.end);
    let verb = aside + usize::from(s.is_mark(aside, ","));
    let passive = GRAMMAR.be.contains(s.word(verb)) && s.tag(verb + 1) == Tag::VerbParticiple && s.tag(subject.start) != Tag::Pronoun;
    let whole = !subject.is_empty() && !s.is_quoted(next) && s.is_finite(verb) && !passive;
    if first && speech && comma && whole && rules::can_speak(s, &subject) {
        own.speaker = Speaker::Named(subject);
    }
}

/// "asked whether the gap was real | and pointed out that …": the second verb's subject is the first verb's, unless that
/// of the clause between them could be.
fn cut_at_outer(s: &Sheet, before: &mut [Found], own: &mut Found) {
    let Some(cue) = cue(s, own).filter(|_| own.cites.is_none()) else {
        return;
    };
    let joint = (cue.saturating_sub(3).max(s.body)..cue).rev().find(|&k| s.tag(k) != Tag::Adverb);
    let joint = joint.filter(|&k| s.tag(k) == Tag::Conjunction && !s.is_quoted(k) && k > s.body);
    let Some(joint) = joint else { return };
    let (stance, content, sure) = (own.stance, own.content.first().copied(), own.sure);
    let tense = tense(s, own);
    if tense.is_none() && !own.sure {
        return;
    }
    // "said they would meet, | but said, “…”": what follows the second verb is not the first one's too.
    for other in before.iter_mut().filter(|other| self::tense(s, other) == tense) {
        let split = other.content.len() > 1
            && other
                .content
                .iter()
                .any(|c| s.range.contains(*c) && s.token_at(c.end) == joint - usize::from(s.is_mark(joint - 1, ",")));
        other
            .content
            .retain(|c| !split || c.start < s.span(joint, cue).start || !own.content.iter().any(|o| o.overlaps(*c)));
    }
    let outer = before.iter_mut().rev().find(|other| {
        let piece = other.content.last().filter(|c| c.contains(s.span(joint, cue + 1)));
        let after = |piece: &Range| other.cue.last().is_some_and(|c| c.end <= piece.start && s.range.contains(*piece));
        matches!(other.speaker, Speaker::Named(_))
            && piece.is_some_and(after)
            && (own.sure || self::tense(s, other) == tense || is_bare(self::tense(s, other), tense))
    });
    let Some(outer) = outer else { return };
    let outer_tense = self::tense(s, outer);
    let Some(piece) = outer.content.last_mut() else { return };
    let (start, last) = (s.token_at(piece.start), joint - usize::from(s.is_mark(joint - 1, ",")));
    // "fear that Roe has missed it | and warn": a form that may be an infinitive's, but there is none to go with.
    let bare = is_bare(outer_tense, tense) && !(start..last).any(|k| matches!(s.tag(k), Tag::To | Tag::Modal));
    // "calling him “a liar” | and accusing him of theft"
    if let Some(form) = tense.filter(|tag| matches!(tag, Tag::VerbIng | Tag::VerbBase) && !bare) {
        if start < last && outer_tense == tense && !(start..last).any(|k| s.tag(k) == form && !s.is_quoted(k)) {
            *piece = s.span(start, last);
            own.speaker = outer.speaker.clone();
            own.antecedent = outer.antecedent.clone();
        }
        return;
    }
    let Some(verb) = (start..last).take(clauses::LONGEST).find(|&k| s.is_finite(k)) else {
        return;
    };
    let subject = phrases::subject(s, phrases::verb_group(s, verb).start);
    let deed = matches!(stance, Stance::Demands | Stance::Pledges | Stance::Warns | Stance::Believes);
    let clause = |k: usize| s.word(k) == "that" || s.is_quoted(k);
    let says = sure || !deed || content.is_some_and(|c| clause(s.token_at(c.start)));
    // "the firm was late", "there were", "he was": the first cannot speak, the others are the speaker again or nobody.
    let mute = subject.clone().is_none_or(|own| {
        let word = if own.len() == 1 { s.word(own.start) } else { "" };
        // "said he was her ex-partner | and threatened to kill her": his deed; what he says is the speaker's.
        let person = matches!(word, "he" | "she" | "they" | "we" | "i");
        if person {
            says
        } else {
            matches!(word, "it" | "there") || !rules::can_speak(s, &own)
        }
    });
    let several = |k: usize| s.tag(k) == Tag::VerbPresent && !s.word(k).ends_with('s') && s.word(k) != "am";
    let one = |k: usize| s.tag(k) == Tag::VerbPresent && s.word(k).ends_with('s');
    let differ = (bare || several(cue))
        && one(verb)
        && subject
            .as_ref()
            .is_some_and(|own| !(own.clone()).any(|k| s.tag(k) == Tag::Conjunction));
    // "said the governor “isn't going anywhere” | and accused …"
    let other_tense = tense == Some(Tag::VerbPast) && matches!(s.tag(verb), Tag::VerbPresent | Tag::Modal);
    if start < last && (mute || differ || other_tense || s.is_quoted(last - 1)) {
        *piece = s.span(start, last);
        own.speaker = outer.speaker.clone();
        own.antecedent = outer.antecedent.clone();
    }
}

/// True for "warn" behind a cue such as "fear".
fn is_bare(outer: Option<Tag>, own: Option<Tag>) -> bool {
    (outer, own) == (Some(Tag::VerbPresent), Some(Tag::VerbBase))
}

/// The tense of a cue that is an active finite verb by itself; the form of a gerund and of an infinitive.
fn tense(s: &Sheet, found: &Found) -> Option<Tag> {
    let start = cue(s, found)?;
    let head = (start..s.len()).take(NEAR).find(|&k| !matches!(s.tag(k), Tag::Adverb | Tag::To))?;
    let tag = s.tag(head);
    let before = |tag: Tag| s.tag(start) == tag || start > s.body && s.tag(start - 1) == tag;
    let gerund = tag == Tag::VerbIng && !GRAMMAR.be.contains(s.word(start.wrapping_sub(1)));
    if gerund || tag == Tag::VerbBase && (before(Tag::To) || before(Tag::Conjunction)) {
        return Some(tag);
    }
    // "is telling"
    if s.tag(head + 1) == Tag::VerbIng && GRAMMAR.be.contains(s.word(head)) {
        return Some(tag);
    }
    (s.is_finite(head) && !phrases::is_auxiliary(s.word(head)) && matches!(tag, Tag::VerbPast | Tag::VerbPresent)).then_some(tag)
}

/// "Jane Roe, who represents Holm, disagreed, | saying …": the subject of the verb before the comma.
fn main_subject(s: &Sheet, comma: usize) -> Option<Tokens<usize>> {
    let verb = (s.body..comma).rev().take(NEAR * 2).find(|&k| s.is_finite(k) && !s.is_quoted(k))?;
    let subject = phrases::subject(s, phrases::verb_group(s, verb).start)?;
    (s.is_nominal(sources::head(s, &subject)) && rules::can_speak(s, &subject)).then_some(subject)
}

/// "promised help for households | but would not say how much": a phrase ends where another verb of its subject begins.
fn cut_at_joint(s: &Sheet, before: &mut [Found], own: &Found) {
    let Some(cue) = cue(s, own).filter(|&k| k > s.body) else { return };
    let joint = cue - 1;
    let verb = (cue..s.len())
        .take(NEAR)
        .find(|&k| s.tag(k) != Tag::Adverb)
        .is_some_and(|k| s.is_finite(k));
    if s.tag(joint) != Tag::Conjunction || !verb {
        return;
    }
    for other in before.iter_mut().filter(|f| f.speaker == own.speaker && end(s, f).is_some()) {
        let piece = other.content.last_mut().filter(|c| c.contains(s.span(joint, cue + 1)));
        if let Some(piece) = piece {
            let start = s.token_at(piece.start);
            let last = joint - usize::from(s.is_mark(joint - 1, ","));
            if start < last && !(start..last).take(clauses::LONGEST).any(|k| s.is_finite(k)) {
                *piece = s.span(start, last);
            }
        }
    }
}

/// "Two drivers, who feared losing their jobs, | said …": what the aside tells ends with it.
fn cut_at_aside(s: &Sheet, before: &mut [Found], own: &Found) {
    let (Some(at), Speaker::Named(source)) = (cue(s, own), &own.speaker) else {
        return;
    };
    let Some(comma) = at.checked_sub(1).filter(|&k| k > s.body && s.is_mark(k, ",")) else {
        return;
    };
    for other in before {
        let within = cue(s, other).is_some_and(|k| source.start < k && k < comma);
        let piece = other.content.last_mut().filter(|c| within && c.contains(s.span(comma, at + 1)));
        if let Some(piece) = piece {
            let kept = s.span(s.token_at(piece.start), comma);
            if !kept.is_empty() && piece.start < kept.end {
                *piece = kept;
            }
        }
    }
}

/// "Residents said the firm would close, | per the office": whom the whole is from is no part of what residents said.
fn cut_at_attributive(s: &Sheet, before: &mut [Found], own: &Found) {
    let (Some(cue), Speaker::Named(source)) = (cue(s, own), &own.speaker) else {
        return;
    };
    let comma = cue.checked_sub(1).filter(|&k| k > s.body && s.is_mark(k, ","));
    let Some(comma) = comma.filter(|_| rules::attributive(s, cue).is_some()) else {
        return;
    };
    for other in before {
        let last = end(s, other).is_some_and(|end| end <= source.end);
        let piece = other.content.last_mut().filter(|c| last && c.contains(s.span(cue, cue + 1)));
        if let Some(piece) = piece {
            let kept = s.span(s.token_at(piece.start), comma);
            if !kept.is_empty() {
                *piece = kept;
            }
        }
    }
}

/// "The paper found that naps help, | but its authors conceded …": another speaker's clause begins.
fn cut_at_rival(s: &Sheet, before: &mut [Found], own: &Found) {
    let (Some(at), Speaker::Named(source)) = (cue(s, own), &own.speaker) else {
        return;
    };
    let joint = source.start.checked_sub(1).filter(|&k| k > s.body + 1 && source.end <= at);
    let joint = joint.filter(|&k| matches!(s.word(k), "but" | "as" | "while") && s.is_mark(k - 1, ",") && !s.is_quoted(k));
    cut_before(s, before, joint.map(|k| k - 1), at);
}

/// "was told that a tank leaked, | leaked documents reveal": who tells the whole is no part of what was told.
fn cut_at_tail(s: &Sheet, before: &mut [Found], own: &Found) {
    let (Some(at), Speaker::Named(source)) = (cue(s, own), &own.speaker) else {
        return;
    };
    // “…,” Roe said: a comma within the quotation marks.
    let quoted = source.start.checked_sub(1).filter(|&k| k > s.body && s.closes_with_comma(k));
    cut_before(s, before, quoted.filter(|_| source.end <= at).map(|k| k + 1), at);
    let comma = source.start.checked_sub(1).filter(|&k| k > s.body && s.is_mark(k, ","));
    // "…, a spokesman announced Monday morning"
    let rest = own.cue.last().map_or(0, |c| s.token_at(c.end))..s.end();
    let when = |k: usize| phrases::is_time_word(s.word(k)) || clauses::is_venue(s, k) || s.word(k) == "on";
    let last = rest.len() <= 3 && rest.clone().all(when) && source.end <= at;
    let whole = own.content.iter().all(|c| c.end <= s.span(source.start, at).start);
    cut_before(s, before, comma.filter(|_| last && whole), at);
}

/// "When he described | the wall | in May, he said, “…”": the quotation is what another verb says.
fn without_stolen(s: &Sheet, before: &mut [Found], own: &mut Found) {
    let Some(at) = own.cue.first().copied().filter(|_| own.cites.is_none()) else {
        return;
    };
    let quoted = |c: &Range| s.range.contains(*c) && s.is_quoted(s.token_at(c.start)) && c.start >= at.end;
    for other in before.iter().filter(|f| f.cites.is_none()) {
        let behind = |c: &Range| {
            other
                .cue
                .last()
                .is_some_and(|cue| cue.end <= c.start && s.token_at(cue.end) + 1 >= s.token_at(c.start))
        };
        let after = own.content.iter().any(|c| c.start >= at.end);
        // "When someone shouted, “Late,” | Roe joked, again softly, “Come on up!”"
        own.content
            .retain(|c| !(after && c.end <= at.start && s.is_quoted(s.token_at(c.start)) && other.content.contains(c) && behind(c)));
    }
    for other in before
        .iter_mut()
        .filter(|f| f.content.len() > 1 && f.content.iter().any(|c| c.end <= at.start))
    {
        let cue = other.cue.last().map_or(0, |c| c.end);
        // “…,” he said, | adding | “…”: what was said before the cue may go on after another.
        let plain = other.content.iter().all(|c| c.start >= cue);
        other.content.retain(|c| !(plain && quoted(c) && own.content.contains(c)));
    }
}

/// Ends the contents that reach over the cue `at` before the token `mark`.
fn cut_before(s: &Sheet, before: &mut [Found], mark: Option<usize>, at: usize) {
    let Some(mark) = mark else { return };
    for piece in before.iter_mut().filter_map(|f| f.content.last_mut()) {
        let start = s.token_at(piece.start);
        if s.range.contains(*piece) && start < mark && piece.contains(s.span(mark, at + 1)) {
            *piece = s.span(start, mark);
        }
    }
}

/// "said the bridge was safe, | but that the road …": the second of two clauses. Returns where the first ended.
fn add_second_half(s: &Sheet, own: &mut Found, done: usize) -> Option<usize> {
    let end = end(s, own).filter(|&end| end > done)?;
    let joint = end + usize::from(s.is_mark(end, ","));
    let that = joint + 1;
    let joins = s.tag(joint) == Tag::Conjunction && s.word(that) == "that" && s.tag(that) == Tag::Subordinator;
    let range = own.content.last_mut()?;
    let says = (s.token_at(range.start)..end).take(clauses::LONGEST).any(|k| s.is_finite(k));
    if !joins || !says || !phrases::clause_begins(s, that + 1, s.end()) {
        return None;
    }
    let second = s.span(that, clauses::end(s, that, Kind::Clause, false));
    range.end = range.end.max(second.end);
    Some(end)
}
