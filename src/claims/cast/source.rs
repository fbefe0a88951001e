//! From the words of a source to who it is: a pronoun first, then a number or a description that may be anyone's, then a
//! name, and what no name gives last.

use std::ops::Range as Tokens;

use super::super::lemmas;
use super::super::names::NameKind;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources;
use super::super::words::SOURCES;
use super::documents::unnamed_author;
use super::phrase::{Phrase, before_reflexive, is_another};
use super::words::called;
use super::{Cast, Scene, Who};
use crate::report::SourceKind;
use crate::tagger::{self, Tag};

impl Cast {
    /// Who a source is.
    pub(super) fn who(&mut self, scene: &Scene, tokens: &Tokens<usize>) -> Who {
        // "Carver herself said": Carver, whether the source is all of it or the pronoun only.
        if let Some(whom) = before_reflexive(scene.s, tokens) {
            return self.who(scene, &whom);
        }
        let head = sources::head(scene.s, &sources::counted(scene.s, tokens));
        self.by_pronoun(scene, tokens, head)
            .or_else(|| self.by_number(scene, tokens))
            .or_else(|| self.by_description(scene, tokens))
            .unwrap_or_else(|| self.by_phrase(scene, tokens, head))
    }

    /// "said another", "a third said": one more of those who spoke.
    fn by_number(&self, scene: &Scene, tokens: &Tokens<usize>) -> Option<Who> {
        let s = scene.s;
        let kind = match self.last.speaker.as_ref().map(|last| last.kind) {
            Some(SourceKind::Role | SourceKind::Group) => SourceKind::Role,
            _ => SourceKind::Anonymous,
        };
        let words = || s.span(tokens.start, tokens.end).of(s.text).to_owned();
        // "said one, who asked not to be identified"
        let hidden = sources::kind(s, tokens, tokens.start) == SourceKind::Anonymous;
        let kind = if hidden { SourceKind::Anonymous } else { kind };
        is_another(s, tokens).then(|| Who::unnamed(kind, Some(words())))
    }

    /// "the 29-year-old said", "the Italian said".
    fn by_description(&mut self, scene: &Scene, tokens: &Tokens<usize>) -> Option<Who> {
        let m = self.described(scene.s, tokens)?;
        self.mention(m, scene.s.span(tokens.start, tokens.end));
        Some(self.member_as(m, SourceKind::Person))
    }

    /// Who a phrase with a noun or a name for its head is.
    fn by_phrase(&mut self, scene: &Scene, tokens: &Tokens<usize>, head: usize) -> Who {
        let p = self.phrase(scene, tokens, head);
        let person = p.person_at_end();
        if let Some(who) = unnamed_of_name(&p).filter(|_| person.is_none()) {
            return who;
        }
        // "Mediators had hoped": a common noun that begins the sentence.
        if p.is_opening_noun() {
            let kind = sources::plural_kind(p.s.word(p.head)).unwrap_or(SourceKind::Group);
            return Who::unnamed(kind, Some(called(p.s, tokens)));
        }
        // "No 10": an institution whose name begins like no name.
        if let Some(name) = p.numbered_name() {
            return Who::unnamed(SourceKind::Organisation, Some(name.to_owned()));
        }
        if p.is_bare_office() {
            return Who::unnamed(SourceKind::Role, Some(called(p.s, tokens)));
        }
        self.learn_from_apposition(&p);
        let member = self.member_of(&p, person);
        // "Two Republicans" are not all of them.
        let some = p.s.tag(p.base.start) == Tag::Number && sources::plural_kind(p.s.word(p.head)).is_some();
        match member {
            Some(_) if some => Who::unnamed(SourceKind::Group, Some(called(p.s, tokens))),
            Some(m) if !p.several => self.by_member(&p, m),
            _ => self.by_noun(&p, member),
        }
    }

    /// "The drivers' union, Aslef": what it is stands before its name.
    fn learn_from_apposition(&mut self, p: &Phrase) {
        if let Some(m) = p.apposed
            && p.s.tag(p.head) == Tag::Noun
            && sources::kind(p.s, &p.base, p.head) == SourceKind::Organisation
        {
            self.is_organisation_after_all(m);
        }
    }

