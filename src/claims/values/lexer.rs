//! Tokens that know numbers: `1.2bn` is a number and a word, `mid-October` two words and a hyphen.

use super::lexicon::{Lexicon, WordId};
use crate::text::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// A run of letters; the id of those that the lexicon knows.
    Word(WordId),
    /// Digits, with their groups and decimals, or a fraction's glyph.
    Number(Number),
    /// Any other character.
    Mark(char),
    /// Before the first token and after the last.
    End,
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub value: f64,
    /// Digits before the decimal point.
    pub digits: u8,
    /// Digits after it.
    pub decimals: u8,
    /// True for `1,170`.
    pub grouped: bool,
    /// True for `½`.
    pub glyph: bool,
    /// True for `007`.
    pub zero: bool,
}

/// A token of a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    pub range: Range,
    pub kind: Kind,
    /// True where no white space lies between it and the token before it.
    pub glued: bool,
    /// True where it begins with a capital letter.
    pub capital: bool,
}

/// Cuts a range of the text into tokens, into a buffer that is used again and again.
pub(crate) fn lex(text: &str, range: Range, lexicon: &Lexicon, out: &mut Vec<Token>) {
    out.clear();
    let bytes = text.as_bytes();
    let byte = |i: usize| if i < range.end { bytes.get(i).copied().unwrap_or(0) } else { 0 };
    let (mut at, mut glued) = (range.start, false);
    while at < range.end {
        let b = byte(at);
        let start = at;
        let (kind, capital) = match b {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => {
                at += 1;
                glued = false;
                continue;
            }
            // .5
            b'0'..=b'9' | b'.' if b != b'.' || !glued && byte(at + 1).is_ascii_digit() => {
                let number;
                (number, at) = digits(&byte, at);
                (Kind::Number(number), false)
            }
            b'A'..=b'Z' | b'a'..=b'z' => {
                at = letters(text, range, at);
                let is_address =
                    (byte(at) == b':' && byte(at + 1) == b'/' && byte(at + 2) == b'/') || (byte(at) == b'@' && byte(at + 1) > b' ');
                let word = text.get(start..at).unwrap_or_default();
                if is_address || (byte(at) == b'.' && word.eq_ignore_ascii_case("www")) {
                    while at < range.end && byte(at) > b' ' {
                        at += 1;
                    }
                    (Kind::Word(WordId::UNKNOWN), false)
                } else {
                    (Kind::Word(lexicon.word(word)), b.is_ascii_uppercase())
                }
            }
            0..0x80 => {
                at += 1;
                (Kind::Mark(b as char), false)
            }
            _ => {
                let Some(c) = text.get(at..range.end).and_then(|rest| rest.chars().next()) else {
                    return;
                };
                at += c.len_utf8();
                if c.is_whitespace() || c == '\u{feff}' {
                    glued = false;
                    continue;
                }
                if let Some(value) = glyph(c) {
                    let number = Number {
                        value,
                        digits: 0,
                        decimals: 2,
                        grouped: false,
                        glyph: true,
                        zero: false,
                    };
                    (Kind::Number(number), false)
                } else if c.is_alphabetic() {
                    at = letters(text, range, at);
                    (Kind::Word(lexicon.word(text.get(start..at).unwrap_or_default())), c.is_uppercase())
                } else {
                    (Kind::Mark(c), false)
                }
            }
        };
        out.push(Token {
            range: Range::new(start, at),
            kind,
            glued,
            capital,
        });
        glued = true;
    }
}

/// The end of the run of letters that goes on at `at`.
fn letters(text: &str, range: Range, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while at < range.end {
        match bytes.get(at) {
            Some(b) if b.is_ascii_alphabetic() => at += 1,
            Some(b) if *b >= 0x80 => match text.get(at..range.end).and_then(|rest| rest.chars().next()) {
                Some(c) if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}') => at += c.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    at
}

/// The number that begins at `at`, and its end. Commas that set groups of digits apart, and one decimal point, belong to it;
/// so do points between groups of three (`1.234.567`), with a decimal comma after them or without.
fn digits(byte: &impl Fn(usize) -> u8, start: usize) -> (Number, usize) {
    let run = |from: usize| {
        let mut end = from;
        while byte(end).is_ascii_digit() {
            end += 1;
        }
        end
    };
    let mut at = run(start);
    let zero = byte(start) == b'0' && at - start > 1;
    let (mut grouped, mut integer_end) = (false, at);
    if at - start <= 3 {
        let mut next = at;
        while byte(next) == b',' && matches!(run(next + 1) - (next + 1), 2 | 3) {
            next = run(next + 1);
            // the last group has three digits, else it is a list or a decimal comma
            if byte(next.saturating_sub(4)) == b',' {
                (at, integer_end, grouped) = (next, next, true);
            }
        }
    }
    let mut decimals = 0;
    if byte(at) == b'.' && byte(at + 1).is_ascii_digit() {
        let end = run(at + 1);
        if byte(end) == b'.' && byte(end + 1).is_ascii_digit() {
            let mut next = at;
            while byte(next) == b'.' && run(next + 1) - (next + 1) == 3 {
                next = run(next + 1);
            }
            if at - start <= 3 && !(byte(next) == b'.' && byte(next + 1).is_ascii_digit()) {
                (at, integer_end, grouped) = (next, next, true);
            }
        } else {
            decimals = end - (at + 1);
            at = end;
        }
    }
    // 1.234,56: where the comma is the decimal mark, the points set groups apart
    let cents = run(at + 1) - (at + 1);
    if byte(at) == b','
        && (1..=2).contains(&cents)
        && (decimals == 3 && integer_end - start <= 3 || grouped && byte(at.saturating_sub(4)) == b'.')
    {
        (decimals, grouped) = (cents, true);
        at += 1 + cents;
    }
    // 4e14, 1e-3
    let mut end = at;
    let mut exponent = 0i32;
    if byte(at) == b'e' {
        let sign = usize::from(matches!(byte(at + 1), b'-' | b'+'));
        let last = run(at + 1 + sign);
        if (1..=2).contains(&(last - (at + 1 + sign))) && !byte(last).is_ascii_alphabetic() {
            exponent = (at + 1 + sign..last).fold(0, |n, i| n * 10 + i32::from(byte(i) - b'0'));
            exponent = if byte(at + 1) == b'-' { -exponent } else { exponent };
            end = last;
        }
    }
    let mut mantissa = Some(0u64);
    for i in start..at {
        let b = byte(i);
        if b.is_ascii_digit() {
            mantissa = mantissa.and_then(|m| m.checked_mul(10)?.checked_add(u64::from(b - b'0')));
        }
    }
    // more digits than any figure has: no value, so no figure
    let value = mantissa.map_or(f64::INFINITY, |m| {
        shifted(m as f64, exponent.saturating_sub(i32::try_from(decimals).unwrap_or(0)))
    });
    let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let digits = if grouped || end > at { 4 } else { small(integer_end - start) };
    let (grouped, at) = (grouped || end > at, end);
    (
        Number {
            value,
            digits,
            decimals: small(decimals),
            grouped,
            glyph: false,
            zero,
        },
        at,
    )
}

/// A number times a power of ten: by one exact power, so that up to 15 digits come out as the nearest binary fraction.
pub(crate) fn shifted(value: f64, exponent: i32) -> f64 {
    let scale = (0..exponent.abs()).fold(1.0, |scale, _| scale * 10.0);
    if exponent < 0 { value / scale } else { value * scale }
}

/// The value of a fraction's glyph.
fn glyph(c: char) -> Option<f64> {
    Some(match c {
        '¼' => 0.25,
        '½' => 0.5,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}
