//! Finds the claims: quotations, attributions, figures, dates, hedges, and who is meant.

mod quantities;
mod times;
mod values;

use crate::boilerplate::Stripped;
use crate::options::Options;
use crate::report::{Claim, Entity, Quantity, Sentence, Time};
use crate::segment;

/// All that the report says about the kept text.
pub(crate) struct Claims {
    pub sentences: Vec<Sentence>,
    pub claims: Vec<Claim>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
    pub entities: Vec<Entity>,
}

/// Finds everything that the report says about the kept text.
pub(crate) fn find(text: &str, stripped: &Stripped, sentences: &[segment::Sentence], options: &Options) -> Claims {
    let (quantities, times) = values::find(text, sentences, &times::Anchors::new(&stripped.article, options));
    Claims {
        sentences: sentences
            .iter()
            .map(|s| Sentence {
                range: s.range,
                block: s.block,
                check_worthiness: 0.0,
                hedges: Vec::new(),
            })
            .collect(),
        claims: Vec::new(),
        quantities,
        times,
        entities: Vec::new(),
    }
}
