//! The command line, run as a person or a program runs it.

#![allow(clippy::expect_used, reason = "a failing test should say where")]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// What a run left behind.
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e} in {}", self.out))
    }

    fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}")))
            .collect()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

fn finish(mut command: Command, input: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // A run that needs no input does not read it.
    let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
    let done = child.wait_with_output().expect("the program ends");
    feeder.join().expect("the input is given");
    Run {
        status: done.status.code(),
        out: String::from_utf8(done.stdout).expect("the output is UTF-8"),
        err: String::from_utf8(done.stderr).expect("the messages are UTF-8"),
    }
}

fn nutgraf(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(command(arguments), input.as_ref())
}

/// A file with that content, in a folder that cargo clears.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the test's file is written");
    path.to_str().expect("the path is UTF-8").to_owned()
}

const STORY: &str = "Rain is coming to the valley\n\nBy Ada Byron\n\n\
    “It will rain for 3 days,” the miller Charles Babbage said on Monday. He warned that the river may rise. \
    The mill has stood beside it for two hundred years and has never been flooded.\n\n\
    According to the council, nobody has to leave the valley.\n";

// --- batch ---

#[test]
fn batch_answers_a_line_with_a_line_in_input_order() {
    // Articles of very different length, so that the threads overtake each other.
    let count = 400;
    let input: String = (0..count)
        .map(|n| format!("{}\n", json!({ "id": n, "text": STORY.repeat((n * 7919) % 23) })))
        .collect();
    let run = nutgraf(&["batch"], input);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let lines = run.lines();
    assert_eq!(lines.len(), count);
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(line["id"], n);
        assert_eq!(line["report"]["text"], STORY.repeat((n * 7919) % 23));
    }
}

#[test]
fn batch_gives_the_same_bytes_on_one_thread_and_on_many() {
    let input: String = (0..60)
        .map(|n| format!("{}\n", json!({ "id": n, "text": STORY.repeat(n % 7) })))
        .collect();
    let one = nutgraf(&["batch", "--threads", "1"], &input).out;
    assert_eq!(nutgraf(&["batch", "--threads", "8"], &input).out, one);
}

#[test]
fn batch_goes_on_after_bad_lines() {
    let input = b"{\"id\":\"good\",\"text\":\"A day.\"}\n\
        not JSON\n\
        \n\
        {\"id\":\"invalid UTF-8\",\"text\":\"\xff\"}\n\
        [1,2]\n\
        {\"id\":\"neither\"}\n\
        {\"id\":\"both\",\"text\":\"A day.\",\"html\":\"<p>A day.\"}\n\
        {\"id\":\"type\",\"text\":17}\n\
        {\"id\":\"strip\",\"text\":\"A day.\",\"strip\":\"maybe\"}\n\
        {\"id\":\"date\",\"text\":\"A day.\",\"published\":\"Monday\"}\n\
        {\"id\":\"half a surrogate\",\"text\":\"\\udc00\"}\n\
        {\"id\":\"nulls\",\"text\":\"A day.\",\"html\":null,\"published\":null,\"strip\":null,\"url\":null}\n\
        {\"id\":\"last, without a line feed\",\"html\":\"<p>A day.\",\"url\":\"https://example.org/\",\"published\":\"2025-08-19\"}";
    let run = nutgraf(&["batch"], input);
    let answers: Vec<(Value, String)> = run
        .lines()
        .iter()
        .map(|line| {
            let code = line["error"]["code"].as_str().unwrap_or("report");
            assert_eq!(line["report"].is_object(), code == "report", "{line}");
            assert_eq!(
                line["error"]["message"].as_str().is_none_or(str::is_empty),
                code == "report",
                "{line}"
            );
            (line["id"].clone(), code.to_owned())
        })
        .collect();
    let expected = [
        (json!("good"), "report"),
        (Value::Null, "invalid-json"),
        (Value::Null, "invalid-json"),
        (Value::Null, "invalid-utf8"),
        (Value::Null, "invalid-line"),
        (json!("neither"), "invalid-line"),
        (json!("both"), "invalid-line"),
        (json!("type"), "invalid-line"),
        (json!("strip"), "invalid-options"),
        (json!("date"), "invalid-options"),
        (Value::Null, "invalid-json"),
        (json!("nulls"), "report"),
        (json!("last, without a line feed"), "report"),
    ];
    assert_eq!(answers, expected.map(|(id, code)| (id, code.to_owned())));
    assert_eq!(run.status, Some(1));
    assert!(
        run.err.contains("10 of 13 lines failed; the first is line 2: invalid-json"),
        "{}",
        run.err
    );
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
}

