//! The cast: who and what the article speaks of. Names are merged as they come, and a pronoun or an office ("he", "the
//! Ukrainian president", "the people") is led back to whom it stands for.
//!
//! Sentence by sentence: [`Cast::meet`] meets the names, [`Cast::identify`] says who each source is, [`Cast::leave`]
//! remembers whom the sentence was about. [`Cast::entities`] lists them all at the end.

mod documents;
mod entities;
mod epithets;
mod institutions;
mod meet;
mod member;
mod memory;
mod merge;
mod phrase;
mod pronouns;
mod roles;
mod source;
mod words;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range as Tokens;

use super::names::Name;
use super::sheet::Sheet;
use crate::report::{Source, SourceKind};
use crate::text::Range;

use member::Member;
use memory::{Before, Unnamed};

/// Everyone who has appeared so far, and who was spoken of last. A member is its index in `members`.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    members: Vec<Member>,
    index: Index,
    last: Last,
    /// Sentences read.
    sentence: usize,
}

/// What leads to a member.
#[derive(Debug, Default)]
struct Index {
    /// By full name.
    names: BTreeMap<String, usize>,
    /// By what else a name may be cut down to.
    shorts: BTreeMap<String, usize>,
    /// Persons by last name, a few of each.
    surnames: BTreeMap<String, Vec<usize>>,
    /// Persons by given name; `None` for a name that several have.
    forenames: BTreeMap<String, Option<usize>>,
    /// Who holds an office, the latest of them.
    offices: BTreeMap<&'static str, VecDeque<usize>>,
    /// Persons by age, the one named last: "the 29-year-old".
    ages: BTreeMap<String, usize>,
    /// Persons by a description that was given to one of them; `None` for one that several have, or someone unnamed.
    epithets: BTreeMap<String, Option<usize>>,
    /// Institutions by what they are, the one named last: "the ministry".
    heads: BTreeMap<String, usize>,
}

/// Whom the story spoke of last, at one place of it.
pub(crate) struct Memory(Last);

/// Who and what was spoken of last.
#[derive(Debug, Default, Clone)]
struct Last {
    person: Option<usize>,
    /// The last person who may be "he", and who may be "she".
    he: Option<usize>,
    she: Option<usize>,
    /// The sentence in which the last person was spoken of.
    person_at: usize,
    /// Who spoke last without a name, unless a person was spoken of since: "the dean" may be "he".
    role: Option<Unnamed>,
    organisation: Option<usize>,
    /// The company that was named last, and in which sentence: "the company".
    company: Option<(usize, usize)>,
    /// The institution that the sentence before was about: what "it" stands for.
    subject: Option<Who>,
    /// The document that the sentence before told of, where it was about no institution: "it said" may mean that.
    document: Option<String>,
    /// Several who spoke, or an institution: "they".
    group: Option<Unnamed>,
    /// Several people whom a sentence was about, though they said nothing in it, and that sentence.
    people: Option<(Unnamed, usize)>,
    /// One person whom a sentence was about, and that sentence: "he" where nobody else is known.
    bystander: Option<(Unnamed, usize)>,
    /// Sources without a name, the latest of them: "the officials".
    unnamed: VecDeque<Unnamed>,
    speaker: Option<Who>,
    /// No other person was named since then.
    alone: bool,
    /// Whom "he" and "she" stood for when the sentence began.
    before: Before,
}

/// Who a source is, wherever its words stand.
#[derive(Debug, Clone)]
struct Who {
    kind: SourceKind,
    name: Option<String>,
    member: Option<usize>,
}

impl Who {
    /// Someone whom no name of the article names.
    fn unnamed(kind: SourceKind, name: Option<String>) -> Self {
        Self { kind, name, member: None }
    }

    /// The report's source, whose words stand there.
    fn at(self, ranges: Vec<Range>) -> Source {
        Source {
            ranges,
            kind: self.kind,
            name: self.name,
            entity: self.member.map(|m| m.to_string()),
        }
    }
}

/// A sentence with its names, and the member that each of them stands for.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    s: &'a Sheet<'a>,
    names: &'a [Name],
    members: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    /// The names, each with its member.
    fn named(&self) -> impl Iterator<Item = (&'a Name, Option<usize>)> {
        self.names.iter().zip(self.members.iter().copied())
    }

    /// The name that the token belongs to.
    fn name_at(&self, k: usize) -> Option<&'a Name> {
        self.names.iter().find(|n| n.tokens.contains(&k))
    }

    /// The member whose name the token belongs to.
    fn member_at(&self, k: usize) -> Option<usize> {
        self.named().find(|(n, _)| n.tokens.contains(&k)).and_then(|(_, m)| m)
    }
}

impl Cast {
    /// Who the source of an attribution is.
    pub(crate) fn identify(&mut self, scene: &Scene, tokens: &Tokens<usize>) -> Source {
        let who = self.who(scene, tokens);
        self.remember(scene.s, tokens, &who);
        who.at(vec![scene.s.span(tokens.start, tokens.end)])
    }

    /// What is remembered of whom the story spoke of last.
    pub(crate) fn memory(&self) -> Memory {
        Memory(self.last.clone())
    }

    /// Goes back to that: whom a talk's turns speak of is nobody to the story around it.
    pub(crate) fn recall(&mut self, memory: Memory) {
        self.last = memory.0;
    }

    /// Whoever spoke last.
    pub(crate) fn last_speaker(&self) -> Option<Source> {
        self.last.speaker.clone().map(|who| who.at(Vec::new()))
    }
}
