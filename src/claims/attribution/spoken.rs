//! Who speaks a quotation that the models left open: whose cue stands behind it, whose name behind a dash, who announces it.

use std::ops::Range as Tokens;

use super::continued::{MARKS, unheard};
use super::rules;
use super::{Found, Passage, Speaker};
use crate::claims::clauses;
use crate::claims::cues::{self, Class, Cue};
use crate::claims::lemmas;
use crate::claims::names;
use crate::claims::phrases;
use crate::claims::quotations::Quotation;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::claims::words::{GRAMMAR, NAMES, VERBS};
use crate::report::Stance;
use crate::tagger::Tag;

/// How far behind a quotation its cue is sought.
const REACH: usize = 24;

/// So far before a quotation stands the verb that announces it.
const NEAR: usize = 12;

/// “…,” Jane Roe, who leads the board, said at a meeting: the cue behind a quotation that is a statement of its own.
pub(super) fn behind_quotation(passage: &Passage, quotation: &Quotation) -> Option<Found> {
    let last = quotation.ranges.last()?;
    let sheet = passage.sheets.partition_point(|s| s.range.end < last.end);
    let s = passage.sheets.get(sheet)?;
    let close = s.token_at(last.end);
    // “The Morning Show,” a programme, is said by nobody.
    let inner = last.of(s.text).trim_end_matches(MARKS);
    if !inner.ends_with([',', '.', '!', '?', '…']) || close >= s.end() {
        return None;
    }
    let start = quotation.ranges.first()?.start;
    let first = passage.sheets.get(passage.sheets.partition_point(|s| s.range.end <= start))?;
    let open = first.token_at(start);
    // "On NBC's “Meet the Press,” she said that …"
    if open > first.body && is_title(first, open - 1) {
        return None;
    }
    // “It sulks,” she beamed: a comma tells that any verb is a cue.
    let goes_on = inner.ends_with(',') && open <= first.body;
    let head = (close..s.end().min(close + REACH)).find(|&k| s.is_finite(k) && !s.is_quoted(k) && may_close(s, close, k))?;
    let cue = speaks(s, head);
    let group = phrases::verb_group(s, head);
    let after = head + cue.map_or(1, Cue::len);
    // “You are fired,” Roe received in an email; “Shake It Off,” Swift released in 2014
    let closes = after >= s.end() || s.tag(after) == Tag::Adverb || s.is_mark(after, ",") || s.word(after) == "with";
    let verbal = || !phrases::is_auxiliary(s.word(head)) && !phrases::is_copula(s.word(head));
    let spare = cue.is_none() && !(goes_on && closes && verbal() && !is_name(inner));
    if spare || group.passive || group.hypothetical || group.negated || group.start < close || says_other(s, after, cue) {
        return None;
    }
    let source = if group.start == close {
        phrases::noun_phrase(s, after, s.len())
    } else {
        // "James Roe Jr., the head of the board, said"
        let named = || (s.tag(close) == Tag::Name).then(|| close..group.start - usize::from(s.is_mark(group.start - 1, ",")));
        phrases::subject(s, group.start).filter(|own| own.start == close).or_else(named)?
    };
    rules::can_speak(s, &source).then(|| Found {
        sheet,
        lemma: cue.map_or_else(|| lemmas::lemma(s.word(head), s.tag(head)).into(), |cue| cue.lemma.into()),
        stance: cue.map_or(Stance::Asserts, |cue| cue.stance),
        cue: vec![s.span(group.start, after)],
        speaker: Speaker::Named(source),
        ..unheard(quotation)
    })
}

/// “Will you resign?” Roe said that she would not: what follows the cue is what she said.
fn says_other(s: &Sheet, after: usize, cue: Option<&Cue>) -> bool {
    let that = |k: usize| s.word(k) == "that";
    if that(after) || s.is_mark(after, ":") || s.is_quoted(after) {
        return true;
    }
    // “…,” Roe told the firm's owners.
    if cue.is_some_and(|cue| cue.takes("hearer")) {
        return (after..after + 4).any(that);
    }
    // “…,” Roe wrote the day after a man died.
    let when = |k: usize| {
        GRAMMAR.circumstance.contains(s.word(k)) || phrases::is_time_word(s.word(k)) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator)
    };
    let verb = (after..s.end()).take(REACH).find(|&k| s.is_finite(k));
    verb.is_some_and(|verb| !(after..verb).any(when)) && phrases::clause_begins(s, after, s.end())
}

/// True for “Shake It Off,” whose words have capitals: a name, not an utterance.
fn is_name(quotation: &str) -> bool {
    let long = || quotation.split_whitespace().skip(1).filter(|word| word.chars().count() > 3);
    let capitals = long().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals * 2 > long().count()
}

