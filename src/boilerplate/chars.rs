//! What is asked of each character of a page, as bits: one look into a table for ASCII.

/// A letter of any script.
pub(crate) const LETTER: u8 = 1;
pub(crate) const UPPER: u8 = 2;
pub(crate) const LOWER: u8 = 4;
/// A digit or another sign for a number that is no letter.
pub(crate) const NUMBER: u8 = 8;
/// Of a script that writes without spaces.
pub(crate) const IDEOGRAPH: u8 = 16;
pub(crate) const SPACE: u8 = 32;
pub(crate) const APOSTROPHE: u8 = 64;
/// What words are made of.
pub(crate) const WORD: u8 = LETTER | NUMBER;

#[allow(clippy::indexing_slicing, reason = "runs while compiling: a wrong index is an error of the build")]
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut n = 0;
    while n < 128 {
        let byte = n as u8;
        table[n] = match byte {
            b'a'..=b'z' => LETTER | LOWER,
            b'A'..=b'Z' => LETTER | UPPER,
            b'0'..=b'9' => NUMBER,
            b' ' | b'\t'..=b'\r' => SPACE,
            b'\'' => APOSTROPHE,
            _ => 0,
        };
        n += 1;
    }
    table
};

/// The bits of a character.
#[inline]
pub(crate) fn of(c: char) -> u8 {
    ASCII.get(c as usize).copied().unwrap_or_else(|| other(c))
}

#[inline(never)]
fn other(c: char) -> u8 {
    match c {
        '\u{2019}' => APOSTROPHE,
        // Dashes, quotation marks, the ellipsis: the most frequent by far; then letters of Latin and Cyrillic.
        '\u{2010}'..='\u{2027}' => 0,
        '\u{d7}' | '\u{f7}' => 0,
        '\u{c0}'..='\u{de}' | '\u{400}'..='\u{42f}' => LETTER | UPPER,
        '\u{df}'..='\u{ff}' | '\u{430}'..='\u{45f}' => LETTER | LOWER,
        _ if is_ideograph(c) => IDEOGRAPH | kind(c),
        _ => kind(c) | case(c),
    }
}

fn kind(c: char) -> u8 {
    if c.is_alphabetic() {
        LETTER
    } else if c.is_numeric() {
        NUMBER
    } else if c.is_whitespace() {
        SPACE
    } else {
        0
    }
}

fn case(c: char) -> u8 {
    if c.is_lowercase() {
        LOWER
    } else if c.is_uppercase() {
        UPPER
    } else {
        0
    }
}

/// True for scripts that write without spaces.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_say_what_unicode_says() {
        for c in '\0'..=char::MAX {
            let is = of(c);
            assert_eq!(is & WORD != 0, c.is_alphanumeric(), "{c:?}");
            assert_eq!(is & LETTER != 0, c.is_alphabetic(), "{c:?}");
            assert_eq!(is & UPPER != 0, c.is_uppercase(), "{c:?}");
            assert_eq!(is & LOWER != 0, c.is_lowercase(), "{c:?}");
            assert_eq!(is & SPACE != 0, c.is_whitespace(), "{c:?}");
            assert_eq!(is & IDEOGRAPH != 0, is_ideograph(c), "{c:?}");
            if is & (LOWER | IDEOGRAPH) != 0 {
                assert!(c.to_lowercase().eq([c]), "{c:?} is in lower case");
            }
        }
    }
}
