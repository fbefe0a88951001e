//! Which claim each stretch of the text belongs to: one pass over the sorted ends of all ranges.

use std::collections::BTreeMap;

use nutgraf::{Range, Report};

/// What a stretch of text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Paint {
    /// The innermost claim whose content it is: an index into the report's claims.
    pub(super) content: Option<usize>,
    /// True where it names a source.
    pub(super) source: bool,
    /// True where it is a cue.
    pub(super) cue: bool,
}

/// The stretches of a text, in order, and the claims' ends.
pub(super) struct Painted {
    /// Where a new paint begins; it holds up to the next.
    marks: Vec<(usize, Paint)>,
    /// Where a claim ends, and its index.
    ends: Vec<(usize, usize)>,
}

/// A part of a block: text in one paint, or the end of a claim and the paint after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Text(Range, Paint),
    End(usize, Paint),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Content(usize),
    Source,
    Cue,
}

impl Painted {
    /// Works out the paint of a report whose offsets are bytes. A claim without attribution is content in all its ranges.
    pub(super) fn new(report: &Report) -> Self {
        let mut changes: Vec<(usize, bool, Role)> = Vec::new();
        let mut ends = Vec::new();
        for (n, claim) in report.claims.iter().enumerate() {
            let mut add = |ranges: &[Range], role: Role| {
                for r in ranges.iter().filter(|r| !r.is_empty()) {
                    changes.push((r.start, true, role));
                    changes.push((r.end, false, role));
                }
            };
            match &claim.attribution {
                Some(said) => {
                    add(&said.content.ranges, Role::Content(n));
                    add(&said.source.ranges, Role::Source);
                    add(&said.cue.ranges, Role::Cue);
                }
                None => add(&claim.ranges, Role::Content(n)),
            }
            ends.extend(claim.ranges.last().map(|r| (r.end, n)));
        }
        changes.sort_unstable();
        ends.sort_unstable();
        let mut open: BTreeMap<Role, usize> = BTreeMap::new();
        let mut marks: Vec<(usize, Paint)> = Vec::new();
        for (at, begins, role) in changes {
            let count = open.entry(role).or_insert(0);
            if begins {
                *count += 1;
            } else if *count > 1 {
                *count -= 1;
            } else {
                open.remove(&role);
            }
            let paint = Paint {
                // Claims are in text order, so the last open one is the innermost.
                content: open.range(..Role::Source).next_back().and_then(|(role, _)| match role {
                    Role::Content(n) => Some(*n),
                    _ => None,
                }),
                source: open.contains_key(&Role::Source),
                cue: open.contains_key(&Role::Cue),
            };
            match marks.last_mut() {
                Some(last) if last.0 == at => last.1 = paint,
                _ => marks.push((at, paint)),
            }
        }
        Self { marks, ends }
    }

    /// The parts of a range of the text, in order.
    pub(super) fn parts(&self, range: Range) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut next_mark = self.marks.partition_point(|&(at, _)| at <= range.start);
        let mut paint = next_mark
            .checked_sub(1)
            .and_then(|n| self.marks.get(n))
            .map(|&(_, paint)| paint)
            .unwrap_or_default();
        let mut next_end = self.ends.partition_point(|&(at, _)| at <= range.start);
        let mut at = range.start;
        loop {
            let mark = self.marks.get(next_mark);
            let end = self.ends.get(next_end);
            let stop = mark.map_or(range.end, |m| m.0).min(end.map_or(range.end, |e| e.0)).min(range.end);
            if stop > at {
                parts.push(Part::Text(Range::new(at, stop), paint));
                at = stop;
            } else if let Some(&(_, next)) = mark.filter(|m| m.0 <= at) {
                paint = next;
                next_mark += 1;
            } else if let Some(&(_, claim)) = end.filter(|e| e.0 <= at) {
                parts.push(Part::End(claim, paint));
                next_end += 1;
            } else {
                break;
            }
        }
        parts
    }
}
