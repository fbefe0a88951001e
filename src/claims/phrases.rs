//! Where phrases begin and end: verb groups, their subjects, and the noun phrases after a word. All by tags, by looking
//! a bounded number of tokens to the left or right.

use std::ops::Range;

use super::names;
use super::sheet::Sheet;
use super::words::{GRAMMAR, SOURCES};
use crate::tagger::Tag;

/// True for a verb's tag, in any form.
pub(crate) fn is_verb(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::VerbPast | Tag::VerbPresent | Tag::VerbBase | Tag::VerbIng | Tag::VerbParticiple
    )
}

/// No phrase is longer than this many tokens.
const REACH: usize = 48;

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "said", "has said", "is saying", "would say".
    Finite,
    /// "to say".
    Infinitive,
    /// ", saying".
    Gerund,
    /// "reported by", "described as".
    Participle,
}

/// A verb with its auxiliaries, adverbs and negation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    /// First token of the group.
    pub start: usize,
    /// The verb itself.
    pub head: usize,
    pub form: Form,
    /// True for "was told", "is believed".
    pub passive: bool,
    /// True for "did not say".
    pub negated: bool,
    /// The modal or semi-modal that makes it hypothetical: "could say".
    pub hypothetical: bool,
}

/// True for the forms of be, have and do.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    GRAMMAR.be.contains(word) || GRAMMAR.have.contains(word) || GRAMMAR.does.contains(word)
}

/// True for forms of be and of the verbs that stand for it before an adjective.
pub(crate) fn is_copula(word: &str) -> bool {
    GRAMMAR.be.contains(word) || GRAMMAR.copula.contains(word)
}

pub(crate) fn is_negation(word: &str) -> bool {
    GRAMMAR.negation.contains(word) || word.ends_with("n't")
}

/// The group whose verb is the token at `head`.
pub(crate) fn verb_group(s: &Sheet, head: usize) -> VerbGroup {
    let (mut start, mut auxiliary, mut infinitive) = (head, None, false);
    let (mut negated, mut hypothetical, mut be, mut have) = (false, false, false, false);
    let mut i = head;
    while i > s.body && head - i < 8 {
        i -= 1;
        let word = s.word(i);
        if GRAMMAR.be.contains(word) && !(word == "'s" && s.tag(i) == Tag::Clitic) {
            be |= auxiliary.is_none() || have;
            auxiliary = Some(i);
        } else if GRAMMAR.have.contains(word) {
            have = true;
            auxiliary = Some(i);
        } else if GRAMMAR.does.contains(word) {
            auxiliary = Some(i);
        } else if s.tag(i) == Tag::Modal {
            hypothetical |= GRAMMAR.modal.contains(word);
            auxiliary = Some(i);
        } else if s.tag(i) == Tag::To && matches!(s.tag(head), Tag::VerbBase | Tag::VerbPresent | Tag::Noun)
            || (s.tag(i) == Tag::To && auxiliary.is_some())
        {
            infinitive = true;
            start = i;
            break;
        } else if s.tag(i) != Tag::Adverb {
            break;
        }
        negated |= is_negation(word);
        start = i;
    }
    // Adverbs before the first auxiliary belong to the group ("also said"), unless they open the sentence.
    while start < head && s.tag(start) == Tag::Adverb && (start == s.body || s.is_mark(start.wrapping_sub(1), ",")) {
        start += 1;
    }
    let ing = s.tag(head) == Tag::VerbIng || s.word(head).ends_with("ing");
    let participle = s.tag(head) == Tag::VerbParticiple || (s.tag(head) == Tag::VerbPast && (be || s.word(head + 1) == "by"));
    let form = if infinitive {
        Form::Infinitive
    } else if ing && !be {
        Form::Gerund
    } else if participle && auxiliary.is_none() && s.word(head + 1) == "by" {
        Form::Participle
    } else {
        Form::Finite
    };
    let passive = form == Form::Participle || (be && participle && !ing);
    VerbGroup {
        start,
        head,
        form,
        passive,
        negated,
        hypothetical,
    }
}

/// The noun phrase that is the subject of the group which starts at `group`, parentheses and appositions included.
pub(crate) fn subject(s: &Sheet, group: usize) -> Option<Range<usize>> {
    if group <= s.body {
        return None;
    }
    // A dash may be written as two hyphens.
    let before = group - 1 - usize::from(group > s.body + 2 && s.is_dash(group - 1) && s.is_dash(group - 2));
    let aside = s.is_mark(before, ",") || s.is_dash(before);
    let edge = if aside { opening_of_aside(s, before)? } else { group };
    let start = left_edge(s, edge)?;
    let range = start..if aside { before } else { group };
    // "With talks expected to resume": no statement of the talks.
    if start > s.body && s.word(start - 1) == "with" || s.word(start) == "with" {
        return None;
    }
    let range = without_clause_opening(s, range)?;
    (range.clone())
        .any(|i| s.is_nominal(i) || matches!(s.tag(i), Tag::Determiner | Tag::Number | Tag::Adjective))
        .then_some(range)
}

