//! The cast: who and what the article speaks of. Names are merged as they come, and a pronoun or an office ("he", "the
//! Ukrainian president", "the people") is led back to whom it stands for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range as Tokens;

use super::names::{self, Name, NameKind, Pronoun};
use super::sheet::Sheet;
use super::sources::{self, NounKind};
use crate::order;
use crate::report::{Entity, EntityKind, Source, SourceKind};
use crate::tagger::Tag;
use crate::text::Range;

/// Someone or something.
#[derive(Debug)]
struct Member {
    name: String,
    kind: NameKind,
    mentions: Vec<Range>,
    /// How one speaks of a person, once that is known.
    pronoun: Option<Pronoun>,
    /// Offices that titles gave, each with its country where one was named.
    roles: Vec<(&'static str, Option<&'static str>)>,
    /// Words that stood before the name: "dr", "mrs".
    titles: BTreeSet<String>,
    /// True where an age is told.
    aged: bool,
}

/// An unnamed source, as it was introduced.
#[derive(Debug, Clone)]
struct Unnamed {
    kind: SourceKind,
    name: String,
    head: String,
    plural: bool,
    /// How one speaks of them, where the noun tells: "the spokeswoman".
    pronoun: Option<Pronoun>,
    /// The sentence in which they spoke, where they did.
    spoke: Option<usize>,
    /// Spoken of for the first time: "a nurse".
    new: bool,
}

/// Everyone who has appeared so far, and who was spoken of last.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    members: Vec<Member>,
    /// By full name.
    by_name: BTreeMap<String, usize>,
    /// Persons by last name, a few of each.
    by_last: BTreeMap<String, Vec<usize>>,
    /// Who holds an office, the latest of them.
    by_office: BTreeMap<&'static str, VecDeque<usize>>,
    /// Persons by age, the one named last: "the 29-year-old".
    by_age: BTreeMap<String, usize>,
    /// By what else a name may be cut down to.
    by_short: BTreeMap<String, usize>,
    /// Institutions by what they are, the one named last: "the ministry".
    by_head: BTreeMap<String, usize>,
    last_person: Option<usize>,
    /// The last person who may be "he", and who may be "she".
    last_he: Option<usize>,
    last_she: Option<usize>,
    /// Who spoke last without a name, unless a person was spoken of since: "the dean" may be "he".
    last_role: Option<Unnamed>,
    last_organisation: Option<usize>,
    /// The company that was named last, and in which sentence: "the company".
    last_company: Option<(usize, usize)>,
    /// Sentences read.
    sentence: usize,
    /// The sentence in which the last person was spoken of.
    person_at: usize,
    /// The institution that the sentence before was about: what "it" stands for.
    last_subject: Option<Source>,
    /// The document that the sentence before told of, where it was about no institution: "it said" may mean that.
    last_document: Option<String>,
    last_group: Option<Unnamed>,
    last_unnamed: Vec<Unnamed>,
    last_speaker: Option<Source>,
    /// Whom "he" and "she" stood for when the sentence began.
    before: Option<Before>,
}

/// Whom "he" and "she" stand for.
#[derive(Debug, Default)]
struct Before {
    he: Option<Source>,
    she: Option<Source>,
}

impl Before {
    fn of(&self, pronoun: Pronoun) -> Option<&Source> {
        match pronoun {
            Pronoun::He => self.he.as_ref(),
            Pronoun::She => self.she.as_ref(),
        }
    }
}

/// The first verb of a sentence stands within so many words, where "it" may stand for its subject.
const SUBJECT: usize = 48;

/// No name has more bytes: it stands in every claim of whom it names.
const LONGEST_NAME: usize = 300;

/// So many holders of one office are remembered.
const HOLDERS: usize = 16;

/// Memory of unnamed sources: a reader keeps no more apart.
const UNNAMED: usize = 8;

/// "The company" was named so many sentences ago at most.
const NEAR: usize = 3;

/// Memory of persons with one last name.
const NAMESAKES: usize = 8;

/// Memory of words before one person's name.
const TITLES: usize = 8;

impl Cast {
    /// Meets the names of a sentence. Returns the member that each stands for.
    pub(crate) fn meet(&mut self, s: &Sheet, names: &[Name]) -> Vec<Option<usize>> {
        self.sentence += 1;
        self.before = Some(Before {
            he: self.stands_for(Pronoun::He),
            she: self.stands_for(Pronoun::She),
        });
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
        members
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
        self.by_name.insert(letters.to_owned(), m);
        self.mention(m, s.span(start, end));
        Some(m)
    }

    /// Notes what the words around a name say of whom it names.
    fn note(&mut self, s: &Sheet, name: &Name, m: usize) {
        let Some(member) = self.members.get(m) else { return };
        match member.kind {
            NameKind::Person => {
                if let Some(age) = age(s, name) {
                    self.by_age.insert(age.to_owned(), m);
                    if let Some(member) = self.members.get_mut(m) {
                        member.aged = true;
                    }
                }
            }
            NameKind::Organisation if !s.is_quoted(name.tokens.start) && is_company(&member.name) => {
                self.last_company = Some((m, self.sentence))
            }
            _ => {}
        }
    }

