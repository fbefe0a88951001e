//! Dates and durations, resolved where something in the text or the options resolves them.

use crate::options::Options;
use crate::report::{Article, Time};
use crate::segment::Sentence;

/// The days that relative dates are resolved against.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// The caller's date, else the article's.
    pub published: Option<String>,
}

impl Anchors {
    /// The anchors of an article; the caller's own date goes first.
    pub(crate) fn new(article: &Article, options: &Options) -> Self {
        let published = options
            .published
            .clone()
            .or_else(|| article.published.as_ref().map(|f| f.value.clone()));
        Self { published }
    }
}

/// The times of the sentences, in text order, without overlap.
pub(crate) fn find(_text: &str, _sentences: &[Sentence], _anchors: &Anchors) -> Vec<Time> {
    Vec::new()
}
