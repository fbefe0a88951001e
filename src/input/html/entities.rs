//! Character references: `&amp;`, `&#39;`, `&#x2019;`, `&nbsp`.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::lexicon::{self, Table};

/// The names, their semicolons aside, and for each what it stands for.
static NAMED: LazyLock<(Table, Vec<Meaning>)> = LazyLock::new(|| {
    let (mut names, mut meanings) = (Vec::new(), Vec::new());
    let hex = |digits: &str| u32::from_str_radix(digits, 16).unwrap_or(0);
    let mut code = 0;
    for line in lexicon::entries(lexicon::list!("../../../data/entities.txt")) {
        let mut parts = lexicon::pieces(line, b'\t');
        let (step, second) = parts.next().map_or(("", ""), |codes| codes.split_once('+').unwrap_or((codes, "")));
        code += hex(step);
        for name in parts {
            let bare = name.trim_end_matches(';');
            names.push((bare, ""));
            meanings.push(Meaning {
                first: char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                second: char::from_u32(hex(second)).filter(|&c| c != '\0'),
                semicolon: bare != name,
            });
        }
    }
    (Table::new(names), meanings)
});

/// What a name stands for.
struct Meaning {
    first: char,
    second: Option<char>,
    /// It is a name only where a semicolon follows.
    semicolon: bool,
}

/// Bytes of the longest name, and of the longest that needs no semicolon.
const LONGEST: usize = 31;
const LONGEST_BARE: usize = 6;

/// A character reference that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its bytes, `&` included.
    pub length: usize,
    pub first: char,
    /// A few names stand for two characters.
    pub second: Option<char>,
}

/// Reads the reference that `text` begins with; `None` where its `&` is only an ampersand.
pub(super) fn reference(text: &str, in_attribute: bool) -> Option<Reference> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        numeric(bytes)
    } else {
        named(text, in_attribute)
    }
}

fn numeric(bytes: &[u8]) -> Option<Reference> {
    let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (start, radix) = if hex { (3, 16) } else { (2, 10) };
    let digits = bytes.get(start..)?;
    let mut code = 0u32;
    let mut count = 0;
    while let Some(digit) = digits.get(count).and_then(|&b| char::from(b).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        count += 1;
    }
    let semicolon = usize::from(digits.get(count) == Some(&b';'));
    (count > 0).then(|| Reference {
        length: start + count + semicolon,
        first: character(code),
        second: None,
    })
}

/// The character of a numeric reference. 0x80 to 0x9f mean Windows-1252, as the standard says.
fn character(code: u32) -> char {
    const WINDOWS_1252: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let windows = code.checked_sub(0x80).and_then(|n| WINDOWS_1252.get(n as usize)).copied();
    windows
        .or(char::from_u32(code))
        .filter(|&c| c != '\0')
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn named(text: &str, in_attribute: bool) -> Option<Reference> {
    let rest = text.as_bytes().get(1..)?;
    let run = rest.iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = |length: usize| text.get(1..=length).unwrap_or_default();
    if rest.get(run) == Some(&b';')
        && let Some((first, second)) = look_up(name(run), true)
    {
        let length = run + 2;
        return Some(Reference { length, first, second });
    }
    let (length, (first, second)) = (2..=run.min(LONGEST_BARE))
        .rev()
        .find_map(|length| Some((length, look_up(name(length), false)?)))?;
    let next = rest.get(length).copied().unwrap_or_default();
    let literal = in_attribute && (next == b'=' || next.is_ascii_alphanumeric());
    (!literal).then_some(Reference {
        length: length + 1,
        first,
        second,
    })
}

/// The characters of a name, which `semicolon` says is followed by one.
fn look_up(name: &str, semicolon: bool) -> Option<(char, Option<char>)> {
    let (names, meanings) = &*NAMED;
    let meaning = meanings.get(names.number(name)?)?;
    (semicolon || !meaning.semicolon).then_some((meaning.first, meaning.second))
}

/// The text with its references resolved.
pub(super) fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = match reference(from, in_attribute) {
            Some(found) => {
                out.push(found.first);
                out.extend(found.second);
                found.length
            }
            None => {
                out.push('&');
                1
            }
        };
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_and_none_is_too_long() {
        let list = lexicon::entries(lexicon::list!("../../../data/entities.txt"));
        let names: Vec<&str> = list.flat_map(|line| line.split('\t').skip(1)).collect();
        assert_eq!(names.len(), 2125);
        assert!(names.iter().all(|name| look_up(name.trim_end_matches(';'), true).is_some()));
        let bare = names.iter().filter(|name| !name.ends_with(';'));
        assert_eq!(bare.map(|name| name.len()).max(), Some(LONGEST_BARE));
        assert_eq!(names.iter().map(|name| name.trim_end_matches(';').len()).max(), Some(LONGEST));
    }

    #[test]
    fn references_in_text() {
        for (html, text) in [
            ("a &amp; b", "a & b"),
            ("&lt;b&gt;", "<b>"),
            ("&nbsp;&nbsp", "\u{a0}\u{a0}"),
            ("&#39;&#x2019;&#X2019", "'’’"),
            ("&#150;&#128;", "–€"),
            ("&notit; &notin; &not;", "¬it; ∉ ¬"),
            ("&nosuch; & &; &# &#x; &#xg;", "&nosuch; & &; &# &#x; &#xg;"),
            ("&#0;&#xd800;&#99999999999999999999;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&acE;", "∾̳"),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("&amp", "&"),
            ("&", "&"),
        ] {
            assert_eq!(decode(html, false), text, "{html}");
        }
    }

    #[test]
    fn references_in_attributes() {
        for (html, text) in [
            ("?a=1&copy=2", "?a=1&copy=2"),
            ("&copy 2", "© 2"),
            ("&copy2", "&copy2"),
            ("&copy;2", "©2"),
        ] {
            assert_eq!(decode(html, true), text, "{html}");
        }
    }
}
