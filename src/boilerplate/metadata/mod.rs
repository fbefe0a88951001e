//! Reads the article's metadata off the blocks that state it. Invents nothing: what the page does not say is `None`.

mod authors;
mod origin;
mod publishers;

use std::sync::LazyLock;

use self::publishers::is_likely;
use super::title::Title;
use crate::input::Document;
use crate::lexicon::{self, Table};
use crate::report::{Article, Block, Found};
use crate::text::Range;

pub(super) use self::authors::{
    are_authors_in_places, authors, is_authors, is_by, is_by_alone, is_desk, is_person, is_post, is_post_line, is_unnamed, listed, signed,
};
pub(super) use self::origin::reported_from;
pub(super) use self::publishers::{holder_of, is_outlet};

/// How many blocks before the headline and after the story a date or byline is looked for.
const NEAR: usize = 15;

/// Reads title, byline, dates, outlet, agency and dateline.
pub(crate) fn read(document: &Document, blocks: &[Block], title: Title) -> Article {
    let page = Page {
        text: &document.text,
        blocks,
    };
    let first = title.body.unwrap_or(blocks.len());
    let from = title
        .blocks
        .iter()
        .copied()
        .filter(|&n| n < first)
        .min()
        .unwrap_or(first)
        .saturating_sub(NEAR);
    let last = blocks.iter().rposition(|b| b.kept).unwrap_or(0);
    let near = from..(last + NEAR).min(blocks.len());
    let lead = title.body.and_then(|n| page.dateline(n));
    let (published, modified) = page.dates(near.clone(), first);
    let publishers = page.publishers(near.clone(), first);
    let place = page
        .place_under_byline(near.clone(), first)
        .or_else(|| page.place_of_date(near.clone(), first));
    let byline = page.byline(near, first);
    // Who writes alone holds the copyright too, and is no outlet.
    let holder = publishers
        .holder
        .filter(|holder| byline.iter().all(|author| author.value != holder.value));
    let mut article = Article {
        title: title.found,
        byline,
        published: published
            .or_else(|| document.markup.published.clone())
            .or_else(|| lead.as_ref().and_then(|l| l.date.clone())),
        modified: modified.or_else(|| document.markup.modified.clone()),
        // Who holds the copyright is often the company behind the paper: markup knows better.
        outlet: publishers
            .outlet
            .or_else(|| document.markup.outlet.clone())
            .or_else(|| {
                page.masthead(first, holder.as_ref())
                    .filter(|paper| is_likely(paper, holder.as_ref()))
            })
            .or(publishers.origin)
            .or_else(|| page.home(first))
            .or_else(|| holder.as_ref().and_then(|h| page.paper_behind(h)))
            .or_else(|| {
                let company = holder.as_ref().is_none_or(|h| publishers::is_company(&h.value));
                lead.as_ref().and_then(|l| l.station.clone()).filter(|_| company)
            })
            .or_else(|| holder.as_ref().and_then(|h| page.paper_spoken_to(h)))
            .or(holder)
            .or(publishers.own),
        agency: lead.as_ref().and_then(|l| l.agency.clone()).or(publishers.agency),
        dateline: lead.and_then(|l| l.place).or(place),
        ..Article::default()
    };
    if article.byline.is_empty() {
        article.byline.clone_from(&document.markup.byline);
    }
    article
}

struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
}

impl Page<'_> {
    fn words(&self, n: usize) -> &str {
        self.blocks.get(n).map_or("", |b| b.range.of(self.text))
    }

    fn found(&self, value: impl Into<String>, start: usize, part: &str) -> Found {
        Found {
            value: value.into(),
            range: Some(Range::new(start, start + part.len())),
        }
    }
}

/// What follows one of the phrases, the first that is there, letters' case aside.
fn after_any<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    // Only ASCII is folded, so that offsets stay.
    let folded = text.to_ascii_lowercase();
    phrases.iter().find_map(|p| {
        let at = folded.find(p)?;
        let whole = folded.get(..at).is_none_or(|b| !b.ends_with(|c: char| c.is_alphanumeric()));
        text.get(at + p.len()..).filter(|_| whole)
    })
}

/// True for the name of a news agency.
pub(super) fn is_agency(name: &str) -> bool {
    AGENCIES.contains(name)
}

static AGENCIES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/agencies.txt")));
