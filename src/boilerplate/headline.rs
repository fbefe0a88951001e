//! The lines that may be the headline, each with what it is judged by: its form, where it stands, and how much of it the
//! story speaks of. A forest trained beside the tagger judges them; see `xtask/src/train/boilerplate/titles.rs`.

use super::numbers::Numbers;
use super::rules::Verdict;
use super::scan::{Class, Scan, Scans, hit};
use crate::input::Document;
use crate::report::BlockKind;

/// Number of features.
pub(crate) const COUNT: usize = 51;
/// What a candidate is judged by.
#[allow(unreachable_pub, reason = "public where the feature `training` is on")]
pub type Row = [i16; COUNT];

/// No line this far before the story is looked at.
const REACH: usize = 90;
/// A headline has as many words.
const WORDS: std::ops::RangeInclusive<usize> = 2..=30;
/// A page's story is known by so many of its blocks.
const TOPIC: usize = 60;

/// A line that may be the headline.
pub(crate) struct Candidate {
    /// Its block.
    pub block: usize,
    pub row: Row,
}

/// The candidates before `first`, the story's first block.
pub(crate) fn candidates(document: &Document, scans: &Scans, verdicts: &[Verdict], first: usize) -> Vec<Candidate> {
    let topic = Topic::of(scans, verdicts, first);
    let is_one = |&n: &usize| scans.blocks.get(n).is_some_and(|s| WORDS.contains(&s.words));
    let blocks: Vec<usize> = (first.saturating_sub(REACH)..first).filter(is_one).collect();
    let longer = longer(scans, &blocks);
    let mut out: Vec<Candidate> = blocks
        .into_iter()
        .zip(longer)
        .filter_map(|(block, longer)| {
            let row = row(document, scans, verdicts, &topic, first, block, longer)?;
            Some(Candidate { block, row })
        })
        .collect();
    rank(&mut out);
    out
}

/// What the story speaks of.
struct Topic {
    /// By the number of a word: in how many of the story's blocks it stands.
    blocks: Vec<u8>,
    /// And whether in its first.
    lead: Vec<bool>,
}

impl Topic {
    fn of(scans: &Scans, verdicts: &[Verdict], first: usize) -> Self {
        let mut out = Self {
            blocks: vec![0; scans.distinct()],
            lead: vec![false; scans.distinct()],
        };
        let kept = verdicts.iter().enumerate().filter(|(_, v)| v.kept);
        for (n, _) in kept.skip_while(|(n, _)| *n < first).take(TOPIC) {
            for &word in scans.numbers_of(n) {
                if let Some(count) = out.blocks.get_mut(word as usize) {
                    *count = count.saturating_add(1);
                }
                if let Some(lead) = out.lead.get_mut(word as usize).filter(|_| n == first) {
                    *lead = true;
                }
            }
        }
        out
    }
}

/// Names of the features, in order.
#[cfg(feature = "training")]
pub(crate) const NAMES: [&str; COUNT] = [
    "WORDS",
    "LETTERS",
    "CAPITALS",
    "UPPERCASE",
    "FUNCTION",
    "DIGITS",
    "TERMINAL",
    "START",
    "SEPARATORS",
    "GLUE",
    "PRINTED",
    "LONGER",
    "BACK",
    "WORDS_BACK",
    "SHORT_BACK",
    "NAMED_BACK",
    "TO_NAMED",
    "FROM_NAMED",
    "TOP",
    "GAP",
    "GAP_AFTER",
    "WORDS_BEFORE",
    "WORDS_AFTER",
    "TERMINAL_AFTER",
    "PROSE_AFTER",
    "SHARED",
    "SHARE",
    "CENTRAL",
    "LEAD",
    "MARGIN",
    "KEPT",
    "KIND",
    "NAMED",
    "NAV",
    "PROMOTION",
    "RELATED",
    "BYLINE",
    "DATE",
    "CAPTION",
    "SUMMARY",
    "YEAR",
    "QUOTES",
    "PROSE",
    "TO_BYLINE",
    "FROM_BYLINE",
    "FROM_RELATED",
    "LONGER_BEFORE",
    "ENDS_WITH",
    "RANK_SHARED",
    "RANK_CENTRAL",
    "AS_GOOD_AFTER",
];
/// Where two of them stand, by which candidates are ranked.
const SHARED: usize = 25;
const CENTRAL: usize = 27;

