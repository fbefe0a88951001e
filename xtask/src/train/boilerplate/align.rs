//! Which blocks of a page are its article: each block's words are looked for in the true body, in order.

use std::collections::HashMap;

use super::metric::words;

/// Places in the body that are tried for a block.
const PLACES: usize = 4;

/// For each block, whether it belongs to the body.
pub(crate) fn labels(blocks: &[&str], body: &str) -> Vec<bool> {
    let truth: Vec<&str> = words(body).collect();
    let mut places: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (at, w) in truth.windows(4).enumerate() {
        places.entry(w).or_default().push(at);
    }
    let tokens: Vec<Vec<&str>> = blocks.iter().map(|b| words(b).collect()).collect();
    // Long blocks: places in the body where they may lie.
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut shares = vec![0.0; blocks.len()];
    for (n, t) in tokens.iter().enumerate() {
        let known = t.windows(4).filter(|w| places.contains_key(*w)).count();
        let all = t.len().saturating_sub(3);
        if all == 0 || known * 2 < all {
            continue;
        }
        shares[n] = known as f64 / all as f64;
        let first = t.windows(4).enumerate().find_map(|(k, w)| places.get(w).map(|p| (k, p)));
        if let Some((skip, at)) = first {
            // The later ones first: among equals the chain takes one a block.
            for &start in at.iter().take(PLACES).rev() {
                let start = start.saturating_sub(skip);
                candidates.push(Candidate {
                    block: n,
                    start,
                    end: (start + t.len()).min(truth.len()),
                    weight: known,
                });
            }
        }
    }
    let mut out = vec![false; blocks.len()];
    let mut ends: Vec<Option<(usize, usize)>> = vec![None; blocks.len()];
    for c in chain(&candidates, truth.len()) {
        out[c.block] = true;
        ends[c.block] = Some((c.start, c.end));
    }
    // Long blocks out of order, whose words the chain has not taken.
    let mut taken = vec![false; truth.len()];
    for (a, b) in ends.iter().flatten() {
        taken[*a..*b].iter_mut().for_each(|t| *t = true);
    }
    for c in &candidates {
        let free = taken[c.start..c.end].iter().filter(|t| !**t).count();
        if !out[c.block] && shares[c.block] > 0.8 && free * 5 >= (c.end - c.start) * 4 {
            out[c.block] = true;
            taken[c.start..c.end].iter_mut().for_each(|t| *t = true);
        }
    }
    short_blocks(&tokens, &truth, &ends, &mut out);
    out
}

struct Candidate {
    block: usize,
    start: usize,
    end: usize,
    weight: usize,
}

/// The heaviest sequence of candidates whose blocks and places both rise.
fn chain(candidates: &[Candidate], length: usize) -> Vec<&Candidate> {
    // A Fenwick tree of the best chain that ends at or before a place.
    let mut tree = vec![(0usize, usize::MAX); length + 2];
    let query = |tree: &[(usize, usize)], mut at: usize| {
        let mut best = (0, usize::MAX);
        while at > 0 {
            if tree[at].0 > best.0 {
                best = tree[at];
            }
            at &= at - 1;
        }
        best
    };
    let mut best: Vec<(usize, usize)> = Vec::new();
    let (mut n, mut top) = (0, (0, usize::MAX));
    while n < candidates.len() {
        let block = candidates[n].block;
        let group: Vec<usize> = (n..candidates.len()).take_while(|&k| candidates[k].block == block).collect();
        for &k in &group {
            let c = &candidates[k];
            let (weight, before) = query(&tree, c.start + 1);
            best.push((weight + c.weight, before));
        }
        for &k in &group {
            // Blocks may share a few words at their borders.
            let mut at = candidates[k].end.saturating_sub(2).max(candidates[k].start + 1) + 1;
            while at < tree.len() {
                if best[k].0 > tree[at].0 {
                    tree[at] = (best[k].0, k);
                }
                at += at & at.wrapping_neg();
            }
            if best[k].0 > top.0 {
                top = (best[k].0, k);
            }
        }
        n += group.len();
    }
    let mut out = Vec::new();
    let mut at = top.1;
    while at != usize::MAX {
        out.push(&candidates[at]);
        at = best[at].1;
    }
    out.reverse();
    out
}

/// Short blocks (headings, list items) between long ones: kept where their words stand in the body between those.
fn short_blocks(tokens: &[Vec<&str>], truth: &[&str], ends: &[Option<(usize, usize)>], out: &mut [bool]) {
    let mut next_start = vec![truth.len(); tokens.len() + 1];
    for n in (0..tokens.len()).rev() {
        next_start[n] = ends[n].map_or(next_start[n + 1], |e| e.0);
    }
    let mut at = 0;
    for n in 0..tokens.len() {
        if let Some((_, end)) = ends[n] {
            at = end.max(at);
            continue;
        }
        let t = &tokens[n];
        if t.is_empty() || t.len() > 12 || out[n] {
            continue;
        }
        // Before the first and after the last long block a short one is too easily found by chance.
        let to = next_start[n].min(at + 60);
        let from = if at == 0 { next_start[n].saturating_sub(40) } else { at };
        if from < to && truth[from..to].windows(t.len()).take(3).any(|w| w == t.as_slice()) {
            out[n] = true;
            if let Some(found) = truth[from..to].windows(t.len()).position(|w| w == t.as_slice()) {
                at = from + found + t.len();
            }
        }
    }
}
