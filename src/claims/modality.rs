//! What modal verbs and hedges make of a content: what is to come, what is open, and what only looks so.

use super::cues::{self, Class, Cue};
use super::phrases::is_verb;
use super::sheet::Sheet;
use super::words::{CLAIM, GRAMMAR};
use crate::report::Stance;
use crate::tagger::Tag;

/// A modal's verb stands within so many words: "will probably not hold".
pub(super) const NEAR: usize = 4;

/// So far after a verb stands what places it, or what it is to do.
const REACH: usize = 12;

/// The verb of the modal at `i`.
pub(super) fn verb_of(s: &Sheet, i: usize) -> Option<usize> {
    (i + 1..=i + NEAR).find(|&k| s.tag(k) == Tag::VerbBase)
}

/// "would have closed": what did not come about.
fn is_perfect(s: &Sheet, verb: usize) -> bool {
    let after = (verb + 1..=verb + NEAR).find(|&k| s.tag(k) != Tag::Adverb);
    s.word(verb) == "have" && after.is_some_and(|k| matches!(s.tag(k), Tag::VerbParticiple | Tag::VerbPast))
}

/// A "would" that reports a "will": "said it would close". Not what did not come about, what someone wishes or what used to be.
pub(super) fn is_backshifted(s: &Sheet, i: usize) -> bool {
    // Within a quotation nothing is shifted.
    let Some(verb) = verb_of(s, i).filter(|_| s.tag(i) == Tag::Modal && !s.is_quoted(i)) else {
        return false;
    };
    let wishes = CLAIM.wish.contains(s.word(verb)) || s.word(i + 1) == "rather";
    let before = || (i.saturating_sub(REACH)..i).rev().take_while(|&k| !s.is_quote_mark(k));
    // "every day he would", not "every worker would"
    let usual = |k: usize| match s.word(k) {
        "every" | "each" => places(s, k + 1),
        word => CLAIM.habit.contains(word),
    };
    let used_to = before().any(usual) || (i + 1..verb).any(|k| CLAIM.usual.contains(s.word(k)));
    // "if he had known, he would tell"
    let had = before().find(|&k| matches!(s.word(k), "had" | "if"));
    let unreal = had.is_some_and(|k| s.word(k) == "had") && before().any(|k| s.word(k) == "if");
    // "someone who would lie": anyone who does; "without the crew it would burn"; "what it would mean"
    let open = before().any(|k| matches!(s.word(k), "who" | "without" | "what" | "whether" | "how" | "why" | "where"));
    let after = || (verb + 1..verb + REACH).take_while(|&k| k < s.len() && !matches!(s.raw(k), "." | ";" | ":"));
    // "would sing when she was small", "would sing every night"; "would be safe if he had come"
    let then = |k: usize| match s.word(k) {
        "every" | "each" => CLAIM.nightly.contains(s.word(k + 1)),
        "if" => (k..k + NEAR).any(|k| s.word(k) == "had"),
        word => CLAIM.meanwhile.contains(word),
    };
    let law = CLAIM.unlawful.contains(s.word(verb)) || s.word(verb) == "be" && CLAIM.unlawful.contains(s.word(verb + 1));
    let barred = s.word(i) == "wouldn't" || (i + 1..verb).any(|k| s.word(k) == "not");
    let silent = barred && CLAIM.silent.contains(s.word(verb));
    let custom = is_custom(s, i, verb) && !after().any(|k| is_soon(s, k));
    !(is_perfect(s, verb) || wishes || used_to || unreal || open || after().any(then) || law || silent || custom)
}

/// "he would throw chairs", "her father would tell her stories": things that people do time and again.
fn is_custom(s: &Sheet, i: usize, verb: usize) -> bool {
    let subject = i.checked_sub(1).filter(|&k| s.is_nominal(k) && s.word(k) != "it");
    let person = |k: usize| s.tag(k) != Tag::Noun || k > 0 && matches!(s.word(k - 1), "my" | "his" | "her" | "our" | "their");
    let object = verb + 1 + usize::from(matches!(s.tag(verb + 1), Tag::Pronoun) || matches!(s.word(verb + 1), "her" | "his" | "their"));
    subject.is_some_and(person) && s.tag(object) == Tag::Nouns
}

/// "not" or "only" stands behind the modal at `i`: "may not leave" forbids.
pub(super) fn is_barred(s: &Sheet, i: usize) -> bool {
    matches!(s.word(i + 1), "not" | "only")
}

