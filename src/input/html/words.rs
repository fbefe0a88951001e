//! Hints from names: what the words of `class`, `id`, `role` and `itemprop` say of an element.

use std::sync::LazyLock;

use crate::input::hint;

/// Slots of the table; a power of two, well above the number of entries.
const SLOTS: usize = 2048;

/// Open-addressed: a word (or two words joined by `-`) and its hint.
static TABLE: LazyLock<Vec<(&'static str, u32)>> = LazyLock::new(|| {
    let mut table = vec![("", 0); SLOTS];
    for line in crate::lexicon::entries(crate::lexicon::list!("../../../data/markup_hints.txt")) {
        let (word, name) = line.split_once('\t').unwrap_or((line, ""));
        let flag = hint::NAMES.iter().position(|&n| n == name.trim()).map_or(0, |bit| 1u32 << bit);
        let hash = word.bytes().fold(FNV_START, fnv);
        if let Some(slot) = slots(hash).find(|&n| table.get(n).is_some_and(|&(w, _)| w.is_empty() || w == word))
            && let Some(entry) = table.get_mut(slot)
        {
            *entry = (word, entry.1 | flag);
        }
    }
    table
});

/// FNV-1a of 32 bits: the same on every platform.
pub(super) const FNV_START: u32 = 0x811c_9dc5;

/// One step of FNV-1a.
pub(super) const fn fnv(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

fn slots(hash: u32) -> impl Iterator<Item = usize> {
    (0..SLOTS).map(move |n| (hash as usize).wrapping_add(n) & (SLOTS - 1))
}

fn look_up(hash: u32, word: &[u8]) -> u32 {
    let found = slots(hash)
        .map_while(|n| TABLE.get(n).filter(|(w, _)| !w.is_empty()))
        .find(|(w, _)| {
            w.len() == word.len()
                && w.bytes()
                    .zip(word)
                    .all(|(a, b)| a == b.to_ascii_lowercase() || (a == b'-' && !b.is_ascii_alphanumeric()))
        });
    found.map_or(0, |&(_, flag)| flag)
}

/// The hints of all words of a name or list of names. Words end at anything but letters and digits, and before a
/// capital that follows a small letter; two words in a row count as one more.
pub(super) fn hints(names: &str) -> u32 {
    let bytes = names.as_bytes();
    let mut flags = 0;
    let mut before: Option<(usize, usize)> = None; // the word before, if it touches this one
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        if !first.is_ascii_alphanumeric() {
            if first != b'-' && first != b'_' {
                before = None;
            }
            at += 1;
            continue;
        }
        let start = at;
        let mut hash = FNV_START;
        while let Some(&byte) = bytes.get(at)
            && byte.is_ascii_alphanumeric()
            && !(at > start && byte.is_ascii_uppercase() && bytes.get(at - 1).is_some_and(u8::is_ascii_lowercase))
        {
            hash = fnv(hash, byte.to_ascii_lowercase());
            at += 1;
        }
        let word = bytes.get(start..at).unwrap_or_default();
        if word.len() <= LONGEST {
            flags |= look_up(hash, word);
            if let Some((first, end)) = before {
                flags |= pair(bytes.get(first..end).unwrap_or_default(), word);
            }
            before = Some((start, at));
        } else {
            before = None;
        }
    }
    flags
}

/// No word of the list is longer.
const LONGEST: usize = 24;

/// The hint of two words in a row.
fn pair(first: &[u8], second: &[u8]) -> u32 {
    let mut joined = [b'-'; 2 * LONGEST + 1];
    let length = first.len() + 1 + second.len();
    let mut hash = FNV_START;
    for (to, from) in joined.iter_mut().zip(first.iter().chain(b"-").chain(second)) {
        *to = from.to_ascii_lowercase();
        hash = fnv(hash, *to);
    }
    look_up(hash, joined.get(..length).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::hint::{ADVERTISEMENT, BODY, BYLINE, COMMENT, SHARE, TAGS, TEXT};

    #[test]
    fn every_entry_names_a_hint() {
        for line in crate::lexicon::entries(crate::lexicon::list!("../../../data/markup_hints.txt")) {
            let (word, name) = line.split_once('\t').unwrap_or((line, ""));
            assert!(hint::NAMES.contains(&name), "{line}");
            assert!(word.len() <= 2 * LONGEST && word == word.to_lowercase(), "{line}");
            assert_ne!(hints(word), 0, "{line}");
        }
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(hints("gradient-heading download"), 0);
        assert_eq!(hints("ad"), ADVERTISEMENT);
        assert_eq!(hints("top_ad-slot"), ADVERTISEMENT);
        assert_eq!(hints("socialBar"), SHARE);
        assert_eq!(hints("ArticleBody_wrap__x8Yz2"), BODY);
        assert_eq!(hints("entry-content"), BODY | TEXT);
        assert_eq!(hints("entry content"), TEXT);
        assert_eq!(hints("Author COMMENT"), BYLINE | COMMENT);
        assert_eq!(hints("meta"), TAGS);
        assert_eq!(hints(&"x".repeat(100_000)), 0);
    }
}
