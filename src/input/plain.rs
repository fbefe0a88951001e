//! Plain text, as copied off a page, becomes blocks: one a line, lines joined where one sentence runs over several.

use std::sync::LazyLock;

use super::{Document, Hints, Markup, RawBlock};
use crate::lexicon::{self, Table};
use crate::report::BlockKind;
use crate::text::Range;

/// Words that cannot end a sentence: articles, prepositions, conjunctions.
static DANGLING: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/dangling.txt")));

/// Widths that a hard wrap leaves: mail and old terminals.
const WRAP: std::ops::RangeInclusive<usize> = 45..=100;
/// A line at least this long may be the first part of a broken sentence.
const BROKEN: usize = 60;
/// A heading is no longer than this.
const HEADING: usize = 90;

/// Reads plain text. The document's text is the input, unchanged.
pub(crate) fn read(input: &str) -> Document {
    let lines = lines(input);
    let wrapped = wrapped(&lines);
    let mut blocks = join(input, &lines, &wrapped);
    name_headings(input, &mut blocks);
    Document {
        text: input.into(),
        blocks,
        parents: Vec::new(),
        markup: Markup::default(),
    }
}

/// A line that is not blank.
struct Line<'a> {
    /// Where it lies, trimmed.
    range: Range,
    text: &'a str,
    /// Blank lines before it.
    gap: u8,
    /// White-space columns before it.
    indent: u16,
    /// Characters.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    form: Form,
}

/// What one line alone looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A bullet or number and nothing else.
    Marker,
    /// A bullet or number and text.
    Item,
    /// Cells apart by tabs or bars.
    Row,
    /// Program text.
    Code,
    /// A mail's quoted line.
    Quoted,
    Text,
}

fn lines(input: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let (mut at, mut gap) = (0, 0u8);
    let mut fenced = false;
    while let Some(rest) = input.get(at..).filter(|rest| !rest.is_empty()) {
        let piece = rest.get(..line_length(rest.as_bytes())).unwrap_or(rest);
        let whole = Range::new(at, at + piece.len());
        let range = whole.trim(input);
        at += piece.len();
        // The `\n` of `\r\n` ends no line of its own.
        if piece == "\n" && input.as_bytes().get(whole.start.wrapping_sub(1)) == Some(&b'\r') {
            continue;
        }
        if range.is_empty() {
            gap = (gap + 1).min(3);
            continue;
        }
        let text = range.of(input);
        let fence = text.starts_with("```");
        fenced ^= fence;
        out.push(Line {
            range,
            text,
            gap,
            indent: columns(Range::new(whole.start, range.start).of(input)),
            width: text.chars().count(),
            first_word: text.split_whitespace().next().map_or(0, |w| w.chars().take(50).count()),
            form: if fenced || fence { Form::Code } else { form(text) },
        });
        gap = 0;
    }
    out
}

/// Length of the first line, its end included.
fn line_length(text: &[u8]) -> usize {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(line_end) {
        from += at + 1;
        match text.get(from - 1..) {
            // The separators of lines and of paragraphs, U+2028 and U+2029.
            Some([0xe2, 0x80, 0xa8 | 0xa9, ..]) => return from + 2,
            Some([0xe2, ..]) => {}
            _ => return from,
        }
    }
    text.len()
}

/// Where the first byte is that ends a line, or may begin a character that does. Many bytes are looked at in one step.
fn line_end(text: &[u8]) -> Option<usize> {
    const STEP: usize = 16;
    let may = |any: bool, &byte: &u8| any | (byte <= b'\r') | (byte == 0xe2);
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r' | 0x0c | 0xe2);
    let mut steps = text.chunks(STEP).enumerate().filter(|(_, step)| step.iter().fold(false, may));
    steps.find_map(|(n, step)| Some(n * STEP + step.iter().position(ends)?))
}

fn columns(space: &str) -> u16 {
    let columns = space.chars().fold(0usize, |n, c| if c == '\t' { n + 4 } else { n + 1 });
    u16::try_from(columns).unwrap_or(u16::MAX)
}

