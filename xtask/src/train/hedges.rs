//! Trains the model of hedges: which of the doubtful cues hedge a sentence. Writes `data/hedges.weights.txt`.

use std::fmt::Write;

use anyhow::Result;
use nutgraf::training::hedges::example;

use super::data;
use super::logistic::{Named, Plan, f1, learn};

const OUT: &str = "data/hedges.weights.txt";
/// What a weight of 1 is written as.
const SCALE: f64 = 32.0;
const RARE: usize = 3;
const PLAN: Plan = Plan {
    epochs: 30,
    rate: 0.05,
    l1: 1e-1,
    l2: 2e-3,
};
/// How much an uncertain sentence counts beside a certain one: it balances finding them against being right.
const POSITIVE: f64 = 1.5;

struct Sentence {
    id: String,
    named: Named,
    /// Holds a cue that always hedges; one that the model judges.
    sure: bool,
    asked: bool,
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let folder = data::folder(arguments);
    let sentences: Vec<Sentence> = data::documents(&folder.join("hedges/wikipedia.jsonl.gz"))?
        .iter()
        .map(|d| {
            let found = example(d["text"].as_str().unwrap_or_default());
            let label = d["label"].as_i64() == Some(1);
            Sentence {
                id: d["doc"].as_str().unwrap_or_default().to_owned(),
                named: Named {
                    features: found.features,
                    label,
                    weight: if label { POSITIVE } else { 1.0 },
                },
                sure: found.sure,
                asked: found.asked,
            }
        })
        .collect();
    if let Some(folds) = data::option(arguments, "--folds") {
        measure(&sentences, folds.parse()?);
    }
    let model = learn(sentences.iter().filter(|s| s.asked).map(|s| &s.named), RARE, PLAN, SCALE, 1);
    let mut out = String::from(
        "# Which of the doubtful cues in data/hedges.txt hedge: a linear model. One feature a line: name, tab, weight.\n\
         # Learnt from the CoNLL-2010 Wikipedia sample by `cargo xtask train hedges`; no line is written by hand.\n",
    );
    for (feature, weight) in &model {
        let _ = writeln!(out, "{feature}\t{weight}");
    }
    std::fs::write(OUT, &out)?;
    println!("{OUT}: {} features, {} bytes", model.len(), out.len());
    Ok(())
}

fn measure(sentences: &[Sentence], folds: u64) {
    let (mut hits, mut wrong, mut missed) = (0, 0, 0);
    let mut shifts = [(0, 0, 0); 9];
    for part in 0..folds {
        let (held, kept): (Vec<_>, Vec<_>) = sentences.iter().partition(|s| data::fold(&s.id, folds) == part);
        let model = learn(kept.iter().filter(|s| s.asked).map(|s| &s.named), RARE, PLAN, SCALE, 1);
        for s in held {
            let score: i32 = s.named.features.iter().filter_map(|f| model.get(f)).sum();
            for (n, shift) in shifts.iter_mut().enumerate() {
                let found = s.sure || s.asked && score + 8 * (n as i32 - 4) > 0;
                match (found, s.named.label) {
                    (true, true) => shift.0 += 1,
                    (true, false) => shift.1 += 1,
                    (false, true) => shift.2 += 1,
                    _ => {}
                }
            }
            match (s.sure || s.asked && score > 0, s.named.label) {
                (true, true) => hits += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                _ => {}
            }
        }
    }
    let (p, r, f) = f1(hits, wrong, missed);
    println!("held back, P {p:.4} R {r:.4} F1 {f:.4} (n {})", sentences.len());
    for (n, (a, b, c)) in shifts.into_iter().enumerate() {
        println!("  threshold moved by {}: F1 {:.4}", 8 * (n as i32 - 4), f1(a, b, c).2);
    }
    let sure: Vec<&Sentence> = sentences.iter().filter(|s| s.sure).collect();
    println!(
        "sentences with a sure cue: {}, of them uncertain {}",
        sure.len(),
        sure.iter().filter(|s| s.named.label).count()
    );
    let none = sentences.iter().filter(|s| !s.sure && !s.asked);
    println!(
        "sentences without any: {}, of them uncertain {}",
        none.clone().count(),
        none.filter(|s| s.named.label).count()
    );
}
