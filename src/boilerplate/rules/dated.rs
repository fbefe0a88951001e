//! Lines that say when the page was published and how long it takes to read.

use std::sync::LazyLock;

use crate::boilerplate::dates;
use crate::boilerplate::scan::Scan;
use crate::lexicon::{self, Table};

pub(super) const REASON: &str = "States when the article was published or how long it takes to read.";

/// A day, and nothing beside it but the hour, the weekday, and that it is when the page was published or changed.
pub(super) fn is_date_line(scan: &Scan, text: &str) -> bool {
    const WORDS: usize = 24;
    if scan.words > WORDS || scan.digits < 3 {
        return false;
    }
    let Some((_, day)) = dates::find(text) else { return false };
    let after = text.get(day.end..).unwrap_or_default();
    // "Published 3 February 2026 | Updated 4 February 2026"
    let second = dates::find(after).map_or(0..0, |(_, range)| range.start..range.end);
    let beside = [text.get(..day.start), after.get(..second.start), after.get(second.end..)];
    let words = beside
        .into_iter()
        .flatten()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let told = |word: &&str| {
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        !word.is_empty() && !DATE_WORDS.contains(word.as_str())
    };
    words.filter(told).map(str::len).sum::<usize>() <= day.len() / 3
}

/// An hour and nothing else: "2:14 AM GMT+2".
pub(super) fn is_clock(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let is_said = |w: &str| DATE_WORDS.contains(w.to_lowercase().as_str());
    text.contains(':') && words().any(is_number) && words().any(is_said) && words().all(|w| is_number(w) || is_said(w))
}

/// "6 min", "7:12 min": how long it takes to read or to hear.
pub(super) fn is_reading_time(text: &str) -> bool {
    let number = |w: &str| w.bytes().all(|b| b.is_ascii_digit() || b == b':') && w.len() <= 5;
    text.split_once(' ')
        .is_some_and(|(n, unit)| !n.is_empty() && number(n) && matches!(unit, "min" | "mins" | "minutes"))
}

/// Words that may stand beside a day: `data/date-words.txt`.
static DATE_WORDS: LazyLock<Table> = LazyLock::new(|| {
    let words = lexicon::entries(lexicon::list!("../../../data/date-words.txt")).flat_map(|line| line.split(' '));
    Table::new(words.map(|word| (word, "")).collect())
});

#[cfg(test)]
mod tests {
    use super::{is_clock, is_date_line, is_reading_time};
    use crate::boilerplate::scan;

    #[test]
    fn an_hour_is_told_from_figures() {
        assert!(is_clock("2:14 AM GMT+2") && is_clock("14:05 Uhr"));
        assert!(is_reading_time("6 min") && is_reading_time("7:12 min") && !is_reading_time(" min"));
        assert!(!["2:1", "3.5", "$4.50", "0:45", "4.5 (1,204)"].into_iter().any(is_clock));
    }

    #[test]
    fn lines_that_date_the_page_are_told_from_others() {
        let dates = |line: &str| {
            scan::scan(std::iter::once(line))
                .blocks
                .first()
                .is_some_and(|s| is_date_line(s, line))
        };
        for line in [
            "Tue 3 Feb 2026 11.42 GMT",
            "Feb. 3, 2026, 5:00 AM EST",
            "First published on Tue 3 Feb 2026 11.42 GMT",
            "PUBLISHED 03 Feb 2026, 11:42 • UPDATED 03 Feb 2026, 12:10",
            "Dienstag, 3. Februar 2026, 11.42 Uhr",
            "mardi 3 février 2026 à 11h42",
            "Published 6:05 a.m. ET February 3, 2026 | Updated 8:10 a.m. ET February 4, 2026",
        ] {
            assert!(dates(line), "{line}");
        }
        for line in [
            "The vote was on 3 February 2026",
            "Budget vote, 3 February 2026",
            "3 February",
            "11.42 GMT",
        ] {
            assert!(!dates(line), "{line}");
        }
    }
}
