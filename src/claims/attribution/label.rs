//! Who and what: for one cue, each token of its sentence is source, content or neither. The features of a token and of
//! the border before it, as seen from the cue; a linear chain finds the best labels.

use std::ops::Range as Tokens;

use super::frame::Frame;
use super::line::{CUE_VERB, Line};
use super::model::Model;
use crate::linear::Feature;

/// Labels: none, source, content.
pub(crate) const LABELS: usize = 3;
pub(crate) const SOURCE: usize = 1;
pub(crate) const CONTENT: usize = 2;

/// How many features a token and a border have.
pub(crate) const OF_TOKEN: usize = 25;
pub(crate) const OF_BORDER: usize = 28;

fn distance(d: usize) -> u32 {
    match d {
        0..=3 => d as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=24 => 7,
        _ => 8,
    }
}

/// What lies between the cue and a token.
struct Between {
    side: u32,
    near: u32,
    commas: u32,
    verbs: u32,
    turns: u32,
    joints: u32,
    cues: u32,
}

fn between(line: &Line<'_>, f: &Frame<'_>, t: usize) -> Between {
    let (from, to) = if t < f.head { (t, f.start) } else { (f.after, t) };
    let (a, b) = (line.counts(from), line.counts(to.max(from)));
    let few = |a: u16, b: u16, most: u16| u32::from(b.saturating_sub(a).min(most));
    Between {
        side: u32::from(t > f.head),
        near: distance(to.saturating_sub(from)),
        commas: few(a.commas, b.commas, 3),
        verbs: few(a.verbs, b.verbs, 3),
        turns: few(a.turns, b.turns, 3),
        joints: few(a.joints, b.joints, 2),
        cues: few(a.cues, b.cues, 2),
    }
}

fn is_in(range: &Tokens<usize>, t: usize) -> u32 {
    u32::from(range.contains(&t))
}

/// The features of a token: how much it looks like source and like content.
pub(crate) fn token(line: &Line<'_>, f: &Frame<'_>, t: usize) -> [Feature; OF_TOKEN] {
    let s = line.sheet;
    let x = between(line, f, t);
    let (w, g) = (line.word(t), line.tag(t));
    let (gb, ga) = (line.tag(t.wrapping_sub(1)), line.tag(t + 1));
    let st = line.stem(f.head);
    let side = x.side;
    let quoted = u32::from(s.is_quoted(t)) << 1 | u32::from(s.is_quoted(f.head));
    let subject = is_in(&f.subject, t) | is_in(&f.follower, t) << 1;
    let rule = match f.proposal {
        None => 0,
        Some(_) if f.proposed_source.contains(&t) => 1,
        Some(_) if f.proposed_content.iter().any(|c| c.contains(&t)) => 2,
        Some(_) => 3,
    };
    let placed = u32::from(t >= f.complement) << 1 | side;
    let opener = line.opener(t);
    let clause = if opener > f.head || t < f.head { line.word(opener) } else { 0 };
    let speaks = u32::from(line.traits(t));
    [
        [200, g << 1 | side, x.near],
        [201, w, side],
        [202, g << 10 | gb << 5 | ga, side],
        [203, side << 6 | x.commas << 4 | x.verbs << 2 | quoted, f.layout],
        [204, side << 6 | x.commas << 4 | x.verbs << 2 | x.joints, f.kind],
        [205, side << 4 | x.turns << 2 | quoted, f.following()],
        [206, st, side << 2 | x.commas],
        [207, st, x.near << 1 | side],
        [208, subject << 6 | g << 1 | side, f.kind],
        [209, subject << 5 | x.verbs << 3 | x.commas << 1 | side, rule],
        [210, rule << 1 | side, f.kind],
        [211, rule, st],
        [212, rule, g << 1 | side],
        [213, f.layout, placed],
        [214, f.layout, f.kind << 2 | placed],
        [215, st, f.following() << 2 | placed],
        [216, clause, side << 4 | x.commas << 2 | x.verbs],
        [217, clause, f.following() << 1 | side],
        [218, x.cues << 3 | x.commas << 1 | side, f.kind],
        [219, speaks << 5 | g, subject << 1 | side],
        [220, w, u32::from(t + 1 == f.start) << 1 | u32::from(t == f.after)],
        [221, st, subject << 2 | quoted],
        [222, f.following() << 4 | x.near, rule << 1 | side],
        [223, rule << 8 | x.turns << 6 | x.commas << 4 | quoted << 2 | x.cues, side],
        [224, g, f.layout << 1 | side],
    ]
}

