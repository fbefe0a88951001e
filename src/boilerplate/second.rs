//! What the tagger's second round sees of a block: all that the first saw, and what the first thought of the page.

use super::features;
use super::kin::{self, Kinship};
use super::parts;
use super::place;
use super::scan::Scans;
use crate::forest::LOGIT;
use crate::input::Document;
use crate::order;
use crate::report::BlockKind;

/// What the second round sees beside what the first saw.
pub(crate) const COUNT: usize = THOUGHTS + place::COUNT + parts::COUNT;
const THOUGHTS: usize = 38;

/// For each block, what the second round sees beside what the first saw.
pub(crate) fn rows(document: &Document, scans: &Scans, margins: &[i16]) -> impl Iterator<Item = [i16; COUNT]> {
    let count = scans.blocks.len();
    let chars: Vec<i64> = scans.blocks.iter().map(|s| s.chars.min(2000) as i64).collect();
    let margin = move |n: Option<usize>| n.and_then(|n| margins.get(n)).copied();
    let (to_sure, to_next_sure) = (to_sure(margins.iter()), to_sure(margins.iter().rev()));
    // Sums up to each block: characters, those that seem kept, and margins by characters.
    let sums = || {
        let mut sums = Vec::with_capacity(count + 1);
        sums.push(0i64);
        sums
    };
    let (mut kept_sum, mut char_sum, mut weighted) = (sums(), sums(), sums());
    for (&m, &c) in margins.iter().zip(&chars) {
        let push = |v: &mut Vec<i64>, more: i64| v.push(v.last().copied().unwrap_or(0) + more);
        push(&mut kept_sum, if m > 0 { c } else { 0 });
        push(&mut char_sum, c);
        push(&mut weighted, i64::from(m) * (c + 10));
    }
    let between = move |v: &[i64], a: usize, b: usize| {
        let get = |n: usize| v.get(n.min(count)).copied().unwrap_or(0);
        get(b) - get(a)
    };
    let peak = peak(margins, &chars);
    let all_kept = between(&kept_sum, 0, count);
    let thousandths = |part: i64, whole: i64| {
        if whole <= 0 {
            0
        } else {
            (part * 1000 / whole).clamp(-1000, 1000) as i16
        }
    };
    let mass: Vec<u32> = margins
        .iter()
        .zip(&chars)
        .map(|(&m, &c)| ((i64::from(m).clamp(-512, 512) + 512) * c / 1024) as u32)
        .collect();
    let places = place::places(document, scans, &features::makes(document, scans), &mass);
    let kinship = Kinship::new(scans, margins);
    let heads: Vec<bool> = document
        .blocks
        .iter()
        .map(|b| b.kind == BlockKind::Heading || b.hints.heading > 0)
        .collect();
    let sections = groups(scans, margins, |n| heads.get(n) == Some(&true));
    let segments = segments(scans, margins, &heads, &sections);
    // Markup tells one part of the page from another by itself: there this is no gain.
    let markup = document.blocks.first().is_some_and(|b| b.hints.markup);
    let parts = if markup {
        Vec::new()
    } else {
        parts::parts(scans, margins, &kinship, &sections)
    };
    let kinship = kinship.all(scans);
    let runs = sure_runs(margins, &chars);
    let most = runs.iter().map(|r| r.2).max().unwrap_or(0);
    let mut run = 0;
    (0..count).map(move |n| {
        let far = -3000;
        let before = |d: usize| margin(n.checked_sub(d)).unwrap_or(far);
        let after = |d: usize| margin(Some(n + d)).unwrap_or(far);
        let mean = |reach: usize| {
            let (a, b) = (n.saturating_sub(reach), n + reach + 1);
            let width = between(&char_sum, a, b) + 10 * (b.min(count) - a) as i64;
            (between(&weighted, a, b) / width.max(1)).clamp(-4000, 4000) as i16
        };
        while runs.get(run).is_some_and(|r| r.1 < n) {
            run += 1;
        }
        let next = runs.get(run);
        let last = run.checked_sub(1).and_then(|r| runs.get(r));
        let inside = next.filter(|r| r.0 <= n);
        let near = inside.or(last).or(next);
        let thoughts: [i16; THOUGHTS - kin::COUNT - SEGMENT] = [
            margin(Some(n)).unwrap_or(0),
            before(1),
            before(2),
            before(3),
            before(4),
            after(1),
            after(2),
            after(3),
            after(4),
            mean(1),
            mean(3),
            mean(8),
            thousandths(between(&kept_sum, 0, n), all_kept),
            thousandths(between(&kept_sum, n + 1, count), all_kept),
            to_sure.get(n).copied().unwrap_or(FAR),
            to_next_sure.get(count - 1 - n).copied().unwrap_or(FAR),
            i16::from(inside.is_some()),
            near.map_or(0, |r| thousandths(r.2, all_kept)),
            near.map_or(0, |r| thousandths(r.2, most)),
            last.map_or(200, |r| (n - r.1).min(200) as i16),
            next.map_or(200, |r| if n < r.0 { (r.0 - n).min(200) as i16 } else { 0 }),
            all_kept.min(20_000) as i16,
            peak,
            margin(Some(n)).unwrap_or(0).saturating_sub(peak),
        ];
        let kin = kinship.get(n).map_or(&[][..], <[i16; _]>::as_slice);
        let segment = segments.get(n).map_or(&[][..], <[i16; _]>::as_slice);
        let place = places.get(n).map_or(&[][..], <[i16; _]>::as_slice);
        let around = parts.get(n).map_or(&[][..], <[i16; _]>::as_slice);
        let mut row = [0i16; COUNT];
        let mut slots = row.iter_mut();
        for part in [&thoughts, kin, segment, place, around] {
            part.iter().zip(slots.by_ref()).for_each(|(&v, slot)| *slot = v);
        }
        row
    })
}

