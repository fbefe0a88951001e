//! What a block says of itself, whatever stands around it.

use std::sync::LazyLock;

use super::page::Page;
use super::{CREDITS, dated, head, pictures, sections};
use crate::boilerplate::scan::{Class, LOOK, Scan, hit};
use crate::boilerplate::{lines, metadata};
use crate::lexicon::{self, Table};
use crate::report::BlockKind;

/// What a block says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub kind: BlockKind,
    pub reason: &'static str,
    /// True where the tagger's opinion does not matter.
    pub sure: bool,
}

fn sure(kind: BlockKind, reason: &'static str) -> Option<Sign> {
    Some(Sign { kind, reason, sure: true })
}

fn likely(kind: BlockKind, reason: &'static str) -> Option<Sign> {
    Some(Sign { kind, reason, sure: false })
}

/// What a block says of itself, whatever stands around it: the first thing that it says plainly.
pub(super) fn of(page: &Page, n: usize) -> Option<Sign> {
    let scan = page.scan(n)?;
    let text = page.words(n);
    let line = Line {
        page,
        n,
        scan,
        text,
        words: scan.words,
        prose: scan.is_prose(),
        first: text.chars().next().unwrap_or(' '),
    };
    line.rights()
        .or_else(|| line.makers())
        .or_else(|| line.picture())
        .or_else(|| line.buttons())
        .or_else(|| line.origin())
        .or_else(|| line.menu())
        .or_else(|| line.promotion())
        .or_else(|| line.related())
        .or_else(|| line.section())
}

/// A block and what is asked of it again and again.
struct Line<'a> {
    page: &'a Page<'a>,
    n: usize,
    scan: &'a Scan,
    text: &'a str,
    words: usize,
    prose: bool,
    first: char,
}

