//! Names kind and reason of what is stripped and not yet named.

use super::page::Page;
use super::sections::{by_markup, section_of};
use super::sign::{names_someone, speaks_of_us};
use super::{Verdict, dated, head, pictures, sections, strip};
use crate::boilerplate::scan::{Class, Scan, hit};
use crate::boilerplate::{dates, lines, metadata};
use crate::forest::LOGIT;
use crate::report::BlockKind;

/// Names every block that is stripped.
pub(super) fn name(page: &Page, verdicts: &mut [Verdict]) {
    let mut namer = Namer::new(page, verdicts);
    for n in 0..verdicts.len() {
        namer.block(n, verdicts);
    }
}

/// A kind and why.
struct Name {
    kind: BlockKind,
    reason: String,
    /// True where nothing else can be meant.
    sure: bool,
}

fn sure(kind: BlockKind, reason: &str) -> Option<Name> {
    let reason = reason.into();
    Some(Name { kind, reason, sure: true })
}

fn likely(kind: BlockKind, reason: &str) -> Option<Name> {
    let reason = reason.into();
    Some(Name { kind, reason, sure: false })
}

const MENU: &str = "Menu: a word of the site's navigation.";

/// What stands around a block.
struct Around {
    /// What the block before was stripped as.
    before: Option<BlockKind>,
    /// What the block after is stripped as, where that is known.
    after: Option<BlockKind>,
    /// The story goes on before and after it.
    amid: bool,
    next_is_caption: bool,
}

struct Namer<'p> {
    page: &'p Page<'p>,
    /// The first and the last kept block.
    first: Option<usize>,
    last: Option<usize>,
    /// The headline, or where there is none the first kept block.
    head: Option<usize>,
    /// The page's own day stands above the story.
    dated: bool,
    /// The section that a heading among the stripped blocks has opened.
    section: Option<(BlockKind, &'static str)>,
}

impl<'p> Namer<'p> {
    fn new(page: &'p Page<'p>, verdicts: &[Verdict]) -> Self {
        let first = verdicts.iter().position(|v| v.kept);
        let headline = verdicts.iter().position(|v| v.kind == BlockKind::Title && !v.kept);
        let dates = |n: usize| page.sign(n).is_some_and(|s| s.kind == BlockKind::Date);
        Self {
            page,
            first,
            head: headline.or(first),
            last: verdicts.iter().rposition(|v| v.kept),
            dated: first.is_some_and(|f| (0..f).any(|n| dates(n) && dates::find(page.words(n)).is_some())),
            section: None,
        }
    }

    fn block(&mut self, n: usize, verdicts: &mut [Verdict]) {
        let around = self.around(n, verdicts);
        let (Some(v), Some(scan)) = (verdicts.get_mut(n), self.page.scan(n)) else {
            return;
        };
        if v.kept {
            self.kept(n, scan, &around, v);
            return;
        }
        if self.is_date_of_others(n, &around, v) {
            return;
        }
        if v.reason.is_some() {
            let lone = v.kind == BlockKind::Related && scan.words <= 2;
            if self.is_link_to_authors(n, v) {
                strip(v, BlockKind::Navigation, MENU);
            } else if lone && around.before == Some(BlockKind::Promotion) && around.after == Some(BlockKind::Promotion) {
                // "Recommended" above one of several offers.
                strip(v, BlockKind::Promotion, sections::PROMOTION);
            }
            // A standfirst opens no box.
            if v.kind == BlockKind::Summary && v.reason.as_deref() != Some(sections::SUMMARY) {
                self.section = None;
            } else if !matches!(v.kind, BlockKind::Share | BlockKind::Advertisement | BlockKind::Caption) {
                self.section = self.opened(n, v.kind);
            }
            return;
        }
        let name = self
            .by_sign(n, scan)
            .or_else(|| self.by_neighbours(n, scan, &around))
            .unwrap_or_else(|| self.by_place(n, scan));
        if name.sure && name.kind == BlockKind::Disclosure {
            self.section = None;
        }
        if name.sure {
            strip(v, name.kind, &name.reason);
        } else {
            (v.kind, v.reason) = (name.kind, Some(name.reason));
        }
    }

