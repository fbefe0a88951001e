//! Who stands behind a page: the outlet, the holder of the copyright, the agency.

use std::sync::LazyLock;

use super::{AGENCIES, Page, after_any};
use crate::boilerplate::title;
use crate::lexicon::{self, Table};
use crate::report::{Block, BlockKind, Found};
use crate::text::flat;

/// Who stands behind a page.
#[derive(Debug, Default)]
pub(super) struct Publishers {
    pub outlet: Option<Found>,
    /// Where the article appeared first.
    pub origin: Option<Found>,
    pub holder: Option<Found>,
    pub agency: Option<Found>,
    /// The agency whose own page it is.
    pub own: Option<Found>,
}

impl Page<'_> {
    /// The paper's name above the story, or under the byline: "The Quay Courier". Else one of the page's first lines, where the
    /// story speaks of it, or where it is listed and stands elsewhere too.
    pub(super) fn masthead(&self, first: usize, holder: Option<&Found>) -> Option<Found> {
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
        // A name is the paper's only where other lines name it too, or "The" begins it near the page's top or under the byline:
        // "Top Post" is none.
        let named_again = |name: &str| self.is_named_again(name);
        let papers = lines().filter(|(_, b)| of_page(b) && is_paper(b.range.of(self.text))).take(TOP);
        let paper = papers.into_iter().find(|(n, b)| {
            let name = b.range.of(self.text);
            let the = name.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("the "));
            let signed = n.checked_sub(1).and_then(|above| self.blocks.get(above));
            let by_author = signed.is_some_and(|above| !above.kept && above.kind == BlockKind::Byline);
            the && (*n < HEAD || by_author) || named_again(name) || *n < HEAD && self.is_of_site(name, holder)
        });
        let spoken_of = |block: &Block| {
            let line = block.range.of(self.text);
            let named = line.starts_with("The ") && is_title_case(line) && line.split(' ').count() <= 4;
            named && self.blocks.iter().any(|b| b.kept && b.range.of(self.text).contains(line))
        };
        let is_listed = |block: &Block| {
            let line = block.range.of(self.text);
            OUTLETS.contains(line) && !AGENCIES.contains(line) && named_again(line)
        };
        let found = paper.or_else(|| lines().take(TOP).find(|(_, b)| of_page(b) && (spoken_of(b) || is_listed(b))));
        found.map(|(_, block)| self.part(block, block.range.of(self.text)))
    }

    /// True where the page's address has the paper's name, "desk@quaycourier.example", or the company that holds the copyright is
    /// called after it: "Courier Group Ltd".
    fn is_of_site(&self, name: &str, holder: Option<&Found>) -> bool {
        let called = holder.map(|h| (h.value.as_str(), core_of(&h.value)));
        let called = called.is_some_and(|(company, core)| {
            let before = name.strip_suffix(core).filter(|_| core.len() < company.len());
            before.is_some_and(|before| before.ends_with(' '))
        });
        let site = name.to_lowercase().replace(' ', "");
        let in_address = |b: &Block| {
            let line = b.range.of(self.text).to_lowercase();
            let mut parts = line.split_inclusive(['@', '.', '/']).skip(1);
            parts.any(|part| part.strip_suffix('.') == Some(site.as_str()))
        };
        called || self.blocks.iter().filter(|b| !b.kept).any(in_address)
    }

    /// True where a longer line, no notice of a copyright, has the name too.
    fn is_named_again(&self, name: &str) -> bool {
        let longer = |b: &Block| b.range.len() > name.len() && b.kind != BlockKind::Copyright && b.range.of(self.text).contains(name);
        self.blocks.iter().any(longer)
    }

    /// The site that a link to its first page names: "The Courier homepage".
    pub(super) fn home(&self, first: usize) -> Option<Found> {
        const LINES: usize = 10;
        let lines = self.blocks.get(..first.min(LINES))?.iter().filter(|b| !b.kept);
        lines.into_iter().find_map(|block| {
            let name = before_home(block.range.of(self.text))?;
            // "News home" is a section's.
            let known = is_outlet(name) || word_count(name) > 1 && !is_listed(&MASTHEADS.section, ending(name));
            let named = known && is_title_case(name) && !is_link(name) && self.is_named_again(name);
            named.then(|| self.part(block, name))
        })
    }

    /// The paper that a company is behind: "The Lantern Review" of "Lantern Media Ltd", which stands on a line of its own, or
    /// "Al Jazeera" of "Al Jazeera Media Network", which is known.
    pub(super) fn paper_behind(&self, holder: &Found) -> Option<Found> {
        const TOP: usize = 3;
        let core = core_of(&holder.value);
        if core.is_empty() || core.len() == holder.value.len() {
            return None;
        }
        let called_after = |(n, b): &(usize, &Block)| {
            let line = b.range.of(self.text);
            let rest = line.strip_prefix("The ").unwrap_or(line).strip_prefix(core);
            // "Quay Council" is no paper of "Quay Media".
            let of_paper = || *n < TOP || is_listed(&MASTHEADS.paper, ending(line)) || is_paper(line);
            let of_page = !b.kept && !matches!(b.kind, BlockKind::Title | BlockKind::Copyright);
            of_page && rest.is_some_and(|r| r.starts_with(' ')) && word_count(line) <= 5 && is_title_case(line) && of_paper()
        };
        let candidates = self.blocks.iter().enumerate().filter(called_after).take(TOP);
        let paper = candidates.into_iter().find(|(_, b)| self.is_named_again(b.range.of(self.text)));
        if let Some((_, block)) = paper {
            return Some(self.part(block, block.range.of(self.text)));
        }
        if !is_outlet(core) || !self.is_named_again(core) {
            return None;
        }
        let the = format!("The {core}");
        let called = self.blocks.iter().find(|b| b.range.of(self.text).contains(&the));
        Some(called.map(|block| self.part(block, &the)).unwrap_or_else(|| Found {
            value: core.into(),
            range: holder.range.and_then(|r| title::place_flat(self.text, r, core)),
        }))
    }

    /// The paper to which those in the story speak, "she told The Lantern", where a line of the page's own names it too: what a
    /// company is behind whose name says nothing of it.
    pub(super) fn paper_spoken_to(&self, holder: &Found) -> Option<Found> {
        const MENTIONS: usize = 4;
        if !is_company(&holder.value) {
            return None;
        }
        let kept = self.blocks.iter().filter(|b| b.kept);
        let mut spoken = kept.filter_map(|b| Some((b, listener(b.range.of(self.text))?))).take(MENTIONS);
        let (block, name) = spoken.find(|(_, name)| self.is_on_page(name))?;
        Some(self.part(block, name))
    }

    /// True where a line of the page, and not of the story or of others, has the name: "FOLLOW THE LANTERN".
    fn is_on_page(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let has = |line: &str| {
            let line = line.to_lowercase();
            let whole = |at: usize| {
                !line
                    .get(at + lower.len()..)
                    .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            };
            line.match_indices(lower.as_str()).any(|(at, _)| whole(at))
        };
        let of_others = |kind: BlockKind| {
            matches!(
                kind,
                BlockKind::Title | BlockKind::Summary | BlockKind::Related | BlockKind::Copyright | BlockKind::Caption
            )
        };
        let own = self.blocks.iter().filter(|b| !b.kept && !of_others(b.kind));
        own.into_iter().any(|b| has(b.range.of(self.text)))
    }

    /// The outlet, who holds the copyright, and the agency where no dateline names it.
    pub(super) fn publishers(&self, near: std::ops::Range<usize>, first: usize) -> Publishers {
        const END: usize = 40;
        let mut found = Publishers::default();
        for n in near.start..self.blocks.len() {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept) else {
                continue;
            };
            match block.kind {
                BlockKind::Metadata if n < first => self.publisher(block, &mut found),
                BlockKind::Byline if n < first => self.helper(block, &mut found),
                BlockKind::Credit => self.credited(block, &mut found),
                BlockKind::Copyright if near.contains(&n) || n + END > self.blocks.len() => self.holder(block, &mut found),
                _ => {}
            }
        }
        found
    }

    /// "Published by The Quay Courier".
    fn publisher(&self, block: &Block, found: &mut Publishers) {
        let name = after_any(block.range.of(self.text), &["published by ", "posted by "]);
        if let Some(name) = name.filter(|name| is_name(name)) {
            found.outlet.get_or_insert(self.part(block, name));
        }
    }

    /// "By Ada Byron with AFP".
    fn helper(&self, block: &Block, found: &mut Publishers) {
        let list = after_any(block.range.of(self.text), &["with "]).unwrap_or_default();
        let name = list
            .split([',', '/'])
            .flat_map(|part| part.split(" and "))
            .next()
            .unwrap_or_default()
            .trim();
        if let Some(known) = AGENCIES.get(name) {
            found.agency.get_or_insert(self.agency(block, name, known));
        }
    }

    /// "By the staff of The Courier", "originally appeared on Quay Post", "With inputs from AFP".
    fn credited(&self, block: &Block, found: &mut Publishers) {
        const STAFF: [&str; 4] = ["by the team of ", "by the team at ", "by the editors of ", "by the staff of "];
        let text = block.range.of(self.text);
        let named = |phrases: &[&str], stops: [char; 2]| {
            let name = after_any(text, phrases)?.split(stops).next()?.trim().trim_end_matches('.');
            Some(name).filter(|name| is_name(name))
        };
        if let Some(name) = named(&STAFF, [',', '(']) {
            found.outlet.get_or_insert(self.part(block, name));
        }
        let origin = named(&["originally appeared on ", "originally appeared in "], [':', ',']);
        if let Some(name) = origin.filter(|name| is_title_case(name)) {
            found.origin.get_or_insert(self.part(block, name));
        }
        let inputs = after_any(text, &["inputs from ", "input from "]);
        let name = inputs.and_then(|t| t.split([')', ',', ' ', '.']).next()).unwrap_or_default();
        if let Some(known) = AGENCIES.get(name) {
            found.agency.get_or_insert(self.agency(block, name, known));
        }
    }

    /// "© 2025 The Courier", "© Reuters".
    fn holder(&self, block: &Block, found: &mut Publishers) {
        let text = block.range.of(self.text);
        let Some(name) = holder_of(text) else {
            // "© 2025 npr": in small letters only what is known is a name.
            let small = after_years(text).and_then(|name| Some((name, known_in_capitals(name)?)));
            if let Some((name, value)) = small {
                let range = self.part(block, name).range;
                found.holder.get_or_insert(Found { value, range });
            } else if let Some(name) = self.asked(text) {
                found.holder.get_or_insert(self.part(block, name));
            }
            return;
        };
        match AGENCIES.get(name).or_else(|| AGENCIES.get(name.split(' ').next()?)) {
            Some(known) => {
                let part = if name.starts_with(known) { known } else { name };
                let text = block.range.of(self.text);
                let relayed = text.split(|c: char| !c.is_alphanumeric()).any(|w| is_listed(&MASTHEADS.relayed, w));
                if after_any(text, &["rights reserved"]).is_some() && !relayed {
                    found.own.get_or_insert(self.part(block, name));
                }
                found.agency.get_or_insert(self.agency(block, part, known));
            }
            None => {
                found.holder.get_or_insert(self.part(block, paper_of(name)));
            }
        }
    }

    /// The paper that a notice says to ask, known or named by one of the page's first lines: "without permission from The Quay
    /// Post".
    fn asked<'a>(&self, notice: &'a str) -> Option<&'a str> {
        const TOP: usize = 3;
        let name = after_any(notice, &["permission from ", "permission of ", "consent of "])?;
        let name = name.split(['.', ',', '(']).next()?.trim();
        let heads = || (0..TOP).any(|n| self.words(n).starts_with(name));
        (is_title_case(name) && !AGENCIES.contains(name) && (is_outlet(name) || heads())).then_some(name)
    }

    /// An agency by the name that it is known by, where the block has it.
    fn agency(&self, block: &Block, part: &str, known: &str) -> Found {
        Found {
            value: known.into(),
            range: self.part(block, part).range,
        }
    }

    pub(super) fn part(&self, block: &Block, part: &str) -> Found {
        Found {
            value: flat(part),
            range: title::place(self.text, block.range, part),
        }
    }
}

