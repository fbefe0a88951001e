//! An order that no one foresees but that is always the same: Marsaglia's xorshift (2003), 64 bits.

pub struct Shuffle(u64);

impl Shuffle {
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// Puts the items in another order.
    pub fn mix<T>(&mut self, items: &mut [T]) {
        for n in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(n, (self.0 % (n as u64 + 1)) as usize);
        }
    }
}
