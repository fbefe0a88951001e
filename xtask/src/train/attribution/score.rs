//! How well found attributions agree with annotated ones.

use nutgraf::training::attribution::{Relation, Weights, predict};
use serde_json::{Value, json};

use super::{Article, Kind};
use crate::train::marks::{Mark, SEEDS, marks};

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

/// True where the found attribution is what the reader marked.
pub fn fits(mark: &Mark, text: &str, found: &Relation) -> bool {
    let join = |r: &[nutgraf::Range]| r.iter().map(|r| &text[r.start..r.end]).collect::<Vec<_>>().join(" ");
    mark.fits(&join(&found.source), &join(&found.content))
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
            if let Some(n) = (0..found.len()).find(|&n| !used[n] && fits(&mark, &text, &found[n])) {
                used[n] = true;
                hits += 1;
            }
        }
        claims += found.len();
        extra += used.iter().filter(|&&used| !used).count();
    }
    (hits, all, extra, claims)
}

/// The made-up sentences: attributions found with exactly their source and content, all of them, others.
pub fn forms<'a>(articles: &[Article], weights: impl Fn(&str) -> &'a Weights) -> (usize, usize, usize) {
    let (mut hits, mut all, mut extra) = (0, 0, 0);
    for article in articles.iter().filter(|a| a.kind == Kind::Form) {
        let found = predict(&article.text, true, weights(&article.id));
        let same = |a: &Relation, b: &Relation| a.source == b.source && a.content == b.content;
        let right = article.gold.iter().filter(|g| found.iter().any(|f| same(f, g))).count();
        hits += right;
        all += article.gold.len();
        extra += found.len() - right.min(found.len());
    }
    (hits, all, extra)
}