fn row(document: &Document, scans: &Scans, verdicts: &[Verdict], topic: &Topic, first: usize, n: usize, longer: usize) -> Option<Row> {
    let (own, verdict) = (scans.blocks.get(n)?, verdicts.get(n)?);
    let scan = |n: Option<usize>| n.and_then(|n| scans.blocks.get(n));
    let gap = |n: usize| document.blocks.get(n).map_or(0, |b| count(b.gap.into()));
    let named = |n: usize| verdicts.get(n).is_some_and(|v| v.reason.is_some());
    let (before, after) = (scan(n.checked_sub(1)), scan(Some(n + 1)));
    let between = n + 1..first;
    let ahead = || n + 1..n + 12;
    let behind = || (n.saturating_sub(12)..n).rev();
    let nested = nested(scans, own, n);
    let words = scans.numbers_of(n);
    let held = |word: &&u32| topic.blocks.get(**word as usize).is_some_and(|&blocks| blocks > 0);
    let shared = words.iter().filter(held).count();
    let central: usize = words
        .iter()
        .filter_map(|&w| topic.blocks.get(w as usize))
        .map(|&b| usize::from(b).min(12))
        .sum();
    let lead = words.iter().filter(|&&w| topic.lead.get(w as usize) == Some(&true)).count();
    let short = |n: &usize| scan(Some(*n)).is_some_and(|s| !s.is_prose());
    let words_of = |s: Option<&Scan>| s.map_or(-1, |s| count(s.words));
    let terminal_of = |s: Option<&Scan>| s.map_or(-1, |s| s.terminal.into());
    Some([
        count(own.words),
        share(own.letters, own.chars),
        share(own.upper_words, own.words),
        share(own.uppercase, own.letters),
        share(own.function_words, own.words),
        count(own.digits),
        own.terminal.into(),
        own.start.into(),
        count(own.separators),
        count(own.glue),
        count((own.printed as usize).min(5)),
        count(longer),
        count(first - n),
        count(between.clone().filter_map(|n| scan(Some(n))).map(|s| s.words).sum()),
        count(between.clone().filter(|&n| !named(n)).filter(short).count()),
        count(between.filter(|&n| named(n)).count()),
        count(ahead().position(named).unwrap_or(20)),
        count(behind().position(named).unwrap_or(20)),
        count(n),
        gap(n),
        gap(n + 1),
        words_of(before),
        words_of(after),
        terminal_of(after),
        after.is_some_and(Scan::is_prose).into(),
        count(shared),
        share(shared, words.len()),
        share(central, words.len()) / 10,
        share(lead, words.len()),
        verdict.margin.clamp(-4000, 4000) as i16,
        verdict.kept.into(),
        match verdict.kind {
            BlockKind::ListItem => 2,
            BlockKind::Heading => 1,
            _ => 0,
        },
        verdict.reason.is_some().into(),
        own.hit(Class::Nav).into(),
        own.hit(Class::Promo).into(),
        own.hit(Class::Related).into(),
        own.hit(Class::Byline).into(),
        own.hit(Class::Date).into(),
        own.hit(Class::Caption).into(),
        own.hit(Class::Summary).into(),
        own.year.into(),
        count(own.quotes),
        own.is_prose().into(),
        count(ahead().position(|n| is_byline(scan(Some(n)))).unwrap_or(20)),
        count(behind().position(|n| is_byline(scan(Some(n)))).unwrap_or(20)),
        count(behind().position(|n| scan(Some(n)).is_some_and(heads_others)).unwrap_or(20)),
        count(nested.0),
        count(nested.1),
        0,
        0,
        0,
    ])
}

