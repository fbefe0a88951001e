//! The command line over the library's calls: `analyze` for people, `batch` for programs.

mod analyze;
mod args;
mod batch;
mod decode;
mod kind;
mod line;
mod paint;
mod progress;
mod style;
mod terminal;
mod wrap;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// What a run ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All inputs were read.
    Done,
    /// Some input failed; standard error says which.
    SomeFailed,
    /// The call made no sense.
    Usage,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::SomeFailed => ExitCode::from(1),
            Outcome::Usage => ExitCode::from(2),
        }
    }
}

/// Reads the arguments and does what they say.
pub(crate) fn run() -> ExitCode {
    say_panics_in_one_line();
    let outcome = match Cli::parse().command {
        Command::Analyze(args) => analyze::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Compare { .. } => {
            complain("compare is not there yet");
            Ok(Outcome::Usage)
        }
    };
    outcome.unwrap_or_else(|error| write_failed(&error)).into()
}

/// Says that the output could not be written. A reader that went away (`nutgraf … | head`) is no error.
fn write_failed(error: &io::Error) -> Outcome {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Outcome::Done;
    }
    complain(&format!("cannot write the output: {error}"));
    Outcome::SomeFailed
}

/// One line on standard error. Where even that cannot be written, there is no one to tell.
pub(crate) fn complain(message: &str) {
    let message = style::printable(message);
    let _ = writeln!(io::stderr().lock(), "nutgraf: {message}");
}

/// An article that nutgraf fails on gets an error of its own; where it failed is said in one line, without a backtrace.
fn say_panics_in_one_line() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|l| format!(" at {}:{}", l.file(), l.line()))
            .unwrap_or_default();
        let what = info.payload();
        let what = what
            .downcast_ref::<&str>()
            .copied()
            .or(what.downcast_ref::<String>().map(String::as_str));
        let what = what.unwrap_or_default();
        complain(&format!("internal error{place}: {what}"));
    }));
}
