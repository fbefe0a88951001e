//! Names what each block is and why it was stripped; overrules the tagger where a block says plainly what it is.

use std::sync::LazyLock;

#[cfg(feature = "training")]
use super::headline;
use super::scan::{Class, LOOK, Scan, Scans, hit};
use super::{lines, metadata, title};
use crate::forest::{Forest, LOGIT};
use crate::input::{Document, RawBlock, hint};
use crate::lexicon::{self, Table};
use crate::report::BlockKind;

/// A block with its verdict.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub kind: BlockKind,
    pub kept: bool,
    pub reason: Option<String>,
    /// How far from changing the verdict is, in the tagger's units.
    pub margin: i32,
}

/// What a block says of itself.
#[derive(Debug, Clone, Copy)]
struct Sign {
    kind: BlockKind,
    reason: &'static str,
    /// True where the tagger's opinion does not matter.
    sure: bool,
}

const DATE: &str = "States when the article was published or how long it takes to read.";
const BYLINE: &str = "The byline: shown as the article's authors.";
pub(super) const ALTERNATIVE: &str = "The text that stands for the picture below.";
const CAPTION: &str = "A caption: it names who took the picture.";
const SUMMARY: &str = "A summary box: it repeats what the article says.";
const BETWEEN: &str = "Stands between the headline and the story.";
const SURE: i32 = 4 * LOGIT;

/// Everything that the rules look at.
struct Page<'a> {
    text: &'a str,
    raw: &'a [RawBlock],
    scans: &'a Scans,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, scans: &'a Scans) -> Self {
        Self {
            text: &document.text,
            raw: &document.blocks,
            scans,
        }
    }

    fn scan(&self, n: usize) -> Option<&'a Scan> {
        self.scans.blocks.get(n)
    }

    fn words(&self, n: usize) -> &'a str {
        self.raw.get(n).map_or("", |b| b.range.of(self.text))
    }

    fn kind(&self, n: usize) -> BlockKind {
        self.raw.get(n).map_or(BlockKind::Other, |b| b.kind)
    }

    fn markup(&self) -> bool {
        self.raw.first().is_some_and(|b| b.hints.markup)
    }
}

/// Judges all blocks, from what the tagger thinks and the trees that judge headlines.
pub(crate) fn judge(
    document: &Document,
    scans: &Scans,
    margins: &[i16],
    kept: &[bool],
    headlines: &Forest,
) -> (Vec<Verdict>, title::Title) {
    let page = Page::new(document, scans);
    let (signs, mut verdicts) = story(&page, margins, kept);
    let mut title = title::find(document, scans, &verdicts, headlines);
    title_lines(&page, &signs, &title, &mut verdicts);
    said_lines(&page, &mut verdicts);
    runs(&page, &signs, &mut verdicts);
    summary_boxes(&page, &mut verdicts);
    after_the_end(&page, &signs, &mut verdicts);
    after_related(&page, &signs, &mut verdicts);
    title.body = verdicts
        .iter()
        .enumerate()
        .position(|(n, v)| v.kept && page.scan(n).is_some_and(Scan::is_prose))
        .or_else(|| verdicts.iter().position(|v| v.kept));
    let headline = title.blocks.iter().copied().filter(|&n| title.body.is_some_and(|b| n < b)).max();
    bare_bylines(&page, &signs, headline, &mut verdicts);
    standfirst(&page, &signs, headline.zip(title.body), &mut verdicts);
    authors(&page, &mut verdicts);
    name(&page, &signs, &mut verdicts);
    (verdicts, title)
}

/// The lines that may be the headline, where the verdicts are as far as they are when it is looked for.
#[cfg(feature = "training")]
pub(crate) fn candidates(document: &Document, scans: &Scans, margins: &[i16], kept: &[bool]) -> Vec<headline::Candidate> {
    let page = Page::new(document, scans);
    let (_, verdicts) = story(&page, margins, kept);
    let first = title::body(scans, &verdicts);
    first.map_or_else(Vec::new, |first| headline::candidates(document, scans, &verdicts, first))
}

/// The verdicts before the headline is known, and what each block says of itself.
fn story(page: &Page, margins: &[i16], kept: &[bool]) -> (Vec<Option<Sign>>, Vec<Verdict>) {
    let signs: Vec<Option<Sign>> = (0..page.raw.len()).map(|n| sign(page, n)).collect();
    let mut verdicts: Vec<Verdict> = margins
        .iter()
        .zip(kept)
        .enumerate()
        .map(|(n, (&margin, &kept))| Verdict {
            kind: page.kind(n),
            kept,
            reason: None,
            margin: margin.into(),
        })
        .collect();
    for (verdict, sign) in verdicts.iter_mut().zip(&signs) {
        if let Some(sign) = sign.filter(|s| s.sure) {
            strip(verdict, sign.kind, sign.reason);
        }
    }
    for n in 0..verdicts.len() {
        let short = page.scan(n).is_some_and(|s| s.words <= 30 && s.terminal == 6);
        let longer = page.scan(n + 1).map_or(0, |s| s.chars) > page.scan(n).map_or(0, |s| s.chars);
        if let Some(v) = verdicts.get_mut(n).filter(|v| v.reason.is_none())
            && short
            && longer
            && over_caption(page, &signs, n)
        {
            strip(v, BlockKind::Caption, ALTERNATIVE);
        }
    }
    pictures(page, &signs, &mut verdicts);
    pleas(page, &signs, &mut verdicts);
    asides(page, &mut verdicts);
    keep_lead(page, &signs, &mut verdicts);
    keep_rows(page, &signs, &mut verdicts);
    keep_closers(page, &signs, &mut verdicts);
    keep_alone(page, &signs, &mut verdicts);
    (signs, verdicts)
}

/// "PA Media A man in a coat", "PA Media", "Angus Rennie in 1987": a picture's alternative text with its source before it, the
/// source, the caption.
fn pictures(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    for n in (0..verdicts.len()).filter(|&n| says_source_first(page, n)) {
        let parts = [ALTERNATIVE, CAPTION, "The caption of the picture above."];
        for (m, reason) in (n..).zip(parts) {
            let fits = page.scan(m).is_some_and(|s| s.words <= 30 && !s.is_prose() && s.terminal != 6);
            let other = signs.get(m).copied().flatten().is_some_and(|s| s.kind != BlockKind::Caption);
            let unsaid = !other && verdicts.get(m).is_some_and(|v| v.margin < 3 * LOGIT || v.reason.is_some());
            let joined = m == n || page.raw.get(m).is_some_and(|b| b.gap == 0);
            let Some(verdict) = verdicts.get_mut(m).filter(|_| fits && unsaid && joined) else {
                break;
            };
            strip(verdict, BlockKind::Caption, reason);
        }
    }
}

