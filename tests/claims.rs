//! Attributions, form by form: `tests/specs/claims/forms.txt` says what each short text must give, `open.txt` what some
//! should give and do not yet.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

#[allow(dead_code, reason = "the seeds' marks are for others")]
mod marks;

use nutgraf::{Form, Options, Range, Source, SourceKind, Strip};

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
fn last_source(text: &str) -> Option<Source> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a text is small");
    report.claims.last()?.attribution.as_ref().map(|a| a.source.clone())
}

/// And by what name.
fn last_speaker(text: &str) -> Option<String> {
    last_source(text)?.name
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

#[test]
fn a_source_is_named_in_full_and_by_its_kind() {
    use SourceKind::{Anonymous, Group, Organisation, Outlet, Person, Role};
    for (text, kind, name) in [
        (
            "The transport ministry closed the road. It said the bridge was safe.",
            Organisation,
            "transport ministry",
        ),
        (
            "A 2023 study by the Halden Institute found that the bridge was safe.",
            Organisation,
            "Halden Institute",
        ),
        ("Sport England said the bridge was safe.", Organisation, "Sport England"),
        ("The union IF Metall said the bridge was safe.", Organisation, "IF Metall"),
        ("But drivers' groups rejected the claim.", Group, "drivers' groups"),
        ("A federal judge on Monday said the bridge was safe.", Role, "federal judge"),
        (
            "Two people familiar with the talks said it was late. “It's a mess,” one of the people said.",
            Anonymous,
            "Two people familiar with the talks",
        ),
        (
            "The dean told me there was no money. “Come back when there is,” he said.",
            Role,
            "dean",
        ),
        (
            "His opponent in the election, councillor Beth Saxon, said the bridge was safe.",
            Person,
            "Beth Saxon",
        ),
        (
            "Jane Roe resigned on Monday. A spokesman said it was late. She said the bridge was safe.",
            Person,
            "Jane Roe",
        ),
        ("USA Today said the bridge was safe.", Outlet, "USA Today"),
        ("Mr. Strand said the bridge was safe.", Person, "Strand"),
        ("Prof. Liv Berge said the bridge was safe.", Person, "Liv Berge"),
        (
            "Two sources close to the board said it would be sold.",
            Anonymous,
            "Two sources close to the board",
        ),
        (
            "The school Jane Roe attended was closed. Roe said the bridge was safe.",
            Person,
            "Jane Roe",
        ),
        ("At 9 AM Jane Roe left. Roe said the bridge was safe.", Person, "Jane Roe"),
    ] {
        let source = last_source(text).unwrap_or_else(|| panic!("nobody says anything: {text}"));
        assert_eq!((source.kind, source.name.as_deref()), (kind, Some(name)), "{text}");
    }
}

#[test]
fn a_report_is_not_put_into_the_mouth_of_whom_it_is_about() {
    let source = last_source("A report by residents on Sport England found that the bridge was unsafe.").expect("a source");
    assert_ne!(source.name.as_deref(), Some("Sport England"));
}

#[test]
fn who_declines_to_say_denies_nothing() {
    assert!(last_source("She declined to say whether she had seen the messages.").is_none());
}

#[test]
fn a_quotation_with_a_word_outside_is_no_direct_one() {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(
        "Ken Abbott called it “a win for anyone who works for a living”, he said on Monday.",
        &options,
    )
    .expect("a text is small");
    let form = report.claims.first().and_then(|c| c.attribution.as_ref()).map(|a| a.form);
    assert_eq!(form, Some(Form::Mixed));
}
