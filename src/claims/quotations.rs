//! Quotations: what stands in quotation marks, over paragraphs too, in every style that is found in the wild.
//!
//! A mark that is never closed must not swallow the article: it runs on only into paragraphs that continue it by
//! opening with the same mark, or that close it before they open another.

use crate::report::Block;
use crate::text::Range;

/// A quotation, one range for each block that it runs through, marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub ranges: Vec<Range>,
}

/// How a quotation is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    open: char,
    close: char,
}

/// Two apostrophes for a double mark: ''so''. The one style whose mark is two characters long.
const DOUBLED: Style = Style {
    open: '\u{2033}',
    close: '\u{2033}',
};

impl Style {
    /// Bytes of its opening mark.
    fn width(self) -> usize {
        if self == DOUBLED { 2 } else { self.open.len_utf8() }
    }

    /// True where the text begins with its opening mark.
    fn opens(self, text: &str) -> bool {
        if self == DOUBLED {
            text.starts_with("''")
        } else {
            text.starts_with(self.open)
        }
    }
}

/// The longest quotation in single marks, in bytes: an apostrophe that looks like an opening mark must find its
/// partner soon or is none.
const SINGLE_REACH: usize = 600;

/// The longest stretch that an unclosed mark may claim in its own block, in bytes.
const UNCLOSED_REACH: usize = 4_000;

/// The most blocks that one quotation runs through.
const BLOCKS: usize = 64;

/// The quotations of the kept blocks, in text order, without overlap.
pub(crate) fn find(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut running: Option<Style> = None;
    let kept: Vec<Range> = blocks.iter().filter(|b| b.kept).map(|b| b.range).collect();
    for (n, &block) in kept.iter().enumerate() {
        let mut at = block.start;
        if let Some(style) = running.take() {
            let body = block.of(text);
            let from = block.start + if style.opens(body) { style.width() } else { 0 };
            let end = close_of(text, Range::new(from, block.end), style);
            let range = Range::new(block.start, end.unwrap_or(block.end));
            if let Some(last) = out.last_mut() {
                last.ranges.push(range);
            }
            at = range.end;
            let long = out.last().is_some_and(|q| q.ranges.len() >= BLOCKS);
            if end.is_none() && !long && continues(text, kept.get(n + 1), style) {
                running = Some(style);
            }
        }
        let mut open_ended: Vec<(Style, usize)> = Vec::new();
        while let Some((open_at, style)) = next_opening(text, Range::new(at, block.end)) {
            let inside = Range::new(open_at + style.width(), block.end);
            // Where a mark of this style was sought before and not found, there is no need to seek again.
            let sought = open_ended
                .iter()
                .find(|(s, _)| *s == style)
                .map_or(inside.start, |&(_, until)| until.max(inside.start));
            match close_of(text, Range::new(sought, inside.end), style) {
                Some(end) if !is_single(style) || end - inside.start <= SINGLE_REACH => {
                    if !text
                        .get(inside.start..end)
                        .unwrap_or_default()
                        .trim_matches(style.close)
                        .trim()
                        .is_empty()
                    {
                        out.push(Quotation {
                            ranges: vec![Range::new(open_at, end)],
                        });
                    }
                    at = end;
                }
                Some(_) => at = inside.start,
                None if is_single(style) => {
                    seek_from(
                        &mut open_ended,
                        style,
                        text.floor_char_boundary((sought + SINGLE_REACH).min(block.end)),
                    );
                    at = inside.start;
                }
                None => {
                    seek_from(&mut open_ended, style, block.end);
                    let carries = continues(text, kept.get(n + 1), style);
                    if carries || (inside.len() > 8 && inside.len() < UNCLOSED_REACH) {
                        out.push(Quotation {
                            ranges: vec![Range::new(open_at, block.end)],
                        });
                        at = block.end;
                    } else {
                        at = inside.start;
                    }
                    if carries {
                        running = Some(style);
                    }
                }
            }
        }
    }
    out
}

fn seek_from(open_ended: &mut Vec<(Style, usize)>, style: Style, until: usize) {
    open_ended.retain(|(s, _)| *s != style);
    open_ended.push((style, until));
}

