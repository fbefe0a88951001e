//! How well found attributions agree with annotated ones.

use nutgraf::training::attribution::{Relation, Weights, predict};
use serde_json::{Value, json};
use std::collections::HashMap;

use super::Article;

/// The found attributions of an article as a line of JSON, in code points.
pub fn line(article: &Article, found: &[Relation]) -> Value {
    let mut points = vec![0_usize; article.text.len() + 1];
    let mut count = 0;
    for (byte, slot) in points.iter_mut().enumerate() {
        *slot = count;
        count += usize::from(article.text.is_char_boundary(byte + 1));
    }
    let mut spans = Vec::new();
    for (n, relation) in found.iter().enumerate() {
        for (name, ranges) in [("source", &relation.source), ("cue", &relation.cue), ("content", &relation.content)] {
            for r in ranges {
                spans.push(json!({"start": points[r.start], "end": points[r.end], "type": name, "rel": n}));
            }
        }
    }
    json!({"id": article.id, "spans": spans})
}

pub const SEEDS: [&str; 5] = [
    "000_4cb486dbc6683a7d",
    "001_c04311b93dda150a",
    "002_777be51a4515d054",
    "003_45a0f6bd285844d1",
    "004_2a59c59fb60115fa",
];

fn words(text: &str) -> HashMap<String, i32> {
    let mut out = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let common: i32 = a.iter().map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0))).sum();
    let all = a.values().sum::<i32>() + b.values().sum::<i32>() - common;
    if all == 0 { 1.0 } else { f64::from(common) / f64::from(all) }
}

/// A careful reader's mark.
pub struct Mark {
    source: String,
    content: String,
}

pub fn marks(seed: &str) -> anyhow::Result<Vec<Mark>> {
    let spec = std::fs::read_to_string(format!("tests/specs/seeds/{seed}.claims"))?;
    let lines = spec.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    let field = |f: Option<&str>| f.map(str::trim).filter(|f| *f != "-").unwrap_or_default().to_owned();
    Ok(lines
        .map(|line| {
            let mut fields = line.splitn(4, " | ");
            Mark {
                source: field(fields.nth(1)),
                content: field(fields.nth(1)),
            }
        })
        .collect())
}

impl Mark {
    pub fn is(&self, text: &str, found: &Relation) -> bool {
        let join = |r: &[nutgraf::Range]| r.iter().map(|r| &text[r.start..r.end]).collect::<Vec<_>>().join(" ");
        let source = join(&found.source);
        likeness(&join(&found.content), &self.content) >= 0.8 && (source == self.source || likeness(&source, &self.source) >= 0.5)
    }
}

/// The sample articles against their marks: marks found, all marks, claims without a mark, all claims.
pub fn seeds<'a>(weights: impl Fn(&str) -> &'a Weights) -> (usize, usize, usize, usize) {
    let (mut hits, mut all, mut extra, mut claims) = (0, 0, 0, 0);
    for seed in SEEDS {
        let text = std::fs::read_to_string(format!("seeds/{seed}.txt")).unwrap();
        let found = predict(&text, false, weights(seed));
        let mut used = vec![false; found.len()];
        for mark in marks(seed).unwrap() {
            all += 1;
            match (0..found.len()).find(|&n| !used[n] && mark.is(&text, &found[n])) {
                Some(n) => {
                    used[n] = true;
                    hits += 1;
                }
                None => {}
            }
        }
        claims += found.len();
        extra += used.iter().filter(|&&used| !used).count();
    }
    (hits, all, extra, claims)
}
