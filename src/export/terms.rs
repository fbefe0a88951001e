//! The report's terms as words for a reader; single terms are spelt as the JSON report spells them.

use std::borrow::Cow;

use crate::claims::unit_name;
use crate::report::{
    Anchor, BlockKind, Bound, Certainty, EntityKind, Form, Label, Polarity, Quantity, QuantityKind, QuantityValue, Source, SourceKind,
    Stance, Time,
};
use crate::text::decimal;

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

impl Quantity {
    /// The value for a reader: `90000000000 USD`, `5 to 7 %`, `about 40`, `at least 31 miles`.
    pub fn display_value(&self) -> String {
        let open = match self.bound {
            Some(bound) => bound.as_str(),
            None if self.approximate => "about ",
            None => "",
        };
        let value = match self.value {
            QuantityValue::One(value) => decimal(value),
            QuantityValue::Between([low, high]) => format!("{} to {}", decimal(low), decimal(high)),
        };
        let is_one = self.value == QuantityValue::One(1.0);
        let unit = self.unit.as_deref().map(|unit| format!(" {}", unit_name(unit, is_one)));
        let unit = unit.unwrap_or_default();
        format!("{open}{value}{unit}")
    }
}

impl Bound {
    /// The words for a reader, before the value.
    const fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => "at least ",
            Self::MoreThan => "more than ",
            Self::AtMost => "at most ",
            Self::LessThan => "less than ",
        }
    }
}

impl Time {
    /// The resolved value, else the words of `text` (the report's, in bytes).
    pub fn display_value<'a>(&'a self, text: &'a str) -> &'a str {
        self.value.as_deref().unwrap_or_else(|| self.range.of(text))
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

    #[test]
    fn units_are_told_in_words_where_their_codes_say_little() {
        let told = |code| (unit_name(code, true), unit_name(code, false));
        assert_eq!(told("a"), ("year", "years"));
        assert_eq!(told("[mi_i]"), ("mile", "miles"));
        assert_eq!(told("pp"), ("percentage point", "percentage points"));
        for code in ["km", "km/h", "USD", "%", "no such code"] {
            assert_eq!(told(code), (code, code));
        }
    }
}