#[test]
fn batch_takes_windows_line_ends_and_a_byte_order_mark() {
    let run = nutgraf(
        &["batch"],
        "\u{feff}{\"id\":1,\"text\":\"A day.\"}\r\n\u{feff}{\"id\":2,\"text\":\"A day.\"}\r\n",
    );
    assert_eq!((run.status, run.lines().len()), (Some(0), 2));
}

#[test]
fn batch_of_nothing_is_nothing() {
    let run = nutgraf(&["batch"], "");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
}

#[test]
fn batch_refuses_an_article_over_the_limit_and_goes_on() {
    let large = "a".repeat(nutgraf::DEFAULT_MAX_BYTES + 1);
    let input = format!("{}\n{}\n", json!({ "id": 1, "text": large }), json!({ "id": 2, "text": "A day." }));
    let run = nutgraf(&["batch"], input);
    let lines = run.lines();
    assert_eq!(lines[0]["id"], 1);
    assert_eq!(lines[0]["error"]["code"], "input-too-large");
    assert!(lines[1]["report"].is_object());
    assert_eq!(run.status, Some(1));
}

#[test]
fn batch_answers_as_it_goes() {
    let mut child = command(&["batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let mut stdout = child.stdout.take().expect("standard output is a pipe");
    for n in 0..3 {
        writeln!(stdin, "{}", json!({ "id": n, "text": "A day." })).expect("the line is taken");
        // The answer comes although the input goes on.
        let mut answer = Vec::new();
        let mut byte = [0];
        while answer.last() != Some(&b'\n') {
            assert_eq!(stdout.read(&mut byte).expect("an answer"), 1);
            answer.push(byte[0]);
        }
        let answer: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
        assert_eq!(answer["id"], n);
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn batch_takes_in_no_more_than_it_can_hold_while_nobody_reads_its_answers() {
    let mut child = command(&["batch", "--threads", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // The id comes back with the answer: a hundred of them fill every pipe.
    let line = format!("{}\n", json!({ "id": "a".repeat(1 << 20), "text": "A day." }));
    let (lines, length) = (100, line.len());
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    let feeder = thread::spawn(move || {
        for _ in 0..lines {
            stdin.write_all(line.as_bytes()).expect("the line is taken");
            counted.fetch_add(length, Relaxed);
        }
    });
    let mut before = 0;
    loop {
        thread::sleep(Duration::from_millis(500));
        let now = taken.load(Relaxed);
        if now == before && now > 0 {
            break;
        }
        before = now;
    }
    assert!(before < 40 << 20, "{before} bytes of input were taken in, and none was answered");
    let mut answers = String::new();
    child
        .stdout
        .take()
        .expect("standard output is a pipe")
        .read_to_string(&mut answers)
        .expect("the answers are UTF-8");
    feeder.join().expect("the input is given");
    assert!(child.wait().expect("the program ends").success());
    assert_eq!(answers.lines().count(), lines);
}

#[cfg(target_os = "linux")]
#[test]
fn batch_says_on_a_terminal_how_far_it_is() {
    let line = json!({ "id": 1, "text": STORY }).to_string();
    let (input, output) = (file("progress.jsonl", format!("{line}\n")), file("progress.out", ""));
    let run = format!(
        "(cat {input}; sleep 2.3; cat {input}) | {} batch > {output}",
        env!("CARGO_BIN_EXE_nutgraf")
    );
    let watched = Command::new("script")
        .args(["-qec", &run, "/dev/null"])
        .stdin(Stdio::null())
        .output();
    let Ok(watched) = watched else {
        eprintln!("not tried: the program `script`, which lends a terminal, is missing");
        return;
    };
    let said = String::from_utf8_lossy(&watched.stdout);
    assert!(said.contains("2 articles, 0.0 MB, 0.0 MB/s"), "{said:?}");
    assert!(said.ends_with("\r\u{1b}[K"), "the line is cleared at the end: {said:?}");
    assert_eq!(std::fs::read_to_string(output).expect("the answers").lines().count(), 2);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let line = format!("{}\n", json!({ "id": 1, "text": STORY }));
    for (arguments, input) in [
        (&["batch"][..], line.repeat(2000)),
        (&["analyze", "--format", "report"], STORY.repeat(2000)),
    ] {
        let mut child = command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let feeder = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let mut stdout = child.stdout.take().expect("standard output is a pipe");
        stdout.read_exact(&mut [0; 10]).expect("the first bytes");
        drop(stdout);
        let done = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input is given");
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{arguments:?}");
        assert_eq!(done.status.code(), Some(0), "{arguments:?}");
    }
}

// --- offsets ---

/// Every `{start, end}` in a report.
fn ranges(value: &Value, out: &mut Vec<(usize, usize)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (
                fields.get("start").and_then(Value::as_u64),
                fields.get("end").and_then(Value::as_u64),
            ) {
                out.push((start as usize, end as usize));
            }
            fields.values().for_each(|v| ranges(v, out));
        }
        Value::Array(items) => items.iter().for_each(|v| ranges(v, out)),
        _ => {}
    }
}

#[test]
fn offsets_of_each_unit_mean_the_same_text() {
    let text = format!("👩‍🚀 Ra\u{308}in!\r\n\r\n🌧🌧 “E\u{301}s regnet, 日本 🇺🇦,” said O\u{308}zil.\r\n\r\n{STORY}\rlast 🙂");
    let slices = |unit: &str| {
        let run = nutgraf(
            &[
                "analyze",
                "--strip",
                "off",
                "--format",
                "report",
                "--input",
                "text",
                "--offsets",
                unit,
            ],
            &text,
        );
        let report = run.json();
        assert_eq!(report["text"], text);
        assert_eq!(report["offsetUnit"], unit);
        let mut found = Vec::new();
        ranges(&report, &mut found);
        assert!(found.len() > 8, "{}", found.len());
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let points: Vec<char> = text.chars().collect();
        let slice = |(start, end): (usize, usize)| match unit {
            "byte" => text[start..end].to_owned(),
            "utf16" => String::from_utf16(&utf16[start..end]).expect("no range splits a pair"),
            _ => points[start..end].iter().collect(),
        };
        found.into_iter().map(slice).collect::<Vec<String>>()
    };
    let bytes = slices("byte");
    assert!(bytes.iter().any(|s| s.contains('🇺') && s.contains("O\u{308}zil")), "{bytes:?}");
    assert_eq!(slices("utf16"), bytes);
    assert_eq!(slices("codepoint"), bytes);
}

#[test]
fn offsets_are_code_points_unless_asked_otherwise() {
    assert_eq!(nutgraf(&["analyze", "--format", "report"], STORY).json()["offsetUnit"], "codepoint");
    let line = json!({ "id": 1, "text": STORY }).to_string();
    assert_eq!(nutgraf(&["batch"], &line).lines()[0]["report"]["offsetUnit"], "codepoint");
    let utf16 = nutgraf(&["batch", "--offsets", "utf16"], &line);
    assert_eq!(utf16.lines()[0]["report"]["offsetUnit"], "utf16");
}

// --- analyze ---

#[test]
fn a_report_is_an_object_for_one_file_and_a_list_for_several() {
    let (a, b) = (file("one.txt", STORY), file("two.txt", "A day.\n"));
    let one = nutgraf(&["analyze", "--format", "report", &a], "").json();
    assert_eq!((&one["schema"], &one["text"]), (&json!(1), &json!(STORY)));
    let two = nutgraf(&["analyze", "--format", "report", &b, &a], "").json();
    assert_eq!(two.as_array().map(Vec::len), Some(2));
    assert_eq!((&two[0]["text"], &two[1]), (&json!("A day.\n"), &one));
    let from_stdin = nutgraf(&["analyze", "--format", "report", "-"], STORY);
    assert_eq!((from_stdin.status, from_stdin.json()), (Some(0), one.clone()));
    assert_eq!(nutgraf(&["analyze", "--format", "report"], STORY).json(), one);
}

#[test]
fn analyze_and_batch_give_the_same_report() {
    let report = nutgraf(&["analyze", "--format", "report", "--input", "text"], STORY).json();
    let line = nutgraf(&["batch"], json!({ "id": 1, "text": STORY }).to_string());
    assert_eq!(line.lines()[0]["report"], report);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let story = file("readable.txt", STORY);
    let missing = format!("{story}.missing");
    let run = nutgraf(&["analyze", "--format", "report", &missing, &story], "");
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("readable.txt.missing: "), "{}", run.err);
    assert_eq!(run.json().as_array().map(Vec::len), Some(1));
    let none = nutgraf(&["analyze", "--format", "report", &missing, &missing], "");
    assert_eq!((none.status, none.json()), (Some(1), json!([])));
    let folder = nutgraf(&["analyze", env!("CARGO_TARGET_TMPDIR")], "");
    assert_eq!(folder.status, Some(1));
}

#[test]
fn files_say_by_their_name_whether_they_are_html() {
    // Too little to tell by the content.
    let content = "1 &lt; 2";
    let text = |arguments: &[&str]| nutgraf(arguments, "").json()["text"].as_str().unwrap_or_default().to_owned();
    let (html, txt) = (file("a.HTM", content), file("a.txt", content));
    assert_eq!(text(&["analyze", "--format", "report", &txt]), content);
    assert_eq!(text(&["analyze", "--format", "report", "--input", "text", &html]), content);
    assert_eq!(text(&["analyze", "--format", "report", &html]).trim(), "1 < 2");
    assert_eq!(text(&["analyze", "--format", "report", "--input", "html", &txt]).trim(), "1 < 2");
}

#[test]
fn files_of_other_encodings_are_read() {
    let text = |name: &str, content: &[u8]| {
        let run = nutgraf(&["analyze", "--format", "report", &file(name, content)], "");
        assert_eq!(run.status, Some(0), "{}", run.err);
        (run.json()["text"].as_str().unwrap_or_default().to_owned(), run.err)
    };
    let utf16: Vec<u8> = "\u{feff}Café 🙂".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text("utf16.txt", &utf16), ("Café 🙂".into(), String::new()));
    assert_eq!(text("bom.txt", "\u{feff}Café".as_bytes()), ("Café".into(), String::new()));
    let (latin, note) = text("latin.txt", b"Caf\xe9");
    assert_eq!(latin, "Café");
    assert!(note.contains("latin.txt: not UTF-8"), "{note}");
}

#[test]
fn what_is_no_text_or_none_at_all_is_said_with_the_name_of_the_file() {
    for (name, content, said) in [
        ("none.txt", &b" \r\n"[..], "none.txt: there is no text in it"),
        (
            "picture.bin",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "picture.bin: this does not look like text",
        ),
        ("unmarked.txt", b"C\0a\0f\0", "unmarked.txt: this does not look like text"),
    ] {
        for format in ["terminal", "markdown", "report"] {
            let run = nutgraf(&["analyze", "--format", format, &file(name, content)], "");
            assert_eq!(run.status, Some(0), "{}", run.err);
            assert!(run.err.contains(said), "{format}: {}", run.err);
        }
    }
    let run = nutgraf(&["analyze"], "");
    assert_eq!(run.err, "nutgraf: standard input: there is no text in it\n");
}

#[test]
fn the_day_that_was_given_stands_in_the_head() {
    for format in ["terminal", "markdown"] {
        let run = nutgraf(&["analyze", "--format", format, "--published", "2025-08-19"], STORY);
        assert!(run.out.contains("By Ada Byron · 2025-08-19 (as given)"), "{}", run.out);
    }
}

#[test]
fn strip_off_keeps_every_block() {
    let menu = format!("Home\nNews\nSport\nSubscribe to our newsletter\n\n{STORY}\nShare on Facebook\n");
    let report = nutgraf(&["analyze", "--format", "report", "--strip", "off"], menu).json();
    assert!(report["blocks"].as_array().is_some_and(|b| b.iter().all(|b| b["kept"] == true)));
}

#[test]
fn the_terminal_format_shows_the_article_and_its_claims() {
    let run = nutgraf(&["analyze", "--width", "60"], STORY);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    for words in ["Rain is coming to the valley", "Charles", "has stood beside it", "claims"] {
        assert!(run.out.contains(words), "{words} is not in\n{}", run.out);
    }
    assert!(run.out.lines().all(|line| line.chars().count() <= 60), "{}", run.out);
}

#[test]
fn several_files_are_told_apart_on_the_terminal() {
    let (a, b) = (file("first.txt", STORY), file("second.txt", STORY));
    let out = nutgraf(&["analyze", &a, &b], "").out;
    assert!(out.contains("first.txt ") && out.contains("second.txt "), "{out}");
}

#[test]
fn markdown_holds_the_kept_article() {
    let out = nutgraf(
        &["analyze", "--format", "markdown", "--strip", "off"],
        format!("{STORY}\n<b>1 * 2</b>\n"),
    )
    .out;
    assert!(out.contains("never been flooded"), "{out}");
    assert!(out.contains("&lt;b&gt;1 \\* 2&lt;/b&gt;"), "{out}");
}

#[test]
fn the_footnotes_of_several_articles_have_names_of_their_own() {
    let (a, b) = (file("one.txt", STORY), file("two.txt", STORY));
    let out = nutgraf(&["analyze", "--format", "markdown", &a, &b], "").out;
    let mut names: Vec<&str> = out
        .lines()
        .filter_map(|line| line.strip_prefix("[^")?.split_once("]: "))
        .map(|(name, _)| name)
        .collect();
    let all = names.len();
    names.dedup();
    assert!(all > 1 && names.len() == all, "{out}");
    assert!(names.iter().all(|name| out.matches(&format!("[^{name}]")).count() == 2), "{out}");
}

#[test]
fn colour_only_where_it_is_wanted() {
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = command(&[&["analyze"], arguments].concat());
        command.envs(environment.iter().copied());
        finish(command, STORY.as_bytes()).out.contains('\x1b')
    };
    assert!(!colored(&[], &[]), "standard output is no terminal");
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(
        colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]),
        "empty is the same as not set"
    );
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn a_terminal_obeys_nothing_that_was_pasted() {
    let pasted = format!("{STORY}\n\x1b]0;owned\x07\x1b[2J “Rain \u{9b}31m\u{202e}now,” said \x1b[1mAda Byron\x08\x7f.\n");
    for arguments in [
        &["analyze", "-v"][..],
        &["analyze", "--strip", "off"],
        &["analyze", "--format", "markdown"],
    ] {
        let out = nutgraf(arguments, &pasted).out;
        let bad = out.chars().find(|&c| c.is_control() && c != '\n' || c == '\u{202e}');
        assert_eq!(bad, None, "{arguments:?}");
    }
    let named = nutgraf(&["analyze", "no\x1b[31msuch file"], "");
    assert!(named.err.contains("no␛[31msuch file"), "{}", named.err);
}