    /// Whom a pronoun stands for as things are.
    fn stands_for(&self, pronoun: Pronoun) -> Option<Source> {
        let new = |kind, name, entity: Option<usize>| Source {
            ranges: Vec::new(),
            kind,
            name,
            entity: entity.map(|m| m.to_string()),
        };
        let role = self.role(pronoun).map(|role| new(role.kind, Some(role.name.clone()), None));
        role.or_else(|| self.last(pronoun).map(|m| new(SourceKind::Person, self.name_of(Some(m)), Some(m))))
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

    fn member(&mut self, s: &Sheet, name: &Name) -> Option<usize> {
        let whole = s.span(name.tokens.start, name.tokens.end);
        if name.own.is_empty() {
            let noun = s.word(name.tokens.end - 1).to_owned();
            // "Baron said", after Martin Baron was named.
            let surname = name.tokens.len() == 1 && s.word(name.tokens.start.wrapping_sub(1)) != "the";
            let last = || self.namesake(s.raw(name.tokens.start), None, &[]).filter(|_| surname);
            let found = last().or_else(|| self.by_role(&noun, name.country))?;
            self.mention(found, whole);
            return Some(found);
        }
        let own = s.span(name.own.start, name.own.end).of(s.text);
        if own.len() > LONGEST_NAME {
            return None;
        }
        let spoken = names::unshouted(s, name);
        let full = spoken.as_deref().unwrap_or_else(|| names::canonical(own).unwrap_or(own));
        let last = spoken.as_deref().map_or(s.raw(name.own.end - 1), head_word);
        let titles = names::titles(s, name);
        let known = self.named(full, last, names::pronoun(s, name), &titles, name).or_else(|| {
            let short = self.by_short.get(full).copied();
            short.filter(|_| !names::is_place(s, name))
        });
        let m = match known {
            Some(m) => m,
            None => {
                self.members.push(Member {
                    name: full.to_owned(),
                    kind: name.kind,
                    mentions: Vec::new(),
                    pronoun: None,
                    roles: Vec::new(),
                    titles: BTreeSet::new(),
                    aged: false,
                });
                self.shorten(self.members.len() - 1);
                self.members.len() - 1
            }
        };
        if let Some(member) = self.members.get_mut(m) {
            member.pronoun = member.pronoun.or_else(|| names::pronoun(s, name));
            // A name all in capitals is taken for an organisation's, until it is met as people write it.
            let spoken = member.name != full && member.name.to_uppercase() == member.name && full.to_uppercase() == member.name;
            if member.kind == NameKind::Other || (spoken && name.kind != NameKind::Other) {
                member.kind = name.kind;
            }
            if spoken {
                member.name = full.to_owned();
            }
            if member.kind == NameKind::Person && full.len() > member.name.len() && full.ends_with(last) {
                member.name = full.to_owned();
            }
            if let Some(role) = name.role
                && member.kind == NameKind::Person
                && let Err(place) = member.roles.binary_search(&(role, name.country))
            {
                member.roles.insert(place, (role, name.country));
                let holders = self.by_office.entry(role).or_default();
                if !holders.contains(&m) {
                    holders.push_back(m);
                    if holders.len() > HOLDERS {
                        holders.pop_front();
                    }
                }
            }
            if member.kind == NameKind::Person {
                let room = TITLES.saturating_sub(member.titles.len());
                member.titles.extend(titles.into_iter().take(room));
                let all = self.by_last.entry(last.to_owned()).or_default();
                if !all.contains(&m) && all.len() < NAMESAKES {
                    all.push(m);
                }
            }
        }
        // A last name alone is whose it is at the time.
        let alone = self
            .members
            .get(m)
            .is_some_and(|x| x.kind == NameKind::Person && x.name != full && full == last);
        if !alone {
            self.by_name.insert(full.to_owned(), m);
        }
        if self.members.get(m).is_some_and(|x| x.kind == NameKind::Organisation) && full.contains(' ') {
            self.by_head.insert(head_word(full).to_lowercase(), m);
        }
        self.mention(m, whole);
        Some(m)
    }

    /// Who goes by a name already.
    fn named(&self, full: &str, last: &str, told: Option<Pronoun>, titles: &[String], name: &Name) -> Option<usize> {
        if full == last
            && let Some(m) = self.namesake(last, told, titles)
        {
            return Some(m);
        }
        let free = |m: &usize| told.is_none_or(|own| self.may_be(*m, own));
        // "Haldane said", and only later "Oliver Haldane".
        let bare = || {
            let person = name.kind == NameKind::Person && full != last;
            let only = |m: &usize| self.members.get(*m).is_some_and(|x| x.kind == NameKind::Other && x.name == last);
            self.by_name.get(last).copied().filter(|m| person && only(m) && free(m))
        };
        let namesakes = || self.by_last.get(last).into_iter().flatten().copied();
        let exact = self.by_name.get(full).copied();
        let met = exact.filter(|m| full != last || free(m));
        met.or_else(|| namesakes().find(|m| self.same_person(*m, full) && free(m)))
            .or_else(bare)
    }

    /// Of those who bear a last name, whom it means when it stands alone: who has the title, or is spoken of most.
    fn namesake(&self, last: &str, told: Option<Pronoun>, titles: &[String]) -> Option<usize> {
        let rank = |m: &usize| {
            let member = self.members.get(*m);
            let titled = titles.iter().any(|t| member.is_some_and(|x| x.titles.contains(t)));
            let (count, at) = member.map_or((0, 0), |x| (x.mentions.len(), x.mentions.last().map_or(0, |r| r.start)));
            (titled, count, at)
        };
        let all = self.by_last.get(last)?.iter().copied();
        all.filter(|m| told.is_none_or(|own| self.may_be(*m, own))).max_by_key(rank)
    }

    /// "Mr Trump" is Donald Trump, "R. Gowda" Ravi Gowda; "Hillary Clinton" is not Bill Clinton.
    fn same_person(&self, m: usize, full: &str) -> bool {
        let one = |a: &str, b: &str| {
            let initial = a.ends_with('.') || b.ends_with('.');
            a == b || initial && a.chars().next() == b.chars().next()
        };
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        self.members.get(m).is_some_and(|member| {
            member.kind == NameKind::Person
                && (member.name.ends_with(full) || full.ends_with(&member.name) || one(&first(&member.name), &first(full)))
        })
    }

    /// Remembers what else a new member may be called: Northern Strand Lines "Northern Strand", the HOLMVIK of a dateline
    /// "Holmvik".
    fn shorten(&mut self, m: usize) {
        let Some(member) = self.members.get(m) else { return };
        let name = &member.name;
        let shorter = match member.kind {
            // An outlet is often called after its town: the Port Hollin Times.
            NameKind::Organisation => name
                .rsplit_once(' ')
                .map(|(short, _)| short.to_owned())
                .filter(|short| short.contains(' ')),
            _ => None,
        };
        let mut letters = name.chars();
        let first = letters.next().filter(|c| c.is_uppercase());
        let shouted = name.len() > 4 && name.chars().all(char::is_uppercase);
        let spoken = first
            .filter(|_| shouted)
            .map(|first| std::iter::once(first).chain(letters.flat_map(char::to_lowercase)).collect());
        let as_dateline = (member.kind == NameKind::Place && !shouted).then(|| name.to_uppercase());
        for short in [shorter, spoken, as_dateline].into_iter().flatten() {
            self.by_short.entry(short).or_insert(m);
        }
    }

    fn mention(&mut self, m: usize, range: Range) {
        if let Some(member) = self.members.get_mut(m)
            && !member.mentions.contains_at_end(range)
        {
            member.mentions.push(range);
        }
    }

    /// The person who holds an office: "the Ukrainian president".
    fn by_role(&self, noun: &str, country: Option<&str>) -> Option<usize> {
        // Without a country the title may be of any; with one, none of the person's countries may be another.
        let holds = |m: &Member| {
            let mut held = m.roles.iter().filter(|(role, _)| names::role_matches(role, noun)).peekable();
            let has = held.peek().is_some();
            let mut countries = held.filter_map(|(_, of)| *of).peekable();
            let open = country.is_none() || countries.peek().is_none();
            m.kind == NameKind::Person && has && (open || countries.any(|of| Some(of) == country))
        };
        if let Some(last) = self.last_person
            && country.is_none()
            && self.members.get(last).is_some_and(holds)
        {
            return Some(last);
        }
        let exact = |m: &Member| {
            holds(m)
                && m.roles
                    .iter()
                    .any(|(role, of)| names::role_matches(role, noun) && of.is_some() && *of == country)
        };
        let holders = || {
            let offices = self.by_office.iter().filter(|(role, _)| names::role_matches(role, noun));
            offices
                .flat_map(|(_, holders)| holders)
                .filter_map(|&n| Some((n, self.members.get(n)?)))
        };
        let latest = |accept: &dyn Fn(&Member) -> bool| {
            let all = holders().filter(|(_, m)| accept(m));
            all.max_by_key(|(_, m)| m.mentions.last().map_or(0, |r| r.start)).map(|(n, _)| n)
        };
        latest(&exact).or_else(|| latest(&holds))
    }

    /// Remembers whom the sentence was about, once its attributions are identified.
    pub(crate) fn leave(&mut self, s: &Sheet, names: &[Name], members: &[Option<usize>]) {
        let verb = (s.body..s.len()).find(|&k| s.is_finite(k) && !s.is_quoted(k)).unwrap_or(s.len());
        self.last_document = self.document(s, verb);
        self.last_subject = self.institution(s, verb, names, members);
        self.speak_of_role(s, verb, names);
        let outside = names.iter().zip(members).filter(|(n, _)| !s.is_quoted(n.tokens.start));
        let persons: Vec<(usize, usize)> = outside
            .filter_map(|(n, m)| {
                m.filter(|&m| self.members.get(m).is_some_and(|x| x.kind == NameKind::Person) && s.tag(n.tokens.end) != Tag::Clitic)
                    .map(|m| (n.tokens.start, m))
            })
            .collect();
        // "In Holmvik, where homes were flooded, Jane Roe was blunt."
        // "Asked about the fee, Jane Roe laughed."; a verb without a subject is none, or not this sentence's.
        let opened = super::phrases::subject(s, verb).is_none()
            || matches!(
                s.tag(s.body),
                Tag::Preposition | Tag::Subordinator | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbIng
            );
        let is_subject = |at: usize| {
            let verb = (at..s.len().min(at + 12)).find(|&k| s.is_finite(k) && !s.is_quoted(k));
            let subject = verb.filter(|_| opened).and_then(|k| super::phrases::subject(s, k));
            subject.is_some_and(|own| own.start <= at && at < own.end)
        };
        // "Speaking to Quay Breakfast, Jane Roe said …"
        let subject = persons.iter().find(|&&(at, _)| is_subject(at));
        if let Some(&(_, subject)) = subject.or_else(|| persons.iter().find(|&&(at, _)| at < verb)) {
            self.speak_of(Some(subject));
        } else if self.last_person.is_none() {
            self.speak_of(persons.first().map(|&(_, m)| m));
        }
    }

    /// Remembers the subject of the verb, where that is someone without a name: "His mother disagreed. …, she said."
    fn speak_of_role(&mut self, s: &Sheet, verb: usize, names: &[Name]) {
        let Some(subject) = super::phrases::subject(s, verb) else { return };
        let head = sources::head(s, &subject);
        let named = names
            .iter()
            .any(|n| subject.contains(&n.tokens.start) && n.tokens.start + 1 >= head);
        let pronoun = names::spoken_of(s.word(head)).filter(|_| s.tag(head) == Tag::Noun && !named);
        let base = super::phrases::base_phrase(s, subject.start, subject.end);
        if pronoun.is_none() || self.holder(s, &base, head).is_some() {
            return;
        }
        self.last_role = Some(Unnamed {
            kind: SourceKind::Role,
            name: without_article(s.span(base.start, base.end).of(s.text)),
            head: s.word(head).to_owned(),
            plural: false,
            pronoun,
            spoke: None,
            new: false,
        });
    }

    /// The document that a sentence tells of: its verb's subject or object.
    fn document(&mut self, s: &Sheet, verb: usize) -> Option<String> {
        let subject = super::phrases::subject(s, verb);
        let head = subject.as_ref().map(|own| sources::head(s, own));
        if let (Some(own), Some(head)) = (&subject, head) {
            // "It recommended a new pump. It also said …"
            if s.tag(head) == Tag::Pronoun && s.word(head) == "it" {
                return self.last_document.take();
            }
            if s.tag(head) == Tag::Noun && sources::is_document(s, head) {
                let base = super::phrases::base_phrase(s, own.start, own.end);
                return Some(without_article(s.span(base.start, base.end).of(s.text)));
            }
        }
        // "The review, led by Jane Roe, found …"
        let first = super::phrases::base_phrase(s, s.body, s.len());
        let head = sources::head(s, &first);
        let opens = !first.is_empty() && s.is_mark(first.end, ",") && s.tag(head) == Tag::Noun && sources::is_document(s, head);
        let name = || without_article(s.span(first.start, first.end).of(s.text));
        opens.then(name).or_else(|| document_read(s, verb))
    }

    /// The subject of the verb, where it is an institution.
    fn institution(&mut self, s: &Sheet, verb: usize, names: &[Name], members: &[Option<usize>]) -> Option<Source> {
        let subject = super::phrases::subject(s, verb)?;
        let head = sources::head(s, &subject);
        if s.tag(head) == Tag::Pronoun {
            // "It said the roads were safe. It added …"
            return self.last_subject.take().filter(|_| s.word(head) == "it");
        }
        let inside = |k: usize| names.iter().any(|n| n.tokens.contains(&k));
        if s.tag(head) == Tag::Nouns || subject.clone().any(|k| s.word(k) == "and" && !inside(k)) {
            return None;
        }
        let named = names
            .iter()
            .zip(members)
            .find(|(n, _)| n.tokens.contains(&head))
            .and_then(|(_, m)| *m);
        let kind = match named.and_then(|m| self.members.get(m)).map(|m| m.kind) {
            Some(NameKind::Outlet) => SourceKind::Outlet,
            // "Acme closed. It said …": whatever it is, it is no person where one says "it".
            Some(NameKind::Organisation | NameKind::Other) => SourceKind::Organisation,
            Some(_) => return None,
            None => sources::kind(s, &subject, head),
        };
        let phrase = || without_article(s.span(subject.start, subject.end).of(s.text));
        matches!(kind, SourceKind::Organisation | SourceKind::Outlet).then(|| Source {
            ranges: Vec::new(),
            kind,
            name: Some(self.name_of(named).unwrap_or_else(phrase)),
            entity: named.map(|m| m.to_string()),
        })
    }

    /// Remembers the person who was spoken of last.
    fn speak_of(&mut self, person: Option<usize>) {
        if person.is_none() {
            return;
        }
        self.last_person = person;
        self.person_at = self.sentence;
        self.last_role = None;
        let pronoun = person.and_then(|m| self.members.get(m)).and_then(|m| m.pronoun);
        if pronoun != Some(Pronoun::She) {
            self.last_he = person;
        }
        if pronoun != Some(Pronoun::He) {
            self.last_she = person;
        }
    }

    /// True for a person of whom one may speak so.
    fn may_be(&self, m: usize, pronoun: Pronoun) -> bool {
        self.members.get(m).is_some_and(|m| m.pronoun.is_none_or(|own| own == pronoun))
    }

    /// The person of whom one spoke last and may speak so.
    fn last(&self, pronoun: Pronoun) -> Option<usize> {
        let last = match pronoun {
            Pronoun::He => self.last_he,
            Pronoun::She => self.last_she,
        };
        last.filter(|&m| self.may_be(m, pronoun))
    }

    /// Who spoke last without a name, where they may be meant, and nobody with a name is sure to be.
    fn role(&self, pronoun: Pronoun) -> Option<&Unnamed> {
        let sure = self
            .last(pronoun)
            .and_then(|m| self.members.get(m))
            .is_some_and(|m| m.pronoun.is_some());
        let role = self.last_role.as_ref()?;
        // Who spoke in this sentence or the one before is meant first; "the senator" may have a name, told a sentence ago.
        let near = role
            .spoke
            .is_some_and(|spoke| spoke + 1 >= self.sentence && (role.new || spoke > self.person_at + 1 && !names::is_title(&role.head)));
        match role.pronoun {
            Some(own) => own == pronoun,
            None => near || !sure,
        }
        .then_some(role)
    }

    /// Who the source of an attribution is.
    pub(crate) fn identify(&mut self, s: &Sheet, tokens: &Tokens<usize>, names: &[Name], members: &[Option<usize>]) -> Source {
        let source = self.source(s, tokens, names, members);
        self.remember(s, tokens, &source);
        source
    }

    /// Whoever spoke last.
    pub(crate) fn last_speaker(&self) -> Option<Source> {
        self.last_speaker.clone().map(|s| Source { ranges: Vec::new(), ..s })
    }

    fn source(&mut self, s: &Sheet, tokens: &Tokens<usize>, names: &[Name], members: &[Option<usize>]) -> Source {
        let range = s.span(tokens.start, tokens.end);
        let ranges = vec![range];
        let new = |kind, name: Option<String>, entity: Option<usize>| Source {
            ranges: ranges.clone(),
            kind,
            name,
            entity: entity.map(|m| m.to_string()),
        };
        // "Carver herself said": Carver, whether the source is all of it or the pronoun only.
        if let Some(whom) = before_reflexive(s, tokens) {
            let told = self.source(s, &whom, names, members);
            return Source { ranges, ..told };
        }
        let head = sources::head(s, &sources::counted(s, tokens));
        let word = s.word(head);
        let subject_before = |pronoun: Pronoun| self.subject_before(s, tokens.start, pronoun, names, members);
        let earlier = |pronoun: Pronoun| {
            // "if Roe keeps his pledge": someone named before in the same sentence, a subject rather than another.
            let person = |m: &usize| self.members.get(*m).is_some_and(|x| x.kind == NameKind::Person) && self.may_be(*m, pronoun);
            let own: Vec<(usize, usize)> = names
                .iter()
                .zip(members)
                .filter(|(n, _)| n.tokens.end <= tokens.start && !s.is_quoted(n.tokens.start))
                .filter_map(|(n, m)| m.filter(person).map(|m| (n.tokens.end, m)))
                .collect();
            subject_before(pronoun).or(own.first().map(|&(_, m)| m))
        };
        let spoken = matches!(s.tag(head), Tag::Pronoun | Tag::Possessive)
            .then(|| Pronoun::of(word))
            .flatten();
        // "The captain told him the engine had failed, he said": not the captain.
        if let Some(pronoun) = spoken.filter(|&own| s.tag(head) == Tag::Pronoun && is_told(s, tokens.start, own))
            && let Some(before) = self.before.as_ref().and_then(|before| before.of(pronoun)).cloned()
        {
            if let Some(m) = member_of(&before) {
                self.mention(m, range);
            }
            return Source { ranges, ..before };
        }
        // "Roe was at sea when she heard"; "Roe was wrong, she said" is someone else's.
        let own = spoken.filter(|_| !is_aside(s, tokens)).and_then(subject_before);
        if let Some(pronoun) = spoken.filter(|_| s.tag(head) == Tag::Pronoun && own.is_none())
            && let Some(role) = self.role(pronoun)
        {
            let (kind, name) = (role.kind, role.name.clone());
            if let Some(role) = &mut self.last_role {
                role.spoke = Some(self.sentence);
            }
            return new(kind, Some(name), None);
        }
        if let Some(pronoun) = spoken {
            let person = if s.tag(head) == Tag::Possessive {
                earlier(pronoun).or(self.last(pronoun))
            } else {
                own.or_else(|| self.last(pronoun)).or_else(|| earlier(pronoun))
            };
            // "His government": the phrase is more than the pronoun.
            let phrase = s.tag(head) == Tag::Possessive && tokens.len() > 1;
            let Some(m) = person else {
                let kind = if phrase { SourceKind::Person } else { SourceKind::Unknown };
                return new(kind, None, None);
            };
            if let Some(member) = self.members.get_mut(m) {
                member.pronoun = Some(pronoun);
            }
            if !phrase {
                self.mention(m, range);
            }
            return new(SourceKind::Person, self.name_of(person), person);
        }
        // "One of them": a single one of whom "they" stands for.
        if tokens.len() == 3 && s.word(tokens.start) == "one" && s.word(tokens.start + 1) == "of" && s.tag(tokens.end - 1) == Tag::Pronoun {
            let kind = match self.last_group.as_ref().map(|group| group.kind) {
                Some(SourceKind::Anonymous) => SourceKind::Anonymous,
                _ => SourceKind::Role,
            };
            return new(kind, None, None);
        }
        match s.tag(head) {
            Tag::Pronoun | Tag::Possessive if matches!(word, "they" | "their" | "them") => match self.last_group.clone() {
                Some(group) => new(group.kind, Some(group.name), None),
                None => new(SourceKind::Group, None, None),
            },
            Tag::Pronoun if word == "it" => {
                // "The carmaker Voltara will cut jobs, it said": whom its own sentence is about.
                let closes = tokens.start.checked_sub(1).is_some_and(|b| s.is_mark(b, ","));
                let own = if closes {
                    self.own_subject(s, tokens.start, names, members)
                } else {
                    None
                };
                if let Some(own) = own {
                    if let Some(m) = member_of(&own) {
                        self.mention(m, range);
                    }
                    return Source { ranges, ..own };
                }
                let subject = self.last_subject.clone().map(|subject| Source {
                    ranges: ranges.clone(),
                    ..subject
                });
                let last = || {
                    self.last_organisation
                        .map(|m| new(SourceKind::Organisation, self.name_of(Some(m)), Some(m)))
                };
                let document = || self.last_document.clone().map(|name| new(SourceKind::Unknown, Some(name), None));
                // A name of no known kind gives way to a document.
                let sure = |subject: &Source| {
                    let kind = member_of(subject).and_then(|m| self.members.get(m)).map(|x| x.kind);
                    kind != Some(NameKind::Other) || self.last_document.is_none()
                };
                let found = subject
                    .filter(sure)
                    .or_else(document)
                    .or_else(last)
                    .unwrap_or_else(|| new(SourceKind::Unknown, None, None));
                if let Some(m) = member_of(&found) {
                    self.mention(m, range);
                    if let Some(member) = self.members.get_mut(m).filter(|x| x.kind == NameKind::Other) {
                        member.kind = NameKind::Organisation;
                    }
                }
                found
            }
            Tag::Pronoun | Tag::Possessive => new(SourceKind::Unknown, None, None),
            _ if is_another(s, tokens) => {
                // "said another", "a third said": one more of those who spoke.
                let kind = match self.last_speaker.as_ref().map(|last| last.kind) {
                    Some(SourceKind::Role | SourceKind::Group) => SourceKind::Role,
                    _ => SourceKind::Anonymous,
                };
                new(kind, Some(range.of(s.text).to_owned()), None)
            }
            _ if self.spoken_of(s, tokens).is_some() => {
                let person = self.spoken_of(s, tokens);
                if let Some(m) = person {
                    self.mention(m, range);
                }
                new(SourceKind::Person, self.name_of(person), person)
            }
            _ => {
                let named = |k: usize| names.iter().zip(members).find(|(n, _)| n.tokens.contains(&k)).and_then(|(_, m)| *m);
                let base = super::phrases::base_phrase(s, tokens.start, tokens.end);
                // "Trump's special envoy, Steve Witkoff", "Jane Roe, the minister"
                let aside = names.iter().zip(members).find(|(n, m)| {
                    let at = n.tokens.start;
                    tokens.contains(&at)
                        && opens_apposition(s, tokens.start, at)
                        && m.is_some_and(|m| {
                            self.members
                                .get(m)
                                .is_some_and(|x| !matches!(x.kind, NameKind::Place | NameKind::Outlet))
                        })
                });
                let one = names.iter().any(|n| n.tokens.contains(&base.end) && n.tokens.start < base.end);
                let several = base.end < tokens.end && s.tag(base.end) == Tag::Conjunction && !one;
                // "Prof. Jane Roe": a title is not always tagged as a name's.
                let titled = names
                    .iter()
                    .any(|n| n.tokens.start == head && n.own.start > head && !n.own.is_empty());
                // "Finance chief Tom Baranski", where "chief" was taken for an adjective.
                let next = names.iter().zip(members).find(|(n, _)| {
                    let at = n.tokens.start;
                    n.kind == NameKind::Person
                        && at == base.end + 1
                        && at < tokens.end
                        && n.role.is_some()
                        && s.tag(at - 1) == Tag::Adjective
                });
                // "Idris Fall", where a tagger takes the last name for a common noun.
                let led = names.iter().zip(members).find(|(n, _)| {
                    n.kind == NameKind::Person && n.tokens.end == head && s.raw(head).chars().next().is_some_and(char::is_uppercase)
                });
                let covered = || {
                    let whole = |n: &Name| matches!(n.kind, NameKind::Organisation | NameKind::Person) && n.tokens.len() > 1;
                    names.iter().any(|n| whole(n) && n.tokens.contains(&head))
                };
                let described = described(s, tokens, names, members).filter(|_| !several);
                // "A Department of Health source": the noun after the name says who.
                let after = names.iter().find(|n| n.tokens.contains(&head)).map_or(head, |n| n.tokens.end);
                let noun = (after..tokens.end)
                    .take_while(|&k| matches!(s.tag(k), Tag::Noun | Tag::Nouns))
                    .last();
                if let Some(noun) = noun.filter(|&k| after > head && k >= base.end && described.is_none()) {
                    let kind = sources::kind(s, tokens, noun);
                    if !matches!(kind, SourceKind::Unknown | SourceKind::Organisation) {
                        return new(kind, Some(without_article(range.of(s.text))), None);
                    }
                }
                // "Russia's RIA agency"
                let agency = names
                    .iter()
                    .zip(members)
                    .find(|(n, _)| n.kind == NameKind::Outlet && n.tokens.end == head);
                let agency = agency.filter(|_| matches!(sources::any_kind(word), Some(NounKind::Organisation | NounKind::Outlet)));
                // "The MP said"
                let office = names
                    .iter()
                    .find(|n| n.own.is_empty() && n.tokens.end == head + 1 && n.role.is_some());
                if office.is_some() && named(head).is_none() && s.tag(head) == Tag::Name && base.len() == tokens.len() {
                    return new(SourceKind::Role, Some(without_article(range.of(s.text))), None);
                }
                // "The drivers' union, Aslef": what it is stands before its name.
                if let Some((_, Some(m))) = aside
                    && s.tag(head) == Tag::Noun
                    && sources::kind(s, &base, head) == SourceKind::Organisation
                    && let Some(member) = self.members.get_mut(*m).filter(|m| m.kind == NameKind::Other)
                {
                    member.kind = NameKind::Organisation;
                }
                // "Great Central", of which a tagger takes the first word for a common one.
                let cut = base.len() > 1 && names.iter().any(|n| n.tokens.contains(&head) && n.tokens.start > base.start);
                let member = if let Some(m) = self.known(s, &base).filter(|_| cut) {
                    Some(m)
                } else if let Some(m) = described.or(agency.and_then(|(_, m)| *m)) {
                    Some(m)
                } else if let Some((_, m)) = aside.filter(|_| s.tag(head + 1) == Tag::Clitic) {
                    // "Acme's chief executive, Ann Lill", where "executive" was taken for an adjective: not Acme.
                    *m
                } else if s.tag(head) == Tag::Name || titled || covered() {
                    named(head)
                } else if let Some((_, m)) = next.or(led) {
                    *m
                } else {
                    aside
                        .and_then(|(_, m)| *m)
                        .or_else(|| self.holder(s, &base, head))
                        .or_else(|| self.known(s, &base))
                        // "Benning said": a name that a tagger takes for a verb is no phrase.
                        .or_else(|| self.known(s, tokens))
                };
                if let (Some(m), false) = (member, several) {
                    if !matches!(s.tag(head), Tag::Name) {
                        self.mention(m, range);
                    }
                    let kind = self.members.get(m).map_or(NameKind::Other, |x| x.kind);
                    let owned = !matches!(kind, NameKind::Person | NameKind::Outlet)
                        && aside.is_none()
                        && base.start < head
                        && (base.start..head).any(|k| s.tag(k) == Tag::Clitic);
                    let name = if owned {
                        Some(without_article(s.span(base.start, base.end).of(s.text)))
                    } else {
                        self.name_of(Some(m))
                    };
                    let kind = match kind {
                        NameKind::Person => SourceKind::Person,
                        NameKind::Outlet => SourceKind::Outlet,
                        NameKind::Organisation | NameKind::Place => SourceKind::Organisation,
                        // A ship radios: those aboard do.
                        NameKind::Thing => SourceKind::Group,
                        NameKind::Other => sources::plural_kind(s.word(head)).unwrap_or(self.guess(m)),
                    };
                    return new(kind, name, Some(m));
                }
                // A tagger may take "senator" for a name.
                let common = s.raw(head).chars().next().is_some_and(char::is_lowercase);
                let kind = if s.tag(head) == Tag::Name && !common {
                    match member.and_then(|m| self.members.get(m)).map(|x| x.kind) {
                        Some(NameKind::Person) => SourceKind::Group,
                        Some(NameKind::Outlet) => SourceKind::Outlet,
                        Some(NameKind::Organisation | NameKind::Place) => SourceKind::Organisation,
                        _ => sources::plural_kind(s.word(head)).unwrap_or(SourceKind::Unknown),
                    }
                } else {
                    sources::kind(s, tokens, head)
                };
                if matches!(kind, SourceKind::Anonymous | SourceKind::Role)
                    && sources::is_definite(s, tokens)
                    && let Some(before) = self.introduced(word)
                {
                    return new(before.kind, Some(before.name), None);
                }
                // "Two months later the company told staff …"
                if let Some(m) = self
                    .company(s, &base, head)
                    .filter(|_| kind == SourceKind::Organisation && !several)
                {
                    self.mention(m, s.span(base.start, base.end));
                    return new(kind, self.name_of(Some(m)), Some(m));
                }
                // "A 2023 study by the Halden Institute": the institute says so.
                if kind == SourceKind::Unknown
                    && let Some(m) = self.publisher(s, tokens, head, names, members)
                {
                    return new(SourceKind::Organisation, self.name_of(Some(m)), Some(m));
                }
                // "an estimate by the budget office"
                if let Some(by) = author(s, tokens, head).filter(|_| kind == SourceKind::Unknown) {
                    let author = super::phrases::base_phrase(s, by + 1, tokens.end);
                    let kind = if author.is_empty() {
                        kind
                    } else {
                        sources::kind(s, &author, sources::head(s, &author))
                    };
                    if matches!(kind, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Group) {
                        return new(kind, Some(without_article(s.span(author.start, author.end).of(s.text))), None);
                    }
                }
                let named_phrase = !matches!(kind, SourceKind::Unknown);
                // "The captain, who stayed on board": the clause is no part of what to call him.
                let named = kind != SourceKind::Anonymous;
                let aside = (tokens.start + 1..tokens.end).find(|&k| named && s.is_mark(k, ",") && s.tag(k + 1) == Tag::Wh);
                let called = s.span(tokens.start, aside.unwrap_or(tokens.end));
                new(kind, named_phrase.then(|| without_article(called.of(s.text))), None)
            }
        }
    }

    /// Whom a name met before stands for where a sentence begins with it, whatever the tagger took it for: "Reyes", the last
    /// name of a person, or "Great Central", short for an institution's.
    fn known(&self, s: &Sheet, base: &Tokens<usize>) -> Option<usize> {
        let capital = |k: usize| s.raw(k).chars().next().is_some_and(char::is_uppercase);
        if base.is_empty() || base.len() > 4 || !base.clone().all(capital) {
            return None;
        }
        let words = s.span(base.start, base.end).of(s.text);
        let named = self.namesake(words, None, &[]).or_else(|| self.by_name.get(words).copied());
        let m = named.or_else(|| self.by_short.get(words).copied())?;
        let kind = self.members.get(m).map(|member| member.kind);
        let fits = kind == Some(NameKind::Person) || kind == Some(NameKind::Organisation) && base.len() > 1;
        fits.then_some(m)
    }

    /// The institution that a sentence's first verb has for its subject, where both stand before `at`.
    fn own_subject(&mut self, s: &Sheet, at: usize, names: &[Name], members: &[Option<usize>]) -> Option<Source> {
        let verb = (s.body..at).take(SUBJECT).find(|&k| s.is_finite(k) && !s.is_quoted(k))?;
        let subject = super::phrases::subject(s, verb)?;
        let pronoun = s.tag(sources::head(s, &subject)) == Tag::Pronoun;
        if pronoun { None } else { self.institution(s, verb, names, members) }
    }

    /// The institution that a document is by.
    fn publisher(&self, s: &Sheet, tokens: &Tokens<usize>, head: usize, names: &[Name], members: &[Option<usize>]) -> Option<usize> {
        let by = author(s, tokens, head)?;
        let author = super::phrases::base_phrase(s, by + 1, tokens.end);
        let published = names.iter().zip(members).filter(|(n, _)| author.contains(&n.tokens.start));
        let mut institutions = published.filter_map(|(_, m)| *m).filter(|&m| {
            let kind = self.members.get(m).map(|x| x.kind);
            matches!(kind, Some(NameKind::Organisation | NameKind::Outlet))
        });
        institutions.next()
    }

    /// The person who is the subject of a verb before `at`, in the same sentence.
    fn subject_before(&self, s: &Sheet, at: usize, pronoun: Pronoun, names: &[Name], members: &[Option<usize>]) -> Option<usize> {
        let is_subject = |n: &Name| {
            let adverbs = (n.tokens.end..n.tokens.end + 3).take_while(|&k| k == n.tokens.end || s.tag(k - 1) == Tag::Adverb);
            n.tokens.end <= at && !s.is_quoted(n.tokens.start) && adverbs.into_iter().any(|k| s.is_finite(k))
        };
        let person = |m: usize| self.members.get(m).is_some_and(|x| x.kind == NameKind::Person) && self.may_be(m, pronoun);
        let mut subjects = names.iter().zip(members).filter(|(n, _)| is_subject(n));
        let mut persons = subjects.by_ref().filter_map(|(_, m)| m.filter(|&m| person(m)));
        // "Roe said that Doe had left, but she …": whom the sentence is about.
        if at > 0 && s.tag(at - 1) == Tag::Conjunction {
            persons.next()
        } else {
            persons.last()
        }
    }

    /// Whom a description stands for that any person may have: "the 29-year-old", "the Italian".
    fn spoken_of(&self, s: &Sheet, tokens: &Tokens<usize>) -> Option<usize> {
        let word = s.word(tokens.end.checked_sub(1)?);
        if tokens.len() != 2 || s.word(tokens.start) != "the" {
            return None;
        }
        if let Some(age) = word.strip_suffix("-year-old") {
            let ageless = |m: &usize| self.members.get(*m).is_some_and(|x| !x.aged);
            return self.by_age.get(age).copied().or(self.last_person.filter(ageless));
        }
        let raw = s.raw(tokens.end - 1);
        // "the Irish" are several.
        let people = ["ian", "can", "man", "eek", "ole", "ane", "ede"];
        let own = people.iter().any(|ending| raw.ends_with(ending));
        // Where several people are about, any of them may be it.
        let alone = self.by_last.len() <= 1;
        self.last_person
            .filter(|_| own && alone && names::country(raw).is_some_and(|country| country != raw))
    }

    /// The company that "the company" stands for: whom the sentence before was about, or who was named last.
    fn company(&self, s: &Sheet, base: &Tokens<usize>, head: usize) -> Option<usize> {
        let plain = base.len() == 2 && s.word(base.start) == "the" && head + 1 == base.end;
        let noun = matches!(
            s.word(head),
            "company" | "firm" | "business" | "group" | "carrier" | "retailer" | "manufacturer" | "developer" | "operator" | "carmaker"
        );
        let subject = self.last_subject.as_ref().and_then(member_of);
        let is_one = |m: &usize| {
            self.members
                .get(*m)
                .is_some_and(|x| x.kind == NameKind::Organisation && is_company(&x.name))
        };
        let last = self.last_company.filter(|&(_, at)| at + NEAR >= self.sentence).map(|(m, _)| m);
        subject.filter(is_one).or(last).filter(|_| plain && noun)
    }

    /// What a source of no known kind is: one word may be a last name, more are an institution's.
    fn guess(&self, m: usize) -> SourceKind {
        let several = self.members.get(m).is_some_and(|x| x.name.contains(' '));
        if several { SourceKind::Organisation } else { SourceKind::Person }
    }

    fn holder(&self, s: &Sheet, base: &Tokens<usize>, head: usize) -> Option<usize> {
        let definite = matches!(s.word(base.start), "the" | "this")
            || s.raw(base.start).chars().next().is_some_and(char::is_uppercase) && base.len() > 1;
        let country = (base.start..head).find_map(|k| names::country(s.raw(k)));
        let owned = (base.start..head).any(|k| s.tag(k) == Tag::Clitic);
        if !definite || owned || s.tag(head) == Tag::Nouns {
            return None;
        }
        let noun = if s.word(head) == "minister" && s.word(head.wrapping_sub(1)) == "prime" {
            "prime minister"
        } else {
            s.word(head)
        };
        let plain = base.len() == 2 && head + 1 == base.end && s.tag(head) == Tag::Noun;
        let institution = || self.by_head.get(noun).copied().filter(|_| plain);
        self.by_role(noun, country).or_else(institution)
    }

    /// The unnamed source that "the people", "the official", "the sources" goes back to.
    fn introduced(&self, head: &str) -> Option<Unnamed> {
        let same = |u: &&Unnamed| u.head == head || u.head.strip_suffix('s') == Some(head) || head.strip_suffix('s') == Some(&u.head);
        let person = matches!(head, "person" | "people");
        self.last_unnamed
            .iter()
            .rev()
            .find(same)
            .or_else(|| self.last_unnamed.iter().rev().find(|u| person && u.plural == (head == "people")))
            .cloned()
    }

    fn name_of(&self, m: Option<usize>) -> Option<String> {
        m.and_then(|m| self.members.get(m)).map(|x| x.name.clone())
    }

    fn remember(&mut self, s: &Sheet, tokens: &Tokens<usize>, source: &Source) {
        let member = member_of(source);
        let head = sources::head(s, tokens);
        match source.kind {
            SourceKind::Person => self.speak_of(member),
            SourceKind::Organisation | SourceKind::Outlet => self.last_organisation = member.or(self.last_organisation),
            _ => {}
        }
        let plural = s.tag(head) == Tag::Nouns
            || matches!(s.word(head), "people" | "some" | "many" | "several" | "police")
            || tokens.clone().any(|k| s.word(k) == "and");
        if let (Some(name), false) = (&source.name, matches!(s.tag(head), Tag::Pronoun | Tag::Possessive)) {
            // "with a governor who had endorsed him", "A reporter asked Roe": the next "he" is someone else.
            let spoke = !(tokens.start > s.body && s.tag(tokens.start - 1) == Tag::Preposition) && s.word(tokens.end) != "asked";
            let unnamed = Unnamed {
                kind: source.kind,
                name: name.clone(),
                head: s.word(head).to_owned(),
                plural,
                pronoun: names::spoken_of(s.word(head)),
                spoke: spoke.then_some(self.sentence),
                new: source.kind == SourceKind::Anonymous || matches!(s.word(tokens.start), "a" | "an" | "one" | "another"),
            };
            if matches!(source.kind, SourceKind::Role | SourceKind::Anonymous) && !plural {
                self.last_role = Some(unnamed.clone());
            }
            if plural || source.kind == SourceKind::Organisation {
                self.last_group = Some(unnamed.clone());
            }
            if source.kind == SourceKind::Anonymous {
                if self.last_unnamed.len() >= UNNAMED {
                    self.last_unnamed.remove(0);
                }
                self.last_unnamed.push(unnamed);
            }
        }
        self.last_speaker = Some(source.clone());
    }

    /// The report's entities in order of their first mention, and the id of each member.
    pub(crate) fn entities(mut self) -> (Vec<Entity>, Vec<Option<String>>) {
        for member in &mut self.members {
            // An office is followed to its holder after the names of its sentence: mentions come out of order.
            order::ranges(&mut member.mentions);
            member.mentions.dedup_by(|later, earlier| earlier.overlaps(*later));
        }
        let mut ids = vec![None; self.members.len()];
        let mut mentioned: Vec<(usize, Member)> = self.members.into_iter().enumerate().collect();
        mentioned.retain(|(_, member)| !member.mentions.is_empty());
        order::by_key(&mut mentioned, |(_, member)| {
            member.mentions.first().map_or(usize::MAX, |r| r.start)
        });
        let entities = mentioned
            .into_iter()
            .enumerate()
            .map(|(n, (m, member))| {
                let id = format!("e{}", n + 1);
                if let Some(place) = ids.get_mut(m) {
                    *place = Some(id.clone());
                }
                let kind = match member.kind {
                    NameKind::Person => EntityKind::Person,
                    NameKind::Organisation | NameKind::Outlet => EntityKind::Organisation,
                    NameKind::Place => EntityKind::Place,
                    NameKind::Thing | NameKind::Other => EntityKind::Other,
                };
                Entity {
                    id,
                    name: member.name,
                    kind,
                    mentions: member.mentions,
                }
            })
            .collect();
        (entities, ids)
    }
}

/// True where a comma stands before the name at `at`, common nouns between: "His opponent, retired captain Jane Roe".
fn opens_apposition(s: &Sheet, start: usize, at: usize) -> bool {
    let joins = |k: usize| {
        matches!(
            s.tag(k),
            Tag::Noun | Tag::Adjective | Tag::Name | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbBase
        )
    };
    let before = (start + 1..at).rev().take(6).find(|&k| !joins(k));
    before.is_some_and(|k| s.is_mark(k, ","))
}

/// The person whom a phrase names at its end, after a description that a tagger breaks up: "European Union foreign policy
/// chief Jane Roe", "Superintendent of Police (Holm) Jane Roe, IPS".
fn described(s: &Sheet, tokens: &Tokens<usize>, names: &[Name], members: &[Option<usize>]) -> Option<usize> {
    let joins = |k: usize| {
        matches!(
            s.tag(k),
            Tag::Noun | Tag::Adjective | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::VerbParticiple
        ) || matches!(s.word(k), "(" | ")" | ".")
            || k > 0 && s.word(k) == "of" && s.tag(k + 1) == Tag::Name && names::is_title(s.word(k - 1))
    };
    let person = |n: &(&Name, &Option<usize>)| n.0.kind == NameKind::Person && tokens.contains(&n.0.tokens.start) && !n.0.own.is_empty();
    let (name, m) = names.iter().zip(members).find(person)?;
    let at = name.tokens.start;
    let ends = name.tokens.end >= tokens.end || matches!(s.word(name.tokens.end), "," | "(");
    (at > tokens.start && ends && (tokens.start..at).all(joins)).then_some(*m).flatten()
}

/// What stands before "herself": a name or a noun.
fn before_reflexive(s: &Sheet, tokens: &Tokens<usize>) -> Option<Tokens<usize>> {
    let last = tokens.end.checked_sub(1)?;
    let reflexive = matches!(s.word(last), "himself" | "herself" | "itself" | "themselves");
    let nominal = last > s.body && matches!(s.tag(last - 1), Tag::Name | Tag::Noun | Tag::Nouns);
    if !(reflexive && nominal) {
        return None;
    }
    if tokens.len() > 1 {
        return Some(tokens.start..last);
    }
    super::phrases::noun_phrase_before(s, last)
}

/// "…, she said.": after what is said, and not after a clause that leads to it: "When Roe left, she said …"
fn is_aside(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let comma = tokens.start > s.body && (s.is_mark(tokens.start - 1, ",") || s.is_quote_mark(tokens.start - 1));
    let led = matches!(s.tag(s.body), Tag::VerbIng | Tag::VerbParticiple)
        || matches!(s.word(s.body), "when" | "while" | "after" | "before" | "as" | "once");
    let verb = (tokens.end..tokens.end + 4).find(|&k| s.is_finite(k)).unwrap_or(tokens.end);
    comma && (!led || matches!(s.word(verb + 1), "," | "." | ""))
}

/// Where the author of a document is named: "by" in "a survey carried out by the council", not in "released by the council".
fn author(s: &Sheet, tokens: &Tokens<usize>, head: usize) -> Option<usize> {
    let by = (head + 1..tokens.end).find(|&k| sources::is_document(s, head) && matches!(s.word(k), "by" | "from"))?;
    let seen = matches!(
        s.word(by - 1),
        "obtained" | "seen" | "reviewed" | "leaked" | "cited" | "quoted" | "handed"
    );
    // Whoever has a name may have written what it released.
    let passed_on = matches!(s.word(by - 1), "released" | "shared" | "provided") && s.tag(by + 2) != Tag::Name;
    (!seen && !passed_on).then_some(by)
}

/// The age in "Jane Roe, 29, " and "29-year-old Jane Roe".
fn age<'a>(s: &'a Sheet, name: &Name) -> Option<&'a str> {
    let after = s.is_mark(name.tokens.end, ",") && s.tag(name.tokens.end + 1) == Tag::Number && s.word(name.tokens.end + 1).len() < 4;
    if after {
        return Some(s.word(name.tokens.end + 1));
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

/// True for an institution that may be called a company: no ministry and no acronym.
fn is_company(name: &str) -> bool {
    let public = matches!(
        head_word(name),
        "Ministry"
            | "Department"
            | "Council"
            | "Commission"
            | "Police"
            | "Court"
            | "Union"
            | "Party"
            | "University"
            | "School"
            | "Office"
            | "Government"
            | "Authority"
            | "Agency"
            | "Board"
            | "Committee"
            | "House"
            | "Senate"
            | "Congress"
            | "Parliament"
            | "Hospital"
            | "Trust"
            | "Reserve"
            | "Nations"
            | "Convention"
            | "Conference"
            | "Army"
            | "Navy"
    );
    !public && name.chars().any(char::is_lowercase)
}

/// How far before "he said" one looks for "him".
const TOLD: usize = 24;

/// True where the sentence spoke of the same person before, as one who was told: "told him …, | he said".
fn is_told(s: &Sheet, at: usize, pronoun: Pronoun) -> bool {
    let last = at > s.body && s.is_mark(at - 1, ",");
    let object = |k: usize| matches!(s.word(k), "him" | "her") && s.tag(k) == Tag::Pronoun && Pronoun::of(s.word(k)) == Some(pronoun);
    last && (at.saturating_sub(TOLD).max(s.body + 1)..at).any(|k| object(k) && s.is_finite(k - 1) && !s.is_quoted(k))
}

/// The document that the first verb of a sentence has for its object: "read a statement on his behalf".
fn document_read(s: &Sheet, verb: usize) -> Option<String> {
    let object = super::phrases::base_phrase(s, verb + 1, s.len());
    let head = sources::head(s, &object);
    let name = || without_article(s.span(object.start, object.end).of(s.text));
    (!object.is_empty() && s.tag(head) == Tag::Noun && sources::is_document(s, head)).then(name)
}

/// "Ministry" of "Ministry of Mines", "Council" of "Holm City Council".
fn head_word(name: &str) -> &str {
    let core = [" of ", " for "]
        .iter()
        .fold(name, |name, link| name.split(link).next().unwrap_or(name));
    core.rsplit(' ').next().unwrap_or(core)
}

/// "another", "a third": someone who is told from others by number alone.
fn is_another(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let last = s.word(tokens.end.saturating_sub(1));
    match tokens.len() {
        1 => matches!(last, "another" | "one"),
        2 => {
            matches!(s.word(tokens.start), "a" | "the" | "yet")
                && matches!(last, "second" | "third" | "fourth" | "fifth" | "another" | "other")
        }
        _ => false,
    }
}

/// The member that a source of the cast's is.
fn member_of(source: &Source) -> Option<usize> {
    source.entity.as_ref().and_then(|e| e.parse().ok())
}

trait LastRange {
    fn contains_at_end(&self, range: Range) -> bool;
}

impl LastRange for Vec<Range> {
    /// True where the last mention already covers the range.
    fn contains_at_end(&self, range: Range) -> bool {
        self.last().is_some_and(|l| l.overlaps(range))
    }
}

/// "the White House" is the White House; "The sources" are sources.
fn without_article(phrase: &str) -> String {
    let rest = ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|a| phrase.strip_prefix(a))
        .unwrap_or(phrase);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}
