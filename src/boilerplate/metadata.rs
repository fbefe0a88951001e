//! Reads the article's metadata off the blocks that state it. Invents nothing: what the page does not say is `None`.

use std::sync::LazyLock;

use super::title::{self, Title};
use super::{dates, title::flat};
use crate::claims::names::is_given;
use crate::input::Document;
use crate::lexicon::{self, Table};
use crate::report::{Article, Block, BlockKind, Found};
use crate::text::Range;

static AGENCIES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/agencies.txt")));
static ROLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| lexicon::entries(lexicon::list!("../../data/byline-roles.txt")).collect());

static POSTS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/byline-posts.txt")));

/// A post under an author's name: "Health correspondent, Quay News".
pub(super) fn is_post_line(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    line.len() <= 60 && words().count() <= 6 && words().any(|w| POSTS.contains(w.to_lowercase().as_str()))
}

/// A byline that names no person: "Our Special Correspondent", "The Quay Bureau".
pub(super) fn is_unnamed(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.last().is_some_and(|w| POSTS.contains(w.to_lowercase().as_str()));
    (2..=5).contains(&words.len()) && last && words.iter().all(|w| w.starts_with(char::is_uppercase))
}

/// True for the name of a news agency.
pub(super) fn is_agency(name: &str) -> bool {
    AGENCIES.contains(name)
}

/// How many blocks before the headline and after the story a date or byline is looked for.
const NEAR: usize = 15;

/// Reads title, byline, dates, outlet, agency and dateline.
pub(crate) fn read(document: &Document, blocks: &[Block], title: Title) -> Article {
    let page = Page {
        text: &document.text,
        blocks,
    };
    let first = title.body.unwrap_or(blocks.len());
    let from = title
        .blocks
        .iter()
        .copied()
        .filter(|&n| n < first)
        .min()
        .unwrap_or(first)
        .saturating_sub(NEAR);
    let last = blocks.iter().rposition(|b| b.kept).unwrap_or(0);
    let near = from..(last + NEAR).min(blocks.len());
    let lead = title.body.and_then(|n| page.dateline(n));
    let (published, modified) = page.dates(near.clone(), first);
    let publishers = page.publishers(near.clone(), first);
    let place = page.place_of_date(near.clone(), first);
    let byline = page.byline(near, first);
    // Who writes alone holds the copyright too, and is no outlet.
    let holder = publishers
        .holder
        .filter(|holder| byline.iter().all(|author| author.value != holder.value));
    let mut article = Article {
        title: title.found,
        byline,
        published: published
            .or_else(|| document.markup.published.clone())
            .or_else(|| lead.as_ref().and_then(|l| l.date.clone())),
        modified: modified.or_else(|| document.markup.modified.clone()),
        // Who holds the copyright is often the company behind the paper: markup knows better.
        outlet: publishers
            .outlet
            .or_else(|| document.markup.outlet.clone())
            .or_else(|| page.masthead(first).filter(|paper| is_likely(paper, holder.as_ref())))
            .or(publishers.origin)
            .or(holder),
        agency: lead.as_ref().and_then(|l| l.agency.clone()).or(publishers.agency),
        dateline: lead.and_then(|l| l.place).or(place),
        ..Article::default()
    };
    if article.byline.is_empty() {
        article.byline.clone_from(&document.markup.byline);
    }
    article
}

struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
}

/// Who stands behind a page.
#[derive(Debug, Default)]
struct Publishers {
    outlet: Option<Found>,
    /// Where the article appeared first.
    origin: Option<Found>,
    holder: Option<Found>,
    agency: Option<Found>,
}

/// What a story's first words say before the story begins.
#[derive(Debug, Default)]
struct Lead {
    place: Option<Found>,
    agency: Option<Found>,
    date: Option<Found>,
}

