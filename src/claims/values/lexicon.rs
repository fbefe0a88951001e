//! The words that matter to figures and dates, from the lists in `data/`.

use std::sync::LazyLock;

use super::lexer::{self, Kind, Token};
use crate::lexicon::{entries, halves, listed};
use crate::report::Bound;
use crate::text::Range;

/// A word's place in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u16);

impl WordId {
    /// Every word that no list has.
    pub(crate) const UNKNOWN: WordId = WordId(0);
}

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum NumberWord {
    #[default]
    None,
    /// 0 to 19.
    Small(f64),
    /// 20 to 90.
    Ten(f64),
    /// hundred, million.
    Scale(f64),
    /// k, bn: only after digits.
    Short(f64),
    /// dozen.
    Dozen(f64),
    /// tens, thousands.
    Plural(f64),
    /// half, quarter.
    Half(f64),
    /// first; value, and whether a fraction can have it as denominator.
    Ordinal(f64),
    /// thirds.
    Parts(f64),
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
}

/// What a word does in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TimeWord {
    #[default]
    None,
    Month(u8),
    MonthShort(u8),
    Weekday(u8),
    WeekdayShort(u8),
    Weekdays(u8),
    Unit(Unit),
    Season(&'static str),
    /// morning, evening
    Part,
    Night,
    Deictic(i64),
    Decade(i32),
    /// Follows a weekday that is part of a name.
    Name,
    Relative(Relative),
    /// noon, midnight: the hour.
    Clock(u8),
    Tonight,
    /// "2013 to present"
    Present,
    /// The Q of Q3.
    Letter,
}

/// Words that place a unit of the calendar relative to something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relative {
    Last,
    Past,
    Previous,
    This,
    Next,
    Coming,
    Following,
    That,
    Same,
    Every,
}

/// What tense a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tense {
    #[default]
    None,
    Past,
    Present,
    Future,
    /// A past that looks ahead: "needed two wins by May".
    Awaiting,
    /// A present that looks ahead: "they travel to Oslo on Tuesday".
    Plain,
    /// Tells someone what to do, where a sentence begins with it: "ask me in May".
    Bidding,
    /// What may come, unless it is denied or was felt: "could open in May".
    Able,
    /// With "for" and a date: "is set for Thursday".
    Set,
    /// A present that looks ahead beside a weekday: "Rovers host City on Sunday".
    Fixture,
    /// The same with "off": "the season kicks off on Sunday".
    Fixed,
    /// Tells what happens every year: "usually".
    Usual,
}

/// What a word does around a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Roles {
    /// The number after it names: Article 5.
    pub label: bool,
    /// A noun that "one" counts.
    pub one: bool,
    /// Makes pounds a weight.
    pub weigh: bool,
    /// From X to Y is a change.
    pub change: bool,
    /// With an ordinal before it, no figure: second thought, third party.
    pub idiom: bool,
    /// Makes the ordinal before it a rank: second largest.
    pub rank: bool,
    /// A span of time after it is a length: lasted over nine years.
    pub lasts: bool,
    /// After a number and a hyphen, a kind: two-factor.
    pub sort: bool,
    /// Makes "one day" some day.
    pub some: bool,
}

/// All that the lexicon knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Entry {
    pub number: NumberWord,
    pub time: TimeWord,
    pub tense: Tense,
    pub roles: Roles,
    /// A figure may begin with it: a number word, a currency, "several".
    pub begins: bool,
    /// A feast's name begins with it.
    pub feast: bool,
}

/// The day of a feast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feast {
    Fixed {
        month: u8,
        day: u8,
    },
    /// Days from Easter Sunday.
    Easter(i64),
    /// The nth weekday of a month; -1 is the last.
    Nth {
        month: u8,
        weekday: u8,
        n: i8,
    },
}