/// For each candidate, how many lines on the page begin with all its words and have more, up to four: titles of the site's
/// own pages do.
fn longer(scans: &Scans, candidates: &[usize]) -> Vec<usize> {
    // By their first words: few of the page's lines begin with the first word of any candidate.
    let mut words = Numbers::default();
    let mut beginning: Vec<Vec<usize>> = Vec::new();
    for (at, scan) in candidates.iter().map(|&n| scans.blocks.get(n)).enumerate() {
        let Some(&word) = scan.and_then(|s| scans.tokens_of(s).first()) else {
            continue;
        };
        let number = words.number(word) as usize;
        beginning.resize_with(words.len(), Vec::new);
        if let Some(same) = beginning.get_mut(number) {
            same.push(at);
        }
    }
    let mut out = vec![0; candidates.len()];
    for other in &scans.blocks {
        let line = scans.tokens_of(other);
        let number = line.first().and_then(|&word| words.get(word));
        for &at in number.and_then(|n| beginning.get(n as usize)).into_iter().flatten() {
            let own = candidates.get(at).and_then(|&n| scans.blocks.get(n));
            let begins = |own: &Scan| (own.words + 1..=own.words + 14).contains(&other.words) && line.starts_with(scans.tokens_of(own));
            if own.is_some_and(begins)
                && let Some(longer) = out.get_mut(at)
            {
                *longer = (*longer + 1).min(4);
            }
        }
    }
    out
}

/// Lines near by that end with all words of this one, as breadcrumbs do; and lines that this one so ends with.
fn nested(scans: &Scans, own: &Scan, n: usize) -> (usize, usize) {
    let tokens = scans.tokens_of(own);
    let near = scans
        .blocks
        .get(n.saturating_sub(REACH)..)
        .unwrap_or_default()
        .iter()
        .take(2 * REACH);
    // Nearly all lines differ in their last words.
    let near = near.filter(|o| o.last == own.last);
    near.fold((0, 0), |(longer, shorter), o| match scans.tokens_of(o) {
        other if other.len() > tokens.len() => (longer + usize::from(other.ends_with(tokens)), shorter),
        other if other.len() < tokens.len() && other.len() >= 3 => (longer, shorter + usize::from(tokens.ends_with(other))),
        _ => (longer, shorter),
    })
}

/// A byline or a date: what stands below a headline.
pub(super) fn is_byline(scan: Option<&Scan>) -> bool {
    scan.is_some_and(|s| {
        let said = s.hit(Class::Byline) >= hit::START || s.hit(Class::Date) >= hit::START;
        s.words <= 16 && !s.is_prose() && (said || s.year && s.digits * 5 > s.letters)
    })
}

/// "More on this story:", "See also": the lines below are headlines of other stories.
fn heads_others(scan: &Scan) -> bool {
    scan.words <= 8 && (scan.hit(Class::Related) >= hit::START || scan.terminal == 2)
}

/// Each candidate's rank among the others.
fn rank(candidates: &mut [Candidate]) {
    let values = |feature: usize| -> Vec<i16> { candidates.iter().filter_map(|c| c.row.get(feature).copied()).collect() };
    let (shared, central) = (values(SHARED), values(CENTRAL));
    let above = |values: &[i16], own: i16| count(values.iter().filter(|&&v| v > own).count());
    for (at, candidate) in candidates.iter_mut().enumerate() {
        let own = |feature: usize| candidate.row.get(feature).copied().unwrap_or(0);
        let ranks = [
            above(&shared, own(SHARED)),
            above(&central, own(CENTRAL)),
            above(shared.get(at + 1..).unwrap_or_default(), own(SHARED) - 1),
        ];
        candidate
            .row
            .iter_mut()
            .rev()
            .zip(ranks.into_iter().rev())
            .for_each(|(slot, rank)| *slot = rank);
    }
}

fn count(value: usize) -> i16 {
    value.min(400) as i16
}

/// `part` of `whole` in thousandths.
fn share(part: usize, whole: usize) -> i16 {
    (part * 1000 / whole.max(1)).min(30_000) as i16
}
