//! What the writer adds once a content is over: ", a claim denied by his father", "but would not elaborate".
//!
//! Each rule looks at the word `k` that the addition would begin with. There are three lists of them, and a new rule goes into the
//! one that fits what stands before its word: `behind_mark`, `at_joint` or `within`.

use super::super::{rules, silence};
use super::{NEAR, is_edge};
use crate::claims::clauses;
use crate::claims::cues;
use crate::claims::lemmas;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::words::{GRAMMAR, VERBS};
use crate::report::Stance;
use crate::tagger::Tag;

/// Few words.
const SHORT: usize = 6;

/// Where the writer takes over from a content that seems to reach to `end`.
pub(super) fn by_writer(s: &Sheet, head: usize, start: usize, end: usize) -> Option<usize> {
    let added = |k: usize| {
        // “It is late,” | a claim denied by his father: the mark goes with the quotation.
        if s.is_quoted(k) {
            return s.closes_with_comma(k) && behind_mark(s, head, start, end, k + 1);
        }
        let mark = s.is_mark(k, ",") || s.is_dash(k);
        mark && (behind_mark(s, head, start, end, k + 1) || at_joint(s, head, start, k + 1))
            || at_joint(s, head, start, k)
            || within(s, head, start, end, k)
    };
    (start.max(head) + 1..end)
        .take(clauses::LONGEST)
        .find(|&k| added(k))
        .map(|k| k + usize::from(s.is_quoted(k)))
}

/// The rules for what only a comma, a dash or the end of a quotation like “…,” can open.
fn behind_mark(s: &Sheet, head: usize, start: usize, end: usize, k: usize) -> bool {
    leaves_out(s, k)
        || comments(s, k)
        || charges(s, k)
        || says(s, start, k)
        || denies(s, k)
        || sums(s, start, end, k)
        || another_says(s, k)
        || concedes(s, head, start, k)
}

/// The rules for a conjunction, behind a comma or not, that a second verb of the speaker's follows.
fn at_joint(s: &Sheet, head: usize, start: usize, k: usize) -> bool {
    if s.tag(k) != Tag::Conjunction {
        return false;
    }
    let told = || matches!(s.tag(k + 1), Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple);
    withholds(s, start, k) || told() && (refuses(s, k) || disputes(s, k) || says_again(s, head, k))
}

/// The rules for what no comma stands before, or only one within quotation marks.
fn within(s: &Sheet, head: usize, start: usize, end: usize, k: usize) -> bool {
    turns(s, start, k) || says_besides(s, head, start, end, k)
}

/// "said it was late, | without naming the firm": what was not said.
fn leaves_out(s: &Sheet, k: usize) -> bool {
    let rest = (k + 2)..s.end().min(k + NEAR);
    let last = || rest.end < k + NEAR && rest.len() <= SHORT;
    let joins = |k: usize| s.is_mark(k, ",") || s.tag(k) == Tag::Conjunction;
    s.word(k) == "without" && is_edge(s.word(k + 1), "silent") && last() && !rest.clone().any(joins)
}

/// "said she would vote no, | becoming the second to do so", "said that it was “a scandal,” | adding that …": what came of it, or more.
fn comments(s: &Sheet, k: usize) -> bool {
    s.tag(k) == Tag::VerbIng && is_edge(s.word(k), "follows") || is_saying(s, k)
}

/// ", | a claim denied by his father": what others made of it.
fn charges(s: &Sheet, k: usize) -> bool {
    let told = || {
        matches!(
            s.tag(k + 2),
            Tag::VerbParticiple | Tag::VerbPast | Tag::Pronoun | Tag::Name | Tag::Determiner | Tag::Noun | Tag::Nouns
        )
    };
    matches!(s.word(k), "a" | "an") && VERBS.charge.contains(s.word(k + 1)) && told()
}

/// "who feared losing their jobs, | said …"; but "according to police, the driver, who was hurt, said …"
fn says(s: &Sheet, start: usize, k: usize) -> bool {
    s.is_finite(k) && takes_quote(s, k) && phrases::subject(s, k).is_none_or(|own| own.start < start)
}

/// "-- | something he denied as laughable": what is denied is what was said.
fn denies(s: &Sheet, k: usize) -> bool {
    let denial = |k: usize| s.is_finite(k) && cues::at(s, k).any(|cue| matches!(cue.stance, Stance::Denies | Stance::Doubts));
    s.word(k) == "something" && (k + 1..k + SHORT).any(denial)
}

/// "said taxes would rise, | an admission that her rivals seized on", ", | a reference to …": the writer's name for what was said,
/// and no item of a list.
fn sums(s: &Sheet, start: usize, end: usize, k: usize) -> bool {
    let noun = k + 1;
    if !matches!(s.word(k), "a" | "an") || !is_edge(s.word(noun), "sums") {
        return false;
    }
    let link = s.word(noun + 1);
    let clause = matches!(link, "that" | "which");
    let plan = s.word(noun) == "move";
    let fits = clause || !plan && matches!(link, "to" | "at");
    let rest = || (noun..end.min(noun + clauses::LONGEST)).filter(|&k| !s.is_quoted(k));
    let joined = || rest().any(|k| s.tag(k) == Tag::Conjunction && (!clause || s.is_mark(k - 1, ",")));
    // "a move they said would save lives", "a move that would cut costs": the speaker's view.
    let own = || rest().any(|k| s.tag(k) == Tag::Pronoun || s.tag(k) == Tag::Modal && plan);
    let paired = || (start..k - 1).take(clauses::LONGEST).any(|k| s.is_mark(k, ",") && !s.is_quoted(k));
    fits && !joined() && !own() && !paired()
}

