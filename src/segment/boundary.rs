//! What a place where a sentence may end looks like: the features of the model in `data/sentences.weights.txt`.
//! Training and analysis share this function.

use std::sync::LazyLock;

use super::abbreviations;
use super::sentences::{char_at, is_opener, is_uncased};
use crate::lexicon::{self, Table};
use crate::linear::{Sink, Small};

/// A place where a sentence may end.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Where the sentence began.
    pub start: usize,
    /// The first stop.
    pub stop: usize,
    /// What stops they are: `.`, `?`, `!`, `..`, `...`; for a place without one, what stands before it: `,`, `>`, `rule`, `address`.
    pub stops: &'static str,
    /// What closes after them; empty for nothing.
    pub closer: &'static str,
    /// Where the sentence would end.
    pub end: usize,
    /// Where the next one would begin.
    pub next: usize,
    /// What lies between.
    pub gap: Gap,
    /// True where a footnote's number ends the sentence.
    pub note: bool,
    /// Words of the sentence so far.
    pub words: usize,
    /// Quotation marks that are open before the stop.
    pub quotes: Quotes,
    /// True inside brackets.
    pub bracket: bool,
}

impl Candidate {
    /// True where no stop stands before the place.
    pub(crate) fn is_weak(&self) -> bool {
        !self.stops.starts_with(['.', '?', '!'])
    }
}

/// What lies between two sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    None,
    Space,
    Line,
}

/// The quotation marks that stand open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    None,
    Straight,
    Curly,
}

/// Longest look back or ahead for a word, in bytes.
const REACH: usize = 40;

/// What can be said of a place without the model.
pub(crate) fn rule(text: &str, c: &Candidate) -> Option<bool> {
    let sentence = text.get(c.start..c.stop).unwrap_or_default().trim_start();
    let at_next = Next::at(text, c.next);
    let small = at_next.word.starts_with(char::is_lowercase);
    if c.is_weak() {
        return None;
    }
    // The number or letter of a list's item, `[...]`, the mark of a name such as Yahoo!
    if c.stops == "." && is_marker(sentence) && matches!(c.closer, "" | ")") || sentence.ends_with('[') {
        return Some(false);
    }
    if !c.closer.is_empty() && c.closer != "[1]" && small {
        return Some(false);
    }
    if matches!(char_at(text, c.next), Some('\u{bf}' | '\u{a1}')) {
        return Some(true);
    }
    let before = word_before(text, c.stop);
    match c.stops {
        "!" if abbreviations::class(before) == "bang" => Some(!small && abbreviations::is_starter(Small::default().lower(at_next.word))),
        // `"Are you sure?" Smith asked.`
        "!" | "?" if matches!(c.closer, "\"" | "'") && is_speaker(at_next.word, text, at_next.at) => Some(false),
        "." => {
            // Scripts without capitals use the stop for little else; a lone letter is an initial.
            if shape(before) == "uncased" && shape(at_next.word) == "uncased" && c.gap != Gap::None {
                return Some(true);
            }
            let number = before.bytes().all(|b| b.is_ascii_digit()) && before.len() <= 2 && !before.is_empty();
            let class = abbreviations::class(before);
            let ordinal = number && {
                let earlier = word_before(text, skip_back(text, c.stop - before.len()));
                abbreviations::is_ordinal(earlier, at_next.word)
            };
            // `At 5 a.m. Mr. Smith …`: a sentence that has not come further than its first phrase.
            let fronted = c.words <= 4 && matches!(class, "final" | "month") && begins_with_preposition(sentence);
            (ordinal || fronted || abbreviations::is_hour(before, at_next.word)).then_some(false)
        }
        _ => None,
    }
}

fn begins_with_preposition(sentence: &str) -> bool {
    let first = sentence.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "At" | "By"
            | "On"
            | "In"
            | "Around"
            | "About"
            | "Until"
            | "Till"
            | "After"
            | "Before"
            | "From"
            | "Since"
            | "Near"
            | "Outside"
            | "Within"
    )
}

