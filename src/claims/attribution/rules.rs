//! What grammar proposes: a cue of the lexicon is looked up by its form, its verb group is read, and by the way it stands
//! (finite, passive, gerund, noun, adjective) its source is sought on one side and its content on the other.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::super::words::{GRAMMAR, VERBS};
use super::silence::{self, Silence};
use super::{Found, Passage, Speaker, whose};
use crate::claims::clauses::{self, Kind};
use crate::claims::cues::{self, Class, Cue};
use crate::claims::lemmas;
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::lexicon::{self, Groups, Table};
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// How many tokens back a cue looks for the clause that it belongs to.
const REACH: usize = 120;

/// So many attributions before an answer may be what it answers.
const REBUTTED: usize = 8;
/// So many words at most are a charge by its name: "of gross misconduct".
const OFFENCE: usize = 3;
/// So far after "accused" stands of what: "accused by Mr Hale, a former aide, of lying".
const ACCUSED: usize = 12;

/// What the rules propose, sentence by sentence.
pub(super) fn find(passage: &Passage) -> Vec<Found> {
    let mut finder = Finder {
        passage,
        found: Vec::new(),
    };
    for (n, sheet) in passage.sheets.iter().enumerate() {
        finder.sentence(n, sheet);
    }
    finder.found
}

struct Finder<'a> {
    passage: &'a Passage<'a>,
    found: Vec<Found>,
}

