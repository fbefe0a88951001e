//! Debian's and Ubuntu's packages.

use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::shell;

/// Installs packages, as root or by sudo. Never removes one: where that would be needed, it fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    refresh()?;
    let mut words = vec!["apt-get", "install", "-y", "--no-install-recommends", "--no-remove", "-q"];
    words.extend(packages);
    as_root(&words)
}

/// True where this machine has apt.
pub(crate) fn exists() -> bool {
    shell::find("apt-get").is_some()
}

/// The names of packages that match a pattern.
pub(crate) fn search(pattern: &str) -> Result<Vec<String>> {
    refresh()?;
    let found = shell::output("apt-cache", &["search", "--names-only", pattern]).unwrap_or_default();
    Ok(found
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .map(str::to_owned)
        .collect())
}

/// Reads the newest package lists, once.
fn refresh() -> Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_none() {
        as_root(&["apt-get", "update", "-q"])?;
        DONE.get_or_init(|| ());
    }
    Ok(())
}

fn as_root(words: &[&str]) -> Result<()> {
    let plain = words.join(" ");
    let mut command = if shell::output("id", &["-u"]).as_deref() == Some("0") {
        Command::new("env")
    } else if shell::find("sudo").is_some() {
        eprintln!("    sudo {plain}");
        let mut sudo = Command::new("sudo");
        // Without a terminal nobody can type a password.
        if !std::io::IsTerminal::is_terminal(&std::io::stdin()) {
            sudo.arg("-n");
        }
        sudo.arg("env");
        sudo
    } else {
        bail!("this needs root: run `{plain}` as root");
    };
    command.arg("DEBIAN_FRONTEND=noninteractive").args(words);
    shell::run_interactive(&mut command).map_err(|_| anyhow::anyhow!("`{plain}` failed: run it as root"))
}
