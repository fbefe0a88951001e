//! What a page's markup says about its article: JSON-LD, OpenGraph, `<meta>`, `<time>`, `<html lang>`.

use std::borrow::Cow;

use super::dates;
use super::elements::Element;
use super::entities::decode;
use super::json::{self, Json};
use super::tokens::Tokens;
use crate::input::{Markup, RawBlock, hint};
use crate::limits::{MAX_AUTHORS, MAX_JSON_VALUES, MAX_METADATA};
use crate::report::Found;
use crate::text::Range;

/// An element whose text says something about the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// A time, and its value where an attribute states it.
    Time(When, &'a str),
    /// An author's name.
    Author,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Published,
    Modified,
    Unsaid,
}

/// What a `<meta>` is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Title,
    Author,
    Published,
    Modified,
    Outlet,
    Language,
}

/// What was found while the page was read.
#[derive(Debug, Default)]
pub(super) struct Meta<'a> {
    title: Option<&'a str>,
    pub language: Option<&'a str>,
    /// In the page's order; values with character references.
    entries: Vec<(About, &'a str)>,
    linked_data: Vec<&'a str>,
    marks: Vec<(Mark<'a>, Range)>,
}

impl<'a> Meta<'a> {
    /// The inside of a `<title>`: the first counts.
    pub(super) fn title(&mut self, text: &'a str) {
        self.title = self.title.or(Some(text));
    }

    /// The inside of a JSON-LD script.
    pub(super) fn linked_data(&mut self, text: &'a str) {
        if self.linked_data.len() < MAX_METADATA {
            self.linked_data.push(text);
        }
    }

    /// A `<meta>`.
    pub(super) fn meta(&mut self, tag: &Tokens<'a>) {
        let Some(content) = tag.attribute("content").filter(|c| !c.trim().is_empty()) else {
            return;
        };
        let keys = ["property", "name", "itemprop", "http-equiv"];
        for key in keys.into_iter().filter_map(|key| tag.attribute(key)) {
            if let Some(about) = about(key)
                && self.entries.len() < MAX_METADATA
            {
                self.entries.push((about, content));
            }
        }
    }

    /// What the text of an element says about the article, if anything.
    pub(super) fn mark(&self, element: Element, itemprop: &str, rel: &str, datetime: &'a str) -> Option<Mark<'a>> {
        if self.marks.len() >= MAX_METADATA || (element != Element::Time && itemprop.is_empty() && rel.is_empty()) {
            return None;
        }
        let is = |names: &str, name: &str| names.split_ascii_whitespace().any(|n| n.eq_ignore_ascii_case(name));
        if is(itemprop, "datePublished") {
            Some(Mark::Time(When::Published, datetime))
        } else if is(itemprop, "dateModified") {
            Some(Mark::Time(When::Modified, datetime))
        } else if element == Element::Time {
            Some(Mark::Time(When::Unsaid, datetime))
        } else if is(rel, "author") || is(itemprop, "author") {
            Some(Mark::Author)
        } else {
            None
        }
    }

    /// The text of a marked element.
    pub(super) fn marked(&mut self, mark: Mark<'a>, range: Range) {
        if self.marks.len() < MAX_METADATA && !(range.is_empty() && mark == Mark::Author) {
            self.marks.push((mark, range));
        }
    }

    fn entries(&self, wanted: About) -> impl Iterator<Item = Cow<'a, str>> {
        self.entries
            .iter()
            .filter(move |(about, _)| *about == wanted)
            .map(|(_, value)| decode(value, true))
    }

    /// All that the markup says, and where the text says the same.
    pub(super) fn finish(self, text: &str, blocks: &[RawBlock]) -> Markup {
        let mut budget = MAX_JSON_VALUES;
        let linked: Vec<Json> = self.linked_data.iter().flat_map(|script| json::read(script, &mut budget)).collect();
        let linked = Linked::new(&linked);
        let outlet = self.outlet(&linked);
        let title = self.headline(&linked, outlet.as_deref(), text, blocks);
        let near = title.as_ref().and_then(|t| t.range);
        Markup {
            byline: self.byline(&linked, outlet.as_deref(), text, blocks),
            published: self.date(&linked, When::Published, near, text),
            modified: self.date(&linked, When::Modified, near, text),
            language: self.tag(&linked),
            body: linked.body(),
            outlet: outlet.map(|value| {
                let range = same_block(&value, text, blocks);
                Found { value, range }
            }),
            title,
        }
    }

    fn outlet(&self, linked: &Linked<'_>) -> Option<String> {
        let linked = linked
            .article
            .and_then(|a| a.get("publisher"))
            .and_then(|p| linked.names(p).into_iter().next());
        let stated = self.entries(About::Outlet).find(|name| !is_address(name)).map(|name| clean(&name));
        stated.or(linked).filter(|name| !name.is_empty())
    }

    fn tag(&self, linked: &Linked<'_>) -> Option<String> {
        let stated = self.language.map(Cow::Borrowed).filter(|tag| !tag.trim().is_empty());
        let stated = stated.or_else(|| self.entries(About::Language).next());
        let tag = stated.or_else(|| linked.text("inLanguage").map(Cow::Borrowed))?;
        let tag = tag.trim().split([',', ';', ' ']).next().unwrap_or_default().replace('_', "-");
        let valid = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        valid.then_some(tag)
    }

    /// The headline: as the text shows it, else as the markup states it.
    fn headline(&self, linked: &Linked<'_>, outlet: Option<&str>, text: &str, blocks: &[RawBlock]) -> Option<Found> {
        let stated = linked.text("headline").map(|t| clean(&decode(t, false)));
        let named = self.entries(About::Title).map(|t| clean(&t));
        let page = self.title.map(|t| clean(&decode(t, false)));
        let mut candidates: Vec<String> = Vec::new();
        for title in stated.into_iter().chain(named).chain(page) {
            let short = without_outlet(&title, outlet);
            if !short.is_empty() && !candidates.iter().any(|c| c == short) && candidates.len() < 6 {
                candidates.push(short.to_owned());
            }
        }
        let found = |range: Range| {
            Some(Found {
                value: clean(range.of(text)),
                range: Some(range),
            })
        };
        let heads = |b: &RawBlock| b.hints.heading == 1 && b.range.len() <= LONGEST_TITLE;
        let headings = || blocks.iter().enumerate().filter(|(_, b)| heads(b)).map(|(at, _)| at).take(20);
        // The first of the best.
        let best = |worth: &dyn Fn(usize) -> usize| headings().map(|at| (worth(at), std::cmp::Reverse(at))).max();
        let block = |at: usize| blocks.get(at).map_or(Range::new(0, 0), |b| b.range);
        if candidates.is_empty() {
            return best(&|at| heads_story(blocks, at)).and_then(|(_, at)| found(block(at.0)));
        }
        let like = |at: usize| {
            let shown = block(at).of(text);
            candidates.iter().map(|c| likeness(shown, c)).max().unwrap_or_default()
        };
        if let Some((worth, at)) = best(&like)
            && worth >= 50
        {
            return found(block(at.0));
        }
        let shown = candidates.iter().find_map(|c| same_block(c, text, blocks));
        if let Some(range) = shown {
            return found(range);
        }
        let value = candidates.into_iter().next()?;
        Some(Found { value, range: None })
    }

    fn byline(&self, linked: &Linked<'_>, outlet: Option<&str>, text: &str, blocks: &[RawBlock]) -> Vec<Found> {
        let stated = linked
            .article
            .and_then(|a| a.get("author"))
            .map(|a| linked.names(a))
            .unwrap_or_default();
        let mut names = Vec::new();
        for name in stated {
            add_names(&name, &mut names);
        }
        if names.is_empty() {
            for name in self.entries(About::Author) {
                add_names(&name, &mut names);
            }
        }
        names.retain(|name| outlet != Some(name.as_str()) || name.contains(' '));
        if !names.is_empty() {
            let place = |value: String| {
                let range = visible_name(&value, text, blocks);
                Found { value, range }
            };
            return names.into_iter().map(place).collect();
        }
        let mut out: Vec<Found> = Vec::new();
        for range in self.marks.iter().filter(|(mark, _)| *mark == Mark::Author).map(|&(_, range)| range) {
            let shown = range.of(text);
            let start = range.start + (shown.len() - without_by(shown).len());
            let value = clean(without_by(shown));
            let name = (3..=60).contains(&value.len()) && !shown.contains('\n') && !is_address(&value);
            if name && !out.iter().any(|f| f.value == value) && out.len() < MAX_AUTHORS {
                out.push(Found {
                    value,
                    range: Some(Range::new(start, range.end).trim(text)),
                });
            }
        }
        out
    }

    /// A date of the article, and the `<time>` that shows it.
    fn date(&self, linked: &Linked<'_>, when: When, title: Option<Range>, text: &str) -> Option<Found> {
        let (key, about) = match when {
            When::Modified => ("dateModified", About::Modified),
            _ => ("datePublished", About::Published),
        };
        let times: Vec<(When, String, Range)> = self
            .marks
            .iter()
            .filter_map(|&(mark, range)| match mark {
                Mark::Time(when, value) => {
                    let value = if value.is_empty() {
                        range.of(text).get(..80).unwrap_or(range.of(text))
                    } else {
                        value
                    };
                    Some((when, dates::day(&decode(value, true))?, range))
                }
                Mark::Author => None,
            })
            .collect();
        let day = linked.text(key).and_then(dates::day);
        let day = day.or_else(|| self.entries(about).find_map(|date| dates::day(&date)));
        let day = day.or_else(|| times.iter().find(|t| t.0 == when).map(|t| t.1.clone()));
        // A <time> beside the headline, where nothing says it outright.
        let day = day.or_else(|| {
            let title = title.filter(|_| when == When::Published)?;
            let beside =
                |r: Range| (r.start >= title.end && r.start - title.end < 1500) || (r.end <= title.start && title.start - r.end < 300);
            let found = times.iter().find(|t| t.0 == When::Unsaid && !t.2.is_empty() && beside(t.2))?;
            Some(found.1.clone())
        })?;
        let shows = |t: &&(When, String, Range)| t.1 == day && !t.2.is_empty();
        let shown = times.iter().filter(shows).find(|t| t.0 == when);
        let shown = shown.or_else(|| times.iter().filter(shows).find(|t| t.0 == When::Unsaid));
        Some(Found {
            value: day,
            range: shown.map(|t| t.2),
        })
    }
}

/// The JSON-LD of a page, and its node that is the article.
struct Linked<'j> {
    nodes: Vec<&'j Json>,
    article: Option<&'j Json>,
}

