//! What is kept and what is stripped: specs that a person can read.
//!
//! `tests/specs/boilerplate/*.txt` are pages written for this project. A line is a verdict, a tab and the page's line;
//! an empty line is an empty line of the page. `+` is kept, `-` stripped; a kind may follow (`-navigation`, `+heading`).
//! Lines that begin with `@` name what the report's `article` must say (`@title: …`), lines that begin with `#` are comments.
//!
//! `tests/specs/seeds/*.lines` are a careful reader's verdicts on `seeds/*.txt`, in the same form, one line for each line that
//! is not blank, with its first words.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use nutgraf::{Found, Input, Options, Report, Strip};

/// A page with what must be true of it.
#[derive(Default)]
struct Spec {
    page: String,
    /// Verdict, and where in the page its line begins.
    lines: Vec<(String, usize)>,
    /// Field and value.
    article: Vec<(String, String)>,
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no *.{ending} in {}", folder.display());
    files
}

fn head(spec: &mut Spec, line: &str) -> bool {
    if let Some((field, value)) = line.strip_prefix('@').and_then(|l| l.split_once(':')) {
        spec.article.push((field.trim().into(), value.trim().into()));
        return true;
    }
    line.starts_with('#')
}

fn page_spec(text: &str) -> Spec {
    let mut spec = Spec::default();
    for line in text.lines() {
        if head(&mut spec, line) {
            continue;
        }
        if let Some((verdict, line)) = line.split_once('\t') {
            let indent = line.len() - line.trim_start().len();
            spec.lines.push((verdict.into(), spec.page.len() + indent));
            spec.page.push_str(line);
        }
        spec.page.push('\n');
    }
    spec
}

/// The verdicts of a `.lines` file, put on the seed's lines.
fn seed_spec(text: &str, seed: &str) -> Spec {
    let mut spec = Spec {
        page: seed.into(),
        ..Spec::default()
    };
    let mut at = 0;
    let mut places = Vec::new();
    for line in seed.split_inclusive('\n') {
        if !line.trim().is_empty() {
            places.push((at + line.len() - line.trim_start().len(), line.trim()));
        }
        at += line.len();
    }
    let mut places = places.into_iter();
    for line in text.lines() {
        if head(&mut spec, line) || line.is_empty() {
            continue;
        }
        let (verdict, begins) = line.split_once('\t').unwrap_or((line, ""));
        let (place, words) = places.next().unwrap_or_else(|| panic!("no line for: {line}"));
        assert!(words.starts_with(begins), "the verdict for {begins:?} stands at {words:?}");
        spec.lines.push((verdict.into(), place));
    }
    assert!(places.next().is_none(), "lines without a verdict");
    spec
}

fn show(found: Option<&Found>, text: &str) -> String {
    let Some(found) = found else { return "none".into() };
    if let Some(range) = found.range {
        assert!(!range.of(text).trim().is_empty(), "{found:?} has an empty range");
    }
    found.value.clone()
}

fn article_field(report: &Report, field: &str) -> String {
    let a = &report.article;
    let one = |f: &Option<Found>| show(f.as_ref(), &report.text);
    match field {
        "title" => one(&a.title),
        "published" => one(&a.published),
        "modified" => one(&a.modified),
        "outlet" => one(&a.outlet),
        "agency" => one(&a.agency),
        "dateline" => one(&a.dateline),
        "language" => a.language.clone(),
        "byline" if a.byline.is_empty() => "none".into(),
        "byline" => {
            let names: Vec<String> = a.byline.iter().map(|f| show(Some(f), &report.text)).collect();
            names.join("; ")
        }
        other => panic!("no field {other} in a spec"),
    }
}

