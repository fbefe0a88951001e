//! Trains the model of check-worthiness. Writes `data/worth.weights.txt`.

use anyhow::Result;
use nutgraf::training::worth::{BUCKETS, example};

use super::data;
use super::logistic::f1;
use super::table::{self, Example, Plan};

const OUT: &str = "data/worth.weights.txt";
const PLAN: Plan = Plan {
    buckets: BUCKETS,
    rare: 5,
    epochs: 15,
    rate: 0.1,
    l2: 1e-3,
    step: 5,
    // On sentences held back, that is where F1 is high.
    threshold: 0.33,
};

pub fn run(arguments: &[&str]) -> Result<()> {
    let folder = data::folder(arguments);
    let documents = data::documents(&folder.join("checkworthiness/ct24_en.jsonl.gz"))?;
    let texts: Vec<&str> = documents.iter().map(|d| d["text"].as_str().unwrap_or_default()).collect();
    let examples: Vec<Example> = documents
        .iter()
        .zip(&texts)
        .map(|(d, text)| Example {
            features: example(text),
            label: d["label"].as_i64() > Some(0),
        })
        .collect();
    if let Some(folds) = data::option(arguments, "--folds") {
        let folds = folds.parse()?;
        // The same words on both sides of a split would flatter the model.
        let folds: Vec<u64> = texts.iter().map(|t| data::fold(&t.to_lowercase(), folds)).collect();
        measure(&examples, &table::held_back(&examples, &folds, PLAN));
    }
    let model = table::learn(&examples.iter().collect::<Vec<_>>(), PLAN);
    let comment =
        "# How much a sentence is worth checking: a linear model. Learnt from CheckThat! 2024 (English) by `cargo xtask train worth`.";
    let out = model.write(comment, PLAN);
    std::fs::write(OUT, &out)?;
    println!("{OUT}: {} bytes", out.len());
    Ok(())
}

fn measure(examples: &[Example], margins: &[f64]) {
    let mut scored: Vec<(f64, bool)> = margins.iter().copied().zip(examples.iter().map(|e| e.label)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = scored.iter().filter(|s| s.1).count();
    let (mut hits, mut precision) = (0, 0.0);
    for (n, _) in scored.iter().enumerate().filter(|(_, s)| s.1) {
        hits += 1;
        precision += f64::from(hits) / (n + 1) as f64;
    }
    println!("held back, AP {:.4} (n {})", precision / all as f64, scored.len());
    for threshold in [0.25, 0.3, 0.33, 0.35, 0.4, 0.5_f64] {
        let least = (threshold / (1.0 - threshold)).ln();
        let found = scored.iter().filter(|s| s.0 >= least);
        let right = found.clone().filter(|s| s.1).count();
        let (p, r, f) = f1(right, found.count() - right, all - right);
        println!("  from {threshold}: P {p:.4} R {r:.4} F1 {f:.4}");
    }
}
