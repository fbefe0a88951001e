//! Where the content of an attribution begins after its cue, and where it ends.

use std::sync::LazyLock;

use super::cues::{self, Class, Cue};
use super::phrases;
use super::sheet::Sheet;
use super::words::GRAMMAR;
use crate::lexicon::{self, Table};
use crate::tagger::Tag;
use crate::text::Range;

/// What the content is made of, for where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A clause of its own.
    Clause,
    /// A noun phrase, an infinitive, a prepositional object.
    Phrase,
}

/// The longest content that one cue may claim, in tokens.
pub(crate) const LONGEST: usize = 400;

/// How far a phrase is followed, in tokens.
const REACH: usize = 80;

static VENUES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/venues.txt")));

/// The content that follows a verb or adjective cue whose last token lies before `from`.
pub(crate) fn content_after(s: &Sheet, cue: &Cue, from: usize) -> Option<Vec<Range>> {
    let (start, kind) = start_after(s, cue, from)?;
    let end = end(s, start, kind, kind == Kind::Clause && is_in_subject(s, from));
    let range = s.span(start, end);
    (!range.is_empty()).then(|| vec![range])
}

/// True where the cue before `from` stands in a relative clause whose noun is the subject of a verb to come: "those who say
/// it is lost | have never …".
fn is_in_subject(s: &Sheet, from: usize) -> bool {
    let verbal = |k: &usize| phrases::is_verb(s.tag(*k)) || matches!(s.tag(*k), Tag::Adverb | Tag::Modal | Tag::Particle);
    let relative = (s.body..from).rev().take(6).find(|k| !verbal(k));
    relative.is_some_and(|k| {
        let pronoun = s.tag(k) == Tag::Wh && matches!(s.word(k), "who" | "which");
        pronoun && k > s.body && !(k.saturating_sub(REACH).max(s.body)..k).any(|k| s.is_finite(k) && !s.is_quoted(k))
    })
}

/// The content that follows a noun cue at `noun`.
pub(crate) fn content_after_noun(s: &Sheet, cue: &Cue, from: usize, noun: usize) -> Option<Vec<Range>> {
    let at = skip_adjuncts(s, from);
    let word = s.word(at);
    let (start, kind) = if word == "that" && cue.takes("that") && s.tag(at) != Tag::Noun {
        (at, Kind::Clause)
    } else if s.tag(at) == Tag::To && cue.takes("to") && s.tag(at + 1) != Tag::Name {
        (at, Kind::Phrase)
    } else if cue.takes(word) && matches!(s.tag(at), Tag::Preposition | Tag::Subordinator | Tag::To) {
        (at + 1, Kind::Phrase)
    } else {
        return None;
    };
    let in_subject = !(noun.saturating_sub(REACH).max(s.body)..noun).any(|k| s.is_finite(k) && !s.is_quoted(k));
    let range = s.span(start, end(s, start, kind, in_subject));
    (!range.is_empty()).then(|| vec![range])
}

