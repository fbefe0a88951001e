//! Learns the tables of `wording`: a linear model on hashed features, by AdaGrad on the logistic loss with a fixed order of
//! examples. The same data gives the same table.

use std::fmt::Write;

use nutgraf::training::wording::{NONE, ZERO};

use super::shuffle::Shuffle;

/// A sentence: its buckets with how much each counts, and its label.
pub struct Example {
    pub features: Vec<(u32, f64)>,
    pub label: bool,
}

/// How to train.
#[derive(Clone, Copy)]
pub struct Plan {
    pub buckets: u32,
    /// A bucket is learnt where it was met this often.
    pub rare: usize,
    pub epochs: usize,
    pub rate: f64,
    pub l2: f64,
    /// Weights are whole multiples of this many of the data file's steps: fewer characters, hardly a difference.
    pub step: i32,
    /// The answer is yes from this probability on.
    pub threshold: f64,
}

/// A model before it is written.
pub struct Model {
    weights: Vec<f64>,
    bias: f64,
    step: i32,
}

/// Highest weight that one character can say.
const HIGHEST: f64 = 46.0;

impl Model {
    /// How far a sentence is from probability a half.
    pub fn margin(&self, features: &[(u32, f64)]) -> f64 {
        self.bias + features.iter().map(|&(b, scale)| self.weights[b as usize] * scale).sum::<f64>()
    }

    /// A weight of 1 in the data file's steps, so that nearly every weight fits one character.
    fn scale(&self) -> f64 {
        let mut sizes: Vec<f64> = self.weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let large = sizes.get(sizes.len().saturating_sub(sizes.len() / 500 + 1)).copied().unwrap_or(1.0);
        HIGHEST / large.max(1e-9)
    }

    /// The weights as whole numbers; small ones are 0.
    fn steps(&self) -> Vec<i32> {
        let scale = self.scale();
        let step = |w: &f64| {
            let q = (w * scale).clamp(-HIGHEST, HIGHEST).round() as i32;
            let size = (q.abs() + (self.step - 1) / 2) / self.step * self.step;
            if q.abs() < 6 { 0 } else { size * q.signum() }
        };
        self.weights.iter().map(step).collect()
    }

    /// The model as its data file will say it.
    pub fn rounded(&self) -> Self {
        let scale = self.scale();
        Self {
            weights: self.steps().iter().map(|&w| f64::from(w) / scale).collect(),
            bias: self.bias,
            step: self.step,
        }
    }

    /// The data file, under a comment.
    pub fn write(&self, comment: &str, plan: Plan) -> String {
        // Sums are multiplied by 8 before they are divided by the root of their number.
        let unit = self.scale() * 8.0;
        let border = (plan.threshold / (1.0 - plan.threshold)).ln();
        let mut out = format!(
            "{comment}\n\
             # Below the blank line, for each weight of a hashed feature that is not 0: how many zeros stand before it (`!` is none),\n\
             # then all these weights (`P` is 1, `N` -1).\n\
             bias\t{}\nspread\t{}\nbuckets\t{}\n\n",
            ((self.bias - border) * unit).round(),
            unit.round(),
            plan.buckets,
        );
        let (gaps, weights) = columns(&self.steps());
        let _ = writeln!(out, "{gaps}\n{weights}");
        out
    }
}

/// The gaps between the weights that are not 0, and these weights: one character each.
fn columns(steps: &[i32]) -> (String, String) {
    /// Zeros that one character can say.
    const MOST: u8 = b'~' - NONE;
    let (mut gaps, mut weights, mut gap) = (String::new(), String::new(), 0);
    for &weight in steps {
        if weight == 0 && gap < MOST {
            gap += 1;
            continue;
        }
        gaps.push(char::from(NONE + gap));
        weights.push(char::from((i32::from(ZERO) + weight) as u8));
        gap = 0;
    }
    (gaps, weights)
}

/// A rare feature says more than a common one: its weight moves faster.
pub fn learn(examples: &[&Example], plan: Plan) -> Model {
    let mut seen = vec![0_usize; plan.buckets as usize];
    for &(b, _) in examples.iter().flat_map(|e| &e.features) {
        seen[b as usize] += 1;
    }
    let gain = |&n: &usize| {
        if n < plan.rare {
            0.0
        } else {
            1.0 + (examples.len() as f64 / (1.0 + n as f64)).max(1.0).ln() / 4.0
        }
    };
    let gain: Vec<f64> = seen.iter().map(gain).collect();
    let mut weights = vec![0.0; seen.len()];
    let mut squares = vec![5.0; seen.len()];
    let (mut bias, mut bias_square) = (-1.0_f64, 1e-4);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::new();
    for _ in 0..plan.epochs {
        shuffle.mix(&mut order);
        for &n in &order {
            let e = examples[n];
            let sum = e.features.iter().map(|&(b, scale)| weights[b as usize] * gain[b as usize] * scale);
            let error = 1.0 / (1.0 + (-(sum.sum::<f64>() + bias)).exp()) - f64::from(u8::from(e.label));
            for &(b, scale) in &e.features {
                let b = b as usize;
                let slope = error * scale * gain[b] + plan.l2 * weights[b];
                squares[b] += slope * slope;
                weights[b] -= plan.rate * slope / f64::sqrt(squares[b]);
            }
            bias_square += error * error;
            bias -= plan.rate * error / f64::sqrt(bias_square);
        }
    }
    for (w, g) in weights.iter_mut().zip(&gain) {
        *w *= g;
    }
    Model {
        weights,
        bias,
        step: plan.step,
    }
}

/// Each example's margin by a model that was learnt without its fold.
pub fn held_back(examples: &[Example], folds: &[u64], plan: Plan) -> Vec<f64> {
    let mut margins = vec![0.0; examples.len()];
    let mut parts: Vec<u64> = folds.to_vec();
    parts.sort_unstable();
    parts.dedup();
    for part in parts {
        let kept: Vec<&Example> = examples.iter().zip(folds).filter(|(_, f)| **f != part).map(|(e, _)| e).collect();
        let model = learn(&kept, plan).rounded();
        for (n, e) in examples.iter().enumerate().filter(|(n, _)| folds[*n] == part) {
            margins[n] = model.margin(&e.features);
        }
    }
    margins
}
