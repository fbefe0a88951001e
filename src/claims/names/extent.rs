//! Where a name begins and ends.

use std::sync::LazyLock;

use super::super::sheet::Sheet;
use super::super::words::NAMES;
use super::super::{phrases, times};
use super::{LEXICONS, has_particle, is_given, is_trade, relative, title};
use crate::lexicon::{self, Table};
use crate::tagger::Tag;

/// No name has more tokens.
const LONGEST: usize = 12;

/// No word of a name has more bytes: a name stands in every claim of whom it names.
const LONGEST_WORD: usize = 100;

/// Capitalised at a sentence's start, and no name: data/no-names.txt.
static NO_NAMES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/no-names.txt")));

/// True where a name begins.
pub(super) fn starts(s: &Sheet, i: usize) -> bool {
    if !is_capital(s, i) || is_tag_of_party(s, i) || is_honour(s, i) || is_opener(s, i) || is_day_before(s, i) {
        return false;
    }
    // "IF Metall": initials that a word is spelt like, where not all is in capitals; "9 AM" is a time.
    let capitals = |k: usize| s.raw(k).chars().all(char::is_uppercase);
    let spelt = || s.raw(i).len() == 2 && capitals(i) && continues(s, i + 1) && !capitals(i + 1);
    let initials = || i > s.body && spelt() && s.tag(i - 1) != Tag::Number && !capitals(i - 1);
    // "Prof. Jane Roe", whatever the title was taken for.
    let titled = || title(s, i).is_some_and(|t| t.words == 2) && goes_on(s, i + 2);
    // "P. S. Kamath"
    let initialled = || is_initial(s, i) && after_initials(s, i).is_some();
    let outlet = || s.tag(i) != Tag::Mark && LEXICONS.outlets.contains(s.raw(i)) && i > s.body;
    // "Ursula von der Leyen", of which a tagger takes the beginning for common words.
    let given = || is_capital_word(s, i) && is_given(s.raw(i)) && (continues(s, i + 1) || NAMES.joiner.contains(s.raw(i + 1)));
    // "Barclays", which a tagger takes for a plural.
    let plural = || s.tag(i) == Tag::Nouns && LEXICONS.organisations.contains(s.raw(i));
    // "spokesman Ravi Kumar", of which a tagger takes the given name for a common word.
    let traded = || i > s.body && s.tag(i) != Tag::Determiner && is_trade(s, i - 1) && !s.is_capital(i - 1) && continues(s, i + 1);
    // "her father, Con,"
    let relative = || is_capital_word(s, i) && relative(s, i, i + 1).is_some();
    s.tag(i) == Tag::Name
        || plural()
        || relative()
        || given()
        || traded()
        || leads(s, i)
        || initials()
        || titled()
        || initialled()
        || outlet()
        || is_kings(s, i)
}

/// The end of the name that begins at `start`.
pub(super) fn end(s: &Sheet, start: usize) -> usize {
    let mut end = after_initials(s, start).filter(|_| is_initial(s, start)).unwrap_or(start + 1);
    while end < s.len() && end - start < LONGEST {
        let more = step(s, start, end);
        if more == 0 {
            break;
        }
        end += more;
    }
    end.min(s.len())
}

/// So many tokens more belong to the name that reaches from `start` up to `end`.
fn step(s: &Sheet, start: usize, end: usize) -> usize {
    let head = |k: usize| LEXICONS.heads.contains(s.raw(k));
    if is_tag_of_party(s, end) {
        0
    } else if continues(s, end) {
        1
    } else if title(s, end - 1).is_some_and(|t| t.words == 2) && goes_on(s, end + 1) {
        // "Sen. Bernie Sanders": the stop is the title's.
        2
    } else if title(s, end - 1).is_some_and(|t| t.words == 1) && goes_on(s, end) && is_capital(s, end + 1) {
        // "Prof Helle Berge", of which a tagger takes the given name for a verb.
        1
    } else if is_stop(s, start, end) && (continues(s, end + 1) || is_capital_word(s, end + 1)) {
        // "Rep. John F. Price", "St. Brannoc"
        2
    } else if is_capital_word(s, end) && (head(end) || end == start + 1 && is_given(s.raw(start)) && s.tag(end) == Tag::Noun) {
        // "Nora Price", of which a tagger takes the last name for a common word.
        1
    } else if is_capital_word(s, end) && is_capital_word(s, end + 1) && head(end + 1) {
        2
    } else if matches!(s.raw(end), "'" | "’") && s.raw(end - 1).ends_with('s') && head(end + 1) {
        // "Traders' Association"
        2
    } else if is_kings(s, end - 1) {
        2
    } else if s.word(end) == "and" && is_one_name(s, start, end) {
        // "the Maritime and Coastguard Agency"
        2
    } else if continues(s, end + 1) && head(end + 1) && is_capital_word(s, end) {
        // "Hill Road Primary School": a tagger takes some of its words for common ones.
        2
    } else {
        joined(s, start, end)
    }
}

