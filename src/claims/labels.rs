//! What kinds of claim a claim is, whether it says yes or no, and how certain it is made to sound.

use std::sync::LazyLock;

use super::modality::{self, NEAR, is_year};
use super::phrases::{is_copula, is_negation, is_verb};
use super::polarity::is_denied;
use super::sheet::Sheet;
use super::words::{CLAIM, GRAMMAR};
use crate::lexicon::{self, Groups};
use crate::report::{Certainty, Label, Polarity, Stance};
use crate::tagger::Tag;
use crate::text::Range;

/// What the words of a claim say of it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub labels: Vec<Label>,
    /// True where its cue is in the present tense: no "would" is a past one's "will".
    present: bool,
    certain: bool,
    /// True for "I think it will hold".
    believed: bool,
    possible: bool,
    negative: bool,
    /// How many of the labels are from a "would" that reports a "will".
    shifted: usize,
    /// True for those who are to do what they are told: "expects pupils to wear ties".
    bidden: bool,
    /// True once a piece was read.
    begun: bool,
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    Label(Label),
    Certain,
    Possible,
}

/// What must hold beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    /// The first word is a modal verb, with its verb: "will", no testament.
    Modal,
    /// The same without "not" or "only" behind it: "may not leave" forbids.
    Unbarred,
    /// A verb in its base form follows: "going to rise", not "going to Kyiv".
    Verb,
    /// A "would" that reports a "will".
    Backshift,
    /// The first word is a modal verb, and what may be is placed in time: "may vanish by 2060".
    Ahead,
    /// "to" and a verb follow: "expects the rain to ease".
    Infinitive,
    /// Something is made to have more of a quality: "makes rain more frequent".
    Quality,
    /// No number follows, and no "other" or "rather" stands before: "more than wages", not "more than 200".
    Unnumbered,
    /// "was untrue", "dismissed as false".
    Predicate,
    /// No comparison before it, and no "have" behind: "likely to rise", not "more likely to", "likely to have risen".
    Plain,
    /// Words of a clause follow: "if he leaves", not "a question of if" nor "this year, if not sooner".
    Clause,
    /// The first word is a verb, and one in its base form follows: "plans to cut jobs", not "the plans to cut jobs".
    Intent,
}

/// An entry of the list.
#[derive(Debug)]
struct Entry {
    /// The words after the first.
    rest: Vec<&'static str>,
    mark: Mark,
    need: Need,
}

/// Entries by their first word.
static LEXICON: LazyLock<Groups<Entry>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for line in lexicon::entries(lexicon::list!("../../data/labels.txt")) {
        let mut fields = lexicon::pieces(line, b'\t');
        let (words, label, need) = (fields.next().unwrap_or_default(), fields.next(), fields.next());
        let mark = match label {
            Some("prediction") => Mark::Label(Label::Prediction),
            Some("conditional") => Mark::Label(Label::Conditional),
            Some("comparison") => Mark::Label(Label::Comparison),
            Some("causal") => Mark::Label(Label::Causal),
            Some("opinion") => Mark::Label(Label::Opinion),
            Some("demand") => Mark::Label(Label::Demand),
            Some("denial") => Mark::Label(Label::Denial),
            Some("certain") => Mark::Certain,
            Some("possible") => Mark::Possible,
            _ => continue,
        };
        let need = match need {
            Some("modal") => Need::Modal,
            Some("unbarred") => Need::Unbarred,
            Some("verb") => Need::Verb,
            Some("backshift") => Need::Backshift,
            Some("ahead") => Need::Ahead,
            Some("infinitive") => Need::Infinitive,
            Some("quality") => Need::Quality,
            Some("unnumbered") => Need::Unnumbered,
            Some("predicate") => Need::Predicate,
            Some("plain") => Need::Plain,
            Some("clause") => Need::Clause,
            Some("intent") => Need::Intent,
            _ => Need::Nothing,
        };
        let mut words = lexicon::pieces(words, b' ');
        let first = words.next().unwrap_or_default();
        let rest = words.collect();
        out.push((first, Entry { rest, mark, need }));
    }
    Groups::new(out)
});

