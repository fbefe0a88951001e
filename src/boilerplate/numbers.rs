//! Numbers for hashes, in the order in which they come: what is known of each lies in a list, by number.

/// The distinct hashes that it was asked to number, from 0 on.
#[derive(Debug)]
pub(crate) struct Numbers {
    /// Open addressing: a hash, its number and 1; 0 in a free slot. More than half of a power of two of them are free.
    slots: Vec<(u32, u32)>,
    count: u32,
}

impl Default for Numbers {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Numbers {
    /// With room for so many hashes before it has to grow.
    pub(crate) fn with_capacity(hashes: usize) -> Self {
        Self {
            slots: vec![(0, 0); (hashes.max(7) * 2 + 1).next_power_of_two()],
            count: 0,
        }
    }

    /// Numbers are below this.
    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of a hash: the next one where it has none.
    #[inline]
    pub(crate) fn number(&mut self, hash: u32) -> u32 {
        let (slot, number) = self.place(hash);
        number.unwrap_or_else(|| self.add(slot, hash))
    }

    /// The number of a hash.
    #[inline]
    pub(crate) fn get(&self, hash: u32) -> Option<u32> {
        self.place(hash).1
    }

    /// The slot of a hash and its number; the free slot that it would take where it has none.
    #[inline]
    fn place(&self, hash: u32) -> (usize, Option<u32>) {
        let mask = self.slots.len() - 1;
        let mut at = (hash.wrapping_mul(0x9e37_79b1) >> 8) as usize & mask;
        loop {
            match self.slots.get(at) {
                Some(&(known, number)) if number != 0 && known != hash => {}
                Some(&(_, number)) => return (at, number.checked_sub(1)),
                None => return (at, None),
            }
            // Hashes that meet in one slot part here, unless their steps are the same too: few are.
            at = (at + (hash.wrapping_mul(0x85eb_ca6b) >> 7 | 1) as usize) & mask;
        }
    }

    fn add(&mut self, slot: usize, hash: u32) -> u32 {
        let number = self.count;
        self.count += 1;
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = (hash, self.count);
        }
        if self.len() * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); old.len() * 2];
            for entry in old.into_iter().filter(|entry| entry.1 != 0) {
                let (slot, _) = self.place(entry.0);
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = entry;
                }
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn hashes_are_numbered_as_they_come() {
        let mut numbers = Numbers::default();
        let hashes = || (0..10_000u32).map(|n| n.wrapping_mul(0x1000));
        for (n, hash) in hashes().enumerate() {
            assert_eq!(numbers.get(hash), None);
            assert_eq!((numbers.number(hash), numbers.number(hash)), (n as u32, n as u32));
        }
        assert!(hashes().enumerate().all(|(n, hash)| numbers.get(hash) == Some(n as u32)));
        assert_eq!((numbers.len(), numbers.get(1)), (10_000, None));
    }
}