/// True where the block after an unclosed quotation goes on with it.
fn continues(text: &str, next: Option<&Range>, style: Style) -> bool {
    let Some(next) = next else { return false };
    let body = next.of(text);
    if style.opens(body) {
        return true;
    }
    if style.open == style.close {
        return false;
    }
    match (body.find(style.open), body.find(style.close)) {
        (Some(open), Some(close)) => close < open,
        (None, close) => close.is_some(),
        (Some(_), None) => false,
    }
}

/// The first opening mark in the range, and its style.
fn next_opening(text: &str, range: Range) -> Option<(usize, Style)> {
    let mut before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let mut chars = range.of(text).char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let opens_word = after.is_some_and(|a| !a.is_whitespace()) && before.is_none_or(is_outside);
        let close = match c {
            '“' | '\u{201f}' => Some('”'),
            '„' => Some('“'),
            '«' => Some('»'),
            '»' if before.is_none_or(char::is_whitespace) && after.is_some_and(|a| !a.is_whitespace()) => Some('«'),
            // `"“so”` has one mark too many: the curly one pairs.
            '"' if opens_word && after != Some('“') => Some('"'),
            '‘' if opens_word => Some('’'),
            '\'' if after == Some('\'') => {
                let next = range.of(text).get(offset + 2..).and_then(|t| t.chars().next());
                if before.is_none_or(is_outside) && next.is_some_and(|n| !n.is_whitespace() && n != '\'') {
                    return Some((range.start + offset, DOUBLED));
                }
                None
            }
            '\'' if opens_word && after.is_some_and(char::is_alphabetic) => Some('\''),
            '‹' => Some('›'),
            '「' => Some('」'),
            '『' => Some('』'),
            _ => None,
        };
        if let Some(close) = close {
            return Some((range.start + offset, Style { open: c, close }));
        }
        before = Some(c);
    }
    None
}

/// True for what may stand before an opening straight mark.
fn is_outside(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '{' | '—' | '–' | '-' | '―' | '/' | ':' | ',' | '\u{200b}' | '\u{feff}' | '¿' | '¡'
        )
}

fn is_single(style: Style) -> bool {
    matches!(style.open, '\'' | '‘')
}

/// Where a quotation of this style ends, its closing mark included.
fn close_of(text: &str, inside: Range, style: Style) -> Option<usize> {
    let mut before = None;
    let mut inner: usize = 0; // curly quotations that are open inside, and German ones
    let mut german: usize = 0;
    let mut single: usize = 0;
    let mut instead = None; // A single mark that would do, if no other comes before the next quotation.
    let mut chars = inside.of(text).char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if is_single(style) && offset > SINGLE_REACH {
            return None;
        }
        let after = chars.peek().map(|&(_, c)| c);
        if style == DOUBLED {
            if c == '\'' && after == Some('\'') && before.is_some_and(|b: char| !b.is_whitespace()) {
                return Some(inside.start + offset + 2);
            }
            before = Some(c);
            continue;
        }
        // Pages mix curly and straight marks; and German closes „so“ or „so”.
        let closes = match style.close {
            '"' => match c {
                '"' => before.is_some_and(|b: char| !b.is_whitespace()) || after.is_none_or(is_after),
                '”' => inner == 0,
                _ => false,
            },
            '”' => c == '”' || (c == '"' && after.is_none_or(is_after)) || c == '“' && inner == 0 && is_closer(before, after),
            '“' => c == '“' || c == '”',
            '\'' | '’' => {
                c == style.close && after.is_none_or(|a| !a.is_alphanumeric()) && before.is_some_and(|b: char| !b.is_whitespace())
            }
            close => c == close,
        };
        if closes {
            return Some(inside.start + offset + c.len_utf8());
        }
        // A second opening mark of the same kind: the first was never closed.
        if style.open == '“' && c == '“' && before.is_some_and(char::is_whitespace) && (offset > UNCLOSED_REACH || instead.is_some()) {
            return instead;
        }
        match c {
            '‘' => single += 1,
            '’' if is_turned(before, after) && single == 0 && style.close == '”' => {
                instead = instead.or(Some(inside.start + offset + c.len_utf8()));
            }
            '’' if after.is_none_or(is_after) => single = single.saturating_sub(1),
            '„' => german += 1,
            '“' if german > 0 => german -= 1,
            '“' => inner += 1,
            '”' => inner = inner.saturating_sub(1),
            _ => {}
        }
        before = Some(c);
    }
    instead
}