/// True for the stop of an initial or of "St." within a name.
fn is_stop(s: &Sheet, start: usize, end: usize) -> bool {
    s.is_mark(end, ".") && (end - 1 > start && is_initial(s, end - 1) || s.raw(end - 1) == "St")
}

/// So many tokens are a joiner and what it joins: "of the Treasury", "von der Leyen", "on Climate".
fn joined(s: &Sheet, start: usize, at: usize) -> usize {
    let the = usize::from(s.word(at + 1) == "the");
    let next = at + 1 + the;
    let joins = match s.word(at) {
        "of" | "for" => (continues(s, next) || is_capital_word(s, next)) && (start..at).any(|k| is_office(s, k)),
        // "Panel on Climate Change"; "the Committee on Monday" is none.
        "on" => continues(s, next) && NAMES.panel.contains(s.word(at - 1)) && !is_time(s, next),
        _ => false,
    };
    if joins {
        return 2 + the;
    }
    let joiner = |k: usize| NAMES.joiner.contains(s.raw(k)) && !matches!(s.tag(k), Tag::VerbBase | Tag::VerbPresent);
    let joiners = (at..at + 2).take_while(|&k| joiner(k)).count();
    if joiners > 0 && continues(s, at + joiners) {
        joiners + 1
    } else {
        0
    }
}

/// "Joint Chiefs of Staff", "House of Representatives".
fn is_office(s: &Sheet, k: usize) -> bool {
    LEXICONS.heads.contains(s.raw(k)) || NAMES.office.contains(s.raw(k))
}

/// "Monday", "October", "May 5", "R-Dayton": a time or a remark, and no one's name.
pub(super) fn is_name(s: &Sheet, i: usize, end: usize) -> bool {
    let letter = s.raw(i).chars().count() == 1;
    end > i + 1 || !(letter || is_time(s, i) || is_dated(s, i, end))
}

/// "On Monday Roe said", "In May Roe said": a date, and a name behind it. The Sunday Post is a name.
pub(crate) fn is_day_before(s: &Sheet, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&k| k >= s.body).map_or("", |k| s.word(k));
    let led = before == "on" || NAMES.dated.contains(before);
    let date = led && continues(s, i + 1) && (phrases::is_time_word(s.word(i)) || NAMES.month.contains(s.word(i)) || is_dated(s, i, i + 1));
    let named = |end: usize| LEXICONS.outlets.contains(s.span(i, end).of(s.text)) || LEXICONS.outlet_heads.contains(s.raw(end - 1));
    date && !(i + 2..=i + 3).any(named)
}

/// Weekdays, time zones and months that are hardly ever a name; "may", "april", "june" and "august" can be one.
fn is_time(s: &Sheet, i: usize) -> bool {
    let day = s.word(i).strip_suffix('s').unwrap_or(s.word(i));
    let month = NAMES.month.contains(s.word(i));
    let short = NAMES.short.contains(s.word(i)) && (s.is_mark(i + 1, ".") || s.tag(i + 1) == Tag::Number);
    times::is_zone(s.raw(i)) || phrases::is_time_word(day) || month || short
}

/// "in May", "August 2017": months that are names too, where a date is meant.
fn is_dated(s: &Sheet, i: usize, end: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| s.word(b));
    let month = matches!(s.word(i), "april" | "june" | "august");
    (month || s.word(i) == "may")
        && (month && s.raw(i).chars().any(char::is_lowercase) || s.tag(end) == Tag::Number || NAMES.dated.contains(before))
}

/// "R-Dayton" after a senator's name: the party and where the seat is.
fn is_tag_of_party(s: &Sheet, i: usize) -> bool {
    let told = i > 0 && matches!(s.word(i - 1), "," | "(");
    told && matches!(s.raw(i).split_once('-'), Some(("R" | "D" | "I", of)) if !of.is_empty())
}

/// "Jane Roe, KC, …": what stands after a person's name is no name.
fn is_honour(s: &Sheet, i: usize) -> bool {
    let after_name = |k: usize| k > 0 && (s.tag(k - 1) == Tag::Name || k > 1 && s.is_mark(k - 1, ".") && s.tag(k - 2) == Tag::Name);
    let listed = |k: usize| s.is_mark(k - 1, ",") && (after_name(k - 1) || k > 2 && LEXICONS.honours.contains(s.raw(k - 2)));
    i > 1 && LEXICONS.honours.contains(s.raw(i)) && listed(i)
}

/// "Nobody came", "Neighbouring Belmora": a common word that has its capital from the sentence's start.
fn is_opener(s: &Sheet, i: usize) -> bool {
    let opens = i == s.body || i > s.body && (s.is_quote_mark(i - 1) || s.is_mark(i - 1, ":"));
    let whole = || continues(s, i + 1) && LEXICONS.heads.contains(s.raw(i + 1));
    opens && NO_NAMES.contains(s.word(i)) && !whole()
}

