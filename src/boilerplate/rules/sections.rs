//! Parts of a page that are not the story: promotion, lists of other stories, boxes, what follows the end.

use super::page::Page;
use super::sign::{Sign, names_someone, speaks_of_us};
use super::{Verdict, strip};
use crate::boilerplate::lines;
use crate::boilerplate::scan::{Class, hit};
use crate::forest::LOGIT;
use crate::input::hint;
use crate::report::BlockKind;

pub(super) const PROMOTION: &str = "Promotion: asks the reader to subscribe, follow or buy.";
pub(super) const RELATED: &str = "Related stories: links to other articles.";
pub(super) const FAQ: &str = "Questions and answers that the site adds to the article.";
pub(super) const DISCLOSURE: &str = "A disclosure: the site's own terms and interests.";
pub(super) const SUMMARY: &str = "A summary box: it repeats what the article says.";

/// "Subscribe for free to support my work" above a field for an address and a button, or under a heading that promotes.
pub(super) fn pleas(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: usize = 30;
    const BUTTON: usize = 6;
    let sign = |n: usize| page.sign(n).filter(|s| s.kind == BlockKind::Promotion);
    let short = |n: usize| page.scan(n).is_some_and(|s| s.words <= BUTTON);
    for n in 0..verdicts.len() {
        let plea = sign(n).filter(|_| page.scan(n).is_some_and(|s| s.words <= WORDS));
        let button = (n + 1..n + 3).find(|&m| sign(m).is_some_and(|s| s.sure) && (n + 1..=m).all(short));
        let headed = n.checked_sub(1).is_some_and(|h| sign(h).is_some() && short(h));
        let end = button.or(headed.then_some(n + 1));
        if let (Some(plea), Some(end)) = (plea, end) {
            for v in verdicts.get_mut(n..end).unwrap_or_default() {
                strip(v, plea.kind, plea.reason);
            }
        }
    }
}

/// What stands aside of the story, and is named by the markup as something else than the story.
pub(super) fn asides(page: &Page, verdicts: &mut [Verdict]) {
    const OTHER: u32 = hint::PROMOTION | hint::ADVERTISEMENT | hint::SHARE | hint::RELATED | hint::COMMENT;
    for (verdict, raw) in verdicts.iter_mut().zip(page.raw).filter(|(v, _)| v.kept) {
        let flags = raw.hints.flags;
        if flags & hint::IN_ASIDE != 0
            && let Some((kind, reason)) = by_markup(flags & OTHER)
        {
            strip(verdict, kind, reason);
        }
    }
}

/// Lines that say what they are: `data/lines.txt`.
pub(super) fn said_lines(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: usize = 40;
    let mut kept = 0;
    let mut stripped: Vec<(usize, lines::Line)> = Vec::new();
    for (n, v) in verdicts.iter_mut().enumerate() {
        kept += usize::from(v.kept);
        let Some(scan) = page.scan(n).filter(|s| s.words <= WORDS) else {
            continue;
        };
        // Of lines that are named already only those are renamed that say so themselves.
        let named = !v.kept && v.reason.is_some();
        if named && !page.sign(n).is_some_and(|s| s.kind == v.kind) {
            continue;
        }
        let text = page.words(n);
        let Some(line) = lines::of(text).filter(|line| !named || line.renames) else {
            continue;
        };
        // What a story says ends with a full stop; what a site asks, and who has helped, does so too.
        let fits = match line.kind {
            BlockKind::Comments => !line.strips || speaks_of_us(text),
            BlockKind::Credit => names_someone(scan) && !text.contains(['“', '"']) && (!line.strips || lines::thanks(text)),
            BlockKind::Disclosure => !line.strips || !lines::tells(text) && (lines::is_of_page(text) || speaks_of_us(text)),
            BlockKind::Promotion if line.strips => scan.terminal != 6 && !lines::tells(text),
            BlockKind::Promotion => scan.terminal != 6 || line.several && !lines::tells(text),
            BlockKind::Metadata => true,
            // "Loading..." waits for something, "Loading" may head a part of the story.
            BlockKind::Navigation if line.strips => scan.terminal == 3,
            _ => scan.terminal != 6,
        };
        if fits && v.kept && line.strips {
            stripped.push((n, line));
        } else if fits && !v.kept {
            (v.kind, v.reason) = (line.kind, Some(line.reason.into()));
        }
    }
    // Lines with nothing around them are no page's: there is nothing else to keep.
    if stripped.len() < kept {
        for (n, line) in stripped {
            if let Some(v) = verdicts.get_mut(n) {
                strip(v, line.kind, line.reason);
            }
        }
    }
}

