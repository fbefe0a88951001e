//! A careful reader's marks, read by the tests and by the trainer: in the seed articles (`tests/specs/seeds/*.claims`), and
//! in short texts that show one form of attribution each.

use std::collections::HashMap;
use std::fs;
use std::io;

/// The seeds, without `.txt`.
pub(crate) const SEEDS: [&str; 5] = [
    "000_4cb486dbc6683a7d",
    "001_c04311b93dda150a",
    "002_777be51a4515d054",
    "003_45a0f6bd285844d1",
    "004_2a59c59fb60115fa",
];

/// A marked statement.
pub(crate) struct Mark {
    pub(crate) kind: String,
    pub(crate) source: String,
    pub(crate) name: String,
    pub(crate) content: String,
}

impl Mark {
    /// True for an attribution whose source shares words with the mark's and whose content is mostly the same words.
    pub(crate) fn fits(&self, source: &str, content: &str) -> bool {
        likeness(content, &self.content) >= 0.8 && (source == self.source || likeness(source, &self.source) >= 0.5)
    }
}

/// The marks of a seed.
pub(crate) fn marks(seed: &str) -> io::Result<Vec<Mark>> {
    let spec = fs::read_to_string(format!("tests/specs/seeds/{seed}.claims"))?;
    let field = |f: Option<&str>| f.map(str::trim).filter(|f| *f != "-").unwrap_or_default().to_owned();
    let lines = spec.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    Ok(lines
        .map(|line| {
            let mut fields = line.splitn(4, " | ");
            Mark {
                kind: field(fields.next()),
                source: field(fields.next()),
                name: field(fields.next()),
                content: field(fields.next()),
            }
        })
        .collect())
}

/// A short text with its attributions, each written `source | cue | content`.
pub(crate) struct Sample {
    pub(crate) text: String,
    pub(crate) attributions: Vec<String>,
}

/// The samples of a file: a line of text (`⏎` divides paragraphs), then a line after `=>` for each attribution.
pub(crate) fn samples(file: &str) -> Vec<Sample> {
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    lines
        .split(|line| line.trim().is_empty())
        .filter_map(|case| {
            let (text, attributions) = case.split_first()?;
            Some(Sample {
                text: text.replace('⏎', "\n\n"),
                attributions: attributions.iter().map(|line| line.trim_start_matches("=> ").to_owned()).collect(),
            })
        })
        .collect()
}

/// Words that both have, over all words of either.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let common: i32 = a.iter().map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0))).sum();
    let all = a.values().sum::<i32>() + b.values().sum::<i32>() - common;
    if all == 0 { 1.0 } else { f64::from(common) / f64::from(all) }
}

fn words(text: &str) -> HashMap<String, i32> {
    let mut out = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}
