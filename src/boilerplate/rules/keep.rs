//! What is the story's although the tagger doubts it.

use std::sync::LazyLock;

use super::Verdict;
use super::page::Page;
use super::sign::speaks_of_us;
use crate::boilerplate::lines;
use crate::boilerplate::scan::Scan;
use crate::boilerplate::title::Title;
use crate::forest::LOGIT;
use crate::lexicon;
use crate::report::BlockKind;

/// In plain text, a paragraph that leads up to the list with which the kept story begins opens the story, headings between
/// included.
pub(super) fn keep_lead(page: &Page, verdicts: &mut [Verdict]) {
    let Some(first) = verdicts.iter().position(|v| v.kept) else {
        return;
    };
    if page.markup() || page.kind(first) != BlockKind::ListItem {
        return;
    }
    let clear = |n: usize| page.sign(n).is_none() && verdicts.get(n).is_some_and(|v| v.reason.is_none());
    let doubtful = |n: usize| verdicts.get(n).is_some_and(|v| v.margin > -3 * LOGIT);
    // The list's own beginning may be as doubtful as what leads up to it, and headings may part the list.
    let is_part = |n: usize| match page.kind(n) {
        BlockKind::ListItem => true,
        BlockKind::Heading => page.kind(n + 1) == BlockKind::ListItem,
        _ => false,
    };
    let of_list = |n: &usize| is_part(*n) && clear(*n) && doubtful(*n);
    let start = (0..first).rev().take_while(of_list).last().unwrap_or(first);
    let is_lead = |n: usize| page.scan(n).is_some_and(|s| s.is_prose() && s.terminal == 6 && s.stops > 0);
    let Some(lead) = (start.saturating_sub(2)..start).rev().find(|&n| is_lead(n)) else {
        return;
    };
    if doubtful(lead) && (lead..first).all(clear) {
        for v in verdicts.iter_mut().take(first).skip(lead) {
            v.kept = true;
            v.margin = LOGIT / 4;
        }
    }
}

/// In plain text, the rows between two kept rows of a table are kept: figures alone say little for themselves.
pub(super) fn keep_rows(page: &Page, verdicts: &mut [Verdict]) {
    let mut last: Option<usize> = None; // The last kept row of the table.
    for n in 0..verdicts.len() {
        let joined = page.is_joined(n);
        let clear = page.sign(n).is_none() && verdicts.get(n).is_some_and(|v| v.reason.is_none());
        if page.markup() || page.kind(n) != BlockKind::Table || !clear {
            last = None;
            continue;
        }
        if !joined {
            last = None;
        }
        if verdicts.get(n).is_some_and(|v| v.kept) {
            let between = last.map_or(n, |l| l + 1)..n;
            for v in verdicts.get_mut(between).unwrap_or_default() {
                v.kept = true;
                v.margin = LOGIT / 4;
            }
            last = Some(n);
        }
    }
}

/// A talk's turns are kept, where another of them is close by: one of few words looks like a line of a menu. So is the paragraph
/// that leads up to the talk, and the one that closes it.
pub(super) fn keep_turns(page: &Page, verdicts: &mut [Verdict]) {
    const NEAR: usize = 2;
    let turn = |v: &Verdict| v.kept && v.turn.is_some();
    let keep = |n: usize, verdicts: &mut [Verdict]| {
        let near = verdicts.get(n.saturating_sub(NEAR)..(n + NEAR + 1).min(verdicts.len()));
        let beside = near.is_some_and(|near| near.iter().any(turn));
        let prose = page.scan(n).is_some_and(Scan::is_prose);
        if let Some(v) = verdicts.get_mut(n).filter(|v| v.reason.is_none() && page.sign(n).is_none()) {
            let led = prose && v.margin > -3 * LOGIT;
            if beside && !v.kept && (v.turn.is_some() || led) {
                v.kept = true;
                v.margin = LOGIT / 4;
            }
            // A short turn looks like a heading.
            if turn(v) && v.kind == BlockKind::Heading {
                v.kind = BlockKind::Paragraph;
            }
        }
    };
    (0..verdicts.len()).for_each(|n| keep(n, verdicts));
    (0..verdicts.len()).rev().for_each(|n| keep(n, verdicts));
}

