//! Resolves what the mentions say, in text order, to values of ISO 8601, or of TIMEX3 where ISO has none.

use super::super::values::lexicon::{Feast, Relative, Unit};
use super::Anchors;
use super::calendar::{Date, days_in_month, iso_year};
use super::expression::{Expression, Mention, Toward};
use super::value::{Resolved, Told, UNRESOLVED, century, duration, feast_day, named_unit, shifted, told_day, told_year, yearless};
use crate::report::{Anchor, Time};

/// Days by which a date may lie on the wrong side of the article's own: pages are dated by their first or their last version,
/// and the nearest verb is not always the date's.
const SLACK: i64 = 10;

/// A year goes on for so many sentences: a month told later is not surely its month.
const FRESH: usize = 4;

/// What is known while the mentions are read.
struct Story {
    /// The day of writing, and what says so.
    now: Option<(Date, Anchor)>,
    /// The date that was told last.
    told: Option<Told>,
    /// The date told last of a year before the day of writing.
    before: Option<Told>,
    /// True where its year, or that of a date on which it leans, stands in the text.
    stated: bool,
    /// True where it was told a few sentences ago at most.
    fresh: bool,
    /// True where the text tells of other years than its own, so that days without a year belong to the year told last.
    historical: bool,
    /// True where the text places itself in time ("yesterday", "on Monday").
    current: bool,
}

/// The values of the mentions.
pub(crate) fn resolve(mentions: &mut Vec<Mention>, anchors: &Anchors) -> Vec<Time> {
    lend_years(mentions);
    let mut story = Story::new(mentions, anchors);
    // "the town today is quiet": in a text about other years it means nowadays, and tells no day
    if story.historical {
        mentions.retain(|m| m.expression != Expression::Deictic(0) || !matches!(m.toward, Toward::Present | Toward::Unknown));
    }
    let mut times: Vec<Time> = Vec::with_capacity(mentions.len());
    let mut days: Vec<Option<Date>> = Vec::with_capacity(mentions.len());
    let mut told_in = 0; // The sentence that told the last date.
    for mention in mentions.iter() {
        story.fresh = mention.sentence <= told_in + FRESH;
        let (value, anchor, told) = story.value(mention);
        if told.is_some() {
            (story.told, told_in) = (told, mention.sentence);
            story.before = told.filter(|told| story.is_past_year(told.year)).or(story.before);
            story.stated = match anchor {
                Some(Anchor::Narrative) => story.stated,
                anchor => anchor == Some(Anchor::Explicit),
            };
        }
        days.push(told.and_then(Told::date));
        times.push(Time {
            range: mention.range,
            sentence: mention.sentence,
            value,
            anchor,
        });
    }
    for i in 0..mentions.len() {
        join_clock(i, mentions, &days, &mut times);
    }
    times
}

/// Gives a month or a day the year that stands at the next one: "between May and June 1981", "3 March to 4 April 2019".
fn lend_years(mentions: &mut [Mention]) {
    for i in (1..mentions.len()).rev() {
        let (before, after) = mentions.split_at_mut(i);
        let (Some(m), Some(next)) = (before.last_mut(), after.first()) else {
            return;
        };
        let gap = next.range.start.saturating_sub(m.range.end);
        let known = match next.expression {
            Expression::Month { year, .. } | Expression::Day { year, .. } if gap <= " through ".len() => year,
            Expression::Year(year) if gap <= " in ".len() => Some(year),
            _ => None,
        };
        if let (Expression::Month { year, relative: None, .. } | Expression::Day { year, .. }, true, Some(known)) =
            (&mut m.expression, m.sentence == next.sentence, known)
            && year.is_none()
        {
            *year = Some(known);
        }
    }
}

