//! What kind of source a phrase names.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::phrases;
use super::sheet::Sheet;
use super::words::{GRAMMAR, SOURCES};
use crate::lexicon::{self, Table};
use crate::report::SourceKind;
use crate::tagger::Tag;

/// Kinds of nouns that can speak, as `data/speakers.txt` has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NounKind {
    Role,
    Official,
    /// Someone by office, kept unnamed where one speaks of "a diplomat".
    Kept,
    Anonymous,
    Organisation,
    /// A place that speaks for its government.
    Place,
    Document,
    Outlet,
    Group,
}

static SPEAKERS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/speakers.txt")));

/// The kind of a noun in lower case, singular or plural; `None` for nouns that do not speak.
pub(crate) fn noun_kind(word: &str) -> Option<NounKind> {
    let last = word.rsplit('-').next().unwrap_or(word);
    let singular = || {
        let ies = last.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let plain = last.strip_suffix('s');
        let es = last.strip_suffix("es");
        let men = last.strip_suffix("men").map(|stem| format!("{stem}man"));
        ies.and_then(|w| SPEAKERS.get(w.as_str()))
            .or_else(|| plain.and_then(|w| SPEAKERS.get(w)))
            .or_else(|| es.and_then(|w| SPEAKERS.get(w)))
            .or_else(|| men.and_then(|w| SPEAKERS.get(w.as_str())))
    };
    let kind = SPEAKERS.get(last).or_else(singular).or_else(|| {
        let person = |ending: &&str| last.len() > ending.len() + 2 && last.ends_with(ending);
        SOURCES.person.iter().any(person).then_some("role")
    })?;
    Some(noun_kind_of(kind))
}

fn noun_kind_of(word: &str) -> NounKind {
    match word {
        "role" => NounKind::Role,
        "official" => NounKind::Official,
        "kept" => NounKind::Kept,
        "anonymous" => NounKind::Anonymous,
        "organisation" => NounKind::Organisation,
        "place" => NounKind::Place,
        "document" => NounKind::Document,
        "outlet" => NounKind::Outlet,
        _ => NounKind::Group,
    }
}

/// Nouns, and pairs of words, that only tell the kind of a source: see the list.
static MORE: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/source-nouns.txt")));

/// The kind of the noun at `head`, with the word before it where the two tell more: "the coast guard" is no guard.
fn kind_of_noun(s: &Sheet, head: usize) -> Option<NounKind> {
    let (before, word) = (head.checked_sub(1).map_or("", |b| s.word(b)), s.word(head));
    let pair = MORE
        .get(&format!("{before} {word}"))
        .or_else(|| MORE.get(&format!("{before} {}", word.strip_suffix('s')?)));
    match pair {
        Some(kind) => Some(noun_kind_of(kind)),
        // "A 2018 paper" is a study.
        None if word == "paper" && head > s.body && s.tag(head - 1) == Tag::Number => Some(NounKind::Document),
        // "papers filed with the court", "a paper published in a journal" are none that one buys.
        None if matches!(word, "paper" | "papers") && SOURCES.published.contains(s.word(head + 1)) => Some(NounKind::Document),
        // "the hospital network"
        None if word == "network" && head > s.body && s.tag(head - 1) == Tag::Noun && !SOURCES.aired.contains(before) => {
            Some(NounKind::Organisation)
        }
        None => any_kind(word),
    }
}

/// The kind of a noun that either list has.
pub(crate) fn any_kind(word: &str) -> Option<NounKind> {
    let singular = || Some(format!("{}y", word.strip_suffix("ies")?));
    let more = || {
        let plain = MORE.get(word).or_else(|| word.strip_suffix('s').and_then(|w| MORE.get(w)));
        plain.or_else(|| singular().and_then(|w| MORE.get(w.as_str())))
    };
    noun_kind(word)
        .or_else(|| more().filter(|kind| *kind != "hidden").map(noun_kind_of))
        .or_else(|| SOURCES.epithet.contains(word).then_some(NounKind::Role))
}

/// True for nouns of what is written: "report", "a 2018 paper".
pub(crate) fn is_document(s: &Sheet, head: usize) -> bool {
    kind_of_noun(s, head) == Some(NounKind::Document)
}

/// True for nouns of persons and of people: "planners", not "companies".
pub(crate) fn is_people(s: &Sheet, head: usize) -> bool {
    let kind = kind_of_noun(s, head);
    matches!(kind, Some(NounKind::Role | NounKind::Official | NounKind::Kept | NounKind::Group))
}

