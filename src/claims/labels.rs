//! What kinds of claim a claim is, whether it says yes or no, and how certain it is made to sound.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::phrases::is_negation;
use super::sheet::Sheet;
use crate::lexicon;
use crate::report::{Certainty, Label, Polarity, Stance};
use crate::tagger::Tag;
use crate::text::Range;

/// What the words of a claim say of it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub labels: Vec<Label>,
    certain: bool,
    negative: bool,
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    Label(Label),
    Certain,
}

/// The words after the first, and what they mark.
type Entry = (Vec<&'static str>, Mark);

/// Entries by their first word: the words after it, and what they mark.
static LEXICON: LazyLock<HashMap<&str, Vec<Entry>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<Entry>> = HashMap::new();
    for (words, mark) in lexicon::entries(lexicon::list!("../../data/labels.txt")).filter_map(|line| line.split_once('\t')) {
        let mark = match mark.trim() {
            "prediction" => Mark::Label(Label::Prediction),
            "conditional" => Mark::Label(Label::Conditional),
            "comparison" => Mark::Label(Label::Comparison),
            "causal" => Mark::Label(Label::Causal),
            "opinion" => Mark::Label(Label::Opinion),
            "demand" => Mark::Label(Label::Demand),
            "certain" => Mark::Certain,
            _ => continue,
        };
        let mut words = words.split(' ');
        out.entry(words.next().unwrap_or_default())
            .or_default()
            .push((words.collect(), mark));
    }
    out
});

impl Reading {
    /// Reads one piece of a claim's content in its sentence.
    pub(crate) fn add(&mut self, s: &Sheet, piece: Range) {
        let (from, to) = (s.token_at(piece.start), s.token_at(piece.end));
        for i in from..to {
            // Great Orrin is not called great.
            if s.tag(i) == Tag::Name {
                continue;
            }
            let word = s.word(i);
            self.negative |= is_negation(word) && !self.negative && i < from + 14;
            for (rest, mark) in LEXICON.get(word).into_iter().flatten() {
                if rest.iter().enumerate().all(|(k, w)| s.word(i + 1 + k) == *w) {
                    match mark {
                        Mark::Label(label) => self.labels.push(*label),
                        Mark::Certain => self.certain = true,
                    }
                }
            }
        }
    }

    /// The labels, sorted, with what the stance and the figures add.
    pub(crate) fn labels(&self, attribution: Option<Stance>, figures: bool) -> Vec<Label> {
        let mut labels = self.labels.clone();
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
