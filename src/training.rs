//! What training shares with analysis. No part of the public interface.

pub use crate::segment::training as sentences;
pub use crate::tagger::training as tagger;
