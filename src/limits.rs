//! Caps: no input makes nutgraf work or remember more than these.

/// Bytes of a sentence: nobody writes a longer one, and whatever stands without stops is read in pieces of that length.
pub(crate) const MAX_SENTENCE: usize = 20_000;
/// Bytes of a block that are read for claims as one; where a block is longer, what follows is read as another.
pub(crate) const MAX_PASSAGE: usize = 100_000;
/// Elements of HTML that may lie in each other; deeper ones stand beside each other, as in browsers.
pub(crate) const MAX_DEPTH: usize = 512;
/// Objects and lists of JSON-LD that may lie in each other.
pub(crate) const MAX_JSON_DEPTH: usize = 48;
/// Values of JSON-LD that are read on one page.
pub(crate) const MAX_JSON_VALUES: usize = 50_000;
/// Metadata entries that are looked at on one page.
pub(crate) const MAX_METADATA: usize = 512;
/// Authors that one article may have.
pub(crate) const MAX_AUTHORS: usize = 20;
