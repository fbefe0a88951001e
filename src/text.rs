//! Ranges of the text and the one conversion of their unit.
//!
//! Inside the library a range counts UTF-8 bytes. JavaScript counts UTF-16 code units, Python counts code points:
//! [`OffsetMap`] converts at the edges, in one pass over the text, and nowhere else.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of the report's `text`. It never splits a code point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// First unit inside.
    pub start: usize,
    /// First unit after.
    pub end: usize,
}

impl Range {
    /// `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in units.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True where nothing lies inside.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True where `other` lies wholly inside.
    pub const fn contains(self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share at least one unit.
    pub const fn overlaps(self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes of `text` that the range (in bytes) covers; empty where the range does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The range (in bytes) without the white space at its ends.
    pub fn trim(self, text: &str) -> Range {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        let end = start + inside.trim().len();
        Range { start, end }
    }
}

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes: the unit inside the library.
    #[default]
    Byte,
    /// UTF-16 code units: the unit of JavaScript strings.
    Utf16,
    /// Unicode code points.
    Codepoint,
}

/// Converts offsets of one text between bytes and another unit.
///
/// Built in one pass; a look-up is a binary search over marks set at every character of more than one byte run,
/// so plain ASCII text costs nothing.
#[derive(Debug, Clone)]
pub struct OffsetMap {
    /// `(byte offset, unit offset)` at each point where the distance between the two changes.
    marks: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// The map between bytes and `unit` for `text`.
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Byte {
            let mut units = 0;
            for (at, c) in text.char_indices() {
                let width = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                units += width;
                if width != c.len_utf8() {
                    marks.push((at + c.len_utf8(), units));
                }
            }
        }
        Self { marks }
    }

    /// The unit offset of a byte offset on a character boundary.
    pub fn from_byte(&self, byte: usize) -> usize {
        match self
            .marks
            .partition_point(|&(b, _)| b <= byte)
            .checked_sub(1)
            .and_then(|n| self.marks.get(n))
        {
            Some(&(b, u)) => u + (byte - b),
            None => byte,
        }
    }

    /// The byte offset of a unit offset; inside a character, the character's start.
    pub fn to_byte(&self, text: &str, unit: usize) -> usize {
        let byte = match self
            .marks
            .partition_point(|&(_, u)| u <= unit)
            .checked_sub(1)
            .and_then(|n| self.marks.get(n))
        {
            Some(&(b, u)) => b.saturating_add(unit - u),
            None => unit,
        };
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

/// One line, without doubled spaces.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number in decimals: whole ones to the last digit, others with at most twelve decimals, tiny ones with eighteen. The
/// standard library's way prints every binary fraction to its end, for which its tables weigh more than all that is shown.
pub(crate) fn decimal(value: f64) -> String {
    let (mut rest, mut zeros) = (value.abs(), 0);
    while rest >= 1e19 && zeros < 308 {
        (rest, zeros) = (rest / 10.0, zeros + 1);
    }
    let most = if rest < 1e-6 { 18 } else { 12 };
    let mut places = 0;
    while places < most && rest < 1e12 && rest.fract() != 0.0 {
        (rest, places) = (rest * 10.0, places + 1);
    }
    let mut digits = rest.round() as u64;
    while places > 0 && digits.is_multiple_of(10) {
        (digits, places) = (digits / 10, places - 1);
    }
    let sign = if value < 0.0 && digits > 0 { "-" } else { "" };
    let scale = 10u64.pow(places);
    let mut out = format!("{sign}{}{:0<zeros$}", digits / scale, "");
    if places > 0 {
        out += &format!(".{:0width$}", digits % scale, width = places as usize);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_as_they_are_written() {
        for (value, written) in [
            (0.0, "0"),
            (-18.0, "-18"),
            (2.5, "2.5"),
            (0.07, "0.07"),
            (1234.56, "1234.56"),
            (90e9, "90000000000"),
            (6e20, "600000000000000000000"),
            (2.0 / 3.0, "0.666666666667"),
            (1_234_567_890_123_457.0, "1234567890123457"),
            (1e-13, "0.0000000000001"),
            (-1e-16, "-0.0000000000000001"),
            (-1e-30, "0"),
        ] {
            assert_eq!(decimal(value), written);
        }
    }
}
