//! Attribution: finds cues and links each to its source and its content.
//!
//! Three models, one after the other, read each sentence. The first (linear) says which words are cues, the second labels
//! for each cue the sentence's tokens as source, content or neither (so that the three belong together by construction),
//! boosted trees judge the whole. What the rules (`rules`) propose for a cue is evidence for all three. The task and the
//! data are those of PolNeAR (Newell et al., "An Attribution Relations Corpus for Political News", LREC 2018); labels of
//! a sentence are a linear-chain conditional random field (Lafferty et al. 2001). Who the source is comes later
//! (`sources`): here it is a range of tokens.

mod continued;
mod extent;
mod finish;
mod frame;
mod judge;
mod label;
mod line;
mod model;
mod rules;
mod silence;
mod spoken;
mod spot;
mod statement;
mod together;
#[cfg(feature = "training")]
pub mod training;
mod whose;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range as Tokens;
use std::sync::OnceLock;

use self::frame::Frame;
use self::judge::Case;
use self::line::Line;
pub(crate) use self::model::Model;
pub(crate) use self::silence::{Unsaid, unsaid};
use super::lemmas;
use super::phrases;
use super::quotations::Quotation;
use super::sheet::Sheet;
use crate::order;
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// The sentences of one block, and the quotations of the article.
pub(crate) struct Passage<'a> {
    pub sheets: &'a [Sheet<'a>],
    pub quotations: &'a [Quotation],
    /// Where the block is a turn of a talk: who speaks, and the colon behind that.
    pub turn: Option<(Range, usize)>,
}

/// Who speaks, before anyone is identified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// The tokens that name the source, in the passage's sheet of the cue.
    Named(Tokens<usize>),
    /// Nobody is named: "it is understood".
    Unstated,
    /// Whoever spoke last: a quotation without a cue.
    Last,
}

/// An attribution before its source is identified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Index of the cue's sheet in the passage.
    pub sheet: usize,
    pub lemma: Cow<'static, str>,
    pub stance: Stance,
    pub negated: bool,
    pub cue: Vec<Range>,
    pub speaker: Speaker,
    pub content: Vec<Range>,
    /// Whom the source stands for, where that is a relative pronoun.
    pub antecedent: Option<Tokens<usize>>,
    /// First byte of another attribution's cue, where this one only names what that relays: "…, citing officials".
    pub cites: Option<usize>,
    /// True where the content is what stood before: "This was reported by …".
    pub points_back: bool,
    /// True for a turn of a talk: the speaker's own words, without quotation marks.
    pub turn: bool,
    /// True for a set phrase, such as those of silence: the models, which have seen few, are not asked.
    pub sure: bool,
}

impl Found {
    /// ", which she denies", of which the rules are sure: the models, which judge a sentence's statements side by side, would
    /// drop what is answered.
    fn is_answer(&self) -> bool {
        let before = || {
            self.content
                .last()
                .zip(self.cue.first())
                .is_some_and(|(said, cue)| said.end <= cue.start)
        };
        self.sure && matches!(self.stance, Stance::Denies | Stance::Doubts) && before()
    }

    /// "declined to comment": there is nothing in it that someone else could answer.
    pub(crate) fn is_silent(&self) -> bool {
        silence::is_refusal(&self.lemma) || self.negated && self.sure
    }

    /// First byte of all that it covers.
    pub(crate) fn start(&self, sheets: &[Sheet]) -> usize {
        let speaker = match &self.speaker {
            Speaker::Named(tokens) => sheets.get(self.sheet).map(|s| s.span(tokens.start, tokens.end).start),
            _ => None,
        };
        self.cue
            .iter()
            .chain(&self.content)
            .map(|r| r.start)
            .chain(speaker)
            .min()
            .unwrap_or(0)
    }
}

/// The model that this library carries.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../../data/attribution.bin")).unwrap_or_default())
}

/// Of a sentence no more candidates are labelled than this and a share of its tokens: work stays in step with length.
const CANDIDATES: usize = 6;
const CANDIDATE_SHARE: usize = 8;

/// So many tokens at most lie between the comma of ", a charge that she denies" and who denies it.
const ASIDE: usize = 4;

