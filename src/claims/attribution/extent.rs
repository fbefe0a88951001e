//! How far a content goes: what belongs to the writer, to another speaker or to the circumstances is no part of it.

use std::sync::LazyLock;

use super::super::clauses;
use super::super::cues;
use super::super::lemmas;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::words::{GRAMMAR, VERBS};
use super::{Found, Speaker, silence, whose};
use crate::lexicon::{self, Table};
use crate::tagger::Tag;
use crate::text::Range;

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// Few words.
const SHORT: usize = 6;

/// Words beside a content that are no part of it, by class: `data/edges.txt`.
static EDGES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/edges.txt")));

pub(super) fn is_edge(word: &str, class: &str) -> bool {
    EDGES.get(word) == Some(class)
}

/// The content with its ends where an editor would set them.
pub(super) fn mend(s: &Sheet, head: usize, found: &mut Found) {
    without_circumstance(s, head, &mut found.content);
    without_hearer(s, head, found);
    passive(s, head, found);
    address(s, head, found);
    aside(s, head, found);
    for piece in found.content.iter_mut().filter(|p| s.range.contains(**p)) {
        let (start, end) = (s.token_at(piece.start), s.token_at(piece.end));
        if end > start + 1 && s.is_mark(end - 1, ",") && !s.is_quoted(end - 1) {
            *piece = s.span(start, end - 1);
        }
        if let Some(close) = ending(s, head, start, end) {
            *piece = s.span(start, close);
        } else if let Some(close) = with_share(s, head, start, end) {
            *piece = s.span(start, close);
        } else if let Some(close) = past_bracket(s, start, end) {
            *piece = s.span(start, close);
        }
        // "Asked | whether it had landed, | the ministry did not say"
        if start == s.body && end <= head && s.word(start) == "asked" && end > start + 1 {
            *piece = s.span(start + 1, end.min(s.token_at(piece.end)));
        }
        if start > head
            && let Some(first) = beginning(s, head, start)
        {
            piece.start = s.span(first, first + 1).start;
        }
    }
    found.content.retain(|c| !c.is_empty());
    if let Some(scope) = scope(s, found) {
        found.content.insert(0, scope);
    }
}

/// "In a third of the streams, the team found | no salmon": without its share the finding is another.
fn scope(s: &Sheet, found: &Found) -> Option<Range> {
    let Speaker::Named(source) = &found.speaker else { return None };
    let comma = source.start.checked_sub(1).filter(|&k| k > s.body && s.is_mark(k, ","))?;
    // "in half the cases", "in 12 of the 20 schools"; but "in one of the worst attacks", "in the first half of the year"
    let part = |k: usize| is_edge(s.word(k), "part") || s.tag(k) == Tag::Number && s.word(k) != "one";
    let share = |k: usize| s.word(k) == "half" || part(k) && s.word(k + 1) == "of";
    let phrase = s.word(s.body) == "in" && comma - s.body <= NEAR && (s.body..comma).any(share);
    let plain = |k: usize| !s.is_finite(k) && !s.is_mark(k, ",") && !phrases::is_time_word(s.word(k)) && !is_edge(s.word(k), "period");
    let finds = is_edge(&found.lemma, "finds") && found.content.iter().all(|c| c.start > s.span(comma, comma + 1).start);
    (phrase && finds && (s.body..comma).all(plain)).then(|| s.span(s.body, comma))
}

/// Where a content that seems to begin at `start` does begin.
fn beginning(s: &Sheet, head: usize, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    // "said | the findings “support the importance of sleep”"
    let subject = head + 1..start;
    let addressed = || cues::at(s, head).any(|cue| cue.takes("hearer"));
    if !addressed()
        && !subject.is_empty()
        && s.is_quote_mark(start)
        && phrases::is_verb(s.tag(start + 1))
        && phrases::noun_phrase(s, subject.start, start) == subject
    {
        return Some(subject.start);
    }
    // "vowed | never to sign", "warned them | not to sign"
    if matches!(s.word(before), "never" | "not") && s.tag(start) == Tag::To {
        return Some(before);
    }
    // "said | up to 300 mm fell"
    if s.word(before) == "up" && s.word(start) == "to" && s.tag(start + 1) == Tag::Number {
        return Some(before);
    }
    amount(s, start)
        .or_else(|| that_after_adjunct(s, start))
        .or_else(|| clause_after_place(s, start))
        .or_else(|| past_relative(s, start))
        .or_else(|| past_time(s, start))
}