/// Gives a clock time the day that stands right beside it: "10 a.m. on Monday", "Monday at 10 a.m."
fn join_clock(i: usize, mentions: &[Mention], days: &[Option<Date>], times: &mut [Time]) {
    let Some(Mention {
        range,
        sentence,
        expression: Expression::Clock { hour, minute },
        ..
    }) = mentions.get(i)
    else {
        return;
    };
    let near = |j: usize| {
        let other = mentions.get(j)?;
        let gap = if other.range.start < range.start {
            range.start.saturating_sub(other.range.end)
        } else {
            other.range.start.saturating_sub(range.end)
        };
        let date = (*days.get(j)?)?;
        (other.sentence == *sentence && gap <= 4).then_some((date, times.get(j)?.anchor))
    };
    if let Some((date, anchor)) = near(i + 1).or_else(|| near(i.checked_sub(1)?))
        && let Some(time) = times.get_mut(i)
    {
        time.value = Some(format!("{}T{hour:02}:{minute:02}", date.iso()));
        time.anchor = anchor;
    }
}

/// The year of the month that is nearest to the day.
fn nearest_year(now: Date, month: u8) -> i32 {
    match i32::from(month) - i32::from(now.month) {
        7.. => now.year - 1,
        ..-6 => now.year + 1,
        _ => now.year,
    }
}

impl Story {
    fn new(mentions: &[Mention], anchors: &Anchors) -> Story {
        let published = anchors.published.as_deref().and_then(Date::parse);
        let headed = mentions.iter().take_while(|m| m.sentence < 8).find_map(|m| match m.expression {
            Expression::Day {
                year: Some(year),
                month,
                day,
            } if m.heads => Date::new(year, month, day),
            _ => None,
        });
        let now = match (published, headed) {
            (Some(p), Some(h)) if (p.number() - h.number()).abs() <= 7 && p != h => Some((h, Anchor::Dateline)),
            (Some(p), _) => Some((p, Anchor::Published)),
            (None, Some(h)) => Some((h, Anchor::Dateline)),
            (None, None) => None,
        };
        let own = now.map(|(date, _)| date.year);
        let (mut other_years, mut deictic) = (0usize, 0usize);
        for m in mentions {
            match m.expression {
                Expression::Year(y) | Expression::Day { year: Some(y), .. } | Expression::Month { year: Some(y), .. }
                    if own.is_none_or(|own| y < own) =>
                {
                    other_years += 1
                }
                // "open on Mondays", "closed on Friday": a weekday that nothing happened on places no text; nor does "the town
                // today", which means nowadays
                Expression::Weekday { .. } | Expression::Deictic(0) if matches!(m.toward, Toward::Present | Toward::Unknown) => {}
                Expression::Weekday { .. } | Expression::Deictic(_) | Expression::Ago { .. } => deictic += 1,
                Expression::Unit {
                    relative: Relative::Last | Relative::This | Relative::Next,
                    ..
                } => deictic += 1,
                _ => {}
            }
        }
        Story {
            now,
            told: None,
            before: None,
            stated: false,
            fresh: false,
            historical: other_years >= 4 && other_years > 3 * deictic,
            current: deictic > 0,
        }
    }

