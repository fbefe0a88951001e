//! Names: runs of proper nouns, with the titles before them taken off, and what kind of thing each names.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::sheet::Sheet;
use super::sources::{self, NounKind};
use crate::lexicon::{self, Table};
use crate::tagger::Tag;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameKind {
    Person,
    Organisation,
    Outlet,
    Place,
    /// A ship, a prize, a law: no person, whatever its name looks like.
    Thing,
    Other,
}

/// A name in a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// All of it, titles included.
    pub tokens: Tokens<usize>,
    /// The name without titles; empty for "US President" alone.
    pub own: Tokens<usize>,
    pub kind: NameKind,
    /// "president", "chancellor": the office that a title gives.
    pub role: Option<&'static str>,
    /// The country that a title names: "Ukrainian President …".
    pub country: Option<&'static str>,
}

struct Lexicons {
    titles: Table,
    /// Demonyms, capitals and other names of a country.
    places: Table,
    /// Other places.
    regions: Table,
    /// Given names, and how one speaks of who has one.
    given: Table,
    /// The same for words before a name.
    persons: Table,
    /// Any name of an outlet or institution, to the first of its names.
    outlets: Table,
    organisations: Table,
    heads: Table,
    /// Words that end the names of papers and stations.
    outlet_heads: Table,
    /// Words before a place's name that make no institution of it: northern, greater.
    qualifiers: Table,
    /// Those of `heads` that are surnames too.
    surnames: Table,
    /// Words at an end of a company's name that say what form it has in law.
    forms: Table,
    /// Words at an end of the names of places and things.
    things: Vec<Thing>,
}

/// A word at an end of the names of places and things: "Santa Lucia" is a ship where "MV" stands before it.
struct Thing {
    word: &'static str,
    first: bool,
    kind: NameKind,
}

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| {
    let aliases = |list: &'static str| {
        let pairs = lexicon::entries(list).filter(|l| !l.starts_with(['*', '=', '~'])).flat_map(|line| {
            let first = line.split('\t').next().unwrap_or_default().trim();
            line.split('\t').map(move |name| (name.trim(), first))
        });
        Table::new(pairs.collect())
    };
    let starred = |list: &'static str, star: &'static str| {
        let heads = lexicon::entries(list).filter_map(move |l| l.strip_prefix(star));
        Table::new(heads.map(|head| (head, "")).collect())
    };
    let heads = |list| starred(list, "* ");
    let organisations = lexicon::list!("../../data/organisations.txt");
    let outlets = lexicon::list!("../../data/outlets.txt");
    let regions = lexicon::list!("../../data/regions.txt");
    Lexicons {
        titles: lexicon::table(lexicon::list!("../../data/titles.txt")),
        places: aliases(lexicon::list!("../../data/places.txt")),
        regions: aliases(regions),
        given: lexicon::table(lexicon::list!("../../data/given-names.txt")),
        persons: lexicon::table(lexicon::list!("../../data/persons.txt")),
        outlets: aliases(outlets),
        organisations: aliases(organisations),
        heads: {
            let heads = lexicon::entries(organisations).filter_map(|l| l.strip_prefix("* ").or_else(|| l.strip_prefix("~ ")));
            Table::new(heads.map(|head| (head, "")).collect())
        },
        surnames: starred(organisations, "~ "),
        outlet_heads: heads(outlets),
        qualifiers: heads(regions),
        forms: starred(organisations, "= "),
        things: lexicon::entries(lexicon::list!("../../data/things.txt"))
            .filter_map(thing)
            .collect(),
    }
});

fn thing(line: &'static str) -> Option<Thing> {
    let mut fields = line.split('\t');
    let (word, place, kind) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Thing {
        word,
        first: place == "first",
        kind: if kind == "place" { NameKind::Place } else { NameKind::Thing },
    })
}

/// What the words at the ends of a name make of it, where that is a place or a thing.
fn thing_of(s: &Sheet, tokens: &Tokens<usize>) -> Option<NameKind> {
    let ends = |t: &&Thing| s.raw(if t.first { tokens.start } else { tokens.end - 1 }) == t.word;
    let own = LEXICONS.things.iter().find(ends).filter(|_| tokens.len() > 1);
    own.map(|t| t.kind)
}