/// The first token of the content, and what it is made of.
fn start_after(s: &Sheet, cue: &Cue, from: usize) -> Option<(usize, Kind)> {
    let mut at = from;
    if cue.takes("quoted") {
        let reach = (from..(from + 12).min(s.end())).find(|&k| s.is_quoted(k) || s.is_finite(k))?;
        return s.is_quoted(reach).then_some((from, Kind::Phrase));
    }
    if s.is_mark(at, ":") {
        return cue.takes("quote").then_some((at + 1, Kind::Clause)).filter(|&(a, _)| a < s.end());
    }
    if cue.takes("hearer") || cue.takes("quote") {
        let hearer = phrases::base_phrase(s, at, s.len());
        let told = cue.takes("hearer") && !hearer.is_empty() && !s.is_finite(hearer.end) && !s.is_quoted(at);
        if told && s.word(at) != "that" {
            at = hearer.end;
            while s.word(at) == "of" || s.is_mark(at, "&") {
                at = phrases::base_phrase(s, at + 1, s.len()).end.max(at + 1);
            }
        }
    }
    at = skip_adjuncts(s, at);
    // A comma may close an aside: "said, however, that"; "told reporters, “…”"
    if s.is_mark(at, ",") {
        if cue.takes("quote") && is_opening(s, at + 1) {
            return Some((at + 1, Kind::Clause));
        }
        let that = (at + 1..(at + 12).min(s.end()))
            .find(|&k| s.is_mark(k, ","))
            .filter(|&k| s.word(k + 1) == "that");
        return that.filter(|_| cue.takes("that")).map(|k| (k + 1, Kind::Clause));
    }
    if at >= s.end() {
        return None;
    }
    let word = s.word(at);
    if is_opening(s, at) && (cue.takes("quote") || cue.takes("np")) {
        return Some((at, Kind::Clause));
    }
    if word == "that"
        && cue.takes("that")
        && !s.is_finite(at + 1)
        && (s.tag(at) == Tag::Subordinator || phrases::clause_begins(s, at + 1, s.end()))
    {
        return Some((at, Kind::Clause));
    }
    if cue.takes("wh") && (s.tag(at) == Tag::Wh || GRAMMAR.question.contains(word)) {
        return Some((at, Kind::Clause));
    }
    if s.tag(at) == Tag::To && cue.takes("to") && matches!(s.tag(at + 1), Tag::VerbBase | Tag::Adverb | Tag::VerbPresent | Tag::Noun) {
        return Some((at, Kind::Phrase));
    }
    if s.word(at) == "to" && s.tag(at + 1) == Tag::VerbBase && cue.takes("to") {
        return Some((at, Kind::Phrase));
    }
    if matches!(s.tag(at), Tag::Preposition | Tag::Subordinator | Tag::To | Tag::Adverb) && cue.takes(word) && word != "to"
        || (word == "to" && cue.takes("to") && (cue.class == Class::Adjective || cue.len() > 1))
    {
        return Some((at + 1, Kind::Phrase));
    }
    if cue.takes("that") {
        // "that" may come later: "said in several talks with European partners that".
        let far = (at..(at + 24).min(s.end()))
            .find(|&k| (s.is_finite(k) || s.is_mark(k, ",") || s.is_quoted(k) || s.tag(k) == Tag::Wh) || s.word(k) == "that");
        let leads = |k: usize| k > at && matches!(s.tag(at), Tag::Preposition | Tag::Adverb) && phrases::clause_begins(s, k + 1, s.end());
        if let Some(that) = far.filter(|&k| s.word(k) == "that" && leads(k)) {
            return Some((that, Kind::Clause));
        }
        if !cue.takes("explicit")
            && !matches!(s.tag(at), Tag::Subordinator | Tag::Conjunction)
            && !s.is_finite(at)
            && phrases::clause_begins(s, at, s.end())
            && !opens_with_adjunct(s, at)
        {
            return Some((at, Kind::Clause));
        }
    }
    if cue.takes("np") && (matches!(s.tag(at), Tag::VerbIng) || !phrases::base_phrase(s, at, s.len()).is_empty()) {
        return Some((at, Kind::Phrase));
    }
    None
}

/// A prepositional phrase begins here that is followed by no clause: where something was said, not what.
fn opens_with_adjunct(s: &Sheet, at: usize) -> bool {
    matches!(s.tag(at), Tag::Preposition) && (at..s.end()).take(REACH).any(|k| s.is_mark(k, ",")) && {
        let comma = (at..s.end()).take(REACH).find(|&k| s.is_mark(k, ",")).unwrap_or(at);
        !(at..comma).any(|k| s.is_finite(k))
    }
}

fn is_opening(s: &Sheet, at: usize) -> bool {
    s.is_quote_mark(at) && s.is_quoted(at) && (at == 0 || s.quotation(at - 1) != s.quotation(at))
}

/// True for a word for where something is said: "interview", "tweet".
pub(crate) fn is_venue(s: &Sheet, word: usize) -> bool {
    VENUES.contains(s.word(word))
}

