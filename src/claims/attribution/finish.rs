//! The last touch to what the models read: who is nobody's source, and what a cue's stance becomes with its content.

use std::ops::Range as Tokens;

use super::super::cues;
use super::super::labels;
use super::super::lemmas;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources;
use super::super::words::VERBS;
use super::frame::Frame;
use super::{Found, Speaker, extent, rules, silence, whose};
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// The subject of an active verb, where the labels leave its source open and it can speak.
pub(super) fn subject(s: &Sheet, f: &Frame) -> Option<Tokens<usize>> {
    let group = phrases::verb_group(s, f.head);
    let speech = f.entry.is_some_and(|cue| cue.takes("quote") || cue.takes("quoted"));
    let active = speech && !is_asked(s, group.start) && s.is_finite(f.head) && group.form == phrases::Form::Finite && !group.passive;
    let joined = || whose::subject_of_joined(s, group.start);
    let own = Some(f.subject.clone())
        .filter(|own| !own.is_empty())
        .or_else(joined)
        .filter(|own| active && own.end <= f.head)?;
    let head = sources::head(s, &own);
    (s.tag(head) != Tag::Pronoun && rules::can_speak(s, &own)).then_some(own)
}

/// "said when | asked": nobody is named who asked.
fn is_asked(s: &Sheet, start: usize) -> bool {
    start > s.body && s.tag(start - 1) == Tag::Wh
}