/// What is wrong with a page, one line each.
fn check(name: &str, spec: &Spec) -> String {
    let report = nutgraf::analyze(&spec.page, &Options::default()).unwrap();
    let mut wrong = String::new();
    for (verdict, at) in &spec.lines {
        let block = report
            .blocks
            .iter()
            .find(|b| b.range.start <= *at && *at < b.range.end)
            .expect("a block for each line");
        let kind = serde_json::to_value(block.kind).unwrap();
        let kind = kind.as_str().unwrap();
        let found = format!("{}{kind}", if block.kept { '+' } else { '-' });
        let line = spec.page[*at..].lines().next().unwrap_or_default();
        if verdict != &found && !(verdict.len() == 1 && found.starts_with(verdict.as_str())) {
            let line: String = line.chars().take(60).collect();
            writeln!(wrong, "{name}: {verdict} expected, {found} found: {line}").unwrap();
        }
        assert_eq!(
            block.kept,
            block.reason.is_none(),
            "{name}: a reason where stripped, none where kept: {line}"
        );
    }
    for (field, value) in &spec.article {
        let found = article_field(&report, field);
        if *value != found {
            writeln!(wrong, "{name}: {field} {value:?} expected, {found:?} found").unwrap();
        }
    }
    wrong
}

#[test]
fn pages_are_stripped_as_their_specs_say() {
    let mut wrong = String::new();
    for file in files("tests/specs/boilerplate", "txt") {
        let spec = page_spec(&std::fs::read_to_string(&file).unwrap());
        wrong += &check(&file.file_stem().unwrap().to_string_lossy(), &spec);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn seeds_are_stripped_as_a_careful_reader_would() {
    let mut wrong = String::new();
    for file in files("tests/specs/seeds", "lines") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("seeds/{name}.txt"));
        let spec = seed_spec(&std::fs::read_to_string(&file).unwrap(), &std::fs::read_to_string(seed).unwrap());
        wrong += &check(&name, &spec);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

const PAGE: &str = "Home\nNews\nSport\nSign in\n\nThe old lighthouse on Gannet Rock will be lit again in spring, the harbour board said on Monday, after twenty years in the dark.\n\nThe board has found a new lens in Denmark, and the keeper's house will be let to people who like storms and quiet.\n\n© 2025 Gannet Weekly\n";

#[test]
fn strip_off_keeps_all() {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(PAGE, &options).unwrap();
    assert_eq!(report.blocks.len(), 7);
    assert!(report.blocks.iter().all(|b| b.kept && b.reason.is_none()));
}

#[test]
fn the_reader_has_the_last_word() {
    let at = |words: &str| PAGE.find(words).unwrap();
    let options = Options {
        overrides: vec![
            nutgraf::Override {
                start: at("Sport"),
                kept: true,
            },
            nutgraf::Override {
                start: at("lens in Denmark"),
                kept: false,
            },
        ],
        ..Options::default()
    };
    let report = nutgraf::analyze(PAGE, &options).unwrap();
    let block = |words: &str| report.blocks.iter().find(|b| b.range.of(PAGE).contains(words)).unwrap();
    assert!(block("Sport").kept && block("Sport").confidence == 1.0);
    assert_eq!(block("Denmark").reason.as_deref(), Some("Stripped by you."));
    assert!(report.sentences.iter().all(|s| !s.range.of(PAGE).contains("Denmark")));
}

#[test]
fn text_and_html_of_a_page_keep_the_same() {
    let html = "<body><nav><a href=a>Home</a> <a href=b>News</a> <a href=c>Sport</a></nav><article><p>The old lighthouse on Gannet Rock will be lit again in spring, the harbour board said on Monday, after twenty years in the dark.</p><p>The board has found a new lens in Denmark, and the keeper's house will be let to people who like storms and quiet.</p></article><footer>© 2025 Gannet Weekly</footer></body>";
    let options = Options {
        input: Input::Html,
        ..Options::default()
    };
    let report = nutgraf::analyze(html, &options).unwrap();
    let kept: Vec<&str> = report.blocks.iter().filter(|b| b.kept).map(|b| b.range.of(&report.text)).collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
}