impl Finder<'_> {
    fn sentence(&mut self, n: usize, s: &Sheet) {
        let mut i = s.body;
        while i < s.len() {
            if s.is_quoted(i) {
                i += 1;
                continue;
            }
            let hit = if let Some(attributive) = attributive(s, i) {
                self.attributed(s, i, attributive).map(|f| (f, attributive.len()))
            } else if s.is_mark(i, ":") {
                self.colon(s, i).map(|f| (f, 1))
            } else if let Some(rebuttal) = self.rebuttal(n, s, i) {
                Some((rebuttal, 1))
            } else if let Some(silent) = silence::read(s, i) {
                self.silent(s, silent).map(|f| (f, 1))
            } else {
                cues::at(s, i).find_map(|cue| self.link(s, i, cue).map(|f| (f, cue.len())))
            };
            let hit = hit.and_then(|(mut found, length)| {
                found.content.retain(|r| !r.is_empty());
                let named = !matches!(&found.speaker, Speaker::Named(tokens) if s.span(tokens.start, tokens.end).is_empty());
                (named && !found.content.is_empty()).then_some((found, length))
            });
            i += match hit {
                Some((mut found, length)) => {
                    found.sheet = n;
                    self.found.push(found);
                    length
                }
                None => 1,
            };
        }
        self.citations(n, s);
        self.quoted_behind(n, s);
    }

    /// “He wanted it,” the paper quoted a friend as saying: whose words the paper relays.
    fn quoted_behind(&mut self, n: usize, s: &Sheet) {
        let said = (s.body + 1..s.len()).find_map(|i| Some((i, whose::quoted_as(s, i).filter(|_| !s.is_quoted(i))?)));
        let Some((saying, source)) = said else { return };
        let verb = source.start - 1;
        let group = phrases::verb_group(s, verb);
        let relay = self
            .finite_subject(s, group.start)
            .zip(cues::at(s, saying).find(|cue| cue.takes("quote")));
        let Some((relay, cue)) = relay else { return };
        let closes = relay.start > s.body && s.is_quoted(relay.start - 1);
        let Some(content) = self.content_before(s, cue, relay.start, saying + 1).filter(|_| closes) else {
            return;
        };
        let relaying = blank(s.span(group.start, verb + 1), Speaker::Named(relay), content.clone());
        let cited = blank(s.span(source.end, saying + 1), Speaker::Named(source), content);
        let cites = relaying.cue.first().map(|c| c.start);
        let own = self.found.partition_point(|f| f.sheet < n);
        let mut k = 0;
        self.found.retain(|f| {
            k += 1;
            k <= own || !f.cue.iter().any(|c| relaying.cue.contains(c))
        });
        self.found.push(Found {
            sheet: n,
            lemma: "quote".into(),
            sure: true,
            ..relaying
        });
        self.found.push(Found { sheet: n, cites, ..cited });
    }

    /// Gerunds that name where a report comes from: "…, citing four officials". The content is that of the attribution
    /// before it in the sentence.
    fn citations(&mut self, n: usize, s: &Sheet) {
        let own = self.found.partition_point(|f| f.sheet < n);
        for i in s.body..s.len() {
            if !VERBS.citing.contains(s.word(i)) || s.is_quoted(i) {
                continue;
            }
            let source = phrases::noun_phrase(s, i + 1, s.len());
            // "quoting the report": its words are not those that were said before.
            let text = s.word(i) == "quoting" && sources::is_document(s, sources::head(s, &source));
            let byte = s.tokens.get(i).map(|t| t.range.start);
            let Some(byte) = byte.filter(|_| !text && can_speak(s, &source)) else {
                continue;
            };
            let source = source.start..clauses::apposition_end(s, source.end);
            let cue = |f: &Found| f.cue.first().map_or(0, |c| c.start);
            // "declined to say, citing the inquiry": a reason relays nothing.
            let relays = |f: &&Found| f.cites.is_none() && !f.sure && !silence::is_refusal(&f.lemma);
            let near = self.found.get(own..).into_iter().flatten().rev().take(16).filter(relays);
            let last = near.clone().filter(|f| cue(f) < byte).max_by_key(|f| cue(f));
            // "The Journal, citing two officials, said …"
            let aside = || {
                near.filter(|f| i > s.body && s.is_mark(i - 1, ",") && tells_aside(s, f, i, source.end))
                    .min_by_key(|f| cue(f))
            };
            let Some(relaying) = last.or_else(aside) else { continue };
            let before = |r: &Range| {
                if r.contains(Range::new(byte, byte + 1)) {
                    Range::new(r.start, byte).trim(s.text)
                } else {
                    *r
                }
            };
            let content: Vec<Range> = relaying.content.iter().map(before).filter(|r| !r.is_empty()).collect();
            if content.is_empty() {
                continue;
            }
            let cited = Found {
                sheet: n,
                lemma: "cite".into(),
                cites: Some(cue(relaying)),
                points_back: relaying.points_back,
                ..blank(s.span(i, i + 1), Speaker::Named(source), content)
            };
            self.found.push(cited);
        }
    }

    /// "accused the mission of lying, a charge | the mission | rejects", "charged with theft, which | she | denies": the other
    /// side's answer, at its comma.
    fn rebuttal(&self, n: usize, s: &Sheet, comma: usize) -> Option<Found> {
        let next = s.word(comma + 1);
        let one = matches!(next, "a" | "an") && VERBS.charge.contains(s.word(comma + 2)) || next == "something";
        // ", charges he denies", ", which he denies"
        let several = next == "which" || next.strip_suffix('s').is_some_and(|noun| VERBS.charge.contains(noun));
        if !s.is_mark(comma, ",") || !one && !several {
            return None;
        }
        let noun = comma + if one && next != "something" { 2 } else { 1 };
        let start = noun + 1 + usize::from(matches!(s.word(noun + 1), "that" | "which"));
        let source = phrases::noun_phrase(s, start, s.end());
        if source.is_empty() || !(matches!(s.word(start), "the" | "it") || can_speak(s, &source)) {
            return None;
        }
        let verb = (source.end..s.end())
            .take(4)
            .find(|&k| phrases::is_verb(s.tag(k)) && !phrases::is_auxiliary(s.word(k)))?;
        let cue = cues::at(s, verb).find(|cue| cue.class == Class::Verb && matches!(cue.stance, Stance::Denies | Stance::Doubts))?;
        let group = phrases::verb_group(s, verb);
        // "a deal, which he rejected", "the seat, which she denied him": deeds.
        if next == "which" && !(cue.lemma == "deny" && matches!(s.tag(verb + 1), Tag::Mark)) {
            return None;
        }
        // "a claim he did not deny", "refused to deny": no denial.
        if group.negated || group.form != Form::Finite || (source.end..group.start).any(|k| phrases::is_verb(s.tag(k))) {
            return None;
        }
        // "They raised the fees, a figure the union disputes": where nothing was charged, all that was said.
        let whole = || one.then(|| vec![s.span(s.body, comma)]);
        let content = self.answered(n, s, comma, next == "which").or_else(whole)?;
        (!content.is_empty()).then(|| Found {
            sure: true,
            ..found(cue, s.span(group.start, verb + cue.len()), Speaker::Named(source), content)
        })
    }

    /// What an answer at a comma answers: the last charge, or where `any` statement will do ("which") the last of all; or what
    /// the writer says that somebody is charged with, if that comes later.
    fn answered(&self, n: usize, s: &Sheet, comma: usize, any: bool) -> Option<Vec<Range>> {
        let end = s.span(comma, comma + 1).start;
        let starts = |f: &Found| f.content.first().map_or(0, |c| c.start);
        let near = self.found.iter().rev().take(REBUTTED).take_while(|f| f.sheet == n);
        // "She was accused by her brother of theft": what was said stands behind its cue.
        let mut said = near.filter(|f| f.cue.last().is_some_and(|cue| cue.end <= starts(f)) && starts(f) < end);
        let charged = said.clone().find(|f| !any && f.stance == Stance::Accuses);
        // "The suit says that she told staff | to delete the emails, which she denies": what the suit says.
        let whole = |own: &&Found| {
            let cue = own.cue.first().map_or(0, |c| c.start);
            self.found
                .iter()
                .rev()
                .take(REBUTTED)
                .find(|f| f.sheet == n && f.content.iter().any(|c| c.start < cue && cue < c.end))
        };
        let said = charged.or_else(|| said.next()).map(|own| whole(&own).unwrap_or(own));
        let charge = accused_of(s, comma).map(|start| s.span(start, comma));
        // "accused | the port of waste", "was accused of fraud, and a judge found | that he lied"
        let later = |f: &&Found| charge.is_none_or(|c| f.stance == Stance::Accuses || starts(f) > c.start);
        let before = |c: &Range| Range::new(c.start, c.end.min(end)).trim(s.text);
        match said.filter(later) {
            Some(f) => Some(f.content.iter().filter(|c| c.start < end).map(before).collect()),
            None => charge.map(|charge| vec![charge]),
        }
    }

    /// "The firm | did not return | calls": who it is that says nothing.
    fn silent(&self, s: &Sheet, silent: Silence) -> Option<Found> {
        let (start, after) = (silent.cue.start, silent.cue.end);
        if is_condition(s, start) {
            return None;
        }
        let subject = self.finite_subject(s, start)?;
        let range = |tokens: &Tokens<usize>| s.span(tokens.start, tokens.end);
        let (speaker, content) = if silent.content.is_empty() {
            // "could not be verified | by the paper"
            let by = (s.word(after) == "by").then(|| phrases::noun_phrase(s, after + 1, s.len()));
            let by = by.filter(|source| can_speak(s, source));
            (by.map_or(Speaker::Unstated, Speaker::Named), range(&subject))
        } else {
            let it = subject.len() == 1 && s.word(subject.start) == "it";
            (silent.checks || it || can_speak(s, &subject)).then_some(())?;
            (Speaker::Named(subject), range(&silent.content))
        };
        Some(Found {
            lemma: silent.lemma.into(),
            negated: true,
            sure: true,
            ..blank(range(&silent.cue), speaker, vec![content])
        })
    }

    /// Links a cue by its class and the way it stands.
    fn link(&self, s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
        match cue.class {
            Class::Verb if is_verb(s, i) => self.verb(s, i, cue),
            Class::Noun if matches!(s.tag(i), Tag::Noun | Tag::Nouns) => noun(s, i, cue),
            Class::Adjective if matches!(s.tag(i), Tag::Adjective | Tag::VerbParticiple | Tag::VerbPast) => adjective(s, i, cue),
            _ => None,
        }
    }

    /// "The president | was quoted by state television as saying | that …": two parts of one cue, with who relays between them.
    fn quoted(&self, s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
        let verb = whose::relay_before(s, i)?;
        let group = phrases::verb_group(s, verb);
        let by = matches!(s.word(verb + 1), "by" | "in" | "on") && phrases::noun_phrase(s, verb + 2, i - 1).end == i - 1;
        if !by || !group.passive || group.negated || group.form != Form::Finite {
            return None;
        }
        let subject = self.finite_subject(s, group.start).filter(|own| s.tag(own.start) != Tag::Wh)?;
        let content = clauses::content_after(s, cue, i + cue.len())?;
        Some(Found {
            sure: true,
            cue: vec![s.span(group.start, verb + 1), s.span(i - 1, i + cue.len())],
            ..found(cue, s.span(i, i + 1), Speaker::Named(subject), content)
        })
    }

    fn verb(&self, s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
        if let Some(quoted) = self.quoted(s, i, cue) {
            return Some(quoted);
        }
        let group = phrases::verb_group(s, i);
        if group.hypothetical || is_condition(s, group.start) {
            return None;
        }
        let after = i + cue.len();
        let new = |speaker, content| Found {
            negated: group.negated,
            // "said it had received complaints | and called on the firm to act"
            sure: cue.takes("sure") && group.start > s.body && s.tag(group.start - 1) == Tag::Conjunction,
            ..found(cue, s.span(group.start, after), speaker, content)
        };
        match group.form {
            Form::Infinitive => {
                let governor = group.start.checked_sub(1).filter(|&g| is_light(s, g))?;
                let outer = phrases::verb_group(s, if s.tag(governor) == Tag::Particle { governor - 1 } else { governor });
                let source = phrases::subject(s, outer.start)?;
                let content = self.content(s, cue, source.start, outer.start, after)?;
                Some(new(Speaker::Named(source), content))
            }
            Form::Gerund => {
                if s.word(i) == "citing" {
                    return None;
                }
                let opened = s.is_mark(group.start.checked_sub(1)?, ",")
                    || matches!(s.word(group.start - 1), "while" | "in" | "by" | "also")
                    || s.is_dash(group.start - 1);
                // "quoted a spokesman as saying that …"
                if let Some(as_said) = group.start.checked_sub(1).filter(|&k| s.word(k) == "as")
                    && let Some(source) = phrases::noun_phrase_before(s, as_said)
                    && can_speak(s, &source)
                    && s.word(source.start.wrapping_sub(1)) != "by"
                {
                    return Some(new(Speaker::Named(source), clauses::content_after(s, cue, after)?));
                }
                let content = clauses::content_after(s, cue, after).filter(|_| opened)?;
                let speaker = self.speaker_of_sentence(s, group.start)?;
                Some(new(speaker, self.whole_quotations(s, content)))
            }
            Form::Participle => self
                .passive(s, cue, group.start, after, true)
                .map(|(speaker, content)| new(speaker, content)),
            Form::Finite if group.passive && cue.takes("passive") => {
                let source = self.finite_subject(s, group.start)?;
                // “…,” Roe was quoted as saying by the agency.
                let before = || self.content_before(s, cue, source.start, after);
                let content = clauses::content_after(s, cue, after).or_else(before)?;
                Some(new(Speaker::Named(source), content))
            }
            Form::Finite if group.passive => self.passive(s, cue, group.start, after, false).map(|(speaker, content)| Found {
                points_back: points_back(s, &content),
                ..new(speaker, content)
            }),
            Form::Finite => {
                if cue.takes("quote") && stands_after_content(s, group.start) && clauses::content_after(s, cue, after).is_none() {
                    let source = phrases::noun_phrase(s, after, s.len());
                    if !source.is_empty() && !phrases::is_time_word(s.word(source.start)) {
                        let source = source.start..clauses::apposition_end(s, source.end);
                        let content = self.content_before(s, cue, group.start, source.end)?;
                        return Some(new(Speaker::Named(source), content));
                    }
                }
                let source = self.finite_subject(s, group.start)?;
                // "…, it found."
                let it = s.word(source.start) == "it" && stands_after_content(s, source.start) && after >= s.end();
                if cue.takes("weak") && !can_speak(s, &source) && !it {
                    return None;
                }
                let content = self.content(s, cue, source.start, group.start, after)?;
                Some(new(Speaker::Named(source), content))
            }
        }
    }

    /// The subject of a finite verb: before it, before its relative pronoun, or shared with the verb before it.
    fn finite_subject(&self, s: &Sheet, group: usize) -> Option<Tokens<usize>> {
        self.subject_of(s, group, 3)
    }

    /// `depth`: how many verbs that share a subject are followed.
    fn subject_of(&self, s: &Sheet, group: usize, depth: usize) -> Option<Tokens<usize>> {
        let before = group.checked_sub(1)?;
        if s.tag(before) == Tag::Wh || (s.word(before) == "that" && before > s.body && s.is_nominal(before - 1)) {
            // Without a comma the antecedent is the phrase next to it, with one it may be longer.
            return if s.is_mark(before.checked_sub(1)?, ",") {
                phrases::antecedent(s, before - 1)
            } else {
                whose::before_relative(s, before)
            };
        }
        let shared = matches!(s.tag(before), Tag::Conjunction | Tag::Adverb) || s.is_mark(before, ",");
        if let Some(subject) = phrases::subject(s, group).filter(|r| !(s.tag(before) == Tag::Conjunction && r.end > before)) {
            return Some(subject);
        }
        // "The report says taxes | will rise | and warns of cuts": not the taxes.
        let alike = |k: usize| s.tag(k) != Tag::Modal || !matches!(s.tag(group), Tag::VerbPast | Tag::VerbPresent);
        let mut others = (s.body..before)
            .rev()
            .take(40)
            .filter(|&k| shared && s.is_finite(k) && !s.is_quoted(k));
        let other = others.clone().find(|&k| alike(k)).or_else(|| others.next())?;
        let other = phrases::verb_group(s, other).start;
        if depth == 0 {
            phrases::subject(s, other)
        } else {
            self.subject_of(s, other, depth - 1)
        }
    }

    /// The content of an active cue: after it, else before its source.
    fn content(&self, s: &Sheet, cue: &Cue, source: usize, group: usize, after: usize) -> Option<Vec<Range>> {
        // “…,” she told the paper when asked about it: what follows says when, not what.
        let edge = source.min(group).checked_sub(1);
        let said = edge.is_some_and(|mark| s.is_quote_mark(mark) && s.is_quoted(mark)) && cue.takes("quote");
        clauses::content_after(s, cue, after)
            .filter(|c| !(said && c.first().is_some_and(|r| s.word(s.token_at(r.start)) == "when")))
            .map(|c| self.whole_quotations(s, c))
            .or_else(|| {
                // "As X said, …": what follows is the content.
                if s.word(source.checked_sub(1)?) == "as" && cue.takes("that") {
                    let comma = (after..s.len()).find(|&k| s.is_mark(k, ","))?;
                    return Some(vec![clauses::rest(s, comma + 1)]);
                }
                // "The company knew of the leak, documents show."; "…, engineers have found, in a blow to the city."
                let adds = |k: usize| matches!(s.tag(k), Tag::VerbIng | Tag::Preposition);
                let ends = after >= s.end() || s.is_mark(after, ",") && adds(after + 1);
                let closes = || ends && source < group && stands_after_content(s, source);
                (cue.takes("quote") || cue.takes("that") && closes())
                    .then(|| self.content_before(s, cue, source.min(group), after))
                    .flatten()
            })
    }

    /// Content that begins with a quotation reaches as far as the quotation does, over sentences and paragraphs.
    fn whole_quotations(&self, s: &Sheet, mut content: Vec<Range>) -> Vec<Range> {
        let Some(last) = content.last().copied() else { return content };
        let Some(quotation) = s
            .quotation(s.token_at(last.end).saturating_sub(1))
            .and_then(|q| self.passage.quotations.get(q))
        else {
            return content;
        };
        let mut pieces = quotation.ranges.iter();
        if let (Some(first), Some(piece)) = (pieces.next(), content.last_mut())
            && first.overlaps(*piece)
        {
            piece.end = piece.end.max(first.end);
        }
        content.extend(pieces.filter(|r| r.start > last.start));
        content
    }

    /// "was ruled out by several members", "is understood to", "was asked by reporters whether".
    fn passive(&self, s: &Sheet, cue: &Cue, group: usize, after: usize, bare: bool) -> Option<(Speaker, Vec<Range>)> {
        if bare && !(cue.takes("that") && cue.takes("quote")) {
            return None;
        }
        let by = (after..(after + 4).min(s.len()))
            .find(|&k| s.word(k) == "by")
            .filter(|&by| (after..by).all(|k| s.tag(k) == Tag::Adverb));
        let before = || -> Option<Range> {
            let subject = if bare {
                clause_start(s, group)..group
            } else {
                self.finite_subject(s, group)?
            };
            Some(s.span(subject.start, subject.end))
        };
        if !bare
            && VERBS.accused.contains(s.word(after - 1))
            && let Some((source, charge)) = accuser(s, after)
        {
            let charge = charge.map(|charge| s.span(charge.start, charge.end));
            return Some((Speaker::Named(source), before().into_iter().chain(charge).collect()));
        }
        match by {
            Some(by) => {
                let source = phrases::noun_phrase(s, by + 1, s.len());
                let known = || sources::any_kind(s.word(sources::head(s, &source))).is_some();
                if source.is_empty() || !(can_speak(s, &source) || known()) {
                    return None;
                }
                // "were urged by the mayor | to boil water"
                let asked = matches!(cue.stance, Stance::Demands | Stance::Warns | Stance::Asks) && !bare;
                let hearer = || self.finite_subject(s, group).is_some_and(|own| can_speak(s, &own));
                let to = asked && hearer() && s.tag(source.end) == Tag::To && s.tag(source.end + 1) == Tag::VerbBase;
                let what = || to.then(|| vec![s.span(source.end, clauses::end(s, source.end, Kind::Phrase, false))]);
                let content = clauses::content_after(s, cue, source.end)
                    .or_else(what)
                    .or_else(|| (cue.takes("np") || cue.takes("quote")).then(before).flatten().map(|r| vec![r]))?;
                let source = source.start..clauses::apposition_end(s, source.end);
                Some((Speaker::Named(source), content))
            }
            None if bare => None,
            None => {
                let hearsay = VERBS.hearsay.contains(cue.lemma);
                let to = s.tag(after) == Tag::To && hearsay;
                let that = s.word(after) == "that" && hearsay;
                let rest = s.span(after, clauses::end(s, after, Kind::Phrase, false));
                if to {
                    Some((Speaker::Unstated, before().into_iter().chain([rest]).collect()))
                } else if that {
                    Some((Speaker::Unstated, vec![rest]))
                } else {
                    None
                }
            }
        }
    }

    /// Content that stands before `left`, where the source or the inverted cue begins: "…," he said.
    fn content_before(&self, s: &Sheet, cue: &Cue, left: usize, right: usize) -> Option<Vec<Range>> {
        let mark = left.checked_sub(1)?;
        let closing = s.is_quote_mark(mark) && s.is_quoted(mark);
        let after_quotation = closing || (mark > 0 && s.is_mark(mark, ",") && s.is_quote_mark(mark - 1) && s.is_quoted(mark - 1));
        let mut content = Vec::new();
        if after_quotation {
            let at = if closing { mark } else { mark - 1 };
            let quotation = s.quotation(at).and_then(|q| self.passage.quotations.get(q))?;
            let first = quotation.ranges.first()?;
            let open = s.token_at(first.start);
            // Words before the quotation, in the same sentence, belong to the statement: The plan is “a disgrace,” he said.
            let led = first.start > s.range.start
                && (open.saturating_sub(REACH).max(s.body)..open).any(|k| s.is_word(k) && s.tag(k) != Tag::Conjunction);
            if led && !(open.saturating_sub(REACH).max(s.body)..open).any(|k| s.is_mark(k, ":")) {
                content.push(s.span(clause_start(s, open), at + 1));
            } else {
                content.extend(&quotation.ranges);
            }
        } else if (s.is_mark(mark, ",") || s.is_dash(mark)) && cue.takes("that") {
            let start = clause_start(s, mark);
            let finite = (start..mark).any(|k| s.is_finite(k));
            let more = clauses::rest_after_aside(s, right);
            if !finite && more.is_none() {
                return None;
            }
            content.push(s.span(start, mark));
            if !finite || s.tag(start) == Tag::Subordinator {
                content.extend(more.map(|m| clauses::rest(s, m)));
            }
        } else {
            return None;
        }
        // “…,” he said, “…”
        if after_quotation
            && let Some(open) = clauses::quotation_after(s, right)
            && let Some(q) = s.quotation(open).and_then(|q| self.passage.quotations.get(q))
        {
            content.extend(&q.ranges);
        }
        Some(content)
    }

    /// Who a gerund or a bare verb speaks for: the sentence's last source before it, else the subject of its first verb.
    fn speaker_of_sentence(&self, s: &Sheet, before: usize) -> Option<Speaker> {
        let byte = s.tokens.get(before)?.range.start;
        let own = |f: &&Found| {
            f.cue.first().is_some_and(|c| s.range.contains(*c) && c.start < byte)
                && matches!(f.speaker, Speaker::Named(_))
                && f.cites.is_none()
        };
        if let Some(found) = self.found.iter().rev().take(8).filter(own).find(|f| !is_noun_cue(f)) {
            return Some(found.speaker.clone());
        }
        let from = before.saturating_sub(REACH).max(s.body);
        let verb = (from..before).find(|&k| s.is_finite(k) && !s.is_quoted(k))?;
        phrases::subject(s, phrases::verb_group(s, verb).start).map(Speaker::Named)
    }

    /// "according to Jane Roe": what is said stands before, or after where the phrase opens the sentence.
    fn attributed(&self, s: &Sheet, i: usize, attributive: &Attributive) -> Option<Found> {
        let source = phrases::noun_phrase(s, i + attributive.len(), s.len());
        if source.is_empty() {
            return None;
        }
        let fronted = (s.body..i).all(|k| !s.is_word(k) || matches!(s.tag(k), Tag::Conjunction | Tag::Adverb));
        let apart = fronted || s.is_mark(i - 1, ",") || s.is_dash(i - 1);
        let holds = match attributive.need {
            Need::Anyone => true,
            Need::Speaker => apart && can_speak(s, &source),
            // "per analytics firm Sightwise"; but "£30, per person".
            Need::Named => {
                let named =
                    matches!(s.tag(source.start), Tag::Determiner | Tag::Possessive) || source.clone().any(|k| s.tag(k) == Tag::Name);
                apart && can_speak(s, &source) && named
            }
            Need::Opening => fronted && can_speak(s, &source) && s.is_mark(source.end, ",") && is_assessed(s, source.end + 1),
        };
        if !holds {
            return None;
        }
        let mut content = Vec::new();
        // "an injury that, according to the club, will keep him out": only that is the club's.
        let relative = i > s.body + 2 && s.is_mark(i - 1, ",") && matches!(s.word(i - 2), "that" | "which" | "who") && s.is_nominal(i - 3);
        let goes_on = || clauses::rest_after_aside(s, clauses::apposition_end(s, source.end));
        let hangs = if relative && !fronted { goes_on() } else { None };
        let source = if fronted {
            let end = (source.end..s.len())
                .find(|&k| s.is_mark(k, ","))
                .filter(|&k| k < source.end + 14)
                .unwrap_or(source.end);
            let end = aside_of_name(s, end).unwrap_or(end);
            content.push(clauses::rest(s, (end + 1).min(s.end())));
            source.start..end
        } else {
            let source = source.start..clauses::apposition_end(s, source.end);
            let mark = i - 1;
            let left = if s.is_mark(mark, ",") || s.is_dash(mark) { mark } else { i };
            let start = if hangs.is_some() { left - 1 } else { clause_start(s, left) };
            content.push(s.span(start, left));
            // "It was, in the words of a veteran, “a bloodbath”": what was begun goes on after it.
            if !(start..left).any(|k| s.is_finite(k)) || phrases::is_auxiliary(s.word(left.wrapping_sub(1))) {
                let rest = |m: usize| match (m..s.end()).find(|&k| hangs.is_some() && s.is_mark(k, ",")) {
                    Some(comma) => s.span(m, comma),
                    None => clauses::rest(s, m),
                };
                content.extend(clauses::rest_after_aside(s, source.end).map(rest));
            }
            source
        };
        content.retain(|r| !r.is_empty());
        (!content.is_empty()).then(|| Found {
            lemma: attributive.words.into(),
            sure: hangs.is_some(),
            ..blank(
                s.span(i, i + attributive.len()),
                Speaker::Named(source),
                self.quotations_in(content),
            )
        })
    }

    /// A quotation that begins before its sentence does is content from its own beginning.
    fn quotations_in(&self, mut content: Vec<Range>) -> Vec<Range> {
        if let Some(first) = content.first_mut() {
            let n = self
                .passage
                .quotations
                .partition_point(|q| q.ranges.last().is_none_or(|r| r.end <= first.start));
            if let Some(open) = self
                .passage
                .quotations
                .get(n)
                .and_then(|q| q.ranges.last())
                .filter(|r| r.start < first.start)
            {
                first.start = open.start;
            }
        }
        content
    }

    /// The minister: “…”; "Continued Stone: “…”".
    fn colon(&self, s: &Sheet, i: usize) -> Option<Found> {
        let open = clauses::quotation_after(s, i + 1).filter(|&o| o <= i + 2)?;
        let verb = matches!(s.tag(s.body), Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple);
        let from = s.body + usize::from(verb);
        let short = i - s.body <= 10 && !(from..i).any(|k| s.is_finite(k) || s.is_quoted(k));
        let source = phrases::noun_phrase(s, from, i);
        let quotation = s.quotation(open).and_then(|q| self.passage.quotations.get(q))?;
        (short && !source.is_empty() && source.end == i).then(|| {
            let cue = if verb { s.span(s.body, from) } else { s.span(i, i + 1) };
            let mut found = blank(cue, Speaker::Named(source), quotation.ranges.clone());
            if verb {
                found.lemma = lemmas::lemma(s.word(s.body), s.tag(s.body)).into();
            }
            found
        })
    }
}