/// The country that a name or a demonym stands for.
pub(crate) fn country(word: &str) -> Option<&'static str> {
    LEXICONS.places.get(word)
}

/// The first name of an outlet or institution that goes by several: FT, Financial Times.
pub(crate) fn canonical(name: &str) -> Option<&'static str> {
    let l = &*LEXICONS;
    let place = l.places.get(name).filter(|_| name.chars().all(|c| c.is_uppercase() || c == '.'));
    l.outlets.get(name).or_else(|| l.organisations.get(name)).or(place)
}

/// True for a common given name.
pub(crate) fn is_given(word: &str) -> bool {
    LEXICONS.given.contains(word) || is_shouted(word) && LEXICONS.given.contains(titled(word).as_str())
}

/// The names of a sentence, in order.
pub(crate) fn find(s: &Sheet) -> Vec<Name> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < s.len() {
        if !starts(s, i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while end < s.len() && end - i < 12 {
            if continues(s, end) {
                end += 1;
            } else if title(s, end - 1).is_some_and(|t| t.words == 2) && continues(s, end + 1) {
                // "Sen. Bernie Sanders": the stop is the title's.
                end += 2;
            } else if is_capital_word(s, end) && LEXICONS.heads.contains(s.raw(end)) {
                end += 1;
            } else if is_capital_word(s, end) && is_capital_word(s, end + 1) && LEXICONS.heads.contains(s.raw(end + 1)) {
                end += 2;
            } else if matches!(s.raw(end), "'" | "’") && s.raw(end - 1).ends_with('s') && LEXICONS.heads.contains(s.raw(end + 1)) {
                // "Traders' Association"
                end += 2;
            } else if s.word(end) == "and" && is_one_name(s, i, end) {
                // "the Maritime and Coastguard Agency"
                end += 2;
            } else if continues(s, end + 1) && LEXICONS.heads.contains(s.raw(end + 1)) && is_capital_word(s, end) {
                // "Hill Road Primary School": a tagger takes some of its words for common ones.
                end += 2;
            } else if matches!(s.word(end), "of" | "for" | "&" | "de" | "van" | "von" | "bin" | "al") && joins(s, i, end) {
                end += if s.word(end + 1) == "the" { 3 } else { 2 };
            } else {
                break;
            }
        }
        // "Monday", "October", "May 5": a time, and no one's name.
        let is_time =
            super::times::is_zone(s.raw(i)) || super::phrases::is_time_word(s.word(i)) || is_month(s.word(i)) || is_dated(s, i, end);
        if end > i + 1 || !is_time {
            out.push(name(s, i..end.min(s.len())));
        }
        i = end;
    }
    out
}

/// A word that stands before a name.
struct Title {
    /// The role that it gives.
    role: Option<&'static str>,
    /// Its tokens: two where a stop belongs to it.
    words: usize,
}

/// The title at the token `k`.
fn title(s: &Sheet, k: usize) -> Option<Title> {
    let titles = &LEXICONS.titles;
    // "Mr." before "Mr": the stop is a part of it.
    let stopped = || s.is_mark(k + 1, ".").then(|| titles.get(&format!("{}.", s.word(k)))).flatten();
    let (role, words) = match titles.get(s.word(k)) {
        Some(role) => (role, if stopped().is_some() { 2 } else { 1 }),
        None => (stopped()?, 2),
    };
    Some(Title {
        role: Some(role).filter(|r| !r.is_empty()),
        words,
    })
}

/// Months that are hardly ever a name; "may", "april", "june" and "august" can be one.
fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january" | "february" | "march" | "july" | "september" | "october" | "november" | "december"
    )
}

/// "in May", "August 2017": months that are names too, where a date is meant.
fn is_dated(s: &Sheet, i: usize, end: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| s.word(b));
    matches!(s.word(i), "may" | "april" | "june" | "august")
        && (s.tag(end) == Tag::Number
            || matches!(
                before,
                "in" | "since" | "until" | "by" | "of" | "last" | "next" | "early" | "late" | "mid"
            ))
}

