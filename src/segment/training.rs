//! Examples for training the model of sentence ends.

use super::boundary;
use super::sentences::{Place, scan};

/// A place where the model is asked.
pub struct Example {
    /// Where the sentence would end.
    pub end: usize,
    /// The place's features, by name.
    pub features: Vec<String>,
    /// True where a sentence ends there.
    pub label: bool,
    /// What a rule says of it, without the model.
    pub ruled: Option<bool>,
}

/// The examples of one block, whose sentences end at `ends` (sorted).
pub fn examples(block: &str, ends: &[usize]) -> Vec<Example> {
    let mut out = Vec::new();
    scan(block, |place| match place {
        Place::Certain { .. } => true,
        Place::Asked(c) => {
            let label = ends.binary_search(&c.end).is_ok();
            if let Some(ruled) = boundary::rule(block, c) {
                out.push(Example {
                    end: c.end,
                    features: Vec::new(),
                    label,
                    ruled: Some(ruled),
                });
                return label;
            }
            let mut features = Vec::new();
            boundary::features(block, c, &mut features);
            out.push(Example {
                end: c.end,
                features,
                label,
                ruled: None,
            });
            label
        }
    });
    out
}
