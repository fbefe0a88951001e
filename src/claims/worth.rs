//! Check-worthiness: how much a sentence is worth a fact-checker's time. A linear model over its words, pairs of words and
//! form, which can say what spoke for a sentence. No verdict on its truth.

use std::sync::LazyLock;

use crate::linear::Key;
use crate::segment::{Token, TokenKind};
use crate::text::Range;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("../../data/worth.weights.txt")));

/// Number of weights; features share them by their key.
const BUCKETS: u32 = 1 << 16;
/// The character of the data file that stands for the weight 0; the next one for 1.
const ZERO: u8 = b'O';
/// Weights on a line of the data file.
const LINE: usize = 128;

/// How much the sentence is worth checking: 0 to 1, in thousandths; from 0.5 on it is.
pub(crate) fn score(text: &str, _sentence: Range, tokens: &[Token]) -> f64 {
    let (mut sum, mut count) = (0, 0);
    features(text, tokens, &mut |key, _| {
        sum += MODEL.of(key);
        count += 1;
    });
    let x = MODEL.margin(sum, count);
    let score = 0.5 + 0.5 * x / (1.0 + x.abs());
    f64::from((score * 1000.0 + 0.5) as u16) / 1000.0
}

/// What spoke most for the sentence, or against it (below 0), the strongest first.
#[cfg_attr(not(test), expect(dead_code, reason = "the page will say why a sentence is worth checking"))]
pub(crate) fn reasons(text: &str, _sentence: Range, tokens: &[Token], most: usize) -> Vec<(String, i32)> {
    let mut reasons = Vec::new();
    features(text, tokens, &mut |key, feature| {
        let weight = MODEL.of(key);
        if weight != 0 {
            reasons.push((feature.name(text, tokens), weight));
        }
    });
    reasons.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.abs()));
    reasons.truncate(most);
    reasons
}

/// The weights, and what turns their sum into a score.
struct Model {
    bias: i32,
    /// The sum that moves the score from a half to three quarters.
    spread: i32,
    /// Characters, `LINE` on a line.
    table: &'static [u8],
}

impl Model {
    /// Reads the data file: comments, `bias` and `spread`, a blank line, the table.
    fn read(file: &'static str) -> Self {
        let (head, table) = file.split_once("\n\n").unwrap_or((file, ""));
        let number = |name: &str| {
            head.lines()
                .find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
                .unwrap_or(1)
        };
        Self {
            bias: number("bias\t"),
            spread: number("spread\t"),
            table: table.as_bytes(),
        }
    }

    fn of(&self, key: u32) -> i32 {
        let bucket = bucket(key) as usize;
        self.table
            .get(bucket + bucket / LINE)
            .map_or(0, |&c| i32::from(c) - i32::from(ZERO))
    }

    /// Long sentences have more features: their sum counts less.
    fn margin(&self, sum: i32, count: u32) -> f64 {
        // The square root is the one function of `f64` beyond arithmetic that every platform rounds alike.
        (f64::from(sum) * 8.0 / f64::from(count.max(1)).sqrt() + f64::from(self.bias)) / f64::from(self.spread.max(1))
    }
}

/// The bucket of a feature.
fn bucket(key: u32) -> u32 {
    (key ^ (key >> 16)) & (BUCKETS - 1)
}

