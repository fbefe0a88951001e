//! The sorted keys of a model's table: which row a feature has, if any.

use crate::linear::{Feature, feature};

/// A bit for each key that there can be: most features have no row, and one look says so. The number of bits set before
/// a key is its row.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Right shift that makes a key of a feature.
    shift: u32,
    /// The bits, 32 in a word.
    words: Vec<u32>,
    /// How many are set before each word: apart from the bits, which are asked for far more often and fit a small cache.
    before: Vec<u32>,
}

impl Keys {
    /// Takes the gaps between so many keys of so many bits from the front of `rest`: low bytes, then high bytes.
    pub(crate) fn read(rest: &mut &[u8], rows: usize, bits: u32) -> Option<Self> {
        if !(8..=24).contains(&bits) {
            return None;
        }
        let low = rest.split_off(..rows)?;
        let high = rest.split_off(..rows)?;
        let mut words = vec![0_u32; 1 << bits >> 5];
        let mut key = 0_u32;
        for (&low, &high) in low.iter().zip(high) {
            key += u32::from(high) << 8 | u32::from(low);
            *words.get_mut((key >> 5) as usize)? |= 1 << (key & 31);
        }
        let mut sum = 0;
        let count = |word: &u32| {
            sum += word.count_ones();
            sum - word.count_ones()
        };
        let before = words.iter().map(count).collect();
        let shift = 32 - bits;
        // A key that came twice would leave all later ones in wrong rows.
        (sum as usize == rows).then_some(Self { shift, words, before })
    }

    /// The row of a feature.
    #[inline]
    pub(crate) fn row(&self, feature: u32) -> Option<usize> {
        let key = feature >> self.shift;
        (self.has(key) == 1).then(|| self.before(key))
    }

    /// Hands out the rows of those features that have one. All are looked up before any row is: which of them are there
    /// cannot be foreseen, and a branch for each is the most costly thing in an analysis.
    #[inline(always)]
    pub(crate) fn rows<const N: usize>(&self, features: &[Feature; N], mut each: impl FnMut(usize)) {
        let mut found = [0; N];
        let mut count = 0;
        for &parts in features {
            let key = feature(parts) >> self.shift;
            if let Some(place) = found.get_mut(count) {
                *place = key;
            }
            count += self.has(key);
        }
        for &key in found.iter().take(count) {
            each(self.before(key));
        }
    }

    /// 1 for a key that is there.
    #[inline(always)]
    fn has(&self, key: u32) -> usize {
        self.words
            .get((key >> 5) as usize)
            .map_or(0, |word| (word >> (key & 31) & 1) as usize)
    }

    /// How many keys are there before this one.
    #[inline(always)]
    fn before(&self, key: u32) -> usize {
        let at = (key >> 5) as usize;
        let below = self.words.get(at).map_or(0, |word| word & ((1 << (key & 31)) - 1));
        self.before.get(at).map_or(0, |before| (before + below.count_ones()) as usize)
    }
}

/// Appends what [`Keys::read`] reads.
#[cfg(feature = "training")]
pub(crate) fn write(keys: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut last = 0;
    let gaps: Vec<u32> = keys.map(|key| key - std::mem::replace(&mut last, key)).collect();
    out.extend(gaps.iter().map(|gap| *gap as u8));
    out.extend(gaps.iter().map(|gap| (gap >> 8) as u8));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing test should say where")]
    use super::Keys;

    #[test]
    fn a_key_is_found_in_its_row() {
        // 0, 31, 32, 300 of nine bits.
        let mut file: &[u8] = &[0, 31, 1, 12, 0, 0, 0, 1, 99];
        let keys = Keys::read(&mut file, 4, 9).unwrap();
        assert_eq!(file, [99]);
        let row = |key: u32| keys.row(key << 23 | 5);
        assert_eq!([0, 31, 32, 300].map(row), [0, 1, 2, 3].map(Some));
        assert_eq!([1, 30, 33, 301, 511].map(row), [None; 5]);
    }

    #[test]
    fn keys_that_are_cut_short_or_too_large_are_refused() {
        assert!(Keys::read(&mut &[1, 2, 0][..], 2, 9).is_none());
        assert!(Keys::read(&mut &[0, 255][..], 1, 9).is_none());
        assert_eq!(Keys::default().row(7), None);
    }
}