/// In plain text, "The company did not respond to a request for comment." right after a kept paragraph is the story's, and so
/// is the one sentence after all that is kept, where the tagger was in doubt: a lost ending is worse than a line too many.
pub(super) fn keep_closers(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: usize = 40;
    const LEAST: usize = 6;
    const DOUBT: i32 = LOGIT;
    if page.markup() {
        return;
    }
    let end = verdicts.iter().rposition(|v| v.kept).map_or(0, |last| last + 1);
    for n in 1..verdicts.len() {
        let after = verdicts.get(n - 1).is_some_and(|v| v.kept) && page.scan(n - 1).is_some_and(Scan::is_prose);
        let sentence = page.scan(n).is_some_and(|s| s.terminal == 6 && s.words <= WORDS);
        let Some(verdict) = verdicts
            .get_mut(n)
            .filter(|v| after && sentence && !v.kept && v.margin > -3 * LOGIT)
        else {
            continue;
        };
        let text = page.words(n).to_ascii_lowercase();
        let plain = n == end && verdict.margin > -DOUBT && page.scan(n).is_some_and(|s| s.words >= LEAST) && page.sign(n).is_none();
        if verdict.reason.is_none() && (plain || CLOSERS.iter().any(|c| text.contains(c))) {
            verdict.kept = true;
            verdict.margin = LOGIT / 4;
        }
    }
}

/// In plain text, a sentence in quotation marks and nothing else, right after a paragraph of the story and before another, or
/// after all: what its speaker goes on to say. A drawing's caption has other lines around it.
pub(super) fn keep_quotations(page: &Page, verdicts: &mut [Verdict]) {
    const LEAST: usize = 4;
    if page.markup() {
        return;
    }
    let mut last = verdicts.iter().rposition(|v| v.kept);
    for n in 1..verdicts.len() {
        let ends = last.is_some_and(|last| n > last) || verdicts.get(n + 1).is_some_and(|v| v.kept);
        let after = ends && verdicts.get(n - 1).is_some_and(|v| v.kept) && page.scan(n - 1).is_some_and(|s| s.is_prose() || s.quotes > 0);
        let once = page.scan(n).is_some_and(|s| s.words >= LEAST && s.printed == 1);
        let quoted = || once && page.sign(n).is_none() && is_quotation(page.words(n));
        if let Some(v) = verdicts.get_mut(n).filter(|v| after && !v.kept && v.reason.is_none() && quoted()) {
            v.kept = true;
            v.margin = LOGIT / 4;
            last = last.max(Some(n));
        }
    }
}

/// In plain text, a few words with a colon below the headline, right over what is kept, head it and stay with it: "In short:".
pub(super) fn keep_labels(page: &Page, title: &Title, verdicts: &mut [Verdict]) {
    const WORDS: usize = 4;
    let Some(&headline) = title.blocks.iter().filter(|&&n| title.body.is_none_or(|b| n < b)).max() else {
        return;
    };
    for n in headline + 1..verdicts.len() {
        let form = page.scan(n).is_some_and(|s| s.words <= WORDS && s.terminal == 2 && s.printed == 1);
        let over = page.is_joined(n + 1) && verdicts.get(n + 1).is_some_and(|v| v.kept);
        let heads = form && over && !page.markup() && page.sign(n).is_none();
        if let Some(v) = verdicts
            .get_mut(n)
            .filter(|v| heads && !v.kept && v.reason.is_none() && v.margin > -3 * LOGIT)
        {
            v.kept = true;
            v.kind = BlockKind::Heading;
            v.margin = LOGIT / 4;
        }
    }
}

/// True for words in one pair of quotation marks, with a stop before the second: "Let them try."
fn is_quotation(text: &str) -> bool {
    const MARKS: [char; 3] = ['"', '“', '”'];
    let inside = text.strip_prefix(['"', '“']).and_then(|t| t.strip_suffix(['"', '”']));
    inside.is_some_and(|t| t.ends_with(['.', '!', '?', '…']) && !t.contains(MARKS))
}

