//! The specs of `tests/specs/html`, and inputs that no page should be.
//!
//! A spec is `== name`, HTML, `-- text` and the text that it becomes, `-- blocks` and a line for each block, `-- markup`
//! and a line for each thing known of the article; each part but the HTML may be missing. In the text, `·` is a
//! no-break space and `→` a tab. A block's line is its kind (with the level of a heading), `gap N`, `indent N`,
//! `link N` and `strong N` where they are not 0, then the hints of its near elements, then, after `/`, those of all.

use std::fmt::Write as _;

use super::read;
use crate::input::{Document, RawBlock, hint};
use crate::report::Found;

const SPECS: [(&str, &str); 5] = [
    ("layout.txt", include_str!("../../../tests/specs/html/layout.txt")),
    ("tag_soup.txt", include_str!("../../../tests/specs/html/tag_soup.txt")),
    ("hints.txt", include_str!("../../../tests/specs/html/hints.txt")),
    ("markup.txt", include_str!("../../../tests/specs/html/markup.txt")),
    ("scripts.txt", include_str!("../../../tests/specs/html/scripts.txt")),
];

fn names(flags: u32) -> String {
    let set = hint::NAMES.iter().enumerate().filter(|(bit, _)| flags >> bit & 1 == 1);
    set.map(|(_, name)| format!(" {name}")).collect()
}

fn describe_block(block: &RawBlock) -> String {
    let mut out = format!("{:?}", block.kind);
    let h = block.hints;
    for (name, value) in [
        ("", u32::from(h.heading)),
        ("gap", u32::from(block.gap)),
        ("indent", u32::from(block.indent)),
        ("link", h.link_bytes),
        ("strong", h.strong_bytes),
    ] {
        if value > 0 {
            let _ = write!(out, " {name}{}{value}", if name.is_empty() { "" } else { " " });
        }
    }
    if h.near | h.flags != 0 {
        out += &names(h.near);
        out += " /";
        out += &names(h.flags & !h.near);
    }
    out.trim_end().to_owned() + "\n"
}

fn describe_markup(document: &Document) -> String {
    let m = &document.markup;
    let mut out = String::new();
    let mut found = |name: &str, found: &Found| {
        let shown = match found.range {
            Some(range) => format!(" (\"{}\" at {})", range.of(&document.text), range.start),
            None => String::new(),
        };
        out += &format!("{name}: {}{shown}\n", found.value);
    };
    m.title.iter().for_each(|f| found("title", f));
    m.byline.iter().for_each(|f| found("byline", f));
    m.published.iter().for_each(|f| found("published", f));
    m.modified.iter().for_each(|f| found("modified", f));
    m.outlet.iter().for_each(|f| found("outlet", f));
    m.language.iter().for_each(|l| out += &format!("language: {l}\n"));
    m.body.iter().for_each(|b| out += &format!("body: {}\n", b.replace('\n', "/")));
    out
}

/// What must hold of any document.
fn check(document: &Document, what: &str) {
    let text = &document.text;
    let mut at = 0;
    for block in &document.blocks {
        let range = block.range;
        let before = text.get(at..range.start);
        assert!(
            before.is_some_and(|t| t.trim().is_empty()),
            "{what}: uncovered, overlapping or split before {range:?}"
        );
        assert!(!range.is_empty() && range.trim(text) == range, "{what}: untrimmed {range:?}");
        assert!(text.get(range.start..range.end).is_some(), "{what}: split {range:?}");
        assert!(
            block.hints.link_bytes as usize <= range.len() && block.gap <= 3,
            "{what}: {block:?}"
        );
        at = range.end;
    }
    assert!(text.get(at..).is_some_and(|t| t.trim().is_empty()), "{what}: uncovered end");
    let m = &document.markup;
    let ranges = m
        .title
        .iter()
        .chain(&m.byline)
        .chain(&m.published)
        .chain(&m.modified)
        .chain(&m.outlet)
        .filter_map(|f| f.range);
    for range in ranges {
        assert!(text.get(range.start..range.end).is_some_and(|t| !t.is_empty()), "{what}: {range:?}");
    }
}