/// True for a mark that can only close: “So it is?“ he asked; “So it is.’ He left.
fn is_turned(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|b| matches!(b, '.' | ',' | '?' | '!' | '…')) && after.is_none_or(char::is_whitespace)
}

/// True for an opening mark that stands where one closes: “So it is“ with them.
fn is_closer(before: Option<char>, after: Option<char>) -> bool {
    is_turned(before, after)
        || before.is_some_and(char::is_alphanumeric) && after.is_some_and(|a| a.is_whitespace() || matches!(a, '.' | ',' | ';'))
}

fn is_after(c: char) -> bool {
    !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::BlockKind;

    fn quotations(text: &str) -> Vec<String> {
        let mut at = 0;
        let blocks: Vec<Block> = text
            .split_inclusive('\n')
            .map(|line| {
                let range = Range::new(at, at + line.len()).trim(text);
                at += line.len();
                Block {
                    range,
                    kind: BlockKind::Paragraph,
                    kept: true,
                    reason: None,
                    confidence: 1.0,
                }
            })
            .collect();
        find(text, &blocks)
            .iter()
            .map(|q| q.ranges.iter().map(|r| r.of(text)).collect::<Vec<_>>().join(" + "))
            .collect()
    }

    #[test]
    fn every_style() {
        assert_eq!(quotations("He said “yes” and \"no\"."), ["“yes”", "\"no\""]);
        assert_eq!(quotations("Er sagte: „Nie wieder.“ Dann ging er."), ["„Nie wieder.“"]);
        assert_eq!(quotations("Elle dit : « Non. » Puis rien."), ["« Non. »"]);
        assert_eq!(quotations("»So geht es«, sagte sie."), ["»So geht es«"]);
        assert_eq!(quotations("‘We’re late,’ she said."), ["‘We’re late,’"]);
        assert_eq!(
            quotations("''It isn't much,'' he said. ''But it's ours.''"),
            ["''It isn't much,''", "''But it's ours.''"]
        );
        assert_eq!(quotations("\"So be it,” she said, and left."), ["\"So be it,”"]);
        assert_eq!(quotations("\"“So be it,” she said, and left."), ["“So be it,”"]);
        assert_eq!(quotations("\"He calls it “fate” now,\" she said."), ["\"He calls it “fate” now,\""]);
        assert_eq!(
            quotations("\"Er nennt es „Schicksal“ jetzt,” sagte sie."),
            ["\"Er nennt es „Schicksal“ jetzt,”"]
        );
        assert_eq!(
            quotations("“So it is?“ he asked.\n“No, it is not,” she said."),
            ["“So it is?“", "“No, it is not,”"]
        );
        assert_eq!(quotations("He called it “a shame“ in a letter."), ["“a shame“"]);
        assert_eq!(
            quotations("“So it is. We can.’ He left for “home,” he said."),
            ["“So it is. We can.’", "“home,”"]
        );
        assert_eq!(
            quotations("“The dogs’, he said, ‘are loud,’ and that’s all.”"),
            ["“The dogs’, he said, ‘are loud,’ and that’s all.”"]
        );
        assert_eq!(quotations("The dogs' bowls and the '90s weren't his."), [] as [&str; 0]);
    }

    #[test]
    fn over_paragraphs() {
        assert_eq!(quotations("“One.\n“Two.”\nThree."), ["“One. + “Two.”"]);
        assert_eq!(quotations("“One.\nTwo,” he said.\nThree."), ["“One. + Two,”"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_block() {
        assert_eq!(
            quotations("He said “this is never closed\nNext one.\nLast “one”."),
            ["“this is never closed", "“one”"]
        );
        assert_eq!(
            quotations("\"This is not closed either\nNext one."),
            ["\"This is not closed either"]
        );
    }
}
