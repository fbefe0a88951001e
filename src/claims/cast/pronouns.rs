//! Whom he, she, they and it stand for.

use std::ops::Range as Tokens;

use super::super::names::{self, Name, NameKind, Pronoun};
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::words::GRAMMAR;
use super::memory::Unnamed;
use super::words::called;
use super::{Cast, Scene, Who};
use crate::report::SourceKind;
use crate::tagger::Tag;

/// How far before "he said" one looks for "him".
const TOLD: usize = 24;

/// Where so many have names, "he" may always be one of them.
const MANY: usize = 60;

/// Someone unnamed is "they" for so many sentences after they spoke.
const NEAR: usize = 2;

impl Cast {
    /// Who a source is whose head is a pronoun; `None` for any other.
    pub(super) fn by_pronoun(&mut self, scene: &Scene, tokens: &Tokens<usize>, head: usize) -> Option<Who> {
        let (s, pronoun) = (scene.s, matches!(scene.s.tag(head), Tag::Pronoun | Tag::Possessive));
        if pronoun && let Some(own) = Pronoun::of(s.word(head)) {
            return Some(self.he_or_she(scene, tokens, head, own));
        }
        // "One of them": a single one of whom "they" stands for.
        let of = s.word(tokens.start) == "one" && s.word(tokens.start + 1) == "of" && s.tag(tokens.start + 2) == Tag::Pronoun;
        if of && (tokens.len() == 3 || tokens.len() > 4 && s.is_mark(tokens.start + 3, ",")) {
            return Some(self.one_of_them(scene, tokens.start + 4..tokens.end));
        }
        pronoun.then(|| match s.word(head) {
            "they" | "their" | "them" => self.they(s, tokens, head),
            "it" if s.tag(head) == Tag::Pronoun => self.it(scene, tokens),
            _ => Who::unnamed(SourceKind::Unknown, None),
        })
    }

    /// One of a group, of whom an apposition may tell more: "One of them, a nurse who gave her name as Jane".
    fn one_of_them(&self, scene: &Scene, apposed: Tokens<usize>) -> Who {
        let s = scene.s;
        let given = |n: &Name| n.tokens.start == apposed.start || s.word(n.tokens.start - 1) == "as";
        let mut named = scene.named().filter(|(n, _)| apposed.contains(&n.tokens.start) && given(n));
        if let Some(m) = named.find_map(|(_, m)| m.filter(|&m| self.is_person(m))) {
            return self.member_as(m, SourceKind::Person);
        }
        let kind = match self.last.group.as_ref().map(|group| group.kind) {
            Some(SourceKind::Anonymous) => SourceKind::Anonymous,
            _ => SourceKind::Role,
        };
        let words = phrases::base_phrase(s, apposed.start, apposed.end);
        Who::unnamed(kind, Some(words).filter(|words| !words.is_empty()).map(|words| called(s, &words)))
    }

    fn they(&self, s: &Sheet, tokens: &Tokens<usize>, head: usize) -> Who {
        // "Planners disagreed. In a report, they said …"; "Planners disagreed. Trade, they said, …" may be anyone's.
        let before = self.last.people.as_ref().filter(|(_, at)| at + 1 == self.sentence);
        let first = || s.word(head) == "they" && !(s.body..tokens.start).any(|k| s.is_finite(k)) && !closes(s, tokens);
        if let Some((people, _)) = before.filter(|_| first()) {
            return people.who();
        }
        // "one minister said …, they said": someone of whom no more is told, and who has just spoken.
        let unnamed = |who: &&Unnamed| matches!(who.kind, SourceKind::Anonymous) && who.pronoun.is_none();
        let single = self.last.role.as_ref().filter(unnamed);
        let single = single.filter(|who| who.spoke.is_some_and(|spoke| spoke + NEAR >= self.sentence));
        let group = single.or(self.last.group.as_ref()).map(Unnamed::who);
        group.unwrap_or(Who::unnamed(SourceKind::Group, None))
    }

    /// An institution or a document, wherever it was spoken of last.
    fn it(&mut self, scene: &Scene, tokens: &Tokens<usize>) -> Who {
        let s = scene.s;
        // "The carmaker Voltara will cut jobs, it said": whom its own sentence is about.
        let closes = tokens.start.checked_sub(1).is_some_and(|b| s.is_mark(b, ","));
        let own = if closes { self.own_subject(scene, tokens.start) } else { None };
        let before = own.is_none();
        let found = own.unwrap_or_else(|| self.last_it());
        if let Some(m) = found.member {
            self.mention(m, s.span(tokens.start, tokens.end));
            if before {
                self.is_organisation_after_all(m);
            }
        }
        found
    }

