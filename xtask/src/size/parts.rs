//! What the wasm is made of: the data files and, by crate and module, the code.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use super::{Size, brotli};
use crate::{project, shell, wasm};

/// One file of `data/`, or all functions of a crate or of one of the core's modules.
pub(super) struct Part {
    pub name: String,
    pub size: Size,
}

/// The files of `data/` that the wasm holds, each compressed by itself, so that the sum is a little above what they take
/// together.
pub(super) fn data(module: &[u8]) -> Result<Vec<Part>> {
    let folder = project::root().join("data");
    let mut parts = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let whole = fs::read(&path)?;
        let bare = String::from_utf8(whole.clone()).map(|list| bare(&list)).unwrap_or_default();
        let holds = |part: &[u8]| !part.is_empty() && module.windows(part.len()).any(|window| window == part);
        let held = [whole.as_slice(), bare.as_bytes()].into_iter().find(|part| holds(part));
        if let (Some(held), Some(name)) = (held, path.file_name()) {
            parts.push((format!("data/{}", name.to_string_lossy()), held.to_vec()));
        }
    }
    let sizes = brotli(&parts.iter().map(|(_, bytes)| bytes.as_slice()).collect::<Vec<_>>())?;
    Ok(parts.into_iter().zip(sizes).map(|((name, _), size)| Part { name, size }).collect())
}

/// A list without its comments, as the library holds it.
fn bare(list: &str) -> String {
    let entries = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim_end());
    entries
        .filter(|entry| !entry.is_empty())
        .map(|entry| format!("{entry}\n"))
        .collect()
}

/// The rest of the wasm, code and constants, by crate and in the core by module: shared out by the bytes of their functions
/// before wasm-opt.
pub(super) fn code(whole: Size) -> Result<Vec<Part>> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask-bindgen", "--bin", "functions", "--"]);
    let done = cargo
        .arg(wasm::folder().join("glue_bg.wasm"))
        .output()
        .context("could not start cargo")?;
    if !done.status.success() {
        bail!(
            "the module's functions cannot be listed: {}",
            String::from_utf8_lossy(&done.stderr).trim()
        );
    }
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    for line in String::from_utf8(done.stdout)?.lines() {
        let (bytes, name) = line.split_once('\t').context("a function without a name")?;
        *groups.entry(group(name)).or_default() += bytes.parse::<usize>()?;
    }
    let all = groups.values().sum::<usize>().max(1);
    let share = |of: usize, bytes: usize| of * bytes / all;
    let size = |bytes| Size {
        raw: share(whole.raw, bytes),
        brotli: share(whole.brotli, bytes),
    };
    Ok(groups.into_iter().map(|(name, bytes)| Part { name, size: size(bytes) }).collect())
}

/// Which crate a function is of; of the core's, which module too.
fn group(function: &str) -> String {
    let ident = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    // The first name that is followed by another: "<&mut serde_json::ser::Serializer<W> as …>::serialize_f64".
    let path = function.match_indices("::").find_map(|(at, _)| {
        let head = function.get(..at)?.split('[').next()?;
        let start = head.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |k| k + 1);
        let root = head.get(start..).filter(|root| !root.is_empty())?;
        Some((root, ident(function.get(at + 2..)?)))
    });
    match path {
        Some(("nutgraf", module)) => format!("nutgraf::{module}"),
        Some(("core" | "alloc" | "std" | "dlmalloc", _)) => "the standard library".to_owned(),
        Some(("serde" | "serde_core" | "serde_json", _)) => "serde, serde_json".to_owned(),
        Some(("js_sys" | "wasm_bindgen", _)) => "js-sys, wasm-bindgen".to_owned(),
        _ => "others".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, group};

    #[test]
    fn a_function_is_of_the_crate_that_its_path_begins_with() {
        assert_eq!(group("nutgraf::claims::find::h5935f4e3807c4ad2"), "nutgraf::claims");
        assert_eq!(
            group("<nutgraf::report::Claim as serde_core::ser::Serialize>::serialize"),
            "nutgraf::report"
        );
        assert_eq!(
            group("<&mut serde_json::ser::Serializer<W,F> as serde_core::ser::Serializer>::serialize_f64"),
            "serde, serde_json"
        );
        assert_eq!(
            group("<dlmalloc[e24a]::dlmalloc::Dlmalloc<dlmalloc[e24a]::sys::System>>::malloc"),
            "the standard library"
        );
        assert_eq!(group("__wbindgen_free"), "others");
    }

    #[test]
    fn a_list_is_held_without_its_comments() {
        assert_eq!(bare("# what it is\n\nsaid\tasserts # the commonest\n"), "said\tasserts\n");
    }
}
