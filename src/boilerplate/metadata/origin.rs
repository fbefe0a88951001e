//! When and where a story was published: dates, and the dateline.

use super::{AGENCIES, Page};
use crate::boilerplate::dates;
use crate::boilerplate::lines::LINE;
use crate::boilerplate::title;
use crate::report::{Block, BlockKind, Found};
use crate::segment;
use crate::text::{Range, flat};

/// What a story's first words say before the story begins.
#[derive(Debug, Default)]
pub(super) struct Lead {
    pub place: Option<Found>,
    pub agency: Option<Found>,
    pub date: Option<Found>,
    /// A station by its call sign: "(KXQV)".
    pub station: Option<Found>,
}

/// No longer than a weekday: "Wednesday,".
const WEEKDAY: usize = 10;

impl Page<'_> {
    /// `Washington/Brussels, August 16, 2025 –`, `(Reuters) -`, `BERLIN (dpa) —` at the story's start.
    pub(super) fn dateline(&self, first: usize) -> Option<Lead> {
        let block = self.blocks.get(first).filter(|b| b.kept)?;
        let text = block.range.of(self.text);
        let head_end = text.char_indices().nth(110).map_or(text.len(), |(at, _)| at);
        let head = text.get(..head_end)?;
        let (cut, dash) = dash(head)?;
        let before = head.get(..cut)?;
        if dash.is_empty() || before.is_empty() {
            return None;
        }
        let start = block.range.start;
        let mut lead = Lead::default();
        let mut place = before;
        if let Some(open) = before.find('(') {
            let inside = before.get(open + 1..).and_then(|r| r.split(')').next()).unwrap_or_default();
            let name = inside.split(['/', ',']).next().unwrap_or(inside).trim();
            place = before.get(..open).unwrap_or_default();
            let capitals = place
                .split([',', ' '])
                .next()
                .is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
            match AGENCIES.get(name) {
                Some(known) => lead.agency = Some(self.found(known, start + open + 1 + inside.find(name).unwrap_or(0), name)),
                None if capitals => {
                    let station = Some(inside).filter(|name| is_call_sign(name));
                    lead.station = station.map(|name| self.found(name, start + open + 1, name));
                }
                None => return None,
            }
        }
        if let Some((day, range)) = dates::find(place) {
            lead.date = Some(Found {
                value: day,
                range: Some(Range::new(start + range.start, start + range.end)),
            });
            place = place.get(..range.start).unwrap_or_default();
        }
        let place = without_stop(without_day(place).trim_end_matches([',', ' ', '\u{a0}']));
        let stated = lead.agency.is_some()
            || lead.date.is_some()
            || lead.station.is_some()
            || place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if !place.is_empty() && is_place(place) && stated {
            lead.place = Some(self.found(flat(place), start, place));
        }
        (lead.place.is_some() || lead.agency.is_some() || lead.station.is_some()).then_some(lead)
    }

    /// When it was published, and when last changed.
    pub(super) fn dates(&self, near: std::ops::Range<usize>, first: usize) -> (Option<Found>, Option<Found>) {
        let (mut published, mut modified) = (None, None);
        let mut bare: Option<(usize, Found)> = None; // A day that the line says nothing more of.
        let mut first_said: Option<usize> = None; // The line that says when it was published first.
        for n in near {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept) else {
                continue;
            };
            let text = self.words(n);
            let states = matches!(
                block.kind,
                BlockKind::Date | BlockKind::Byline | BlockKind::Metadata | BlockKind::Dateline
            );
            if !states || text.len() > 300 {
                continue;
            }
            // A line may state both: "Published 1 May 2025, updated 2 May 2025".
            let mut at = 0;
            while let Some((day, range)) = text.get(at..).and_then(dates::find) {
                let before = text.get(at..at + range.start).unwrap_or_default().to_lowercase();
                let found = Found {
                    value: day,
                    range: Some(Range::new(block.range.start + at + range.start, block.range.start + at + range.end)),
                };
                let cue = |cues: &[&str]| cues.iter().any(|c| before.contains(c));
                let told = cue(&LINE.changed) || cue(&LINE.published);
                let is_bare = !told && before.trim().len() <= WEEKDAY && block.kind == BlockKind::Date;
                let beside = |m: usize| m.abs_diff(n) == 1;
                if cue(&LINE.first) && first_said.is_none() && n < first {
                    // "Wed 3 Feb 2026 19.42" beside "First published on Wed 3 Feb 2026 16.05": the first is of the last change.
                    let other = bare.take_if(|(m, day)| beside(*m) && day.value >= found.value);
                    modified = modified.or(other.map(|(_, day)| day));
                    published = Some(found);
                    first_said = Some(n);
                } else if is_bare && first_said.is_some_and(beside) || cue(&LINE.changed) {
                    modified.get_or_insert(found);
                } else if cue(&LINE.published) || n < first + 3 {
                    if published.is_none() && is_bare {
                        bare = Some((n, found.clone()));
                    }
                    published.get_or_insert(found);
                }
                at += range.end;
            }
            let of_line = |day: &&Found| day.range.is_some_and(|r| block.range.overlaps(r));
            if let (None, Some(day)) = (&modified, published.as_ref().filter(of_line)) {
                let later = changed_later(text, at);
                modified = later.map(|hour| self.found(day.value.clone(), block.range.start + hour.start, hour.of(text)));
            }
        }
        (published, modified)
    }

    /// "Reporting from Port Selim" under the byline.
    pub(super) fn place_under_byline(&self, near: std::ops::Range<usize>, first: usize) -> Option<Found> {
        let said = |b: &&Block| !b.kept && b.kind == BlockKind::Dateline;
        let block = self.blocks.get(near.start..first)?.iter().find(said)?;
        let place = reported_from(block.range.of(self.text))?;
        Some(Found {
            value: flat(place),
            range: title::place(self.text, block.range, place),
        })
    }

    /// The place behind the page's date: "Published - July 08, 2024 10:14 pm IST - OSLO".
    pub(super) fn place_of_date(&self, near: std::ops::Range<usize>, first: usize) -> Option<Found> {
        const LEAST: usize = 4; // Zones of time are shorter.
        let dates = near.start..near.end.min(first);
        dates.filter_map(|n| self.blocks.get(n)).find_map(|block| {
            let text = Some(block.range.of(self.text)).filter(|_| !block.kept && block.kind == BlockKind::Date)?;
            let (_, place) = text.rsplit_once(" - ").filter(|(before, _)| dates::find(before).is_some())?;
            let capitals = place.chars().all(|c| c.is_uppercase() || c == ' ') && place.len() >= LEAST;
            (capitals && is_place(place)).then(|| self.found(place, block.range.end - place.len(), place))
        })
    }
}