/// A feature, as it can be told.
#[derive(Debug, Clone, Copy)]
enum Feature {
    /// The token's word.
    Word(usize),
    /// The word and the one before it.
    Pair(usize),
    /// How the word begins or ends.
    Part(usize),
    /// Something about the sentence's form, and how much of it.
    Form(&'static str, usize),
}

impl Feature {
    fn name(self, text: &str, tokens: &[Token]) -> String {
        let word = |n: usize| tokens.get(n).map_or("", |t| t.range.of(text));
        match self {
            Feature::Word(n) => format!("“{}”", word(n)),
            Feature::Pair(0) => format!("begins with “{}”", word(0)),
            Feature::Pair(n) if n >= tokens.len() => format!("ends with “{}”", word(n - 1)),
            Feature::Pair(n) => format!("“{} {}”", word(n - 1), word(n)),
            Feature::Part(n) => format!("a word like “{}”", word(n)),
            Feature::Form(what, least) => format!("{least} or more {what}"),
        }
    }
}

/// Visits the features of a sentence: a key for each, and how to tell it. Training and analysis share this.
fn features(text: &str, tokens: &[Token], visit: &mut impl FnMut(u32, Feature)) {
    let edge = Key::START.byte(b'^');
    let (mut before, mut capitals, mut figures, mut past) = (edge, 0, 0, 0);
    for (n, token) in tokens.iter().enumerate() {
        let word = token.range.of(text);
        let key = word_key(word, token.kind);
        visit(key.byte(b'1').0, Feature::Word(n));
        visit(pair(before, key), Feature::Pair(n));
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
                    visit(Key::START.byte(b'<').lower(start).0, Feature::Part(n));
                }
                if word.len() > 5
                    && let Some(end) = word.get(word.len() - 3..)
                {
                    visit(Key::START.byte(b'>').lower(end).0, Feature::Part(n));
                }
            }
            TokenKind::Clitic | TokenKind::Mark => {}
        }
    }
    visit(pair(before, edge), Feature::Pair(tokens.len()));
    form("words or marks", b'w', tokens.len(), &[4, 7, 10, 14, 19, 25, 35, 50], visit);
    form("names", b'c', capitals, &[1, 2, 3, 5], visit);
    form("figures", b'n', figures, &[1, 2, 3], visit);
    form("verbs in the past", b'p', past, &[1, 2, 3], visit);
}

fn form(name: &'static str, tag: u8, count: usize, steps: &[u8], visit: &mut impl FnMut(u32, Feature)) {
    for &least in steps.iter().filter(|&&least| count >= usize::from(least)) {
        visit(
            Key::START.byte(b'=').byte(tag).byte(least).0,
            Feature::Form(name, usize::from(least)),
        );
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
    use super::*;

    pub const BUCKETS: u32 = super::BUCKETS;
    pub const LINE: usize = super::LINE;
    pub const ZERO: u8 = super::ZERO;

    /// The buckets of a sentence's features.
    pub fn buckets(sentence: &str) -> Vec<u32> {
        let range = Range::new(0, sentence.len());
        let mut buckets = Vec::new();
        features(sentence, &crate::segment::tokens(sentence, range), &mut |key, _| {
            buckets.push(bucket(key));
        });
        buckets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(sentence: &str) -> f64 {
        let range = Range::new(0, sentence.len());
        score(sentence, range, &crate::segment::tokens(sentence, range))
    }

    #[test]
    fn a_figure_is_worth_more_than_a_greeting() {
        let claim = rate("Unemployment fell to 4.5 percent last year and wages rose by 300 dollars.");
        let greeting = rate("Thank you, and good night.");
        assert!(claim > 0.5 && greeting < 0.4, "{claim} {greeting}");
    }

    #[test]
    fn scores_are_thousandths_between_0_and_1() {
        for sentence in [
            "",
            "?",
            "I think so.",
            "1 2 3 4 5 6 7 8 9",
            "They cut taxes by $5 trillion in 2001 and 2003.",
        ] {
            let s = rate(sentence);
            assert!((0.0..=1.0).contains(&s));
            assert!((s * 1000.0 - (s * 1000.0).round()).abs() < 1e-9);
        }
    }

    #[test]
    fn reasons_name_what_speaks_for_a_sentence() {
        let sentence = "Unemployment fell to 4.5 percent.";
        let range = Range::new(0, sentence.len());
        let reasons = reasons(sentence, range, &crate::segment::tokens(sentence, range), 5);
        assert_eq!(reasons.len(), 5);
        assert!(
            reasons.iter().any(|(name, weight)| name.contains("percent") && *weight > 0),
            "{reasons:?}"
        );
    }
}
