//! Linear models with named features: a feature is a few words (`next`, `Cap`), its weight a line of a data file.

/// A feature's key: FNV-1a over its parts, joined by `|` as the data file writes them.
pub(crate) fn key(parts: &[&str]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            hash = (hash ^ u32::from(b'|')).wrapping_mul(0x0100_0193);
        }
        for &byte in part.as_bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// Takes features one by one: analysis adds up their weights, training keeps their names.
pub(crate) trait Sink {
    /// Takes the feature that is named by these parts.
    fn add(&mut self, parts: &[&str]);
}

impl Sink for Vec<String> {
    fn add(&mut self, parts: &[&str]) {
        self.push(parts.join("|"));
    }
}

/// The sum of the weights of the features given to it.
pub(crate) struct Sum<'a> {
    weights: &'a Weights,
    /// The sum so far.
    pub total: i32,
}

impl Sink for Sum<'_> {
    fn add(&mut self, parts: &[&str]) {
        self.total += self.weights.of(key(parts));
    }
}

/// The weights of a model.
pub(crate) struct Weights {
    /// Open addressing; a weight of 0 marks a free slot.
    slots: Vec<(u32, i32)>,
    mask: u32,
}

impl Weights {
    /// Reads `feature<TAB>weight` lines; `#` in front makes a comment.
    pub(crate) fn parse(list: &str) -> Self {
        let lines = || {
            list.lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once('\t'))
        };
        let size = (lines().count().max(1) * 2).next_power_of_two();
        let mut weights = Self {
            slots: vec![(0, 0); size],
            mask: u32::try_from(size - 1).unwrap_or(u32::MAX),
        };
        for (feature, weight) in lines() {
            if let Ok(weight) = weight.trim().parse() {
                weights.insert(key(&[feature]), weight);
            }
        }
        weights
    }

    fn insert(&mut self, key: u32, weight: i32) {
        let mut at = key & self.mask;
        while let Some(slot) = self.slots.get_mut(at as usize) {
            if slot.1 == 0 {
                *slot = (key, weight);
                return;
            }
            at = (at + 1) & self.mask;
        }
    }

    /// The weight of a feature; 0 where it has none.
    pub(crate) fn of(&self, key: u32) -> i32 {
        let mut at = key & self.mask;
        while let Some(&(found, weight)) = self.slots.get(at as usize) {
            if weight == 0 || found == key {
                return weight;
            }
            at = (at + 1) & self.mask;
        }
        0
    }

    /// Begins a sum.
    pub(crate) fn sum(&self) -> Sum<'_> {
        Sum { weights: self, total: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_by_its_parts_as_by_its_name() {
        let weights = Weights::parse("# what it is\nnext|Cap\t12\nnext|low\t-7\n");
        let mut sum = weights.sum();
        sum.add(&["next", "Cap"]);
        sum.add(&["next", "low"]);
        sum.add(&["next", "number"]);
        assert_eq!(sum.total, 5);
    }

    #[test]
    fn an_empty_model_knows_nothing() {
        assert_eq!(Weights::parse("").of(key(&["any"])), 0);
    }
}
