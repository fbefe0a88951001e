//! The report's terms as words for a reader; single terms are spelt as the JSON report spells them.

use std::borrow::Cow;

use crate::claims::{self, Unsaid};
use crate::report::{
    Anchor, Article, BlockKind, Certainty, Claim, EntityKind, Form, Label, Polarity, QuantityKind, Source, SourceKind, Stance,
};
use crate::text::Range;

impl Source {
    /// What to call the source: its full name, else the words of `text` (the report's, in bytes), else what is known of it.
    pub fn display_name<'a>(&'a self, text: &'a str) -> Cow<'a, str> {
        if let Some(name) = &self.name {
            return name.into();
        }
        let words: Vec<&str> = self.ranges.iter().map(|r| r.of(text)).filter(|w| !w.is_empty()).collect();
        match (words.as_slice(), self.kind) {
            ([], SourceKind::Anonymous) => "unnamed source".into(),
            ([], _) => "source not stated".into(),
            ([word], _) => (*word).into(),
            _ => words.join(" … ").into(),
        }
    }
}

impl Article {
    /// What stands below the headline: authors, outlet, agency, place and dates. `given` is the day of publication that the
    /// caller gave ([`crate::Options::published`]) and that went before the article's own.
    pub fn display_facts(&self, given: Option<&str>) -> Vec<String> {
        let authors: Vec<&str> = self.byline.iter().map(|a| a.value.as_str()).collect();
        let mut facts = Vec::new();
        if !authors.is_empty() {
            facts.push(format!("By {}", authors.join(", ")));
        }
        facts.extend(self.outlet.as_ref().map(|f| f.value.clone()));
        facts.extend(self.agency.as_ref().map(|f| format!("agency {}", f.value)));
        facts.extend(self.dateline.as_ref().map(|f| f.value.clone()));
        let own = self.published.as_ref().map(|f| f.value.as_str());
        facts.extend(match (given, own) {
            (Some(given), Some(own)) if day(given) != day(own) => {
                Some(format!("{} (as given, in place of the article's {own})", day(given)))
            }
            (Some(given), _) => Some(format!("{} (as given)", day(given))),
            (None, own) => own.map(str::to_owned),
        });
        facts.extend(self.modified.as_ref().map(|f| format!("changed {}", f.value)));
        facts
    }
}

/// `2025-08-19` of `2025-08-19T10:00`.
fn day(date: &str) -> &str {
    date.split_once('T').map_or(date, |(day, _)| day)
}

impl Claim {
    /// What the source does, in words: the stance; "says nothing" of who declined to comment, "leaves open" of who could not
    /// verify it. `None` for the writer's own. `text` is the report's, in bytes.
    pub fn display_stance(&self, text: &str) -> Option<&'static str> {
        let said = self.attribution.as_ref()?;
        Some(match self.unsaid(text) {
            Some(Unsaid::Nothing) => "says nothing",
            Some(Unsaid::Open) => "leaves open",
            None => said.stance.as_str(),
        })
    }

    /// The words to show as the claim: what was said. Of a silence the cue too, without which they would say the opposite:
    /// "declined to comment". `text` is the report's, in bytes.
    pub fn display_ranges(&self, text: &str) -> Vec<Range> {
        match &self.attribution {
            None => self.ranges.clone(),
            Some(said) if self.is_silence(text) => {
                let ranges = said.cue.ranges.iter().chain(&said.content.ranges).copied();
                claims::joined(text, ranges.collect())
            }
            Some(said) => said.content.ranges.clone(),
        }
    }

    /// True where the source says nothing, or leaves open whether it is so. `text` is the report's, in bytes.
    pub fn is_silence(&self, text: &str) -> bool {
        self.unsaid(text).is_some()
    }

    fn unsaid(&self, text: &str) -> Option<Unsaid> {
        claims::unsaid(self.attribution.as_ref()?, self.polarity, text)
    }
}

impl BlockKind {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "listItem",
            Self::Quotation => "quotation",
            Self::Table => "table",
            Self::Code => "code",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::Summary => "summary",
            Self::Credit => "credit",
            Self::Navigation => "navigation",
            Self::Promotion => "promotion",
            Self::Related => "related",
            Self::Share => "share",
            Self::Disclosure => "disclosure",
            Self::Copyright => "copyright",
            Self::Comments => "comments",
            Self::Faq => "faq",
            Self::Advertisement => "advertisement",
            Self::Metadata => "metadata",
            Self::Other => "other",
        }
    }
}

