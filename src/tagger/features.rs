//! What the tagger looks at. Training and analysis share these functions, so they cannot drift apart.
//!
//! A feature is a hash of 32 bits: of a template's number and of one to three parts. All arithmetic is of fixed width.

use super::Tag;
use crate::linear::{Feature, feature};
use crate::segment::{Token, TokenKind};

/// What is known of a token before any tag is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Hash of the whole word, in lower case, digits folded.
    pub word: u32,
    /// Hashes of its last one to five characters.
    pub suffixes: [u32; 5],
    /// Hashes of its first two and its first three characters.
    pub prefixes: [u32; 2],
    /// Hash of the part behind its last hyphen; 0 where there is none.
    pub part: u32,
    /// Capitals, digits, hyphens: see [`shape`].
    pub shape: u32,
    /// True for all marks but apostrophes and `&`: there is nothing to decide.
    pub mark: bool,
}

/// Longest part of a word that is looked at, in characters.
const LONGEST: usize = 40;
const FNV_OFFSET: u32 = 0x811c_9dc5;
const FNV_PRIME: u32 = 0x0100_0193;

/// The forms of a sentence's tokens.
pub(crate) fn forms(text: &str, tokens: &[Token], out: &mut Vec<Form>) {
    out.clear();
    let (mut capitals, mut words) = (0_usize, 0_usize);
    for token in tokens {
        let form = form(token.range.of(text), token.kind);
        words += usize::from(form.shape & LETTERS != 0);
        capitals += usize::from(form.shape & CAPITAL != 0);
        out.push(form);
    }
    // A headline or a line in capitals: there a capital says little.
    let heading = words >= 3 && capitals * 4 > words * 3;
    let mut open = true;
    for form in out {
        if form.shape & LETTERS != 0 {
            form.shape |= if open { FIRST } else { 0 } | if heading { HEADING } else { 0 };
        }
        open = form.shape & OPENER != 0 || (open && form.shape & (LETTERS | DIGIT) == 0);
    }
}

const LETTERS: u32 = 1;
/// Begins with a capital.
const CAPITAL: u32 = 2;
/// Has a second capital.
const CAPITALS: u32 = 4;
const DIGIT: u32 = 8;
const HYPHEN: u32 = 16;
const STOP: u32 = 32;
pub(super) const APOSTROPHE: u32 = 64;
/// A capital is expected here: the sentence's first word, or the first after a colon or an opening mark.
const FIRST: u32 = 128;
const HEADING: u32 = 256;
/// One letter only.
const SINGLE: u32 = 512;
/// A mark after which a sentence may begin.
const OPENER: u32 = 1024;

fn form(word: &str, kind: TokenKind) -> Form {
    let mut form = Form::default();
    let mut hash = FNV_OFFSET;
    let mut count = 0;
    for c in word.chars().rev().take(LONGEST) {
        let c = fold(c, &mut form.shape);
        if c == u32::from('-') && form.part == 0 {
            form.part = hash;
        }
        hash = step(hash, c);
        if let Some(suffix) = form.suffixes.get_mut(count) {
            *suffix = hash;
        }
        count += 1;
    }
    form.word = hash;
    for suffix in form.suffixes.iter_mut().skip(count) {
        *suffix = hash ^ 1;
    }
    let mut prefix = FNV_OFFSET;
    for (n, c) in word.chars().take(3).enumerate() {
        prefix = step(prefix, fold(c, &mut 0));
        if let Some(slot) = form.prefixes.get_mut(n.saturating_sub(1)) {
            *slot = prefix;
        }
    }
    match word.chars().next() {
        Some(c) if c.is_uppercase() => form.shape |= CAPITAL,
        _ => form.shape &= !CAPITALS,
    }
    if count == 1 {
        form.shape = form.shape & !CAPITALS | SINGLE;
    }
    if kind == TokenKind::Mark {
        form.mark = !matches!(word, "'" | "\u{2019}" | "&");
        form.shape = if matches!(word, ":" | "\"" | "\u{201c}" | "\u{2018}" | "'" | "(" | "[") {
            OPENER
        } else {
            0
        };
    }
    form
}

/// The character in lower case, digits and apostrophes folded; notes in `shape` what it was.
fn fold(c: char, shape: &mut u32) -> u32 {
    match c {
        'a'..='z' => {
            *shape |= LETTERS;
            c as u32
        }
        'A'..='Z' => {
            // The first capital that is met (from the word's end) is counted by its position, not here.
            *shape |= LETTERS | if *shape & CAPITAL_SEEN != 0 { CAPITALS } else { CAPITAL_SEEN };
            u32::from(c.to_ascii_lowercase())
        }
        '0'..='9' => {
            *shape |= DIGIT;
            u32::from('0')
        }
        '-' | '\u{2010}' | '\u{2011}' => {
            *shape |= HYPHEN;
            u32::from('-')
        }
        '.' => {
            *shape |= STOP;
            u32::from('.')
        }
        '\'' | '\u{2019}' => {
            *shape |= APOSTROPHE;
            u32::from('\'')
        }
        _ => {
            *shape |= if c.is_alphabetic() { LETTERS } else { 0 };
            c.to_lowercase().next().map_or(0, u32::from)
        }
    }
}