/// To whom somebody speaks in the text, where that may be a paper: "The Lantern" of "told The Lantern on Monday", or a listed name.
fn listener(text: &str) -> Option<&str> {
    const MENTIONS: usize = 4;
    text.match_indices(" told ").take(MENTIONS).find_map(|(at, told)| {
        let rest = text.get(at + told.len()..)?;
        longest_paper(rest.split(|c: char| !c.is_alphanumeric() && c != ' ').next()?)
    })
}

/// The longest run of first words that may be a paper's name.
fn longest_paper(words: &str) -> Option<&str> {
    const WORDS: usize = 4;
    let ends = words.match_indices(' ').map(|(at, _)| at).take(WORDS - 1).chain([words.len()]);
    let names = ends.filter_map(|end| words.get(..end)).filter(|name| {
        let count = word_count(name);
        is_title_case(name) && (2..=WORDS).contains(&count) && (name.starts_with("The ") || is_outlet(name))
    });
    names.last()
}

/// A masthead goes before a company's name, and not before another name that a site goes by.
pub(super) fn is_likely(paper: &Found, holder: Option<&Found>) -> bool {
    let named = paper.value.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("the "));
    named || holder.is_none_or(|h| is_company(&h.value) || is_paper(&h.value))
}

/// True for a name that says that a company has it.
pub(super) fn is_company(name: &str) -> bool {
    name.split([' ', ',', '.']).any(is_of_company)
}