    fn value(&self, mention: &Mention) -> Resolved {
        let toward = match mention.toward {
            Toward::Until if self.current => Toward::Future,
            Toward::Until => Toward::Present,
            told => told,
        };
        match mention.expression {
            Expression::Day { year, month, day } => self.day(year, month, day, toward),
            Expression::NamedDay { weekday, month, day } => self.named_day(weekday, month, day, toward),
            Expression::Days { year, month, first, last } => self.days(year, month, first, last, toward),
            Expression::Month { year, month, relative } => self.month(year, month, relative, toward),
            Expression::Year(year) => told_year(year, Anchor::Explicit),
            Expression::Decade(first) => self.decade(first),
            Expression::Century(n) => century(n),
            Expression::Season { year, season, relative } => self.season(year, season, relative),
            Expression::Part { year, kind, n } => self.part(year, kind, n, toward),
            Expression::Deictic(days) => self.days_off(days),
            Expression::Present => self.days_off(0),
            Expression::Weekday { day, relative } => self.weekday(day, relative, toward),
            // "was alone that night", after a day to come was told: some other night
            Expression::Unit {
                relative: Relative::That | Relative::Same,
                ..
            } if mention.toward == Toward::Past && self.told_ahead() => UNRESOLVED,
            Expression::Unit { unit, relative } => self.unit(unit, relative),
            Expression::Ago { unit, n } => match self.now {
                Some((now, anchor)) => shifted(Told::day(now), anchor, unit, n),
                None => UNRESOLVED,
            },
            Expression::Later { unit, n } => match self.told {
                Some(told) => shifted(told, Anchor::Narrative, unit, n),
                None => UNRESOLVED,
            },
            Expression::Window { unit, n } => (Some(duration(unit, n)), Some(Anchor::Explicit), None),
            Expression::Clock { hour, minute } => (Some(format!("{hour:02}:{minute:02}:00")), Some(Anchor::Explicit), None),
            Expression::Feast { feast, year, relative } => self.feast(feast, year, relative, toward),
            Expression::EveryWeekday(day) => (Some(format!("XXXX-WXX-{day}")), Some(Anchor::Explicit), None),
            Expression::WeekdayOfWeek { day, relative } => self.weekday_of_week(day, relative),
            Expression::InYear { month, day, relative } => self.in_year(month, day, relative),
            Expression::Unclear => UNRESOLVED,
        }
    }

    fn is_past_year(&self, year: i32) -> bool {
        self.now.is_none_or(|(now, _)| year < now.year)
    }

    /// The date that "that year" goes back to: whoever means the year of writing says "this year".
    fn that_year(&self) -> Option<Told> {
        let own = |told: &Told| self.now.is_some_and(|(now, _)| told.year == now.year);
        self.told.filter(|told| !own(told)).or(self.before).or(self.told)
    }

    /// True where the date told last is to come.
    fn told_ahead(&self) -> bool {
        let told = self.told.and_then(Told::date);
        told.zip(self.now).is_some_and(|(told, (now, _))| told > now)
    }

    /// The date told last, where the text goes on from it.
    fn narrated(&self, month: u8, toward: Toward) -> Option<Told> {
        let on = self.historical && self.fresh && toward != Toward::Future;
        // "by Jan. 31 …; it had begun in September": what is past is not after the day of writing
        let past = |told: &Told| {
            self.now
                .is_none_or(|(now, _)| self.stated || toward != Toward::Past || (told.year, month) <= (now.year, now.month))
        };
        self.told.filter(past).filter(|_| on)
    }

    /// The year of a month and day that names none, and what tells it.
    fn year_of(&self, month: u8, day: u8, toward: Toward) -> Option<(i32, Anchor)> {
        if toward == Toward::Usual {
            return None;
        }
        if let Some(told) = self.narrated(month, toward) {
            return Some((told.year, Anchor::Narrative));
        }
        // what a guide says of July it says of every July
        if toward == Toward::Present && !self.current {
            return None;
        }
        let (now, anchor) = self.now?;
        let days = |year| Date::new(year, month, day.min(28)).map_or(i64::MAX, |d| d.number() - now.number());
        let ahead = days(now.year);
        let year = match toward {
            Toward::Past if ahead > SLACK => now.year - 1,
            Toward::Future if ahead < -SLACK => now.year + 1,
            Toward::Past | Toward::Future => now.year,
            // the nearest
            _ => {
                let years = [now.year, now.year - 1, now.year + 1];
                years.into_iter().min_by_key(|&y| days(y).saturating_abs()).unwrap_or(now.year)
            }
        };
        Some((year, anchor))
    }

    fn day(&self, year: Option<i32>, month: u8, day: u8, toward: Toward) -> Resolved {
        let known = year.map(|y| (y, Anchor::Explicit)).or_else(|| self.year_of(month, day, toward));
        match known {
            Some((year, anchor)) => match Date::new(year, month, day) {
                Some(date) => told_day(date, anchor),
                None => UNRESOLVED,
            },
            None if day <= days_in_month(2024, month) => yearless(month, Some(day)),
            None => UNRESOLVED,
        }
    }

