//! Where sentences end: one pass over a block that stops at each place where one may end and asks the model.
//!
//! Marks that leave no doubt (a blank line, a Chinese or Devanagari stop, the next item of a list) end a sentence by
//! rule; so do the rules that no model learns from running prose. All else is the model's: see `boundary`.

use std::sync::LazyLock;

use super::boundary::{self, Candidate, Gap, Quotes};
use super::lists::List;
use crate::lexicon::list;
use crate::linear::Weights;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(list!("../../data/sentences.weights.txt")));

/// A bracket that stays open for longer than this many bytes was never meant to close.
const OPEN_LIMIT: usize = 600;

/// Calls `found` with the start and end of each sentence of a block, trimmed, in order.
pub(crate) fn split(block: &str, mut found: impl FnMut(usize, usize)) {
    let weights = &*WEIGHTS;
    let mut start = 0;
    scan(block, |candidate| {
        let ends = match candidate {
            Place::Certain { .. } => true,
            Place::Asked(c) => boundary::rule(block, c).unwrap_or_else(|| {
                let mut sum = weights.sum();
                boundary::features(block, c, &mut sum);
                sum.total > 0
            }),
        };
        if ends {
            emit(block, start, candidate.end(), &mut found);
            start = candidate.end();
        }
        ends
    });
    emit(block, start, block.len(), &mut found);
}

fn emit(block: &str, start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    let inside = block.get(start..end).unwrap_or_default();
    let from = start + (inside.len() - inside.trim_start().len());
    let to = from + inside.trim().len();
    if from < to {
        found(from, to);
    }
}

/// A place where a sentence may end.
pub(crate) enum Place {
    /// It does.
    Certain {
        /// Where.
        end: usize,
    },
    /// The model is asked.
    Asked(Candidate),
}

impl Place {
    /// Where the sentence would end.
    pub(crate) fn end(&self) -> usize {
        match self {
            Place::Certain { end } => *end,
            Place::Asked(c) => c.end,
        }
    }
}

/// Visits the places where a sentence may end, in order; `decide` says whether it does.
pub(crate) fn scan(text: &str, mut decide: impl FnMut(&Place) -> bool) {
    let mut state = State::default();
    let mut list = List::begin(text);
    let mut at = 0;
    let mut between = true; // white space stands before `at`
    let mut last = 0; // where the last word ended
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if c.is_whitespace() {
            if c == '\n' && is_blank_line(text, next) {
                state.cut(at, decide(&Place::Certain { end: at }));
            }
            if !between {
                last = at;
            }
            between = true;
            at = next;
            continue;
        }
        if between {
            between = false;
            if at > state.start && state.words > 0 && list.is_next_item(text, at) {
                state.cut(at, decide(&Place::Certain { end: at }));
            } else if let Some(place) = weak(text, last, at, &state) {
                state.cut(last, decide(&place));
            }
            state.words += 1;
        }
        if c.is_ascii_alphanumeric() {
            // Most of the text: letters that decide nothing.
            at = next + letters(text, next);
            continue;
        }
        match c {
            '.' | '!' | '?' | '\u{2026}' | '\u{203d}' | '\u{2047}'..='\u{2049}' | '\u{61f}' | '\u{6d4}' => {
                let (place, resume) = cluster(text, at, &state);
                state.pass(text, at, resume);
                if let Some(place) = place
                    && decide(&place)
                {
                    state.cut(place.end(), true);
                    list.enter(text, place.end());
                }
                at = resume;
                continue;
            }
            _ if is_certain_stop(c) => {
                let end = closers(text, next, &state).end;
                state.pass(text, at, end);
                state.cut(end, decide(&Place::Certain { end }));
                at = end;
                continue;
            }
            _ if is_pictograph(c) || c == ':' || c == ';' => {
                if let Some(end) = smiley(text, at) {
                    state.cut(end, decide(&Place::Certain { end }));
                    at = end;
                    continue;
                }
            }
            _ => {}
        }
        state.enter(c, at, text);
        at = next;
    }
}

/// What stands open at a place of the text.
#[derive(Debug, Default)]
struct State {
    /// Where the sentence began.
    start: usize,
    /// Words since then.
    words: usize,
    /// Places of opening marks that are not closed yet: straight, curly, bracket.
    straight: Option<usize>,
    curly: Option<usize>,
    bracket: Option<usize>,
}

