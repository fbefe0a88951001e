//! What the words of a date say, before anything resolves them.

use super::super::values::lexicon::{Feast, Relative, Unit};
use crate::text::Range;

/// What a mention says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Expression {
    /// August 18, 2025
    Day {
        year: Option<i32>,
        month: u8,
        day: u8,
    },
    /// Monday, August 18: without its year.
    NamedDay {
        weekday: u8,
        month: u8,
        day: u8,
    },
    /// August 18–20
    Days {
        year: Option<i32>,
        month: u8,
        first: u8,
        last: u8,
    },
    /// October 2024
    Month {
        year: Option<i32>,
        month: u8,
        relative: Option<Relative>,
    },
    Year(i32),
    /// The 1960s: the first year. Fewer than 100: the sixties of some century.
    Decade(i32),
    /// The 19th century: 19; 7th century BC: -7.
    Century(i32),
    Season {
        year: Option<i32>,
        season: &'static str,
        relative: Option<Relative>,
    },
    /// Q3: `Q`, 3; first half: `H`, 1.
    Part {
        year: Option<i32>,
        kind: char,
        n: u8,
    },
    /// yesterday: -1
    Deictic(i64),
    /// The day of writing as the end of a span: "2013 to the present".
    Present,
    Weekday {
        day: u8,
        relative: Option<Relative>,
    },
    /// last week, that year; last night and this morning, which are told by their day
    Unit {
        unit: Unit,
        relative: Relative,
    },
    /// two days ago: -2
    Ago {
        unit: Unit,
        n: Option<f64>,
    },
    /// three weeks later: 3
    Later {
        unit: Unit,
        n: Option<f64>,
    },
    /// the past 80 years
    Window {
        unit: Unit,
        n: Option<f64>,
    },
    Clock {
        hour: u8,
        minute: u8,
    },
    Feast {
        feast: Feast,
        year: Option<i32>,
        relative: Option<Relative>,
    },
    /// every Monday
    EveryWeekday(u8),
    /// Friday of last week
    WeekdayOfWeek {
        day: u8,
        relative: Relative,
    },
    /// March last year, 5 May of the same year
    InYear {
        month: u8,
        day: Option<u8>,
        relative: Relative,
    },
    /// A date in figures that can be read in two ways: 08/09/2025.
    Unclear,
}

/// The direction in which a day without a year, or a weekday, lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Toward {
    Past,
    Future,
    /// The verb beside it tells what holds or what is usual: "the rains come in July".
    Present,
    /// A word beside it tells what happens every year: "usually falls in the whole of July".
    Usual,
    /// No verb tells, but "until" or "through" stands before it.
    Until,
    /// "before the end of": the nearest, whatever the verb tells.
    Near,
    #[default]
    Unknown,
}

/// A date where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    pub range: Range,
    pub sentence: usize,
    pub expression: Expression,
    pub toward: Toward,
    /// True where it stands like a dateline: alone on its line, or after a place and before a dash.
    pub heads: bool,
}