/// The comma or dash that opens the aside which the mark at `close` closes.
fn opening_of_aside(s: &Sheet, close: usize) -> Option<usize> {
    let dash = s.is_dash(close);
    let floor = close.saturating_sub(REACH).max(s.body);
    let first = |i: usize| i - usize::from(dash && i > floor + 1 && s.is_dash(i - 1));
    (floor + 1..close)
        .rev()
        .find(|&i| if dash { s.is_dash(i) } else { s.is_mark(i, ",") && !s.is_quoted(i) })
        .map(first)
        .filter(|&i| {
            let before = i - 1;
            s.is_nominal(before)
                || s.is_quote_mark(before)
                || s.is_mark(before, ")")
                || matches!(s.tag(before), Tag::Number | Tag::Adjective | Tag::Determiner)
        })
}

/// The first token of the noun phrase that ends before `end`.
fn left_edge(s: &Sheet, end: usize) -> Option<usize> {
    let floor = end.saturating_sub(REACH).max(s.body);
    let mut joint = None; // the conjunction passed last: a clause's if a verb comes before it
    let mut k = end;
    while k > floor {
        let i = k - 1;
        let left_nominal = i > floor && (s.is_nominal(i - 1) || matches!(s.tag(i - 1), Tag::Number) || s.is_mark(i - 1, ")"));
        let goes_on = match s.tag(i) {
            _ if s.is_quote_mark(i) && s.tag(i) != Tag::Clitic => match short_quotation_before(s, i, floor) {
                Some(open) => {
                    k = open + 1;
                    true
                }
                None => false,
            },
            Tag::Noun
            | Tag::Nouns
            | Tag::Name
            | Tag::Pronoun
            | Tag::Possessive
            | Tag::Clitic
            | Tag::Determiner
            | Tag::Adjective
            | Tag::Number => {
                // "the troops he said": a pronoun begins a phrase of its own.
                if matches!(s.tag(i), Tag::Pronoun) && i + 1 < end && joint.is_none() && s.is_nominal(i + 1) {
                    return Some(i);
                }
                if s.tag(i) == Tag::Pronoun && s.word(i) != "those" {
                    return Some(i);
                }
                !(s.tag(i) == Tag::Determiner && s.word(i) == "that" && i + 1 < end)
            }
            Tag::Preposition => {
                left_nominal
                    || (i > floor
                        && matches!(
                            s.tag(i - 1),
                            Tag::Adjective | Tag::VerbParticiple | Tag::VerbIng | Tag::VerbPast | Tag::Determiner
                        ))
            }
            Tag::Conjunction if matches!(s.word(i), "and" | "or" | "&") => {
                joint = Some(i);
                left_nominal || (i > floor && matches!(s.tag(i - 1), Tag::Adjective))
            }
            Tag::VerbIng | Tag::VerbParticiple => {
                left_nominal || (i > floor && matches!(s.tag(i - 1), Tag::Determiner | Tag::Adverb | Tag::Clitic))
            }
            Tag::VerbBase => i > floor && s.tag(i - 1) == Tag::To,
            Tag::To => left_nominal || (i > floor && matches!(s.tag(i - 1), Tag::VerbParticiple | Tag::Adjective)),
            Tag::Adverb => matches!(s.tag(i + 1), Tag::Adjective | Tag::VerbParticiple | Tag::Number) && i + 1 < end,
            Tag::VerbPast | Tag::VerbPresent | Tag::Modal => match relative_before(s, i, floor) {
                Some(wh) => {
                    k = wh + 1;
                    true
                }
                None => {
                    // A verb of another clause: what stands right of a conjunction is the subject.
                    return Some(joint.map_or(i, |j| j) + 1).filter(|&start| start < end);
                }
            },
            Tag::Mark if s.is_mark(i, ")") => match (floor..i).rev().take(10).find(|&o| s.is_mark(o, "(")) {
                Some(open) if open > s.body => {
                    k = open + 1;
                    true
                }
                _ => false,
            },
            Tag::Mark => matches!(s.word(i), "%" | "$" | "#" | "@"),
            _ => false,
        };
        if !goes_on {
            break;
        }
        k -= 1;
    }
    // An indefinite apposition after a name: "Jane Roe, a spokeswoman for the firm" with more behind it.
    if k > floor + 1 && s.is_mark(k - 1, ",") && matches!(s.word(k), "a" | "an" | "the") && s.tag(k - 2) == Tag::Name && k - 1 > s.body {
        let name = (floor..k - 1).rev().take_while(|&i| s.tag(i) == Tag::Name).last();
        if let Some(name) = name
            && end - k < 14
            && (k - 1 - name) >= 2
            && (name == s.body || !s.is_finite(name - 1) && s.tag(name - 1) != Tag::Preposition)
        {
            return Some(name);
        }
    }
    (k < end).then_some(k)
}

