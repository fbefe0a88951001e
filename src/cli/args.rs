//! The arguments, and the help that a person learns them from.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const ABOUT: &str = "\
nutgraf cracks the shell of a news article that was copied off a web page: it tells the article's own text from the \
boilerplate around it, says why each piece was stripped, and marks the claims: who says what, in whose words, on what \
authority, how certainly.";

const EXAMPLES: &str = "\
Examples:
  nutgraf analyze story.txt              read a pasted article in the terminal
  nutgraf analyze --format markdown page.html > story.md
  nutgraf batch < articles.jsonl > reports.jsonl

`nutgraf analyze --help` and `nutgraf batch --help` say more.

Exit status: 0 done, 1 some input failed (standard error says which), 2 the call made no sense.";

const ANALYZE: &str = "\
Analyse one article, or a few.

Reads files of pasted text or of HTML, or standard input where no file (or `-`) is named. Files are UTF-8, or UTF-16 \
with a byte order mark; what is neither is read as Windows-1252, and standard error says so; it also warns of what does not look like text.";

const ANALYZE_EXAMPLES: &str = "\
Examples:
  nutgraf analyze story.txt
  nutgraf analyze --show-stripped story.txt | less -R
  xclip -o | nutgraf analyze --published 2025-08-19
  nutgraf analyze --format report page.html | jq '.claims[].attribution.source.name'
  nutgraf analyze --format report *.txt > reports.json     (a list: a report for each file)

How to read the terminal format:
  What was said is underlined and coloured, or stands in ⟦ ⟧ where there is no colour. The source is bold, the cue \
italic. A tag such as [c3 Q] follows each claim: its number in the list below the text, and a letter for its kind:
    Q  quoted, or a transcript's turn      U  the source is not named
    P  partly quoted                       N  no source is given
    R  reported in the writer's words
  Below each claim stand its figures, in the article's words, and its dates, as resolved: of \"Monday\", which day that is. \
\"via c2\" means that claim c2 relays this one; \"says nothing\" is who declined to comment or did not answer, \
\"leaves open\" who could not verify something.
  Control characters of the input are shown as symbols and never reach the terminal.

Exit status: 0 done, 1 some input failed (standard error says which), 2 the call made no sense.";

const BATCH: &str = "\
Analyse many articles: JSON Lines in, JSON Lines out.

Reads standard input and writes standard output, a line for a line, in input order, on all cores, in bounded memory. \
A line that cannot be answered is answered with an error; the rest goes on.";

const BATCH_LINES: &str = r#"A line in:
  {"id": "a1", "text": "…"}      pasted text
  {"id": "a1", "html": "…"}      a page's source, or the clipboard's HTML
  and with either, as you like:
  "published": "2025-08-19"      the day from which "Monday" or "last week" is counted
  "strip": "auto" or "off"       off keeps every block
  "url": "https://…"             for your own use; nothing is fetched from it
  The id is any JSON value and comes back as it came. Other fields are passed over; null is the same as absent.

A line out, one of:
  {"id": "a1", "report": {…}}
  {"id": "a1", "error": {"code": "…", "message": "line 7: …"}}

Codes: invalid-json (an empty line, too), invalid-utf8, invalid-line (not an object, no text, a wrong type), invalid-options, input-too-large, internal. The id is null where the line could not be read.

Example:
  nutgraf batch --offsets utf16 < articles.jsonl > reports.jsonl

Exit status: 0 done, 1 some line failed (standard error says how many and the first), 2 the call made no sense."#;

/// Strips the boilerplate off a news article and marks its claims: who says what, in whose words, how certainly
#[derive(Debug, Parser)]
#[command(name = "nutgraf", version, disable_help_subcommand = true, long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyse one article, or a few
    #[command(long_about = ANALYZE, after_long_help = ANALYZE_EXAMPLES)]
    Analyze(AnalyzeArgs),
    /// Analyse many articles: JSON Lines in, JSON Lines out
    #[command(long_about = BATCH, after_long_help = BATCH_LINES)]
    Batch(BatchArgs),
    #[command(hide = true, disable_help_flag = true)]
    Compare {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AnalyzeArgs {
    /// The articles; standard input where none is named, or for `-`
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What the files hold: pasted text, or HTML
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub(crate) input: InputKind,

    /// Whether boilerplate (menus, buttons, related links) is stripped
    #[arg(long, value_name = "MODE", default_value = "auto")]
    pub(crate) strip: StripMode,

    /// Day of publication, as 2025-08-19, from which "Monday" or "last week" is counted [default: what the article says]
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,

    /// Report format: what the offsets (`start` and `end` of each range) count
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub(crate) offsets: Offsets,

    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    pub(crate) format: Format,

    /// Terminal format: list each stripped block with its reason
    #[arg(short = 'v', long, visible_alias = "verbose")]
    pub(crate) show_stripped: bool,

    /// Terminal format: when to colour; auto also heeds NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,

    /// Terminal format: columns to fill [default: the terminal's, else 80]
    #[arg(long, value_name = "COLUMNS")]
    pub(crate) width: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// What the offsets (`start` and `end` of each range) count
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub(crate) offsets: Offsets,

    /// How many articles are analysed at once [default: one for each processor core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

/// What the files hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// HTML where the name ends in .html, .htm or .xhtml or the content begins like HTML, else text
    Auto,
    /// Plain text, as copied off a page
    Text,
    /// A page's source, or the clipboard's HTML
    Html,
}

/// Whether boilerplate is stripped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StripMode {
    /// Boilerplate is stripped
    Auto,
    /// Every block is kept
    Off,
}

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Offsets {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-16 code units, as JavaScript counts
    Utf16,
    /// UTF-8 bytes, as Rust and Go count
    Byte,
}

/// What `analyze` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The article for reading, its claims highlighted, then the claims, then what was stripped
    Terminal,
    /// Everything, as JSON, for programs; a list of reports where there are several files
    Report,
    /// The article as Markdown, each claim a footnote
    Markdown,
    #[value(hide = true)]
    Html,
    #[value(hide = true)]
    Annotations,
    #[value(hide = true)]
    Csv,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<InputKind> for nutgraf::Input {
    fn from(kind: InputKind) -> Self {
        match kind {
            InputKind::Auto => nutgraf::Input::Auto,
            InputKind::Text => nutgraf::Input::Text,
            InputKind::Html => nutgraf::Input::Html,
        }
    }
}

impl From<StripMode> for nutgraf::Strip {
    fn from(mode: StripMode) -> Self {
        match mode {
            StripMode::Auto => nutgraf::Strip::Auto,
            StripMode::Off => nutgraf::Strip::Off,
        }
    }
}

impl From<Offsets> for nutgraf::OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => nutgraf::OffsetUnit::Codepoint,
            Offsets::Utf16 => nutgraf::OffsetUnit::Utf16,
            Offsets::Byte => nutgraf::OffsetUnit::Byte,
        }
    }
}
