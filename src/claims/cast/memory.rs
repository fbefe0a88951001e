//! What is remembered from sentence to sentence: who was spoken of, and who spoke.

use std::ops::Range as Tokens;

use super::super::names::{self, Name, Pronoun};
use super::super::sheet::Sheet;
use super::super::words::SOURCES;
use super::super::{phrases, sources};
use super::words::{called, verb_in};
use super::{Cast, Scene, Who};
use crate::report::SourceKind;
use crate::tagger::Tag;

/// Memory of unnamed sources: a reader keeps no more apart.
const UNNAMED: usize = 8;

/// So far from a name its verb is looked for.
const VERB: usize = 12;

/// Another group is looked for so far behind a sentence's subject.
const SUBJECT: usize = 40;

/// A group that spoke so many sentences ago may speak again.
const SPOKE: usize = 3;

/// An unnamed source, as it was introduced.
#[derive(Debug, Clone)]
pub(super) struct Unnamed {
    pub kind: SourceKind,
    pub name: String,
    pub head: String,
    pub plural: bool,
    /// How one speaks of them, where the noun tells: "the spokeswoman".
    pub pronoun: Option<Pronoun>,
    /// The sentence in which they spoke, where they did.
    pub spoke: Option<usize>,
    /// Spoken of for the first time: "a nurse".
    pub new: bool,
}

impl Unnamed {
    pub(super) fn who(&self) -> Who {
        Who::unnamed(self.kind, Some(self.name.clone()))
    }
}

/// Whom "he" and "she" stand for.
#[derive(Debug, Default, Clone)]
pub(super) struct Before {
    pub he: Option<Who>,
    pub she: Option<Who>,
}

impl Before {
    pub(super) fn of(&self, pronoun: Pronoun) -> Option<&Who> {
        match pronoun {
            Pronoun::He => self.he.as_ref(),
            Pronoun::She => self.she.as_ref(),
        }
    }
}

impl Cast {
    /// Remembers whom the sentence was about, once its attributions are identified.
    pub(crate) fn leave(&mut self, scene: &Scene) {
        let s = scene.s;
        let verb = verb_in(s, s.body..s.len()).unwrap_or(s.len());
        self.last.document = self.document(s, verb);
        self.last.subject = self.subject_institution(scene, verb);
        self.speak_of_unnamed(scene, verb);
        if let Some(person) = self.person_of(scene, verb) {
            self.learn_from_kin(scene, person);
            self.speak_of(person);
            self.speak_of_other(scene, person);
        }
    }

    /// "Agnes Delaney was 12 when her father left": how one speaks of who is named for the first time.
    fn learn_from_kin(&mut self, scene: &Scene, person: usize) {
        let s = scene.s;
        let own = scene.named().find(|(_, m)| *m == Some(person));
        let new = self
            .members
            .get_mut(person)
            .filter(|m| m.pronoun.is_none() && m.mentions.len() == 1);
        let (Some((name, _)), Some(member)) = (own, new) else { return };
        let end = name.tokens.end;
        let next = scene
            .names
            .iter()
            .find(|n| n.tokens.start >= end)
            .map_or(s.len(), |n| n.tokens.start);
        let whose = (end..next).find(|&k| s.tag(k) == Tag::Possessive);
        let kin = whose.filter(|&k| SOURCES.kin.contains(s.word(k + 1)));
        member.pronoun = kin.and_then(|k| Pronoun::of(s.word(k)));
    }

    /// "Jane Roe met Peter Vale. He …": the sentence was about her, and he alone may be "he".
    fn speak_of_other(&mut self, scene: &Scene, person: usize) {
        let pronoun = |m: usize| self.members.get(m).and_then(|m| m.pronoun);
        let Some(own) = pronoun(person) else { return };
        let s = scene.s;
        // "wrote a book on Charles Dickens"
        let governed = |n: &Name| n.tokens.start > s.body && s.tag(n.tokens.start - 1) == Tag::Preposition;
        let told = |n: &Name| !s.is_quoted(n.tokens.start) && s.tag(n.tokens.end) != Tag::Clitic && !governed(n);
        let others = scene.named().filter(|(n, _)| told(n)).filter_map(|(_, m)| m);
        let other = others
            .filter(|&m| self.is_person(m))
            .find(|&m| pronoun(m).is_some_and(|its| its != own));
        let speaker = self.last.speaker.as_ref().and_then(|who| who.member);
        let slot = match own {
            Pronoun::He => &mut self.last.she,
            Pronoun::She => &mut self.last.he,
        };
        // Who has just spoken may go on: "Lill will face what Vale did, Dent said. He noted …"
        if other.is_some() && (slot.is_none() || *slot != speaker) {
            *slot = other;
        }
    }

