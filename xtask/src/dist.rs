//! The folder `dist/`: the page, and in `dist/nutgraf/` the library, which is also the npm package.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::wasm::Module;
use crate::{bundle, project, shell};

/// Files by their path below `dist/`, with `/` between folders.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes the folder: what differs is written, what no longer belongs there is removed.
pub(crate) fn write(module: Module) -> Result<()> {
    let root = project::root();
    let mut files = Files::new();
    collect(&root.join("www"), "", &mut files)?;
    files.insert("nutgraf/nutgraf.wasm".into(), module.wasm);
    files.insert("nutgraf/glue.js".into(), module.glue.into_bytes());
    let worker = bundle::worker(&files)?;
    files.insert("nutgraf/worker-thread.js".into(), worker);
    // A part of that file, and of no other.
    files.remove("nutgraf/warmup.js");
    bundle::page(&mut files)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE", "NOTICE"] {
        if let Ok(bytes) = fs::read(root.join(licence)) {
            files.insert(format!("nutgraf/{licence}"), bytes);
        }
    }
    check_version(&files)?;
    files.insert("nutgraf.html".into(), single(&files)?);
    let changed = sync(&files, &project::dist())?;
    shell::say(&format!("dist/ has {} files, {changed} of them new", files.len()));
    Ok(())
}

/// The page as one file.
fn single(files: &Files) -> Result<Vec<u8>> {
    let folder = project::cache().join("single");
    let page = folder.join("page");
    fs::create_dir_all(&page)?;
    sync(files, &page)?;
    let out = folder.join("nutgraf.html");
    shell::run(shell::node_script("xtask/single.mjs").arg(&page).arg(&out)).context("the page could not be made one file")?;
    fs::read(&out).with_context(|| format!("{} cannot be read", out.display()))
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path)?);
        }
    }
    Ok(())
}

/// The npm package and the crate carry one version.
fn check_version(files: &Files) -> Result<()> {
    let package = files.get("nutgraf/package.json").context("www/nutgraf/package.json is missing")?;
    let package: serde_json::Value = serde_json::from_slice(package).context("www/nutgraf/package.json is not valid")?;
    let cargo = fs::read_to_string(project::root().join("Cargo.toml"))?;
    let version = cargo
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .unwrap_or_default()
        .trim_matches('"');
    if package.get("version").and_then(|v| v.as_str()) != Some(version) {
        bail!("www/nutgraf/package.json: its version must be the one of Cargo.toml, {version}");
    }
    Ok(())
}

fn sync(files: &Files, folder: &Path) -> Result<usize> {
    let mut changed = 0;
    let mut old = Files::new();
    if folder.is_dir() {
        collect(folder, "", &mut old)?;
    }
    for path in old.keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(folder.join(path))?;
    }
    for (path, bytes) in files.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)) {
        let to = folder.join(path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&to, bytes).with_context(|| format!("{} cannot be written", to.display()))?;
        changed += 1;
    }
    Ok(changed)
}