    /// What "it" stands for as things are: whom the sentence before was about, its document, or the institution that spoke.
    fn last_it(&self) -> Who {
        // A name of no known kind gives way to a document.
        let sure = |subject: &&Who| subject.member.and_then(|m| self.kind_of(m)) != Some(NameKind::Other) || self.last.document.is_none();
        let subject = self.last.subject.as_ref().filter(sure).cloned();
        let document = || {
            let name = self.last.document.clone()?;
            Some(Who::unnamed(SourceKind::Unknown, Some(name)))
        };
        let spoke = || Some(self.member_as(self.last.organisation?, SourceKind::Organisation));
        subject
            .or_else(document)
            .or_else(spoke)
            .unwrap_or(Who::unnamed(SourceKind::Unknown, None))
    }

    fn he_or_she(&mut self, scene: &Scene, tokens: &Tokens<usize>, head: usize, pronoun: Pronoun) -> Who {
        let s = scene.s;
        let range = s.span(tokens.start, tokens.end);
        let possessive = s.tag(head) == Tag::Possessive;
        // "The captain told him the engine had failed, he said": not the captain.
        if !possessive
            && is_told(s, tokens.start, pronoun)
            && let Some(before) = self.last.before.of(pronoun).cloned()
        {
            before.member.into_iter().for_each(|m| self.mention(m, range));
            return before;
        }
        // "Roe was at sea when she heard"; "Roe was wrong, she said" is someone else's.
        let own = if is_aside(s, tokens) {
            None
        } else {
            self.subject_before(scene, tokens.start, pronoun)
        };
        let own = own.or_else(|| self.topic(scene, tokens, pronoun));
        if !possessive
            && own.is_none()
            && let Some(role) = self.speaking_role(pronoun)
        {
            return role;
        }
        // "His government": the phrase is more than the pronoun.
        let phrase = possessive && tokens.len() > 1;
        let person = if possessive {
            self.named_before(scene, tokens.start, pronoun).or(self.last_called(pronoun))
        } else {
            own.or(self.last_called(pronoun))
                .or_else(|| self.named_before(scene, tokens.start, pronoun))
        };
        let Some(m) = person else {
            // "The minister resigned. She said …"
            let near = self
                .last
                .bystander
                .as_ref()
                .filter(|(_, at)| at + 1 == self.sentence && !possessive && tokens.start == s.body);
            // "The nurse was sacked. He said she had lied": one of them is somebody else.
            let another = || (tokens.end..s.end()).any(|k| Pronoun::of(s.word(k)).is_some_and(|other| other != pronoun));
            let known = || self.members.len() > MANY || self.members.iter().any(|m| matches!(m.kind, NameKind::Person | NameKind::Other));
            if let Some((who, _)) = near.filter(|_| !another() && !known()) {
                return who.who();
            }
            let kind = if phrase { SourceKind::Person } else { SourceKind::Unknown };
            return Who::unnamed(kind, None);
        };
        if let Some(member) = self.members.get_mut(m) {
            member.pronoun = Some(pronoun);
        }
        if !phrase {
            self.mention(m, range);
        }
        self.member_as(m, SourceKind::Person)
    }

    /// "Roe grew up with an uncle who, she said, drank": whom the sentence begins with, where it goes on after the aside and
    /// nobody else with a name is in it.
    fn topic(&self, scene: &Scene, tokens: &Tokens<usize>, pronoun: Pronoun) -> Option<usize> {
        let s = scene.s;
        let verb = (tokens.end..tokens.end + 4).find(|&k| s.is_finite(k))?;
        let amid = s.is_mark(verb + 1, ",") && verb + 2 < s.end() && !s.is_quoted(tokens.start.checked_sub(1)?);
        let first = scene.names.first().filter(|n| amid && n.tokens.start == s.body)?;
        let mut persons = self.persons(scene, pronoun, |n| n.tokens.end <= tokens.start);
        let topic = persons.next().filter(|_| s.is_finite(first.tokens.end))?;
        persons.next().is_none().then_some(topic)
    }

    /// Whom a pronoun stands for as things are.
    pub(super) fn stands_for(&self, pronoun: Pronoun) -> Option<Who> {
        let role = self.role(pronoun).map(Unnamed::who);
        role.or_else(|| Some(self.member_as(self.last_called(pronoun)?, SourceKind::Person)))
    }