fn starts(s: &Sheet, i: usize) -> bool {
    // "IF Metall": initials that a word is spelt like, where not all is in capitals; "9 AM" is a time.
    let capitals = |k: usize| s.raw(k).chars().all(char::is_uppercase);
    let spelt = || s.raw(i).len() == 2 && capitals(i) && continues(s, i + 1) && !capitals(i + 1);
    let initials = || i > s.body && spelt() && s.tag(i - 1) != Tag::Number && !capitals(i - 1);
    // "Prof. Jane Roe", whatever the title was taken for.
    let titled = || title(s, i).is_some_and(|t| t.words == 2) && continues(s, i + 2);
    // "the opposition Progress Party"
    let led = || i > s.body && is_capital_word(s, i) && continues(s, i + 1) && LEXICONS.heads.contains(s.raw(i + 1));
    (s.tag(i) == Tag::Name
        || led()
        || initials()
        || titled()
        || (s.tag(i) != Tag::Mark && LEXICONS.outlets.contains(s.raw(i)) && i > s.body))
        && s.raw(i).chars().next().is_some_and(char::is_uppercase)
}

fn continues(s: &Sheet, i: usize) -> bool {
    s.tag(i) == Tag::Name && s.raw(i).chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// True where "and" at `and` joins words of one institution's name that begins at `start`.
fn is_one_name(s: &Sheet, start: usize, and: usize) -> bool {
    let l = &*LEXICONS;
    let word = s.raw(start);
    let free = !l.heads.contains(word) && !l.outlets.contains(word) && !l.organisations.contains(word) && !l.outlet_heads.contains(word);
    let end = (and + 1..and + 4).find(|&k| !continues(s, k)).unwrap_or(and + 4);
    let bare = and == start + 1 && free && !l.places.contains(word) && !word.ends_with('s');
    bare && start > s.body && s.word(start - 1) == "the" && end > and + 2 && l.heads.contains(s.raw(end - 1))
}

/// "Clear Arle, a campaign group, …": what a name is, as the words after it say.
fn explained(s: &Sheet, end: usize) -> Option<NounKind> {
    const NEAR: usize = 8;
    let article = s.is_mark(end, ",") && matches!(s.word(end + 1), "a" | "an" | "the");
    let phrase = super::phrases::base_phrase(s, end + 1, s.len().min(end + NEAR));
    let last = phrase
        .end
        .checked_sub(1)
        .filter(|&k| article && k > end + 1 && s.tag(k) == Tag::Noun)?;
    sources::any_kind(s.word(last))
}

/// A common word written with a capital.
fn is_capital_word(s: &Sheet, i: usize) -> bool {
    let common = matches!(s.tag(i), Tag::Adjective | Tag::Noun | Tag::Nouns | Tag::Other | Tag::VerbIng);
    common && s.raw(i).chars().next().is_some_and(char::is_uppercase)
}

/// "Bank of England", "Joint Chiefs of Staff", "Procter & Gamble", "Ursula von der Leyen".
fn joins(s: &Sheet, start: usize, at: usize) -> bool {
    let next = if s.word(at + 1) == "the" { at + 2 } else { at + 1 };
    if !continues(s, next) {
        return false;
    }
    match s.word(at) {
        "of" | "for" => (start..at).any(|k| {
            LEXICONS.heads.contains(s.raw(k))
                || matches!(
                    s.raw(k),
                    "Ministry" | "House" | "Coalition" | "Republic" | "Secretary" | "Cabinet" | "State"
                )
        }),
        _ => true,
    }
}

fn name(s: &Sheet, tokens: Tokens<usize>) -> Name {
    let l = &*LEXICONS;
    let text = |r: &Tokens<usize>| s.span(r.start, r.end).of(s.text);
    let whole = text(&tokens);
    let known = |name: &str| {
        if l.outlets.contains(name) {
            Some(NameKind::Outlet)
        } else if l.organisations.contains(name) {
            Some(NameKind::Organisation)
        } else if l.places.contains(name) || l.regions.contains(name) {
            Some(NameKind::Place)
        } else {
            None
        }
    };
    if let Some(kind) = known(whole) {
        return Name {
            own: tokens.clone(),
            tokens,
            kind,
            role: None,
            country: None,
        };
    }
    // "The Halden Courier Ltd.", "BBC Inc": the paper, whatever company it is.
    let bare = tokens.start..tokens.end - 1;
    let before = tokens.start.checked_sub(1);
    let in_article = before.is_some_and(|b| s.word(b) == "the");
    if !bare.is_empty() && l.forms.contains(s.raw(bare.end)) {
        let outlet = known(text(&bare)) == Some(NameKind::Outlet) || in_article && l.outlet_heads.contains(s.raw(bare.end - 1));
        return Name {
            own: if outlet { bare } else { tokens.clone() },
            tokens,
            kind: if outlet { NameKind::Outlet } else { NameKind::Organisation },
            role: None,
            country: None,
        };
    }
    let last = s.raw(tokens.end - 1);
    let found = tokens.clone().rev().find_map(|k| title(s, k).map(|t| (k, t)));
    // "Danielle Steel": a surname too.
    let surname = tokens.len() == 2 && l.surnames.contains(last) && l.given.contains(s.raw(tokens.start));
    let organisation = l.heads.contains(last) && !surname
        || tokens
            .clone()
            .skip(1)
            .any(|k| matches!(s.word(k), "of" | "for") && l.heads.contains(s.raw(k - 1)));
    // "Prime Minister Keir Starmer", "Reporters wrote to Senator Roe": what stands after the last title is the name.
    // "Stephen King": after a given name it is a surname.
    let surname = |k: usize| k + 1 == tokens.end && k > tokens.start && l.given.contains(s.raw(tokens.start));
    if let Some((title, Title { role, words })) = found.filter(|(k, _)| !organisation && !surname(*k)) {
        let prime = s.word(tokens.start.max(title.saturating_sub(1))) == "prime";
        let role = if prime { Some("prime minister") } else { role };
        let before = tokens.start.checked_sub(1).filter(|&b| s.tag(b) == Tag::Adjective);
        let country = before.into_iter().chain(tokens.start..title).find_map(|k| country(s.raw(k)));
        let own = (title + words).min(tokens.end)..tokens.end;
        let kind = if own.is_empty() && role.is_none() {
            NameKind::Other
        } else {
            NameKind::Person
        };
        return Name {
            tokens,
            own,
            kind,
            role,
            country,
        };
    }
    // "Councillor Ann Thorley", "Fisherman Bert Loame": a trade before two names.
    let first = s.word(tokens.start);
    if tokens.len() == 3
        && !organisation
        && !l.given.contains(s.raw(tokens.start))
        && l.given.contains(s.raw(tokens.start + 1))
        && matches!(sources::any_kind(first), Some(NounKind::Role | NounKind::Official | NounKind::Kept))
    {
        return Name {
            own: tokens.start + 1..tokens.end,
            tokens,
            kind: NameKind::Person,
            role: None,
            country: None,
        };
    }
    // "president Jane Roe", "spokesman John Doe": the title may be a common noun.
    let role = before.and_then(|b| l.titles.get(s.word(b))).filter(|r| !r.is_empty());
    let country = before.and_then(|b| b.checked_sub(1)).and_then(|b| country(s.raw(b)));
    let words = tokens.len();
    let plain = tokens
        .clone()
        .all(|k| s.raw(k).chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')));
    let shouted = last.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    // "the Courier", "The Saltmarsh Courier": with its article, for people may be called so too.
    let outlet = l.outlet_heads.contains(last) && in_article;
    // "the union IF Metall", "carmaker Nordvik", "the newspaper Dagens Post"
    let called = before.filter(|&b| s.tag(b) == Tag::Noun).and_then(|b| sources::any_kind(s.word(b)));
    let called = called.or_else(|| explained(s, tokens.end));
    let kind = if outlet || called == Some(NounKind::Outlet) {
        NameKind::Outlet
    } else if organisation {
        NameKind::Organisation
    } else if role.is_some() || words <= 4 && plain && (words > 1 || !shouted) && is_given(s.raw(tokens.start)) {
        NameKind::Person
    } else if let Some(thing) = thing_of(s, &tokens) {
        thing
    } else if called == Some(NounKind::Organisation) || words == 1 && shouted && last.len() >= 2 {
        NameKind::Organisation
    } else if (2..=3).contains(&words) && (l.places.contains(last) || l.regions.contains(last)) {
        // "Sport England", "Greater Manchester"
        if l.qualifiers.contains(s.raw(tokens.start)) {
            NameKind::Place
        } else {
            NameKind::Organisation
        }
    } else if (2..=3).contains(&words) && plain && before.is_some_and(|b| is_placed(s, b)) && s.tag(tokens.end) != Tag::Clitic {
        // "In Tenbury Wells"
        NameKind::Place
    } else if (2..=4).contains(&words) && plain && !shouted && country_free(s, &tokens) {
        NameKind::Person
    } else if words == 1 && before.is_some_and(|b| is_placed(s, b)) {
        NameKind::Place
    } else {
        NameKind::Other
    };
    Name {
        own: tokens.clone(),
        tokens,
        kind,
        role,
        country,
    }
}

/// A person's name that stands all in capitals, as people write it: MICK GAFFNEY is Mick Gaffney.
pub(crate) fn unshouted(s: &Sheet, name: &Name) -> Option<String> {
    let shouted = name.kind == NameKind::Person && name.own.len() > 1 && name.own.clone().all(|k| is_shouted(s.raw(k)));
    shouted.then(|| name.own.clone().map(|k| titled(s.raw(k))).collect::<Vec<_>>().join(" "))
}

fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// "MICK" as "Mick"; "O'NEILL" as "O'Neill".
fn titled(word: &str) -> String {
    let mut first = true;
    let letter = |c: char| {
        let opens = std::mem::replace(&mut first, !c.is_alphabetic());
        if opens { c } else { c.to_lowercase().next().unwrap_or(c) }
    };
    word.chars().map(letter).collect()
}

/// How one speaks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
}

impl Pronoun {
    /// The pronoun of a word: "him", "herself".
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "he" | "his" | "him" | "himself" => Some(Self::He),
            "she" | "her" | "hers" | "herself" => Some(Self::She),
            _ => None,
        }
    }
}