impl<'j> Linked<'j> {
    fn new(values: &'j [Json]) -> Self {
        let mut nodes = Vec::new();
        let mut open: Vec<&Json> = values.iter().rev().collect();
        while let Some(value) = open.pop() {
            match value {
                Json::Object(entries) => {
                    nodes.push(value);
                    open.extend(entries.iter().rev().map(|(_, v)| v));
                }
                Json::List(items) => open.extend(items.iter().rev()),
                Json::Text(_) => {}
            }
        }
        let article = nodes
            .iter()
            .rev()
            .max_by_key(|node| articleness(node))
            .filter(|node| articleness(node) > 0)
            .copied();
        Self { nodes, article }
    }

    fn text(&self, key: &str) -> Option<&'j str> {
        self.article?.get(key)?.text().filter(|text| !text.trim().is_empty())
    }

    /// What its nodes tell of the article: a live blog has a node for each entry.
    fn body(&self) -> Option<String> {
        let told = self.nodes.iter().filter_map(|node| node.get("articleBody")?.text());
        let body = told.map(|text| decode(text, false)).collect::<Vec<_>>().join("\n");
        (!body.is_empty()).then_some(body)
    }

    /// The names of a person or organisation, or of a list of them. References by `@id` are followed.
    fn names(&self, value: &Json) -> Vec<String> {
        match value {
            Json::Text(name) => vec![clean(&decode(name, false))],
            Json::List(items) => items
                .iter()
                .take(MAX_AUTHORS)
                .filter(|i| !matches!(i, Json::List(_)))
                .flat_map(|i| self.names(i))
                .collect(),
            Json::Object(_) => {
                let name = value.get("name").or_else(|| {
                    let id = value.get("@id")?.text()?;
                    let same = |node: &&&Json| node.get("@id").and_then(Json::text) == Some(id) && node.get("name").is_some();
                    self.nodes.iter().find(same)?.get("name")
                });
                match name {
                    Some(Json::List(names)) => names
                        .iter()
                        .take(MAX_AUTHORS)
                        .filter_map(Json::text)
                        .map(|n| clean(&decode(n, false)))
                        .collect(),
                    Some(name) => name.text().map(|n| clean(&decode(n, false))).into_iter().collect(),
                    None => Vec::new(),
                }
            }
        }
    }
}

