//! Rust to wasm: compile, write the JavaScript glue, optimise.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::setup::{node, wasm_target};
use crate::{project, shell};

/// What the compiler is told beyond the profile `wasm`: only small functions are inlined, but for those that ask for it
/// (`#[inline]`, as most of the standard library's do). To bound these too (`-inlinehint-threshold=80`) would take ten
/// kilobytes off and cost an eighth of the time; opt-level "z" thirty, and a half.
///
/// A function that has a place on the stack stays on its own, even where it is called once. Otherwise whole stages grow into
/// single functions of 50 KB: the browser's optimising compiler, which starts during the first analysis, is busy with those
/// for 1.3 s instead of .2 s, and on few cores the page waits for it (2.5 times as long from paste to highlights). A warm
/// analysis pays a twentieth for it.
const RUSTC: &[&str] = &["-C", "llvm-args=-inline-threshold=8 -inline-max-stacksize=32"];

/// The features that every browser of the last years has. Written out, because wasm-bindgen drops the list that the compiler made.
const WASM_OPT: &[&str] = &[
    // After brotli this is smaller than what "-Oz" makes, and quicker.
    "-O3",
    "--converge",
    // Brotli knows better what is said twice, and zeros cost it nothing.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    // Large functions that are called once stay apart: a function of 200 KB has local variables by the thousand, whose
    // numbers take more bytes than the calls (2.7 KB after brotli).
    "--one-caller-inline-max-function-size=30",
    // The stack's last bytes lie there: nothing is at an address of less than 1,024.
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The module and its glue.
pub(crate) struct Module {
    pub wasm: Vec<u8>,
    pub glue: String,
}

/// Builds both. What did not change since the last run is taken from there.
pub(crate) fn build() -> Result<Module> {
    let compiler = wasm_target::ensure()?;
    node::ensure()?;
    shell::step("compiling the core to wasm", || {
        let mut cargo = compiler.cargo("rustc");
        cargo.args(["--profile", "wasm", "--package", "nutgraf", "--lib", "--crate-type", "cdylib"]);
        cargo.args(["--no-default-features", "--features", "wasm", "--"]);
        shell::run(cargo.args(RUSTC))
    })?;
    let compiled = compiler.target_dir().join(wasm_target::TARGET).join("wasm/nutgraf.wasm");
    let bytes = fs::read(&compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;

    let folder = folder();
    let key = fingerprint(&bytes)?;
    let stamp = folder.join("key");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&key) {
        fs::create_dir_all(&folder)?;
        shell::step(
            "writing the JavaScript glue (wasm-bindgen; the first time it has to be built)",
            || bind(&compiled, &folder),
        )?;
        shell::step("optimising the wasm (wasm-opt)", || optimise(&folder))?;
        fs::write(&stamp, &key)?;
    }
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("{name} cannot be read"));
    let glue = String::from_utf8(read("glue.js")?)?;
    Ok(Module {
        wasm: read("nutgraf.wasm")?,
        glue,
    })
}

/// Where glue and module lie: `glue_bg.wasm` as wasm-bindgen wrote it, with its functions' names, `nutgraf.wasm` optimised.
pub(crate) fn folder() -> PathBuf {
    project::cache().join("wasm")
}

/// Stands for all that decides what comes out: the compiled module, the tools' versions and their options.
fn fingerprint(compiled: &[u8]) -> Result<String> {
    let root = project::root();
    let mut hasher = DefaultHasher::new();
    compiled.hash(&mut hasher);
    fs::read(root.join("Cargo.lock"))?.hash(&mut hasher);
    fs::read(root.join("package-lock.json"))?.hash(&mut hasher);
    WASM_OPT.hash(&mut hasher);
    wrap("").hash(&mut hasher);
    include_str!("../bindgen/src/main.rs").hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

/// Writes `glue.js` and `glue_bg.wasm`.
fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask-bindgen", "--"]);
    shell::run(cargo.arg(compiled).arg(folder))?;
    let glue = fs::read_to_string(folder.join("glue.js"))?;
    fs::write(folder.join("glue.js"), wrap(&glue))?;
    Ok(())
}

/// Makes a function of the glue. Each call gives glue with a state of its own, so that a module that crashed can be
/// thrown away together with what its glue remembers of it.
fn wrap(glue: &str) -> String {
    format!(
        "// Written by wasm-bindgen; the function around it makes a fresh instance at each call.\n\
         // @ts-nocheck\n\
         /* eslint-disable */\n\
         export default function glue() {{\n{glue}\nreturn wasm_bindgen;\n}}\n"
    )
}

fn optimise(folder: &Path) -> Result<()> {
    let mut tool = shell::node_tool("binaryen/bin/wasm-opt");
    tool.args(WASM_OPT).arg(folder.join("glue_bg.wasm"));
    shell::run(tool.arg("-o").arg(folder.join("nutgraf.wasm")))
}