/// True where the attribution's cue follows the aside from `from` to `to`, and its source stands before that.
fn tells_aside(s: &Sheet, found: &Found, from: usize, to: usize) -> bool {
    let cue = found.cue.first().map_or(0, |c| s.token_at(c.start));
    matches!(&found.speaker, Speaker::Named(own) if own.start < from) && s.is_mark(to, ",") && cue == to + 1
}

fn blank(cue: Range, speaker: Speaker, content: Vec<Range>) -> Found {
    Found {
        sheet: 0,
        lemma: "say".into(),
        stance: Stance::Asserts,
        negated: false,
        cue: vec![cue],
        speaker,
        content,
        antecedent: None,
        cites: None,
        points_back: false,
        sure: false,
    }
}

fn found(cue: &'static Cue, range: Range, speaker: Speaker, content: Vec<Range>) -> Found {
    Found {
        lemma: cue.lemma.into(),
        stance: cue.stance,
        ..blank(range, speaker, content)
    }
}

fn is_noun_cue(found: &Found) -> bool {
    found.lemma.is_empty()
}

/// True for verbs by tag, and for those that a tagger may take for nouns: "diplomats stress that", "allies who fear", "the
/// airline plans to drop …" where nothing else is the sentence's verb.
fn is_verb(s: &Sheet, i: usize) -> bool {
    if phrases::is_verb(s.tag(i)) {
        return true;
    }
    let before = i.checked_sub(1);
    let after_subject = before.is_some_and(|b| matches!(s.tag(b), Tag::Nouns | Tag::Name | Tag::Pronoun));
    matches!(s.word(i), "said" | "says" | "told" | "tells")
        || (s.word(i + 1) == "that" && (after_subject || before.is_some_and(|b| s.is_mark(b, ",")) && is_without_verb(s, i)))
        || is_only_verb(s, i)
        || before.is_some_and(|b| s.word(b) == "who" || (s.is_mark(b, ",") && s.word(i).ends_with("ing")))
}

