//! A sentence as the rules read it: its tokens, their tags, their words in lower case, and which stand in quotation
//! marks. Looking beside the sentence is no error: it finds the empty word and the mark's tag.

mod tags;

use crate::segment::{self, Token, TokenKind};
use crate::tagger::{self, Tag};
use crate::text::Range;

/// One sentence.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Where the sentence lies.
    pub range: Range,
    /// First token of the sentence's own words, after a dateline.
    pub body: usize,
    pub tokens: Vec<Token>,
    tags: Vec<Tag>,
    /// All words in lower case, typographic apostrophes made straight, end to end.
    lower: String,
    /// End of each word in `lower`.
    ends: Vec<usize>,
    /// Index of the quotation that the token stands in.
    quoted: Vec<Option<usize>>,
}

impl<'a> Sheet<'a> {
    /// Reads a sentence. `quotation_at` tells which quotation a byte stands in.
    pub(crate) fn new(text: &'a str, range: Range, quotation_at: impl Fn(usize) -> Option<usize>) -> Self {
        let tokens = segment::tokens(text, range);
        let mut tags = tagger::tag(text, &tokens);
        // "US" is no pronoun, "WHO" is not who.
        for (token, tag) in tokens.iter().zip(&mut tags) {
            if matches!(token.range.of(text), "US" | "WHO") {
                *tag = Tag::Name;
            }
        }
        let mut lower = String::with_capacity(range.len());
        let mut ends = Vec::with_capacity(tokens.len());
        for token in &tokens {
            for c in token.range.of(text).chars() {
                match c {
                    '\u{2019}' => lower.push('\''),
                    c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                    c => lower.extend(c.to_lowercase()),
                }
            }
            ends.push(lower.len());
        }
        let quoted = tokens.iter().map(|t| quotation_at(t.range.start)).collect();
        let mut sheet = Self {
            text,
            range,
            body: 0,
            tokens,
            tags,
            lower,
            ends,
            quoted,
        };
        sheet.body = sheet.dateline_end();
        sheet.mend_tags();
        sheet
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word in lower case; empty beside the sentence.
    pub(crate) fn word(&self, i: usize) -> &str {
        let start = if i == 0 {
            0
        } else {
            self.ends.get(i - 1).copied().unwrap_or(usize::MAX)
        };
        self.ends.get(i).and_then(|&end| self.lower.get(start..end)).unwrap_or_default()
    }

    /// The word as it stands in the text.
    pub(crate) fn raw(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.range.of(self.text))
    }

    /// True for a word with a capital.
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.raw(i).chars().next().is_some_and(char::is_uppercase)
    }

    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Mark)
    }

    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// Index of the quotation that the token stands in.
    pub(crate) fn quotation(&self, i: usize) -> Option<usize> {
        self.quoted.get(i).copied().flatten()
    }

    pub(crate) fn is_quoted(&self, i: usize) -> bool {
        self.quotation(i).is_some()
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic))
    }

    /// True for a verb that can head a clause.
    pub(crate) fn is_finite(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::VerbPast | Tag::VerbPresent | Tag::Modal)
    }

    /// True for the head words of noun phrases.
    pub(crate) fn is_nominal(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun)
    }

    /// True where the token is exactly this mark.
    pub(crate) fn is_mark(&self, i: usize, mark: &str) -> bool {
        i < self.len() && self.word(i) == mark
    }

    /// True for quotation marks.
    pub(crate) fn is_quote_mark(&self, i: usize) -> bool {
        matches!(
            self.raw(i),
            "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" | "‹" | "›" | "「" | "」" | "『" | "』"
        )
    }

    /// True for the closing mark of a quotation that ends in a comma, as American papers print it: “…,”
    pub(crate) fn closes_with_comma(&self, i: usize) -> bool {
        let last = i.checked_sub(1).is_some_and(|k| self.is_mark(k, ","));
        last && self.is_quote_mark(i) && self.is_quoted(i) && !self.is_quoted(i + 1)
    }

    /// True for dashes that stand between words.
    pub(crate) fn is_dash(&self, i: usize) -> bool {
        matches!(self.raw(i), "—" | "–" | "―" | "-")
    }

    /// The bytes from token `from` up to, not including, token `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Range {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if from < to => Range::new(a.range.start, b.range.end),
            _ => Range::new(self.range.start, self.range.start),
        }
    }

    /// Index of the first token that starts at or after this byte.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.range.start < byte)
    }

    /// The end of the sentence's words: before the stop, unless a closing quotation mark follows it.
    pub(crate) fn end(&self) -> usize {
        let mut end = self.len();
        while end > 0 && matches!(self.raw(end - 1), "." | "!" | "?" | ";" | "…" | ":") {
            end -= 1;
        }
        end
    }

    /// First token after a dateline: "(Reuters) -", "WASHINGTON, Aug. 16 (AP) —", "Kyiv, 3 May 2025 –".
    fn dateline_end(&self) -> usize {
        let capital = |i: usize| self.is_capital(i) || self.word(i) == "(";
        if !capital(0) {
            return 0;
        }
        for i in 1..self.len().min(16) {
            if self.is_dash(i) {
                let agency = self.is_mark(i - 1, ")");
                // "ROE: Well – I do.": a turn of a talk.
                let spoken = (0..i).any(|k| self.is_mark(k, ":"));
                let place = (0..i).all(|k| capital(k) || !matches!(self.kind(k), Some(TokenKind::Word)));
                let spaced = self
                    .tokens
                    .get(i - 1)
                    .zip(self.tokens.get(i))
                    .is_some_and(|(a, b)| a.range.end < b.range.start);
                let dated = (1..i).any(|k| matches!(self.kind(k), Some(TokenKind::Number)));
                let shouted = self.raw(0).len() > 2 && self.raw(0).chars().all(|c| !c.is_lowercase());
                return if place && spaced && !spoken && (agency || dated || shouted) {
                    i + 1
                } else {
                    0
                };
            }
            if self.is_finite(i) && !capital(i) {
                return 0;
            }
        }
        0
    }
}