impl Entry {
    /// True where it stands at the token `i`, whose word is its first.
    fn stands(&self, s: &Sheet, i: usize) -> bool {
        let after = i + 1 + self.rest.len();
        self.rest.iter().zip(i + 1..).all(|(w, k)| s.word(k) == *w)
            && match self.need {
                Need::Nothing => true,
                Need::Modal => is_modal(s, i, after),
                Need::Unbarred => is_modal(s, i, after) && !modality::is_barred(s, i),
                Need::Verb => s.tag(after) == Tag::VerbBase,
                Need::Backshift => modality::is_backshifted(s, i),
                Need::Ahead => modality::is_ahead(s, i),
                Need::Infinitive => modality::has_infinitive(s, i),
                Need::Quality => modality::makes_more(s, i),
                Need::Unnumbered => !(is_number(s, after) || i > 0 && matches!(s.word(i - 1), "other" | "rather")),
                Need::Predicate => is_predicate(s, i),
                Need::Plain => i == 0 || !matches!(s.word(i - 1), "more" | "less" | "as") && s.word(after) != "have",
                Need::Clause => s.is_word(after) && !is_aside(s, after),
                Need::Intent => is_verb(s.tag(i)) && s.tag(after) == Tag::VerbBase,
            }
    }
}

/// True for a modal verb, with its verb after the words of its entry.
fn is_modal(s: &Sheet, i: usize, after: usize) -> bool {
    // "may amount to a crime": what stands right behind a modal is its verb, though it looks like a noun.
    let noun = s.tag(after) == Tag::Noun && s.tag(after + 1) == Tag::Preposition;
    s.tag(i) == Tag::Modal && (noun || (after..after + NEAR).any(|k| s.tag(k) == Tag::VerbBase))
}

/// "if | not sooner", "if | not the best": one word or two and an end, and no condition; "if not approved, …" is one.
fn is_aside(s: &Sheet, not: usize) -> bool {
    let alone = |k: usize| !s.is_word(k);
    let one = matches!(s.tag(not + 1), Tag::Adjective | Tag::Adverb) && alone(not + 2);
    let two = s.tag(not + 1) == Tag::Determiner && (not + 3..not + 5).any(alone);
    s.word(not) == "not" && (one || two)
}

/// True for the adjectives that deny: "untrue".
pub(crate) fn denies(word: &str) -> bool {
    LEXICON
        .get(word)
        .iter()
        .any(|e| e.rest.is_empty() && matches!(e.mark, Mark::Label(Label::Denial)))
}

/// True where a form of "be", or "as", stands before the token, adverbs aside, and nothing denies it.
fn is_predicate(s: &Sheet, at: usize) -> bool {
    let before = (at.saturating_sub(NEAR)..at)
        .rev()
        .find(|&k| s.tag(k) != Tag::Adverb || is_negation(s.word(k)));
    // "was raised | as false claims spread"
    let own = !s.is_nominal(at + 1) || s.tag(at + 1) == Tag::Pronoun;
    before.is_some_and(|k| is_copula(s.word(k)) || s.word(k) == "as" && own)
}

/// True for a number, with its sign or article before it: "$40", "a dozen", "half".
pub(super) fn is_number(s: &Sheet, at: usize) -> bool {
    let raw = s.raw(at);
    let symbol = raw.chars().next().is_some_and(|c| !c.is_alphanumeric());
    if symbol && raw.ends_with(|c: char| c.is_alphanumeric()) {
        return true; // "£5million" is one word.
    }
    // "no more than 3mg"
    if raw.starts_with(|c: char| c.is_ascii_digit()) && raw.ends_with(char::is_alphabetic) {
        return true;
    }
    // "higher than 2019 levels" compares.
    let year = is_year(raw);
    let at = at + usize::from(symbol || matches!(s.word(at), "a" | "an" | "about" | "around"));
    s.tag(at) == Tag::Number && !year || GRAMMAR.measure.contains(s.word(at))
}

impl Reading {
    /// The reading of a content whose cue is in the present tense, or is not.
    pub(crate) fn new(present: bool) -> Self {
        Self {
            present,
            ..Self::default()
        }
    }

    /// Reads one piece of a claim's content in its sentence.
    pub(crate) fn add(&mut self, s: &Sheet, piece: Range) {
        let (from, to) = (s.token_at(piece.start), s.token_at(piece.end));
        // Of several sentences the first says what is stated; "The plan | will not work" says it in two pieces.
        if !self.begun {
            self.negative |= is_denied(s, from, to);
            self.bidden |= modality::is_bidden(s, from, to);
            self.begun = (from..to).any(|k| s.is_finite(k));
        }
        // "What will it be by May?" knows nothing for certain.
        let question = (from..to).rev().find(|&k| s.is_mark(k, "?")).unwrap_or(from);
        for i in from..to {
            // Great Orrin is not called great.
            if s.tag(i) == Tag::Name {
                continue;
            }
            let word = s.word(i);
            // "was not false": no denial, and no negation either.
            if denies(word) && i > from && is_negation(s.word(i - 1)) {
                self.negative = false;
            }
            for entry in LEXICON.get(word).iter().filter(|e| e.stands(s, i)) {
                match entry.mark {
                    Mark::Label(_) if self.present && entry.need == Need::Backshift => {}
                    Mark::Label(label) => {
                        self.shifted += usize::from(entry.need == Need::Backshift);
                        self.negative ^= label == Label::Denial;
                        self.labels.push(label);
                    }
                    Mark::Certain => match modality::believed_by(s, i) {
                        Some(verb) => self.believed |= modality::is_own_belief(s, verb),
                        None => self.certain |= i >= question,
                    },
                    Mark::Possible => self.possible = true,
                }
            }
        }
    }