/// What a currency's or unit's form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum UnitClass {
    /// $, EUR: before or after the figure.
    Symbol,
    /// dollars: after it.
    Currency,
    /// cents: after it.
    Minor,
    Percent,
    /// kilometres.
    Name,
    /// km: only right after digits.
    Short,
}

/// What a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Meaning {
    Unit {
        code: &'static str,
        class: UnitClass,
    },
    Feast(Feast),
    /// Before a figure.
    About(Option<Bound>),
    /// Behind it.
    After(Option<Bound>),
}

/// Which meanings a look-up wants: a set, so that one function serves every caller.
#[derive(Clone, Copy)]
pub(crate) struct Wanted(u16);

impl Wanted {
    pub(crate) const SYMBOL: Wanted = Wanted(1);
    pub(crate) const MINOR: Wanted = Wanted(1 << 2);
    pub(crate) const PERCENT: Wanted = Wanted(1 << 3);
    pub(crate) const NAME: Wanted = Wanted(1 << 4);
    pub(crate) const FEAST: Wanted = Wanted(1 << 6);
    pub(crate) const ABOUT: Wanted = Wanted(1 << 7);
    pub(crate) const AFTER: Wanted = Wanted(1 << 8);
    /// A currency's symbol, code or name.
    pub(crate) const MONEY: Wanted = Wanted(0b11);
    /// A currency's name, or that of its hundredth.
    pub(crate) const COIN: Wanted = Wanted(0b110);
    /// All that measures.
    pub(crate) const UNIT: Wanted = Wanted(0b11_1111);
    /// What a figure may begin with.
    const FIRST: Wanted = Wanted(0b1011);

    fn has(self, meaning: Meaning) -> bool {
        let bit = match meaning {
            Meaning::Unit { class, .. } => class as u8,
            Meaning::Feast(_) => 6,
            Meaning::About(_) => 7,
            Meaning::After(_) => 8,
        };
        self.0 >> bit & 1 == 1
    }
}

/// What a line of the lists says of its forms.
#[derive(Clone, Copy)]
enum Says {
    Number(NumberWord),
    Time(TimeWord),
    Tense(Tense),
    Label,
    One,
    Weigh,
    Idiom,
    Rank,
    Lasts,
    Begins,
    Sort,
    Some,
    Change,
    Phrase(Meaning),
}

/// What a list's line says of its forms, by its class or code and its value.
type Line = fn(&'static str, &'static str) -> Option<Says>;

/// One token of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    Word(WordId),
    Mark(char),
    Digit(u8),
}

struct Phrase {
    atoms: Vec<Atom>,
    meaning: Meaning,
}

/// The words and phrases that matter.
pub(crate) struct Lexicon {
    ids: Ids,
    entries: Vec<Entry>,
    /// Phrases by the id of their first word, the longest first. A mark or digit that begins one counts as a word.
    phrases: Vec<Vec<Phrase>>,
}

static NUMBERS: &str = crate::lexicon::list!("../../../data/numbers.txt");
static CURRENCIES: &str = crate::lexicon::list!("../../../data/currencies.txt");
static UNITS: &str = crate::lexicon::list!("../../../data/units.txt");
static TIMES: &str = crate::lexicon::list!("../../../data/times.txt");
static TENSES: &str = crate::lexicon::list!("../../../data/tenses.txt");
static FIGURES: &str = crate::lexicon::list!("../../../data/figures.txt");

/// Codes that a reader would not take for what they mean, though they look like abbreviations.
const ODD: &[&str] = &["a", "mo", "wk", "d", "h", "min", "s", "Cel", "deg", "har", "pp", "bp"];

