//! The command line over the library's calls: `analyze` for people, `batch` for programs.

mod args;
mod batch;
mod line;
mod progress;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// What a run ends with; `usage` errors are 2.
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
    let outcome = match Cli::parse().command {
        Command::Batch(args) => batch::run(&args),
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
    let _ = writeln!(io::stderr().lock(), "nutgraf: {message}");
}
