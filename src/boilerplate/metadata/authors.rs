//! Bylines: who wrote the story.

use std::sync::LazyLock;

use super::{NEAR, Page, after_any, holder_of};
use crate::boilerplate::title;
use crate::boilerplate::{chars, lines};
use crate::claims::names::is_given;
use crate::lexicon::{self, Table};
use crate::report::{Block, BlockKind, Found};
use crate::text::flat;

impl Page<'_> {
    /// The authors that the byline names; else those that the credits say have reported.
    pub(super) fn byline(&self, near: std::ops::Range<usize>, first: usize) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        for n in near.start..near.end.min(first + 4) {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept) else {
                continue;
            };
            let text = self.words(n);
            match after_any(text, BY) {
                _ if block.kind != BlockKind::Byline => {
                    let signed = signed(text).filter(|_| block.kind == BlockKind::Title);
                    self.names(block, signed.map_or("", |(_, names)| names), &mut out);
                }
                Some(names) => self.names(block, names, &mut out),
                None if is_authors(listed(text)) || are_authors_in_places(text) || self.holds_copyright(text) || self.is_over_post(n) => {
                    self.names(block, listed(text), &mut out)
                }
                None if is_label(text) || is_by(text) => self.names_below(n, &mut out),
                None => {}
            }
            if !out.is_empty() {
                return out;
            }
        }
        for n in near {
            let Some(block) = self.blocks.get(n).filter(|b| !b.kept && b.kind == BlockKind::Credit) else {
                continue;
            };
            let text = self.words(n);
            if let Some(names) = after_any(text, &["reporting by ", "writing by "]).filter(|_| text.len() < 600) {
                self.names(block, names.split([';', ')']).next().unwrap_or_default(), &mut out);
                return out;
            }
        }
        out
    }

    /// The label stands alone, the names on the lines below it: "By", "Ada Byron", "Staff Writer", "and", "Tom Holm".
    fn names_below(&self, label: usize, out: &mut Vec<Found>) {
        const LINES: usize = 12;
        let by = is_by_alone(self.words(label));
        let mut joined = true; // To the names above.
        for n in label + 1..label + LINES {
            let of_byline = |b: &&Block| !b.kept && (b.kind == BlockKind::Byline || by && n == label + 1);
            let Some(block) = self.blocks.get(n).filter(of_byline) else {
                return;
            };
            let line = listed(self.words(n));
            if joined {
                self.names(block, line, out);
            }
            joined = lines::joins_names(line);
        }
    }

    /// A name above its post.
    fn is_over_post(&self, n: usize) -> bool {
        let next = self.blocks.get(n + 1).is_some_and(|b| !b.kept && b.kind == BlockKind::Byline);
        next && is_person(self.words(n)) && is_post_line(self.words(n + 1))
    }

    /// True where the page's last notices say that the copyright is a person's of this name.
    fn holds_copyright(&self, name: &str) -> bool {
        let notices = self.blocks.iter().rev().filter(|b| b.kind == BlockKind::Copyright).take(NEAR);
        is_person(name)
            && notices
                .filter_map(|b| holder_of(b.range.of(self.text)))
                .any(|holder| holder == name)
    }

    /// The names of a list: `A, B and C`, with places and posts left out.
    fn names(&self, block: &Block, list: &str, out: &mut Vec<Found>) {
        let Some(at) = title::place(self.text, block.range, list) else {
            return;
        };
        let mut start = 0;
        for piece in split_names(list) {
            // "Written by: By Ada Byron".
            let piece = after_any(piece, BY)
                .filter(|rest| piece.len() - rest.len() <= BY_AGAIN)
                .unwrap_or(piece);
            let piece_start = start + list.get(start..).and_then(|r| r.find(piece)).unwrap_or(0);
            start = piece_start + piece.len();
            let name = bare_name(piece);
            if is_person(name)
                && let Some(offset) = piece.find(name)
            {
                out.push(self.found(flat(name), at.start + piece_start + offset, name));
            }
        }
    }
}

static ROLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| lexicon::entries(lexicon::list!("../../../data/byline-roles.txt")).collect());

static POSTS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/byline-posts.txt")));

/// What stands before the authors' names in a byline.
const BY: &[&str] = &[
    "written by ",
    "by: ",
    "by ",
    "von ",
    "par ",
    "por ",
    "автор: ",
    "author: ",
    "authors: ",
];

/// Bytes of "By " before a name that has been told to be one.
const BY_AGAIN: usize = 3;

/// A line without the mark of a list before it: "- Ada Byron, Staff Writer".
pub(in crate::boilerplate) fn listed(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '•', '*', ' '])
}

/// The authors whom a byline names.
pub(in crate::boilerplate) fn authors(byline: &str) -> impl Iterator<Item = &str> {
    let list = after_any(byline, BY).unwrap_or(byline);
    split_names(list).map(bare_name).filter(|name| is_person(name))
}

