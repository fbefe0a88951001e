//! The Worker's script as one file, so that a bundler which copies it as it is does not cut it off from its imports.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result};

use crate::{project, shell};

const SCRIPT: &str = "worker-thread.js";

/// Bundles `nutgraf/worker-thread.js` of these files with what it imports.
pub(crate) fn worker(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let folder = project::cache().join("worker");
    let parts = || {
        files
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("nutgraf/")?, bytes)))
    };
    let parts = || parts().filter(|(name, _)| name.ends_with(".js"));

    let mut hasher = DefaultHasher::new();
    parts().for_each(|part| part.hash(&mut hasher));
    fs::read(project::root().join("package-lock.json"))?.hash(&mut hasher);
    let key = format!("{:016x}", hasher.finish());
    let (stamp, bundled) = (folder.join("key"), folder.join("bundled.js"));
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&key) {
        fs::create_dir_all(&folder)?;
        for (name, bytes) in parts() {
            fs::write(folder.join(name), bytes)?;
        }
        let mut esbuild = shell::node_tool("esbuild/bin/esbuild");
        esbuild
            .arg(folder.join(SCRIPT))
            .args(["--bundle", "--format=esm", "--target=es2022", "--log-level=warning"]);
        shell::run(esbuild.arg(format!("--outfile={}", bundled.display()))).context("the Worker's script could not be bundled")?;
        fs::write(&stamp, &key)?;
    }
    fs::read(&bundled).with_context(|| format!("{} cannot be read", bundled.display()))
}
