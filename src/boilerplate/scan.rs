//! One pass over each block: its words as hashes, and the counts that its form is judged by.

use std::sync::LazyLock;

use super::chars::{self, APOSTROPHE, IDEOGRAPH, LETTER, LOWER, NUMBER, SPACE, UPPER, WORD};
use super::numbers::Numbers;
use crate::lexicon;
use crate::order;

/// No more than this of a block is looked at: its form does not change after.
pub(crate) const LOOK: usize = 12_000;
/// No more words of a block than this are remembered.
const WORDS: usize = 1_000;
/// No more words of a block than this are compared with those of others.
const CONTENT: usize = 200;
/// Phrases have at most this many words.
const PHRASE: usize = 8;
/// A block of more words than this is searched for phrases at its ends only.
const WHOLE: usize = 48;
/// Words at either end of a long block that are searched for phrases.
const ENDS: usize = 12;

/// What the phrases of `data/boilerplate-phrases.txt` speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Nav,
    Share,
    Promo,
    Related,
    Copyright,
    Distribution,
    Comments,
    Caption,
    Credit,
    Byline,
    Date,
    Summary,
    Faq,
    Disclosure,
    Ad,
}

/// The classes with their names in the data file, in the order of [`Scan::hits`].
const CLASSES: [(&str, Class); 15] = [
    ("nav", Class::Nav),
    ("share", Class::Share),
    ("promo", Class::Promo),
    ("related", Class::Related),
    ("copyright", Class::Copyright),
    ("distribution", Class::Distribution),
    ("comments", Class::Comments),
    ("caption", Class::Caption),
    ("credit", Class::Credit),
    ("byline", Class::Byline),
    ("date", Class::Date),
    ("summary", Class::Summary),
    ("faq", Class::Faq),
    ("disclosure", Class::Disclosure),
    ("ad", Class::Ad),
];

/// How much of a block a phrase of a class takes, from [`Scan::hits`].
pub(crate) mod hit {
    /// Somewhere inside.
    pub(crate) const INSIDE: u8 = 1;
    /// At its start.
    pub(crate) const START: u8 = 2;
    /// All of it.
    pub(crate) const WHOLE: u8 = 3;
}

/// What one pass over a block finds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scan {
    pub chars: usize,
    /// Words; two ideographs count as one.
    pub words: usize,
    /// Pieces between spaces that hold a letter or a digit; `None` where ideographs or what is not looked at forbid to say.
    pub pieces: Option<usize>,
    pub letters: usize,
    /// Letters of ASCII.
    pub ascii_letters: usize,
    /// True where all of it was looked at, and all is ASCII.
    pub ascii: bool,
    pub uppercase: usize,
    pub digits: usize,
    /// Words that begin with a small letter.
    pub lower_words: usize,
    /// Words that begin with a capital.
    pub upper_words: usize,
    pub function_words: usize,
    pub ideographs: usize,
    pub commas: usize,
    /// Sentence ends inside.
    pub stops: usize,
    pub quotes: usize,
    /// Signs that stand between the parts of menus and breadcrumbs.
    pub separators: usize,
    /// Small letters followed by a capital: words glued together.
    pub glue: usize,
    /// Currency and percent signs.
    pub symbols: usize,
    /// Signs that program text is full of.
    pub code: usize,
    /// What it begins with: 0 other, 1 small letter, 2 capital, 3 digit, 4 quotation mark, 5 sign, 6 letter without case.
    pub start: u8,
    /// What it ends with: 0 nothing, 1 comma, 2 colon, 3 ellipsis, 4 question mark, 5 exclamation mark, 6 full stop.
    pub terminal: u8,
    /// True where an address of the web or of mail stands in it.
    pub address: bool,
    /// True where a year (1900 to 2099) stands in it.
    pub year: bool,
    /// Strongest hit of each class.
    pub hits: [u8; 15],
    /// The strongest of them.
    pub strongest: u8,
    /// Where its words begin in [`Scans::tokens`], and how many.
    pub tokens: (usize, usize),
    prose: bool,
    /// Hash of all its words, the same for lines that differ in signs and case only.
    pub hash: u32,
    /// Its last word, as [`Scans::tokens_of`] has it; 0 where there is none.
    pub last: u32,
    /// How many blocks of the page have this hash, itself included.
    pub printed: u32,
}