    /// The section that a block of the kind opens. Above the headline stand no readers' comments: "Comments" is a button there.
    fn opened(&self, n: usize, kind: BlockKind) -> Option<(BlockKind, &'static str)> {
        section_of(kind).filter(|_| kind != BlockKind::Comments || !self.is_over_head(n))
    }

    fn is_over_head(&self, n: usize) -> bool {
        self.head.is_some_and(|head| n < head)
    }

    /// "Authors" below the story, and nobody named under it.
    fn is_link_to_authors(&self, n: usize, v: &Verdict) -> bool {
        let label = self
            .page
            .scan(n)
            .is_some_and(|s| s.hit(Class::Byline) == hit::WHOLE && s.words <= 2);
        let below = self.last.is_some_and(|last| n > last);
        v.kind == BlockKind::Byline && label && below && !metadata::is_person(self.page.words(n + 1))
    }

    fn around(&self, n: usize, verdicts: &[Verdict]) -> Around {
        let kept = |n: Option<usize>| n.and_then(|n| verdicts.get(n)).is_some_and(|v| v.kept);
        let before = n.checked_sub(1).and_then(|n| verdicts.get(n)).filter(|v| !v.kept).map(|v| v.kind);
        let after_picture = matches!(before, Some(BlockKind::Caption | BlockKind::Advertisement)) && self.first.is_some_and(|f| f < n);
        let named = |v: &&Verdict| !v.kept && v.reason.is_some();
        Around {
            before,
            after: verdicts.get(n + 1).filter(named).map(|v| v.kind),
            amid: (kept(n.checked_sub(1)) || after_picture) && kept(Some(n + 1)),
            next_is_caption: pictures::over_caption(self.page, n),
        }
    }

    fn kept(&mut self, n: usize, scan: &Scan, around: &Around, v: &mut Verdict) {
        self.section = None;
        if v.kind == BlockKind::Caption || v.kind == BlockKind::Heading && is_speech(self.page, n) {
            v.kind = BlockKind::Paragraph;
        }
        // A picture's alternative text stands on the line above its caption.
        let longer_next = self.page.scan(n + 1).map_or(0, |s| s.chars) > scan.chars;
        if around.next_is_caption && longer_next && scan.words <= 30 && v.margin < 3 * LOGIT {
            strip(v, BlockKind::Caption, pictures::ALTERNATIVE);
        }
    }

    /// The day of another story or of a reader's comment is a part of these, not when the page was published.
    fn is_date_of_others(&self, n: usize, around: &Around, v: &mut Verdict) -> bool {
        let before = around.before.filter(|k| *k == BlockKind::Related);
        let others = self.section.or_else(|| before.and_then(section_of));
        let Some((kind @ (BlockKind::Related | BlockKind::Comments), reason)) = others else {
            return false;
        };
        if v.reason.is_some() {
            let is_date = v.kind == BlockKind::Date && self.dated && self.first.is_some_and(|f| f < n);
            if is_date {
                strip(v, kind, reason);
            }
            return is_date;
        }
        let says_date = self.page.sign(n).is_some_and(|s| s.kind == BlockKind::Date);
        let is_date = says_date && (self.dated || self.section.is_some() && kind == BlockKind::Related);
        if is_date {
            (v.kind, v.reason) = (kind, Some(reason.into()));
        }
        is_date
    }

    fn by_sign(&mut self, n: usize, scan: &Scan) -> Option<Name> {
        let sign = self.page.sign(n)?;
        let opened = self.opened(n, sign.kind);
        let ends = opened.is_none() && sign.kind == BlockKind::Navigation && scan.words <= 3;
        self.section = opened.or(self.section).filter(|_| !ends);
        likely(sign.kind, sign.reason)
    }