impl Page<'_> {
    fn words(&self, n: usize) -> &str {
        self.blocks.get(n).map_or("", |b| b.range.of(self.text))
    }

    fn found(&self, value: impl Into<String>, start: usize, part: &str) -> Found {
        Found {
            value: value.into(),
            range: Some(Range::new(start, start + part.len())),
        }
    }

    /// `Washington/Brussels, August 16, 2025 –`, `(Reuters) -`, `BERLIN (dpa) —` at the story's start.
    fn dateline(&self, first: usize) -> Option<Lead> {
        let block = self.blocks.get(first).filter(|b| b.kept)?;
        let text = block.range.of(self.text);
        let head_end = text.char_indices().nth(110).map_or(text.len(), |(at, _)| at);
        let head = text.get(..head_end)?;
        let (cut, dash) = dash(head)?;
        let before = head.get(..cut)?;
        if dash.is_empty() || before.is_empty() {
            return None;
        }
        let start = block.range.start;
        let mut lead = Lead::default();
        let mut place = before;
        if let Some(open) = before.find('(') {
            let inside = before.get(open + 1..).and_then(|r| r.split(')').next()).unwrap_or_default();
            let name = inside.split(['/', ',']).next().unwrap_or(inside).trim();
            place = before.get(..open).unwrap_or_default();
            let capitals = place
                .split([',', ' '])
                .next()
                .is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
            match AGENCIES.get(name) {
                Some(known) => lead.agency = Some(self.found(known, start + open + 1 + inside.find(name).unwrap_or(0), name)),
                None if capitals => {}
                None => return None,
            }
        }
        if let Some((day, range)) = dates::find(place) {
            lead.date = Some(Found {
                value: day,
                range: Some(Range::new(start + range.start, start + range.end)),
            });
            place = place.get(..range.start).unwrap_or_default();
        }
        let place = without_day(place).trim_end_matches([',', ' ', '.', '\u{a0}']);
        let stated = lead.agency.is_some() || lead.date.is_some() || place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if !place.is_empty() && is_place(place) && stated {
            lead.place = Some(self.found(flat(place), start, place));
        }
        (lead.place.is_some() || lead.agency.is_some()).then_some(lead)
    }

    /// When it was published, and when last changed.
    fn dates(&self, near: std::ops::Range<usize>, first: usize) -> (Option<Found>, Option<Found>) {
        let (mut published, mut modified) = (None, None);
        for n in near {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept) else {
                continue;
            };
            let text = self.words(n);
            let states = matches!(
                block.kind,
                BlockKind::Date | BlockKind::Byline | BlockKind::Metadata | BlockKind::Dateline
            );
            if !states || text.len() > 300 {
                continue;
            }
            // A line may state both: "Published 1 May 2025, updated 2 May 2025".
            let mut at = 0;
            while let Some((day, range)) = text.get(at..).and_then(dates::find) {
                let before = text.get(at..at + range.start).unwrap_or_default().to_lowercase();
                let found = Found {
                    value: day,
                    range: Some(Range::new(block.range.start + at + range.start, block.range.start + at + range.end)),
                };
                let cue = |cues: &[&str]| cues.iter().any(|c| before.contains(c));
                if cue(&[
                    "updat",
                    "modif",
                    "aktualisiert",
                    "mis à jour",
                    "actualiz",
                    "оновлен",
                    "обновлен",
                    "更新",
                ]) {
                    modified.get_or_insert(found);
                } else if cue(&["publi", "posted", "date", "veröffentlicht", "stand", "опублік", "опублик", "发布"]) || n < first + 3
                {
                    published.get_or_insert(found);
                }
                at += range.end;
            }
        }
        (published, modified)
    }

    /// The place behind the page's date: "Published - July 08, 2024 10:14 pm IST - OSLO".
    fn place_of_date(&self, near: std::ops::Range<usize>, first: usize) -> Option<Found> {
        const LEAST: usize = 4; // Zones of time are shorter.
        let dates = near.start..near.end.min(first);
        dates.filter_map(|n| self.blocks.get(n)).find_map(|block| {
            let text = Some(block.range.of(self.text)).filter(|_| !block.kept && block.kind == BlockKind::Date)?;
            let (_, place) = text.rsplit_once(" - ").filter(|(before, _)| dates::find(before).is_some())?;
            let capitals = place.chars().all(|c| c.is_uppercase() || c == ' ') && place.len() >= LEAST;
            (capitals && is_place(place)).then(|| self.found(place, block.range.end - place.len(), place))
        })
    }

    /// The paper's name above the story, or under the byline: "The Quay Courier". Else the page's first line, where the story
    /// speaks of it.
    fn masthead(&self, first: usize) -> Option<Found> {
        const LINES: usize = 60;
        const TOP: usize = 3;
        const HEAD: usize = 10;
        let lines = || (0..first.min(LINES)).filter_map(|n| Some((n, self.blocks.get(n).filter(|b| !b.kept)?)));
        let of_page = |block: &Block| {
            !matches!(
                block.kind,
                BlockKind::Title | BlockKind::Summary | BlockKind::Caption | BlockKind::Related
            )
        };
        // A name is the paper's only where other lines name it too, or "The" begins it near the page's top: "Top Post" is none.
        let named_again = |name: &str| {
            let longer = |b: &Block| b.range.len() > name.len() && b.range.of(self.text).contains(name);
            self.blocks.iter().any(longer)
        };
        let papers = lines().filter(|(_, b)| of_page(b) && is_paper(b.range.of(self.text))).take(TOP);
        let paper = papers.into_iter().find(|(n, b)| {
            let name = b.range.of(self.text);
            let the = name.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("the "));
            *n < HEAD && the || named_again(name)
        });
        let spoken_of = |block: &Block| {
            let line = block.range.of(self.text);
            let named = line.starts_with("The ") && is_title_case(line) && line.split(' ').count() <= 4;
            named && self.blocks.iter().any(|b| b.kept && b.range.of(self.text).contains(line))
        };
        let found = paper.or_else(|| lines().take(TOP).find(|(_, b)| of_page(b) && spoken_of(b)));
        found.map(|(_, block)| self.part(block, block.range.of(self.text)))
    }

    /// The outlet, who holds the copyright, and the agency where no dateline names it.
    fn publishers(&self, near: std::ops::Range<usize>, first: usize) -> Publishers {
        let Publishers {
            mut outlet,
            mut origin,
            mut holder,
            mut agency,
        } = Publishers::default();
        for n in near.start..self.blocks.len() {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept) else {
                continue;
            };
            let text = self.words(n);
            match block.kind {
                BlockKind::Metadata if n < first => {
                    if let Some(name) = after_any(text, &["published by ", "posted by "]).filter(|name| is_name(name)) {
                        outlet.get_or_insert(self.part(block, name));
                    }
                }
                BlockKind::Credit => {
                    if let Some(name) = after_any(
                        text,
                        &["by the team of ", "by the team at ", "by the editors of ", "by the staff of "],
                    ) {
                        let name = name.split([',', '(']).next().unwrap_or(name).trim().trim_end_matches('.');
                        if is_name(name) {
                            outlet.get_or_insert(self.part(block, name));
                        }
                    }
                    if let Some(name) = after_any(text, &["originally appeared on ", "originally appeared in "]) {
                        let name = name.split([':', ',']).next().unwrap_or(name).trim().trim_end_matches('.');
                        if is_name(name) && is_title_case(name) {
                            origin.get_or_insert(self.part(block, name));
                        }
                    }
                    let inputs = after_any(text, &["inputs from ", "input from "]);
                    let name = inputs.and_then(|t| t.split([')', ',', ' ', '.']).next()).unwrap_or_default();
                    if let Some(known) = AGENCIES.get(name) {
                        let mut found = self.part(block, name);
                        found.value = known.into();
                        agency.get_or_insert(found);
                    }
                }
                BlockKind::Copyright if near.contains(&n) || n + 40 > self.blocks.len() => {
                    if let Some(name) = holder_of(text) {
                        match AGENCIES.get(name).or_else(|| name.split(' ').next().and_then(|w| AGENCIES.get(w))) {
                            Some(known) => {
                                let part = if name.starts_with(known) { known } else { name };
                                let mut found = self.part(block, part);
                                found.value = known.into();
                                agency.get_or_insert(found);
                            }
                            None => {
                                holder.get_or_insert(self.part(block, paper_of(name)));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Publishers {
            outlet,
            origin,
            holder,
            agency,
        }
    }

    fn part(&self, block: &Block, part: &str) -> Found {
        Found {
            value: flat(part),
            range: title::place(self.text, block.range, part),
        }
    }

    /// The authors that the byline names; else those that the credits say have reported.
    fn byline(&self, near: std::ops::Range<usize>, first: usize) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        for n in near.start..near.end.min(first + 4) {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept && b.kind == BlockKind::Byline) else {
                continue;
            };
            let text = self.words(n);
            match after_any(text, BY) {
                Some(names) => self.names(block, names, &mut out),
                None if is_authors(text) || self.holds_copyright(text) || self.is_over_post(n) => self.names(block, text, &mut out),
                // The label stands alone, the name on the next line.
                None if is_label(text) => {
                    if let Some(next) = self.blocks.get(n + 1).filter(|b| !b.kept) {
                        self.names(next, next.range.of(self.text).trim_start_matches(['-', '•', '*', ' ']), &mut out);
                    }
                }
                None => {}
            }
            if !out.is_empty() {
                return out;
            }
        }
        for n in near {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept && b.kind == BlockKind::Credit) else {
                continue;
            };
            let text = self.words(n);
            if let Some(names) = after_any(text, &["reporting by ", "writing by "]).filter(|_| text.len() < 600) {
                self.names(block, names.split([';', ')']).next().unwrap_or_default(), &mut out);
                return out;
            }
        }
        out
    }

    /// A name above its post.
    fn is_over_post(&self, n: usize) -> bool {
        let next = self.blocks.get(n + 1).is_some_and(|b| !b.kept && b.kind == BlockKind::Byline);
        next && is_person(self.words(n)) && is_post_line(self.words(n + 1))
    }

    /// True where the page's last notices say that the copyright is a person's of this name.
    fn holds_copyright(&self, name: &str) -> bool {
        let notices = self.blocks.iter().rev().filter(|b| b.kind == BlockKind::Copyright).take(NEAR);
        is_person(name)
            && notices
                .filter_map(|b| holder_of(b.range.of(self.text)))
                .any(|holder| holder == name)
    }

    /// The names of a list: `A, B and C`, with places and posts left out.
    fn names(&self, block: &Block, list: &str, out: &mut Vec<Found>) {
        let Some(at) = title::place(self.text, block.range, list) else {
            return;
        };
        let mut start = 0;
        for piece in split_names(list) {
            let piece_start = start + list.get(start..).and_then(|r| r.find(piece)).unwrap_or(0);
            start = piece_start + piece.len();
            let name = bare_name(piece);
            if is_person(name)
                && let Some(offset) = piece.find(name)
            {
                out.push(self.found(flat(name), at.start + piece_start + offset, name));
            }
        }
    }
}

/// Last words of papers' names, in small letters, as `data/outlets.txt` marks them.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../data/outlets.txt"));
    names.filter_map(|line| line.strip_prefix("* ")).map(str::to_lowercase).collect()
});

