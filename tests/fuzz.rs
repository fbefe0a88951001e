//! What fuzzing found, and a short round of it: the same inputs in every run. `cargo xtask fuzz` goes on for longer.

#![allow(clippy::expect_used, reason = "a failing test should say where")]

mod fuzzed;

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

#[test]
fn past_findings_hold() {
    for target in fuzzed::TARGETS {
        for file in files(&format!("tests/fuzzed/findings/{target}")) {
            println!("{}", file.display());
            fuzzed::hold(target, &fs::read(&file).expect("a finding"));
        }
    }
}

/// The words of libFuzzer's dictionary, `"…"` a line with `\xNN` in it.
fn words() -> Vec<Vec<u8>> {
    let list = include_str!("../fuzz/dictionary.txt");
    let lines = list.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    lines
        .map(|word| {
            let mut out = Vec::new();
            let mut rest = word.as_bytes();
            while let Some((&byte, after)) = rest.split_first() {
                let hex = rest.strip_prefix(b"\\x").and_then(|hex| hex.get(..2));
                let code = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
                (rest, _) = match code {
                    Some(code) => (&rest[4..], out.push(code)),
                    None if byte == b'\\' => (&after[1..], out.push(after[0])),
                    None => (after, out.push(byte)),
                };
            }
            out
        })
        .collect()
}

#[test]
fn a_few_thousand_inputs_hold() {
    let words = words();
    assert!(words.len() > 80, "{} words", words.len());
    let seeds: Vec<Vec<u8>> = files("seeds").iter().map(|file| fs::read(file).expect("a seed")).collect();
    let mut state = 0x9e37_79b9_u64;
    let mut below = |n: usize| {
        // Knuth's generator; its high bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    for round in 0..1500 {
        for target in fuzzed::TARGETS {
            let mut bytes = Vec::new();
            for _ in 0..below(24) {
                match below(8) {
                    0 => bytes.extend((0..below(4)).map(|_| below(256) as u8)),
                    1 => {
                        let seed = &seeds[below(seeds.len())];
                        let start = below(seed.len());
                        bytes.extend_from_slice(&seed[start..(start + below(120)).min(seed.len())]);
                    }
                    _ => bytes.extend_from_slice(&words[below(words.len())]),
                }
            }
            println!("{target} {round}");
            fuzzed::hold(target, &bytes);
        }
    }
}
