//! What a caller may choose, and what can go wrong.

use std::fmt;

use crate::claims::Date;
use crate::text::OffsetUnit;

/// Inputs longer than this many bytes are refused unless [`Options::max_bytes`] says otherwise.
pub const DEFAULT_MAX_BYTES: usize = 32 * 1024 * 1024;

/// What the input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Input {
    /// HTML where it begins like HTML, else text.
    #[default]
    Auto,
    /// Plain text, as copied off a page.
    Text,
    /// HTML: a page's source or the clipboard's HTML flavour.
    Html,
}

/// Whether boilerplate is stripped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strip {
    /// Blocks that are boilerplate are marked as stripped.
    #[default]
    Auto,
    /// Every block is kept.
    Off,
}

/// A reader's own verdict on a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Override {
    /// Any offset inside the block, counted in [`Options::override_unit`].
    pub start: usize,
    /// Whether the block belongs to the article's body.
    pub kept: bool,
}

/// What a caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What the input is.
    pub input: Input,
    /// Whether boilerplate is stripped.
    pub strip: Strip,
    /// The day of publication (`2025-08-19`), where the caller knows it: relative dates are resolved against it.
    pub published: Option<String>,
    /// The reader's own verdicts, which go before nutgraf's.
    pub overrides: Vec<Override>,
    /// What the offsets of `overrides` count.
    pub override_unit: OffsetUnit,
    /// The longest input, in bytes.
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            input: Input::Auto,
            strip: Strip::Auto,
            published: None,
            overrides: Vec::new(),
            override_unit: OffsetUnit::Byte,
            max_bytes: DEFAULT_MAX_BYTES,
        }
    }
}

impl Options {
    pub(crate) fn check(&self, input: &str) -> Result<(), Error> {
        if input.len() > self.max_bytes {
            return Err(Error::InputTooLarge {
                bytes: input.len(),
                limit: self.max_bytes,
            });
        }
        if let Some(date) = &self.published
            && !is_iso_day(date)
        {
            return Err(Error::InvalidOptions(format!(
                "published: \"{date}\" is no date of the form 2025-08-19"
            )));
        }
        Ok(())
    }
}

/// True for a day that exists, as `YYYY-MM-DD`, alone or followed by `T` and a time of day.
fn is_iso_day(date: &str) -> bool {
    let (day, time) = date.split_once('T').map_or((date, None), |(day, time)| (day, Some(time)));
    let digits = |at: usize, byte: u8| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    day.len() == 10
        && day.bytes().enumerate().all(|(at, byte)| digits(at, byte))
        && Date::parse(day).is_some()
        && time.is_none_or(is_iso_time)
}

/// True for `HH:MM`, `HH:MM:SS` or `HH:MM:SS.f…`, alone or with its zone: `Z`, `+HH:MM`, `-HHMM`, `+HH`.
fn is_iso_time(time: &str) -> bool {
    let two = |part: &str, most: u8| {
        let number = part
            .parse::<u8>()
            .ok()
            .filter(|_| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
        number.is_some_and(|n| n <= most)
    };
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let zoned = match zone.strip_prefix(['+', '-']).map(|zone| zone.replacen(':', "", 1)) {
        Some(zone) => zone
            .split_at_checked(2)
            .is_some_and(|(hours, minutes)| two(hours, 23) && (minutes.is_empty() || two(minutes, 59))),
        None => matches!(zone, "" | "Z"),
    };
    let mut parts = clock.split(':');
    let mut next = || parts.next();
    let (hours, minutes, seconds, more) = (next(), next(), next(), next());
    let whole = |seconds: &str| {
        let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        // A leap second.
        two(whole, 60) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    };
    zoned && hours.is_some_and(|h| two(h, 23)) && minutes.is_some_and(|m| two(m, 59)) && seconds.is_none_or(whole) && more.is_none()
}

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input is longer than [`Options::max_bytes`].
    InputTooLarge {
        /// Length of the input.
        bytes: usize,
        /// The limit that it exceeds.
        limit: usize,
    },
    /// An option makes no sense.
    InvalidOptions(String),
}

impl Error {
    /// The error's stable code: `input-too-large` or `invalid-options`.
    pub fn code(&self) -> &'static str {
        match self {
            Error::InputTooLarge { .. } => "input-too-large",
            Error::InvalidOptions(_) => "invalid-options",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::InputTooLarge { bytes, limit } => write!(f, "the input has {bytes} bytes, the limit is {limit}"),
            Error::InvalidOptions(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::is_iso_day;

    #[test]
    fn a_day_of_publication_exists() {
        for yes in [
            "2024-02-29",
            "2025-08-19T10:00",
            "2025-08-19T10:00:00Z",
            "2025-08-19T23:59:60.000+05:30",
            "2025-08-19T10:00-0500",
        ] {
            assert!(is_iso_day(yes), "{yes}");
        }
        for no in [
            "2025-08-19T",
            "2025-08-19T25:00",
            "2025-08-19T10:60Z",
            "2025-08-19T10",
            "2025-08-19T10:00:00.Z",
            "2025-08-19T10:00+5",
            "2025-08-19T10:00:00:00",
            "2025-08-19T10:00é",
            "2025-02-30",
            "2025-13-01",
            "2025-8-19",
            "25-08-19",
            "+025-08-19",
            "2025-08-19 ",
            "2025-08-1é",
            "T",
            "",
        ] {
            assert!(!is_iso_day(no), "{no}");
        }
    }
}
