//! What the tagger's trainer needs: tags are numbers here, tokens plain ranges.

use super::features::{self, Around, Form};
use super::model::{self, Model};
use super::{TAGS, run};
use crate::linear::feature;
use crate::segment::{self, TokenKind};
use crate::text::Range;

/// Features of a token's form.
pub const AFFIXES: usize = features::AFFIXES;
/// Features of a token in its place.
pub const CONTEXTUAL: usize = features::CONTEXTUAL;
/// Stands for a tag before the sentence.
pub const START: u32 = features::START;

/// How many tags there are.
pub const COUNT: usize = TAGS.len();

/// A row of weights to be written: key, then `(tag, weight)`.
pub type Row = (u32, Vec<(u8, i8)>);

/// The name of a tag.
pub fn name(tag: usize) -> String {
    TAGS.get(tag).map_or_else(|| "?".into(), |tag| format!("{tag:?}"))
}

/// The number of a tag of this name.
pub fn number(name: &str) -> Option<usize> {
    TAGS.iter().position(|tag| format!("{tag:?}") == name)
}

/// True for the tags that shape a clause.
pub fn frames(tag: usize) -> bool {
    TAGS.get(tag).is_some_and(|&tag| features::frames(tag))
}

/// A token as the trainer sees it.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// True for digits.
    pub number: bool,
    /// True for a mark whose tag is never in doubt.
    pub mark: bool,
}

/// A sentence, ready for features.
#[derive(Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Vec<Token>,
    forms: Vec<Form>,
}

impl Sentence {
    /// Cuts a sentence into tokens.
    pub fn new(text: &str) -> Self {
        let tokens = segment::tokens(text, Range::new(0, text.len()));
        let mut forms = Vec::new();
        features::forms(text, &tokens, &mut forms);
        let tokens = tokens
            .iter()
            .zip(&forms)
            .map(|(token, form)| Token {
                start: token.range.start,
                end: token.range.end,
                number: token.kind == TokenKind::Number,
                mark: form.mark,
            })
            .collect();
        Self { tokens, forms }
    }

    /// The lexicon's keys of a token, to be tried in turn; the first is never absent.
    pub fn word_keys(&self, at: usize) -> [Option<u32>; 2] {
        self.forms.get(at).map_or([None; 2], features::word_keys)
    }

    /// The features of a token's form.
    pub fn affixes(&self, at: usize) -> [u32; AFFIXES] {
        self.forms.get(at).map_or([0; AFFIXES], |form| features::affixes(form).map(feature))
    }

    /// The features of a token in its place.
    pub fn contextual(&self, at: usize, guesses: &[u32], previous: [u32; 2], frame: u32) -> [u32; CONTEXTUAL] {
        features::contextual(&Around {
            forms: &self.forms,
            guesses,
            at,
            previous,
            frame,
        })
        .map(feature)
    }
}

/// The best tags that scores suggest: see the tagger's model.
pub fn guess(scores: &[i32; COUNT], margin: i32) -> u32 {
    model::guess(scores, margin)
}

/// The scores, guess and sure tag of a class with these (negated) scores.
pub fn class(bytes: &[u8; COUNT], margin: i32) -> ([i32; COUNT], u32, Option<usize>) {
    let class = model::Class::new(bytes, margin);
    (class.scores, class.guess, class.sure.map(usize::from))
}

/// The weights' file.
pub fn write((bits, margin): (u8, u8), classes: &[[u8; COUNT]], words: &[(u32, u8)], affixes: &[Row], surroundings: &[Row]) -> Vec<u8> {
    model::write(&model::Parts {
        bits,
        margin,
        classes,
        words,
        affixes,
        surroundings,
    })
}

/// A tagger with weights other than the built-in ones.
#[derive(Debug)]
pub struct Tagger(Model);

impl Tagger {
    /// Reads a weights' file.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Model::read(bytes).map(Self)
    }

    /// The tags of a sentence, as analysis finds them.
    pub fn tag(&self, text: &str) -> Vec<usize> {
        let tokens = segment::tokens(text, Range::new(0, text.len()));
        run(&self.0, text, &tokens)
            .iter()
            .map(|tag| TAGS.iter().position(|t| t == tag).unwrap_or_default())
            .collect()
    }
}