/// How far a sentence is searched for another verb.
const NEAR: usize = 40;

/// True where a noun with an infinitive must be the sentence's verb, for there is no other.
fn is_only_verb(s: &Sheet, i: usize) -> bool {
    let after_noun = i > s.body && matches!(s.tag(i - 1), Tag::Noun | Tag::Name);
    s.tag(i) == Tag::Nouns && after_noun && s.tag(i + 1) == Tag::To && s.tag(i + 2) == Tag::VerbBase && is_without_verb(s, i)
}

/// True where nothing near can be the sentence's verb but the token at `i`.
fn is_without_verb(s: &Sheet, i: usize) -> bool {
    !(i.saturating_sub(NEAR).max(s.body)..s.end().min(i + NEAR)).any(|k| s.is_finite(k))
}

/// "went on to say", "appeared to suggest": verbs that add nothing to the cue.
fn is_light(s: &Sheet, i: usize) -> bool {
    VERBS.light.contains(s.word(i))
}

/// "if he said", "whether they say": nobody said it.
fn is_condition(s: &Sheet, group: usize) -> bool {
    (group.saturating_sub(4)..group).any(|k| matches!(s.word(k), "if" | "unless" | "whether") && !(k..group).any(|m| s.is_mark(m, ",")))
}

/// True where a quotation or a clause with its comma ends just before `i`.
fn stands_after_content(s: &Sheet, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|b| b > s.body && (s.is_mark(b, ",") || s.is_dash(b) || (s.is_quote_mark(b) && s.is_quoted(b))))
}

