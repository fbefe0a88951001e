//! Quotations that no cue has claimed: they have a speaker of their own, go on with the speech before them, or stand alone.

use super::super::quotations::Quotation;
use super::super::sheet::Sheet;
use super::spoken;
use super::{Found, Passage, Speaker};
use crate::order;
use crate::report::Stance;
use crate::text::Range;

/// Gives each whole utterance in quotation marks that nobody speaks yet to the speech before it; else it stands alone.
pub(super) fn extend(passage: &Passage, found: &mut Vec<Found>) {
    let (Some(first), Some(last)) = (passage.sheets.first(), passage.sheets.last()) else {
        return;
    };
    let block = Range::new(first.range.start, last.range.end);
    let mut alone: Vec<Found> = Vec::new();
    // Quotations that have a speaker, by their index.
    let from = passage
        .quotations
        .partition_point(|q| q.ranges.first().is_none_or(|r| r.start < block.start));
    let to = passage
        .quotations
        .partition_point(|q| q.ranges.first().is_none_or(|r| r.start < block.end));
    let mut taken = vec![false; to.saturating_sub(from)];
    for range in found.iter().flat_map(|f| &f.content) {
        let first = passage
            .quotations
            .partition_point(|q| q.ranges.first().is_none_or(|r| r.start < range.start))
            .max(from);
        for (k, q) in passage.quotations.iter().enumerate().take(to).skip(first) {
            if q.ranges.first().is_none_or(|r| r.start >= range.end) {
                break;
            }
            if let Some(slot) = taken.get_mut(k - from) {
                *slot |= q.ranges.iter().any(|r| range.contains(*r));
            }
        }
    }
    for (n, quotation) in passage.quotations.iter().enumerate().take(to).skip(from) {
        let Some(range) = quotation.ranges.first().copied() else { continue };
        if taken.get(n - from).is_some_and(|&t| t) {
            continue;
        }
        let sheet = passage.sheets.partition_point(|s| s.range.end <= range.start);
        let Some(s) = passage.sheets.get(sheet) else { continue };
        let utterance = is_utterance(range.of(first.text));
        let short = || s.token_at(range.start) <= s.body && is_short_utterance(range.of(first.text));
        if (utterance || short())
            && let Some(own) = spoken::behind_quotation(passage, quotation).or_else(|| spoken::signed(passage, quotation))
        {
            alone.extend(told(passage, found, own, quotation));
            continue;
        }
        // It must open its sentence, or a colon must: else it is a phrase of the writer's.
        if s.token_at(range.start) > s.body {
            let here = of_sheet(found, sheet);
            if goes_on(s, range)
                && let Some(speech) = here.iter_mut().rev().find(|f| is_broken_off(s, f, range))
            {
                speech.content.extend(&quotation.ranges);
                continue;
            }
            let announced = || spoken::introduced(s, sheet, quotation).or_else(|| spoken::announced(s, sheet, quotation, here));
            let said = if utterance { announced() } else { None };
            alone.extend(
                said.or_else(|| spoken::shouted(s, sheet, quotation, here))
                    .or_else(|| spoken::worded(s, sheet, quotation)),
            );
            continue;
        }
        // “You can't leave it,” she says. “It sulks.”: where someone speaks, two words are enough.
        let whole = s.token_at(range.end) >= s.end() && is_short_utterance(range.of(first.text));
        if !utterance && !whole {
            continue;
        }
        // The speech that it goes on with: of the same sentence or the one before.
        let from = found.partition_point(|f| f.sheet + 1 < sheet);
        let to = found.partition_point(|f| f.sheet <= sheet);
        let near = found
            .get_mut(from..to)
            .into_iter()
            .flatten()
            .chain(alone.last_mut().filter(|f| f.sheet + 1 >= sheet));
        let is_quoted = |c: &Range| {
            let n = passage
                .quotations
                .partition_point(|q| q.ranges.last().is_none_or(|r| r.end <= c.start));
            let quotation = passage.quotations.get(n).and_then(|q| q.ranges.first());
            quotation.is_some_and(|r| r.start < c.end)
        };
        let spoken = |f: &&mut Found| f.content.last().is_some_and(|c| c.end <= range.start) && f.content.iter().any(is_quoted);
        match near.filter(spoken).last() {
            Some(speech) => speech.content.extend(&quotation.ranges),
            None if !utterance => {}
            None => alone.push(spoken::stopped(passage, sheet, quotation).unwrap_or_else(|| Found {
                sheet,
                ..unheard(quotation)
            })),
        }
    }
    found.append(&mut alone);
    for found in found {
        order::ranges(&mut found.content);
        // Quotation marks in disorder: no word is said twice.
        found.content.dedup_by(|next, last| {
            let again = next.start < last.end;
            last.end = if again { last.end.max(next.end) } else { last.end };
            again
        });
    }
}

