//! The tagger's weights, read once from `data/tagger.bin`.
//!
//! The lexicon names the class of a word: words of a class take the same tags equally often. A word that is not
//! there is scored by its endings, beginning and shape. What stands around it is then added to either's scores.
//!
//! The file holds a header of 16 bytes (version, bits of a key, margin of a guess, number of classes, then three
//! counts of four bytes, little-endian: words, rows of the table of affixes, rows of the table of surroundings), and
//! - for each class the scores of all tags (one byte each, negated); a class with one tag has score 0 there and 255
//!   elsewhere,
//! - the words: gaps between the sorted keys (low bytes, then high bytes), classes,
//! - each table: gaps likewise, the rows' lengths, for all entries their tags, then their weights (signed bytes).

use super::TAGS;
use super::features::{self, Around, Form};
#[cfg(feature = "training")]
use crate::keys;
use crate::keys::Keys;
use crate::linear::Feature;

const VERSION: u8 = 2;
const HEADER: usize = 16;

/// Scores of the tags, by their place in [`TAGS`].
pub(crate) type Scores = [i32; TAGS.len()];

/// All weights. Without any (the default) each word is a noun.
#[derive(Debug, Default)]
pub(crate) struct Model {
    classes: Vec<Class>,
    words: Keys,
    /// The class of each word.
    word_classes: Box<[u8]>,
    affixes: Table,
    surroundings: Table,
    /// Scores that lie closer than this to the best one are guesses too.
    margin: i32,
}

/// Words that take the same tags equally often.
#[derive(Debug)]
pub(crate) struct Class {
    /// The tags' scores.
    pub scores: Scores,
    /// Its best tags: see [`guess`].
    pub guess: u32,
    /// Its tag where it has only one.
    pub sure: Option<u8>,
}

impl Class {
    /// The class of these (negated) scores.
    pub(crate) fn new(bytes: &[u8], margin: i32) -> Self {
        let mut scores: Scores = [0; TAGS.len()];
        for (score, &byte) in scores.iter_mut().zip(bytes) {
            *score = -i32::from(byte);
        }
        let mut possible = scores.iter().enumerate().filter(|&(_, &score)| score > -255);
        let sure = match (possible.next(), possible.next()) {
            (Some((tag, _)), None) => Some(tag as u8),
            _ => None,
        };
        Self {
            guess: guess(&scores, margin),
            scores,
            sure,
        }
    }
}

/// What a form alone suggests.
pub(crate) struct Suggestion<'a> {
    /// Its best tags: see [`guess`].
    pub guess: u32,
    /// The tag where there is no doubt.
    pub sure: Option<u8>,
    /// Where the lexicon has it.
    pub class: Option<&'a Class>,
}

/// Features and their rows of `(tag, weight)`.
#[derive(Debug, Default)]
struct Table {
    keys: Keys,
    /// Where each row's entries begin.
    starts: Vec<u32>,
    entries: Vec<(u8, i8)>,
}

impl Table {
    fn read(rest: &mut &[u8], rows: usize, bits: u32) -> Option<Self> {
        let keys = Keys::read(rest, rows, bits)?;
        let mut total = 0;
        let mut starts = vec![0];
        starts.extend(rest.split_off(..rows)?.iter().map(|&len| {
            total += u32::from(len);
            total
        }));
        let tags = rest.split_off(..total as usize)?;
        let weights = rest.split_off(..total as usize)?;
        let entries = tags.iter().zip(weights).map(|(&tag, &weight)| (tag, weight as i8));
        Some(Self {
            keys,
            starts,
            entries: entries.collect(),
        })
    }

    /// Adds the weights of all features.
    #[inline]
    fn add<const N: usize>(&self, features: &[Feature; N], scores: &mut Scores) {
        self.keys.rows(features, |row| {
            let Some(&[start, end]) = self.starts.get(row..row + 2) else {
                return;
            };
            for &(tag, weight) in self.entries.get(start as usize..end as usize).unwrap_or_default() {
                if let Some(score) = scores.get_mut(tag as usize) {
                    *score += i32::from(weight);
                }
            }
        });
    }
}

