//! What kinds of claim a claim is, whether it says yes or no, and how certain it is made to sound.

use std::sync::LazyLock;

use super::phrases::{is_copula, is_negation};
use super::sheet::Sheet;
use super::words::GRAMMAR;
use crate::lexicon::{self, Groups};
use crate::report::{Certainty, Label, Polarity, Stance};
use crate::tagger::Tag;
use crate::text::Range;

/// What the words of a claim say of it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub labels: Vec<Label>,
    certain: bool,
    negative: bool,
    /// True once a piece was read.
    begun: bool,
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    Label(Label),
    Certain,
}

/// A modal's verb stands within so many words: "will probably not hold".
const NEAR: usize = 4;

/// What must hold beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    /// The first word is a modal verb, with its verb: "will", no testament.
    Modal,
    /// A verb in its base form follows: "going to rise", not "going to Kyiv".
    Verb,
    /// No number follows: "more than wages", not "more than 200".
    Unnumbered,
    /// "was untrue", "dismissed as false".
    Predicate,
    /// No comparison before it: "likely to rise", not "more likely to".
    Plain,
    /// Words follow: "if he leaves", not "a question of if".
    Clause,
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
        let mut fields = line.split('\t').map(str::trim);
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
            _ => continue,
        };
        let need = match need {
            Some("modal") => Need::Modal,
            Some("verb") => Need::Verb,
            Some("unnumbered") => Need::Unnumbered,
            Some("predicate") => Need::Predicate,
            Some("plain") => Need::Plain,
            Some("clause") => Need::Clause,
            _ => Need::Nothing,
        };
        let mut words = words.split(' ');
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
                Need::Modal => s.tag(i) == Tag::Modal && (after..after + NEAR).any(|k| s.tag(k) == Tag::VerbBase),
                Need::Verb => s.tag(after) == Tag::VerbBase,
                Need::Unnumbered => !is_number(s, after),
                Need::Predicate => is_predicate(s, i),
                Need::Plain => i == 0 || !matches!(s.word(i - 1), "more" | "less" | "as"),
                Need::Clause => s.is_word(after),
            }
    }
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
fn is_number(s: &Sheet, at: usize) -> bool {
    let raw = s.raw(at);
    let symbol = raw.chars().next().is_some_and(|c| !c.is_alphanumeric());
    if symbol && raw.ends_with(|c: char| c.is_alphanumeric()) {
        return true; // "£5million" is one word.
    }
    // "higher than 2019 levels" compares.
    let year = raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"));
    let at = at + usize::from(symbol || matches!(s.word(at), "a" | "an" | "about" | "around"));
    s.tag(at) == Tag::Number && !year || GRAMMAR.measure.contains(s.word(at))
}

/// Tokens after the main verb in which a negation is still the statement's own: "has not yet been", "there is no".
const REACH: usize = 4;

/// True where the whole statement is denied, in its subject or at its verb. Neither a condition before it nor a relative
/// clause within it is the statement: "If it does not rain, …", "those who did not pay were …".
fn is_denied(s: &Sheet, from: usize, to: usize) -> bool {
    let denies = |k: usize| is_negation(s.word(k)) && !matches!(s.word(k + 1), "only" | "just" | "merely" | "simply");
    let start = match s.tag(from) {
        Tag::Subordinator if s.word(from) != "that" => (from..to.min(from + 40))
            .find(|&k| s.is_mark(k, ","))
            .map_or(from, |comma| comma + 1),
        _ => from,
    };
    // The first finite verb that no relative pronoun has for itself.
    let mut relatives = 0_usize;
    let mut subject_end = None;
    let main = (start..to.min(start + 60)).find(|&k| {
        if s.tag(k) == Tag::Wh && k > start {
            relatives += 1;
            subject_end = subject_end.or(Some(k));
        }
        let finite = s.is_finite(k);
        let own = finite && relatives == 0;
        relatives -= usize::from(finite && !own);
        own
    });
    let verb = main.unwrap_or(start);
    let ends = |k: usize| matches!(s.tag(k), Tag::Mark | Tag::Subordinator | Tag::Wh);
    let end = to.min(verb + 1 + REACH);
    let after = (verb + 1..end).find(|&k| ends(k)).unwrap_or(end);
    (start..subject_end.unwrap_or(verb).min(verb)).any(denies) || (verb..after).any(denies)
}

impl Reading {
    /// Reads one piece of a claim's content in its sentence.
    pub(crate) fn add(&mut self, s: &Sheet, piece: Range) {
        let (from, to) = (s.token_at(piece.start), s.token_at(piece.end));
        // Of several sentences the first says what is stated.
        if !self.begun {
            self.negative = is_denied(s, from, to);
            self.begun = from < to;
        }
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
                    Mark::Label(label) => {
                        self.negative ^= label == Label::Denial;
                        self.labels.push(label);
                    }
                    Mark::Certain => self.certain = true,
                }
            }
        }
    }

    /// The labels, sorted, with what the stance and the figures add.
    pub(crate) fn labels(&self, attribution: Option<Stance>, figures: bool) -> Vec<Label> {
        let mut labels = self.labels.clone();
        if attribution == Some(Stance::Asks) {
            // "asked if she would resign": no condition.
            labels.retain(|&label| label != Label::Conditional);
        }
        labels.extend(attribution.map(|_| Label::Attributed));
        labels.extend(figures.then_some(Label::Quantity));
        labels.extend(attribution.and_then(|stance| match stance {
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
        let denied = negated_cue || stance == Some(Stance::Denies);
        // "did not deny", "none of them opposed": a denial that is none.
        let denied = denied && !(negated_cue && stance == Some(Stance::Denies));
        if self.negative != denied {
            Polarity::Negative
        } else {
            Polarity::Positive
        }
    }

    /// The weakest certainty that the hedges, the stance and the words leave; a belief is no certainty.
    pub(crate) fn certainty(&self, stance: Option<Stance>, hedges: &[Certainty]) -> Certainty {
        if hedges.contains(&Certainty::Possible) || stance == Some(Stance::Doubts) {
            Certainty::Possible
        } else if hedges.contains(&Certainty::Probable) || stance == Some(Stance::Believes) {
            Certainty::Probable
        } else if self.certain && hedges.is_empty() {
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
        format!("{:?} {}", reading.labels, if reading.certain { "certain" } else { "" }).to_lowercase()
    }

    #[test]
    fn a_statement_is_denied_in_its_subject_or_at_its_verb() {
        let denied = |sentence: &str| {
            let range = Range::new(0, sentence.len());
            let mut reading = Reading::default();
            reading.add(&Sheet::new(sentence, range, |_| None), range);
            reading.negative
        };
        for no in [
            "The bridge will not open in May",
            "No one was hurt in the fire",
            "that there is no evidence of fraud",
            "Residents who live nearby were never asked",
            "If the dam holds, the town will not flood",
            "We don't want a second vote",
        ] {
            assert!(denied(no), "{no}");
        }
        for yes in [
            "If it does not rain, the match goes ahead",
            "Those who did not pay were fined",
            "The mayor is glad that no one was hurt",
            "The bridge is not only long but beautiful",
            "The plan is sound, not cheap",
        ] {
            assert!(!denied(yes), "{yes}");
        }
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
