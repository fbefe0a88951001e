//! Hints from names: what the words of `class`, `id`, `role` and `itemprop` say of an element.

use std::sync::LazyLock;

use crate::input::hint;
use crate::lexicon;

/// Slots of the table; a power of two, well above the number of entries.
const SLOTS: usize = 2048;

/// A word (or two words joined by `-`) and its hint, by the word's hash. Open addressing: nearly all words are in no list, and
/// the hashes alone say so.
struct Table {
    /// 0 for a free slot.
    hashes: [u32; SLOTS],
    entries: Vec<(&'static str, u32)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        hashes: [0; SLOTS],
        entries: vec![("", 0); SLOTS],
    };
    for line in lexicon::entries(lexicon::list!("../../../data/markup_hints.txt")) {
        let (word, name) = lexicon::halves(line, b'\t').unwrap_or((line, ""));
        let flag = hint::NAMES.iter().position(|&n| n == name).map_or(0, |bit| 1u32 << bit);
        let hash = word.bytes().fold(FNV_START, fnv);
        let free = |n: &usize| table.entries.get(*n).is_some_and(|&(w, _)| w.is_empty() || w == word);
        if let Some(slot) = slots(hash).find(free)
            && let (Some(known), Some(entry)) = (table.hashes.get_mut(slot), table.entries.get_mut(slot))
        {
            *known = hash;
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

impl Table {
    /// The hint of a word, or of two in a row, whose hash this is.
    fn hint(&self, hash: u32, words: &[&[u8]]) -> u32 {
        let hashed = |&n: &usize| self.hashes.get(n).is_some_and(|&known| known != 0);
        let found = slots(hash)
            .take_while(hashed)
            .filter(|&n| self.hashes.get(n) == Some(&hash))
            .filter_map(|n| self.entries.get(n))
            .find(|(known, _)| is(known, words));
        found.map_or(0, |&(_, flag)| flag)
    }
}

/// True where the word of the table is these words joined by `-`, case aside.
fn is(known: &str, words: &[&[u8]]) -> bool {
    let mut known = known.bytes();
    let mut words = words.iter().enumerate();
    let same = |a: &u8, b: Option<u8>| b == Some(a.to_ascii_lowercase());
    words.all(|(n, word)| (n == 0 || known.next() == Some(b'-')) && word.iter().all(|a| same(a, known.next()))) && known.next().is_none()
}

/// The hints of all words of a name or list of names. Words end at anything but letters and digits, and before a
/// capital that follows a small letter; two words in a row count as one more.
pub(super) fn hints(names: &str) -> u32 {
    let table = &*TABLE;
    let bytes = names.as_bytes();
    let mut flags = 0;
    let mut before: Option<(&[u8], u32)> = None; // the word before and its hash, if it touches this one
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
        // Of this word after the one before.
        let mut joined = before.map_or(FNV_START, |(_, hash)| fnv(hash, b'-'));
        let mut small = false;
        while let Some(&byte) = bytes.get(at)
            && byte.is_ascii_alphanumeric()
            && !(small && byte.is_ascii_uppercase())
        {
            hash = fnv(hash, byte.to_ascii_lowercase());
            joined = fnv(joined, byte.to_ascii_lowercase());
            small = byte.is_ascii_lowercase();
            at += 1;
        }
        let word = bytes.get(start..at).unwrap_or_default();
        if word.len() > LONGEST {
            before = None;
            continue;
        }
        flags |= table.hint(hash, &[word]);
        if let Some((first, _)) = before {
            flags |= table.hint(joined, &[first, word]);
        }
        before = Some((word, hash));
    }
    flags
}

/// No word of the list is longer.
const LONGEST: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::hint::{ADVERTISEMENT, BODY, BYLINE, COMMENT, SHARE, TAGS, TEXT};

    #[test]
    fn every_entry_names_a_hint() {
        for line in lexicon::entries(lexicon::list!("../../../data/markup_hints.txt")) {
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