/// How one speaks of who has the name, where a word before it or the given name tells: "Ms Roe", "Jane Roe".
pub(crate) fn pronoun(s: &Sheet, name: &Name) -> Option<Pronoun> {
    let l = &*LEXICONS;
    let titles = name.tokens.start.saturating_sub(1)..name.own.start;
    let told = titles.rev().find_map(|k| l.persons.get(s.word(k)));
    let given = (name.own.len() > 1).then(|| l.given.get(s.raw(name.own.start))).flatten();
    told.or(given).and_then(Pronoun::of)
}

/// How one speaks of a person whom a noun names: "the spokeswoman".
pub(crate) fn spoken_of(noun: &str) -> Option<Pronoun> {
    LEXICONS.persons.get(noun).and_then(Pronoun::of)
}

/// True for a name that is a place's, or that stands where a place's does: "in Port Hollin".
pub(crate) fn is_place(s: &Sheet, name: &Name) -> bool {
    let whole = s.span(name.tokens.start, name.tokens.end).of(s.text);
    name.kind == NameKind::Place
        || LEXICONS.places.contains(whole)
        || LEXICONS.regions.contains(whole)
        || name
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|before| is_placed(s, before) || matches!(s.word(before), "of" | "from" | "to"))
}

/// "in Mecca", "near Holmvik": what follows a preposition of place, but for "in Bitcoin" and the like there is no help.
fn is_placed(s: &Sheet, before: usize) -> bool {
    matches!(s.word(before), "in" | "near" | "outside" | "across" | "throughout")
}

/// No word of the name is a country's or a month's.
fn country_free(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    tokens
        .clone()
        .all(|k| country(s.raw(k)).is_none() && !super::phrases::is_time_word(s.word(k)))
}

/// The office that a common noun names, and whether it may stand for a head of state or government.
pub(crate) fn role_matches(role: &str, noun: &str) -> bool {
    role == noun
        || (noun == "leader" && matches!(role, "president" | "prime minister" | "chancellor" | "king"))
        || (noun == "minister" && role == "prime minister")
}
