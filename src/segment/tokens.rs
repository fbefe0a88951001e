//! Words, numbers, clitics and marks.

use crate::text::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and stops: `don't`, `four-year`, `U.S.`
    Word,
    /// Begins with a digit: `90`, `1,170`, `3.5`, `2025-08-19`, `1.2bn`, `19th`.
    Number,
    /// A clitic split off the word before it: `'s`, `’s`.
    Clitic,
    /// One character that is none of these: quotation marks, stops, dashes, symbols.
    Mark,
}

/// A token of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it lies.
    pub range: Range,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of a range of the text, in order.
pub(crate) fn tokens(text: &str, range: Range) -> Vec<Token> {
    let mut out = Vec::with_capacity(range.len() / 5 + 1);
    let mut rest = range.of(text);
    while let Some(first) = rest.chars().next() {
        let start = range.end - rest.len();
        let end = start + token_length(rest, first);
        if !first.is_whitespace() {
            push_token(text, Range::new(start, end), first, &mut out);
        }
        rest = text.get(end..range.end).unwrap_or_default();
    }
    out
}

/// Bytes of the token (or white space) that `rest` begins with.
fn token_length(rest: &str, first: char) -> usize {
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    // Most words are plain letters up to a space or a mark that no word holds.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0
        && rest
            .as_bytes()
            .get(plain)
            .is_none_or(|b| b.is_ascii() && !matches!(b, b'\'' | b'-' | b'&' | b'.' | b',' | b':' | b'/' | b'_'))
    {
        return plain;
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let inner = match c {
            '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '&' => next.is_some_and(char::is_alphanumeric) && first.is_alphanumeric(),
            '.' => next.is_some_and(char::is_alphanumeric) || is_initialism(rest.get(..at).unwrap_or_default()),
            ',' | ':' | '/' => first.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
            '\u{ad}' | '\u{200d}' | '_' => true,
            c => c.is_alphanumeric() || is_combining(c),
        };
        if !inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(first.len_utf8())
}

/// True for `U`, `U.S`, `a.m`: letters, each alone, between stops. `rest` up to a stop that may belong to it.
fn is_initialism(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn push_token(text: &str, range: Range, first: char, out: &mut Vec<Token>) {
    if first.is_numeric() {
        out.push(Token {
            range,
            kind: TokenKind::Number,
        });
        return;
    }
    if !first.is_alphabetic() {
        out.push(Token {
            range,
            kind: TokenKind::Mark,
        });
        return;
    }
    let word = range.of(text);
    for clitic in ["'s", "\u{2019}s", "'S", "\u{2019}S"] {
        if let Some(stem) = word.strip_suffix(clitic) {
            let cut = range.start + stem.len();
            out.push(Token {
                range: Range::new(range.start, cut),
                kind: TokenKind::Word,
            });
            out.push(Token {
                range: Range::new(cut, range.end),
                kind: TokenKind::Clitic,
            });
            return;
        }
    }
    out.push(Token {
        range,
        kind: TokenKind::Word,
    });
}
