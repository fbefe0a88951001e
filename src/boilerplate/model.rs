//! The trained tagger: two rounds of oblivious decision trees over a block's features, then the best sequence of verdicts.
//!
//! The first round judges each block by its features; the second sees what the first thought of the blocks around it.
//! All arithmetic is in whole numbers, so that every platform comes to the same verdict.

#![allow(unreachable_pub, reason = "public where the feature `training` is on")]

use std::sync::LazyLock;

use super::features::{BUCKETS, Row};
use super::scan::Scans;
use super::second;
use crate::forest::{Forest, LOGIT};
use crate::input::Document;

const MAGIC: &[u8; 4] = b"NGB6";

/// The two rounds of judging a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rounds {
    /// Judges a block by its features.
    pub first: Forest,
    /// Judges a block by its features and what the first round thought of its page.
    pub second: Forest,
}

/// All that training found.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What words say, hashed into buckets.
    pub words: Vec<i8>,
    /// For plain text.
    pub text: Rounds,
    /// For pages with markup, which says so much that trees for both would hardly ask about the words.
    pub markup: Rounds,
    /// Judges the lines that may be the headline.
    pub headlines: Forest,
    /// A block is kept where its margin is above a threshold that the page is given, within these bounds.
    pub bounds: (i16, i16),
    /// What a change from kept to stripped or back costs.
    pub change: i16,
}

impl Model {
    /// The model's bytes, as `data/boilerplate.weights` holds them.
    #[cfg(feature = "training")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.words.iter().map(|w| w.to_le_bytes()[0]));
        let (least, most) = self.bounds;
        out.extend([least, most, self.change].into_iter().flat_map(i16::to_le_bytes));
        for forest in [
            &self.text.first,
            &self.text.second,
            &self.markup.first,
            &self.markup.second,
            &self.headlines,
        ] {
            forest.write(&mut out);
        }
        out
    }

    /// Reads [`Model::to_bytes`]; `None` where the bytes are no model.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        let words = (0..BUCKETS)
            .map(|_| reader.byte().map(|b| i8::from_le_bytes([b])))
            .collect::<Option<_>>()?;
        Some(Model {
            words,
            bounds: (reader.short()?, reader.short()?),
            change: reader.short()?,
            text: reader.rounds()?,
            markup: reader.rounds()?,
            headlines: Forest::read(&mut reader.0)?,
        })
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn short(&mut self) -> Option<i16> {
        Some(i16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn rounds(&mut self) -> Option<Rounds> {
        Some(Rounds {
            first: Forest::read(&mut self.0)?,
            second: Forest::read(&mut self.0)?,
        })
    }
}

/// The model that the library carries. Made by `cargo xtask train boilerplate`.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // A model that does not load keeps everything: no text is lost by it.
    Model::from_bytes(include_bytes!("../../data/boilerplate.weights")).unwrap_or_else(|| Model {
        words: vec![0; BUCKETS],
        text: Rounds::default(),
        markup: Rounds::default(),
        headlines: Forest::default(),
        bounds: (-1, -1),
        change: 0,
    })
});

/// The probability that a block with a margin of `-n * CHANCE_STEP` belongs to the article, in thousandths: what margins
/// turn out to mean on sites that training has not seen, where they are surer of themselves than they ought to be.
const CHANCES: [u32; 17] = [500, 413, 332, 259, 198, 148, 109, 79, 57, 41, 29, 21, 15, 10, 7, 5, 4];
const CHANCE_STEP: u32 = LOGIT as u32 / 2;

fn chance(margin: i16) -> u32 {
    let far = u32::from(margin.unsigned_abs());
    let at = (far / CHANCE_STEP) as usize;
    let value = |n: usize| CHANCES.get(n).or(CHANCES.last()).copied().unwrap_or(0);
    let (here, next) = (value(at), value(at + 1));
    let below = here - (here - next) * (far % CHANCE_STEP) / CHANCE_STEP;
    if margin < 0 { below } else { 1000 - below }
}

/// The threshold within bounds by which the page's kept words are expected to overlap best with its article's (F1). A
/// page of doubtful blocks needs a lower one: to keep none of them would be the surest way to miss the article.
pub(crate) fn threshold(margins: &[i16], words: &[u32], bounds: (i16, i16)) -> i16 {
    const STEP: usize = 32;
    let (least, most) = bounds;
    // Of each block the margin, its words, and how many thousandths of them are expected to be the article's.
    let blocks = margins
        .iter()
        .zip(words)
        .map(|(&m, &w)| (m, u64::from(w), u64::from(chance(m)) * u64::from(w)));
    let blocks: Vec<(i16, u64, u64)> = blocks.collect();
    let article: u64 = blocks.iter().map(|b| b.2).sum();
    let mut best = (most, 0, 1);
    for at in (least..=most).rev().step_by(STEP) {
        let kept = blocks.iter().filter(|b| b.0 > at);
        let (hit, all) = kept.fold((0, 0), |(hit, all), b| (hit + b.2, all + 1000 * b.1));
        let whole = (all + article).max(1);
        if u128::from(hit) * best.2 > best.1 * u128::from(whole) {
            best = (at, hit.into(), whole.into());
        }
    }
    best.0
}

/// The best sequence of verdicts (Viterbi): margins say how good each is, and changes cost.
pub(crate) fn decode(margins: &[i16], threshold: i16, change: i16) -> Vec<bool> {
    let change = i64::from(change);
    let (mut kept, mut stripped) = (0i64, 0i64);
    // For each block and state, whether the best way there comes from the other state.
    let mut from: Vec<(bool, bool)> = Vec::with_capacity(margins.len());
    for &m in margins {
        let m = i64::from(m) - i64::from(threshold);
        let to_kept = stripped - change > kept;
        let to_stripped = kept - change > stripped;
        from.push((to_kept, to_stripped));
        let next_kept = kept.max(stripped - change) + m;
        stripped = stripped.max(kept - change);
        kept = next_kept;
    }
    let mut state = kept > stripped;
    let mut out = vec![false; margins.len()];
    for (slot, &(to_kept, to_stripped)) in out.iter_mut().zip(&from).rev() {
        *slot = state;
        state = if state { !to_kept } else { to_stripped };
    }
    out
}

/// How sure a margin makes: 0.5 at 0, towards 1 at both ends.
pub(crate) fn confidence(margin: i32) -> f64 {
    let m = f64::from(margin.abs()) / f64::from(LOGIT);
    let p = 0.5 + 0.5 * m / (m + 1.0);
    (p * 1000.0).round() / 1000.0
}

/// A margin for each block, and the verdicts that follow.
pub(crate) fn judge(document: &Document, rows: &[Row], scans: &Scans, model: &Model) -> (Vec<i16>, Vec<bool>) {
    let markup = document.blocks.first().is_some_and(|b| b.hints.markup);
    let rounds = if markup { &model.markup } else { &model.text };
    let first = rounds.first.scores(rows);
    let margins = rounds.second.scores_with(rows, second::rows(document, scans, &first));
    let words: Vec<u32> = scans.blocks.iter().map(|s| s.words as u32).collect();
    let kept = decode(&margins, threshold(&margins, &words, model.bounds), model.change);
    (margins, kept)
}