impl Label {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attributed => "attributed",
            Self::Quantity => "quantity",
            Self::Pledge => "pledge",
            Self::Prediction => "prediction",
            Self::Conditional => "conditional",
            Self::Denial => "denial",
            Self::Demand => "demand",
            Self::Warning => "warning",
            Self::Comparison => "comparison",
            Self::Causal => "causal",
            Self::Opinion => "opinion",
        }
    }
}

impl Form {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

impl SourceKind {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::Outlet => "outlet",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
            Self::Unknown => "unknown",
        }
    }
}

impl Stance {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Doubts => "doubts",
            Self::Pledges => "pledges",
            Self::Demands => "demands",
            Self::Warns => "warns",
            Self::Asks => "asks",
            Self::Accuses => "accuses",
            Self::Believes => "believes",
        }
    }
}

impl Polarity {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

impl Certainty {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Possible => "possible",
            Self::Unspecified => "unspecified",
        }
    }
}

impl QuantityKind {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Ordinal => "ordinal",
        }
    }
}

impl Anchor {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Published => "published",
            Self::Dateline => "dateline",
            Self::Narrative => "narrative",
        }
    }
}

impl EntityKind {
    /// As the report spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every value of each type, so that a new one is not forgotten here.
    #[test]
    fn words_are_those_of_the_report() {
        fn same(word: &str, value: &impl serde::Serialize) {
            assert_eq!(serde_json::to_value(value).ok(), Some(word.into()));
        }
        for value in [
            BlockKind::Title,
            BlockKind::Heading,
            BlockKind::Paragraph,
            BlockKind::ListItem,
            BlockKind::Quotation,
            BlockKind::Table,
            BlockKind::Code,
            BlockKind::Byline,
            BlockKind::Dateline,
            BlockKind::Date,
            BlockKind::Caption,
            BlockKind::Summary,
            BlockKind::Credit,
            BlockKind::Navigation,
            BlockKind::Promotion,
            BlockKind::Related,
            BlockKind::Share,
            BlockKind::Disclosure,
            BlockKind::Copyright,
            BlockKind::Comments,
            BlockKind::Faq,
            BlockKind::Advertisement,
            BlockKind::Metadata,
            BlockKind::Other,
        ] {
            same(value.as_str(), &value);
        }
        for value in [
            Label::Attributed,
            Label::Quantity,
            Label::Pledge,
            Label::Prediction,
            Label::Conditional,
            Label::Denial,
            Label::Demand,
            Label::Warning,
            Label::Comparison,
            Label::Causal,
            Label::Opinion,
        ] {
            same(value.as_str(), &value);
        }
        for value in [Form::Direct, Form::Indirect, Form::Mixed] {
            same(value.as_str(), &value);
        }
        for value in [
            SourceKind::Person,
            SourceKind::Role,
            SourceKind::Organisation,
            SourceKind::Outlet,
            SourceKind::Group,
            SourceKind::Anonymous,
            SourceKind::Unknown,
        ] {
            same(value.as_str(), &value);
        }
        for value in [
            Stance::Asserts,
            Stance::Denies,
            Stance::Doubts,
            Stance::Pledges,
            Stance::Demands,
            Stance::Warns,
            Stance::Asks,
            Stance::Accuses,
            Stance::Believes,
        ] {
            same(value.as_str(), &value);
        }
        for value in [Polarity::Positive, Polarity::Negative] {
            same(value.as_str(), &value);
        }
        for value in [Certainty::Certain, Certainty::Probable, Certainty::Possible, Certainty::Unspecified] {
            same(value.as_str(), &value);
        }
        for value in [
            QuantityKind::Money,
            QuantityKind::Percent,
            QuantityKind::Count,
            QuantityKind::Measure,
            QuantityKind::Ordinal,
        ] {
            same(value.as_str(), &value);
        }
        for value in [Anchor::Explicit, Anchor::Published, Anchor::Dateline, Anchor::Narrative] {
            same(value.as_str(), &value);
        }
        for value in [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Other] {
            same(value.as_str(), &value);
        }
    }
}