    /// The labels, sorted, with what the cue, its stance and the figures add.
    pub(crate) fn labels(&self, cue: &str, attribution: Option<Stance>, figures: bool) -> Vec<Label> {
        let mut labels = self.labels.clone();
        let foreseen = CLAIM.foresee.contains(cue) && !(self.bidden && cue == "expect");
        labels.extend(foreseen.then_some(Label::Prediction));
        if attribution == Some(Stance::Asks) {
            // "asked if she would resign": no condition.
            labels.retain(|&label| label != Label::Conditional);
            // "asked whether it would close": nobody foretells it.
            let predictions = labels.iter().filter(|&&label| label == Label::Prediction).count();
            labels.retain(|&label| label != Label::Prediction || predictions > self.shifted);
        }
        labels.extend(attribution.map(|_| Label::Attributed));
        labels.extend(figures.then_some(Label::Quantity));
        let known = CLAIM.known.contains(cue);
        labels.extend(attribution.filter(|_| !known).and_then(|stance| match stance {
            Stance::Pledges => Some(Label::Pledge),
            Stance::Denies => Some(Label::Denial),
            Stance::Demands => Some(Label::Demand),
            Stance::Warns => Some(Label::Warning),
            Stance::Believes | Stance::Doubts => Some(Label::Opinion),
            Stance::Asserts | Stance::Asks | Stance::Accuses => None,
        }));
        crate::order::by_key(&mut labels, |&label| label as usize);
        labels.dedup();
        labels
    }

    /// Negative where the content is negated, or its cue is.
    pub(crate) fn polarity(&self, negated_cue: bool, stance: Option<Stance>) -> Polarity {
        // "did not deny", "none of them opposed": a denial that is none.
        let denied = match stance {
            Some(Stance::Denies) => !negated_cue,
            Some(Stance::Doubts) => false,
            _ => negated_cue,
        };
        if self.negative != denied {
            Polarity::Negative
        } else {
            Polarity::Positive
        }
    }

    /// The weakest certainty that the hedges, the cue, its stance and the words leave; a belief is no certainty, a question none
    /// either.
    pub(crate) fn certainty(&self, cue: &str, stance: Option<Stance>, hedges: &[Certainty]) -> Certainty {
        let believed = self.believed || stance == Some(Stance::Believes) && !CLAIM.known.contains(cue);
        if self.possible || hedges.contains(&Certainty::Possible) || stance == Some(Stance::Doubts) {
            Certainty::Possible
        } else if believed || hedges.contains(&Certainty::Probable) {
            Certainty::Probable
        } else if self.certain && hedges.is_empty() && stance != Some(Stance::Asks) {
            Certainty::Certain
        } else {
            Certainty::Unspecified
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a sentence is labelled, by the list's names.
    fn labels(sentence: &str) -> String {
        let range = Range::new(0, sentence.len());
        let mut reading = Reading::default();
        reading.add(&Sheet::new(sentence, range, |_| None), range);
        let certain = if reading.certain { "certain" } else { "" };
        let possible = if reading.possible { "possible" } else { "" };
        format!("{:?} {certain} {possible}", reading.labels).to_lowercase()
    }

    #[test]
    fn each_entry_labels_its_example_and_spares_the_other() {
        let mut wrong = Vec::new();
        for line in include_str!("../../data/labels.txt").lines().filter(|l| !l.starts_with('#')) {
            let (entry, examples) = line.split_once('#').expect("an entry has examples");
            let label = entry.split('\t').nth(1).expect("an entry has a label").trim();
            let (yes, no) = examples.split_once('/').expect("there are two examples");
            if !labels(yes.trim()).contains(label) {
                wrong.push(format!("not {label}: {}", yes.trim()));
            }
            if labels(no.trim()).contains(label) {
                wrong.push(format!("{label}: {}", no.trim()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