/// The last paragraphs of the story where they ask something of the reader: "Order your copy at …", "Listen to highlights on …".
/// What the site goes on to say of itself goes with them, where two such pleas or one with a link or a price lead to it: a
/// column's writer speaks of "us" and "our" too.
pub(super) fn closing_pleas(page: &Page, verdicts: &mut [Verdict]) {
    const LAST: usize = 4;
    const WORDS: usize = 60;
    let kept: Vec<usize> = (0..verdicts.len())
        .rev()
        .filter(|&n| verdicts.get(n).is_some_and(|v| v.kept))
        .take(LAST + 1)
        .collect();
    let Some((&before, last)) = kept.split_last().filter(|(_, last)| last.len() == LAST) else {
        return;
    };
    let said_by_site = |n: usize| {
        let scan = page.scan(n).filter(|s| s.words <= WORDS)?;
        Some((scan, page.words(n))).filter(|(_, text)| n > before && !lines::tells(text))
    };
    let offers = |n: usize| said_by_site(n).is_some_and(|(scan, text)| scan.address || lines::is_priced(text));
    let pleads =
        |n: usize| said_by_site(n).is_some_and(|(_, text)| lines::is_plea(text)) && (offers(n) || lines::is_of_paper(page.words(n)));
    let speaks = |n: usize| said_by_site(n).is_some_and(|(_, text)| speaks_of_us(text));
    // From a plea to the end: nothing but pleas, and what leads on from them.
    let is_ending = |from: usize| {
        let (mut pleas, mut offered) = (0, false);
        let mut rest = last.iter().rev().copied().filter(|&n| n >= from);
        pleads(from)
            && rest.all(|n| {
                let plea = pleads(n);
                let fits = plea || speaks(n) && (pleas >= 2 || offered || lines::is_of_paper(page.words(n)));
                pleas += usize::from(plea);
                offered = plea && offers(n);
                fits
            })
    };
    let from = last.iter().rev().copied().find(|&n| is_ending(n));
    for &n in last.iter().filter(|&&n| from.is_some_and(|from| n >= from)) {
        if let Some(v) = verdicts.get_mut(n) {
            strip(v, BlockKind::Promotion, PROMOTION);
        }
    }
}

/// In plain text, the lines that go on without an empty line from "Most read in Sport", "Key points" or "Support us", up to
/// one: the tagger loses the first or the last of them.
pub(super) fn runs(page: &Page, verdicts: &mut [Verdict]) {
    const HEAD: usize = 6;
    const WORDS: usize = 20;
    const LINES: usize = 12;
    if page.markup() {
        return;
    }
    let short = |n: usize| {
        page.scan(n)
            .is_some_and(|s| s.words <= WORDS && !s.is_prose() && s.terminal != 6 && s.quotes == 0)
    };
    let gap = |n: usize| page.raw.get(n).is_none_or(|b| b.gap > 0);
    let mut next = 0;
    let mut first_kept = verdicts.iter().position(|v| v.kept);
    let mut all_kept = verdicts.iter().filter(|v| v.kept).count();
    for n in 0..verdicts.len() {
        let Some(head) = verdicts.get(n).filter(|_| n >= next) else {
            continue;
        };
        let sign = page.sign(n);
        let kind = sign.map(|s| s.kind).filter(|_| head.reason.is_none()).unwrap_or(head.kind);
        let section = match kind {
            // What the tagger knows as promotion it has weighed with its lines.
            BlockKind::Promotion if sign.is_none() => Some((kind, PROMOTION)),
            BlockKind::Related | BlockKind::Summary => section_of(kind).filter(|_| sign.is_some()),
            _ => None,
        };
        let heads = page.scan(n).is_some_and(|s| s.words <= HEAD) && short(n) && gap(n);
        let (Some((kind, reason)), true, Some(first)) = (section, heads, first_kept) else {
            continue;
        };
        let end = (n + 1..n + LINES).find(|&m| gap(m) || !short(m)).unwrap_or(n + 1);
        let run = verdicts.get(n..end).unwrap_or_default();
        let kept = run.iter().filter(|v| v.kept).count();
        // A heading that the tagger keeps needs lines below that it mostly does not.
        let doubtful = !head.kept || kept * 2 <= run.len();
        let amid = first < n || kind == BlockKind::Summary;
        if end <= n + 1 || !gap(end) || !doubtful || kept == 0 || kept == all_kept || !amid {
            continue;
        }
        next = end;
        // "Conclusion" below the links heads what follows.
        let lone = kind == BlockKind::Related && page.kind(end - 1) == BlockKind::Heading;
        let end = end - usize::from(lone && page.scan(end - 1).is_some_and(|s| s.words == 1));
        for v in verdicts
            .get_mut(n..end)
            .unwrap_or_default()
            .iter_mut()
            .filter(|v| v.kept || v.reason.is_none())
        {
            all_kept -= usize::from(v.kept);
            strip(v, kind, reason);
        }
        // Only what lies in the run is no longer kept: the first goes on from there, and never back.
        first_kept = (first..verdicts.len()).find(|&m| verdicts.get(m).is_some_and(|v| v.kept));
    }
}

/// A summary box before the headline or byline: its heading and what it says.
pub(super) fn summary_boxes(page: &Page, verdicts: &mut [Verdict]) {
    let is_mark = |v: &Verdict| matches!(v.kind, BlockKind::Title | BlockKind::Byline);
    let Some(last) = verdicts.iter().rposition(|v| is_mark(v) && !v.kept) else {
        return;
    };
    for n in 0..last {
        let heads = page
            .scan(n)
            .is_some_and(|s| !s.is_prose() && s.words <= 4 && s.hit(Class::Summary) == hit::WHOLE);
        if !heads {
            continue;
        }
        let end = (n + 1..(n + 10).min(last + 1)).find(|&m| verdicts.get(m).is_some_and(is_mark));
        for m in n..end.unwrap_or(n) {
            if let Some(v) = verdicts.get_mut(m) {
                strip(v, BlockKind::Summary, SUMMARY);
            }
        }
    }
}