    /// The person whom a sentence is about: the subject of a verb, or who is named first.
    fn person_of(&self, scene: &Scene, verb: usize) -> Option<usize> {
        let s = scene.s;
        let own = |m: &usize, end: usize| self.is_person(*m) && s.tag(end) != Tag::Clitic;
        let persons: Vec<(usize, usize)> = scene
            .named()
            .filter(|(n, _)| !s.is_quoted(n.tokens.start))
            .filter_map(|(n, m)| Some((n.tokens.start, m.filter(|m| own(m, n.tokens.end))?)))
            .collect();
        // "Speaking to Quay Breakfast, Jane Roe said …"
        let opened = is_opened(s, verb);
        let subject = persons.iter().find(|&&(at, _)| opened && is_subject(s, at));
        let before = || persons.iter().find(|&&(at, _)| at < verb);
        let any = || persons.first().filter(|_| self.last.person.is_none());
        subject.or_else(before).or_else(any).map(|&(_, m)| m)
    }

    /// Remembers the person who was spoken of last.
    fn speak_of(&mut self, person: usize) {
        self.last.person = Some(person);
        self.last.person_at = self.sentence;
        self.last.role = None;
        let pronoun = self.members.get(person).and_then(|m| m.pronoun);
        if pronoun != Some(Pronoun::She) {
            self.last.he = Some(person);
        }
        if pronoun != Some(Pronoun::He) {
            self.last.she = Some(person);
        }
    }

    /// Remembers the subject of the verb, where that is someone without a name: "His mother disagreed. …, she said."
    fn speak_of_unnamed(&mut self, scene: &Scene, verb: usize) {
        let s = scene.s;
        let Some((base, head)) = unnamed_subject(scene, verb) else {
            return;
        };
        let unnamed = |kind, new| Unnamed {
            kind,
            name: called(s, &base),
            head: s.word(head).to_owned(),
            plural: kind == SourceKind::Group,
            pronoun: names::spoken_of(s.word(head)),
            spoke: new,
            new: new.is_some(),
        };
        if s.tag(head) == Tag::Nouns {
            let spoke = |within: usize| {
                let spoke = self.last.group.as_ref().and_then(|group| group.spoke);
                spoke.is_some_and(|at| at + within >= self.sentence)
            };
            let several = sources::is_people(s, head) && s.tag(base.start) != Tag::Possessive && s.word(base.start) != "no";
            // "Planners disagreed.", "Nurses walked out."; "Residents saw officers arrive" leaves it open, and so do "Swimmers were
            // told to leave", "Two men were killed" and whoever has spoken just before.
            let other = |k: usize| s.tag(k) == Tag::Nouns && sources::any_kind(s.word(k)).is_some() || s.word(k) == "police";
            let acts = || !phrases::verb_group(s, verb).passive && !phrases::is_copula(s.word(verb));
            let alone = || acts() && !spoke(SPOKE) && !(head + 1..s.end().min(head + SUBJECT)).any(other);
            if several && !spoke(0) && (SOURCES.differ.contains(s.word(verb)) || alone()) {
                self.last.people = Some((unnamed(SourceKind::Group, None), self.sentence));
            }
        } else if s.tag(head) == Tag::Noun && self.holder(s, &base, head).is_none() {
            // "Senator Roe left. The president stayed. He …": the president.
            let apposed = base.start > s.body + 1 && s.is_mark(base.start - 1, ",") && s.tag(base.start - 2) == Tag::Name;
            let other = !apposed && s.word(base.start) == "the" && self.is_other_office(s.word(head));
            let role = unnamed(SourceKind::Role, other.then_some(self.sentence));
            if role.new || role.pronoun.is_some() {
                self.last.role = Some(role);
            } else if sources::is_people(s, head) && is_alone(s, verb, head) {
                self.last.bystander = Some((role, self.sentence));
            }
        }
    }

    /// True for an office that whoever was spoken of last does not hold, who has another.
    fn is_other_office(&self, noun: &str) -> bool {
        let last = self.last.person.and_then(|m| self.members.get(m));
        let office = last.is_some_and(|m| !m.roles.is_empty() && !m.roles.iter().any(|(role, _)| names::role_matches(role, noun)));
        office && names::is_office(noun)
    }