/// "She replied when | asked about pay: “…”": she is not who asked.
pub(super) fn is_answering(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> bool {
    s.word(f.head) == "asked" && f.start == f.head && read.end < f.head && is_asked(s, f.head) && s.word(f.head - 1) == "when"
}

/// "Sue Roe, who is thought to favour a deal": she is not who thinks so.
pub(super) fn is_hearsay(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> bool {
    let group = phrases::verb_group(s, f.head);
    let to = s.tag(f.after) == Tag::To || s.word(f.after) == "not" && s.tag(f.after + 1) == Tag::To;
    // "Staff were told | the office would close": they were spoken to.
    // "The minister was branded | “out of touch”": that is said of them.
    let named = |cue: &cues::Cue| cue.takes("quoted") && s.is_quote_mark(f.after);
    let told = |cue: &cues::Cue| cue.takes("hearer") || named(cue) || to && cue.takes("that") && !cue.takes("passive");
    // "two women, aged 34 and 36, | believed to be sisters": what nobody does in the active. "Claimed to be a doctor" is another.
    let bare = |cue: &cues::Cue| {
        let participle = matches!(s.tag(f.head), Tag::VerbPast | Tag::VerbParticiple) && s.is_mark(f.head.wrapping_sub(1), ",");
        participle
            && VERBS.hearsay.contains(cue.lemma)
            && !is_active(cue)
            && s.tag(f.after) == Tag::To
            && s.tag(f.after + 1) == Tag::VerbBase
    };
    let nobody = |cue: &cues::Cue| group.passive && told(cue) || f.start == f.head && bare(cue);
    read.end <= f.start && f.entry.is_some_and(nobody)
}

/// True for a verb of hearsay that has an infinitive in the active, too: "claimed to be a doctor".
pub(super) fn is_active(cue: &cues::Cue) -> bool {
    matches!(cue.lemma, "claim" | "fear")
}

/// "baseless", but "not false".
pub(super) fn says_false(s: &Sheet, k: usize) -> bool {
    labels::denies(s.word(k)) && !phrases::is_negation(s.word(k.wrapping_sub(1)))
}

/// "It emerged on Tuesday that …": nobody is named who says so.
pub(super) fn is_impersonal(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> bool {
    let comes_out = || {
        let lemma = lemmas::lemma(s.word(f.head), s.tag(f.head));
        silence::of_class("impersonal").any(|verb| verb == lemma)
    };
    read.len() == 1 && s.word(read.start) == "it" && phrases::is_verb(s.tag(f.head)) && comes_out()
}

/// What the cue's stance becomes with this source and this content, and where its content begins.
pub(super) fn touched(s: &Sheet, head: usize, mut found: Found) -> Found {
    if let Some(quoted) = whose::quoted_as(s, head) {
        found.speaker = Speaker::Named(quoted);
    }
    if let Speaker::Named(source) = &found.speaker {
        // "None of the members opposed the plan", "No senator said that …"
        // "No 10 said that …" is an address.
        let numbered = (source.start + 1..source.start + 3).any(|k| s.tag(k) == Tag::Number);
        let none = s.word(source.start) == "no" && !numbered || matches!(s.word(source.start), "none" | "neither" | "nobody");
        found.negated ^= none;
    }
    if silence::take_withheld(s, &mut found) {
        (found.stance, found.negated) = (Stance::Asserts, true);
    }
    if found.stance == Stance::Asks && is_urged(s, &found) {
        found.stance = Stance::Demands;
    }
    // "insisted | on Tuesday | that …"
    let that = |c: &Range| s.word(s.token_at(c.start)) == "that";
    if found.lemma == "insist on" && found.content.first().is_some_and(that) {
        found.lemma = "insist".into();
        found.stance = Stance::Asserts;
    }
    // "The suit seeks $5 million."
    if found.lemma == "seek"
        && let Speaker::Named(source) = &found.speaker
        && sources::is_document(s, sources::head(s, source))
    {
        found.stance = Stance::Demands;
    }
    // "called the charge “categorically false”"
    let names = cues::at(s, head).next().is_some_and(|cue| cue.takes("quoted"));
    let false_said = |c: &Range| (s.token_at(c.start)..s.token_at(c.end)).take(2 * NEAR).any(|k| says_false(s, k));
    if names && found.stance == Stance::Asserts && found.content.iter().filter(|c| c.start > s.range.start).any(false_said) {
        found.stance = Stance::Denies;
    }
    // "pleaded not guilty" begs for nothing.
    let plea = |k: &usize| matches!(s.word(*k), "guilty" | "innocent");
    let pleads = |c: &Range| (s.token_at(c.start)..).take(2).any(|k| plea(&k));
    if found.lemma == "plead"
        && let Some(content) = found.content.first_mut()
    {
        // "pleaded | guilty in March | to one count"
        if let Some(guilty) = (head + 1..head + 3).find(plea) {
            let first = guilty - usize::from(s.word(guilty - 1) == "not");
            content.start = content.start.min(s.span(first, guilty + 1).start);
            found.stance = Stance::Asserts;
        } else if pleads(content) {
            found.stance = Stance::Asserts;
        }
    }
    // "assured them that nothing had changed" promises nothing.
    if found.lemma == "assure" && found.content.first().is_some_and(|c| is_of_now(s, c)) {
        found.stance = Stance::Asserts;
    }
    // "The company denied that.": what was said before.
    let denies = matches!(found.stance, Stance::Denies | Stance::Doubts);
    found.points_back |= matches!(found.content.as_slice(), [only] if denies
        && (matches!(only.of(s.text), "that" | "this") || only.of(s.text) == "it" && found.lemma == "deny"));
    // "She does not believe it."
    let disbelieves = || found.negated && found.stance == Stance::Believes && found.lemma == "believe";
    found.points_back |= matches!(found.content.as_slice(), [only] if matches!(only.of(s.text), "it" | "that" | "this") && disbelieves());
    extent::mend(s, head, &mut found);
    found
}

/// No content ends in a comma or a dash: the rules have left some.
pub(super) fn trim(s: &Sheet, found: &mut [Found]) {
    for piece in found.iter_mut().flat_map(|f| &mut f.content).filter(|c| s.range.contains(**c)) {
        let (start, mut end) = (s.token_at(piece.start), s.token_at(piece.end));
        while end > start + 1 && !s.is_quoted(end - 1) && (s.is_mark(end - 1, ",") || s.is_dash(end - 1)) {
            end -= 1;
        }
        piece.end = piece.end.min(s.span(start, end).end.max(piece.start));
    }
}

/// A clause without a word of what is to come: "that nothing had changed".
fn is_of_now(s: &Sheet, content: &Range) -> bool {
    let mut tokens = (s.token_at(content.start)..s.token_at(content.end)).take(2 * NEAR);
    let verb = tokens.clone().find(|&k| s.is_finite(k));
    verb.is_some() && !tokens.any(|k| s.tag(k) == Tag::Modal || s.word(k).ends_with("'ll"))
}

/// "pressed the company to publish the figures", "asked him to leave": that is no question.
fn is_urged(s: &Sheet, found: &Found) -> bool {
    // "Anyone who saw it | is asked | to call": what follows the cue.
    let cue = found.cue.last().map_or(0, |c| c.end);
    let after = found.content.iter().find(|c| c.start >= cue).or(found.content.first());
    let Some(content) = after else { return false };
    let start = s.token_at(content.start);
    let about = start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::Preposition);
    let stops = |k: usize| s.is_finite(k) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator) || s.is_quoted(k);
    let to = (start..s.token_at(content.end))
        .take(NEAR)
        .take_while(|&k| !stops(k))
        .find(|&k| s.tag(k) == Tag::To);
    !about && to.is_some_and(|k| s.tag(k + 1) == Tag::VerbBase)
}
