//! Names what each block is and why it was stripped; overrules the tagger where a block says plainly what it is.

mod dated;
mod head;
mod keep;
mod naming;
mod notes;
mod page;
mod pictures;
mod sections;
mod sign;

use page::Page;

#[cfg(feature = "training")]
use super::headline;
use super::scan::{Scan, Scans};
use super::title;
use crate::forest::{Forest, LOGIT};
use crate::input::Document;
use crate::report::BlockKind;
use crate::turns::Turn;

pub(super) use head::is_result;
pub(super) use pictures::{ALTERNATIVE, begins_with};

/// A block with its verdict.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub kind: BlockKind,
    pub kept: bool,
    pub reason: Option<String>,
    /// How far from changing the verdict is, in the tagger's units.
    pub margin: i32,
    /// Whose turn of a talk it is.
    pub turn: Option<Turn>,
}

const SURE: i32 = 4 * LOGIT;

const CREDITS: &str = "Credits: who reported, wrote or edited the story.";

/// Judges all blocks, from what the tagger thinks and the trees that judge headlines.
pub(crate) fn judge(
    document: &Document,
    scans: &Scans,
    margins: &[i16],
    kept: &[bool],
    headlines: &Forest,
) -> (Vec<Verdict>, title::Title) {
    let page = Page::new(document, scans);
    let mut verdicts = story(&page, margins, kept);
    let mut title = title::find(document, scans, &verdicts, headlines);
    head::title_lines(&page, &title, &mut verdicts);
    keep::keep_labels(&page, &title, &mut verdicts);
    keep::keep_quotations(&page, &mut verdicts);
    keep::keep_after_boxes(&page, &mut verdicts);
    pictures::amid(&page, &mut verdicts);
    pictures::beside(&page, &mut verdicts);
    sections::said_lines(&page, &mut verdicts);
    sections::runs(&page, &mut verdicts);
    sections::summary_boxes(&page, &mut verdicts);
    sections::after_the_end(&page, &mut verdicts);
    sections::after_related(&page, &mut verdicts);
    sections::closing_pleas(&page, &mut verdicts);
    notes::invitations(&page, &mut verdicts);
    title.body = body(&page, &verdicts);
    let headline = title.blocks.iter().copied().filter(|&n| title.body.is_some_and(|b| n < b)).max();
    head::bare_bylines(&page, headline, &mut verdicts);
    head::standfirst(&page, headline.zip(title.body), &mut verdicts);
    head::kept_standfirst(&page, headline, &mut verdicts);
    let names = head::names(&page, &verdicts);
    head::authors(&page, &names, &mut verdicts);
    notes::closing_notes(&page, &names, &mut verdicts);
    title.body = body(&page, &verdicts);
    head::date_lines(&page, headline.zip(title.body), &mut verdicts);
    naming::name(&page, &mut verdicts);
    (verdicts, title)
}

/// The story's first paragraph.
fn body(page: &Page, verdicts: &[Verdict]) -> Option<usize> {
    let prose = |(n, v): (usize, &Verdict)| v.kept && page.scan(n).is_some_and(Scan::is_prose);
    let found = verdicts.iter().enumerate().position(prose);
    found.or_else(|| verdicts.iter().position(|v| v.kept))
}

/// The lines that may be the headline, where the verdicts are as far as they are when it is looked for.
#[cfg(feature = "training")]
pub(crate) fn candidates(document: &Document, scans: &Scans, margins: &[i16], kept: &[bool]) -> Vec<headline::Candidate> {
    let page = Page::new(document, scans);
    let verdicts = story(&page, margins, kept);
    let first = title::body(scans, &verdicts);
    first.map_or_else(Vec::new, |first| headline::candidates(document, scans, &verdicts, first))
}

/// The verdicts before the headline is known.
fn story(page: &Page, margins: &[i16], kept: &[bool]) -> Vec<Verdict> {
    let tagged = margins.iter().zip(kept).enumerate();
    let mut verdicts: Vec<Verdict> = tagged
        .map(|(n, (&margin, &kept))| Verdict {
            kind: page.kind(n),
            kept,
            reason: None,
            margin: margin.into(),
            turn: None,
        })
        .collect();
    for (n, verdict) in verdicts.iter_mut().enumerate() {
        if let Some(sign) = page.sign(n).filter(|s| s.sure) {
            strip(verdict, sign.kind, sign.reason);
        }
    }
    pictures::alternatives(page, &mut verdicts);
    pictures::named_first(page, &mut verdicts);
    sections::pleas(page, &mut verdicts);
    sections::asides(page, &mut verdicts);
    keep::keep_lead(page, &mut verdicts);
    keep::keep_rows(page, &mut verdicts);
    for (n, turn) in page.turns(&verdicts).into_iter().enumerate() {
        // "ADVERTISEMENT: …"; but "BYRON: No comment."
        let other = page.sign(n).is_some_and(|s| s.kind != BlockKind::Comments);
        verdicts.get_mut(n).filter(|_| !other).into_iter().for_each(|v| v.turn = turn);
    }
    keep::keep_turns(page, &mut verdicts);
    keep::keep_closers(page, &mut verdicts);
    keep::keep_alone(page, &mut verdicts);
    verdicts
}

fn strip(verdict: &mut Verdict, kind: BlockKind, reason: &str) {
    verdict.kept = false;
    verdict.kind = kind;
    verdict.reason = Some(reason.into());
    verdict.margin = SURE;
}