impl Model {
    /// Reads the weights; `None` where the file is cut short.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_first_chunk::<HEADER>()?;
        let &[VERSION, bits, margin, classes, counts @ ..] = header else {
            return None;
        };
        let mut counts = counts.chunks_exact(4).map(|c| c.iter().rev().fold(0, |n, &b| n << 8 | b as usize));
        let bits = u32::from(bits);
        let margin = i32::from(margin);
        let rest = &mut rest;
        let classes = rest.split_off(..classes as usize * TAGS.len())?;
        let words = counts.next()?;
        let (words, word_classes) = (Keys::read(rest, words, bits)?, rest.split_off(..words)?.into());
        Some(Self {
            classes: classes.chunks_exact(TAGS.len()).map(|c| Class::new(c, margin)).collect(),
            words,
            word_classes,
            affixes: Table::read(rest, counts.next()?, bits)?,
            surroundings: Table::read(rest, counts.next()?, bits)?,
            margin,
        })
    }

    /// What a form alone suggests.
    pub(crate) fn suggest(&self, form: &Form) -> Suggestion<'_> {
        for key in features::word_keys(form).into_iter().flatten() {
            let class = self.words.row(key).and_then(|word| self.word_classes.get(word));
            if let Some(class) = class.and_then(|&class| self.classes.get(usize::from(class))) {
                return Suggestion {
                    guess: class.guess,
                    sure: class.sure,
                    class: Some(class),
                };
            }
        }
        Suggestion {
            guess: guess(&self.unknown(form), self.margin),
            sure: None,
            class: None,
        }
    }

    /// The scores behind a suggestion. Those of a word that the lexicon lacks are added up again: to carry every word's
    /// along takes longer.
    pub(crate) fn scores(&self, form: &Form, suggestion: &Suggestion<'_>) -> Scores {
        suggestion.class.map_or_else(|| self.unknown(form), |class| class.scores)
    }

    /// The scores of a word that the lexicon does not hold.
    fn unknown(&self, form: &Form) -> Scores {
        let mut scores = [0; TAGS.len()];
        self.affixes.add(&features::affixes(form), &mut scores);
        scores
    }

    /// Adds what the surroundings say.
    pub(crate) fn contextual(&self, around: &Around<'_>, scores: &mut Scores) {
        self.surroundings.add(&features::contextual(around), scores);
    }
}

/// The best tag and the second best, where that is close: five bits each.
pub(crate) fn guess(scores: &Scores, margin: i32) -> u32 {
    let (mut best, mut second) = ((0, i32::MIN), (31, i32::MIN));
    for (tag, &score) in scores.iter().enumerate() {
        if score > best.1 {
            second = best;
            best = (tag as u32, score);
        } else if score > second.1 {
            second = (tag as u32, score);
        }
    }
    let second = if second.1.saturating_add(margin) > best.1 { second.0 } else { 31 };
    best.0 << 5 | second
}

/// The place of the highest score; the first of equals.
pub(crate) fn highest(scores: &Scores) -> usize {
    let mut best = (0, i32::MIN);
    for (tag, &score) in scores.iter().enumerate() {
        if score > best.1 {
            best = (tag, score);
        }
    }
    best.0
}

/// A row to be written: its key and its `(tag, weight)`.
#[cfg(feature = "training")]
pub(crate) type Row = (u32, Vec<(u8, i8)>);

/// What a file of weights is made of. Words and rows are sorted by key, without doubles; gaps are below 65,536.
#[cfg(feature = "training")]
#[derive(Debug, Default)]
pub(crate) struct Parts<'a> {
    pub bits: u8,
    pub margin: u8,
    pub classes: &'a [[u8; TAGS.len()]],
    pub words: &'a [(u32, u8)],
    pub affixes: &'a [Row],
    pub surroundings: &'a [Row],
}

/// The bytes that [`Model::read`] reads.
#[cfg(feature = "training")]
pub(crate) fn write(parts: &Parts<'_>) -> Vec<u8> {
    let mut out = vec![VERSION, parts.bits, parts.margin, parts.classes.len() as u8];
    for count in [parts.words.len(), parts.affixes.len(), parts.surroundings.len()] {
        out.extend((count as u32).to_le_bytes());
    }
    out.extend(parts.classes.iter().flatten());
    keys::write(parts.words.iter().map(|w| w.0), &mut out);
    out.extend(parts.words.iter().map(|w| w.1));
    for table in [parts.affixes, parts.surroundings] {
        keys::write(table.iter().map(|row| row.0), &mut out);
        out.extend(table.iter().map(|(_, row)| row.len() as u8));
        out.extend(table.iter().flat_map(|(_, row)| row.iter().map(|&(tag, _)| tag)));
        out.extend(table.iter().flat_map(|(_, row)| row.iter().map(|&(_, weight)| weight as u8)));
    }
    out
}
