//! Who brings in another's words: "…, citing two officials", "was quoted as saying".

use super::super::{Found, Speaker, silence, whose};
use super::{Finder, blank, can_speak, found};
use crate::claims::clauses;
use crate::claims::cues::{self, Cue};
use crate::claims::phrases::{self, Form};
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::claims::words::VERBS;
use crate::tagger::Tag;
use crate::text::Range;

impl Finder<'_> {
    /// Gerunds that name where a report comes from: "…, citing four officials". The content is that of the attribution
    /// before it in the sentence.
    pub(super) fn citations(&mut self, n: usize, s: &Sheet) {
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

    /// "The president | was quoted by state television as saying | that …": two parts of one cue, with who relays between them.
    pub(super) fn quoted(&self, s: &Sheet, i: usize, cue: &'static Cue) -> Option<Found> {
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

    /// “He wanted it,” the paper quoted a friend as saying: whose words the paper relays.
    pub(super) fn quoted_behind(&mut self, n: usize, s: &Sheet) {
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
}

/// True where the attribution's cue follows the aside from `from` to `to`, and its source stands before that.
fn tells_aside(s: &Sheet, found: &Found, from: usize, to: usize) -> bool {
    let cue = found.cue.first().map_or(0, |c| s.token_at(c.start));
    matches!(&found.speaker, Speaker::Named(own) if own.start < from) && s.is_mark(to, ",") && cue == to + 1
}