/// Gives the candidate's features to `sink`.
pub(crate) fn features(text: &str, c: &Candidate, sink: &mut impl Sink) {
    let before = word_before(text, c.stop);
    let earlier = word_before(text, skip_back(text, c.stop - before.len()));
    let after = Next::at(text, c.next);
    let (mut small, mut small_before) = (Small::default(), Small::default());
    let next_word = small.lower(after.word);
    let previous = small_before.lower(before);

    let class = if c.stops == "." || c.stops == "!" {
        abbreviations::class(before)
    } else {
        ""
    };
    let next = shape_of_next(after.word, text, after.at);
    let early = shape(earlier);
    // `Albert I. Jones` has an initial, `you and I. Did` a pronoun.
    let shape = match shape(before) {
        "I" if early == "Ab" => "A",
        shape => shape,
    };
    let starter = if abbreviations::is_starter(next_word) && next == "Ab" {
        "starter"
    } else {
        next
    };
    let gap = match c.gap {
        Gap::None => "none",
        Gap::Space => "space",
        Gap::Line => "line",
    };
    let quotes = match c.quotes {
        Quotes::None => "out",
        Quotes::Straight | Quotes::Curly => "in",
    };
    let bracket = if c.bracket { "in" } else { "out" };
    let length = length(c.words);

    if c.is_weak() {
        sink.add(&["weak", c.stops]);
        sink.add(&["weak", c.stops, "before", shape, "next", next]);
        sink.add(&["weak", c.stops, "length", length, "next", next]);
        sink.add(&["weak", c.stops, "opener", after.opener, "next", next]);
        sink.add(&["weak", c.stops, "last", previous]);
        sink.add(&["weak", c.stops, "word", next_word]);
        sink.add(&["weak", c.stops, "bracket", bracket]);
        return;
    }
    sink.add(&["stop", c.stops]);
    sink.add(&["stop", c.stops, "next", next]);
    sink.add(&["closer", c.stops, c.closer, "next", next]);
    sink.add(&["gap", gap]);
    sink.add(&["gap", gap, "stop", c.stops, "next", next]);
    sink.add(&["gap", gap, "before", shape]);
    sink.add(&["next", next]);
    sink.add(&["opener", after.opener, "next", next]);
    sink.add(&["quotes", quotes, "opener", after.opener]);
    sink.add(&["quotes", quotes, "closer", c.closer, "next", next]);
    sink.add(&["bracket", bracket, "closer", c.closer, "next", next]);
    if c.note {
        sink.add(&["note"]);
    }
    if c.stops == "." {
        sink.add(&["before", shape]);
        sink.add(&["before", shape, "next", next]);
        sink.add(&["before", shape, "earlier", early]);
        sink.add(&["before", shape, "earlier", early, "next", next]);
        sink.add(&["class", class, "next", starter]);
        sink.add(&["before", shape, "next", starter]);
        if class.is_empty() {
            sink.add(&["size", size(before), "before", shape, "next", next]);
            if is_unspeakable(before) {
                sink.add(&["unspeakable", "next", next]);
            }
        } else {
            sink.add(&["abbreviation", previous]);
            sink.add(&["abbreviation", previous, "next", next]);
            sink.add(&["class", class, "earlier", early, "next", next]);
            sink.add(&["class", class, "length", length]);
        }
    } else if !class.is_empty() {
        sink.add(&["class", class, c.stops, "next", next]);
    }
    sink.add(&["word", next_word]);
    sink.add(&["length", length, "stop", c.stops]);
}

/// The first word of what follows, behind its opening marks.
struct Next<'a> {
    at: usize,
    word: &'a str,
    opener: &'static str,
}