/// Words that say what form a company has: `data/organisations.txt`.
static FORMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../data/organisations.txt"));
    names.filter_map(|line| line.strip_prefix("= ")).chain(["Company"]).collect()
});

/// True for a paper's name: "The Quay Courier".
fn is_paper(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    let count = line.split(' ').count();
    // "New Post" is a link, "New Quay Post" a paper.
    if MASTHEADS.of("link", first) || count == 2 && MASTHEADS.of("link-of-two", first) || line.contains([':', '/', '|']) {
        return false;
    }
    let last = line.rsplit(' ').next().unwrap_or_default().to_lowercase();
    // "Local News" is a section.
    !MASTHEADS.of("section", &last) && (2..=5).contains(&count) && is_title_case(line) && PAPERS.contains(&last)
}

/// True for a paper's or station's name, listed or formed as one.
pub(super) fn is_outlet(name: &str) -> bool {
    OUTLETS.contains(name.strip_prefix("The ").unwrap_or(name)) || is_paper(name)
}

/// The names in `data/outlets.txt`.
static OUTLETS: LazyLock<Table> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../data/outlets.txt")).filter(|line| !line.starts_with('*'));
    Table::new(names.flat_map(|line| line.split('\t')).map(|name| (name, "")).collect())
});

/// Words of names that are a paper's or not: `data/mastheads.txt`.
struct Mastheads(Vec<(&'static str, Vec<&'static str>)>);

