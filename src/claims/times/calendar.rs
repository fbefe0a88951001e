//! The proleptic Gregorian calendar: days, weekdays, ISO weeks, Easter.

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// A day that exists.
    pub(crate) fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let fits = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        fits.then_some(Date { year, month, day })
    }

    /// Reads `2025-08-19`, alone or followed by `T…`.
    pub(crate) fn parse(iso: &str) -> Option<Date> {
        let mut parts = iso.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        // Years begin in March here, so that the leap day is the last.
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day with that number.
    pub(crate) fn from_number(number: i64) -> Date {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    pub(crate) fn plus_days(self, days: i64) -> Date {
        Date::from_number(self.number().saturating_add(days.clamp(-4_000_000, 4_000_000)))
    }

    /// The same day some months on; the month's last day where it has fewer.
    pub(crate) fn plus_months(self, months: i64) -> Date {
        let index = i64::from(self.year) * 12 + i64::from(self.month) - 1 + months.clamp(-1_000_000, 1_000_000);
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(self.year);
        let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        Date {
            year,
            month,
            day: self.day.min(days_in_month(year, month)),
        }
    }

    /// 1 for Monday to 7 for Sunday.
    pub(crate) fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The ISO week: its year and number.
    pub(crate) fn week(self) -> (i32, i64) {
        let thursday = self.plus_days(4 - i64::from(self.weekday()));
        let first = Date {
            year: thursday.year,
            month: 1,
            day: 1,
        };
        (thursday.year, (thursday.number() - first.number()) / 7 + 1)
    }

    pub(crate) fn iso(self) -> String {
        format!("{}-{:02}-{:02}", iso_year(self.year), self.month, self.day)
    }
}

/// `2025`, `0071`, `-0507`.
pub(crate) fn iso_year(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Easter Sunday, by the Gregorian computus.
pub(crate) fn easter(year: i32) -> Date {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let of_century = year.rem_euclid(100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let march = epact + weekday - 7 * late + 114;
    Date {
        year,
        month: u8::try_from(march / 31).unwrap_or(4),
        day: u8::try_from(march % 31 + 1).unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Date {
        Date::parse(iso).unwrap()
    }

    #[test]
    fn numbers_and_days_are_inverse() {
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2000-03-01").number(), 11_017);
        for n in -800_000..800_000 {
            let date = Date::from_number(n);
            assert_eq!(date.number(), n, "{date:?}");
        }
    }

    #[test]
    fn weekdays_and_weeks() {
        assert_eq!(day("2025-08-19").weekday(), 2);
        assert_eq!(day("1899-12-31").weekday(), 7);
        assert_eq!(day("2021-01-03").week(), (2020, 53));
        assert_eq!(day("2024-12-30").week(), (2025, 1));
    }

    #[test]
    fn months_keep_to_their_length() {
        assert_eq!(day("2024-01-31").plus_months(1).iso(), "2024-02-29");
        assert_eq!(day("2025-01-15").plus_months(-13).iso(), "2023-12-15");
        assert_eq!(Date::new(2025, 2, 29), None);
    }

    #[test]
    fn easter_sundays() {
        for iso in ["1961-04-02", "2000-04-23", "2008-03-23", "2025-04-20", "2038-04-25"] {
            assert_eq!(easter(day(iso).year).iso(), iso);
        }
    }
}