impl Scan {
    /// The strongest hit of a class.
    pub(crate) fn hit(&self, class: Class) -> u8 {
        self.hits.get(class as usize).copied().unwrap_or(0)
    }

    /// True where it reads like running text: long, with a stop, and not all capitals.
    pub(crate) fn is_prose(&self) -> bool {
        self.prose
    }

    fn reads_like_prose(&self) -> bool {
        let closed = self.terminal >= 3 || self.terminal == 2;
        if self.ideographs * 2 > self.letters {
            return self.chars >= 24 && (closed || self.commas > 0);
        }
        self.chars >= 70 && (closed || self.chars >= 200) && self.lower_words * 10 >= self.words * 4
    }
}

/// The scans of all blocks and their words.
#[derive(Debug, Default)]
pub(crate) struct Scans {
    pub blocks: Vec<Scan>,
    /// Hashes of lower-cased words.
    pub tokens: Vec<u32>,
    /// For each of them, bits of the languages in which it is a function word.
    languages: Vec<u32>,
    /// The number of each word that is no function word: the page's distinct words are numbered as they come.
    known: Numbers,
    /// Each block's distinct words that are no function words, by number.
    numbers: Vec<u32>,
    /// Where each block's end in `numbers`.
    ends: Vec<usize>,
}

impl Scans {
    /// The words of a block.
    pub(crate) fn tokens_of(&self, scan: &Scan) -> &[u32] {
        self.tokens.get(scan.tokens.0..scan.tokens.0 + scan.tokens.1).unwrap_or_default()
    }

    /// For each word of a block, bits of the languages in which it is a function word.
    pub(crate) fn languages_of(&self, scan: &Scan) -> &[u32] {
        self.languages.get(scan.tokens.0..scan.tokens.0 + scan.tokens.1).unwrap_or_default()
    }

    /// The words of a block that are no function words, in order.
    pub(crate) fn content_words(&self, scan: &Scan) -> impl Iterator<Item = u32> + '_ {
        let words = self.tokens_of(scan).iter().zip(self.languages_of(scan));
        words.filter(|&(_, &languages)| languages == 0).map(|(&word, _)| word)
    }

    /// The numbers of the distinct words of block `n` that are no function words; of a long block, of its beginning.
    pub(crate) fn numbers_of(&self, n: usize) -> &[u32] {
        let end = |n: usize| self.ends.get(n).copied().unwrap_or(self.numbers.len());
        self.numbers.get(n.checked_sub(1).map_or(0, end)..end(n)).unwrap_or_default()
    }

    /// Numbers are below this.
    pub(crate) fn distinct(&self) -> usize {
        self.known.len()
    }

    /// The numbers of those words of another text that stand here too.
    pub(crate) fn numbers_in(&self, other: &Scans) -> Vec<u32> {
        let words = other.blocks.iter().flat_map(|scan| other.content_words(scan));
        let mut numbers: Vec<u32> = words.filter_map(|word| self.known.get(word)).collect();
        order::by_key(&mut numbers, |&number| number as usize);
        numbers.dedup();
        numbers
    }

    /// Counts the blocks of each hash.
    fn count_printed(&mut self) {
        let mut known = Numbers::with_capacity(self.blocks.len());
        let lines: Vec<u32> = self.blocks.iter().map(|scan| known.number(scan.hash)).collect();
        let mut printed = vec![0; known.len()];
        for &line in &lines {
            if let Some(printed) = printed.get_mut(line as usize) {
                *printed += 1;
            }
        }
        for (scan, line) in self.blocks.iter_mut().zip(lines) {
            scan.printed = printed.get(line as usize).copied().unwrap_or(1);
        }
    }

    /// Numbers the words.
    fn number(&mut self) {
        // A text has far fewer words than places for them, the more so the longer it is.
        let mut known = Numbers::with_capacity(self.tokens.len() / 16);
        let mut numbers = Vec::with_capacity(self.tokens.len() / 2);
        let mut last: Vec<usize> = Vec::new(); // The block, counted from 1, in which each word was met last.
        for (n, scan) in self.blocks.iter().enumerate() {
            for word in self.content_words(scan).take(CONTENT) {
                let number = known.number(word);
                match last.get_mut(number as usize) {
                    Some(last) if *last == n + 1 => continue,
                    Some(last) => *last = n + 1,
                    None => last.push(n + 1),
                }
                numbers.push(number);
            }
            self.ends.push(numbers.len());
        }
        (self.known, self.numbers) = (known, numbers);
    }
}