/// True for a verb that may be the cue of what closes at `close`: no relative clause's, and not that of "snapped Roe when asked".
fn may_close(s: &Sheet, close: usize, verb: usize) -> bool {
    let later = phrases::is_verb(s.tag(close)) && verb > close || (close..verb).any(|k| GRAMMAR.circumstance.contains(s.word(k)));
    !later && (!(close..verb).any(|k| s.tag(k) == Tag::Wh) || speaks(s, verb).is_some())
}

/// True where a quotation behind the token is likely to be a name: "NBC's “Meet the Press”", "in “The Long Way”".
pub(super) fn is_title(s: &Sheet, before: usize) -> bool {
    s.is_nominal(before) || matches!(s.tag(before), Tag::Clitic | Tag::Preposition | Tag::Determiner)
}

/// “…” — Jane Roe, “…” [The Herald.]: who stands behind a dash, or in a bracket.
pub(super) fn signed(passage: &Passage, quotation: &Quotation) -> Option<Found> {
    let last = quotation.ranges.last()?;
    let within = passage.sheets.partition_point(|s| s.range.end < last.end);
    if let Some(own) = (within..passage.sheets.len())
        .take(2)
        .find_map(|n| bracketed(passage, n, quotation))
    {
        return Some(own);
    }
    let mut near = (within..passage.sheets.len()).take(2);
    let (sheet, s, dash) = near.find_map(|n| {
        let s = passage.sheets.get(n)?;
        let next = s.token_at(last.end).max(s.body);
        (next < s.len() && s.is_dash(next)).then_some((n, s, next))
    })?;
    let end = (dash + 1..s.end()).find(|&k| s.is_quote_mark(k)).unwrap_or(s.end());
    let source = phrases::noun_phrase(s, dash + 1, end);
    let name = s.tag(source.start) == Tag::Name && !source.is_empty() && rules::can_speak(s, &source);
    let whole = source.end == end || s.is_mark(source.end, ",") || s.is_mark(source.end, ".");
    // "— Monday, 5 May", "— London (Reuters)"
    let odd = |k: usize| s.is_finite(k) || s.is_mark(k, "(") || k >= source.end && s.tag(k) == Tag::Number;
    let dated = phrases::is_time_word(s.word(dash + 1)) || (dash + 1..end).take(REACH).any(odd);
    (name && whole && !dated).then(|| Found {
        sheet,
        lemma: "say".into(),
        cue: vec![s.span(dash, dash + 1)],
        speaker: Speaker::Named(source),
        ..unheard(quotation)
    })
}

/// “…” [The Herald.]
fn bracketed(passage: &Passage, sheet: usize, quotation: &Quotation) -> Option<Found> {
    let s = passage.sheets.get(sheet)?;
    let open = s.token_at(quotation.ranges.last()?.end);
    let close = (open + 1..s.len())
        .take(NEAR / 2)
        .find(|&k| s.is_mark(open, "[") && s.is_mark(k, "]"))?;
    let end = close - usize::from(s.is_mark(close - 1, "."));
    let first = quotation.ranges.first()?;
    // "Jane Roe: “…” [The Herald]" has its speaker.
    let told = s.token_at(first.start).checked_sub(1).is_some_and(|k| s.is_mark(k, ":"));
    // "[Applause.]"
    let outlet = || {
        let first = open + 1 + usize::from(s.word(open + 1) == "the" && end > open + 2);
        names::is_outlet(s.span(first, end).of(s.text)) || NAMES.outlet.contains(s.raw(end - 1))
    };
    let named =
        open + 1 < end && !told && (open + 1..end).all(|k| s.is_capital(k)) && outlet() && !is_name(first.of(s.text).trim_matches(MARKS));
    named.then(|| Found {
        sheet,
        lemma: "say".into(),
        cue: vec![s.span(open, close + 1)],
        speaker: Speaker::Named(open + 1..end),
        ..unheard(quotation)
    })
}

