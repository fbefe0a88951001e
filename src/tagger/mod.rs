//! Parts of speech: one tag for each token of a sentence.

mod features;
mod model;
#[cfg(feature = "training")]
pub mod training;

use std::sync::OnceLock;

use self::features::{Around, Form, START};
use self::model::{Model, Suggestion};
use crate::linear::Small;
use crate::segment::{self, Token};
use crate::text::Range;

/// Part of speech: the Penn Treebank's tags, folded to those that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    /// Common noun, singular or mass (NN).
    Noun,
    /// Common noun, plural (NNS).
    Nouns,
    /// Proper noun (NNP, NNPS).
    Name,
    /// Personal pronoun and existential "there" (PRP, EX).
    Pronoun,
    /// Possessive pronoun (PRP$).
    Possessive,
    /// The possessive ending (POS): `'s`, or the apostrophe after a plural.
    Clitic,
    /// Determiner (DT, PDT).
    Determiner,
    /// Question and relative words (WDT, WP, WP$, WRB).
    Wh,
    /// Adjective (JJ, JJR, JJS), "European-led" too.
    Adjective,
    /// Cardinal number (CD).
    Number,
    /// Adverb (RB, RBR, RBS), "not" too.
    Adverb,
    /// Particle of a verb (RP): "carry **out**".
    Particle,
    /// Base form (VB): after "to", a modal, or as a command.
    VerbBase,
    /// Past tense (VBD).
    VerbPast,
    /// Present tense (VBZ, VBP), "don't", "it**'s**" too.
    VerbPresent,
    /// Gerund or present participle (VBG).
    VerbIng,
    /// Past participle (VBN).
    VerbParticiple,
    /// Modal (MD), "wouldn't", "we'll" too.
    Modal,
    /// "to" before a verb (TO).
    To,
    /// Preposition (IN before a noun phrase).
    Preposition,
    /// Subordinating conjunction (IN before a clause): that, because, if, whether.
    Subordinator,
    /// Coordinating conjunction (CC).
    Conjunction,
    /// Interjection (UH).
    Interjection,
    /// Punctuation and symbols.
    Mark,
    /// Foreign words, addresses, list markers, fragments.
    Other,
}

/// All tags, in the order in which the weights number them.
pub(crate) const TAGS: [Tag; 25] = [
    Tag::Noun,
    Tag::Nouns,
    Tag::Name,
    Tag::Pronoun,
    Tag::Possessive,
    Tag::Clitic,
    Tag::Determiner,
    Tag::Wh,
    Tag::Adjective,
    Tag::Number,
    Tag::Adverb,
    Tag::Particle,
    Tag::VerbBase,
    Tag::VerbPast,
    Tag::VerbPresent,
    Tag::VerbIng,
    Tag::VerbParticiple,
    Tag::Modal,
    Tag::To,
    Tag::Preposition,
    Tag::Subordinator,
    Tag::Conjunction,
    Tag::Interjection,
    Tag::Mark,
    Tag::Other,
];

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../data/tagger.bin")).unwrap_or_default())
}

/// One tag for each token of one sentence (tokens from [`crate::segment::tokens`]).
pub(crate) fn tag(text: &str, tokens: &[Token]) -> Vec<Tag> {
    run(model(), text, tokens)
}

/// True for a word that is written in small letters where no name is meant: "Homes" and "Clean", not "Helen".
pub(crate) fn is_common(word: &str) -> bool {
    let lower = word.to_lowercase();
    let tokens = segment::tokens(&lower, Range::new(0, lower.len()));
    let mut forms = Vec::new();
    features::forms(&lower, &tokens, &mut forms);
    let class = forms.first().and_then(|form| model().suggest(form).class);
    class.is_some_and(|class| TAGS.get(model::highest(&class.scores)) != Some(&Tag::Name))
}

/// Tags from left to right: each token by what its form alone suggests, and by its place.
pub(crate) fn run(model: &Model, text: &str, tokens: &[Token]) -> Vec<Tag> {
    let mut forms = Vec::with_capacity(tokens.len());
    features::forms(text, tokens, &mut forms);
    let suggest = |(form, token): (&Form, &Token)| {
        let contracted = if form.shape & features::APOSTROPHE == 0 {
            None
        } else {
            contraction(token.range.of(text))
        };
        match contracted {
            _ if form.mark => sure(Tag::Mark),
            Some(tag) => sure(tag),
            None => model.suggest(form),
        }
    };
    let suggestions: Vec<Suggestion> = forms.iter().zip(tokens).map(suggest).collect();
    let guesses: Vec<u32> = suggestions.iter().map(|s| s.guess).collect();
    let mut out = Vec::with_capacity(tokens.len());
    let mut previous = [START; 2];
    let mut frame = START;
    for (at, (form, suggestion)) in forms.iter().zip(&suggestions).enumerate() {
        let number = match suggestion.sure {
            Some(tag) => tag as usize,
            None => {
                let mut scores = model.scores(form, suggestion);
                let around = Around {
                    forms: &forms,
                    guesses: &guesses,
                    at,
                    previous,
                    frame,
                };
                model.contextual(&around, &mut scores);
                model::highest(&scores)
            }
        };
        let tag = TAGS.get(number).copied().unwrap_or(Tag::Other);
        previous = [number as u32, previous[0]];
        if features::frames(tag) {
            frame = number as u32;
        }
        out.push(tag);
    }
    out
}

/// What is known of a token that can have one tag only.
fn sure(tag: Tag) -> Suggestion<'static> {
    Suggestion {
        guess: (tag as u32) << 5 | 31,
        sure: Some(tag as u8),
        class: None,
    }
}

/// The tag of a pronoun with its verb, which is one token here: "we'll", "They've". Where a sentence begins with one, its
/// capital would make a name of it.
fn contraction(word: &str) -> Option<Tag> {
    let (pronoun, verb) = word.split_once(['\'', '\u{2019}'])?;
    let tag = match verb {
        "ll" | "d" => Tag::Modal,
        "re" | "ve" | "m" => Tag::VerbPresent,
        _ => return None,
    };
    let mut small = Small::default();
    matches!(
        small.lower(pronoun),
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "there" | "this" | "that" | "these" | "those" | "who" | "what"
    )
    .then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_with_its_verb_is_no_name() {
        for (word, tag) in [
            ("They'd", Some(Tag::Modal)),
            ("she\u{2019}ll", Some(Tag::Modal)),
            ("WE're", Some(Tag::VerbPresent)),
            ("O'Brien", None),
            ("Xi'an", None),
            ("don't", None),
        ] {
            assert_eq!(contraction(word), tag, "{word}");
        }
    }
}
