//! What a line says of itself in so many words: `data/lines.txt`.

use std::sync::LazyLock;

use crate::lexicon;
use crate::report::BlockKind;

/// What the list says of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub kind: BlockKind,
    pub reason: &'static str,
    /// True where the tagger's opinion does not matter.
    pub strips: bool,
}

/// Where in a line its words stand.
#[derive(Clone, Copy)]
enum Place {
    Start,
    End,
    Whole,
}

struct Entry {
    words: &'static str,
    place: Place,
    line: Line,
}

static LINES: LazyLock<Vec<Entry>> = LazyLock::new(|| lexicon::entries(lexicon::list!("../../data/lines.txt")).filter_map(entry).collect());

/// Longer lines are none of these.
const BYTES: usize = 300;

fn entry(line: &'static str) -> Option<Entry> {
    let mut fields = line.split('\t');
    let (words, kind, strength) = (fields.next()?, fields.next()?, fields.next()?);
    let (kind, reason) = match kind {
        "related" => (BlockKind::Related, "Related stories: links to other articles."),
        "promotion" => (BlockKind::Promotion, "Promotion: asks the reader to subscribe, follow or buy."),
        "comments" => (BlockKind::Comments, "Comments: asks for or heads readers' comments."),
        "share" => (BlockKind::Share, "A button for sharing, saving or printing the page."),
        "advertisement" => (BlockKind::Advertisement, "An advertisement, or the mark of one."),
        "date" => (BlockKind::Date, "States how old the article is."),
        "copyright" => (BlockKind::Copyright, "Says who may use the text."),
        "credit" => (BlockKind::Credit, "Credits: who reported, wrote or edited the story."),
        "byline" => (BlockKind::Byline, "The byline: shown as the article's authors."),
        "caption" => (BlockKind::Caption, "It belongs to a picture."),
        _ => (BlockKind::Disclosure, "The site speaks to the reader, not of the story."),
    };
    let (words, place) = match (words.strip_prefix("… "), words.strip_prefix("= ")) {
        (Some(words), _) => (words, Place::End),
        (_, Some(words)) => (words, Place::Whole),
        _ => (words, Place::Start),
    };
    let strips = strength == "strips";
    Some(Entry {
        words,
        place,
        line: Line { kind, reason, strips },
    })
}

/// What the list says of the line.
pub(super) fn of(text: &str) -> Option<Line> {
    if text.len() > BYTES {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let bare = lower.trim_end_matches(['.', '!', '?', ')', ']', ' ']);
    let ends = |rest: &str, at: Option<char>| rest.is_empty() || !at.is_some_and(char::is_alphanumeric);
    let fits = |entry: &&Entry| match entry.place {
        Place::Start => bare
            .strip_prefix(entry.words)
            .is_some_and(|rest| ends(rest, rest.chars().next()) || !entry.words.ends_with(char::is_alphanumeric)),
        Place::End => bare
            .strip_suffix(entry.words)
            .is_some_and(|rest| ends(rest, rest.chars().next_back())),
        Place::Whole => bare == entry.words,
    };
    LINES.iter().find(fits).map(|entry| entry.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_what_they_are() {
        for (line, kind) in [
            ("READ MORE: Quay shut after storm", BlockKind::Related),
            ("Mole Byron contributed to this report.", BlockKind::Credit),
            ("Photographs by Ada Byron", BlockKind::Credit),
            ("Save", BlockKind::Share),
            ("If you’ve been affected by issues raised here, write to us.", BlockKind::Disclosure),
        ] {
            assert_eq!(of(line).map(|l| l.kind), Some(kind), "{line}");
        }
        for line in [
            "Savers lose out",
            "Read more books",
            "She contributed to this reporter's fall",
            "Followers flee",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