impl State {
    fn enter(&mut self, c: char, at: usize, text: &str) {
        match c {
            '"' => self.straight = if self.is_open(self.straight, at) { None } else { Some(at) },
            '\u{201c}' | '\u{201e}' => self.curly = Some(at),
            '\u{201d}' => self.curly = None,
            '\u{ab}' | '\u{bb}' => {
                let opens = char_at(text, at + c.len_utf8()).is_some_and(|n| n.is_alphanumeric() || c == '\u{ab}' && is_space(n));
                self.curly = if opens && self.curly.is_none() { Some(at) } else { None };
            }
            '(' | '[' => self.bracket = Some(at),
            ')' | ']' => self.bracket = None,
            _ => {}
        }
    }

    /// Takes the marks of a stretch that was looked at as one.
    fn pass(&mut self, text: &str, from: usize, to: usize) {
        for (n, c) in text.get(from..to).unwrap_or_default().char_indices() {
            self.enter(c, from + n, text);
        }
    }

    fn cut(&mut self, at: usize, ends: bool) {
        if ends {
            self.start = at;
            self.words = 0;
        }
    }

    fn is_open(&self, mark: Option<usize>, at: usize) -> bool {
        mark.is_some_and(|m| at - m.min(at) < 4 * OPEN_LIMIT)
    }

    fn quotes(&self, at: usize) -> Quotes {
        match (self.is_open(self.straight, at), self.is_open(self.curly, at)) {
            (false, false) => Quotes::None,
            (true, _) => Quotes::Straight,
            (_, true) => Quotes::Curly,
        }
    }

    fn in_bracket(&self, at: usize) -> bool {
        self.bracket.is_some_and(|m| at - m.min(at) < OPEN_LIMIT)
    }
}

/// The place that a run of stops at `at` makes, if a sentence can end there, and where to go on.
fn cluster(text: &str, at: usize, state: &State) -> (Option<Place>, usize) {
    let stops = stops(text, at);
    if stops.spaced >= 2 && stops.spaced + 1 == stops.count {
        return (spaced_ellipsis(text, at, &stops), stops.end);
    }
    let closed = closers(text, stops.end, state);
    match candidate(text, at, &stops, &closed, state) {
        Some(c) => {
            let resume = c.end;
            (Some(Place::Asked(c)), resume)
        }
        None => (None, stops.end),
    }
}

fn spaced_ellipsis(text: &str, at: usize, stops: &Stops) -> Option<Place> {
    let large = begins_large(text, skip_space(text, stops.end));
    let attached = text.get(..at).is_some_and(|b| b.ends_with(char::is_alphanumeric));
    match stops.count {
        // `one thing . . . another`: an omission inside the sentence.
        3 => None,
        // `compounds. . . . The`: a stop, then an ellipsis that begins the next sentence.
        4 if large && attached => Some(Place::Certain { end: at + 1 }),
        _ => large.then_some(Place::Certain { end: stops.end }),
    }
}

fn candidate(text: &str, at: usize, stops: &Stops, closed: &Closed, state: &State) -> Option<Candidate> {
    let mut end = closed.end;
    let mut next = skip_space(text, end);
    let mut note = false;
    if next > end {
        if let Some(far) = footnote(text, at, next) {
            // `rights. 4 Even`
            end = far;
            note = true;
        }
    } else {
        let after = char_at(text, next)?;
        if after.is_ascii_digit() {
            // `innovation.23 Open-mindedness`: the number of a footnote.
            end = footnote(text, at, next)?;
            note = true;
        } else if !(after.is_uppercase() || is_opener(after) || is_uncased(after) || after.is_lowercase() && !stops.kind.starts_with('.')) {
            return None;
        }
    }
    if note {
        next = skip_space(text, end);
    }
    (next < text.len()).then_some(Candidate {
        start: state.start,
        stop: at,
        stops: stops.kind,
        closer: closed.kind,
        end,
        next,
        gap: gap(text, end, next),
        note,
        words: state.words,
        quotes: state.quotes(at),
        bracket: state.in_bracket(at),
    })
}

