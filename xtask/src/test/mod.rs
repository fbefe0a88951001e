//! `cargo xtask test`: sets up what the tests need and runs them all, or the named groups.

mod dependencies;
mod run;
mod tally;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::setup::{chromium, components};
use crate::{build, project, shell};
use run::{check, check_that, node_tests, rust_tests};
use tally::Tally;

/// The groups, in the order of their run: the quick ones first.
const GROUPS: &[&str] = &["lint", "native", "wasm", "package", "browser"];

/// Path below which the tests' server serves the page: not the root, because a page must work under any path.
const BASE: &str = "/some/sub/path/";

pub(crate) fn run(args: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = args.iter().find(|arg| !GROUPS.contains(&arg.as_str())) {
        bail!("no group of tests \"{unknown}\"; there are: {}", GROUPS.join(", "));
    }
    let wanted = |group: &str| args.is_empty() || args.iter().any(|arg| arg == group);
    let begin = Instant::now();
    let mut total = Tally::default();

    if wanted("lint") {
        components::ensure()?;
        total += check("format", shell::cargo().args(["fmt", "--all", "--check"]));
        total += check(
            "clippy, warnings denied",
            shell::cargo().args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                "xtask/train",
                "--",
                "-D",
                "warnings",
            ]),
        );
        let mut boundary = shell::cargo();
        boundary.args([
            "clippy",
            "--package",
            "nutgraf",
            "--lib",
            "--no-default-features",
            "--features",
            "wasm",
        ]);
        total += check("clippy on the wasm boundary", boundary.args(["--", "-D", "warnings"]));
        total += check(
            "the crate's documentation, warnings denied",
            shell::cargo()
                .args(["doc", "--no-deps", "--package", "nutgraf", "--quiet"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        );
        total += check_that("the crate's package", dependencies::packaged);
        total += check_that("licences and sources of dependencies", dependencies::allowed);
        total += check_that("advisories on dependencies", dependencies::advisories);
    }
    if wanted("native") {
        total += rust_tests(
            "native tests",
            shell::cargo().args(["test", "--workspace", "--features", "xtask/train", "--no-fail-fast"]),
        );
    }
    if ["wasm", "package", "browser"].into_iter().any(wanted) {
        total += in_node(wanted).unwrap_or_else(|error| Tally::failure(&error));
    }

    shell::say(&format!("all of it took {}", shell::seconds(begin.elapsed())));
    println!("{total}");
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The tests that Node.js runs: on the built library and, in Chromium, on the page.
fn in_node(wanted: impl Fn(&str) -> bool) -> Result<Tally> {
    let chromium = chromium::ensure()?;
    build::run(&[])?;
    shell::step("building the command line, whose reports the wasm module's must equal", || {
        shell::run(shell::cargo().args(["build", "--package", "nutgraf", "--bin", "nutgraf"]))
    })?;
    let server = Server::bind(&project::dist(), BASE, 0).context("no port can be used on 127.0.0.1")?;
    let settings = [
        ("NUTGRAF_URL", server.url().into()),
        ("NUTGRAF_DIST", project::dist().into_os_string()),
        (
            "NUTGRAF_BIN",
            project::target()
                .join(format!("debug/nutgraf{}", std::env::consts::EXE_SUFFIX))
                .into_os_string(),
        ),
        ("CHROMIUM", chromium.into_os_string()),
    ];
    std::thread::spawn(move || server.run());

    let mut total = Tally::default();
    if wanted("wasm") {
        total += node_tests("wasm module and library, in Node.js", "tests/wasm", &settings)?;
    }
    if wanted("package") {
        total += node_tests("npm package, in Node.js and Chromium", "tests/package", &settings)?;
    }
    if wanted("browser") {
        total += node_tests("the page, in Chromium", "tests/browser", &settings)?;
    }
    Ok(total)
}
