//! `cargo xtask bench`: how fast it is.

use anyhow::{Result, bail};

use crate::shell;

pub(crate) fn run(args: &[String]) -> Result<()> {
    if let Some(unknown) = args.first() {
        bail!("bench takes no argument, but got \"{unknown}\"");
    }
    shell::say("a whole analysis of the seeds, one after another, in this machine's own code");
    let mut cargo = shell::cargo();
    cargo.args(["bench", "--package", "nutgraf", "--bench", "throughput"]);
    shell::run(&mut cargo)
}
