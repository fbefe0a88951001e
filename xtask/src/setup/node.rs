//! Node.js and the npm packages that `package-lock.json` names.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{project, shell};

const OLDEST: u32 = 20;

/// Makes sure of Node.js, npm and the packages.
pub(crate) fn ensure() -> Result<()> {
    let version = shell::output("node", &["--version"]).with_context(|| {
        format!("Node.js is missing: install Node.js {OLDEST} or newer with npm (nodejs.org, or your system's packages)")
    })?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|n| n < OLDEST) {
        bail!("Node.js {version} is too old: install Node.js {OLDEST} or newer (nodejs.org)");
    }
    packages()
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
