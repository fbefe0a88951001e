//! Cues: the words that attribute a statement to someone, found by their forms.

use std::sync::LazyLock;

use super::sheet::Sheet;
use crate::lexicon::{self, Groups, Table};
use crate::order;
use crate::report::Stance;
use crate::tagger::Tag;

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

/// The dictionary form of an irregular form: "said" is of "say".
pub(crate) fn base_form(word: &str) -> Option<&'static str> {
    LEXICON.bases.get(word)
}

/// A dictionary form for a cue that the lexicon does not have, as far as endings tell: "touting" is of "tout".
pub(crate) fn lemma(word: &str, tag: Tag) -> String {
    if let Some(base) = base_form(word) {
        return base.to_owned();
    }
    let silent = |stem: &str| {
        let e = match stem.as_bytes() {
            [.., a, b] if a == b && !matches!(b, b'l' | b's' | b'e' | b'o') => {
                return stem.get(..stem.len() - 1).unwrap_or(stem).to_owned();
            }
            [.., b'c' | b'g' | b'v' | b'z' | b'u'] | [.., b'u' | b'i', b'r'] => true,
            // "praise", "state", but "tout".
            [.., b'a' | b'i' | b'o' | b'u', b's'] => true,
            [.., before, b'a' | b'u', b't'] => !b"aeiou".contains(before),
            _ => false,
        };
        if e { format!("{stem}e") } else { stem.to_owned() }
    };
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() >= 3);
    match tag {
        Tag::VerbIng => cut("ing").map(silent),
        Tag::VerbPast | Tag::VerbParticiple => cut("ied").map(|s| format!("{s}y")).or_else(|| cut("ed").map(silent)),
        Tag::VerbPresent | Tag::Nouns => cut("ies")
            .map(|s| format!("{s}y"))
            .or_else(|| cut("es").filter(|s| s.ends_with(['x', 'z', 'h'])).map(str::to_owned))
            .or_else(|| cut("s").filter(|s| !s.ends_with('s')).map(str::to_owned)),
        _ => None,
    }
    .unwrap_or_else(|| word.to_owned())
}

struct Lexicon {
    cues: Vec<Cue>,
    /// Entries by each form of their first word, longest first.
    forms: Groups<usize>,
    /// Dictionary forms by irregular forms.
    bases: Table,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let irregular: Vec<(&str, &str)> = lexicon::entries(lexicon::list!("../../data/irregular_verbs.txt"))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(base, forms)| forms.split('\t').map(move |form| (base, form.trim())))
        .collect();
    let bases = Table::new(irregular.iter().map(|&(base, form)| (form, base)).collect());
    let irregular = Groups::new(irregular);
    let mut cues = Vec::new();
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for line in lexicon::entries(lexicon::list!("../../data/cues.txt")) {
        let mut fields = line.split('\t').map(str::trim);
        let (Some(lemma), Some(class), Some(stance), Some(frames)) = (fields.next(), fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let (Some(class), Some(stance)) = (class_of(class), stance_of(stance)) else {
            continue;
        };
        let mut words = lemma.split(' ');
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
            frames: frames.split(' ').collect(),
        });
    }
    order::by_key(&mut forms, |&(_, n)| usize::MAX - cues.get(n).map_or(0, Cue::len));
    Lexicon {
        cues,
        forms: Groups::new(forms),
        bases,
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
    fn dictionary_forms() {
        assert_eq!(lemma("touting", Tag::VerbIng), "tout");
        assert_eq!(lemma("praised", Tag::VerbPast), "praise");
        assert_eq!(lemma("decries", Tag::VerbPresent), "decry");
        assert_eq!(lemma("said", Tag::VerbPast), "say");
    }

    #[test]
    fn every_entry_is_read() {
        let lines = lexicon::entries(include_str!("../../data/cues.txt")).count();
        assert_eq!(LEXICON.cues.len(), lines);
    }
}
