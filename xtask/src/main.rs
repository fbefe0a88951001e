//! The project's own scripts: `cargo xtask help` lists them.

mod bench;
mod build;
mod bundle;
mod dist;
mod fuzz;
mod help;
mod project;
mod scoreboard;
mod serve;
mod server;
mod setup;
mod shell;
mod size;
mod test;
mod train;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let (command, rest) = args.split_first().map_or(("help", args), |(first, rest)| (first.as_str(), rest));
    match command {
        "build" => build::run(rest)?,
        "serve" => serve::run(rest)?,
        "test" => return test::run(rest),
        "size" => return size::run(rest),
        "bench" => bench::run(rest)?,
        "fuzz" => fuzz::run(rest)?,
        "scoreboard" => return scoreboard::run(rest),
        "train" => train::run(rest)?,
        "help" | "--help" | "-h" => help::print(),
        unknown => {
            eprintln!("error: no command \"{unknown}\"; `cargo xtask help` lists them");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
