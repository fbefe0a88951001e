//! The trained tagger: two rounds of oblivious decision trees over a block's features, then the best sequence of verdicts.
//!
//! The first round judges each block by its features; the second sees what the first thought of the blocks around it.
//! All arithmetic is in whole numbers, so that every platform comes to the same verdict.

#![allow(unreachable_pub, reason = "public where the feature `training` is on")]

use std::sync::LazyLock;

use super::features::{self, BUCKETS, Row};
use super::scan::Scans;

/// Levels of a tree.
pub const DEPTH: usize = 5;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;
/// A margin of this much is one logit.
pub const LOGIT: i32 = 256;
/// Leaves count logits finer than margins do, by this factor.
pub const FINER: i32 = 8;

const MAGIC: &[u8; 4] = b"NGB1";

/// One tree: the answers to its questions, in order, are the number of a leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Each level asks whether a feature is above a threshold.
    pub splits: [(u8, i16); DEPTH],
    /// What each leaf adds, in `1 / (LOGIT * FINER)` logits.
    pub leaves: [i16; LEAVES],
}

impl Tree {
    fn score(&self, row: &[i16]) -> i32 {
        let leaf = self.splits.iter().fold(0usize, |leaf, &(feature, threshold)| {
            let value = row.get(usize::from(feature)).copied().unwrap_or(0);
            leaf << 1 | usize::from(value > threshold)
        });
        self.leaves.get(leaf).copied().unwrap_or(0).into()
    }
}

/// A sum of trees.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forest {
    /// Its trees.
    pub trees: Vec<Tree>,
}

impl Forest {
    /// The margin for keeping a block.
    pub fn score(&self, row: &[i16]) -> i16 {
        let sum: i32 = self.trees.iter().map(|t| t.score(row)).sum();
        (sum / FINER).clamp(-4000, 4000) as i16
    }
}

/// All that training found.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What words say, hashed into buckets.
    pub words: Vec<i8>,
    /// Judges a block by its features.
    pub first: Forest,
    /// Judges a block by its features and what the first round thought of its page.
    pub second: Forest,
    /// A block is kept where its margin is above this.
    pub threshold: i16,
    /// What a change from kept to stripped or back costs.
    pub change: i16,
}

impl Model {
    /// The model's bytes, as `data/boilerplate.weights` holds them.
    #[cfg(feature = "training")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.words.iter().map(|w| w.to_le_bytes()[0]));
        out.extend(self.threshold.to_le_bytes());
        out.extend(self.change.to_le_bytes());
        for forest in [&self.first, &self.second] {
            out.extend((forest.trees.len() as u16).to_le_bytes());
            for tree in &forest.trees {
                out.extend(tree.splits.iter().map(|s| s.0));
                out.extend(tree.splits.iter().flat_map(|s| s.1.to_le_bytes()));
                out.extend(tree.leaves.iter().flat_map(|l| l.to_le_bytes()));
            }
        }
        out
    }

    /// Reads [`Model::to_bytes`]; `None` where the bytes are no model.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        let words = (0..BUCKETS)
            .map(|_| reader.byte().map(|b| i8::from_le_bytes([b])))
            .collect::<Option<_>>()?;
        let (threshold, change) = (reader.short()?, reader.short()?);
        Some(Model {
            words,
            threshold,
            change,
            first: reader.forest()?,
            second: reader.forest()?,
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

    fn forest(&mut self) -> Option<Forest> {
        let count = self.short()?;
        (0..count).map(|_| self.tree()).collect::<Option<_>>().map(|trees| Forest { trees })
    }

    fn tree(&mut self) -> Option<Tree> {
        let mut tree = Tree {
            splits: [(0, 0); DEPTH],
            leaves: [0; LEAVES],
        };
        for split in &mut tree.splits {
            split.0 = self.byte()?;
        }
        for split in &mut tree.splits {
            split.1 = self.short()?;
        }
        for leaf in &mut tree.leaves {
            *leaf = self.short()?;
        }
        Some(tree)
    }
}

/// The model that the library carries. Made by `cargo xtask train boilerplate`.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // A model that does not load keeps everything: no text is lost by it.
    Model::from_bytes(include_bytes!("../../data/boilerplate.weights")).unwrap_or(Model {
        words: vec![0; BUCKETS],
        first: Forest::default(),
        second: Forest::default(),
        threshold: -1,
        change: 0,
    })
});

/// Features of the second round: those of the first, and what it thought.
pub(crate) const SECOND: usize = features::COUNT + EXTRA;
const EXTRA: usize = 22;
/// A block's features in the second round.
pub(crate) type SecondRow = [i16; SECOND];

/// The first round's margins.
pub(crate) fn first_round(rows: &[Row], forest: &Forest) -> Vec<i16> {
    rows.iter().map(|r| forest.score(r)).collect()
}

