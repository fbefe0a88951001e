//! Names: runs of proper nouns, with the titles before them taken off, and what kind of thing each names.

mod extent;

pub(crate) use self::extent::is_day_before;

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::sheet::Sheet;
use super::sources::{self, NounKind};
use super::words::{GRAMMAR, NAMES, SOURCES};
use crate::lexicon::{self, Table};
use crate::tagger::{self, Tag};

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
    /// What stands after a person's name: KC, Jr.
    honours: Table,
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
            let first = lexicon::pieces(line, b'\t').next().unwrap_or_default();
            lexicon::pieces(line, b'\t').map(move |name| (name, first))
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
    let titles = lexicon::list!("../../data/titles.txt");
    Lexicons {
        titles: lexicon::table(titles),
        honours: heads(titles),
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
    let mut fields = lexicon::pieces(line, b'\t');
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

/// True for a word that is a name and nothing else: no common word, no place, no given name.
pub(crate) fn is_name_alone(word: &str) -> bool {
    !is_known_place(word) && !is_given(word) && !tagger::is_common(word)
}

/// True for what stands in small letters within a name: "van".
pub(crate) fn is_particle(word: &str) -> bool {
    word != "&" && NAMES.joiner.contains(word)
}

/// "al-Shaer": a last name that begins with its article.
pub(crate) fn has_particle(word: &str) -> bool {
    let parts = word.split_once('-').filter(|(article, _)| NAMES.article.contains(article));
    parts.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// "Umm", "Abu": parent of whom the next word names.
pub(crate) fn is_kunya(word: &str) -> bool {
    NAMES.kunya.contains(word)
}

/// True for a paper, an agency or a station of the list.
pub(crate) fn is_outlet(name: &str) -> bool {
    LEXICONS.outlets.contains(name)
}

/// True for a place of the lists.
pub(crate) fn is_known_place(name: &str) -> bool {
    LEXICONS.places.contains(name) || LEXICONS.regions.contains(name)
}

/// True for an institution of the list.
pub(crate) fn is_listed(name: &str) -> bool {
    LEXICONS.organisations.contains(name)
}

/// True for an institution, a paper or a place of the lists, also all in capitals.
pub(crate) fn is_known(name: &str) -> bool {
    let known = |name: &str| is_outlet(name) || is_listed(name) || is_known_place(name);
    known(name) || is_shouted(name) && known(&titled(name))
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
        if !extent::starts(s, i) {
            i += 1;
            continue;
        }
        let end = extent::end(s, i);
        if extent::is_name(s, i, end) {
            out.push(name(s, i..end));
        }
        i = end;
    }
    out
}

/// Who a turn of a talk begins with: "MS BYRON"; not "CHAIR", who is no name, nor "NASA", who is no person.
pub(crate) fn speaker(s: &Sheet, label: Tokens<usize>) -> Option<Name> {
    let title = title(s, label.start);
    let start = label.start + title.as_ref().map_or(0, |t| t.words);
    let last = label.end.checked_sub(1).filter(|&last| last >= start)?;
    let alone = start == last && title.is_none();
    let kind = sources::any_kind(s.word(last)).filter(|_| alone);
    let office = matches!(kind, Some(NounKind::Role | NounKind::Official | NounKind::Kept | NounKind::Group));
    (!office && !is_known(s.span(start, label.end).of(s.text))).then(|| Name {
        own: start..label.end,
        tokens: label,
        kind: NameKind::Person,
        role: title.and_then(|t| t.role),
        country: None,
    })
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
    // "Mayor-elect Jane Roe"
    let word = s.word(k).strip_suffix("-elect").unwrap_or(s.word(k));
    let (role, words) = match titles.get(word) {
        Some(role) => (role, if stopped().is_some() { 2 } else { 1 }),
        None => (stopped()?, 2),
    };
    Some(Title {
        role: Some(role).filter(|r| !r.is_empty()),
        words,
    })
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

/// "His record label, Crown Harbor, …": what a name is, as the words before it say that begin the sentence.
fn apposed(s: &Sheet, tokens: &Tokens<usize>) -> Option<NounKind> {
    const NEAR: usize = 5;
    let comma = tokens
        .start
        .checked_sub(1)
        .filter(|&k| k > s.body && s.is_mark(k, ",") && s.is_mark(tokens.end, ","))?;
    let phrase = super::phrases::base_phrase(s, s.body, comma);
    let whole = phrase.end == comma && (2..NEAR).contains(&phrase.len()) && s.tag(comma - 1) == Tag::Noun;
    sources::any_kind(s.word(comma - 1)).filter(|kind| whole && *kind == NounKind::Organisation)
}

fn name(s: &Sheet, tokens: Tokens<usize>) -> Name {
    let plain = |kind| Name {
        own: tokens.clone(),
        tokens: tokens.clone(),
        kind,
        role: None,
        country: None,
    };
    if let Some(kind) = known(s, &tokens) {
        return plain(kind);
    }
    company(s, &tokens)
        .or_else(|| described(s, &tokens))
        .or_else(|| after_department(s, &tokens))
        .or_else(|| titled_name(s, &tokens))
        .or_else(|| traded(s, &tokens))
        .unwrap_or_else(|| {
            let own = without_honours(s, &tokens);
            // "president Jane Roe", "spokesman John Doe": the title may be a common noun.
            let before = tokens.start.checked_sub(1);
            let role = before.and_then(|b| LEXICONS.titles.get(s.word(b))).filter(|r| !r.is_empty());
            Name {
                kind: kind(s, &own, role),
                country: before.and_then(|b| b.checked_sub(1)).and_then(|b| country(s.raw(b))),
                own,
                role,
                ..plain(NameKind::Other)
            }
        })
}

/// The kind of a name that the lists hold.
fn known(s: &Sheet, tokens: &Tokens<usize>) -> Option<NameKind> {
    let (l, name) = (&*LEXICONS, s.span(tokens.start, tokens.end).of(s.text));
    if l.outlets.contains(name) {
        Some(NameKind::Outlet)
    } else if l.organisations.contains(name) {
        Some(NameKind::Organisation)
    } else {
        let place = l.places.contains(name) || l.regions.contains(name);
        place.then_some(NameKind::Place)
    }
}

/// "The Halden Courier Ltd.", "BBC Inc": the paper, whatever company it is.
fn company(s: &Sheet, tokens: &Tokens<usize>) -> Option<Name> {
    let bare = tokens.start..tokens.end - 1;
    if bare.is_empty() || !LEXICONS.forms.contains(s.raw(bare.end)) {
        return None;
    }
    let paper = in_article(s, tokens) && LEXICONS.outlet_heads.contains(s.raw(bare.end - 1));
    let outlet = paper || known(s, &bare) == Some(NameKind::Outlet);
    Some(Name {
        own: if outlet { bare } else { tokens.clone() },
        tokens: tokens.clone(),
        kind: if outlet { NameKind::Outlet } else { NameKind::Organisation },
        role: None,
        country: None,
    })
}

/// "Brokerage Lindqvist Partners", at a sentence's beginning: what an institution is goes before its name.
fn described(s: &Sheet, tokens: &Tokens<usize>) -> Option<Name> {
    let own = tokens.start + 1..tokens.end;
    let word = s.word(tokens.start);
    let kind = || sources::any_kind(word) == Some(NounKind::Organisation) && !LEXICONS.heads.contains(s.raw(tokens.start));
    let noun = SOURCES.firm.contains(word) || kind();
    let opens = tokens.start == s.body && own.len() > 1 && is_institution(s, &own);
    (noun && opens).then(|| Name {
        own,
        tokens: tokens.clone(),
        kind: NameKind::Organisation,
        role: None,
        country: None,
    })
}

/// True for one who heads what "for" and "of" name after it; a spokesman does not.
pub(crate) fn heads_department(word: &str) -> bool {
    matches!(word, "minister" | "secretary" | "commissioner")
}

/// "Minister for Transport Aoife Roe": the department goes before the name.
fn after_department(s: &Sheet, tokens: &Tokens<usize>) -> Option<Name> {
    let of = tokens
        .start
        .checked_sub(1)
        .filter(|&k| k > s.body.saturating_sub(1) && matches!(s.word(k), "for" | "of"))?;
    let office = title(s, of.checked_sub(1)?).filter(|_| tokens.len() > 2 && heads_department(s.word(of - 1)))?;
    let own = tokens.clone().skip(1).find(|&k| is_given(s.raw(k))).unwrap_or(tokens.end - 2)..tokens.end;
    let named = own.len() > 1 && own.clone().all(|k| s.is_capital(k));
    (named && !is_institution(s, tokens)).then(|| Name {
        own,
        tokens: tokens.clone(),
        kind: NameKind::Person,
        role: office.role,
        country: None,
    })
}

/// "the Courier", "The Saltmarsh Courier": with its article, for people may be called so too.
fn in_article(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    tokens.start.checked_sub(1).is_some_and(|b| s.word(b) == "the")
}

/// A name without what stands after it: "Jane Roe KC", "John Doe Jr".
fn without_honours(s: &Sheet, tokens: &Tokens<usize>) -> Tokens<usize> {
    let honours = tokens
        .clone()
        .rev()
        .take_while(|&k| k > tokens.start && LEXICONS.honours.contains(s.raw(k)))
        .count();
    let own = tokens.start..tokens.end - honours;
    // "Halden IPS" may be anything.
    if own.len() > 1 { own } else { tokens.clone() }
}

/// True where the words at a name's ends make an institution of it.
fn is_institution(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let l = &*LEXICONS;
    let last = s.raw(tokens.end - 1);
    // "Danielle Steel": a surname too.
    let surname = tokens.len() == 2 && l.surnames.contains(last) && l.given.contains(s.raw(tokens.start));
    let of = |k: usize| matches!(s.word(k), "of" | "for" | "on") && l.heads.contains(s.raw(k - 1));
    l.heads.contains(last) && !surname || tokens.clone().skip(1).any(|k| of(k) || s.raw(k) == "&")
}

/// "Prime Minister Keir Starmer", "Reporters wrote to Senator Roe": what stands after the last title is the name.
fn titled_name(s: &Sheet, tokens: &Tokens<usize>) -> Option<Name> {
    let core = without_honours(s, tokens);
    // "Stephen King", "Rep. Peter T. King": after a given name it is a surname.
    let after_given = |k: usize| is_given(s.raw(k)) || s.is_mark(k, ".") && extent::is_initial(s, k - 1);
    let surname = |k: usize| k + 1 == core.end && k > core.start && (is_given(s.raw(core.start)) || after_given(k - 1));
    let titles = core.clone().rev().filter(|&k| !surname(k));
    let (title, Title { role, words }) = titles.into_iter().find_map(|k| title(s, k).map(|t| (k, t)))?;
    // "Foreign Agents Registration Act", "National Park"
    let thing = || role.is_none() && words == 1 && thing_of(s, &core).is_some() && tagger::is_common(s.word(title));
    if is_institution(s, tokens) || thing() {
        return None;
    }
    let prime = s.word(core.start.max(title.saturating_sub(1))) == "prime";
    let role = if prime { Some("prime minister") } else { role };
    let before = core.start.checked_sub(1).filter(|&b| s.tag(b) == Tag::Adjective);
    let own = (title + words).min(core.end)..core.end;
    // "Gen Z", "Gen Digital"
    if own.len() == 1 && s.word(title) == "gen" {
        return None;
    }
    Some(Name {
        tokens: tokens.clone(),
        kind: if own.is_empty() && role.is_none() {
            NameKind::Other
        } else {
            NameKind::Person
        },
        country: before.into_iter().chain(core.start..title).find_map(|k| country(s.raw(k))),
        own,
        role,
    })
}

/// "Fisherman Bert Loame": a trade or other common words before two names.
fn traded(s: &Sheet, tokens: &Tokens<usize>) -> Option<Name> {
    let given = |k: usize| LEXICONS.given.contains(s.raw(k));
    let traded = tokens.len() == 3 && is_person_noun(s.word(tokens.start)) && given(tokens.start + 1);
    // "Senate Minority Whip Jane Roe"
    let own = tokens.end.saturating_sub(2).max(tokens.start);
    let common = |k: usize| tagger::is_common(s.raw(k)) || known(s, &(k..k + 1)) == Some(NameKind::Organisation);
    let described = tokens.len() > 3 && given(own) && (tokens.start..own).all(common);
    let person = (traded || described) && !given(tokens.start) && !is_institution(s, tokens) && thing_of(s, tokens).is_none();
    let own = if person { Some(own) } else { after_trade(s, tokens) }?;
    Some(Name {
        own: own..tokens.end,
        tokens: tokens.clone(),
        kind: NameKind::Person,
        role: None,
        country: None,
    })
}

/// "Holm County Coroner John W. Roe": where the person's name begins, after a trade with more before it.
fn after_trade(s: &Sheet, tokens: &Tokens<usize>) -> Option<usize> {
    // "John Cook James Roe" may be anyone.
    let trade = |k: usize| is_person_noun(s.word(k)) && !is_given(s.raw(k - 1));
    let mut inner = tokens.start + 2..tokens.end - 1;
    inner
        .find(|&k| is_given(s.raw(k)) && trade(k - 1))
        .filter(|_| !is_institution(s, tokens))
}

/// True for a noun for one person, or several.
fn is_person_noun(word: &str) -> bool {
    matches!(sources::any_kind(word), Some(NounKind::Role | NounKind::Official | NounKind::Kept))
}

/// "the novelist Dag Ruud": a noun for one person.
fn is_trade(s: &Sheet, k: usize) -> bool {
    s.tag(k) == Tag::Noun && is_person_noun(s.word(k)) && !SOURCES.firm.contains(s.word(k))
}

/// What a name is that no list holds, before which a noun of this role stands.
fn kind(s: &Sheet, tokens: &Tokens<usize>, role: Option<&str>) -> NameKind {
    let l = &*LEXICONS;
    let (first, last, words) = (s.raw(tokens.start), s.raw(tokens.end - 1), tokens.len());
    let before = tokens.start.checked_sub(1);
    let stops = |k: usize| s.is_mark(k, ".");
    let plain = tokens
        .clone()
        .all(|k| stops(k) || s.raw(k).chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.')));
    let shouted = last.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    // "the union IF Metall", "carmaker Nordvik", "the newspaper Dagens Post"
    let noun = |b: &usize| matches!(s.tag(*b), Tag::Noun | Tag::Adjective);
    let called = before
        .filter(noun)
        .and_then(|b| sources::any_kind(s.word(b)).filter(|k| s.tag(b) == Tag::Noun || *k == NounKind::Outlet));
    // "Minera Alta, which owns the mine, said …", "according to Minera Alta, which …"; "in Arle, which …" may be a town.
    let placed = before.is_some_and(|b| s.tag(b) == Tag::Preposition && s.word(b.saturating_sub(1)) != "according");
    let which = || !placed && s.is_mark(tokens.end, ",") && s.word(tokens.end + 1) == "which";
    let apposed = apposed(s, tokens);
    let called = called
        .or_else(|| explained(s, tokens.end))
        .or(apposed)
        .or_else(|| which().then_some(NounKind::Organisation));
    let within = before
        .filter(|&b| is_placed(s, b))
        .map(|b| b.checked_sub(1).map_or("", |b| s.word(b)));
    // "published in The Lancet"
    let printed = before.filter(|_| in_article(s, tokens)).and_then(|b| b.checked_sub(2));
    let printed = printed.filter(|&b| s.word(b + 1) == "in").map(|b| s.word(b)).or(within);
    if is_dateline(s, tokens) {
        NameKind::Place
    } else if words > 1 && is_kunya(first) {
        NameKind::Person
    } else if is_paper(s, tokens) || called == Some(NounKind::Outlet) {
        NameKind::Outlet
    } else if is_institution(s, tokens) {
        NameKind::Organisation
    } else if role.is_some() || words <= 4 && plain && (words > 1 || !shouted) && is_given(first) {
        NameKind::Person
    } else if let Some(thing) = thing_of(s, tokens).filter(|_| apposed.is_none()) {
        thing
    } else if plain && !shouted && relative(s, tokens.start, tokens.end).is_some()
        || words > 1 && plain && before.is_some_and(|b| is_trade(s, b))
    {
        NameKind::Person
    } else if called == Some(NounKind::Organisation) || words == 1 && shouted && last.len() >= 2 {
        NameKind::Organisation
    } else if (2..=3).contains(&words) && (l.places.contains(last) || l.regions.contains(last)) {
        // "Sport England", "Greater Manchester"
        if l.qualifiers.contains(first) {
            NameKind::Place
        } else {
            NameKind::Organisation
        }
    } else if printed.is_some_and(|word| NAMES.print.contains(word)) {
        NameKind::Outlet
    } else if within.is_some_and(|word| NAMES.holding.contains(word)) {
        NameKind::Organisation
    } else if (2..=3).contains(&words) && plain && within.is_some() && s.tag(tokens.end) != Tag::Clitic {
        // "In Tenbury Wells"
        NameKind::Place
    } else if is_person(s, tokens) && plain && !shouted {
        // "La Liga president Jane Roe": whose president she is; "Bin Salman adviser John Doe" is another's.
        let headed = matches!(s.word(tokens.end), "president" | "chairman" | "chief") && s.is_capital(tokens.end + 1);
        if headed { NameKind::Organisation } else { NameKind::Person }
    } else if words == 1 && within.is_some() {
        NameKind::Place
    } else {
        NameKind::Other
    }
}

/// True for a name that may be a person's, whom no list knows: two to four words, the first of them no common one.
fn is_person(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let words = tokens.clone().filter(|&k| !s.is_mark(k, ".")).count();
    let last = s.raw(tokens.end - 1);
    // "Harcastle Homes", "Coastal Republicans"
    let surname = NAMES.surname.contains(last);
    let group = || sources::any_kind(s.word(tokens.end - 1)).is_some();
    let things = last.ends_with('s') && !surname && (group() || tagger::is_common(last));
    let initialled = s.is_mark(tokens.start + 1, ".");
    (2..=4).contains(&words) && country_free(s, tokens) && (initialled || !tagger::is_common(s.raw(tokens.start)) && !things)
}

/// WASHINGTON (AP) —
fn is_dateline(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let bracket = tokens.start > 0 && s.is_mark(tokens.start - 1, "(");
    tokens.end <= s.body && !bracket && tokens.clone().all(|k| is_shouted(s.raw(k)))
}

/// "the Saltmarsh Courier", "BBC Radio Humber", "NBN News", "Gazzetta del Mare".
fn is_paper(s: &Sheet, tokens: &Tokens<usize>) -> bool {
    let l = &*LEXICONS;
    let (first, last) = (s.raw(tokens.start), s.raw(tokens.end - 1));
    let named = tokens.len() > 1 && !is_given(first) && NAMES.outlet.contains(last);
    let station = tokens.len() > 1 && l.outlets.contains(first) && l.outlet_heads.contains(s.raw(tokens.start + 1));
    // "La Gazzetta del Mare"
    let own = tokens.start + usize::from(is_particle(&first.to_lowercase()));
    let joined = || own + 2 < tokens.end && s.raw(own + 1).starts_with(char::is_lowercase);
    l.outlet_heads.contains(last) && in_article(s, tokens) || named || station || l.outlet_heads.contains(s.raw(own)) && joined()
}

/// A name that stands all in capitals, as people write it: MICK GAFFNEY is Mick Gaffney, a dateline's GENEVA Geneva.
pub(crate) fn unshouted(s: &Sheet, name: &Name) -> Option<String> {
    // "JFK" is written so.
    let spoken = |word: &str| word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let person = name.kind == NameKind::Person && (name.own.len() > 1 || spoken(s.raw(name.own.start)));
    let shouted = (person || is_dateline(s, &name.own)) && name.own.clone().all(|k| is_shouted(s.raw(k)));
    shouted.then(|| name.own.clone().map(|k| titled(s.raw(k))).collect::<Vec<_>>().join(" "))
}

pub(crate) fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// A shorter word with "MC" is no Scottish name.
const MC: usize = 4;

/// "MICK" as "Mick"; "O'NEILL" as "O'Neill".
fn titled(word: &str) -> String {
    // "MCDONALD"
    let mc = word.len() > MC && word.starts_with("MC");
    let mut letters = 0;
    let letter = |c: char| {
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        let opens = letters <= 1 || mc && letters == 3;
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
    let relative = || relative(s, name.tokens.start, name.tokens.end);
    told.or(given).or_else(relative).and_then(Pronoun::of)
}

/// "her father, Con, left": how one speaks of the person between the commas.
fn relative(s: &Sheet, start: usize, end: usize) -> Option<&'static str> {
    let noun = start.checked_sub(2).filter(|&k| k > s.body && s.tag(k) == Tag::Noun)?;
    let aside = s.is_mark(start - 1, ",") && s.is_mark(end, ",");
    LEXICONS
        .persons
        .get(s.word(noun))
        .filter(|_| aside && s.tag(noun - 1) == Tag::Possessive)
}

/// The words before a name that are titles, in small letters and without stops: "dr".
pub(crate) fn titles(s: &Sheet, name: &Name) -> Vec<String> {
    let before = name.tokens.start.saturating_sub(1)..name.own.start;
    let listed = before.filter(|&k| is_title(s.word(k)) || title(s, k).is_some());
    listed.map(|k| s.word(k).trim_end_matches('.').to_owned()).collect()
}

/// True for a word that stands before names: "superintendent".
pub(crate) fn is_title(word: &str) -> bool {
    LEXICONS.titles.contains(word)
}

/// True for a title that is an office: "president", not "dr".
pub(crate) fn is_office(word: &str) -> bool {
    LEXICONS.titles.get(word).is_some_and(|role| !role.is_empty())
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
    GRAMMAR.placed.contains(s.word(before))
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
