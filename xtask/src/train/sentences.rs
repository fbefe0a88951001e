//! `cargo xtask train sentences`: learns where sentences end, from treebanks, and writes `data/sentences.weights.txt`.
//! With `--folds` it also measures the model on documents that it was not trained on.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use nutgraf::training::sentences::examples;

use super::data::{self as training_data, Marked, fold};
use super::logistic::{self, Named, Plan, f1};

const OUT: &str = "data/sentences.weights.txt";
/// What a weight of 1 is written as.
const SCALE: f64 = 32.0;
/// A feature is learnt where it was seen this often.
const RARE: usize = 3;
/// A weight nearer to 0 than this is left out.
const LEAST: i32 = 3;
const PLAN: Plan = Plan {
    epochs: 15,
    rate: 0.1,
    l1: 6e-2,
    l2: 0.0,
};

/// A document's examples, and the ends that only the truth has.
struct Document {
    set: &'static str,
    id: String,
    rows: Vec<Named>,
    /// Ends of the truth (blank lines and the text's end apart) that the model is never asked about, and wrong ends by rule.
    missed: usize,
    wrong: usize,
    right: usize,
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let data = training_data::folder(arguments);
    let mut documents = Vec::new();
    for (set, marked) in [
        ("gum", training_data::sentence_spans(&data.join("sentences/gum.jsonl.gz"))?),
        ("ewt", training_data::treebank(&data.join("treebank/ewt.conllu.gz"))?),
    ] {
        documents.extend(marked.iter().map(|m| document(set, m)));
    }
    // The scoreboard's part of EWT is measured apart.
    let part: Vec<String> = training_data::sentence_spans(&data.join("sentences/ewt.jsonl.gz"))?
        .into_iter()
        .map(|m| m.id)
        .collect();
    for d in documents.iter_mut().filter(|d| part.contains(&d.id)) {
        d.set = "ewt (scoreboard)";
    }
    if let Some(folds) = training_data::option(arguments, "--folds") {
        measure(&documents, folds.parse()?);
    }
    let model = learn(documents.iter().collect::<Vec<_>>().as_slice());
    let mut out = String::from(
        "# Where sentences end: a linear model. One feature a line: name, tab, weight; a sentence ends where the sum is above 0.\n\
         # Learnt from GUM and UD English EWT by `cargo xtask train sentences`; no line is written by hand.\n",
    );
    for (feature, weight) in &model {
        let _ = writeln!(out, "{feature}\t{weight}");
    }
    std::fs::write(OUT, &out)?;
    println!("{OUT}: {} features, {} bytes", model.len(), out.len());
    Ok(())
}

fn document(set: &'static str, marked: &Marked) -> Document {
    let found = examples(&marked.text, &marked.ends);
    let given_away = |end: usize| {
        let rest = &marked.text[end..];
        let space = &rest[..rest.len() - rest.trim_start().len()];
        space.len() == rest.len() || space.matches('\n').count() >= 2
    };
    let unseen: usize = marked
        .ends
        .iter()
        .filter(|&&end| !given_away(end) && !found.iter().any(|e| e.end == end))
        .count();
    let count = |ruled, label| {
        found
            .iter()
            .filter(|e| e.ruled == ruled && e.label == label && !given_away(e.end))
            .count()
    };
    Document {
        set,
        id: marked.id.clone(),
        missed: unseen + count(Some(false), true),
        wrong: count(Some(true), false),
        right: count(Some(true), true),
        rows: found
            .into_iter()
            .filter(|e| e.ruled.is_none() && !given_away(e.end))
            .map(|e| Named {
                features: e.features,
                label: e.label,
                weight: 1.0,
            })
            .collect(),
    }
}

fn learn(documents: &[&Document]) -> BTreeMap<String, i32> {
    logistic::learn(documents.iter().flat_map(|d| &d.rows), RARE, PLAN, SCALE, LEAST)
}

/// Prints the model's figures on documents held back, fold by fold.
fn measure(documents: &[Document], folds: u64) {
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for part in 0..folds {
        let (held, kept): (Vec<_>, Vec<_>) = documents.iter().partition(|d| fold(&d.id, folds) == part);
        let model = learn(&kept);
        for d in held {
            let c = counts.entry(d.set).or_default();
            c.0 += d.right;
            c.1 += d.wrong;
            c.2 += d.missed;
            for Named { features, label, .. } in &d.rows {
                let score: i32 = features.iter().filter_map(|f| model.get(f)).sum();
                let kind = features.first().map_or("", String::as_str);
                let by_kind = kinds.entry(kind).or_default();
                match (score > 0, label) {
                    (true, true) => by_kind.0 += 1,
                    (true, false) => by_kind.1 += 1,
                    (false, true) => by_kind.2 += 1,
                    _ => {}
                }
                match (score > 0, label) {
                    (true, true) => c.0 += 1,
                    (true, false) => c.1 += 1,
                    (false, true) => c.2 += 1,
                    _ => {}
                }
            }
        }
    }
    for (kind, (hits, wrong, missed)) in kinds {
        println!("  {kind}: right {hits}, wrong {wrong}, missed {missed}");
    }
    for (set, (hits, wrong, missed)) in counts {
        let (p, r, f) = f1(hits, wrong, missed);
        println!("{set}: held back, P {p:.4} R {r:.4} F1 {f:.4} (n {})", hits + missed);
    }
    println!(
        "missed by rule or never asked: {}",
        documents.iter().map(|d| d.missed).sum::<usize>()
    );
}
