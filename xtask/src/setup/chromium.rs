//! A Chromium for the browser tests.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use crate::shell;

const HELP: &str = "no Chromium or Chrome was found: install one (on Debian `apt-get install chromium`), \
    or name its program in the environment variable CHROME";

/// Finds a Chromium, or installs Debian's.
pub(crate) fn ensure() -> Result<PathBuf> {
    for name in ["CHROMIUM", "CHROME"] {
        if let Some(named) = std::env::var_os(name) {
            let path = PathBuf::from(named);
            if !path.is_file() {
                bail!("{name} names {}, which is no file", path.display());
            }
            return Ok(path);
        }
    }
    if let Some(found) = look() {
        return Ok(found);
    }
    if !apt::exists() {
        bail!(HELP);
    }
    shell::step("installing Chromium for the browser tests (apt-get)", || {
        apt::install(&["chromium"])
    })
    .context(HELP)?;
    look().context(HELP)
}

fn look() -> Option<PathBuf> {
    const PROGRAMS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    const APPLICATIONS: &[&str] = &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    let applications = APPLICATIONS.iter().map(Path::new).find(|path| path.is_file());
    PROGRAMS
        .iter()
        .find_map(|name| shell::find(name))
        .or_else(|| applications.map(Path::to_path_buf))
}
