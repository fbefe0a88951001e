//! Word lists: text files in `data/`, one entry a line, `#` begins a comment.

use std::collections::HashMap;

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

/// The entries of a list: the part of each line before a `#`, trimmed; empty lines left out.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|entry| !entry.is_empty())
}

/// A list of `entry<TAB>value` lines as a map. An entry without a value maps to `""`.
pub(crate) fn table(list: &'static str) -> HashMap<&'static str, &'static str> {
    entries(list)
        .map(|entry| entry.split_once('\t').map_or((entry, ""), |(k, v)| (k.trim(), v.trim())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{bare, bare_len};

    #[test]
    fn a_bare_list_has_its_entries_and_no_comment() {
        const LIST: &str = "# a comment\n\nferry\tship # of cars\nкран\nlast";
        const BARE: [u8; bare_len(LIST)] = bare(LIST);
        assert_eq!(std::str::from_utf8(&BARE), Ok("ferry\tship\nкран\nlast\n"));
    }
}
