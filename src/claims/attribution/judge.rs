//! The verdict on a cue with the source and the content that were found for it: is it an attribution? Boosted trees look at
//! the candidate, and at the others of its sentence: two cues seldom share a content.

use std::ops::Range as Tokens;

use super::frame::{self, Frame};
use super::label::{CONTENT, Reading, SOURCE};
use super::line::Line;

/// A cue with its source and content.
pub(crate) struct Case<'a> {
    pub frame: Frame<'a>,
    /// How much it looks like a cue, and how much of that its main word says by itself.
    pub cue: i32,
    pub prior: i32,
    /// How far its labels are ahead of no label at all.
    pub lead: i32,
    /// True where the labels are the rules' own.
    pub by_rule: bool,
    /// Runs of source and of content, as tokens of the sentence.
    pub sources: Vec<Tokens<usize>>,
    pub content: Vec<Tokens<usize>>,
}

impl<'a> Case<'a> {
    pub(crate) fn new(line: &Line<'_>, frame: Frame<'a>, cue: i32, prior: i32, reading: &Reading) -> Self {
        let from = frame.window(line).start;
        Self {
            cue,
            prior,
            lead: reading.lead,
            by_rule: reading.by_rule,
            sources: runs(&reading.labels, from, SOURCE),
            content: runs(&reading.labels, from, CONTENT),
            frame,
        }
    }

    /// The source: its longest run.
    pub(crate) fn source(&self) -> Option<&Tokens<usize>> {
        self.sources.iter().rev().max_by_key(|r| r.len())
    }

    fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|r| r.contains(&token))
    }
}

/// The runs of a label.
fn runs(labels: &[u8], from: usize, label: usize) -> Vec<Tokens<usize>> {
    let mut out: Vec<Tokens<usize>> = Vec::new();
    for (t, _) in (from..).zip(labels).filter(|&(_, &l)| usize::from(l) == label) {
        match out.last_mut() {
            Some(last) if last.end == t => last.end = t + 1,
            _ => out.push(t..t + 1),
        }
    }
    out
}

fn words(runs: &[Tokens<usize>]) -> usize {
    runs.iter().map(Tokens::len).sum()
}

/// How many tokens both have.
fn common(a: &[Tokens<usize>], b: &[Tokens<usize>]) -> usize {
    let both = |x: &Tokens<usize>, y: &Tokens<usize>| x.end.min(y.end).saturating_sub(x.start.max(y.start));
    a.iter().map(|x| b.iter().map(|y| both(x, y)).sum::<usize>()).sum()
}

/// So many candidates on either side are compared with one: work stays in step with length.
const NEAR: usize = 16;

/// Stands for a thing that is not there.
const NONE: i32 = -999;

/// Length of a [`Row`].
pub(crate) const WIDTH: usize = 49;

/// What the trees are asked about.
pub(crate) type Row = [i16; WIDTH];

/// The row of the candidate `n` of a sentence.
pub(crate) fn row(line: &Line<'_>, cases: &[Case<'_>], n: usize) -> Option<Row> {
    let x = cases.get(n)?;
    let (s, f) = (line.sheet, &x.frame);
    let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let flag = i32::from;
    let tag = |i: usize| line.tag(i).cast_signed();
    let between = |from: usize, to: usize| number(to) - number(from);

    let source = x.source();
    let source_kind = source.map_or(0, |r| frame::head_kind(line, r).0);
    let gap = source.map_or(NONE, |r| {
        if r.start > f.head {
            20 + between(f.head, r.start)
        } else {
            between(r.end, f.start)
        }
    });
    let size = words(&x.content);
    let tokens = || x.content.iter().cloned().flatten();
    let after = x.content.iter().find(|c| c.start > f.head);
    let rule = f.proposal.map_or(0, |_| {
        1 + flag(source == Some(&f.proposed_source)) + 2 * flag(x.content == f.proposed_content)
    });

    let near = n.saturating_sub(NEAR)..(n + NEAR + 1).min(cases.len());
    let others = || near.clone().filter(|&k| k != n).filter_map(|k| cases.get(k));
    let best = |scores: &mut dyn Iterator<Item = i32>| scores.max().unwrap_or(NONE);
    let holders = || others().filter(|c| c.holds(f.head));
    let held = || others().filter(|c| x.holds(c.frame.head));
    // How much of both contents is shared with the candidate that shares most, in hundredths, and how good a cue that has.
    let rival = others()
        .map(|c| {
            let both = common(&x.content, &c.content);
            (100 * both / (size + words(&c.content) - both).max(1), c.cue)
        })
        .max_by_key(|&(shared, _)| shared)
        .filter(|&(shared, _)| shared > 0);
    let (here, all) = (line.counts(f.head), line.counts(line.len()));

    let values: [i32; WIDTH] = [
        // The scores.
        x.cue,
        x.prior,
        x.lead,
        x.lead / number(size.max(1)),
        // The source.
        source.map_or(0, |r| number(r.len())),
        source_kind.cast_signed(),
        (source_kind & 1).cast_signed(),
        gap,
        source.map_or(NONE, |r| between(s.body, r.start)),
        number(x.sources.len()),
        number(words(&x.sources)),
        // The content.
        number(size),
        number(x.content.len()),
        number(x.content.iter().filter(|c| c.end <= f.head).map(Tokens::len).sum()),
        number(tokens().filter(|&t| s.is_quoted(t)).count()),
        number(tokens().filter(|&t| s.is_finite(t)).count()),
        after.map_or(NONE, |c| tag(c.start)),
        after.map_or(NONE, |c| between(f.after, c.start)),
        x.content.last().map_or(NONE, |c| between(c.end, line.len())),
        // The cue.
        f.kind.cast_signed(),
        (f.layout >> 5).cast_signed(),
        f.following().cast_signed(),
        f.entry.map_or(0, |e| e.stance as i32 + 1),
        flag(f.negated),
        frame::head_kind(line, &f.subject).0.cast_signed(),
        tag(f.head),
        tag(f.start.wrapping_sub(1)),
        tag(f.after),
        between(f.start, f.head),
        // What the rules say.
        rule,
        flag(x.by_rule),
        flag(line.inside(f.head)),
        // The sentence.
        flag(s.is_quoted(f.head)),
        number(line.len()),
        number(f.head),
        between(f.head, line.len()),
        i32::from(here.verbs),
        i32::from(here.cues),
        i32::from(all.turns),
        i32::from(all.verbs),
        // The other candidates.
        number(cases.len()),
        number(others().filter(|c| c.cue > x.cue).count()),
        best(&mut others().map(|c| c.cue)),
        number(holders().count()),
        best(&mut holders().map(|c| c.cue)),
        best(&mut held().map(|c| c.cue)),
        rival.map_or(0, |(shared, _)| number(shared)),
        rival.map_or(NONE, |(_, cue)| cue),
        best(&mut others().filter(|c| source.is_some() && c.source() == source).map(|c| c.cue)),
    ];
    Some(values.map(|v| v.clamp(i16::MIN.into(), i16::MAX.into()) as i16))
}
