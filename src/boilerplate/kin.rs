//! Words that blocks share: an article speaks of the same things from its headline to its end, a list of other stories
//! speaks of something else in every line.

use super::scan::{self, Scans};
use crate::input::Document;

/// Number of features of [`Kinship::all`].
pub(crate) const COUNT: usize = 6;

/// Which words the blocks that the first round would keep share.
pub(crate) struct Kinship {
    /// For each content word by its number, in how many such blocks it stands, and in how many others.
    pub(super) words: Vec<(u32, u32)>,
    pub(super) kept: Vec<bool>,
}

impl Kinship {
    pub(crate) fn new(scans: &Scans, margins: &[i16]) -> Self {
        let mut words = vec![(0, 0); scans.distinct()];
        let kept: Vec<bool> = margins.iter().map(|&m| m > 0).collect();
        for (n, &kept) in kept.iter().enumerate() {
            for &word in scans.numbers_of(n) {
                match words.get_mut(word as usize) {
                    Some((inside, _)) if kept => *inside += 1,
                    Some((_, outside)) => *outside += 1,
                    None => {}
                }
            }
        }
        Self { words, kept }
    }

    /// For each block: thousandths of its words that other kept blocks have too, that several have, that only stripped
    /// ones have; the number of its words that are shared; the same share for the blocks around it; what it lacks to the
    /// share that is usual on this page.
    pub(crate) fn all(&self, scans: &Scans) -> Vec<[i16; COUNT]> {
        let mut counts: Vec<(u32, u32, u32, u32)> = Vec::with_capacity(scans.blocks.len());
        for (n, &kept) in self.kept.iter().enumerate() {
            let seen = scans.numbers_of(n);
            let (mut shared, mut often, mut out) = (0, 0, 0);
            for &word in seen {
                let (inside, outside): (u32, u32) = self.words.get(word as usize).copied().unwrap_or_default();
                let inside = inside - u32::from(kept);
                shared += u32::from(inside > 0);
                often += u32::from(inside > 2);
                out += u32::from(inside == 0 && outside > u32::from(!kept));
            }
            counts.push((seen.len() as u32, shared, often, out));
        }
        let (mut all, mut usual) = (0, 0);
        for (c, _) in counts.iter().zip(&self.kept).filter(|(_, kept)| **kept) {
            all += c.0;
            usual += c.1;
        }
        let rate = |part: u32, whole: u32| (part * 1000).checked_div(whole).map_or(-1, |rate| rate as i16);
        let usual = rate(usual, all);
        let one = |n: usize| counts.get(n).copied().unwrap_or_default();
        (0..counts.len())
            .map(|n| {
                let (all, shared, often, out) = one(n);
                let (mut near, mut near_all) = (0, 0);
                for m in (n.saturating_sub(2)..n + 3).filter(|&m| m != n) {
                    near += one(m).1;
                    near_all += one(m).0;
                }
                [
                    rate(shared, all),
                    rate(often, all),
                    rate(out, all),
                    shared.min(100) as i16,
                    rate(near, near_all),
                    usual - rate(shared, all),
                ]
            })
            .collect()
    }
}

/// Number of features of [`beside`].
const BESIDE: usize = 6;
/// Blocks to each side that a block is compared with.
const REACH: usize = 4;
/// Headings this many blocks above still count.
const ABOVE: usize = 16;

/// For each block: thousandths of the words of those around it that blocks within reach of them have too, and how many of
/// its own are so; thousandths of the words of the heading above that fits best which it has, and how many; the same for the title
/// that markup names.
pub(crate) fn beside(document: &Document, scans: &Scans) -> Vec<[i16; BESIDE]> {
    let count = scans.blocks.len();
    let of = |n: usize| scans.numbers_of(n);
    // The blocks that may be headings, with a sieve of their words each.
    let sieves: Vec<Sieve> = (0..count).map(|n| sieve(of(n))).collect();
    let heads = scans.blocks.iter().zip(&sieves).enumerate();
    let heads = heads.filter(|(_, (s, _))| (3..=30).contains(&s.words) && !s.is_prose() && s.terminal != 6);
    let heads: Vec<(usize, Sieve, &[u32])> = heads.map(|(n, (_, &sieve))| (n, sieve, of(n))).collect();
    let mut passed = 0; // Heads before the block.
    let title = document.markup.title.as_ref();
    let title = title.map(|t| scan::scan(std::iter::once(t.value.as_str()))).unwrap_or_default();
    let (named, all_named) = (scans.numbers_in(&title), title.distinct());
    // The last block that has each word, counted from 1.
    let mut last = vec![0u32; scans.distinct()];
    // How often each word stands within reach of the block.
    let mut near = vec![0i32; scans.distinct()];
    (0..REACH.min(count)).for_each(|n| count_words(&mut near, scans.numbers_of(n), 1));
    let mut shared: Vec<usize> = Vec::with_capacity(count);
    let mut out = Vec::with_capacity(count);
    for n in 0..count {
        count_words(&mut near, scans.numbers_of(n + REACH), 1);
        if let Some(gone) = n.checked_sub(REACH + 1) {
            count_words(&mut near, scans.numbers_of(gone), -1);
        }
        let own = of(n);
        while heads.get(passed).is_some_and(|&(m, ..)| m < n) {
            passed += 1;
        }
        let above = heads.get(..passed).unwrap_or_default().iter().rev();
        let own_sieve = sieves.get(n).copied().unwrap_or_default();
        let number = n as u32 + 1;
        let mut also_near = 0;
        for &word in own {
            also_near += usize::from(near.get(word as usize).is_some_and(|&times| times > 1));
            if let Some(last) = last.get_mut(word as usize) {
                *last = number;
            }
        }
        shared.push(also_near);
        let common = |words: &[u32]| words.iter().filter(|&&w| last.get(w as usize) == Some(&number)).count();
        let best = above
            .take_while(|&&(m, ..)| m + ABOVE >= n)
            .map(|&(_, sieve, words)| (if meet(sieve, own_sieve) { common(words) } else { 0 }, words.len()))
            .max()
            .unwrap_or_default();
        let title = common(&named);
        out.push([
            0,
            also_near.min(100) as i16,
            rate(best.0, best.1),
            best.0.min(100) as i16,
            rate(title, all_named),
            title.min(100) as i16,
        ]);
    }
    for (n, row) in out.iter_mut().enumerate() {
        let around = (n.saturating_sub(3)..(n + 4).min(count)).filter(|&m| m != n);
        let (part, whole) = around.fold((0, 0), |a, m| (a.0 + shared.get(m).copied().unwrap_or(0), a.1 + of(m).len()));
        row[0] = rate(part, whole);
    }
    out
}

fn count_words(near: &mut [i32], words: &[u32], change: i32) {
    for &word in words {
        if let Some(times) = near.get_mut(word as usize) {
            *times += change;
        }
    }
}

/// `part` of `whole` in thousandths; below 0 where there is no whole.
fn rate(part: usize, whole: usize) -> i16 {
    (part * 1000).checked_div(whole).map_or(-1, |rate| rate as i16)
}

/// A bit for each word, several words to a bit: two lists without a bit in common share no word.
type Sieve = [u64; 2];

fn sieve(words: &[u32]) -> Sieve {
    let mut sieve = [0; 2];
    for &word in words {
        if let Some(bits) = sieve.get_mut((word / 64 % 2) as usize) {
            *bits |= 1 << (word % 64);
        }
    }
    sieve
}

/// True where two lists may share a word.
fn meet([a, b]: Sieve, [c, d]: Sieve) -> bool {
    a & c | b & d != 0
}
