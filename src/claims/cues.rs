//! Cues: the words that attribute a statement to someone, found by their forms.

use std::sync::LazyLock;

use super::lemmas;
use super::sheet::Sheet;
use crate::lexicon::{self, Groups};
use crate::order;
use crate::report::Stance;

/// An entry of `data/cues.txt`.
#[derive(Debug)]
pub(crate) struct Cue {
    /// Dictionary form: "rule out".
    pub lemma: &'static str,
    /// The words after the first: "out".
    rest: Vec<&'static str>,
    pub class: Class,
    pub stance: Stance,
    /// What the content may look like.
    frames: Vec<&'static str>,
}

/// Word class of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Verb,
    Adjective,
    Noun,
}

impl Cue {
    /// True where the content may take this frame: `that`, `quote`, `to`, `np`, `wh`, `hearer`, `weak` or a preposition.
    pub(crate) fn takes(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }

    /// Number of its words.
    pub(crate) fn len(&self) -> usize {
        1 + self.rest.len()
    }
}

/// The entries that begin with the word at `i` and whose other words follow it, longest first.
pub(crate) fn at<'s>(sheet: &'s Sheet, i: usize) -> impl Iterator<Item = &'static Cue> + use<'s> {
    let entries = LEXICON.forms.get(sheet.word(i));
    entries
        .iter()
        .filter_map(|&n| LEXICON.cues.get(n))
        .filter(move |cue| cue.rest.iter().enumerate().all(|(k, word)| sheet.word(i + 1 + k) == *word))
}

struct Lexicon {
    cues: Vec<Cue>,
    /// Entries by each form of their first word, longest first.
    forms: Groups<usize>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let irregular = Groups::new(lemmas::irregular().collect());
    let mut cues = Vec::new();
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for line in lexicon::entries(lexicon::list!("../../data/cues.txt")) {
        let mut fields = lexicon::pieces(line, b'\t');
        let (Some(lemma), Some(class), Some(stance), Some(frames)) = (fields.next(), fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let (Some(class), Some(stance)) = (class_of(class), stance_of(stance)) else {
            continue;
        };
        let mut words = lexicon::pieces(lemma, b' ');
        let first = words.next().unwrap_or_default();
        let mut own = match class {
            Class::Verb => verb_forms(first, irregular.get(first)),
            Class::Noun => vec![first.into(), plural(first)],
            Class::Adjective => vec![first.into()],
        };
        let n = cues.len();
        while let Some(form) = own.pop() {
            if !own.contains(&form) {
                // Needed as long as the program runs, as the list is.
                forms.push((form.leak(), n));
            }
        }
        cues.push(Cue {
            lemma,
            rest: words.collect(),
            class,
            stance,
            frames: lexicon::pieces(frames, b' ').collect(),
        });
    }
    order::by_key(&mut forms, |&(_, n)| usize::MAX - cues.get(n).map_or(0, Cue::len));
    Lexicon {
        cues,
        forms: Groups::new(forms),
    }
});

fn class_of(word: &str) -> Option<Class> {
    Some(match word {
        "verb" => Class::Verb,
        "adjective" => Class::Adjective,
        "noun" => Class::Noun,
        _ => return None,
    })
}

fn stance_of(word: &str) -> Option<Stance> {
    Some(match word {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "doubts" => Stance::Doubts,
        "pledges" => Stance::Pledges,
        "demands" => Stance::Demands,
        "warns" => Stance::Warns,
        "asks" => Stance::Asks,
        "accuses" => Stance::Accuses,
        "believes" => Stance::Believes,
        _ => return None,
    })
}

/// Base, third person, past, participle and -ing form.
fn verb_forms(base: &str, irregular: &[&str]) -> Vec<String> {
    let ends_in_y = base.ends_with('y') && !base.ends_with("ay") && !base.ends_with("ey") && !base.ends_with("oy");
    let stem = if ends_in_y { &base[..base.len() - 1] } else { base };
    let third = if ends_in_y { format!("{stem}ies") } else { plural(base) };
    let past = match irregular.first() {
        Some(past) => (*past).into(),
        None if base.ends_with('e') => format!("{base}d"),
        None if ends_in_y => format!("{stem}ied"),
        None => format!("{base}ed"),
    };
    let ing = match irregular.get(2) {
        Some(ing) => (*ing).into(),
        None if base.ends_with('e') && !base.ends_with("ee") => format!("{}ing", &base[..base.len() - 1]),
        None => format!("{base}ing"),
    };
    let mut forms = vec![base.to_string(), third, past, ing];
    forms.extend(irregular.get(1).map(|&p| p.into()));
    // British and American doubling: signaled, signalled.
    if base.ends_with("al") || base.ends_with("el") {
        forms.extend([format!("{base}led"), format!("{base}ling")]);
    }
    forms
}

fn plural(word: &str) -> String {
    match word.as_bytes() {
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [b'g', b'o'] | [b'u', .., b'o'] => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        assert_eq!(verb_forms("deny", &[]), ["deny", "denies", "denied", "denying"]);
        assert_eq!(verb_forms("say", &["said", "said"]), ["say", "says", "said", "saying", "said"]);
        assert_eq!(verb_forms("urge", &[]), ["urge", "urges", "urged", "urging"]);
        assert!(verb_forms("signal", &[]).contains(&"signalled".to_string()));
    }

    #[test]
    fn every_entry_is_read() {
        let lines = lexicon::entries(lexicon::list!("../../data/cues.txt")).count();
        assert_eq!(LEXICON.cues.len(), lines);
    }
}