/// The attributions of a passage, in text order.
pub(crate) fn find(passage: &Passage, model: &Model) -> Vec<Found> {
    let mut found = Vec::new();
    let mut proposals = rules::find(passage).into_iter().peekable();
    for (n, sheet) in passage.sheets.iter().enumerate() {
        let (mut own, mut answers) = (Vec::new(), Vec::new());
        while let Some(proposal) = proposals.next_if(|p| p.sheet <= n) {
            if proposal.is_answer() { &mut answers } else { &mut own }.push(proposal);
        }
        let line = Line::new(sheet, &own);
        let cases = cases(&line, &own, model);
        let rows: Vec<judge::Row> = (0..cases.len()).filter_map(|k| judge::row(&line, &cases, k)).collect();
        let from = found.len();
        for (case, verdict) in cases.iter().zip(model.verdicts.scores(&rows)) {
            found.extend(judged(passage, n, &line, case, i32::from(verdict), model));
        }
        found
            .iter_mut()
            .skip(from)
            .for_each(|f| answers.iter().for_each(|own| without_answer(sheet, f, own)));
        found.extend(answers);
        without_doubles(&mut found, from);
        silence::keep_open(sheet, &mut found, from);
        together::mend(sheet, found.get_mut(from..).unwrap_or_default());
        finish::trim(sheet, found.get_mut(from..).unwrap_or_default());
    }
    continued::extend(passage, &mut found);
    found.retain_mut(|f| is_left(passage, f));
    one_cue(passage, &mut found);
    said_once(&mut found);
    order::by_key(&mut found, |f| f.start(passage.sheets));
    found
}

/// In a sentence that is no sentence rules may trim all away: a source of nothing is nobody, and a content of nothing is no
/// statement.
fn is_left(passage: &Passage, found: &mut Found) -> bool {
    if let (Some(s), Speaker::Named(source)) = (passage.sheets.get(found.sheet), &found.speaker)
        && s.span(source.start, source.end).is_empty()
    {
        found.speaker = Speaker::Unstated;
    }
    found.content.retain(|c| !c.is_empty());
    !found.content.is_empty()
}

/// "told staff | to delete the emails | , which she denies": the answer is the writer's to tell.
fn without_answer(s: &Sheet, found: &mut Found, answer: &Found) {
    let (Speaker::Named(source), Some(cue)) = (&answer.speaker, answer.cue.first()) else {
        return;
    };
    if found.turn {
        return;
    }
    let comma = (source.start.saturating_sub(ASIDE)..source.start)
        .rev()
        .find(|&k| s.is_mark(k, ","));
    let Some(comma) = comma.filter(|&k| k > s.body) else { return };
    for piece in found.content.iter_mut().filter(|c| c.contains(*cue) && s.range.contains(**c)) {
        let kept = s.span(s.token_at(piece.start).min(comma), comma);
        if !kept.is_empty() {
            *piece = kept;
        }
    }
}

/// "has not | commented on the strike" is "has not commented | on the strike" again, and "charges | he denies" a part of "he
/// denies": the rules' own stays.
fn without_doubles(found: &mut Vec<Found>, from: usize) {
    let own = found.get(from..).unwrap_or_default().iter().filter(|f| f.sure);
    let sure: Vec<(Range, usize)> = own
        .flat_map(|f| f.cue.iter().map(|c| (*c, f.content.last().map_or(c.end, |last| last.end))))
        .collect();
    let noun = |cue: &Range, said: usize| (said + 1..=said + ", ".len()).contains(&cue.start);
    let again = |cue: &Range| {
        let is_part = |&(own, said): &(Range, usize)| own.overlaps(*cue) || cue.end < own.start && noun(cue, said);
        sure.iter().any(is_part)
    };
    let mut n = 0;
    found.retain(|f| {
        n += 1;
        n <= from || f.sure || sure.is_empty() || !f.cue.iter().any(again)
    });
}

/// "was quoted | as saying that …", "a poll | published on Monday | found that …", "said in a | note | that …": two cues, and
/// one statement.
fn one_cue(passage: &Passage, found: &mut Vec<Found>) {
    let mut n = 0;
    while let Some((first, second)) = found.get(n).zip(found.get(n + 1)) {
        let named = matches!((&first.speaker, &second.speaker), (Speaker::Named(a), Speaker::Named(b)) if a.start == b.start);
        let again = named && first.sheet == second.sheet && first.content == second.content;
        // "denied, then admitted, that …" are two.
        let same = first.stance == second.stance && first.negated == second.negated;
        let as_said = || {
            let (sheet, cue) = (passage.sheets.get(second.sheet)?, second.cue.first()?);
            let before = sheet.token_at(cue.start).checked_sub(1)?;
            (sheet.word(before) == "as").then(|| Range::new(sheet.span(before, before + 1).start, cue.end))
        };
        let is_noun = || {
            let (sheet, cue) = (passage.sheets.get(second.sheet)?, second.cue.first()?);
            Some(matches!(sheet.tag(sheet.token_at(cue.start)), Tag::Noun | Tag::Nouns))
        };
        let (as_said, is_noun) = (as_said(), is_noun() == Some(true));
        match as_said.filter(|_| again) {
            Some(saying) => {
                if let Some(first) = found.get_mut(n) {
                    first.cue.push(saying);
                    order::ranges(&mut first.cue);
                }
                found.remove(n + 1);
            }
            None if again && same && first.cites.is_none() && second.cites.is_none() => {
                found.remove(if is_noun { n + 1 } else { n });
            }
            None => n += 1,
        }
    }
}

