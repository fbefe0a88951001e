//! Bytes of a file become text.

/// The text of a file, and what to tell the reader about its encoding, if anything.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    // A byte order mark signs the encoding; it is no part of the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) if mostly_utf8(bytes) => (
            String::from_utf8_lossy(bytes).into_owned(),
            Some("not all of it is UTF-8: what is not is shown as \u{fffd}"),
        ),
        Err(_) => (
            bytes.iter().map(|&b| windows_1252(b)).collect(),
            Some("not UTF-8: read as Windows-1252"),
        ),
    }
}

/// What to tell the reader where what was read is hardly text: a picture, a program, UTF-16 without its mark.
pub(super) fn doubt(text: &str) -> Option<&'static str> {
    let is_odd = |c: char| c.is_control() && !c.is_whitespace();
    let (mut odd, mut all) = (0usize, 0usize);
    for c in text.chars() {
        odd += usize::from(is_odd(c));
        all += 1;
        if c == '\0' {
            return Some("this does not look like text: it has NUL characters, as pictures and UTF-16 without a byte order mark do");
        }
    }
    (odd > all / 2).then_some("this does not look like text: most of it is control characters")
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<&'static str>) {
    let pairs = bytes.chunks_exact(2);
    let torn = !pairs.remainder().is_empty();
    let units: Vec<u16> = pairs
        .map(|p| unit([p.first().copied().unwrap_or(0), p.get(1).copied().unwrap_or(0)]))
        .collect();
    match String::from_utf16(&units) {
        Ok(text) if !torn => (text, None),
        _ => (
            String::from_utf16_lossy(&units),
            Some("not all of it is UTF-16: what is not is shown as \u{fffd}"),
        ),
    }
}

/// True where more characters beyond ASCII are well-formed UTF-8 than not: a damaged file, not one of another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// The character of a byte in Windows-1252, as browsers read it: pages that say Latin-1 mean this.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80)
        .and_then(|n| FROM_80.get(usize::from(n)).copied())
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_sign_the_encoding_and_are_no_text() {
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xc3\xa9"), ("café".into(), None));
        assert_eq!(decode(b"\xff\xfec\0a\0f\0\xe9\0"), ("café".into(), None));
        assert_eq!(decode(b"\xfe\xff\0c\0a\0f\0\xe9"), ("café".into(), None));
        assert_eq!(decode(b""), (String::new(), None));
    }

    #[test]
    fn what_is_not_utf8_is_read_as_browsers_do() {
        let (text, note) = decode(b"\x93It will rain,\x94 he said \x96 in a caf\xe9.");
        assert_eq!(text, "“It will rain,” he said – in a café.");
        assert!(note.is_some());
    }

    #[test]
    fn one_bad_byte_spoils_no_utf8() {
        let (text, note) = decode(
            "“It will rain,” he said.\u{0}"
                .as_bytes()
                .iter()
                .chain(b"\xff")
                .copied()
                .collect::<Vec<_>>()
                .as_slice(),
        );
        assert_eq!(text, "“It will rain,” he said.\u{0}\u{fffd}");
        assert!(note.is_some());
    }

    #[test]
    fn what_is_hardly_text_is_doubted() {
        for text in ["", "It will rain,\r\n\the said.\u{c}", "a\u{1b}[31m", "\u{85}\u{85}"] {
            assert_eq!(doubt(text), None, "{text:?}");
        }
        for text in ["a\0b\0", "It will rain.\0", "\u{1}\u{2}a", "\u{81}\u{8d}a"] {
            assert!(doubt(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn torn_utf16_is_shown_as_such() {
        let (text, note) = decode(b"\xff\xfea\0\x00\xd8b");
        assert_eq!(text, "a\u{fffd}");
        assert!(note.is_some());
    }
}
