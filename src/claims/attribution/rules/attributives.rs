//! Prepositions that attribute a statement: "according to Jane Roe", "in the words of a veteran".

use std::sync::LazyLock;

use super::super::{Found, Speaker};
use super::{Finder, NEAR, blank, can_speak, clause_start};
use crate::claims::clauses;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::lexicon::{self, Groups};
use crate::tagger::Tag;
use crate::text::Range;

impl Finder<'_> {
    /// "according to Jane Roe": what is said stands before, or after where the phrase opens the sentence.
    pub(super) fn attributed(&self, s: &Sheet, i: usize, attributive: &Attributive) -> Option<Found> {
        let mut source = phrases::noun_phrase(s, i + attributive.len(), s.len());
        if source.is_empty() {
            return None;
        }
        // "critics such as Mr Hall"
        if s.word(source.end) == "such" && s.word(source.end + 1) == "as" {
            source.end = phrases::noun_phrase(s, source.end + 2, s.len()).end;
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
            // "It was, in the words of a veteran, “a bloodbath”", "It would, …": what was begun goes on after it.
            let helps = |k: usize| phrases::is_auxiliary(s.word(k)) || s.tag(k) == Tag::Modal;
            if !(start..left).any(|k| s.is_finite(k)) || helps(left.wrapping_sub(1)) {
                let rest = |m: usize| match (m..s.end()).find(|&k| hangs.is_some() && s.is_mark(k, ",")) {
                    Some(comma) => s.span(m, comma),
                    // “a triumph” and “a bore”, | a claim he denies
                    None => clauses::quotations_at(s, m).map_or_else(|| clauses::rest(s, m), |end| s.span(m, end)),
                };
                content.extend(clauses::rest_after_aside(s, source.end).map(rest));
            }
            source
        };
        content.retain(|r| !r.is_empty());
        let quoted = content.len() > 1 && content.last().is_some_and(|r| s.is_quote_mark(s.token_at(r.start)));
        (!content.is_empty()).then(|| Found {
            lemma: attributive.words.into(),
            sure: hangs.is_some() || quoted && matches!(attributive.need, Need::Speaker | Need::Anyone),
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
pub(in crate::claims::attribution) struct Attributive {
    words: &'static str,
    need: Need,
}

impl Attributive {
    /// Number of its words.
    pub(in crate::claims::attribution) fn len(&self) -> usize {
        self.words.split(' ').count()
    }
}

/// Attributive prepositions by their first word.
static ATTRIBUTIVES: LazyLock<Groups<Attributive>> = LazyLock::new(|| {
    let entries = lexicon::entries(lexicon::list!("../../../../data/attributives.txt"));
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
pub(in crate::claims::attribution) fn attributive(s: &Sheet, i: usize) -> Option<&'static Attributive> {
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