/// Past adverbs, days and phrases that say where or when it was said.
fn skip_adjuncts(s: &Sheet, from: usize) -> usize {
    let mut at = from;
    for _ in 0..6 {
        let word = s.word(at);
        let next = if phrases::is_time_word(word) {
            at + 1
        } else if GRAMMAR.relative.contains(word)
            && (VENUES.contains(s.word(at + 1)) || matches!(s.word(at + 1), "this" | "last" | "in" | "on"))
        {
            at + 2
        } else if matches!(s.tag(at), Tag::Adverb | Tag::Particle)
            && s.word(at + 1) != ","
            && !matches!(word, "not" | "how" | "why" | "when")
        {
            at + 1
        } else if matches!(s.tag(at), Tag::Preposition | Tag::Subordinator) && word != "that" {
            let phrase = phrases::base_phrase(s, at + 1, s.len());
            let head = phrase.end.saturating_sub(1);
            let number = s.tag(head) == Tag::Number;
            let skipped =
                !phrase.is_empty() && (VENUES.contains(s.word(head)) || (number && (at + 1..head).any(|k| VENUES.contains(s.word(k)))));
            if !skipped {
                break;
            }
            // "in a post on Truth Social", "at a rally in Ohio": one more phrase hangs on the venue.
            let more = phrases::base_phrase(s, phrase.end + 1, s.len());
            let hangs = GRAMMAR.venue.contains(s.word(phrase.end)) && !more.is_empty() && !s.is_finite(more.end);
            if hangs && !VENUES.contains(s.word(more.end - 1)) {
                more.end
            } else {
                // "on August 18": the day is part of it.
                phrase.end + usize::from(s.tag(phrase.end) == Tag::Number && s.tag(head) == Tag::Name)
            }
        } else {
            break;
        };
        at = next;
    }
    at
}

/// The token after the last of the content that begins at `start`. `in_subject`: the content hangs on a noun that is
/// itself the subject of a verb to come.
pub(crate) fn end(s: &Sheet, start: usize, kind: Kind, in_subject: bool) -> usize {
    let limit = s.end().min(start + LONGEST);
    let mut k = start;
    let question = s.tag(start) == Tag::Wh && s.word(start) != "that";
    let mut finite_seen = kind == Kind::Phrase;
    let mut opened = kind == Kind::Clause; // a clause of its own has been opened and its verb is to come
    while k < limit {
        if s.is_quoted(k) {
            // A quotation that is all of the content ends it.
            if k == start && is_opening(s, k) {
                let quotation = s.quotation(k);
                let close = (k..limit).find(|&m| s.quotation(m) != quotation).unwrap_or(limit);
                if close > k + 1 && matches!(s.raw(close.saturating_sub(2)), "." | "," | "!" | "?" | "…") {
                    return close;
                }
                k = close;
                continue;
            }
            k += 1;
            continue;
        }
        let word = s.word(k);
        match s.tag(k) {
            Tag::Mark if matches!(s.raw(k), ";") => return k,
            Tag::Mark if s.is_mark(k, "(") => {
                if let Some(close) = (k..limit).take(40).find(|&m| s.is_mark(m, ")")) {
                    k = close;
                }
            }
            Tag::Mark if s.is_dash(k) && k > start => {
                let closed = (k + 1..limit).take(30).any(|m| s.is_dash(m));
                if !closed {
                    return k;
                }
                k = (k + 1..limit).find(|&m| s.is_dash(m)).unwrap_or(k);
            }
            Tag::Mark if s.is_mark(k, ",") && ends_at_comma(s, k, if question { Kind::Phrase } else { kind }) => return k,
            Tag::Conjunction if k > start && ends_at_conjunction(s, k, kind) => return k,
            Tag::Wh | Tag::Subordinator => opened = true,
            Tag::Conjunction => opened = true,
            _ if s.is_finite(k) => {
                if in_subject && finite_seen && !opened {
                    return phrases::verb_group(s, k).start.max(start);
                }
                // The auxiliary and its verb are one.
                let mut m = k + 1;
                let helps = phrases::is_auxiliary(word) || s.tag(k) == Tag::Modal;
                while m < limit && helps && matches!(s.tag(m), Tag::Adverb | Tag::VerbBase | Tag::VerbParticiple | Tag::VerbIng) {
                    m += 1;
                }
                finite_seen = true;
                opened = false;
                k = m;
                continue;
            }
            // "His promise to resign | pleased the council": a tagger may take the sentence's verb for a participle.
            Tag::VerbParticiple if in_subject && finite_seen && !opened && is_main_verb(s, k, limit) => {
                return k;
            }
            _ if word == "according" && s.word(k + 1) == "to" => return k,
            _ => {}
        }
        k += 1;
    }
    limit
}

