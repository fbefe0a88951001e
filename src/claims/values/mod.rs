//! What the figures and the dates of a text share: tokens that know numbers, the words that matter, and number phrases.
//!
//! Each sentence is cut into tokens once; dates are looked for first, and what they cover is no figure.

pub(super) mod lexer;
pub(super) mod lexicon;
pub(super) mod numbers;

use super::quantities;
use super::times::{self, Anchors};
use crate::lexicon::Table;
use crate::linear::Small;
use crate::report::{Quantity, Time};
use crate::segment::Sentence;
use crate::text::Range;
use lexer::{Kind, Token};
use lexicon::{Entry, Lexicon};
pub(crate) use lexicon::{ordinal_word, season_name, unit_name};

/// The figures and the dates of the sentences, each in text order and without overlap.
pub(crate) fn find(text: &str, sentences: &[Sentence], anchors: &Anchors) -> (Vec<Quantity>, Vec<Time>) {
    let lexicon = Lexicon::get();
    let (mut tokens, mut taken) = (Vec::new(), Vec::new());
    let (mut found, mut mentions) = (Vec::new(), Vec::new());
    for (sentence, s) in sentences.iter().enumerate() {
        lexer::lex(text, s.range, lexicon, &mut tokens);
        let view = View {
            text,
            tokens: &tokens,
            lexicon,
        };
        taken.clear();
        times::collect(&view, sentence, &mut mentions, &mut taken);
        quantities::collect(&view, sentence, &taken, &mut found);
    }
    quantities::share_currencies(text, sentences, &mut found, lexicon);
    (found, times::resolve(&mut mentions, anchors))
}

/// The figure that these words are when nothing stands around them; `None` where they are not one figure from end to end.
pub(crate) fn figure(words: &str) -> Option<Quantity> {
    let range = Range::new(0, words.len());
    let mut found = find(words, &[Sentence { range, block: 0 }], &Anchors::default()).0;
    found.pop().filter(|q| q.range == range)
}

/// A sentence as its tokens. Every look beyond its ends finds a neutral token, so that rules need no bounds checks.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
}

/// Stands for "no token": no word, no number, no mark.
static NOTHING: Token = Token {
    range: Range::new(0, 0),
    kind: Kind::End,
    glued: false,
    capital: false,
};

impl View<'_> {
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, i: usize) -> &Token {
        self.tokens.get(i).unwrap_or(&NOTHING)
    }

    /// The token `back` places before `i`.
    pub(super) fn before(&self, i: usize, back: usize) -> &Token {
        i.checked_sub(back).map_or(&NOTHING, |i| self.token(i))
    }

    /// What the lexicon says of token `i`.
    pub(super) fn entry(&self, i: usize) -> &Entry {
        self.lexicon.entry(self.token(i))
    }

    pub(super) fn entry_before(&self, i: usize, back: usize) -> &Entry {
        self.lexicon.entry(self.before(i, back))
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.token(i).range.of(self.text)
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_before(&self, i: usize, back: usize, word: &str) -> bool {
        self.before(i, back).range.of(self.text).eq_ignore_ascii_case(word)
    }

    /// True where the token `back` places before `i` is one of the words.
    pub(super) fn follows(&self, i: usize, back: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is_before(i, back, w))
    }

    pub(super) fn any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(i, w))
    }

    /// True where the token is one of a set of words, its case aside.
    pub(super) fn is_of(&self, i: usize, words: &Table) -> bool {
        is_listed(self.word(i), words)
    }

    /// The same of the token `back` places before `i`.
    pub(super) fn follows_of(&self, i: usize, back: usize, words: &Table) -> bool {
        is_listed(self.before(i, back).range.of(self.text), words)
    }

    pub(super) fn mark(&self, i: usize) -> char {
        match self.token(i).kind {
            Kind::Mark(c) => c,
            _ => '\0',
        }
    }

    pub(super) fn mark_before(&self, i: usize, back: usize) -> char {
        match self.before(i, back).kind {
            Kind::Mark(c) => c,
            _ => '\0',
        }
    }

    /// True where token `i` is an apostrophe followed by a glued `s`: a possessive.
    pub(super) fn is_possessive(&self, i: usize) -> bool {
        is_apostrophe(self.mark(i)) && self.token(i).glued && self.is(i + 1, "s") && self.token(i + 1).glued
    }

    /// The whole number at `i`, if it is digits only.
    pub(super) fn integer(&self, i: usize) -> Option<(i64, u8)> {
        match self.token(i).kind {
            Kind::Number(n) if n.decimals == 0 && !n.grouped && !n.glyph && n.digits <= 12 => Some((n.value as i64, n.digits)),
            _ => None,
        }
    }

    /// From the start of token `from` to the end of the token before `to`.
    pub(super) fn range(&self, from: usize, to: usize) -> Range {
        Range::new(self.token(from).range.start, self.token(to.saturating_sub(1)).range.end)
    }
}

/// True for a word of the set, written in whatever case.
fn is_listed(word: &str, words: &Table) -> bool {
    word.is_ascii() && words.contains(Small::default().lower(word))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`')
}

/// Hyphens and dashes, as they stand between the ends of a range.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
