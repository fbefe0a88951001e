//! Boosted oblivious decision trees: each level of a tree asks all rows one question, so that many rows are judged at
//! once. All arithmetic is in whole numbers: every platform comes to the same verdict.

#![allow(unreachable_pub, reason = "public where the feature `training` is on")]

/// Levels of a tree.
pub const DEPTH: usize = 5;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;
/// A margin of this much is one logit.
pub const LOGIT: i32 = 256;
/// Leaves count logits finer than margins do, by this factor.
pub const FINER: i32 = 8;

/// One tree: the answers to its questions, in order, are the number of a leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Each level asks whether a feature is above a threshold.
    pub splits: [(u8, i16); DEPTH],
    /// What each leaf adds, in `1 / (LOGIT * FINER)` logits.
    pub leaves: [i16; LEAVES],
}

impl Tree {
    /// Adds what the tree says of each row, given the rows' values feature by feature, and where each feature's are.
    /// Of `ROWS` rows at most: a page's last rows are few, and the others need no answer.
    fn add<const ROWS: usize>(&self, columns: &[[i16; TOGETHER]], places: &[u8; 256], sums: &mut [i32]) {
        let mut leaf = [0u16; ROWS];
        for &(feature, threshold) in &self.splits {
            let place = places.get(usize::from(feature)).copied().unwrap_or(0);
            let Some(column) = columns.get(usize::from(place)) else {
                continue;
            };
            for (leaf, &value) in leaf.iter_mut().zip(column) {
                *leaf = *leaf << 1 | u16::from(value > threshold);
            }
        }
        for (sum, &leaf) in sums.iter_mut().zip(&leaf) {
            *sum += self.leaf(leaf);
        }
    }

    /// What the tree says of one row.
    fn of(&self, value: impl Fn(u8) -> i16) -> i32 {
        let answer = |leaf: u16, &(feature, threshold): &(u8, i16)| leaf << 1 | u16::from(value(feature) > threshold);
        self.leaf(self.splits.iter().fold(0, answer))
    }

    fn leaf(&self, number: u16) -> i32 {
        self.leaves.get(usize::from(number) % LEAVES).map_or(0, |&leaf| i32::from(leaf))
    }
}

/// What a tree's leaves are multiples of, so that each can be kept in a byte.
#[cfg(feature = "training")]
pub fn leaf_unit(leaves: &[i16; LEAVES]) -> i16 {
    let most = leaves.iter().map(|l| l.unsigned_abs()).max().unwrap_or(0);
    i16::try_from(most.div_ceil(127)).unwrap_or(i16::MAX).max(1)
}

/// A sum of trees.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forest {
    /// Its trees.
    pub trees: Vec<Tree>,
}

/// Rows that are judged together: a tree asks all of them one question before the next.
const TOGETHER: usize = 64;

/// So few rows are quicker judged one by one.
const FEW: usize = 12;

/// A sum of leaves as a margin.
fn margin(sum: i32) -> i16 {
    (sum / FINER).clamp(-4000, 4000) as i16
}

impl Forest {
    /// The margin of each row: above 0 speaks for it.
    pub fn scores<const N: usize>(&self, rows: &[[i16; N]]) -> Vec<i16> {
        self.scores_with(rows, std::iter::empty::<[i16; 0]>())
    }

    /// The same, where `more` has the last features of each row: made when they are asked for, since those of all rows
    /// would be among the largest things in memory.
    pub(crate) fn scores_with<const N: usize, const M: usize>(
        &self,
        rows: &[[i16; N]],
        mut more: impl Iterator<Item = [i16; M]>,
    ) -> Vec<i16> {
        if rows.len() <= FEW {
            let row = |row: &[i16; N]| {
                let more = more.next();
                let value = |feature: u8| {
                    let feature = usize::from(feature);
                    row.get(feature).or_else(|| more.as_ref()?.get(feature - N)).copied().unwrap_or(0)
                };
                margin(self.trees.iter().map(|tree| tree.of(value)).sum())
            };
            return rows.iter().map(row).collect();
        }
        let (asked, places) = self.asked();
        let mut out = Vec::with_capacity(rows.len());
        let mut columns = vec![[0i16; TOGETHER]; asked.len()];
        let mut beside: Vec<[i16; M]> = Vec::with_capacity(TOGETHER);
        for some in rows.chunks(TOGETHER) {
            beside.clear();
            beside.extend(more.by_ref().take(some.len()));
            for (column, &feature) in columns.iter_mut().zip(&asked) {
                let feature = usize::from(feature);
                if let Some(feature) = feature.checked_sub(N) {
                    fill(column, &beside, feature);
                } else {
                    fill(column, some, feature);
                }
            }
            let mut sums = [0i32; TOGETHER];
            let sums = sums.get_mut(..some.len()).unwrap_or_default();
            let add = match sums.len() {
                0..=16 => Tree::add::<16>,
                17..=32 => Tree::add::<32>,
                33..=48 => Tree::add::<48>,
                _ => Tree::add::<TOGETHER>,
            };
            for tree in &self.trees {
                add(tree, &columns, &places, sums);
            }
            out.extend(sums.iter().map(|&sum| margin(sum)));
        }
        out
    }

