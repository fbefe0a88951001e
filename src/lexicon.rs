//! Word lists: text files in `data/`, one entry a line, `#` begins a comment.

/// A list of `data/` without its comments: they are taken out when the library is compiled, so that nobody downloads them.
macro_rules! list {
    ($path:literal) => {{
        const WHOLE: &str = include_str!($path);
        const BARE: [u8; $crate::lexicon::bare_len(WHOLE)] = $crate::lexicon::bare(WHOLE);
        const TEXT: &str = match std::str::from_utf8(&BARE) {
            Ok(text) => text,
            Err(_) => panic!("a comment ends inside a character"),
        };
        TEXT
    }};
}
pub(crate) use list;

/// Length of what [`bare`] leaves.
pub(crate) const fn bare_len(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut from, mut len) = (0, 0);
    while from < bytes.len() {
        let (end, next) = line(bytes, from);
        len += if end > from { end + 1 - from } else { 0 };
        from = next;
    }
    len
}

/// The list's entries, each with a line feed.
#[allow(clippy::indexing_slicing, reason = "runs while compiling: a wrong index is an error of the build")]
pub(crate) const fn bare<const LEN: usize>(list: &str) -> [u8; LEN] {
    let bytes = list.as_bytes();
    let mut out = [b'\n'; LEN];
    let (mut from, mut to) = (0, 0);
    while from < bytes.len() {
        let (end, next) = line(bytes, from);
        let mut at = from;
        while at < end {
            out[to] = bytes[at];
            at += 1;
            to += 1;
        }
        to += (end > from) as usize;
        from = next;
    }
    out
}

/// Where the entry that begins at `from` ends, and where the next line begins.
#[allow(clippy::indexing_slicing, reason = "runs while compiling: a wrong index is an error of the build")]
const fn line(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut next = from;
    while next < bytes.len() && bytes[next] != b'\n' {
        next += 1;
    }
    let mut end = from;
    while end < next && bytes[end] != b'#' {
        end += 1;
    }
    while end > from && bytes[end - 1].is_ascii_whitespace() {
        end -= 1;
    }
    (end, next + 1)
}

/// The pieces of a text that end with a byte of ASCII. `str::split` sets a search up for each, which costs more than to look
/// at a word or two byte by byte; and a first analysis, which reads all lists, does little else.
pub(crate) fn pieces(text: &str, end: u8) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = halves(rest, end).unwrap_or((rest, ""));
        rest = after;
        Some(piece)
    })
}

/// What stands before the first such byte, and what stands after it.
pub(crate) fn halves(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The entries of a list as [`list`] gives it.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    pieces(list, b'\n')
}

/// A list of `entry<TAB>value` lines as a map. An entry without a value maps to `""`.
pub(crate) fn table(list: &'static str) -> Table {
    Table::new(entries(list).map(|entry| halves(entry, b'\t').unwrap_or((entry, ""))).collect())
}

