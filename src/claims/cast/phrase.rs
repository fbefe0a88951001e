//! The words of a source that is no pronoun, and how the names among them belong to it.

use std::ops::Range as Tokens;

use super::super::names::{self, Name, NameKind};
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources::{self, NounKind};
use super::super::words::SOURCES;
use super::words::is_owned;
use super::{Cast, Scene};
use crate::tagger::Tag;

/// A description before a name in apposition has so many words at most.
const DESCRIPTION: usize = 6;

/// So far from a name its address begins.
const ADDRESS: usize = 12;

/// The words of a source.
pub(super) struct Phrase<'a> {
    pub scene: &'a Scene<'a>,
    pub s: &'a Sheet<'a>,
    pub tokens: &'a Tokens<usize>,
    pub head: usize,
    /// The noun phrase at its beginning, without complements.
    pub base: Tokens<usize>,
    /// Several are named: "Jane Roe and two others".
    pub several: bool,
    /// Whom an apposition names: "Trump's special envoy, Steve Witkoff", "Jane Roe, the minister".
    pub apposed: Option<usize>,
}

impl Cast {
    pub(super) fn phrase<'a>(&self, scene: &'a Scene<'a>, tokens: &'a Tokens<usize>, head: usize) -> Phrase<'a> {
        let s = scene.s;
        let base = phrases::base_phrase(s, tokens.start, tokens.end);
        let one = scene
            .names
            .iter()
            .any(|n| n.tokens.contains(&base.end) && n.tokens.start < base.end);
        let several = base.end < tokens.end && (s.tag(base.end) == Tag::Conjunction || is_list(s, base.end..tokens.end)) && !one;
        let speaks = |m: &usize| !matches!(self.kind_of(*m), None | Some(NameKind::Place | NameKind::Outlet));
        let apposed = scene.named().find_map(|(n, m)| {
            let at = n.tokens.start;
            // "Roe, of Mill Lane, Ockley": where someone lives is not who they are.
            let address = || (tokens.start..at).take(ADDRESS).any(|k| s.is_mark(k, ",") && s.word(k + 1) == "of");
            m.filter(|m| tokens.contains(&at) && opens_apposition(s, tokens.start, at) && speaks(m) && !address())
        });
        Phrase {
            scene,
            s,
            tokens,
            head,
            base,
            several,
            apposed,
        }
    }
}