/// After the credits or the copyright notice nothing of the story comes, unless it is most of it or surely the story.
/// Markup says more surely where the story ends.
pub(super) fn after_the_end(page: &Page, verdicts: &mut [Verdict]) {
    let length = |n: usize| page.scan(n).map_or(0, |s| s.chars);
    let all: usize = verdicts.iter().enumerate().filter(|(_, v)| v.kept).map(|(n, _)| length(n)).sum();
    let mut before = 0;
    if page.markup() {
        return;
    }
    for n in 0..verdicts.len() {
        if verdicts.get(n).is_some_and(|v| v.kept) {
            before += length(n);
        }
        let ends = matches!(
            page.sign(n),
            Some(Sign {
                kind: BlockKind::Credit | BlockKind::Copyright | BlockKind::Comments,
                sure: true,
                ..
            })
        );
        if ends && before * 10 >= all * 6 && all > 0 {
            for v in verdicts.iter_mut().skip(n + 1).filter(|v| v.kept && v.margin < 2 * LOGIT) {
                v.kept = false;
                v.margin = LOGIT;
            }
            return;
        }
    }
}

/// Under "Read also", after the story's last prose, stand headlines of other stories.
pub(super) fn after_related(page: &Page, verdicts: &mut [Verdict]) {
    let story = |(n, v): (usize, &Verdict)| v.kept && page.scan(n).is_some_and(|s| s.is_prose() || s.terminal == 6);
    let Some(last) = verdicts.iter().enumerate().rposition(story) else {
        return;
    };
    let mut under = false;
    for (n, v) in verdicts.iter_mut().enumerate().skip(last + 1) {
        let heads = page.sign(n).is_some_and(|s| s.kind == BlockKind::Related && s.sure);
        under |= heads;
        if under && v.kept {
            v.kept = false;
            v.margin = LOGIT / 2;
        }
    }
}

/// Sections go on until something else begins.
pub(super) fn section_of(kind: BlockKind) -> Option<(BlockKind, &'static str)> {
    match kind {
        BlockKind::Related => Some((kind, RELATED)),
        BlockKind::Comments => Some((kind, "Part of the readers' comments.")),
        BlockKind::Faq => Some((kind, FAQ)),
        BlockKind::Summary => Some((kind, SUMMARY)),
        BlockKind::Disclosure => Some((kind, DISCLOSURE)),
        _ => None,
    }
}

/// What the markup around a block calls it.
pub(super) fn by_markup(flags: u32) -> Option<(BlockKind, &'static str)> {
    if flags == 0 {
        return None;
    }
    let kinds = [
        (
            hint::CONSENT,
            BlockKind::Disclosure,
            "The page's markup calls it a notice on cookies or consent.",
        ),
        (
            hint::CAPTION | hint::GALLERY,
            BlockKind::Caption,
            "The page's markup calls it a picture's caption or gallery.",
        ),
        (hint::COMMENT, BlockKind::Comments, "The page's markup calls it readers' comments."),
        (
            hint::ADVERTISEMENT,
            BlockKind::Advertisement,
            "The page's markup calls it an advertisement.",
        ),
        (hint::PROMOTION, BlockKind::Promotion, "The page's markup calls it promotion."),
        (hint::RELATED, BlockKind::Related, "The page's markup calls it other stories."),
        (hint::SHARE, BlockKind::Share, "The page's markup calls it buttons for sharing."),
        (hint::BYLINE, BlockKind::Byline, "The page's markup calls it the byline."),
        (hint::DATE, BlockKind::Date, "The page's markup calls it a date."),
        (hint::SUMMARY, BlockKind::Summary, "The page's markup calls it a summary."),
        (hint::DISCLOSURE, BlockKind::Disclosure, "The page's markup calls it a disclosure."),
        (hint::TAGS, BlockKind::Navigation, "The page's markup calls it tags or topics."),
        (
            hint::IN_FOOTER | hint::COLOPHON,
            BlockKind::Navigation,
            "It stands in the page's footer.",
        ),
        (
            hint::IN_NAV | hint::MENU | hint::MASTHEAD,
            BlockKind::Navigation,
            "The page's markup calls it a menu.",
        ),
        (
            hint::IN_ASIDE | hint::SIDEBAR,
            BlockKind::Related,
            "It stands in a side column of the page.",
        ),
        (
            hint::IN_FORM | hint::IN_BUTTON,
            BlockKind::Navigation,
            "A button or a field to fill in.",
        ),
        (hint::IN_FIGURE, BlockKind::Caption, "It belongs to a picture."),
    ];
    kinds
        .iter()
        .find(|(bits, ..)| flags & bits != 0)
        .map(|&(_, kind, reason)| (kind, reason))
}
