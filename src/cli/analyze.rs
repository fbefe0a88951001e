//! `nutgraf analyze`: a few files, one form of output.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use nutgraf::{Input, Options, Report};

use super::args::{AnalyzeArgs, Format, InputKind};
use super::decode::{decode, doubt};
use super::style::{Style, colored, printable};
use super::terminal::{View, render};
use super::{Outcome, complain};

/// Reads the files and writes standard output.
pub(super) fn run(args: &AnalyzeArgs) -> io::Result<Outcome> {
    let options = Options {
        input: args.input.into(),
        strip: args.strip.into(),
        published: args.published.clone(),
        ..Options::default()
    };
    // Options that make no sense are the caller's mistake, whatever the files hold.
    if let Err(error) = nutgraf::analyze("", &options) {
        complain(&error.to_string());
        return Ok(Outcome::Usage);
    }
    if matches!(args.format, Format::Html | Format::Annotations | Format::Csv) {
        complain("the formats html, annotations and csv are not there yet; --format takes terminal, report or markdown");
        return Ok(Outcome::Usage);
    }
    let from_stdin = [Path::new("-").to_owned()];
    let files = if args.files.is_empty() { &from_stdin[..] } else { &args.files };
    let mut out = Output::new(args, files.len() > 1);
    let mut outcome = Outcome::Done;
    for path in files {
        match analyze(path, &options) {
            Ok(report) => out.add(path, report)?,
            Err(message) => {
                complain(&format!("{}: {message}", name(path)));
                outcome = Outcome::SomeFailed;
            }
        }
    }
    out.end()?;
    Ok(outcome)
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        "standard input".into()
    } else {
        path.display().to_string()
    }
}

fn analyze(path: &Path, options: &Options) -> Result<Report, String> {
    let bytes = read(path, options.max_bytes).map_err(|e| e.to_string())?;
    let (text, note) = decode(&bytes);
    drop(bytes);
    let empty = text.trim().is_empty().then_some("there is no text in it");
    for note in [note, doubt(&text), empty].into_iter().flatten() {
        complain(&format!("{}: {note}", name(path)));
    }
    let mut options = options.clone();
    if options.input == Input::Auto && is_html_name(path) {
        options.input = InputKind::Html.into();
    }
    match catch_unwind(AssertUnwindSafe(|| nutgraf::analyze(&text, &options))) {
        Ok(done) => done.map_err(|e| e.to_string()),
        Err(_) => Err("nutgraf failed on this article: please report it as a bug".into()),
    }
}

fn is_html_name(path: &Path) -> bool {
    path.extension()
        .and_then(|e| e.to_str())
        .is_some_and(|e| ["html", "htm", "xhtml"].iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// Reads a file, but no more of it than tells that it is too large: UTF-16 takes two bytes where UTF-8 takes one.
fn read(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    let most = (max_bytes as u64).saturating_mul(2).saturating_add(4);
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            complain("paste the article, then press Ctrl-D (on Windows Ctrl-Z, Enter) on a line of its own");
        }
        stdin.lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Standard output in the format that was asked for.
struct Output<'a> {
    args: &'a AnalyzeArgs,
    /// True where several files were named: reports become a list.
    several: bool,
    written: usize,
    view: View<'a>,
    to: BufWriter<io::Stdout>,
}

impl<'a> Output<'a> {
    fn new(args: &'a AnalyzeArgs, several: bool) -> Self {
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|c| c.parse().ok())
            .filter(|&c: &usize| c > 0);
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = args.width.map(|w| w.get()).or_else(terminal).or(columns).unwrap_or(80);
        Self {
            args,
            several,
            written: 0,
            view: View {
                width: width.clamp(20, 1000),
                colored: colored(args.color),
                show_stripped: args.show_stripped,
                given: args.published.as_deref(),
            },
            to: BufWriter::new(io::stdout()),
        }
    }

    fn add(&mut self, path: &Path, mut report: Report) -> io::Result<()> {
        match self.args.format {
            Format::Report => {
                report.convert(self.args.offsets.into());
                if self.several {
                    self.to.write_all(if self.written == 0 { b"[" } else { b",\n" })?;
                }
                serde_json::to_writer(&mut self.to, &report)?;
                if !self.several {
                    self.to.write_all(b"\n")?;
                }
            }
            Format::Markdown => {
                if self.written > 0 {
                    self.to.write_all(b"\n---\n\n")?;
                }
                if self.several {
                    number_claims(&mut report, self.written + 1);
                }
                let page = nutgraf::export::markdown_published(&report, self.view.given);
                self.to.write_all(page.as_bytes())?;
            }
            _ => {
                if self.several {
                    let mut rule = String::new();
                    let text = format!("─── {} ", printable(&name(path)));
                    let fill = self.view.width.saturating_sub(super::wrap::width(&text)).max(3);
                    Style::DIM.write(&mut rule, &format!("{text}{}", "─".repeat(fill)), self.view.colored);
                    let gap = if self.written > 0 { "\n" } else { "" };
                    writeln!(self.to, "{gap}{rule}\n")?;
                }
                self.to.write_all(render(&report, self.view).as_bytes())?;
            }
        }
        self.written += 1;
        self.to.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        if self.several && self.args.format == Format::Report {
            self.to.write_all(if self.written == 0 { b"[]\n" } else { b"]\n" })?;
        }
        self.to.flush()
    }
}

/// Makes the ids of claims differ from those of other articles in one document: `c3` of the second is `2-c3`.
fn number_claims(report: &mut Report, article: usize) {
    for claim in &mut report.claims {
        let via = claim.attribution.as_mut().and_then(|said| said.via.as_mut());
        for id in [Some(&mut claim.id), via].into_iter().flatten() {
            id.insert_str(0, &format!("{article}-"));
        }
    }
}