/// True for a line that is nothing but names and posts, the first a name whose given name is known, or with a post behind it: a
/// byline without "By".
pub(in crate::boilerplate) fn is_authors(line: &str) -> bool {
    let mut pieces = split_names(line.trim()).map(bare_name);
    let first = pieces.next().filter(|name| is_person(name));
    let given = |name: &str| name.split([' ', '-']).next().is_some_and(is_given);
    let posted = || line.split_once(", ").is_some_and(|(_, post)| is_post(post) && is_post_line(post));
    first.is_some_and(|name| given(name) || posted())
        && line.len() <= 120
        && !line.ends_with('.')
        && pieces.all(|piece| is_person(piece) || is_post(piece))
}

/// "Elin Strand in Havn and Michael Otieno in London": names and places and nothing else, one given name at least known.
pub(in crate::boilerplate) fn are_authors_in_places(line: &str) -> bool {
    const WORDS: usize = 4; // Of a place.
    let placed = |piece: &str| {
        let (name, place) = piece.split_once(" in ")?;
        let words = || place.split_whitespace();
        let named = (1..=WORDS).contains(&words().count()) && words().all(|w| w.starts_with(char::is_uppercase));
        Some(named && is_person(name)).filter(|_| !place.ends_with('.'))
    };
    let known = |piece: &str| piece.split(' ').next().is_some_and(is_given);
    let pieces = || split_names(line.trim());
    line.len() <= 120 && pieces().all(|piece| placed(piece) == Some(true)) && pieces().any(known)
}

/// The first line of a byline of several: "By", "Author".
pub(in crate::boilerplate) fn is_by(line: &str) -> bool {
    let label = line.trim_end_matches(':');
    BY.iter().any(|by| label.eq_ignore_ascii_case(by.trim_end_matches([':', ' '])))
}

/// The same where nothing but names can follow: "By", "Written by". "Author" heads a shelf of books too.
pub(in crate::boilerplate) fn is_by_alone(line: &str) -> bool {
    let label = line.trim_end_matches(':');
    BY.iter()
        .any(|by| by.strip_suffix(' ').is_some_and(|by| label.eq_ignore_ascii_case(by)))
}

/// The byline that is a title's last line, where it begins and whom it names: small letters let it look like the title's end.
/// "Sluices fail", "by: Ada Byron"; but not "Lost works", "by Ada Byron".
pub(in crate::boilerplate) fn signed(title: &str) -> Option<(usize, &str)> {
    let (before, line) = title.rsplit_once('\n')?;
    let names = line.trim_start().strip_prefix("by: ")?;
    split_names(names)
        .all(|piece| is_person(bare_name(piece)))
        .then_some((before.len(), names))
}

/// Two to five words with capitals that name no post.
pub(in crate::boilerplate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = [
        "de", "del", "van", "von", "der", "den", "da", "di", "al", "el", "bin", "la", "le", "ter", "zu", "dos",
    ];
    let capital = |w: &&str| {
        w.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
            || small.contains(w)
    };
    let ideographs = name.chars().any(chars::is_ideograph) && name.chars().count() <= 6;
    ((2..=5).contains(&words.len()) && words.iter().all(capital) || ideographs)
        && !name.chars().any(|c| c.is_ascii_digit())
        && !is_post(name)
}

/// True for words that name a post: "Staff Writer".
pub(in crate::boilerplate) fn is_post(words: &str) -> bool {
    let lower = words.to_lowercase();
    ROLES.iter().any(|r| lower.split(|c: char| !c.is_alphanumeric()).any(|w| w == *r))
}

/// A post under an author's name: "Health correspondent, Quay News".
pub(in crate::boilerplate) fn is_post_line(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    line.len() <= 60 && words().count() <= 6 && words().any(|w| POSTS.contains(w.to_lowercase().as_str()))
}

/// A post, or the desk that an author works at, in words that tell of nothing: "BBC News, Yorkshire", "Culture reporter".
pub(in crate::boilerplate) fn is_desk(line: &str) -> bool {
    let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    is_post_line(line) || words.all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "the" | "and" | "in" | "at"))
}

/// A byline that names no person: "Our Special Correspondent", "The Quay Bureau".
pub(in crate::boilerplate) fn is_unnamed(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.last().is_some_and(|w| POSTS.contains(w.to_lowercase().as_str()));
    (2..=5).contains(&words.len()) && last && words.iter().all(|w| w.starts_with(char::is_uppercase) && !w.ends_with(','))
}

fn is_label(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && text.ends_with(':')
}

fn split_names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '&', '/'])
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" AND "))
        .flat_map(|p| p.split(" und "))
        .flat_map(|p| p.split(" et "))
        .flat_map(|p| p.split(" y "))
        .flat_map(|p| p.split(" та "))
        .map(|p| p.trim().strip_prefix("and ").unwrap_or(p.trim()))
        .filter(|p| !p.is_empty())
}

