//! `cargo xtask train NAME --data DIR`: makes the weights in `data/` again, bit for bit.

use anyhow::{Result, bail};

use crate::{train_sentences, train_tagger};

/// Trains the model that the first argument names.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let arguments: Vec<&str> = args.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["sentences", rest @ ..] => train_sentences::run(rest),
        ["tagger", rest @ ..] => train_tagger::run(rest),
        _ => bail!("cargo xtask train NAME --data DIR: NAME is `sentences` or `tagger`"),
    }
}
