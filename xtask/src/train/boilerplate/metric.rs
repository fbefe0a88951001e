//! The measure that training aims at: 4-word shingles of the kept text against those of the page's true body.

use std::collections::HashMap;

/// Words: runs of letters, digits and underscores.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty())
}

/// How well a page was stripped.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub hit: f64,
    pub predicted: f64,
    pub truth: f64,
}

impl Score {
    pub(crate) fn f1(self) -> f64 {
        if self.predicted + self.truth == 0.0 {
            return 1.0;
        }
        2.0 * self.hit / (self.predicted + self.truth)
    }
}

fn shingles<'a>(words: &[&'a str]) -> HashMap<Vec<&'a str>, i64> {
    let mut out = HashMap::new();
    if words.is_empty() {
        return out;
    }
    if words.len() < 4 {
        out.insert(words.to_vec(), 1);
        return out;
    }
    for w in words.windows(4) {
        *out.entry(w.to_vec()).or_insert(0) += 1;
    }
    out
}

/// Scores a page's kept text against its body.
pub(crate) fn score(body: &str, kept: &str) -> Score {
    let (b, k): (Vec<&str>, Vec<&str>) = (words(body).collect(), words(kept).collect());
    let (b, k) = (shingles(&b), shingles(&k));
    let hit: i64 = b.iter().map(|(s, n)| (*n).min(k.get(s).copied().unwrap_or(0))).sum();
    Score {
        hit: hit as f64,
        predicted: k.values().sum::<i64>() as f64,
        truth: b.values().sum::<i64>() as f64,
    }
}

/// F1 of mean precision over pages with a prediction and mean recall over pages with a truth.
pub(crate) fn summary(scores: &[Score]) -> (f64, f64, f64) {
    let mean = |of: &dyn Fn(&Score) -> f64, base: &dyn Fn(&Score) -> f64| {
        let used: Vec<f64> = scores.iter().filter(|s| base(s) > 0.0).map(|s| of(s) / base(s)).collect();
        used.iter().sum::<f64>() / used.len().max(1) as f64
    };
    let p = mean(&|s| s.hit, &|s| s.predicted);
    let r = mean(&|s| s.hit, &|s| s.truth);
    (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
}
