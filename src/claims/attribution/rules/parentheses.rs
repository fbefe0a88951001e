//! Who speaks in a parenthesis of the statement: "The plan, said Dr Roe, “will not work”", "It may, the bank said, rain".

use std::ops::Range as Tokens;

use super::{Finder, NEAR, can_speak, clause_start};
use crate::claims::clauses;
use crate::claims::cues::Cue;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::GRAMMAR;
use crate::tagger::Tag;
use crate::text::Range;

impl Finder<'_> {
    /// "The plan, | said Dr Roe, | “will not work”": who speaks stands in a parenthesis of the statement.
    pub(super) fn parenthesis(&self, s: &Sheet, cue: &Cue, start: usize, after: usize) -> Option<(Tokens<usize>, Vec<Range>)> {
        let open = start
            .checked_sub(1)
            .filter(|&k| k > s.body && s.is_mark(k, ",") && !s.is_quoted(k))?;
        let inverts = cue.takes("quote") && !cue.takes("hearer") && start + cue.len() == after && s.tag(start) != Tag::VerbParticiple;
        let source = phrases::noun_phrase(s, after, s.len());
        // "She rose, said her thanks, and left"
        if !inverts || source.is_empty() || !can_speak(s, &source) || phrases::is_time_word(s.word(source.start)) {
            return None;
        }
        let first = clause_start(s, open);
        // "It was, said one aide, a mess", "It will, said one aide, be a mess"
        let cut = phrases::is_copula(s.word(open - 1));
        let parted = is_parted(s, open);
        let verb = |k: usize| s.is_mark(k, ",") && is_rest_of_verb(s, open, k + 1);
        let age = s.is_mark(source.end, ",") && s.tag(source.end + 1) == Tag::Number && s.is_mark(source.end + 2, ",");
        let close = if age {
            source.end + 2
        } else if parted && verb(source.end) || cut && s.tag(source.end + 1) != Tag::Wh {
            source.end
        } else {
            clauses::apposition_end(s, source.end)
        };
        // "It will rain, said Roe, a forecaster": what stood before was all of it.
        let next = close + 1;
        let goes_on = s.is_mark(close, ",")
            && next < s.end()
            && (cut || parted && verb(close) || s.is_quote_mark(next) && s.is_quoted(next + 1) || s.is_finite(next));
        let plain = goes_on && is_plain_before(s, first, open) && (cut || parted || !s.is_finite(open - 1));
        plain.then(|| {
            // "The law, said Roe, “must go”, | but ministers disagree"
            let own = clauses::quotation_at(s, next).map(|end| s.span(next, end));
            let rest = self.whole_quotations(s, vec![own.unwrap_or_else(|| own_rest(s, next))]);
            (source.start..close, std::iter::once(s.span(first, open)).chain(rest).collect())
        })
    }

    /// "The bank may, | it said, | raise rates": the same where the verb stands last.
    pub(super) fn between(&self, s: &Sheet, cue: &Cue, start: usize, after: usize) -> Option<(Tokens<usize>, Vec<Range>)> {
        let source = Some(start)
            .filter(|_| cue.takes("that") && cue.takes("quote"))
            .and_then(|start| phrases::subject(s, start))?;
        let open = source
            .start
            .checked_sub(1)
            .filter(|&k| k > s.body && s.is_mark(k, ",") && !s.is_quoted(k))?;
        let it = source.len() == 1 && s.word(source.start) == "it";
        // "said", "said on Monday", "told the BBC"
        let hearer = phrases::base_phrase(s, after, s.len()).end;
        let after = if cue.takes("hearer") { hearer } else { after };
        let close = (after..s.end()).take(4).find(|&k| s.is_mark(k, ","))?;
        let timed = |k: usize| s.tag(k) == Tag::Adverb || GRAMMAR.relative.contains(s.word(k)) || phrases::is_time_word(s.word(k));
        let first = clause_start(s, open);
        let holds = is_parted(s, open) && source.end == start && (it || can_speak(s, &source)) && (after..close).all(timed);
        (holds && is_rest_of_verb(s, open, close + 1) && is_plain_before(s, first, open)).then(|| {
            let rest = self.whole_quotations(s, vec![own_rest(s, close + 1)]);
            (source.clone(), std::iter::once(s.span(first, open)).chain(rest).collect())
        })
    }
}

/// "It will, | said Kerr, | be hard": a comma between a verb and its auxiliary.
fn is_parted(s: &Sheet, comma: usize) -> bool {
    comma > s.body && (s.tag(comma - 1) == Tag::Modal || GRAMMAR.have.contains(s.word(comma - 1)))
}

/// What the auxiliary before the comma is followed by: "have, …, no plan", and "would, …, cost jobs", whatever a tagger takes "cost"
/// for where no other comma follows.
fn is_rest_of_verb(s: &Sheet, comma: usize, k: usize) -> bool {
    let modal = s.tag(comma - 1) == Tag::Modal;
    let noun = || modal && matches!(s.tag(k), Tag::Noun | Tag::VerbPresent) && !(k..s.end()).take(NEAR).any(|m| s.is_mark(m, ","));
    matches!(s.tag(k), Tag::VerbBase | Tag::VerbParticiple | Tag::VerbPast | Tag::Adverb) || !modal && s.word(k) == "no" || noun()
}

/// True where the words before a parenthesis hold no other one, no quotation and no verb but the last: "“…,” he shrugged, said
/// Roe, …".
fn is_plain_before(s: &Sheet, first: usize, open: usize) -> bool {
    let helps = |k: usize| s.tag(k) == Tag::Modal || phrases::is_auxiliary(s.word(k));
    // "the rules that will, ministers say, protect children | come into force"
    let relative = |k: usize| s.tag(k) == Tag::Wh || k > first && s.word(k) == "that";
    let odd = |k: usize| s.is_quoted(k) || s.is_mark(k, ",") || relative(k) || s.is_finite(k) && k + 1 < open && !helps(k);
    first < open && !(first..open).any(odd)
}

/// What follows a parenthesis, without the clause of another: "go ahead on Saturday, | but fans are worried", "lost control | and the
/// polls show it".
fn own_rest(s: &Sheet, from: usize) -> Range {
    let opens = |k: usize| {
        let subject = matches!(s.tag(k + 1), Tag::Determiner | Tag::Name | Tag::Pronoun | Tag::Possessive);
        let joins = matches!(s.word(k), "but" | "and" | "while" | "although" | "though");
        joins && !s.is_quoted(k) && (subject || s.is_mark(k - 1, ",")) && phrases::clause_begins(s, k + 1, s.end())
    };
    let end = (from + 1..s.end()).take(clauses::LONGEST).find(|&k| opens(k));
    match end {
        Some(k) => s.span(from, k - usize::from(s.is_mark(k - 1, ","))),
        None => clauses::rest(s, from),
    }
}