#[test]
fn specs() {
    let mut wrong = String::new();
    let mut count = 0;
    for (file, specs) in SPECS {
        for spec in format!("\n{specs}").split("\n== ").skip(1) {
            let (name, rest) = spec.split_once('\n').unwrap_or((spec, ""));
            let mut parts = format!("\n{rest}")
                .split("\n-- ")
                .map(str::to_owned)
                .collect::<Vec<_>>()
                .into_iter();
            let html = parts.next().unwrap_or_default();
            let document = read(html.trim_matches('\n'));
            check(&document, name);
            for part in parts {
                count += 1;
                let (kind, expected) = part.split_once('\n').unwrap_or((&part, ""));
                let found = match kind {
                    "text" => document.text.replace('\u{a0}', "·").replace('\t', "→"),
                    "blocks" => document.blocks.iter().map(describe_block).collect(),
                    "markup" => describe_markup(&document),
                    _ => format!("no part is called {kind}"),
                };
                if found.trim_matches('\n') != expected.trim_matches('\n') {
                    wrong += &format!("\n{file}: {name}\n-- {kind}, expected\n{expected}\n-- found\n{found}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count > 40, "only {count} parts of specs were found");
}

/// Nothing that follows may panic, take long, or break what must hold.
#[test]
fn hostile() {
    let cases: [(&str, String); 28] = [
        ("empty", String::new()),
        ("NUL", "\0<p>\0a\0</p>".into()),
        ("deep", "<div>".repeat(200_000)),
        ("deep, text at each", "<div>a".repeat(100_000)),
        ("deep inline", "<b><i>".repeat(100_000) + "x"),
        ("deep lists", "<ul><li>a".repeat(50_000)),
        ("deep tables", "<table><tr><td>a".repeat(50_000)),
        ("end tags alone", "</div></p></b></table>".repeat(50_000)),
        (
            "end tags over a deep stack",
            "<b>".to_owned() + "<td>" + &"<i>".repeat(600) + &"</b></s>".repeat(100_000),
        ),
        ("unclosed attribute", "<p>seen</p><p title=\"".to_owned() + &"x > ".repeat(500_000)),
        ("long attribute", format!("<p title=\"{}\">seen</p>", "x".repeat(2_000_000))),
        ("many attributes", format!("<p {}>seen</p>", "a=b ".repeat(300_000))),
        ("unclosed tag", "<p>seen</p><".to_owned() + &"a".repeat(1_000_000)),
        ("unclosed comment", "<p>seen</p><!--".to_owned() + &"- ->".repeat(300_000)),
        ("comments", "<!--".repeat(300_000)),
        ("unclosed scripts", "<script><!--<script>".repeat(50_000)),
        ("titles", "<title>".repeat(100_000)),
        ("angle brackets", "<".repeat(1_000_000)),
        ("ampersands", "&".repeat(1_000_000)),
        (
            "long reference",
            format!("&#{};&#x{};", "9".repeat(1_000_000), "f".repeat(1_000_000)),
        ),
        ("one line", "word ".repeat(400_000)),
        ("line breaks", "<br>\n".repeat(300_000)),
        ("empty paragraphs", "<p>&nbsp;</p>".repeat(100_000)),
        ("cells", "<table><tr>".to_owned() + &"<td>".repeat(200_000) + "x<td>y"),
        ("links", "<a href=x><div>".repeat(50_000)),
        (
            "JSON-LD",
            format!(
                "<script type=application/ld+json>{}</script>",
                "[{\"@type\":\"Article\",\"author\":".repeat(50_000)
            ),
        ),
        ("SVG", "<svg><title><svg><desc>".repeat(50_000) + "<p>x"),
        ("pre", "<pre>".to_owned() + &"a  \n\u{a0}\r\n".repeat(100_000)),
    ];
    for (name, html) in cases {
        let document = read(&html);
        check(&document, name);
        super::looks_like(&html);
        if html.contains("seen") {
            assert_eq!(document.text, "seen", "{name}");
        }
    }
}

/// Random tag soup: whatever comes of it, the ranges hold, and the same input gives the same document.
#[test]
fn tag_soup() {
    const PIECES: [&str; 40] = [
        "<p>",
        "</p>",
        "<div class='a b'>",
        "</div>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<li>",
        "</li>",
        "<ul>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<br>",
        "<pre>",
        "</pre>",
        "<span hidden>",
        "</span>",
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<h1>",
        "</h2>",
        "&nbsp;",
        "&amp",
        "word",
        " ",
        "\n",
        "é",
        "<time datetime=2025-08-19>",
        "<!--",
        "-->",
        "<select><option>",
    ];
    let mut state = 42u64;
    for _ in 0..20_000 {
        let mut html = String::new();
        for _ in 0..24 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            html += PIECES.get((state >> 33) as usize % PIECES.len()).copied().unwrap_or_default();
        }
        let document = read(&html);
        check(&document, &html);
        assert_eq!(document.text, read(&html).text);
    }
}