impl Line<'_> {
    /// Where in the block a phrase of the class stands: 0 for nowhere.
    fn at(&self, class: Class) -> u8 {
        self.scan.hit(class)
    }

    fn is_quoted(&self) -> bool {
        self.text.contains(['“', '"'])
    }

    /// Who may use the text.
    fn rights(&self) -> Option<Sign> {
        const NOTICE: &str = "Copyright notice.";
        if !self.text.chars().any(|c| c.is_alphanumeric()) {
            return likely(BlockKind::Other, "No words in it.");
        }
        let mark = |text: &str| text.starts_with("(c) ") || text.starts_with("(C) ");
        if self.words <= 70 && (self.first == '©' || mark(self.text)) {
            return sure(BlockKind::Copyright, NOTICE);
        }
        let at = self.at(Class::Copyright);
        let marked = || self.text.contains('©') || self.text.contains("(c) ");
        if at > 0 && self.words <= 90 && (at >= hit::START || marked()) {
            return sure(BlockKind::Copyright, NOTICE);
        }
        (at > 0 && self.words <= 60).then(|| likely(BlockKind::Copyright, NOTICE))?
    }

    /// Who made the story, and who hands it on.
    fn makers(&self) -> Option<Sign> {
        let (words, at) = (self.words, self.at(Class::Credit));
        let opens = matches!(self.first, '(' | '[' | '—' | '–' | '-' | '*' | '✍');
        if words <= 80 && at >= hit::START && (opens || !self.prose || words <= 40) && names_someone(self.scan) {
            return sure(BlockKind::Credit, CREDITS);
        }
        if words <= 25 && at > 0 && names_someone(self.scan) && !self.is_quoted() {
            return likely(BlockKind::Credit, CREDITS);
        }
        let mut parts = self.text.split(|c: char| !c.is_alphanumeric());
        if words <= 4 && self.first == '(' && self.text.ends_with(')') && parts.any(metadata::is_agency) {
            return likely(BlockKind::Credit, CREDITS);
        }
        let distributed = words <= 14 && self.at(Class::Distribution) >= hit::START && names_someone(self.scan);
        distributed.then(|| sure(BlockKind::Credit, "Says who distributes the text."))?
    }

    /// A picture's caption or alternative text.
    fn picture(&self) -> Option<Sign> {
        if pictures::is_caption(self.text, self.scan) {
            return sure(BlockKind::Caption, pictures::why_caption(self.text));
        }
        let stands_for =
            |start: &&str| starts_with_words(self.text, &[start]) && self.text.get(start.len()..).is_some_and(|t| t.starts_with(' '));
        let labelled = || lines::after_label(self.text).is_some() || lines::LINE.pictures.iter().any(stands_for);
        if self.words <= 30 && labelled() {
            return sure(BlockKind::Caption, "The text that stands for a picture.");
        }
        let credited = self.words <= 6 && self.scan.terminal != 6 && starts_with_words(self.text, &["credit: ", "credits: "]);
        credited.then(|| sure(BlockKind::Caption, pictures::CAPTION))?
    }

    /// What readers can do with the page; advertisements.
    fn buttons(&self) -> Option<Sign> {
        const COMMENTS: &str = "Comments: asks for or heads readers' comments.";
        let (words, prose) = (self.words, self.prose);
        let (comments, share, advertisement) = (self.at(Class::Comments), self.at(Class::Share), self.at(Class::Ad));
        if words <= 20 && comments >= hit::START && !prose {
            return sure(BlockKind::Comments, COMMENTS);
        }
        if words <= 10 && comments > 0 && !self.is_quoted() {
            return likely(BlockKind::Comments, COMMENTS);
        }
        if share == hit::WHOLE || (share >= hit::START && words <= 5 && !prose) {
            return sure(BlockKind::Share, "A button for sharing or printing the page.");
        }
        let mark = advertisement == hit::WHOLE || (advertisement >= hit::START && words <= 6);
        mark.then(|| sure(BlockKind::Advertisement, "An advertisement, or the mark of one."))?
    }

    /// When and by whom it was published.
    fn origin(&self) -> Option<Sign> {
        let (words, prose, scan) = (self.words, self.prose, self.scan);
        let (date, byline) = (self.at(Class::Date), self.at(Class::Byline));
        if words <= 16 && !prose && date >= hit::START && (scan.digits > 0 || words <= 2) {
            return sure(BlockKind::Date, dated::REASON);
        }
        if words <= 8 && !prose && (date > 0 && scan.digits > 0) || dated::is_date_line(scan, self.text) {
            return likely(BlockKind::Date, dated::REASON);
        }
        if words > 24 || prose || byline < hit::START || !(names_someone(scan) || words <= 2) || scan.terminal == 6 {
            return None;
        }
        if starts_with_words(self.text, &["published by", "posted by"]) {
            return sure(BlockKind::Metadata, "Names the publisher.");
        }
        sure(BlockKind::Byline, head::BYLINE)
    }

    fn menu(&self) -> Option<Sign> {
        if is_breadcrumb(self.text, self.scan) {
            return sure(BlockKind::Navigation, "Breadcrumbs: the page's place in the site.");
        }
        let glued = !self.prose && self.scan.glue >= 3 && self.words <= 2 * self.scan.glue + 6 && self.scan.terminal == 0;
        glued.then(|| sure(BlockKind::Navigation, "Menu: words run together without a sentence."))?
    }

    fn promotion(&self) -> Option<Sign> {
        let (words, at) = (self.words, self.at(Class::Promo));
        let to_reader = || !self.prose || speaks_of_us(self.text);
        if at >= hit::START && words <= 30 && to_reader() {
            return sure(BlockKind::Promotion, sections::PROMOTION);
        }
        if at > 0 && words <= 60 && to_reader() && !self.is_quoted() {
            return likely(BlockKind::Promotion, sections::PROMOTION);
        }
        let visit = words <= 6 && self.scan.address && starts_with_words(self.text, &["visit ", "follow ", "see ", "besuchen "]);
        visit.then(|| sure(BlockKind::Promotion, "Promotion: sends the reader to a site."))?
    }

    fn is_in_menu(&self) -> bool {
        self.page.kind(self.n) == BlockKind::ListItem && self.words <= 3
    }

    /// Other stories.
    fn related(&self) -> Option<Sign> {
        let at = self.at(Class::Related);
        if self.prose || self.is_in_menu() {
            return None;
        }
        if at == hit::WHOLE {
            return sure(BlockKind::Related, sections::RELATED);
        }
        let heads = self.words <= 14 && at >= hit::START && self.scan.terminal != 6;
        heads.then(|| likely(BlockKind::Related, sections::RELATED))?
    }

    /// A part of the page that is not the story.
    fn section(&self) -> Option<Sign> {
        let (words, prose) = (self.words, self.prose);
        let (disclosure, faq) = (self.at(Class::Disclosure), self.at(Class::Faq));
        if disclosure >= hit::START && words <= 20 || disclosure > 0 && words <= 400 && !self.text.contains('“') {
            return likely(BlockKind::Disclosure, sections::DISCLOSURE);
        }
        let asks = |n: usize| self.page.scan(n).is_some_and(|s| s.terminal == 4);
        if !prose && faq >= hit::START && (asks(self.n + 1) || asks(self.n + 2)) {
            return likely(BlockKind::Faq, sections::FAQ);
        }
        if !prose && words <= 8 && self.at(Class::Summary) >= hit::START {
            return likely(BlockKind::Summary, sections::SUMMARY);
        }
        let of_menu = || self.at(Class::Nav) >= hit::START || faq == hit::WHOLE || self.is_in_menu() && self.at(Class::Related) > 0;
        (!prose && words <= 6 && of_menu()).then(|| likely(BlockKind::Navigation, "Menu: a word of the site's navigation."))?
    }
}

