//! What training shares with analysis. No part of the public interface.

pub use crate::boilerplate::training as boilerplate;
pub use crate::segment::training as sentences;
