//! The measure that training aims at: 4-word shingles of the kept text against those of the page's true body.

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

/// The shingles of a text, as sorted hashes.
pub(crate) fn shingles(text: &str) -> Vec<u64> {
    let mix = |h: u64, v: u64| (h ^ v).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let words: Vec<u64> = words(text).map(|w| w.bytes().fold(7, |h, b| mix(h, b.into()))).collect();
    let whole = |w: &[u64]| w.iter().fold(11, |h, &v| mix(h, v));
    let mut out: Vec<u64> = if words.len() < 4 {
        words.chunks(4).map(whole).collect()
    } else {
        words.windows(4).map(whole).collect()
    };
    out.sort_unstable();
    out
}

/// Scores a page's kept text against its body, both as shingles.
pub(crate) fn score(body: &[u64], kept: &[u64]) -> Score {
    let (mut hit, mut a, mut b) = (0usize, 0, 0);
    while let (Some(x), Some(y)) = (body.get(a), kept.get(b)) {
        hit += usize::from(x == y);
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    Score {
        hit: hit as f64,
        predicted: kept.len() as f64,
        truth: body.len() as f64,
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