fn is_capital(s: &Sheet, i: usize) -> bool {
    s.raw(i).len() <= LONGEST_WORD && s.is_capital(i)
}

/// A word that belongs to the name before it.
pub(super) fn continues(s: &Sheet, i: usize) -> bool {
    if s.raw(i).len() > LONGEST_WORD {
        return false;
    }
    (s.tag(i) == Tag::Name || i > s.body && is_capital_word(s, i) && is_given(s.raw(i)))
        && (s.raw(i).chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()) || has_particle(s.raw(i)))
}

/// After a title, any word with a capital is a name's.
fn goes_on(s: &Sheet, i: usize) -> bool {
    let open = matches!(
        s.tag(i),
        Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::VerbBase | Tag::VerbPast | Tag::VerbPresent | Tag::VerbIng | Tag::Other
    );
    continues(s, i) || is_initial(s, i) || is_capital(s, i) && open
}

/// A letter with its stop: "K."
pub(super) fn is_initial(s: &Sheet, i: usize) -> bool {
    s.raw(i).chars().count() == 1 && is_capital(s, i) && s.is_mark(i + 1, ".")
}

/// The end of the first word after the initials that stand at `start`, where a name goes on there.
fn after_initials(s: &Sheet, start: usize) -> Option<usize> {
    let initials = (0..4).take_while(|n| is_initial(s, start + 2 * n)).count();
    let next = start + 2 * initials;
    let named = continues(s, next) || initials > 1 && goes_on(s, next);
    (initials > 0 && named && s.raw(next).chars().count() > 1).then_some(next + 1)
}

/// "King's Mill Hospital", "St Mary's School": whose it is belongs to the institution's name.
fn is_kings(s: &Sheet, i: usize) -> bool {
    let saint = i > 0 && matches!(s.word(i - 1), "st" | "saint");
    let whose = saint || NAMES.kings.contains(s.word(i));
    let named = |k: &usize| continues(s, *k) || is_capital_word(s, *k);
    let last = (i + 2..i + 6).take_while(named).last();
    whose && is_capital(s, i) && s.tag(i + 1) == Tag::Clitic && last.is_some_and(|k| LEXICONS.heads.contains(s.raw(k)))
}

/// "the opposition Progress Party", "the Foreign Agents Registration Act": common words with a capital that lead to the word
/// at a name's end.
fn leads(s: &Sheet, i: usize) -> bool {
    let named = |k: &usize| continues(s, *k) || is_capital_word(s, *k);
    let ends = |k: usize| LEXICONS.heads.contains(s.raw(k)) || LEXICONS.things.iter().any(|t| !t.first && t.word == s.raw(k));
    let led = || (i + 1..i + 5).take_while(named).any(ends);
    let joined = || s.word(i + 1) == "and" && is_one_name(s, i, i + 1);
    i > s.body && is_capital_word(s, i) && (led() || joined())
}

/// True where "and" at `and` joins words of one institution's name that begins at `start`.
fn is_one_name(s: &Sheet, start: usize, and: usize) -> bool {
    let l = &*LEXICONS;
    let named = |k: usize| continues(s, k) || is_capital_word(s, k);
    let end = (and + 1..and + 4).find(|&k| !named(k)).unwrap_or(and + 4);
    let last = s.raw(end - 1);
    // "Department of Health and Social Care"
    let office = (start + 1..and).any(|k| matches!(s.word(k), "of" | "for") && is_office(s, k - 1) && s.raw(k - 1) != "State");
    let own = || {
        let next = s.span(and + 1, end).of(s.text);
        let known = l.outlets.contains(next) || l.organisations.contains(next) || l.places.contains(next) || l.regions.contains(next);
        !known && !l.heads.contains(last) && !is_given(s.raw(and + 1)) && title(s, and + 1).is_none()
    };
    if office {
        return end > and + 1 && own();
    }
    // "the U.S. Securities and Exchange Commission"
    let national = and == start + 2 && l.places.contains(s.raw(start));
    let word = s.raw(and - 1);
    let free = !l.heads.contains(word) && !l.outlets.contains(word) && !l.organisations.contains(word) && !l.outlet_heads.contains(word);
    let bare = (and == start + 1 || national) && free && !l.places.contains(word) && (!word.ends_with('s') || word == "Securities");
    // "Devon and Mere Police"
    let force = matches!(last, "Police" | "Constabulary" | "Hospitals") && !is_given(word) && word.chars().any(char::is_lowercase);
    let led = start > s.body && s.word(start - 1) == "the" || force;
    bare && led && end > and + 2 && l.heads.contains(last)
}

/// A common word written with a capital.
pub(super) fn is_capital_word(s: &Sheet, i: usize) -> bool {
    let common = matches!(s.tag(i), Tag::Adjective | Tag::Noun | Tag::Nouns | Tag::Other | Tag::VerbIng);
    common && is_capital(s, i)
}