/// Names of what the second round adds, in order; those of `place` and of `parts` follow.
#[cfg(feature = "training")]
pub(crate) const NAMES: [&str; THOUGHTS] = [
    "M",
    "M_P1",
    "M_P2",
    "M_P3",
    "M_P4",
    "M_N1",
    "M_N2",
    "M_N3",
    "M_N4",
    "M_MEAN_1",
    "M_MEAN_3",
    "M_MEAN_8",
    "KEPT_BEFORE",
    "KEPT_AFTER",
    "TO_SURE",
    "TO_NEXT_SURE",
    "IN_RUN",
    "M_RUN_SHARE",
    "M_RUN_OF_MOST",
    "RUN_AGO",
    "RUN_AHEAD",
    "KEPT_CHARS",
    "PEAK",
    "TO_PEAK",
    "KIN",
    "KIN_OFTEN",
    "KIN_OUT",
    "KIN_WORDS",
    "KIN_NEAR",
    "KIN_LACK",
    "SEG_MEAN",
    "SEG_BLOCKS",
    "SEG_CHARS",
    "SEG_BEFORE",
    "SEG_AFTER",
    "SEC_AGO",
    "SEC_HEAD",
    "SEC_MEAN",
];

/// The margin that the page's best blocks reach: at least these many characters are at or above it.
pub(crate) fn peak(margins: &[i16], chars: &[i64]) -> i16 {
    const ENOUGH: i64 = 700;
    let mut order: Vec<(i16, i64)> = margins.iter().copied().zip(chars.iter().copied()).collect();
    order::by_key(&mut order, |&(m, _)| i16::MAX.abs_diff(m).into());
    let mut sum = 0;
    let reached = order.iter().find(|(_, c)| {
        sum += c;
        sum >= ENOUGH
    });
    reached.or(order.last()).map_or(0, |r| r.0)
}

/// A surely kept block is no farther than this, or far.
const FAR: i16 = 13;

