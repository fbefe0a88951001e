//! Reads a calendar day out of a short text: `August 19, 2025`, `19. August 2025`, `2025-08-19`, `19.08.2025`, `2025年8月19日`.

use std::sync::LazyLock;

use crate::lexicon::{self, Table};
use crate::linear::Small;
use crate::text::Range;

/// Names of months, lower-cased, to their numbers.
static MONTHS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/months.txt")));

/// True for a month's name.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(word.to_lowercase().as_str())
}

/// No more than this of a text is looked at.
const LOOK: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// A number, and how many digits it has.
    Number(u32, usize),
    Month(u32),
    /// A word that may stand inside a date: of, de.
    Filler,
    Other,
}

struct Piece {
    part: Part,
    range: Range,
    /// The sign that follows: `-`, `/`, `.`, `年`…, or a space.
    after: char,
}

/// The first day that the text names, in ISO 8601, and its range in the text.
pub(crate) fn find(text: &str) -> Option<(String, Range)> {
    let mut look = LOOK.min(text.len());
    while !text.is_char_boundary(look) {
        look -= 1;
    }
    let text = text.get(..look)?;
    // Every form has a year of four digits, or strokes.
    let (mut digits, mut strokes) = (0, 0);
    let dated = |byte: u8| {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        strokes += usize::from(byte == b'/');
        digits == YEAR || strokes == 2
    };
    if !text.bytes().any(dated) {
        return None;
    }
    let pieces = pieces(text);
    (0..pieces.len()).find_map(|n| pieces.get(n..).and_then(at_start))
}

fn at_start(pieces: &[Piece]) -> Option<(String, Range)> {
    let [a, rest @ ..] = pieces else { return None };
    let fillers = rest.iter().take_while(|p| p.part == Part::Filler).count();
    let rest = rest.get(fillers..)?;
    let [b, rest @ ..] = rest else { return None };
    let fillers_2 = rest.iter().take_while(|p| p.part == Part::Filler).count();
    let c = rest.get(fillers_2)?;
    let (year, month, day) = match (a.part, b.part, c.part) {
        (Part::Month(m), Part::Number(d, 1..=2), Part::Number(y, 4)) => (y, m, d),
        (Part::Number(d, 1..=2), Part::Month(m), Part::Number(y, 4)) => (y, m, d),
        (Part::Number(y, 4), Part::Number(m, 1..=2), Part::Number(d, 1..=2))
            if matches!(a.after, '-' | '/' | '.' | '年') && a.after == b.after || a.after == '年' && b.after == '月' =>
        {
            (y, m, d)
        }
        // Day and month are apart where a stop says so, or where one of them is above twelve.
        (Part::Number(x, 1..=2), Part::Number(z, 1..=2), Part::Number(y, digits @ (2 | 4)))
            if a.after == b.after && fillers == 0 && fillers_2 == 0 =>
        {
            // No page was published on the web before the nineties.
            let y = match digits {
                2 if y < 90 => 2000 + y,
                2 => 1900 + y,
                _ => y,
            };
            match a.after {
                // Three short numbers with stops or dashes between may be anything.
                '.' | '-' if digits == 2 => return None,
                '.' => (y, z, x),
                '/' | '-' if x > 12 => (y, z, x),
                '/' | '-' if z > 12 => (y, x, z),
                _ => return None,
            }
        }
        _ => return None,
    };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1900..2100).contains(&year);
    fits.then(|| (format!("{year:04}-{month:02}-{day:02}"), Range::new(a.range.start, c.range.end)))
}

/// Digits of a year.
const YEAR: usize = 4;

/// True for `8:14`, `10:05`.
fn glued_hour(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(hour, rest)| matches!(hour.len(), 1 | 2) && rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let digits = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        let same = |c: char| {
            if digits {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic() && !matches!(c, '年' | '月' | '日')
            }
        };
        while let Some(&(at, next)) = chars.peek() {
            if !same(next) || !same(c) {
                break;
            }
            // The hour may stick to the year: "October 23, 20258:14 AM".
            if digits && at == start + YEAR && glued_hour(text.get(at..).unwrap_or_default()) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let range = Range::new(start, end);
        let word = range.of(text);
        let part = if digits {
            word.parse().map_or(Part::Other, |n| Part::Number(n, word.len()))
        } else {
            let mut small = Small::default();
            let lower = small.lower(word);
            match MONTHS.get(lower).and_then(|m| m.parse().ok()) {
                Some(m) => Part::Month(m),
                None if matches!(lower, "of" | "de" | "del" | "st" | "nd" | "rd" | "th" | "年" | "月") => Part::Filler,
                None => Part::Other,
            }
        };
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        out.push(Piece { part, range, after });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn days_are_read_in_many_forms() {
        for (text, day) in [
            ("Posted on August 19, 2025", "2025-08-19"),
            ("Aug. 9, 2025 8:03 am", "2025-08-09"),
            ("Sunday 19th August 2025", "2025-08-19"),
            ("Stand: 19. August 2025", "2025-08-19"),
            ("19 de agosto de 2025", "2025-08-19"),
            ("le 1er août 2025", ""),
            ("19 серпня 2025, 10:00", "2025-08-19"),
            ("2025-08-19T10:00", "2025-08-19"),
            ("19.08.2025", "2025-08-19"),
            ("08/19/2025", "2025-08-19"),
            ("Posted 10/23/25 at 8:14 AM", "2025-10-23"),
            ("Posted 11/14/98", "1998-11-14"),
            ("October 23, 20258:14 AM GMT+2Updated 3 hours ago", "2025-10-23"),
            ("May 3, 202610:05 PM", "2026-05-03"),
            ("2025年8月19日", "2025-08-19"),
        ] {
            assert_eq!(find(text).map(|d| d.0).unwrap_or_default(), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "08/09/2025",
            "1.2.25",
            "Flight 20258:14",
            "August 2025",
            "in 2025",
            "Issue 79",
            "31 people in 2 cars",
            "45 August 2025",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn the_range_is_the_day_alone() {
        let text = "Posted on August 19, 2025 by";
        assert_eq!(find(text).map(|d| d.1.of(text)), Some("August 19, 2025"));
    }
}
