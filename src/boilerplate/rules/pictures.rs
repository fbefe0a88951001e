//! Pictures: captions, credits, and the texts that stand for pictures.

use std::sync::LazyLock;

use super::page::Page;
use super::{Verdict, strip};
use crate::boilerplate::scan::{Class, Scan};
use crate::boilerplate::{lines, metadata};
use crate::forest::LOGIT;
use crate::lexicon::{self, Table};
use crate::report::BlockKind;
use crate::segment;
use crate::tagger::{self, Tag};
use crate::text::Range;

pub(in crate::boilerplate) const ALTERNATIVE: &str = "The text that stands for the picture below.";

/// Why a caption goes that does not say whose the picture is.
pub(super) const BELOW: &str = "The caption of the picture above.";

const SHOWS: &str = "A caption: it says what a picture shows.";

pub(super) const CAPTION: &str = "A caption: it names who took the picture.";

/// A sentence above a longer caption is the text that stands for the picture.
pub(super) fn alternatives(page: &Page, verdicts: &mut [Verdict]) {
    for (n, verdict) in verdicts.iter_mut().enumerate().filter(|(_, v)| v.reason.is_none()) {
        let short = page.scan(n).is_some_and(|s| s.words <= 30 && s.terminal == 6);
        let longer = page.scan(n + 1).map_or(0, |s| s.chars) > page.scan(n).map_or(0, |s| s.chars);
        if short && longer && over_caption(page, n) {
            strip(verdict, BlockKind::Caption, ALTERNATIVE);
        }
    }
}

/// "PA Media A man in a coat", "PA Media", "Angus Rennie in 1987": a picture's alternative text with its source before it, the
/// source, the caption.
pub(super) fn named_first(page: &Page, verdicts: &mut [Verdict]) {
    for n in (0..verdicts.len()).filter(|&n| says_source_first(page, n)) {
        let parts = [ALTERNATIVE, CAPTION, BELOW];
        for (m, reason) in (n..).zip(parts) {
            let fits = page.scan(m).is_some_and(|s| s.words <= 30 && !s.is_prose() && s.terminal != 6);
            let other = page.sign(m).is_some_and(|s| s.kind != BlockKind::Caption);
            let unsaid = !other && verdicts.get(m).is_some_and(|v| v.margin < 3 * LOGIT || v.reason.is_some());
            let joined = m == n || page.is_joined(m);
            let Some(verdict) = verdicts.get_mut(m).filter(|_| fits && unsaid && joined) else {
                break;
            };
            strip(verdict, BlockKind::Caption, reason);
        }
    }
}

/// In plain text, amid the story, the same without the source on a line of its own: "PA Media A man in a coat", and the caption
/// on the next line. Neither ends in a stop, as the story's sentences do.
pub(super) fn amid(page: &Page, verdicts: &mut [Verdict]) {
    let Some(first) = verdicts.iter().position(|v| v.kept).filter(|_| !page.markup()) else {
        return;
    };
    let doubtful = |v: &&mut Verdict| v.kept && v.margin < 3 * LOGIT;
    for n in first + 1..verdicts.len() {
        let text = page.words(n);
        let Some(source) = source_before(text).filter(|_| is_description(page, n) && !lines::tells(text)) else {
            continue;
        };
        let captioned = is_below(page, n + 1) && !lines::tells(page.words(n + 1));
        // One word may begin a headline.
        if !captioned && !source.contains(' ') {
            continue;
        }
        let Some(v) = verdicts.get_mut(n).filter(doubtful) else { continue };
        strip(v, BlockKind::Caption, ALTERNATIVE);
        if let Some(v) = verdicts.get_mut(n + 1).filter(|v| captioned && doubtful(v)) {
            strip(v, BlockKind::Caption, BELOW);
        }
        // What looked like a line over another heads the paragraph below the picture.
        let heads = n.checked_sub(1).filter(|&m| is_short(page, m));
        if let Some(v) = heads.and_then(|m| verdicts.get_mut(m)).filter(|v| v.kept) {
            v.kind = BlockKind::Heading;
        }
    }
}