/// `M10News` of `© 2025 M10News. All rights reserved.`
pub(in crate::boilerplate) fn holder_of(text: &str) -> Option<&str> {
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

/// What follows the sign and the years, where that is one word.
fn after_years(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('©')?;
    let name = rest.split_whitespace().find(|w| !w.starts_with(|c: char| c.is_ascii_digit()))?;
    let ends = rest.trim_end().trim_end_matches('.').ends_with(name.trim_end_matches('.'));
    Some(name.trim_end_matches('.')).filter(|_| ends)
}

/// An outlet that is listed in capitals: "NPR" of "npr".
fn known_in_capitals(name: &str) -> Option<String> {
    let value = name.to_uppercase();
    OUTLETS.contains(value.as_str()).then_some(value)
}

/// The paper that a company is called after: "The Quay Times" of "The Quay Times Limited".
fn paper_of(holder: &str) -> &str {
    let name = without(holder, is_form);
    if is_paper(name) { name } else { holder }
}

/// What a company is called after, without the words that say that it is one: "Lantern" of "Lantern Media Ltd" and of "Lantern
/// News & Media".
fn core_of(holder: &str) -> &str {
    let core = without(holder, is_of_company);
    match core.strip_suffix(" &") {
        Some(first) => without(first, |word| is_of_company(word) || is_listed(&MASTHEADS.section, word)),
        None => core,
    }
}

/// The name without the last words that are such, one word at least.
fn without(name: &str, such: fn(&str) -> bool) -> &str {
    let mut name = name;
    while let Some((before, last)) = name.rsplit_once(char::is_whitespace) {
        if !such(last.trim_end_matches('.')) {
            break;
        }
        name = before.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    }
    name
}

/// True for what says what form a company has: "Ltd".
fn is_form(word: &str) -> bool {
    is_listed(&MASTHEADS.form, word) || FORMS.iter().any(|f| f.eq_ignore_ascii_case(word))
}

/// True for one of the words by which a company calls itself one: "Ltd", "Media".
fn is_of_company(word: &str) -> bool {
    is_listed(&MASTHEADS.company, word) || is_form(word)
}

/// True for a word of the list, letters' case aside.
fn is_listed(list: &Table, word: &str) -> bool {
    list.contains(word.to_lowercase().as_str())
}

/// What stands behind the last space.
fn ending(line: &str) -> &str {
    line.rsplit(' ').next().unwrap_or_default()
}

fn word_count(line: &str) -> usize {
    line.split(' ').count()
}

/// "New Post" is a link, "New Quay Post" a paper.
fn is_link(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    is_listed(&MASTHEADS.link, first) || word_count(line) == 2 && is_listed(&MASTHEADS.pair, first)
}

/// True for a paper's name: "The Quay Courier".
fn is_paper(line: &str) -> bool {
    let count = word_count(line);
    if is_link(line) || line.contains([':', '/', '|']) {
        return false;
    }
    let last = ending(line).to_lowercase();
    // "Local News" is a section.
    !MASTHEADS.section.contains(last.as_str()) && (2..=5).contains(&count) && is_title_case(line) && PAPERS.contains(&last)
}

/// True for a paper's or station's name, listed or formed as one.
pub(in crate::boilerplate) fn is_outlet(name: &str) -> bool {
    OUTLETS.contains(name.strip_prefix("The ").unwrap_or(name)) || is_paper(name)
}

fn is_name(name: &str) -> bool {
    (1..=9).contains(&name.split_whitespace().count()) && name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// Capitals at the beginning of all words but small ones between.
fn is_title_case(line: &str) -> bool {
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(w, "of" | "the" | "and" | "&");
    line.starts_with(char::is_uppercase) && line.split(' ').all(capital)
}

/// Last words of papers' names, in small letters, as `data/outlets.txt` marks them.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../../data/outlets.txt"));
    names.filter_map(|line| line.strip_prefix("* ")).map(str::to_lowercase).collect()
});

