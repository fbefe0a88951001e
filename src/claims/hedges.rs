//! Hedges: the words that make a sentence less than certain. Some always do (might, reportedly), some only in their
//! place (many, considered, about): there a model weighs the sentence's cues, words and form.

use std::sync::LazyLock;

use super::wording::{self, Sum, Table};
use super::words::GRAMMAR;
use crate::lexicon;
use crate::linear::{Key, Small, Weights};
use crate::order;
use crate::report::Certainty;
use crate::segment::{Token, TokenKind};
use crate::text::Range;

static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::read(lexicon::list!("../../data/hedges.txt")));
static MODEL: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/hedges.weights.txt")));

/// A word or phrase that hedges, and the certainty that it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hedge {
    /// Where it stands.
    pub range: Range,
    /// What it leaves of the statement's certainty.
    pub certainty: Certainty,
}

/// The hedges of a sentence, in order, without overlap.
pub(crate) fn find(text: &str, tokens: &[Token]) -> Vec<Hedge> {
    let found: Vec<Found> = CUES.found(text, tokens).collect();
    let asked = |f: &&Found| f.cue.role == Role::Asked;
    let mut hedges: Vec<Hedge> = found.iter().filter(|f| f.cue.role == Role::Sure).map(Found::hedge).collect();
    if !found.iter().any(|f| asked(&f)) {
        return hedges;
    }
    let mut sum = Sum::default();
    word_features(text, tokens, &mut |key| MODEL.add(&mut sum, key));
    cue_features(&found, &mut |key| MODEL.add_fixed(&mut sum, key));
    if MODEL.margin(&sum) > 0.0 {
        // The cues that spoke for it; where none did, the one that spoke least against it.
        let weight = |f: &Found| MODEL.of(cue_key(f.cue));
        let best = found.iter().filter(asked).map(weight).max().unwrap_or(0);
        let least = if hedges.is_empty() { best.min(1) } else { 1 };
        hedges.extend(found.iter().filter(asked).filter(|f| weight(f) >= least).map(Found::hedge));
        order::by_key(&mut hedges, |h| h.range.start);
    }
    hedges
}

/// An entry of the list.
#[derive(Debug)]
struct Entry {
    words: &'static str,
    certainty: Certainty,
    role: Role,
}

/// What an entry does to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It always hedges.
    Sure,
    /// The model is asked.
    Asked,
    /// It never hedges; the model takes note of it.
    Hint,
}

/// A cue of a sentence.
#[derive(Debug, Clone, Copy)]
struct Found {
    cue: &'static Entry,
    /// First token, and the one after the last.
    from: usize,
    to: usize,
    range: Range,
}

impl Found {
    fn hedge(&self) -> Hedge {
        Hedge {
            range: self.range,
            certainty: self.cue.certainty,
        }
    }
}

/// The list, with its look-up.
struct Cues {
    entries: Vec<Entry>,
    /// By the key of the first word: the most words of an entry that begins so.
    first: Weights,
    /// By the key of all words: index of the entry, from 1.
    whole: Weights,
}

impl Cues {
    fn read(list: &'static str) -> Self {
        let entries: Vec<Entry> = lexicon::entries(list)
            .filter_map(|line| {
                let (words, class) = lexicon::halves(line, b'\t')?;
                let certainty = match class.split(' ').next()? {
                    "probable" => Certainty::Probable,
                    "possible" => Certainty::Possible,
                    _ => Certainty::Unspecified,
                };
                Some(Entry {
                    words,
                    certainty,
                    role: match class {
                        "hint" => Role::Hint,
                        class if class.ends_with(" scored") => Role::Asked,
                        _ => Role::Sure,
                    },
                })
            })
            .collect();
        let mut longest = Vec::new();
        let mut whole = Vec::new();
        for (n, entry) in (1..).zip(&entries) {
            let first = entry.words.split(' ').next().unwrap_or_default();
            let words = i32::try_from(entry.words.split(' ').count()).unwrap_or(1);
            longest.push((Key::START.lower(first).0, words));
            whole.push((Key::START.lower(entry.words).0, n));
        }
        // Of a word's weights the last one stays.
        order::by_key(&mut longest, |&(_, words)| words.unsigned_abs() as usize);
        Self {
            first: Weights::new(&longest),
            whole: Weights::new(&whole),
            entries,
        }
    }

