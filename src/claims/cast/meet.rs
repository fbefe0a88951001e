//! Meets the names of a sentence, and notes what the words around them say of whom they name.

use super::super::names::{Name, NameKind, Pronoun};
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::words::SOURCES;
use super::institutions::is_company;
use super::memory::Before;
use super::{Cast, Scene};
use crate::tagger::Tag;

impl Cast {
    /// Meets the names of a sentence.
    pub(crate) fn meet<'a>(&mut self, s: &'a Sheet<'a>, names: &'a [Name]) -> Scene<'a> {
        self.sentence += 1;
        self.last.before = Before {
            he: self.stands_for(Pronoun::He),
            she: self.stands_for(Pronoun::She),
        };
        let mut members = Vec::with_capacity(names.len());
        let mut last: Option<(&Name, Option<usize>)> = None;
        for name in names {
            let known = last.and_then(|(before, m)| self.short_form(s, before, m, name));
            let m = known.or_else(|| self.member(s, name));
            if let Some(m) = m {
                self.note(s, name, m);
            }
            members.push(m);
            last = Some((name, m));
        }
        let speaker = self.last.speaker.as_ref().and_then(|who| who.member);
        self.last.alone &= !members.iter().flatten().any(|&m| self.is_person(m) && Some(m) != speaker);
        let scene = Scene { s, names, members };
        self.describe(&scene);
        scene
    }

    /// Learns who holds which office from text that is no part of the article's body, such as a caption.
    pub(crate) fn learn(&mut self, s: &Sheet, names: &[Name]) {
        let told = |n: &&Name| n.kind == NameKind::Person && (n.role.is_some() || n.own.len() > 1);
        for name in names.iter().filter(told) {
            if let Some(member) = self.member(s, name).and_then(|m| self.members.get_mut(m)) {
                member.mentions.clear();
            }
        }
    }

    /// "Intergovernmental Panel on Climate Change (IPCC)": the letters in brackets are the institution's other name.
    fn short_form(&mut self, s: &Sheet, before: &Name, m: Option<usize>, name: &Name) -> Option<usize> {
        let (m, start, end) = (m?, name.tokens.start, name.tokens.end);
        let bracketed = before.tokens.end + 1 == start && s.is_mark(start - 1, "(") && s.is_mark(end, ")");
        let letters = s.raw(start);
        let whole = before.tokens.len() > 1 && name.tokens.len() == 1;
        if !(bracketed
            && whole
            && before.kind != NameKind::Place
            && is_short_for(letters, s.span(before.own.start, before.own.end).of(s.text)))
        {
            return None;
        }
        let member = self.members.get_mut(m)?;
        if matches!(member.kind, NameKind::Other | NameKind::Person) {
            member.kind = NameKind::Organisation;
        }
        self.index.names.insert(letters.to_owned(), m);
        self.mention(m, s.span(start, end));
        Some(m)
    }

    /// Notes the age of a person, and which company was named last.
    fn note(&mut self, s: &Sheet, name: &Name, m: usize) {
        let Some(member) = self.members.get_mut(m) else { return };
        match member.kind {
            NameKind::Person => {
                if let Some(age) = age(s, name) {
                    member.aged = true;
                    self.index.ages.insert(age.to_owned(), m);
                }
            }
            NameKind::Organisation if !s.is_quoted(name.tokens.start) && is_company(&member.name) => {
                self.last.company = Some((m, self.sentence));
            }
            // "Ostrand's foreign minister", not "Roe's army wife"
            NameKind::Other if s.tag(name.tokens.end) == Tag::Clitic => {
                let owned = phrases::base_phrase(s, name.tokens.end + 1, s.len());
                // "Ostrand's foreign minister"; "Roe's minister for trade" may be a leader's.
                let minister = |k: usize| s.word(k) == "minister" && SOURCES.ministry.contains(s.word(k - 1));
                member.state |= owned.last().is_some_and(|k| SOURCES.state.contains(s.word(k)) || minister(k));
            }
            _ => {}
        }
    }
}

/// The age in "Jane Roe, 29, " and "29-year-old Jane Roe".
fn age<'a>(s: &'a Sheet, name: &Name) -> Option<&'a str> {
    let end = name.tokens.end;
    if s.is_mark(end, ",") && s.tag(end + 1) == Tag::Number && s.word(end + 1).len() < 4 {
        return Some(s.word(end + 1));
    }
    s.word(name.tokens.start.checked_sub(1)?).strip_suffix("-year-old")
}

/// True for letters that a name may be cut down to: each stands in it, in order, and it begins with the first.
fn is_short_for(letters: &str, name: &str) -> bool {
    let mut rest = name.chars().filter(|c| c.is_alphabetic());
    let first = name.split(' ').any(|word| word.chars().next() == letters.chars().next());
    let shouted = letters.chars().count() > 1 && letters.chars().all(|c| c.is_uppercase() || c == '.');
    let next = |letter: char| rest.any(|c| c.to_lowercase().eq(letter.to_lowercase()));
    first && shouted && letters.chars().filter(|c| c.is_alphabetic()).all(next)
}