    /// The person of whom one spoke last and may speak so.
    fn last_called(&self, pronoun: Pronoun) -> Option<usize> {
        let last = match pronoun {
            Pronoun::He => self.last.he,
            Pronoun::She => self.last.she,
        };
        last.filter(|&m| self.may_be(m, pronoun))
    }

    /// Who spoke last without a name, where they may be meant, and nobody with a name is sure to be.
    fn role(&self, pronoun: Pronoun) -> Option<&Unnamed> {
        let named = self.last_called(pronoun).and_then(|m| self.members.get(m));
        let sure = named.is_some_and(|m| m.pronoun.is_some());
        let role = self.last.role.as_ref()?;
        // Who spoke in this sentence or the one before is meant first; "the senator" may have a name, told a sentence ago.
        let unknown = |spoke| role.new || spoke > self.last.person_at + 1 && !names::is_title(&role.head);
        let near = role.spoke.is_some_and(|spoke| spoke + 1 >= self.sentence && unknown(spoke));
        match role.pronoun {
            Some(own) => own == pronoun,
            None => near || !sure,
        }
        .then_some(role)
    }

    /// The same, who speaks again.
    fn speaking_role(&mut self, pronoun: Pronoun) -> Option<Who> {
        let who = self.role(pronoun)?.who();
        let sentence = self.sentence;
        if let Some(role) = &mut self.last.role {
            role.spoke = Some(sentence);
        }
        Some(who)
    }

    /// "if Roe keeps his pledge": someone named before in the same sentence, a subject rather than another.
    fn named_before(&self, scene: &Scene, at: usize, pronoun: Pronoun) -> Option<usize> {
        let before = |n: &Name| n.tokens.end <= at && !scene.s.is_quoted(n.tokens.start);
        let any = || self.persons(scene, pronoun, before).next();
        self.subject_before(scene, at, pronoun).or_else(any)
    }

    /// The person who is the subject of a verb before `at`, in the same sentence.
    fn subject_before(&self, scene: &Scene, at: usize, pronoun: Pronoun) -> Option<usize> {
        let s = scene.s;
        let is_subject = |n: &Name| {
            let end = n.tokens.end;
            let mut adverbs = (end..end + 3).take_while(|&k| k == end || s.tag(k - 1) == Tag::Adverb);
            end <= at && !s.is_quoted(n.tokens.start) && adverbs.any(|k| s.is_finite(k))
        };
        let mut persons = self.persons(scene, pronoun, is_subject);
        // "Roe said that Doe had left, but she …": whom the sentence is about.
        if at > 0 && s.tag(at - 1) == Tag::Conjunction {
            persons.next()
        } else {
            persons.last()
        }
    }

    /// Those of the sentence's persons of whom one may speak so.
    fn persons<'a>(&'a self, scene: &'a Scene, pronoun: Pronoun, of: impl Fn(&Name) -> bool + 'a) -> impl Iterator<Item = usize> {
        let named = scene.named().filter(move |(n, _)| of(n)).filter_map(|(_, m)| m);
        named.filter(move |&m| self.is_person(m) && self.may_be(m, pronoun))
    }
}

/// "…, she said.": after what is said, and not after a clause that leads to it: "When Roe left, she said …"
fn is_aside(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let comma = tokens.start > s.body && (s.is_mark(tokens.start - 1, ",") || s.is_quote_mark(tokens.start - 1));
    let led = matches!(s.tag(s.body), Tag::VerbIng | Tag::VerbParticiple)
        || GRAMMAR.circumstance.contains(s.word(s.body))
        || s.word(s.body) == "once";
    comma && (!led || closes(s, tokens))
}

/// "…, she said, …": nothing that is said stands after the verb.
fn closes(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let verb = (tokens.end..tokens.end + 4).find(|&k| s.is_finite(k)).unwrap_or(tokens.end);
    tokens.start > s.body && s.is_quote_mark(tokens.start - 1) || matches!(s.word(verb + 1), "," | "." | "")
}

/// True where the sentence spoke of the same person before, as one who was told: "told him …, | he said".
fn is_told(s: &Sheet, at: usize, pronoun: Pronoun) -> bool {
    let last = at > s.body && s.is_mark(at - 1, ",");
    let object = |k: usize| matches!(s.word(k), "him" | "her") && s.tag(k) == Tag::Pronoun && Pronoun::of(s.word(k)) == Some(pronoun);
    last && (at.saturating_sub(TOLD).max(s.body + 1)..at).any(|k| object(k) && s.is_finite(k - 1) && !s.is_quoted(k))
}