/// Scans every block.
pub(crate) fn scan<'a>(blocks: impl Iterator<Item = &'a str>) -> Scans {
    let mut out = Scans::default();
    out.blocks.reserve(blocks.size_hint().0);
    for text in blocks {
        let scan = scan_one(text, &mut out.tokens, &mut out.languages);
        out.blocks.push(scan);
    }
    out.tokens.shrink_to_fit();
    out.languages.shrink_to_fit();
    out.count_printed();
    out.number();
    out
}

const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Hash of two hashes in order.
pub(crate) fn pair(a: u32, b: u32) -> u32 {
    let h = (a ^ b.rotate_left(15)).wrapping_mul(0x9e37_79b1);
    h ^ (h >> 15)
}

fn mix_char(hash: u32, c: char) -> u32 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().fold(hash, mix)
}

fn scan_one(text: &str, tokens: &mut Vec<u32>, languages: &mut Vec<u32>) -> Scan {
    let mut look = LOOK.min(text.len());
    while !text.is_char_boundary(look) {
        look -= 1;
    }
    let head = text.get(..look).unwrap_or(text);
    let mut s = Scan {
        start: start(head),
        terminal: terminal(text),
        ..Scan::default()
    };
    let mut words = Words::new(tokens, languages);
    let mut before = SPACE;
    let mut waiting_stop = false;
    // Bits of the characters since the last space, and of all that are rarer than small letters and spaces.
    let (mut seen, mut rarer) = (0, 0);
    let (mut pieces, mut beyond) = (0, 0);
    let bytes = head.as_bytes();
    let mut next = 0;
    while let Some(&byte) = bytes.get(next) {
        if byte.is_ascii_lowercase() {
            let plain = words.take_plain(bytes.get(next..).unwrap_or_default());
            s.chars += plain;
            s.letters += plain;
            next += plain;
            seen |= LETTER;
            before = LETTER | LOWER;
            waiting_stop = false;
            continue;
        }
        if byte == b' ' {
            words.end();
            s.chars += 1;
            next += 1;
            pieces += usize::from(seen & WORD != 0);
            seen = 0;
            before = SPACE;
            continue;
        }
        let at = next;
        let c = match byte {
            0..0x80 => char::from(byte),
            _ => head.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default(),
        };
        next += c.len_utf8();
        s.chars += 1;
        let is = chars::of(c);
        seen |= is;
        rarer |= is;
        let joins = is & APOSTROPHE != 0 && before & WORD != 0;
        if is & WORD != 0 || joins {
            if waiting_stop {
                s.stops += usize::from(before & SPACE != 0 && is & LOWER == 0);
                waiting_stop = false;
            }
            s.letters += usize::from(is & (LETTER | IDEOGRAPH) != 0);
            beyond += usize::from(is & (LETTER | IDEOGRAPH) != 0 && !c.is_ascii());
            s.digits += usize::from(is & NUMBER != 0 && is & IDEOGRAPH == 0);
            if is & UPPER != 0 {
                s.uppercase += 1;
                s.glue += usize::from(before & LOWER != 0);
            }
            words.take(c, is);
            before = is;
            continue;
        }
        words.end();
        before = is;
        if is & SPACE != 0 {
            pieces += usize::from(seen & WORD != 0);
            seen = 0;
            continue;
        }
        match c {
            '.' => {
                waiting_stop = true;
                s.address |= is_address_stop(head.as_bytes(), at);
            }
            '!' | '?' => waiting_stop = true,
            ',' | '，' | '、' | ';' => s.commas += 1,
            '。' | '！' | '？' => s.stops += 1,
            '"' | '“' | '”' | '«' | '»' | '„' | '「' | '」' => s.quotes += 1,
            '|' | '·' | '•' | '›' | '>' | '/' | '▾' | '▼' | '→' => s.separators += 1,
            '$' | '€' | '£' | '¥' | '%' => s.symbols += 1,
            '{' | '}' | '(' | ')' | '=' | '<' | '_' | '#' | '[' | ']' | '`' | '\\' => s.code += 1,
            ':' => s.address |= head.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(b"://")),
            '@' => s.address = true,
            _ => {}
        }
    }
    words.end();
    words.count(&mut s);
    s.ascii_letters = s.letters - beyond;
    s.ascii = look == text.len() && text.is_ascii();
    pieces += usize::from(seen & WORD != 0);
    s.pieces = (look == text.len() && rarer & IDEOGRAPH == 0).then_some(pieces);
    if look < text.len() {
        s.chars += (text.len() - look) / 2; // Not counted, near enough for a text of this length.
    }
    s.words += s.ideographs / 2;
    let own = tokens.get(s.tokens.0..).unwrap_or_default();
    s.hash = own.iter().fold(SEED, |h, &t| pair(h, t));
    s.last = own.last().copied().unwrap_or(0);
    find_phrases(own, &mut s.hits);
    s.strongest = s.hits.iter().copied().max().unwrap_or(0);
    s.prose = s.reads_like_prose();
    s
}

