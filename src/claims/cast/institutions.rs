//! Institutions: the one that a sentence is about, and "the company".

use std::ops::Range as Tokens;

use super::super::names::{self, NameKind};
use super::super::sheet::Sheet;
use super::super::words::SOURCES;
use super::super::{phrases, sources};
use super::words::{called, head_word, verb_in};
use super::{Cast, Scene, Who};
use crate::report::SourceKind;
use crate::tagger::Tag;

/// The first verb of a sentence stands within so many words, where "it" may stand for its subject.
const SUBJECT: usize = 48;

/// "The company" was named so many sentences ago at most.
const NEAR: usize = 3;

impl Cast {
    /// The subject of the verb, where it is an institution.
    pub(super) fn subject_institution(&self, scene: &Scene, verb: usize) -> Option<Who> {
        let s = scene.s;
        let subject = phrases::subject(s, verb)?;
        let head = sources::head(s, &subject);
        if s.tag(head) == Tag::Pronoun {
            // "It said the roads were safe. It added …"
            return self.last.subject.clone().filter(|_| s.word(head) == "it");
        }
        self.institution(scene, &subject, head)
    }

    /// The institution that a sentence's first verb has for its subject, where both stand before `at`.
    pub(super) fn own_subject(&self, scene: &Scene, at: usize) -> Option<Who> {
        let s = scene.s;
        let reach = s.body..at.min(s.body + SUBJECT);
        let subject = phrases::subject(s, verb_in(s, reach)?)?;
        let head = sources::head(s, &subject);
        if s.tag(head) == Tag::Pronoun {
            return None;
        }
        self.institution(scene, &subject, head)
    }

    /// The institution that a phrase names, with or without a name of its own.
    fn institution(&self, scene: &Scene, phrase: &Tokens<usize>, head: usize) -> Option<Who> {
        let s = scene.s;
        let joined = || phrase.clone().any(|k| s.word(k) == "and" && scene.name_at(k).is_none());
        if s.tag(head) == Tag::Nouns || joined() {
            return None;
        }
        let named = scene.member_at(head);
        // "The company said sales rose. It plans …": the one that was named.
        let meant = || {
            let m = self.company(s, phrase, head).or_else(|| self.holder(s, phrase, head))?;
            Some(m).filter(|&m| self.kind_of(m) == Some(NameKind::Organisation))
        };
        let named = named.or_else(meant);
        let kind = match named.and_then(|m| self.kind_of(m)) {
            Some(NameKind::Outlet) => SourceKind::Outlet,
            // "Acme closed. It said …": whatever it is, it is no person where one says "it".
            Some(NameKind::Organisation | NameKind::Other) => SourceKind::Organisation,
            Some(_) => return None,
            None => sources::kind(s, phrase, head),
        };
        let institution = matches!(kind, SourceKind::Organisation | SourceKind::Outlet);
        institution.then(|| match named {
            Some(m) => self.member_as(m, kind),
            None => Who::unnamed(kind, Some(called(s, phrase))),
        })
    }

    /// The company that "the company" stands for: whom the sentence before was about, or who was named last.
    pub(super) fn company(&self, s: &Sheet, base: &Tokens<usize>, head: usize) -> Option<usize> {
        let plain = base.len() == 2 && s.word(base.start) == "the" && head + 1 == base.end;
        let (company, agency) = (SOURCES.company.contains(s.word(head)), SOURCES.agency.contains(s.word(head)));
        if !plain || !company && !agency {
            return None;
        }
        let may_be: fn(&str) -> bool = if company { is_company } else { is_body };
        let is_one = |m: &usize| {
            let member = self.members.get(*m);
            member.is_some_and(|x| x.kind == NameKind::Organisation && may_be(&x.name))
        };
        let subject = self.last.subject.as_ref().and_then(|who| who.member);
        // "Kestrel bought Delmar Minerals. The company …": the one that is about, of which nobody knows what it is.
        if subject.and_then(|m| self.kind_of(m)) == Some(NameKind::Other) {
            return None;
        }
        let subject = subject.filter(is_one);
        let near = || {
            let company = self.last.company.filter(|&(_, at)| company && at + NEAR >= self.sentence);
            company.map(|(m, _)| m).or(self.last.organisation.filter(|_| agency))
        };
        subject.or_else(near).filter(is_one)
    }
}

/// True for a public body that may be called an agency, as its name or the list says: letters alone may be a company's.
fn is_body(name: &str) -> bool {
    let letters = !name.chars().any(char::is_lowercase);
    SOURCES.body.contains(head_word(name)) || letters && names::is_listed(name) && !SOURCES.initials.contains(name)
}

/// True for an institution that may be called a company: no ministry and no acronym.
pub(super) fn is_company(name: &str) -> bool {
    let public = SOURCES.public.contains(head_word(name));
    !public && name.chars().any(char::is_lowercase)
}
