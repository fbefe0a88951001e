//! Attributions, form by form: `tests/specs/claims/forms.txt` says what each short text must give, `open.txt` what some
//! should give and do not yet.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

#[allow(dead_code, reason = "the seeds' marks are for others")]
mod marks;

use nutgraf::{Options, Range, Strip};

/// The attributions of a text, as the specs write them.
fn attributions(text: &str) -> Vec<String> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a spec is small");
    let words = |ranges: &[Range]| {
        let parts: Vec<&str> = ranges.iter().map(|r| &report.text[r.start..r.end]).collect();
        if parts.is_empty() { "-".to_owned() } else { parts.join(" … ") }
    };
    let said = report.claims.iter().filter_map(|claim| claim.attribution.as_ref());
    said.map(|a| {
        format!(
            "{} | {} | {}",
            words(&a.source.ranges),
            words(&a.cue.ranges),
            words(&a.content.ranges)
        )
    })
    .collect()
}

/// The cases of a spec: what each must give, and what it gives.
fn cases(spec: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let samples = marks::samples(spec).into_iter();
    samples.map(|sample| (sample.attributions, attributions(&sample.text))).collect()
}

#[test]
fn each_form_is_read_as_its_spec_says() {
    let cases = cases(include_str!("specs/claims/forms.txt"));
    assert!(cases.len() > 20, "the spec was read");
    for (expected, found) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn what_is_known_to_be_misread_is_still_so() {
    let cases = cases(include_str!("specs/claims/open.txt"));
    assert!(!cases.is_empty(), "the spec was read");
    for (expected, found) in cases {
        assert_ne!(found, expected, "it is read rightly now: it belongs in forms.txt");
    }
}
