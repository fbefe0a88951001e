//! `cargo xtask help`.

const TEXT: &str = "\
The project's scripts. Each sets up what it needs, and a second run redoes nothing needless.

usage: cargo xtask COMMAND

  serve [--port N]      build, then serve the page on 127.0.0.1 (port 8017, or the next free one)
  build                 build the page and the library into dist/, ready for any static host
  help                  this text

What they need besides Rust: Node.js 20 or newer. They fetch the rest: Rust's wasm target, and from npm the tools that
package-lock.json names.
";

pub(crate) fn print() {
    print!("{TEXT}");
}
