//! Figures for a reader: the article's own words, with the value in brackets where the words alone would not tell it.

use crate::claims::{figure, unit_name};
use crate::report::{Bound, Quantity, QuantityKind, QuantityValue};
use crate::text::{decimal, flat};

impl Quantity {
    /// The figure for a reader, as `text` (the report's, in bytes) words it: `£48 million`, `a third`, `at least 31 miles`. What
    /// only the words around it tell stands in brackets: `$5m (AUD)`, `40 (years)`; so does the value of a vague word:
    /// `dozens (at least 12)`.
    pub fn display_value(&self, text: &str) -> String {
        let words = flat(self.range.of(text));
        let open = self.open();
        let unit = self
            .unit
            .as_deref()
            .map(|unit| unit_name(unit, self.value == QuantityValue::One(1.0)));
        let full = || {
            let space = if unit.is_some() { " " } else { "" };
            format!("{words} ({open}{}{space}{})", self.number(), unit.unwrap_or_default())
        };
        match figure(&words) {
            // "a third" alone would be a place in an order.
            Some(alone) if alone.approximate || alone.value != self.value && !self.is_share() => full(),
            Some(alone) if alone.unit != self.unit => match unit {
                Some(unit) => format!("{open}{words} ({unit})"),
                None => format!("{open}{words}"),
            },
            _ => format!("{open}{words}"),
        }
    }

    /// True for a part of a whole: "a third", "one in five".
    fn is_share(&self) -> bool {
        self.kind == QuantityKind::Count && matches!(self.value, QuantityValue::One(value) if value > 0.0 && value < 1.0)
    }

    /// The words for what is left open, before the value.
    fn open(&self) -> &'static str {
        match self.bound {
            Some(Bound::AtLeast) => "at least ",
            Some(Bound::MoreThan) => "more than ",
            Some(Bound::AtMost) => "at most ",
            Some(Bound::LessThan) => "less than ",
            None if self.approximate => "about ",
            None => "",
        }
    }

    fn number(&self) -> String {
        match self.value {
            QuantityValue::One(value) => grouped(value),
            QuantityValue::Between([low, high]) => format!("{} to {}", grouped(low), grouped(high)),
        }
    }
}

/// `48,000,000`, `2.5`, `0.333`: digits in groups, three decimals at most unless there would be nothing else.
fn grouped(value: f64) -> String {
    let rounded = (value * 1000.0).round() / 1000.0;
    let plain = decimal(if rounded == 0.0 || !rounded.is_finite() { value } else { rounded });
    let (whole, decimals) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() * 2);
    for (n, digit) in whole.chars().enumerate() {
        let left = whole.len() - n;
        if n > 0 && left.is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out + decimals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    #[test]
    fn numbers_are_short_and_in_groups() {
        for (value, shown) in [
            (0.0, "0"),
            (999.0, "999"),
            (-100.0, "-100"),
            (-1000.0, "-1,000"),
            (48e6, "48,000,000"),
            (1234.5678, "1,234.568"),
            (1.0 / 3.0, "0.333"),
            (0.000_02, "0.00002"),
        ] {
            assert_eq!(grouped(value), shown);
        }
    }

    #[test]
    fn figures_are_shown_in_the_words_of_the_article() {
        let shown = |text: &str, kind, value: f64, unit: Option<&str>, approximate, bound| {
            let quantity = Quantity {
                range: Range::new(0, text.len()),
                sentence: 0,
                kind,
                value: QuantityValue::One(value),
                unit: unit.map(str::to_owned),
                approximate,
                bound,
            };
            quantity.display_value(text)
        };
        use QuantityKind::{Count, Measure, Money, Ordinal, Percent};
        assert_eq!(shown("£48 million", Money, 48e6, Some("GBP"), false, None), "£48 million");
        assert_eq!(shown("2.5bn\neuros", Money, 2.5e9, Some("EUR"), true, None), "about 2.5bn euros");
        assert_eq!(shown("a third", Count, 1.0 / 3.0, None, false, None), "a third");
        assert_eq!(shown("A third", Count, 1.0 / 3.0, None, true, None), "about A third");
        assert_eq!(shown("two cups", Measure, 2.0, Some("[cup_us]"), false, None), "two cups");
        assert_eq!(shown("third", Ordinal, 3.0, None, false, None), "third");
        assert_eq!(
            shown("60 percent", Percent, 60.0, Some("%"), true, Some(Bound::AtMost)),
            "at most 60 percent"
        );
        // What only the words around them tell.
        assert_eq!(shown("$5m", Money, 5e6, Some("AUD"), false, None), "$5m (AUD)");
        assert_eq!(shown("40", Measure, 40.0, Some("a"), false, None), "40 (years)");
        assert_eq!(shown("2012", Count, 2012.0, None, true, None), "about 2012");
        // What is vague.
        assert_eq!(
            shown("dozens", Count, 12.0, None, true, Some(Bound::AtLeast)),
            "dozens (at least 12)"
        );
        let billions = shown("billions of dollars", Money, 1e9, Some("USD"), true, Some(Bound::AtLeast));
        assert_eq!(billions, "billions of dollars (at least 1,000,000,000 USD)");
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
