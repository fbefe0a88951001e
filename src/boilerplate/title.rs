//! Finds the headline: the line before the story that the page repeats, or that shares most words with the story.

use super::rules::{self, Verdict};
use super::scan::{self, Scan, Scans, WordMap};
use crate::input::Document;
use crate::report::{BlockKind, Found};
use crate::text::Range;

/// Where the headline stands.
#[derive(Debug, Default)]
pub(crate) struct Title {
    /// Its words and their place.
    pub found: Option<Found>,
    /// Every block that is the headline and nothing else, outside the story.
    pub blocks: Vec<usize>,
    /// Blocks that are the headline with more words.
    pub variants: Vec<usize>,
    /// The story's first block.
    pub body: Option<usize>,
}

/// Looks this many blocks before the story.
const REACH: usize = 60;

/// Finds the headline before the first kept block of prose.
pub(crate) fn find(document: &Document, scans: &Scans, verdicts: &[Verdict]) -> Title {
    let prose = |n: usize| scans.blocks.get(n).is_some_and(Scan::is_prose);
    let body = verdicts
        .iter()
        .enumerate()
        .position(|(n, v)| v.kept && (prose(n) || v.kind == BlockKind::ListItem && v.margin > 0))
        .or_else(|| verdicts.iter().position(|v| v.kept));
    let Some(first) = body else {
        return from_markup(document, scans, None);
    };
    if let Some(title) = document.markup.title.as_ref() {
        let found = from_markup(document, scans, Some(first));
        if !found.blocks.is_empty() || title.range.is_some() {
            return found;
        }
    }
    let mut topic = WordMap::default();
    for (_, s) in verdicts.iter().zip(&scans.blocks).filter(|(v, _)| v.kept).take(40) {
        for word in scans.content_words(s) {
            topic.insert(word, 0u32);
        }
    }
    // The line over the story, named lines such as the byline between: a headline by its place.
    let over = (first.saturating_sub(6)..first).rev().find(|&n| {
        let line = scans.blocks.get(n).is_some_and(|s| s.words >= 3 && s.digits * 4 < s.chars);
        line && verdicts.get(n).is_some_and(|v| v.reason.is_none())
    });
    let mut best: Option<(i64, usize)> = None;
    for n in first.saturating_sub(REACH)..first {
        let (Some(s), Some(v)) = (scans.blocks.get(n), verdicts.get(n)) else {
            continue;
        };
        let named = v.reason.is_some();
        if named
            || s.words < 3
            || s.words > 30
            || s.terminal == 6 && s.words > 22
            || v.kind == BlockKind::ListItem
            || s.is_prose() && s.terminal == 6
            || rules::is_date_line(s, document.blocks.get(n).map_or("", |b| b.range.of(&document.text)))
        {
            continue;
        }
        let (mut all, mut shared) = (0i64, 0i64);
        for w in scans.content_words(s) {
            all += 1;
            shared += i64::from(topic.contains_key(&w));
        }
        let placed = over == Some(n) && s.words >= 4 && s.letters * 2 > s.chars && s.terminal == 0;
        if all == 0 || shared * 10 < all * 4 && !placed {
            continue;
        }
        let times = scans.blocks.iter().filter(|o| o.hash == s.hash).take(4).count() as i64;
        let near = 60 - (first - n) as i64;
        let score = shared * 20 + times * 40 + near + i64::from(n == 0) * 30 + i64::from(placed) * 20 - (all - shared) * 8;
        if best.is_none_or(|b| score > b.0) {
            best = Some((score, n));
        }
    }
    let Some((_, n)) = best else {
        return from_markup(document, scans, Some(first));
    };
    // Of two such lines one over the other the lower is the standfirst: it may well share more words with the story.
    let n = n
        .checked_sub(1)
        .filter(|&above| stands_over(scans, verdicts, &topic, above, n))
        .unwrap_or(n);
    let mut title = Title { body, ..Title::default() };
    gather(scans, n, first, &mut title);
    let shown = title.blocks.iter().copied().filter(|&b| b < first).max().unwrap_or(n);
    title.found = document.blocks.get(shown).map(|b| Found {
        value: flat(b.range.of(&document.text)),
        range: Some(b.range),
    });
    title
}

/// True where the line `above` is a headline on the story, and `below` a longer line that the page has once.
fn stands_over(scans: &Scans, verdicts: &[Verdict], topic: &WordMap<u32>, above: usize, below: usize) -> bool {
    let (Some(own), Some(under)) = (scans.blocks.get(above), scans.blocks.get(below)) else {
        return false;
    };
    let unnamed = verdicts
        .get(above)
        .is_some_and(|v| v.reason.is_none() && v.kind != BlockKind::ListItem);
    let shared = scans.content_words(own).filter(|w| topic.contains_key(w)).take(2).count();
    let once = scans.blocks.iter().filter(|o| o.hash == under.hash).take(2).count() == 1;
    unnamed && once && (4..=25).contains(&own.words) && own.words <= under.words && own.terminal == 0 && shared == 2
}

/// All blocks with the words of block `n`, and those that begin with them.
fn gather(scans: &Scans, n: usize, first: usize, title: &mut Title) {
    let Some(own) = scans.blocks.get(n) else { return };
    let tokens = scans.tokens_of(own);
    for (m, s) in scans.blocks.iter().enumerate() {
        if s.hash == own.hash {
            title.blocks.push(m);
        } else if m < first
            && tokens.len() >= 4
            && s.words > own.words
            && s.words <= own.words + 14
            && scans.tokens_of(s).starts_with(tokens)
        {
            title.variants.push(m);
        }
    }
}

/// The title that markup names, and the blocks that print it.
fn from_markup(document: &Document, scans: &Scans, body: Option<usize>) -> Title {
    let mut out = Title {
        body,
        found: document.markup.title.clone(),
        ..Title::default()
    };
    let Some(found) = &document.markup.title else { return out };
    let own = scan::scan(std::iter::once(found.value.as_str()));
    let Some(own) = own.blocks.first() else { return out };
    let first = body.unwrap_or(usize::MAX);
    out.blocks = (0..scans.blocks.len())
        .filter(|&n| scans.blocks.get(n).is_some_and(|s| s.hash == own.hash && s.words >= 2))
        .collect();
    // The visible one wins.
    if let Some(b) = out.blocks.iter().rev().find(|&&n| n < first).and_then(|&n| document.blocks.get(n)) {
        out.found = Some(Found {
            value: flat(b.range.of(&document.text)),
            range: Some(b.range),
        });
    }
    out
}

/// One line, without doubled spaces.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of `range` whose text is `part`, which lies inside.
pub(crate) fn place(text: &str, range: Range, part: &str) -> Option<Range> {
    let at = range.of(text).find(part)?;
    Some(Range::new(range.start + at, range.start + at + part.len()))
}