    /// "Friday, May 7": of the years about, the nearest in which that day is a Friday.
    fn named_day(&self, weekday: u8, month: u8, day: u8, toward: Toward) -> Resolved {
        let guess = self.day(None, month, day, toward);
        let guessed = guess.2.zip(guess.1).map(|(told, anchor)| (told.year, anchor));
        let Some((year, anchor)) = guessed.or_else(|| self.now.map(|(date, anchor)| (date.year, anchor))) else {
            return guess;
        };
        // whoever writes of a day that is at hand knows its year, and may be wrong about the weekday
        let near = |date: Date| self.now.is_some_and(|(now, _)| (date.number() - now.number()).abs() <= 31);
        [year, year - 1, year + 1]
            .into_iter()
            .filter_map(|y| Date::new(y, month, day))
            .find(|&date| date.weekday() == weekday || date.year == year && near(date))
            .map_or(guess, |date| told_day(date, anchor))
    }

    fn days(&self, year: Option<i32>, month: u8, first: u8, last: u8, toward: Toward) -> Resolved {
        let known = year.map(|y| (y, Anchor::Explicit)).or_else(|| self.year_of(month, first, toward));
        let Some((year, anchor)) = known else {
            return UNRESOLVED;
        };
        match (Date::new(year, month, first), Date::new(year, month, last)) {
            (Some(a), Some(b)) => (Some(format!("{}/{}", a.iso(), b.iso())), Some(anchor), Some(Told::day(a))),
            _ => UNRESOLVED,
        }
    }

    fn month(&self, year: Option<i32>, month: u8, relative: Option<Relative>, toward: Toward) -> Resolved {
        let toward = match relative {
            Some(Relative::Last | Relative::Past | Relative::Previous) => Toward::Past,
            Some(Relative::Next | Relative::Coming) => Toward::Future,
            _ => toward,
        };
        let known = if let Some(year) = year {
            Some((year, Anchor::Explicit))
        } else if toward == Toward::Usual {
            None
        } else if let (Some(told), Some(Relative::That | Relative::Same)) = (self.told, relative) {
            // "In the spring of 2021 …, and that July …"
            Some((told.year, Anchor::Narrative))
        } else if let (Some(told), None) = (self.narrated(month, toward), relative) {
            Some((told.year, Anchor::Narrative))
        } else {
            self.now.and_then(|(now, anchor)| match (relative, toward) {
                (Some(Relative::This), _) => Some((now.year, anchor)),
                (Some(Relative::Last), _) => Some((now.year - i32::from(month >= now.month), anchor)),
                (Some(Relative::Next), _) => Some((now.year + i32::from(month <= now.month), anchor)),
                (_, Toward::Past) => Some((now.year - i32::from(month > now.month), anchor)),
                (_, Toward::Future) => Some((now.year + i32::from(month < now.month), anchor)),
                (_, Toward::Near) => Some((nearest_year(now, month), anchor)),
                _ if self.current => Some((now.year - i32::from(month > now.month), anchor)),
                _ => None,
            })
        };
        match known {
            Some((year, anchor)) => (
                Some(format!("{}-{month:02}", iso_year(year))),
                Some(anchor),
                Some(Told {
                    year,
                    month: Some(month),
                    day: None,
                }),
            ),
            None => yearless(month, None),
        }
    }

    fn decade(&self, first: i32) -> Resolved {
        if first >= 100 {
            let told = Told {
                year: first,
                month: None,
                day: None,
            };
            return (
                Some(format!("{}X", iso_year(first / 10).trim_start_matches('0'))),
                Some(Anchor::Explicit),
                Some(told),
            );
        }
        // the sixties: the last that had begun
        let (year, anchor) = match self.now {
            Some((now, anchor)) => (now.year, anchor),
            None => return (Some(format!("XX{}X", first / 10)), None, None),
        };
        let century = year - year.rem_euclid(100);
        let decade = if century + first <= year {
            century + first
        } else {
            century - 100 + first
        };
        (Some(format!("{}X", decade / 10)), Some(anchor), None)
    }

