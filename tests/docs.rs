//! `docs/report.md` shows what the tool does, and leaves out no value that a report can have.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::io::Write as _;
use std::process::{Command, Stdio};

const PAGE: &str = include_str!("../docs/report.md");

/// The blocks of text between fences.
fn fenced() -> Vec<&'static str> {
    let blocks = PAGE.split("```text\n").skip(1);
    blocks.map(|b| b.split("```").next().unwrap()).collect()
}

#[test]
fn the_example_is_what_the_command_line_prints() {
    let [article, printed] = fenced()[..] else {
        panic!("an article and what is printed of it")
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    let piped = command
        .args(["analyze", "--width", "80", "--color", "never"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut running = piped.spawn().expect("the command line is built");
    running
        .stdin
        .take()
        .expect("it is piped")
        .write_all(article.as_bytes())
        .expect("it reads");
    let output = running.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8(output.stdout).expect("it prints text"), printed);
}

/// The values are taken from the types of the library.
#[test]
fn every_value_is_explained() {
    let types = include_str!("../www/nutgraf/report.d.ts");
    let mut count = 0;
    for alias in types.split("export type ").skip(1) {
        let (name, rest) = alias.split_once('=').unwrap();
        for value in rest.split(';').next().unwrap().split('"').skip(1).step_by(2) {
            count += 1;
            assert!(PAGE.contains(&format!("`{value}`")), "{} {value} is not explained", name.trim());
        }
    }
    assert!(count > 60, "the types were read: {count} values");
}