/// What a reader calls so many units of this code: `miles` for `[mi_i]`. The code itself where it is the usual abbreviation
/// (`km`, `USD`).
pub(crate) fn unit_name(code: &str, is_one: bool) -> &str {
    let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '/'));
    if plain && !ODD.contains(&code) {
        return code;
    }
    let words = |line: &'static str| line.strip_prefix(code)?.strip_prefix('\t')?.split_once('\t');
    let forms = entries(UNITS)
        .filter_map(words)
        .find_map(|(class, forms)| (class != "short").then_some(forms));
    let mut forms = forms.unwrap_or(code).split(", ");
    let one = forms.next().unwrap_or(code);
    forms.next().filter(|_| !is_one).unwrap_or(one)
}

/// "autumn" for `FA`.
pub(crate) fn season_name(code: &str) -> Option<&'static str> {
    first_word(TIMES, "season", code)
}

/// "third" for 3, as far as one word tells it.
pub(crate) fn ordinal_word(digits: &str) -> Option<&'static str> {
    first_word(NUMBERS, "ordinal", digits)
}

/// The first of a list's words of that class and value.
fn first_word(list: &'static str, class: &str, value: &str) -> Option<&'static str> {
    let words = |line: &'static str| {
        line.strip_prefix(class)?
            .strip_prefix('\t')?
            .strip_prefix(value)?
            .strip_prefix('\t')
    };
    entries(list).find_map(words)?.split(", ").next()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
static NO_ENTRY: Entry = Entry {
    number: NumberWord::None,
    time: TimeWord::None,
    tense: Tense::None,
    roles: Roles {
        label: false,
        one: false,
        weigh: false,
        change: false,
        idiom: false,
        rank: false,
        lasts: false,
        sort: false,
        some: false,
    },
    begins: false,
    feast: false,
};

/// Longest word that the lexicon has, in bytes; longer ones are not looked up.
const LONGEST: usize = 16;

impl Lexicon {
    /// The lexicon, read on first use.
    pub(crate) fn get() -> &'static Lexicon {
        &LEXICON
    }

    /// The id of a word, its case aside.
    pub(crate) fn word(&self, word: &str) -> WordId {
        pack(word).map_or(WordId::UNKNOWN, |key| self.ids.get(key))
    }

    /// What the lexicon says of a token.
    pub(crate) fn entry(&self, token: &Token) -> &Entry {
        match token.kind {
            Kind::Word(id) => self.entries.get(usize::from(id.0)).unwrap_or(&NO_ENTRY),
            _ => &NO_ENTRY,
        }
    }

    /// The longest phrase of a wanted kind that begins at token `i`: its meaning and the token after it.
    pub(crate) fn phrase(&self, tokens: &[Token], i: usize, wanted: Wanted) -> Option<(Meaning, usize)> {
        self.phrases_of(atom(tokens.get(i)?)?)?.iter().find_map(|p| {
            let fits = p
                .atoms
                .iter()
                .enumerate()
                .all(|(n, a)| tokens.get(i + n).and_then(atom) == Some(*a));
            (fits && wanted.has(p.meaning)).then_some((p.meaning, i + p.atoms.len()))
        })
    }

    fn phrases_of(&self, first: Atom) -> Option<&Vec<Phrase>> {
        let id = match first {
            Atom::Mark('.' | ',' | '"' | '\'' | '-' | '(' | ')' | ':' | ';' | '?' | '!') => return None,
            Atom::Word(id) => id,
            other => self.word(other.spelt().encode_utf8(&mut [0; 4])),
        };
        self.phrases.get(usize::from(id.0))
    }

    /// The longest phrase of a wanted kind that ends before token `end`: its meaning and its first token.
    pub(crate) fn phrase_before(&self, tokens: &[Token], end: usize, wanted: Wanted) -> Option<(Meaning, usize)> {
        (1..=4).rev().filter_map(|n| end.checked_sub(n)).find_map(|start| {
            self.phrase(tokens, start, wanted)
                .filter(|&(_, after)| after == end)
                .map(|(meaning, _)| (meaning, start))
        })
    }

    /// True for a name that the currencies of several countries have: crowns.
    pub(crate) fn is_shared(&self, word: &str) -> bool {
        let shared = |p: &Phrase| matches!(p.meaning, Meaning::Unit { code: "-", .. }) && p.atoms.len() == 1;
        self.phrases_of(Atom::Word(self.word(word)))
            .is_some_and(|list| list.iter().any(shared))
    }

    /// The code of a currency that is written as `word`.
    pub(crate) fn code(&self, word: &str) -> Option<&'static str> {
        self.phrases_of(Atom::Word(self.word(word)))?.iter().find_map(|p| match p.meaning {
            Meaning::Unit {
                code,
                class: UnitClass::Symbol,
            } if p.atoms.len() == 1 => Some(code),
            _ => None,
        })
    }

    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            ids: Ids::new(),
            entries: vec![Entry::default()],
            phrases: vec![Vec::new()],
        };
        let lists: [(&str, Line); 6] = [
            (NUMBERS, number_word),
            (TIMES, time_word),
            (TENSES, tense_word),
            (CURRENCIES, |code, class| Some(unit(code, class, UnitClass::Currency))),
            (UNITS, |code, class| Some(unit(code, class, UnitClass::Name))),
            (FIGURES, figure_word),
        ];
        for (list, says) in lists {
            for line in entries(list) {
                lexicon.add_line(line, says);
            }
        }

        for (entry, list) in lexicon.entries.iter_mut().zip(&lexicon.phrases) {
            entry.begins |= entry.number != NumberWord::None;
            for phrase in list {
                entry.begins |= Wanted::FIRST.has(phrase.meaning);
                entry.feast |= Wanted::FEAST.has(phrase.meaning);
            }
        }
        lexicon
    }

    /// A line: its class, in most lists a value, and its forms. Lists of currencies and units begin with the code.
    fn add_line(&mut self, line: &'static str, says: Line) {
        let Some((class, rest)) = halves(line, b'\t') else {
            return;
        };
        let (value, forms) = halves(rest, b'\t').unwrap_or(("", rest));
        if let Some(says) = says(class, value) {
            for form in listed(forms) {
                self.add(form, says);
            }
        }
    }

    fn id(&mut self, word: &str) -> WordId {
        let Some(key) = pack(word) else {
            return WordId::UNKNOWN;
        };
        let known = self.ids.get(key);
        if known != WordId::UNKNOWN {
            return known;
        }
        let id = WordId(u16::try_from(self.entries.len()).unwrap_or(0));
        self.ids.insert(key, id);
        self.entries.push(Entry::default());
        self.phrases.push(Vec::new());
        id
    }

    fn entry_mut(&mut self, id: WordId) -> Option<&mut Entry> {
        self.entries.get_mut(usize::from(id.0))
    }

    fn add(&mut self, form: &'static str, says: Says) {
        let meaning = match says {
            Says::Phrase(meaning) => meaning,
            of_word => {
                let id = self.id(form.trim_end_matches('.'));
                if let Some(entry) = self.entry_mut(id) {
                    match of_word {
                        Says::Number(number) => entry.number = number,
                        Says::Time(time) => entry.time = time,
                        Says::Tense(tense) => entry.tense = tense,
                        Says::Label => entry.roles.label = true,
                        Says::One => entry.roles.one = true,
                        Says::Weigh => entry.roles.weigh = true,
                        Says::Idiom => entry.roles.idiom = true,
                        Says::Rank => entry.roles.rank = true,
                        Says::Lasts => entry.roles.lasts = true,
                        Says::Begins => entry.begins = true,
                        Says::Sort => entry.roles.sort = true,
                        Says::Some => entry.roles.some = true,
                        Says::Change | Says::Phrase(_) => entry.roles.change = true,
                    }
                }
                return;
            }
        };
        for word in form.split(|c: char| !c.is_alphabetic()) {
            if !word.is_empty() {
                self.id(word);
            }
        }
        let mut tokens = Vec::new();
        lexer::lex(form, Range::new(0, form.len()), self, &mut tokens);
        let atoms: Vec<Atom> = tokens.iter().filter_map(atom).collect();
        let id = match atoms.first() {
            Some(Atom::Word(id)) => *id,
            Some(other) => self.id(other.spelt().encode_utf8(&mut [0; 4])),
            None => return,
        };
        if let Some(list) = self.phrases.get_mut(usize::from(id.0)) {
            let at = list.iter().position(|p| p.atoms.len() < atoms.len()).unwrap_or(list.len());
            list.insert(at, Phrase { atoms, meaning });
        }
    }
}