/// "The timing does not surprise the pollster Ann Roe: “…”": who stands before the colon, or whom the clause is about.
pub(super) fn introduced(s: &Sheet, sheet: usize, quotation: &Quotation) -> Option<Found> {
    let first = quotation.ranges.first()?;
    let colon = s.token_at(first.start).checked_sub(1).filter(|&k| s.is_mark(k, ":"))?;
    let from = colon.saturating_sub(clauses::LONGEST).max(s.body);
    // "When it came up, the mayor fired back: “…”"
    let led = GRAMMAR.circumstance.contains(s.word(from));
    let main = (from..colon).find(|&k| led && s.is_mark(k, ",") && phrases::clause_begins(s, k + 1, colon));
    let verb = || (main.unwrap_or(from)..colon).find(|&k| s.is_finite(k) && !s.is_quoted(k));
    let speaks = |own: &Tokens<usize>| own.end <= colon && s.is_nominal(sources::head(s, own)) && rules::can_speak(s, own);
    // "There is a saying in Yorkshire: “…”"
    let placed = |own: &Tokens<usize>| own.start > s.body && GRAMMAR.placed.contains(s.word(own.start - 1));
    let source = phrases::subject(s, colon)
        .filter(speaks)
        .or_else(|| phrases::noun_phrase_before(s, colon).filter(|own| speaks(own) && !placed(own)))
        .or_else(|| phrases::subject(s, phrases::verb_group(s, verb()?).start).filter(speaks))?;
    Some(Found {
        sheet,
        lemma: "say".into(),
        speaker: Speaker::Named(source),
        cue: vec![s.span(colon, colon + 1)],
        ..unheard(quotation)
    })
}

/// "Jane Roe, a surgeon, told reporters. “…”": a stop where a colon belongs.
pub(super) fn stopped(passage: &Passage, sheet: usize, quotation: &Quotation) -> Option<Found> {
    let before = sheet.checked_sub(1)?;
    let s = passage.sheets.get(before)?;
    let end = s.end();
    let near = || (end.saturating_sub(3).max(s.body)..end).rev();
    let head = near().find(|&k| s.is_finite(k) && !s.is_quoted(k))?;
    let cue = speaks(s, head)?;
    let hearer = phrases::base_phrase(s, head + cue.len(), end);
    // "They warned us."
    let told = cue.takes("hearer") && hearer.end == end && matches!(s.tag(end - 1), Tag::Nouns | Tag::Name | Tag::Noun);
    let nobody = matches!(s.word(s.body), "nobody" | "no" | "none" | "i" | "we");
    let group = phrases::verb_group(s, head);
    let source = phrases::subject(s, group.start).filter(|own| rules::can_speak(s, own))?;
    let plain = told && !nobody && !group.negated && !group.passive && !group.hypothetical && source.start == s.body;
    plain.then(|| Found {
        sheet: before,
        lemma: cue.lemma.into(),
        stance: cue.stance,
        cue: vec![s.span(group.start, head + cue.len())],
        speaker: Speaker::Named(source),
        ..unheard(quotation)
    })
}

/// "marched through the city, chanting “No more”": words that are no sentence, behind a verb that is loud.
pub(super) fn shouted(s: &Sheet, sheet: usize, quotation: &Quotation, found: &[Found]) -> Option<Found> {
    let open = s.token_at(quotation.ranges.first()?.start);
    // "mouthing “Believe” by Cher"
    let title = s.word(s.token_at(quotation.ranges.last()?.end)) == "by";
    let head = open
        .checked_sub(1)
        .filter(|&k| k >= s.body && !title && VERBS.loud.contains(s.word(k)))?;
    told_by(s, sheet, quotation, found, head)
}

/// "ran on the slogan “Experience counts”", "Roe's motto is, “Never again”", "Roe's “47 percent” comment": nouns that say
/// that the words were uttered.
pub(super) fn worded(s: &Sheet, sheet: usize, quotation: &Quotation) -> Option<Found> {
    let (first, last) = (quotation.ranges.first()?, quotation.ranges.last()?);
    let (open, close) = (s.token_at(first.start), s.token_at(last.end));
    let owner = |k: usize| match s.tag(k) {
        // "her mother's"
        Tag::Clitic => rules::possessor(s, k).map(|own| {
            let of = own.start > s.body && s.tag(own.start - 1) == Tag::Possessive;
            own.start - usize::from(of)..own.end
        }),
        Tag::Possessive if s.word(k) != "its" => Some(k..k + 1),
        _ => None,
    };
    let joins = |k: usize| s.is_mark(k, ",") || s.is_mark(k, ":") || GRAMMAR.be.contains(s.word(k)) || s.word(k) == "of";
    let before = (s.body..open).rev().take(3).find(|&k| !joins(k))?;
    let noun = |k: usize| matches!(s.tag(k), Tag::Noun | Tag::Nouns);
    let (cue, source) = if VERBS.remark.contains(s.word(close)) && noun(close) && !s.is_nominal(close + 1) && last.end <= s.range.end {
        (close, owner(open.checked_sub(1)?))
    } else if VERBS.uttered.contains(s.word(before)) && noun(before) {
        let phrase = phrases::noun_phrase_before(s, before + 1)?;
        // "used the slogan", "ran on the slogan"; but "banned the slogan", "never used the slogan"
        let verb = (s.body..phrase.start)
            .rev()
            .take(2)
            .find(|&k| VERBS.utters.contains(s.word(k)) && phrases::is_verb(s.tag(k)));
        let group = verb.map(|k| phrases::verb_group(s, k));
        let group = group.filter(|group| group.form == phrases::Form::Finite && !group.negated && !group.passive);
        let own = phrase.clone().rev().find_map(owner);
        let subject = || phrases::subject(s, group?.start).filter(|_| before + 1 >= open || s.is_mark(before + 1, ","));
        (before, own.or_else(subject))
    } else {
        return None;
    };
    let source = source.filter(|own| rules::can_speak(s, own));
    // "the phrase “tax reform”"
    let inner = first.of(s.text).trim_matches(MARKS);
    let chorus = VERBS.chorus.contains(s.word(cue)) && inner.contains(' ') && (inner.contains(['!', ',']) || !is_name(inner));
    let known = source.is_some() || chorus;
    known.then(|| Found {
        sheet,
        lemma: "say".into(),
        speaker: source.map_or(Speaker::Unstated, Speaker::Named),
        cue: vec![s.span(cue, cue + 1)],
        ..unheard(quotation)
    })
}

