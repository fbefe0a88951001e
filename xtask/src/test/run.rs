//! Runs one group of tests, says how it went and how long it took, and counts.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::tally::Tally;
use crate::{project, shell};

/// A program that succeeds or fails as a whole. Only a failure counts.
pub(super) fn check(what: &str, command: &mut Command) -> Tally {
    check_that(what, || shell::run(command))
}

/// The same for a check of the project's own.
pub(super) fn check_that(what: &str, holds: impl FnOnce() -> Result<()>) -> Tally {
    announced(what, || match holds() {
        Ok(()) => Tally::default(),
        Err(error) => Tally::failure(&error),
    })
}

/// `cargo test`.
pub(super) fn rust_tests(what: &str, command: &mut Command) -> Tally {
    announced(what, || {
        let mut tally = Tally::default();
        let done = echo_lines(command, |line| tally += Tally::of_cargo_line(line));
        match done {
            Ok(()) => tally,
            // The failed tests are counted; what did not compile is not.
            Err(_) if tally.failed > 0 => tally,
            Err(error) => tally + Tally::failure(&error),
        }
    })
}

/// `node --test` on the `*.test.mjs` of a folder.
pub(super) fn node_tests(what: &str, folder: &str, settings: &[(&str, OsString)]) -> Result<Tally> {
    let files = test_files(folder)?;
    let results = project::cache().join("node-test.tap");
    fs::create_dir_all(project::cache())?;
    let mut node = Command::new("node");
    node.current_dir(project::root()).envs(settings.iter().cloned()).arg("--test");
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    // The same results once more, in a form made for counting.
    node.arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", results.display()));
    node.args(files);
    Ok(announced(what, || {
        let done = shell::run(&mut node);
        let tally = Tally::of_tap(&fs::read_to_string(&results).unwrap_or_default());
        match done {
            Err(error) if tally.failed == 0 => tally + Tally::failure(&error),
            _ => tally,
        }
    }))
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let path = project::root().join(folder);
    let entries = fs::read_dir(&path).with_context(|| format!("{folder} is missing"))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if files.is_empty() {
        bail!("{folder} has no *.test.mjs");
    }
    files.sort();
    Ok(files)
}

fn announced(what: &str, work: impl FnOnce() -> Tally) -> Tally {
    shell::say(what);
    let begin = Instant::now();
    let tally = work();
    let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
    shell::say(&format!("{what}: {verdict}, {}", shell::seconds(begin.elapsed())));
    tally
}

/// Runs a program, shows each line that it prints, and passes it on.
fn echo_lines(command: &mut Command, mut line_seen: impl FnMut(&str)) -> Result<()> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            line_seen(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("the run failed ({status})");
    }
    Ok(())
}