/// The features of the border before token `t`: how much a source or a content begins or ends there.
pub(crate) fn border(line: &Line<'_>, f: &Frame<'_>, t: usize) -> [Feature; OF_BORDER] {
    let s = line.sheet;
    let b = t.wrapping_sub(1);
    let x = between(line, f, t);
    let (w, wb, g, gb) = (line.word(t), line.word(b), line.tag(t), line.tag(b));
    let (ga, gbb) = (line.tag(t + 1), line.tag(t.wrapping_sub(2)));
    let st = line.stem(f.head);
    let side = x.side;
    let turn = match (s.quotation(b), s.quotation(t)) {
        (None, None) => 0,
        (None, Some(_)) => 1,
        (Some(_), None) => 2,
        (Some(p), Some(q)) => 3 + u32::from(p != q),
    };
    let landmark = u32::from(t == f.subject.start)
        | u32::from(t == f.subject.end) << 1
        | u32::from(t == f.start) << 2
        | u32::from(t == f.after) << 3
        | u32::from(t == f.complement) << 4
        | u32::from(t == f.follower.start) << 5
        | u32::from(t == f.follower.end) << 6;
    let rule = match f.proposal {
        None => 0,
        Some(_) => {
            1 | u32::from(t == f.proposed_source.start) << 1
                | u32::from(t == f.proposed_source.end) << 2
                | u32::from(f.proposed_content.iter().any(|c| c.start == t)) << 3
                | u32::from(f.proposed_content.iter().any(|c| c.end == t)) << 4
        }
    };
    let edge = u32::from(t == s.body) | u32::from(t >= s.end()) << 1;
    let clause = u32::from(line.clause(t));
    let cue_soon = u32::from(line.traits(t + 1) & CUE_VERB != 0)
        | u32::from(line.traits(t + 2) & CUE_VERB != 0) << 1
        | u32::from(line.traits(t) & CUE_VERB != 0) << 2;
    let step = if t <= f.head {
        f.start.saturating_sub(t).min(6) as u32
    } else {
        8 + (t - f.head).min(7) as u32
    };
    [
        [300, gb << 6 | g << 1 | side, 0],
        [301, wb, w],
        [302, w, side],
        [303, wb, side],
        [304, wb, g << 1 | side],
        [305, w, gb << 1 | side],
        [306, g << 5 | ga, gb << 1 | side],
        [307, st, w],
        [308, f.layout, step],
        [309, st, step],
        [310, landmark, f.kind],
        [311, landmark, st],
        [312, rule, f.kind],
        [313, rule, st],
        [314, rule, gb << 5 | g],
        [315, turn << 5 | x.commas << 3 | x.verbs << 1 | side, f.layout],
        [316, turn, gb << 1 | side],
        [317, clause << 6 | turn << 3 | cue_soon, wb],
        [318, clause, g << 6 | gb << 1 | side],
        [319, clause << 5 | x.commas << 3 | x.verbs << 1 | side, w],
        [320, edge << 1 | side, f.layout],
        [321, edge, landmark],
        [322, gbb << 5 | gb, g << 1 | side],
        [323, cue_soon << 5 | g, gb << 1 | side],
        [324, clause << 1 | side, f.kind << 6 | g],
        [325, f.following() << 5 | g, landmark],
        [326, x.near << 1 | side, landmark],
        [327, f.following() << 3 | x.commas << 1 | side, w],
    ]
}

/// Scores of one token: of its labels, and of the border before it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scores {
    /// Of source and content (nothing scores 0).
    pub token: [i32; 2],
    /// That a source begins, ends, a content begins, ends before it.
    pub border: [i32; 4],
}