/// A place between two words where no stop stands, but something else that may end a sentence: an address, a rule of
/// dashes, a colon. The model knows which of them do.
fn weak(text: &str, last: usize, at: usize, state: &State) -> Option<Place> {
    if last <= state.start || at <= last {
        return None;
    }
    if !(begins_large(text, at) || text.get(at..)?.starts_with("http")) {
        return None;
    }
    let before = text.get(state.start..last)?;
    let kind = match before.chars().next_back()? {
        ',' if state.words <= 3 => ",",
        '>' => ">",
        '*' | '=' | '_' | '#' | '~' if before.len() > 2 => "rule",
        c if c.is_ascii() && is_address(before) => "address",
        _ => return None,
    };
    Some(Place::Asked(Candidate {
        start: state.start,
        stop: if kind == "address" {
            last
        } else {
            last - text.get(..last)?.chars().next_back()?.len_utf8()
        },
        stops: kind,
        closer: "",
        end: last,
        next: at,
        gap: gap(text, last, at),
        note: false,
        words: state.words,
        quotes: state.quotes(last),
        bracket: state.in_bracket(last),
    }))
}

/// True where the text ends with an address of the web or of mail.
fn is_address(text: &str) -> bool {
    let tail: usize = text.bytes().rev().take(200).take_while(|b| !b.is_ascii_whitespace()).count();
    let word = text.as_bytes().get(text.len() - tail..).unwrap_or_default();
    word.starts_with(b"http") || word.starts_with(b"www.") || word.contains(&b'@') && word.contains(&b'.')
}

/// A run of stops.
struct Stops {
    end: usize,
    count: usize,
    spaced: usize,
    kind: &'static str,
}

fn stops(text: &str, at: usize) -> Stops {
    let (mut end, mut count, mut spaced) = (at, 0, 0);
    let (mut asks, mut calls, mut dots) = (false, false, 0);
    loop {
        match char_at(text, end) {
            Some('.') => dots += 1,
            Some('\u{2026}') => dots += 3,
            Some('!' | '\u{203c}') => calls = true,
            Some('?' | '\u{61f}' | '\u{203d}' | '\u{2047}'..='\u{2049}') => asks = true,
            Some('\u{6d4}') => calls = true,
            _ => {
                // `. . .`: stops set apart by single spaces.
                let gap = char_at(text, end)
                    .filter(|c| dots > 0 && !asks && !calls && is_space(*c))
                    .map_or(0, char::len_utf8);
                let dot = gap > 0
                    && text
                        .get(end + gap..)
                        .is_some_and(|r| r.starts_with('.') && !r[1..].starts_with(|c: char| c.is_alphanumeric()));
                if !dot {
                    break;
                }
                spaced += 1;
                end += gap;
                continue;
            }
        }
        count += 1;
        end += char_at(text, end).map_or(1, char::len_utf8);
    }
    let kind = match (asks, calls, dots) {
        (true, _, _) => "?",
        (_, true, _) => "!",
        (_, _, 1) => ".",
        (_, _, 2) => "..",
        _ => "...",
    };
    Stops { end, count, spaced, kind }
}

/// What closes after a stop.
struct Closed {
    end: usize,
    kind: &'static str,
}

/// Closing quotation marks, brackets, footnote marks and pictographs after a stop: they go with its sentence.
fn closers(text: &str, from: usize, state: &State) -> Closed {
    let (mut end, mut kind) = (from, "");
    let mut straight = state.is_open(state.straight, from);
    for _ in 0..12 {
        let Some(c) = char_at(text, end) else { break };
        let after = end + c.len_utf8();
        let then = char_at(text, after);
        let apart = then.is_none_or(|n| !n.is_alphanumeric() && !is_opener_only(n));
        let closes = match c {
            '"' if straight => {
                straight = false;
                true
            }
            '"' | '\'' | '\u{2019}' | '\u{201c}' | '\u{2018}' | '\u{ab}' | '*' | '_' => apart,
            '\u{201d}' | '\u{203a}' | '\u{300d}' | '\u{300f}' | '\u{ff09}' | '\u{ff02}' | ')' | '}' => true,
            '\u{bb}' => apart,
            ']' => true,
            '.' | '!' | '?' | '\u{2026}' => !kind.is_empty(),
            '[' => {
                if let Some(close) = citation(text, end) {
                    end = close;
                    kind = "[1]";
                    continue;
                }
                false
            }
            c if is_superscript(c) => true,
            c if is_pictograph(c) => true,
            c if is_space(c) => {
                let Some(n) = then else { break };
                let far = after + n.len_utf8();
                let alone = char_at(text, far).is_none_or(|f| f.is_whitespace() || matches!(f, '.' | ',' | ')'));
                let closes = match n {
                    '"' if straight && alone => {
                        straight = false;
                        true
                    }
                    '\u{201d}' | '\u{bb}' => alone,
                    ')' | ']' => state.in_bracket(from) && alone,
                    '[' => citation(text, after).is_some_and(|close| char_at(text, close).is_none_or(|c| c.is_whitespace() || c == '.')),
                    n => is_pictograph(n),
                };
                if !closes {
                    break;
                }
                end = after;
                continue;
            }
            _ => false,
        };
        if !closes {
            break;
        }
        kind = match c {
            ')' | ']' | '}' | '\u{ff09}' => ")",
            '.' | '!' | '?' | '\u{2026}' => kind,
            '\'' | '\u{2019}' | '\u{2018}' => "'",
            '*' | '_' => "*",
            c if is_superscript(c) => "[1]",
            c if is_pictograph(c) => ":)",
            _ => "\"",
        };
        end = after;
    }
    Closed { end, kind }
}

