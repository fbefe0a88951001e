//! `cargo xtask train NAME --data DIR`: makes the weights in `data/` again, bit for bit.

use anyhow::{Result, bail};

use crate::{train_boilerplate, train_sentences};

/// Trains the model that the first argument names.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let arguments: Vec<&str> = args.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["boilerplate", rest @ ..] => train_boilerplate::run(rest),
        ["sentences", rest @ ..] => train_sentences::run(rest),
        _ => bail!("cargo xtask train NAME --data DIR: NAME is `boilerplate` or `sentences`"),
    }
}