/// True for a participle that has an object, where no finite verb follows.
fn is_main_verb(s: &Sheet, k: usize, limit: usize) -> bool {
    matches!(s.tag(k + 1), Tag::Determiner | Tag::Pronoun | Tag::Possessive) && !(k + 1..limit.min(k + REACH)).any(|m| s.is_finite(m))
}

/// What follows a comma ends the content: another attribution, or the writer's own next clause.
fn ends_at_comma(s: &Sheet, comma: usize, kind: Kind) -> bool {
    let next = comma + 1;
    let word = s.word(next);
    if matches!(word, "according" | "citing" | "following") || (word.ends_with("ing") && cues::at(s, next).any(|c| c.class == Class::Verb))
    {
        return true;
    }
    if matches!(word, "while" | "though" | "although" | "whereas") {
        return phrases::clause_begins(s, next + 1, s.end());
    }
    if matches!(word, "but" | "and" | "yet" | "so") && s.tag(next) != Tag::Adverb {
        let clause = phrases::clause_begins(s, next + 1, s.end());
        return clause && (kind == Kind::Phrase || word == "but" || speaks(s, next + 1));
    }
    // "…, he said": the statement is someone else's. "If he keeps his pledge, they may": the clause goes on.
    let subject = phrases::base_phrase(s, next, s.len());
    if kind == Kind::Phrase && !subject.is_empty() && s.is_finite(subject.end) {
        return true;
    }
    if !subject.is_empty()
        && s.is_finite(subject.end)
        && cues::at(s, subject.end).any(|c| c.takes("quote"))
        && !matches!(s.tag(subject.end + 1), Tag::Subordinator)
    {
        return true;
    }
    kind == Kind::Phrase
        && (matches!(s.tag(next), Tag::VerbIng)
            || (s.tag(next) == Tag::Subordinator && word != "that")
            || matches!(word, "as" | "after" | "because"))
}

/// A conjunction without a comma ends a phrase where the sentence's own verb goes on.
fn ends_at_conjunction(s: &Sheet, conjunction: usize, kind: Kind) -> bool {
    if !matches!(s.word(conjunction), "and" | "but") {
        return false;
    }
    let mut at = conjunction + 1;
    while matches!(s.tag(at), Tag::Adverb) {
        at += 1;
    }
    if s.tag(at) == Tag::Preposition {
        let phrase = phrases::base_phrase(s, at + 1, s.len());
        if s.is_finite(phrase.end) && (phrase.start..phrase.end).any(|k| phrases::is_time_word(s.word(k))) {
            at = phrase.end;
        }
    }
    let verb = s.is_finite(at) && s.tag(at) != Tag::Modal;
    match kind {
        // "his push for talks and threats to leave": another cue begins.
        Kind::Phrase
            if matches!(s.tag(at), Tag::Noun | Tag::Nouns)
                && cues::at(s, at).any(|c| c.class == Class::Noun && c.takes(s.word(at + 1))) =>
        {
            true
        }
        Kind::Phrase => verb || (s.word(conjunction) == "but" && phrases::clause_begins(s, at, s.end())),
        Kind::Clause => {
            s.tag(at) == Tag::VerbPast && cues::at(s, at).any(|c| c.class == Class::Verb && (c.takes("that") || c.takes("quote")))
        }
    }
}

/// True where the clause at `from` has a cue for its verb.
fn speaks(s: &Sheet, from: usize) -> bool {
    let verb = (from..s.end()).take(20).find(|&k| s.is_finite(k) && !s.is_quoted(k));
    verb.is_some_and(|v| {
        let main = (v..s.end())
            .take(4)
            .find(|&k| !matches!(s.tag(k), Tag::Adverb) && !phrases::is_copula(s.word(k)) && !matches!(s.word(k), "has" | "have" | "had"))
            .unwrap_or(v);
        cues::at(s, main).any(|c| c.class != Class::Noun)
    })
}

