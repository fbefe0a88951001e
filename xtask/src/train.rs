//! `cargo xtask train NAME --data DIR`: makes the weights in `data/` again, and the reports beside them.

#[cfg(feature = "train")]
mod align;
#[cfg(feature = "train")]
mod boilerplate;
#[cfg(feature = "train")]
mod data;
#[cfg(feature = "train")]
mod forest;
#[cfg(feature = "train")]
mod logistic;
#[cfg(feature = "train")]
mod metric;
#[cfg(feature = "train")]
mod pages;
#[cfg(feature = "train")]
mod sentences;
#[cfg(feature = "train")]
mod tagger;
#[cfg(feature = "train")]
mod treebank;
#[cfg(feature = "train")]
mod words;

use anyhow::Result;

/// Trains in this process, which was built for it.
#[cfg(feature = "train")]
pub(crate) fn run(args: &[String]) -> Result<()> {
    match args.split_first() {
        Some((what, rest)) if what == "boilerplate" => boilerplate::run(rest),
        Some((what, rest)) if what == "sentences" => sentences::run(&rest.iter().map(String::as_str).collect::<Vec<_>>()),
        Some((what, rest)) if what == "tagger" => tagger::run(&rest.iter().map(String::as_str).collect::<Vec<_>>()),
        _ => anyhow::bail!("usage: cargo xtask train boilerplate|sentences|tagger [--data DIR] [--folds N] [--check]"),
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