/// In plain text, lines that a picture's own lines tell of: the caption over "Credit: Ada Byron", the picture's number over that, the
/// text that stands for the picture over "View image in fullscreen", and a line with which the caption below it begins.
pub(super) fn beside(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: std::ops::RangeInclusive<usize> = 3..=30;
    const DESCRIPTION: usize = 6; // Fewer words may be a heading.
    if page.markup() {
        return;
    }
    let shows = |n: usize, least: usize| {
        let form = |s: &Scan| WORDS.contains(&s.words) && s.words >= least && s.terminal == 0 && s.lower_words >= s.upper_words;
        let own = page.sign(n).is_none_or(|s| s.kind == BlockKind::Caption);
        own && page.kind(n) == BlockKind::Paragraph && page.scan(n).is_some_and(form) && !lines::tells(page.words(n))
    };
    let is_number = |n: usize| page.scan(n).is_some_and(|s| s.digits == s.chars && s.chars <= 2);
    for n in 1..verdicts.len() {
        let above = n - 1;
        let text = page.words(n);
        let is_caption = page.sign(n).is_some_and(|s| s.kind == BlockKind::Caption && s.sure);
        let joined = page.is_joined(n);
        let reason = if joined && is_caption && lines::is_credit_line(text) && shows(above, 0) {
            BELOW
        } else if joined && lines::views_picture(text) && shows(above, DESCRIPTION) || is_caption && begins_with(text, page.words(above)) {
            ALTERNATIVE
        } else {
            continue;
        };
        let over = above.checked_sub(1).filter(|&m| is_number(m) && page.is_joined(above));
        for m in [Some(above), over].into_iter().flatten() {
            if let Some(v) = verdicts.get_mut(m).filter(|v| v.kind != BlockKind::Title && v.margin < 3 * LOGIT) {
                strip(v, BlockKind::Caption, if m == above { reason } else { "The picture's number." });
            }
        }
    }
}

/// True where the caption begins with the whole line above it, "FILE PHOTO: " aside.
pub(in crate::boilerplate) fn begins_with(caption: &str, line: &str) -> bool {
    const WORDS: usize = 5;
    const LABEL: usize = 20;
    let line = line.trim_end_matches('.');
    let labelled = caption.split_once(": ").filter(|(label, _)| label.len() <= LABEL);
    let begins = caption.starts_with(line) || labelled.is_some_and(|(_, rest)| rest.starts_with(line));
    line.split(' ').count() >= WORDS && caption.len() > line.len() && begins
}

fn is_short(page: &Page, n: usize) -> bool {
    page.kind(n) == BlockKind::Paragraph && page.scan(n).is_some_and(|s| s.words <= 8 && matches!(s.terminal, 0 | 4))
}

/// What a picture shows, in words that are no sentence of the story's.
fn is_description(page: &Page, n: usize) -> bool {
    let form = |s: &Scan| (6..=40).contains(&s.words) && s.terminal == 0 && s.lower_words > s.upper_words;
    page.scan(n).is_some_and(form) && page.sign(n).is_none_or(|s| s.kind == BlockKind::Caption)
}

/// True for a line that may be the caption of the picture that the line above describes. A short one with an empty line above
/// may be a heading.
fn is_below(page: &Page, n: usize) -> bool {
    let least = if page.is_joined(n) { 3 } else { 6 };
    let form = |s: &Scan| (least..=30).contains(&s.words) && s.terminal == 0 && s.start == 2 && s.lower_words > s.upper_words;
    page.scan(n).is_some_and(form) && page.sign(n).is_none_or(|s| s.kind == BlockKind::Caption)
}

/// True for what is stripped right below a picture's text that begins with its source.
pub(super) fn is_under_source(page: &Page, n: usize) -> bool {
    n.checked_sub(1).is_some_and(|above| source_before(page.words(above)).is_some()) && is_below(page, n)
}

