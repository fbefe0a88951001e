//! Linear models with named features: a feature is a few words (`next`, `Cap`), its weight a line of a data file.

use crate::lexicon::{entries, halves};

/// A running key: FNV-1a, the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(pub u32);

impl Key {
    pub(crate) const START: Self = Self(0x811c_9dc5);

    /// The key after one more byte.
    pub(crate) fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// The key after these bytes.
    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |k, &b| k.byte(b))
    }

    /// The key after a word in small letters, with straight apostrophes.
    pub(crate) fn lower(self, word: &str) -> Self {
        if word.is_ascii() {
            return word.bytes().fold(self, |k, b| k.byte(b.to_ascii_lowercase()));
        }
        let mut buffer = [0; 4];
        word.chars().flat_map(char::to_lowercase).fold(self, |k, c| match c {
            '\u{2019}' => k.byte(b'\''),
            c => k.bytes(c.encode_utf8(&mut buffer).as_bytes()),
        })
    }
}

/// A feature's key, over its parts joined by `|` as the data file writes them.
pub(crate) fn key(parts: &[&str]) -> u32 {
    let mut key = Key::START;
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            key = key.byte(b'|');
        }
        key = key.bytes(part.as_bytes());
    }
    key.0
}

/// One feature of a hashed model, not yet hashed: a template's number and two parts.
pub(crate) type Feature = [u32; 3];

/// A feature's hash of 32 bits.
#[inline]
pub(crate) fn feature([template, a, b]: Feature) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_add(template).wrapping_mul(0x85eb_ca6b).rotate_left(13);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297a_2d39);
    hash ^ (hash >> 15)
}

/// A short word in small letters with straight apostrophes, without allocation.
#[derive(Default)]
pub(crate) struct Small {
    bytes: [u8; 32],
}

impl Small {
    /// The word in small letters; cut where it is longer than any that is looked for.
    pub(crate) fn lower(&mut self, word: &str) -> &str {
        let end = if word.len() <= self.bytes.len() && word.is_ascii() {
            for (place, byte) in self.bytes.iter_mut().zip(word.bytes()) {
                *place = byte.to_ascii_lowercase();
            }
            word.len()
        } else {
            self.lower_any(word)
        };
        self.bytes.get(..end).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }
}

impl Small {
    /// The same for any letters; how many bytes it took.
    fn lower_any(&mut self, word: &str) -> usize {
        let mut end = 0;
        for c in word.chars().flat_map(char::to_lowercase) {
            let c = if c == '\u{2019}' { '\'' } else { c };
            let Some(place) = self.bytes.get_mut(end..end + c.len_utf8()) else {
                break;
            };
            c.encode_utf8(place);
            end += c.len_utf8();
        }
        end
    }
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
    /// Reads `feature<TAB>weight` lines.
    pub(crate) fn parse(list: &'static str) -> Self {
        let pairs: Vec<(u32, i32)> = entries(list)
            .filter_map(|line| halves(line, b'\t'))
            .filter_map(|(feature, weight)| Some((key(&[feature]), weight.parse().ok()?)))
            .collect();
        Self::new(&pairs)
    }

    /// The weights of these keys; a weight of 0 is as good as none.
    pub(crate) fn new(pairs: &[(u32, i32)]) -> Self {
        let size = (pairs.len().max(1) * 2).next_power_of_two();
        let mut weights = Self {
            slots: vec![(0, 0); size],
            mask: u32::try_from(size - 1).unwrap_or(u32::MAX),
        };
        for &(key, weight) in pairs {
            weights.insert(key, weight);
        }
        weights
    }

    fn insert(&mut self, key: u32, weight: i32) {
        let mut at = key & self.mask;
        while let Some(slot) = self.slots.get_mut(at as usize) {
            if slot.1 == 0 || slot.0 == key {
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
        let weights = Weights::parse("next|Cap\t12\nnext|low\t-7\n");
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
