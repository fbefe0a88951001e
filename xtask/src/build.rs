//! `cargo xtask build`: the page and the library, into `dist/`.

use anyhow::{Result, bail};

use crate::{dist, wasm};

pub(crate) fn run(args: &[String]) -> Result<()> {
    if let Some(unknown) = args.first() {
        bail!("build takes no argument, but got \"{unknown}\"");
    }
    dist::write(wasm::build()?)
}