/// How much a JSON-LD node is the page's article; 0 for no article at all.
fn articleness(node: &Json) -> u8 {
    let is = |kind: &str| match node.get("@type") {
        Some(Json::Text(text)) => text.ends_with(kind),
        Some(Json::List(items)) => items.iter().any(|item| item.text().is_some_and(|text| text.ends_with(kind))),
        _ => false,
    };
    let kind = if ["Article", "BlogPosting", "LiveBlogPosting", "Report", "Recipe", "Review"]
        .into_iter()
        .any(is)
    {
        4
    } else if ["WebPage", "Posting", "CreativeWork", "VideoObject"].into_iter().any(is) {
        1
    } else {
        return 0;
    };
    kind + u8::from(node.get("headline").is_some())
        + u8::from(node.get("datePublished").is_some())
        + u8::from(node.get("articleBody").is_some())
}

/// What a `<meta>` of this name is about.
fn about(key: &str) -> Option<About> {
    Some(match key.trim().to_ascii_lowercase().as_str() {
        "og:title" | "twitter:title" | "headline" | "dc.title" | "parsely-title" | "sailthru.title" => About::Title,
        "author"
        | "article:author"
        | "article:author_name"
        | "byl"
        | "dc.creator"
        | "parsely-author"
        | "sailthru.author"
        | "cxenseparse:author" => About::Author,
        "article:published_time"
        | "og:published_time"
        | "datepublished"
        | "parsely-pub-date"
        | "sailthru.date"
        | "dc.date"
        | "dc.date.issued"
        | "pubdate"
        | "publish-date"
        | "publication_date"
        | "date"
        | "dcterms.created"
        | "cxenseparse:recs:publishtime" => About::Published,
        "article:modified_time" | "og:updated_time" | "datemodified" | "lastmod" | "last-modified" | "dcterms.modified" => About::Modified,
        "og:site_name" | "application-name" | "dc.publisher" => About::Outlet,
        "content-language" | "og:locale" | "dc.language" => About::Language,
        _ => return None,
    })
}