    /// "Its rival Aubert said it was not for sale", "Nordvik said it would appeal": no person.
    fn learn_from_pronoun(&mut self, p: &Phrase, m: usize) {
        let (s, end) = (p.s, p.tokens.end);
        let firm = || p.base.clone().any(|k| SOURCES.firm.contains(s.word(k)));
        let it = (end + 1..end + 4).find(|&k| matches!(s.word(k), "it" | "its"));
        let does = |it: usize| self.kind_of(m) == Some(NameKind::Other) && it == end + 1 && is_firm(s, it);
        if it.is_some_and(|it| firm() || does(it)) {
            self.is_organisation_after_all(m);
        }
    }

    /// The member that a phrase names, or leads back to. What a tagger broke up goes first, and a name before a noun.
    fn member_of(&self, p: &Phrase, person: Option<usize>) -> Option<usize> {
        let s = p.s;
        let cut = || self.known(s, &p.base).filter(|_| p.is_cut_name());
        // "Acme's chief executive, Ann Lill", where "executive" was taken for an adjective: not Acme.
        let owner = || p.apposed.filter(|_| s.tag(p.head + 1) == Tag::Clitic);
        if let Some(m) = cut().or(person).or_else(|| p.agency()).or_else(owner).or_else(|| p.named_at_end()) {
            return Some(m);
        }
        if let Some(k) = p.named_token() {
            // "The Electoral Commissioner, Jane Roe": an office alone names nobody.
            let office = p.scene.name_at(k).is_some_and(|n| n.own.is_empty());
            return p.apposed.filter(|&m| office && self.is_person(m)).or_else(|| p.scene.member_at(k));
        }
        p.apposed
            .or_else(|| self.holder(s, &p.base, p.head))
            .or_else(|| self.known(s, &p.base))
            // "Benning said": a name that a tagger takes for a verb is no phrase.
            .or_else(|| self.known(s, p.tokens))
            .or_else(|| self.epithet(p))
    }

    /// The source that a member is.
    fn by_member(&mut self, p: &Phrase, m: usize) -> Who {
        let s = p.s;
        if s.tag(p.head) != Tag::Name {
            self.mention(m, s.span(p.tokens.start, p.tokens.end));
        }
        self.learn_from_pronoun(p, m);
        let kind = self.kind_of(m).unwrap_or(NameKind::Other);
        // "Russia's ministry" goes back to Russia, and is called what its own words say.
        let owned =
            !matches!(kind, NameKind::Person | NameKind::Outlet) && p.apposed.is_none() && p.is_owned() && p.named_at_end().is_none();
        Who {
            kind: match kind {
                NameKind::Person => SourceKind::Person,
                NameKind::Outlet => SourceKind::Outlet,
                NameKind::Organisation | NameKind::Place => SourceKind::Organisation,
                // A ship radios: those aboard do.
                NameKind::Thing => SourceKind::Group,
                NameKind::Other if Self::is_of_several(p) => SourceKind::Group,
                NameKind::Other => sources::plural_kind(s.word(p.head)).unwrap_or(self.guess(m)),
            },
            // "Tarvia's Ministry | of Defence"
            name: if owned {
                Some(called(s, &(p.base.start..p.name_end())))
            } else {
                self.name_of(m)
            },
            member: Some(m),
        }
    }

    /// "the Greens", "The Smiths"
    fn is_of_several(p: &Phrase) -> bool {
        let (s, base) = (p.s, &p.base);
        let word = s.raw(p.head);
        let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && word.chars().any(char::is_lowercase);
        base.len() == 2 && base.end == p.head + 1 && s.word(base.start) == "the" && plural
    }

    /// What a source of no known kind is: one word may be a last name, and so may two that are no words else; more are an
    /// institution's.
    fn guess(&self, m: usize) -> SourceKind {
        let (name, state) = self.members.get(m).map_or(("", false), |x| (&x.name, x.state));
        let common = |word: &str| tagger::is_common(&word.to_lowercase());
        let of_person = match name.split(' ').count() {
            0 | 1 => !state,
            // "Delmar Minerals"
            2 => !name.ends_with('s') && !name.split(' ').any(common),
            _ => false,
        };
        if of_person { SourceKind::Person } else { SourceKind::Organisation }
    }