impl<'a> Next<'a> {
    fn at(text: &'a str, from: usize) -> Self {
        let (mut at, mut opener) = (from, "");
        for _ in 0..4 {
            let Some(c) = char_at(text, at).filter(|&c| is_opener(c) || c.is_whitespace() && at > from) else {
                break;
            };
            opener = match c {
                '"' | '\u{201c}' | '\u{201e}' | '\u{ab}' => "\"",
                '\'' | '\u{2018}' | '\u{201a}' => "'",
                '(' => "(",
                '[' => "[",
                '-' | '\u{2013}' | '\u{2014}' => "-",
                ' ' => opener,
                _ => "*",
            };
            at += c.len_utf8();
        }
        let word = window(text, at, REACH);
        let end = word
            .char_indices()
            .find(|&(n, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-') && n > 0))
            .map_or(word.len(), |(n, _)| n);
        Self {
            at,
            word: word.get(..end).unwrap_or_default(),
            opener,
        }
    }
}

/// At most `reach` bytes of the text from `at` on.
fn window(text: &str, at: usize, reach: usize) -> &str {
    let mut end = text.len().min(at.saturating_add(reach));
    while end > at && !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default()
}

/// The word that ends at `end`, inner stops included.
fn word_before(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(REACH);
    while from < end && !text.is_char_boundary(from) {
        from += 1;
    }
    let back = text.get(from..end).unwrap_or_default();
    let start = back
        .char_indices()
        .rev()
        .take_while(|&(_, c)| {
            c.is_alphanumeric() || matches!(c, '.' | '\'' | '\u{2019}' | '-' | '&' | '\u{b0}' | '\u{ba}' | '@' | '/' | '%' | '$')
        })
        .last()
        .map_or(back.len(), |(n, _)| n);
    back.get(start..).unwrap_or_default().trim_start_matches(['\'', '\u{2019}', '-'])
}

fn skip_back(text: &str, end: usize) -> usize {
    window_back(text, end)
        .trim_end_matches([' ', '\u{a0}', '\n', '"', '\u{201c}', '\'', '(', '\u{201d}', '-'])
        .len()
        + end
        - window_back(text, end).len()
}

fn window_back(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(8);
    while from < end && !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..end).unwrap_or_default()
}

/// What a word is made of.
fn shape(word: &str) -> &'static str {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return "nothing" };
    if first.is_numeric() || first == '$' {
        return "number";
    }
    if word.contains(['@', '/']) {
        return "address";
    }
    if word.contains('.') {
        let lettered = word.split('.').all(|p| p.chars().nth(1).is_none());
        return match (lettered, first.is_uppercase()) {
            (true, true) => "A.B",
            (true, false) => "a.b",
            _ => "ab.cd",
        };
    }
    let Some(second) = chars.next() else {
        return if first.is_uppercase() {
            if first == 'I' { "I" } else { "A" }
        } else if first.is_alphabetic() {
            "a"
        } else {
            "mark"
        };
    };
    if is_uncased(first) {
        "uncased"
    } else if first.is_uppercase() {
        if second.is_uppercase() && word.chars().all(|c| !c.is_lowercase()) {
            "AB"
        } else {
            "Ab"
        }
    } else if first.is_lowercase() {
        "ab"
    } else {
        "mark"
    }
}

fn shape_of_next(word: &str, text: &str, at: usize) -> &'static str {
    if !word.is_empty() {
        return shape(word);
    }
    match char_at(text, at) {
        None => "end",
        Some('.' | '\u{2026}') => "...",
        Some(',' | ';' | ':' | '!' | '?') => ",",
        Some(')' | ']' | '}' | '\u{201d}' | '\u{2019}' | '\u{bb}') => ")",
        Some('$' | '\u{20ac}' | '\u{a3}') => "number",
        Some('=' | '_' | '#' | '|' | '~' | '+' | '<' | '>' | '&' | '/') => "rule",
        Some(_) => "mark",
    }
}

fn size(word: &str) -> &'static str {
    match word.chars().count() {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 | 5 => "4",
        _ => "6",
    }
}

fn length(words: usize) -> &'static str {
    match words {
        0 | 1 => "1",
        2 => "2",
        3 | 4 => "3",
        5..=8 => "5",
        9..=20 => "9",
        21..=40 => "21",
        _ => "41",
    }
}

/// True for a short word without a vowel: an abbreviation more often than not.
fn is_unspeakable(word: &str) -> bool {
    word.len() <= 5
        && word.is_ascii()
        && !word
            .bytes()
            .any(|b| matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || !b.is_ascii_alphabetic())
}

/// True for `1`, `12`, `2.1`, `a`, `iv`, behind a bullet or not.
fn is_marker(sentence: &str) -> bool {
    let word = sentence.trim_start_matches(['\u{2022}', '\u{2043}', '-', '*', '(', ' ']);
    if word.is_empty() || word.len() > 8 {
        return false;
    }
    word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic() && b != b'I')
        || word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        || word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && word.len() > 1
}

/// Verbs that go on in the sentence of the quotation before them.
static SPEECH: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../data/speech-verbs.txt")));

/// True where a name of at most three words and a verb of speech follow: `Smith asked`, `Ada M. Byron said`,
/// `Ms. Byron, 36, recalled`.
fn is_speaker(first: &str, text: &str, at: usize) -> bool {
    let title = abbreviations::class(first) == "title";
    if !first.starts_with(char::is_uppercase) || !title && abbreviations::is_starter(Small::default().lower(first)) {
        return false;
    }
    let mut words = window(text, at, 2 * REACH).split(' ');
    let mut named = 0;
    while let Some(word) = words.next().filter(|_| named < 4) {
        if word.starts_with(char::is_lowercase) {
            return SPEECH.contains(word.trim_end_matches(['.', ',', ':']));
        }
        let mut age = || {
            words
                .next()
                .is_some_and(|age| age.len() <= 4 && age.ends_with(',') && age.starts_with(|c: char| c.is_ascii_digit()))
        };
        if word.ends_with([':', ';']) || word.ends_with(',') && !age() {
            return false;
        }
        named += 1;
    }
    false
}
