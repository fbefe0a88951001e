//! How fast a whole analysis is, and whether its time grows in step with its input: `cargo xtask bench`.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use nutgraf::{Options, analyze};

/// Sizes of the inputs, each twice the one before.
const SIZES: [usize; 4] = [128 * 1024, 256 * 1024, 512 * 1024, 1024 * 1024];
const ROUNDS: usize = 5;

fn main() {
    let seeds = seeds();
    println!("{:>9} {:>10} {:>8}  time beside half the input's", "bytes", "best of 5", "MB/s");
    let mut before: Option<Duration> = None;
    for size in SIZES {
        let input = grown(&seeds, size);
        let time = best(&input);
        let speed = input.len() as f64 / 1e6 / time.as_secs_f64();
        let growth = before.map_or(String::new(), |half| format!("{:.2}", time.as_secs_f64() / half.as_secs_f64()));
        println!("{:>9} {:>7.1} ms {speed:>8.1}  {growth}", input.len(), time.as_secs_f64() * 1e3);
        before = Some(time);
    }
}

/// The shortest of several runs: the one that the machine disturbed least.
fn best(input: &str) -> Duration {
    let run = |_| {
        let begin = Instant::now();
        let report = analyze(black_box(input), &Options::default());
        black_box(&report);
        begin.elapsed()
    };
    (0..ROUNDS).map(run).min().unwrap_or_default()
}

/// The sample articles, one after another.
fn seeds() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().filter_map(|f| fs::read_to_string(f).ok()).collect();
    texts.join("\n\n")
}

/// `text` over and over, until it has `size` bytes.
fn grown(text: &str, size: usize) -> String {
    let mut grown = text.repeat(size / text.len().max(1) + 1);
    let mut end = size.min(grown.len());
    while !grown.is_char_boundary(end) {
        end -= 1;
    }
    grown.truncate(end);
    grown
}
