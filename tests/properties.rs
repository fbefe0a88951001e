//! What holds for every report, tried on the sample articles, on what is left of them after rough treatment, and on
//! articles thrown together from pieces. The same inputs in every run: a failure names its number and a small input.

#![allow(clippy::expect_used, reason = "a failing test should say where")]

mod invariants;

use std::collections::BTreeSet;
use std::path::Path;

use invariants::{analyzed, check};
use nutgraf::*;

/// The sample articles.
fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the seeds are there")
        .map(|entry| entry.expect("a seed").path())
        .collect();
    paths.sort();
    let seeds: Vec<String> = paths.iter().map(|p| std::fs::read_to_string(p).expect("a seed is UTF-8")).collect();
    assert_eq!(seeds.len(), 5);
    seeds
}

/// SplitMix64: a small generator of numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to n - 1.
    fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Pieces that articles are made of, and pieces that trip programs up.
const PIECES: &[&str] = &[
    "Ada Byron",
    " Charles Babbage",
    " the minister",
    " two sources familiar with the matter",
    " he",
    " they",
    " said",
    " said that",
    " told Reuters",
    " according to",
    " warned",
    " denied",
    " did not say",
    " pledged to",
    ", citing officials,",
    " in a statement",
    " may",
    " reportedly",
    " it will rain",
    " on Monday",
    " last week",
    " in 2022",
    " 19 August 2025",
    " $90 billion",
    " between 5 and 7 per cent",
    " about 10",
    " U.S.",
    " Dr.",
    " No. 5",
    " a.m.",
    ".",
    ". ",
    ",",
    "?",
    "!",
    "…",
    ": ",
    " – ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "„",
    "«",
    "»",
    "(",
    ")",
    "• ",
    "- ",
    "> ",
    "#",
    "Share this",
    "Subscribe to our newsletter",
    "Read more",
    "© 2025",
    "By ",
    "PARIS, Aug 19 (Reuters) - ",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "e\u{301}",
    "\u{301}\u{302}\u{303}",
    "\u{202e}",
    "👩‍🚀",
    "🇺🇦",
    "𝔸",
    "日本語。",
    "ß",
    "ﬁ",
    "İ",
    "Ⅷ",
    "½",
    "٣",
    "\u{fffd}",
    "\u{10ffff}",
    "<p>",
    "</p>",
    "<div class=\"share\">",
    "</div>",
    "<b>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<a href=\"x",
    "\">",
    "&amp;",
    "&#x1F600;",
    "&#0;",
    "&nbsp;",
    "&notit;",
    "<",
    ">",
    "<li>",
    "<table><tr><td>",
    "<h2>",
    "<title>",
    "<meta name=\"author\" content=\"Ada\">",
    "<time datetime=\"2025-08-19\">",
];

