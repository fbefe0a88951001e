//! Chance that falls the same way each time: Marsaglia's xorshift (2003), 32 bits.

pub(super) struct Dice(u32);

impl Dice {
    pub(super) fn new(seed: u32) -> Self {
        Self(seed.max(1))
    }

    fn roll(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// True so many times of a hundred.
    pub(super) fn below(&mut self, of_a_hundred: u32) -> bool {
        self.roll() % 100 < of_a_hundred
    }

    /// One of the numbers from 0 up to, but without, `count`; 0 where there are none.
    pub(super) fn one_of(&mut self, count: usize) -> usize {
        self.roll() as usize % count.max(1)
    }
}