/// The picture's source before what the picture shows: "Getty Images" of "Getty Images Two men in a boat". Of one word alone it
/// is read only before an article. "Library" and "Media" name many a house that news are of: before these no sentence goes.
fn source_before(text: &str) -> Option<&str> {
    let given = |word: &str| {
        let word = word.rsplit('/').next().unwrap_or_default();
        PICTURE_HOUSES.contains(word) || metadata::is_agency(word)
    };
    let (one, rest) = text.split_once(' ')?;
    let (two, after) = rest.split_once(' ')?;
    if given(one) && matches!(two, "A" | "An") {
        return Some(one);
    }
    let source = text.get(..one.len() + 1 + two.len())?;
    let house = two.rsplit('/').next()?;
    let named = one.starts_with(char::is_uppercase) && PICTURE_HOUSES.contains(house);
    let article = after.split(' ').next().is_some_and(|w| matches!(w, "A" | "An"));
    let shown = || article || PICTURE_HOUSES.get(house) != Some("other") || !is_sentence(after);
    Some(source).filter(|_| named && after.starts_with(char::is_uppercase) && shown())
}

/// True where a verb stands that has a subject: "Chief Ada Byron steps down", not "Ada Byron stepping down".
fn is_sentence(text: &str) -> bool {
    let tokens = segment::tokens(text, Range::new(0, text.len()));
    let tags = tagger::tag(text, &tokens);
    let finite = |tag: &Tag| matches!(tag, Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
    // A verb looks like a noun in headlines: "Ada Byron steps down", "Group to cut jobs".
    let verbal = |three: &[Tag]| {
        matches!(
            three,
            [Tag::Name, Tag::Nouns, Tag::Adverb | Tag::Particle | Tag::Preposition]
                | [Tag::Noun | Tag::Nouns | Tag::Name, Tag::To, Tag::VerbBase]
        )
    };
    tags.iter().skip(1).any(finite) || tags.windows(3).any(verbal)
}

/// True for "PA Media A man in a heavy coat" above "PA Media": a picture's alternative text, with the picture's source before
/// it, above the source.
fn says_source_first(page: &Page, n: usize) -> bool {
    const SOURCE: usize = 4;
    let (Some(own), Some(next)) = (page.scan(n), page.scan(n + 1)) else {
        return false;
    };
    let form = (1..=SOURCE).contains(&next.words) && (next.words + 3..=40).contains(&own.words) && own.terminal != 6;
    if !form || page.raw.get(n + 1).is_none_or(|b| b.gap > 0) {
        return false;
    }
    let source = page.words(n + 1);
    // Words follow the source, and no sign: "The Guardian - Back to home" is none.
    let text = page.words(n).strip_prefix(source).and_then(|t| t.strip_prefix(' '));
    let of_pictures = |word: &str| PICTURE_HOUSES.contains(word) || metadata::is_agency(word);
    text.is_some_and(|t| t.starts_with(char::is_alphanumeric)) && source.split(' ').any(of_pictures)
}

/// True where the next line is a picture's caption with its source: the line itself may be the picture's alternative text.
pub(super) fn over_caption(page: &Page, n: usize) -> bool {
    let caption = page.sign(n + 1).is_some_and(|s| s.kind == BlockKind::Caption && s.sure);
    let adjacent = page.is_joined(n + 1);
    caption && adjacent && page.scan(n + 1).is_some_and(|s| is_caption(page.words(n + 1), s))
}

/// Why a caption goes: "Image: Ada Byron celebrates her goal" names nobody who took it, "Image: Ada Byron" does.
pub(super) fn why_caption(text: &str) -> &'static str {
    let Some(rest) = lines::after_label(text) else {
        return CAPTION;
    };
    let sourced = rest.contains(['/', '©', '(', '|']) || PICTURE_SOURCES.iter().any(|s| rest.contains(s));
    let names = || {
        rest.split(' ')
            .all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "for" | "via" | "the" | "and"))
    };
    if sourced || names() { CAPTION } else { SHOWS }
}

