//! Reads `tests/specs/times/*.txt`. A case is a block of lines: first the sentences, one a line, then what is found in
//! them, `words => value anchor`; `null` for a value that nothing resolves, no anchor where none did, `nothing` where
//! no date is found. `published DATE` at the top of a file is the article's date; each case is an article of its own.

use super::Anchors;
use crate::claims::values;
use crate::report::Time;
use crate::segment::Sentence;
use crate::text::Range;

fn check(spec: &str) {
    let mut published = None;
    let mut wrong = Vec::new();
    for case in spec.split("\n\n") {
        let lines: Vec<&str> = case.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        if let [line] = lines.as_slice()
            && let Some(date) = line.strip_prefix("published ")
        {
            published = Some(date.to_owned());
            continue;
        }
        let (mut text, mut expected) = (String::new(), Vec::new());
        for line in lines {
            if let Some((words, value)) = line.split_once(" => ") {
                expected.push(format!("{words} => {value}"));
            } else if line != "nothing" {
                text = text + line + "\n";
            }
        }
        if text.is_empty() {
            continue;
        }
        let anchors = Anchors {
            published: published.clone(),
        };
        let found: Vec<String> = times(&text, &anchors).iter().map(|t| shown(&text, t)).collect();
        if found != expected {
            wrong.push(format!("{text}  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn times(text: &str, anchors: &Anchors) -> Vec<Time> {
    let mut at = 0;
    let sentences: Vec<Sentence> = text
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            Sentence {
                range: Range::new(at - line.len(), at - 1),
                block: 0,
            }
        })
        .collect();
    values::find(text, &sentences, anchors).1
}

fn shown(text: &str, time: &Time) -> String {
    let anchor = time.anchor.map(|a| format!(" {a:?}").to_lowercase()).unwrap_or_default();
    format!("{} => {}{anchor}", time.range.of(text), time.value.as_deref().unwrap_or("null"))
}

#[test]
fn dates_of_news() {
    check(include_str!("../../../tests/specs/times/news.txt"));
}

#[test]
fn dates_that_stand_alone() {
    check(include_str!("../../../tests/specs/times/explicit.txt"));
}

#[test]
fn dates_without_an_anchor() {
    check(include_str!("../../../tests/specs/times/unanchored.txt"));
}

#[test]
fn dates_after_a_dateline() {
    check(include_str!("../../../tests/specs/times/dateline.txt"));
}

#[test]
fn dates_of_guides_and_histories() {
    check(include_str!("../../../tests/specs/times/guide.txt"));
}