const CAPITAL_SEEN: u32 = 1 << 30;

fn step(hash: u32, c: u32) -> u32 {
    (hash ^ c).wrapping_mul(FNV_PRIME)
}

/// The keys of a word in the lexicon, to be tried in turn. A word with a capital that only a name has by its place
/// has a key of its own.
pub(crate) fn word_keys(form: &Form) -> [Option<u32>; 2] {
    let capital = feature([1, form.word, 1]);
    let plain = feature([1, form.word, 0]);
    match form.shape & (CAPITAL | FIRST | HEADING) {
        CAPITAL => [Some(capital), None],
        shape if shape & CAPITAL != 0 => [Some(plain), Some(capital)],
        _ => [Some(plain), None],
    }
}

/// Number of features that a word's form has.
pub(crate) const AFFIXES: usize = 11;

/// The features of a word that the lexicon does not hold.
pub(crate) fn affixes(form: &Form) -> [Feature; AFFIXES] {
    let [s1, s2, s3, s4, s5] = form.suffixes;
    let [p2, p3] = form.prefixes;
    let shape = form.shape & 0x3ff;
    let case = shape & (CAPITAL | FIRST | HEADING);
    [
        [2, s1, case | shape & HYPHEN],
        [3, s2, case],
        [4, s3, shape & CAPITAL],
        [5, s4, shape & CAPITAL],
        [6, s5, shape & CAPITAL],
        [7, p2, shape & CAPITAL],
        [8, p3, shape & HYPHEN],
        [9, form.part, 0],
        [10, shape, 0],
        [11, shape & !(CAPITAL | CAPITALS | FIRST | HEADING), s1],
        [12, s2, shape & !(STOP | APOSTROPHE)],
    ]
}

/// What surrounds a token: the tags of the words before, guesses at those after.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    pub forms: &'a [Form],
    /// For each token the tags that its form alone suggests: see [`super::model::guess`].
    pub guesses: &'a [u32],
    pub at: usize,
    /// Tags of the two tokens before; [`START`] where there are none.
    pub previous: [u32; 2],
    /// The last tag before that is no part of a noun phrase.
    pub frame: u32,
}

pub(crate) const START: u32 = 31;

/// True for a tag that shapes the clause: verbs, links between phrases and clauses.
pub(crate) fn frames(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::VerbBase
            | Tag::VerbPast
            | Tag::VerbPresent
            | Tag::VerbIng
            | Tag::VerbParticiple
            | Tag::Modal
            | Tag::To
            | Tag::Wh
            | Tag::Subordinator
            | Tag::Conjunction
            | Tag::Preposition
    )
}

/// Number of features of a word in its place.
pub(crate) const CONTEXTUAL: usize = 22;

/// The features of a word in its place.
pub(crate) fn contextual(around: &Around<'_>) -> [Feature; CONTEXTUAL] {
    let at = around.at;
    let none = Form::default();
    let form = |n: Option<usize>| n.and_then(|n| around.forms.get(n)).unwrap_or(&none);
    let guess = |n: usize| around.guesses.get(n).copied().unwrap_or(1023);
    let here = form(Some(at));
    let (before, before2) = (form(at.checked_sub(1)), form(at.checked_sub(2)));
    let (after, after2) = (form(Some(at + 1)), form(Some(at + 2)));
    let (g, g1, g2) = (guess(at), guess(at + 1), guess(at + 2));
    let best = |g: u32| g >> 5;
    let [t1, t2] = around.previous;
    let frame = around.frame;
    [
        [20, t1, 0],
        [21, t1, t2],
        [22, t1, here.word],
        [23, t1, g],
        [24, t1 << 5 | t2, best(g)],
        [25, before.word, 0],
        [26, after.word, 0],
        [27, before2.word, 0],
        [28, after2.word, 0],
        [29, before.word, here.word],
        [30, after.word, here.word],
        [31, before.word, g],
        [32, after.word, g],
        [33, g1, g],
        [34, g1, t1],
        [35, g1, t1 << 5 | best(g)],
        [36, best(g1) << 5 | best(g2), best(g)],
        [37, frame, g],
        [38, frame << 5 | t1, best(g)],
        [39, frame, here.word],
        [40, here.suffixes[1], t1],
        [
            41,
            here.shape & 0x3ff,
            (after.shape & CAPITAL) << 10 | (before.shape & (CAPITAL | FIRST)) << 5 | t1,
        ],
    ]
}
