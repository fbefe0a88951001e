//! One of the cast, and what is known of them.

use std::collections::BTreeSet;

use super::super::names::{NameKind, Pronoun};
use super::{Cast, Who};
use crate::report::SourceKind;
use crate::text::Range;

/// Someone or something.
#[derive(Debug)]
pub(super) struct Member {
    pub name: String,
    pub kind: NameKind,
    pub mentions: Vec<Range>,
    /// How one speaks of a person, once that is known.
    pub pronoun: Option<Pronoun>,
    /// Offices that titles gave, each with its country where one was named. Sorted.
    pub roles: Vec<(&'static str, Option<&'static str>)>,
    /// Words that stood before the name: "dr", "mrs".
    pub titles: BTreeSet<String>,
    /// True for what has a parliament, or an army: no person, unless a name in full follows.
    pub state: bool,
    /// True where an age is told.
    pub aged: bool,
}

impl Member {
    pub(super) fn new(name: String, kind: NameKind) -> Self {
        Self {
            name,
            kind,
            mentions: Vec::new(),
            pronoun: None,
            roles: Vec::new(),
            titles: BTreeSet::new(),
            state: false,
            aged: false,
        }
    }
}

impl Cast {
    pub(super) fn kind_of(&self, m: usize) -> Option<NameKind> {
        self.members.get(m).map(|member| member.kind)
    }

    pub(super) fn is_person(&self, m: usize) -> bool {
        self.kind_of(m) == Some(NameKind::Person)
    }

    pub(super) fn name_of(&self, m: usize) -> Option<String> {
        self.members.get(m).map(|member| member.name.clone())
    }

    /// A member as a source of this kind.
    pub(super) fn member_as(&self, m: usize, kind: SourceKind) -> Who {
        Who {
            kind,
            name: self.name_of(m),
            member: Some(m),
        }
    }

    /// True for a person of whom one may speak so.
    pub(super) fn may_be(&self, m: usize, pronoun: Pronoun) -> bool {
        self.members.get(m).is_some_and(|m| m.pronoun.is_none_or(|own| own == pronoun))
    }

    /// The text speaks of the member here.
    pub(super) fn mention(&mut self, m: usize, range: Range) {
        if let Some(member) = self.members.get_mut(m)
            && !member.mentions.last().is_some_and(|last| last.overlaps(range))
        {
            member.mentions.push(range);
        }
    }

    /// What was taken for a name of any kind turns out to be an institution's.
    pub(super) fn is_organisation_after_all(&mut self, m: usize) {
        if let Some(member) = self.members.get_mut(m).filter(|x| x.kind == NameKind::Other) {
            member.kind = NameKind::Organisation;
        }
    }
}