/// True for lines that end in a picture's source: `(Jane Roe/AFP/Getty Images)`, `Photo: Jane Roe`, `| Getty Images`.
pub(super) fn is_caption(text: &str, scan: &Scan) -> bool {
    if scan.words > 120 {
        return false;
    }
    let end = text.trim_end_matches(['.', ' ']);
    if end.ends_with([')', ']'])
        && let Some(open) = end.rfind(['(', '['])
    {
        let inside = end.get(open + 1..end.len() - 1).unwrap_or_default();
        if inside.len() > 90 {
            return false;
        }
        let parts: Vec<&str> = inside.split('/').collect();
        let capital = |p: &&str| p.trim().chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
        let sources = parts.len() >= 2 && parts.iter().all(capital);
        let named = [
            "photo", "Photo", "PHOTO", "Getty", "Image", "courtesy", "Courtesy", "Foto", "Фото", "AP Photo", "via AP",
        ];
        // Parts of a name, as in `(AC/DC)`, are short.
        return (sources && inside.len() >= 9) || named.iter().any(|w| inside.contains(w)) || scan.words <= CREDITED && is_credit(inside);
    }
    if is_credited(text, scan) {
        return true;
    }
    let sourced = || PICTURE_SOURCES.iter().any(|s| text.contains(s));
    // "REUTERS/Ada Byron", "Ada Byron/dpa": agency and photographer.
    let sides = |at: usize| (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let shared = || {
        text.match_indices('/')
            .map(|(at, _)| sides(at))
            .any(|(before, after)| is_shared(before, after))
    };
    scan.terminal == 0 && scan.words <= 45 && (scan.hit(Class::Caption) > 0 && sourced() || shared())
}

/// More words are no caption that ends with a credit.
const CREDITED: usize = 45;

/// "AAP: Ada Byron", "ABC News: Ada Byron", "Supplied": what stands in brackets behind a caption. "AFL: North Quay" is none.
fn is_credit(inside: &str) -> bool {
    let gives = |source: &str| is_source(source) || source.split(' ').next().is_some_and(metadata::is_outlet);
    inside
        .split_once(": ")
        .map_or(PICTURE_HOUSES.get(inside) == Some("given"), |(source, name)| {
            gives(source) && metadata::is_person(name) || PICTURE_HOUSES.get(source) == Some("given")
        })
}

/// "The quay at dawn. Credit: Ada Byron/Quay Archive", "The quay at dawn. Ada Byron/The Courier": a sentence, and behind it
/// who took the picture.
fn is_credited(text: &str, scan: &Scan) -> bool {
    const WORDS: usize = 8;
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let names = |part: &str, most: usize| {
        let words = part.split([' ', '/']).filter(|w| !w.is_empty());
        let count = words.clone().count();
        (1..=most).contains(&count) && words.clone().all(|w| capital(w) || w == "of" || w == "for")
    };
    if scan.terminal != 0 || scan.words > 60 {
        return false;
    }
    let credited = ["Credit: ", "Credit...", "Credit…"].iter().find_map(|c| text.rsplit_once(c));
    let photographer = || {
        const SENTENCE: usize = 5;
        let (sentence, end) = text.rsplit_once(". ")?;
        let (name, paper) = end.split_once('/')?;
        Some(sentence.split(' ').count() >= SENTENCE && metadata::is_person(name) && names(paper, 4) && is_source(paper))
    };
    // "Credit: Bank of Holm/Quay Trust" tells of banks.
    let sourced = |after: &str| after.split_once('/').is_none_or(|(_, source)| is_source(source));
    let after = credited.filter(|(before, _)| !before.is_empty()).map(|(_, after)| after.trim());
    after.is_some_and(|after| names(after, WORDS) && sourced(after)) || photographer() == Some(true)
}

/// True for the name of someone who gives pictures: an agency, a picture house, a paper.
fn is_source(name: &str) -> bool {
    let of_pictures = |w: &str| PICTURE_HOUSES.contains(w) || metadata::is_agency(w) || PICTURE_SOURCES.contains(&w);
    metadata::is_agency(name) || metadata::is_outlet(name) || name.split([' ', '/']).any(of_pictures)
}

/// What stands on both sides of a stroke: an agency, and a photographer by two names.
fn is_shared(before: &str, after: &str) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    let capital = |w: &&str| w.starts_with(char::is_uppercase) && w.contains(char::is_lowercase) && !w.contains(|c: char| c.is_numeric());
    let two = |words: &mut dyn Iterator<Item = &str>| words.take(2).filter(capital).count() == 2;
    let (last, first) = (
        before.rsplit(is_mark).next().unwrap_or_default(),
        after.split(is_mark).next().unwrap_or_default(),
    );
    // Of an agency that nobody knows: "MERIDIAN/Ada Byron".
    let agency = metadata::is_agency(last) || before.ends_with("AP Photo") || last.len() > 3 && last.chars().all(char::is_uppercase);
    agency && two(&mut after.split([' ', '/'])) || metadata::is_agency(first) && after.len() == first.len() && two(&mut before.rsplit(' '))
}