/// Of two that have the same content and of which one names nobody, the other stays.
fn said_once(found: &mut Vec<Found>) {
    let key = |f: &Found| (f.content.first().map(|r| r.start), f.content.last().map(|r| r.end), f.cites);
    let named = |f: &Found| matches!(f.speaker, Speaker::Named(_));
    let mut best: BTreeMap<_, (bool, usize)> = BTreeMap::new();
    for (n, f) in found.iter().enumerate().filter(|(_, f)| !f.points_back) {
        let first = best.entry(key(f)).or_insert((named(f), n));
        if named(f) && !first.0 {
            *first = (true, n);
        }
    }
    let mut n = 0;
    found.retain(|f| {
        n += 1;
        named(f) || f.points_back || best.get(&key(f)).is_none_or(|&(_, kept)| kept + 1 == n)
    });
}

/// True for the tokens that may be a cue's main word.
fn is_candidate(line: &Line<'_>, i: usize, model: &Model) -> bool {
    let s = line.sheet;
    if i < s.body {
        return false;
    }
    line.proposed(i).is_some() || (phrases::is_verb(s.tag(i)) && !phrases::is_auxiliary(s.word(i))) || model.knows(line, i)
}

/// The cues of a sentence with their scores.
fn candidates<'a>(line: &Line<'_>, proposals: &'a [Found], model: &Model) -> Vec<(i32, Frame<'a>)> {
    let mut out: Vec<(i32, Frame<'a>)> = Vec::new();
    for i in (0..line.len()).filter(|&i| is_candidate(line, i, model)) {
        let frame = Frame::new(line, i, proposals);
        let score = model.cue(line, &frame);
        // Of the words that one proposal has for its cue, the best speaks for it, however little it scores.
        let same = |other: &(i32, Frame<'a>)| other.1.proposal.is_some_and(|p| frame.proposal.is_some_and(|q| std::ptr::eq(p, q)));
        match out.last_mut().filter(|last| same(last)) {
            Some(last) if last.0 >= score => {}
            Some(last) => *last = (score, frame),
            None if score >= model.cue_least || frame.proposal.is_some() => out.push((score, frame)),
            None => {}
        }
    }
    let most = CANDIDATES + line.len() / CANDIDATE_SHARE;
    if out.len() > most {
        order::by_keys(&mut out, |(score, f)| (i32::MAX.abs_diff(*score) as usize, f.head));
        out.truncate(most);
        order::by_key(&mut out, |(_, f)| f.head);
    }
    out
}

/// The cues of a sentence, each with its source and content.
fn cases<'a>(line: &Line<'_>, proposals: &'a [Found], model: &Model) -> Vec<Case<'a>> {
    candidates(line, proposals, model)
        .into_iter()
        .map(|(cue, frame)| {
            let reading = label::read(model, line, &frame);
            let prior = model.prior(line, frame.head);
            Case::new(line, frame, cue, prior, &reading)
        })
        .collect()
}

/// The attribution that a candidate is, if it is one.
fn judged(passage: &Passage, n: usize, line: &Line<'_>, x: &Case<'_>, verdict: i32, model: &Model) -> Option<Found> {
    let f = &x.frame;
    // Whom a relay cites ("…, citing officials") is the rules' to say: its content is another attribution's.
    if let Some(cites) = f.proposal.filter(|p| p.cites.is_some()) {
        // "would not say why, citing a lawsuit"
        return (!statement::is_bare_question(line.sheet, cites)).then(|| Found { sheet: n, ..cites.clone() });
    }
    let least = if f.proposal.is_some() { model.least } else { model.least_alone };
    if let Some(told) = f.proposal.filter(|p| p.sure && !statement::is_anonymity(line.sheet, p)) {
        return Some(Found { sheet: n, ..told.clone() });
    }
    if x.content.is_empty() || verdict < least {
        return None;
    }
    let read = attribution(passage, n, line, x).map(|found| finish::touched(line.sheet, f.head, found));
    read.filter(|found| statement::is_statement(line.sheet, f.head, found))
}

/// The attribution that the labels make.
fn attribution(passage: &Passage, n: usize, line: &Line<'_>, x: &Case<'_>) -> Option<Found> {
    let f = &x.frame;
    let s = line.sheet;
    let own = extent::own_words(s, f.head, &x.content);
    let own_reading =
        |p: &&Found| x.by_rule || leads_up(s, f, &x.content) && p.content.iter().all(|c| c.start >= s.span(f.head, f.head + 1).end);
    if let Some(proposal) = f.proposal.filter(|_| own.is_none()).filter(own_reading) {
        let mut found = Found {
            sheet: n,
            ..proposal.clone()
        };
        if let Speaker::Named(source) = &mut found.speaker {
            whose::mend(s, source);
        }
        whole_quotations(passage, s, &mut found.content);
        return Some(found);
    }
    let runs = own.as_ref().map_or(x.content.as_slice(), std::slice::from_ref);
    let mut content: Vec<Range> = runs
        .iter()
        .filter(|run| !is_posture(s, f, run, runs))
        .map(|run| trimmed(s, run.clone()))
        .map(|run| s.span(run.start, run.end))
        .filter(|r| !r.is_empty())
        .collect();
    whole_quotations(passage, s, &mut content);
    if content.is_empty() {
        return None;
    }
    let source = x
        .source()
        .cloned()
        .filter(|read| !finish::is_hearsay(s, f, read) && !finish::is_impersonal(s, f, read) && !finish::is_answering(s, f, read))
        .or_else(|| finish::subject(s, f))
        .or_else(|| whose::before_day(s, f.start))
        .or_else(|| whose::behind_cue(s, f))
        .or_else(|| whose::before_aside(s, f))
        .map(|read| whose::whole(s, f, read));
    let antecedent = source.as_ref().and_then(|own| whose::antecedent(s, own));
    let speaker = source.map_or(Speaker::Unstated, Speaker::Named);
    let (lemma, stance) = match (f.proposal, f.entry) {
        (Some(p), _) => (p.lemma.clone(), p.stance),
        (None, Some(entry)) => (Cow::Borrowed(entry.lemma), entry.stance),
        _ => (Cow::Owned(lemmas::lemma(s.word(f.head), s.tag(f.head))), Stance::Asserts),
    };
    Some(Found {
        sheet: n,
        lemma,
        stance,
        negated: f.proposal.map_or(f.negated, |p| p.negated),
        cue: vec![s.span(f.start, f.after)],
        speaker,
        content,
        antecedent,
        cites: f.proposal.and_then(|p| p.cites),
        points_back: f.proposal.is_some_and(|p| p.points_back),
        turn: false,
        sure: false,
    })
}

/// "Opening the case, | the prosecutor said £6,400 was missing": what somebody was doing, where the rules found what was said.
fn leads_up(s: &Sheet, f: &Frame, content: &[Tokens<usize>]) -> bool {
    let opens = |run: &Tokens<usize>| run.start == s.body && s.tag(run.start) == Tag::VerbIng && run.end <= f.start;
    content
        .first()
        .is_some_and(|run| opens(run) && !run.clone().any(|k| s.is_finite(k) || s.is_quoted(k)))
}

/// “They knew,” she said, standing in her kitchen. “They must have known.”: what stands between the pieces of a quotation,
/// and says what the speaker was doing.
fn is_posture(s: &Sheet, f: &Frame, run: &Tokens<usize>, content: &[Tokens<usize>]) -> bool {
    let first = run.clone().find(|&k| !s.is_mark(k, ","));
    let near = run.start >= f.after && run.start <= f.after + 2;
    near && first.is_some_and(|k| s.tag(k) == Tag::VerbIng && !s.is_quoted(k))
        && !run.clone().any(|k| s.is_quoted(k))
        && content.iter().any(|other| other.end <= f.start && s.is_quoted(other.start))
}

/// A run without the commas and stops at its ends.
fn trimmed(s: &Sheet, mut run: Tokens<usize>) -> Tokens<usize> {
    while !run.is_empty() && matches!(s.raw(run.start), "," | "." | ";" | ":" | ")" | "-" | "–" | "—") {
        run.start += 1;
    }
    while !run.is_empty() && matches!(s.raw(run.end - 1), "," | "." | ";" | ":" | "(" | "-" | "–" | "—") && !s.is_quoted(run.end - 1) {
        run.end -= 1;
    }
    run
}

/// Content that runs into a quotation reaches as far as the quotation does, over sentences and paragraphs.
fn whole_quotations(passage: &Passage, s: &Sheet, content: &mut Vec<Range>) {
    let quotation = |token: usize| s.quotation(token).and_then(|q| passage.quotations.get(q));
    if let Some(first) = content.first_mut()
        && let Some(q) = quotation(s.token_at(first.start))
        && let Some(open) = q.ranges.iter().find(|r| r.overlaps(*first))
        && open.start < s.range.start
        && s.token_at(first.start) <= s.body
    {
        first.start = open.start;
        let before: Vec<Range> = q.ranges.iter().take_while(|r| r.end <= open.start).copied().collect();
        content.splice(0..0, before);
    }
    if let Some(last) = content.last_mut()
        && let Some(q) = quotation(s.token_at(last.end).saturating_sub(1))
        && let Some(piece) = q.ranges.iter().find(|r| r.overlaps(*last))
        && piece.end >= s.range.end
    {
        last.end = last.end.max(piece.end);
        let end = last.end;
        content.extend(q.ranges.iter().filter(|r| r.start >= end));
    }
}
