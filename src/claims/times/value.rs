//! Values of ISO 8601, or of TIMEX3 where ISO has none, and the arithmetic of calendar units.

use super::super::values::lexicon::{Feast, Unit};
use super::calendar::{Date, days_in_month, easter, iso_year};
use crate::report::Anchor;
use crate::text::decimal;

/// A date as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Told {
    pub year: i32,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Told {
    pub(super) fn day(date: Date) -> Told {
        Told {
            year: date.year,
            month: Some(date.month),
            day: Some(date.day),
        }
    }

    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?)
    }
}

/// A resolved value, what resolved it, and the date that it tells.
pub(super) type Resolved = (Option<String>, Option<Anchor>, Option<Told>);

pub(super) const UNRESOLVED: Resolved = (None, None, None);

pub(super) fn told_day(date: Date, anchor: Anchor) -> Resolved {
    (Some(date.iso()), Some(anchor), Some(Told::day(date)))
}

/// A month of every year, or of one that nothing tells, and a day of it: `--07`, `--07-04`, as ISO 8601:2000 and XML Schema
/// write them, and HTML's `<time>`.
pub(super) fn yearless(month: u8, day: Option<u8>) -> Resolved {
    let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
    (Some(format!("--{month:02}{day}")), None, None)
}

pub(super) fn told_year(year: i32, anchor: Anchor) -> Resolved {
    (
        Some(iso_year(year)),
        Some(anchor),
        Some(Told {
            year,
            month: None,
            day: None,
        }),
    )
}

pub(super) fn century(n: i32) -> Resolved {
    // TIMEX3 has no form for those before our era
    if n < 1 {
        return UNRESOLVED;
    }
    (
        Some(format!("{:02}XX", n - 1)),
        Some(Anchor::Explicit),
        Some(Told {
            year: (n - 1) * 100,
            month: None,
            day: None,
        }),
    )
}

/// The unit that lies `n` units from a date, as far as the date is told that fine.
pub(super) fn named_unit(told: Told, anchor: Anchor, unit: Unit, n: i64) -> Resolved {
    let whole = told.date();
    let coarse = || Date::new(told.year, told.month?, 1);
    match unit {
        Unit::Year => told_year(told.year.saturating_add(i32::try_from(n).unwrap_or(0)), anchor),
        Unit::Month => coarse().map_or(UNRESOLVED, |d| {
            let d = d.plus_months(n);
            (
                Some(format!("{}-{:02}", iso_year(d.year), d.month)),
                Some(anchor),
                Some(Told {
                    year: d.year,
                    month: Some(d.month),
                    day: None,
                }),
            )
        }),
        Unit::Quarter => coarse().map_or(UNRESOLVED, |d| {
            let d = d.plus_months(n * 3);
            (
                Some(format!("{}-Q{}", iso_year(d.year), (d.month - 1) / 3 + 1)),
                Some(anchor),
                Some(Told {
                    year: d.year,
                    month: None,
                    day: None,
                }),
            )
        }),
        Unit::Week | Unit::Fortnight | Unit::Weekend => whole.map_or(UNRESOLVED, |d| {
            let (year, week) = d.plus_days(n * 7).week();
            let end = if unit == Unit::Weekend { "-WE" } else { "" };
            (Some(format!("{}-W{week:02}{end}", iso_year(year))), Some(anchor), None)
        }),
        Unit::Day => whole.map_or(UNRESOLVED, |d| told_day(d.plus_days(n), anchor)),
        Unit::Decade => (Some(format!("{}X", (i64::from(told.year).div_euclid(10) + n))), Some(anchor), None),
        Unit::Century => (
            Some(format!("{:02}XX", (i64::from(told.year).div_euclid(100) + n))),
            Some(anchor),
            None,
        ),
        Unit::Second | Unit::Minute | Unit::Hour => UNRESOLVED,
    }
}

/// Two days ago, three weeks later: the unit's own grain, half units the next finer.
pub(super) fn shifted(told: Told, anchor: Anchor, unit: Unit, n: Option<f64>) -> Resolved {
    let Some(n) = n else {
        return UNRESOLVED;
    };
    if !(-1e6..=1e6).contains(&n) && unit != Unit::Year || n.abs() > 100_000.0 {
        return UNRESOLVED;
    }
    let whole = n as i64;
    let half = n != whole as f64;
    match unit {
        Unit::Second | Unit::Minute => UNRESOLVED,
        Unit::Hour if whole % 24 == 0 => named_unit(told, anchor, Unit::Day, whole / 24),
        Unit::Hour => UNRESOLVED,
        Unit::Year if half => named_unit(told, anchor, Unit::Month, (n * 12.0) as i64),
        Unit::Decade => named_unit(told, anchor, Unit::Year, (n * 10.0) as i64),
        Unit::Century => named_unit(told, anchor, Unit::Year, (n * 100.0) as i64),
        Unit::Fortnight => named_unit(told, anchor, Unit::Week, (n * 2.0) as i64),
        _ => named_unit(told, anchor, unit, whole),
    }
}

/// The past 80 years: `P80Y`; the last few days: `PXD`.
pub(super) fn duration(unit: Unit, n: Option<f64>) -> String {
    let (letter, factor, time) = match unit {
        Unit::Second => ('S', 1.0, true),
        Unit::Minute => ('M', 1.0, true),
        Unit::Hour => ('H', 1.0, true),
        Unit::Day => ('D', 1.0, false),
        Unit::Weekend => return n.map_or("PXWE".into(), |n| format!("P{}WE", decimal(n))),
        Unit::Week => ('W', 1.0, false),
        Unit::Fortnight => ('W', 2.0, false),
        Unit::Month => ('M', 1.0, false),
        Unit::Quarter => ('M', 3.0, false),
        Unit::Year => ('Y', 1.0, false),
        Unit::Decade => ('Y', 10.0, false),
        Unit::Century => ('Y', 100.0, false),
    };
    let t = if time { "T" } else { "" };
    match (n, unit) {
        (Some(n), _) => format!("P{t}{}{letter}", decimal(n * factor)),
        (None, Unit::Decade) => "PXDE".into(),
        (None, Unit::Century) => "PXCE".into(),
        (None, _) => format!("P{t}X{letter}"),
    }
}

pub(super) fn feast_day(feast: Feast, year: i32) -> Option<Date> {
    match feast {
        Feast::Fixed { month, day } => Date::new(year, month, day),
        Feast::Easter(days) => Some(easter(year).plus_days(days)),
        Feast::Nth { month, weekday, n } => {
            let first = Date::new(year, month, 1)?;
            let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
            if n > 0 {
                return Some(first.plus_days(ahead + 7 * (i64::from(n) - 1)));
            }
            let last = Date::new(year, month, days_in_month(year, month))?;
            Some(last.plus_days(-(i64::from(last.weekday()) - i64::from(weekday)).rem_euclid(7)))
        }
    }
}