/// How pictures' sources are named: `data/picture-sources.txt`.
static PICTURE_SOURCES: LazyLock<Vec<&str>> =
    LazyLock::new(|| lexicon::entries(lexicon::list!("../../../data/picture-sources.txt")).collect());

/// Words of the names of those who sell or give pictures: `data/picture-houses.txt`.
static PICTURE_HOUSES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/picture-houses.txt")));

#[cfg(test)]
mod tests {
    use super::{CAPTION, SHOWS, is_caption, is_sentence, why_caption};
    use crate::boilerplate::scan;

    #[test]
    fn agency_and_photographer_make_a_caption() {
        let caption = |line: &str| {
            scan::scan(std::iter::once(line))
                .blocks
                .first()
                .is_some_and(|s| is_caption(line, s))
        };
        for line in [
            "Sluice gates in January. REUTERS/Ada Byron/File Photo Purchase Licensing Rights",
            "Trucks on the quay MERIDIAN/Ada Byron",
            "Die Brücke in Wellerstadt. © Ada Byron/dpa",
            "Boats wait at the quay before Monday's tide. Ada Byron/The Courier",
            "Cora Gale says the fine could exceed $50 million. (AAP: Ada Byron)",
            "The quay before the storm. (ABC News: Ada Byron)",
            "The brothers in 1961. (Supplied)",
            "The brig Petrel in 1961, with “half a crew.” Credit: Ada Byron/Quay Family Archive",
        ] {
            assert!(caption(line), "{line}");
        }
        for line in [
            "Voters sour on tariffs, Reuters/Ipsos poll finds",
            "He has played for both sides of the river. (AFL: North Quay)",
            "It was the first fine of the Environmental Protection Agency (EPA).",
            "They list the parts of each boat (supplied).",
            "School adds AP/IB classes in autumn",
            "PA/NJ border bridge closes",
            "Two AA/AAA batteries",
            "Main brush for NOVA X9/Nova T80",
            "Northern towns gain Credit: banks say no",
            "Read this. Red and Blue/Green parties meet",
            "The semi-final pairs were drawn. They meet the winners of the second match. Cora Gale/Jessica Holm",
            "The court rejected the case of the two banks. Red Bank/Blue Bank",
            "He owed it all to one thing. Credit: Bank of Holm/Quay Trust",
        ] {
            assert!(!caption(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_told_from_descriptions() {
        for line in [
            "Chief Nora Lund steps down after ten years in the post",
            "Director Tom Holm quits after row over funds",
            "Staff offered to restore the posters",
            "Workers walk out over pay",
            "Group to cut forty jobs",
            "Boss Ada Byron warns of cuts",
            "Curator Ada Byron leaves for the museum in Oslo",
        ] {
            assert!(is_sentence(line), "{line}");
        }
        for line in [
            "Nora Lund standing in front of torn seats, holding a torch",
            "Two men in oilskins carrying a long bench up the steps",
            "Waves over a low white building with a red sign on its roof",
            "Ada Byron in a black dress on the steps of the court",
            "Nora Lund wearing a blue coat and smiling at the camera",
        ] {
            assert!(!is_sentence(line), "{line}");
        }
    }

    #[test]
    fn a_caption_s_reason_is_true_of_it() {
        assert_eq!(why_caption("Image: Mole Byron lifts the cup in the rain"), SHOWS);
        for line in [
            "Image: Ada Byron",
            "Photo: Ada Byron for the Courier",
            "Image: Boats in the bay. Getty Images",
            "Boats in the bay. Ada Byron/The Courier",
        ] {
            assert_eq!(why_caption(line), CAPTION, "{line}");
        }
    }
}
