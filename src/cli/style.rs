//! Colours and the characters that may reach a terminal.

use std::io::{self, IsTerminal};

use super::args::ColorWhen;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// One of the terminal's own colours, 30 to 37: they follow the reader's theme.
    pub(super) color: Option<u8>,
    pub(super) bold: bool,
    pub(super) dim: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
}

pub(super) const GREEN: u8 = 32;
pub(super) const YELLOW: u8 = 33;
pub(super) const BLUE: u8 = 34;
pub(super) const MAGENTA: u8 = 35;
pub(super) const RED: u8 = 31;
pub(super) const CYAN: u8 = 36;

impl Style {
    pub(super) const PLAIN: Style = Style {
        color: None,
        bold: false,
        dim: false,
        italic: false,
        underline: false,
    };
    pub(super) const BOLD: Style = Style {
        bold: true,
        ..Style::PLAIN
    };
    pub(super) const DIM: Style = Style { dim: true, ..Style::PLAIN };

    pub(super) const fn color(color: u8) -> Style {
        Style {
            color: Some(color),
            ..Style::PLAIN
        }
    }

    /// The codes of a `CSI … m` sequence, `;` between them.
    fn codes(self) -> String {
        let flags = [(self.bold, 1), (self.dim, 2), (self.italic, 3), (self.underline, 4)];
        let codes = flags.into_iter().filter(|(on, _)| *on).map(|(_, code)| code).chain(self.color);
        codes.map(|code| code.to_string()).collect::<Vec<_>>().join(";")
    }

    /// Appends text in this style, or as it is where there is no colour.
    pub(super) fn write(self, out: &mut String, text: &str, colored: bool) {
        let codes = if colored { self.codes() } else { String::new() };
        if codes.is_empty() || text.is_empty() {
            out.push_str(text);
        } else {
            out.push_str("\x1b[");
            out.push_str(&codes);
            out.push('m');
            out.push_str(text);
            out.push_str("\x1b[0m");
        }
    }
}

/// Whether to colour standard output. `NO_COLOR` (no-color.org) goes before `CLICOLOR_FORCE`; the option before both.
pub(super) fn colored(when: ColorWhen) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto if set("NO_COLOR") => false,
        ColorWhen::Auto if set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_none_or(|v| v != "0") => true,
        ColorWhen::Auto => io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// The character that stands for one that a terminal would obey: control characters become their symbols, and those that
/// turn the direction of writing, with which a text can be made to look like another, the replacement character.
pub(super) fn printable_char(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

/// Text that a terminal shows and does not obey.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(printable_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_nothing_of_the_text() {
        assert_eq!(printable("a\x1b[31mb\x07\u{9b}2J\x7f\r\n"), "a␛[31mb␇\u{fffd}2J␡␍␊");
        assert_eq!(printable("user\u{202e}txt.exe"), "user\u{fffd}txt.exe");
        assert_eq!(printable("e\u{301} 👩‍🚀 naïve שלום"), "e\u{301} 👩‍🚀 naïve שלום");
    }

    #[test]
    fn styles_are_written_only_where_there_is_colour() {
        let style = Style {
            underline: true,
            ..Style::color(GREEN)
        };
        let (mut with, mut without) = (String::new(), String::new());
        style.write(&mut with, "rain", true);
        style.write(&mut without, "rain", false);
        assert_eq!((with.as_str(), without.as_str()), ("\x1b[4;32mrain\x1b[0m", "rain"));
    }
}