/// The token that says what the phrase names: "officials" in "two U.S. officials familiar with the matter".
pub(crate) fn head(s: &Sheet, phrase: &Tokens<usize>) -> usize {
    let mut base = phrases::base_phrase(s, phrase.start, phrase.end);
    // "Gov. Jane Roe's opponents": the stop is the title's.
    if s.is_mark(base.end, ".") && (base.end..phrase.end).any(|k| s.tag(k) == Tag::Clitic) {
        base = phrases::base_phrase(s, base.end + 1, phrase.end);
    }
    let last = base.clone().rev().find(|&k| s.is_nominal(k) || s.tag(k) == Tag::Possessive);
    let of = s.word(base.end) == "of" && base.end < phrase.end;
    match last {
        // "one of the officials", "a group of senators", "a number of analysts"
        Some(_) | None if of && base.clone().all(|k| !s.is_nominal(k) || SOURCES.number.contains(s.word(k))) => {
            let inner = phrases::base_phrase(s, base.end + 1, phrase.end);
            inner.clone().rev().find(|&k| s.is_nominal(k)).unwrap_or(base.start)
        }
        Some(last) => last,
        None => phrase
            .clone()
            .find(|&k| s.is_nominal(k))
            .filter(|_| s.tag(phrase.start) == Tag::Determiner && s.is_quote_mark(phrase.start + 1))
            .unwrap_or(base.end.saturating_sub(1).max(phrase.start)),
    }
}

/// A phrase without what makes its number vague: "at least | three members".
pub(crate) fn counted(s: &Sheet, phrase: &Tokens<usize>) -> Tokens<usize> {
    let number = (phrase.start..phrase.end.min(phrase.start + 4)).find(|&k| s.tag(k) == Tag::Number);
    let vague = |k: usize| matches!(s.tag(k), Tag::Preposition | Tag::Adverb | Tag::Adjective | Tag::Subordinator);
    match number.filter(|&n| (phrase.start..n).all(vague)) {
        Some(number) => number..phrase.end,
        None => phrase.clone(),
    }
}

/// True for "the people", "the official", "one of the people": someone who was introduced before.
pub(crate) fn is_definite(s: &Sheet, phrase: &Tokens<usize>) -> bool {
    let counted = matches!(s.tag(phrase.start), Tag::Number | Tag::Determiner) && s.word(phrase.start + 1) == "of";
    let start = phrase.start + if counted { 2 } else { 0 };
    matches!(s.word(start), "the" | "those" | "these" | "both") && phrase.end <= start + 4
}

/// "Democrats", "Republicans", "Americans": a capital plural is a group.
pub(crate) fn plural_kind(word: &str) -> Option<SourceKind> {
    (word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && noun_kind(word).is_some() || word.ends_with("ans"))
        .then_some(SourceKind::Group)
}

/// The kind of a source that no name gives.
pub(crate) fn kind(s: &Sheet, phrase: &Tokens<usize>, head: usize) -> SourceKind {
    let has = |words: &[&str]| phrase.clone().any(|k| words.contains(&s.word(k)));
    let plural = s.tag(head) == Tag::Nouns || matches!(s.word(head), "people" | "police");
    // "None of the members", "neither the army nor the police": several.
    let of = s.word(phrase.start + 1) == "of" && matches!(s.word(phrase.start), "none" | "half");
    if of || s.word(phrase.start) == "neither" || s.tag(head) == Tag::Determiner || GRAMMAR.quantity.contains(s.word(head)) {
        return SourceKind::Group;
    }
    // "Sixty per cent of those surveyed"
    let percent = (phrase.start + 1..phrase.start + 3).any(|k| matches!(s.word(k), "%" | "percent" | "cent"));
    if percent && s.tag(phrase.start) != Tag::Determiner {
        return SourceKind::Group;
    }
    let hidden = phrase.clone().any(|k| MORE.get(s.word(k)) == Some("hidden"));
    // "who asked not to be named"
    let hidden = hidden || has(&["not", "cannot"]) && has(&["named", "quoted", "identified"]);
    match kind_of_noun(s, head) {
        _ if hidden => SourceKind::Anonymous,
        Some(NounKind::Anonymous) if has(&["close"]) => SourceKind::Anonymous,
        Some(NounKind::Anonymous) if s.word(head) == "people" && !is_definite(s, phrase) => SourceKind::Group,
        Some(NounKind::Anonymous) => SourceKind::Anonymous,
        Some(noun @ (NounKind::Official | NounKind::Kept)) => {
            let counted = (phrase.start..head).any(|k| s.tag(k) == Tag::Number || SOURCES.some.contains(s.word(k)));
            let bare = noun == NounKind::Official && (phrase.start == head || s.word(phrase.start) == "the" && phrase.start + 1 == head);
            if counted || bare {
                SourceKind::Anonymous
            } else if plural {
                SourceKind::Group
            } else {
                SourceKind::Role
            }
        }
        Some(NounKind::Role) if plural => SourceKind::Group,
        Some(NounKind::Role) => SourceKind::Role,
        Some(NounKind::Organisation | NounKind::Place) if plural => SourceKind::Group,
        Some(NounKind::Organisation | NounKind::Place) => SourceKind::Organisation,
        Some(NounKind::Outlet) => SourceKind::Outlet,
        Some(NounKind::Group) => SourceKind::Group,
        Some(NounKind::Document) => SourceKind::Unknown,
        None => SourceKind::Unknown,
    }
}
