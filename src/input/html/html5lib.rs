//! html5lib's tests of tokenizers (`tests/html5lib`): the share that passes is printed, what fails is listed there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::entities::decode;
use super::tokens::{Inside, Token, Tokens};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib")
}

/// The tokens in html5lib's form, made comparable: text in one piece, a doctype without what it says.
fn tokens(input: &str, state: &str, last_start_tag: &str) -> Vec<Value> {
    let in_cdata = format!("<![CDATA[{input}");
    let mut tokens = Tokens::new(if state == "CDATA section" { &in_cdata } else { input });
    tokens.foreign = state == "CDATA section";
    match state {
        "RCDATA" => tokens.read_inside(Inside::References, last_start_tag),
        "RAWTEXT" => tokens.read_inside(Inside::Raw, last_start_tag),
        "Script data" => tokens.read_inside(Inside::Script, last_start_tag),
        "PLAINTEXT" => tokens.read_inside(Inside::Rest, last_start_tag),
        _ => {}
    }
    let mut out = Vec::new();
    while let Some(token) = tokens.next() {
        tokens.foreign = false;
        out.push(match token {
            Token::Text(text) => json!(["Character", decode(&lines(text), false)]),
            Token::Raw(text) => json!(["Character", lines(text)]),
            Token::Start { name, self_closing } => {
                let mut attributes = serde_json::Map::new();
                for attribute in &tokens.attributes {
                    let value = decode(&lines(attribute.value), true).into_owned();
                    attributes.entry(attribute.name.to_ascii_lowercase()).or_insert(value.into());
                }
                if self_closing {
                    json!(["StartTag", name.to_ascii_lowercase(), attributes, true])
                } else {
                    json!(["StartTag", name.to_ascii_lowercase(), attributes])
                }
            }
            Token::End(name) => json!(["EndTag", name.to_ascii_lowercase()]),
            Token::Comment(inside) => json!(["Comment", lines(inside)]),
            Token::Doctype(_) => json!(["DOCTYPE"]),
        });
    }
    in_one_piece(out)
}

/// Line ends as the standard makes them before a page is tokenized; here the layout does it.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Neighbouring pieces of text become one; empty ones go.
fn in_one_piece(tokens: Vec<Value>) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    for token in tokens {
        if token[0] != "Character" {
            out.push(token);
        } else if let Some(text) = token[1].as_str().filter(|text| !text.is_empty()) {
            match out.last_mut().filter(|last| last[0] == "Character") {
                Some(last) => last[1] = (last[1].as_str().unwrap_or_default().to_owned() + text).into(),
                None => out.push(token),
            }
        }
    }
    out
}

fn expected(tokens: &Value) -> Vec<Value> {
    let tokens = tokens.as_array().cloned().unwrap_or_default();
    in_one_piece(
        tokens
            .into_iter()
            .map(|token| if token[0] == "DOCTYPE" { json!(["DOCTYPE"]) } else { token })
            .collect(),
    )
}

/// The names in `failures.txt`: those of the tests that are known to fail.
fn known() -> BTreeSet<String> {
    let list = fs::read_to_string(folder().join("failures.txt")).expect("the list is there");
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(str::to_owned)
        .collect()
}

#[test]
fn html5libs_tests_pass_but_for_those_that_are_listed() {
    let mut failures = BTreeMap::new();
    let mut count = 0;
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the tests are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(file).expect("the tests are there").lines().enumerate() {
            // A string with half a surrogate pair is none in Rust.
            let Ok(test) = serde_json::from_str::<Value>(line) else {
                count += 1;
                failures.insert(format!("{name} {}", number + 1), "no UTF-8".to_owned());
                continue;
            };
            let states = test[3].as_array().cloned().unwrap_or_else(|| vec![json!("Data")]);
            for state in states.iter().filter_map(Value::as_str) {
                count += 1;
                let input = test[1].as_str().unwrap_or_default();
                let found = tokens(input, state, test[4].as_str().unwrap_or("none"));
                let expected = expected(&test[2]);
                if found != expected {
                    let name = if states.len() > 1 {
                        format!("{name} {} {state}", number + 1)
                    } else {
                        format!("{name} {}", number + 1)
                    };
                    failures.insert(
                        name,
                        format!("{input:?} is {}, not {}", Value::Array(found), Value::Array(expected)),
                    );
                }
            }
        }
    }
    let passed = count - failures.len();
    println!(
        "html5lib: {passed} of {count} tests pass, {:.2}%",
        100.0 * passed as f64 / f64::from(count as u32)
    );
    let known = known();
    let new: Vec<String> = failures
        .iter()
        .filter(|(name, _)| !known.contains(*name))
        .map(|(name, why)| format!("{name}: {why}"))
        .collect();
    let mended: Vec<&String> = known.iter().filter(|name| !failures.contains_key(*name)).collect();
    assert!(
        new.is_empty() && mended.is_empty() && count > 6000,
        "of {count} tests these fail and are not listed:\n{}\nthese are listed and pass: {mended:?}",
        new.join("\n")
    );
}