/// True where the full stop at `at` is one of an address: `www.`, `.com`, `.org`.
fn is_address_stop(text: &[u8], at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with(b"www") || after.starts_with(b".com") || after.starts_with(b".org")
}

/// The words of a block, and the one that is being read.
struct Words<'a> {
    tokens: &'a mut Vec<u32>,
    languages: &'a mut Vec<u32>,
    function_words: &'static Table,
    /// Where the block's words begin.
    first: usize,
    /// Of the word that is being read.
    hash: u32,
    chars: usize,
    digits: usize,
    number: u32,
    /// The bits of its first character.
    is: u8,
    /// What [`Scan`] says of the words read so far.
    words: usize,
    lower: usize,
    upper: usize,
    function: usize,
    ideographs: usize,
    year: bool,
}

impl<'a> Words<'a> {
    fn new(tokens: &'a mut Vec<u32>, languages: &'a mut Vec<u32>) -> Self {
        Self {
            first: tokens.len(),
            tokens,
            languages,
            function_words: &FUNCTION_WORDS.1,
            hash: SEED,
            chars: 0,
            digits: 0,
            number: 0,
            is: 0,
            words: 0,
            lower: 0,
            upper: 0,
            function: 0,
            ideographs: 0,
            year: false,
        }
    }

    /// Says where they stand among those of all blocks, and how many they are.
    fn count(&self, s: &mut Scan) {
        s.tokens = (self.first, self.tokens.len() - self.first);
        (s.words, s.lower_words, s.upper_words) = (self.words, self.lower, self.upper);
        (s.function_words, s.ideographs, s.year) = (self.function, self.ideographs, self.year);
    }

    /// Takes a character of a word, with its bits. An ideograph is a word of its own.
    fn take(&mut self, c: char, is: u8) {
        if is & IDEOGRAPH != 0 {
            self.end();
            self.ideographs += 1;
            self.push(c, is);
            self.end();
        } else {
            self.push(c, is);
        }
    }

    /// Begins a word, where none is being read.
    #[inline]
    fn begin(&mut self, is: u8) {
        if self.chars == 0 {
            (self.hash, self.digits, self.number, self.is) = (SEED, 0, 0, is);
        }
    }

    /// Takes the small letters of ASCII that the text begins with; how many they are.
    #[inline]
    fn take_plain(&mut self, text: &[u8]) -> usize {
        self.begin(LETTER | LOWER);
        let (mut hash, mut taken) = (self.hash, 0);
        for &byte in text {
            if !byte.is_ascii_lowercase() {
                break;
            }
            hash = mix(hash, byte);
            taken += 1;
        }
        self.hash = hash;
        self.chars += taken;
        taken
    }

    #[inline]
    fn push(&mut self, c: char, is: u8) {
        self.begin(is);
        self.chars += 1;
        if c.is_ascii() {
            let byte = c as u8;
            if is & NUMBER != 0 {
                self.digits += 1;
                self.number = self.number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
            }
            self.hash = mix(self.hash, byte.to_ascii_lowercase());
        } else if is & APOSTROPHE != 0 {
            self.hash = mix(self.hash, b'\'');
        } else if is & (LOWER | IDEOGRAPH) != 0 {
            self.hash = mix_char(self.hash, c);
        } else {
            self.hash = c.to_lowercase().fold(self.hash, mix_char);
        }
    }

