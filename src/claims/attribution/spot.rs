//! Where a cue stands: the features of a token as a cue's main word.

use super::frame::{self, Frame};
use super::line::{CUE_OTHER, CUE_VERB, Line};
use crate::claims::phrases;
use crate::linear::{Feature, feature};

/// How many features a candidate has.
pub(crate) const FEATURES: usize = 47;

/// The first feature: a word that the model does not know and that is no verb is not looked at any further.
pub(crate) fn lexical(line: &Line<'_>, i: usize) -> u32 {
    feature([100, line.stem(i), line.tag(i)])
}

/// The features of the candidate `f`.
pub(crate) fn features(line: &Line<'_>, f: &Frame<'_>) -> [Feature; FEATURES] {
    let s = line.sheet;
    let i = f.head;
    let (w, st, g) = (line.word(i), line.stem(i), line.tag(i));
    let (b, a) = (i.wrapping_sub(1), i + 1);
    let (b2, a2) = (i.wrapping_sub(2), i + 2);
    let c = f.complement;
    let following = f.following();
    let (subject, pronoun) = frame::head_kind(line, &f.subject);
    let (follower, _) = frame::head_kind(line, &f.follower);
    let quoted = u32::from(s.is_quoted(i));
    let lexicon = u32::from(line.traits(i) & (CUE_VERB | CUE_OTHER));
    let proposed = u32::from(f.proposal.is_some());
    let counts = line.counts(i);
    let verbs = u32::from(counts.verbs.min(3));
    let cues_before = u32::from(counts.cues.min(2));
    let total = line.counts(line.len());
    let quotes = u32::from(total.turns.min(3));
    // The verb that governs it: "declined to comment", "wants to say".
    let governor = (i.saturating_sub(6)..f.start).rev().find(|&k| phrases::is_verb(s.tag(k)));
    let governor = governor.map_or((0, 0), |k| (line.stem(k), (f.start - k).min(3) as u32));
    let entry = f.entry.map_or(0, |e| e.stance as u32 + 1);
    let rule = f
        .proposal
        .map_or(0, |p| 1 + u32::from(p.points_back) + 2 * u32::from(p.content.len().min(3) as u8));
    let suffix = super::line::suffix(s.word(i));
    let object = u32::from(line.traits(f.object)) << 5 | line.tag(f.object);
    let inside = u32::from(line.inside(i));
    [
        [100, st, g],
        [101, w, 0],
        [102, st, f.kind],
        [103, st, f.layout],
        [104, st, following],
        [105, st, line.word(c)],
        [106, st, line.tag(c)],
        [107, st, line.word(a)],
        [108, st, line.tag(b)],
        [109, st, subject],
        [110, st, quoted << 2 | quotes],
        [111, f.kind, f.layout],
        [112, f.kind, following << 6 | subject],
        [113, f.kind << 8 | subject, follower],
        [114, f.kind, lexicon << 1 | proposed],
        [115, following, g << 1 | proposed],
        [116, line.word(b), g],
        [117, line.word(a), g],
        [118, line.word(c), g],
        [119, line.word(a2), g],
        [120, line.word(b2), g],
        [121, line.tag(b) << 10 | line.tag(a) << 5 | g, 0],
        [122, line.tag(b2) << 10 | line.tag(b) << 5 | g, 0],
        [123, line.tag(a) << 10 | line.tag(a2) << 5 | g, 0],
        [124, governor.0, f.kind],
        [125, governor.0, governor.1],
        [126, verbs << 2 | cues_before, f.kind],
        [127, quoted << 4 | quotes << 2 | proposed, f.kind],
        [128, pronoun, f.kind],
        [129, subject, following],
        [130, st, u32::from(f.negated)],
        [131, u32::from(s.body == 0) << 1 | u32::from(line.len() < 6), f.kind],
        [132, line.stem(c), f.kind],
        [133, line.word(a), line.word(b)],
        [134, entry << 5 | following, f.kind],
        [135, entry, proposed],
        [136, rule, f.kind],
        [137, suffix, g],
        [138, suffix, following << 1 | u32::from(subject & 1 != 0)],
        [139, line.word(f.start.wrapping_sub(1)), f.kind],
        [141, line.stem(f.object), g],
        [142, object, f.kind],
        [143, st, object],
        [144, inside << 2 | quoted << 1 | proposed, f.kind],
        [145, st, inside << 1 | u32::from(f.subject.is_empty())],
        [146, lexicon << 6 | following, subject],
        [140, line.stem(f.complement + 1), st],
    ]
}
