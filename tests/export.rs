//! The report in other forms.

#![allow(clippy::expect_used, reason = "a failing test should say where")]

mod made;

use made::report;
use nutgraf::export::{markdown, markdown_published};
use nutgraf::{BlockKind, Found, OffsetUnit, Range, Report};

/// A report of one kept block that is the whole text.
fn one_block(text: &str, kind: BlockKind) -> Report {
    let options = nutgraf::Options {
        input: nutgraf::Input::Text,
        ..nutgraf::Options::default()
    };
    let mut report = nutgraf::analyze(text, &options).expect("a small text");
    report.claims.clear();
    report.article.title = None;
    report.article.byline.clear();
    report.article.published = None;
    report.article.outlet = None;
    report.blocks = vec![nutgraf::Block {
        range: nutgraf::Range::new(0, text.len()),
        kind,
        kept: true,
        reason: None,
        confidence: 1.0,
    }];
    report
}

#[test]
fn markdown_shows_the_kept_article_with_its_claims_as_footnotes() {
    let expected = "\
# Rain is coming

By Ada Byron · Example Post · 2025-08-19

“It will rain for 3 days,” said Charles Babbage.[^c1] The Post reported that he was not sure[^c2][^c3].

- Rivers may rise[^c4]

[^c1]: **Charles Babbage** (person) asserts: “It will rain for 3 days,” — Form: direct. Relayed by: c2. Certainty: unspecified. Figures: about 3 days. Dates: 2025-08-20.
[^c2]: **Post** (outlet) doubts: he was not sure — Form: indirect. Certainty: unspecified. Labels: attributed.
[^c3]: The writer's own. Certainty: unspecified. Polarity: negative. Labels: prediction.
[^c4]: **unnamed source** (anonymous) warns: Rivers may rise — Form: mixed. Certainty: possible.
";
    assert_eq!(markdown(&report()), expected);
}

#[test]
fn the_head_tells_the_place_and_which_day_was_given() {
    let mut report = report();
    report.article.agency = Some(Found {
        value: "Reuters".into(),
        range: None,
    });
    report.article.dateline = Some(Found {
        value: "LEEDS".into(),
        range: None,
    });
    let head = |report: &Report, given| markdown_published(report, given).lines().nth(2).map(str::to_owned);
    let with = |date: &str| Some(format!("By Ada Byron · Example Post · agency Reuters · LEEDS · {date}"));
    assert_eq!(head(&report, None), with("2025-08-19"));
    assert_eq!(head(&report, Some("2025-08-19T10:00")), with("2025-08-19 (as given)"));
    let replaced = "2024-03-05 (as given, in place of the article's 2025-08-19)";
    assert_eq!(head(&report, Some("2024-03-05")), with(replaced));
    report.article.published = None;
    assert_eq!(head(&report, Some("2024-03-05")), with("2024-03-05 (as given)"));
}

#[test]
fn silence_is_no_statement_in_markdown() {
    for (sentence, shown) in [
        (
            "The council declined to comment on the cut.",
            "says nothing: declined to comment on the cut",
        ),
        (
            "The firm did not respond to a request for comment.",
            "says nothing: did not respond to a request for comment",
        ),
        (
            "The mayor couldn’t be reached for comment.",
            "says nothing: couldn’t be reached for comment",
        ),
        ("The firm had no comment.", "says nothing: had no comment"),
        (
            "The minister did not say why the bridge fell.",
            "says nothing: did not say why the bridge fell",
        ),
        (
            "The BBC could not independently verify the accounts.",
            "leaves open: could not independently verify the accounts",
        ),
        // A negation in what is said is none of saying it.
        ("The firm said it was not at fault.", "asserts: it was not at fault"),
        ("The firm confirmed that nobody was hurt.", "asserts: that nobody was hurt"),
    ] {
        let options = nutgraf::Options {
            strip: nutgraf::Strip::Off,
            ..nutgraf::Options::default()
        };
        let page = markdown(&nutgraf::analyze(sentence, &options).expect("a small text"));
        assert!(page.contains(shown), "{page}");
        assert_eq!(page.contains("Polarity: negative"), shown.starts_with("asserts"), "{page}");
    }
}

#[test]
fn markdown_is_the_same_whatever_the_offsets_count() {
    let expected = markdown(&report());
    for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
        let mut report = report();
        report.convert(unit);
        assert_eq!(markdown(&report), expected, "{unit:?}");
    }
}

#[test]
fn markup_of_the_article_is_text_in_markdown() {
    for (text, expected) in [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[a](javascript:b) ![c](d)", "\\[a\\](javascript:b) !\\[c\\](d)"),
        ("*a* _b_ `c` ~~d~~ $e$ a|b", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$ a\\|b"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("https://a.b/><script src=c>", "https://a.b/&gt;&lt;script src=c&gt;"),
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("10. October", "10\\. October"),
        ("1) October, 2) November", "1\\) October, 2) November"),
        ("> no quotation", "&gt; no quotation"),
        ("---", "\\---"),
        ("two\n\n    lines", "two lines"),
        ("a\u{1b}[31mb\u{0}c\u{202e}d", "a\\[31mbcd"),
        ("[^c1]: no note", "\\[\\^c1\\]: no note"),
    ] {
        assert_eq!(
            markdown(&one_block(text, BlockKind::Paragraph)),
            format!("{expected}\n\n"),
            "{text}"
        );
    }
}

#[test]
fn markup_of_the_title_is_text_in_markdown() {
    let mut report = one_block("A day.", BlockKind::Paragraph);
    report.article.title = Some(Found {
        value: "Rain\n# <b>now</b>".into(),
        range: None,
    });
    assert!(markdown(&report).starts_with("# Rain \\# &lt;b&gt;now&lt;/b&gt;\n\n"));
}

#[test]
fn a_note_and_what_follows_it_make_no_link() {
    let mut claim = report().claims[3].clone();
    claim.ranges = vec![Range::new(0, "Rivers may rise".len())];
    let shown = markdown(&Report {
        claims: vec![claim],
        ..one_block("Rivers may rise(javascript:now)", BlockKind::Paragraph)
    });
    assert!(shown.starts_with("Rivers may rise[^c4]\\(javascript:now)\n"), "{shown}");
}

#[test]
fn blocks_keep_their_form_in_markdown() {
    for (text, kind, expected) in [
        ("What now", BlockKind::Heading, "## What now\n\n"),
        ("A day.", BlockKind::Quotation, "> A day.\n\n"),
        ("• A day.", BlockKind::ListItem, "- A day.\n\n"),
        ("-5 degrees", BlockKind::ListItem, "- \\-5 degrees\n\n"),
        ("let a = \"```\";\n\tb", BlockKind::Code, "````\nlet a = \"```\";\n\tb\n````\n\n"),
        (
            "Day\tRain\nMon|Tue\t3",
            BlockKind::Table,
            "| Day | Rain |\n| --- | --- |\n| Mon\\|Tue | 3 |\n\n",
        ),
    ] {
        assert_eq!(markdown(&one_block(text, kind)), expected, "{text}");
    }
}
