//! The sorted keys of a model's table: which row a feature has, if any.

/// A bit for each key that there can be: most features have no row, and one look says so. The number of bits set before
/// a key is its row.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Right shift that makes a key of a feature.
    shift: u32,
    /// 32 of the bits, and how many are set before them: what is asked together lies together.
    words: Vec<[u32; 2]>,
}

impl Keys {
    /// Takes the gaps between so many keys of so many bits from the front of `rest`: low bytes, then high bytes.
    pub(crate) fn read(rest: &mut &[u8], rows: usize, bits: u32) -> Option<Self> {
        if !(8..=24).contains(&bits) {
            return None;
        }
        let low = rest.split_off(..rows)?;
        let high = rest.split_off(..rows)?;
        let mut words = vec![[0_u32; 2]; 1 << bits >> 5];
        let mut key = 0_u32;
        for (&low, &high) in low.iter().zip(high) {
            key += u32::from(high) << 8 | u32::from(low);
            words.get_mut((key >> 5) as usize)?[0] |= 1 << (key & 31);
        }
        let mut sum = 0;
        for [present, before] in &mut words {
            *before = sum;
            sum += present.count_ones();
        }
        // A key that came twice would leave all later ones in wrong rows.
        (sum as usize == rows).then_some(Self { shift: 32 - bits, words })
    }

    /// The row of a feature. Asked for a hundred thousand times an article: the one function that is worth its copies.
    #[inline(always)]
    pub(crate) fn row(&self, feature: u32) -> Option<usize> {
        let key = feature >> self.shift;
        let bit = 1 << (key & 31);
        let &[present, before] = self.words.get((key >> 5) as usize)?;
        if present & bit == 0 {
            return None;
        }
        Some((before + (present & (bit - 1)).count_ones()) as usize)
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