impl Atom {
    /// A mark or a digit as it is written.
    fn spelt(self) -> char {
        match self {
            Atom::Mark(c) => c,
            Atom::Digit(n) => char::from(b'0' + n),
            Atom::Word(_) => '\0',
        }
    }
}

fn tense_word(class: &str, _: &str) -> Option<Says> {
    Some(Says::Tense(match class {
        "past" => Tense::Past,
        "present" => Tense::Present,
        "awaiting" => Tense::Awaiting,
        "plain" => Tense::Plain,
        "bidding" => Tense::Bidding,
        "able" => Tense::Able,
        "set" => Tense::Set,
        "fixture" => Tense::Fixture,
        "fixed" => Tense::Fixed,
        "usual" => Tense::Usual,
        _ => Tense::Future,
    }))
}

fn figure_word(class: &str, _: &str) -> Option<Says> {
    Some(match class {
        "about" => Says::Phrase(Meaning::About(None)),
        "more" => Says::Phrase(Meaning::About(Some(Bound::MoreThan))),
        "least" => Says::Phrase(Meaning::About(Some(Bound::AtLeast))),
        "less" => Says::Phrase(Meaning::About(Some(Bound::LessThan))),
        "most" => Says::Phrase(Meaning::About(Some(Bound::AtMost))),
        "after" => Says::Phrase(Meaning::After(None)),
        "after-least" => Says::Phrase(Meaning::After(Some(Bound::AtLeast))),
        "after-most" => Says::Phrase(Meaning::After(Some(Bound::AtMost))),
        "label" => Says::Label,
        "one" => Says::One,
        "weigh" => Says::Weigh,
        "idiom" => Says::Idiom,
        "rank" => Says::Rank,
        "lasts" => Says::Lasts,
        "begins" => Says::Begins,
        "sort" => Says::Sort,
        "some" => Says::Some,
        _ => Says::Change,
    })
}

