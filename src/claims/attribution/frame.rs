//! A candidate cue in its place: its verb group, its subject, what stands before and after, and what the rules propose
//! for it. Both models look at the sentence from here.

use std::ops::Range as Tokens;

use super::line::Line;
use super::{Found, Speaker, rules};
use crate::claims::cues;
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::tagger::Tag;
use crate::text::Range;

/// How many tokens beside the cue its source and content are looked for.
pub(crate) const REACH: usize = 110;

/// What is known of a candidate before any model is asked.
pub(crate) struct Frame<'a> {
    /// The cue's main word.
    pub head: usize,
    /// First token of its verb group.
    pub start: usize,
    /// First token after the cue's own words.
    pub after: usize,
    pub negated: bool,
    /// How it stands: finite, passive, infinitive … and whether the lexicon has it.
    pub kind: u32,
    /// What stands right before the group and right after the cue.
    pub layout: u32,
    /// The next token that is no adverb and no day: where a complement begins.
    pub complement: usize,
    /// Its subject, by tags.
    pub subject: Tokens<usize>,
    /// Who follows the cue: "said Jane Roe".
    pub follower: Tokens<usize>,
    /// Head of the noun phrase after the cue.
    pub object: usize,
    /// The lexicon's entry.
    pub entry: Option<&'static cues::Cue>,
    /// What the rules propose.
    pub proposal: Option<&'a Found>,
    pub proposed_source: Tokens<usize>,
    /// The rules' content, as tokens of this sentence.
    pub proposed_content: Vec<Tokens<usize>>,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(line: &Line<'_>, head: usize, proposals: &'a [Found]) -> Self {
        let s = line.sheet;
        let tag = s.tag(head);
        let entry = cues::at(s, head).find(|c| match c.class {
            cues::Class::Verb => phrases::is_verb(tag) || line.proposed(head).is_some(),
            cues::Class::Noun => matches!(tag, Tag::Noun | Tag::Nouns),
            cues::Class::Adjective => matches!(tag, Tag::Adjective | Tag::VerbParticiple | Tag::VerbPast),
        });
        let mut start = head;
        let mut negated = false;
        let mut subject = head..head;
        let form = if phrases::is_verb(tag) {
            let group = phrases::verb_group(s, head);
            start = group.start;
            negated = group.negated;
            if let Some(found) = phrases::subject(s, start) {
                subject = found;
            }
            1 + match group.form {
                Form::Finite if group.passive => 1,
                Form::Finite => 0,
                Form::Infinitive => 2,
                Form::Gerund => 3,
                Form::Participle => 4,
            } + if group.hypothetical { 5 } else { 0 }
        } else {
            // "is convinced", "their belief": the copula belongs to the cue.
            let copula = (s.body..head).rev().take(4).find(|&k| s.tag(k) != Tag::Adverb);
            if tag == Tag::Adjective
                && let Some(copula) = copula.filter(|&c| phrases::is_copula(s.word(c)))
            {
                let group = phrases::verb_group(s, copula);
                start = group.start;
                negated = group.negated || (group.start..head).any(|k| phrases::is_negation(s.word(k)));
                subject = phrases::subject(s, start).unwrap_or(head..head);
                11
            } else {
                match tag {
                    Tag::Noun | Tag::Nouns => {
                        subject = owner(s, head);
                        12
                    }
                    Tag::Adjective => 13,
                    Tag::Mark => 14,
                    Tag::Preposition | Tag::Subordinator => 15,
                    _ => 16,
                }
            }
        };
        let known = u32::from(entry.is_some());
        let mut after = head + entry.map_or(1, cues::Cue::len);
        let attributive = rules::attributive(s, head).filter(|_| s.word(head) == "according" || line.proposed(head).is_some());
        if let Some(attributive) = attributive {
            after = head + attributive.len();
        }
        let complement = (after..(after + 6).min(s.len()))
            .find(|&k| {
                let word = s.word(k);
                let passed = matches!(s.tag(k), Tag::Adverb | Tag::Particle) && !matches!(word, "how" | "why" | "when" | "not");
                !passed && !phrases::is_time_word(word)
            })
            .unwrap_or(after);
        let before = start.wrapping_sub(1);
        let stands_last = s.is_mark(before, ",") || s.is_dash(before) || (s.is_quote_mark(before) && s.is_quoted(before));
        let edge = subject.start.wrapping_sub(1);
        let subject_last = !subject.is_empty() && (s.is_mark(edge, ",") || (s.is_quote_mark(edge) && s.is_quoted(edge)));
        let hangs = matches!(tag, Tag::Noun | Tag::Nouns) && matches!(s.word(after), "by" | "from" | "of");
        let follower = if hangs {
            phrases::noun_phrase(s, after + 1, s.len())
        } else if stands_last || matches!(s.word(head), "to" | "by" | "from") || attributive.is_some() || s.word(after) == "by" {
            phrases::noun_phrase(s, after + usize::from(s.word(after) == "by"), s.len())
        } else {
            after..after
        };
        let opening = opening(s, before, !subject.is_empty(), subject_last);
        let following = following(line, complement);
        if subject.is_empty() && phrases::is_verb(tag) {
            subject = shared_subject(s, start);
        }
        let object = phrases::base_phrase(s, complement, s.len()).end;
        let object = if object > complement { object - 1 } else { usize::MAX };
        let proposal = line.proposed(head).and_then(|k| proposals.get(k));
        let (proposed_source, proposed_content) = proposal.map_or((head..head, Vec::new()), |p| proposed(s, p));
        Self {
            head,
            start,
            after,
            negated,
            kind: form << 1 | known,
            layout: opening << 5 | following,
            complement,
            subject,
            follower,
            object,
            entry,
            proposal,
            proposed_source,
            proposed_content,
        }
    }

    /// What follows the cue.
    pub(crate) fn following(&self) -> u32 {
        self.layout & 31
    }

    /// The tokens that the models look at.
    pub(crate) fn window(&self, line: &Line<'_>) -> Tokens<usize> {
        let from = self.head.saturating_sub(REACH).max(line.sheet.body);
        from..(self.head + REACH).min(line.len())
    }

    /// True for the cue's own words: they are neither source nor content.
    pub(crate) fn is_own(&self, i: usize) -> bool {
        i == self.head || (self.kind < 22 && (self.start..self.head).contains(&i)) || (self.head..self.after).contains(&i)
    }
}

