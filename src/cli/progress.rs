//! How far a long batch is, on standard error, where a person watches it.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A batch shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(2);

/// Time between two updates.
const INTERVAL: Duration = Duration::from_millis(250);

/// Counts articles and says now and then how far it is.
pub(super) struct Progress {
    begun: Instant,
    /// When to speak next; `None` where no one watches.
    next: Option<Instant>,
    shown: bool,
    lines: u64,
    bytes: u64,
    /// Bytes of the whole input, where standard input is a file.
    total: Option<u64>,
}

impl Progress {
    /// Speaks only where standard error is a terminal and the answers do not go to one.
    pub(super) fn new() -> Self {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let begun = Instant::now();
        Self {
            begun,
            next: watched.then(|| begun + PATIENCE),
            shown: false,
            lines: 0,
            bytes: 0,
            total: watched.then(input_size).flatten(),
        }
    }

    /// One more line is answered.
    pub(super) fn step(&mut self, bytes: usize) {
        self.lines += 1;
        self.bytes += bytes as u64 + 1;
        if self.next.is_some_and(|next| Instant::now() >= next) {
            self.next = Some(Instant::now() + INTERVAL);
            self.shown = true;
            let said = message(self.lines, self.bytes, self.total, self.begun.elapsed());
            let _ = write!(io::stderr().lock(), "\r\x1b[K{said}");
        }
    }

    /// The batch is over: the line that showed its progress is cleared.
    pub(super) fn end(&self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Size of the file that standard input is, where it is one.
fn input_size() -> Option<u64> {
    let about = std::fs::metadata("/dev/stdin").ok()?;
    about.is_file().then_some(about.len()).filter(|&size| size > 0)
}

fn message(lines: u64, bytes: u64, total: Option<u64>, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64().max(0.001);
    let rate = bytes as f64 / seconds;
    let mut said = format!("{lines} articles, {:.1} MB, {:.1} MB/s", bytes as f64 / 1e6, rate / 1e6);
    if let Some(total) = total.filter(|&total| total >= bytes) {
        let left = (total - bytes) as f64 / rate.max(1.0);
        let percent = 100.0 * bytes as f64 / total as f64;
        said.push_str(&format!(", {percent:.0}%, {left:.0} s left"));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_tells_rate_and_time_left() {
        let five = Duration::from_secs(5);
        assert_eq!(message(1200, 10_000_000, None, five), "1200 articles, 10.0 MB, 2.0 MB/s");
        assert_eq!(
            message(1200, 10_000_000, Some(40_000_000), five),
            "1200 articles, 10.0 MB, 2.0 MB/s, 25%, 15 s left"
        );
    }
}
