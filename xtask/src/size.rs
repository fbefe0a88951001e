//! `cargo xtask size`: what the page costs on the wire, and whether that is within its budget.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::{fs, io::Write};

use anyhow::{Context, Result, bail};

use crate::{build, project};

/// Most that the page may weigh, in bytes after brotli.
const TOTAL_BUDGET: usize = 300_000;
/// Most that its wasm may weigh.
const WASM_BUDGET: usize = 260_000;

/// Reads paths from standard input; prints each file's length before and after brotli at its strongest.
const COMPRESS: &str = r#"
const { readFileSync } = require("node:fs");
const { brotliCompressSync, constants } = require("node:zlib");
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length);
}"#;

pub(crate) fn run(args: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = args.first() {
        bail!("size takes no argument, but got \"{unknown}\"");
    }
    build::run(&[])?;
    let dist = project::dist();
    let files = loaded(&dist)?;
    let sizes = compress(&dist, &files)?;
    let (mut total, mut wasm, mut raw_total) = (0, 0, 0);
    println!("{:>9} {:>9}  file", "raw", "brotli");
    for (file, (raw, brotli)) in files.iter().zip(sizes) {
        println!("{raw:>9} {brotli:>9}  {file}");
        raw_total += raw;
        total += brotli;
        wasm += if file.ends_with(".wasm") { brotli } else { 0 };
    }
    println!("{raw_total:>9} {total:>9}  in all");
    let mut code = ExitCode::SUCCESS;
    for (what, size, budget) in [("the page", total, TOTAL_BUDGET), ("its wasm", wasm, WASM_BUDGET)] {
        if size > budget {
            eprintln!("error: {what} takes {size} bytes after brotli, its budget is {budget}");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

/// The files that the page loads: those that `index.html` names in quotes, those that they name, and so on.
fn loaded(dist: &Path) -> Result<BTreeSet<String>> {
    if !dist.join("index.html").is_file() {
        bail!("there is no page: www/index.html is missing");
    }
    let mut found = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(file) = open.pop() {
        // Text names other files; wasm and pictures do not.
        let Ok(text) = fs::read_to_string(dist.join(&file)) else {
            continue;
        };
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for name in text.split(['"', '\'', '`']) {
            let Some(named) = resolve(folder, name) else { continue };
            if dist.join(&named).is_file() && found.insert(named.clone()) {
                open.push(named);
            }
        }
    }
    Ok(found)
}

/// The path below the site's root that a relative address in a file of `folder` names.
fn resolve(folder: &str, name: &str) -> Option<String> {
    if name.is_empty() || name.len() > 200 || name.starts_with('/') || name.contains([' ', '\n', ':', '\\']) {
        return None;
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop()?;
            }
            part => path.push(part),
        }
    }
    Some(path.join("/"))
}

fn compress(dist: &Path, files: &BTreeSet<String>) -> Result<Vec<(usize, usize)>> {
    let mut node = Command::new("node");
    node.args(["-e", COMPRESS]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = node.spawn().context("could not start node")?;
    let list: String = files.iter().map(|file| format!("{}\n", dist.join(file).display())).collect();
    child.stdin.take().context("node takes no input")?.write_all(list.as_bytes())?;
    let output = String::from_utf8(child.wait_with_output()?.stdout)?;
    let sizes = output.lines().map(|line| {
        let (raw, brotli) = line.split_once(' ').context("node gave no sizes")?;
        Ok((raw.parse()?, brotli.parse()?))
    });
    let sizes: Vec<_> = sizes.collect::<Result<_>>()?;
    if sizes.len() != files.len() {
        bail!("node could not read all files of the page");
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_are_relative_to_their_file() {
        assert_eq!(resolve("", "./app.js").as_deref(), Some("app.js"));
        assert_eq!(resolve("nutgraf", "./core.js").as_deref(), Some("nutgraf/core.js"));
        assert_eq!(resolve("a/b", "../c.js").as_deref(), Some("a/c.js"));
        assert_eq!(resolve("", "../c.js"), None);
        assert_eq!(resolve("", "/c.js"), None);
        assert_eq!(resolve("", "https://example.org/c.js"), None);
    }
}
