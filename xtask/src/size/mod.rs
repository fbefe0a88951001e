//! `cargo xtask size`: what the page costs on the wire, what its wasm is made of, and whether both are within their budgets.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::{fs, io::Write};

use anyhow::{Context, Result, bail};

use crate::{build, project};

mod parts;

use self::parts::Part;

/// Most that the page may weigh, in bytes after brotli.
const TOTAL_BUDGET: usize = 300_000;
/// Most that its wasm may weigh.
const WASM_BUDGET: usize = 260_000;
/// Most that the wasm may weigh without trained weights.
const CODE_BUDGET: usize = 150_000;

/// Reads pieces from standard input, each after its length (four bytes, little-endian); prints each piece's length after brotli
/// at its strongest.
const COMPRESS: &str = r#"
const { readFileSync } = require("node:fs");
const { brotliCompressSync, constants } = require("node:zlib");
const all = readFileSync(0);
for (let at = 0; at < all.length; ) {
  const end = at + 4 + all.readUInt32LE(at);
  const bytes = all.subarray(at + 4, end);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  console.log(brotliCompressSync(bytes, { params }).length);
  at = end;
}"#;

/// Bytes before and after brotli.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

impl Size {
    fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::default(), |sum, part| Self {
            raw: sum.raw + part.raw,
            brotli: sum.brotli + part.brotli,
        })
    }

    fn without(self, part: Self) -> Self {
        Self {
            raw: self.raw.saturating_sub(part.raw),
            brotli: self.brotli.saturating_sub(part.brotli),
        }
    }
}

pub(crate) fn run(args: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = args.first() {
        bail!("size takes no argument, but got \"{unknown}\"");
    }
    build::run(&[])?;
    let dist = project::dist();
    let names: Vec<String> = loaded(&dist)?.into_iter().collect();
    let files: Vec<Vec<u8>> = names.iter().map(|name| fs::read(dist.join(name))).collect::<Result<_, _>>()?;
    let sizes = brotli(&files.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
    let page = Size::sum(sizes.iter().copied());
    let wasm = names.iter().position(|name| name.ends_with(".wasm"));
    let (Some(module), Some(&wasm)) = (wasm.and_then(|n| files.get(n)), wasm.and_then(|n| sizes.get(n))) else {
        bail!("the page loads no wasm");
    };

    let data = parts::data(module)?;
    let weights = data
        .iter()
        .filter(|part| part.name.contains(".weights") || part.name.ends_with(".bin"));
    let bare = wasm.without(Size::sum(weights.map(|part| part.size)));
    let code = parts::code(wasm.without(Size::sum(data.iter().map(|part| part.size))))?;

    println!("The page\n{:>9} {:>9}", "raw", "brotli");
    let files = names.into_iter().zip(sizes).map(|(name, size)| Part { name, size });
    files
        .chain([Part {
            name: "in all".to_owned(),
            size: page,
        }])
        .for_each(print);
    println!("\nIts wasm: the data files, each compressed by itself");
    largest_first(data).into_iter().for_each(print);
    println!("\nIts wasm: the rest, shared out by what the compiler made of each crate's functions, and of each module's");
    largest_first(code).into_iter().for_each(print);

    let mut verdict = ExitCode::SUCCESS;
    let budgets = [
        ("the page", page, TOTAL_BUDGET),
        ("its wasm", wasm, WASM_BUDGET),
        ("its wasm without trained weights", bare, CODE_BUDGET),
    ];
    for (what, Size { brotli, .. }, budget) in budgets {
        if brotli > budget {
            eprintln!("error: {what} takes {brotli} bytes after brotli, its budget is {budget}");
            verdict = ExitCode::FAILURE;
        }
    }
    Ok(verdict)
}

fn largest_first(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by_key(|part| std::cmp::Reverse(part.size.brotli));
    parts
}

fn print(
    Part {
        name,
        size: Size { raw, brotli },
    }: Part,
) {
    println!("{raw:>9} {brotli:>9}  {name}");
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

/// What each of these takes.
fn brotli(pieces: &[&[u8]]) -> Result<Vec<Size>> {
    let mut node = Command::new("node");
    node.args(["-e", COMPRESS]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = node.spawn().context("could not start node")?;
    let mut input = child.stdin.take().context("node takes no input")?;
    for piece in pieces {
        input.write_all(&u32::try_from(piece.len())?.to_le_bytes())?;
        input.write_all(piece)?;
    }
    drop(input);
    let output = String::from_utf8(child.wait_with_output()?.stdout)?;
    let sizes: Vec<usize> = output.lines().map(str::parse).collect::<Result<_, _>>()?;
    if sizes.len() != pieces.len() {
        bail!("node could not compress all files of the page");
    }
    let size = |(piece, brotli): (&&[u8], usize)| Size { raw: piece.len(), brotli };
    Ok(pieces.iter().zip(sizes).map(size).collect())
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
