//! How far a content goes: what belongs to the writer, to another speaker or to the circumstances is no part of it.

mod added;
mod beginning;
mod ending;
mod further;
mod quoted;
mod second;

use std::sync::LazyLock;

pub(super) use self::quoted::own_words;
use super::{Found, Speaker, rules, silence, whose};
use crate::claims::clauses;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::claims::words::GRAMMAR;
use crate::lexicon::{self, Table};
use crate::tagger::Tag;
use crate::text::Range;

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// Words beside a content that are no part of it, by class: `data/edges.txt`.
static EDGES: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../../data/edges.txt")));

pub(super) fn is_edge(word: &str, class: &str) -> bool {
    EDGES.get(word) == Some(class)
}

/// The content with its ends where an editor would set them.
pub(super) fn mend(s: &Sheet, head: usize, found: &mut Found) {
    without_circumstance(s, head, &mut found.content);
    without_hearer(s, head, found);
    of_relative(s, head, found);
    passive(s, head, found);
    agent(s, head, found);
    address(s, head, found);
    further::aside(s, head, found);
    further::fronted(s, head, found);
    further::as_reported(s, head, found);
    for piece in found.content.iter_mut().filter(|p| s.range.contains(**p)) {
        let own = quoted::before_cue(s, head, *piece);
        let said = own.is_some();
        let (start, end) = (s.token_at(piece.start), own.unwrap_or(s.token_at(piece.end)));
        if end > start + 1 && s.is_mark(end - 1, ",") && !s.is_quoted(end - 1) {
            *piece = s.span(start, end - 1);
        }
        let end = quoted::whole(s, head, start, end).unwrap_or(end);
        let close = ending::before(s, head, start, end)
            .or_else(|| further::ending(s, head, start, end).filter(|_| !said))
            .unwrap_or(end);
        let close = quoted::uttered(s, head, start, close).unwrap_or(close);
        if let Some(shown) = quoted::shown(s, head, start, close) {
            *piece = s.span(shown.start, shown.end);
            continue;
        }
        if close != s.token_at(piece.end) {
            *piece = s.span(start, close);
        }
        // "Asked | whether it had landed, | the ministry did not say"
        if start == s.body && end <= head && s.word(start) == "asked" && end > start + 1 {
            *piece = s.span(start + 1, end.min(s.token_at(piece.end)));
        }
        let first = if start > head {
            beginning::of(s, head, start)
        } else {
            quoted::bracketed(s, head, start, end)
                .or_else(|| beginning::dashed(s, head, start, end))
                .or_else(|| beginning::of_whole(s, head, start, end))
        };
        if let Some(first) = first {
            piece.start = s.span(first, first + 1).start;
            // "aboard Air Force One | that tariffs would rise": all of it was taken for the place.
            if piece.end <= piece.start {
                piece.end = s.span(first, clauses::end(s, first, clauses::Kind::Clause, false)).end;
            }
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
    // "said | before leaving", "said, vowing | to stay": but "said | because it was late"
    let goes_on = |k: usize| {
        let time = GRAMMAR.circumstance.contains(s.word(k)) && s.word(k) != "as";
        let to = s.word(k) == "to" && s.tag(k.wrapping_sub(1)) != Tag::VerbIng;
        matches!(s.tag(k), Tag::Subordinator | Tag::Conjunction) && !time || s.word(k) == "that" || to
    };
    let circumstance = |c: &Range| {
        let (start, end) = (s.token_at(c.start), s.token_at(c.end));
        let plain = || !(start..end).take(2 * NEAR).any(|k| s.is_quoted(k));
        c.start >= cue.end && s.range.contains(*c) && !goes_on(start) && plain()
    };
    // “…,” she told NBC's “Meet the Press”
    let title = |c: &Range| {
        let open = s
            .token_at(c.start)
            .saturating_sub(usize::from(!s.is_quote_mark(s.token_at(c.start))));
        c.start >= cue.end
            && s.range.contains(*c)
            && s.is_quote_mark(open)
            && matches!(s.tag(open.wrapping_sub(1)), Tag::Clitic | Tag::Name)
    };
    let owned = |c: &Range| {
        let at = s.token_at(c.start);
        c.start >= cue.end && s.tag(at) == Tag::Clitic && s.is_quote_mark(at + 1)
    };
    if spoken && content.len() > 1 {
        content.retain(|c| !owned(c));
        content.retain(|c| !circumstance(c) && !title(c));
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
    // "told Sky | Italia there had been offers": a paper's name is one; "told the BBC Roe had left" has two.
    let named = |k: usize| s.tag(k) == Tag::Name;
    for piece in found.content.iter_mut().filter(|c| found.lemma == "tell" && c.start > cue.end) {
        let (start, end) = (s.token_at(piece.start), s.token_at(piece.end));
        let rest = (start..end).find(|&k| !named(k)).unwrap_or(start);
        let told = rest > start && named(start - 1) && (head + 1..start).all(|k| named(k) || s.tag(k) == Tag::Determiner);
        if told && !s.is_finite(rest) && s.tag(rest) != Tag::Mark && s.tag(rest) != Tag::Clitic {
            piece.start = s.span(rest, end).start;
        }
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

/// "must beat Roe, whom he called | a bully": of whom it is said is who stands before "whom".
fn of_relative(s: &Sheet, head: usize, found: &mut Found) {
    let Speaker::Named(source) = &found.speaker else { return };
    let relative = source.start.checked_sub(1).filter(|&k| k > s.body && source.end <= head);
    let Some(relative) = relative.filter(|&k| s.tag(k) == Tag::Wh && matches!(s.word(k), "whom" | "who" | "which")) else {
        return;
    };
    let end = relative - usize::from(s.is_mark(relative - 1, ","));
    let Some(whom) = phrases::antecedent(s, end) else { return };
    let mark = s.span(whom.start, whom.end);
    for piece in found
        .content
        .iter_mut()
        .filter(|c| c.start < mark.start && c.end >= mark.end && s.range.contains(**c))
    {
        piece.start = mark.start;
    }
}

/// "was confirmed | as a passenger | by the minister": who confirmed it.
fn agent(s: &Sheet, head: usize, found: &mut Found) {
    let group = phrases::verb_group(s, head);
    // "Roe, pressed | by the board | to resign, left"
    let participle = s.tag(head) == Tag::VerbParticiple && s.word(head + 1) == "by" && group.start == head;
    if participle && found.content.first().is_some_and(|c| s.token_at(c.start) == head + 2) {
        let source = phrases::noun_phrase(s, head + 2, s.len());
        if s.tag(source.end) == Tag::To && rules::can_speak(s, &source) {
            for piece in found.content.iter_mut().take(1).filter(|c| s.token_at(c.end) > source.end) {
                piece.start = s.span(source.end, source.end + 1).start;
            }
            found.speaker = Speaker::Named(source);
        }
        return;
    }
    let open = found.speaker == Speaker::Unstated && phrases::is_verb(s.tag(head)) && group.passive;
    let end = s.end();
    let by = (head + 1..end.min(head + NEAR))
        .find(|&k| s.word(k) == "by")
        .filter(|&by| is_adjunct(s, head + 1, by));
    let Some(by) = by.filter(|_| open) else { return };
    let source = phrases::noun_phrase(s, by + 1, s.len());
    // "by the Foreign Minister, Sami al-Hamad"
    let named = s.is_mark(source.end, ",") && (source.end + 1..end).all(|k| s.tag(k) == Tag::Name);
    let close = if named { end } else { clauses::apposition_end(s, source.end) };
    let timed = source.clone().any(|k| phrases::is_time_word(s.word(k)));
    if source.is_empty() || timed || close < end || !rules::can_speak(s, &source) {
        return;
    }
    let mark = s.span(by, by + 1).start;
    found.content.retain(|c| c.start < mark);
    if let Some(last) = found.content.last_mut().filter(|c| c.end > mark) {
        *last = s.span(s.token_at(last.start), by);
    }
    // "were raised | in 2020 | by the auditor"
    let when = |c: &Range| (s.token_at(c.start)..s.token_at(c.end)).all(|k| s.tag(k) == Tag::Number || phrases::is_time_word(s.word(k)));
    found.content.retain(|c| c.start < s.span(head, head + 1).end || !when(c));
    found.speaker = Speaker::Named(source.start..close);
}

/// True for what may stand between a passive and who does it: nothing, "last year", "in 2020", "missing", "as a spy". Behind
/// "of a strike" and the like, "by" tells who struck.
fn is_adjunct(s: &Sheet, from: usize, by: usize) -> bool {
    let time = |k: usize| s.tag(k) == Tag::Number || s.tag(k) == Tag::Adverb || phrases::is_time_word(s.word(k));
    let dated = |k: usize| GRAMMAR.relative.contains(s.word(k)) || s.word(k) == "in" && s.tag(k + 1) == Tag::Number;
    let when = (from..by).all(|k| time(k) || dated(k) || k > from && GRAMMAR.relative.contains(s.word(k - 1)));
    let what = from + 1 == by && s.tag(from) == Tag::Adjective;
    let person = || sources::noun_kind(s.word(by - 1)).is_some() && !sources::is_document(s, by - 1);
    let named = s.word(from) == "as" && !(from + 1..by).any(|k| matches!(s.tag(k), Tag::Preposition | Tag::Mark | Tag::Wh)) && person();
    let one = s.word(from) == "as" && s.word(from + 1) == "one" && s.word(from + 2) == "of" && person();
    when || what || named || one
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
