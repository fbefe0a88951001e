//! One line of `batch`: a JSON object in, a JSON object out. Knows no stream and no thread.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::{Input, OffsetUnit, Options, Report, Strip};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// The longest line that is read, in bytes. The longest article still fits where each of its bytes is a `\u0000` escape.
pub(super) const MAX_LINE: usize = 6 * nutgraf::DEFAULT_MAX_BYTES + 64 * 1024;

/// The answer to one line.
pub(super) struct Answer {
    /// JSON on one line, without the line's end.
    pub(super) json: String,
    /// What went wrong, for people.
    pub(super) error: Option<String>,
}

/// A line as it came in. Fields that nutgraf does not know are left alone.
#[derive(Deserialize)]
struct Line<'a> {
    /// Whatever names the article for the caller: it comes back as it came, to the last digit.
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: Option<Value>,
    html: Option<Value>,
    published: Option<Value>,
    strip: Option<Value>,
    /// The page's address. Nothing is fetched from it.
    url: Option<Value>,
}

#[derive(Serialize)]
struct Reported<'a> {
    id: Option<&'a RawValue>,
    report: Report,
}

#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a RawValue>,
    error: Failure,
}

/// Why a line has no report.
#[derive(Debug, Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl From<nutgraf::Error> for Failure {
    fn from(error: nutgraf::Error) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

/// Answers a line (without its line feed); the first has the number 1.
pub(super) fn answer(number: u64, line: &[u8], unit: OffsetUnit) -> Answer {
    match parse(line) {
        Ok(line) => match analyse(&line, unit) {
            Ok(report) => Answer {
                json: to_json(&Reported { id: line.id, report }),
                error: None,
            },
            Err(failure) => refuse(number, line.id, failure),
        },
        Err(failure) => refuse(number, None, failure),
    }
}

/// Answers a line that was too long to be read.
pub(super) fn answer_too_long(number: u64) -> Answer {
    let failure = Failure::new("input-too-large", format!("the line has more than {MAX_LINE} bytes"));
    refuse(number, None, failure)
}

/// The message names the line: where the id could not be read, nothing else does.
fn refuse(number: u64, id: Option<&RawValue>, mut failure: Failure) -> Answer {
    let said = format!("line {number}: {}: {}", failure.code, failure.message);
    failure.message.insert_str(0, &format!("line {number}: "));
    Answer {
        json: to_json(&Refused { id, error: failure }),
        error: Some(said),
    }
}

fn parse(line: &[u8]) -> Result<Line<'_>, Failure> {
    let line = std::str::from_utf8(line)
        .map_err(|e| {
            Failure::new(
                "invalid-utf8",
                format!("the line is not UTF-8 from byte {} on", e.valid_up_to() + 1),
            )
        })?
        .trim_matches([' ', '\t', '\r']);
    if line.is_empty() {
        return Err(Failure::new("invalid-json", "the line is empty"));
    }
    // A list of values would pass for an object with its fields in order.
    if !line.starts_with('{') {
        let (code, what) = match serde_json::from_str::<serde::de::IgnoredAny>(line) {
            Ok(_) => ("invalid-line", "JSON, but no object"),
            Err(_) => ("invalid-json", "no JSON"),
        };
        return Err(Failure::new(
            code,
            format!("this is {what}: an article looks like {{\"text\": \"…\"}}"),
        ));
    }
    serde_json::from_str(line).map_err(|e| not_json(&e))
}

fn not_json(error: &serde_json::Error) -> Failure {
    if error.is_eof() {
        return Failure::new(
            "invalid-json",
            "the line ends before its JSON object does: each object must stand whole on one line",
        );
    }
    // serde_json's own message ends with "at line 1 column 17": the line is always 1 here.
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let column = error.column();
    if error.is_data() {
        Failure::new("invalid-line", format!("{what}, at column {column}"))
    } else {
        Failure::new("invalid-json", format!("this is no JSON from column {column} on ({what})"))
    }
}

fn analyse(line: &Line<'_>, unit: OffsetUnit) -> Result<Report, Failure> {
    string("url", line.url.as_ref())?;
    let (input, kind) = match (string("text", line.text.as_ref())?, string("html", line.html.as_ref())?) {
        (Some(text), None) => (text, Input::Text),
        (None, Some(html)) => (html, Input::Html),
        (Some(_), Some(_)) => return Err(Failure::new("invalid-line", "both \"text\" and \"html\" are given: give one")),
        (None, None) => return Err(Failure::new("invalid-line", "neither \"text\" nor \"html\" is given")),
    };
    let strip = match string("strip", line.strip.as_ref())? {
        None | Some("auto") => Strip::Auto,
        Some("off") => Strip::Off,
        Some(other) => {
            return Err(Failure::new(
                "invalid-options",
                format!("strip: {} is neither \"auto\" nor \"off\"", quoted(other)),
            ));
        }
    };
    let options = Options {
        input: kind,
        strip,
        published: string("published", line.published.as_ref())?.map(str::to_owned),
        ..Options::default()
    };
    // One article must not end the whole batch. The report is made of nothing but the input, so no half-made state is seen.
    catch_unwind(AssertUnwindSafe(|| {
        let mut report = nutgraf::analyze(input, &options)?;
        report.convert(unit);
        Ok(report)
    }))
    .unwrap_or_else(|_| {
        Err(Failure::new(
            "internal",
            "nutgraf failed on this article: please report it as a bug",
        ))
    })
}

