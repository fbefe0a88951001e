//! `nutgraf batch`: lines in, answers out, in order, on all cores, in bounded memory.
//!
//! One thread reads lines, several answer them, one puts the answers back in order and writes them. A line is let in
//! only while few enough lines, and few enough bytes, are between the reader and the writer: a slow writer, or one slow
//! article, makes the reader wait instead of filling the memory.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use nutgraf::OffsetUnit;

use super::args::BatchArgs;
use super::line::{Answer, MAX_LINE, answer, answer_too_long};
use super::progress::Progress;
use super::{Outcome, complain, write_failed};

/// Lines under way for each thread that answers.
const LINES_A_THREAD: usize = 64;

/// Bytes of lines under way; a single longer line goes alone.
const BYTES_UNDER_WAY: usize = 32 * 1024 * 1024;

/// A line of the input.
enum Line {
    Read(Vec<u8>),
    TooLong,
}

impl Line {
    fn len(&self) -> usize {
        match self {
            Line::Read(bytes) => bytes.len(),
            Line::TooLong => 0,
        }
    }
}

struct Job {
    number: u64,
    line: Line,
}

struct Done {
    number: u64,
    bytes: usize,
    answer: Answer,
}

/// Reads standard input to its end and writes standard output.
pub(super) fn run(args: &BatchArgs) -> io::Result<Outcome> {
    let threads = match args.threads {
        Some(n) => n.get().min(1024),
        None => thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get),
    };
    let unit = args.offsets.into();
    let gate = Arc::new(Gate::new(threads * LINES_A_THREAD));
    let (job_in, job_out) = channel();
    let (done_in, done_out) = channel();
    let writer = {
        let gate = Arc::clone(&gate);
        thread::spawn(move || write_in_order(&done_out, &gate))
    };
    let job_out = Arc::new(Mutex::new(job_out));
    for _ in 0..threads {
        let (job_out, done_in) = (Arc::clone(&job_out), done_in.clone());
        thread::spawn(move || work(&job_out, &done_in, unit));
    }
    drop(done_in);
    let read = read_lines(&mut io::stdin().lock(), &gate, &job_in);
    drop(job_in);
    let failures = writer.join().unwrap_or_default();
    Ok(conclude(read, &failures))
}

/// Says in one line what went wrong, if anything did.
fn conclude(read: io::Result<u64>, failures: &Failures) -> Outcome {
    let mut outcome = Outcome::Done;
    if let Some(message) = &failures.first {
        let all = failures.lines;
        let (count, first) = if failures.count == 1 {
            ("1", "it is")
        } else {
            (&*failures.count.to_string(), "the first is")
        };
        complain(&format!("{count} of {all} lines failed; {first} {message}"));
        outcome = Outcome::SomeFailed;
    }
    if let Err(error) = read {
        complain(&format!("cannot read standard input: {error}"));
        outcome = Outcome::SomeFailed;
    }
    outcome
}

/// Reads lines until the input ends and hands them on. Returns how many.
fn read_lines(input: &mut impl BufRead, gate: &Gate, jobs: &Sender<Job>) -> io::Result<u64> {
    let mut number = 0;
    while let Some(mut line) = read_line(input)? {
        number += 1;
        // A byte order mark: files that were put one after the other have one at the beginning of each.
        if let Line::Read(bytes) = &mut line
            && bytes.starts_with(b"\xef\xbb\xbf")
        {
            bytes.drain(..3);
        }
        gate.enter(line.len());
        if jobs.send(Job { number, line }).is_err() {
            break;
        }
    }
    Ok(number)
}

/// The next line without its line feed. Of a line that is too long no more than [`MAX_LINE`] bytes are ever held.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let (mut any, mut too_long) = (false, false);
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let mut pieces = buffer.splitn(2, |&b| b == b'\n');
        let piece = pieces.next().unwrap_or_default();
        let ended = pieces.next().is_some();
        if line.len() + piece.len() > MAX_LINE {
            too_long = true;
            line = Vec::new();
        }
        if !too_long {
            line.extend_from_slice(piece);
        }
        let used = piece.len() + usize::from(ended);
        input.consume(used);
        if ended {
            break;
        }
    }
    Ok(match (any, too_long) {
        (false, _) => None,
        (_, true) => Some(Line::TooLong),
        _ => Some(Line::Read(line)),
    })
}