/// A form of a unit: of the list's own class where the line names none.
fn unit(code: &'static str, class: &str, own: UnitClass) -> Says {
    let class = match class {
        "symbol" => UnitClass::Symbol,
        "minor" => UnitClass::Minor,
        "percent" => UnitClass::Percent,
        "short" => UnitClass::Short,
        _ => own,
    };
    Says::Phrase(Meaning::Unit { code, class })
}

fn number_word(class: &str, value: &str) -> Option<Says> {
    let value = value.parse::<u64>().ok()? as f64;
    Some(Says::Number(match class {
        "small" => NumberWord::Small(value),
        "ten" => NumberWord::Ten(value),
        "scale" => NumberWord::Scale(value),
        "short" => NumberWord::Short(value),
        "dozen" => NumberWord::Dozen(value),
        "plural" => NumberWord::Plural(value),
        "half" => NumberWord::Half(1.0 / value),
        "ordinal" => NumberWord::Ordinal(value),
        _ => NumberWord::Parts(value),
    }))
}

fn time_word(class: &str, value: &'static str) -> Option<Says> {
    if class == "feast" {
        return Some(Says::Phrase(Meaning::Feast(feast(value)?)));
    }
    let n: i64 = value.parse().unwrap_or_default();
    let small = u8::try_from(n).unwrap_or_default();
    Some(Says::Time(match class {
        "month" => TimeWord::Month(small),
        "monthshort" => TimeWord::MonthShort(small),
        "weekday" => TimeWord::Weekday(small),
        "weekdayshort" => TimeWord::WeekdayShort(small),
        "weekdays" => TimeWord::Weekdays(small),
        "season" => TimeWord::Season(value),
        "part" => TimeWord::Part,
        "night" => TimeWord::Night,
        "deictic" => TimeWord::Deictic(n),
        "decade" => TimeWord::Decade(i32::from(small)),
        "name" => TimeWord::Name,
        "clock" => TimeWord::Clock(small),
        "tonight" => TimeWord::Tonight,
        "present" => TimeWord::Present,
        "letter" => TimeWord::Letter,
        "relative" => TimeWord::Relative(match value {
            "last" => Relative::Last,
            "past" => Relative::Past,
            "previous" => Relative::Previous,
            "this" => Relative::This,
            "next" => Relative::Next,
            "coming" => Relative::Coming,
            "following" => Relative::Following,
            "that" => Relative::That,
            "same" => Relative::Same,
            _ => Relative::Every,
        }),
        _ => TimeWord::Unit(match value {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            "weekend" => Unit::Weekend,
            _ => Unit::Day,
        }),
    }))
}

