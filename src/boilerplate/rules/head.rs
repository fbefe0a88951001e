//! Headline, standfirst, byline, and the note on the author.

use std::sync::LazyLock;

use super::page::Page;
use super::sign::speaks_of_us;
use super::{CREDITS, Verdict, dated, strip};
use crate::boilerplate::scan::Scan;
use crate::boilerplate::{lines, metadata, title};
use crate::forest::LOGIT;
use crate::lexicon::{self, Table};
use crate::report::BlockKind;

pub(super) const POST: &str = "The author's post.";
pub(super) const BYLINE: &str = "The byline: shown as the article's authors.";

const STANDFIRST: &str = "The standfirst: it sums up what the article says.";

const BETWEEN: &str = "Stands between the headline and the story.";

/// The headline, wherever it is printed outside the story.
pub(super) fn title_lines(page: &Page, title: &title::Title, verdicts: &mut [Verdict]) {
    for &n in &title.blocks {
        if let Some(v) = verdicts.get_mut(n) {
            strip(v, BlockKind::Title, "The headline: shown as the article's title.");
        }
    }
    for &n in &title.variants {
        if let Some(v) = verdicts.get_mut(n).filter(|v| v.reason.is_none()) {
            strip(v, BlockKind::Metadata, "The headline once more, with the site's own words.");
        }
    }
    // What stands before the headline, or between it and the story's first paragraph, and is not prose, is not the story.
    let Some(&last) = title.blocks.iter().filter(|&&n| title.body.is_none_or(|b| n < b)).max() else {
        return;
    };
    let Some(body) = title.body else { return };
    for n in 0..body {
        let prose = page.scan(n).is_none_or(Scan::is_prose);
        let Some(v) = verdicts.get_mut(n).filter(|v| !prose && v.kept && v.margin < LOGIT) else {
            continue;
        };
        if n < last {
            v.kept = false;
        } else if let Some(sign) = page.sign(n).filter(|s| matches!(s.kind, BlockKind::Date | BlockKind::Promotion)) {
            strip(v, sign.kind, sign.reason);
        } else if page.kind(n) == BlockKind::Paragraph {
            strip(v, BlockKind::Metadata, BETWEEN);
        }
    }
}

/// A sentence or two between the headline and the byline or the story, that sum up; and the result of a match.
pub(super) fn standfirst(page: &Page, between: Option<(usize, usize)>, verdicts: &mut [Verdict]) {
    const NEAR: usize = 2;
    const WORDS: std::ops::RangeInclusive<usize> = 8..=70;
    let Some((headline, body)) = between else { return };
    let said = |n: usize| page.sign(n);
    for n in headline + 1..body.min(headline + 1 + NEAR) {
        let Some(scan) = page.scan(n) else { return };
        let ends = (n + 1..body).any(|m| {
            let kind = verdicts.get(m).map(|v| v.kind);
            let sign = said(m).map(|s| s.kind);
            [kind, sign].iter().any(|k| matches!(k, Some(BlockKind::Byline | BlockKind::Date)))
        });
        let text = page.words(n);
        let Some(v) = verdicts.get_mut(n).filter(|v| !v.kept && said(n).is_none()) else {
            continue;
        };
        if v.reason.as_deref().is_some_and(|r| r != BETWEEN) {
            continue;
        }
        if is_result(text, scan) {
            strip(v, BlockKind::Summary, "The result of the match.");
        } else if WORDS.contains(&scan.words) && scan.lower_words > scan.upper_words && (ends || n + 1 == body) && !speaks_of_us(text) {
            strip(v, BlockKind::Summary, STANDFIRST);
        }
    }
}

/// "Quay Town 2-1 Northwick Rovers".
pub(in crate::boilerplate) fn is_result(text: &str, scan: &Scan) -> bool {
    let goals = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let score = |word: &str| word.split_once(['-', '–']).is_some_and(|(home, away)| goals(home) && goals(away));
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    let mut sides = words.split(|w| score(w));
    let named = |side: &[&str]| side.first().is_some_and(|w| w.starts_with(char::is_uppercase)) && side.len() <= 4;
    let (home, away) = (sides.next().is_some_and(named), sides.next().is_some_and(named));
    scan.words <= 12 && home && away && sides.next().is_none()
}

