//! Logistic regression on sparse features, by AdaGrad with a fixed order of examples: the same data gives the same weights.

use std::collections::{BTreeMap, HashMap};

use super::shuffle::Shuffle;

/// One example: the indices of its features (each with value 1) and its label.
pub struct Row {
    pub features: Vec<u32>,
    pub label: bool,
    /// How much it counts.
    pub weight: f64,
}

/// How to train.
#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    pub rate: f64,
    /// Pull towards 0, for each example.
    pub l1: f64,
    pub l2: f64,
}

/// The weights of `width` features.
pub fn train(rows: &[Row], width: usize, plan: Plan) -> Vec<f64> {
    train_on(&rows.iter().collect::<Vec<_>>(), width, plan)
}

/// The same from rows that lie here and there.
pub fn train_on(rows: &[&Row], width: usize, plan: Plan) -> Vec<f64> {
    let mut weights = vec![0.0; width];
    let mut squares = vec![1e-8; width];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut shuffle = Shuffle::new();
    for _ in 0..plan.epochs {
        shuffle.mix(&mut order);
        for &n in &order {
            let row = rows[n];
            let score: f64 = row.features.iter().map(|&f| weights[f as usize]).sum();
            let error = (1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(row.label))) * row.weight;
            for &f in &row.features {
                let f = f as usize;
                let slope = error + plan.l2 * weights[f];
                squares[f] += slope * slope;
                let step = plan.rate / f64::sqrt(squares[f]);
                let moved: f64 = weights[f] - step * slope;
                // Soft threshold: small weights become 0.
                let shrink = step * plan.l1;
                weights[f] = if moved.abs() <= shrink {
                    0.0
                } else {
                    moved - shrink * moved.signum()
                };
            }
        }
    }
    weights
}

/// An example with named features.
pub struct Named {
    pub features: Vec<String>,
    pub label: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Learns weights for the features that were seen `rare` times or more, as whole numbers: `scale` stands for 1, and what is
/// nearer to 0 than `least` is left out.
pub fn learn<'a>(
    examples: impl Iterator<Item = &'a Named> + Clone,
    rare: usize,
    plan: Plan,
    scale: f64,
    least: i32,
) -> BTreeMap<String, i32> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for f in examples.clone().flat_map(|e| &e.features) {
        *counts.entry(f).or_default() += 1;
    }
    let names: Vec<&str> = counts.iter().filter(|&(_, &n)| n >= rare).map(|(&f, _)| f).collect();
    let index: HashMap<&str, u32> = names.iter().enumerate().map(|(n, &f)| (f, n as u32)).collect();
    let rows: Vec<Row> = examples
        .map(|e| Row {
            features: e.features.iter().filter_map(|f| index.get(f.as_str()).copied()).collect(),
            label: e.label,
            weight: e.weight,
        })
        .collect();
    train(&rows, names.len(), plan)
        .iter()
        .zip(&names)
        .map(|(w, &name)| (name.to_owned(), (w * scale).round() as i32))
        .filter(|&(_, w)| w.abs() >= least)
        .collect()
}

/// Precision, recall and F1.
pub fn f1(hits: usize, wrong: usize, missed: usize) -> (f64, f64, f64) {
    let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let (p, r) = (ratio(hits, hits + wrong), ratio(hits, hits + missed));
    (p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) })
}