/// In plain text, what goes on as prose after a newsletter's box amid the story: late in a story the tagger takes a long box for
/// its end. The paragraph before the box is the story's, in the box is nothing that stands after a story, and of what follows
/// the tagger is in doubt, unless the box itself says that the story goes on.
pub(super) fn keep_after_boxes(page: &Page, verdicts: &mut [Verdict]) {
    const DOUBT: i32 = LOGIT;
    const SURE: i32 = 3 * LOGIT;
    if page.markup() {
        return;
    }
    let mut n = 1;
    while n < verdicts.len() {
        let kept = |n: usize| verdicts.get(n).is_some_and(|v| v.kept);
        let opens = kept(n - 1) && !kept(n) && page.scan(n - 1).is_some_and(Scan::is_prose);
        let Some((end, said)) = opens.then(|| box_end(page, verdicts, n)).flatten() else {
            n += 1;
            continue;
        };
        let least = if said { -SURE } else { -DOUBT };
        n = end;
        while let Some(v) = verdicts.get_mut(n).filter(|v| !v.kept && v.reason.is_none() && v.margin > least) {
            // A short sentence goes on from the first paragraph.
            if !is_story(page, n) && (n == end || !is_sentence(page, n)) {
                break;
            }
            v.kept = true;
            v.margin = LOGIT / 4;
            n += 1;
        }
    }
}

/// Where the newsletter's box that begins here ends, and whether it says that the story goes on below.
fn box_end(page: &Page, verdicts: &[Verdict], from: usize) -> Option<(usize, bool)> {
    const LINES: usize = 12;
    const PLEAS: usize = 2;
    let stripped = (from..verdicts.len()).take_while(|&n| verdicts.get(n).is_some_and(|v| !v.kept));
    let lines = from..from + stripped.take(LINES).count();
    if let Some(last) = lines.clone().find(|&n| lines::goes_on(page.words(n))) {
        return Some((last + 1, true));
    }
    let end = lines.clone().find(|&n| !is_of_box(page, n)).unwrap_or(lines.end);
    let pleads = |n: &usize| page.sign(*n).is_some_and(|s| s.kind == BlockKind::Promotion && s.sure);
    ((from..end).filter(pleads).count() >= PLEAS).then_some((end, false))
}

/// True for what a newsletter's box is made of: promotion, the site's terms, and lines that nobody has named.
fn is_of_box(page: &Page, n: usize) -> bool {
    const WORDS: usize = 40;
    let of_box = |kind: BlockKind| matches!(kind, BlockKind::Promotion | BlockKind::Disclosure | BlockKind::Advertisement);
    match page.sign(n) {
        Some(sign) => of_box(sign.kind),
        None => !is_story(page, n) && page.scan(n).is_some_and(|s| s.words <= WORDS || speaks_of_us(page.words(n))),
    }
}

/// Prose that says nothing of itself, and in which the site does not speak to the reader.
fn is_story(page: &Page, n: usize) -> bool {
    page.scan(n).is_some_and(Scan::is_prose) && is_sentence(page, n)
}

/// The same of a sentence, however short.
fn is_sentence(page: &Page, n: usize) -> bool {
    const LEAST: usize = 6;
    let sentence = page.scan(n).is_some_and(|s| s.words >= LEAST && s.terminal == 6) && page.sign(n).is_none();
    sentence && (!speaks_of_us(page.words(n)) || lines::tells(page.words(n)))
}

/// Sentences that a story ends with, and that look like a line of the site's: `data/closers.txt`.
static CLOSERS: LazyLock<Vec<&str>> = LazyLock::new(|| lexicon::entries(lexicon::list!("../../../data/closers.txt")).collect());

/// A sentence or two, and nothing around them: there is no page that they could be boilerplate of.
pub(super) fn keep_alone(page: &Page, verdicts: &mut [Verdict]) {
    if page.raw.len() > 3 || verdicts.iter().any(|v| v.kept) {
        return;
    }
    for (n, verdict) in verdicts.iter_mut().enumerate() {
        let sentence = page.scan(n).is_some_and(|s| s.words >= 6 && s.terminal == 6);
        if sentence && verdict.reason.is_none() && page.sign(n).is_none() {
            verdict.kept = true;
        }
    }
}
