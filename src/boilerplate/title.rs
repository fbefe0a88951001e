//! Finds the headline, and every line that prints it.

use super::headline::{self, Candidate};
use super::metadata;
use super::rules::{self, Verdict};
use super::scan::{self, Scan, Scans};
use crate::forest::{Forest, LOGIT};
use crate::input::Document;
use crate::report::{BlockKind, Found};
use crate::text::{Range, flat};

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

/// A line of which the trees think less than this is no headline. Pages without one are few: nearly all have a line that is
/// more likely than that.
const LEAST: i16 = -2 * LOGIT as i16;

/// Lines between a byline and the picture above the story.
const SIGNED: usize = 8;

/// Words of a first line that is a sentence and no headline.
const SENTENCE: usize = 4;

/// The story's first block: its first of prose.
pub(crate) fn body(scans: &Scans, verdicts: &[Verdict]) -> Option<usize> {
    let prose = |n: usize| scans.blocks.get(n).is_some_and(Scan::is_prose);
    let opens = |(n, v): (usize, &Verdict)| v.kept && (prose(n) || v.turn.is_some() || v.kind == BlockKind::ListItem && v.margin > 0);
    verdicts
        .iter()
        .enumerate()
        .position(opens)
        .or_else(|| verdicts.iter().position(|v| v.kept))
}

/// Finds the headline: what markup names, else the line before the story that the trees like best.
pub(crate) fn find(document: &Document, scans: &Scans, verdicts: &[Verdict], trees: &Forest) -> Title {
    let Some(first) = body(scans, verdicts) else {
        return from_markup(document, scans, None);
    };
    if let Some(title) = document.markup.title.as_ref() {
        let found = from_markup(document, scans, Some(first));
        if !found.blocks.is_empty() || title.range.is_some() {
            return found;
        }
    }
    let candidates = headline::candidates(document, scans, verdicts, first);
    let rows: Vec<headline::Row> = candidates.iter().map(|c| c.row).collect();
    // A sentence that the tagger keeps, with nothing of the site above it, is where a bare story begins.
    let begins = |c: &Candidate| {
        let sentence = scans.blocks.get(c.block).is_some_and(|s| s.terminal == 6 && s.words >= SENTENCE);
        c.block == 0 && sentence && verdicts.get(c.block).is_some_and(|v| v.kept)
    };
    let scores = trees.scores(&rows);
    let best_of = |fits: &dyn Fn(&Candidate) -> bool| {
        let all = candidates.iter().zip(&scores).filter(|(c, _)| fits(c));
        all.map(|(c, &margin)| (c, margin)).max_by_key(|&(_, margin)| margin)
    };
    let words = |n: usize| document.blocks.get(n).map_or("", |b| b.range.of(&document.text));
    // A picture's caption reads like a headline, and mostly is none.
    let is_caption = |c: &Candidate| {
        let verdict = verdicts.get(c.block);
        verdict.is_some_and(|v| v.kind == BlockKind::Caption && v.reason.as_deref().is_some_and(|r| r != rules::ALTERNATIVE))
    };
    // Under a byline or a date, a line with which the caption below begins is the text that stands for its picture.
    let captioned = |n: usize| verdicts.get(n).is_some_and(|v| v.kind == BlockKind::Caption && v.reason.is_some());
    let signed = |n: usize| (n.saturating_sub(SIGNED)..n).any(|above| headline::is_byline(scans.blocks.get(above)));
    let repeated = |n: usize| captioned(n + 1) && rules::begins_with(words(n + 1), words(n));
    let is_shown = |c: &Candidate| repeated(c.block) && signed(c.block);
    // So does an author with a post below, or the post.
    let over_post = |n: usize| metadata::is_person(words(n)) && metadata::is_post_line(words(n + 1));
    let is_author = |c: &Candidate| over_post(c.block) || c.block.checked_sub(1).is_some_and(over_post);
    // The result of a match stands under the headline.
    let likely = |n: usize| candidates.iter().zip(&scores).any(|(c, &margin)| c.block == n && margin >= LEAST);
    let is_result = |c: &Candidate| {
        let result = scans.blocks.get(c.block).is_some_and(|s| rules::is_result(words(c.block), s));
        result && c.block.checked_sub(1).is_some_and(likely)
    };
    let best = best_of(&|c| !is_caption(c) && !is_shown(c) && !is_author(c) && !is_result(c)).filter(|&(_, margin)| margin >= LEAST);
    let best = best.or_else(|| best_of(&|_| true));
    let best = best.filter(|(c, _)| !begins(c));
    let Some((&Candidate { block, .. }, _)) = best.filter(|&(_, margin)| margin >= LEAST) else {
        return from_markup(document, scans, Some(first));
    };
    let mut title = Title {
        body: Some(first),
        ..Title::default()
    };
    gather(scans, block, first, &mut title);
    let shown = title.blocks.iter().copied().filter(|&b| b <= block).max().unwrap_or(block);
    title.found = document.blocks.get(shown).map(|b| {
        let end = metadata::signed(words(shown)).map_or(b.range.end, |(at, _)| b.range.start + at);
        let range = Range::new(b.range.start, end);
        Found {
            value: flat(range.of(&document.text)),
            range: Some(range),
        }
    });
    title
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

/// The part of `range`, from its start on, that reads `part` once it is [`flat`].
pub(crate) fn place_flat(text: &str, range: Range, part: &str) -> Option<Range> {
    let mut at = 0; // Where in the range the next word is looked for.
    let mut start = None;
    let whole = range.of(text);
    for word in part.split(' ') {
        let rest = whole.get(at..)?;
        let from = at + rest.len() - rest.trim_start().len();
        at = from + whole.get(from..)?.strip_prefix(word).map(|_| word.len())?;
        start.get_or_insert(from);
    }
    Some(Range::new(range.start + start?, range.start + at))
}

/// The part of `range` whose text is `part`, which lies inside.
pub(crate) fn place(text: &str, range: Range, part: &str) -> Option<Range> {
    let at = range.of(text).find(part)?;
    Some(Range::new(range.start + at, range.start + at + part.len()))
}

#[cfg(test)]
mod tests {
    use super::place_flat;
    use crate::text::Range;

    #[test]
    fn a_part_is_found_whatever_space_stands_in_it() {
        let place = |text: &str, part: &str| {
            let range = Range::new("© ".len(), text.len());
            place_flat(text, range, part).map(|r| r.of(text).to_string())
        };
        for (text, part, found) in [
            ("© El Faro Media Group", "El Faro", Some("El Faro")),
            ("© El\u{a0}Faro Media Group", "El Faro", Some("El\u{a0}Faro")),
            ("© El  Faro\u{a0}Media Group", "El Faro", Some("El  Faro")),
            ("© Lantern, Media Ltd", "Lantern", Some("Lantern")),
            ("© El Norte Media", "El Faro", None),
            ("© El", "El Faro", None),
        ] {
            assert_eq!(place(text, part).as_deref(), found, "{text}");
        }
    }
}
