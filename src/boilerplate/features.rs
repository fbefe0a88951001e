//! What the tagger sees of a block: whole numbers, computed by this one module for training and for analysis.

use super::kin;
use super::place;
use super::scan::{self, Class, Scan, Scans, pair};
use super::told;
use crate::input::{Document, RawBlock, hint};
use crate::order;
use crate::report::BlockKind;

/// Names the features, in order.
macro_rules! features {
    ($($name:ident)*) => {
        #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms, clippy::enum_variant_names, reason = "most are written by place")]
        #[derive(Clone, Copy)]
        enum F { $($name),* , COUNT }
        /// The features' names, in order.
        #[cfg(feature = "training")]
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

features! {
    // The block's own form.
    CHARS WORDS FUNCTION LOWER UPPER TERMINAL STOPS COMMAS QUOTES SEPARATORS GLUE SYMBOLS START INDENT GAP NEXT_GAP
    KIND REPEAT PROSE CODE
    // What its words say, by the table of word weights.
    WORD_MEAN WORD_SUM WORD_LAST
    // Phrases.
    PROMO RELATED CAPTION
    // Its words and those of the page's longest run of prose.
    TOPIC TOPIC_TITLE
    // Its words and those of the blocks beside it, of headings above, and of the title that markup names.
    BESIDE_NEAR BESIDE_WORDS ABOVE ABOVE_WORDS NAMED NAMED_WORDS
    // Its words and those of the article as JSON-LD tells it: see `told`.
    TOLD TOLD_BEFORE TOLD_AFTER TOLD_PROSE TOLD_WORDS
    // Markup.
    HEADING LINKS
    // Hints from the elements around it, in the order of `HINTS`.
    H0 H1 H2 H3 H4 H5 H6 H7 H8 H9 H10 H11 H12 H13 H14 H15 H16 H17 H18 H19
    // The same from its own element and the two around it alone, in the order of `NEAR_HINTS`.
    NEAR0 NEAR1 NEAR2 NEAR3 NEAR4 NEAR5 NEAR6 NEAR7 NEAR8
    STRONG DEPTH
    // Neighbours.
    P1_CHARS P1_TERMINAL P1_WORD P1_KIND P1_LOWER P1_LINKS P2_CHARS P2_TERMINAL P2_WORD P2_KIND P3_CHARS P3_WORD
    N1_CHARS N1_TERMINAL N1_WORD N1_KIND N1_LOWER N1_LINKS N2_CHARS N2_TERMINAL N2_WORD N2_KIND N3_WORD
    // Shape repeated at a distance of two blocks, and in the page.
    LIKE_2 LIKE_PAGE
    // Wider context.
    PROSE_5 PROSE_15 LONG_15 WORD_5 WORD_15 FUNCTION_5 CODE_5 SHORT_BEFORE SHORT_AFTER TO_PROSE TO_NEXT_PROSE
    RUN_SHARE RUN_RANK RUN_PLACE RUN_LEFT RUN_INSIDE RUN_DISTANCE
    AT_BLOCK AT_CHAR PROSE_BEFORE PROSE_AFTER PAGE_BLOCKS PAGE_PROSE PAGE_DENSITY
    // The last block before that is a phrase of a class and no more, how far it is, and how much prose lies between.
    CUE CUE_AGO CUE_PROSE ENDING
    // The next such block.
    AHEAD AHEAD_BY AHEAD_PROSE
    // How strongly it is any such phrase; how many lines around are, and how many are dates and bylines.
    SIGN SIGNS_5 DATES_8
    // Its place, by the prose of the page: see `place`.
    UP1 UP2 UP3 RATE1 RATE2 RATE3 LINKS1 LINKS2 LINKS3 STEPS DEEPER BRANCH_SHARE BRANCH_RATE BRANCH_LINKS BRANCH_BLOCKS
    MAKE_SHARE MAKE_RATE MAKE_COUNT
}

/// The hints that trees ask about: most say nothing that other features do not say as well.
const HINTS: [u32; 20] = [
    hint::IN_FOOTER,
    hint::IN_ASIDE,
    hint::IN_ARTICLE,
    hint::IN_MAIN,
    hint::IN_FIGURE,
    hint::IN_TABLE,
    hint::IN_LIST,
    hint::BODY,
    hint::HEADLINE,
    hint::BYLINE,
    hint::SUMMARY,
    hint::CAPTION,
    hint::COMMENT,
    hint::RELATED,
    hint::PROMOTION,
    hint::MENU,
    hint::COLOPHON,
    hint::SIDEBAR,
    hint::GALLERY,
    hint::TEXT,
];
const NEAR_HINTS: [u32; 9] = [
    hint::IN_ARTICLE,
    hint::IN_FIGURE,
    hint::IN_BUTTON,
    hint::IN_TABLE,
    hint::IN_LIST,
    hint::BODY,
    hint::CAPTION,
    hint::COMMENT,
    hint::RELATED,
];

/// Number of features that a block alone and its page give.
pub(crate) const COUNT: usize = F::COUNT as usize;

/// A block's features.
#[allow(unreachable_pub, reason = "public where the feature `training` is on")]
pub type Row = [i16; COUNT];

/// The number of buckets of the table of word weights.
pub(crate) const BUCKETS: usize = 1 << 14;

/// What each word, and each pair of words, says for (above 0) or against keeping; hashed into buckets.
pub(crate) type WordWeights = [i8];

/// The bucket of a word or pair.
fn bucket(hash: u32) -> usize {
    ((hash ^ (hash >> 14)) as usize) & (BUCKETS - 1)
}

/// The buckets of a block's words and pairs of words: words at its ends count, the middle of a long block does not.
pub(crate) fn buckets<'a>(tokens: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
    const ENDS: usize = 24;
    let end = tokens.len().min(ENDS);
    let start = end.max(tokens.len().saturating_sub(ENDS));
    let from = |start: usize| tokens.get(start..).unwrap_or_default();
    let (first, last) = (tokens.get(..end).unwrap_or_default(), from(start));
    let single = first.iter().chain(last).map(|&t| bucket(t));
    // A pair belongs to the end that its first word belongs to.
    let pairs = |a: &'a [u32], b: &'a [u32]| a.iter().zip(b).map(|(&a, &b)| bucket(pair(a, b)));
    single.chain(pairs(first, from(1))).chain(pairs(last, from(start + 1)))
}

fn clamp(value: usize) -> i16 {
    i16::try_from(value).unwrap_or(i16::MAX)
}

/// `part` of `whole` in thousandths.
fn share(part: usize, whole: usize) -> i16 {
    if whole == 0 {
        0
    } else {
        clamp((part as u64 * 1000 / whole as u64) as usize)
    }
}

fn kind_number(kind: BlockKind) -> i16 {
    match kind {
        BlockKind::Heading => 1,
        BlockKind::ListItem => 2,
        BlockKind::Quotation => 3,
        BlockKind::Table => 4,
        BlockKind::Code => 5,
        BlockKind::Caption => 6,
        _ => 0,
    }
}

/// The rows of a document's blocks.
pub(crate) fn rows(document: &Document, scans: &Scans, words: &WordWeights) -> Vec<Row> {
    let page = Page::new(scans);
    let mut rows: Vec<Row> = Vec::with_capacity(scans.blocks.len());
    for (n, (scan, raw)) in scans.blocks.iter().zip(&document.blocks).enumerate() {
        let mut row = [0i16; COUNT];
        let mut set = |f: F, value: i16| {
            if let Some(slot) = row.get_mut(f as usize) {
                *slot = value;
            }
        };
        set(F::CHARS, clamp(scan.chars.min(3000)));
        set(F::WORDS, clamp(scan.words.min(600)));
        set(F::FUNCTION, share(scan.function_words, scan.words));
        set(F::LOWER, share(scan.lower_words, scan.words));
        set(F::UPPER, share(scan.uppercase, scan.letters));
        set(F::TERMINAL, i16::from(scan.terminal));
        set(F::STOPS, clamp(scan.stops.min(20)));
        set(F::COMMAS, share(scan.commas, scan.words));
        set(F::QUOTES, clamp(scan.quotes.min(8)));
        set(F::SEPARATORS, share(scan.separators, scan.words + 1));
        set(F::GLUE, share(scan.glue, scan.words + 1));
        set(F::SYMBOLS, clamp(scan.symbols.min(5)));
        set(F::START, i16::from(scan.start));
        set(F::INDENT, clamp(usize::from(raw.indent).min(20)));
        set(F::GAP, i16::from(raw.gap));
        set(F::NEXT_GAP, document.blocks.get(n + 1).map_or(3, |b| i16::from(b.gap)));
        set(F::KIND, kind_number(raw.kind));
        set(F::REPEAT, clamp((scan.printed as usize).min(5)));
        set(F::PROSE, i16::from(scan.is_prose()));
        let weights = WordScore::of(scans.tokens_of(scan), words);
        set(F::WORD_MEAN, weights.mean);
        set(F::WORD_SUM, weights.sum);
        set(F::WORD_LAST, weights.last);
        set(F::PROMO, i16::from(scan.hit(Class::Promo)));
        set(F::RELATED, i16::from(scan.hit(Class::Related)));
        set(F::CAPTION, i16::from(scan.hit(Class::Caption)));
        let (topic, topic_title) = page.topic(scans, n, scan);
        set(F::TOPIC, topic);
        set(F::TOPIC_TITLE, topic_title);
        set(F::HEADING, i16::from(raw.hints.heading));
        set(F::LINKS, share(raw.hints.link_bytes as usize, raw.range.len()));
        set(F::STRONG, share(raw.hints.strong_bytes as usize, raw.range.len()));
        set(F::DEPTH, clamp(usize::from(raw.hints.depth).min(60)));
        let bits = |slots: &mut [i16], names: &[u32], bits: u32| {
            slots
                .iter_mut()
                .zip(names)
                .for_each(|(slot, name)| *slot = i16::from(bits & name != 0));
        };
        bits(row.get_mut(F::H0 as usize..).unwrap_or_default(), &HINTS, raw.hints.flags);
        bits(row.get_mut(F::NEAR0 as usize..).unwrap_or_default(), &NEAR_HINTS, raw.hints.near);
        rows.push(row);
    }
    context(&page, scans, &mut rows);
    for (row, beside) in rows.iter_mut().zip(kin::beside(document, scans)) {
        row.iter_mut()
            .skip(F::BESIDE_NEAR as usize)
            .zip(beside)
            .for_each(|(slot, v)| *slot = v);
    }
    for (row, told) in rows.iter_mut().zip(told::told(document, scans)) {
        row.iter_mut().skip(F::TOLD as usize).zip(told).for_each(|(slot, v)| *slot = v);
    }
    let prose: Vec<u32> = scans.blocks.iter().map(|s| if s.is_prose() { s.chars as u32 } else { 0 }).collect();
    let places = place::places(document, scans, &makes(document, scans), &prose);
    for (row, place) in rows.iter_mut().zip(places) {
        row.iter_mut().skip(F::UP1 as usize).zip(place).for_each(|(slot, v)| *slot = v);
    }
    rows
}

/// What the words of a block say.
struct WordScore {
    mean: i16,
    sum: i16,
    last: i16,
}

impl WordScore {
    fn of(tokens: &[u32], words: &WordWeights) -> Self {
        let weight = |at: usize| i32::from(words.get(at).copied().unwrap_or(0));
        let (mut sum, mut known) = (0i32, 0i32);
        buckets(tokens).for_each(|at| {
            let w = weight(at);
            sum += w;
            known += i32::from(w != 0);
        });
        let ends = |a: Option<&u32>, b: Option<&u32>| match (a, b) {
            (Some(&a), Some(&b)) => weight(bucket(a)) + weight(bucket(b)) + 2 * weight(bucket(pair(a, b))),
            (Some(&a), None) => 2 * weight(bucket(a)),
            _ => 0,
        };
        let small = |v: i32| v.clamp(-2000, 2000) as i16;
        Self {
            mean: small(sum * 8 / (known + 2)),
            sum: small(sum),
            last: small(match tokens.len() {
                0 | 1 => 0,
                len => ends(tokens.get(len - 2), tokens.get(len - 1)),
            }),
        }
    }
}

/// A run of prose with little else between.
#[derive(Clone, Copy, Default)]
struct Run {
    first: usize,
    last: usize,
    chars: usize,
    rank: usize,
}

/// What is known of the whole page.
struct Page {
    runs: Vec<Run>,
    prose_chars: usize,
    chars: usize,
    /// In how many prose blocks of the longest run each word stands, by its number, and whether the title has it.
    topic: Vec<(u32, bool)>,
    longest: Run,
    /// How many blocks have each shape.
    shapes: [u32; SHAPES],
}

/// Prose blocks with at most this many other blocks between them are one run.
const REACH: usize = 4;

impl Page {
    fn new(scans: &Scans) -> Self {
        let mut shapes = [0; SHAPES];
        let (mut prose_chars, mut chars) = (0, 0);
        let mut runs: Vec<Run> = Vec::new();
        for (n, scan) in scans.blocks.iter().enumerate() {
            if let Some(alike) = shapes.get_mut(shape(scan) as usize) {
                *alike += 1;
            }
            chars += scan.chars;
            if !scan.is_prose() {
                continue;
            }
            prose_chars += scan.chars;
            match runs.last_mut() {
                Some(run) if n - run.last <= REACH + 1 => {
                    run.last = n;
                    run.chars += scan.chars;
                }
                _ => runs.push(Run {
                    first: n,
                    last: n,
                    chars: scan.chars,
                    rank: 0,
                }),
            }
        }
        let mut order: Vec<usize> = (0..runs.len()).collect();
        order::by_key(&mut order, |&n| usize::MAX - runs.get(n).map_or(0, |r| r.chars));
        for (rank, n) in order.iter().enumerate() {
            if let Some(run) = runs.get_mut(*n) {
                run.rank = rank;
            }
        }
        let longest = order.first().and_then(|&n| runs.get(n)).copied().unwrap_or_default();
        let mut topic = vec![(0, false); scans.distinct()];
        if longest.chars > 0 {
            let run = scans.blocks.iter().enumerate().take(longest.last + 1).skip(longest.first);
            for (n, _) in run.filter(|(_, s)| s.is_prose()) {
                for &word in scans.numbers_of(n) {
                    if let Some((times, _)) = topic.get_mut(word as usize) {
                        *times += 1;
                    }
                }
            }
            for &word in title(scans, longest.first, &topic) {
                if let Some((_, named)) = topic.get_mut(word as usize) {
                    *named = true;
                }
            }
        }
        Self {
            runs,
            prose_chars,
            chars,
            topic,
            longest,
            shapes,
        }
    }

    /// Thousandths of the block's content words that other prose of the longest run has too, and that the title has.
    fn topic(&self, scans: &Scans, at: usize, scan: &Scan) -> (i16, i16) {
        let own = u32::from(scan.is_prose() && self.longest.chars > 0 && (self.longest.first..=self.longest.last).contains(&at));
        let (mut all, mut shared, mut in_title) = (0, 0, 0);
        for &word in scans.numbers_of(at) {
            all += 1;
            let (times, named) = self.topic.get(word as usize).copied().unwrap_or_default();
            shared += usize::from(times > own);
            in_title += usize::from(named);
        }
        if all == 0 {
            return (-1, -1);
        }
        (share(shared, all), share(in_title, all))
    }
}

/// The words of the line before the run that shares most words with it: most likely the headline.
fn title<'a>(scans: &'a Scans, first: usize, topic: &[(u32, bool)]) -> &'a [u32] {
    let mut best: (usize, &[u32]) = (1, &[]);
    let from = first.saturating_sub(40);
    for (n, scan) in scans.blocks.iter().enumerate().take(first).skip(from) {
        if scan.words < 3 || scan.words > 30 {
            continue;
        }
        let words = scans.numbers_of(n);
        let known = |w: &&u32| topic.get(**w as usize).is_some_and(|&(times, _)| times > 0);
        let shared = words.iter().filter(known).count();
        if shared * 2 >= words.len() && shared >= best.0 {
            best = (shared, words);
        }
    }
    best.1
}

