//! What the project depends on: licences and sources as `deny.toml` allows them, advisories where they can be had; and
//! what the crate's package holds.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{project, shell};

/// What the packaged crate may hold at its root; `src/main.rs` and the like lie below.
const PACKAGED: &[&str] = &[
    ".cargo_vcs_info.json",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "README.md",
    "clippy.toml",
    "data",
    "docs",
    "rustfmt.toml",
    "src",
];

/// Every dependency comes from the registry, under a licence that is allowed.
pub(super) fn allowed() -> Result<()> {
    let list = std::fs::read_to_string(project::root().join("deny.toml")).context("deny.toml is missing")?;
    let allow = strings_of(&list, "allow").context("deny.toml names no licences")?;
    let metadata = shell::cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cargo metadata could not be started")?;
    let metadata: Value = serde_json::from_slice(&metadata.stdout).context("cargo metadata says nothing")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut wrong = Vec::new();
    let mut others = 0;
    for package in packages {
        let name = format!(
            "{} {}",
            package["name"].as_str().unwrap_or_default(),
            package["version"].as_str().unwrap_or_default()
        );
        // The project's own packages have no source.
        let Some(source) = package["source"].as_str() else { continue };
        others += 1;
        if !source.starts_with("registry+") && !source.starts_with("sparse+") {
            wrong.push(format!("{name} comes from {source}"));
        }
        let licence = package["license"].as_str().unwrap_or_default();
        if !permits(licence, &allow) {
            wrong.push(format!("{name} is under \"{licence}\""));
        }
    }
    if !wrong.is_empty() || others == 0 {
        bail!(
            "deny.toml does not allow {} of {others} dependencies: {}",
            wrong.len(),
            wrong.join("; ")
        );
    }
    eprintln!("    {others} dependencies, all from the registry, under allowed licences");
    Ok(())
}

/// Known vulnerabilities, by cargo-deny: where it is installed and its database can be fetched.
pub(super) fn advisories() -> Result<()> {
    if shell::find("cargo-deny").is_none() {
        eprintln!("    skipped: cargo-deny is not installed (`cargo install --locked cargo-deny`)");
        return Ok(());
    }
    let mut deny = shell::cargo();
    let done = deny
        .args(["deny", "check", "advisories"])
        .output()
        .context("cargo deny could not be started")?;
    let said = String::from_utf8_lossy(&done.stderr);
    if !done.status.success() && said.contains("failed to fetch advisory database") {
        eprintln!("    skipped: the advisory database cannot be fetched from here");
        return Ok(());
    }
    if !done.status.success() {
        bail!("cargo deny check advisories:\n{said}");
    }
    Ok(())
}

/// The package holds what belongs there and nothing else.
pub(super) fn packaged() -> Result<()> {
    let listed = shell::cargo()
        .args(["package", "--package", "nutgraf", "--list", "--allow-dirty", "--offline"])
        .output()
        .context("cargo package could not be started")?;
    let listed = String::from_utf8_lossy(&listed.stdout).replace('\\', "/");
    let strange: Vec<&str> = listed
        .lines()
        .filter(|path| !PACKAGED.contains(&path.split('/').next().unwrap_or_default()))
        .collect();
    if !strange.is_empty() {
        bail!(
            "the crate's package holds {}: exclude it in Cargo.toml, or allow it in xtask",
            strange.join(", ")
        );
    }
    for needed in [
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "NOTICE",
        "README.md",
        "src/lib.rs",
        "src/main.rs",
        "data/tagger.bin",
    ] {
        if !listed.lines().any(|path| path == needed) {
            bail!("the crate's package lacks {needed}");
        }
    }
    Ok(())
}

/// The strings of a list in TOML: `key = ["…", "…"]`, on one line or several.
fn strings_of(toml: &str, key: &str) -> Option<Vec<String>> {
    let (_, after) = toml.split_once(&format!("\n{key} = ["))?;
    let (list, _) = after.split_once(']')?;
    Some(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// True where an SPDX expression can be met with these licences. `AND` binds closer than `OR`; a slash is an old `OR`.
fn permits(expression: &str, allow: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut depth = 0;
    let mut parts = vec![String::new()];
    // Alternatives at the top: what stands in parentheses is looked at by itself.
    for word in expression.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
        match word {
            "(" => depth += 1,
            ")" => depth -= 1,
            "OR" if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(word);
            part.push(' ');
        }
    }
    if parts.len() > 1 {
        return parts.iter().any(|part| permits(part, allow));
    }
    let whole = expression.trim();
    if let Some((left, right)) = at_top(whole, " AND ") {
        return permits(left, allow) && permits(right, allow);
    }
    match whole.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => permits(inside.trim(), allow),
        None => allow.iter().any(|licence| licence == whole),
    }
}

/// What stands before and after a word that is in no parentheses.
fn at_top<'a>(expression: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = expression.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = expression.get(..at).unwrap_or_default();
        before.matches('(').count() == before.matches(')').count()
    })?;
    Some((expression.get(..at)?, expression.get(at + word.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::{permits, strings_of};

    #[test]
    fn an_expression_is_met_by_one_of_or_all_of() {
        let allow = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("", false),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("MIT AND Zlib", true),
            ("(GPL-3.0 OR MIT) AND Zlib", true),
            ("(GPL-3.0 OR MIT) AND BSD-3-Clause", false),
            ("GPL-3.0 OR MIT AND Zlib", true),
            ("(MIT OR Zlib) AND (GPL-3.0 OR MIT)", true),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
            ("Apache-2.0", false),
        ] {
            assert_eq!(permits(expression, &allow), expected, "{expression}");
        }
    }

    #[test]
    fn a_list_is_read_over_lines() {
        assert_eq!(
            strings_of("# allow = [\nallow = [\n  \"a\",\n  \"b\",\n]\n", "allow"),
            Some(vec!["a".into(), "b".into()])
        );
    }
}
