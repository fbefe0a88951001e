//! Runs other programs and says what takes long.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Says what comes next. Standard error carries all talk, standard output only what was asked for.
pub(crate) fn say(what: &str) {
    eprintln!("==> {what}");
}

/// Says what comes next, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let begin = Instant::now();
    let result = work()?;
    eprintln!("    done in {}", seconds(begin.elapsed()));
    Ok(result)
}

/// `3.2 s`.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Runs a program to its end; its output goes to standard error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_interactive(command.stdin(Stdio::null()))
}

/// The same for a program that may ask something.
pub(crate) fn run_interactive(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(std::io::stderr())
        .status()
        .with_context(|| format!("could not start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed, or nothing where it is missing or failed.
pub(crate) fn output(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let done = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    done.status
        .success()
        .then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// Where a program lies on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|dir| {
        let plain = dir.join(program);
        let exe = dir.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        [plain, exe].into_iter().find(|file| file.is_file())
    })
}

/// The cargo that runs these scripts.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::project::root());
    command
}

/// Node with one of the tools that `npm ci` put into `node_modules`.
pub(crate) fn node_tool(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(crate::project::root().join("node_modules").join(script));
    command.current_dir(crate::project::root());
    command
}

/// Node with one of the project's own scripts.
pub(crate) fn node_script(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(crate::project::root().join(script));
    command.current_dir(crate::project::root());
    command
}

fn name(command: &Command) -> String {
    let path = Path::new(command.get_program());
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let args = command.get_args().map(OsStr::to_string_lossy);
    let mut words = vec![name(command).into()];
    words.extend(args);
    words.join(" ")
}