static MASTHEADS: LazyLock<Mastheads> = LazyLock::new(|| {
    let lines = lexicon::entries(lexicon::list!("../../data/mastheads.txt")).filter_map(|line| line.split_once('\t'));
    Mastheads(lines.map(|(class, words)| (class, words.split(", ").collect())).collect())
});

impl Mastheads {
    /// True for a word of the class, letters' case aside.
    fn of(&self, class: &str, word: &str) -> bool {
        let mut words = self.0.iter().filter(|(c, _)| *c == class).flat_map(|(_, words)| words);
        words.any(|w| w.eq_ignore_ascii_case(word))
    }
}

/// Capitals at the beginning of all words but small ones between.
fn is_title_case(line: &str) -> bool {
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(w, "of" | "the" | "and" | "&");
    line.starts_with(char::is_uppercase) && line.split(' ').all(capital)
}

/// A masthead goes before a company's name, and not before another name that a site goes by.
fn is_likely(paper: &Found, holder: Option<&Found>) -> bool {
    let company = |name: &str| {
        let mut words = name.split([' ', ',', '.']);
        words.any(|w| MASTHEADS.of("company", w) || FORMS.iter().any(|f| f.eq_ignore_ascii_case(w)))
    };
    let named = paper.value.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("the "));
    named || holder.is_none_or(|h| company(&h.value) || is_paper(&h.value))
}