/// The first token of the clause before `end`, less the conjunction that joins it on.
fn clause_start(s: &Sheet, end: usize) -> usize {
    let floor = end.saturating_sub(clauses::LONGEST).max(s.body);
    let mark = (floor..end)
        .rev()
        .take(80)
        .find(|&k| matches!(s.raw(k), ";" | ":") && !s.is_quoted(k));
    let from = mark.map_or(floor, |k| k + 1);
    if from < end && s.tag(from) == Tag::Conjunction {
        from + 1
    } else {
        from
    }
}

/// "This was reported by …": the content is the statement before.
fn points_back(s: &Sheet, content: &[Range]) -> bool {
    matches!(content, [only] if matches!(only.of(s.text), "This" | "That" | "this" | "that"))
}

/// "X's pledge to", "his claim that", "a call by X for", "issued a warning that".
fn noun(s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
    let mut k = i;
    while k > s.body
        && matches!(
            s.tag(k - 1),
            Tag::Adjective | Tag::Number | Tag::VerbIng | Tag::VerbParticiple | Tag::Noun
        )
        && i - k < 4
    {
        k -= 1;
    }
    let before = k.checked_sub(1)?;
    let after = i + 1;
    let agent = (s.word(after) == "by")
        .then(|| phrases::noun_phrase(s, after + 1, s.len()))
        .filter(|r| !r.is_empty() && can_speak(s, r));
    let (source, cue_start, content_from) = if s.tag(before) == Tag::Clitic {
        let owner = possessor(s, before)?;
        (owner, i, after)
    } else if s.tag(before) == Tag::Possessive && before >= s.body && !matches!(s.word(before), "its") {
        (before..k, i, after)
    } else if let Some(agent) = agent {
        let end = agent.end;
        (agent, i, end)
    } else if matches!(cue.lemma, "call") && s.word(after) == "in" {
        let place = phrases::base_phrase(s, after + 1, s.len());
        let end = place.end;
        (place, i, end)
    } else if let Some((giver, verb)) = giver(s, k) {
        (giver, verb, after)
    } else if s.word(after) == "that"
        && cue.takes("that")
        && !phrases::is_negation(s.word(before))
        && phrases::clause_begins(s, after + 1, s.end())
    {
        let content = clauses::content_after_noun(s, cue, after, i)?;
        return Some(found(cue, s.span(i, after), Speaker::Unstated, content));
    } else {
        return None;
    };
    if !can_speak(s, &source) {
        return None;
    }
    let content = clauses::content_after_noun(s, cue, content_from, i)?;
    Some(found(cue, s.span(cue_start, after), Speaker::Named(source), content))
}

