//! Parts of speech: one tag for each token of a sentence.
#![allow(dead_code)] // until the attribution rules call it

use crate::segment::{Token, TokenKind};

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

/// One tag for each token of one sentence (tokens from [`crate::segment::tokens`]).
pub(crate) fn tag(text: &str, tokens: &[Token]) -> Vec<Tag> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut previous = Tag::Mark;
    for token in tokens {
        previous = crude(token.range.of(text), token.kind, previous, out.is_empty());
        out.push(previous);
    }
    out
}

/// A closed-class lexicon, then suffixes.
fn crude(word: &str, kind: TokenKind, previous: Tag, first: bool) -> Tag {
    match kind {
        TokenKind::Mark => return Tag::Mark,
        TokenKind::Number => return Tag::Number,
        TokenKind::Clitic => {
            return if matches!(previous, Tag::Pronoun | Tag::Wh | Tag::Determiner) {
                Tag::VerbPresent
            } else {
                Tag::Clitic
            };
        }
        TokenKind::Word => {}
    }
    let lower = word.to_lowercase().replace('\u{2019}', "'");
    let verbal = matches!(previous, Tag::To | Tag::Modal);
    match lower.as_str() {
        "i" | "you" | "he" | "she" | "it" | "we" | "they" | "him" | "them" | "us" | "me" | "himself" | "themselves" | "itself" => {
            Tag::Pronoun
        }
        "his" | "her" | "their" | "its" | "our" | "my" | "your" => Tag::Possessive,
        "the" | "a" | "an" | "this" | "these" | "those" | "some" | "any" | "no" | "all" | "each" | "every" | "both" | "another" => {
            Tag::Determiner
        }
        "that" if matches!(previous, Tag::Noun | Tag::Nouns) => Tag::Wh,
        "that" | "because" | "if" | "whether" | "while" | "although" | "though" | "unless" => Tag::Subordinator,
        "who" | "which" | "what" | "when" | "where" | "why" | "how" | "whose" | "whom" => Tag::Wh,
        "and" | "or" | "but" | "nor" => Tag::Conjunction,
        "to" => Tag::To,
        "of" | "in" | "on" | "at" | "by" | "for" | "with" | "from" | "into" | "about" | "after" | "before" | "over" | "under"
        | "against" | "between" | "during" | "through" | "as" | "since" | "until" | "among" | "within" | "without" | "per" => {
            Tag::Preposition
        }
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "won't" | "wouldn't" | "can't"
        | "couldn't" | "shouldn't" | "cannot" | "we'll" | "i'll" | "they'll" | "he'll" | "she'll" | "it'll" | "you'll" => Tag::Modal,
        "is" | "are" | "has" | "have" | "do" | "does" | "am" | "says" | "don't" | "doesn't" | "isn't" | "aren't" | "hasn't" | "haven't"
        | "i'm" | "we're" | "they're" | "you're" | "i've" | "we've" | "they've" => {
            if verbal {
                Tag::VerbBase
            } else {
                Tag::VerbPresent
            }
        }
        "was" | "were" | "had" | "did" | "said" | "told" | "wrote" | "went" | "came" | "made" | "didn't" | "wasn't" | "weren't"
        | "hadn't" => Tag::VerbPast,
        "been" => Tag::VerbParticiple,
        "not" | "also" | "still" | "now" | "then" | "there" | "here" | "very" | "too" | "just" | "even" | "never" => Tag::Adverb,
        "be" => Tag::VerbBase,
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "hundred" | "thousand" | "million"
        | "billion" => Tag::Number,
        _ if !first && word.starts_with(char::is_uppercase) => Tag::Name,
        _ if verbal => Tag::VerbBase,
        w if w.ends_with("ly") => Tag::Adverb,
        w if w.ends_with("ing") => Tag::VerbIng,
        w if w.ends_with("ed") => {
            if matches!(previous, Tag::VerbPresent | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbBase) {
                Tag::VerbParticiple
            } else {
                Tag::VerbPast
            }
        }
        w if ["ous", "ful", "ive", "al", "ic", "able", "less", "ish", "ary"]
            .iter()
            .any(|s| w.ends_with(s)) =>
        {
            Tag::Adjective
        }
        w if w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") => Tag::Nouns,
        _ if first && word.starts_with(char::is_uppercase) => Tag::Name,
        _ => Tag::Noun,
    }
}