    /// The cues of a sentence: from left to right, the longest first.
    fn found<'a>(&'static self, text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Found> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < tokens.len() {
                if let Some(found) = self.at(text, tokens, at) {
                    at = found.to;
                    return Some(found);
                }
                at += 1;
            }
            None
        })
    }

    fn at(&'static self, text: &str, tokens: &[Token], from: usize) -> Option<Found> {
        let first = tokens.get(from).filter(|t| t.kind == TokenKind::Word)?;
        let mut key = Key::START.lower(first.range.of(text));
        let most = self.first.of(key.0);
        let mut found = None;
        for (to, end) in (from + 1..).zip(0..most) {
            if end > 0 {
                let Some(token) = tokens.get(to - 1).filter(|t| t.kind != TokenKind::Mark) else {
                    break;
                };
                // `it's` is two tokens and one word.
                key = if token.kind == TokenKind::Clitic { key } else { key.byte(b' ') };
                key = key.lower(token.range.of(text));
            }
            let entry = usize::try_from(self.whole.of(key.0) - 1).ok().and_then(|n| self.entries.get(n));
            if let (Some(cue), Some(last)) = (entry, tokens.get(to - 1)) {
                found = Some(Found {
                    cue,
                    from,
                    to,
                    range: Range::new(first.range.start, last.range.end),
                });
            }
        }
        found.filter(|f| !is_other_word(text, tokens, f))
    }
}

/// True for words that only look like the cue: the month of May, the might of an army, to talk about something.
fn is_other_word(text: &str, tokens: &[Token], found: &Found) -> bool {
    let word = |n: Option<usize>| n.and_then(|n| tokens.get(n)).map_or("", |t| t.range.of(text));
    match found.cue.words {
        "may" => found.range.of(text).starts_with('M'),
        "might" => GRAMMAR.might.contains(word(found.from.checked_sub(1))),
        "about" | "around" => {
            let next = word(Some(found.to));
            let mut small = Small::default();
            !next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '\u{20ac}' | '\u{a3}'))
                && !GRAMMAR.amount.contains(small.lower(next))
        }
        _ => false,
    }
}

/// What the words say: each, how it begins and ends, and how many there are. Pairs of words are too rare in two thousand
/// sentences to say more than the words do.
fn word_features(text: &str, tokens: &[Token], visit: &mut impl FnMut(u32)) {
    for token in tokens {
        let word = token.range.of(text);
        if token.kind == TokenKind::Number {
            visit(Key::START.bytes(b"#1").0);
            continue;
        }
        visit(Key::START.lower(word).byte(b'1').0);
        if token.kind != TokenKind::Word {
            continue;
        }
        // Part, the tag of its features, and the length from which a word has one.
        for (part, tag, least) in [
            (word.get(..3), b'{', 5),
            (word.get(..4), b'<', 6),
            (word.len().checked_sub(3).and_then(|at| word.get(at..)), b'>', 6),
            (word.len().checked_sub(4).and_then(|at| word.get(at..)), b'}', 7),
        ] {
            if let Some(part) = part.filter(|_| word.len() >= least) {
                visit(Key::START.byte(tag).lower(part).0);
            }
        }
    }
    wording::form(
        "words or marks",
        b'w',
        tokens.len(),
        &[4, 7, 10, 14, 19, 25, 35, 50],
        &mut |key, _| visit(key),
    );
}