/// The rows of the second round.
pub(crate) fn second_rows(rows: &[Row], scans: &Scans, margins: &[i16]) -> Vec<SecondRow> {
    let count = rows.len();
    let chars: Vec<i64> = scans.blocks.iter().map(|s| s.chars.min(2000) as i64).collect();
    let margin = |n: Option<usize>| n.and_then(|n| margins.get(n)).copied();
    let sure = |m: i16| i32::from(m) > LOGIT;
    // Sums up to each block: characters, those that seem kept, and margins by characters.
    let (mut kept_sum, mut char_sum, mut weighted) = (vec![0i64], vec![0i64], vec![0i64]);
    for (&m, &c) in margins.iter().zip(&chars) {
        let push = |v: &mut Vec<i64>, more: i64| v.push(v.last().copied().unwrap_or(0) + more);
        push(&mut kept_sum, if m > 0 { c } else { 0 });
        push(&mut char_sum, c);
        push(&mut weighted, i64::from(m) * (c + 10));
    }
    let between = |v: &[i64], a: usize, b: usize| {
        let get = |n: usize| v.get(n.min(count)).copied().unwrap_or(0);
        get(b) - get(a)
    };
    let all_kept = between(&kept_sum, 0, count);
    let thousandths = |part: i64, whole: i64| {
        if whole <= 0 {
            0
        } else {
            (part * 1000 / whole).clamp(-1000, 1000) as i16
        }
    };
    let runs = sure_runs(margins, &chars);
    let most = runs.iter().map(|r| r.2).max().unwrap_or(0);
    let mut out = Vec::with_capacity(count);
    let mut run = 0;
    for (n, row) in rows.iter().enumerate() {
        let mut second = [0i16; SECOND];
        second.iter_mut().zip(row).for_each(|(slot, &v)| *slot = v);
        let far = -3000;
        let before = |d: usize| margin(n.checked_sub(d)).unwrap_or(far);
        let after = |d: usize| margin(Some(n + d)).unwrap_or(far);
        let mean = |reach: usize| {
            let (a, b) = (n.saturating_sub(reach), n + reach + 1);
            let width = between(&char_sum, a, b) + 10 * (b.min(count) - a) as i64;
            (between(&weighted, a, b) / width.max(1)).clamp(-4000, 4000) as i16
        };
        while runs.get(run).is_some_and(|r| r.1 < n) {
            run += 1;
        }
        let next = runs.get(run);
        let last = run.checked_sub(1).and_then(|r| runs.get(r));
        let inside = next.filter(|r| r.0 <= n);
        let near = inside.or(last).or(next);
        let nearest_sure =
            |step: &dyn Fn(usize) -> Option<usize>| (1..=12usize).find(|&d| margin(step(d)).is_some_and(sure)).map_or(13, |d| d as i16);
        let extra: [i16; EXTRA] = [
            margin(Some(n)).unwrap_or(0),
            before(1),
            before(2),
            before(3),
            before(4),
            after(1),
            after(2),
            after(3),
            after(4),
            mean(1),
            mean(3),
            mean(8),
            thousandths(between(&kept_sum, 0, n), all_kept),
            thousandths(between(&kept_sum, n + 1, count), all_kept),
            nearest_sure(&|d| n.checked_sub(d)),
            nearest_sure(&|d| Some(n + d)),
            i16::from(inside.is_some()),
            near.map_or(0, |r| thousandths(r.2, all_kept)),
            near.map_or(0, |r| thousandths(r.2, most)),
            last.map_or(200, |r| (n - r.1).min(200) as i16),
            next.map_or(200, |r| if n < r.0 { (r.0 - n).min(200) as i16 } else { 0 }),
            all_kept.min(20_000) as i16,
        ];
        second.iter_mut().skip(features::COUNT).zip(extra).for_each(|(slot, v)| *slot = v);
        out.push(second);
    }
    out
}

/// Names of what the second round adds, in order.
#[cfg(feature = "training")]
pub(crate) const EXTRA_NAMES: [&str; EXTRA] = [
    "M",
    "M_P1",
    "M_P2",
    "M_P3",
    "M_P4",
    "M_N1",
    "M_N2",
    "M_N3",
    "M_N4",
    "M_MEAN_1",
    "M_MEAN_3",
    "M_MEAN_8",
    "KEPT_BEFORE",
    "KEPT_AFTER",
    "TO_SURE",
    "TO_NEXT_SURE",
    "IN_RUN",
    "M_RUN_SHARE",
    "M_RUN_OF_MOST",
    "RUN_AGO",
    "RUN_AHEAD",
    "KEPT_CHARS",
];

/// Runs of surely kept blocks with few others between: first, last, characters.
fn sure_runs(margins: &[i16], chars: &[i64]) -> Vec<(usize, usize, i64)> {
    const REACH: usize = 5;
    let mut runs: Vec<(usize, usize, i64)> = Vec::new();
    for (n, (&m, &c)) in margins.iter().zip(chars).enumerate() {
        if i32::from(m) <= LOGIT / 2 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if n - run.1 <= REACH => {
                run.1 = n;
                run.2 += c;
            }
            _ => runs.push((n, n, c)),
        }
    }
    runs
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
pub(crate) fn judge(rows: &[Row], scans: &Scans, model: &Model) -> (Vec<i16>, Vec<bool>) {
    let first = first_round(rows, &model.first);
    let margins: Vec<i16> = second_rows(rows, scans, &first).iter().map(|r| model.second.score(r)).collect();
    let kept = decode(&margins, model.threshold, model.change);
    (margins, kept)
}
