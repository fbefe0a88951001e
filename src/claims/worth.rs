//! Check-worthiness: how much a sentence is worth a fact-checker's time. A linear model over its words, pairs of words and
//! form, which can say what spoke for a sentence. No verdict on its truth.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::wording::{self, Origin, Sum, Table};
use crate::lexicon;
use crate::linear::Small;
use crate::segment::{Token, TokenKind};

static MODEL: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/worth.weights.txt")));
static NAMES: LazyLock<lexicon::Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/worth-reasons.txt")));

/// How much the sentence is worth checking: 0 to 1, in thousandths; from 0.5 on it is.
pub(crate) fn score(text: &str, tokens: &[Token]) -> f64 {
    let mut sum = Sum::default();
    wording::features(text, tokens, &mut |key, _| MODEL.add(&mut sum, key));
    let x = MODEL.margin(&sum);
    let score = 0.5 + 0.5 * x / (1.0 + x.abs());
    f64::from((score * 1000.0 + 0.5) as u16) / 1000.0
}

/// So many reasons are given at most.
const REASONS: usize = 3;
/// A reason must speak for the sentence by this much, in the table's steps.
const LEAST: i32 = 8;

/// What speaks for a sentence.
#[derive(PartialEq)]
enum Reason<'a> {
    /// A kind of words, or a form.
    Kind(&'static str),
    /// A word of the sentence.
    Word(&'a str),
}

/// What spoke most for the sentence, in words, the strongest first.
pub(crate) fn reasons(text: &str, tokens: &[Token]) -> Vec<Cow<'static, str>> {
    let mut gains: Vec<(Reason<'_>, i32)> = Vec::new();
    wording::features(text, tokens, &mut |key, origin| {
        let weight = MODEL.of(key);
        let Some(reason) = (weight != 0).then(|| reason(text, tokens, origin)).flatten() else {
            return;
        };
        match gains.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, gain)) => *gain += weight,
            None => gains.push((reason, weight)),
        }
    });
    gains.retain(|&(_, gain)| gain >= LEAST);
    crate::order::by_key(&mut gains, |(_, gain)| usize::MAX - gain.unsigned_abs() as usize);
    let told = gains.into_iter().take(REASONS).map(|(reason, _)| match reason {
        Reason::Kind(name) => Cow::Borrowed(name),
        Reason::Word(word) => Cow::Owned(format!("“{word}”")),
    });
    told.collect()
}

/// A feature as a reader would call it; `None` for words that tell nobody anything.
fn reason<'a>(text: &'a str, tokens: &[Token], origin: Origin) -> Option<Reason<'a>> {
    let token = match origin {
        Origin::Form(form) => return NAMES.get(form).map(Reason::Kind),
        Origin::Token(n) => tokens.get(n)?,
    };
    let is_name = token.range.of(text).starts_with(char::is_uppercase) && origin != Origin::Token(0);
    match token.kind {
        TokenKind::Number => NAMES.get("figures").map(Reason::Kind),
        TokenKind::Word if is_name => NAMES.get("names").map(Reason::Kind),
        TokenKind::Word => {
            let word = token.range.of(text);
            let mut small = Small::default();
            let named = NAMES.get(small.lower(word)).map(Reason::Kind);
            named.or_else(|| (word.len() >= TELLING).then_some(Reason::Word(word)))
        }
        TokenKind::Clitic | TokenKind::Mark => None,
    }
}

/// Shorter words are seldom what a sentence is about.
const TELLING: usize = 5;

/// What training shares with analysis.
#[cfg(feature = "training")]
#[allow(missing_docs, reason = "for the project's own training only")]
pub mod training {
    use super::*;
    use crate::text::Range;

    pub const BUCKETS: u32 = 1 << 16;

    /// The buckets of a sentence's features, and how much each counts.
    pub fn example(sentence: &str) -> Vec<(u32, f64)> {
        let tokens = crate::segment::tokens(sentence, Range::new(0, sentence.len()));
        let mut keys = Vec::new();
        wording::features(sentence, &tokens, &mut |key, _| keys.push(key));
        wording::weighed(&keys, &[], BUCKETS - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    fn rate(sentence: &str) -> f64 {
        let range = Range::new(0, sentence.len());
        score(sentence, &crate::segment::tokens(sentence, range))
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
        let reasons = |sentence: &str| {
            let range = Range::new(0, sentence.len());
            super::reasons(sentence, &crate::segment::tokens(sentence, range))
        };
        let figure = reasons("Unemployment fell to 4.5 percent.");
        assert!(figure.iter().any(|r| r == "a figure"), "{figure:?}");
        let more = reasons("We lost more jobs than any other country in the world.");
        assert!(more.iter().any(|r| r == "a comparison"), "{more:?}");
        assert!(reasons("Thank you.").is_empty());
    }
}
