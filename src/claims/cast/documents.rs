//! What is written: the document that "it said" may mean, and whose word a document is.

use std::ops::Range as Tokens;

use super::super::names::NameKind;
use super::super::sheet::Sheet;
use super::super::words::SOURCES;
use super::super::{phrases, sources};
use super::phrase::Phrase;
use super::words::called;
use super::{Cast, Who};
use crate::report::SourceKind;
use crate::tagger::Tag;

impl Cast {
    /// The document that a sentence tells of: its verb's subject or object.
    pub(super) fn document(&self, s: &Sheet, verb: usize) -> Option<String> {
        if let Some(subject) = phrases::subject(s, verb) {
            let head = sources::head(s, &subject);
            // "It recommended a new pump. It also said …"
            if s.tag(head) == Tag::Pronoun && s.word(head) == "it" {
                return self.last.document.clone();
            }
            if is_one_document(s, head) {
                return Some(called(s, &phrases::base_phrase(s, subject.start, subject.end)));
            }
        }
        // "The review, led by Jane Roe, found …"
        let first = document_at(s, s.body).filter(|first| s.is_mark(first.end, ","));
        // "read a statement on his behalf"
        let read = || document_at(s, verb + 1);
        first.or_else(read).map(|phrase| called(s, &phrase))
    }

    /// "A 2023 study by the Halden Institute": the institute says so.
    pub(super) fn publisher(&self, p: &Phrase, kind: SourceKind) -> Option<Who> {
        let author = author(p).or_else(|| owner(p)).filter(|_| kind == SourceKind::Unknown)?;
        let mut published = p.scene.named().filter(|(n, _)| author.contains(&n.tokens.start));
        let institution = published.find_map(|(_, m)| {
            m.filter(|&m| matches!(self.kind_of(m), Some(NameKind::Organisation | NameKind::Outlet | NameKind::Other)))
        })?;
        Some(self.member_as(institution, SourceKind::Organisation))
    }
}

/// "an estimate by the budget office": the office says so.
pub(super) fn unnamed_author(p: &Phrase, kind: SourceKind) -> Option<Who> {
    let author = author(p)
        .or_else(|| owner(p))
        .filter(|own| kind == SourceKind::Unknown && !own.is_empty())?;
    let kind = sources::kind(p.s, &author, sources::head(p.s, &author));
    let speaks = matches!(kind, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Group);
    speaks.then(|| Who::unnamed(kind, Some(called(p.s, &author))))
}

/// The author of a document: "the council" in "a survey carried out by the council", not in "released by the council".
fn author(p: &Phrase) -> Option<Tokens<usize>> {
    let (s, tokens) = (p.s, p.tokens);
    if !sources::is_document(s, p.head) {
        return None;
    }
    let by = (p.head + 1..tokens.end).find(|&k| matches!(s.word(k), "by" | "from"))?;
    let seen = SOURCES.obtained.contains(s.word(by - 1));
    // Whoever has a name may have written what it released.
    let passed_on = matches!(s.word(by - 1), "released" | "shared" | "provided") && s.tag(by + 2) != Tag::Name;
    (!seen && !passed_on).then(|| phrases::base_phrase(s, by + 1, tokens.end))
}

/// Whose a poll or a statement is: "a YouGov poll", "a police statement".
fn owner(p: &Phrase) -> Option<Tokens<usize>> {
    let s = p.s;
    let polled = matches!(s.word(p.head), "poll" | "survey") && p.head > p.base.start;
    if polled && s.tag(p.head - 1) == Tag::Name {
        return Some(p.base.start..p.head);
    }
    let article = matches!(s.word(p.base.start), "a" | "an") && p.base.start + 2 == p.head;
    (s.word(p.head) == "statement" && article && SOURCES.states.contains(s.word(p.head - 1))).then(|| p.head - 1..p.head)
}

/// The phrase that begins there, where it names a document.
fn document_at(s: &Sheet, from: usize) -> Option<Tokens<usize>> {
    let phrase = phrases::base_phrase(s, from, s.len());
    let named = !phrase.is_empty() && is_one_document(s, sources::head(s, &phrase));
    named.then_some(phrase)
}

fn is_one_document(s: &Sheet, head: usize) -> bool {
    s.tag(head) == Tag::Noun && sources::is_document(s, head)
}
