//! How fast an input becomes blocks with verdicts, claims left out, on one core: pasted text and page source.
//! `cargo xtask bench native` runs it; pages of one's own are measured with `cargo bench --bench stripping --features
//! training -- FILES`, where `.html` and `.htm` are page source and all else is text.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use nutgraf::Input;
use nutgraf::training::boilerplate::strip;

#[path = "stripping/page.rs"]
mod page;

/// Megabytes a second that are aimed at.
const TEXT: f64 = 20.0;
const HTML: f64 = 60.0;
/// Times that an input is doubled.
const DOUBLINGS: usize = 3;
/// Each is measured for so long, and so often at least.
const TIME: Duration = Duration::from_millis(700);
const ROUNDS: usize = 7;

fn main() {
    let files: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if files.is_empty() {
        seeds();
    } else {
        own(&files);
    }
}

/// The sample articles, as they were pasted and as pages: each alone, then as one long article.
fn seeds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().filter_map(|f| fs::read_to_string(f).ok()).collect();
    let pages: Vec<String> = texts.iter().map(|text| page::source(text)).collect();
    let long = texts.join("\n\n").repeat(3);
    report("pasted text", Input::Text, TEXT, &texts);
    grow("pasted text", Input::Text, |times| long.repeat(times));
    report("page source", Input::Html, HTML, &pages);
    grow("page source", Input::Html, |times| page::source(&long.repeat(times)));
}

/// Files of the caller's.
fn own(files: &[String]) {
    let is_html = |file: &&String| Path::new(file).extension().is_some_and(|e| e == "html" || e == "htm");
    let read = |files: Vec<&String>| files.into_iter().filter_map(|f| fs::read_to_string(f).ok()).collect();
    let (html, text): (Vec<&String>, Vec<&String>) = files.iter().partition(is_html);
    let (html, text): (Vec<String>, Vec<String>) = (read(html), read(text));
    report("own text", Input::Text, TEXT, &text);
    report("own page source", Input::Html, HTML, &html);
}

/// Prints how fast inputs are read, one after another.
fn report(name: &str, kind: Input, aim: f64, inputs: &[String]) {
    let bytes: usize = inputs.iter().map(String::len).sum();
    if bytes == 0 {
        return;
    }
    let time = best(kind, inputs);
    println!(
        "{name}: {} of {} bytes on average: {:.1} MB/s (the target is {aim})",
        inputs.len(),
        bytes / inputs.len(),
        speed(bytes, time)
    );
}

/// Prints how the time grows with an input.
fn grow(name: &str, kind: Input, of: impl Fn(usize) -> String) {
    let mut before: Option<(usize, Duration)> = None;
    for doubled in 0..=DOUBLINGS {
        let input = [of(1 << doubled)];
        let bytes = input.iter().map(String::len).sum();
        let time = best(kind, &input);
        let growth = before.map_or(String::new(), |(less, half)| {
            let (time, size) = (time.as_secs_f64() / half.as_secs_f64(), bytes as f64 / less as f64);
            format!("  {time:.2} times the time for {size:.2} times the input")
        });
        println!("  one of {bytes:>8} bytes: {:>6.1} MB/s{growth}", speed(bytes, time));
        before = Some((bytes, time));
    }
    println!("  ({name}, one article made longer)");
}

/// Megabytes a second.
fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

/// The shortest of several runs over all inputs: the one that the machine disturbed least.
fn best(kind: Input, inputs: &[String]) -> Duration {
    let (mut best, mut all, mut rounds) = (Duration::MAX, Duration::ZERO, 0);
    while all < TIME || rounds < ROUNDS {
        let begin = Instant::now();
        for input in inputs {
            black_box(&strip(black_box(input), kind));
        }
        let time = begin.elapsed();
        (best, all, rounds) = (best.min(time), all + time, rounds + 1);
    }
    best
}