/// The authors' names alone, a few lines below the headline: with a given name that is known, above a post, or as the
/// copyright's holder; or a byline that names nobody ("Our Special Correspondent").
pub(super) fn bare_bylines(page: &Page, headline: Option<usize>, verdicts: &mut [Verdict]) {
    const NEAR: usize = 5;
    const FAR: usize = 12; // Buttons stand between.
    let Some(from) = headline.map(|n| n + 1) else { return };
    if split_byline(page, from..from + FAR, verdicts) {
        return;
    }
    let said = |n: usize| page.sign(n).is_some_and(|sign| sign.kind == BlockKind::Byline);
    if (from..from + NEAR).any(said) {
        return;
    }
    let is_notice = |n: &usize| page.sign(*n).is_some_and(|s| s.kind == BlockKind::Copyright);
    let notices = (0..page.raw.len()).rev().filter(is_notice).take(NEAR);
    let holders: Vec<&str> = notices.filter_map(|n| metadata::holder_of(page.words(n))).collect();
    for n in from..from + NEAR {
        let free = |n: usize, v: &Verdict| !v.kept && v.reason.is_none() && page.sign(n).is_none();
        let is_post = verdicts.get(n + 1).is_some_and(|v| free(n + 1, v)) && metadata::is_post_line(page.words(n + 1));
        let Some(verdict) = verdicts.get_mut(n).filter(|v| free(n, v)) else {
            continue;
        };
        let line = metadata::listed(page.words(n));
        if metadata::is_unnamed(line) {
            strip(verdict, BlockKind::Byline, "The byline: it names no person.");
        } else if metadata::is_authors(line)
            || metadata::are_authors_in_places(line)
            || (is_post || holders.contains(&line)) && metadata::is_person(line)
        {
            strip(verdict, BlockKind::Byline, BYLINE);
            if let Some(post) = verdicts.get_mut(n + 1).filter(|_| is_post) {
                strip(post, BlockKind::Byline, POST);
            }
            return;
        }
    }
}

/// "By" or "Author" alone on its line, the name on the next, and maybe the author's post on the third: "Role" may stand over that,
/// and "and" over one more name. True where they are there.
fn split_byline(page: &Page, lines: std::ops::Range<usize>, verdicts: &mut [Verdict]) -> bool {
    let stripped = |n: usize, verdicts: &[Verdict]| verdicts.get(n).is_some_and(|v| !v.kept);
    let is_name = |n: usize| metadata::is_person(page.words(n)) || metadata::is_authors(page.words(n));
    // Under "Author" the name must be known.
    let heads = |n: usize| {
        let by = page.words(n);
        metadata::is_by(by) && (metadata::is_authors(page.words(n + 1)) || metadata::is_by_alone(by) && is_name(n + 1))
    };
    let Some(by) = lines
        .into_iter()
        .find(|&n| heads(n) && stripped(n, verdicts) && stripped(n + 1, verdicts))
    else {
        return false;
    };
    let (mut n, mut named) = (by, true); // `named` where a name is next.
    while stripped(n, verdicts) {
        let line = page.words(n);
        let joins = n == by || lines::joins_names(line);
        let reason = match () {
            () if joins || named && is_name(n) => BYLINE,
            () if metadata::is_post_line(line) => POST,
            () => return true,
        };
        if let Some(v) = verdicts.get_mut(n) {
            strip(v, BlockKind::Byline, reason);
        }
        named = joins;
        n += 1;
    }
    true
}

/// The same where the tagger keeps it: a paragraph right below the headline, with the byline under it and the story under that.
/// Where a dateline begins it, the story does.
pub(super) fn kept_standfirst(page: &Page, headline: Option<usize>, verdicts: &mut [Verdict]) {
    const NEAR: usize = 6;
    const STORY: usize = 3;
    const WORDS: std::ops::RangeInclusive<usize> = 8..=70;
    let kept = |n: &usize| verdicts.get(*n).is_some_and(|v| v.kept);
    let Some(first) = headline.and_then(|h| (h + 1..h + 3).find(kept)).filter(|&n| page.sign(n).is_none()) else {
        return;
    };
    // "By The Numbers" heads a list of figures.
    let names = |n: usize| metadata::authors(page.words(n)).any(|name| !name.starts_with("The "));
    let is_byline = |n: &usize| page.sign(*n).is_some_and(|s| s.sure && s.kind == BlockKind::Byline) && names(*n);
    let Some(byline) = (first + 1..first + NEAR).take_while(|n| !kept(n)).find(is_byline) else {
        return;
    };
    let prose = |n: &usize| kept(n) && page.scan(*n).is_some_and(Scan::is_prose);
    let story = (byline..verdicts.len()).filter(prose).take(STORY).count();
    let text = page.words(first);
    let opens = text.starts_with(['"', '“', '(']) || text.split([' ', ',']).next().is_some_and(is_in_capitals);
    let form = |s: &Scan| WORDS.contains(&s.words) && s.lower_words > s.upper_words;
    let sums_up = page.scan(first).is_some_and(form) && !opens && !speaks_of_us(text);
    if let Some(v) = verdicts.get_mut(first).filter(|_| sums_up && story == STORY) {
        strip(v, BlockKind::Summary, STANDFIRST);
    }
}

