//! The arguments, and the help that a person learns them from.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Strips the boilerplate off a news article and marks its claims: who says what, in whose words, how certainly.
#[derive(Debug, Parser)]
#[command(name = "nutgraf", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyse many articles: JSON Lines in, JSON Lines out
    Batch(BatchArgs),
}

#[derive(Debug, Args)]
pub(crate) struct BatchArgs {
    /// What the offsets of the reports count
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub(crate) offsets: Offsets,

    /// How many articles are analysed at once [default: one a processor core]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,
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

impl From<Offsets> for nutgraf::OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => nutgraf::OffsetUnit::Codepoint,
            Offsets::Utf16 => nutgraf::OffsetUnit::Utf16,
            Offsets::Byte => nutgraf::OffsetUnit::Byte,
        }
    }
}