fn feast(value: &str) -> Option<Feast> {
    if let Some(days) = value.strip_prefix("easter ") {
        return Some(Feast::Easter(days.parse().ok()?));
    }
    if let Some(rule) = value.strip_prefix("nth ") {
        let mut parts = rule.splitn(3, '-');
        return Some(Feast::Nth {
            month: parts.next()?.parse().ok()?,
            weekday: parts.next()?.parse().ok()?,
            n: parts.next()?.parse().ok()?,
        });
    }
    let (month, day) = value.split_once('-')?;
    Some(Feast::Fixed {
        month: month.parse().ok()?,
        day: day.parse().ok()?,
    })
}

fn atom(token: &Token) -> Option<Atom> {
    match token.kind {
        Kind::Word(WordId::UNKNOWN) | Kind::End => None,
        Kind::Word(id) => Some(Atom::Word(id)),
        Kind::Mark('\u{2019}') => Some(Atom::Mark('\'')),
        Kind::Mark(c) => Some(Atom::Mark(c)),
        Kind::Number(n) => (n.digits == 1 && n.decimals == 0).then_some(Atom::Digit(n.value as u8)),
    }
}

/// A word in small letters as one number; `None` for words longer than any in the lists.
fn pack(word: &str) -> Option<u128> {
    if word.len() > LONGEST {
        return None;
    }
    Some(word.bytes().fold(0, |key, b| key << 8 | u128::from(b.to_ascii_lowercase())))
}

/// Ids by packed word: a table with open addressing, because every word of a text is looked up.
struct Ids {
    slots: Vec<(u128, WordId)>,
}

/// Slots of the table: a power of two, several times the number of words.
const SLOTS: usize = 1 << 13;

impl Ids {
    fn new() -> Ids {
        Ids {
            slots: vec![(0, WordId::UNKNOWN); SLOTS],
        }
    }

    /// The slots to look at for a key, in order.
    fn path(key: u128) -> impl Iterator<Item = usize> {
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(31);
        let first = (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 51) as usize;
        (0..SLOTS).map(move |step| (first + step) % SLOTS)
    }

    fn get(&self, key: u128) -> WordId {
        for slot in Ids::path(key) {
            match self.slots.get(slot) {
                Some(&(k, id)) if k == key || id == WordId::UNKNOWN => return id,
                _ => {}
            }
        }
        WordId::UNKNOWN
    }

    fn insert(&mut self, key: u128, id: WordId) {
        for at in Ids::path(key) {
            if let Some(slot) = self.slots.get_mut(at)
                && slot.1 == WordId::UNKNOWN
            {
                *slot = (key, id);
                return;
            }
        }
    }
}
