//! What a site says amid the story or right below it: invitations, and notes on how the story was made.

use super::head::is_reporters_note;
use super::page::Page;
use super::sections::{DISCLOSURE, PROMOTION};
use super::{CREDITS, Verdict, strip};
use crate::boilerplate::lines;
use crate::report::BlockKind;

/// Paragraphs amid the story that offer the reader a newsletter or a subscription, and end in asking for it: "Sign up here."
pub(super) fn invitations(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: usize = 40;
    const HEAD: usize = 6;
    let invites = |n: usize| page.scan(n).is_some_and(|s| s.words <= WORDS) && lines::is_invitation(page.words(n));
    let found: Vec<usize> = (0..verdicts.len())
        .filter(|&n| verdicts.get(n).is_some_and(|v| v.kept) && invites(n))
        .collect();
    // Where nothing else is kept, it is what the reader has pasted.
    let kept = verdicts.iter().filter(|v| v.kept).count();
    for n in found.into_iter().filter(|_| kept > 1) {
        // A short line on the line above heads it.
        let heads = |m: usize| page.is_joined(n) && page.scan(m).is_some_and(|s| s.words <= HEAD && s.terminal == 0 && !s.is_prose());
        for m in [Some(n), n.checked_sub(1).filter(|&m| heads(m))].into_iter().flatten() {
            if let Some(v) = verdicts.get_mut(m).filter(|v| v.kept) {
                strip(v, BlockKind::Promotion, PROMOTION);
            }
        }
    }
}

/// Below the story an agency says who has reported from where and who pays for it, with a line of strokes between: "___".
pub(super) fn closing_notes(page: &Page, names: &[&str], verdicts: &mut [Verdict]) {
    const LAST: usize = 6;
    let kept: Vec<usize> = (0..verdicts.len())
        .rev()
        .filter(|&n| verdicts.get(n).is_some_and(|v| v.kept))
        .take(LAST)
        .collect();
    let mut notes: Vec<(usize, BlockKind, &str)> = Vec::new();
    for n in kept {
        let text = page.words(n);
        let note = if !text.chars().any(char::is_alphanumeric) {
            Some((BlockKind::Other, "No words in it."))
        } else if is_reporters_note(text, names) {
            Some((BlockKind::Credit, CREDITS))
        } else {
            lines::is_of_funds(text).then_some((BlockKind::Disclosure, DISCLOSURE))
        };
        let Some((kind, reason)) = note else { break };
        notes.push((n, kind, reason));
    }
    // Strokes alone may end the story.
    let said = notes.iter().any(|(_, kind, _)| *kind != BlockKind::Other);
    for (n, kind, reason) in notes.into_iter().filter(|_| said) {
        if let Some(v) = verdicts.get_mut(n) {
            strip(v, kind, reason);
        }
    }
}
