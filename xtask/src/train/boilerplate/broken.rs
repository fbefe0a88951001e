//! Pages whose articles are broken off and go on, made from the development pages: what stands between two paragraphs is no
//! sign of an article's end, however much it reads like what stands below one.

use super::pages::{Line, Sample, lines, pasted};
use crate::train::dice::Dice;

/// So many are made from each page.
const EACH: u32 = 2;
/// What such a page weighs beside the one that it is made from.
const WEIGHT: f32 = 0.3;
/// An article is broken off so often at most, by so many lines at most.
const BREAKS: usize = 3;
const LINES: usize = 6;
/// How far below the article such lines begin at most.
const BELOW: usize = 30;

/// Pages made from each page of text. What breaks its article are lines of its own, which speak of what the article speaks of,
/// and lines of another site's page in the same part (`parts`): models that must not see the one do not see the other.
pub(super) fn broken(samples: &[Sample], parts: &[usize]) -> Vec<Sample> {
    let whole: Vec<usize> = (0..samples.len()).filter(|&n| samples[n].form == 0 && !samples[n].made).collect();
    let one = |(n, turn): (usize, u32)| {
        let page = &samples[n];
        let seed = page
            .id
            .bytes()
            .fold(13 + turn, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b)));
        let mut dice = Dice::new(seed.wrapping_mul(0x9e37_79b1));
        let others = whole.iter().map(|&m| (&samples[m], parts[m]));
        let others = others.filter(|(other, part)| *part == parts[n] && other.site != page.site);
        let others: Vec<&Sample> = others.map(|(other, _)| other).collect();
        let other = others.get(dice.one_of(others.len()))?;
        interrupted(page, other, &mut dice)
    };
    let turns = whole.iter().flat_map(|&n| (0..EACH).map(move |turn| (n, turn)));
    turns.filter_map(one).collect()
}

/// The first line of the article, and the one after its last.
fn article(page: &Sample) -> Option<(usize, usize)> {
    let first = page.labels.iter().position(|kept| *kept)?;
    let last = page.labels.iter().rposition(|kept| *kept)?;
    Some((first, last + 1))
}

/// The page with lines from around its article, and with lines of another page, between its paragraphs.
fn interrupted(page: &Sample, other: &Sample, dice: &mut Dice) -> Option<Sample> {
    let (own, others) = (lines(page), lines(other));
    let (first, end) = article(page).filter(|(first, end)| end - first >= 4)?;
    let places: Vec<usize> = (0..=dice.one_of(BREAKS))
        .map(|_| first + 1 + dice.one_of(end - first - 1))
        .collect();
    let mut moved = vec![false; own.len()];
    let mut text: Vec<Line> = Vec::new();
    for n in first..end {
        if places.contains(&n) {
            if dice.below(50) {
                for k in some(page, false, dice)? {
                    if !moved[k] {
                        moved[k] = true;
                        text.push(own[k]);
                    }
                }
            } else {
                text.extend(some(other, true, dice)?.map(|k| others[k]));
            }
        }
        text.push(own[n]);
    }
    let rest = |range: std::ops::Range<usize>| range.filter(|&n| !moved[n]).map(|n| own[n]);
    let all = rest(0..first).chain(text.iter().copied()).chain(rest(end..own.len()));
    Some(pasted(page, all, WEIGHT))
}

/// Some lines in a row of what is not the article: from above it, from close below it, or from inside of it.
fn some(page: &Sample, inside: bool, dice: &mut Dice) -> Option<impl Iterator<Item = usize>> {
    let (first, end) = article(page)?;
    let is = move |n: &usize| !page.labels[*n] && (inside || !(first..end).contains(n));
    let inner: Vec<usize> = (first..end).filter(is).collect();
    let start = match dice.one_of(3) {
        0 if !inner.is_empty() => inner[dice.one_of(inner.len())],
        1 => dice.one_of(first),
        _ => end + dice.one_of((page.labels.len() - end).min(BELOW)),
    };
    let stop = (start + 1 + dice.one_of(LINES)).min(page.labels.len());
    Some((start..stop).filter(is))
}