/// What blocks of one make share: the path of elements, or the form where there is no markup.
pub(crate) fn makes(document: &Document, scans: &Scans) -> Vec<u32> {
    let make = |(raw, scan): (&RawBlock, &Scan)| {
        if raw.hints.markup {
            raw.hints.path
        } else {
            shape(scan) * 8 + kind_number(raw.kind) as u32
        }
    };
    document.blocks.iter().zip(&scans.blocks).map(make).collect()
}

/// Shapes are below this.
const SHAPES: usize = 6 * 8 * 16;

/// A coarse hash of a block's form.
fn shape(scan: &Scan) -> u32 {
    let length = match scan.chars {
        0..=12 => 0,
        13..=30 => 1,
        31..=60 => 2,
        61..=110 => 3,
        111..=200 => 4,
        _ => 5,
    };
    let digits = u32::from(scan.digits * 4 > scan.chars);
    (length * 8 + u32::from(scan.terminal)) * 16 + u32::from(scan.start) * 2 + digits
}

/// Fills in what depends on other blocks.
fn context(page: &Page, scans: &Scans, rows: &mut [Row]) {
    let own: Vec<Own> = rows.iter().map(Own::of).collect();
    let blocks = &scans.blocks;
    let count = blocks.len();
    let shapes: Vec<u32> = blocks.iter().map(shape).collect();
    // Sums up to each block, so that a window costs two look-ups.
    let mut prose_sum = vec![0usize; count + 1];
    let mut char_sum = vec![0usize; count + 1];
    let mut word_sum = vec![0i64; count + 1];
    for (n, scan) in blocks.iter().enumerate() {
        let at = |v: &[usize]| v.get(n).copied().unwrap_or(0);
        let (p, c) = (at(&prose_sum), at(&char_sum));
        let w = word_sum.get(n).copied().unwrap_or(0);
        if let Some(slot) = prose_sum.get_mut(n + 1) {
            *slot = p + if scan.is_prose() { scan.chars } else { 0 };
        }
        if let Some(slot) = char_sum.get_mut(n + 1) {
            *slot = c + scan.chars;
        }
        if let Some(slot) = word_sum.get_mut(n + 1) {
            *slot = w + i64::from(own.get(n).map_or(0, |o| o.word));
        }
    }
    let prose_between = |a: usize, b: usize| -> usize {
        let get = |n: usize| prose_sum.get(n.min(count)).copied().unwrap_or(0);
        get(b).saturating_sub(get(a))
    };
    let sums = |of: &dyn Fn(&Scan) -> usize| -> Vec<usize> {
        let mut sum = Vec::with_capacity(count + 1);
        sum.push(0);
        for scan in blocks {
            sum.push(sum.last().copied().unwrap_or(0) + of(scan));
        }
        sum
    };
    let within = |v: &[usize], n: usize, reach: usize| -> usize {
        let get = |n: usize| v.get(n.min(count)).copied().unwrap_or(0);
        get(n + reach + 1).saturating_sub(get(n.saturating_sub(reach)))
    };
    let is_date = |s: &Scan| s.year || s.hit(scan::Class::Date) >= scan::hit::START || s.hit(scan::Class::Byline) >= scan::hit::START;
    let signs = sums(&|s| usize::from(!s.is_prose() && s.strongest >= scan::hit::START));
    let dates = sums(&|s| usize::from(!s.is_prose() && s.words <= 14 && is_date(s)));
    let long = sums(&|s| if s.stops >= 1 && s.is_prose() { s.chars } else { 0 });
    let (function, all_words) = (sums(&|s| s.function_words), sums(&|s| s.words));
    let (code, all_chars) = (sums(&|s| s.code.min(200)), sums(&|s| s.chars.min(1000)));
    let mut ahead: Vec<Option<(i16, usize)>> = Vec::with_capacity(count);
    let mut next_cue = None;
    for (n, scan) in blocks.iter().enumerate().rev() {
        ahead.push(next_cue);
        next_cue = cue_of(scan).map(|class| (class, n)).or(next_cue);
    }
    ahead.reverse();
    let to_next = distances(blocks.iter().rev().map(Scan::is_prose).collect());
    let to_last = distances(blocks.iter().map(Scan::is_prose).collect());
    let short_before = streaks(blocks.iter().map(|s| !s.is_prose()).collect());
    let short_after = streaks(blocks.iter().rev().map(|s| !s.is_prose()).collect());
    let mut run = 0; // The run that the block is in, or the next one.
    let mut cue: Option<(i16, usize)> = None;
    let mut ending = 0usize; // Blocks with a sign of the article's end so far.
    for (n, row) in rows.iter_mut().enumerate() {
        let Some(scan) = blocks.get(n) else { break };
        let mut set = |f: F, value: i16| {
            if let Some(slot) = row.get_mut(f as usize) {
                *slot = value;
            }
        };
        let far = Own::FAR;
        let before = |d: usize| n.checked_sub(d).and_then(|m| own.get(m)).unwrap_or(&far);
        let after = |d: usize| own.get(n + d).unwrap_or(&far);
        let (p, q) = (before(1), after(1));
        set(F::P1_CHARS, p.chars);
        set(F::P1_TERMINAL, p.terminal);
        set(F::P1_WORD, p.word);
        set(F::P1_KIND, p.kind);
        set(F::P1_LOWER, p.lower);
        set(F::P1_LINKS, p.links);
        set(F::N1_CHARS, q.chars);
        set(F::N1_TERMINAL, q.terminal);
        set(F::N1_WORD, q.word);
        set(F::N1_KIND, q.kind);
        set(F::N1_LOWER, q.lower);
        set(F::N1_LINKS, q.links);
        let (p, q) = (before(2), after(2));
        set(F::P2_CHARS, p.chars);
        set(F::P2_TERMINAL, p.terminal);
        set(F::P2_WORD, p.word);
        set(F::P2_KIND, p.kind);
        set(F::N2_CHARS, q.chars);
        set(F::N2_TERMINAL, q.terminal);
        set(F::N2_WORD, q.word);
        set(F::N2_KIND, q.kind);
        let (p, q) = (before(3), after(3));
        set(F::P3_CHARS, p.chars);
        set(F::P3_WORD, p.word);
        set(F::N3_WORD, q.word);
        let shape_at = |m: Option<usize>| m.and_then(|m| shapes.get(m)).copied();
        let here = shape_at(Some(n));
        let like = u8::from(shape_at(n.checked_sub(2)) == here) + u8::from(shape_at(Some(n + 2)) == here);
        set(F::LIKE_2, i16::from(like));
        let alike = shape_at(Some(n)).and_then(|s| page.shapes.get(s as usize)).copied().unwrap_or(1);
        set(F::LIKE_PAGE, clamp((alike as usize).min(200)));
        set(F::PROSE_5, clamp(prose_between(n.saturating_sub(5), n + 6)));
        set(F::PROSE_15, clamp(prose_between(n.saturating_sub(15), n + 16)));
        let (a, b) = (n.saturating_sub(5), (n + 6).min(count));
        let words = word_sum.get(b).copied().unwrap_or(0) - word_sum.get(a).copied().unwrap_or(0);
        set(F::WORD_5, (words / (b - a).max(1) as i64).clamp(-2000, 2000) as i16);
        let at = |v: &[usize], m: usize| v.get(m).copied().unwrap_or(0);
        set(F::SHORT_BEFORE, clamp(at(&short_before, n).min(100)));
        set(F::SHORT_AFTER, clamp(at(&short_after, count - 1 - n).min(100)));
        set(F::TO_PROSE, clamp(at(&to_last, n).min(100)));
        set(F::TO_NEXT_PROSE, clamp(at(&to_next, count - 1 - n).min(100)));
        while page.runs.get(run).is_some_and(|r| r.last < n) {
            run += 1;
        }
        // The nearer of the run that it is in or before, and the run before.
        let next = page.runs.get(run);
        let last = run.checked_sub(1).and_then(|r| page.runs.get(r));
        let distance = |r: &Run| if n < r.first { r.first - n } else { n.saturating_sub(r.last) };
        let nearest = match (last, next) {
            (Some(a), Some(b)) if distance(a) < distance(b) => Some(a),
            (_, Some(b)) => Some(b),
            (a, None) => a,
        };
        if let Some(r) = nearest {
            set(F::RUN_SHARE, share(r.chars, page.prose_chars));
            set(F::RUN_RANK, clamp(r.rank.min(20)));
            set(F::RUN_PLACE, signed(n, r.first));
            set(F::RUN_LEFT, signed(r.last, n));
            set(F::RUN_INSIDE, i16::from(distance(r) == 0));
        }
        let longest = page.longest;
        let far_from_longest = if longest.chars == 0 {
            500
        } else if n < longest.first {
            -signed(longest.first, n)
        } else {
            clamp(n.saturating_sub(longest.last).min(500))
        };
        set(F::RUN_DISTANCE, far_from_longest);
        set(F::AT_BLOCK, share(n, count));
        set(F::AT_CHAR, share(at(&char_sum, n), page.chars));
        set(F::PROSE_BEFORE, share(prose_between(0, n), page.prose_chars));
        set(F::PROSE_AFTER, share(prose_between(n + 1, count), page.prose_chars));
        set(F::PAGE_BLOCKS, clamp(count));
        set(F::PAGE_PROSE, clamp(page.prose_chars));
        set(F::PAGE_DENSITY, share(page.prose_chars, page.chars));
        if let Some((class, from)) = cue {
            set(F::CUE, class);
            set(F::CUE_AGO, clamp((n - from).min(200)));
            set(F::CUE_PROSE, clamp(prose_between(from, n)));
        }
        set(F::ENDING, clamp(ending.min(10)));
        set(F::SIGN, i16::from(scan.strongest));
        set(F::SIGNS_5, clamp(within(&signs, n, 5)));
        set(F::DATES_8, clamp(within(&dates, n, 8)));
        if let Some((class, to)) = ahead.get(n).copied().flatten() {
            set(F::AHEAD, class);
            set(F::AHEAD_BY, clamp((to - n).min(200)));
            set(F::AHEAD_PROSE, clamp(prose_between(n + 1, to)));
        }
        set(F::CODE, share(scan.code, scan.chars));
        set(F::CODE_5, share(within(&code, n, 5), within(&all_chars, n, 5)));
        set(F::FUNCTION_5, share(within(&function, n, 5), within(&all_words, n, 5)));
        set(F::LONG_15, clamp(within(&long, n, 15)));
        let (a, b) = (n.saturating_sub(15), (n + 16).min(count));
        let words = word_sum.get(b).copied().unwrap_or(0) - word_sum.get(a).copied().unwrap_or(0);
        set(F::WORD_15, (words / (b - a).max(1) as i64).clamp(-2000, 2000) as i16);
        cue = cue_of(scan).map(|class| (class, n)).or(cue);
        let after_prose = prose_between(0, n) > 0;
        let ends = scan.hit(Class::Credit) > 0 || scan.hit(Class::Copyright) > 0 || scan.hit(Class::Comments) >= scan::hit::START;
        ending += usize::from(after_prose && ends);
    }
}

