//! What `cargo xtask train` needs of the library's inside: the very functions that analysis uses. No public interface.

#![allow(missing_docs, reason = "for the project's own training only")]

pub use crate::boilerplate::training as boilerplate;
pub use crate::claims::attribution::training as attribution;
pub use crate::claims::hedges::training as hedges;
pub use crate::claims::wording::training as wording;
pub use crate::claims::worth::training as worth;
pub mod forest {
    pub use crate::forest::{DEPTH, FINER, Forest, LEAVES, LOGIT, Tree, leaf_unit};
}
pub use crate::segment::training as sentences;
pub use crate::tagger::training as tagger;