fn form(text: &str) -> Form {
    if let Some(rest) = after_marker(text) {
        return if rest.is_empty() { Form::Marker } else { Form::Item };
    }
    if text.starts_with('>') {
        return Form::Quoted;
    }
    let head = head(text);
    let has = |sign: u8| head.as_bytes().contains(&sign);
    let bars = || head.bytes().filter(|&b| b == b'|').count();
    let cells =
        has(b'|') && bars() >= 2 && (head.matches(" | ").count() >= 2 || (head.starts_with('|') && head.ends_with('|') && head.len() > 2));
    if cells || has(b'\t') {
        return Form::Row;
    }
    if is_code(head) { Form::Code } else { Form::Text }
}

/// The first 400 characters.
fn head(text: &str) -> &str {
    const LENGTH: usize = 400;
    match text.as_bytes().get(..LENGTH) {
        None => text,
        Some(bytes) if bytes.is_ascii() => text.get(..LENGTH).unwrap_or(text),
        Some(_) => text.char_indices().nth(LENGTH).and_then(|(end, _)| text.get(..end)).unwrap_or(text),
    }
}

/// The text after a bullet or a number, where the line begins with one.
fn after_marker(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    match first {
        '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '□' | '➤' | '►' | '▸' | '✓' | '✔' => Some(rest.trim_start()),
        '*' | '+' | '-' | '–' | '—' | '·' => match rest.chars().next() {
            // A long dash alone stands between a dateline and its story.
            None if first == '—' => None,
            None => Some(""),
            Some(c) if c.is_whitespace() => Some(rest.trim_start()),
            Some(_) => None,
        },
        '(' => {
            let (number, rest) = rest.split_once(')')?;
            (is_number(number) && (rest.is_empty() || rest.starts_with(' '))).then(|| rest.trim_start())
        }
        c if c.is_ascii_alphanumeric() => {
            let end = text.bytes().take(4).position(|b| b == b'.' || b == b')')?;
            let (number, rest) = (text.get(..end)?, text.get(end + 1..)?);
            let letter = number.len() == 1 && text.as_bytes().get(end) == Some(&b')');
            ((is_number(number) || letter) && (rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}']))).then(|| rest.trim_start())
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())
}

/// True where the signs of a program outweigh its prose.
fn is_code(line: &str) -> bool {
    let ends = line.ends_with([';', '{', '}']) || line.ends_with("):") || line.starts_with("$ ") || line.starts_with("#include");
    if !ends {
        return false;
    }
    let signs = line
        .chars()
        .filter(|c| matches!(c, '{' | '}' | ';' | '=' | '(' | ')' | '<' | '>' | '[' | ']' | '_' | '$' | '\\'))
        .count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    signs >= 2 && signs * 8 > letters
}

/// For each line, the width at which it seems to be hard-wrapped; 0 where it is not.
///
/// A run of lines is hard-wrapped where no line could have taken the next one's first word, and next lines mostly go on
/// in the middle of a sentence.
fn wrapped(lines: &[Line]) -> Vec<usize> {
    let mut out = vec![0; lines.len()];
    let mut known = 0; // The width that longer runs have shown.
    for pass in 0..2 {
        let mut start = 0;
        while start < lines.len() {
            let mut end = start + 1;
            while lines.get(end).is_some_and(|l| l.gap == 0 && l.form == Form::Text) {
                end += 1;
            }
            if let Some(run) = lines.get(start..end) {
                let width = run.iter().map(|l| l.width).max().unwrap_or(0);
                let fits = if pass == 0 {
                    run.len() >= 3 && is_wrapped(run, width)
                } else {
                    known > 0 && width <= known + 2 && run.len() >= 2 && out.get(start) == Some(&0)
                };
                if fits {
                    let width = if pass == 0 { width } else { known };
                    known = known.max(width);
                    out.iter_mut().take(end).skip(start).for_each(|w| *w = width);
                }
            }
            start = end;
        }
    }
    out
}

fn is_wrapped(run: &[Line], width: usize) -> bool {
    if !WRAP.contains(&width) {
        return false;
    }
    let (mut pairs, mut full, mut goes_on) = (0, 0, 0);
    for pair in run.windows(2) {
        if let [a, b] = pair {
            pairs += 1;
            full += usize::from(a.width + 1 + b.first_word > width);
            goes_on += usize::from(!ends_sentence(a.text) && begins_lower(b.text));
        }
    }
    full * 10 >= pairs * 8 && goes_on * 10 >= pairs * 4
}

fn join(input: &str, lines: &[Line], wrapped: &[usize]) -> Vec<RawBlock> {
    let mut blocks: Vec<RawBlock> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|p| lines.get(p));
        if let (Some(a), Some(block)) = (before, blocks.last_mut())
            && line.gap == 0
            && continues(
                a,
                line,
                wrapped.get(n).copied().unwrap_or(0),
                wrapped.get(n - 1).copied().unwrap_or(0),
            )
        {
            block.range.end = line.range.end;
            if a.form == Form::Marker {
                block.kind = BlockKind::ListItem;
            }
            continue;
        }
        blocks.push(RawBlock {
            range: line.range,
            kind: match line.form {
                Form::Item => BlockKind::ListItem,
                Form::Row => BlockKind::Table,
                Form::Code => BlockKind::Code,
                Form::Quoted => BlockKind::Quotation,
                Form::Marker | Form::Text => BlockKind::Paragraph,
            },
            gap: line.gap,
            indent: line.indent,
            hints: Hints::default(),
        });
    }
    drop_lone_rows(input, &mut blocks);
    blocks
}

