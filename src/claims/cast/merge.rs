//! Merges names: which member a name stands for, and what it tells of them. "Mr Trump" is Donald Trump.

use std::ops::Range as Tokens;

use super::super::names::{self, Name, NameKind, Pronoun};
use super::super::sheet::Sheet;
use super::Cast;
use super::institutions::is_company;
use super::member::Member;
use super::words::head_word;

/// No name has more bytes: it stands in every claim of whom it names.
const LONGEST_NAME: usize = 300;

/// So many holders of one office are remembered.
const HOLDERS: usize = 16;

/// Memory of persons with one last name.
const NAMESAKES: usize = 8;

/// Memory of words before one person's name.
const TITLES: usize = 8;

/// A name as it stands in the text.
struct Called<'a> {
    /// Without titles, as people write it.
    full: &'a str,
    last: &'a str,
    kind: NameKind,
    /// How one speaks of the person, where a title or the given name tells.
    pronoun: Option<Pronoun>,
    titles: Vec<String>,
}

impl Cast {
    /// The member that a name stands for, a new one where nobody goes by it yet. `None` for an office of nobody known.
    pub(super) fn member(&mut self, s: &Sheet, name: &Name) -> Option<usize> {
        let m = if name.own.is_empty() {
            self.by_title_alone(s, name)?
        } else {
            self.by_own_name(s, name)?
        };
        self.mention(m, s.span(name.tokens.start, name.tokens.end));
        Some(m)
    }

    /// Whom a title without a name stands for.
    fn by_title_alone(&self, s: &Sheet, name: &Name) -> Option<usize> {
        let noun = s.word(name.tokens.end - 1);
        // "Baron said", after Martin Baron was named.
        let surname = name.tokens.len() == 1 && s.word(name.tokens.start.wrapping_sub(1)) != "the";
        let last = || self.namesake(s.raw(name.tokens.start), None, &[]).filter(|_| surname);
        last().or_else(|| self.by_role(noun, name.country))
    }

    fn by_own_name(&mut self, s: &Sheet, name: &Name) -> Option<usize> {
        let own = s.span(name.own.start, name.own.end).of(s.text);
        if own.len() > LONGEST_NAME {
            return None;
        }
        let spoken = names::unshouted(s, name);
        let called = Called {
            full: spoken.as_deref().unwrap_or_else(|| names::canonical(own).unwrap_or(own)),
            last: spoken.as_deref().map_or(s.raw(name.own.end - 1), head_word),
            kind: name.kind,
            pronoun: names::pronoun(s, name),
            titles: names::titles(s, name),
        };
        let known = self.named(&called).or_else(|| {
            let short = self.index.shorts.get(called.full).copied();
            short
                .or_else(|| self.by_forename(s, name, &called))
                .filter(|_| !names::is_place(s, name))
        });
        let m = known.unwrap_or_else(|| self.enter(&called));
        self.rename(m, &called);
        if self.is_person(m) {
            self.take_office(m, name);
            self.list_person(m, &called);
        }
        self.list_name(m, &called);
        Some(m)
    }

    /// "Shirley", after Shirley Tunnard was named, and no other Shirley.
    fn by_forename(&self, s: &Sheet, name: &Name, called: &Called) -> Option<usize> {
        // "Prince Harry", "Maria, a nurse", "her daughter, Jane": someone who is introduced.
        let titled = name.tokens != name.own || !called.titles.is_empty() || name.role.is_some();
        let introduced = s.is_mark(name.tokens.end, ",") || name.tokens.start > s.body && s.is_mark(name.tokens.start - 1, ",");
        let person = matches!(called.kind, NameKind::Person | NameKind::Other);
        let alone = called.full == called.last && person && !titled && !introduced;
        self.index.forenames.get(called.full).copied().flatten().filter(|_| alone)
    }

    /// A new member.
    fn enter(&mut self, called: &Called) -> usize {
        let m = self.members.len();
        self.members.push(Member::new(called.full.to_owned(), called.kind));
        self.shorten(m);
        m
    }

    /// What a further name of a member tells: the kind, the name as people write it, the name in full.
    fn rename(&mut self, m: usize, called: &Called) {
        let Some(member) = self.members.get_mut(m) else { return };
        let full = called.full;
        member.pronoun = member.pronoun.or(called.pronoun);
        // A name all in capitals is taken for an organisation's, until it is met as people write it.
        let spoken = member.name != full && member.name.to_uppercase() == member.name && full.to_uppercase() == member.name;
        if member.kind == NameKind::Other || (spoken && called.kind != NameKind::Other) {
            member.kind = called.kind;
        }
        let longer = member.kind == NameKind::Person && full.len() > member.name.len() && full.ends_with(called.last);
        if spoken || longer {
            member.name = full.to_owned();
        }
    }