/// The token behind the quotation that opens at the token, where one does.
pub(crate) fn quotation_at(s: &Sheet, open: usize) -> Option<usize> {
    let own = s.quotation(open).filter(|_| s.is_quote_mark(open) && s.is_quoted(open))?;
    (open + 1..s.end().min(open + LONGEST)).find(|&k| s.quotation(k) != Some(own))
}

/// The token behind the last of several quotations in a row: “a triumph”, “a joy” and “a bore”.
pub(crate) fn quotations_at(s: &Sheet, open: usize) -> Option<usize> {
    let whole = |open: usize| {
        let own = s.quotation(open).filter(|_| s.is_quote_mark(open) && s.is_quoted(open))?;
        let mut rest = (open + 1..s.end()).take(LONGEST);
        Some(rest.find(|&k| s.quotation(k) != Some(own)).unwrap_or(s.end()))
    };
    let mut close = whole(open)?;
    for _ in 0..4 {
        let comma = s.is_mark(close, ",");
        let next = close + 1 + usize::from(comma && s.tag(close + 1) == Tag::Conjunction);
        let joined = comma || s.tag(close) == Tag::Conjunction;
        close = Some(next).filter(|_| joined).and_then(whole).unwrap_or(close);
    }
    Some(close)
}

/// The end of a source that begins before `end`, with its apposition or relative clause: ", who asked not to be named".
pub(crate) fn apposition_end(s: &Sheet, end: usize) -> usize {
    if s.word(end) == "who" {
        return clause_aside_end(s, end);
    }
    if !s.is_mark(end, ",") {
        return end;
    }
    match s.tag(end + 1) {
        Tag::Wh if s.word(end + 1) == "who" => clause_aside_end(s, end + 1),
        Tag::Determiner => {
            let phrase = phrases::noun_phrase(s, end + 1, s.len());
            let closed = s.is_mark(phrase.end, ",") || phrase.end >= s.end();
            if closed && !phrase.is_empty() { phrase.end } else { end }
        }
        // "its managing director, Colm Bassarev": the office first, then the name.
        Tag::Name if end > s.body && s.tag(end - 1) == Tag::Noun => {
            let name = (end + 1..s.end()).take(6).find(|&k| s.tag(k) != Tag::Name).unwrap_or(s.end());
            let closed = s.is_mark(name, ",") || name >= s.end();
            if closed { name } else { end }
        }
        _ if s.word(end + 1) == "including" => {
            let phrase = phrases::noun_phrase(s, end + 2, s.len());
            if phrase.is_empty() { end } else { phrase.end }
        }
        _ => end,
    }
}

fn clause_aside_end(s: &Sheet, from: usize) -> usize {
    (from..s.end())
        .take(REACH)
        .find(|&k| s.is_mark(k, ",") || s.is_quote_mark(k))
        .unwrap_or(s.end().min(from + REACH))
}

/// All that follows in the sentence, up to the longest content that a cue may claim.
pub(crate) fn rest(s: &Sheet, from: usize) -> Range {
    s.span(from, s.end().min(from + LONGEST))
}

/// What goes on after an aside ends with a comma: "The deal, he said, was dead." The first token of "was dead".
pub(crate) fn rest_after_aside(s: &Sheet, from: usize) -> Option<usize> {
    let comma = (from..s.end()).take(16).find(|&k| s.is_mark(k, ","))?;
    // "It was, in the words of a veteran, “a bloodbath”."
    let goes_on = || is_opening(s, comma + 1) || (comma + 1..s.end()).take(REACH).any(|k| s.is_finite(k));
    (comma + 1 < s.end() && goes_on()).then_some(comma + 1)
}

/// The opening mark of a quotation that follows within a few tokens: “…,” he said on Monday, “…”
pub(crate) fn quotation_after(s: &Sheet, from: usize) -> Option<usize> {
    let open = (from..s.len()).take(12).find(|&k| s.is_quoted(k))?;
    let plain = (from..open).all(|k| !s.is_finite(k) && s.tag(k) != Tag::VerbIng);
    (plain && is_opening(s, open)).then_some(open)
}

/// True where the content begins with one of these phrases.
pub(crate) fn opens_with(s: &Sheet, content: &[Range], mut phrases: impl Iterator<Item = &'static str>) -> bool {
    content.first().is_some_and(|r| phrases.any(|p| r.of(s.text).starts_with(p)))
}