/// "said | at the time | it did not comment"
fn past_time(s: &Sheet, start: usize) -> Option<usize> {
    let timed = s.word(start) == "at" && s.word(start + 1) == "the" && s.word(start + 2) == "time";
    (timed && s.tag(start + 3) == Tag::Pronoun && phrases::clause_begins(s, start + 3, s.end())).then_some(start + 3)
}

/// "said | only 14 trucks were let in", "seeks | at least $5 million": what tells how exact a number is goes with it.
fn amount(s: &Sheet, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if matches!(s.word(start), "least" | "most") && s.word(before) == "at" {
        return Some(before);
    }
    let number = s.tag(start) == Tag::Number || s.tag(start) == Tag::Mark && s.tag(start + 1) == Tag::Number;
    (number && GRAMMAR.vague.contains(s.word(before))).then_some(before)
}

/// "According to the audit, | a copy of which the Herald has seen, | the money was lost"
fn past_relative(s: &Sheet, start: usize) -> Option<usize> {
    let relative = s.word(start + 2) == "of" && s.word(start + 3) == "which" && s.is_mark(start.checked_sub(1)?, ",");
    let comma = (start + 4..s.end()).take(2 * NEAR).find(|&k| relative && s.is_mark(k, ","))?;
    (comma + 1 < s.end()).then_some(comma + 1)
}

/// "told reporters | in Geneva | he saw a chance": where it was said is no part of what was.
fn clause_after_place(s: &Sheet, start: usize) -> Option<usize> {
    let place = matches!(s.word(start), "in" | "at" | "on") && s.tag(start + 1) == Tag::Name;
    let next = (start + 1..start + NEAR).find(|&k| s.tag(k) != Tag::Name).filter(|_| place)?;
    (s.tag(next) == Tag::Pronoun && s.is_finite(next + 1)).then_some(next)
}

/// Where a content that seems to reach to `end` ends, if before.
fn ending(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    named_close(s, head, start, end)
        .or_else(|| second_deed(s, head, start, end))
        .or_else(|| after_shout(s, head, start, end))
        .or_else(|| answered(s, start, end))
        .or_else(|| main_verb(s, head, start, end))
        .or_else(|| tail(s, head, start, end))
}

/// "called the plan “long overdue” | and that …": what something is called ends with its quotation.
fn named_close(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let names = start > head
        && cues::at(s, head)
            .next()
            .is_some_and(|cue| cue.takes("quoted") && !cue.takes("that"));
    let open = (start..end).take(NEAR).find(|&k| names && s.is_quoted(k))?;
    let close = (open..end).find(|&k| s.quotation(k) != s.quotation(open))?;
    // “a scandal” and “a shame” are both what it is called.
    let next = (close + 1..end).find(|&k| s.tag(k) != Tag::Adverb)?;
    let clause = s.is_finite(next) || s.tag(next) == Tag::Pronoun || s.word(next) == "that";
    (s.tag(close) == Tag::Conjunction && clause).then_some(close)
}

/// "pleaded guilty last year | and became a witness": a phrase ends where a second verb of its subject begins.
fn second_deed(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let tense = s.tag(head);
    if !matches!(tense, Tag::VerbPast | Tag::VerbPresent) || start < head || s.is_quoted(start) || s.tag(start) == Tag::VerbIng {
        return None;
    }
    let clause = |k: usize| s.is_finite(k) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator | Tag::Mark) || s.word(k) == "that";
    let joint = (start..end).take(NEAR).find(|&k| clause(k) || s.tag(k) == Tag::Conjunction)?;
    let verb = (joint + 1..end).take(3).find(|&k| s.tag(k) != Tag::Adverb)?;
    (s.tag(joint) == Tag::Conjunction && joint > start && s.tag(verb) == tense && s.is_finite(verb)).then_some(joint)
}

/// "shouted “shame on you” | from the public gallery": where someone stands who speaks is no part of what is said.
fn after_shout(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let loud = VERBS.loud.contains(s.word(head));
    let opens = loud && start > head && s.is_quoted(start);
    let close = (start..end)
        .take(clauses::LONGEST)
        .find(|&k| opens && s.quotation(k) != s.quotation(start))?;
    let plain = |k: usize| !s.is_finite(k) && !s.is_quoted(k) && !matches!(s.tag(k), Tag::Mark | Tag::Wh | Tag::Conjunction);
    (is_edge(s.word(close), "stands") && end - close <= NEAR && (close..end).all(plain)).then_some(close)
}