    /// The features that any tree asks about, and the place of each among them: most are asked about by none.
    fn asked(&self) -> (Vec<u8>, [u8; 256]) {
        let mut asked = [false; 256];
        for &(feature, _) in self.trees.iter().flat_map(|tree| &tree.splits) {
            if let Some(asked) = asked.get_mut(usize::from(feature)) {
                *asked = true;
            }
        }
        let mut features = Vec::new();
        let mut places = [0; 256];
        for (feature, place) in (0..=u8::MAX)
            .zip(&mut places)
            .filter(|(f, _)| asked.get(usize::from(*f)) == Some(&true))
        {
            *place = features.len() as u8;
            features.push(feature);
        }
        (features, places)
    }

    /// Appends the forest's bytes, which [`Forest::read`] reads.
    #[cfg(feature = "training")]
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.trees.len() as u16).to_le_bytes());
        // Like stands by like, which compresses better.
        let splits = || self.trees.iter().flat_map(|tree| tree.splits);
        out.extend(splits().map(|s| s.0));
        out.extend(splits().map(|s| s.1.to_le_bytes()[0]));
        out.extend(splits().map(|s| s.1.to_le_bytes()[1]));
        out.extend(self.trees.iter().flat_map(|tree| leaf_unit(&tree.leaves).to_le_bytes()));
        for tree in &self.trees {
            let unit = leaf_unit(&tree.leaves);
            out.extend(tree.leaves.iter().map(|l| (l / unit).to_le_bytes()[0]));
        }
    }

    /// Takes a forest from the front of `rest`; `None` where that is none.
    pub(crate) fn read(rest: &mut &[u8]) -> Option<Self> {
        let count = usize::from(u16::from_le_bytes(*rest.split_off(..2)?.first_chunk()?));
        let features = rest.split_off(..count * DEPTH)?.iter();
        let low = rest.split_off(..count * DEPTH)?.iter();
        let high = rest.split_off(..count * DEPTH)?.iter();
        let mut splits = features
            .zip(low.zip(high))
            .map(|(&f, (&low, &high))| (f, i16::from_le_bytes([low, high])));
        let units = rest.split_off(..count * 2)?.as_chunks().0;
        let mut trees = Vec::with_capacity(count);
        for &unit in units {
            let mut tree = Tree {
                splits: [(0, 0); DEPTH],
                leaves: [0; LEAVES],
            };
            for split in &mut tree.splits {
                *split = splits.next()?;
            }
            let bytes = rest.split_off(..LEAVES)?;
            for (leaf, &byte) in tree.leaves.iter_mut().zip(bytes) {
                *leaf = i16::from(byte.cast_signed()).checked_mul(i16::from_le_bytes(unit))?;
            }
            trees.push(tree);
        }
        Some(Self { trees })
    }
}

/// Puts the rows' values of one feature together.
fn fill<const N: usize>(column: &mut [i16; TOGETHER], rows: &[[i16; N]], feature: usize) {
    for (slot, row) in column.iter_mut().zip(rows) {
        *slot = row.get(feature).copied().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks about the features 0 to 4, each whether it is above 9; the leaf's number is what it adds.
    fn tree(first: u8) -> Tree {
        Tree {
            splits: std::array::from_fn(|k| (first + k as u8, 9)),
            leaves: std::array::from_fn(|leaf| leaf as i16 * FINER as i16),
        }
    }

    #[test]
    fn the_answers_are_the_number_of_a_leaf() {
        let forest = Forest { trees: vec![tree(0)] };
        let rows = [[0, 0, 0, 0, 10], [10, 0, 0, 0, 9], [10; 5], [0; 5]];
        assert_eq!(forest.scores(&rows), [0b00001, 0b10000, 0b11111, 0]);
    }

    #[test]
    fn many_rows_are_judged_as_few_are() {
        let forest = Forest {
            trees: vec![tree(0), tree(2), tree(3)],
        };
        // Features 0 to 3 lie in the rows, 4 to 6 beside them; of 7 nobody knows.
        let rows: Vec<[i16; 4]> = (0..200).map(|n| std::array::from_fn(|k| n * (k as i16 + 3) % 19)).collect();
        let more: Vec<[i16; 3]> = (0..200).map(|n| std::array::from_fn(|k| n * (k as i16 + 5) % 17)).collect();
        let together = forest.scores_with(&rows, more.iter().copied());
        let alone = rows
            .iter()
            .zip(more)
            .map(|(&row, more)| forest.scores_with(&[row], std::iter::once(more)));
        assert_eq!(together, alone.flatten().collect::<Vec<_>>());
        assert!(together.iter().any(|&score| score != together[0]));
    }
}