/// Words that say what form a company has: `data/organisations.txt`.
static FORMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../../data/organisations.txt"));
    names.filter_map(|line| line.strip_prefix("= ")).collect()
});

/// The names in `data/outlets.txt`.
static OUTLETS: LazyLock<Table> = LazyLock::new(|| {
    let names = lexicon::entries(lexicon::list!("../../../data/outlets.txt")).filter(|line| !line.starts_with('*'));
    Table::new(names.flat_map(|line| line.split('\t')).map(|name| (name, "")).collect())
});

lexicon::classes! {
    /// Words of names that are a paper's or not: `data/mastheads.txt`.
    MASTHEADS: Mastheads = "../../../data/mastheads.txt",
    link, pair, section, company, form, paper, relayed;
    endings home
}

/// What stands before the words for a site's first page that the line ends with.
fn before_home(line: &str) -> Option<&str> {
    let cut = |end: &&str| {
        let at = line.len().checked_sub(end.len())?;
        let fits = line.get(at..)?.eq_ignore_ascii_case(end);
        line.get(..at).filter(|_| fits)?.strip_suffix(' ')
    };
    MASTHEADS.home.iter().find_map(cut)
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
        assert_eq!(paper_of("The Quay Times DAC"), "The Quay Times");
        assert_eq!(paper_of("The Quay Times\u{a0}Limited"), "The Quay Times");
        assert_eq!(core_of("Lantern News & Media Limited"), "Lantern");
        assert_eq!(core_of("Lantern News Ltd"), "Lantern News");
        assert_eq!(listener("\"No,\" she told The Lantern on Monday."), Some("The Lantern"));
        assert_eq!(listener("He told Sky Sports: \"No.\""), Some("Sky Sports"));
        assert_eq!(listener("He told the court that he was out."), None);
        assert_eq!(listener("He told Ada Byron."), None);
        assert_eq!(before_home("The Quay Lantern - Back to home"), Some("The Quay Lantern"));
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
}
