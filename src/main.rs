//! The command line: `nutgraf --help`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