/// Answers lines until there are no more.
fn work(jobs: &Mutex<Receiver<Job>>, done: &Sender<Done>, unit: OffsetUnit) {
    loop {
        let Ok(Job { number, line }) = lock(jobs).recv() else { return };
        let bytes = line.len();
        let answer = match line {
            Line::Read(line) => answer(number, &line, unit),
            Line::TooLong => answer_too_long(number),
        };
        if done.send(Done { number, bytes, answer }).is_err() {
            return;
        }
    }
}

#[derive(Default)]
struct Failures {
    lines: u64,
    count: u64,
    /// What went wrong first; it names the line.
    first: Option<String>,
}

/// Writes the answers in the order of their lines.
fn write_in_order(answers: &Receiver<Done>, gate: &Gate) -> Failures {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut progress = Progress::new();
    let mut failures = Failures::default();
    let mut early = BTreeMap::new();
    loop {
        let done = match answers.try_recv() {
            Ok(done) => done,
            Err(_) => {
                // Nothing to write for now: whoever reads the answers as they come shall have them.
                out.flush().unwrap_or_else(|e| stop(&e));
                match answers.recv() {
                    Ok(done) => done,
                    Err(_) => break,
                }
            }
        };
        early.insert(done.number, done);
        while let Some(done) = early.remove(&(failures.lines + 1)) {
            failures.lines += 1;
            out.write_all(done.answer.json.as_bytes())
                .and_then(|()| out.write_all(b"\n"))
                .unwrap_or_else(|e| stop(&e));
            gate.leave(done.bytes);
            progress.step(done.bytes);
            if let Some(message) = done.answer.error {
                failures.count += 1;
                failures.first.get_or_insert(message);
            }
        }
    }
    progress.end();
    failures
}

/// The output is gone: nothing that the other threads do is of use any more.
fn stop(error: &io::Error) {
    std::process::exit(match write_failed(error) {
        Outcome::Done => 0,
        _ => 1,
    });
}

/// Counts what is between the reader and the writer.
struct Gate {
    max_lines: usize,
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Default)]
struct Inside {
    lines: usize,
    bytes: usize,
}

impl Gate {
    fn new(max_lines: usize) -> Self {
        Self {
            max_lines,
            inside: Mutex::default(),
            left: Condvar::new(),
        }
    }

    /// Waits until there is room for a line of that many bytes.
    fn enter(&self, bytes: usize) {
        let mut inside = lock(&self.inside);
        while inside.lines >= self.max_lines || (inside.lines > 0 && inside.bytes + bytes > BYTES_UNDER_WAY) {
            inside = self.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        inside.lines += 1;
        inside.bytes += bytes;
    }

    fn leave(&self, bytes: usize) {
        let mut inside = lock(&self.inside);
        inside.lines = inside.lines.saturating_sub(1);
        inside.bytes = inside.bytes.saturating_sub(bytes);
        self.left.notify_one();
    }
}

/// Nothing under these locks is ever half changed, so a panic elsewhere does no harm.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing test should say where")]
    use super::*;

    fn lines(mut input: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        while let Some(line) = read_line(&mut input).unwrap() {
            out.push(match line {
                Line::Read(bytes) => String::from_utf8(bytes).unwrap(),
                Line::TooLong => "too long".into(),
            });
        }
        out
    }

    #[test]
    fn lines_end_with_a_line_feed_or_the_input() {
        assert_eq!(lines(b""), [""; 0]);
        assert_eq!(lines(b"a\nb\n"), ["a", "b"]);
        assert_eq!(lines(b"a\n\nb"), ["a", "", "b"]);
        assert_eq!(lines(b"\n"), [""]);
    }

    #[test]
    fn lines_are_whole_however_the_input_comes_in_pieces() {
        for size in 1..8 {
            let mut input = io::BufReader::with_capacity(size, &b"first\nsecond\n\nfourth"[..]);
            let mut out = Vec::new();
            while let Some(Line::Read(line)) = read_line(&mut input).unwrap() {
                out.push(String::from_utf8(line).unwrap());
            }
            assert_eq!(out, ["first", "second", "", "fourth"], "{size} bytes a piece");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut input = vec![b'a'; MAX_LINE + 1];
        input.extend_from_slice(b"\nnext\n");
        assert_eq!(lines(&input), ["too long", "next"]);
    }
}
