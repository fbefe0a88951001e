//! What the browser loads, bundled: the Worker's script as one file, so that a bundler which copies it as it is does not
//! cut it off from its imports; the page's scripts as one file, and its styles, without what only people read.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result};

use crate::{project, shell};

const SCRIPT: &str = "worker-thread.js";

/// The scripts that `index.html` names: what they import becomes a part of them.
const ENTRIES: [&str; 2] = ["app.js", "theme.js"];

/// How to bundle. The library's files stay readable; the page's are minified besides.
const OPTIONS: &[&str] = &[
    "--bundle",
    "--charset=utf8",
    "--format=esm",
    "--target=es2022",
    "--log-level=warning",
];

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
    OPTIONS.hash(&mut hasher);
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
            .args(OPTIONS)
            .arg(format!("--outfile={}", bundled.display()));
        shell::run(&mut esbuild).context("the Worker's script could not be bundled")?;
        fs::write(&stamp, &key)?;
    }
    fs::read(&bundled).with_context(|| format!("{} cannot be read", bundled.display()))
}

/// Puts the page's scripts and styles in place of their sources. The library stays as it is: it is a package of its own.
pub(crate) fn page(files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let folder = project::cache().join("page");
    let is_script = |path: &str| path.ends_with(".js") && !path.contains('/');
    let is_style = |path: &str| path.ends_with(".css");
    let (from, to) = (folder.join("from"), folder.join("to"));
    // What is no longer in the project must not be found here.
    if from.exists() {
        fs::remove_dir_all(&from)?;
    }
    let mut esbuild = shell::node_tool("esbuild/bin/esbuild");
    for (path, bytes) in files.iter().filter(|(path, _)| is_script(path) || is_style(path)) {
        let source = from.join(path);
        fs::create_dir_all(source.parent().unwrap_or(&from))?;
        fs::write(&source, bytes)?;
        if is_style(path) || ENTRIES.contains(&path.as_str()) {
            esbuild.arg(source);
        }
    }
    esbuild.args(OPTIONS).args(["--minify", "--external:./nutgraf/*"]);
    esbuild
        .arg(format!("--outbase={}", from.display()))
        .arg(format!("--outdir={}", to.display()));
    shell::run(&mut esbuild).context("the page's scripts and styles could not be bundled")?;
    files.retain(|path, _| !is_script(path) || ENTRIES.contains(&path.as_str()));
    for (path, bytes) in files.iter_mut().filter(|(path, _)| is_script(path) || is_style(path)) {
        *bytes = fs::read(to.join(path)).with_context(|| format!("{path} was not bundled"))?;
    }
    Ok(())
}