/// The score of going from one label to another at a border.
pub(crate) fn step(border: &[i32; 4], from: usize, to: usize) -> i32 {
    if from == to {
        return 0;
    }
    let [source_begins, source_ends, content_begins, content_ends] = *border;
    let ends = match from {
        SOURCE => source_ends,
        CONTENT => content_ends,
        _ => 0,
    };
    ends + match to {
        SOURCE => source_begins,
        CONTENT => content_begins,
        _ => 0,
    }
}

/// The labels of a window.
pub(crate) struct Reading {
    pub labels: Vec<u8>,
    /// How far they are ahead of no label at all.
    pub lead: i32,
    /// True where they are the rules' own: see [`read`].
    pub by_rule: bool,
}

/// Reads a window: as the rules do, unless the model's best labels are ahead of theirs by more than `trust`.
pub(crate) fn read(model: &Model, line: &Line<'_>, f: &Frame<'_>) -> Reading {
    let scores: Vec<Scores> = f.window(line).map(|t| model.label(line, f, t)).collect();
    let (labels, lead) = decode(line, f, &scores);
    if f.proposal.is_some() {
        let proposed = proposed(line, f);
        let own = total(&scores, &proposed);
        if lead - own <= model.trust && proposed.contains(&(CONTENT as u8)) {
            return Reading {
                labels: proposed,
                lead: own,
                by_rule: true,
            };
        }
    }
    Reading {
        labels,
        lead,
        by_rule: false,
    }
}

/// The labels that the rules propose.
fn proposed(line: &Line<'_>, f: &Frame<'_>) -> Vec<u8> {
    f.window(line)
        .map(|t| match t {
            _ if f.is_own(t) => 0,
            _ if f.proposed_source.contains(&t) => SOURCE as u8,
            _ if f.proposed_content.iter().any(|c| c.contains(&t)) => CONTENT as u8,
            _ => 0,
        })
        .collect()
}

/// The score of given labels.
fn total(scores: &[Scores], labels: &[u8]) -> i32 {
    let mut before = 0;
    let mut sum = 0;
    for (x, &label) in scores.iter().zip(labels) {
        let label = usize::from(label);
        sum += step(&x.border, before, label);
        sum += label.checked_sub(1).and_then(|k| x.token.get(k)).copied().unwrap_or(0);
        before = label;
    }
    sum
}

/// The best labels and their score, by dynamic programming (Viterbi).
fn decode(line: &Line<'_>, f: &Frame<'_>, scores: &[Scores]) -> (Vec<u8>, i32) {
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut best = [0, i32::MIN / 2, i32::MIN / 2];
    for (t, scores) in f.window(line).zip(scores) {
        let own = f.is_own(t);
        let mut next = [i32::MIN / 2; LABELS];
        let mut from = [0; LABELS];
        for to in 0..LABELS {
            if own && to > 0 {
                continue;
            }
            for (before, &score) in best.iter().enumerate() {
                let total = score + step(&scores.border, before, to);
                if next.get(to).is_some_and(|&n| total > n)
                    && let (Some(n), Some(b)) = (next.get_mut(to), from.get_mut(to))
                {
                    *n = total;
                    *b = before as u8;
                }
            }
        }
        let [_, source, content] = &mut next;
        *source = source.saturating_add(scores.token[0]).max(i32::MIN / 2);
        *content = content.saturating_add(scores.token[1]).max(i32::MIN / 2);
        best = next;
        back.push(from);
    }
    let (mut label, total) = best
        .iter()
        .enumerate()
        .max_by_key(|&(k, &score)| (score, std::cmp::Reverse(k)))
        .map_or((0, 0), |(k, &score)| (k, score));
    let mut labels = vec![0; back.len()];
    for (slot, from) in labels.iter_mut().zip(&back).rev() {
        *slot = label as u8;
        label = usize::from(from.get(label).copied().unwrap_or(0));
    }
    (labels, total)
}