/// "Asked whether it was safe, | she shook her head": the answer is the sentence's own clause.
fn answered(s: &Sheet, start: usize, end: usize) -> Option<usize> {
    let fronted = s.word(s.body) == "asked" || s.word(s.body + 1) == "asked" && matches!(s.tag(s.body), Tag::Wh | Tag::Subordinator);
    (start..end)
        .take(clauses::LONGEST)
        .find(|&k| fronted && s.is_mark(k, ",") && !s.is_quoted(k) && phrases::clause_begins(s, k + 1, s.end()))
}

/// "The claim that phones are behind it | drew groans": the sentence's own verb follows the clause of its subject.
fn main_verb(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let noun = matches!(s.tag(head), Tag::Noun | Tag::Nouns) && s.word(start) == "that" && start == head + 1;
    let from = head.saturating_sub(NEAR).max(s.body);
    if !noun || (from..head).any(|k| s.is_finite(k)) {
        return None;
    }
    let mut verbs = (start..s.end().max(end))
        .take(clauses::LONGEST)
        .filter(|&k| s.is_finite(k) && !s.is_quoted(k));
    let first = verbs.next()?;
    let second = phrases::verb_group(s, verbs.find(|&k| phrases::verb_group(s, k).start > first)?).start;
    let joins = |k: usize| matches!(s.tag(k), Tag::Wh | Tag::Subordinator | Tag::Conjunction | Tag::Mark);
    (!(first + 1..second).any(joins) && s.tag(second - 1) != Tag::Pronoun).then_some(second)
}

/// "pledged $5m (£2m; | €3m) for the town": what ends in a bracket goes on with what follows it.
fn past_bracket(s: &Sheet, start: usize, end: usize) -> Option<usize> {
    let open = (start..end).rev().take(NEAR).find(|&k| s.is_mark(k, "(") || s.is_mark(k, ")"));
    let close = (end..s.len()).take(NEAR).find(|&k| s.is_mark(k, ")"));
    let close = close.filter(|_| open.is_some_and(|k| s.is_mark(k, "(")))?;
    Some(clauses::end(s, start, clauses::Kind::Phrase, false).max(close + 1))
}

/// "said 112 people had been hurt, | 30 of them seriously": the share goes with the whole.
fn with_share(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let counts = s.tag(end + 1) == Tag::Number || GRAMMAR.share.contains(s.word(end + 1));
    let of = s.word(end + 2) == "of" && matches!(s.word(end + 3), "them" | "whom" | "which");
    let shared = start > head && s.is_mark(end, ",") && counts && of && !s.is_quoted(end);
    shared.then(|| {
        (end + 4..s.end())
            .take(NEAR)
            .find(|&k| s.tag(k) == Tag::Mark)
            .unwrap_or(s.end().min(end + 4 + NEAR))
    })
}

/// ", a claim denied by his father", ", becoming the second to do so", ", and declined to comment": what the writer adds.
fn tail(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let adds = |mark: usize| {
        let next = mark + 1;
        let named = matches!(s.word(next), "a" | "an") && VERBS.charge.contains(s.word(next + 1));
        let denied = || {
            matches!(
                s.tag(next + 2),
                Tag::VerbParticiple | Tag::VerbPast | Tag::Pronoun | Tag::Name | Tag::Determiner | Tag::Noun | Tag::Nouns
            )
        };
        // "who feared losing their jobs, | said …"; but "according to police, the driver, who was hurt, said …"
        let speaks = s.is_finite(next) && cues::at(s, next).any(|cue| cue.takes("quote"));
        let said = speaks && phrases::subject(s, next).is_none_or(|own| own.start < start);
        // "said it was late, without naming the firm"
        let rest = (next + 2)..s.end().min(next + NEAR);
        let last =
            rest.end < next + NEAR && rest.len() <= SHORT && !rest.clone().any(|k| s.is_mark(k, ",") || s.tag(k) == Tag::Conjunction);
        let silent = s.word(next) == "without" && is_edge(s.word(next + 1), "silent") && last;
        silent || s.tag(next) == Tag::VerbIng && is_edge(s.word(next), "follows") || named && denied() || said
    };
    let silent = |k: usize| {
        let verb = matches!(s.tag(k + 1), Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple);
        let joint = s.tag(k) == Tag::Conjunction && verb;
        let refuses = || s.tag(k + 2) == Tag::To && silence::is_refusal(&lemmas::lemma(s.word(k + 1), s.tag(k + 1)));
        // "admitted that the gate was open, but disputes that …"
        let disputes = || s.word(k) == "but" && s.word(k + 2) == "that" && cues::at(s, k + 1).next().is_some();
        joint && (refuses() || disputes())
    };
    // “he was ‘late,’ | but he stayed”: after someone's own words the writer goes on.
    let comma = |k: usize| s.is_quoted(k - 1) && s.is_mark(k - 2, ",");
    let turns = |k: usize| s.word(k) == "but" && k > start + 1 && comma(k) && phrases::clause_begins(s, k + 1, s.end());
    let own = |k: usize| !s.is_quoted(k) && (s.is_mark(k, ",") || s.is_dash(k)) && (adds(k) || silent(k + 1));
    (start.max(head) + 1..end)
        .take(clauses::LONGEST)
        .find(|&k| own(k) || (silent(k) || turns(k)) && !s.is_quoted(k))
}

