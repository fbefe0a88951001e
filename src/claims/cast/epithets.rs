//! Descriptions that writers vary a name by: "the striker", for whom they have just quoted.

use super::super::names::{self, NameKind};
use super::super::words::{GRAMMAR, SOURCES};
use super::phrase::Phrase;
use super::{Cast, Scene};
use crate::tagger::Tag;

/// A description stands so many words at most from its article, and that from the name.
const NEAR: usize = 5;

/// Whoever spoke is "the striker" for so many sentences, where nobody else is named.
const SINCE: usize = 3;

impl Cast {
    /// Notes whose a description is: "Jane Roe, a novelist", "novelist Jane Roe". "A novelist" alone is someone else.
    pub(super) fn describe(&mut self, scene: &Scene) {
        let s = scene.s;
        for k in (s.body..s.len()).filter(|&k| SOURCES.epithet.contains(s.word(k))) {
            let whose = |at: usize| scene.member_at(at).filter(|&m| self.is_person(m));
            let article = (k.saturating_sub(NEAR).max(s.body)..k).rev().find(|&a| s.tag(a) == Tag::Determiner);
            let introduced = article.is_some_and(|a| matches!(s.word(a), "a" | "an" | "another"));
            let before = || {
                let passed = |b: &usize| matches!(s.tag(*b), Tag::Number | Tag::Mark | Tag::Adverb) || GRAMMAR.be.contains(s.word(*b));
                (s.body..article?).rev().take(NEAR).find(|b| !passed(b))
            };
            let owner = match whose(k + 1) {
                None if !introduced => continue,
                None => match before() {
                    // "He is a novelist"
                    Some(b) if matches!(s.tag(b), Tag::Pronoun | Tag::Wh) => continue,
                    b => b.and_then(whose),
                },
                next => next,
            };
            let known = self.index.epithets.entry(s.word(k).to_owned()).or_insert(owner);
            *known = known.filter(|&m| Some(m) == owner);
        }
    }

    /// Whom a description stands for: of whom it was said, or who has just spoken where it was said of nobody and a quotation
    /// goes on. "The boxer denied it" may be anyone who is accused.
    pub(super) fn epithet(&self, p: &Phrase) -> Option<usize> {
        let (s, word) = (p.s, p.s.word(p.head));
        let other = |k: usize| SOURCES.another.contains(s.word(k)) || SOURCES.firm.contains(s.word(k));
        // "the driver of the van" is one who was not told of.
        let whole = p.base.end == p.tokens.end || s.is_mark(p.base.end, ",");
        let plain = s.word(p.base.start) == "the" && whole && p.head + 1 == p.base.end && !p.is_owned();
        if !plain || !SOURCES.epithet.contains(word) || p.base.clone().any(other) {
            return None;
        }
        let spoken = |m: &usize| names::spoken_of(word).is_none_or(|own| self.may_be(*m, own));
        match self.index.epithets.get(word) {
            Some(&owner) => owner,
            None => self.alone().filter(|m| is_quoted(p) && spoken(m)),
        }
    }

    /// The person who spoke last, a short while ago and without an office that is known, where nobody else was named since.
    fn alone(&self) -> Option<usize> {
        let m = self.last.speaker.as_ref().and_then(|who| who.member)?;
        let free = self
            .members
            .get(m)
            .is_some_and(|x| x.kind == NameKind::Person && x.roles.is_empty());
        let near = self.last.person == Some(m) && self.last.person_at + SINCE >= self.sentence;
        (free && near && self.last.alone).then_some(m)
    }
}

/// “I never touched him,” | the striker | said: the source of a quotation.
fn is_quoted(p: &Phrase) -> bool {
    let start = p.tokens.start;
    (start.saturating_sub(2).max(p.s.body)..start).any(|k| p.s.is_quoted(k))
}
