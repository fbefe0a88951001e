//! Breaks styled text into lines of a width that is counted as a terminal counts.

use unicode_width::UnicodeWidthChar;

use super::style::{Style, printable_char};

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) style: Style,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// One line: its pieces, no two neighbours in one style.
pub(super) type Line = Vec<Piece>;

/// Columns of a text on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    UnicodeWidthChar::width(printable_char(c)).unwrap_or(0)
}

/// Breaks at white space; a word wider than a line is cut, but never before a combining mark. White space of the text,
/// line ends too, becomes one space. No-break spaces stay. What a terminal would obey becomes a symbol. The first line has
/// a width of its own, as what stands before it may be longer or shorter.
pub(super) fn wrap(pieces: &[Piece], first: usize, others: usize) -> Vec<Line> {
    let mut lines = Lines::new(first.max(1), others.max(1));
    for piece in pieces {
        for c in piece.text.chars() {
            if breaks(c) {
                lines.space(piece.style);
            } else {
                lines.word.push((printable_char(c), piece.style));
                lines.word_width += char_width(c);
            }
        }
    }
    lines.end_word();
    if !lines.line.is_empty() {
        lines.end_line();
    }
    lines.done
}

/// White space that a line may break at.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

struct Lines {
    /// Of the line that is being filled.
    width: usize,
    others: usize,
    done: Vec<Line>,
    line: Line,
    line_width: usize,
    /// The space before `word`, where there is one.
    gap: Option<Style>,
    word: Vec<(char, Style)>,
    word_width: usize,
}

impl Lines {
    fn new(first: usize, others: usize) -> Self {
        Self {
            width: first,
            others,
            done: Vec::new(),
            line: Vec::new(),
            line_width: 0,
            gap: None,
            word: Vec::new(),
            word_width: 0,
        }
    }

    fn space(&mut self, style: Style) {
        self.end_word();
        self.gap.get_or_insert(style);
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let gap = self.gap.take();
        if !self.line.is_empty() {
            if self.line_width + usize::from(gap.is_some()) + self.word_width > self.width {
                self.end_line();
            } else if let Some(style) = gap {
                self.push(' ', style);
            }
        }
        for (c, style) in std::mem::take(&mut self.word) {
            let wide = char_width(c);
            if wide > 0 && self.line_width > 0 && self.line_width + wide > self.width {
                self.end_line();
            }
            self.push(c, style);
        }
        self.word_width = 0;
    }

    fn push(&mut self, c: char, style: Style) {
        self.line_width += char_width(c);
        match self.line.last_mut() {
            Some(last) if last.style == style => last.text.push(c),
            _ => self.line.push(Piece::new(c, style)),
        }
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.line_width = 0;
        self.width = self.others;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, width: usize) -> Vec<String> {
        wrap(&[Piece::new(text, Style::PLAIN)], width, width)
            .into_iter()
            .map(|line| line.into_iter().map(|p| p.text).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_white_space() {
        assert_eq!(
            plain("It will rain on\r\nMonday, she said.", 12),
            ["It will rain", "on Monday,", "she said."]
        );
        assert_eq!(plain("", 12), [""; 0]);
        assert_eq!(plain("  \n ", 12), [""; 0]);
        assert_eq!(plain("90\u{a0}km away", 6), ["90\u{a0}km", "away"]);
    }

    #[test]
    fn width_counts_columns_not_characters() {
        assert_eq!(width("e\u{301}日👍"), 5);
        assert_eq!(plain("日本語の文章", 5), ["日本", "語の", "文章"]);
        assert_eq!(plain("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn a_word_of_two_styles_is_not_broken() {
        let pieces = [Piece::new("she said \"no", Style::PLAIN), Piece::new("\" twice", Style::BOLD)];
        let lines = wrap(&pieces, 10, 10);
        assert_eq!(
            lines,
            [
                vec![Piece::new("she said", Style::PLAIN)],
                vec![Piece::new("\"no", Style::PLAIN), Piece::new("\" twice", Style::BOLD)],
            ]
        );
    }
}
