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

/// Who says the last thing in a text.
fn last_speaker(text: &str) -> Option<String> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a text is small");
    report.claims.last()?.attribution.as_ref()?.source.name.clone()
}

#[test]
fn a_pronoun_goes_back_to_whom_it_may_stand_for() {
    let speaker = |text: &str| last_speaker(text).unwrap_or_default();
    // By the given name, by the title, and by what was said of the person before.
    assert_eq!(
        speaker("Anna Lind opened the hall. Peter Vale left early. She said the hall was too small."),
        "Anna Lind"
    );
    assert_eq!(
        speaker("Ms Broome opened the hall. Mr Vale left early. She said the hall was too small."),
        "Broome"
    );
    assert_eq!(
        speaker("Peter Vale opened the hall. Anna Lind left early. He said the hall was too small."),
        "Peter Vale"
    );
    assert_eq!(
        speaker("Sol Broome opened the hall. She said it was cold. Peter Vale left early. She said the hall was too small."),
        "Sol Broome"
    );
    // Where nothing tells, whoever was spoken of last.
    assert_eq!(
        speaker("Sol Broome opened the hall. Kim Vale left early. She said the hall was too small."),
        "Kim Vale"
    );
}
