//! Check-worthiness: how much a sentence is worth a fact-checker's time. A linear model over its words, pairs of words and
//! form, which can say what spoke for a sentence. No verdict on its truth.

use std::sync::LazyLock;

use super::wording::{self, Sum, Table};
use crate::segment::Token;

static MODEL: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/worth.weights.txt")));

/// How much the sentence is worth checking: 0 to 1, in thousandths; from 0.5 on it is.
pub(crate) fn score(text: &str, tokens: &[Token]) -> f64 {
    let mut sum = Sum::default();
    wording::features(text, tokens, &mut |key, _| MODEL.add(&mut sum, key));
    let x = MODEL.margin(&sum);
    let score = 0.5 + 0.5 * x / (1.0 + x.abs());
    f64::from((score * 1000.0 + 0.5) as u16) / 1000.0
}

/// What spoke most for the sentence, or against it (below 0), the strongest first.
#[cfg_attr(not(test), expect(dead_code, reason = "the page will say why a sentence is worth checking"))]
pub(crate) fn reasons(text: &str, tokens: &[Token], most: usize) -> Vec<(String, i32)> {
    let mut reasons = Vec::new();
    wording::features(text, tokens, &mut |key, feature| {
        let weight = MODEL.of(key);
        if weight != 0 {
            reasons.push((feature.name(text, tokens), weight));
        }
    });
    crate::order::by_key(&mut reasons, |(_, weight)| usize::MAX - weight.unsigned_abs() as usize);
    reasons.truncate(most);
    reasons
}

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
        let sentence = "Unemployment fell to 4.5 percent.";
        let range = Range::new(0, sentence.len());
        let reasons = reasons(sentence, &crate::segment::tokens(sentence, range), 5);
        assert_eq!(reasons.len(), 5);
        assert!(
            reasons.iter().any(|(name, weight)| name.contains("percent") && *weight > 0),
            "{reasons:?}"
        );
    }
}