/// "footage of the driver saying during the debate, “…”", "leaned over to announce, “…”": words stand between the verb and what
/// is said.
pub(super) fn announced(s: &Sheet, sheet: usize, quotation: &Quotation, found: &[Found]) -> Option<Found> {
    let open = s.token_at(quotation.ranges.first()?.start);
    if !s.raw(open + 1).starts_with(|c: char| c.is_uppercase() || c == '[') {
        return None;
    }
    let comma = open.checked_sub(1).filter(|&k| s.is_mark(k, ","));
    let last = comma.unwrap_or(open);
    let from = last.saturating_sub(if comma.is_some() { NEAR } else { 1 }).max(s.body);
    let head = (from..last)
        .rev()
        .take_while(|&k| !s.is_quoted(k) && !matches!(s.raw(k), ";" | ":"))
        .find(|&k| s.is_finite(k) || speaks(s, k).is_some())
        .filter(|&k| speaks(s, k).is_some())?;
    let group = phrases::verb_group(s, head);
    // "accused of telling a clerk, “…”", "best known for writing “…”", "it is easy to say, “…”", "was forced to say, “…”"
    let before = group.start.checked_sub(1)?;
    let charged = group.form == phrases::Form::Gerund && matches!(s.word(before), "of" | "for" | "without" | "from");
    let outer = || {
        (s.body..group.start)
            .rev()
            .find(|&k| phrases::is_verb(s.tag(k)) || phrases::is_auxiliary(s.word(k)))
    };
    let be = |k: usize| phrases::is_copula(s.word(k)) || GRAMMAR.be.contains(s.word(k)) || phrases::verb_group(s, k).passive;
    let forced = group.form == phrases::Form::Infinitive && outer().is_none_or(be);
    if charged || forced || is_name(quotation.ranges.first()?.of(s.text).trim_matches(MARKS)) {
        return None;
    }
    told_by(s, sheet, quotation, found, head)
}

/// What the verb at `head` says to have been uttered, unless its cue was read to say something else.
fn told_by(s: &Sheet, sheet: usize, quotation: &Quotation, found: &[Found], head: usize) -> Option<Found> {
    let cue = speaks(s, head)?;
    let group = phrases::verb_group(s, head);
    let own = s.span(group.start, head + cue.len());
    let taken = found.iter().any(|f| f.cue.iter().any(|c| c.overlaps(own)));
    if taken || group.hypothetical || group.passive || group.negated {
        return None;
    }
    let can_speak = |own: &Tokens<usize>| rules::can_speak(s, own);
    let before = phrases::noun_phrase_before(s, group.start).filter(can_speak);
    let main = || {
        let verb = (s.body..group.start).rev().find(|&k| s.is_finite(k) && !s.is_quoted(k));
        let first = || Some(phrases::noun_phrase(s, s.body, group.start)).filter(|own| !own.is_empty());
        verb.and_then(|verb| phrases::subject(s, phrases::verb_group(s, verb).start))
            .or_else(first)
            .filter(can_speak)
    };
    let source = match group.form {
        phrases::Form::Finite => phrases::subject(s, group.start).filter(can_speak).or_else(main),
        phrases::Form::Gerund => before.or_else(main),
        _ => main(),
    };
    Some(Found {
        sheet,
        lemma: cue.lemma.into(),
        stance: cue.stance,
        cue: vec![own],
        speaker: source.map_or(Speaker::Unstated, Speaker::Named),
        ..unheard(quotation)
    })
}

/// The cue of speech that a verb is.
fn speaks(s: &Sheet, k: usize) -> Option<&'static Cue> {
    cues::at(s, k)
        .next()
        .filter(|cue| cue.class == Class::Verb && cue.takes("quote") && phrases::is_verb(s.tag(k)))
}