/// The second hour of "3 May 2026 - 9:05 GMT•Updated 13:40", where it is later than the first: of the same day. `at` is where
/// the day ends.
fn changed_later(text: &str, at: usize) -> Option<Range> {
    let rest = text.get(at..)?.to_ascii_lowercase();
    let cue = at + LINE.changed.iter().find_map(|cue| rest.find(cue))?;
    let (first, _) = hour(text.get(..cue)?)?;
    let (second, range) = hour(text.get(cue..)?)?;
    (second > first).then(|| Range::new(cue + range.start, cue + range.end))
}

/// The first hour in a line, in minutes: "9:05", "1:40 pm".
fn hour(line: &str) -> Option<(u32, Range)> {
    line.match_indices(':').find_map(|(at, _)| {
        let start = line.get(..at)?.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let end = at + ":00".len();
        let (hours, minutes): (u32, u32) = (line.get(start..at)?.parse().ok()?, line.get(at + 1..end)?.parse().ok()?);
        let half = line.get(end..)?.trim_start().get(..2).unwrap_or_default().to_ascii_lowercase();
        let hours = match half.as_str() {
            "am" | "a." => hours % 12,
            "pm" | "p." => hours % 12 + 12,
            _ => hours,
        };
        Some((hours * 60 + minutes, Range::new(start, end)))
    })
}

/// The place of "Reporting from Port Selim".
pub(in crate::boilerplate) fn reported_from(line: &str) -> Option<&str> {
    let said = LINE
        .from
        .iter()
        .find(|phrase| line.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase)))?;
    let place = line.get(said.len()..)?.strip_prefix(' ')?.trim();
    let capital = |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "of" | "the" | "and" | "in" | "de" | "al");
    (is_place(place) && place.split(' ').all(capital)).then_some(place)
}