/// The end of `[12]`, `[3, 4]`, `[citation needed]`, `[a]` at `at`.
fn citation(text: &str, at: usize) -> Option<usize> {
    let inside = text.get(at + 1..)?;
    let close = inside.bytes().take(24).position(|b| b == b']')?;
    let words = inside.get(..close)?;
    let numbers = !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-'));
    (numbers || words.len() == 1 || words.ends_with(" needed") || words == "sic").then_some(at + 1 + close + 1)
}

/// The end of a footnote's number at `at`, where a word and a stop stand before it and a new sentence after it.
fn footnote(text: &str, stop: usize, at: usize) -> Option<usize> {
    let before = text.get(..stop)?;
    let word = before.chars().rev().take_while(|c| c.is_lowercase()).take(3).count() >= 3;
    let digits = text.get(at..)?.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let end = at + digits;
    let next = skip_space(text, end);
    (word && digits < 4 && next > end && begins_large(text, next)).then_some(end)
}

/// The end of a pictograph or an emoticon (`:-)`) at `at`, where white space and a new sentence follow.
fn smiley(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut end = at;
    if rest.starts_with([':', ';']) {
        let face = rest.get(1..)?;
        let face = face.strip_prefix('-').unwrap_or(face);
        let mouth = face.bytes().take(6).take_while(|b| matches!(b, b')' | b'(' | b'D' | b'P')).count();
        if mouth == 0 {
            return None;
        }
        end = text.len() - face.len() + mouth;
    } else {
        // A longer run of them is no full stop, and is not read to its end from each of its pictographs.
        while let Some(c) = char_at(text, end).filter(|&c| is_pictograph(c) && end - at < 64) {
            end += c.len_utf8();
        }
    }
    let next = skip_space(text, end);
    (next > end && next < text.len() && begins_large(text, next)).then_some(end)
}

fn gap(text: &str, end: usize, next: usize) -> Gap {
    match text.get(end..next) {
        None | Some("") => Gap::None,
        Some(space) if space.contains('\n') => Gap::Line,
        Some(_) => Gap::Space,
    }
}

/// True where a new sentence may begin at `at`: a capital, alone or behind opening marks.
fn begins_large(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().take(4).find(|&c| !is_opener(c)))
        .is_some_and(|c| c.is_uppercase() || is_uncased(c))
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// How many plain letters and digits follow.
fn letters(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len())
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start().len()
}

/// True where the line that begins at `at` is blank. Looks no further than it has to; a long run of spaces is one look
/// for each line break, and each line break has its own.
fn is_blank_line(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().find(|&c| c == '\n' || !c.is_whitespace()))
        .is_some_and(|c| c == '\n')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{200a}')
}

/// Marks that a sentence may begin with.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '*' | '\u{2022}' | '-' | '\u{2013}' | '\u{2014}') || is_opener_only(c)
}

fn is_opener_only(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '\u{201c}'
            | '\u{2018}'
            | '\u{201e}'
            | '\u{201a}'
            | '\u{ab}'
            | '\u{2039}'
            | '\u{bf}'
            | '\u{a1}'
            | '\u{300c}'
            | '\u{300e}'
    )
}

/// Stops after which a sentence always ends: of scripts that use them for nothing else.
fn is_certain_stop(c: char) -> bool {
    matches!(
        c,
        '\u{3002}'
            | '\u{ff01}'
            | '\u{ff1f}'
            | '\u{ff61}'
            | '\u{964}'
            | '\u{965}'
            | '\u{589}'
            | '\u{1362}'
            | '\u{1367}'
            | '\u{104b}'
            | '\u{17d4}'
    )
}

/// Letters of scripts without capitals.
pub(super) fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn is_superscript(c: char) -> bool {
    matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}' | '\u{1f1e6}'..='\u{1f1ff}')
}