/// The paper that a company is called after: "The Quay Times" of "The Quay Times Limited".
fn paper_of(holder: &str) -> &str {
    let mut name = holder;
    while let Some((before, last)) = name.rsplit_once(' ') {
        let form = last.trim_end_matches('.');
        if !FORMS.iter().any(|f| f.eq_ignore_ascii_case(form)) {
            break;
        }
        name = before.trim_end_matches(',');
    }
    if is_paper(name) { name } else { holder }
}

/// "LIMA, Oct 23" without the day.
fn without_day(place: &str) -> &str {
    let Some((before, day)) = place.rsplit_once(',') else {
        return place;
    };
    let mut words = day.split_whitespace();
    let month = words.next().is_some_and(|w| dates::is_month(w.trim_end_matches('.')));
    let number = words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    if month && number && words.next().is_none() { before } else { place }
}

/// What stands before the authors' names in a byline.
const BY: &[&str] = &["written by ", "by ", "von ", "par ", "por ", "автор: ", "author: ", "authors: "];

/// The authors whom a byline names.
pub(super) fn authors(byline: &str) -> impl Iterator<Item = &str> {
    let list = after_any(byline, BY).unwrap_or(byline);
    split_names(list).map(bare_name).filter(|name| is_person(name))
}

/// The place of a dash that ends a dateline, and the dash.
fn dash(head: &str) -> Option<(usize, &str)> {
    let mut best: Option<(usize, &str)> = None;
    for sign in [" – ", " — ", " -- ", " - ", ") -", ") –", ") —", "— ", "– "] {
        if let Some(at) = head.find(sign) {
            let cut = if sign.starts_with(')') { at + 1 } else { at };
            if best.is_none_or(|b| cut < b.0) {
                best = Some((cut, sign));
            }
        }
    }
    best
}

fn is_place(text: &str) -> bool {
    text.split_whitespace().count() <= 6
        && text.chars().next().is_some_and(char::is_uppercase)
        && !text.contains(['.', '“', '"', '!', '?', ':'])
        || text.contains("D.C")
}

/// What follows one of the phrases, the first that is there, letters' case aside.
fn after_any<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    // Only ASCII is folded, so that offsets stay.
    let folded = text.to_ascii_lowercase();
    phrases.iter().find_map(|p| {
        let at = folded.find(p)?;
        let whole = folded.get(..at).is_none_or(|b| !b.ends_with(|c: char| c.is_alphanumeric()));
        text.get(at + p.len()..).filter(|_| whole)
    })
}