/// The string in a field; `None` where the field is absent or `null`.
fn string<'a>(name: &str, value: Option<&'a Value>) -> Result<Option<&'a str>, Failure> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(other) => {
            let kind = match other {
                Value::Bool(_) => "a boolean",
                Value::Number(_) => "a number",
                Value::Array(_) => "a list",
                _ => "an object",
            };
            Err(Failure::new("invalid-line", format!("\"{name}\" is {kind}, not a string")))
        }
    }
}

/// The beginning of a value in quotation marks, for a message.
fn quoted(value: &str) -> String {
    let short: String = value.chars().take(40).collect();
    let dots = if short.len() < value.len() { "…" } else { "" };
    format!("{:?}", format!("{short}{dots}"))
}

/// JSON on one line, whatever the reader takes for a line's end: JSON allows NEL, LS and PS inside strings as they are,
/// many line readers cut there.
fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|e| {
        let failure = Failure::new("internal", e.to_string());
        serde_json::to_string(&Refused { id: None, error: failure }).unwrap_or_default()
    });
    if !json.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('\u{85}', "\\u0085")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing test should say where")]
    use super::*;

    fn code(line: &str) -> String {
        let json: Value = serde_json::from_str(&answer(1, line.as_bytes(), OffsetUnit::Codepoint).json).unwrap();
        json["error"]["code"].as_str().unwrap_or("none").to_owned()
    }

    #[test]
    fn good_lines_have_a_report() {
        for line in [
            r#"{"id":1,"text":"A day."}"#,
            r#"{"text":""}"#,
            r#"{"id":null,"html":"<p>A day.","text":null,"published":null,"strip":null,"url":null}"#,
            r#"{"text":"A day.","published":"2025-08-19","strip":"off","url":"https://example.org/","more":[1]}"#,
            "  {\"text\":\"A day.\"} \r",
        ] {
            assert_eq!(code(line), "none", "{line}");
        }
    }

    #[test]
    fn bad_lines_say_why() {
        for (line, expected) in [
            ("", "invalid-json"),
            ("not JSON", "invalid-json"),
            (r#"{"text":"A day."#, "invalid-json"),
            (r#"{"text":"\ud800"}"#, "invalid-json"),
            (r#"{"text":"A day."} {}"#, "invalid-json"),
            (r#"["c1","A day."]"#, "invalid-line"),
            ("17", "invalid-line"),
            ("{}", "invalid-line"),
            (r#"{"text":"A day.","text":"A day."}"#, "invalid-line"),
            (r#"{"text":"A day.","html":"<p>"}"#, "invalid-line"),
            (r#"{"text":17}"#, "invalid-line"),
            (r#"{"text":"A day.","url":["x"]}"#, "invalid-line"),
            (r#"{"text":"A day.","strip":"some"}"#, "invalid-options"),
            (r#"{"text":"A day.","published":"yesterday"}"#, "invalid-options"),
        ] {
            assert_eq!(code(line), expected, "{line}");
        }
        let not_utf8 = answer(1, b"{\"text\":\"\xff\"}", OffsetUnit::Byte);
        assert!(not_utf8.json.contains("invalid-utf8"), "{}", not_utf8.json);
    }

    #[test]
    fn messages_name_the_line_in_plain_words() {
        for (line, message) in [
            ("", "line 7: the line is empty"),
            ("not JSON", r#"line 7: this is no JSON: an article looks like {"text": "…"}"#),
            ("[1]", r#"line 7: this is JSON, but no object: an article looks like {"text": "…"}"#),
            (
                r#"{"text":"A day."#,
                "line 7: the line ends before its JSON object does: each object must stand whole on one line",
            ),
            (r#"{"text":}"#, "line 7: this is no JSON from column 9 on (expected value)"),
            (r#"{"text":17}"#, "line 7: \"text\" is a number, not a string"),
        ] {
            let json: Value = serde_json::from_str(&answer(7, line.as_bytes(), OffsetUnit::Byte).json).unwrap();
            assert_eq!(json["error"]["message"], message);
        }
        assert!(answer_too_long(7).json.contains("\"line 7: "));
    }

    #[test]
    fn ids_come_back_as_they_came() {
        for id in ["12345678901234567890123", "1.10", "\"a\\u0041\"", "{\"b\":1,\"a\":2}", "null"] {
            let good = answer(1, format!(r#"{{"id":{id},"text":"A day."}}"#).as_bytes(), OffsetUnit::Byte);
            assert!(good.json.starts_with(&format!("{{\"id\":{id},\"report\":")), "{}", good.json);
            let bad = answer(1, format!(r#"{{"id":{id}}}"#).as_bytes(), OffsetUnit::Byte);
            assert!(bad.json.starts_with(&format!("{{\"id\":{id},\"error\":")), "{}", bad.json);
        }
    }

    #[test]
    fn an_answer_is_one_line_for_every_reader() {
        let json = answer(
            1,
            "{\"text\":\"a\u{2028}b\u{2029}c\u{85}d\\n\\u000be\"}".as_bytes(),
            OffsetUnit::Byte,
        )
        .json;
        assert!(!json.contains(['\n', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']), "{json}");
        let back: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["report"]["text"], "a\u{2028}b\u{2029}c\u{85}d\n\u{b}e");
    }
}
