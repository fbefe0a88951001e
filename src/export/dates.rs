//! Dates for a reader: days and months as ISO writes them, its other codes in words.

use crate::claims::{Date, ordinal_word, season_name};
use crate::report::Time;
use crate::text::flat;

impl Time {
    /// The resolved value (`2025-08-19`, `autumn 2024`, `week of 2025-08-11`), else the words of `text` (the report's, in bytes).
    /// What no calendar places is told best by the words: "every Saturday", "the last few days".
    pub fn display_value(&self, text: &str) -> String {
        let value = self.value.as_deref().and_then(in_words);
        value.unwrap_or_else(|| flat(self.range.of(text)))
    }
}

/// A value of ISO 8601 or TIMEX3 in words; `None` where it names no time of the calendar.
fn in_words(value: &str) -> Option<String> {
    if let Some((from, to)) = value.split_once('/') {
        return Some(format!("{} to {}", in_words(from)?, in_words(to)?));
    }
    // ISO has a year 0: it is 1 BC.
    if let Some(year) = value.strip_prefix('-').or((value == "0000").then_some(value)) {
        return Some(format!("{} BC", year.parse::<u32>().ok()? + 1));
    }
    let (year, rest) = value.split_at_checked(4)?;
    if let Some(open) = year.strip_suffix("XX").filter(|_| rest.is_empty()) {
        return Some(format!("{} century", numbered(open.parse::<u32>().ok()? + 1)));
    }
    if let Some(open) = year.strip_suffix('X').filter(|_| rest.is_empty()) {
        return Some(format!("{}0s", open.parse::<u32>().ok()?));
    }
    let number: i32 = year.parse().ok()?;
    if rest.is_empty() {
        return Some(if number < 1000 { format!("AD {number}") } else { year.into() });
    }
    let part = rest.strip_prefix('-')?;
    match part.split_at_checked(1)? {
        ("Q", n) => Some(format!("{} quarter of {year}", ordinal_word(n)?)),
        ("H", n) => Some(format!("{} half of {year}", ordinal_word(n)?)),
        ("W", week) if week.starts_with(|c: char| c.is_ascii_digit()) => in_week(number, week),
        (digit, _) if digit.starts_with(|c: char| c.is_ascii_digit()) => Some(value.replace('T', " ")),
        _ => Some(format!("{} {year}", season_name(part)?)),
    }
}

/// A week by its Monday, its weekend by its Saturday.
fn in_week(year: i32, week: &str) -> Option<String> {
    let (week, name, weekday) = match week.strip_suffix("-WE") {
        Some(week) => (week, "weekend", 6),
        None => (week, "week", 1),
    };
    // The fourth of January is always in the first week.
    let fourth = Date::new(year, 1, 4)?;
    let days = 7 * (week.parse::<i64>().ok()? - 1) + weekday - i64::from(fourth.weekday());
    Some(format!("{name} of {}", fourth.plus_days(days).iso()))
}

/// `1st`, `12th`, `22nd`.
fn numbered(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    fn shown(value: &str) -> String {
        let text = "its own\n words";
        let time = Time {
            range: Range::new(0, text.len()),
            sentence: 0,
            value: Some(value.into()),
            anchor: None,
        };
        time.display_value(text)
    }

    #[test]
    fn codes_are_told_in_words() {
        for (value, words) in [
            ("2025-08-19", "2025-08-19"),
            ("2025-08", "2025-08"),
            ("2025", "2025"),
            ("0071", "AD 71"),
            ("-0507", "508 BC"),
            ("0000", "1 BC"),
            ("2025-08-25T09:30", "2025-08-25 09:30"),
            ("2019-09-05/2019-09-06", "2019-09-05 to 2019-09-06"),
            ("2024-FA", "autumn 2024"),
            ("1944-WI", "winter 1944"),
            ("2025-SU", "summer 2025"),
            ("2025-SP", "spring 2025"),
            ("2025-Q3", "third quarter of 2025"),
            ("2025-H1", "first half of 2025"),
            ("2025-W33", "week of 2025-08-11"),
            ("2025-W01", "week of 2024-12-30"),
            ("2021-W01", "week of 2021-01-04"),
            ("2025-W33-WE", "weekend of 2025-08-16"),
            ("199X", "1990s"),
            ("18XX", "19th century"),
            ("20XX", "21st century"),
        ] {
            assert_eq!(shown(value), words);
        }
    }

    #[test]
    fn what_no_calendar_places_is_told_by_the_words_of_the_article() {
        for value in [
            "P3D",
            "PXD",
            "PT2H",
            "XXXX-WXX-6",
            "XXXX-SU",
            "XXXX-Q3",
            "XX6X",
            "--08-18",
            "--10",
            "09:30:00",
            "2025-W",
            "2025-Wé",
            "é",
            "",
        ] {
            assert_eq!(shown(value), "its own words", "{value}");
        }
    }
}
