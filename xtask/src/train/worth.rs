//! Trains the model of check-worthiness. Writes `data/worth.weights.txt`.

use std::fmt::Write;

use anyhow::Result;
use nutgraf::training::worth::{BUCKETS, LINE, ZERO, buckets};

use super::data;
use super::logistic::f1;

const OUT: &str = "data/worth.weights.txt";
/// A bucket is learnt where it was met this often.
const RARE: usize = 5;
/// A sentence is worth checking from this probability on: on sentences held back, that is where F1 is high.
const THRESHOLD: f64 = 0.33;
const EPOCHS: usize = 15;
const RATE: f64 = 0.1;
const L2: f64 = 1e-3;
/// Highest weight that one character can say.
const HIGHEST: f64 = 46.0;

struct Sentence {
    id: String,
    buckets: Vec<u32>,
    label: bool,
}

struct Model {
    weights: Vec<f64>,
    bias: f64,
}

impl Model {
    fn margin(&self, buckets: &[u32]) -> f64 {
        let sum: f64 = buckets.iter().map(|&b| self.weights[b as usize]).sum();
        sum / (buckets.len().max(1) as f64).sqrt() + self.bias
    }
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let folder = data::folder(arguments);
    let sentences: Vec<Sentence> = data::documents(&folder.join("checkworthiness/ct24_en.jsonl.gz"))?
        .iter()
        .map(|d| {
            let text = d["text"].as_str().unwrap_or_default();
            Sentence {
                // The same words on both sides of a split would flatter the model.
                id: text.to_lowercase(),
                buckets: buckets(text),
                label: d["label"].as_i64() > Some(0),
            }
        })
        .collect();
    if let Some(folds) = data::option(arguments, "--folds") {
        measure(&sentences, folds.parse()?);
    }
    let model = learn(&sentences.iter().collect::<Vec<_>>());
    let out = write(&model);
    std::fs::write(OUT, &out)?;
    println!("{OUT}: {} bytes", out.len());
    Ok(())
}

/// AdaGrad on the logistic loss. A rare feature says more than a common one: its weight moves faster.
fn learn(sentences: &[&Sentence]) -> Model {
    let mut seen = vec![0_usize; BUCKETS as usize];
    for &b in sentences.iter().flat_map(|s| &s.buckets) {
        seen[b as usize] += 1;
    }
    let gain: Vec<f64> = seen
        .iter()
        .map(|&n| {
            if n < RARE {
                0.0
            } else {
                1.0 + (sentences.len() as f64 / (1.0 + n as f64)).max(1.0).ln() / 4.0
            }
        })
        .collect();
    let mut weights = vec![0.0; seen.len()];
    let mut squares = vec![5.0; seen.len()];
    let (mut bias, mut bias_square) = (-1.0_f64, 1e-4);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..EPOCHS {
        for n in (1..order.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            order.swap(n, (seed % (n as u64 + 1)) as usize);
        }
        for &n in &order {
            let s = sentences[n];
            let scale = 1.0 / (s.buckets.len().max(1) as f64).sqrt();
            let sum: f64 = s.buckets.iter().map(|&b| weights[b as usize] * gain[b as usize]).sum();
            let error = 1.0 / (1.0 + (-(sum * scale + bias)).exp()) - f64::from(u8::from(s.label));
            for &b in &s.buckets {
                let b = b as usize;
                let slope = error * scale * gain[b] + L2 * weights[b];
                squares[b] += slope * slope;
                weights[b] -= RATE * slope / squares[b].sqrt();
            }
            bias_square += error * error;
            bias -= RATE * error / bias_square.sqrt();
        }
    }
    for (w, g) in weights.iter_mut().zip(&gain) {
        *w *= g;
    }
    Model { weights, bias }
}

/// What 1 of the margin is written as, so that nearly every weight fits one character.
fn scale(model: &Model) -> f64 {
    let mut sizes: Vec<f64> = model.weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let large = sizes.get(sizes.len().saturating_sub(sizes.len() / 500 + 1)).copied().unwrap_or(1.0);
    HIGHEST / large.max(1e-9)
}

/// The weights as whole numbers; small ones are 0.
fn quantised(model: &Model) -> (Vec<i32>, f64) {
    let scale = scale(model);
    let weights = model
        .weights
        .iter()
        .map(|w| {
            let q = (w * scale).clamp(-HIGHEST, HIGHEST).round() as i32;
            // Steps of two: half the characters, hardly a difference.
            let q = q / 2 * 2;
            if q.abs() < 6 { 0 } else { q }
        })
        .collect();
    (weights, scale)
}

fn write(model: &Model) -> String {
    let (weights, scale) = quantised(model);
    let threshold = (THRESHOLD / (1.0 - THRESHOLD)).ln();
    // Sums are multiplied by 8 before they are divided by the root of their number.
    let unit = scale * 8.0;
    let mut out = String::from(
        "# How much a sentence is worth checking: a linear model. Learnt from CheckThat! 2024 (English) by `cargo xtask train worth`.\n\
         # Below the blank line, one character for each of 65536 hashed features: `O` is 0, `P` 1, `N` -1.\n",
    );
    let _ = write!(
        out,
        "bias\t{}\nspread\t{}\n\n",
        ((model.bias - threshold) * unit).round(),
        unit.round()
    );
    for line in weights.chunks(LINE) {
        out.extend(line.iter().map(|&w| char::from((i32::from(ZERO) + w) as u8)));
        out.push('\n');
    }
    out
}

fn measure(sentences: &[Sentence], folds: u64) {
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for part in 0..folds {
        let (held, kept): (Vec<_>, Vec<_>) = sentences.iter().partition(|s| data::fold(&s.id, folds) == part);
        let model = learn(&kept);
        let (weights, scale) = quantised(&model);
        let rounded = Model {
            weights: weights.iter().map(|&w| f64::from(w) / scale).collect(),
            bias: model.bias,
        };
        scored.extend(held.iter().map(|s| (rounded.margin(&s.buckets), s.label)));
        let kept = rounded.weights.iter().filter(|&&w| w != 0.0).count();
        println!("fold {part}: {kept} weights");
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = scored.iter().filter(|s| s.1).count();
    let (mut hits, mut precision) = (0, 0.0);
    for (n, (_, label)) in scored.iter().enumerate() {
        if *label {
            hits += 1;
            precision += f64::from(hits) / (n + 1) as f64;
        }
    }
    println!("held back, AP {:.4} (n {})", precision / all as f64, scored.len());
    for threshold in [0.25, 0.3, 0.35, 0.38, 0.4, 0.45, 0.5_f64] {
        let least = (threshold / (1.0 - threshold)).ln();
        let found = scored.iter().filter(|s| s.0 >= least);
        let right = found.clone().filter(|s| s.1).count();
        let (p, r, f) = f1(right, found.count() - right, all - right);
        println!("  from {threshold}: P {p:.4} R {r:.4} F1 {f:.4}");
    }
}