/// The place of a dash that ends a dateline, and the dash.
fn dash(head: &str) -> Option<(usize, &str)> {
    let mut best: Option<(usize, &str)> = None;
    for sign in [" – ", " — ", " -- ", " - ", ") -", ") –", ") —", "— ", "– "] {
        if let Some(at) = head.find(sign) {
            let cut = if sign.starts_with(')') { at + 1 } else { at };
            if best.is_none_or(|b| cut < b.0) {
                best = Some((cut, sign));
            }
        }
    }
    best
}

fn is_place(text: &str) -> bool {
    // The stops of "Ore." and "N.M." end no sentence.
    let state = shortened_state(text).map_or(0, |state| state.len() + 1);
    let text = text.get(..text.len() - state).unwrap_or(text);
    text.split_whitespace().count() <= 6
        && text.chars().next().is_some_and(char::is_uppercase)
        && !text.contains(['.', '“', '"', '!', '?', ':'])
        || text.contains("D.C")
}

/// A place without the stop behind it, but for that of a shortened state: "BEND, Ore."
fn without_stop(place: &str) -> &str {
    let bare = place.trim_end_matches(['.', ',', ' ']);
    let stopped = place
        .get(..bare.len() + 1)
        .filter(|p| p.ends_with('.') && shortened_state(p).is_some());
    stopped.unwrap_or(bare)
}

/// The state of "BEND, Ore."
fn shortened_state(place: &str) -> Option<&str> {
    let (_, state) = place.strip_suffix('.')?.rsplit_once(", ")?;
    Some(state).filter(|state| segment::is_abbreviation(state))
}

/// True for the name that a station in America broadcasts under: "KXQV", "WQVX-TV".
fn is_call_sign(name: &str) -> bool {
    let sign = name.split_once('-').filter(|(_, band)| matches!(*band, "TV" | "FM" | "AM" | "DT"));
    let sign = sign.map_or(name, |(sign, _)| sign);
    (3..=4).contains(&sign.len()) && sign.starts_with(['K', 'W']) && sign.bytes().all(|b| b.is_ascii_uppercase())
}

/// "LIMA, Oct 23" without the day.
fn without_day(place: &str) -> &str {
    let (before, day) = place.rsplit_once(',').unwrap_or(("", place));
    let mut words = day.split_whitespace();
    let month = words.next().is_some_and(|w| dates::is_month(w.trim_end_matches('.')));
    let number = words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    if month && number && words.next().is_none() { before } else { place }
}

#[cfg(test)]
mod tests {
    use super::{changed_later, is_call_sign, is_place, without_day, without_stop};

    #[test]
    fn a_place_is_read_without_the_day() {
        assert_eq!(without_day("LIMA, Oct. 23"), "LIMA");
        assert_eq!(without_day("Bergen, Norway"), "Bergen, Norway");
        assert_eq!(without_day("Oct. 23 "), "");
        assert_eq!(without_stop("BEND, Ore."), "BEND, Ore.");
        assert_eq!(without_stop("TAOS, N.M."), "TAOS, N.M.");
        assert!(is_place("TAOS, N.M.") && !is_place("He left. She stayed."));
        assert_eq!(without_stop("Bergen."), "Bergen");
        assert_eq!(without_stop("BERGEN, Norway."), "BERGEN, Norway");
    }

    #[test]
    fn a_later_hour_is_of_the_same_day() {
        let later = |line: &str| changed_later(line, "Published 3 May 2026".len()).map(|hour| hour.of(line).to_string());
        assert_eq!(later("Published 3 May 2026 - 9:05 GMT+2•Updated 13:40").as_deref(), Some("13:40"));
        assert_eq!(later("Published 3 May 2026, 11:05 am. Updated: 1:40 pm").as_deref(), Some("1:40"));
        for line in [
            "Published 3 May 2026 - 21:05•Updated 1:40",
            "Published 3 May 2026, updated 13:40",
            "Published 3 May 2026, 9:05, read at 13:40",
        ] {
            assert_eq!(later(line), None, "{line}");
        }
    }

    #[test]
    fn stations_are_known_by_their_signs() {
        assert!(is_call_sign("KXQV") && is_call_sign("WQVX-TV") && is_call_sign("WQV"));
        assert!(!is_call_sign("WARSAW") && !is_call_sign("QXVK") && !is_call_sign("WHO-led") && !is_call_sign("Wqvx"));
    }
}