#[test]
fn usage_errors_end_with_two() {
    for arguments in [
        &["analyse"][..],
        &[],
        &["analyze", "--format", "pdf"],
        &["analyze", "--format", "csv"],
        &["analyze", "--format", "html"],
        &["analyze", "--format", "annotations"],
        &["analyze", "--published", "yesterday"],
        &["analyze", "--offsets", "word"],
        &["batch", "--threads", "0"],
        &["batch", "file.jsonl"],
        &["compare", "a.txt", "b.txt", "--format", "terminal"],
    ] {
        let run = nutgraf(arguments, "");
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
    // Whoever asks for a format that is not there is told which are.
    for format in ["pdf", "csv"] {
        let said = nutgraf(&["analyze", "--format", format], "").err;
        assert!(
            ["terminal", "report", "markdown"].iter().all(|known| said.contains(known)),
            "{said}"
        );
    }
}

#[test]
fn help_and_version_tell_what_there_is() {
    let version = nutgraf(&["--version"], "");
    assert_eq!(
        (version.status, version.out),
        (Some(0), format!("nutgraf {}\n", env!("CARGO_PKG_VERSION")))
    );
    for (arguments, words) in [
        (&["--help"][..], &["analyze", "batch", "Examples:", "Exit status:"][..]),
        (
            &["analyze", "--help"],
            &["--published", "markdown", "NO_COLOR", "Examples:", "Exit status:"],
        ),
        (
            &["batch", "--help"],
            &["A line in:", "A line out", "--offsets", "invalid-json", "Exit status:"],
        ),
    ] {
        let help = nutgraf(arguments, "");
        assert_eq!(help.status, Some(0));
        for word in words {
            assert!(help.out.contains(word), "{word} is not in {arguments:?}");
        }
    }
}