static LIGHT_VERBS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/light-verbs.txt")));

/// Who gives the noun phrase at `noun`, and where the verb that says so begins: "the minister made a promise".
fn giver(s: &Sheet, noun: usize) -> Option<(Tokens<usize>, usize)> {
    let verb = (s.body..noun)
        .rev()
        .take(3)
        .find(|&v| s.is_finite(v) || s.tag(v) == Tag::VerbIng)
        .filter(|&v| LIGHT_VERBS.contains(s.word(v)))?;
    let group = phrases::verb_group(s, verb);
    Some((phrases::subject(s, group.start)?, group.start))
}

/// What must hold for a preposition to attribute a statement.
#[derive(Clone, Copy)]
enum Need {
    Anyone,
    /// The source can speak, and the phrase begins the sentence or stands after a comma or a dash.
    Speaker,
    /// The same, and the source is a name or has its article: no "£30, per person".
    Named,
    /// The phrase begins the sentence, its source can speak, and what follows says what something is.
    Opening,
}

/// "According to Ann Roe, who runs the port, | …", "Ann Roe, a pilot at the port, | …": the comma that closes what is told of
/// her, where a clause follows.
fn aside_of_name(s: &Sheet, comma: usize) -> Option<usize> {
    let first = comma + 1;
    let relative = s.tag(first) == Tag::Wh && matches!(s.word(first), "who" | "whose" | "which");
    let post = matches!(s.word(first), "a" | "an") && {
        let phrase = phrases::base_phrase(s, first, s.end());
        s.tag(comma - 1) == Tag::Name && sources::noun_kind(s.word(sources::head(s, &phrase))).is_some()
    };
    let close = (first..s.end())
        .take(NEAR)
        .find(|&k| (relative || post) && s.is_mark(k, ",") && !s.is_quoted(k))?;
    let told = relative || !(first..close).any(|k| s.is_finite(k));
    (told && phrases::clause_begins(s, close + 1, s.end())).then_some(close)
}

