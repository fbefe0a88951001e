//! `cargo xtask fuzz`: libFuzzer on the properties of `tests/fuzzed`, with the toolchain that builds everything else.
//!
//! cargo-fuzz wants a nightly toolchain for sanitizers, which code without `unsafe` has little use for. Coverage, which
//! libFuzzer lives on, is an ordinary LLVM pass.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::apt;
use crate::{build, project, shell};

const TARGETS: &[&str] = &["text", "html", "options", "offsets"];

/// Makes each branch count, and keeps the panic that says where. Comparisons are not traced: the dictionary has the words
/// that the code looks for, and without a call at each comparison 2.6 times as many inputs are tried.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut wanted = Vec::new();
    let mut runs = 1_000_000_u64;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--runs" {
            let number = args.next().context("--runs needs a number")?;
            runs = number.parse().with_context(|| format!("--runs {number}: no number"))?;
        } else if arg == "wasm" || TARGETS.contains(&arg.as_str()) {
            wanted.push(arg.as_str());
        } else {
            bail!("no fuzz target \"{arg}\"; there are: {}, wasm", TARGETS.join(", "));
        }
    }
    if wanted.is_empty() {
        wanted.extend(TARGETS);
        wanted.push("wasm");
    }
    let corpus = project::cache().join("fuzz");
    if wanted.iter().any(|&target| target != "wasm") {
        let triple = compile()?;
        for target in wanted.iter().filter(|&&target| target != "wasm") {
            let own = corpus.join(target);
            let findings = corpus.join("findings");
            fs::create_dir_all(&own).and_then(|()| fs::create_dir_all(&findings))?;
            shell::say(&format!("{target}: {runs} inputs"));
            let mut fuzzer = Command::new(project::target().join("fuzz").join(&triple).join("release").join(target));
            fuzzer
                .current_dir(project::root())
                .arg(format!("-runs={runs}"))
                .args(["-max_len=500", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
                .args(["-reload=0", "-verbosity=1", "-dict=fuzz/dictionary.txt"])
                .arg(format!("-artifact_prefix={}/{target}-", findings.display()))
                .arg(own)
                // libFuzzer would take a folder that is missing for a file to try.
                .args(Some(format!("tests/fuzzed/findings/{target}")).filter(|past| project::root().join(past).is_dir()));
            shell::run(&mut fuzzer).with_context(|| {
                format!("{target} found something: move the file that it names into tests/fuzzed/findings/{target}, and mend it")
            })?;
        }
    }
    if wanted.contains(&"wasm") {
        build::run(&[])?;
        shell::run(shell::cargo().args(["build", "--package", "nutgraf", "--bin", "nutgraf"]))?;
        shell::say("the wasm module's reports on what was kept, beside the command line's");
        let bin = format!("debug/nutgraf{}", std::env::consts::EXE_SUFFIX);
        let mut node = shell::node_script("fuzz/wasm.mjs");
        node.env("NUTGRAF_DIST", project::dist())
            .env("NUTGRAF_BIN", project::target().join(bin));
        shell::run(node.arg(corpus))?;
    }
    Ok(())
}

/// Builds the targets and says for which machine.
fn compile() -> Result<String> {
    if ["c++", "g++", "clang++"].into_iter().all(|name| shell::find(name).is_none()) {
        if !apt::exists() {
            bail!("a C++ compiler is missing, which libFuzzer is built with: install g++ or clang");
        }
        shell::step("installing a C++ compiler for libFuzzer (apt)", || {
            apt::install(&["g++", "libc6-dev"])
        })?;
    }
    let version = shell::output("rustc", &["-vV"]).context("rustc does not say what it is")?;
    let triple = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not say for which machine it builds")?;
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--target",
        triple,
    ]);
    // The flags are for the machine's code alone: with `--target` what runs while building is built without them.
    cargo
        .arg("--target-dir")
        .arg(project::target().join("fuzz"))
        .env("RUSTFLAGS", COVERAGE);
    shell::step("building the fuzz targets", || shell::run(&mut cargo))?;
    Ok(triple.to_owned())
}