    #[inline]
    fn end(&mut self) {
        if self.chars == 0 {
            return;
        }
        let languages = self.function_words.get(self.hash);
        if self.is & IDEOGRAPH == 0 {
            let lower = self.is & LOWER != 0;
            self.words += 1;
            self.lower += usize::from(lower);
            self.upper += usize::from(!lower && self.digits < self.chars);
            self.function += usize::from(languages != 0);
            self.year |= self.digits == 4 && self.chars == 4 && (1900..2100).contains(&self.number);
        }
        if self.tokens.len() - self.first < WORDS {
            // Numbers are all alike, but years and short numbers are not.
            let all_digits = self.digits == self.chars && self.chars > 4;
            self.tokens.push(if all_digits { mix(SEED, b'#') } else { self.hash });
            self.languages.push(languages);
        }
        self.chars = 0;
    }
}

fn start(text: &str) -> u8 {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => 1,
        Some(c) if c.is_uppercase() => 2,
        Some(c) if c.is_numeric() => 3,
        Some('"' | '“' | '„' | '«' | '‘' | '\'' | '「') => 4,
        Some(c) if c.is_alphabetic() => 6,
        Some(_) => 5,
        None => 0,
    }
}

fn terminal(text: &str) -> u8 {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']' | '」'));
    if end.ends_with("...") {
        return 3;
    }
    match end.chars().next_back() {
        Some(',' | ';' | '，') => 1,
        Some(':' | '：') => 2,
        Some('…') => 3,
        Some('?' | '？' | '؟') => 4,
        Some('!' | '！') => 5,
        Some('.' | '。' | '।' | '۔') => 6,
        _ => 0,
    }
}

/// Looks for phrases, everywhere in short blocks and at the ends of long ones.
fn find_phrases(tokens: &[u32], hits: &mut [u8; 15]) {
    let phrases = &*PHRASES;
    for (at, &first) in tokens.iter().enumerate() {
        if tokens.len() > WHOLE && at >= ENDS && at + ENDS < tokens.len() {
            continue;
        }
        let longest = phrases.starts.get(first);
        if longest == 0 {
            continue;
        }
        let mut hash = SEED;
        for (n, &token) in tokens.iter().skip(at).take(longest as usize).enumerate() {
            hash = pair(hash, token);
            let class = phrases.classes.get(hash);
            if class == 0 {
                continue;
            }
            let strength = if at > 0 {
                hit::INSIDE
            } else if n + 1 == tokens.len() {
                hit::WHOLE
            } else {
                hit::START
            };
            for (n, best) in hits.iter_mut().enumerate() {
                if class & (1 << n) != 0 {
                    *best = (*best).max(strength);
                }
            }
        }
    }
}

/// A set of hashes with a value each; 0 means absent. Open addressing: quick, and the same everywhere.
struct Table {
    /// A bit for each key, several keys to a bit: most words are in no table, and this is quicker to ask.
    sieve: [u64; SIEVE / 64],
    slots: Vec<(u32, u32)>,
}

/// Bits of a table's sieve.
const SIEVE: usize = 1 << 15;