/// A preposition that attributes a statement.
pub(super) struct Attributive {
    words: &'static str,
    need: Need,
}

impl Attributive {
    /// Number of its words.
    pub(super) fn len(&self) -> usize {
        self.words.split(' ').count()
    }
}

/// Attributive prepositions by their first word.
static ATTRIBUTIVES: LazyLock<Groups<Attributive>> = LazyLock::new(|| {
    let entries = lexicon::entries(lexicon::list!("../../../data/attributives.txt"));
    let entry = |line: &'static str| {
        let (words, need) = line.split_once('\t')?;
        let need = match need {
            "anyone" => Need::Anyone,
            "speaker" => Need::Speaker,
            "named" => Need::Named,
            "opening" => Need::Opening,
            _ => return None,
        };
        Some((words.split(' ').next()?, Attributive { words, need }))
    };
    Groups::new(entries.filter_map(entry).collect())
});

/// The attributive preposition at `i`.
pub(super) fn attributive(s: &Sheet, i: usize) -> Option<&'static Attributive> {
    let stands = |a: &&Attributive| a.words.split(' ').zip(i..).all(|(word, k)| s.word(k) == word);
    ATTRIBUTIVES.get(s.word(i)).iter().find(stands)
}

/// True where what begins at `from` says what something is, as one sees it: "the quota is a death sentence".
fn is_assessed(s: &Sheet, from: usize) -> bool {
    let subject = phrases::noun_phrase(s, from, s.len());
    let noun = !subject.is_empty() && s.tag(subject.start) != Tag::Pronoun;
    noun && matches!(s.word(subject.end), "is" | "are")
        && (matches!(s.word(subject.end + 1), "a" | "an") || s.tag(subject.end + 1) == Tag::Adjective)
}

