//! Dictionary forms of verbs and nouns: "opined" is of "opine", "took" of "take".

use std::sync::LazyLock;

use crate::lexicon::{Table, entries, halves, list, pieces, table};
use crate::tagger::Tag;

/// The forms of `data/irregular_verbs.txt`, each after its dictionary form.
pub(crate) fn irregular() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(list!("../../data/irregular_verbs.txt"))
        .filter_map(|line| halves(line, b'\t'))
        .flat_map(|(base, forms)| pieces(forms, b'\t').map(move |form| (base, form)))
}

/// Dictionary forms by irregular forms.
static BASES: LazyLock<Table> = LazyLock::new(|| Table::new(irregular().map(|(base, form)| (form, base)).collect()));

/// Endings that tell whether an e was cut off.
static SILENT_E: LazyLock<Table> = LazyLock::new(|| table(list!("../../data/silent-e.txt")));

/// The dictionary form of an irregular form: "said" is of "say".
pub(crate) fn base_form(word: &str) -> Option<&'static str> {
    BASES.get(word)
}

/// A word's dictionary form, as far as a list and the endings tell.
pub(crate) fn lemma(word: &str, tag: Tag) -> String {
    let verb = matches!(
        tag,
        Tag::VerbIng | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbPresent | Tag::VerbBase
    );
    if let Some(base) = base_form(word).filter(|_| verb) {
        return base.to_owned();
    }
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() >= 2);
    match tag {
        Tag::VerbIng => cut("ing").map(restored),
        Tag::VerbPast | Tag::VerbParticiple => cut("ied")
            .map(|stem| format!("{stem}y"))
            .or_else(|| cut("ed").filter(|stem| !stem.ends_with('e')).map(restored))
            .or_else(|| cut("d").map(str::to_owned)),
        Tag::VerbPresent | Tag::Nouns => cut("ies")
            .map(|stem| format!("{stem}y"))
            .or_else(|| {
                let hisses = |stem: &&str| ["x", "h", "ss", "zz"].iter().any(|end| stem.ends_with(end));
                cut("es").filter(hisses).filter(|stem| !has_silent_e(stem)).map(str::to_owned)
            })
            .or_else(|| cut("s").filter(|stem| !stem.ends_with('s')).map(str::to_owned)),
        _ => None,
    }
    .unwrap_or_else(|| word.to_owned())
}

/// What is left of a verb without -ing or -ed, with the e that was cut off, or without the letter that was doubled.
fn restored(stem: &str) -> String {
    if stem.ends_with("ee") {
        return stem.to_owned();
    }
    if has_silent_e(stem) {
        return format!("{stem}e");
    }
    match stem.as_bytes() {
        // "planned", "labelled"; but "called", "passed", "tell".
        [before @ .., a, b]
            if a == b && (!b"lseozf".contains(b) || (stem.ends_with("ell") && before.iter().filter(|c| is_vowel(**c)).count() > 1)) =>
        {
            stem.get(..stem.len() - 1).unwrap_or(stem).to_owned()
        }
        _ => stem.to_owned(),
    }
}

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

/// So many letters has the longest ending in the list.
const ENDING: usize = 8;

/// The longest known ending decides.
fn has_silent_e(stem: &str) -> bool {
    let whole = match stem.char_indices().rev().nth(ENDING - 1) {
        Some((at, _)) => stem.get(at..).unwrap_or_default().to_owned(),
        None => format!("^{stem}"),
    };
    let endings = whole.char_indices().filter_map(|(at, _)| whole.get(at..));
    endings
        .filter_map(|ending| {
            SILENT_E
                .contains(ending)
                .then_some(true)
                .or_else(|| SILENT_E.contains(&format!("-{ending}")).then_some(false))
        })
        .next()
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dictionary_forms() {
        for (tag, pairs) in [
            (
                Tag::VerbIng,
                "touting tout, describing describe, planning plan, agreeing agree, bringing bring, modelling model, going go",
            ),
            (
                Tag::VerbPast,
                "praised praise, said say, opined opine, joined join, quipped quip, vetoed veto, guaranteed guarantee, took take",
            ),
            (
                Tag::VerbParticiple,
                "quoted quote, visited visit, called call, passed pass, labelled label, tried try, used use, named name",
            ),
            (
                Tag::VerbPresent,
                "decries decry, stresses stress, voices voice, teaches teach, loathes loathe, quizzes quiz, goes go",
            ),
            (Tag::Nouns, "pledges pledge, promises promise, theories theory"),
            (Tag::Noun, "thought thought"),
        ] {
            for pair in pairs.split(", ") {
                let (word, base) = pair.split_once(' ').expect("two words");
                assert_eq!(lemma(word, tag), base, "{word}");
            }
        }
    }

    #[test]
    fn no_ending_is_longer_than_what_is_looked_at() {
        let endings = entries(list!("../../data/silent-e.txt"));
        assert!(endings.map(|e| e.trim_start_matches(['-', '^']).len()).all(|len| len <= ENDING));
        assert_eq!(lemma(&format!("{}ied", "long".repeat(1000)), Tag::VerbPast).len(), 4001);
    }
}
