//! The properties that fuzzing tries, as functions of bytes: `cargo xtask fuzz` runs them on what it comes up with,
//! `tests/fuzz.rs` on past findings and on a few thousand inputs in every test run.

// The same file that the other tests use.
#[path = "../invariants/mod.rs"]
mod invariants;

use invariants::{analyzed, check};
use nutgraf::*;

pub(crate) const TARGETS: [&str; 4] = ["text", "html", "options", "offsets"];

/// Panics where a target's property does not hold.
pub(crate) fn hold(target: &str, bytes: &[u8]) {
    let outcome = match target {
        "text" => text(&String::from_utf8_lossy(bytes)),
        "html" => html(&String::from_utf8_lossy(bytes)),
        "options" => options(bytes),
        _ => offsets(bytes),
    };
    if let Err(error) = outcome {
        panic!("{target}: {error}\n{:?}", String::from_utf8_lossy(bytes));
    }
}

fn plain(input: Input, strip: Strip) -> Options {
    Options {
        input,
        strip,
        ..Options::default()
    }
}

/// A sound report, the same one again, whose text is the input.
fn text(input: &str) -> Result<(), String> {
    let options = plain(Input::Text, Strip::Auto);
    let report = analyzed(input, &options)?;
    check(&report)?;
    if report.text != input {
        return Err(format!("the text is {:?}", report.text));
    }
    if analyzed(input, &options)? != report {
        return Err("two reports of one input differ".into());
    }
    // Without stripping there is more to read claims off.
    check(&analyzed(input, &plain(Input::Text, Strip::Off))?)?;
    export::markdown(&report);
    Ok(())
}

/// A sound report, the same one again; its text, read as text, stays the same.
fn html(input: &str) -> Result<(), String> {
    let options = plain(Input::Html, Strip::Off);
    let report = analyzed(input, &options)?;
    check(&report)?;
    if analyzed(input, &options)? != report {
        return Err("two reports of one input differ".into());
    }
    check(&analyzed(input, &plain(Input::Html, Strip::Auto))?)?;
    export::markdown(&report);
    Ok(())
}

/// Bytes that are taken for numbers before the rest is taken for text.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> usize {
        match self.byte() {
            255 => usize::MAX - usize::from(self.byte()),
            n if n >= 128 => usize::from(n & 127) * 256 + usize::from(self.byte()),
            n => usize::from(n),
        }
    }
}

/// Whatever is chosen: a sound report or one of the errors that are documented, and a verdict of the reader's is heeded.
fn options(bytes: &[u8]) -> Result<(), String> {
    let mut choices = Choices(bytes);
    let how = choices.byte();
    let published = match choices.byte() % 4 {
        0 => None,
        1 => Some("2025-08-19".to_owned()),
        2 => Some(format!("{:04}-{:02}-{:02}", choices.number(), choices.byte(), choices.byte())),
        _ => {
            let length = usize::from(choices.byte() % 16).min(choices.0.len());
            let (date, rest) = choices.0.split_at(length);
            choices.0 = rest;
            Some(String::from_utf8_lossy(date).into_owned())
        }
    };
    let overrides: Vec<Override> = (0..how >> 5)
        .map(|_| Override {
            start: choices.number(),
            kept: choices.byte().is_multiple_of(2),
        })
        .collect();
    let options = Options {
        input: [Input::Auto, Input::Text, Input::Html][usize::from(how % 3)],
        strip: if how & 4 == 0 { Strip::Auto } else { Strip::Off },
        published,
        overrides,
        override_unit: [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::Codepoint][usize::from(how / 3 % 3)],
        max_bytes: if how & 8 == 0 { DEFAULT_MAX_BYTES } else { choices.number() },
    };
    let input = String::from_utf8_lossy(choices.0);
    match analyze(&input, &options) {
        Ok(report) => {
            check(&report)?;
            if input.len() > options.max_bytes {
                return Err(format!("{} bytes got through {options:?}", input.len()));
            }
            let map = OffsetMap::new(&report.text, options.override_unit);
            let at = |o: &Override| map.to_byte(&report.text, o.start);
            for block in &report.blocks {
                let inside = |o: &&Override| block.range.start <= at(o) && at(o) < block.range.end;
                let wanted: Vec<bool> = options.overrides.iter().filter(inside).map(|o| o.kept).collect();
                if !wanted.is_empty() && !wanted.contains(&block.kept) {
                    return Err(format!("{block:?} is against {options:?}"));
                }
            }
            Ok(())
        }
        Err(Error::InputTooLarge { .. }) if input.len() > options.max_bytes => Ok(()),
        Err(Error::InvalidOptions { .. }) if options.published.is_some() => Ok(()),
        Err(error) => Err(format!("refused: {error} {options:?}")),
    }
}

/// A report in another unit says the same, and any number is taken for an offset without harm.
fn offsets(bytes: &[u8]) -> Result<(), String> {
    let mut choices = Choices(bytes);
    let (a, b) = (choices.number(), choices.number());
    let input = String::from_utf8_lossy(choices.0);
    let report = analyzed(&input, &plain(Input::Text, Strip::Off))?;
    for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
        let map = OffsetMap::new(&input, unit);
        let mut counted = 0;
        for (at, c) in input.char_indices().chain([(input.len(), '\0')]) {
            if map.from_byte(at) != counted || map.to_byte(&input, counted) != at {
                return Err(format!("{unit:?}: byte {at} is unit {counted}, and is not told so"));
            }
            counted += match unit {
                OffsetUnit::Byte => c.len_utf8(),
                OffsetUnit::Utf16 => c.len_utf16(),
                OffsetUnit::Codepoint => 1,
            };
        }
        for number in [a, b] {
            let byte = map.to_byte(&input, number);
            if !input.is_char_boundary(byte) || (byte < input.len() && map.from_byte(byte) > number) {
                return Err(format!("{unit:?}: unit {number} is byte {byte}"));
            }
        }
        let mut converted = report.clone();
        converted.convert(unit);
        converted.for_each_range(|r| *r = Range::new(map.to_byte(&input, r.start), map.to_byte(&input, r.end)));
        converted.offset_unit = OffsetUnit::Byte;
        if converted != report {
            return Err(format!("{unit:?} and back is another report"));
        }
    }
    Ok(())
}