    fn season(&self, year: Option<i32>, season: &str, relative: Option<Relative>) -> Resolved {
        let year = match (year, relative, self.now) {
            (Some(year), _, _) => Some((year, Anchor::Explicit)),
            (None, Some(Relative::That | Relative::Same), _) => self.told.map(|t| (t.year, Anchor::Narrative)),
            (None, Some(Relative::Following | Relative::Previous), _) => None,
            (None, Some(relative), Some((now, anchor))) => {
                let month = match season {
                    "SP" => 3,
                    "SU" => 6,
                    "FA" => 9,
                    _ => 12,
                };
                let begun = now.month >= month;
                let over = now.month >= month + 3;
                // a winter is named by the year in which it begins
                let winter = season == "WI" && now.month < 3;
                let year = match relative {
                    Relative::Last | Relative::Past => now.year - i32::from(!over) - i32::from(winter),
                    Relative::Next | Relative::Coming => now.year + i32::from(begun),
                    _ => now.year - i32::from(winter),
                };
                Some((year, anchor))
            }
            _ => None,
        };
        match year {
            Some((year, anchor)) => (
                Some(format!("{}-{season}", iso_year(year))),
                Some(anchor),
                Some(Told {
                    year,
                    month: None,
                    day: None,
                }),
            ),
            None => (Some(format!("XXXX-{season}")), None, None),
        }
    }

    /// A quarter or half of a year.
    fn part(&self, year: Option<i32>, kind: char, n: u8, toward: Toward) -> Resolved {
        let known = year.map(|y| (y, Anchor::Explicit)).or_else(|| {
            let (now, anchor) = self.now?;
            let months = if kind == 'Q' { 3 } else { 6 };
            let first = (n - 1) * months + 1;
            let year = match toward {
                Toward::Future if first + months <= now.month => now.year + 1,
                Toward::Future => now.year,
                _ if first > now.month => now.year - 1,
                _ => now.year,
            };
            Some((year, anchor))
        });
        match known {
            Some((year, anchor)) => (
                Some(format!("{}-{kind}{n}", iso_year(year))),
                Some(anchor),
                Some(Told {
                    year,
                    month: None,
                    day: None,
                }),
            ),
            None => (Some(format!("XXXX-{kind}{n}")), None, None),
        }
    }

    fn days_off(&self, days: i64) -> Resolved {
        match self.now {
            Some((now, anchor)) => told_day(now.plus_days(days), anchor),
            None => UNRESOLVED,
        }
    }

    fn weekday(&self, day: u8, relative: Option<Relative>, toward: Toward) -> Resolved {
        if matches!(
            relative,
            Some(Relative::That | Relative::Same | Relative::Following | Relative::Previous)
        ) {
            let Some(told) = self.told.and_then(Told::date) else {
                return UNRESOLVED;
            };
            let ahead = (i64::from(day) - i64::from(told.weekday())).rem_euclid(7);
            let date = match relative {
                Some(Relative::Following) => told.plus_days(if ahead == 0 { 7 } else { ahead }),
                Some(Relative::Previous) => told.plus_days(if ahead == 0 { -7 } else { ahead - 7 }),
                _ => told.plus_days(ahead),
            };
            return told_day(date, Anchor::Narrative);
        }
        let Some((now, anchor)) = self.now else {
            return UNRESOLVED;
        };
        let ahead = (i64::from(day) - i64::from(now.weekday())).rem_euclid(7);
        let back = if ahead == 0 { 0 } else { ahead - 7 };
        let days = match relative {
            Some(Relative::Last | Relative::Past) => {
                if back == 0 {
                    -7
                } else {
                    back
                }
            }
            // nobody calls tomorrow "next Thursday"
            Some(Relative::Next) if ahead < 2 => ahead + 7,
            Some(Relative::Coming) if ahead == 0 => 7,
            Some(_) => ahead,
            None if toward == Toward::Future => ahead,
            None => back,
        };
        told_day(now.plus_days(days), anchor)
    }

