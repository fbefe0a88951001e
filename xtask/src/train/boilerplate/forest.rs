//! Gradient boosting of oblivious trees on histograms, for logistic loss. Deterministic: sums go in one order.

use nutgraf::training::boilerplate::{DEPTH, FINER, Forest, LEAVES, LOGIT, Tree};

/// Rows with labels and weights.
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
    pub smooth: f32,
    pub seed: u32,
}

const BINS: usize = 40;

/// Grows a forest.
pub(crate) fn grow(table: &Table, plan: Plan) -> Forest {
    let features = table.rows.first().map_or(0, |r| r.len());
    let count = table.rows.len();
    let thresholds: Vec<Vec<i16>> = (0..features).map(|f| thresholds(table, f)).collect();
    let bins: Vec<Vec<u8>> = (0..features)
        .map(|f| {
            let t = &thresholds[f];
            table.rows.iter().map(|r| t.partition_point(|&x| x < r[f]) as u8).collect()
        })
        .collect();
    let useful: Vec<usize> = (0..features).filter(|&f| !thresholds[f].is_empty()).collect();
    let unit = (LOGIT * FINER) as f32;
    let mut scores = vec![0i32; count];
    let mut seed = plan.seed;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    let mut forest = Forest::default();
    let mut slopes = vec![(0f32, 0f32); count];
    for round in 0..plan.trees {
        for n in 0..count {
            let p = 1.0 / (1.0 + (-(scores[n] as f32) / unit).exp());
            let y = f32::from(u8::from(table.labels[n]));
            let w = table.weights[n];
            slopes[n] = (w * (p - y), w * (p * (1.0 - p)).max(1e-4));
        }
        let sample: Vec<u32> = (0..count as u32)
            .filter(|&n| table.weights[n as usize] > 0.0 && next() % 100 < 45)
            .collect();
        let some: Vec<usize> = useful.iter().copied().filter(|_| next() % 100 < 33).collect();
        let mut leaf = vec![0u8; sample.len()];
        let mut splits = [(0u8, 0i16); DEPTH];
        for (level, split) in splits.iter_mut().enumerate() {
            let groups = 1usize << level;
            let mut best = (f32::MIN, 0usize, 0usize);
            let mut histogram = vec![(0f32, 0f32); groups * (BINS + 1)];
            for &f in &some {
                histogram.iter_mut().for_each(|h| *h = (0.0, 0.0));
                let column = &bins[f];
                for (&n, &l) in sample.iter().zip(&leaf) {
                    let cell = &mut histogram[usize::from(l) * (BINS + 1) + usize::from(column[n as usize])];
                    let (g, h) = slopes[n as usize];
                    cell.0 += g;
                    cell.1 += h;
                }
                let cuts = thresholds[f].len();
                let mut gains = vec![0f32; cuts];
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
            for (&n, l) in sample.iter().zip(&mut leaf) {
                *l = *l << 1 | u8::from(usize::from(bins[f][n as usize]) > cut);
            }
        }
        let mut sums = [(0f32, 0f32); LEAVES];
        for (&n, &l) in sample.iter().zip(&leaf) {
            let (g, h) = slopes[n as usize];
            sums[usize::from(l)].0 += g;
            sums[usize::from(l)].1 += h;
        }
        // Later trees learn less.
        let rate = plan.rate * if round * 4 > plan.trees * 3 { 0.6 } else { 1.0 };
        let leaves = sums.map(|(g, h)| (-g / (h + plan.smooth) * rate * unit).round().clamp(-20000.0, 20000.0) as i16);
        let tree = Tree { splits, leaves };
        for (n, score) in scores.iter_mut().enumerate() {
            let at = splits
                .iter()
                .fold(0usize, |at, &(f, t)| at << 1 | usize::from(table.rows[n][usize::from(f)] > t));
            *score += i32::from(leaves[at]);
        }
        forest.trees.push(tree);
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
