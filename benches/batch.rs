//! How well `nutgraf batch` uses a second core: the time that one thread takes over twice the time that two take.
//! `cargo xtask bench native` runs it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Times that the sample articles are in the input.
const COPIES: usize = 100;
const ROUNDS: usize = 3;
/// Of two cores' time, what is to be of use.
const TARGET: f64 = 0.85;

fn main() -> io::Result<()> {
    let input = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch.jsonl");
    let lines = lines()?;
    File::create(&input)?.write_all(lines.repeat(COPIES).as_bytes())?;
    let [mut one, mut two, mut both] = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        one = one.min(time(&input, &[1])?);
        two = two.min(time(&input, &[2])?);
        both = both.min(time(&input, &[1, 1])?);
    }
    fs::remove_file(&input)?;
    let cores = |work: f64, time: Duration| work * one.as_secs_f64() / time.as_secs_f64();
    println!(
        "batch of {} articles, best of {ROUNDS}: {one:.2?} with 1 thread, {two:.2?} with 2",
        lines.lines().count() * COPIES
    );
    println!("efficiency on 2 cores {:.2} (the target is {TARGET})", cores(1.0, two) / 2.0);
    println!(
        "two processes at once, each with 1 thread: the machine has {:.1} cores to give",
        cores(2.0, both)
    );
    Ok(())
}

/// The sample articles as lines of JSON.
fn lines() -> io::Result<String> {
    let mut files: Vec<_> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let line = |path| Ok(format!("{}\n", serde_json::json!({ "text": fs::read_to_string(path)? })));
    files.iter().map(line).collect()
}

/// How long processes at once take, each with so many threads and the whole input.
fn time(input: &Path, threads: &[usize]) -> io::Result<Duration> {
    let begin = Instant::now();
    let start = |threads: &usize| {
        let mut batch = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        batch.args(["batch", "--threads", &threads.to_string()]);
        batch.stdin(File::open(input)?).stdout(Stdio::null()).stderr(Stdio::null());
        batch.spawn()
    };
    let started = threads.iter().map(start).collect::<io::Result<Vec<_>>>()?;
    for mut process in started {
        if !process.wait()?.success() {
            return Err(io::Error::other("nutgraf batch failed"));
        }
    }
    Ok(begin.elapsed())
}