/// “It never crossed my mind,” she said | several months after her release: when and where is no part of what she said.
fn without_circumstance(s: &Sheet, head: usize, content: &mut Vec<Range>) {
    let cue = s.span(head, head + 1);
    let spoken = content.first().is_some_and(|c| {
        let end = s.token_at(c.end);
        c.end <= cue.start && s.range.start < c.end && end > 0 && s.is_quoted(end - 1)
    });
    // "Sentencing him, | the judge said: “…”"
    let quoted = content.iter().any(|c| s.range.contains(*c) && s.is_quoted(s.token_at(c.start)));
    let opening = |c: &Range| {
        let at = s.token_at(c.start);
        at == s.body && s.tag(at) == Tag::VerbIng && !s.is_quoted(at) && c.end <= cue.start
    };
    if quoted && content.len() > 1 {
        content.retain(|c| !opening(c));
    }
    let goes_on = |k: usize| matches!(s.tag(k), Tag::Subordinator | Tag::Conjunction | Tag::Wh) || matches!(s.word(k), "that" | "to");
    let circumstance = |c: &Range| {
        let (start, end) = (s.token_at(c.start), s.token_at(c.end));
        let plain = || !(start..end).take(2 * NEAR).any(|k| s.is_quoted(k));
        c.start >= cue.end && s.range.contains(*c) && !goes_on(start) && plain()
    };
    if spoken && content.len() > 1 {
        content.retain(|c| !circumstance(c));
    }
}

/// "The driver was told | to stop": who was told is no part of what.
fn without_hearer(s: &Sheet, head: usize, found: &mut Found) {
    let cue = s.span(head, head + 1);
    let after = found.content.iter().any(|c| c.start >= cue.end);
    // "a mediator, who is thought | to favour a deal"
    let follows_to = found.content.last().is_some_and(|c| s.tag(s.token_at(c.start)) == Tag::To);
    if follows_to && after {
        let relative = |c: &Range| {
            let at = s.token_at(c.start);
            c.end <= cue.start && s.tag(at) == Tag::Wh && s.token_at(c.end) == at + 1
        };
        found.content.retain(|c| !relative(c));
    }
    if found.lemma == "tell" && after && phrases::verb_group(s, head).passive {
        found.content.retain(|c| c.start >= cue.end || c.end <= s.range.start);
    }
}

/// "talked to the paper | about how …": who is spoken to is no content.
fn address(s: &Sheet, head: usize, found: &mut Found) {
    let addressed = s.word(head + 1) == "to" && silence::of_class("addressed").any(|verb| verb == found.lemma);
    let [only] = found.content.as_mut_slice() else { return };
    let (start, end) = (s.token_at(only.start), s.token_at(only.end));
    let about = (start..end)
        .take(NEAR)
        .find(|&k| s.word(k) == "about")
        .filter(|_| addressed && start == head + 2);
    if let Some(about) = about.filter(|&k| k + 1 < end) {
        only.start = s.span(about + 1, end).start;
    }
}