/// Capitals inside, as names have.
pub(super) fn names_someone(scan: &Scan) -> bool {
    scan.upper_words >= 2 || scan.ideographs > 0
}

fn starts_with_words(text: &str, starts: &[&str]) -> bool {
    let first = text.bytes().next().filter(u8::is_ascii).map(|b| b.to_ascii_lowercase());
    let begins = |start: &str| {
        // What begins with ASCII does so in small letters too. Of other letters some have small ones of ASCII.
        if first.is_some() && start.bytes().next() != first {
            return false;
        }
        let mut lower = text.chars().flat_map(char::to_lowercase);
        start.chars().all(|c| lower.next() == Some(c))
    };
    starts.iter().any(|start| begins(start))
}

/// Words by which a site speaks of itself, or to the reader: `data/own-words.txt`.
static OWN_WORDS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/own-words.txt")));

/// The site speaks of itself, or to the reader.
pub(super) fn speaks_of_us(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).take(80);
    words.any(|w| OWN_WORDS.contains(w.to_lowercase().as_str()))
}

fn is_breadcrumb(text: &str, scan: &Scan) -> bool {
    const STEPS: [char; 5] = ['>', '›', '»', '/', '→'];
    // What is not scanned may hold more of them.
    let may = scan.separators + scan.quotes > 1 || text.len() > LOOK;
    may && scan.words <= 40 && scan.terminal != 6 && scan.start == 2 && STEPS.iter().any(|&sign| steps(text, sign) >= 2)
}

/// How often the sign stands between two spaces, a space counted once only.
fn steps(text: &str, sign: char) -> usize {
    let mut found = 0;
    let mut free = 0; // What lies before is taken.
    for (at, _) in text.match_indices(sign) {
        let end = at + sign.len_utf8();
        let alone = at > free && text.get(..at).is_some_and(|t| t.ends_with(' ')) && text.get(end..).is_some_and(|t| t.starts_with(' '));
        if alone {
            found += 1;
            free = end + 1;
        }
    }
    found
}