impl Table {
    fn new(entries: impl Iterator<Item = (u32, u32)>, merge: impl Fn(u32, u32) -> u32) -> Self {
        let entries: Vec<(u32, u32)> = entries.collect();
        let mut slots = vec![(0, 0); (entries.len() * 4).next_power_of_two().max(16)];
        let mask = slots.len() - 1;
        let mut sieve = [0; SIEVE / 64];
        for (key, value) in entries {
            let (word, bit) = Self::sieved(key);
            if let Some(word) = sieve.get_mut(word) {
                *word |= bit;
            }
            let mut at = spread(key) & mask;
            while let Some(slot) = slots.get_mut(at) {
                if slot.1 == 0 || slot.0 == key {
                    *slot = (key, merge(slot.1, value));
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        Self { sieve, slots }
    }

    /// The word and the bit of the sieve that a key has.
    fn sieved(key: u32) -> (usize, u64) {
        let at = spread(key) % SIEVE;
        (at / 64, 1 << (at % 64))
    }

    #[inline]
    fn get(&self, key: u32) -> u32 {
        let (word, bit) = Self::sieved(key);
        if self.sieve.get(word).is_none_or(|word| word & bit == 0) {
            return 0;
        }
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        while let Some(&(k, value)) = self.slots.get(at) {
            if value == 0 || k == key {
                return value;
            }
            at = (at + 1) & mask;
        }
        0
    }
}

fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 8) as usize
}

struct Phrases {
    /// Hash of a first word to the length of the longest phrase that begins so.
    starts: Table,
    /// Hash of a whole phrase to the bits of its classes.
    classes: Table,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let (mut starts, mut classes) = (Vec::new(), Vec::new());
    for entry in lexicon::entries(lexicon::list!("../../data/boilerplate-phrases.txt")) {
        let Some((phrase, name)) = lexicon::halves(entry, b'\t') else {
            continue;
        };
        let Some((_, class)) = CLASSES.iter().find(|(n, _)| *n == name) else {
            continue;
        };
        let tokens = words(phrase);
        let Some(&first) = tokens.first() else { continue };
        starts.push((first, tokens.len().min(PHRASE) as u32));
        classes.push((tokens.iter().fold(SEED, |h, &t| pair(h, t)), 1 << (*class as u32)));
    }
    Phrases {
        starts: Table::new(starts.into_iter(), u32::max),
        classes: Table::new(classes.into_iter(), |a, b| a | b),
    }
});

/// The languages' tags, and for each of their function words the bits of those that have it.
static FUNCTION_WORDS: LazyLock<(Vec<&'static str>, Table)> = LazyLock::new(|| {
    let (mut tags, mut entries) = (Vec::new(), Vec::new());
    for (n, (tag, list)) in lexicon::entries(lexicon::list!("../../data/function-words.txt"))
        .filter_map(|line| lexicon::halves(line, b'\t'))
        .take(32)
        .enumerate()
    {
        tags.push(tag);
        entries.extend(lexicon::pieces(list, b' ').map(|w| (word_hash(w), 1 << n)));
    }
    (tags, Table::new(entries.into_iter(), |a, b| a | b))
});

/// The tags of the languages, in the order of the bits.
pub(crate) fn language_tags() -> &'static [&'static str] {
    &FUNCTION_WORDS.0
}

fn word_hash(word: &str) -> u32 {
    word.chars().flat_map(char::to_lowercase).fold(SEED, mix_char)
}

/// The hashes of a phrase's words, split as [`scan`] splits text.
fn words(phrase: &str) -> Vec<u32> {
    let (mut tokens, mut languages) = (Vec::new(), Vec::new());
    let mut words = Words::new(&mut tokens, &mut languages);
    let mut before = SPACE;
    for c in phrase.chars() {
        let is = chars::of(c);
        if is & WORD != 0 || is & APOSTROPHE != 0 && before & WORD != 0 {
            words.take(c, is);
        } else {
            words.end();
        }
        before = is;
    }
    words.end();
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Scan {
        scan(std::iter::once(text)).blocks.remove(0)
    }

    #[test]
    fn phrases_are_found_whole_at_the_start_and_inside() {
        assert_eq!(one("READ MORE").hit(Class::Related), hit::WHOLE);
        assert_eq!(one("Read more about ferries").hit(Class::Related), hit::START);
        assert_eq!(one("To read more, sign in").hit(Class::Related), hit::INSIDE);
        assert_eq!(one("Bread morels").hit(Class::Related), 0);
        assert_eq!(one("相关阅读").hit(Class::Related), hit::WHOLE);
    }

    #[test]
    fn form_is_counted() {
        let s = one("TopStoriesNews | Kyiv, 19 August 2025. It rained.");
        assert_eq!((s.glue, s.separators, s.commas, s.stops, s.year, s.terminal), (2, 1, 1, 1, true, 6));
        assert_eq!(one("“Go!” he said”").start, 4);
        assert_eq!(one("U.S. talks").stops, 0);
    }

    #[test]
    fn signs_and_case_do_not_change_the_hash() {
        assert_eq!(one("• Share!").hash, one("SHARE").hash);
        assert_ne!(one("share").hash, one("shares").hash);
    }
}