const LONGEST_TITLE: usize = 400;

/// One line, without white space at its ends or twice in a row.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST_TITLE));
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if out.len() > LONGEST_TITLE {
            break;
        }
    }
    out
}

fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.contains('@') || text.starts_with('/')
}

/// A page's title without the outlet's name at its end.
fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let mut cut = title;
    for separator in [" | ", " - ", " – ", " — ", " :: ", " · ", " » "] {
        let Some((head, tail)) = title.rsplit_once(separator) else {
            continue;
        };
        let words = |t: &str| t.split_whitespace().count();
        let is_outlet = outlet.is_some_and(|o| tail.trim().eq_ignore_ascii_case(o));
        let bar = separator != " - " && separator != " – " && separator != " — ";
        if (is_outlet || (words(tail) <= if bar { 5 } else { 3 } && words(head) >= 4)) && head.len() < cut.len() {
            cut = head.trim_end();
        }
    }
    cut
}

/// How much a heading looks like that of the story, by what follows it and by where it stands.
fn heads_story(blocks: &[RawBlock], at: usize) -> usize {
    let follow = blocks.iter().skip(at + 1).take(12);
    let prose = follow.filter(|b| b.range.len() > 140 && b.hints.link_bytes as usize * 3 < b.range.len());
    let heading = blocks.get(at);
    let elsewhere = hint::IN_NAV | hint::MENU | hint::MASTHEAD | hint::RELATED | hint::SIDEBAR;
    let out_of_place = heading.is_some_and(|b| b.hints.near & elsewhere != 0);
    let short = heading.is_some_and(|b| b.range.len() < 16);
    2 * prose.count().min(3) + 2 * usize::from(!out_of_place) + usize::from(!short)
}

