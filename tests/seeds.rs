//! The five seed articles against a careful reader's marks (`tests/specs/seeds/*.claims`): who says what.
//!
//! A mark is found where a claim's source shares words with it and its content is mostly the same words. Nearly all marks
//! must be found, and hardly a claim may be without a mark.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::collections::HashMap;
use std::fs;

use nutgraf::{Claim, Options, Range, Report};

/// A marked statement.
struct Mark {
    kind: String,
    source: String,
    name: String,
    content: String,
}

const SEEDS: [&str; 5] = [
    "000_4cb486dbc6683a7d",
    "001_c04311b93dda150a",
    "002_777be51a4515d054",
    "003_45a0f6bd285844d1",
    "004_2a59c59fb60115fa",
];

fn marks(seed: &str) -> Vec<Mark> {
    let spec = fs::read_to_string(format!("tests/specs/seeds/{seed}.claims")).expect("the marks are there");
    let field = |f: Option<&str>| f.map(str::trim).filter(|f| *f != "-").unwrap_or_default().to_owned();
    spec.lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .map(|line| {
            let mut fields = line.splitn(4, " | ");
            Mark {
                kind: field(fields.next()),
                source: field(fields.next()),
                name: field(fields.next()),
                content: field(fields.next()),
            }
        })
        .collect()
}

fn report(seed: &str) -> Report {
    let text = fs::read_to_string(format!("seeds/{seed}.txt")).expect("the seed is there");
    nutgraf::analyze(&text, &Options::default()).expect("a seed is small")
}

fn words(text: &str) -> HashMap<String, i32> {
    let mut out = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

/// Words that both have, over all words of either.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let common: i32 = a.iter().map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0))).sum();
    let all = a.values().sum::<i32>() + b.values().sum::<i32>() - common;
    if all == 0 { 1.0 } else { f64::from(common) / f64::from(all) }
}

fn join(text: &str, ranges: &[Range]) -> String {
    ranges.iter().map(|r| &text[r.start..r.end]).collect::<Vec<_>>().join(" ")
}

fn matches(text: &str, claim: &Claim, mark: &Mark) -> bool {
    let Some(a) = &claim.attribution else { return false };
    let source = join(text, &a.source.ranges);
    likeness(&join(text, &a.content.ranges), &mark.content) >= 0.8 && (source == mark.source || likeness(&source, &mark.source) >= 0.5)
}

#[test]
fn every_statement_is_found_and_no_other() {
    let (mut found, mut all, mut extra, mut claims) = (0, 0, 0, 0);
    let mut complaints = Vec::new();
    for seed in SEEDS {
        let (marks, report) = (marks(seed), report(seed));
        let mut used = vec![false; report.claims.len()];
        for mark in &marks {
            let hit = (0..used.len()).find(|&n| !used[n] && matches(&report.text, &report.claims[n], mark));
            match hit {
                Some(n) => {
                    used[n] = true;
                    found += 1;
                    let source = &report.claims[n].attribution.as_ref().expect("matched").source;
                    let kind = format!("{:?}", source.kind).to_lowercase();
                    if kind != mark.kind {
                        complaints.push(format!(
                            "{seed}: kind {kind}, not {}: {} | {}",
                            mark.kind, mark.source, mark.content
                        ));
                    }
                    if !mark.name.is_empty() && source.name.as_deref() != Some(&mark.name) {
                        complaints.push(format!(
                            "{seed}: name {:?}, not {}: {} | {}",
                            source.name, mark.name, mark.source, mark.content
                        ));
                    }
                }
                None => complaints.push(format!("{seed}: missed: {} | {}", mark.source, mark.content)),
            }
        }
        all += marks.len();
        claims += used.len();
        for (claim, _) in report.claims.iter().zip(&used).filter(|(_, used)| !**used) {
            extra += 1;
            let a = claim.attribution.as_ref().expect("attributed");
            complaints.push(format!(
                "{seed}: no mark: {} | {}",
                join(&report.text, &a.source.ranges),
                join(&report.text, &a.content.ranges)
            ));
        }
    }
    let summary = format!("{found} of {all} marks found, {extra} of {claims} claims without a mark");
    println!("{summary}");
    assert!(
        found * 100 >= all * 92 && extra * 100 <= claims * 8 && complaints.len() <= 10,
        "{summary}\n{}",
        complaints.join("\n")
    );
}
