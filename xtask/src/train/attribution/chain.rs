//! A linear-chain conditional random field by AdaGrad with a fixed order of sequences: the same data gives the same
//! weights.

use crate::train::shuffle::Shuffle;
use nutgraf::training::attribution::{CONTENT, LABELS, SOURCE};

/// A window: numbers of features, and the truth.
pub struct Sequence {
    pub tokens: Vec<Vec<u32>>,
    pub borders: Vec<Vec<u32>>,
    pub labels: Vec<u8>,
    pub own: Vec<bool>,
    /// How much it counts.
    pub weight: f64,
}

#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    pub rate: f64,
    /// Pull towards 0, for each sequence.
    pub l1: f64,
}

/// Weights and their sums of squared slopes.
struct Weights<const N: usize> {
    weights: Vec<[f64; N]>,
    squares: Vec<[f64; N]>,
}

impl<const N: usize> Weights<N> {
    fn new(width: usize) -> Self {
        Self {
            weights: vec![[0.0; N]; width],
            squares: vec![[1e-8; N]; width],
        }
    }

    fn score(&self, features: &[u32]) -> [f64; N] {
        let mut sum = [0.0; N];
        for &f in features {
            for (s, w) in sum.iter_mut().zip(&self.weights[f as usize]) {
                *s += w;
            }
        }
        sum
    }

    fn update(&mut self, features: &[u32], slope: &[f64; N], plan: Plan) {
        if slope.iter().all(|s| s.abs() < 1e-4) {
            return;
        }
        for &f in features {
            let (weights, squares) = (&mut self.weights[f as usize], &mut self.squares[f as usize]);
            for k in 0..N {
                squares[k] += slope[k] * slope[k];
                let step = plan.rate / squares[k].sqrt();
                let moved = weights[k] - step * slope[k];
                let shrink = step * plan.l1;
                weights[k] = if moved.abs() <= shrink {
                    0.0
                } else {
                    moved - shrink * moved.signum()
                };
            }
        }
    }
}

/// What changes at a border: a source begins, ends, a content begins, ends.
fn events(from: usize, to: usize) -> [f64; 4] {
    let is = |b: bool| f64::from(u8::from(b));
    let change = from != to;
    [
        is(change && to == SOURCE),
        is(change && from == SOURCE),
        is(change && to == CONTENT),
        is(change && from == CONTENT),
    ]
}

fn log_sum(values: [f64; LABELS]) -> f64 {
    let most = values.iter().copied().fold(f64::MIN, f64::max);
    most + values.iter().map(|v| (v - most).exp()).sum::<f64>().ln()
}

const NEVER: f64 = -1e9;

pub fn train(sequences: &[&Sequence], tokens: usize, borders: usize, plan: Plan) -> (Vec<[f64; 2]>, Vec<[f64; 4]>) {
    let mut token_weights = Weights::<2>::new(tokens);
    let mut border_weights = Weights::<4>::new(borders);
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut shuffle = Shuffle::new();
    let (mut token_sum, mut border_sum) = (vec![[0.0; 2]; tokens], vec![[0.0; 4]; borders]);
    let from = plan.epochs / 2;
    for epoch in 0..plan.epochs {
        shuffle.mix(&mut order);
        for &n in &order {
            learn(sequences[n], &mut token_weights, &mut border_weights, plan);
        }
        if epoch >= from {
            add(&mut token_sum, &token_weights.weights, plan.epochs - from);
            add(&mut border_sum, &border_weights.weights, plan.epochs - from);
        }
    }
    (token_sum, border_sum)
}

/// Adds a share of weights: their mean over the later epochs is steadier than the last.
fn add<const N: usize>(sum: &mut [[f64; N]], weights: &[[f64; N]], of: usize) {
    for (sum, weights) in sum.iter_mut().zip(weights) {
        for (s, w) in sum.iter_mut().zip(weights) {
            *s += w / of as f64;
        }
    }
}

/// One step downhill: what is expected less what is true.
fn learn(x: &Sequence, tokens: &mut Weights<2>, borders: &mut Weights<4>, plan: Plan) {
    let length = x.labels.len();
    let emit: Vec<[f64; LABELS]> = x
        .tokens
        .iter()
        .zip(&x.own)
        .map(|(f, &own)| {
            if own {
                return [0.0, NEVER, NEVER];
            }
            let [a, b] = tokens.score(f);
            [0.0, a, b]
        })
        .collect();
    let step: Vec<[[f64; LABELS]; LABELS]> = x
        .borders
        .iter()
        .map(|f| {
            let w = borders.score(f);
            let mut out = [[0.0; LABELS]; LABELS];
            for (from, row) in out.iter_mut().enumerate() {
                for (to, slot) in row.iter_mut().enumerate() {
                    *slot = events(from, to).iter().zip(&w).map(|(e, w)| e * w).sum();
                }
            }
            out
        })
        .collect();
    let mut forward = vec![[NEVER; LABELS]; length];
    for t in 0..length {
        for to in 0..LABELS {
            let before: [f64; LABELS] = std::array::from_fn(|from| {
                let start = if t > 0 {
                    forward[t - 1][from]
                } else if from == 0 {
                    0.0
                } else {
                    NEVER
                };
                start + step[t][from][to]
            });
            forward[t][to] = (log_sum(before) + emit[t][to]).max(NEVER);
        }
    }
    let mut backward = vec![[0.0; LABELS]; length];
    for t in (0..length.saturating_sub(1)).rev() {
        for from in 0..LABELS {
            backward[t][from] = log_sum(std::array::from_fn(|to| {
                step[t + 1][from][to] + emit[t + 1][to] + backward[t + 1][to]
            }));
        }
    }
    let Some(last) = forward.last() else { return };
    let total = log_sum(*last);
    for t in 0..length {
        let mut slope = [0.0; 2];
        if !x.own[t] {
            for (k, s) in slope.iter_mut().enumerate() {
                let p = (forward[t][k + 1] + backward[t][k + 1] - total).exp();
                *s = (p - f64::from(u8::from(usize::from(x.labels[t]) == k + 1))) * x.weight;
            }
            tokens.update(&x.tokens[t], &slope, plan);
        }
        let mut slope = [0.0; 4];
        let truth = (if t > 0 { usize::from(x.labels[t - 1]) } else { 0 }, usize::from(x.labels[t]));
        for from in 0..LABELS {
            let start = if t > 0 {
                forward[t - 1][from]
            } else if from == 0 {
                0.0
            } else {
                NEVER
            };
            for to in 0..LABELS {
                let p = (start + step[t][from][to] + emit[t][to] + backward[t][to] - total).exp();
                for (s, e) in slope.iter_mut().zip(events(from, to)) {
                    *s += p * e;
                }
            }
        }
        for (s, e) in slope.iter_mut().zip(events(truth.0, truth.1)) {
            *s = (*s - e) * x.weight;
        }
        borders.update(&x.borders[t], &slope, plan);
    }
}
