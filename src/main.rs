//! The command line: `nutgraf --help`.

#![warn(clippy::indexing_slicing)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
