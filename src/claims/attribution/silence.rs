//! Who says nothing: who declines, does not answer, cannot verify, or does not want to be named.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::super::clauses::{self, Kind};
use super::super::lemmas;
use super::super::phrases::{self, Form};
use super::super::sheet::Sheet;
use super::Found;
use crate::lexicon;
use crate::report::{Attribution, Polarity, Stance};
use crate::tagger::Tag;
use crate::text::Range;

/// How far the end of a verb's phrase is looked for.
const NEAR: usize = 24;
/// Few words of a content.
const SHORT: usize = 6;
/// How far before its verb a negation stands.
const REACH: usize = 5;

/// The words of silence, by class: `data/silences.txt`.
static SILENCES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lexicon::entries(lexicon::list!("../../../data/silences.txt"))
        .filter_map(|e| e.split_once('\t'))
        .collect()
});

pub(super) fn of_class(class: &str) -> impl Iterator<Item = &'static str> {
    SILENCES.iter().filter(move |(of, _)| *of == class).map(|&(_, words)| words)
}

fn is_of(class: &str, word: &str) -> bool {
    of_class(class).any(|known| known == word)
}

/// True for a cue that tells by itself that someone says nothing: "declined".
pub(super) fn is_refusal(lemma: &str) -> bool {
    is_of("refusal", lemma)
}