impl Phrase<'_> {
    /// The noun that says who it is, after a name that only says whose: "A Department of Health source".
    pub(super) fn noun_after_name(&self) -> Option<usize> {
        let after = self.scene.name_at(self.head)?.tokens.end;
        let nouns = (after..self.tokens.end).take_while(|&k| matches!(self.s.tag(k), Tag::Noun | Tag::Nouns));
        nouns.last().filter(|&k| k >= self.base.end)
    }

    /// True for a plural noun of people alone, of which a capital makes a name: at the beginning of a sentence, or "MPs".
    pub(super) fn is_opening_noun(&self) -> bool {
        let (s, word) = (self.s, self.s.word(self.head));
        let short = || {
            s.raw(self.head)
                .strip_suffix('s')
                .is_some_and(|stem| stem.chars().all(char::is_uppercase))
        };
        let alone = self.tokens.len() == 1 && s.tag(self.head) == Tag::Name && (self.head == s.body || short());
        let role = || matches!(sources::any_kind(word), Some(NounKind::Role | NounKind::Official | NounKind::Kept));
        alone && word.ends_with('s') && role() && !self.s.raw(self.head).chars().all(char::is_uppercase)
    }

    /// The institution that goes by a number: "No 10".
    pub(super) fn numbered_name(&self) -> Option<&'static str> {
        let (s, tokens) = (self.s, self.tokens);
        let numbered = s.tag(tokens.end.checked_sub(1)?) == Tag::Number && s.tag(tokens.start) != Tag::Number;
        names::canonical(s.span(tokens.start, tokens.end).of(s.text)).filter(|_| numbered)
    }

    /// True for an office alone, of nobody known: "The MP said".
    pub(super) fn is_bare_office(&self) -> bool {
        let office = |n: &Name| n.own.is_empty() && n.tokens.end == self.head + 1 && n.role.is_some();
        self.s.tag(self.head) == Tag::Name
            && self.base.len() == self.tokens.len()
            && self.scene.names.iter().any(office)
            && self.scene.member_at(self.head).is_none()
    }

    /// "Great Central", of which a tagger takes the first word for a common one.
    pub(super) fn is_cut_name(&self) -> bool {
        let late = |n: &Name| n.tokens.contains(&self.head) && n.tokens.start > self.base.start;
        self.base.len() > 1 && self.scene.names.iter().any(late)
    }

    /// A token of the name that the phrase means, where a name gives the phrase its head, whatever the tagger took it for.
    pub(super) fn named_token(&self) -> Option<usize> {
        // "Prof. Jane Roe": a title is not always tagged as a name's.
        let titled = |n: &Name| n.tokens.start == self.head && n.own.start > self.head && !n.own.is_empty();
        // "BLF", "Barclays", which a tagger may take for common nouns.
        let listed = |word: &str| word.chars().all(char::is_uppercase) || names::is_listed(word);
        let shouted = |n: &Name| n.kind == NameKind::Organisation && listed(self.s.raw(n.tokens.start));
        let whole = |n: &Name| matches!(n.kind, NameKind::Organisation | NameKind::Person) && n.tokens.len() > 1 || shouted(n);
        let covered = |n: &Name| whole(n) && n.tokens.contains(&self.head);
        if self.s.tag(self.head) == Tag::Name || self.scene.names.iter().any(|n| titled(n) || covered(n)) {
            return Some(self.head);
        }
        let persons = || self.scene.names.iter().filter(|n| n.kind == NameKind::Person);
        // "Finance chief Tom Baranski", where "chief" was taken for an adjective.
        let chief = self.base.end;
        let next = |n: &&Name| n.tokens.start == chief + 1 && n.role.is_some();
        let after_chief = || {
            persons()
                .find(next)
                .filter(|n| n.tokens.start < self.tokens.end && self.s.tag(chief) == Tag::Adjective)
        };
        // "Idris Fall", where a tagger takes the last name for a common noun.
        let led = || persons().find(|n| n.tokens.end == self.head && self.s.is_capital(self.head));
        after_chief().or_else(led).map(|n| n.tokens.start)
    }

    /// The outlet named before what it is: "Russia's RIA agency".
    pub(super) fn agency(&self) -> Option<usize> {
        let noun = sources::any_kind(self.s.word(self.head));
        let outlet = |n: &Name| n.kind == NameKind::Outlet && n.tokens.end == self.head;
        let (_, m) = self.scene.named().find(|(n, _)| outlet(n))?;
        m.filter(|_| matches!(noun, Some(NounKind::Organisation | NounKind::Outlet)))
    }

    /// The person whom the phrase names at its end, after a description that a tagger breaks up: "European Union foreign
    /// policy chief Jane Roe", "Superintendent of Police (Holm) Jane Roe, IPS".
    pub(super) fn person_at_end(&self) -> Option<usize> {
        let (s, tokens) = (self.s, self.tokens);
        let person = |n: &Name| n.kind == NameKind::Person && tokens.contains(&n.tokens.start) && !n.own.is_empty();
        let (name, m) = self.scene.named().find(|(n, _)| person(n)).filter(|_| !self.several)?;
        let at = name.tokens.start;
        // "director of campaigns", "Bank of England governor"; "the wife of Jane Roe", "the Office of Jane Roe" are not hers.
        let of = |k: usize| {
            let office = |k: usize| names::is_title(s.word(k - 1)) && k + 1 < name.own.start;
            k > 0 && s.word(k) == "of" && (office(k) || s.is_capital(k - 1) && k + 1 < at)
        };
        let joins = |k: usize| {
            matches!(
                s.tag(k),
                Tag::Noun | Tag::Adjective | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::VerbParticiple
            ) || matches!(s.word(k), "(" | ")" | ".")
                || of(k)
                // "former RBI governor", of which a tagger makes a plural
                || s.tag(k) == Tag::Nouns && (k > 0 && of(k - 1) || names::is_shouted(s.raw(k)))
                || k > 0 && s.word(k) == "for" && names::heads_department(s.word(k - 1))
        };
        let ends = name.tokens.end >= tokens.end || matches!(s.word(name.tokens.end), "," | "(");
        (at > tokens.start && ends && (tokens.start..at).all(joins)).then_some(m).flatten()
    }

    /// The institution or outlet whose name ends the phrase, after what it is: "the developers' body CREDAI", "British newspaper
    /// The Telegraph".
    pub(super) fn named_at_end(&self) -> Option<usize> {
        let (s, tokens) = (self.s, self.tokens);
        let last = |n: &Name| n.tokens.end == tokens.end && !matches!(n.kind, NameKind::Person | NameKind::Place);
        let (name, m) = self.scene.named().find(|(n, _)| last(n)).filter(|_| !self.several)?;
        let article = name.tokens.start.checked_sub(1).filter(|&k| s.raw(k) == "The");
        let noun = article.unwrap_or(name.tokens.start).checked_sub(1).filter(|k| tokens.contains(k))?;
        let kind = sources::any_kind(s.word(noun)).filter(|_| s.tag(noun) == Tag::Noun);
        let joins = |k: usize| {
            matches!(
                s.tag(k),
                Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Clitic
            )
        };
        let institution = matches!(kind, Some(NounKind::Organisation | NounKind::Outlet)) || SOURCES.firm.contains(s.word(noun));
        m.filter(|_| institution && (tokens.start..noun).all(joins))
    }

    /// The end of the phrase, or of the name that reaches over it.
    pub(super) fn name_end(&self) -> usize {
        let over = self
            .scene
            .names
            .iter()
            .find(|n| n.tokens.contains(&self.base.end) && n.tokens.start < self.base.end);
        over.map_or(self.base.end, |n| n.tokens.end)
    }

    /// "Russia's ministry": the head is something of what the name before it names.
    pub(super) fn is_owned(&self) -> bool {
        is_owned(self.s, self.base.start..self.head)
    }
}