/// "about working together – | Roe saying he was glad": someone else speaks.
fn another_says(s: &Sheet, k: usize) -> bool {
    let named = |verb: usize| s.is_nominal(verb - 1) || s.tag(verb - 1) == Tag::Determiner;
    let verb = || (k + 1..k + SHORT).find(|&k| !named(k) || s.tag(k) == Tag::VerbIng);
    s.is_dash(k - 1) && verb().is_some_and(|verb| s.is_nominal(verb - 1) && s.tag(verb) == Tag::VerbIng && takes_quote(s, verb))
}

/// "said the war was a mistake, | although he backs the troops", ", | even as he has attacked him": the writer holds it against him.
fn concedes(s: &Sheet, head: usize, start: usize, k: usize) -> bool {
    let word = k + usize::from(s.word(k) == "even");
    let who = s.word(word + 1);
    let concession = matches!(s.word(word), "although" | "though") || word > k && s.word(word) == "as";
    let same = || {
        let speaker = phrases::subject(s, phrases::verb_group(s, head).start).map(|own| s.tag(own.end - 1));
        s.word(first_word(s, start)) == who && matches!(speaker, Some(Tag::Name | Tag::Pronoun))
    };
    let now = || s.tag(word + 2) == Tag::VerbPresent || takes_quote(s, word + 2);
    concession && matches!(who, "he" | "she" | "they") && now() && same()
}

/// "confirmed that it would meet | but would not offer details", "said it was late | but did not elaborate"
fn withholds(s: &Sheet, start: usize, k: usize) -> bool {
    let negated = s.tag(k + 1) == Tag::Modal || GRAMMAR.does.contains(s.word(k + 1));
    if s.word(k) != "but" || !negated {
        return false;
    }
    let verb = k + 2 + usize::from(s.word(k + 2) == "not");
    let not = verb > k + 2 || s.word(k + 1).ends_with("n't");
    let last = |k: usize| k + 1 >= s.end() || s.word(k + 1) == "of";
    let silent = || s.word(verb) == "elaborate" && last(verb);
    let vague = || is_edge(s.word(verb), "given") && is_edge(s.word(verb + 1), "particulars") && last(verb + 1);
    // "said the suspect admitted it but would not elaborate": that may be the suspect.
    let speech = |k: usize| phrases::is_verb(s.tag(k)) && cues::at(s, k).any(|cue| cue.takes("quote") || cue.takes("wh"));
    let deed = |k: usize| s.is_finite(k) && s.tag(k) != Tag::Modal && !phrases::is_auxiliary(s.word(k));
    not && (silent() || vague()) && !(start..k).any(|k| speech(k) || deed(k))
}

/// "said it was late, | and declined to comment"
fn refuses(s: &Sheet, k: usize) -> bool {
    s.tag(k + 2) == Tag::To && silence::is_refusal(&lemmas::lemma(s.word(k + 1), s.tag(k + 1)))
}

/// "admitted that the gate was open, | but disputes that …"
fn disputes(s: &Sheet, k: usize) -> bool {
    s.word(k) == "but" && s.word(k + 2) == "that" && cues::at(s, k + 1).next().is_some()
}

/// "said they would meet, | but said, “…”"
fn says_again(s: &Sheet, head: usize, k: usize) -> bool {
    let speech = || cues::at(s, k + 1).next().is_some_and(|cue| cue.takes("quote"));
    let what = k + 2 + usize::from(s.is_mark(k + 2, ","));
    s.tag(k + 1) == s.tag(head) && s.is_mark(k - 1, ",") && speech() && (s.is_quoted(what) || s.word(what) == "that")
}

/// “he was ‘late,’ | but he stayed”: after someone's own words the writer goes on.
fn turns(s: &Sheet, start: usize, k: usize) -> bool {
    let quoted = || s.is_quoted(k - 1) && s.is_mark(k - 2, ",");
    s.word(k) == "but" && k > start + 1 && quoted() && phrases::clause_begins(s, k + 1, s.end())
}

/// "said it was early | while adding that …", "saying he was late | but suggesting that …"
fn says_besides(s: &Sheet, head: usize, start: usize, end: usize, k: usize) -> bool {
    if k <= start + 1 || !is_saying(s, k + 1) {
        return false;
    }
    let joined = s.tag(k) == Tag::Conjunction && s.tag(head) == Tag::VerbIng;
    let meanwhile = GRAMMAR.circumstance.contains(s.word(k)) && s.word(k) != "as" && is_edge(s.word(k + 1), "adds");
    joined || meanwhile && !is_of_speaker(s, start, end)
}

/// "said the man walked on while telling …": true where the content's own subject may be who tells.
fn is_of_speaker(s: &Sheet, start: usize, end: usize) -> bool {
    let first = first_word(s, start);
    let verb = (first..end).take(NEAR).find(|&k| s.is_finite(k) && !s.is_quoted(k));
    let who = verb.and_then(|k| phrases::subject(s, phrases::verb_group(s, k).start));
    who.is_some_and(|own| own.start >= first && rules::can_speak(s, &own))
}

/// "that | it was late"
fn first_word(s: &Sheet, start: usize) -> usize {
    start + usize::from(s.word(start) == "that")
}

/// "adding", "suggesting": a clause or a quotation can follow.
fn is_saying(s: &Sheet, k: usize) -> bool {
    s.tag(k) == Tag::VerbIng && cues::at(s, k).any(|cue| cue.takes("quote") && cue.takes("that"))
}

/// "said", "warned": a quotation can follow.
fn takes_quote(s: &Sheet, k: usize) -> bool {
    cues::at(s, k).any(|cue| cue.takes("quote"))
}