fn is_label(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && text.ends_with(':')
}

fn split_names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '&', '/'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" AND "))
        .flat_map(|p| p.split(" und "))
        .flat_map(|p| p.split(" et "))
        .flat_map(|p| p.split(" y "))
        .flat_map(|p| p.split(" та "))
        .map(|p| p.trim().strip_prefix("and ").unwrap_or(p.trim()))
        .filter(|p| !p.is_empty())
}

/// A name without what follows it: "Ada Byron in Toronto", "Ada Byron for the Gazette", "Ada Byron | May 3".
fn bare_name(piece: &str) -> &str {
    const STOPS: [&str; 13] = [
        " in ", " for ", " at ", " of ", " | ", " • ", " · ", " — ", " – ", " - ", " (", "\t", "\n",
    ];
    let name = STOPS.iter().fold(piece, |name, stop| name.split(stop).next().unwrap_or(name));
    // An address behind the name.
    let name = name.find('@').map_or(name, |at| {
        let address = name.get(..at).and_then(|n| n.rfind(char::is_whitespace)).unwrap_or(0);
        name.get(..address).unwrap_or(name)
    });
    without_post(name.trim().trim_end_matches(['.', ':']))
}

/// The name of "Ada Byron Environment correspondent": given name and surname, where a post ends the line and the given name is
/// known.
fn without_post(name: &str) -> &str {
    let words: Vec<(usize, &str)> = name
        .split(' ')
        .scan(0, |at, w| Some((std::mem::replace(at, *at + w.len() + 1), w)))
        .collect();
    let ends = words.len() >= 3 && words.last().is_some_and(|(_, w)| is_post(w));
    match words.as_slice() {
        [(_, given), (at, surname), rest @ ..] if ends && is_given(given) && rest.iter().all(|(_, w)| !is_given(w)) => {
            let both = name.get(..at + surname.len()).unwrap_or(name);
            if is_person(both) { both } else { name }
        }
        _ => name,
    }
}

/// True for a line that is nothing but names and posts, the first a name whose given name is known: a byline without "By".
pub(super) fn is_authors(line: &str) -> bool {
    let mut pieces = split_names(line.trim()).map(bare_name);
    let first = pieces.next().filter(|name| is_person(name));
    let known = first.and_then(|name| name.split(' ').next()).is_some_and(is_given);
    known && line.len() <= 120 && !line.ends_with('.') && pieces.all(|piece| is_person(piece) || is_post(piece))
}

/// Two to five words with capitals that name no post.
pub(super) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = [
        "de", "del", "van", "von", "der", "den", "da", "di", "al", "el", "bin", "la", "le", "ter", "zu", "dos",
    ];
    let capital = |w: &&str| {
        w.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
            || small.contains(w)
    };
    let ideographs = name.chars().any(super::chars::is_ideograph) && name.chars().count() <= 6;
    ((2..=5).contains(&words.len()) && words.iter().all(capital) || ideographs)
        && !name.chars().any(|c| c.is_ascii_digit())
        && !is_post(name)
}

/// True for words that name a post: "Staff Writer".
pub(super) fn is_post(words: &str) -> bool {
    let lower = words.to_lowercase();
    ROLES.iter().any(|r| lower.split(|c: char| !c.is_alphanumeric()).any(|w| w == *r))
}