/// The owner before a possessive ending.
pub(super) fn possessor(s: &Sheet, clitic: usize) -> Option<Tokens<usize>> {
    let mut start = clitic;
    while start > s.body
        && clitic - start < 8
        && matches!(
            s.tag(start - 1),
            Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Determiner | Tag::Number
        )
    {
        start -= 1;
        if s.tag(start) == Tag::Determiner {
            break;
        }
    }
    (start < clitic).then_some(start..clitic)
}

/// "is convinced that", "remain concerned about".
fn adjective(s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
    let copula = (s.body..i).rev().take(4).find(|&k| s.tag(k) != Tag::Adverb)?;
    if !phrases::is_copula(s.word(copula)) {
        return None;
    }
    let group = phrases::verb_group(s, copula);
    if group.form == Form::Infinitive || is_condition(s, group.start) {
        return None;
    }
    let source = phrases::subject(s, group.start)?;
    if !can_speak(s, &source) || (source.len() == 1 && matches!(s.word(source.start), "it" | "there" | "this" | "that")) {
        return None;
    }
    let content = clauses::content_after(s, cue, i + 1)?;
    let negated = group.negated || (group.start..i).any(|k| phrases::is_negation(s.word(k)));
    Some(Found {
        negated,
        ..found(cue, s.span(group.start, i + 1), Speaker::Named(source), content)
    })
}

/// True where the phrase names someone or something that can state, want or believe: people, institutions, papers.
pub(super) fn can_speak(s: &Sheet, source: &Tokens<usize>) -> bool {
    let head = sources::head(s, source);
    let by_form = match s.tag(head) {
        Tag::Name => true,
        Tag::Pronoun => !matches!(s.word(head), "it" | "there"),
        Tag::Possessive => true,
        Tag::Determiner | Tag::Number | Tag::Adjective => GRAMMAR.quantity.contains(s.word(head)) || s.tag(head) == Tag::Number,
        _ => false,
    };
    by_form || sources::noun_kind(s.word(head)).is_some()
}

/// "was accused of | theft", "faces | three charges": where what somebody is charged with begins, before the comma.
fn accused_of(s: &Sheet, comma: usize) -> Option<usize> {
    let is = |k: &usize| VERBS.accused.contains(s.word(*k)) || VERBS.faces.contains(s.word(*k));
    let at = (s.body..comma).rev().find(is)?;
    if VERBS.faces.contains(s.word(at)) {
        return Some(at + 1);
    }
    let mut links = (at + 1..comma.min(at + ACCUSED)).filter(|&k| matches!(s.word(k), "of" | "with" | "for"));
    let found = match s.word(at + 1) {
        "by" => charge_behind(s, at + 1).filter(|&k| k < comma).or_else(|| links.next_back()),
        _ => links.next(),
    };
    found.map(|k| k + 1)
}

/// "was accused by two women of assault", "of assault by two women": who accuses, and of what if that is told.
fn accuser(s: &Sheet, after: usize) -> Option<(Tokens<usize>, Option<Tokens<usize>>)> {
    let first = s.word(after) == "by";
    let by = (after..s.end().min(after + ACCUSED)).find(|&k| s.word(k) == "by")?;
    let charge = if first { charge_behind(s, by) } else { Some(after) };
    let source = phrases::noun_phrase(s, by + 1, charge.filter(|_| first).unwrap_or(s.len()));
    // "by his former wife, the actress Ann Kay, | of hiding it"
    let closes = |k: &usize| s.is_mark(*k, ",") && matches!(s.word(k + 1), "of" | "with");
    let aside = (source.end + 1..s.end().min(source.end + ACCUSED)).take_while(|&k| !s.is_finite(k));
    let aside = aside
        .filter(|_| first && charge.is_none() && s.is_mark(source.end, ","))
        .find(closes);
    let charge = charge.or(aside.map(|k| k + 1));
    let source = source.start..aside.unwrap_or(source.end);
    // "accused of fraud by the board"; not "of ignoring abuse by priests", "of cheating by hiding cards".
    let told = matches!(s.tag(source.start), Tag::Determiner | Tag::Possessive | Tag::Name);
    let nouns = |k: usize| s.is_nominal(k) || s.tag(k) == Tag::Adjective;
    let short = by - after <= OFFENCE && (after + 1..by).all(nouns);
    let sure = first || s.word(after) == "of" && told && short && can_speak(s, &source);
    let charge = charge.map(|of| of + 1..if first { clauses::end(s, of, Kind::Phrase, false) } else { by });
    (sure && !source.is_empty()).then_some((source, charge))
}

/// "accused by | members of parliament | of lying", "by | two women | of assault": the preposition of the charge.
fn charge_behind(s: &Sheet, by: usize) -> Option<usize> {
    // "charged by police | with theft"; but "accused by a woman with red hair"
    let with = s.word(by.saturating_sub(1)) == "charged";
    let links = (by + 2..s.end().min(by + ACCUSED))
        .take_while(|&k| !s.is_finite(k) && !s.is_mark(k, ","))
        .filter(|&k| s.word(k) == "of" || with && s.word(k) == "with");
    let doing = |&k: &usize| s.tag(k + 1) == Tag::VerbIng;
    // "by members of parliament", "by the minister of justice", "by victims of abuse": whose one is is no charge.
    let thing = |&k: &usize| {
        let noun = phrases::base_phrase(s, k + 1, s.end());
        let offence = noun.last().is_some_and(|last| VERBS.offence.contains(s.word(last)));
        with || offence && !VERBS.suffers.contains(s.word(k - 1))
    };
    links.clone().find(doing).or_else(|| links.filter(thing).last())
}