/// "declined to comment": to say nothing is neither to deny nor to assert the opposite. The content begins with what is not
/// done: "declined | to say whether …".
pub(super) fn take_withheld(s: &Sheet, found: &mut Found) -> bool {
    let Some(after) = found.cue.last().map(|cue| cue.end).filter(|_| is_refusal(&found.lemma)) else {
        return false;
    };
    let rest = s.text.get(after..s.range.end).unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    let given = if found.lemma == "decline" { "declined" } else { "" };
    let words = || of_class("withheld").chain(of_class(given));
    let begins = |words: &str| {
        let after = rest.trim_start().strip_prefix(words);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    let withheld = words().any(begins);
    if let Some(content) = found.content.iter_mut().find(|c| c.start >= after).filter(|_| withheld) {
        content.start = after + gap;
        // "The firm did not respond, and the bank | declined | to comment": what stands before is another's.
        found.content.retain(|c| c.start >= after);
        return true;
    }
    clauses::opens_with(s, &found.content, words())
}

/// "did not return that night", "could not reach the village": a verb of silence that tells of none.
pub(super) fn is_deed(found: &Found) -> bool {
    found.negated && ["answer", "return", "reach"].iter().any(|class| is_of(class, &found.lemma))
}

/// "asked not to be named", "on condition of anonymity to discuss the case": a condition of the talk is no statement.
pub(super) fn is_condition(s: &Sheet, found: &Found) -> bool {
    let cue = found.cue.first().map(|c| s.token_at(c.start)).filter(|&k| s.tag(k) == Tag::To);
    let before = cue.and_then(|k| k.checked_sub(1));
    // "asked that her surname not be used"
    let hidden = |c: &Range| {
        let mut near = (s.token_at(c.start)..s.token_at(c.end)).take(SHORT);
        near.any(|k| is_of("name", s.word(k)) && k > 0 && s.tag(k - 1) == Tag::Possessive) && near.any(|k| s.word(k) == "not")
    };
    clauses::opens_with(s, &found.content, of_class("unnamed"))
        || before.is_some_and(|k| s.word(k) == "anonymity")
        || matches!(found.stance, Stance::Asks | Stance::Demands) && found.content.iter().any(hidden)
}

/// "would neither confirm | nor deny | the report": who says neither denies nothing, and has said nothing. "will confirm or
/// deny it": what is to be said is open.
pub(super) fn keep_open(s: &Sheet, found: &mut Vec<Found>, from: usize) {
    let mut at = from;
    while let Some(f) = found.get(at) {
        let Some(verb) = after_confirm(s, f) else {
            at += 1;
            continue;
        };
        let confirm = s.span(verb - 2, verb - 1);
        let own = found.get(from..).unwrap_or_default();
        let refused = own
            .iter()
            .any(|f| is_refusal(&f.lemma) && f.content.iter().any(|c| c.contains(confirm)));
        let other = own.iter().position(|f| f.cue.iter().any(|c| c.overlaps(confirm)));
        let (start, is_silent) = neither(s, verb - 2);
        let kept = other.map_or(at, |n| from + n);
        if let Some(f) = found.get_mut(kept).filter(|_| is_silent) {
            let cue = vec![s.span(start, verb + 1)];
            (f.lemma, f.stance, f.negated, f.cue, f.points_back) = ("confirm".into(), Stance::Asserts, true, cue, false);
        }
        // "declined | to confirm or deny it" tells it already.
        if refused || !is_silent || kept != at {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Where "has neither confirmed" or "would not confirm" begins, and whether it says that this is not done.
fn neither(s: &Sheet, verb: usize) -> (usize, bool) {
    let group = phrases::verb_group(s, verb);
    let before = group.start.saturating_sub(1).max(s.body);
    if s.word(before) != "neither" {
        return (group.start, group.negated);
    }
    let helped = before > s.body && phrases::is_auxiliary(s.word(before - 1));
    (before - usize::from(helped), true)
}

/// The token of "deny" where it is an attribution's verb, and "confirm or" or "confirm nor" stands before it.
fn after_confirm(s: &Sheet, f: &Found) -> Option<usize> {
    let verb = s.token_at(f.cue.last()?.end).checked_sub(1)?;
    let before = verb.checked_sub(2).filter(|&k| k >= s.body)?;
    let joined = matches!(s.word(verb - 1), "or" | "nor") && s.word(verb).starts_with("den") && s.word(before).starts_with("confirm");
    (joined && f.lemma == "deny").then_some(verb)
}

/// What a source leaves unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// "declined to comment", "did not say why".
    Nothing,
    /// "could not verify the accounts": whether it is so.
    Open,
}

/// What a claim of the report tells to be unsaid. The report has no stance for that: it is one who asserts, whose cue is
/// negated. (Negation in the content is another matter: "said it would not leave".)
pub(crate) fn unsaid(said: &Attribution, polarity: Polarity, text: &str) -> Option<Unsaid> {
    if said.stance != Stance::Asserts || polarity != Polarity::Negative {
        return None;
    }
    let lower = |ranges: &[Range]| {
        let words: Vec<&str> = ranges.iter().map(|r| r.of(text)).collect();
        words.join(" ").to_lowercase().replace('\u{2019}', "'")
    };
    let content = lower(&said.content.ranges);
    let begins = |words: &str| {
        content
            .strip_prefix(words)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    // "did not say why": what is asked for is not told. "never claimed that it was" is a denial.
    let lemma = said.cue.lemma.as_str();
    let withheld = || SILENT.iter().any(|class| is_of(class, lemma)) || is_of("untold", lemma) && of_class("asks").any(begins);
    let negated = || lower(&said.cue.ranges).split_whitespace().any(phrases::is_negation);
    // "had no comment"; but "said no comment would help"
    let none = || is_of("gives", lemma) && of_class("none").any(begins);
    let is_silent = is_refusal(lemma) || none() || withheld() && negated();
    is_silent.then_some(if is_of("verify", lemma) { Unsaid::Open } else { Unsaid::Nothing })
}

/// A silence as its verb tells it.
pub(super) struct Silence {
    pub lemma: String,
    pub cue: Tokens<usize>,
    /// Empty where the subject is what cannot be verified.
    pub content: Tokens<usize>,
    /// Of who could not verify something: a name that nobody knows may be a paper's.
    pub checks: bool,
}

/// The classes of verbs that [`read`] knows.
const SILENT: [&str; 5] = ["answer", "return", "comment", "reach", "verify"];

/// "did not respond to a request for comment", "would not comment further", "could not be reached", "could not verify the
/// accounts": what the verb at `i` tells, if that.
pub(super) fn read(s: &Sheet, i: usize) -> Option<Silence> {
    let near = i.saturating_sub(REACH).max(s.body);
    if !(phrases::is_verb(s.tag(i)) || s.tag(i) == Tag::Noun) || !(near..i).any(|k| phrases::is_negation(s.word(k))) {
        return None;
    }
    let lemma = lemmas::lemma(s.word(i), s.tag(i));
    let class = SILENT.into_iter().find(|class| is_of(class, &lemma))?;
    let group = phrases::verb_group(s, i);
    // "those who did not respond were fined": they are told apart, and not told of.
    let relative = group
        .start
        .checked_sub(1)
        .filter(|&k| k > s.body && matches!(s.word(k), "who" | "that" | "which"));
    let apart = relative.is_some_and(|k| !s.is_mark(k - 1, ","));
    if !group.negated || group.form != Form::Finite || apart {
        return None;
    }
    let next = i + 1;
    let end = clauses::end(s, next, Kind::Phrase, false).min(next + NEAR);
    let turns =
        |k: usize| s.is_mark(k, ",") || s.is_mark(k, "(") || s.tag(k) == Tag::Conjunction && phrases::clause_begins(s, k + 1, s.len());
    let end = (next..end).find(|&k| turns(k)).unwrap_or(end);
    // "did not confirm the diagnosis" is a finding, "could not confirm it" is none.
    let unable = || (group.start..i).any(|k| is_of("unable", s.word(k)));
    let told = || (group.start..i).any(|k| s.word(k) == "independently" || s.word(k) == "immediately");
    let to = s.word(next) == "to";
    // "a request for comment", "a list of questions"; not "the calls it had promised".
    let object = phrases::base_phrase(s, next + usize::from(to), end);
    let after = s.word(object.end);
    let last = object.end.checked_sub(1).map_or("", |k| s.word(k));
    let listed = || after == "of" && (object.end..object.end + SHORT).any(|k| is_of("asked", s.word(k)));
    let sought = |most: bool| s.tag(object.end) == Tag::Mark || is_of("sought", after) || most && !is_of("calls", last);
    let asked = |most: bool| !group.passive && (is_of("asked", last) && s.tag(object.end) != Tag::Pronoun && sought(most) || listed());
    // "could not confirm the nominee"
    let fact = || lemma != "confirm" || matches!(s.tag(next), Tag::Subordinator | Tag::Wh) || is_of("fact", last) || told();
    let stops = end <= next || !to && matches!(s.tag(next), Tag::Preposition | Tag::Subordinator | Tag::Wh | Tag::Adverb);
    let (cue, content) = match class {
        // The verb itself is what is not done, where nothing follows that could be.
        "answer" if stops && !group.passive => (i, i..next),
        "answer" if asked(true) => (next + usize::from(to), next + usize::from(to)..end),
        "return" if asked(false) => (next, next..end),
        "comment" if !to => (i, i..end),
        "reach" if group.passive && (end <= next || is_of("reached", s.word(next))) => (i, i..end),
        "verify" if !unable() || !fact() || s.tag(next) == Tag::Conjunction => return None,
        "verify" if group.passive => (next, next..next),
        "verify" if !stops => (next, next..end),
        _ => return None,
    };
    let checks = class == "verify" && (lemma != "confirm" || told());
    (group.start < cue).then_some(Silence {
        lemma,
        cue: group.start..cue,
        content,
        checks,
    })
}