    fn weekday_of_week(&self, day: u8, relative: Relative) -> Resolved {
        let Some((now, anchor)) = self.now else {
            return UNRESOLVED;
        };
        let weeks = i64::from(relative == Relative::Next) - i64::from(relative == Relative::Last);
        told_day(now.plus_days(weeks * 7 + i64::from(day) - i64::from(now.weekday())), anchor)
    }

    fn in_year(&self, month: u8, day: Option<u8>, relative: Relative) -> Resolved {
        let now = self.now.map(|(date, anchor)| (date.year, anchor));
        let told = self.told.map(|t| (t.year, Anchor::Narrative));
        let known = match relative {
            Relative::Last | Relative::Past => now.map(|(y, a)| (y - 1, a)),
            Relative::This => now,
            Relative::Next | Relative::Coming => now.map(|(y, a)| (y + 1, a)),
            Relative::Previous => told.map(|(y, a)| (y - 1, a)),
            Relative::Following => told.map(|(y, a)| (y + 1, a)),
            Relative::That | Relative::Same | Relative::Every => told,
        };
        let Some((year, anchor)) = known else {
            return yearless(month, day);
        };
        match day {
            Some(day) => Date::new(year, month, day).map_or(UNRESOLVED, |d| told_day(d, anchor)),
            None => (
                Some(format!("{}-{month:02}", iso_year(year))),
                Some(anchor),
                Some(Told {
                    year,
                    month: Some(month),
                    day: None,
                }),
            ),
        }
    }

    /// last week, this year, the following month
    fn unit(&self, unit: Unit, relative: Relative) -> Resolved {
        let (told, anchor, n) = match relative {
            Relative::Last | Relative::Past => (self.now.map(|(d, _)| Told::day(d)), self.now.map(|(_, a)| a), -1),
            // "later in the year": the year told of
            Relative::This if self.historical && unit == Unit::Year && self.told.is_some() => (self.told, Some(Anchor::Narrative), 0),
            Relative::This => (self.now.map(|(d, _)| Told::day(d)), self.now.map(|(_, a)| a), 0),
            Relative::Next | Relative::Coming => (self.now.map(|(d, _)| Told::day(d)), self.now.map(|(_, a)| a), 1),
            Relative::Previous => (self.told, Some(Anchor::Narrative), -1),
            Relative::Following => (self.told, Some(Anchor::Narrative), 1),
            Relative::That if unit == Unit::Year => (self.that_year(), Some(Anchor::Narrative), 0),
            Relative::That | Relative::Same | Relative::Every => (self.told, Some(Anchor::Narrative), 0),
        };
        match (told, anchor) {
            (Some(told), Some(anchor)) => named_unit(told, anchor, unit, n),
            _ => UNRESOLVED,
        }
    }

    fn feast(&self, feast: Feast, year: Option<i32>, relative: Option<Relative>, toward: Toward) -> Resolved {
        let toward = match relative {
            Some(Relative::Last | Relative::Past) => Toward::Past,
            Some(Relative::Next | Relative::Coming | Relative::This) => Toward::Future,
            _ => toward,
        };
        if let Some(year) = year {
            return feast_day(feast, year).map_or(UNRESOLVED, |d| told_day(d, Anchor::Explicit));
        }
        let (Some((now, anchor)), Toward::Past | Toward::Future) = (self.now, toward) else {
            return match feast {
                Feast::Fixed { month, day } => yearless(month, Some(day)),
                _ => UNRESOLVED,
            };
        };
        let mut years = [now.year - 1, now.year, now.year + 1]
            .into_iter()
            .filter_map(|y| feast_day(feast, y));
        let found = if toward == Toward::Past {
            years.rfind(|d| *d <= now)
        } else {
            years.find(|d| *d >= now)
        };
        found.map_or(UNRESOLVED, |d| told_day(d, anchor))
    }
}
