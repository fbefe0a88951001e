//! rustfmt and clippy, which a minimal Rust does not have.

use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;

pub(crate) fn ensure() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let there = shell::cargo()
            .args([subcommand, "--version"])
            .output()
            .is_ok_and(|done| done.status.success());
        if there {
            continue;
        }
        let help = || format!("{component} is missing: run `rustup component add {component}`");
        shell::step(&format!("adding {component} (rustup)"), || {
            shell::run(Command::new("rustup").args(["component", "add", component]))
        })
        .with_context(help)?;
    }
    Ok(())
}
