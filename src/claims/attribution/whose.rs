//! Whose words they are: the source that the models read, made whole and held to the verb's own subject.

use std::ops::Range as Tokens;

use super::super::clauses;
use super::super::cues;
use super::super::names;
use super::super::phrases::{self, Form};
use super::super::sheet::Sheet;
use super::super::sources::{self, NounKind};
use super::super::words::{GRAMMAR, VERBS};
use super::frame::Frame;
use super::{Found, Speaker, rules};
use crate::tagger::Tag;

/// How far a source is looked at.
const NEAR: usize = 12;
/// How far back the subject of a verb is sought.
const REACH: usize = 40;

/// The source as a reader wants it: with what the rules know of the phrase around it.
pub(super) fn whole(s: &Sheet, f: &Frame, read: Tokens<usize>) -> Tokens<usize> {
    let mut read = own_subject(s, f, &read).or_else(|| past_aside(s, f, &read)).unwrap_or(read);
    if let Some(Speaker::Named(own)) = f.proposal.map(|p: &Found| &p.speaker)
        && own.start < read.end
        && read.start < own.end
    {
        read = own.start.min(read.start)..own.end.max(read.end);
    }
    mend(s, &mut read);
    // "its head gardener, Will Tanner"
    if s.is_mark(read.end, ",") && s.tag(read.end + 1) == Tag::Name {
        read.end = clauses::apposition_end(s, read.end);
    }
    // “a crook,” said one rival)
    if read.len() > 1 && s.is_mark(read.end - 1, ")") && !read.clone().any(|k| s.is_mark(k, "(")) {
        read.end -= 1;
    }
    // "a senior official there, | who"
    while read.len() > 1 && (s.is_mark(read.end - 1, ",") || s.tag(read.end - 1) == Tag::Wh && s.is_mark(read.end - 2, ",")) {
        read.end -= 1;
    }
    read
}

/// "The Courier quoted | two officials | as saying …": whose words another one relays, where the verb of `head` follows "as".
pub(super) fn quoted_as(s: &Sheet, head: usize) -> Option<Tokens<usize>> {
    let quoted = relay_before(s, head).filter(|&verb| !phrases::verb_group(s, verb).passive)? + 1..head - 1;
    let whole = || phrases::noun_phrase(s, quoted.start, quoted.end) == quoted && rules::can_speak(s, &quoted);
    let pronoun = quoted.len() == 1 && s.tag(quoted.start) == Tag::Pronoun;
    // "cited the emails as proving": they say nothing.
    (!quoted.is_empty() && (pronoun || whole())).then_some(quoted)
}

/// "quoted" in "was quoted by the paper as saying", where the token of "saying" is `head`.
pub(super) fn relay_before(s: &Sheet, head: usize) -> Option<usize> {
    let link = head
        .checked_sub(1)
        .filter(|&k| k > s.body && s.word(k) == "as" && s.tag(head) == Tag::VerbIng)?;
    let near = link.saturating_sub(NEAR).max(s.body);
    (near..link)
        .rev()
        .find(|&k| VERBS.relay.contains(s.word(k)) && phrases::is_verb(s.tag(k)))
}