/// "Subscribe for free to support my work" above a field for an address and a button, or under a heading that promotes.
fn pleas(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    const WORDS: usize = 30;
    const BUTTON: usize = 6;
    let sign = |n: usize| signs.get(n).copied().flatten().filter(|s| s.kind == BlockKind::Promotion);
    let short = |n: usize| page.scan(n).is_some_and(|s| s.words <= BUTTON);
    for n in 0..verdicts.len() {
        let plea = sign(n).filter(|_| page.scan(n).is_some_and(|s| s.words <= WORDS));
        let button = (n + 1..n + 3).find(|&m| sign(m).is_some_and(|s| s.sure) && (n + 1..=m).all(short));
        let headed = n.checked_sub(1).is_some_and(|h| sign(h).is_some() && short(h));
        let end = button.or(headed.then_some(n + 1));
        if let (Some(plea), Some(end)) = (plea, end) {
            for v in verdicts.get_mut(n..end).unwrap_or_default() {
                strip(v, plea.kind, plea.reason);
            }
        }
    }
}

/// What stands aside of the story, and is named by the markup as something else than the story.
fn asides(page: &Page, verdicts: &mut [Verdict]) {
    const OTHER: u32 = hint::PROMOTION | hint::ADVERTISEMENT | hint::SHARE | hint::RELATED | hint::COMMENT;
    for (verdict, raw) in verdicts.iter_mut().zip(page.raw).filter(|(v, _)| v.kept) {
        let flags = raw.hints.flags;
        if flags & hint::IN_ASIDE != 0
            && let Some((kind, reason)) = by_markup(flags & OTHER)
        {
            strip(verdict, kind, reason);
        }
    }
}

/// A sentence or two, and nothing around them: there is no page that they could be boilerplate of.
fn keep_alone(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    if page.raw.len() > 3 || verdicts.iter().any(|v| v.kept) {
        return;
    }
    for (n, verdict) in verdicts.iter_mut().enumerate() {
        let sentence = page.scan(n).is_some_and(|s| s.words >= 6 && s.terminal == 6);
        if sentence && verdict.reason.is_none() && signs.get(n).is_none_or(Option::is_none) {
            verdict.kept = true;
        }
    }
}

fn strip(verdict: &mut Verdict, kind: BlockKind, reason: &str) {
    verdict.kept = false;
    verdict.kind = kind;
    verdict.reason = Some(reason.into());
    verdict.margin = SURE;
}

/// What a block says of itself, whatever stands around it.
fn sign(page: &Page, n: usize) -> Option<Sign> {
    let scan = page.scan(n)?;
    let text = page.words(n);
    let words = scan.words;
    let prose = scan.is_prose();
    let at = |class: Class| scan.hit(class);
    let sure = |kind, reason| Some(Sign { kind, reason, sure: true });
    let likely = |kind, reason| Some(Sign { kind, reason, sure: false });
    let first = text.chars().next().unwrap_or(' ');

    if !text.chars().any(|c| c.is_alphanumeric()) {
        return likely(BlockKind::Other, "No words in it.");
    }
    if words <= 70 && (first == '©' || text.starts_with("(c) ") || text.starts_with("(C) ")) {
        return sure(BlockKind::Copyright, "Copyright notice.");
    }
    if at(Class::Copyright) > 0 && (text.contains('©') || text.contains("(c) ") || at(Class::Copyright) >= hit::START) && words <= 90 {
        return sure(BlockKind::Copyright, "Copyright notice.");
    }
    if at(Class::Copyright) > 0 && words <= 60 {
        return likely(BlockKind::Copyright, "Copyright notice.");
    }
    let opens = matches!(first, '(' | '[' | '—' | '–' | '-' | '*' | '✍');
    if words <= 80 && at(Class::Credit) >= hit::START && (opens || !prose || words <= 40) && names_someone(scan) {
        return sure(BlockKind::Credit, "Credits: who reported, wrote or edited the story.");
    }
    if words <= 25 && at(Class::Credit) > 0 && names_someone(scan) && !text.contains(['“', '"']) {
        return likely(BlockKind::Credit, "Credits: who reported, wrote or edited the story.");
    }
    if words <= 4 && first == '(' && text.ends_with(')') && text.split(|c: char| !c.is_alphanumeric()).any(metadata::is_agency) {
        return likely(BlockKind::Credit, "Credits: who reported, wrote or edited the story.");
    }
    if words <= 14 && at(Class::Distribution) >= hit::START && names_someone(scan) {
        return sure(BlockKind::Credit, "Says who distributes the text.");
    }
    if is_caption(text, scan) {
        return sure(BlockKind::Caption, CAPTION);
    }
    if starts_with_words(
        text,
        &["image for ", "image: ", "photo: ", "foto: ", "bild: ", "фото: ", "image of "],
    ) && words <= 30
    {
        return sure(BlockKind::Caption, "The text that stands for a picture.");
    }
    if words <= 6 && scan.terminal != 6 && starts_with_words(text, &["credit: ", "credits: "]) {
        return sure(BlockKind::Caption, CAPTION);
    }
    if words <= 20 && at(Class::Comments) >= hit::START && !prose {
        return sure(BlockKind::Comments, "Comments: asks for or heads readers' comments.");
    }
    if words <= 10 && at(Class::Comments) > 0 && !text.contains(['“', '"']) {
        return likely(BlockKind::Comments, "Comments: asks for or heads readers' comments.");
    }
    if at(Class::Share) == hit::WHOLE || (at(Class::Share) >= hit::START && words <= 5 && !prose) {
        return sure(BlockKind::Share, "A button for sharing or printing the page.");
    }
    if at(Class::Ad) == hit::WHOLE || (at(Class::Ad) >= hit::START && words <= 6) {
        return sure(BlockKind::Advertisement, "An advertisement, or the mark of one.");
    }
    if words <= 16 && !prose && at(Class::Date) >= hit::START && (scan.digits > 0 || words <= 2) {
        return sure(BlockKind::Date, DATE);
    }
    if words <= 8 && !prose && (at(Class::Date) > 0 && scan.digits > 0) || is_date_line(scan, text) {
        return likely(BlockKind::Date, DATE);
    }
    if words <= 24 && !prose && at(Class::Byline) >= hit::START && (names_someone(scan) || words <= 2) && scan.terminal != 6 {
        if starts_with_words(text, &["published by", "posted by"]) {
            return sure(BlockKind::Metadata, "Names the publisher.");
        }
        return sure(BlockKind::Byline, BYLINE);
    }
    if is_breadcrumb(text, scan) {
        return sure(BlockKind::Navigation, "Breadcrumbs: the page's place in the site.");
    }
    if !prose && scan.glue >= 3 && scan.words <= 2 * scan.glue + 6 && scan.terminal == 0 {
        return sure(BlockKind::Navigation, "Menu: words run together without a sentence.");
    }
    let promotion = "Promotion: asks the reader to subscribe, follow or buy.";
    if at(Class::Promo) >= hit::START && words <= 30 && (!prose || speaks_of_us(text)) {
        return sure(BlockKind::Promotion, promotion);
    }
    if at(Class::Promo) > 0 && words <= 60 && (!prose || speaks_of_us(text)) && !text.contains(['“', '"']) {
        return likely(BlockKind::Promotion, promotion);
    }
    if words <= 6 && scan.address && starts_with_words(text, &["visit ", "follow ", "see ", "besuchen "]) {
        return sure(BlockKind::Promotion, "Promotion: sends the reader to a site.");
    }
    let in_menu = page.kind(n) == BlockKind::ListItem && words <= 3;
    if !prose && at(Class::Related) == hit::WHOLE && !in_menu {
        return sure(BlockKind::Related, "Related stories: links to other articles.");
    }
    if !prose && words <= 14 && at(Class::Related) >= hit::START && scan.terminal != 6 && !in_menu {
        return likely(BlockKind::Related, "Related stories: links to other articles.");
    }
    if at(Class::Disclosure) >= hit::START && words <= 20 || at(Class::Disclosure) > 0 && (words <= 400 && !text.contains('“')) {
        return likely(BlockKind::Disclosure, "A disclosure: the site's own terms and interests.");
    }
    let asks = |n: usize| page.scan(n).is_some_and(|s| s.terminal == 4);
    if !prose && at(Class::Faq) >= hit::START && (asks(n + 1) || asks(n + 2)) {
        return likely(BlockKind::Faq, "Questions and answers that the site adds to the article.");
    }
    if !prose && words <= 8 && at(Class::Summary) >= hit::START {
        return likely(BlockKind::Summary, SUMMARY);
    }
    if !prose && words <= 6 && (at(Class::Nav) >= hit::START || at(Class::Faq) == hit::WHOLE || in_menu && at(Class::Related) > 0) {
        return likely(BlockKind::Navigation, "Menu: a word of the site's navigation.");
    }
    None
}