/// “We lost,” she said, wiping away tears, | “and we deserved to.”: the second half of a sentence in quotation marks.
fn goes_on(s: &Sheet, half: Range) -> bool {
    let open = s.token_at(half.start);
    let small = half.of(s.text).trim_start_matches(MARKS).starts_with(char::is_lowercase);
    small && open > s.body && s.is_mark(open - 1, ",")
}

/// True for a statement whose quotation ends in a comma, and whose cue stands between that and `half`.
fn is_broken_off(s: &Sheet, found: &Found, half: Range) -> bool {
    let (Some(said), Some(cue)) = (found.content.last(), found.cue.last()) else {
        return false;
    };
    let quoted = said.of(s.text).strip_suffix(MARKS).is_some_and(|inner| inner.ends_with(','));
    quoted && said.end <= cue.start && cue.end <= half.start && s.range.contains(*said)
}

/// What is spoken, unless its cue was read to say something else: that is mended.
fn told(passage: &Passage, found: &mut [Found], spoken: Found, quotation: &Quotation) -> Option<Found> {
    let s = passage.sheets.get(spoken.sheet)?;
    let same = |f: &&mut Found| f.cue.iter().any(|c| spoken.cue.iter().any(|own| own.overlaps(*c)));
    let Some(read) = of_sheet(found, spoken.sheet).iter_mut().find(same) else {
        return Some(spoken);
    };
    // “…,” she said. “…”: what follows is hers too.
    let end = quotation.ranges.last().map_or(0, |last| last.end);
    let follows = |c: &Range| {
        let open = s.token_at(c.start);
        // “…,” he told NBC's “Meet the Press.”
        c.start >= s.range.end || c.start >= end && s.is_quote_mark(open) && !spoken::is_title(s, open.wrapping_sub(1))
    };
    read.content.retain(follows);
    read.content.splice(0..0, quotation.ranges.iter().copied());
    read.speaker = spoken.speaker;
    None
}

/// The attributions of a sentence, of those that are sorted by it.
fn of_sheet(found: &mut [Found], sheet: usize) -> &mut [Found] {
    let from = found.partition_point(|f| f.sheet < sheet);
    let to = found.partition_point(|f| f.sheet <= sheet);
    found.get_mut(from..to).unwrap_or_default()
}

/// A quotation that nobody is known to speak.
pub(super) fn unheard(quotation: &Quotation) -> Found {
    Found {
        sheet: 0,
        lemma: "".into(),
        stance: Stance::Asserts,
        negated: false,
        cue: Vec::new(),
        speaker: Speaker::Last,
        content: quotation.ranges.clone(),
        antecedent: None,
        cites: None,
        points_back: false,
        turn: false,
        sure: false,
    }
}

/// A sentence of a word or two: “It sulks.”
fn is_short_utterance(quotation: &str) -> bool {
    let inner = quotation.trim_matches(MARKS);
    inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?', '…'])
}

/// Quotation marks and blanks.
pub(super) const MARKS: [char; 11] = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', ' ', '\u{a0}'];

/// True for quotations that can stand for themselves: a sentence, not a phrase.
pub(crate) fn is_utterance(quotation: &str) -> bool {
    let inner = quotation.trim_matches(MARKS);
    let words = inner.split_whitespace().count();
    let opens = inner.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    let ends = inner.ends_with(['.', ',', '!', '?', '…', '。']);
    words >= 3 && (ends || words >= 8) && (opens || words >= 6)
}
