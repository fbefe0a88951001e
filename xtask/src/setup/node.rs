//! Node.js and the npm packages that `package-lock.json` names.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{project, shell};

/// What the bundlers of the tests ask for: 20.19, or 22.12 and newer.
const NEEDED: &str = "20.19, 22.12 or newer";

/// Makes sure of Node.js, npm and the packages.
pub(crate) fn ensure() -> Result<()> {
    let version = shell::output("node", &["--version"])
        .with_context(|| format!("Node.js is missing: install Node.js {NEEDED}, with npm (nodejs.org, or your system's packages)"))?;
    if !is_new(&version) {
        bail!("Node.js {version} is too old: install Node.js {NEEDED} (nodejs.org)");
    }
    packages()
}

fn is_new(version: &str) -> bool {
    let mut parts = version.trim_start_matches('v').split('.').map(|n| n.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), _) => major > 22,
        _ => false,
    }
}

/// `npm ci`, unless the lock file is the one that was installed last.
fn packages() -> Result<()> {
    let root = project::root();
    let lock = std::fs::read(root.join("package-lock.json")).context("package-lock.json cannot be read")?;
    let stamp = root.join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if shell::find("npm").is_none() {
        bail!("npm is missing: install it (it comes with Node.js; on Debian, `apt-get install npm`)");
    }
    shell::step("installing the build's and the tests' tools from npm (npm ci)", || {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]);
        shell::run(npm.current_dir(&root)).context("npm could not install the tools: is the npm registry reachable?")?;
        std::fs::write(&stamp, &lock).context("node_modules cannot be written")
    })
}
