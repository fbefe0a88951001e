//! Abbreviations and ordinals: what a stop after a word says of the sentence's end.

use std::sync::LazyLock;

use crate::lexicon::{self, Table};
use crate::linear::Small;

static CLASSES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/abbreviations.txt")));
static CONTINUATIONS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/continuations.txt")));

static STARTERS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/starters.txt")));

/// Longest entry of the list, in bytes.
const LONGEST: usize = 12;

/// The class of the word before a stop, as `data/abbreviations.txt` names it; `""` where it is no known abbreviation.
pub(super) fn class(word: &str) -> &'static str {
    if word.len() > LONGEST {
        return "";
    }
    if let Some(class) = CLASSES.get(word) {
        return class;
    }
    if word.chars().any(char::is_uppercase) {
        let mut buffer = Small::default();
        return CLASSES.get(buffer.lower(word)).unwrap_or_default();
    }
    ""
}

/// True where a number with a stop stands before a month or an era, or after an article: `3. Oktober`, `am 3.`
pub(super) fn is_ordinal(before: &str, after: &str) -> bool {
    let (mut earlier, mut next) = (Small::default(), Small::default());
    CONTINUATIONS.get(earlier.lower(before)) == Some("before") || CONTINUATIONS.get(next.lower(after)) == Some("after")
}

/// True where the time of day goes on: `9 a.m. Tuesday`.
pub(super) fn is_hour(before: &str, after: &str) -> bool {
    let (mut hour, mut next) = (Small::default(), Small::default());
    matches!(hour.lower(before), "a.m" | "p.m" | "am" | "pm") && matches!(CONTINUATIONS.get(next.lower(after)), Some("hour" | "after"))
}

/// True for a word (in small letters) that often begins a sentence.
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_entry_needs_its_capital() {
        assert_eq!(class("No"), "ref");
        assert_eq!(class("no"), "");
        assert_eq!(class("MR"), "title");
        assert_eq!(class("U.S"), "final");
    }

    #[test]
    fn ordinals_are_known_by_either_neighbour() {
        assert!(is_ordinal("am", "Platz"));
        assert!(is_ordinal("seit", "Oktober"));
        assert!(!is_ordinal("in", "The"));
    }

    #[test]
    fn no_entry_is_longer_than_what_is_looked_up() {
        let words = || lexicon::entries(lexicon::list!("../../data/abbreviations.txt")).filter_map(|e| e.split('\t').next());
        assert!(words().all(|word| word.len() <= LONGEST), "{:?}", words().max_by_key(|w| w.len()));
    }
}