/// One row alone is no table.
fn drop_lone_rows(input: &str, blocks: &mut [RawBlock]) {
    let rows: Vec<bool> = blocks.iter().map(|b| b.kind == BlockKind::Table).collect();
    for (n, block) in blocks.iter_mut().enumerate() {
        let near = |m: Option<usize>| m.and_then(|m| rows.get(m)).copied().unwrap_or(false);
        let bars = block.range.of(input).starts_with('|');
        if block.kind == BlockKind::Table && !near(n.checked_sub(1)) && !near(n.checked_add(1)) && !bars {
            block.kind = BlockKind::Paragraph;
        }
    }
}

/// True where `b`, the next line, belongs to the sentence of `a`.
fn continues(a: &Line, b: &Line, wrap: usize, wrap_before: usize) -> bool {
    // A bullet alone on its line belongs to the text below it.
    if a.form == Form::Marker {
        return b.form == Form::Text && a.text.chars().all(|c| !c.is_alphanumeric());
    }
    if b.form != Form::Text || !matches!(a.form, Form::Text | Form::Item) {
        return false;
    }
    if wrap > 0 && (wrap == wrap_before || a.form == Form::Item) {
        return a.width + 1 + b.first_word > wrap && (a.form == Form::Item || b.indent <= a.indent + 1);
    }
    // A sentence that a copied link or line feed has broken.
    if a.width < BROKEN || ends_sentence(a.text) || a.text.ends_with(':') {
        return false;
    }
    let goes_on = begins_lower(b.text) || b.text.starts_with([',', ';', ')', '.']) && b.width > 1;
    goes_on || ends_dangling(a.text) && b.text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '‘'))
}

/// True where the line ends in a word that no sentence ends in.
fn ends_dangling(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.len() <= 12 && DANGLING.contains(last.to_lowercase().as_str())
}

fn begins_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// True where the line ends in a stop, quotation marks and brackets after it aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', '」', '』', '）'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔'])
}

/// A short line without a stop that stands over a paragraph is a heading.
fn name_headings(input: &str, blocks: &mut [RawBlock]) {
    let mut below: Option<(BlockKind, bool)> = None; // kind of the block below, and whether it is a long sentence
    for block in blocks.iter_mut().rev() {
        let text = block.range.of(input);
        if block.kind == BlockKind::Paragraph {
            let over_text = below.is_some_and(|(kind, long)| long || kind == BlockKind::ListItem);
            if over_text && is_heading_like(text) {
                block.kind = BlockKind::Heading;
            }
        }
        let long = block.kind == BlockKind::Paragraph && text.len() >= 80 && ends_sentence(text);
        below = Some((block.kind, long));
    }
}