fn is_name(name: &str) -> bool {
    (1..=9).contains(&name.split_whitespace().count()) && name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// `M10News` of `© 2025 M10News. All rights reserved.`
pub(super) fn holder_of(text: &str) -> Option<&str> {
    let sign = ["©", "(c)", "(C)"].iter().find_map(|s| text.split_once(s)).map(|(_, r)| r);
    // The word without the sign, before a year, or before a name and a year.
    let word = || {
        let rest = text.strip_prefix("Copyright ")?;
        let dated = rest.starts_with(|c: char| c.is_ascii_digit());
        let named = || {
            let (name, year) = rest.split_once(['.', ',']).unwrap_or((rest, "")).0.rsplit_once(' ')?;
            Some(is_title_case(name) && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        };
        (dated || named() == Some(true)).then_some(rest)
    };
    let rest = sign.or_else(word)?;
    let year = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | '.');
    let rest = rest.trim_start_matches(year);
    let rest = after_any(rest, &["copyright "]).unwrap_or(rest).trim_start_matches(year);
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let mut end = rest.len();
    for stop in [
        ". ",
        " - ",
        " – ",
        " | ",
        ", all",
        ", All",
        " All ",
        " all ",
        " Distributed",
        " or its ",
        " and its ",
        " and/or its ",
        " in England",
        " registered in ",
        " Registered in ",
        "\n",
        " — ",
    ] {
        end = end.min(rest.find(stop).unwrap_or(end));
    }
    let mut name = rest.get(..end)?.trim();
    name = name.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '-' | '–' | ','));
    // A stop stays where it ends an abbreviation: "L.P."
    if name.ends_with('.') && !name.trim_end_matches('.').contains('.') {
        name = name.trim_end_matches('.');
    }
    (is_name(name) && !name.to_lowercase().starts_with("all rights")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copyright_holders_are_read() {
        for (text, name) in [
            ("© 2025 M10News. All rights reserved.", "M10News"),
            (
                "Copyright © 2010-2026 Harbour Publications Ltd - All Rights Reserved. | Sitemap",
                "Harbour Publications Ltd",
            ),
            ("© 2025 Quay L.P.", "Quay L.P."),
            ("© The Fjord Times 2024", "The Fjord Times"),
            ("© Copyright 2024 The Quay Herald", "The Quay Herald"),
            ("© Quay Newspapers Limited in England No. 123", "Quay Newspapers Limited"),
            ("Copyright 2024 KXQV. All rights reserved.", "KXQV"),
            (
                "Copyright The Quay Times Limited 2024. All rights reserved.",
                "The Quay Times Limited",
            ),
            (
                "© 2026 Quay News & Media or its affiliated companies. All rights reserved.",
                "Quay News & Media",
            ),
        ] {
            assert_eq!(holder_of(text), Some(name), "{text}");
        }
        assert_eq!(paper_of("The Quay Times Limited"), "The Quay Times");
        assert_eq!(paper_of("Quay Holdings Ltd"), "Quay Holdings Ltd");
        for name in ["Myanmar Times", "Lastingham Echo", "New Quay Post"] {
            assert!(is_paper(name), "{name}");
        }
        for link in ["Read The Guardian", "New Post", "Job Register", "My Times", "Last Post"] {
            assert!(!is_paper(link), "{link}");
        }
        assert!(is_paper("The Quay Courier") && !is_paper("Next Post") && !is_paper("Photo: Ada Byron/The Courier"));
        assert_eq!(holder_of("© 2025 All rights reserved"), None);
        assert_eq!(holder_of("© 2025"), None);
        assert_eq!(holder_of("Copyright law is old"), None);
    }

    #[test]
    fn names_are_split() {
        let names: Vec<&str> = split_names("Ada Byron, Grace Mole and Kurt Gold").collect();
        assert_eq!(names, ["Ada Byron", "Grace Mole", "Kurt Gold"]);
        assert!(is_authors("Maria Keller and Tom Bright") && !is_authors("Northern Ireland"));
        assert!(is_authors("Maria Keller, Staff Writer") && is_authors("Maria Keller in Athens") && is_authors("Tom Bright • The Ledger"));
        assert!(is_authors("Sandra Keller Environment correspondent") && !is_authors("North Harbour Environment correspondent"));
        assert_eq!(bare_name("DANA WHITCOMB dwhitcomb@quay.example"), "DANA WHITCOMB");
        assert_eq!(without_day("LIMA, Oct. 23"), "LIMA");
        assert_eq!(without_day("Bergen, Norway"), "Bergen, Norway");
        assert_eq!(bare_name("Sandra Keller Environment correspondent"), "Sandra Keller");
        let names: Vec<&str> = split_names("DANA WHITCOMB AND PETER ALDOUS").collect();
        assert_eq!(names, ["DANA WHITCOMB", "PETER ALDOUS"]);
        assert!(is_person("Ada van der Byron") && !is_person("Staff Writer") && !is_person("Ada"));
    }
}