/// "Iran | , Turkey and Saudi Arabia": names and what joins them.
fn is_list(s: &Sheet, rest: Tokens<usize>) -> bool {
    let joint = rest.clone().any(|k| s.word(k) == "and");
    joint
        && s.is_mark(rest.start, ",")
        && rest
            .clone()
            .all(|k| s.tag(k) == Tag::Name || s.is_mark(k, ",") || s.word(k) == "and")
}

/// What stands before "herself": a name or a noun.
pub(super) fn before_reflexive(s: &Sheet, tokens: &Tokens<usize>) -> Option<Tokens<usize>> {
    let last = tokens.end.checked_sub(1)?;
    let reflexive = matches!(s.word(last), "himself" | "herself" | "itself" | "themselves");
    let nominal = last > s.body && matches!(s.tag(last - 1), Tag::Name | Tag::Noun | Tag::Nouns);
    if !(reflexive && nominal) {
        return None;
    }
    if tokens.len() > 1 {
        return Some(tokens.start..last);
    }
    phrases::noun_phrase_before(s, last)
}

/// "another", "a third": someone who is told from others by number alone.
pub(super) fn is_another(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    // "another, who asked not to be named"
    let aside = tokens.clone().find(|&k| s.is_mark(k, ",") && s.word(k + 1) == "who");
    let tokens = tokens.start..aside.unwrap_or(tokens.end);
    let last = s.word(tokens.end.saturating_sub(1));
    match tokens.len() {
        1 => matches!(last, "another" | "one"),
        2 => matches!(s.word(tokens.start), "a" | "the" | "yet") && SOURCES.another.contains(last),
        _ => false,
    }
}

/// True where a comma stands before the name at `at`, common nouns between: "His opponent, retired captain Jane Roe".
fn opens_apposition(s: &Sheet, start: usize, at: usize) -> bool {
    let joins = |k: usize| {
        matches!(
            s.tag(k),
            Tag::Noun | Tag::Adjective | Tag::Name | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbBase
        )
    };
    let before = (start + 1..at).rev().take(DESCRIPTION).find(|&k| !joins(k));
    // "Her ex-husband, the geophysicist Arne Holm"
    let article = before.filter(|&k| s.word(k) == "the" && k + 1 < at).and_then(|k| k.checked_sub(1));
    article.or(before).is_some_and(|k| k > start && (s.is_mark(k, ",") || s.is_dash(k)))
}
