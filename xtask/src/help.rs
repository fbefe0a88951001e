//! `cargo xtask help`.

const TEXT: &str = "\
The project's scripts. Each sets up what it needs, and a second run redoes nothing needless.

usage: cargo xtask COMMAND

  serve [--port N]      build, then serve the page on 127.0.0.1 (port 8017, or the next free one)
  build                 build the page and the library into dist/, ready for any static host, under any path
  test [GROUP…]         run every test, or those of some groups: lint, native, wasm, package, browser
  size                  what each file of the page weighs before and after brotli, and of its wasm each data file, each
                        dependency and each module; fails above the budget
  bench [native|hostile|page]
                        how fast a whole analysis is and how its time grows; the same of inputs made to do harm, with
                        their memory; from paste to highlights in Chromium
  fuzz [TARGET…] [--runs N]
                        look for inputs that break what must hold: text, html, options, offsets (1,000,000 inputs each),
                        and wasm: the wasm module's reports on what was kept of them equal the native ones
  scoreboard [--data DIR] [TASK…]
                        measure on annotated development data, where it is on this machine; fails below tests/floors.toml
  train NAME --data DIR make the weights in data/ again from annotated data, bit for bit
  help                  this text

What they need besides Rust: Node.js 20.19, 22.12 or newer with npm; the scoreboard needs Python 3. They fetch the rest where it is
missing: Rust's wasm target (from rustup, else as Debian's packages), the tools that package-lock.json names (from npm) and,
for the tests, Chromium (as Debian's package; the environment variable CHROME names another).

After an edit, run `serve` or `build` again: only what the edit touches is built anew.
";

pub(crate) fn print() {
    print!("{TEXT}");
}