/// How many blocks ago the last surely kept one was.
fn to_sure<'a>(margins: impl Iterator<Item = &'a i16>) -> Vec<i16> {
    let mut ago = FAR;
    margins
        .map(|&margin| {
            let before = ago;
            ago = if i32::from(margin) > LOGIT { 1 } else { (ago + 1).min(FAR) };
            before
        })
        .collect()
}

/// Runs of surely kept blocks with few others between: first, last, characters.
fn sure_runs(margins: &[i16], chars: &[i64]) -> Vec<(usize, usize, i64)> {
    const REACH: usize = 5;
    let mut runs: Vec<(usize, usize, i64)> = Vec::new();
    for (n, (&m, &c)) in margins.iter().zip(chars).enumerate() {
        if i32::from(m) <= LOGIT / 2 {
            continue;
        }
        match runs.last_mut() {
            Some(run) if n - run.1 <= REACH => {
                run.1 = n;
                run.2 += c;
            }
            _ => runs.push((n, n, c)),
        }
    }
    runs
}

const SEGMENT: usize = 8;

/// What the first round thought of the blocks of a kind around each block, and of its section.
fn segments(scans: &Scans, margins: &[i16], heads: &[bool], sections: &[Group]) -> Vec<[i16; SEGMENT]> {
    let prose: Vec<bool> = scans
        .blocks
        .iter()
        .map(|s| s.is_prose() || s.terminal == 6 && s.words > 6)
        .collect();
    let alike = groups(scans, margins, |n| prose.get(n) != prose.get(n.wrapping_sub(1)));
    let mut out = Vec::with_capacity(margins.len());
    let (mut group, mut section) = (0, 0);
    for (n, &margin) in margins.iter().enumerate() {
        while alike.get(group).is_some_and(|g| g.end <= n) {
            group += 1;
        }
        while sections.get(section).is_some_and(|g| g.end <= n) {
            section += 1;
        }
        let chars = scans.blocks.get(n).map_or(0, |s| s.chars.min(2000)) as i64;
        let own = |g: Option<&Group>| g.map_or(-3000, |g| g.mean_without(margin, chars));
        let whole = |g: Option<&Group>| g.map_or(-3000, Group::mean);
        let here = alike.get(group);
        let within = sections.get(section);
        let head = within.map_or(0, |s| s.start);
        out.push([
            own(here),
            here.map_or(0, |g| (g.end - g.start).min(200) as i16),
            here.map_or(0, |g| g.chars.min(20_000) as i16),
            whole(group.checked_sub(1).and_then(|g| alike.get(g))),
            whole(alike.get(group + 1)),
            (n - head.min(n)).min(100) as i16,
            if heads.get(head) == Some(&true) {
                margins.get(head).copied().unwrap_or(0)
            } else {
                -3000
            },
            own(within),
        ]);
    }
    out
}

/// Blocks in a row, and what the first round thought of them.
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) chars: i64,
    /// Margins times characters.
    weighted: i64,
}

impl Group {
    /// The mean margin of all blocks.
    pub(super) fn mean(&self) -> i16 {
        self.mean_without(0, -10)
    }

    /// The mean margin of all but one block.
    fn mean_without(&self, margin: i16, chars: i64) -> i16 {
        let width = self.chars + 10 * (self.end - self.start) as i64 - (chars + 10);
        if width <= 0 {
            return -3500;
        }
        ((self.weighted - i64::from(margin) * (chars + 10)) / width).clamp(-4000, 4000) as i16
    }
}

/// Cuts the page's blocks before those that begin something.
pub(super) fn groups(scans: &Scans, margins: &[i16], begins: impl Fn(usize) -> bool) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for (n, (scan, &margin)) in scans.blocks.iter().zip(margins).enumerate() {
        let chars = scan.chars.min(2000) as i64;
        if out.is_empty() || begins(n) {
            out.push(Group {
                start: n,
                end: n,
                chars: 0,
                weighted: 0,
            });
        }
        if let Some(group) = out.last_mut() {
            group.end = n + 1;
            group.chars += chars;
            group.weighted += i64::from(margin) * (chars + 10);
        }
    }
    out
}