/// "The results are expected | in 2027": what follows the verb belongs to what is expected, and so does whom "which" stands for.
fn passive(s: &Sheet, head: usize, found: &mut Found) {
    let open = found.speaker == Speaker::Unstated && phrases::is_verb(s.tag(head)) && phrases::verb_group(s, head).passive;
    let cue = s.span(head, head + 1);
    for piece in found.content.iter_mut().filter(|c| open && c.end <= cue.start) {
        let at = s.token_at(piece.start);
        let relative = s.tag(at) == Tag::Wh && s.token_at(piece.end) == at + 1;
        if let Some(whom) = whose::antecedent(s, &(at..at + 1)).filter(|_| relative) {
            *piece = s.span(whom.start, whom.end);
        }
    }
    // "The talks, | which | were first reported by the Journal"
    let lone = |c: &Range| s.tag(s.token_at(c.start)) == Tag::Wh && s.token_at(c.end) == s.token_at(c.start) + 1;
    if found.content.len() > 1 && phrases::is_verb(s.tag(head)) && phrases::verb_group(s, head).passive {
        found.content.retain(|c| !(c.end <= cue.start && lone(c)));
    }
    // "It | was suggested | that …": "it" stands for nothing.
    let that = found.content.last().is_some_and(|c| s.word(s.token_at(c.start)) == "that");
    let empty = |c: &Range| s.word(s.token_at(c.start)) == "it" && c.len() == 2;
    found.content.retain(|c| !(open && that && c.end <= cue.start && empty(c)));
    let before = found.content.iter().all(|c| c.end <= cue.start);
    if open && before && s.tag(head + 1) == Tag::Preposition && s.word(head + 1) != "by" {
        let rest = s.span(head + 1, clauses::end(s, head + 1, clauses::Kind::Phrase, false));
        found.content.push(rest);
    }
}

/// "It is possible, she said, | that …", "at the college where, she recalled, | a professor …": the clause goes on, or only
/// begins, after the aside.
fn aside(s: &Sheet, head: usize, found: &mut Found) {
    let [only] = found.content.as_slice() else { return };
    let (start, end) = (s.token_at(only.start), s.token_at(only.end));
    let closes = (head + 1..head + NEAR).find(|&k| s.is_mark(k, ",")).filter(|&k| k + 1 < s.end());
    let Some(next) = closes
        .map(|k| k + 1)
        // "The talks, which were reported by the Journal, ended": that clause speaks of the talks, and not the other way round.
        .filter(|_| end <= head && end > start && s.range.contains(*only) && s.tag(end + 1) != Tag::Wh)
    else {
        return;
    };
    let rest = || s.span(next, clauses::end(s, next, clauses::Kind::Clause, false));
    let hangs = matches!(s.tag(end - 1), Tag::Wh | Tag::Subordinator);
    // "What she wants, she says, | is to be left alone"; "She has not read it, she says, | and never will"
    let goes_on = || {
        let joined = s.tag(next) == Tag::Conjunction
            && (next + 1..next + 4)
                .find(|&k| s.tag(k) != Tag::Adverb)
                .is_some_and(|k| s.is_finite(k));
        // "The sailor rescued on Monday, the coastguard said, | was well"
        let reduced = |k: usize| s.tag(k) == Tag::VerbPast && s.tag(k + 1) == Tag::Preposition;
        let whole = || (start..end).take(clauses::LONGEST).any(|k| s.is_finite(k) && !reduced(k));
        let follows = s.is_finite(next) || phrases::is_auxiliary(s.word(next));
        let verb = follows && (s.tag(start) == Tag::Wh || !whole());
        // "When it came, she says, | she read it twice"
        let led = GRAMMAR.circumstance.contains(s.word(start)) && phrases::clause_begins(s, next, s.end());
        verb || led || joined && s.is_mark(head + 1, ",")
    };
    if hangs {
        found.content = vec![rest()];
    } else if s.word(next) == "that" || goes_on() {
        found.content.push(rest());
    }
}

/// "had warned | on Monday evening | that …": when and where it was said is no part of what was.
fn that_after_adjunct(s: &Sheet, start: usize) -> Option<usize> {
    let first = (start..start + NEAR).find(|&k| s.tag(k) != Tag::Adverb)?;
    let opens = s.tag(first) == Tag::Preposition || phrases::is_time_word(s.word(first)) || first > start && s.word(first) == "that";
    let that = (start + 1..start + NEAR).find(|&k| s.word(k) == "that").filter(|_| opens)?;
    // "cleared her of | allegations that …": those are another's.
    if cues::at(s, that - 1).any(|cue| cue.class == cues::Class::Noun) {
        return None;
    }
    let plain = (start..that).all(|k| !s.is_finite(k) && !s.is_quoted(k) && !matches!(s.tag(k), Tag::Mark | Tag::Wh));
    (plain && s.tag(that) == Tag::Subordinator && phrases::clause_begins(s, that + 1, s.end())).then_some(that)
}