/// The text without the "By" before a name.
fn without_by(text: &str) -> &str {
    let trimmed = text.trim_start();
    for by in ["by ", "by: ", "von ", "par ", "por ", "door "] {
        if let Some((start, rest)) = trimmed.split_at_checked(by.len())
            && start.eq_ignore_ascii_case(by)
        {
            return rest.trim_start();
        }
    }
    trimmed
}

/// Words of an office, which follow a name and are none.
const OFFICES: [&str; 9] = [
    "writer",
    "reporter",
    "correspondent",
    "editor",
    "columnist",
    "contributor",
    "staff",
    "journalist",
    "producer",
];

fn is_office(name: &str) -> bool {
    let last = name.split_whitespace().next_back();
    last.is_some_and(|word| OFFICES.iter().any(|o| word.eq_ignore_ascii_case(o)))
}

/// Adds the names that a string lists.
fn add_names(list: &str, out: &mut Vec<String>) {
    for part in list
        .split([',', ';', '|', '\n'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" & "))
    {
        let name = clean(without_by(part));
        let office = !out.is_empty() && is_office(&name);
        if (2..=80).contains(&name.len()) && !office && !is_address(&name) && !out.contains(&name) && out.len() < MAX_AUTHORS {
            out.push(name);
        }
    }
}

/// The words of a title, without case and punctuation, as hashes; in order.
fn words_of(text: &str) -> Vec<u32> {
    let word = |w: &str| {
        w.chars()
            .flat_map(char::to_lowercase)
            .fold(super::words::FNV_START, |h, c| (h ^ c as u32).wrapping_mul(0x0100_0193))
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(80)
        .map(word)
        .collect()
}

/// How alike two titles are, 0 to 100: the share of words that both have.
fn likeness(a: &str, b: &str) -> usize {
    let (a, b) = (words_of(a), words_of(b));
    let common = a.iter().filter(|w| b.contains(w)).count();
    200 * common / (a.len() + b.len()).max(1)
}

/// The first block whose text is `value`, case and white space aside.
fn same_block(value: &str, text: &str, blocks: &[RawBlock]) -> Option<Range> {
    let wanted = words_of(value);
    if wanted.is_empty() {
        return None;
    }
    let close = |b: &&RawBlock| b.range.len() <= value.len() + 40 && value.len() <= b.range.len() + 40;
    blocks
        .iter()
        .filter(close)
        .map(|b| b.range)
        .find(|r| words_of(r.of(text)) == wanted)
}

/// Where the text shows an author's name: in a byline, else in a short line, else where it first stands.
fn visible_name(name: &str, text: &str, blocks: &[RawBlock]) -> Option<Range> {
    let whole = |start: usize, end: usize| {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(end..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let inside = |range: Range| {
        let mut from = range.start;
        while let Some(at) = text.get(from..range.end).and_then(|t| t.find(name)) {
            let (start, end) = (from + at, from + at + name.len());
            if whole(start, end) {
                return Some(Range::new(start, end));
            }
            from = end;
        }
        None
    };
    let byline = blocks.iter().filter(|b| b.hints.near & hint::BYLINE != 0 && b.range.len() <= 300);
    let short = blocks.iter().filter(|b| b.range.len() <= 160);
    byline
        .map(|b| b.range)
        .chain(short.map(|b| b.range))
        .find_map(inside)
        .or_else(|| inside(Range::new(0, text.len())))
}