    /// Remembers who spoke.
    pub(super) fn remember(&mut self, s: &Sheet, tokens: &Tokens<usize>, who: &Who) {
        match who.kind {
            SourceKind::Person => {
                who.member.into_iter().for_each(|m| self.speak_of(m));
                self.last.alone = true;
            }
            SourceKind::Organisation | SourceKind::Outlet => self.last.organisation = who.member.or(self.last.organisation),
            _ => {}
        }
        let head = sources::head(s, tokens);
        if !matches!(s.tag(head), Tag::Pronoun | Tag::Possessive)
            && let Some(name) = &who.name
        {
            self.remember_words(self.introduction(s, tokens, head, who.kind, name));
        }
        self.last.speaker = Some(who.clone());
    }

    /// A source as its words introduce it.
    fn introduction(&self, s: &Sheet, tokens: &Tokens<usize>, head: usize, kind: SourceKind, name: &str) -> Unnamed {
        // "with a governor who had endorsed him", "A reporter asked Roe": the next "he" is someone else.
        let spoke = !(tokens.start > s.body && s.tag(tokens.start - 1) == Tag::Preposition) && s.word(tokens.end) != "asked";
        Unnamed {
            kind,
            name: name.to_owned(),
            head: s.word(head).to_owned(),
            plural: s.tag(head) == Tag::Nouns || SOURCES.several.contains(s.word(head)) || tokens.clone().any(|k| s.word(k) == "and"),
            pronoun: names::spoken_of(s.word(head)),
            spoke: spoke.then_some(self.sentence),
            new: kind == SourceKind::Anonymous || matches!(s.word(tokens.start), "a" | "an" | "one" | "another"),
        }
    }

    /// Remembers a source for the words that may go back to it: "he", "they", "the official".
    fn remember_words(&mut self, source: Unnamed) {
        if matches!(source.kind, SourceKind::Role | SourceKind::Anonymous) && !source.plural {
            self.last.role = Some(source.clone());
        }
        if source.plural || source.kind == SourceKind::Organisation {
            self.last.group = Some(source.clone());
        }
        if source.kind == SourceKind::Anonymous {
            if self.last.unnamed.len() >= UNNAMED {
                self.last.unnamed.pop_front();
            }
            self.last.unnamed.push_back(source);
        }
    }
}

/// True where the sentence tells of nobody else, and of no death: "The driver stopped."
fn is_alone(s: &Sheet, verb: usize, head: usize) -> bool {
    let dies = |k: usize| SOURCES.dies.contains(s.word(k));
    let other = |k: usize| {
        let pronoun = matches!(s.tag(k), Tag::Pronoun | Tag::Possessive) && Pronoun::of(s.word(k)).is_some();
        pronoun || s.tag(k) == Tag::Name || s.is_nominal(k) && sources::any_kind(s.word(k)).is_some()
    };
    let gender = s.word(head).ends_with("man") || s.word(head).ends_with("ess");
    !gender && !(verb..s.end().min(verb + SUBJECT)).any(|k| dies(k) || other(k))
}

/// The noun phrase without a name that is the verb's subject, and its head: that of the next verb after "It is not clear
/// whether the president agrees".
fn unnamed_subject(scene: &Scene, verb: usize) -> Option<(Tokens<usize>, usize)> {
    let s = scene.s;
    let mut subject = phrases::subject(s, verb)?;
    if subject.len() == 1 && s.word(subject.start) == "it" {
        subject = phrases::subject(s, verb_in(s, verb + 1..s.len())?)?;
    }
    let head = sources::head(s, &subject);
    let mut names = scene.names.iter().map(|n| n.tokens.start);
    // "Researchers at Leeds University" are not called so; "the minister, Jane Roe" is.
    let own = |at: usize| at <= head + 1 || s.is_mark(at - 1, ",");
    let named = names.any(|at| subject.contains(&at) && at + 1 >= head && own(at));
    (!named).then(|| (phrases::base_phrase(s, subject.start, subject.end), head))
}

/// True where more than a subject stands before the sentence's first verb, so that a person's own verb is looked for:
/// "In Holmvik, where homes were flooded, Jane Roe was blunt.", "Asked about the fee, Jane Roe laughed."
fn is_opened(s: &Sheet, verb: usize) -> bool {
    let opening = matches!(
        s.tag(s.body),
        Tag::Preposition | Tag::Subordinator | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbIng
    );
    // "Jane Roe, who met Doe in Holmvik, was blunt": the clause is of the one who was named first.
    let of_first = verb > s.body && s.tag(verb - 1) == Tag::Wh;
    // A verb without a subject is none, or not this sentence's.
    opening || !of_first && phrases::subject(s, verb).is_none()
}

/// True where the name at `at` is, or belongs to, the subject of the verb after it.
fn is_subject(s: &Sheet, at: usize) -> bool {
    let subject = verb_in(s, at..s.len().min(at + VERB)).and_then(|verb| phrases::subject(s, verb));
    subject.is_some_and(|own| own.start <= at && at < own.end)
}