/// The noun phrase that ends right before `end`, without complements: "some allies" before "who".
pub(crate) fn noun_phrase_before(s: &Sheet, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > s.body && end - start < 10 {
        let tag = s.tag(start - 1);
        let inside = s.is_nominal(start - 1)
            || matches!(tag, Tag::Adjective | Tag::Number | Tag::Clitic | Tag::Determiner | Tag::Possessive)
            || s.word(start - 1) == "only";
        if !inside {
            break;
        }
        start -= 1;
        if matches!(tag, Tag::Determiner | Tag::Possessive) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// The noun phrase before ", which" or ", who", with its complements: "member states such as Germany and France".
pub(crate) fn antecedent(s: &Sheet, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > s.body && end - start < 24 {
        let i = start - 1;
        let inside = s.is_nominal(i)
            || matches!(
                s.tag(i),
                Tag::Adjective | Tag::Number | Tag::Clitic | Tag::Determiner | Tag::Possessive | Tag::Preposition
            )
            || GRAMMAR.antecedent.contains(s.word(i));
        if !inside {
            break;
        }
        start = i;
    }
    // "short of", "towards": they belong to the verb before.
    while start < end {
        let joins = |k: usize| matches!(s.tag(k), Tag::Preposition | Tag::Conjunction);
        start += match () {
            () if joins(start) => 1,
            () if matches!(s.tag(start), Tag::Adjective) && joins(start + 1) => 2,
            () => break,
        };
    }
    (start < end).then_some(start..end)
}

/// The opening mark of a short quotation that ends at `close` and is part of a phrase: the “Coalition of the Willing”.
fn short_quotation_before(s: &Sheet, close: usize, floor: usize) -> Option<usize> {
    if close == 0 || matches!(s.raw(close - 1), "," | "." | "!" | "?" | "…") {
        return None;
    }
    let quotation = s.quotation(close)?;
    let open = (floor..close)
        .rev()
        .take(8)
        .find(|&i| s.is_quote_mark(i) && s.quotation(i) == Some(quotation))?;
    (open >= s.body).then_some(open)
}

/// The relative pronoun of the clause whose verb stands at `verb`: "officials who spoke".
fn relative_before(s: &Sheet, verb: usize, floor: usize) -> Option<usize> {
    (floor + 1..verb)
        .rev()
        .take(4)
        .find(|&i| matches!(s.word(i), "who" | "that" | "which"))
        .filter(|&i| s.is_nominal(i - 1))
}

/// A subject without what opens its clause: "And", "Later", "On Tuesday", "After the talks".
fn without_clause_opening(s: &Sheet, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = range;
    while start < end {
        match s.tag(start) {
            Tag::Conjunction | Tag::Subordinator | Tag::Adverb | Tag::Mark | Tag::Interjection if !s.is_quote_mark(start) => start += 1,
            Tag::Preposition if !matches!(s.word(start), "about" | "around" | "over" | "up") => {
                // The preposition's own noun phrase; the subject is what comes after it.
                let phrase = base_phrase(s, start + 1, end);
                if phrase.end >= end || phrase.is_empty() {
                    return None;
                }
                start = phrase.end;
            }
            _ if is_time_word(s.word(start)) && start + 1 < end && s.tag(start + 1) != Tag::Clitic => start += 1,
            _ => break,
        }
    }
    (start < end).then_some(start..end)
}

/// The noun phrase without any complement that begins at `from`: determiner, adjectives, nouns.
pub(crate) fn base_phrase(s: &Sheet, from: usize, limit: usize) -> Range<usize> {
    let limit = limit.min(s.len()).min(from + REACH);
    let mut i = from;
    let mut headed = false;
    while i < limit {
        let next_is_clitic = s.tag(i + 1) == Tag::Clitic;
        match s.tag(i) {
            Tag::Pronoun if !headed => {
                i += 1;
                break;
            }
            Tag::Determiner | Tag::Possessive if headed => break,
            Tag::Determiner | Tag::Possessive => i += 1,
            Tag::Adjective | Tag::Number | Tag::VerbParticiple if headed => break,
            Tag::Adjective | Tag::Number => i += 1,
            Tag::VerbParticiple | Tag::VerbIng | Tag::Adverb
                if !headed
                    && i + 1 < limit
                    && matches!(s.tag(i + 1), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number) =>
            {
                i += 1
            }
            // "told reporters Russia would": a name after a plural begins a phrase of its own.
            Tag::Name if headed && s.tag(i - 1) == Tag::Nouns => break,
            // "told Reuters officials would" stays together, "said Monday Russia would" does not.
            _ if headed && is_time_word(s.word(i)) => break,
            Tag::Noun | Tag::Nouns | Tag::Name => {
                headed = true;
                i += 1;
                if next_is_clitic {
                    headed = false;
                    i += 1;
                }
            }
            Tag::Mark if matches!(s.word(i), "$" | "%" | "&" | "€" | "£") => i += 1,
            // "four current and former employees"
            Tag::Conjunction if !headed && is_pair(s, from, i) => i += 1,
            // "Mr. Roe's lawyer"
            Tag::Mark if headed && s.is_mark(i, ".") && s.tag(i + 1) == Tag::Name && names::is_title(s.word(i - 1)) => i += 1,
            _ => break,
        }
    }
    from..i
}

/// True for a conjunction between two adjectives before a noun.
fn is_pair(s: &Sheet, from: usize, i: usize) -> bool {
    let adjectives = i > from && s.tag(i - 1) == Tag::Adjective && s.tag(i + 1) == Tag::Adjective;
    adjectives && matches!(s.tag(i + 2), Tag::Noun | Tag::Nouns)
}

/// The noun phrase that begins at `from` with its complements: "people familiar with the matter, who asked not to be named".
pub(crate) fn noun_phrase(s: &Sheet, from: usize, limit: usize) -> Range<usize> {
    let limit = limit.min(s.len()).min(from + REACH);
    let mut end = base_phrase(s, from, limit).end;
    if end == from {
        return from..from;
    }
    loop {
        let tag = s.tag(end);
        let next = match tag {
            _ if end >= limit => break,
            _ if matches!(s.word(end), "close" | "familiar") && matches!(s.word(end + 1), "to" | "with") => end + 1,
            Tag::Preposition | Tag::To if GRAMMAR.complement.contains(s.word(end)) => {
                let phrase = base_phrase(s, end + 1, limit);
                if is_time_word(s.word(end + 1)) { end } else { phrase.end }
            }
            Tag::Conjunction if matches!(s.word(end), "and" | "or" | "&") => {
                let phrase = base_phrase(s, end + 1, limit);
                // "the people and they said" begins a clause.
                if s.tag(end + 1) == Tag::Pronoun || s.is_finite(phrase.end) {
                    end
                } else {
                    phrase.end
                }
            }
            Tag::Adjective if SOURCES.familiar.contains(s.word(end)) => end + 1,
            Tag::VerbIng | Tag::VerbParticiple => base_phrase(s, end + 1, limit).end.max(end + 1),
            Tag::VerbPast if SOURCES.briefed.contains(s.word(end)) => end + 1,
            Tag::Mark if s.is_mark(end, "(") => (end..limit).take(10).find(|&i| s.is_mark(i, ")")).map_or(end, |i| i + 1),
            Tag::Name if s.tag(end - 1) == Tag::Nouns => break,
            _ => break,
        };
        if next <= end + usize::from(matches!(tag, Tag::Preposition | Tag::To | Tag::Conjunction)) {
            break;
        }
        end = next;
    }
    from..end
}

/// True for words that name a time without a preposition: "said Monday", "told reporters yesterday".
pub(crate) fn is_time_word(word: &str) -> bool {
    GRAMMAR.time.contains(word)
}

/// True where a clause with a subject and a finite verb of its own begins at `from`; looks no further than `limit`.
pub(crate) fn clause_begins(s: &Sheet, from: usize, limit: usize) -> bool {
    let limit = limit.min(s.len()).min(from + REACH);
    let mut nominal = false;
    let mut commas = 0;
    let mut i = from;
    while i < limit {
        match s.tag(i) {
            _ if s.is_finite(i) => return nominal,
            Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun => nominal = true,
            Tag::Determiner if GRAMMAR.alone.contains(s.word(i)) => nominal = true,
            Tag::Number => nominal = true,
            Tag::VerbIng if !nominal => nominal = true,
            Tag::Subordinator if i > from && !matches!(s.word(i), "if" | "that") => return false,
            Tag::Wh if i > from => {
                // A relative clause: its verb is not the clause's.
                if let Some(verb) = (i..limit).find(|&k| s.is_finite(k)) {
                    i = verb;
                }
            }
            Tag::Mark if s.is_mark(i, ",") => {
                commas += 1;
                if commas > 2 {
                    return false;
                }
            }
            Tag::Mark if matches!(s.raw(i), ";" | ":") => return false,
            _ => {}
        }
        i += 1;
    }
    false
}