/// Capitals inside, as names have.
fn names_someone(scan: &Scan) -> bool {
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
static OWN_WORDS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        lexicon::entries(lexicon::list!("../../data/own-words.txt"))
            .map(|w| (w, ""))
            .collect(),
    )
});

/// The site speaks of itself, or to the reader.
fn speaks_of_us(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).take(80);
    words.any(|w| OWN_WORDS.contains(w.to_lowercase().as_str()))
}

/// True for lines that end in a picture's source: `(Jane Roe/AFP/Getty Images)`, `Photo: Jane Roe`, `| Getty Images`.
fn is_caption(text: &str, scan: &Scan) -> bool {
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
        return (sources && inside.len() >= 9) || named.iter().any(|w| inside.contains(w));
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

/// How pictures' sources are named: `data/picture-sources.txt`.
static PICTURE_SOURCES: LazyLock<Vec<&str>> =
    LazyLock::new(|| lexicon::entries(lexicon::list!("../../data/picture-sources.txt")).collect());

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

/// A day, and nothing beside it but the hour, the weekday, and that it is when the page was published or changed.
fn is_date_line(scan: &Scan, text: &str) -> bool {
    const WORDS: usize = 24;
    if scan.words > WORDS || scan.digits < 3 {
        return false;
    }
    let Some((_, day)) = super::dates::find(text) else { return false };
    let after = text.get(day.end..).unwrap_or_default();
    // "Published 3 February 2026 | Updated 4 February 2026"
    let second = super::dates::find(after).map_or(0..0, |(_, range)| range.start..range.end);
    let beside = [text.get(..day.start), after.get(..second.start), after.get(second.end..)];
    let words = beside
        .into_iter()
        .flatten()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let told = |word: &&str| {
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        !word.is_empty() && !DATE_WORDS.contains(word.as_str())
    };
    words.filter(told).map(str::len).sum::<usize>() <= day.len() / 3
}

/// Words that may stand beside a day: `data/date-words.txt`.
static DATE_WORDS: LazyLock<Table> = LazyLock::new(|| {
    let words = lexicon::entries(lexicon::list!("../../data/date-words.txt")).flat_map(|line| line.split(' '));
    Table::new(words.map(|word| (word, "")).collect())
});

/// In plain text, the rows between two kept rows of a table are kept: figures alone say little for themselves.
fn keep_rows(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    let mut last: Option<usize> = None; // The last kept row of the table.
    for n in 0..verdicts.len() {
        let joined = page.raw.get(n).is_some_and(|b| b.gap == 0);
        let clear = signs.get(n).is_some_and(Option::is_none) && verdicts.get(n).is_some_and(|v| v.reason.is_none());
        if page.markup() || page.kind(n) != BlockKind::Table || !clear {
            last = None;
            continue;
        }
        if !joined {
            last = None;
        }
        if verdicts.get(n).is_some_and(|v| v.kept) {
            let between = last.map_or(n, |l| l + 1)..n;
            for v in verdicts.get_mut(between).unwrap_or_default() {
                v.kept = true;
                v.margin = LOGIT / 4;
            }
            last = Some(n);
        }
    }
}

/// In plain text, a paragraph that leads up to the list with which the kept story begins opens the story, headings between
/// included.
fn keep_lead(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    let Some(first) = verdicts.iter().position(|v| v.kept) else {
        return;
    };
    if page.markup() || page.kind(first) != BlockKind::ListItem {
        return;
    }
    let clear = |n: usize| signs.get(n).is_some_and(Option::is_none) && verdicts.get(n).is_some_and(|v| v.reason.is_none());
    let doubtful = |n: usize| verdicts.get(n).is_some_and(|v| v.margin > -3 * LOGIT);
    // The list's own beginning may be as doubtful as what leads up to it, and headings may part the list.
    let is_part = |n: usize| match page.kind(n) {
        BlockKind::ListItem => true,
        BlockKind::Heading => page.kind(n + 1) == BlockKind::ListItem,
        _ => false,
    };
    let of_list = |n: &usize| is_part(*n) && clear(*n) && doubtful(*n);
    let start = (0..first).rev().take_while(of_list).last().unwrap_or(first);
    let is_lead = |n: usize| page.scan(n).is_some_and(|s| s.is_prose() && s.terminal == 6 && s.stops > 0);
    let Some(lead) = (start.saturating_sub(2)..start).rev().find(|&n| is_lead(n)) else {
        return;
    };
    if doubtful(lead) && (lead..first).all(clear) {
        for v in verdicts.iter_mut().take(first).skip(lead) {
            v.kept = true;
            v.margin = LOGIT / 4;
        }
    }
}

/// Sentences that a story ends with, and that look like a line of the site's: `data/closers.txt`.
static CLOSERS: LazyLock<Vec<&str>> = LazyLock::new(|| lexicon::entries(lexicon::list!("../../data/closers.txt")).collect());

/// In plain text, "The company did not respond to a request for comment." right after a kept paragraph is the story's, and so
/// is the one sentence after all that is kept, where the tagger was in doubt: a lost ending is worse than a line too many.
fn keep_closers(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    const WORDS: usize = 40;
    const LEAST: usize = 6;
    const DOUBT: i32 = LOGIT;
    if page.markup() {
        return;
    }
    let end = verdicts.iter().rposition(|v| v.kept).map_or(0, |last| last + 1);
    for n in 1..verdicts.len() {
        let after = verdicts.get(n - 1).is_some_and(|v| v.kept) && page.scan(n - 1).is_some_and(Scan::is_prose);
        let sentence = page.scan(n).is_some_and(|s| s.terminal == 6 && s.words <= WORDS);
        let Some(verdict) = verdicts
            .get_mut(n)
            .filter(|v| after && sentence && !v.kept && v.margin > -3 * LOGIT)
        else {
            continue;
        };
        let text = page.words(n).to_ascii_lowercase();
        let plain = n == end
            && verdict.margin > -DOUBT
            && page.scan(n).is_some_and(|s| s.words >= LEAST)
            && signs.get(n).is_some_and(Option::is_none);
        if verdict.reason.is_none() && (plain || CLOSERS.iter().any(|c| text.contains(c))) {
            verdict.kept = true;
            verdict.margin = LOGIT / 4;
        }
    }
}

/// The headline, wherever it is printed outside the story.
fn title_lines(page: &Page, signs: &[Option<Sign>], title: &title::Title, verdicts: &mut [Verdict]) {
    for &n in &title.blocks {
        if let Some(v) = verdicts.get_mut(n) {
            strip(v, BlockKind::Title, "The headline: shown as the article's title.");
        }
    }
    for &n in &title.variants {
        if let Some(v) = verdicts.get_mut(n).filter(|v| v.reason.is_none()) {
            strip(v, BlockKind::Metadata, "The headline once more, with the site's own words.");
        }
    }
    // What stands before the headline, or between it and the story's first paragraph, and is not prose, is not the story.
    let Some(&last) = title.blocks.iter().filter(|&&n| title.body.is_none_or(|b| n < b)).max() else {
        return;
    };
    let Some(body) = title.body else { return };
    for n in 0..body {
        let prose = page.scan(n).is_none_or(Scan::is_prose);
        let Some(v) = verdicts.get_mut(n).filter(|v| !prose && v.kept && v.margin < LOGIT) else {
            continue;
        };
        if n < last {
            v.kept = false;
        } else if let Some(sign) = signs
            .get(n)
            .copied()
            .flatten()
            .filter(|s| matches!(s.kind, BlockKind::Date | BlockKind::Promotion))
        {
            strip(v, sign.kind, sign.reason);
        } else if page.kind(n) == BlockKind::Paragraph {
            strip(v, BlockKind::Metadata, BETWEEN);
        }
    }
}

/// Lines that say what they are: `data/lines.txt`.
fn said_lines(page: &Page, verdicts: &mut [Verdict]) {
    const WORDS: usize = 40;
    let mut kept = 0;
    let mut stripped: Vec<(usize, lines::Line)> = Vec::new();
    for (n, v) in verdicts.iter_mut().enumerate() {
        kept += usize::from(v.kept);
        let Some(scan) = page.scan(n).filter(|s| s.words <= WORDS && (v.kept || v.reason.is_none())) else {
            continue;
        };
        let text = page.words(n);
        let Some(line) = lines::of(text) else { continue };
        // What a story says ends with a full stop; what a site asks, and who has helped, does so too.
        let fits = match line.kind {
            BlockKind::Comments => !line.strips || speaks_of_us(text),
            BlockKind::Credit => names_someone(scan) && !text.contains(['“', '"']) && (!line.strips || lines::thanks(text)),
            BlockKind::Disclosure => !line.strips || !lines::tells(text) && (lines::is_of_page(text) || speaks_of_us(text)),
            BlockKind::Promotion => scan.terminal != 6 && !(line.strips && lines::tells(text)),
            _ => scan.terminal != 6,
        };
        if fits && v.kept && line.strips {
            stripped.push((n, line));
        } else if fits && !v.kept {
            (v.kind, v.reason) = (line.kind, Some(line.reason.into()));
        }
    }
    // Lines with nothing around them are no page's: there is nothing else to keep.
    if stripped.len() < kept {
        for (n, line) in stripped {
            if let Some(v) = verdicts.get_mut(n) {
                strip(v, line.kind, line.reason);
            }
        }
    }
}

/// In plain text, the lines that go on without an empty line from "Most read in Sport", "Key points" or "Support us", up to
/// one: the tagger loses the first or the last of them.
fn runs(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    const HEAD: usize = 6;
    const WORDS: usize = 20;
    const LINES: usize = 12;
    if page.markup() {
        return;
    }
    let short = |n: usize| {
        page.scan(n)
            .is_some_and(|s| s.words <= WORDS && !s.is_prose() && s.terminal != 6 && s.quotes == 0)
    };
    let gap = |n: usize| page.raw.get(n).is_none_or(|b| b.gap > 0);
    let mut next = 0;
    let mut first_kept = verdicts.iter().position(|v| v.kept);
    let mut all_kept = verdicts.iter().filter(|v| v.kept).count();
    for n in 0..verdicts.len() {
        let Some(head) = verdicts.get(n).filter(|_| n >= next) else {
            continue;
        };
        let sign = signs.get(n).copied().flatten();
        let kind = sign.map(|s| s.kind).filter(|_| head.reason.is_none()).unwrap_or(head.kind);
        let section = match kind {
            // What the tagger knows as promotion it has weighed with its lines.
            BlockKind::Promotion if sign.is_none() => Some((kind, "Promotion: asks the reader to subscribe, follow or buy.")),
            BlockKind::Related | BlockKind::Summary => section_of(kind).filter(|_| sign.is_some()),
            _ => None,
        };
        let heads = page.scan(n).is_some_and(|s| s.words <= HEAD) && short(n) && gap(n);
        let (Some((kind, reason)), true, Some(first)) = (section, heads, first_kept) else {
            continue;
        };
        let end = (n + 1..n + LINES).find(|&m| gap(m) || !short(m)).unwrap_or(n + 1);
        let run = verdicts.get(n..end).unwrap_or_default();
        let kept = run.iter().filter(|v| v.kept).count();
        // A heading that the tagger keeps needs lines below that it mostly does not.
        let doubtful = !head.kept || kept * 2 <= run.len();
        let amid = first < n || kind == BlockKind::Summary;
        if end <= n + 1 || !gap(end) || !doubtful || kept == 0 || kept == all_kept || !amid {
            continue;
        }
        next = end;
        // "Conclusion" below the links heads what follows.
        let lone = kind == BlockKind::Related && page.kind(end - 1) == BlockKind::Heading;
        let end = end - usize::from(lone && page.scan(end - 1).is_some_and(|s| s.words == 1));
        for v in verdicts
            .get_mut(n..end)
            .unwrap_or_default()
            .iter_mut()
            .filter(|v| v.kept || v.reason.is_none())
        {
            all_kept -= usize::from(v.kept);
            strip(v, kind, reason);
        }
        // Only what lies in the run is no longer kept: the first goes on from there, and never back.
        first_kept = (first..verdicts.len()).find(|&m| verdicts.get(m).is_some_and(|v| v.kept));
    }
}

/// A sentence or two between the headline and the byline or the story, that sum up; and the result of a match.
fn standfirst(page: &Page, signs: &[Option<Sign>], between: Option<(usize, usize)>, verdicts: &mut [Verdict]) {
    const NEAR: usize = 2;
    const WORDS: std::ops::RangeInclusive<usize> = 8..=70;
    let Some((headline, body)) = between else { return };
    let said = |n: usize| signs.get(n).copied().flatten();
    for n in headline + 1..body.min(headline + 1 + NEAR) {
        let Some(scan) = page.scan(n) else { return };
        let ends = (n + 1..body).any(|m| {
            let kind = verdicts.get(m).map(|v| v.kind);
            let sign = said(m).map(|s| s.kind);
            [kind, sign].iter().any(|k| matches!(k, Some(BlockKind::Byline | BlockKind::Date)))
        });
        let text = page.words(n);
        let Some(v) = verdicts.get_mut(n).filter(|v| !v.kept && said(n).is_none()) else {
            continue;
        };
        if v.reason.as_deref().is_some_and(|r| r != BETWEEN) {
            continue;
        }
        if is_result(text, scan) {
            strip(v, BlockKind::Summary, "The result of the match.");
        } else if WORDS.contains(&scan.words) && scan.lower_words > scan.upper_words && (ends || n + 1 == body) && !speaks_of_us(text) {
            strip(v, BlockKind::Summary, "The standfirst: it sums up what the article says.");
        }
    }
}

/// "Quay Town 2-1 Northwick Rovers".
pub(super) fn is_result(text: &str, scan: &Scan) -> bool {
    let goals = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let score = |word: &str| word.split_once(['-', '–']).is_some_and(|(home, away)| goals(home) && goals(away));
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    let mut sides = words.split(|w| score(w));
    let named = |side: &[&str]| side.first().is_some_and(|w| w.starts_with(char::is_uppercase)) && side.len() <= 4;
    let (home, away) = (sides.next().is_some_and(named), sides.next().is_some_and(named));
    scan.words <= 12 && home && away && sides.next().is_none()
}

/// The authors' names alone, a few lines below the headline: with a given name that is known, above a post, or as the
/// copyright's holder; or a byline that names nobody ("Our Special Correspondent").
fn bare_bylines(page: &Page, signs: &[Option<Sign>], headline: Option<usize>, verdicts: &mut [Verdict]) {
    const NEAR: usize = 5;
    let Some(from) = headline.map(|n| n + 1) else { return };
    let said = |n: usize| signs.get(n).copied().flatten().is_some_and(|sign| sign.kind == BlockKind::Byline);
    if (from..from + NEAR).any(said) {
        return;
    }
    let is_notice = |n: &usize| signs.get(*n).copied().flatten().is_some_and(|s| s.kind == BlockKind::Copyright);
    let notices = (0..signs.len()).rev().filter(is_notice).take(NEAR);
    let holders: Vec<&str> = notices.filter_map(|n| metadata::holder_of(page.words(n))).collect();
    for n in from..from + NEAR {
        let free = |n: usize, v: &Verdict| !v.kept && v.reason.is_none() && signs.get(n).is_some_and(Option::is_none);
        let is_post = verdicts.get(n + 1).is_some_and(|v| free(n + 1, v)) && metadata::is_post_line(page.words(n + 1));
        let Some(verdict) = verdicts.get_mut(n).filter(|v| free(n, v)) else {
            continue;
        };
        let line = page.words(n);
        if metadata::is_unnamed(line) {
            strip(verdict, BlockKind::Byline, "The byline: it names no person.");
        } else if metadata::is_authors(line) || (is_post || holders.contains(&line)) && metadata::is_person(line) {
            strip(verdict, BlockKind::Byline, BYLINE);
            if let Some(post) = verdicts.get_mut(n + 1).filter(|_| is_post) {
                strip(post, BlockKind::Byline, "The author's post.");
            }
            return;
        }
    }
}

/// A summary box before the headline or byline: its heading and what it says.
fn summary_boxes(page: &Page, verdicts: &mut [Verdict]) {
    let is_mark = |v: &Verdict| matches!(v.kind, BlockKind::Title | BlockKind::Byline);
    let Some(last) = verdicts.iter().rposition(|v| is_mark(v) && !v.kept) else {
        return;
    };
    for n in 0..last {
        let heads = page
            .scan(n)
            .is_some_and(|s| !s.is_prose() && s.words <= 4 && s.hit(Class::Summary) == hit::WHOLE);
        if !heads {
            continue;
        }
        let end = (n + 1..(n + 10).min(last + 1)).find(|&m| verdicts.get(m).is_some_and(is_mark));
        for m in n..end.unwrap_or(n) {
            if let Some(v) = verdicts.get_mut(m) {
                strip(v, BlockKind::Summary, SUMMARY);
            }
        }
    }
}

/// After the credits or the copyright notice nothing of the story comes, unless it is most of it or surely the story.
/// Markup says more surely where the story ends.
fn after_the_end(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    let length = |n: usize| page.scan(n).map_or(0, |s| s.chars);
    let all: usize = verdicts.iter().enumerate().filter(|(_, v)| v.kept).map(|(n, _)| length(n)).sum();
    let mut before = 0;
    if page.markup() {
        return;
    }
    for n in 0..verdicts.len() {
        if verdicts.get(n).is_some_and(|v| v.kept) {
            before += length(n);
        }
        let ends = matches!(
            signs.get(n).copied().flatten(),
            Some(Sign {
                kind: BlockKind::Credit | BlockKind::Copyright | BlockKind::Comments,
                sure: true,
                ..
            })
        );
        if ends && before * 10 >= all * 6 && all > 0 {
            for v in verdicts.iter_mut().skip(n + 1).filter(|v| v.kept && v.margin < 2 * LOGIT) {
                v.kept = false;
                v.margin = LOGIT;
            }
            return;
        }
    }
}

/// Under "Read also", after the story's last prose, stand headlines of other stories.
fn after_related(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    let story = |(n, v): (usize, &Verdict)| v.kept && page.scan(n).is_some_and(|s| s.is_prose() || s.terminal == 6);
    let Some(last) = verdicts.iter().enumerate().rposition(story) else {
        return;
    };
    let mut under = false;
    for (n, v) in verdicts.iter_mut().enumerate().skip(last + 1) {
        let heads = signs
            .get(n)
            .copied()
            .flatten()
            .is_some_and(|s| s.kind == BlockKind::Related && s.sure);
        under |= heads;
        if under && v.kept {
            v.kept = false;
            v.margin = LOGIT / 2;
        }
    }
}

/// Names kind and reason of what is stripped and not yet named.
fn name(page: &Page, signs: &[Option<Sign>], verdicts: &mut [Verdict]) {
    let first = verdicts.iter().position(|v| v.kept);
    let last = verdicts.iter().rposition(|v| v.kept);
    // The page's own day stands above the story.
    let dates = |n: usize| signs.get(n).copied().flatten().is_some_and(|s| s.kind == BlockKind::Date);
    let dated = first.is_some_and(|f| (0..f).any(|n| dates(n) && super::dates::find(page.words(n)).is_some()));
    // The section that a heading among the stripped blocks has opened.
    let mut section: Option<(BlockKind, &'static str)> = None;
    for n in 0..verdicts.len() {
        let kept = |n: Option<usize>| n.and_then(|n| verdicts.get(n)).is_some_and(|v| v.kept);
        // What the block before was stripped as.
        let before = n.checked_sub(1).and_then(|n| verdicts.get(n)).filter(|v| !v.kept).map(|v| v.kind);
        let after_picture = matches!(before, Some(BlockKind::Caption | BlockKind::Advertisement)) && first.is_some_and(|f| f < n);
        let amid = (kept(n.checked_sub(1)) || after_picture) && kept(Some(n + 1));
        let next_is_caption = over_caption(page, signs, n);
        let longer_next = page.scan(n + 1).map_or(0, |s| s.chars) > page.scan(n).map_or(0, |s| s.chars);
        let Some(scan) = page.scan(n) else { break };
        let own = signs.get(n).copied().flatten();
        let Some(v) = verdicts.get_mut(n) else { break };
        if v.kept {
            section = None;
            if v.kind == BlockKind::Caption {
                v.kind = BlockKind::Paragraph;
            }
            // A picture's alternative text stands on the line above its caption.
            if next_is_caption && longer_next && scan.words <= 30 && v.margin < 3 * LOGIT {
                strip(v, BlockKind::Caption, ALTERNATIVE);
            }
            continue;
        }
        let of_others = section.or_else(|| before.filter(|k| *k == BlockKind::Related).and_then(section_of));
        if let (Some((kind @ (BlockKind::Related | BlockKind::Comments), reason)), BlockKind::Date) = (of_others, v.kind)
            && v.reason.is_some()
            && first.is_some_and(|f| f < n)
            && dated
        {
            strip(v, kind, reason);
            continue;
        }
        if v.reason.is_some() {
            // A standfirst opens no box.
            if v.kind == BlockKind::Summary && v.reason.as_deref() != Some(SUMMARY) {
                section = None;
            } else if !matches!(v.kind, BlockKind::Share | BlockKind::Advertisement | BlockKind::Caption) {
                section = section_of(v.kind);
            }
            continue;
        }
        if let (Some((kind @ (BlockKind::Related | BlockKind::Comments), reason)), Some(Sign { kind: BlockKind::Date, .. })) =
            (of_others, own)
            && (dated || section.is_some() && kind == BlockKind::Related)
        {
            (v.kind, v.reason) = (kind, Some(reason.into()));
            continue;
        }
        if let Some(sign) = own {
            v.kind = sign.kind;
            v.reason = Some(sign.reason.into());
            section = section_of(sign.kind).or(section);
            if section_of(sign.kind).is_none() && sign.kind == BlockKind::Navigation && scan.words <= 3 {
                section = None;
            }
            continue;
        }
        if n.checked_sub(1).is_some_and(|p| is_author_label(page, p)) && names_someone(scan) && scan.words <= 8 {
            strip(v, BlockKind::Byline, BYLINE);
            continue;
        }
        if next_is_caption && scan.words <= 30 {
            strip(v, BlockKind::Caption, ALTERNATIVE);
            continue;
        }
        if before == Some(BlockKind::Byline) && scan.words <= 6 && !scan.is_prose() && metadata::is_post(page.words(n)) {
            strip(v, BlockKind::Byline, "The author's post.");
            continue;
        }
        if let Some((kind, reason)) = by_markup(page.raw.get(n).map_or(0, |b| b.hints.flags)) {
            v.kind = kind;
            v.reason = Some(reason.into());
            continue;
        }
        // What stands between two lines of promotion is a part of it too, as is what leads up to one.
        let inside = before == Some(BlockKind::Promotion) && (8..=80).contains(&scan.words);
        if section.is_none() && near_promotion(page, signs, n) && (inside || scan.terminal >= 4 && scan.words <= 40) {
            strip(v, BlockKind::Promotion, "Promotion: asks the reader to subscribe, follow or buy.");
            continue;
        }
        if scan.words <= 8 && (is_clock(page.words(n)) || is_reading_time(page.words(n))) {
            strip(v, BlockKind::Date, DATE);
            continue;
        }
        if amid
            && page.kind(n) == BlockKind::Heading
            && scan.printed == 1
            && scan.words <= 12
            && scan.digits * 2 <= scan.chars
            && scan.terminal != 6
            && !scan.is_prose()
        {
            v.kind = BlockKind::Heading;
            v.reason = Some("A heading amid the article.".into());
            continue;
        }
        let short = scan.words <= 6 && scan.digits * 2 <= scan.chars;
        if section.is_none() && before.is_some_and(is_of_footer) && short && scan.terminal != 6 && next_is_of_footer(page, signs, n) {
            v.kind = BlockKind::Navigation;
            v.reason = Some("Menu: a short line among others of the site.".into());
            continue;
        }
        let (kind, reason) = match section {
            // A disclosure is prose: a line after it is something else.
            Some((kind, reason)) if kind != BlockKind::Disclosure || scan.is_prose() => (kind, reason.to_string()),
            _ => by_form(scan, page.kind(n), first.is_none_or(|f| n < f), last.is_some_and(|l| n > l)),
        };
        v.kind = kind;
        v.reason = Some(reason);
    }
}

/// Words of the names of those who sell or give pictures: `data/picture-houses.txt`.
static PICTURE_HOUSES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        lexicon::entries(lexicon::list!("../../data/picture-houses.txt"))
            .map(|w| (w, ""))
            .collect(),
    )
});

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