/// Whose: "their" in "their belief", "the paper" in "the paper's claim".
fn owner(s: &Sheet, noun: usize) -> Tokens<usize> {
    let mut k = noun;
    while k > s.body && noun - k < 4 && matches!(s.tag(k - 1), Tag::Adjective | Tag::Number | Tag::Noun | Tag::VerbParticiple) {
        k -= 1;
    }
    let Some(before) = k.checked_sub(1).filter(|&b| b >= s.body) else {
        return noun..noun;
    };
    match s.tag(before) {
        Tag::Possessive => before..k,
        Tag::Clitic => rules::possessor(s, before).unwrap_or(noun..noun),
        _ => noun..noun,
    }
}

/// The subject that a verb without one of its own shares: that of the finite verb before it.
fn shared_subject(s: &Sheet, group: usize) -> Tokens<usize> {
    let verb = (group.saturating_sub(24).max(s.body)..group)
        .rev()
        .find(|&k| s.is_finite(k) && !s.is_quoted(k));
    verb.and_then(|k| phrases::subject(s, phrases::verb_group(s, k).start))
        .unwrap_or(group..group)
}

/// The rules' source and content as tokens of the sentence.
fn proposed(s: &Sheet, p: &Found) -> (Tokens<usize>, Vec<Tokens<usize>>) {
    let source = match &p.speaker {
        Speaker::Named(tokens) => tokens.clone(),
        _ => 0..0,
    };
    let tokens = |r: &Range| s.token_at(r.start)..s.token_at(r.end);
    let content = p.content.iter().filter(|r| r.overlaps(s.range)).map(tokens).collect();
    (source, content)
}

fn opening(s: &Sheet, before: usize, subject: bool, subject_last: bool) -> u32 {
    if subject {
        return if subject_last { 1 } else { 2 };
    }
    match s.tag(before) {
        _ if before >= s.len() => 3,
        Tag::Mark if s.is_mark(before, ",") => 4,
        Tag::Mark if s.is_quote_mark(before) => 5,
        Tag::Mark => 6,
        Tag::Conjunction => 7,
        Tag::Wh => 8,
        Tag::Clitic | Tag::Possessive => 9,
        Tag::Determiner => 10,
        Tag::Adjective => 11,
        Tag::Preposition | Tag::Subordinator => 12,
        _ => 13,
    }
}

/// What the complement begins with.
fn following(line: &Line<'_>, at: usize) -> u32 {
    let s = line.sheet;
    let word = s.word(at);
    match s.tag(at) {
        _ if at >= s.len() => 0,
        Tag::Mark if s.is_quote_mark(at) => 1,
        Tag::Mark if s.is_mark(at, ",") => {
            if s.is_quote_mark(at + 1) {
                2
            } else {
                3
            }
        }
        Tag::Mark if s.is_mark(at, ":") => 4,
        Tag::Mark => 5,
        _ if word == "that" => {
            if phrases::clause_begins(s, at + 1, s.len()) {
                6
            } else {
                7
            }
        }
        Tag::To => 8,
        Tag::Wh => 9,
        Tag::Subordinator => 10,
        Tag::Preposition => 11,
        Tag::Conjunction => 12,
        Tag::VerbIng => 13,
        Tag::VerbParticiple => 14,
        Tag::VerbBase | Tag::VerbPast | Tag::VerbPresent | Tag::Modal => 15,
        Tag::Adjective => 16,
        _ => {
            let hearer = phrases::base_phrase(s, at, s.len());
            let next = hearer.end;
            let speaker = hearer.end > hearer.start && line.traits(hearer.end - 1) & super::line::SPEAKER != 0;
            if phrases::clause_begins(s, at, s.len()) {
                17
            } else if s.word(next) == "that" {
                18
            } else if s.tag(next) == Tag::To {
                19
            } else if s.is_mark(next, ",") && s.is_quote_mark(next + 1) || s.is_quote_mark(next) {
                20
            } else if speaker {
                21
            } else {
                22
            }
        }
    }
}

/// What kind of word heads a phrase: 0 for none.
pub(crate) fn head_kind(line: &Line<'_>, phrase: &Tokens<usize>) -> (u32, u32) {
    if phrase.is_empty() {
        return (0, 0);
    }
    let s = line.sheet;
    let head = sources::head(s, phrase);
    let word = if s.tag(head) == Tag::Pronoun { line.word(head) } else { 0 };
    (
        1 + (line.tag(head) << 1 | u32::from(line.traits(head) & super::line::SPEAKER != 0)),
        word,
    )
}
