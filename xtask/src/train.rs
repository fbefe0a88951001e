//! `cargo xtask train NAME --data DIR`: makes the weights in `data/` again, and the reports beside them.

#![allow(
    unreachable_pub,
    clippy::needless_range_loop,
    clippy::field_reassign_with_default,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "trainers run by hand and stop at the first fault"
)]

#[cfg(feature = "train")]
mod attribution;
#[cfg(feature = "train")]
mod boilerplate;
#[cfg(feature = "train")]
mod data;
#[cfg(feature = "train")]
mod dice;
#[cfg(feature = "train")]
mod entities;
#[cfg(feature = "train")]
mod forest;
#[cfg(feature = "train")]
mod hedges;
#[cfg(feature = "train")]
mod logistic;
#[cfg(feature = "train")]
#[path = "../../tests/marks/mod.rs"]
#[allow(dead_code, reason = "the test reads kinds and names too")]
mod marks;
#[cfg(feature = "train")]
mod sentences;
#[cfg(feature = "train")]
mod shuffle;
#[cfg(feature = "train")]
mod table;
#[cfg(feature = "train")]
mod tagger;
#[cfg(feature = "train")]
mod treebank;
#[cfg(feature = "train")]
mod worth;

use anyhow::Result;

/// Trains in this process, which was built for it.
#[cfg(feature = "train")]
pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.split_first() {
        Some((&"attribution", rest)) => attribution::run(rest),
        Some((&"boilerplate", rest)) => boilerplate::run(rest),
        Some((&"entities", rest)) => entities::run(rest),
        Some((&"hedges", rest)) => hedges::run(rest),
        Some((&"sentences", rest)) => sentences::run(rest),
        Some((&"tagger", rest)) => tagger::run(rest),
        Some((&"worth", rest)) => worth::run(rest),
        _ => anyhow::bail!(
            "usage: cargo xtask train attribution|boilerplate|entities|hedges|sentences|tagger|worth [--data DIR] [--folds N]"
        ),
    }
}

/// Builds this program anew, optimised and with what training needs, and trains there.
#[cfg(not(feature = "train"))]
pub(crate) fn run(args: &[String]) -> Result<()> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["run", "--release", "--package", "xtask", "--features", "train", "--", "train"])
        .args(args)
        .status()?;
    anyhow::ensure!(status.success(), "training failed");
    Ok(())
}