/// "may pay by Friday": what somebody is allowed to do.
fn is_allowed(s: &Sheet, i: usize, verb: usize) -> bool {
    s.word(i) == "may" && (is_barred(s, i) || CLAIM.allowed.contains(s.word(verb)))
}

/// "pupils to wear ties": a content, after "expect", of those who are to do what they are told.
pub(super) fn is_bidden(s: &Sheet, from: usize, to: usize) -> bool {
    (from..to.min(from + NEAR))
        .take_while(|&k| s.word(k) != "to" && !s.is_finite(k))
        .any(|k| CLAIM.bidden.contains(s.word(k)))
}

/// "may vanish by 2060", "might reach the coast by the weekend": what may be is placed in time.
pub(super) fn is_ahead(s: &Sheet, i: usize) -> bool {
    let Some(verb) = verb_of(s, i).filter(|&v| s.tag(i) == Tag::Modal && is_open(s, i) && !is_perfect(s, v)) else {
        return false;
    };
    !is_allowed(s, i, verb)
        && (verb + 1..verb + REACH)
            .take_while(|&k| !matches!(s.raw(k), "." | ";" | ":"))
            .any(|k| is_soon(s, k))
}

/// A time to come begins at token `k`: "by 2060", "within ten years", "next week".
fn is_soon(s: &Sheet, k: usize) -> bool {
    match s.word(k) {
        "by" | "before" | "until" => {
            let small =
                |k: &usize| matches!(s.tag(*k), Tag::Determiner | Tag::Preposition) || matches!(s.word(*k), "end" | "early" | "late");
            let at = (k + 1..k + 5).find(|k| !small(k)).unwrap_or(k);
            places(s, at)
        }
        "within" => (k + 1..k + 4).any(|k| CLAIM.span.contains(s.word(k))),
        "next" | "coming" => places(s, k + 1),
        word => CLAIM.soon.contains(word),
    }
}

/// A word that names a time, or the figure of a year.
fn places(s: &Sheet, k: usize) -> bool {
    let word = s.word(k);
    CLAIM.span.contains(word) || GRAMMAR.time.contains(word) || is_year(s.raw(k)) || CLAIM.soon.contains(word)
}

/// Four digits that read as a year of ours.
pub(super) fn is_year(raw: &str) -> bool {
    raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20")) && raw.bytes().all(|b| b.is_ascii_digit())
}

/// "expects the rain to ease": what is to come stands behind it.
pub(super) fn has_infinitive(s: &Sheet, i: usize) -> bool {
    let ends = |k: usize| s.is_finite(k) || matches!(s.tag(k), Tag::Mark | Tag::Subordinator | Tag::Wh) && !s.is_quote_mark(k);
    let to = (i + 1..i + REACH).take_while(|&k| !ends(k)).find(|&k| s.word(k) == "to");
    // "nobody expected it to burst": it did.
    let nobody = (i.saturating_sub(2)..i).any(|k| CLAIM.nobody.contains(s.word(k)) || matches!(s.word(k), "no" | "not" | "never" | "few"));
    let own = !nobody && to.is_some_and(|to| !is_bidden(s, i + 1, to));
    own && to.is_some_and(|k| s.tag(k + 1) == Tag::VerbBase || s.tag(k) == Tag::To && matches!(s.tag(k + 1), Tag::Adverb | Tag::Noun))
}

/// "is making rain more frequent", "made the climb harder": something is made to have more of a quality.
pub(super) fn makes_more(s: &Sheet, i: usize) -> bool {
    (i + 1..i + REACH)
        .take_while(|&k| !s.is_finite(k) && s.tag(k) != Tag::Mark)
        .any(|k| {
            let word = s.word(k);
            let more = matches!(word, "more" | "less") && (s.tag(k + 1) == Tag::Adjective || s.word(k + 1) == "likely");
            let own = s.tag(k) == Tag::Adjective && word.len() > 4 && word.ends_with("er") || CLAIM.compare.contains(word);
            // "made a louder noise": the noise is made; "for the better" names no quality.
            (more || own) && k > i + 1 && s.tag(k - 1) != Tag::Determiner && !s.is_nominal(k + 1 + usize::from(more))
        })
}