/// The words of a `class<TAB>words, apart by commas` line.
pub(crate) fn words(line: &'static str) -> impl Iterator<Item = &'static str> {
    listed(halves(line, b'\t').map_or("", |(_, words)| words))
}

/// The words of such a line without its class.
pub(crate) fn listed(words: &str) -> impl Iterator<Item = &str> {
    pieces(words, b',').map(|word| word.strip_prefix(' ').unwrap_or(word))
}

/// The same as a set.
pub(crate) fn set(line: &'static str) -> Table {
    Table::new(words(line).map(|word| (word, "")).collect())
}

/// All classes of a list of such lines: a struct with a set for each, named as the class is, in the list's order. After `endings` stand classes of
/// endings: these are kept in order.
macro_rules! classes {
    ($(#[$doc:meta])* $all:ident: $type:ident = $path:literal, $($class:ident),+ $(; endings $($ending:ident),+)?) => {
        pub(crate) struct $type {
            $(pub $class: $crate::lexicon::Table,)+
            $($(pub $ending: Vec<&'static str>,)+)?
        }
        $(#[$doc])*
        pub(crate) static $all: std::sync::LazyLock<$type> = std::sync::LazyLock::new(|| {
            const LIST: &str = $crate::lexicon::list!($path);
            let classes = [$(stringify!($class),)+ $($(stringify!($ending),)+)?];
            // A class that nobody asks for, or that the list lacks, is a slip of the pen.
            debug_assert!($crate::lexicon::entries(LIST).map(|line| line.split('\t').next()).eq(classes.map(Some)));
            let mut lines = $crate::lexicon::entries(LIST);
            let mut next = || lines.next().unwrap_or_default();
            $type {
                $($class: $crate::lexicon::set(next()),)+
                $($($ending: $crate::lexicon::words(next()).collect(),)+)?
            }
        });
    };
}
pub(crate) use classes;

/// What a list says of its words.
pub(crate) type Table = Map<&'static str>;

/// A map by the words of a list. Quicker and smaller than the standard library's, which guards against keys made by an
/// enemy: words of an input do not go in.
pub(crate) struct Map<V> {
    entries: Vec<(&'static str, V)>,
    /// Open addressing: the number of an entry and 1, or 0.
    slots: Vec<u32>,
    /// A bit for each length and each first letter that a word of the list has: most words of an input are no word of
    /// most lists, and this says so without a look at the rest of them.
    lengths: u64,
    firsts: u64,
}

impl<V> Map<V> {
    /// Of equal words the last counts.
    pub(crate) fn new(entries: Vec<(&'static str, V)>) -> Self {
        let size = (entries.len().max(1) * 2).next_power_of_two();
        let bits = |of: fn(&str) -> u64| entries.iter().fold(0, |bits, (word, _)| bits | of(word));
        let mut map = Self {
            lengths: bits(length),
            firsts: bits(first),
            entries,
            slots: vec![0; size],
        };
        for n in 0..map.entries.len() {
            let at = map.entries.get(n).map_or(0, |e| map.place(e.0));
            if let Some(slot) = map.slots.get_mut(at) {
                *slot = n as u32 + 1;
            }
        }
        map
    }

    /// The slot of a word; the free one that it would take where it is unknown.
    fn place(&self, word: &str) -> usize {
        let mut at = hash(word.as_bytes()) as usize;
        loop {
            at &= self.slots.len() - 1;
            match self.entry(at) {
                Some(&(known, _)) if known != word => at += 1,
                _ => return at,
            }
        }
    }

    /// The number of the word's entry.
    pub(crate) fn number(&self, word: &str) -> Option<usize> {
        if self.lengths & length(word) == 0 || self.firsts & first(word) == 0 {
            return None;
        }
        let slot = self.slots.get(self.place(word)).copied().unwrap_or(0);
        (slot as usize).checked_sub(1)
    }

    fn entry(&self, slot: usize) -> Option<&(&'static str, V)> {
        let n = self.slots.get(slot).copied().unwrap_or(0);
        self.entries.get((n as usize).wrapping_sub(1))
    }

    /// What the list says of the word.
    pub(crate) fn get(&self, word: &str) -> Option<V>
    where
        V: Copy,
    {
        self.entries.get(self.number(word)?).map(|e| e.1)
    }

    /// True where the word is in the list.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.number(word).is_some()
    }
}

/// The bit of a word's length.
fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// The bit of its first letter: those of ASCII lie apart.
fn first(word: &str) -> u64 {
    1 << (word.bytes().next().unwrap_or(0) & 63)
}

/// A hash of a word's length, its first four and its last four bytes: words of a list that share all three are rare.
fn hash(word: &[u8]) -> u32 {
    let four = |bytes: Option<&[u8; 4]>| bytes.map(|&bytes| u32::from_le_bytes(bytes));
    let short = || word.iter().fold(0, |all, &byte| all << 8 | u32::from(byte));
    let (head, tail) = (four(word.first_chunk()), four(word.last_chunk()));
    let mixed = head.unwrap_or_else(short).wrapping_mul(0x9e37_79b1) ^ tail.unwrap_or(0).wrapping_mul(0x85eb_ca6b);
    let mixed = mixed.wrapping_add(word.len() as u32).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 15
}

/// Lists of entries by their first words.
pub(crate) struct Groups<T> {
    words: Map<()>,
    groups: Vec<Vec<T>>,
}

impl<T> Groups<T> {
    /// Entries of one word stay in order.
    pub(crate) fn new(entries: Vec<(&'static str, T)>) -> Self {
        let words = Map::new(entries.iter().map(|&(word, _)| (word, ())).collect());
        let mut groups: Vec<Vec<T>> = entries.iter().map(|_| Vec::new()).collect();
        for (word, entry) in entries {
            if let Some(group) = words.number(word).and_then(|n| groups.get_mut(n)) {
                group.push(entry);
            }
        }
        Self { words, groups }
    }

    /// The entries of the word.
    pub(crate) fn get(&self, word: &str) -> &[T] {
        let group = self.words.number(word).and_then(|n| self.groups.get(n));
        group.map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_words_the_last_counts() {
        let table = Table::new(vec![("ferry", "ship"), ("кран", "tap"), ("ferry", "boat")]);
        assert_eq!((table.get("ferry"), table.get("кран")), (Some("boat"), Some("tap")));
        assert!(!table.contains("fer") && !table.contains(""));
        assert_eq!(Table::new(Vec::new()).get("ferry"), None);
    }

    #[test]
    fn entries_are_grouped_by_word() {
        let groups = Groups::new(vec![("ferry", 1), ("pier", 2), ("ferry", 3)]);
        assert_eq!(
            [groups.get("ferry"), groups.get("pier"), groups.get("quay")],
            [&[1, 3][..], &[2], &[]]
        );
        assert_eq!(Groups::new(vec![("", 4)]).get(""), [4]);
    }

    #[test]
    fn a_class_has_its_words() {
        assert_eq!(words("boat\tferry, tug boat").collect::<Vec<_>>(), ["ferry", "tug boat"]);
        let land = set("land\tquay, ferry");
        assert!(land.contains("quay") && land.contains("ferry") && !land.contains("tug boat"));
    }

    #[test]
    fn a_bare_list_has_its_entries_and_no_comment() {
        const LIST: &str = "# a comment\n\nferry\tship # of cars\nкран\nlast";
        const BARE: [u8; bare_len(LIST)] = bare(LIST);
        assert_eq!(std::str::from_utf8(&BARE), Ok("ferry\tship\nкран\nlast\n"));
    }
}
