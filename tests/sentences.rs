//! Runs the specs in `tests/specs/sentences`: each input with the sentences that it has.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot read its spec has failed")]

use nutgraf::{Input, Options, Strip, analyze};

fn sentences(input: &str) -> Vec<String> {
    let options = Options {
        input: Input::Text,
        strip: Strip::Off,
        ..Options::default()
    };
    let report = analyze(input, &options).unwrap();
    report.sentences.iter().map(|s| s.range.of(&report.text).to_owned()).collect()
}

fn run(spec: &str) {
    let mut cases = 0;
    for case in spec.split("\n## ").skip(1) {
        let mut lines = case.lines();
        let (name, input) = (lines.next().unwrap(), lines.next().unwrap());
        let expected: Vec<String> = lines.filter_map(|l| l.strip_prefix("| ")).map(str::to_owned).collect();
        assert_eq!(sentences(input), expected, "{name}");
        cases += 1;
    }
    assert!(cases > 5, "the spec was read");
}

#[test]
fn english() {
    run(include_str!("specs/sentences/english.txt"));
}

#[test]
fn languages() {
    run(include_str!("specs/sentences/languages.txt"));
}

#[test]
fn hostile_text_is_split_without_panic_and_in_order() {
    for piece in [
        ". ",
        ".",
        "a. ",
        "\"",
        "?\" ",
        "(. ",
        "\u{301}.",
        "👩‍🚀. ",
        ". . ",
        "1. ",
        "\r\n",
        "[1]",
        "。”",
        ":-) ",
        "A.B",
        "' ",
        "\u{a0}.\u{a0}",
    ] {
        let text = piece.repeat(3000);
        let options = Options {
            strip: Strip::Off,
            input: Input::Text,
            ..Options::default()
        };
        let report = analyze(&text, &options).unwrap();
        let mut last = 0;
        for s in &report.sentences {
            assert!(last <= s.range.start && s.range.start < s.range.end, "{piece:?}");
            assert!(text.get(s.range.start..s.range.end).is_some(), "{piece:?}");
            last = s.range.end;
        }
    }
}