/// "we hope it will hold": the verb by which what is said to be coming is only believed, hoped or asked.
pub(super) fn believed_by(s: &Sheet, i: usize) -> Option<usize> {
    let open = |stance| matches!(stance, Stance::Believes | Stance::Doubts | Stance::Asks);
    let believes = |cue: &Cue| cue.class == Class::Verb && open(cue.stance) && !CLAIM.known.contains(cue.lemma);
    (i.saturating_sub(NEAR + 2)..i)
        .rev()
        .find(|&k| is_verb(s.tag(k)) && cues::at(s, k).any(believes))
}

/// "I think", "we really hope": a belief of the speaker's own.
pub(super) fn is_own_belief(s: &Sheet, verb: usize) -> bool {
    (verb.saturating_sub(2)..verb).any(|k| matches!(s.word(k), "i" | "we"))
}

/// False for a hedge, its first word at `i`, that leaves the statement as certain as it is.
pub(super) fn is_open(s: &Sheet, i: usize) -> bool {
    match s.word(i) {
        "could" => is_open_could(s, i),
        "couldn't" => false,
        // "is more likely to fall ill than …": a comparison; "it is more likely that …" is none.
        "likely" => {
            let than = || (i + 1..i + REACH).any(|k| s.word(k) == "than");
            let more = i > 0 && matches!(s.word(i - 1), "more" | "less");
            let as_likely = i > 0 && s.word(i - 1) == "as";
            s.word(i + 1) == "that" || !as_likely && !(more && (than() || is_made(s, i - 1)))
        }
        // "are supposed to hold": what they are for
        "supposed" => s.word(i + 1) != "to" || s.word(i + 2) == "be",
        // "does not respond to speculation"
        "speculation" | "rumors" | "rumours" => !is_answered(s, i),
        // "I believe her": trust, and no belief that anything is so
        "believe" | "i" | "we" => {
            let verb = i + usize::from(s.word(i) != "believe");
            let whom = matches!(s.word(verb + 1), "him" | "her" | "them" | "you" | "me" | "us");
            !(s.word(verb) == "believe" && whom && !s.is_word(verb + 2))
        }
        // "was speaking hypothetically"
        "hypothetically" => i == 0 || !s.word(i - 1).starts_with("speak"),
        _ => true,
    }
}

/// "is making floods more likely": something is done to the odds; `more` is at "more" or "less".
fn is_made(s: &Sheet, more: usize) -> bool {
    (more.saturating_sub(REACH)..more)
        .rev()
        .take_while(|&k| s.tag(k) != Tag::Mark)
        .any(|k| matches!(s.word(k), "make" | "makes" | "made" | "making"))
}

/// "respond to speculation", "comment on rumours": they are what somebody answers, or does not.
fn is_answered(s: &Sheet, i: usize) -> bool {
    let word = |back: usize| i.checked_sub(back).map_or("", |k| s.word(k));
    let answers = |word: &str| ["comment", "respon", "react"].iter().any(|verb| word.starts_with(verb));
    let to = 1 + usize::from(!matches!(word(1), "on" | "to"));
    matches!(word(to), "on" | "to") && answers(word(to + 1))
}

/// "Shots could be heard": somebody heard them; "the case could be heard in May": nobody did.
fn is_perceived(s: &Sheet, could: usize, verb: Option<usize>) -> bool {
    let tried = could.checked_sub(1).is_some_and(|k| CLAIM.tried.contains(s.word(k)));
    let heard = |v: usize| matches!(s.word(v + 1), "heard" | "seen" | "smelled") && s.word(v + 2) != "as";
    let soon = |v: usize| (v + 1..v + REACH).take_while(|&k| k < s.len()).any(|k| is_soon(s, k));
    verb.is_some_and(|v| s.word(v) == "be" && heard(v) && !soon(v)) && !tried
}