/// An article thrown together from pieces.
fn thrown(dice: &mut Dice) -> String {
    (0..dice.below(60)).map(|_| dice.one(PIECES)).collect()
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A text after rough treatment.
fn maltreated(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + dice.below(6) {
        let a = boundary(&text, dice.below(text.len() + 1));
        let b = boundary(&text, (a + dice.below(400)).min(text.len()));
        match dice.below(8) {
            0 => drop(text.drain(a..b)),
            1 => {
                let again = text[a..b].to_owned();
                text.insert_str(a, &again);
            }
            2 => (0..1 + dice.below(3)).for_each(|_| text.insert_str(a, dice.one(PIECES))),
            3 => text.truncate(a.max(1).min(text.len())),
            4 => text = text[a..].to_owned(),
            5 => text = text.replace('\n', dice.one(&["\r\n", "\r", " ", "\n\n", "<br>", "\u{2028}"])),
            6 => {
                let mark = dice.one(&["“", "”", "\"", ".", ",", " ", "\n\n"]);
                text = text.replacen(mark, dice.one(PIECES), 1 + dice.below(5));
            }
            _ => text = format!("<div><p>{}</p></div>", text.replace("\n\n", "</p><p>")),
        }
        while !text.is_char_boundary(text.len()) {
            text.pop();
        }
    }
    text
}

/// All inputs, each with its number.
fn inputs() -> Vec<String> {
    let seeds = seeds();
    let mut dice = Dice(19);
    let mut inputs: Vec<String> = seeds.clone();
    inputs.push(String::new());
    for n in 0..60 {
        inputs.push(maltreated(&seeds[n % seeds.len()], &mut dice));
    }
    for _ in 0..1500 {
        inputs.push(thrown(&mut dice));
    }
    inputs
}

/// Tries the property on every input. Where it does not hold, shows a small part of that input on which it does not
/// hold either, once for each kind of failure.
fn for_all(property: impl Fn(&str) -> Result<(), String>) {
    let mut kinds = BTreeSet::new();
    let mut failures = Vec::new();
    for (number, input) in inputs().iter().enumerate() {
        if let Err(error) = property(input) {
            let kind = error.split([':', '{']).next().unwrap_or_default().to_owned();
            if kinds.insert(kind) && failures.len() < 8 {
                let (small, error) = smallest(input, error, &property);
                failures.push(format!("input {number}, cut down to {small:?}: {error}"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Cuts pieces out as long as the property still fails.
fn smallest(input: &str, error: String, property: &impl Fn(&str) -> Result<(), String>) -> (String, String) {
    let (mut input, mut error) = (input.to_owned(), error);
    let mut size = input.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < input.len() {
            let end = boundary(&input, (at + size).min(input.len()));
            if end <= at {
                at += 1;
                while !input.is_char_boundary(at) {
                    at += 1;
                }
                continue;
            }
            let shorter = format!("{}{}", &input[..at], &input[end..]);
            match property(&shorter) {
                Err(e) => (input, error) = (shorter, e),
                Ok(()) => at = end,
            }
        }
        size /= 2;
    }
    (input, error)
}

fn options(input: Input, strip: Strip) -> Options {
    Options {
        input,
        strip,
        ..Options::default()
    }
}

#[test]
fn every_report_of_text_is_sound() {
    for strip in [Strip::Auto, Strip::Off] {
        for_all(|input| check(&analyzed(input, &options(Input::Text, strip))?));
    }
}

#[test]
fn every_report_of_html_is_sound() {
    for strip in [Strip::Auto, Strip::Off] {
        for_all(|input| check(&analyzed(input, &options(Input::Html, strip))?));
    }
}

#[test]
fn the_text_of_text_is_the_input() {
    for_all(|input| {
        let report = analyzed(input, &options(Input::Text, Strip::Auto))?;
        if report.text == input {
            Ok(())
        } else {
            Err(format!("the text is {:?}", report.text))
        }
    });
}

#[test]
fn the_same_input_gives_the_same_report() {
    for_all(|input| {
        for kind in [Input::Text, Input::Html] {
            let options = options(kind, Strip::Auto);
            if analyzed(input, &options)? != analyzed(input, &options)? {
                return Err(format!("{kind:?}: two reports of one input differ"));
            }
        }
        Ok(())
    });
}

#[test]
fn strip_off_keeps_every_block() {
    for_all(|input| {
        for kind in [Input::Text, Input::Html] {
            let report = analyzed(input, &options(kind, Strip::Off))?;
            if let Some(block) = report.blocks.iter().find(|b| !b.kept) {
                return Err(format!("{kind:?}: {block:?}"));
            }
        }
        Ok(())
    });
}

#[test]
fn the_readers_own_verdict_goes_before_nutgrafs() {
    for_all(|input| {
        let first = analyzed(input, &options(Input::Text, Strip::Auto))?;
        // Every block is turned round, each named by another of its offsets, in another unit.
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let map = OffsetMap::new(&first.text, unit);
            let overrides = first.blocks.iter().enumerate().map(|(n, block)| Override {
                start: map.from_byte(if n % 2 == 0 {
                    block.range.start
                } else {
                    boundary(&first.text, block.range.start + block.range.len() / 2)
                }),
                kept: !block.kept,
            });
            let turned = Options {
                overrides: overrides.collect(),
                override_unit: unit,
                ..options(Input::Text, Strip::Auto)
            };
            let second = analyzed(input, &turned)?;
            for (a, b) in first.blocks.iter().zip(&second.blocks) {
                if a.range != b.range || a.kept == b.kept {
                    return Err(format!("{unit:?}: {a:?} was turned round and is {b:?}"));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn offsets_there_and_back_are_the_same() {
    for_all(|input| {
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint, OffsetUnit::Byte] {
            let map = OffsetMap::new(input, unit);
            let mut counted = 0;
            for (at, c) in input.char_indices().chain([(input.len(), '\0')]) {
                if map.from_byte(at) != counted || map.to_byte(input, counted) != at {
                    let (there, back) = (map.from_byte(at), map.to_byte(input, counted));
                    return Err(format!("{unit:?}: byte {at} is unit {counted}, not {there}, and back it is {back}"));
                }
                counted += match unit {
                    OffsetUnit::Byte => c.len_utf8(),
                    OffsetUnit::Utf16 => c.len_utf16(),
                    OffsetUnit::Codepoint => 1,
                };
            }
        }
        Ok(())
    });
}

#[test]
fn a_converted_report_names_the_same_words() {
    for_all(|input| {
        let report = analyzed(input, &options(Input::Text, Strip::Off))?;
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let mut converted = report.clone();
            converted.convert(unit);
            if converted.offset_unit != unit {
                return Err(format!("the unit is {:?}, not {unit:?}", converted.offset_unit));
            }
            let map = OffsetMap::new(&report.text, unit);
            let mut back = converted.clone();
            back.for_each_range(|r| *r = Range::new(map.to_byte(&report.text, r.start), map.to_byte(&report.text, r.end)));
            back.offset_unit = OffsetUnit::Byte;
            if back != report {
                return Err(format!("{unit:?} and back is another report"));
            }
        }
        Ok(())
    });
}
