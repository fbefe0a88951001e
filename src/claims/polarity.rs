//! Whether a content says no.

use super::cues::{self, Class};
use super::labels::is_number;
use super::phrases::{is_negation, is_verb};
use super::sheet::Sheet;
use super::words::CLAIM;
use crate::report::Stance;
use crate::tagger::Tag;

/// Tokens after the main verb in which a negation is still the statement's own: "has not yet been", "there is no".
const REACH: usize = 4;

/// True where the whole statement is denied, in its subject or at its verb. Neither a condition before it nor a relative
/// clause within it is the statement: "If it does not rain, …", "those who did not pay were …".
pub(super) fn is_denied(s: &Sheet, from: usize, to: usize) -> bool {
    // "that if nothing changes, jobs will go"
    let head = from + usize::from(s.word(from) == "that" && from + 1 < to);
    let start = match s.tag(head) {
        Tag::Subordinator if s.word(head) != "that" => (head..to.min(from + 40))
            .find(|&k| s.is_mark(k, ","))
            .map_or(from, |comma| comma + 1),
        _ => from,
    };
    // "to leave if he does not pay", without a verb of its own before the condition
    let own = (start + 1..to.min(start + 60)).find(|&k| s.is_finite(k) || matches!(s.word(k), "if" | "unless" | "because" | "until"));
    let to = own.filter(|&k| !s.is_finite(k)).unwrap_or(to);
    // The first finite verb that no relative pronoun has for itself.
    let mut relatives = 0_usize;
    let mut subject_end = None;
    let main = (start..to.min(start + 60)).find(|&k| {
        if s.tag(k) == Tag::Wh && k > start {
            relatives += 1;
            subject_end = subject_end.or(Some(k));
        }
        let finite = s.is_finite(k);
        let own = finite && relatives == 0;
        relatives -= usize::from(finite && !own);
        own
    });
    let verb = main.unwrap_or(start);
    // Quotation marks part nothing: there was "no evidence".
    let ends = |k: usize| matches!(s.tag(k), Tag::Mark | Tag::Subordinator | Tag::Wh) && !s.is_quote_mark(k);
    let end = to.min(verb + 1 + REACH);
    let after = (verb + 1..end).find(|&k| ends(k)).unwrap_or(end);
    // "The goal is to live without fear": it is one.
    let aimed = |k: usize| s.word(k) == "without" && (verb..k).any(|to| s.word(to) == "to");
    (start..subject_end.unwrap_or(verb).min(verb)).any(|k| denies(s, k)) || (verb..after).any(|k| denies(s, k) && !aimed(k))
}

/// True for a negation that stays one.
fn denies(s: &Sheet, k: usize) -> bool {
    let (word, next) = (s.word(k), s.word(k + 1));
    let than = s.word(k + 2) == "than";
    if CLAIM.nobody.contains(word) {
        return !CLAIM.spares.contains(next) && !(than && (next == "other" || CLAIM.bound.contains(next))) && !refuses(s, k);
    }
    // "no more than 3mg", "not more than 3mg"; but "is not more than last year".
    let bound = than && CLAIM.bound.contains(next) && (word == "no" || is_number(s, k + 3));
    // "careful not to fall": to take care is no denial.
    let before = k.checked_sub(1 + usize::from(k > 0 && s.is_quote_mark(k - 1)));
    let avoids = word == "not" && next == "to" && before.is_some_and(|b| CLAIM.careful.contains(s.word(b)));
    // "no wonder drug", "no doubt had been raised"
    let thing = CLAIM.marvel.contains(s.word(k + 2));
    let raised = (k == 0 || !s.is_nominal(k - 1)) && matches!(s.word(k + 2), "had" | "has" | "have" | "was" | "were");
    let sure = word == "no" && CLAIM.sure.contains(next) && !(if next == "wonder" { thing } else { raised });
    !avoids && !sure && is_negation(word) && !matches!(next, "only" | "just" | "merely" | "simply") && !bound && !refuses(s, k)
}

/// "did not rule out", "nobody disputes": no to a no.
fn refuses(s: &Sheet, k: usize) -> bool {
    let verb = (k + 1..k + 4)
        .take_while(|&v| !matches!(s.tag(v), Tag::Mark | Tag::Conjunction))
        .find(|&v| is_verb(s.tag(v)));
    verb.is_some_and(|v| cues::at(s, v).any(|cue| cue.class == Class::Verb && matches!(cue.stance, Stance::Denies | Stance::Doubts)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    #[test]
    fn a_statement_is_denied_in_its_subject_or_at_its_verb() {
        let denied = |sentence: &str| {
            let s = Sheet::new(sentence, Range::new(0, sentence.len()), |_| None);
            is_denied(&s, 0, s.len())
        };
        for no in [
            "The bridge will not open in May",
            "No one was hurt in the fire",
            "that there is no evidence of fraud",
            "that there was “no evidence” of fraud",
            "Residents who live nearby were never asked",
            "If the dam holds, the town will not flood",
            "We don't want a second vote",
            "Nobody replied",
            "None of the doors was locked",
            "she knew nothing about the leak",
            "The rent is not more than last year",
            "There is no wonder drug for the flu",
            "No doubt had been raised",
            "The town is without power",
        ] {
            assert!(denied(no), "{no}");
        }
        for yes in [
            "If it does not rain, the match goes ahead",
            "Those who did not pay were fined",
            "The mayor is glad that no one was hurt",
            "The bridge is not only long but beautiful",
            "The plan is sound, not cheap",
            "A child should take no more than 3mg a day",
            "The fee was not more than 3 euros",
            "The club did not rule out a return",
            "Nobody disputes the bill",
            "Nobody opposes the bill",
            "that if nothing changes, jobs will go",
            "No wonder people are angry",
            "There is no doubt that the dam will hold",
            "She had nothing but praise for the crew",
            "Hikers should be careful not to fall",
            "Our goal is to live without fear",
            "The guest was none other than the mayor",
            "to leave the league if the club does not pay",
        ] {
            assert!(!denied(yes), "{yes}");
        }
    }
}