    fn by_neighbours(&self, n: usize, scan: &Scan, around: &Around) -> Option<Name> {
        const SENTENCE: usize = 3; // "U.S." is none.
        const NOTICE: usize = 20;
        let (page, words) = (self.page, scan.words);
        if n.checked_sub(1).is_some_and(|p| is_author_label(page, p)) && names_someone(scan) && words <= 8 {
            return sure(BlockKind::Byline, head::BYLINE);
        }
        // Before pictures: a post or a place stands between the name and a picture's text as well.
        if around.before == Some(BlockKind::Byline) && !scan.is_prose() {
            let text = page.words(n);
            let of_author = metadata::is_post(text) && (!around.next_is_caption || metadata::is_desk(text));
            if words <= 6 && of_author {
                return sure(BlockKind::Byline, head::POST);
            }
            if words <= 1 && text.starts_with('@') {
                return sure(BlockKind::Byline, "The author's account.");
            }
            if metadata::reported_from(text).is_some() {
                return sure(BlockKind::Dateline, "The dateline: where the author reports from.");
            }
        }
        if lines::is_share_row(page.words(n)) {
            return sure(BlockKind::Share, "A row of buttons for sharing the page.");
        }
        let below = self.last.is_some_and(|last| n > last);
        if below && words <= NOTICE && lines::has_year_of_rights(page.words(n)) {
            return sure(BlockKind::Copyright, "Copyright notice.");
        }
        // Amid the story: "The Morning" between the lines of a newsletter's box.
        let boxed = around.before == Some(BlockKind::Promotion) && around.after == Some(BlockKind::Promotion);
        if self.section.is_none() && !below && self.first.is_some_and(|f| f < n) && boxed && words <= 4 && scan.terminal == 0 {
            return sure(BlockKind::Promotion, sections::PROMOTION);
        }
        if around.next_is_caption && words <= 30 {
            return sure(BlockKind::Caption, pictures::ALTERNATIVE);
        }
        if around.before == Some(BlockKind::Caption) && pictures::is_under_source(page, n) {
            return sure(BlockKind::Caption, pictures::BELOW);
        }
        if let Some((kind, reason)) = by_markup(page.raw.get(n).map_or(0, |b| b.hints.flags)) {
            return likely(kind, reason);
        }
        if below && scan.is_prose() && lines::is_of_site(page.words(n)) {
            return sure(BlockKind::Disclosure, "The site says what it is.");
        }
        if lines::is_offer(page.words(n)) {
            return sure(BlockKind::Promotion, sections::PROMOTION);
        }
        if words <= 2 && scan.address && !page.words(n).contains(' ') {
            return likely(BlockKind::Navigation, "The address of a site.");
        }
        // Under a plea the site goes on to speak of itself.
        let pleads = || speaks_of_us(page.words(n)) && !lines::tells(page.words(n));
        if self.section.is_none() && around.before == Some(BlockKind::Promotion) && below && scan.is_prose() && pleads() {
            return sure(BlockKind::Promotion, sections::PROMOTION);
        }
        // What stands between two lines of promotion is a part of it too, as is what leads up to one.
        let inside = around.before == Some(BlockKind::Promotion) && (8..=80).contains(&words);
        if self.section.is_none() && near_promotion(page, n) && (inside || scan.terminal >= 4 && (SENTENCE..=40).contains(&words)) {
            return sure(BlockKind::Promotion, sections::PROMOTION);
        }
        if words <= 8 && (dated::is_clock(page.words(n)) || dated::is_reading_time(page.words(n))) {
            return sure(BlockKind::Date, dated::REASON);
        }
        let in_words = scan.digits * 2 <= scan.chars && scan.terminal != 6;
        let heads = page.kind(n) == BlockKind::Heading && scan.printed == 1 && words <= 12 && !scan.is_prose();
        if around.amid && heads && in_words {
            return likely(BlockKind::Heading, "A heading amid the article.");
        }
        let in_footer = around.before.is_some_and(is_of_footer) && next_is_of_footer(page, n);
        if self.section.is_none() && in_footer && words <= 6 && in_words {
            return likely(BlockKind::Navigation, "Menu: a short line among others of the site.");
        }
        None
    }