    /// A person holds the office that the title gives.
    fn take_office(&mut self, m: usize, name: &Name) {
        if let Some(role) = name.role
            && let Some(member) = self.members.get_mut(m)
            && let Err(place) = member.roles.binary_search(&(role, name.country))
        {
            member.roles.insert(place, (role, name.country));
            let holders = self.index.offices.entry(role).or_default();
            if !holders.contains(&m) {
                holders.push_back(m);
                if holders.len() > HOLDERS {
                    holders.pop_front();
                }
            }
        }
    }

    /// Lists a person under the last name, with the titles that go with it.
    fn list_person(&mut self, m: usize, called: &Called) {
        if let Some(member) = self.members.get_mut(m) {
            let room = TITLES.saturating_sub(member.titles.len());
            member.titles.extend(called.titles.iter().take(room).cloned());
        }
        if let Some((first, _)) = called.full.split_once(' ').filter(|(first, _)| names::is_given(first)) {
            let whose = self.index.forenames.entry(first.to_owned()).or_insert(Some(m));
            *whose = whose.filter(|&own| own == m);
        }
        let all = self.index.surnames.entry(called.last.to_owned()).or_default();
        if !all.contains(&m) && all.len() < NAMESAKES {
            all.push(m);
        }
    }

    /// Lists a member under the name, and an institution under what it is.
    fn list_name(&mut self, m: usize, called: &Called) {
        let Some(member) = self.members.get(m) else { return };
        // A last name alone is whose it is at the time.
        let alone = member.kind == NameKind::Person && member.name != called.full && called.full == called.last;
        if !alone {
            self.index.names.insert(called.full.to_owned(), m);
        }
        if member.kind == NameKind::Organisation && called.full.contains(' ') {
            self.index.heads.insert(head_word(called.full).to_lowercase(), m);
        }
    }

    /// Who goes by a name already.
    fn named(&self, called: &Called) -> Option<usize> {
        let Called { full, last, .. } = *called;
        // "Van der Laan" is a last name too.
        let particle = || {
            full.split(' ')
                .next()
                .is_some_and(|first| names::is_particle(&first.to_lowercase()))
        };
        if (full == last || particle())
            && let Some(m) = self.namesake(last, called.pronoun, &called.titles)
        {
            return Some(m);
        }
        let free = |m: &usize| called.pronoun.is_none_or(|own| self.may_be(*m, own));
        // "Haldane said", and only later "Oliver Haldane".
        let bare = || {
            let person = called.kind == NameKind::Person && full != last;
            let only = |m: &usize| self.members.get(*m).is_some_and(|x| x.kind == NameKind::Other && x.name == last);
            self.index.names.get(last).copied().filter(|m| person && only(m) && free(m))
        };
        let namesakes = || self.index.surnames.get(last).into_iter().flatten().copied();
        let exact = self.index.names.get(full).copied();
        let met = exact.filter(|m| full != last || free(m));
        met.or_else(|| namesakes().find(|m| self.same_person(*m, full) && free(m)))
            .or_else(bare)
    }

    /// Of those who bear a last name, whom it means when it stands alone: who has the title, or is spoken of most.
    pub(super) fn namesake(&self, last: &str, told: Option<Pronoun>, titles: &[String]) -> Option<usize> {
        let rank = |m: &usize| {
            let member = self.members.get(*m);
            let titled = titles.iter().any(|t| member.is_some_and(|x| x.titles.contains(t)));
            let (count, at) = member.map_or((0, 0), |x| (x.mentions.len(), x.mentions.last().map_or(0, |r| r.start)));
            (titled, count, at)
        };
        let all = self.index.surnames.get(last)?.iter().copied();
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
            // "Gazzetta" of Gazzetta del Mare; the Port Hollin Times is called after its town.
            NameKind::Outlet => name.split_once(' ').and_then(|(first, rest)| {
                let particle = rest.split(' ').next().is_some_and(names::is_particle);
                particle.then(|| first.to_owned())
            }),
            NameKind::Organisation => name
                .rsplit_once(' ')
                .map(|(short, _)| short.to_owned())
                // "Northgate" of Northgate Labs; "Oslo" of Oslo University is the town.
                .filter(|short| short.contains(' ') || is_company(name) && names::is_name_alone(short)),
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
            self.index.shorts.entry(short).or_insert(m);
        }
    }

    /// Whom a name met before stands for where a sentence begins with it, whatever the tagger took it for: "Reyes", the last
    /// name of a person, or "Great Central", short for an institution's.
    pub(super) fn known(&self, s: &Sheet, words: &Tokens<usize>) -> Option<usize> {
        if words.is_empty() || words.len() > 4 || !words.clone().all(|k| s.is_capital(k)) {
            return None;
        }
        let name = s.span(words.start, words.end).of(s.text);
        let named = self.namesake(name, None, &[]).or_else(|| self.index.names.get(name).copied());
        let m = named.or_else(|| self.index.shorts.get(name).copied())?;
        let kind = self.kind_of(m);
        let fits = kind == Some(NameKind::Person) || kind == Some(NameKind::Organisation) && words.len() > 1;
        fits.then_some(m)
    }
}
