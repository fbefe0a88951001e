//! Reads `tests/specs/quantities/*.txt`. A case is a block of lines: a sentence, then what is found in it,
//! `words => [about|at least|more than|at most|less than] kind value unit`, the value rounded to three decimals, `low..high` for a range, `-` for money whose
//! currency the words do not tell; `nothing` where there is no figure.

use crate::claims::times::Anchors;
use crate::claims::values;
use crate::report::{Bound, Quantity, QuantityKind, QuantityValue};
use crate::segment::Sentence;
use crate::text::Range;

fn check(spec: &str) {
    let mut wrong = Vec::new();
    for case in spec.split("\n\n") {
        let mut lines = case.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        let Some(text) = lines.next() else {
            continue;
        };
        let expected: Vec<&str> = lines.filter(|l| *l != "nothing").collect();
        let found: Vec<String> = quantities(text).iter().map(|q| shown(text, q)).collect();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn quantities(text: &str) -> Vec<Quantity> {
    let sentence = Sentence {
        range: Range::new(0, text.len()),
        block: 0,
    };
    values::find(text, &[sentence], &Anchors::default()).0
}

fn shown(text: &str, quantity: &Quantity) -> String {
    let open = match quantity.bound {
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::MoreThan) => "more than ",
        Some(Bound::AtMost) => "at most ",
        Some(Bound::LessThan) => "less than ",
        None if quantity.approximate => "about ",
        None => "",
    };
    assert!(quantity.approximate || quantity.bound.is_none(), "a bound is no exact figure");
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let value = match quantity.value {
        QuantityValue::One(v) => number(v),
        QuantityValue::Between([low, high]) => format!("{}..{}", number(low), number(high)),
    };
    let unit = match (&quantity.unit, quantity.kind) {
        (Some(unit), _) => format!(" {unit}"),
        (None, QuantityKind::Money) => " -".to_owned(),
        (None, _) => String::new(),
    };
    format!("{} => {open}{kind} {value}{unit}", quantity.range.of(text))
}

fn number(value: f64) -> String {
    let rounded = format!("{value:.3}");
    match rounded.strip_suffix(".000") {
        Some(whole) if value.fract() == 0.0 => whole.to_owned(),
        Some(_) => rounded,
        None => rounded.trim_end_matches('0').to_owned(),
    }
}

#[test]
fn money() {
    check(include_str!("../../../tests/specs/quantities/money.txt"));
}

#[test]
fn numbers() {
    check(include_str!("../../../tests/specs/quantities/numbers.txt"));
}

#[test]
fn measures() {
    check(include_str!("../../../tests/specs/quantities/measures.txt"));
}

/// Nothing that can be typed may make it panic or answer with a range that does not fit.
#[test]
fn hostile_text() {
    for text in [
        "$",
        "$-",
        "1,",
        "1.",
        "½½½",
        "one hundred and",
        "from 1 to",
        "between",
        "-",
        "’90s",
        "9/",
        "1/2/3/4",
        "٣٤ 5",
        "$1,2,3,4,5",
        "9999999999999999999999999999999999999999999999 dollars",
        "a a a an half a",
        "Q",
        "the past",
        "May",
        "mid-",
        "12:",
        "1e",
        "1e99 kg",
        "0.0.0.0",
        "one million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million million",
        "$99999999999999999999999999999999999999999999999999999999999999999999",
    ] {
        for q in quantities(text) {
            assert!(!q.range.of(text).is_empty(), "{text}");
        }
    }
}
