//! What a sentence's words and form say, for linear models that judge whole sentences: the features, hashed into buckets,
//! and the table of a weight for each bucket.

use crate::linear::Key;
use crate::segment::{Token, TokenKind};

/// The character of a data file that stands for the weight 0; the next one for 1.
pub(crate) const ZERO: u8 = b'O';
/// The character that says that no zeros stand before a weight; the next one says one.
pub(crate) const NONE: u8 = b'!';
/// The weight of a feature that counts the same however long the sentence is.
const FIXED: f64 = 0.5;

/// A model: its weights, and what turns their sum into a margin.
pub(crate) struct Table {
    bias: i32,
    /// The sum that is a margin of 1.
    spread: i32,
    /// The number of buckets, less 1.
    mask: u32,
    weights: Vec<i8>,
}

/// The sums over a sentence's features.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    /// Of features of words, and how many there are.
    words: i32,
    count: u32,
    /// Of features that count the same however long the sentence is.
    fixed: i32,
}

impl Table {
    /// Reads a data file: comments, `bias`, `spread` and `buckets`, a blank line, a line of gaps between weights, a line
    /// of weights.
    pub(crate) fn read(file: &'static str) -> Self {
        let (head, table) = file.split_once("\n\n").unwrap_or((file, ""));
        let number = |name: &str| -> i32 {
            head.lines()
                .find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
                .unwrap_or(1)
        };
        let buckets = number("buckets\t").unsigned_abs();
        let mut weights = vec![0; buckets as usize];
        let mut rest = weights.iter_mut();
        let (gaps, values) = table.split_once('\n').unwrap_or_default();
        for (gap, value) in gaps.bytes().zip(values.bytes()) {
            if let Some(slot) = rest.nth(gap.wrapping_sub(NONE).into()) {
                *slot = value.wrapping_sub(ZERO) as i8;
            }
        }
        Self {
            bias: number("bias\t"),
            spread: number("spread\t"),
            mask: buckets.saturating_sub(1),
            weights,
        }
    }

    /// The weight of a feature.
    pub(crate) fn of(&self, key: u32) -> i32 {
        let bucket = bucket(key, self.mask) as usize;
        self.weights.get(bucket).map_or(0, |&weight| weight.into())
    }

    /// Adds a feature of the sentence's words.
    pub(crate) fn add(&self, sum: &mut Sum, key: u32) {
        sum.words += self.of(key);
        sum.count += 1;
    }

    /// Adds a feature that counts the same however long the sentence is.
    pub(crate) fn add_fixed(&self, sum: &mut Sum, key: u32) {
        sum.fixed += self.of(key);
    }

    /// How far the sentence is from the border between the classes: above 0 is yes.
    pub(crate) fn margin(&self, sum: &Sum) -> f64 {
        // Long sentences have more features: each counts less. The square root is the one function of `f64` beyond
        // arithmetic that every platform rounds alike.
        let words = f64::from(sum.words) * 8.0 / f64::from(sum.count.max(1)).sqrt();
        (words + f64::from(sum.fixed) * 8.0 * FIXED + f64::from(self.bias)) / f64::from(self.spread.max(1))
    }
}

/// The bucket of a feature.
pub(crate) fn bucket(key: u32, mask: u32) -> u32 {
    (key ^ (key >> 16)) & mask
}

/// Where a feature comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The token: its word, how that begins or ends, the word with the one before it.
    Token(usize),
    /// Something about the sentence's form.
    Form(&'static str),
}

/// Visits the features of a sentence: a key for each, and where it comes from. Training and analysis share this.
pub(crate) fn features(text: &str, tokens: &[Token], visit: &mut impl FnMut(u32, Origin)) {
    let edge = Key::START.byte(b'^');
    let (mut before, mut capitals, mut figures, mut past) = (edge, 0, 0, 0);
    for (n, token) in tokens.iter().enumerate() {
        let word = token.range.of(text);
        let key = word_key(word, token.kind);
        visit(key.byte(b'1').0, Origin::Token(n));
        visit(pair(before, key), Origin::Token(n));
        before = key;
        match token.kind {
            TokenKind::Number => figures += 1,
            TokenKind::Word => {
                if n > 0 && word.len() > 1 && word.starts_with(char::is_uppercase) {
                    capitals += 1;
                }
                if word.len() > 4 && word.ends_with("ed") {
                    past += 1;
                }
                if word.len() > 6
                    && let Some(start) = word.get(..5)
                {
                    visit(Key::START.byte(b'<').lower(start).0, Origin::Token(n));
                }
                if word.len() > 5
                    && let Some(end) = word.get(word.len() - 3..)
                {
                    visit(Key::START.byte(b'>').lower(end).0, Origin::Token(n));
                }
            }
            TokenKind::Clitic | TokenKind::Mark => {}
        }
    }
    visit(pair(before, edge), Origin::Token(tokens.len()));
    form("words or marks", b'w', tokens.len(), &[4, 7, 10, 14, 19, 25, 35, 50], visit);
    form("names", b'c', capitals, &[1, 2, 3, 5], visit);
    form("figures", b'n', figures, &[1, 2, 3], visit);
    form("verbs in the past", b'p', past, &[1, 2, 3], visit);
}

/// Visits a count by the steps that it reaches.
pub(crate) fn form(name: &'static str, tag: u8, count: usize, steps: &[u8], visit: &mut impl FnMut(u32, Origin)) {
    for &least in steps.iter().filter(|&&least| count >= usize::from(least)) {
        visit(Key::START.byte(b'=').byte(tag).byte(least).0, Origin::Form(name));
    }
}

/// The key of a word in small letters; of a figure, only whether it is a year.
fn word_key(word: &str, kind: TokenKind) -> Key {
    if kind != TokenKind::Number {
        return Key::START.lower(word);
    }
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit());
    Key::START.bytes(if year { b"#year" } else { b"#" })
}

fn pair(before: Key, after: Key) -> u32 {
    before.byte(b' ').bytes(&after.0.to_le_bytes()).0
}

/// What training shares with analysis.
#[cfg(feature = "training")]
#[allow(missing_docs, reason = "for the project's own training only")]
pub mod training {
    pub const ZERO: u8 = super::ZERO;
    pub const NONE: u8 = super::NONE;
}

/// The buckets of a sentence's features for training, each with how much it counts, of features of its words and of such as
/// count the same however long it is.
#[cfg(feature = "training")]
pub(crate) fn weighed(words: &[u32], fixed: &[u32], mask: u32) -> Vec<(u32, f64)> {
    let scale = 1.0 / (words.len().max(1) as f64).sqrt();
    let words = words.iter().map(|&key| (bucket(key, mask), scale));
    words.chain(fixed.iter().map(|&key| (bucket(key, mask), FIXED))).collect()
}
