//! Small questions to the words of a phrase or a name.

use std::ops::Range as Tokens;

use super::super::sheet::Sheet;
use crate::tagger::Tag;
use crate::text::flat;

/// What to call whom a phrase names: "the White House" is the White House; "The sources" are sources.
pub(super) fn called(s: &Sheet, phrase: &Tokens<usize>) -> String {
    let words = s.span(phrase.start, phrase.end).of(s.text);
    let rest = ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|a| words.strip_prefix(a))
        .unwrap_or(words);
    flat(rest)
}

/// The first verb of a clause that stands in these tokens and in no quotation.
pub(super) fn verb_in(s: &Sheet, mut tokens: Tokens<usize>) -> Option<usize> {
    tokens.find(|&k| s.is_finite(k) && !s.is_quoted(k))
}

/// True where a possessive stands before the noun: "Trump's lawyer".
pub(super) fn is_owned(s: &Sheet, mut before: Tokens<usize>) -> bool {
    before.any(|k| s.tag(k) == Tag::Clitic)
}

/// "Ministry" of "Ministry of Mines", "Council" of "Holm City Council".
pub(super) fn head_word(name: &str) -> &str {
    let core = [" of ", " for "]
        .iter()
        .fold(name, |name, link| name.split(link).next().unwrap_or(name));
    core.rsplit(' ').next().unwrap_or(core)
}