    /// Who a phrase is that names nobody, or several.
    fn by_noun(&mut self, p: &Phrase, member: Option<usize>) -> Who {
        let kind = self.noun_kind(p, member);
        self.introduced_before(p, kind)
            .or_else(|| self.company_before(p, kind))
            .or_else(|| self.publisher(p, kind))
            .or_else(|| unnamed_author(p, kind))
            .unwrap_or_else(|| by_words(p, kind))
    }

    /// The kind of such a source; of several, the first of whom is a member, that one tells.
    fn noun_kind(&self, p: &Phrase, member: Option<usize>) -> SourceKind {
        let s = p.s;
        // A tagger may take "senator" for a name.
        let common = s.raw(p.head).chars().next().is_some_and(char::is_lowercase);
        if s.tag(p.head) != Tag::Name || common {
            return sources::kind(s, p.tokens, p.head);
        }
        match member.and_then(|m| self.kind_of(m)) {
            Some(NameKind::Person) => SourceKind::Group,
            Some(NameKind::Outlet) => SourceKind::Outlet,
            Some(NameKind::Organisation | NameKind::Place) => SourceKind::Organisation,
            _ => sources::plural_kind(s.word(p.head)).unwrap_or(SourceKind::Unknown),
        }
    }

    /// "the officials" after "two officials".
    fn introduced_before(&self, p: &Phrase, kind: SourceKind) -> Option<Who> {
        let unnamed = matches!(kind, SourceKind::Anonymous | SourceKind::Role) && sources::is_definite(p.s, p.tokens);
        let head = p.s.word(p.head);
        let before = self.introduced(head).or_else(|| self.new_role(head)).filter(|_| unnamed)?;
        Some(before.who())
    }

    /// "Two months later the company told staff …"
    fn company_before(&mut self, p: &Phrase, kind: SourceKind) -> Option<Who> {
        let m = self
            .company(p.s, &p.base, p.head)
            .filter(|_| kind == SourceKind::Organisation && !p.several)?;
        self.mention(m, p.s.span(p.base.start, p.base.end));
        Some(self.member_as(m, kind))
    }
}

/// True for an "it" that does what only firms and bodies do: "it would appeal". What "would help" may be anything.
fn is_firm(s: &Sheet, it: usize) -> bool {
    let helps = |k: usize| phrases::is_auxiliary(s.word(k)) || matches!(s.tag(k), Tag::Modal | Tag::Adverb);
    let verb = (it + 1..it + 4)
        .find(|&k| !helps(k))
        .filter(|&k| k > it + 1 && phrases::is_verb(s.tag(k)));
    verb.is_some_and(|k| {
        let lemma = lemmas::lemma(s.word(k), s.tag(k));
        SOURCES.deeds.contains(&lemma) || SOURCES.deeds.contains(&format!("{lemma} {}", s.word(k + 1)))
    })
}

/// "A Department of Health source": a name says only where the source belongs.
fn unnamed_of_name(p: &Phrase) -> Option<Who> {
    let kind = sources::kind(p.s, p.tokens, p.noun_after_name()?);
    let unnamed = !matches!(kind, SourceKind::Unknown | SourceKind::Organisation);
    unnamed.then(|| Who::unnamed(kind, Some(called(p.s, p.tokens))))
}

/// A source that is called what its words say.
fn by_words(p: &Phrase, kind: SourceKind) -> Who {
    let (s, tokens) = (p.s, p.tokens);
    if kind == SourceKind::Unknown {
        return Who::unnamed(kind, None);
    }
    // "The captain, who stayed on board", "A spokesman, asked about it", "The mayor — a friend": the aside is no part of what to
    // call him. Of the unnamed it says all there is.
    let clause = |k: usize| s.tag(k) == Tag::Wh || matches!(s.word(k), "asked" | "a" | "an");
    // "The manager, 51"
    let age = |k: usize| s.tag(k) == Tag::Number && s.raw(k).len() <= 3;
    let aside = |k: usize| s.is_mark(k, ",") && (clause(k + 1) || age(k + 1)) || s.is_dash(k);
    // "The governor, a Democrat, and the mayor"
    let several = (tokens.start + 1..tokens.end).any(|k| s.tag(k) == Tag::Conjunction && s.is_mark(k - 1, ","));
    let clause = (tokens.start + 1..tokens.end).find(|&k| !several && aside(k));
    let end = clause.filter(|_| kind != SourceKind::Anonymous).unwrap_or(tokens.end);
    Who::unnamed(kind, Some(called(s, &(tokens.start..end))))
}
