//! The project's own scripts: `cargo xtask help` lists them.
fn main() {}
