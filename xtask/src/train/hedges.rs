//! Trains the model of hedges: which sentences with a doubtful cue are hedged. Writes `data/hedges.weights.txt`.

use anyhow::Result;
use nutgraf::training::hedges::{BUCKETS, example};

use super::data;
use super::logistic::f1;
use super::table::{self, Example, Plan};

const OUT: &str = "data/hedges.weights.txt";
const PLAN: Plan = Plan {
    buckets: BUCKETS,
    rare: 2,
    epochs: 50,
    rate: 0.1,
    l2: 1e-3,
    step: 2,
    threshold: 0.35,
};

/// Splits into folds that a figure is taken over: two of them differ by half a point of F1.
const SPLITS: usize = 5;

/// Which cues a sentence holds, beside what the model sees.
struct Cues {
    sure: bool,
    asked: bool,
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let folder = data::folder(arguments);
    let documents = data::documents(&folder.join("hedges/wikipedia.jsonl.gz"))?;
    let (examples, cues): (Vec<Example>, Vec<Cues>) = documents
        .iter()
        .map(|d| {
            let found = example(d["text"].as_str().unwrap_or_default());
            let (features, label) = (found.features, d["label"].as_i64() == Some(1));
            let cues = Cues {
                sure: found.sure,
                asked: found.asked,
            };
            (Example { features, label }, cues)
        })
        .unzip();
    if let Some(folds) = data::option(arguments, "--folds") {
        let folds = folds.parse()?;
        let splits: Vec<Vec<f64>> = (0..SPLITS)
            .map(|split| {
                let name = |d: &serde_json::Value| format!("{} {split}", d["doc"].as_str().unwrap_or_default());
                let folds: Vec<u64> = documents.iter().map(|d| data::fold(&name(d), folds)).collect();
                table::held_back(&examples, &folds, PLAN)
            })
            .collect();
        measure(&examples, &cues, &splits);
    }
    let model = table::learn(&examples.iter().collect::<Vec<_>>(), PLAN);
    let comment = "# Which sentences with a doubtful cue of data/hedges.txt are hedged: a linear model. Learnt from the CoNLL-2010\n\
                   # Wikipedia sample by `cargo xtask train hedges`.";
    let out = model.write(comment, PLAN);
    std::fs::write(OUT, &out)?;
    println!("{OUT}: {} bytes", out.len());
    Ok(())
}

fn measure(examples: &[Example], cues: &[Cues], splits: &[Vec<f64>]) {
    for threshold in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6_f64] {
        let border = (threshold / (1.0 - threshold)).ln();
        let (mut hits, mut wrong, mut missed) = (0, 0, 0);
        for ((e, c), margin) in splits.iter().flat_map(|margins| examples.iter().zip(cues).zip(margins)) {
            match (c.sure || c.asked && *margin > border, e.label) {
                (true, true) => hits += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                (false, false) => {}
            }
        }
        let (p, r, f) = f1(hits, wrong, missed);
        println!(
            "held back, from {threshold}: P {p:.4} R {r:.4} F1 {f:.4} (n {}, {SPLITS} splits)",
            examples.len()
        );
    }
    for (name, which) in [
        ("a sure cue", &(|c: &Cues| c.sure) as &dyn Fn(&Cues) -> bool),
        ("only a doubtful cue", &|c| c.asked && !c.sure),
        ("none", &|c| !c.asked && !c.sure),
    ] {
        let own: Vec<&Example> = examples.iter().zip(cues).filter(|(_, c)| which(c)).map(|(e, _)| e).collect();
        let hedged = own.iter().filter(|e| e.label).count();
        println!("sentences with {name}: {}, of them uncertain {hedged}", own.len());
    }
}
