//! `cargo xtask scoreboard`: measures on annotated development data, and holds the figures to `tests/floors.toml`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::{project, shell};

/// The data that is measured on where no other is named. It is not part of the project.
const DATA: &str = "../shared/eval/data";

pub(crate) fn run(args: &[String]) -> Result<ExitCode> {
    let mut data = None;
    let mut tasks: Vec<&String> = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--data" => data = Some(PathBuf::from(args.next().context("--data needs a folder")?)),
            flag if flag.starts_with('-') => bail!("usage: cargo xtask scoreboard [--data DIR] [TASK…]"),
            _ => tasks.push(arg),
        }
    }
    let named = data.is_some();
    let data = data.unwrap_or_else(|| project::root().join(DATA));
    let script = data.join("../evaluate.py");
    if !script.is_file() {
        if named {
            bail!("{} is missing: the data's folder must lie beside its evaluate.py", script.display());
        }
        println!("skipped: there is no development data on this machine (--data DIR names its folder)");
        return Ok(ExitCode::SUCCESS);
    }
    if shell::find("python3").is_none() {
        bail!("python3 is missing: install it (on Debian `apt-get install python3`)");
    }
    shell::step("building the command line", || {
        shell::run(shell::cargo().args(["build", "--release", "--package", "nutgraf", "--bin", "nutgraf"]))
    })?;
    fs::create_dir_all(project::cache())?;
    let figures = project::cache().join("scoreboard.json");
    let mut python = Command::new("python3");
    python.current_dir(project::root()).arg("-B").arg(&script).arg("--data").arg(&data);
    python
        .arg("--bin")
        .arg(project::target().join("release/nutgraf"))
        .arg("--json")
        .arg(&figures);
    let status = python.args(&tasks).status().context("could not start python3")?;
    if !status.success() {
        bail!("the measurement failed ({status})");
    }
    hold(&figures, tasks.is_empty())
}

/// Compares with the floors. A figure that was not measured this time is left alone, unless `all` were to be.
fn hold(figures: &Path, all: bool) -> Result<ExitCode> {
    let floors = fs::read_to_string(project::root().join("tests/floors.toml")).context("tests/floors.toml cannot be read")?;
    let floors = read_floors(&floors)?;
    let figures: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&fs::read(figures)?)?;
    let (mut held, mut broken) = (0, 0);
    for (name, floor) in floors {
        match figures.get(&name).and_then(serde_json::Value::as_f64) {
            Some(figure) if figure >= floor => held += 1,
            Some(figure) => {
                eprintln!("error: {name} is {figure:.4}, its floor is {floor:.4}");
                broken += 1;
            }
            None if all => {
                eprintln!("error: {name} was not measured");
                broken += 1;
            }
            None => {}
        }
    }
    println!("{held} figures at or above their floor, {broken} below");
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lines of `"name" = 0.93`; `#` begins a comment.
fn read_floors(text: &str) -> Result<Vec<(String, f64)>> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (name, floor) = line
                .rsplit_once('=')
                .with_context(|| format!("tests/floors.toml: no floor in `{line}`"))?;
            let floor = floor
                .trim()
                .parse()
                .with_context(|| format!("tests/floors.toml: no number in `{line}`"))?;
            Ok((name.trim().trim_matches('"').to_owned(), floor))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::read_floors;

    #[test]
    fn floors_are_names_and_numbers() {
        let floors = read_floors("# what must hold\n\"a/b F1\" = 0.9 # soft\n\n\"c\"=1\n").unwrap_or_default();
        assert_eq!(floors, [("a/b F1".to_owned(), 0.9), ("c".to_owned(), 1.0)]);
        assert!(read_floors("\"a\" = much").is_err());
    }
}