fn is_heading_like(text: &str) -> bool {
    let stop = text
        .trim_end_matches(['"', '”', '’', ')'])
        .ends_with(['.', '!', ';', ',', ':', '…', '。']);
    text.chars().nth(HEADING).is_none()
        && text.split_whitespace().nth(14).is_none()
        && !stop
        && text.chars().next().is_some_and(|c| !c.is_lowercase())
        && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(input: &str) -> Vec<(BlockKind, String)> {
        read(input)
            .blocks
            .iter()
            .map(|b| (b.kind, b.range.of(input).replace(['\n', '\r'], "/")))
            .collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        let input = "one\rtwo\r\nthree\u{2028}four\n\n\nfive";
        let texts: Vec<String> = blocks(input).into_iter().map(|b| b.1).collect();
        assert_eq!(texts, ["one", "two", "three", "four", "five"]);
        let gaps: Vec<u8> = read(input).blocks.iter().map(|b| b.gap).collect();
        assert_eq!(gaps, [0, 0, 0, 0, 2]);
    }

    #[test]
    fn a_sentence_broken_after_a_preposition_is_one_block() {
        let found = blocks(
            "The harbour master told the council that the quay would be closed for talks with\nNorwegian ferry companies until May.\nShips may anchor in the bay.",
        );
        assert_eq!(found.len(), 2);
        assert!(found[0].1.contains("with/Norwegian"));
    }

    #[test]
    fn a_sentence_broken_by_a_link_is_one_block() {
        let found = blocks(
            "The line will be run by a company that trades under the name Fjordrail\n, which was founded in 1911 and owns two trains.",
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn menu_lines_stay_apart() {
        assert_eq!(blocks("Home\nNews\nabout us\nSport and\nWeather").len(), 5);
    }

    #[test]
    fn hard_wrapped_mail_becomes_paragraphs() {
        let found = blocks(
            "Dear neighbours, the water in the upper town will be off on Tuesday from\nnine in the morning until the plumbers have found the leak, which they\nthink is under the old bakery. Please fill a bucket or two the evening\nbefore.\n\nWe are sorry for the trouble and have asked the town to lend us a tank,\nwhich will stand on the square.",
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn poems_keep_their_lines() {
        assert_eq!(
            blocks("The kettle sings,\nthe window weeps,\nAnd in the wall\nthe winter sleeps.").len(),
            4
        );
    }

    #[test]
    fn bullets_and_numbers_are_list_items() {
        for line in [
            "• salt",
            "- salt",
            "* salt",
            "1. salt",
            "2) salt",
            "(3) salt",
            "a) salt",
            "•salt",
            "•\nsalt",
        ] {
            assert_eq!(blocks(line), [(BlockKind::ListItem, line.replace('\n', "/"))], "{line}");
        }
        for line in ["-salt", "2024. salt", "A. B. Smith", "3.5 percent", "*"] {
            assert_ne!(blocks(line)[0].0, BlockKind::ListItem, "{line}");
        }
    }

    #[test]
    fn a_short_line_over_a_paragraph_is_a_heading() {
        let found = blocks(
            "WHAT THE MAYOR SAID\n\nThe mayor said that the bridge would be painted blue, as it had been when she was a girl.\n\nThe end",
        );
        assert_eq!(
            found.iter().map(|b| b.0).collect::<Vec<_>>(),
            [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Paragraph]
        );
    }

    #[test]
    fn no_character_is_lost() {
        let input = "\u{feff}a\u{a0}b\n \u{200b}\n\tc\u{3000}\r\n\u{202e}d | e | f\n```\nx\n```";
        let covered: String = read(input).blocks.iter().map(|b| b.range.of(input)).collect();
        let expected = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(expected(&covered), expected(input));
    }
}
