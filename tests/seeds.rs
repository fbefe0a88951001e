//! The five seed articles against a careful reader's marks (`tests/specs/seeds/*.claims`): who says what.
//!
//! A mark is found where a claim's source shares words with it and its content is mostly the same words. Nearly all marks
//! must be found, and hardly a claim may be without a mark.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

#[allow(dead_code, reason = "the samples are for others")]
mod marks;

use std::fs;

use marks::{Mark, SEEDS, marks};
use nutgraf::{Claim, Options, Range, Report};

fn report(seed: &str) -> Report {
    let text = fs::read_to_string(format!("seeds/{seed}.txt")).expect("the seed is there");
    nutgraf::analyze(&text, &Options::default()).expect("a seed is small")
}

fn join(text: &str, ranges: &[Range]) -> String {
    ranges.iter().map(|r| &text[r.start..r.end]).collect::<Vec<_>>().join(" ")
}

fn matches(text: &str, claim: &Claim, mark: &Mark) -> bool {
    let said = claim.attribution.as_ref();
    said.is_some_and(|a| mark.fits(&join(text, &a.source.ranges), &join(text, &a.content.ranges)))
}

#[test]
fn every_statement_is_found_and_no_other() {
    let (mut found, mut all, mut extra, mut claims) = (0, 0, 0, 0);
    let mut complaints = Vec::new();
    for seed in SEEDS {
        let (marks, report) = (marks(seed).expect("the marks are there"), report(seed));
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
