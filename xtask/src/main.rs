//! The project's own scripts: `cargo xtask help` lists them.

mod bench;
mod build;
mod dist;
mod help;
#[cfg(feature = "train")]
mod logistic;
mod project;
mod scoreboard;
mod serve;
mod server;
mod setup;
mod shell;
mod size;
mod test;
#[cfg(feature = "train")]
mod train;
#[cfg(feature = "train")]
mod train_sentences;
#[cfg(feature = "train")]
mod training_data;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

/// Training links the core, and wants it fast. Without it these scripts stay quick to build after every edit.
#[cfg(not(feature = "train"))]
const TRAIN: [&str; 8] = ["run", "--release", "--package", "xtask", "--features", "train", "--", "train"];

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
        "scoreboard" => return scoreboard::run(rest),
        #[cfg(feature = "train")]
        "train" => train::run(rest)?,
        #[cfg(not(feature = "train"))]
        "train" => shell::run(shell::cargo().args(TRAIN).args(rest))?,
        "help" | "--help" | "-h" => help::print(),
        unknown => {
            eprintln!("error: no command \"{unknown}\"; `cargo xtask help` lists them");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