/// `a - b` as a small number.
fn signed(a: usize, b: usize) -> i16 {
    let difference = a as i64 - b as i64;
    difference.clamp(-500, 500) as i16
}

/// The class, counted from 1, of which a line is a phrase and no more, or with which it begins.
fn cue_of(scan: &Scan) -> Option<i16> {
    if scan.is_prose() || scan.strongest < scan::hit::START {
        return None;
    }
    let class = scan.hits.iter().position(|&h| h == scan.strongest);
    class.map(|class| class as i16 + 1)
}

/// How many blocks ago the last true one was; 0 where the block itself is; 100 and more where there was none.
fn distances(marks: Vec<bool>) -> Vec<usize> {
    let mut ago = 100usize;
    marks
        .into_iter()
        .map(|mark| {
            ago = if mark { 0 } else { ago.saturating_add(1) };
            ago
        })
        .collect()
}

/// How many true ones in a row end with the block.
fn streaks(marks: Vec<bool>) -> Vec<usize> {
    let mut streak = 0;
    marks
        .into_iter()
        .map(|mark| {
            streak = if mark { streak + 1 } else { 0 };
            streak
        })
        .collect()
}

/// What a block's neighbours see of it.
struct Own {
    chars: i16,
    terminal: i16,
    word: i16,
    kind: i16,
    lower: i16,
    links: i16,
}

impl Own {
    /// What lies beyond the page's ends.
    const FAR: Own = Own {
        chars: -1,
        terminal: -1,
        word: 0,
        kind: -1,
        lower: -1,
        links: -1,
    };

    fn of(row: &Row) -> Self {
        let get = |f: F| row.get(f as usize).copied().unwrap_or(0);
        Self {
            chars: get(F::CHARS),
            terminal: get(F::TERMINAL),
            word: get(F::WORD_MEAN),
            kind: get(F::KIND),
            lower: get(F::LOWER),
            links: get(F::LINKS),
        }
    }
}
