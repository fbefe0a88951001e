//! Whom a noun stands for that is nobody's name: "the Ukrainian president", "the 29-year-old", "the official".

use std::ops::Range as Tokens;

use super::super::names::{self, NameKind};
use super::super::sheet::Sheet;
use super::super::words::SOURCES;
use super::Cast;
use super::member::Member;
use super::memory::Unnamed;
use super::words::is_owned;
use crate::tagger::Tag;

/// A description by age has so many words at most.
const DESCRIPTION: usize = 4;

impl Cast {
    /// The person who holds an office: "the Ukrainian president".
    pub(super) fn by_role(&self, noun: &str, country: Option<&str>) -> Option<usize> {
        if let Some(last) = self.last.person
            && country.is_none()
            && self.members.get(last).is_some_and(|m| holds(m, noun, None))
        {
            return Some(last);
        }
        let holders = || {
            let offices = self.index.offices.iter().filter(|(role, _)| names::role_matches(role, noun));
            offices
                .flat_map(|(_, holders)| holders)
                .filter_map(|&n| Some((n, self.members.get(n)?)))
                .filter(|(_, m)| holds(m, noun, country))
        };
        let spoken_of = |(_, m): &(usize, &Member)| m.mentions.last().map_or(0, |r| r.start);
        let exact = holders().filter(|(_, m)| holds_of(m, noun, country)).max_by_key(spoken_of);
        exact.or_else(|| holders().max_by_key(spoken_of)).map(|(n, _)| n)
    }

    /// The member that a noun with its article stands for: the holder of an office, or an institution.
    pub(super) fn holder(&self, s: &Sheet, base: &Tokens<usize>, head: usize) -> Option<usize> {
        // "An FTC spokesperson" is one of whom nobody has spoken yet.
        let new = matches!(s.word(base.start), "a" | "an" | "another");
        let definite = matches!(s.word(base.start), "the" | "this") || !new && s.is_capital(base.start) && base.len() > 1;
        if !definite || is_owned(s, base.start..head) || s.tag(head) == Tag::Nouns {
            return None;
        }
        // "A hospital spokesman said … The spokesman added …": not the one who was named before.
        if s.tag(head) == Tag::Noun && self.new_role(s.word(head)).is_some() {
            return None;
        }
        let country = (base.start..head).find_map(|k| names::country(s.raw(k)));
        let prime = s.word(head) == "minister" && s.word(head.wrapping_sub(1)) == "prime";
        let noun = if prime { "prime minister" } else { s.word(head) };
        let plain = base.len() == 2 && head + 1 == base.end && s.tag(head) == Tag::Noun;
        let institution = || self.index.heads.get(noun).copied().filter(|_| plain);
        self.by_role(noun, country).or_else(institution)
    }

    /// Whom a description stands for that any person may have: "the 29-year-old", "the Italian".
    pub(super) fn described(&self, s: &Sheet, tokens: &Tokens<usize>) -> Option<usize> {
        let (alone, last) = (tokens.len() == 2, tokens.end.saturating_sub(1));
        let named = || tokens.clone().any(|k| matches!(s.tag(k), Tag::Name | Tag::Clitic));
        if !(2..=DESCRIPTION).contains(&tokens.len()) || s.word(tokens.start) != "the" || !alone && named() {
            return None;
        }
        if let Some(age) = tokens.clone().find_map(|k| s.word(k).strip_suffix("-year-old")) {
            // "the 29-year-old keeper" is nobody else.
            let ageless = |m: &usize| alone && self.members.get(*m).is_some_and(|x| !x.aged);
            return self.index.ages.get(age).copied().or(self.last.person.filter(ageless));
        }
        if !alone {
            return None;
        }
        // Where several people are about, any of them may be it.
        let alone = self.index.surnames.len() <= 1;
        self.last.person.filter(|_| alone && is_of_country(s.raw(last)))
    }

    /// Who holds an office without a name, and was spoken of since anyone was named: "a hospital spokesman".
    pub(super) fn new_role(&self, head: &str) -> Option<&Unnamed> {
        self.last.role.as_ref().filter(|u| u.head == head)
    }

    /// The unnamed source that "the people", "the official", "the sources" goes back to.
    pub(super) fn introduced(&self, head: &str) -> Option<&Unnamed> {
        let same = |u: &&Unnamed| u.head == head || u.head.strip_suffix('s') == Some(head) || head.strip_suffix('s') == Some(&u.head);
        let latest = || self.last.unnamed.iter().rev();
        // "the people", "the person": whoever they are.
        let people = head == "people";
        let anyone = || latest().find(|u| (people || head == "person") && u.plural == people);
        latest().find(same).or_else(anyone)
    }
}

/// True for a person who holds the office. Without a country the title may be of any; with one, none of the person's
/// countries may be another.
fn holds(m: &Member, noun: &str, country: Option<&str>) -> bool {
    let mut held = m.roles.iter().filter(|(role, _)| names::role_matches(role, noun)).peekable();
    let has = held.peek().is_some();
    let mut countries = held.filter_map(|(_, of)| *of).peekable();
    let open = country.is_none() || countries.peek().is_none();
    m.kind == NameKind::Person && has && (open || countries.any(|of| Some(of) == country))
}

/// True where a title named the country with the office.
fn holds_of(m: &Member, noun: &str, country: Option<&str>) -> bool {
    let told = |of: &Option<&str>| of.is_some() && *of == country;
    m.roles.iter().any(|(role, of)| names::role_matches(role, noun) && told(of))
}

/// "the Italian", for one person; "the Irish" are several.
fn is_of_country(word: &str) -> bool {
    let one = SOURCES.people.iter().any(|ending| word.ends_with(ending));
    one && names::country(word).is_some_and(|country| country != word)
}
