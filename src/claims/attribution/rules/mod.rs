//! What grammar proposes: a cue of the lexicon is looked up by its form, its verb group is read, and by the way it stands
//! (finite, passive, gerund, noun, adjective) its source is sought on one side and its content on the other.

mod attributives;
mod charges;
mod nouns;
mod parentheses;
mod passives;
mod relays;

use std::ops::Range as Tokens;

pub(super) use self::attributives::attributive;
pub(super) use self::nouns::possessor;

use super::super::words::{GRAMMAR, VERBS};
use super::silence::{self, Silence};
use super::{Found, Passage, Speaker, finish, whose};
use crate::claims::clauses::{self, Kind};
use crate::claims::cues::{self, Class, Cue};
use crate::claims::lemmas;
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// How many tokens back a cue looks for the clause that it belongs to.
const REACH: usize = 120;

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
                self.turn(s, i).or_else(|| self.colon(s, i)).map(|f| (f, 1))
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
            // "The contractor, Balfour Rail, did not respond"
            let asked = ["respond", "reply", "return"].contains(&silent.lemma.as_ref())
                && silent.content.clone().any(|k| s.word(k) == "comment" || s.word(k) == "calls");
            let named = || asked && subject.clone().any(|k| s.is_mark(k, ",") && s.tag(k + 1) == Tag::Name);
            (silent.checks || it || can_speak(s, &subject) || named()).then_some(())?;
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
            Class::Noun if matches!(s.tag(i), Tag::Noun | Tag::Nouns) => nouns::noun(s, i, cue),
            Class::Adjective if matches!(s.tag(i), Tag::Adjective | Tag::VerbParticiple | Tag::VerbPast) => nouns::adjective(s, i, cue),
            _ => None,
        }
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
        let hearsay =
            VERBS.hearsay.contains(cue.lemma) && s.tag(after) == Tag::To && matches!(s.tag(i), Tag::VerbPast | Tag::VerbParticiple);
        if hearsay && let Some(content) = passives::hearsay_aside(s, cue, group.start, after) {
            return Some(Found {
                sure: true,
                ..new(Speaker::Unstated, content)
            });
        }
        // "the claims, | described as “nonsense” | by the minister, …"
        // "a song called “Hello” by Adele" has its name from nobody.
        let titled = cue.lemma == "call" && s.word(after) != "as";
        let aside = i > s.body && (s.is_mark(i - 1, ",") || s.is_dash(i - 1));
        let past = s.tag(i) == Tag::VerbParticiple || s.tag(i) == Tag::VerbPast && aside;
        let reduced =
            past && group.start == i && group.form == Form::Finite && i > s.body && !titled && !phrases::is_time_word(s.word(i - 1));
        if (group.passive && group.form == Form::Finite || reduced)
            && let Some((source, said)) = passives::called_by(s, cue, after)
        {
            let subject = if reduced {
                passives::told_of(s, i)?
            } else {
                self.finite_subject(s, group.start)?
            };
            let content = vec![s.span(subject.start, subject.end), s.span(said.start, said.end)];
            let denies = cue.stance == Stance::Asserts && said.clone().any(|k| finish::says_false(s, k));
            return Some(Found {
                sure: true,
                stance: if denies { Stance::Denies } else { cue.stance },
                ..new(Speaker::Named(source), content)
            });
        }
        if group.form == Form::Participle
            && let Some((source, content)) = passives::believed_by(s, cue, group.start, after)
        {
            return Some(Found {
                sure: true,
                ..new(Speaker::Named(source), content)
            });
        }
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
                let inverted = self.inverted(s, cue, i).or_else(|| self.parenthesis(s, cue, group.start, after));
                if let Some((source, content)) = inverted.or_else(|| self.between(s, cue, group.start, after)) {
                    return Some(Found {
                        sure: true,
                        ..new(Speaker::Named(source), content)
                    });
                }
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

    /// "Said Jane Roe, who leads the board, | “…”": the verb opens the sentence.
    fn inverted(&self, s: &Sheet, cue: &Cue, i: usize) -> Option<(Tokens<usize>, Vec<Range>)> {
        // "Tell your boss, “I quit.”"
        if i != s.body || !cue.takes("quote") || cue.takes("hearer") || !s.is_finite(i) {
            return None;
        }
        let source = phrases::noun_phrase(s, i + 1, s.len());
        let end = clauses::apposition_end(s, source.end);
        let open = end + 1;
        let stands = (s.is_mark(end, ",") || s.is_mark(end, ":")) && s.is_quote_mark(open) && s.is_quoted(open);
        let quotation = s.quotation(open).and_then(|q| self.passage.quotations.get(q)).filter(|_| stands)?;
        (!source.is_empty() && can_speak(s, &source)).then(|| (source.start..end, quotation.ranges.clone()))
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
            && let Some((source, charge)) = charges::accuser(s, after)
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
                // "was described by neighbours | as “a quiet man”": of whom it is said belongs to it.
                let named = || {
                    let mut what = clauses::content_after(s, cue, source.end).filter(|_| cue.takes("quoted") && !bare)?;
                    let first = source.end + usize::from(s.word(source.end) == "as");
                    what.iter_mut()
                        .take(1)
                        .for_each(|c| c.start = c.start.max(s.span(first, first + 1).start));
                    Some(before().into_iter().chain(what).collect())
                };
                let content = named()
                    .or_else(|| clauses::content_after(s, cue, source.end))
                    .or_else(what)
                    .or_else(|| (cue.takes("np") || cue.takes("quote")).then(before).flatten().map(|r| vec![r]))?;
                let source = source.start..clauses::apposition_end(s, source.end);
                Some((Speaker::Named(source), content))
            }
            None if bare => None,
            None => {
                let hearsay = VERBS.hearsay.contains(cue.lemma);
                let to = s.tag(after) == Tag::To && hearsay;
                // "Fans were told | the match would go ahead"
                let first = phrases::noun_phrase(s, after, s.end());
                let bare = cue.lemma == "tell" && first.start == after && !first.is_empty() && s.is_finite(first.end);
                let that = s.word(after) == "that" && hearsay || bare;
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
            // "As the sun set, | “We are leaving,” he said."
            // "When prices fall, “we will sell,” he said": that is a part of what he said, and "As Roe said, “…”" is Roe's.
            let past = |k: usize| s.tag(k) == Tag::VerbPast && cues::at(s, k).next().is_none();
            let circumstance = || {
                let led = clause_start(s, open);
                let mut verbs = (led..open).filter(|&k| s.is_finite(k));
                GRAMMAR.circumstance.contains(s.word(led)) && s.is_mark(open - 1, ",") && s.is_capital(open + 1) && verbs.all(past)
            };
            if led && !circumstance() && !(open.saturating_sub(REACH).max(s.body)..open).any(|k| s.is_mark(k, ":")) {
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

    /// "ROE: It will float. I am ready.": all that the block has behind its colon.
    fn turn(&self, s: &Sheet, i: usize) -> Option<Found> {
        let (name, colon) = self.passage.turn?;
        let (own, last) = (s.tokens.get(i)?, self.passage.sheets.last()?);
        let speaker = s.token_at(name.start)..s.token_at(name.end);
        let said = Range::new(own.range.end, last.range.end).trim(s.text);
        let asks = said.of(s.text).ends_with('?');
        (own.range.start == colon && !speaker.is_empty() && !said.is_empty()).then(|| Found {
            stance: if asks { Stance::Asks } else { Stance::Asserts },
            turn: true,
            sure: true,
            ..blank(own.range, Speaker::Named(speaker), vec![said])
        })
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
        turn: false,
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
pub(super) fn clause_start(s: &Sheet, end: usize) -> usize {
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