/// The subject of an active verb, where what was read as its source belongs to another clause: "Shares fell after | the
/// retailer | cut its forecast and disclosed …", "Cross-examined by Mr Frome, | she | accepted …".
fn own_subject(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> Option<Tokens<usize>> {
    let group = phrases::verb_group(s, f.head);
    if group.form != Form::Finite || group.passive || read.end > f.head || read.is_empty() {
        return None;
    }
    let joint = group.start.checked_sub(1).filter(|&k| k > s.body)?;
    let subject = if s.tag(joint) == Tag::Conjunction {
        subject_of_joined(s, group.start).filter(|own| own.start >= read.end)?
    } else {
        subject_before(s, group.start)?
    };
    // "The last of them, Roe, left in May, and | she | admits …"
    let again = s.tag(joint) == Tag::Pronoun && subject.len() == 1 && s.tag(joint - 1) == Tag::Conjunction && read.end < joint;
    if again && s.is_mark(joint.saturating_sub(2), ",") && matches!(s.word(joint), "he" | "she" | "it" | "they") {
        return Some(subject);
    }
    let plain = s.is_nominal(sources::head(s, &subject)) && !s.is_mark(joint, ",") && !phrases::is_time_word(s.word(subject.start));
    let opened = || subject.start > read.end && opens_clause(s, subject.start - 1);
    (plain && (opened() || is_no_source(s, read, &subject))).then_some(subject)
}

/// "Another, who asked not to be named because | she | works there, called …": who is in the aside is whom it tells of.
fn past_aside(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> Option<Tokens<usize>> {
    let group = phrases::verb_group(s, f.head);
    let active = group.form == Form::Finite && !group.passive && read.end <= f.head;
    let end = read.end - usize::from(s.is_mark(read.end.saturating_sub(1), ","));
    let close = group.start.checked_sub(1).filter(|&k| active && s.is_mark(k, ",") && end <= k)?;
    let from = close.saturating_sub(REACH).max(s.body + 1);
    let open = (from..read.start).rev().find(|&k| opens_aside(s, k))?;
    if (open + 1..close).any(|k| s.is_mark(k, ",") || s.is_quoted(k)) {
        return None;
    }
    let lone = open == s.body + 1 && matches!(s.tag(s.body), Tag::Determiner | Tag::Pronoun);
    if lone {
        return Some(s.body..open);
    }
    phrases::noun_phrase_before(s, open).filter(|own| may_speak(s, own))
}

/// ", who asked not to be named"
fn opens_aside(s: &Sheet, comma: usize) -> bool {
    s.is_mark(comma, ",") && matches!(s.word(comma + 1), "who" | "which" | "whose")
}

/// True for whoever can speak, by a noun of any list.
fn may_speak(s: &Sheet, own: &Tokens<usize>) -> bool {
    rules::can_speak(s, own) || sources::any_kind(s.word(sources::head(s, own))).is_some()
}

/// The subject of the verb that a conjunction joins this one to: "the retailer | cut its forecast and | disclosed".
pub(super) fn subject_of_joined(s: &Sheet, group: usize) -> Option<Tokens<usize>> {
    let joint = group.checked_sub(1).filter(|&k| k > s.body && s.tag(k) == Tag::Conjunction)?;
    let other = (s.body..joint).rev().take(REACH).find(|&k| s.is_finite(k) && !s.is_quoted(k))?;
    let verb = phrases::verb_group(s, other).start;
    let subject = subject_before(s, verb)?;
    (!subject.is_empty() && !s.is_mark(verb - 1, ",")).then_some(subject)
}

/// "The court had on June | 27 | observed", "Sir Duncan, the founder, has | long | insisted": what stands between the verb and
/// its auxiliary is nobody.
fn before_auxiliary(s: &Sheet, read: &Tokens<usize>) -> Option<Tokens<usize>> {
    let lone = read.len() == 1 && (matches!(s.tag(read.start), Tag::Adverb | Tag::Number) || s.word(read.start) == "long");
    let from = read.start.saturating_sub(4).max(s.body);
    let auxiliary = (from..read.start)
        .rev()
        .take_while(|&k| lone && s.is_word(k))
        .find(|&k| phrases::is_auxiliary(s.word(k)) && s.is_finite(k))?;
    let subject = phrases::subject(s, auxiliary)?;
    s.is_nominal(sources::head(s, &subject)).then_some(subject)
}

/// "The ministry, which runs the ports, on | Friday | said": a day is nobody.
pub(super) fn before_day(s: &Sheet, verb: usize) -> Option<Tokens<usize>> {
    let on = verb.checked_sub(2).filter(|&k| k > s.body && s.word(k) == "on")?;
    let aside = phrases::is_time_word(s.word(on + 1)) && s.is_mark(on - 1, ",");
    let comma = (s.body + 1..on - 1).find(|&k| aside && s.is_mark(k, ",") && !s.is_quoted(k))?;
    let who = phrases::antecedent(s, comma)?;
    s.is_nominal(sources::head(s, &who)).then_some(who)
}

/// "One shareholder, who asked not to be named, | told the paper …": whom an aside parts from a verb that looks like its own.
pub(super) fn before_aside(s: &Sheet, f: &Frame) -> Option<Tokens<usize>> {
    let own = f.subject.clone();
    let parted = own.end + 1 == f.start && s.is_mark(own.end, ",") && !s.is_quoted(own.end);
    let aside = parted && own.clone().take(NEAR).any(|k| opens_aside(s, k));
    let verb = matches!(s.tag(f.head), Tag::VerbPast | Tag::VerbParticiple | Tag::VerbPresent);
    (aside && verb && may_speak(s, &own)).then_some(own)
}

/// “…,” vowed | Mr Roe | as he left: who speaks, right behind a cue that stands right behind its quotation.
pub(super) fn behind_cue(s: &Sheet, f: &Frame) -> Option<Tokens<usize>> {
    let mark = f
        .start
        .checked_sub(1)
        .filter(|&k| k > s.body && s.is_quote_mark(k) && s.is_quoted(k))?;
    let source = phrases::noun_phrase(s, f.after, s.len());
    let ends = matches!(s.raw(mark - 1), "," | "!" | "?" | "…") && s.is_finite(f.head);
    (ends && rules::can_speak(s, &source) && !s.is_finite(source.end)).then_some(source)
}

/// "Jane Roe, the chairwoman, | this past week | announced": a time speaks for nobody.
fn past_time(s: &Sheet, read: &mut Tokens<usize>) {
    let timed = (1..=3).contains(&read.len()) && GRAMMAR.relative.contains(s.word(read.start)) && s.tag(read.end - 1) == Tag::Noun;
    let aside = read.start > s.body && s.is_mark(read.start - 1, ",");
    if timed
        && aside
        && let Some(own) = phrases::subject(s, read.start)
    {
        *read = own;
    }
}

/// "The fund cut | its | forecast": whose the noun is, and not the clause that leads up to it.
fn possessive(s: &Sheet, read: &mut Tokens<usize>) {
    let last = read.end.saturating_sub(1);
    if last > read.start && s.tag(last) == Tag::Possessive && s.tag(last - 1) != Tag::Conjunction {
        read.start = last;
    }
}

/// "Her husband Craig, | 45, a roofer": an age has a name before it.
fn aged(s: &Sheet, read: &mut Tokens<usize>) {
    let comma = read.start.checked_sub(1).filter(|&k| k > s.body && s.is_mark(k, ","));
    let age = s.tag(read.start) == Tag::Number && s.raw(read.start).len() <= 3 && s.is_mark(read.start + 1, ",");
    let name = comma.filter(|&k| age && s.is_capital(k - 1));
    if let Some(who) = name.and_then(|k| phrases::noun_phrase_before(s, k)) {
        read.start = who.start;
    }
}

/// "Iran, | Turkey and Qatar | said": the first of several is one of them.
fn listed(s: &Sheet, read: &mut Tokens<usize>) {
    let joined = read.clone().skip(1).any(|k| s.word(k) == "and");
    let name = |k: usize| s.tag(k) == Tag::Name && !phrases::is_time_word(s.word(k)) || s.is_mark(k, ",");
    let opened = read.start > s.body + 1 && s.is_mark(read.start - 1, ",") && s.tag(read.start) == Tag::Name;
    if joined && opened && read.start - s.body <= NEAR && (s.body..read.start).all(name) {
        read.start = s.body;
    }
}

/// True for what cannot be a source: a participle's phrase or a clause, and a comma between it and the subject.
fn is_no_source(s: &Sheet, read: &Tokens<usize>, subject: &Tokens<usize>) -> bool {
    let Some(comma) = subject.start.checked_sub(1).filter(|&k| s.is_mark(k, ",")) else {
        return false;
    };
    let participle = matches!(s.tag(read.start), Tag::VerbParticiple | Tag::VerbPast) && read.end <= comma;
    let clause = || {
        let verb = read.clone().take(NEAR).find(|&k| s.is_finite(k) || s.tag(k) == Tag::Wh);
        verb.is_some_and(|k| s.is_finite(k) && k < comma)
    };
    participle || s.tag(subject.start) == Tag::Pronoun && clause()
}

fn subject_before(s: &Sheet, verb: usize) -> Option<Tokens<usize>> {
    let subject = phrases::subject(s, verb).or_else(|| phrases::noun_phrase_before(s, verb))?;
    Some(after_opening(s, subject))
}

/// A subject without what opens its clause: "on Wednesday after | the US retailer".
fn after_opening(s: &Sheet, subject: Tokens<usize>) -> Tokens<usize> {
    let opening = subject.clone().rev().skip(1).take(REACH).find(|&k| opens_clause(s, k));
    opening.map_or(subject.start, |k| k + 1)..subject.end
}

/// "after", "because"; but "such as", "his role as mayor".
fn opens_clause(s: &Sheet, k: usize) -> bool {
    match s.word(k) {
        "as" => k == 0 || !s.is_nominal(k - 1) && s.word(k - 1) != "such",
        word => GRAMMAR.subordinate.contains(word),
    }
}

/// What neither rules nor models see: who stands before "close to", and that a day is nobody's name.
pub(super) fn mend(s: &Sheet, read: &mut Tokens<usize>) {
    if let Some(subject) = before_auxiliary(s, read).or_else(|| before_day(s, read.end).filter(|_| read.len() == 1)) {
        *read = subject;
    }
    past_time(s, read);
    // “…,” screamed the woman | as the car rolled
    let meanwhile = (read.start + 1..read.end).take(NEAR).find(|&k| s.word(k) == "as");
    let moves = |v: usize| s.is_finite(v) || s.tag(v) == Tag::VerbParticiple && s.is_nominal(v - 1);
    if let Some(end) = meanwhile.filter(|&k| (k + 1..read.end).take(REACH).any(moves) && s.is_nominal(k - 1)) {
        read.end = end;
    }
    // "campaigners, | who said it would save lives": that is another statement.
    let says = |k: usize| {
        let verb = k + 2 + usize::from(phrases::is_auxiliary(s.word(k + 2)));
        opens_aside(s, k) && cues::at(s, verb).any(|cue| cue.takes("that") && cue.takes("quote")) && phrases::is_verb(s.tag(verb))
    };
    if let Some(comma) = (read.start + 1..read.end).take(NEAR).find(|&k| says(k)) {
        read.end = comma;
    }
    // "Shell | 's finance chief"
    if s.tag(read.start) == Tag::Clitic
        && let Some(owner) = rules::possessor(s, read.start)
    {
        read.start = owner.start;
    }
    possessive(s, read);
    aged(s, read);
    listed(s, read);
    before_link(s, read);
    without_opening(s, read);
    counted(s, read);
    // "two sources close to the board": not the board.
    if let Some(close) = read
        .start
        .checked_sub(2)
        .filter(|&k| k > s.body && s.word(k) == "close" && s.word(k + 1) == "to")
        && let Some(who) = phrases::noun_phrase_before(s, close)
    {
        read.start = who.start;
    }
    let before = read.start.wrapping_sub(1);
    // "at | least three members"
    if read.start > s.body && s.word(before) == "at" && matches!(s.word(read.start), "least" | "most") {
        read.start = before;
    }
    // "planning officer Deborah Lisle"
    if read.start > s.body && s.tag(before) == Tag::VerbIng && s.tag(read.start) == Tag::Noun && s.tag(read.start + 1) == Tag::Name {
        read.start = before;
    }
    // "One backbencher, however, said"
    if read.len() > 2 && matches!(s.word(read.end - 1), "however" | "meanwhile" | "though" | "too") && s.is_mark(read.end - 2, ",") {
        read.end -= 2;
    }
    // "The union, for its part, vowed to strike"
    let end = read.end - usize::from(read.len() > 1 && s.is_mark(read.end - 1, ","));
    let part = end.saturating_sub(3);
    if part > read.start + 1 && s.word(part) == "for" && s.word(part + 2) == "part" && s.is_mark(part - 1, ",") {
        read.end = part - 1;
    }
    // "The president, in | a statement by his adviser, Jane Roe, | urged"
    let stated = s.word(read.start.wrapping_sub(1)) == "in" && s.is_mark(read.start.wrapping_sub(2), ",") && read.start > s.body + 2;
    let text = stated && sources::is_document(s, sources::head(s, &(read.start..(read.start + 2).min(read.end))));
    if text && let Some(who) = phrases::noun_phrase_before(s, read.start - 2) {
        *read = who;
    }
    // "people | cited by the Journal", "an official | quoted by an agency"
    let by = |k: &usize| matches!(s.word(*k), "cited" | "quoted") && s.word(k + 1) == "by";
    if let Some(relayed) = (read.start + 1..read.end).take(2 * NEAR).find(by) {
        read.end = relayed;
    }
    // "The Journal, | citing two officials, | said"
    if let Some(comma) = (read.start + 1..read.end)
        .take(NEAR)
        .find(|&k| s.is_mark(k, ","))
        .filter(|&k| VERBS.citing.contains(s.word(k + 1)))
    {
        read.end = comma;
    }
    without_time(s, read);
    // "The mayor — a friend of Roe — | said"
    while read.len() > 1 && s.is_dash(read.end - 1) {
        read.end -= 1;
    }
}

/// "Nordholm (NH.OL), opens | new tab | said": what a page says of its link is nobody.
fn before_link(s: &Sheet, read: &mut Tokens<usize>) {
    let link = s.word(read.start) == "new" && s.word(read.start + 1) == "tab" && read.start > s.body + 2;
    let comma = read.start.wrapping_sub(2);
    if !link || s.word(read.start - 1) != "opens" || !s.is_mark(comma, ",") {
        return;
    }
    // The bracket with its ticker goes too.
    let open = (comma.saturating_sub(NEAR).max(s.body)..comma).rev().find(|&k| s.is_mark(k, "("));
    let end = open.filter(|_| s.is_mark(comma - 1, ")")).unwrap_or(comma);
    if let Some(who) = phrases::noun_phrase_before(s, end) {
        *read = who;
    }
}

/// "was acquitted on Tuesday after | a jury", "1984 | the army": what opens the source's clause is no part of it.
fn without_opening(s: &Sheet, read: &mut Tokens<usize>) {
    let opens = |k: usize| s.tag(k) == Tag::Subordinator && s.word(k) != "that" || GRAMMAR.circumstance.contains(s.word(k));
    let verb = read
        .clone()
        .take(NEAR)
        .find(|&k| s.is_finite(k) || s.tag(k) == Tag::Wh || s.is_mark(k, ","));
    if let Some(verb) = verb.filter(|&k| s.is_finite(k))
        && let Some(opening) = (verb..read.end.saturating_sub(1)).rev().take(2 * NEAR).find(|&k| opens(k))
    {
        read.start = opening + 1;
    }
    // "comes a day after | the rival | said", "Years after | the minister | claimed"
    let counted = matches!(s.tag(read.start), Tag::Determiner | Tag::Number);
    let after = read.start + 1 + usize::from(counted);
    let timed = (counted || read.start == s.body) && matches!(s.word(after), "after" | "before");
    if timed && after + 1 < read.end && s.is_nominal(read.end - 1) {
        read.start = after + 1;
    }
    // "The chief knew, but | a senior official"
    let joint = read
        .clone()
        .take(REACH)
        .find(|&k| s.word(k) == "but" && s.is_mark(k.wrapping_sub(1), ","));
    if let Some(joint) = joint.filter(|&k| k > read.start && k + 1 < read.end && (read.start..k).any(|v| s.is_finite(v))) {
        read.start = joint + 1;
    }
    while read.len() > 1 && s.tag(read.start) == Tag::Conjunction && s.word(read.start) == "but" {
        read.start += 1;
    }
    // “…,” | she said
    while read.len() > 1 && s.is_quote_mark(read.start) && s.quotation(read.start + 1) != s.quotation(read.start) {
        read.start += 1;
    }
    // "no evidence that | executives"
    let that = read
        .clone()
        .rev()
        .skip(1)
        .find(|&k| s.tag(k) != Tag::Determiner && s.word(k) == "that" && !phrases::is_time_word(s.word(k + 1)));
    if let Some(that) = that.filter(|_| !read.clone().any(|k| s.is_finite(k))) {
        read.start = that + 1;
    }
    let timed = s.tag(read.start) == Tag::Number || phrases::is_time_word(s.word(read.start));
    if timed && s.tag(read.start + 1) == Tag::Determiner && read.len() > 2 {
        read.start += 1;
    }
    // "Late Monday | Boeing", "In May | Roe", "Speaking on Monday | Roe"
    if let Some(day) = read.clone().take(NEAR).find(|&k| names::is_day_before(s, k))
        && day + 1 < read.end
    {
        read.start = day + 1;
    }
}

/// "All but four members", "none of the members": not the four, and not the members.
fn counted(s: &Sheet, read: &mut Tokens<usize>) {
    // "neither the army nor the police"
    if read.start > s.body && s.word(read.start - 1) == "nor" {
        let neither = (read.start.saturating_sub(NEAR).max(s.body)..read.start)
            .rev()
            .find(|&k| s.word(k) == "neither");
        read.start = neither.unwrap_or(read.start);
    }
    let Some(before) = read.start.checked_sub(2).filter(|&k| k >= s.body) else {
        return;
    };
    let quantity = s.word(before);
    let excepts = s.word(before + 1) == "but" && matches!(quantity, "all" | "none" | "nobody" | "everyone");
    let shares = s.word(before + 1) == "of" && (s.tag(before) == Tag::Number || GRAMMAR.share.contains(quantity));
    let owner = read.len() == 1 && s.tag(read.start) == Tag::Possessive;
    if (excepts || shares) && !owner {
        read.start = before;
    }
}

/// "A federal judge on Monday": when someone said it is no part of who did.
fn without_time(s: &Sheet, read: &mut Tokens<usize>) {
    let mut end = read.end;
    // USA Today is a name.
    let is_named = |k: usize| s.tag(k) == Tag::Name && s.tag(k - 1) == Tag::Name;
    while end > read.start + 1 && phrases::is_time_word(s.word(end - 1)) && !is_named(end - 1) {
        end -= 1;
    }
    // "its own engineers in 2021"
    let year = end > read.start + 2 && s.tag(end - 1) == Tag::Number && s.raw(end - 1).len() == 4 && s.word(end - 2) == "in";
    end -= usize::from(year && !read.clone().any(|k| s.is_finite(k) || s.is_mark(k, ",")));
    let dated = end < read.end;
    if dated && matches!(s.tag(end - 1), Tag::Preposition | Tag::Adjective | Tag::Determiner) && end > read.start + 2 {
        end -= 1;
    }
    // "a poll published | on Monday"
    end -= usize::from(dated && matches!(s.tag(end - 1), Tag::VerbParticiple | Tag::VerbPast) && end > read.start + 2);
    if dated && s.is_nominal(end - 1) {
        read.end = end;
    }
}

/// Whom a relative pronoun stands for: "member states such as Germany and France, which have pressed for …".
pub(super) fn antecedent(s: &Sheet, read: &Tokens<usize>) -> Option<Tokens<usize>> {
    let relative = read.len() == 1 && (s.tag(read.start) == Tag::Wh || s.word(read.start) == "that");
    let before = read.start.checked_sub(1).filter(|&b| relative && b > s.body)?;
    if s.is_mark(before, ",") {
        let near = phrases::antecedent(s, before)?;
        // "Clear Arle, a campaign group, which said …"
        let comma = near.start.checked_sub(1).filter(|&c| c > s.body && s.is_mark(c, ","));
        let named = comma.filter(|&c| s.tag(c - 1) == Tag::Name && s.tag(near.start) == Tag::Determiner);
        named.and_then(|c| phrases::noun_phrase_before(s, c)).or(Some(near))
    } else {
        before_relative(s, before + 1)
    }
}

/// "a nurse from Ohio | who", "members of the board | who": not Ohio, and not the board.
pub(super) fn before_relative(s: &Sheet, relative: usize) -> Option<Tokens<usize>> {
    let near = phrases::noun_phrase_before(s, relative)?;
    let is_person = |phrase: &Tokens<usize>| {
        let kind = sources::any_kind(s.word(sources::head(s, phrase)));
        kind.is_some_and(|kind| {
            !matches!(
                kind,
                NounKind::Organisation | NounKind::Place | NounKind::Document | NounKind::Outlet
            )
        })
    };
    let Some(link) = near.start.checked_sub(1).filter(|&k| k > s.body && s.word(relative) == "who") else {
        return Some(near);
    };
    let placed = matches!(s.word(link), "from" | "in" | "at") || s.word(link) == "of" && s.tag(near.end - 1) != Tag::Name;
    let far = phrases::noun_phrase_before(s, link).filter(|far| placed && !is_person(&near) && is_person(far));
    Some(far.map_or(near.start, |far| far.start)..near.end)
}
