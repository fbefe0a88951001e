//! Counts what the test runners say.

use std::fmt;
use std::ops::{Add, AddAssign};

/// Tests that ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// Something that failed outside a single test: it is shown and counts as one.
    pub(crate) fn failure(error: &anyhow::Error) -> Self {
        eprintln!("error: {error:#}");
        Self {
            failed: 1,
            ..Self::default()
        }
    }

    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …` of `cargo test`; nothing for any other line.
    pub(crate) fn of_cargo_line(line: &str) -> Self {
        let Some(counts) = line.strip_prefix("test result: ") else {
            return Self::default();
        };
        let mut tally = Self::default();
        for part in counts.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(count), Some(name)) = (words.next().and_then(|n| n.parse().ok()), words.next()) else {
                continue;
            };
            match name {
                "passed" => tally.passed = count,
                "failed" => tally.failed = count,
                "ignored" => tally.skipped = count,
                _ => {}
            }
        }
        tally
    }

    /// The closing lines of node's TAP: `# pass 3`, `# fail 0`, …
    pub(crate) fn of_tap(report: &str) -> Self {
        let mut tally = Self::default();
        for line in report.lines() {
            let Some((name, count)) = line.strip_prefix("# ").and_then(|rest| rest.split_once(' ')) else {
                continue;
            };
            let Ok(count) = count.parse::<usize>() else { continue };
            match name {
                "pass" => tally.passed = count,
                "fail" | "cancelled" => tally.failed += count,
                "skipped" | "todo" => tally.skipped += count,
                _ => {}
            }
        }
        tally
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn counts_what_cargo_says() {
        let line = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s";
        let expected = Tally {
            passed: 3,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(Tally::of_cargo_line(line), expected);
        assert_eq!(Tally::of_cargo_line("test result of something else: 3 passed"), Tally::default());
    }

    #[test]
    fn counts_what_node_says() {
        let report = "TAP version 13\nok 1 - a # SKIP\n1..4\n# tests 6\n# suites 0\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n# duration_ms 12.5\n";
        let expected = Tally {
            passed: 3,
            failed: 2,
            skipped: 1,
        };
        assert_eq!(Tally::of_tap(report), expected);
    }

    #[test]
    fn closing_line_names_skipped_tests_only_where_there_are_some() {
        let mut tally = Tally {
            passed: 2,
            failed: 0,
            skipped: 0,
        };
        assert_eq!(tally.to_string(), "2 passed, 0 failed");
        tally.skipped = 1;
        assert_eq!(tally.to_string(), "2 passed, 0 failed, 1 skipped");
    }
}
