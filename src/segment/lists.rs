//! Items of a list that run on in one block: `1. … 2. …`, `a) … b) …`, `• … • …`.

use super::sentences::char_at;

/// The list that a block begins with, and the marker that its next item would bear.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct List {
    /// What stands after the number or letter: `.`, `)`, `.)`; empty for a bare bullet.
    suffix: &'static str,
    /// The bullet before it, if any.
    bullet: Option<char>,
    /// The number or letter of the next item; `None` for a bare bullet.
    next: Option<Order>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Number(u32),
    Letter(char),
}

impl Order {
    fn next(self) -> Option<Order> {
        match self {
            Order::Number(n) => Some(Order::Number(n.checked_add(1)?)),
            Order::Letter(c) => char::from_u32(c as u32 + 1).filter(char::is_ascii_alphabetic).map(Order::Letter),
        }
    }
}

impl List {
    /// The list that begins with the text.
    pub(super) fn begin(text: &str) -> Self {
        let mut list = Self::default();
        list.enter(text, 0);
        list
    }

    /// Takes note of an item that begins after white space at `at`.
    pub(super) fn enter(&mut self, text: &str, at: usize) {
        let rest = text.get(at..).unwrap_or_default();
        // Bounded: the white space between two sentences is looked at once for each of them.
        if let Some(item) = item(rest.trim_start()) {
            *self = item;
        }
    }

    /// True where the list's next item begins at `at`.
    pub(super) fn is_next_item(&mut self, text: &str, at: usize) -> bool {
        if self.bullet.is_none() && self.next.is_none() {
            return false;
        }
        let rest = text.get(at..).unwrap_or_default();
        if self.bullet.is_some() && !rest.starts_with(is_bullet) {
            return false;
        }
        match (item(rest), self.next) {
            (Some(found), Some(next)) if found.suffix == self.suffix && found.bullet == self.bullet && found.next == next.next() => {
                *self = found;
                true
            }
            (Some(found), None) => found.bullet == self.bullet,
            _ => false,
        }
    }
}

/// The item that `text` begins with.
fn item(text: &str) -> Option<List> {
    let bullet = text.chars().next().filter(|&c| is_bullet(c));
    let rest = bullet.map_or(text, |b| text.get(b.len_utf8()..).unwrap_or_default());
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (order, after) = match (digits, rest.chars().next()) {
        (1..=3, _) => (rest.get(..digits)?.parse().ok().map(Order::Number), digits),
        (0, Some(c)) if c.is_ascii_lowercase() => (Some(Order::Letter(c)), 1),
        _ => (None, 0),
    };
    let marked = order.and_then(|order| {
        let suffix = [".)", ".", ")"]
            .into_iter()
            .find(|s| rest.get(after..).is_some_and(|r| r.starts_with(s)))?;
        let body = char_at(rest, after + suffix.len())?.is_whitespace()
            && rest.get(after + suffix.len()..)?.trim_start().starts_with(is_item_start);
        body.then_some(List {
            suffix,
            bullet,
            next: order.next(),
        })
    });
    marked.or_else(|| {
        bullet.map(|b| List {
            suffix: "",
            bullet: Some(b),
            next: None,
        })
    })
}

fn is_item_start(c: char) -> bool {
    c.is_uppercase() || matches!(c, '"' | '\u{201c}' | '\u{2018}' | '(')
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '\u{2022}' | '\u{2043}' | '\u{25e6}' | '\u{25cf}' | '\u{25aa}' | '\u{25a0}' | '\u{2023}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_next_where_its_number_is() {
        let text = "1. One thing 3. Three 2. Two";
        let mut list = List::begin(text);
        assert!(!list.is_next_item(text, 13));
        assert!(list.is_next_item(text, 22));
    }

    #[test]
    fn a_number_in_prose_is_no_item() {
        let text = "We sold 2. The rest stayed.";
        assert!(!List::begin(text).is_next_item(text, 8));
    }
}