/// What the cues say: each, where it stands, and how many there are.
fn cue_features(found: &[Found], visit: &mut impl FnMut(u32)) {
    for f in found {
        visit(cue_key(f.cue));
        if f.cue.role != Role::Hint {
            // "Some say" is not "to some".
            let place = match f.from {
                0 => 0,
                1 | 2 => 1,
                3..=7 => 2,
                _ => 3,
            };
            visit(Key::START.byte(b'@').byte(place).0);
            if place == 0 {
                visit(Key::START.byte(b'@').lower(f.cue.words).0);
            }
        }
    }
    for (tag, role) in [(b's', Role::Sure), (b'a', Role::Asked), (b'h', Role::Hint)] {
        let count = found.iter().filter(|f| f.cue.role == role).count();
        wording::form("cues", tag, count, &[1, 2, 3, 4], &mut |key, _| visit(key));
    }
}

fn cue_key(cue: &Entry) -> u32 {
    Key::START.byte(b'!').lower(cue.words).0
}

/// What training shares with analysis.
#[cfg(feature = "training")]
#[allow(missing_docs, reason = "for the project's own training only")]
pub mod training {
    use super::*;

    pub const BUCKETS: u32 = 1 << 15;

    /// A sentence as training sees it.
    pub struct Example {
        /// Buckets, and how much each counts.
        pub features: Vec<(u32, f64)>,
        /// Holds a cue that always hedges.
        pub sure: bool,
        /// Holds one that the model judges.
        pub asked: bool,
    }

    pub fn example(sentence: &str) -> Example {
        let tokens = crate::segment::tokens(sentence, Range::new(0, sentence.len()));
        let found: Vec<Found> = CUES.found(sentence, &tokens).collect();
        let (mut words, mut cues) = (Vec::new(), Vec::new());
        word_features(sentence, &tokens, &mut |key| words.push(key));
        cue_features(&found, &mut |key| cues.push(key));
        Example {
            features: wording::weighed(&words, &cues, BUCKETS - 1),
            sure: found.iter().any(|f| f.cue.role == Role::Sure),
            asked: found.iter().any(|f| f.cue.role == Role::Asked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(sentence: &str) -> Vec<&str> {
        let range = Range::new(0, sentence.len());
        let tokens = crate::segment::tokens(sentence, range);
        find(sentence, &tokens).iter().map(|h| h.range.of(sentence)).collect()
    }

    #[test]
    fn words_that_always_hedge() {
        assert_eq!(cues("The dam might hold."), ["might"]);
        assert_eq!(
            cues("It’s possible the gate was reportedly left open."),
            ["It’s possible", "reportedly"]
        );
        assert_eq!(
            cues("The mayor is expected to resign, and she appears to know it."),
            ["is expected", "appears to"]
        );
        assert_eq!(cues("The talks could go on all night."), ["could"]);
        assert_eq!(
            cues("A film that purports to show the raid looks set to win."),
            ["purports to", "looks set to"]
        );
        assert_eq!(cues("The mayor is also said to own the dam."), ["is also said to"]);
    }

    #[test]
    fn words_that_only_look_like_a_hedge() {
        assert!(cues("The dam burst in May 1908.").is_empty());
        assert!(cues("The army showed its might.").is_empty());
        assert!(cues("The mayor knows about the dam.").is_empty());
        assert!(cues("The mayor also said to reporters that the dam held.").is_empty());
    }

    #[test]
    fn a_plain_sentence_has_none() {
        assert!(cues("The dam burst on Monday.").is_empty());
        assert!(cues("").is_empty());
    }

    #[test]
    fn each_entry_is_found_as_written() {
        for entry in &CUES.entries {
            let text = format!("{} 5", entry.words);
            let tokens = crate::segment::tokens(&text, Range::new(0, text.len()));
            let all: Vec<_> = CUES.found(&text, &tokens).map(|f| f.cue.words).collect();
            assert_eq!(all, [entry.words]);
        }
    }
}