/// A name without what follows it: "Ada Byron in Toronto", "Ada Byron for the Gazette", "Ada Byron | May 3".
fn bare_name(piece: &str) -> &str {
    const STOPS: [&str; 14] = [
        " in ", " with ", " for ", " at ", " of ", " | ", " • ", " · ", " — ", " – ", " - ", " (", "\t", "\n",
    ];
    let name = STOPS.iter().fold(piece, |name, stop| name.split(stop).next().unwrap_or(name));
    // An address behind the name.
    let name = name.find('@').map_or(name, |at| {
        let address = name.get(..at).and_then(|n| n.rfind(char::is_whitespace)).unwrap_or(0);
        name.get(..address).unwrap_or(name)
    });
    without_post(after_post(name.trim().trim_end_matches(['.', ':'])))
}

/// The name of "health reporter Ada Byron": the post is in small letters, or the given name known, so that "Special
/// Correspondent New Quay" names nobody.
fn after_post(name: &str) -> &str {
    let posts = name.split(' ').scan(0, |end, word| {
        *end += word.len() + 1;
        Some((*end, word))
    });
    let last = posts.filter(|(_, word)| POSTS.contains(word.to_lowercase().as_str())).last();
    let person = last.and_then(|(end, _)| name.get(end..)).filter(|rest| is_person(rest));
    let known = |rest: &&str| name.starts_with(char::is_lowercase) || rest.split(' ').next().is_some_and(is_given);
    person.filter(known).unwrap_or(name)
}

/// The name of "Ada Byron Environment correspondent": given name and surname, where a post ends the line and the given name is
/// known.
fn without_post(name: &str) -> &str {
    let words: Vec<(usize, &str)> = name
        .split(' ')
        .scan(0, |at, w| Some((std::mem::replace(at, *at + w.len() + 1), w)))
        .collect();
    let ends = words.len() >= 3 && words.last().is_some_and(|(_, w)| is_post(w));
    match words.as_slice() {
        [(_, given), (at, surname), rest @ ..] if ends && is_given(given) && rest.iter().all(|(_, w)| !is_given(w)) => {
            let both = name.get(..at + surname.len()).unwrap_or(name);
            if is_person(both) { both } else { name }
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split() {
        let names: Vec<&str> = split_names("Ada Byron, Grace Mole and Kurt Gold").collect();
        assert_eq!(names, ["Ada Byron", "Grace Mole", "Kurt Gold"]);
        assert!(is_authors("Maria Keller and Tom Bright") && !is_authors("Northern Ireland"));
        assert!(is_authors("Kelly-Ann Holm, Consumer Reporter") && is_authors("Quill Marrow, Consumer Reporter"));
        assert!(!is_unnamed("Quill Marrow, Consumer Reporter") && is_unnamed("Our Special Correspondent"));
        assert!(is_authors("Maria Keller, Staff Writer") && is_authors("Maria Keller in Athens") && is_authors("Tom Bright • The Ledger"));
        assert!(is_authors("Sandra Keller Environment correspondent") && !is_authors("North Harbour Environment correspondent"));
        assert!(are_authors_in_places("Elin Strand in Havn and Michael Otieno in London"));
        for line in [
            "Salt House in Havn and Blue Lantern in Brask",
            "Michael Otieno in tears",
            "Michael Otieno in London and the sea",
        ] {
            assert!(!are_authors_in_places(line), "{line}");
        }
        assert_eq!(bare_name("DANA WHITCOMB dwhitcomb@quay.example"), "DANA WHITCOMB");
        assert_eq!(bare_name("Sandra Keller Environment correspondent"), "Sandra Keller");
        for (piece, name) in [
            ("consumer affairs reporter Quill Marrow", "Quill Marrow"),
            ("Chief Reporter Sandra Keller", "Sandra Keller"),
            ("Special Correspondent New Quay", "Special Correspondent New Quay"),
            ("Sandra Keller with AFP", "Sandra Keller"),
        ] {
            assert_eq!(bare_name(piece), name, "{piece}");
        }
        assert_eq!(signed("Sluices fail\nby: Quill Marrow"), Some((12, "Quill Marrow")));
        for title in ["Lost works\nby Quill Marrow", "Two parks won\nby: the sea", "by: Quill Marrow"] {
            assert_eq!(signed(title), None, "{title}");
        }
        let names: Vec<&str> = split_names("DANA WHITCOMB AND PETER ALDOUS").collect();
        assert_eq!(names, ["DANA WHITCOMB", "PETER ALDOUS"]);
        assert!(is_person("Ada van der Byron") && !is_person("Staff Writer") && !is_person("Ada"));
    }
}