/// What may be, and not what one was able to do: "it could rain", but "ran as fast as we could", "could not sleep".
fn is_open_could(s: &Sheet, i: usize) -> bool {
    let verb = verb_of(s, i);
    let next = s.word(i + 1);
    let able = CLAIM.barely.contains(next) && verb.is_none_or(|v| s.word(v) != "rule");
    // "could and should have been mended": it was not.
    let duty = next == "and" && s.tag(i + 2) == Tag::Modal;
    // "you could see prices fall", "you could see snow tomorrow"
    let sees_ahead = |v: usize| {
        let mut after = (v + 1..v + REACH).take_while(|&k| k < s.len() && (s.tag(k) != Tag::Mark || s.is_quote_mark(k)));
        after.any(|k| {
            let bare = s.tag(k) == Tag::VerbBase || matches!(s.tag(k), Tag::VerbPresent | Tag::Noun) && s.tag(k - 1) == Tag::Nouns;
            bare || is_soon(s, k) || s.word(k) == "this" && places(s, k + 1)
        })
    };
    let sensed = i > 0
        && s.tag(i - 1) == Tag::Pronoun
        && verb.is_some_and(|v| {
            CLAIM.heard.contains(s.word(v)) || s.word(i - 1) == "you" && CLAIM.sense.contains(s.word(v)) && !sees_ahead(v)
        });
    // "more than we could": its verb is left out.
    let left_out = verb.is_none() && !s.is_word(i + 1);
    // "faster than we could run", "as fast as we could run"
    let measure = i > 1 && (s.word(i - 2) == "than" || i > 3 && s.word(i - 2) == "as" && s.word(i - 4) == "as");
    !(able || duty || sensed || left_out || measure || is_perceived(s, i, verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Range;

    fn first(sentence: &str, word: &str, test: impl Fn(&Sheet, usize) -> bool) -> bool {
        let s = Sheet::new(sentence, Range::new(0, sentence.len()), |_| None);
        let i = (0..s.len()).find(|&i| s.word(i) == word).expect("the word stands in it");
        test(&s, i)
    }

    #[test]
    fn would_reports_what_was_to_come() {
        for yes in [
            "it would cut 1,400 jobs",
            "the measure would reward states that build",
            "the homes would close by 2029",
            "it would not have to pay",
            "if prices fell the plant would close",
            "it would cut 300 jobs every year",
            "every worker would be paid",
        ] {
            assert!(first(yes, "would", is_backshifted), "{yes}");
        }
        for no in [
            "she would have resigned",
            "it would never have closed",
            "he would like to thank the crew",
            "they would rather wait",
            "every day he would walk to the harbour",
            "they would often walk to the harbour",
            "if she had known, she would be glad",
            "the town needs a mayor who would listen",
            "without the crew the house would burn",
            "he would throw chairs",
            "her father would tell her stories",
            "the crew would sing every night",
            "it would close when the bell rang",
            "the dam would hold if the town had mended it",
            "what it would cost",
            "she would not comment",
        ] {
            assert!(!first(no, "would", is_backshifted), "{no}");
        }
    }

    #[test]
    fn a_hedge_is_no_hedge_in_some_places() {
        for (word, yes) in [
            ("could", "the dam could burst"),
            ("could", "the dam could have been damaged"),
            ("could", "they could not rule out a fire"),
            ("could", "you could lose the money"),
            ("could", "we could see more rain"),
            ("could", "the gates stay shut as the dam could burst"),
            ("likely", "it is more likely that he left"),
            ("likely", "rain is likely to fall"),
            ("hypothetically", "hypothetically, the dam may burst"),
            ("could", "the case could be heard in May"),
            ("could", "the move could be seen as a threat"),
            ("could", "the comet could be seen by next week"),
            ("likely", "it made rain more frequent, and more likely that crops fail"),
            ("supposed", "the mayor is supposed to be rich"),
            ("speculation", "there was speculation that he had left"),
            ("i", "I believe her story is true"),
        ] {
            assert!(first(yes, word, is_open), "{yes}");
        }
        for (word, no) in [
            ("could", "You could see it coming"),
            ("could", "I could not write a sentence"),
            ("could", "I could hear the wind"),
            ("could", "she could barely stand"),
            ("could", "It spread faster than we could."),
            ("could", "It spread faster than we could fight it"),
            ("could", "the dam could and should have been repaired"),
            ("likely", "smokers are more likely to fall ill than others"),
            ("hypothetically", "he was speaking hypothetically"),
            ("could", "shots could be heard near the gate"),
            ("could", "she could neither confirm nor deny the leak"),
            ("likely", "warming is making floods more likely"),
            ("supposed", "the walls are supposed to hold"),
            ("speculation", "we do not respond to speculation"),
            ("speculation", "he declined to comment on market speculation"),
            ("i", "I believe her."),
        ] {
            assert!(!first(no, word, is_open), "{no}");
        }
    }
}
