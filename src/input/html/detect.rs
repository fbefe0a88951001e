//! Tells HTML from text.

use super::elements::{Element, hash};

/// As much of the input as is looked at.
const LOOKED_AT: usize = 8192;

/// True where the input is HTML: a page, or what a browser puts on the clipboard. Text that speaks of a tag or two is
/// text.
pub(super) fn looks_like(input: &str) -> bool {
    let input = input.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut end = input.len().min(LOOKED_AT);
    while !input.is_char_boundary(end) {
        end -= 1;
    }
    let sample = input.get(..end).unwrap_or_default();
    let begins = |prefix: &str| sample.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta charset",
        "<meta http-equiv",
        "<!--StartFragment",
    ];
    if page.iter().any(|p| begins(p)) {
        return true;
    }
    let tags = Tags::count(sample);
    if sample.starts_with('<') && tags.first_at == Some(0) {
        // A fragment: one element is enough where it is closed, or where it says how it looks.
        return tags.closed > 0 || tags.attributes > 0 || tags.opened > 1;
    }
    // Text with tags in between: many of them, and blocks among them.
    tags.blocks >= 2 && tags.closed >= 2 && (tags.opened + tags.closed) * 250 >= sample.len()
}

/// Elements without a meaning to layout.
const INLINE: [&str; 5] = ["cite", "q", "abbr", "picture", "mark"];

#[derive(Default)]
struct Tags {
    first_at: Option<usize>,
    opened: usize,
    closed: usize,
    blocks: usize,
    attributes: usize,
}

impl Tags {
    /// Counts what reads like tags of known elements. Comments and declarations at the beginning are passed over.
    fn count(sample: &str) -> Self {
        let mut tags = Self::default();
        let mut only_comments = true;
        let mut rest = sample;
        while let Some(open) = rest.find('<') {
            only_comments &= rest.get(..open).unwrap_or_default().trim().is_empty();
            rest = rest.get(open + 1..).unwrap_or_default();
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let (closing, name_at) = match rest.strip_prefix('/') {
                Some(after) => (true, after),
                None => (false, rest),
            };
            let length = name_at
                .bytes()
                .take(32)
                .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-')
                .count();
            let name = name_at.get(..length).unwrap_or_default();
            let element = Element::named(name, hash(name.as_bytes()));
            let known = !matches!(element, Element::Other) || INLINE.iter().any(|known| known.eq_ignore_ascii_case(name));
            // Pages also make elements of their own, with a hyphen.
            let known = known || (length > 3 && !closing && name.trim_matches('-').contains('-'));
            let after = name_at.get(length..).unwrap_or_default();
            if !known || !after.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') {
                only_comments = false;
                continue;
            }
            let Some(close) = after.find('>') else { break };
            if only_comments {
                tags.first_at = tags.first_at.or(Some(0));
            }
            only_comments = false;
            tags.closed += usize::from(closing);
            tags.opened += usize::from(!closing);
            tags.blocks += usize::from(element.properties() & super::elements::BLOCK != 0);
            tags.attributes += usize::from(after.get(..close).is_some_and(|a| a.contains("=\"") || a.contains("='")));
            rest = after.get(close + 1..).unwrap_or_default();
        }
        tags
    }
}

#[cfg(test)]
mod tests {
    use super::looks_like;

    #[test]
    fn html() {
        for html in [
            "<!DOCTYPE html><title>x</title>",
            "\u{feff}\n <HTML lang=en>",
            "<meta charset='utf-8'><p>One",
            "<!--StartFragment--><p>One</p><!--EndFragment-->",
            "<header class=\"top\" style=\"color: red\"><div>One",
            "<p>One</p>",
            "<!-- saved from a page --><div><p>One</p></div>",
            "Intro without a tag.<p>One</p><p>Two</p>",
            "<span>One</span>",
        ] {
            assert!(looks_like(html), "{html}");
        }
    }

    #[test]
    fn text() {
        for text in [
            "",
            "<",
            "Plain words.",
            "The <b> tag makes text bold, he said.",
            "<b> is a tag that makes text bold, he said.",
            "a < b and c > d",
            "<ada@example.org> wrote:\n> The <p> element is a block, and </p> ends it.",
            "<3 is a heart",
            "<unknown>thing</unknown>",
        ] {
            assert!(!looks_like(text), "{text}");
        }
        let long = "He spoke of the tags <p>, </p>, <div> and </div>, and of little else. ".to_owned() + &"Then came words. ".repeat(100);
        assert!(!looks_like(&long));
    }
}
