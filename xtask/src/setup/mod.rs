//! Sets up what a machine lacks. Each part looks first, acts only where something is missing, says what it does, and
//! fails with one line that says what is missing and how to get it.

pub(crate) mod apt;
pub(crate) mod chromium;
pub(crate) mod components;
pub(crate) mod node;
pub(crate) mod wasm_target;
