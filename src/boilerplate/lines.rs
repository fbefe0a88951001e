//! What a line says of itself in so many words: `data/lines.txt`.

use std::sync::LazyLock;

use super::metadata;
use crate::lexicon::{self, Groups};
use crate::report::BlockKind;

/// What the list says of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub kind: BlockKind,
    pub reason: &'static str,
    /// True where the tagger's opinion does not matter.
    pub strips: bool,
    /// True where it goes before what else the line says of itself.
    pub renames: bool,
    /// True for several words, which tell a sentence as well as a line.
    pub several: bool,
}

/// Where in a line its words stand.
#[derive(Clone, Copy)]
enum Place {
    Start,
    End,
    Whole,
    /// Between the words and these.
    Both(&'static str),
    /// Before these, with something between.
    Before(&'static str),
}

struct Entry {
    words: &'static str,
    place: Place,
    line: Line,
}

/// The list: entries by the word they begin with, or end with where they are a line's end.
struct Lines {
    by_first: Groups<Entry>,
    by_last: Groups<Entry>,
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let entries = lexicon::entries(lexicon::list!("../../data/lines.txt")).filter_map(entry);
    let (ends, starts): (Vec<Entry>, Vec<Entry>) = entries.partition(|e| matches!(e.place, Place::End));
    let by = |word: fn(&str) -> &str, entries: Vec<Entry>| Groups::new(entries.into_iter().map(|e| (word(e.words), e)).collect());
    Lines {
        by_first: by(first_word, starts),
        by_last: by(last_word, ends),
    }
});

fn first_word(line: &str) -> &str {
    line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn last_word(line: &str) -> &str {
    line.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Bytes of what stands on a button.
const BUTTON: usize = 80;

/// Longer lines are none of these.
const BYTES: usize = 300;

fn entry(line: &'static str) -> Option<Entry> {
    let mut fields = lexicon::pieces(line, b'\t');
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
        "source" => (BlockKind::Credit, "Says whom the story, or a figure in it, is from."),
        "byline" => (BlockKind::Byline, "The byline: shown as the article's authors."),
        "caption" => (BlockKind::Caption, "It belongs to a picture."),
        "navigation" => (BlockKind::Navigation, "Menu: a word of the site's navigation."),
        "changed" => (BlockKind::Metadata, "Says what was changed in the article."),
        "metadata" => (BlockKind::Metadata, "Says where else the article appeared."),
        _ => (BlockKind::Disclosure, "The site speaks to the reader, not of the story."),
    };
    let (words, place) = match (words.strip_prefix("… "), words.strip_prefix("= ")) {
        (Some(words), _) => (words, Place::End),
        (_, Some(words)) => (words, Place::Whole),
        _ => words.split_once(" … ").map_or((words, Place::Start), |(start, end)| {
            let before = end.strip_suffix(" …").map(Place::Before);
            (start, before.unwrap_or(Place::Both(end)))
        }),
    };
    let line = Line {
        kind,
        reason,
        strips: strength == "strips",
        renames: strength == "renames",
        several: words.contains(' ') || matches!(place, Place::Both(_) | Place::Before(_)),
    };
    Some(Entry { words, place, line })
}

/// What the list says of the line.
pub(super) fn of(text: &str) -> Option<Line> {
    if text.len() > BYTES {
        return None;
    }
    let trimmed = text.trim_end_matches(['.', '!', '?', ')', ']', ' ']);
    // Most lines have no word of the list: their letters need not be made small.
    let under = |groups: &'static Groups<Entry>, word: &str| groups.get(&word.to_lowercase());
    let candidates = [under(&LINES.by_first, first_word(text)), under(&LINES.by_last, last_word(trimmed))];
    if candidates.iter().all(|c| c.is_empty()) {
        return None;
    }
    let lower = trimmed.to_lowercase().replace('’', "'");
    let bare = lower.as_str();
    let ends = |rest: &str, at: Option<char>| rest.is_empty() || !at.is_some_and(char::is_alphanumeric);
    let fits = |entry: &&Entry| match entry.place {
        Place::Start => bare
            .strip_prefix(entry.words)
            .is_some_and(|rest| ends(rest, rest.chars().next()) || !entry.words.ends_with(char::is_alphanumeric)),
        Place::End => bare
            .strip_suffix(entry.words)
            .is_some_and(|rest| ends(rest, rest.chars().next_back())),
        Place::Whole => bare == entry.words,
        Place::Before(later) => bare
            .strip_prefix(entry.words)
            .and_then(|rest| rest.split_once(later))
            .is_some_and(|(between, after)| {
                let apart = between.starts_with(' ') && between.ends_with(' ') && !between.trim().is_empty();
                apart && after.starts_with(' ')
            }),
        Place::Both(end) => bare
            .strip_prefix(entry.words)
            .and_then(|rest| rest.strip_suffix(end))
            .is_some_and(|between| between.starts_with(' ') && between.ends_with(' ') && !between.trim().is_empty()),
    };
    // "Read more: that was his advice" is a sentence: a link's headline, and a source, begin with a capital.
    let goes_on = |entry: &&Entry| {
        let names = matches!(entry.line.kind, BlockKind::Related | BlockKind::Caption) && entry.line.strips;
        // Of ASCII only, so that the words are as long in capitals.
        let next = text.get(entry.words.len()..).and_then(|rest| rest.trim_start().chars().next());
        names && matches!(entry.place, Place::Start) && next.is_some_and(char::is_lowercase)
    };
    candidates
        .into_iter()
        .flatten()
        .find(fits)
        .filter(|entry| !goes_on(entry))
        .map(|entry| entry.line)
}

/// True where someone says something: then a line is the story's, not the site's.
pub(super) fn tells(text: &str) -> bool {
    words(text).any(|w| LINE.telling.contains(w.to_lowercase().as_str())) || text.contains(['“', '"'])
}

/// "raised here", "in this story": the site speaks of its page.
pub(super) fn is_of_page(text: &str) -> bool {
    let lower = text.to_lowercase();
    LINE.page.iter().any(|phrase| lower.contains(phrase))
}

/// True where a newsletter or a subscription is offered to the reader: "… keeps you informed. Sign up here." Only what the
/// sentence begins with counts, and only where it is said what is offered: a story tells how to vote in the same words.
pub(super) fn is_invitation(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins = |at: usize| at == 0 || lower.get(..at).is_some_and(|before| before.trim_end().ends_with(['.', '!', '?']));
    let asks = LINE
        .invites
        .iter()
        .any(|phrase| lower.match_indices(phrase).any(|(at, _)| begins(at)));
    let offers = |w: &str| LINE.products.contains(w);
    asks && !tells(text) && words(&lower).any(offers) && words(&lower).any(|w| matches!(w, "you" | "your" | "our" | "us"))
}

/// "Share X Facebook Email Link": the names of networks and buttons, and nothing else.
pub(super) fn is_share_row(text: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 3..=12;
    const BYTES: usize = 120;
    let named = |w: &str| LINE.networks.contains(w.to_lowercase().as_str());
    text.len() <= BYTES && WORDS.contains(&words(text).count()) && words(text).all(named)
}

/// True for the sign of a copyright before a year.
pub(super) fn has_year_of_rights(text: &str) -> bool {
    const YEAR: usize = 4;
    let year = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() == YEAR;
    text.split_once('©').is_some_and(|(_, rest)| year(rest.trim_start()))
}

/// "Credit: Ada Byron" and nothing else.
pub(super) fn is_credit_line(text: &str) -> bool {
    const WORDS: usize = 6;
    let label = text.split_once(": ").map_or("", |(label, _)| label).to_lowercase();
    LINE.credits.contains(label.as_str()) && words(text).count() <= WORDS
}

/// What stands alone between the names and posts of a byline of several lines: "and", "Role".
pub(super) fn joins_names(text: &str) -> bool {
    text.len() <= BUTTON && LINE.joints.contains(text.trim_end_matches(':').to_lowercase().as_str())
}

/// The button under a picture: "View image in fullscreen".
pub(super) fn views_picture(text: &str) -> bool {
    text.len() <= BUTTON && LINE.viewers.contains(text.to_lowercase().as_str())
}

/// True where an agency says who pays for its work: "AP is solely responsible for all content".
pub(super) fn is_of_funds(text: &str) -> bool {
    const BYTES: usize = 600;
    let says = |lower: String| LINE.funds.iter().any(|phrase| lower.contains(phrase));
    text.len() <= BYTES && says(text.to_lowercase()) && !tells(text)
}

/// True where a box amid the story says that the story goes on below: "after newsletter promotion".
pub(super) fn goes_on(text: &str) -> bool {
    text.len() <= BUTTON && LINE.after.contains(text.to_lowercase().as_str())
}

/// True where a site says what it is: "The Courier is an independent news organisation".
pub(super) fn is_of_site(text: &str) -> bool {
    const BYTES: usize = 500;
    let lower = text.get(..BYTES).unwrap_or(text).to_lowercase();
    LINE.site.iter().any(|phrase| lower.contains(phrase)) && !tells(text)
}

/// True where the reader is asked for something below a story: "Order your copy at …". What is asked begins a sentence or a part
/// of one: "Fans could listen to highlights" asks for nothing.
pub(super) fn is_plea(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins = |at: usize| {
        lower
            .get(..at)
            .is_some_and(|before| before.is_empty() || before.trim_end().ends_with(['.', ',', '!', '?']))
    };
    LINE.pleas
        .iter()
        .any(|phrase| lower.match_indices(phrase).any(|(at, _)| begins(at)))
}

/// What follows the label of a picture's caption: "Photo: Ada Byron".
pub(super) fn after_label(text: &str) -> Option<&str> {
    const BYTES: usize = 20;
    let (label, rest) = text.split_once(": ")?;
    (label.len() <= BYTES && LINE.captions.contains(label.to_lowercase().as_str())).then_some(rest)
}

/// True where a paper speaks of itself or of what readers give it: "our newsroom", "donate to us".
pub(super) fn is_of_paper(text: &str) -> bool {
    let lower = text.to_lowercase();
    let phrases = |at: usize| lower.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    LINE.paper
        .iter()
        .any(|phrase| lower.match_indices(phrase).any(|(at, _)| phrases(at)))
}

/// True where a price stands: "£14". "$3 million" is what others spend.
pub(super) fn is_priced(text: &str) -> bool {
    const FIGURES: usize = 4;
    let large = |w: &str| {
        let word = w.trim_matches(|c: char| !c.is_alphanumeric());
        LINE.large.contains(word.to_lowercase().as_str())
    };
    text.match_indices(['$', '£', '€']).any(|(at, sign)| {
        let rest = text.get(at + sign.len()..).unwrap_or_default();
        let (price, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let price = price.trim_end_matches(|c: char| !c.is_alphanumeric());
        let figures = price.chars().filter(char::is_ascii_digit).count();
        let plain = price.chars().all(|c| c.is_ascii_digit() || c == '.');
        plain && (1..=FIGURES).contains(&figures) && !large(after.split_whitespace().next().unwrap_or_default())
    })
}

/// "$1 for 6 months": a price and how long it holds, and nothing else.
pub(super) fn is_offer(text: &str) -> bool {
    const BYTES: usize = 60;
    let priced = text.len() <= BYTES && text.contains(['$', '£', '€']);
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    priced
        && words(text).any(|w| LINE.periods.contains(w.to_lowercase().as_str()))
        && words(text).any(number)
        && words(text)
            .all(|w| number(w) || LINE.periods.contains(w.to_lowercase().as_str()) || LINE.offers.contains(w.to_lowercase().as_str()))
}

/// True where only names stand before "contributed to this report": "Quay Press writer Ada Byron in Oslo".
pub(super) fn thanks(text: &str) -> bool {
    let names = text.rsplit_once(" contributed ").map_or("", |(names, _)| names);
    let capital = |w: &str| !w.starts_with(char::is_lowercase);
    let of_list = |w: &str| capital(w) || LINE.helpers.contains(w) || metadata::is_post(w);
    let mut before = false; // Two words with capitals: a name.
    let mut named = false;
    for word in names.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        named |= before && capital(bare);
        before = capital(bare) && word.ends_with(char::is_alphanumeric);
    }
    named && words(names).all(of_list)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

lexicon::classes! {
    /// Words that tell a site's line from a story's sentence: `data/line-words.txt`.
    LINE: LineWords = "../../data/line-words.txt",
    telling, helpers, periods, offers, large, captions, after, products, networks, credits, viewers, joints;
    endings pictures, page, site, paper, pleas, invites, funds, from, first, changed, published
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
        for line in [
            "See also: the bridge that fell in 1987, which engineers blamed on rust",
            "Read more: that was the mayor's advice to pupils",
            "Image source, the lawyers said, was the key question",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
        assert!(of("Image source, Getty Images").is_some_and(|l| l.strips));
    }

    #[test]
    fn lines_are_known_by_both_ends() {
        for line in [
            "Download the Quay Courier app",
            "Get the Courier on WhatsApp!",
            "Get a first look at the day with our Morning newsletter.",
        ] {
            assert_eq!(of(line).map(|l| l.kind), Some(BlockKind::Promotion), "{line}");
        }
        assert!(of("Download the free Courier app for the latest headlines and tide alerts").is_some_and(|l| l.strips));
        for line in [
            "Download the health app for a repeat prescription",
            "Download the app for the latest",
        ] {
            assert!(!of(line).is_some_and(|l| l.strips), "{line}");
        }
        for line in ["Download the app", "Get the news that WhatsApp hides", "Getting on WhatsApp"] {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn offers_are_told_from_headlines() {
        assert!(["$1 for 6 months", "£5/month", "Only €2 a week"].into_iter().all(is_offer));
        let others = [
            "$5 a month phone plans compared",
            "Rent rises to £900 a month",
            "£12.99",
            "6 months",
            "$",
        ];
        assert!(!others.into_iter().any(is_offer));
    }

    #[test]
    fn labels_and_prices_are_read() {
        assert_eq!(after_label("PHOTO: Ada Byron"), Some("Ada Byron"));
        assert!(after_label("Photography: a history").is_none() && after_label("Photo finish").is_none());
        for (line, priced) in [
            ("It costs £14.", true),
            ("From £4.50 a month", true),
            ("The fund needs $3 million", false),
            ("$120,000", false),
        ] {
            assert_eq!(is_priced(line), priced, "{line}");
        }
        assert!(is_of_paper("Help our newsroom") && !is_of_paper("Help our museum"));
    }

    #[test]
    fn pleas_begin_a_sentence() {
        assert!(is_plea("To help the museum, order your copy at the counter.") && is_plea("Listen to highlights on Radio Quay."));
        assert!(!is_plea("In the evening the fans could listen to highlights on Radio Quay."));
    }

    #[test]
    fn sites_say_what_they_are() {
        assert!(is_of_site(
            "The Quay Press is an independent news organisation that was founded in 1911."
        ));
        assert!(!is_of_site(
            "The mayor said that the Quay Press is an independent news organisation."
        ));
    }

    #[test]
    fn invitations_are_told_from_advice() {
        for line in [
            "The Tide newsletter brings you the week on the water. Sign up here.",
            "Watch every race without a contract on any of your screens. Cancel anytime.",
            "All the news of the quay. Get it sent to your inbox.",
        ] {
            assert!(is_invitation(line), "{line}");
        }
        for line in [
            "To get your ballot by post, put in your address. Sign up here.",
            "The newsletter told you to sign up here.",
            "\"Our newsletter is free,\" she said. \"Sign up here.\"",
            "A clause lets you cancel anytime, whatever the contract says.",
        ] {
            assert!(!is_invitation(line), "{line}");
        }
    }

    #[test]
    fn rows_of_buttons_and_rights_are_read() {
        assert!(is_share_row("Share X Facebook Linkedin Email Link") && !is_share_row("Facebook, Reddit and X sued"));
        assert!(has_year_of_rights("Quay Sans ™ & © 2016 Quay Network.") && !has_year_of_rights("The © sign"));
        assert!(is_credit_line("Credit: Quay Press") && !is_credit_line("Credit: where the money for the new harbour came from"));
        assert!(of("If you or someone you know is struggling, call the lifeline on 12345.").is_some_and(|l| l.strips));
    }

    #[test]
    fn names_alone_are_thanked() {
        for line in [
            "Mole Byron contributed to this report.",
            "Quay Press writers Ada Byron in Oslo and Tom Mole in Lima contributed to this report.",
        ] {
            assert!(thanks(line), "{line}");
        }
        for line in [
            "Ministers were told that bad data from Oslo and Lima contributed to this report.",
            "Officials in Oslo and Lima contributed to this report.",
        ] {
            assert!(!thanks(line), "{line}");
        }
    }
}
