//! The verdict on a cue with the source and the content that were found for it: is it an attribution?

use std::ops::Range as Tokens;

use super::frame::{self, Frame};
use super::label::{CONTENT, SOURCE};
use super::line::Line;
use crate::linear::feature;

/// A cue with its labelled window.
pub(crate) struct Labelled {
    /// First token of the window.
    pub from: usize,
    pub labels: Vec<u8>,
    /// The score of the labels, and of the cue.
    pub lead: i32,
    pub cue: i32,
    /// True where the labels are the rules' own.
    pub by_rule: bool,
}

impl Labelled {
    /// The runs of a label, as tokens of the sentence.
    pub(crate) fn runs(&self, label: usize) -> Vec<Tokens<usize>> {
        let mut out: Vec<Tokens<usize>> = Vec::new();
        for (k, _) in self.labels.iter().enumerate().filter(|&(_, &l)| usize::from(l) == label) {
            let t = self.from + k;
            match out.last_mut() {
                Some(last) if last.end == t => last.end = t + 1,
                _ => out.push(t..t + 1),
            }
        }
        out
    }

    /// The source: its longest run.
    pub(crate) fn source(&self) -> Option<Tokens<usize>> {
        self.runs(SOURCE).into_iter().rev().max_by_key(|r| r.len())
    }
}

fn bucket(score: i32, size: i32, most: i32) -> u32 {
    (score.div_euclid(size).clamp(-most, most) + most) as u32
}

/// The features of a labelled cue.
pub(crate) fn features(line: &Line<'_>, f: &Frame<'_>, x: &Labelled, add: &mut dyn FnMut(u32)) {
    let s = line.sheet;
    let source = x.source();
    let content = x.runs(CONTENT);
    let words: usize = content.iter().map(Tokens::len).sum();
    let size = match words {
        0..=4 => words as u32,
        5..=8 => 5,
        9..=15 => 6,
        _ => 7,
    };
    let cue = bucket(x.cue, 8, 10);
    let lead = bucket(x.lead, 32, 16);
    let (kind, pronoun) = source.as_ref().map_or((0, 0), |r| frame::head_kind(line, r));
    let gap = source.as_ref().map_or(7, |r| {
        if r.start > f.head {
            4 + (r.start - f.head).min(2) as u32
        } else {
            f.start.saturating_sub(r.end).min(3) as u32
        }
    });
    let sides = u32::from(content.iter().any(|c| c.end <= f.head)) | u32::from(content.iter().any(|c| c.start > f.head)) << 1;
    let quoted = content.iter().any(|c| s.is_quoted(c.start) || s.is_quoted(c.end.saturating_sub(1)));
    let finite = content.iter().any(|c| c.clone().any(|k| s.is_finite(k)));
    let opening = content
        .iter()
        .find(|c| c.start > f.head)
        .map_or((0, 0), |c| (line.word(c.start), line.tag(c.start)));
    let shape = sides << 2 | u32::from(quoted) << 1 | u32::from(finite);
    let rule = match f.proposal {
        None => 0,
        Some(_) => 1 + u32::from(source.as_ref() == Some(&f.proposed_source)) + 2 * u32::from(content == f.proposed_content),
    };
    let st = line.stem(f.head);
    let inside = u32::from(s.is_quoted(f.head));
    let split = content.len().min(3) as u32;
    add(feature(400, 0, 0));
    add(feature(401, cue, 0));
    add(feature(402, lead, 0));
    add(feature(403, cue / 2, lead / 2));
    add(feature(404, kind, f.kind));
    add(feature(405, size, shape));
    add(feature(406, shape, f.kind));
    add(feature(407, rule, f.kind));
    add(feature(408, rule, cue / 2));
    add(feature(409, opening.0, f.kind));
    add(feature(410, opening.1, kind));
    add(feature(411, gap, kind));
    add(feature(412, gap, f.kind));
    add(feature(413, st, shape));
    add(feature(414, st, kind));
    add(feature(415, inside << 5 | rule, cue / 2));
    add(feature(416, split << 5 | sides, u32::from(quoted)));
    add(feature(417, pronoun, inside));
    add(feature(418, size, f.following()));
    add(feature(419, kind, cue / 2));
    add(feature(421, u32::from(x.by_rule), f.kind));
    add(feature(422, u32::from(x.by_rule), lead));
    let entry = f.entry.map_or(0, |e| e.stance as u32 + 1);
    add(feature(423, entry << 1 | u32::from(x.by_rule), shape));
    add(feature(424, entry << 4 | u32::from(line.inside(f.head)) << 1 | inside, cue / 2));
    add(feature(420, size, cue / 2));
}
