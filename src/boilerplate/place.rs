//! Where a block stands among the others: in the page's tree of elements, and among blocks of the same make.
//!
//! Both rounds of the tagger ask the same questions. The first asks how much *prose* is near by, the second how much of
//! what the first round would *keep*; a block's own share is always left out.

use super::numbers::Numbers;
use super::scan::Scans;
use crate::input::Document;

/// What is said of a block's place.
pub(crate) const COUNT: usize = 18;

/// Names of the features, in order.
#[cfg(feature = "training")]
pub(crate) const NAMES: [&str; COUNT] = [
    "UP1",
    "UP2",
    "UP3",
    "RATE1",
    "RATE2",
    "RATE3",
    "LINKS1",
    "LINKS2",
    "LINKS3",
    "STEPS",
    "DEEPER",
    "BRANCH_SHARE",
    "BRANCH_RATE",
    "BRANCH_LINKS",
    "BRANCH_BLOCKS",
    "MAKE_SHARE",
    "MAKE_RATE",
    "MAKE_COUNT",
];

/// What lies in an element, all that is inside included.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    mass: u64,
    chars: u64,
    links: u64,
    blocks: u32,
    depth: u16,
    /// Elements up to one that holds half of the mass.
    steps: u16,
    /// The outermost element around it that holds less than half of the mass.
    branch: u32,
}

impl Sums {
    fn add(&mut self, other: Sums) {
        self.mass += other.mass;
        self.chars += other.chars;
        self.links += other.links;
        self.blocks += other.blocks;
    }

    fn without(self, own: Sums) -> Sums {
        Sums {
            mass: self.mass.saturating_sub(own.mass),
            chars: self.chars.saturating_sub(own.chars),
            links: self.links.saturating_sub(own.links),
            blocks: self.blocks.saturating_sub(own.blocks),
            ..self
        }
    }

    fn rate(self) -> i16 {
        thousandths(self.mass, self.chars)
    }

    fn link_rate(self) -> i16 {
        thousandths(self.links, self.chars)
    }
}

/// `part` of `whole` in thousandths; below 0 where there is no whole.
pub(super) fn thousandths(part: u64, whole: u64) -> i16 {
    (part.min(whole) * 1000).checked_div(whole).map_or(-1, |rate| rate as i16)
}

/// The places of all blocks, where `mass[n]` of block `n`'s characters count.
pub(crate) fn places(document: &Document, scans: &Scans, makes: &[u32], mass: &[u32]) -> Vec<[i16; COUNT]> {
    let own: Vec<Sums> = document
        .blocks
        .iter()
        .zip(&scans.blocks)
        .zip(mass)
        .map(|((raw, scan), &mass)| Sums {
            mass: mass.into(),
            chars: scan.chars as u64,
            links: u64::from(raw.hints.link_bytes) * scan.chars as u64 / raw.range.len().max(1) as u64,
            blocks: 1,
            ..Sums::default()
        })
        .collect();
    let mut page = Sums::default();
    let mut known = Numbers::default();
    let makes: Vec<u32> = makes.iter().map(|&make| known.number(make)).collect();
    let mut alike = vec![Sums::default(); known.len()];
    for (own, &make) in own.iter().zip(&makes) {
        page.add(*own);
        if let Some(alike) = alike.get_mut(make as usize) {
            alike.add(*own);
        }
    }
    let elements = elements(document, &own, page.mass);
    let element = |n: u32| elements.get(n as usize).copied().unwrap_or_default();
    let parent = |n: u32| document.parents.get(n as usize).copied().unwrap_or(n);
    // How deep the text that counts mostly lies.
    let (mut deep, mut all) = (0u64, 0u64);
    for (raw, own) in document.blocks.iter().zip(&own) {
        deep += own.mass * u64::from(element(raw.hints.node).depth);
        all += own.mass;
    }
    let usual_depth = deep.checked_div(all).unwrap_or(0) as i64;
    let mut out = Vec::with_capacity(own.len());
    for ((raw, own), &make) in document.blocks.iter().zip(&own).zip(&makes) {
        let rest = page.mass - own.mass;
        let mut row = [-1i16; COUNT];
        if !elements.is_empty() {
            let node = raw.hints.node;
            let up = [parent(node), parent(parent(node)), parent(parent(parent(node)))];
            let [b, c, d] = up.map(|n| element(n).without(*own));
            let at = element(node);
            let branch = element(at.branch);
            let others = branch.without(*own);
            row = [
                thousandths(b.mass, rest),
                thousandths(c.mass, rest),
                thousandths(d.mass, rest),
                b.rate(),
                c.rate(),
                d.rate(),
                b.link_rate(),
                c.link_rate(),
                d.link_rate(),
                at.steps.min(40) as i16,
                (i64::from(at.depth) - usual_depth).clamp(-50, 50) as i16,
                thousandths(others.mass, rest),
                others.rate(),
                branch.link_rate(),
                branch.blocks.min(500) as i16,
                0,
                0,
                0,
            ];
        }
        let alike = alike.get(make as usize).copied().unwrap_or_default().without(*own);
        let [.., share, rate, count] = &mut row;
        *share = thousandths(alike.mass, rest);
        *rate = alike.rate();
        *count = alike.blocks.min(500) as i16;
        out.push(row);
    }
    out
}

/// Totals up each element. A parent stands before its children.
fn elements(document: &Document, own: &[Sums], mass: u64) -> Vec<Sums> {
    let mut out = vec![Sums::default(); document.parents.len()];
    for (raw, own) in document.blocks.iter().zip(own) {
        if let Some(sums) = out.get_mut(raw.hints.node as usize) {
            sums.add(*own);
        }
    }
    for (n, &parent) in document.parents.iter().enumerate().rev() {
        let inside = out.get(n).copied().unwrap_or_default();
        if parent as usize != n
            && let Some(around) = out.get_mut(parent as usize)
        {
            around.add(inside);
        }
    }
    for (n, &parent) in document.parents.iter().enumerate() {
        let around = out.get(parent as usize).copied().unwrap_or_default();
        let outermost = parent as usize == n;
        if let Some(sums) = out.get_mut(n) {
            let half = |s: &Sums| s.mass * 2 >= mass;
            sums.depth = if outermost { 0 } else { around.depth.saturating_add(1) };
            sums.steps = if outermost || half(sums) {
                0
            } else {
                around.steps.saturating_add(1)
            };
            sums.branch = if outermost || half(sums) || half(&around) {
                n as u32
            } else {
                around.branch
            };
        }
    }
    out
}