/// "OSLO".
fn is_in_capitals(word: &str) -> bool {
    const LEAST: usize = 3;
    word.len() >= LEAST && word.chars().all(char::is_uppercase)
}

/// A day on a line of its own between the headline and the story, where the tagger keeps it.
pub(super) fn date_lines(page: &Page, between: Option<(usize, usize)>, verdicts: &mut [Verdict]) {
    let Some((headline, body)) = between else { return };
    for n in headline + 1..body {
        let dates = page.scan(n).is_some_and(|s| dated::is_date_line(s, page.words(n)));
        if let Some(v) = verdicts.get_mut(n).filter(|v| v.kept && dates) {
            strip(v, BlockKind::Date, dated::REASON);
        }
    }
}

/// The authors whom the bylines name.
pub(super) fn names<'a>(page: &Page<'a>, verdicts: &[Verdict]) -> Vec<&'a str> {
    const BYLINES: usize = 4;
    let is_byline = |&(_, v): &(usize, &Verdict)| v.kind == BlockKind::Byline && !v.kept && v.reason.is_some();
    let bylines = verdicts.iter().enumerate().filter(is_byline).take(BYLINES);
    bylines
        .flat_map(|(n, _)| metadata::authors(page.words(n)))
        .take(2 * BYLINES)
        .collect()
}

/// "Byron reported from Oslo, Ada Mole from Lima.", where one of the byline's authors is named before "reported".
pub(super) fn is_reporters_note(text: &str, names: &[&str]) -> bool {
    const WORDS: usize = 80;
    const LEAD: usize = 8; // Words of a list of names.
    let Some((list, place)) = text.split_once(" reported from ") else {
        return false;
    };
    let words = || list.split([' ', ',']).filter(|w| !w.is_empty());
    let named = words().all(|w| w == "and" || w.starts_with(char::is_uppercase)) && words().count() <= LEAD;
    let surname = |name: &&str| name.rsplit(' ').next().is_some_and(|s| words().any(|w| w.eq_ignore_ascii_case(s)));
    let short = text.split(' ').take(WORDS + 1).count() <= WORDS;
    named && short && place.starts_with(char::is_uppercase) && !lines::tells(text) && names.iter().any(surname)
}

/// Above the story, or as its first paragraph, or under it, a note on its author: "Ada Byron covers the harbour. Write to her at
/// …", or the name alone and a note on the next line.
pub(super) fn authors(page: &Page, names: &[&str], verdicts: &mut [Verdict]) {
    const KEPT: usize = 3;
    const WORDS: usize = 80;
    let (Some(first), Some(last)) = (verdicts.iter().position(|v| v.kept), verdicts.iter().rposition(|v| v.kept)) else {
        return;
    };
    let end = verdicts.iter().enumerate().rev().filter(|(_, v)| v.kept).take(KEPT).last();
    let from = end.map_or(last, |(n, _)| n).max(first + 1);
    let after = |line: &str, name: &str| {
        let begins = line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let rest = line.get(name.len()..).filter(|_| begins)?;
        Some(
            rest.trim_start_matches(',')
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    let mut alone: Option<&str> = None; // The name on the line before.
    let above = if first < last { 0..first + 1 } else { 0..first };
    let places = above.chain(from..verdicts.len());
    for n in places.filter(|_| !names.is_empty()) {
        let line = page.words(n);
        let said = names.iter().find_map(|name| Some((*name, after(line, name)?)));
        let goes_on = alone
            .and_then(|name| after(line, name.rsplit(' ').next()?))
            .is_some_and(|next| NOTES.contains(&next));
        let notes = said.as_ref().is_some_and(|(_, next)| NOTES.contains(next));
        alone = said.filter(|(_, next)| n > last && next.is_empty()).map(|(name, _)| name);
        let short = page.scan(n).is_some_and(|s| s.words <= WORDS);
        // Under a heading that is kept stands a part of the story: "Why trust us".
        let headed = n.checked_sub(1).is_some_and(|above| {
            let kept = verdicts.get(above).is_some_and(|v| v.kept);
            kept && page.scan(above).is_some_and(|s| s.words > 1 && s.terminal != 6 && !s.is_prose())
        });
        let is_note = short && !headed && (notes || goes_on || alone.is_some());
        if let Some(v) = verdicts.get_mut(n).filter(|v| is_note && (v.kept || v.reason.is_none())) {
            let (kind, reason) = if is_reporters_note(line, names) {
                (BlockKind::Credit, CREDITS)
            } else {
                (BlockKind::Metadata, "About the author.")
            };
            strip(v, kind, reason);
        }
    }
}

/// What a note on an author says right after the name: `data/author-notes.txt`.
static NOTES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/author-notes.txt")));
