//! Dates and durations, resolved where something in the text or the options resolves them.
//!
//! First every mention is read for what its words say ([`expression`]), then all are resolved in text order against the
//! article's date, its dateline, or the date that the story told last ([`resolve`]). Nothing here reads a clock.

mod calendar;
mod clocks;
pub(crate) use clocks::is_zone;
mod expression;
mod months;
mod named;
mod read;
mod relative;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod years;

use crate::options::Options;
use crate::report::Article;

pub(crate) use calendar::Date;
pub(super) use read::collect;
pub(super) use resolve::resolve;

/// The days that relative dates are resolved against.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// The caller's date, else the day on which the article says that it was published, or at least changed.
    pub published: Option<String>,
}

impl Anchors {
    /// The anchors of an article; the caller's own date goes first.
    pub(crate) fn new(article: &Article, options: &Options) -> Self {
        let stated = article.published.as_ref().or(article.modified.as_ref());
        let published = options.published.clone().or_else(|| stated.map(|f| f.value.clone()));
        Self { published }
    }
}
