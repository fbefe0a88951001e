//! Gradient boosting of oblivious trees on histograms, for logistic loss. Deterministic: sums go in one order.

use super::dice::Dice;
use nutgraf::training::forest::{DEPTH, FINER, Forest, LEAVES, LOGIT, Tree, leaf_unit};

/// Rows with labels and weights.
#[derive(Default)]
pub(crate) struct Table<'a> {
    pub rows: Vec<&'a [i16]>,
    pub labels: Vec<bool>,
    pub weights: Vec<f32>,
}

/// How to boost.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub trees: usize,
    pub rate: f32,
    /// What is added to a leaf's weight: large values keep leaves of few rows near 0.
    pub smooth: f32,
    /// Of a hundred rows, how many a tree sees.
    pub rows: u32,
    /// Of a hundred features, how many a tree may ask about.
    pub features: u32,
    /// Labels are taken to be wrong this often.
    pub doubt: f32,
    pub seed: u32,
}

const BINS: usize = 40;

/// A row in a tree's sample.
#[derive(Clone, Copy)]
struct Drawn {
    row: u32,
    slope: f32,
    curve: f32,
}

/// Grows a forest of so many trees.
pub(crate) fn grow(table: &Table, plan: Plan) -> Forest {
    let features = table.rows.first().map_or(0, |r| r.len());
    assert!(features <= 256, "a tree names a feature by a byte");
    let count = table.rows.len();
    let thresholds: Vec<Vec<i16>> = (0..features).map(|f| thresholds(table, f)).collect();
    let bins: Vec<Vec<u8>> = thresholds
        .iter()
        .enumerate()
        .map(|(f, t)| table.rows.iter().map(|r| t.partition_point(|&x| x < r[f]) as u8).collect())
        .collect();
    let useful: Vec<usize> = (0..features).filter(|&f| !thresholds[f].is_empty()).collect();
    let unit = (LOGIT * FINER) as f32;
    let mut scores = vec![0i32; count];
    let mut dice = Dice::new(plan.seed);
    let mut forest = Forest::default();
    for round in 0..plan.trees {
        let mut sample: Vec<Drawn> = Vec::with_capacity(count / 2);
        for n in 0..count {
            let weight = table.weights[n];
            if weight > 0.0 && dice.below(plan.rows) {
                let p = 1.0 / (1.0 + (-(scores[n] as f32) / unit).exp());
                let y = if table.labels[n] { 1.0 - plan.doubt } else { plan.doubt };
                sample.push(Drawn {
                    row: n as u32,
                    slope: weight * (p - y),
                    curve: weight * (p * (1.0 - p)).max(1e-4),
                });
            }
        }
        let some: Vec<usize> = useful.iter().copied().filter(|_| dice.below(plan.features)).collect();
        let mut leaf = vec![0u8; sample.len()];
        let mut splits = [(0u8, 0i16); DEPTH];
        for (level, split) in splits.iter_mut().enumerate() {
            let mut best = (f32::MIN, 0usize, 0usize);
            let mut histogram = vec![(0f32, 0f32); (1 << level) * (BINS + 1)];
            for &f in &some {
                histogram.iter_mut().for_each(|h| *h = (0.0, 0.0));
                let column = &bins[f];
                for (drawn, &l) in sample.iter().zip(&leaf) {
                    let cell = &mut histogram[usize::from(l) * (BINS + 1) + usize::from(column[drawn.row as usize])];
                    cell.0 += drawn.slope;
                    cell.1 += drawn.curve;
                }
                let mut gains = vec![0f32; thresholds[f].len()];
                for group in histogram.chunks(BINS + 1) {
                    let total = group.iter().fold((0f32, 0f32), |a, b| (a.0 + b.0, a.1 + b.1));
                    let mut left = (0f32, 0f32);
                    for (cut, gain) in gains.iter_mut().enumerate() {
                        left = (left.0 + group[cut].0, left.1 + group[cut].1);
                        let right = (total.0 - left.0, total.1 - left.1);
                        *gain += left.0 * left.0 / (left.1 + plan.smooth) + right.0 * right.0 / (right.1 + plan.smooth);
                    }
                }
                for (cut, &gain) in gains.iter().enumerate() {
                    if gain > best.0 {
                        best = (gain, f, cut);
                    }
                }
            }
            let (_, f, cut) = best;
            *split = (f as u8, thresholds[f].get(cut).copied().unwrap_or(i16::MAX));
            for (drawn, l) in sample.iter().zip(&mut leaf) {
                *l = *l << 1 | u8::from(usize::from(bins[f][drawn.row as usize]) > cut);
            }
        }
        let mut sums = [(0f32, 0f32); LEAVES];
        for (drawn, &l) in sample.iter().zip(&leaf) {
            sums[usize::from(l)].0 += drawn.slope;
            sums[usize::from(l)].1 += drawn.curve;
        }
        // Later trees learn less.
        let rate = plan.rate * if round * 4 > plan.trees * 3 { 0.6 } else { 1.0 };
        let leaves = sums.map(|(g, h)| (-g / (h + plan.smooth) * rate * unit).round().clamp(-20000.0, 20000.0) as i16);
        // The weights' file keeps leaves in bytes. A multiple of the unit has the same unit.
        let unit_of_leaves = leaf_unit(&leaves);
        let leaves = leaves.map(|l| l / unit_of_leaves * unit_of_leaves);
        for (row, score) in table.rows.iter().zip(&mut scores) {
            let at = splits
                .iter()
                .fold(0usize, |at, &(f, t)| at << 1 | usize::from(row[usize::from(f)] > t));
            *score += i32::from(leaves[at]);
        }
        forest.trees.push(Tree { splits, leaves });
    }
    forest
}

/// Values that cut a feature's range into bins of about equal weight: a row is above a threshold or not.
fn thresholds(table: &Table, feature: usize) -> Vec<i16> {
    let mut values: Vec<i16> = table.rows.iter().map(|r| r[feature]).collect();
    values.sort_unstable();
    let count = values.len();
    let mut distinct = values.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        distinct.pop();
        return distinct;
    }
    let mut out: Vec<i16> = (1..BINS).map(|k| values[k * count / BINS]).collect();
    out.dedup();
    if out.last() == values.last() {
        out.pop();
    }
    out
}
