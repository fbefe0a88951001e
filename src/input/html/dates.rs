//! Dates of metadata: the day they name, as ISO 8601.

/// The day of `2025-08-19T06:00:00+02:00`, `20250819`, `2025/8/19`, `Tue, 19 Aug 2025 06:00 GMT`, `August 19, 2025`.
pub(super) fn day(date: &str) -> Option<String> {
    let date = date.trim();
    iso(date).or_else(|| in_words(date))
}

fn write(year: u32, month: u32, day: u32) -> Option<String> {
    let longest = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1000..=2999).contains(&year) && (1..=longest).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The number at the beginning, of at most `digits` digits, and what follows.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take(digits).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((number.parse().ok()?, rest))
}

fn iso(date: &str) -> Option<String> {
    let (year, rest) = number(date, 4)?;
    let separator = rest.chars().next()?;
    let (month, day, rest) = if separator.is_ascii_digit() {
        let (month, rest) = number(rest, 2)?;
        let (day, rest) = number(rest, 2)?;
        (month, day, rest)
    } else {
        let (month, rest) = number(rest.strip_prefix(['-', '/', '.'])?, 2)?;
        let (day, rest) = number(rest.strip_prefix(separator)?, 2)?;
        (month, day, rest)
    };
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit()) || (separator.is_ascii_digit() && rest.len() >= 4);
    ends.then(|| write(year, month, day)).flatten()
}

fn in_words(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (mut year, mut month, mut day) = (None, None, None);
    for word in date.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(8) {
        if let Some((n, rest)) = number(word, 4) {
            let ordinal = rest.is_empty() || ["st", "nd", "rd", "th"].iter().any(|end| rest.eq_ignore_ascii_case(end));
            if word.len() >= 4 && rest.is_empty() {
                year = year.or(Some(n));
            } else if ordinal {
                day = day.or(Some(n));
            }
        } else if month.is_none() && word.len() >= 3 {
            let at = MONTHS
                .iter()
                .position(|m| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(m)));
            month = at.and_then(|at| u32::try_from(at + 1).ok());
        }
    }
    write(year?, month?, day?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for date in [
            "2025-08-19",
            " 2025-08-19T06:00:00+02:00 ",
            "2025-08-19 06:00",
            "2025/8/19",
            "2025.08.19",
            "20250819",
            "20250819T060000Z",
            "Tue, 19 Aug 2025 06:00:00 GMT",
            "August 19, 2025",
            "19th August 2025",
            "Tuesday 19 August 2025, 06.00",
        ] {
            assert_eq!(day(date).as_deref(), Some("2025-08-19"), "{date}");
        }
    }

    #[test]
    fn no_days() {
        for date in [
            "",
            "2025",
            "2025-08",
            "2025-13-01",
            "2025-02-29",
            "yesterday",
            "08/19/2025",
            "1755561600",
            "é2025-08-19",
            "19 Aug",
        ] {
            assert_eq!(day(date), None, "{date}");
        }
    }
}
