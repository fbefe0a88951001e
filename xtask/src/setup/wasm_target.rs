//! A compiler for wasm: the installed target, else rustup's, else Debian's packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use crate::{project, shell};

/// Rust's name for the target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What a machine without any way is told.
const HELP: &str = "Rust's wasm target is missing: run `rustup target add wasm32-unknown-unknown`, \
    or on Debian or Ubuntu `apt-get install rustc-web cargo-web rust-web-src` and the newest lld-NN";

/// A way to compile for wasm.
pub(crate) enum Compiler {
    /// The toolchain that runs these scripts has the target.
    Installed,
    /// Debian's rustc builds the standard library from its source.
    Debian { linker: String },
}

impl Compiler {
    /// `cargo` with what this way needs, up to the subcommand's own arguments.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        match self {
            Compiler::Installed => {
                let mut cargo = shell::cargo();
                cargo.args([subcommand, "--target", TARGET]);
                cargo
            }
            Compiler::Debian { linker } => {
                let mut cargo = Command::new(DEBIAN_CARGO);
                cargo.current_dir(project::root());
                // What the outer cargo and rustup set speaks of another toolchain.
                for (name, _) in std::env::vars_os() {
                    let text = name.to_string_lossy();
                    if text == "CARGO" || text == "RUSTUP_TOOLCHAIN" || text.starts_with("RUSTC") || text == "RUSTDOC" {
                        cargo.env_remove(&name);
                    }
                }
                cargo.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                cargo.args([subcommand, "--target", TARGET, "-Z", "build-std=std,panic_abort"]);
                cargo.arg("--target-dir").arg(self.target_dir());
                cargo
            }
        }
    }

    /// Where its builds go. Two compilers in one folder would undo each other's work.
    pub(crate) fn target_dir(&self) -> PathBuf {
        match self {
            Compiler::Installed => project::target(),
            Compiler::Debian { .. } => project::target().join("build-std"),
        }
    }
}

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Finds or installs a compiler.
pub(crate) fn ensure() -> Result<Compiler> {
    if installed() || add_by_rustup() {
        return Ok(Compiler::Installed);
    }
    if let Some(linker) = debian_linker().filter(|_| debian_ready()) {
        shell::say("rustup cannot add the wasm target: taking Debian's Rust for wasm");
        return Ok(Compiler::Debian { linker });
    }
    if !apt::exists() {
        anyhow::bail!(HELP);
    }
    shell::step(
        "rustup cannot add the wasm target: installing Debian's Rust for wasm (apt-get)",
        || install_debian().context(HELP),
    )?;
    let linker = debian_linker().filter(|_| debian_ready()).context(HELP)?;
    Ok(Compiler::Debian { linker })
}

fn installed() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    shell::output(rustc, &["--print", "sysroot"])
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn add_by_rustup() -> bool {
    if shell::find("rustup").is_none() {
        return false;
    }
    let added = shell::step("adding Rust's wasm target (rustup)", || {
        shell::run(Command::new("rustup").args(["target", "add", TARGET]))
    });
    added.is_ok() && installed()
}

fn debian_ready() -> bool {
    let sysroot = shell::output(DEBIAN_RUSTC, &["--print", "sysroot"]);
    Path::new(DEBIAN_CARGO).is_file()
        && sysroot.is_some_and(|dir| Path::new(&dir).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

/// The newest `lld-NN` on this machine.
fn debian_linker() -> Option<String> {
    let names = std::fs::read_dir("/usr/bin").ok()?;
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    newest_lld(names)
}

fn install_debian() -> Result<()> {
    let lld = newest_lld(apt::search("^lld-[0-9]+$")?.into_iter()).context("there is no package lld-NN")?;
    apt::install(&["rustc-web", "cargo-web", "rust-web-src", &lld])
}

fn newest_lld(names: impl Iterator<Item = String>) -> Option<String> {
    let version = |name: &String| name.strip_prefix("lld-").and_then(|n| n.parse::<u32>().ok());
    names.filter(|name| version(name).is_some()).max_by_key(version)
}

#[cfg(test)]
mod tests {
    use super::newest_lld;

    #[test]
    fn newest_lld_compares_numbers() {
        let names = ["lld-9", "lld-22", "lld", "lld-link-22", "lld-14"].map(String::from);
        assert_eq!(newest_lld(names.into_iter()).as_deref(), Some("lld-22"));
    }
}
