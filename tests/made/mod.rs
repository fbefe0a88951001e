//! A report made by hand, so that the tests of its forms hang on nothing but those forms.

use nutgraf::*;

const TEXT: &str = "“It will rain for 3 days,” said Charles Babbage. The Post reported that he was not sure.\n\
                    Share this\nRivers may rise\nSend \x1b[31m<b>this</b>\u{202e}\n";

/// The range (in bytes) of the first place where `words` stand.
pub(crate) fn at(words: &str) -> Range {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Range::new(start, start + words.len())
}

fn found(value: &str) -> Option<Found> {
    Some(Found {
        value: value.into(),
        range: None,
    })
}

fn block(words: &str, kind: BlockKind, kept: bool) -> Block {
    Block {
        range: at(words),
        kind,
        kept,
        reason: (!kept).then(|| "Words that ask to share the page.".into()),
        confidence: 0.9,
    }
}

fn claim(id: &str, extent: &str, attribution: Option<Attribution>) -> Claim {
    Claim {
        id: id.into(),
        ranges: vec![at(extent)],
        sentences: vec![0],
        labels: vec![],
        attribution,
        polarity: Polarity::Positive,
        certainty: Certainty::Unspecified,
        quantities: vec![],
        times: vec![],
        check_worthiness: 0.5,
        check_reasons: vec!["a figure".into()],
    }
}

fn said(form: Form, source: (&str, SourceKind), cue: &str, content: &str, stance: Stance) -> Option<Attribution> {
    let ranges = |words: &str| if words.is_empty() { vec![] } else { vec![at(words)] };
    Some(Attribution {
        form,
        source: Source {
            ranges: ranges(source.0),
            kind: source.1,
            name: None,
            entity: None,
        },
        cue: Cue {
            ranges: ranges(cue),
            lemma: cue.into(),
        },
        content: Content { ranges: ranges(content) },
        stance,
        via: None,
    })
}

/// Two kept blocks, two stripped ones, one claim of each form, one of them relayed, two of them over one another.
pub(crate) fn report() -> Report {
    let lines: Vec<&str> = TEXT.lines().collect();
    let babbage = ("Charles Babbage", SourceKind::Person);
    let content = "“It will rain for 3 days,”";
    let mut direct = claim(
        "c1",
        "“It will rain for 3 days,” said Charles Babbage.",
        said(Form::Direct, babbage, "said", content, Stance::Asserts),
    );
    direct.quantities = vec![0];
    direct.times = vec![0];
    if let Some(a) = &mut direct.attribution {
        a.via = Some("c2".into());
    }
    let post = ("Post", SourceKind::Outlet);
    let mut indirect = claim(
        "c2",
        "The Post reported that he was not sure",
        said(Form::Indirect, post, "reported that", "he was not sure", Stance::Doubts),
    );
    indirect.labels = vec![Label::Attributed];
    let mut own = claim("c3", "was not sure", None);
    own.polarity = Polarity::Negative;
    own.labels = vec![Label::Prediction];
    let unnamed = ("", SourceKind::Anonymous);
    let mut mixed = claim(
        "c4",
        "Rivers may rise",
        said(Form::Mixed, unnamed, "", "Rivers may rise", Stance::Warns),
    );
    mixed.certainty = Certainty::Possible;
    Report {
        schema: SCHEMA,
        generator: Generator {
            name: "nutgraf".into(),
            version: VERSION.into(),
        },
        offset_unit: OffsetUnit::Byte,
        text: TEXT.into(),
        article: Article {
            title: found("Rain is coming"),
            byline: found("Ada Byron").into_iter().collect(),
            published: found("2025-08-19"),
            outlet: found("Example Post"),
            language: "en".into(),
            word_count: 22,
            reading_minutes: 1,
            ..Article::default()
        },
        blocks: vec![
            block(lines[0], BlockKind::Paragraph, true),
            block(lines[1], BlockKind::Share, false),
            block(lines[2], BlockKind::ListItem, true),
            block(lines[3], BlockKind::Share, false),
        ],
        sentences: vec![],
        claims: vec![direct, indirect, own, mixed],
        quantities: vec![Quantity {
            range: at("3 days"),
            sentence: 0,
            kind: QuantityKind::Measure,
            value: QuantityValue::One(3.0),
            unit: Some("d".into()),
            approximate: true,
            bound: None,
        }],
        times: vec![Time {
            range: at("3 days"),
            sentence: 0,
            value: Some("2025-08-20".into()),
            anchor: Some(Anchor::Published),
        }],
        entities: vec![],
    }
}
