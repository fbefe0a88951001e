//! Word lists: text files in `data/`, one entry a line, `#` begins a comment.

use std::collections::HashMap;

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