    fn by_place(&self, n: usize, scan: &Scan) -> Name {
        // A list of other stories over the headline ends where the menu goes on.
        let of_menu = self.is_over_head(n) && scan.words <= 2 && scan.terminal == 0;
        let (kind, reason) = match self.section {
            // A disclosure is prose: a line after it is something else.
            Some((kind, reason)) if (kind != BlockKind::Disclosure || scan.is_prose()) && !of_menu => (kind, reason.to_string()),
            _ => {
                let (before, after) = (self.first.is_none_or(|f| n < f), self.last.is_some_and(|l| n > l));
                by_form(scan, self.page.kind(n), before, after)
            }
        };
        Name { kind, reason, sure: false }
    }
}

/// In plain text, a short line of speech over a paragraph looks like a heading where it ends in a question: "They say that help
/// is coming," Holm said. "Where is it?" Either the speaker stands in it, or it goes on with the speech of the paragraph above.
fn is_speech(page: &Page, n: usize) -> bool {
    const MARKS: [char; 3] = ['"', '“', '”'];
    let quoted = |n: usize| page.words(n).starts_with(MARKS);
    let asks = page.scan(n).is_some_and(|s| s.terminal == 4) && page.words(n).ends_with(MARKS);
    if page.markup() || !quoted(n) || !asks {
        return false;
    }
    let mut outside = page.words(n).split(MARKS).step_by(2);
    let goes_on = || {
        n.checked_sub(1)
            .is_some_and(|above| quoted(above) && page.scan(above).is_some_and(Scan::is_prose))
    };
    outside.any(lines::tells) || goes_on()
}

/// What a page's foot is made of.
fn is_of_footer(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Navigation | BlockKind::Disclosure | BlockKind::Copyright)
}

fn next_is_of_footer(page: &Page, n: usize) -> bool {
    page.sign(n + 1).is_some_and(|s| is_of_footer(s.kind)) && page.raw.get(n + 1).is_some_and(|b| b.gap <= 1)
}

/// True where the next block is promotion: what leads up to it is a part of it.
fn near_promotion(page: &Page, n: usize) -> bool {
    let promotion = |n: usize| page.sign(n).is_some_and(|s| s.kind == BlockKind::Promotion);
    promotion(n + 1) && page.raw.get(n + 1).is_some_and(|b| b.gap <= 1)
}

/// `Author:` alone on its line.
fn is_author_label(page: &Page, n: usize) -> bool {
    page.scan(n)
        .is_some_and(|s| s.hit(Class::Byline) == hit::WHOLE && s.words <= 2 && s.terminal == 2)
}

fn by_form(scan: &Scan, kind: BlockKind, before: bool, after: bool) -> (BlockKind, String) {
    let place = if before {
        "before the article"
    } else if after {
        "after the article"
    } else {
        "amid the article"
    };
    if scan.is_prose() || scan.chars >= 150 && scan.terminal == 6 {
        let (kind, what) = if after {
            (BlockKind::Related, "Text of another story or of the site")
        } else {
            (BlockKind::Other, "Text of the site")
        };
        return (kind, format!("{what}, {place}."));
    }
    if scan.digits * 2 > scan.chars {
        return (BlockKind::Other, "A number without a sentence.".into());
    }
    if scan.printed > 1 {
        return (
            BlockKind::Navigation,
            format!("Menu: a short line without a sentence, printed {} times.", scan.printed),
        );
    }
    if scan.words >= 5 && scan.terminal != 6 && after {
        return (
            BlockKind::Related,
            "A line after the article: a link to another story or page.".into(),
        );
    }
    if kind == BlockKind::ListItem || scan.words <= 6 {
        return (BlockKind::Navigation, format!("Menu: a short line without a sentence, {place}."));
    }
    (BlockKind::Other, format!("No part of the story: a line of its own, {place}."))
}