/// What a note on an author says right after the name: `data/author-notes.txt`.
static NOTES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        lexicon::entries(lexicon::list!("../../data/author-notes.txt"))
            .map(|w| (w, ""))
            .collect(),
    )
});

/// Under the story, a note on its author: "Ada Byron covers the harbour. Write to her at …", or the name alone and a note on
/// the next line.
fn authors(page: &Page, verdicts: &mut [Verdict]) {
    const BYLINES: usize = 4;
    const KEPT: usize = 3;
    const WORDS: usize = 80;
    let is_byline = |&(_, v): &(usize, &Verdict)| v.kind == BlockKind::Byline && !v.kept && v.reason.is_some();
    let bylines = verdicts.iter().enumerate().filter(is_byline).take(BYLINES);
    let names: Vec<&str> = bylines
        .flat_map(|(n, _)| metadata::authors(page.words(n)))
        .take(2 * BYLINES)
        .collect();
    let (Some(first), Some(last)) = (verdicts.iter().position(|v| v.kept), verdicts.iter().rposition(|v| v.kept)) else {
        return;
    };
    let end = verdicts.iter().enumerate().rev().filter(|(_, v)| v.kept).take(KEPT).last();
    let from = end.map_or(last, |(n, _)| n).max(first + 1);
    let after = |line: &str, name: &str| {
        let begins = line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let rest = line.get(name.len()..).filter(|_| begins)?;
        Some(
            rest.trim_start_matches(',')
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    let mut alone: Option<&str> = None; // The name on the line before.
    for n in if names.is_empty() { 0..0 } else { from..verdicts.len() } {
        let line = page.words(n);
        let said = names.iter().find_map(|name| Some((*name, after(line, name)?)));
        let goes_on = alone
            .and_then(|name| after(line, name.rsplit(' ').next()?))
            .is_some_and(|next| NOTES.contains(&next));
        let notes = said.as_ref().is_some_and(|(_, next)| NOTES.contains(next));
        alone = said.filter(|(_, next)| n > last && next.is_empty()).map(|(name, _)| name);
        let short = page.scan(n).is_some_and(|s| s.words <= WORDS);
        let is_note = short && (notes || goes_on || alone.is_some());
        if let Some(v) = verdicts.get_mut(n).filter(|v| is_note && (v.kept || v.reason.is_none())) {
            strip(v, BlockKind::Metadata, "About the author.");
        }
    }
}

/// An hour and nothing else: "2:14 AM GMT+2".
fn is_clock(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let is_said = |w: &str| DATE_WORDS.contains(w.to_lowercase().as_str());
    text.contains(':') && words().any(is_number) && words().any(is_said) && words().all(|w| is_number(w) || is_said(w))
}

/// "6 min", "7:12 min": how long it takes to read or to hear.
fn is_reading_time(text: &str) -> bool {
    let number = |w: &str| w.bytes().all(|b| b.is_ascii_digit() || b == b':') && w.len() <= 5;
    text.split_once(' ')
        .is_some_and(|(n, unit)| !n.is_empty() && number(n) && matches!(unit, "min" | "mins" | "minutes"))
}

/// What a page's foot is made of.
fn is_of_footer(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Navigation | BlockKind::Disclosure | BlockKind::Copyright)
}

fn next_is_of_footer(page: &Page, signs: &[Option<Sign>], n: usize) -> bool {
    signs.get(n + 1).copied().flatten().is_some_and(|s| is_of_footer(s.kind)) && page.raw.get(n + 1).is_some_and(|b| b.gap <= 1)
}

/// True where the next block is promotion: what leads up to it is a part of it.
fn near_promotion(page: &Page, signs: &[Option<Sign>], n: usize) -> bool {
    let promotion = |n: usize| signs.get(n).copied().flatten().is_some_and(|s| s.kind == BlockKind::Promotion);
    promotion(n + 1) && page.raw.get(n + 1).is_some_and(|b| b.gap <= 1)
}

/// True where the next line is a picture's caption with its source: the line itself may be the picture's alternative text.
fn over_caption(page: &Page, signs: &[Option<Sign>], n: usize) -> bool {
    let caption = signs
        .get(n + 1)
        .copied()
        .flatten()
        .is_some_and(|s| s.kind == BlockKind::Caption && s.sure);
    let adjacent = page.raw.get(n + 1).is_some_and(|b| b.gap == 0);
    caption && adjacent && page.scan(n + 1).is_some_and(|s| is_caption(page.words(n + 1), s))
}

/// `Author:` alone on its line.
fn is_author_label(page: &Page, n: usize) -> bool {
    page.scan(n)
        .is_some_and(|s| s.hit(Class::Byline) == hit::WHOLE && s.words <= 2 && s.terminal == 2)
}

/// Sections go on until something else begins.
fn section_of(kind: BlockKind) -> Option<(BlockKind, &'static str)> {
    match kind {
        BlockKind::Related => Some((kind, "Related stories: links to other articles.")),
        BlockKind::Comments => Some((kind, "Part of the readers' comments.")),
        BlockKind::Faq => Some((kind, "Questions and answers that the site adds to the article.")),
        BlockKind::Summary => Some((kind, SUMMARY)),
        BlockKind::Disclosure => Some((kind, "A disclosure: the site's own terms and interests.")),
        _ => None,
    }
}

/// What the markup around a block calls it.
fn by_markup(flags: u32) -> Option<(BlockKind, &'static str)> {
    if flags == 0 {
        return None;
    }
    let kinds = [
        (
            hint::CONSENT,
            BlockKind::Disclosure,
            "The page's markup calls it a notice on cookies or consent.",
        ),
        (
            hint::CAPTION | hint::GALLERY,
            BlockKind::Caption,
            "The page's markup calls it a picture's caption or gallery.",
        ),
        (hint::COMMENT, BlockKind::Comments, "The page's markup calls it readers' comments."),
        (
            hint::ADVERTISEMENT,
            BlockKind::Advertisement,
            "The page's markup calls it an advertisement.",
        ),
        (hint::PROMOTION, BlockKind::Promotion, "The page's markup calls it promotion."),
        (hint::RELATED, BlockKind::Related, "The page's markup calls it other stories."),
        (hint::SHARE, BlockKind::Share, "The page's markup calls it buttons for sharing."),
        (hint::BYLINE, BlockKind::Byline, "The page's markup calls it the byline."),
        (hint::DATE, BlockKind::Date, "The page's markup calls it a date."),
        (hint::SUMMARY, BlockKind::Summary, "The page's markup calls it a summary."),
        (hint::DISCLOSURE, BlockKind::Disclosure, "The page's markup calls it a disclosure."),
        (hint::TAGS, BlockKind::Navigation, "The page's markup calls it tags or topics."),
        (
            hint::IN_FOOTER | hint::COLOPHON,
            BlockKind::Navigation,
            "It stands in the page's footer.",
        ),
        (
            hint::IN_NAV | hint::MENU | hint::MASTHEAD,
            BlockKind::Navigation,
            "The page's markup calls it a menu.",
        ),
        (
            hint::IN_ASIDE | hint::SIDEBAR,
            BlockKind::Related,
            "It stands in a side column of the page.",
        ),
        (
            hint::IN_FORM | hint::IN_BUTTON,
            BlockKind::Navigation,
            "A button or a field to fill in.",
        ),
        (hint::IN_FIGURE, BlockKind::Caption, "It belongs to a picture."),
    ];
    kinds
        .iter()
        .find(|(bits, ..)| flags & bits != 0)
        .map(|&(_, kind, reason)| (kind, reason))
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

#[cfg(test)]
mod tests {
    use super::{is_caption, is_clock, is_date_line, is_reading_time};
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
            "The brig Petrel in 1961, with “half a crew.” Credit: Ada Byron/Quay Family Archive",
        ] {
            assert!(caption(line), "{line}");
        }
        for line in [
            "Voters sour on tariffs, Reuters/Ipsos poll finds",
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
    fn an_hour_is_told_from_figures() {
        assert!(is_clock("2:14 AM GMT+2") && is_clock("14:05 Uhr"));
        assert!(is_reading_time("6 min") && is_reading_time("7:12 min") && !is_reading_time(" min"));
        assert!(!["2:1", "3.5", "$4.50", "0:45", "4.5 (1,204)"].into_iter().any(is_clock));
    }

    #[test]
    fn lines_that_date_the_page_are_told_from_others() {
        let dates = |line: &str| {
            scan::scan(std::iter::once(line))
                .blocks
                .first()
                .is_some_and(|s| is_date_line(s, line))
        };
        for line in [
            "Tue 3 Feb 2026 11.42 GMT",
            "Feb. 3, 2026, 5:00 AM EST",
            "First published on Tue 3 Feb 2026 11.42 GMT",
            "PUBLISHED 03 Feb 2026, 11:42 • UPDATED 03 Feb 2026, 12:10",
            "Dienstag, 3. Februar 2026, 11.42 Uhr",
            "mardi 3 février 2026 à 11h42",
            "Published 6:05 a.m. ET February 3, 2026 | Updated 8:10 a.m. ET February 4, 2026",
        ] {
            assert!(dates(line), "{line}");
        }
        for line in [
            "The vote was on 3 February 2026",
            "Budget vote, 3 February 2026",
            "3 February",
            "11.42 GMT",
        ] {
            assert!(!dates(line), "{line}");
        }
    }
}
