//! The last touch to what the models read: a source is named whole, and what is no statement goes.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::super::clauses;
use super::super::cues;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::{Found, Speaker};
use crate::lexicon;
use crate::tagger::Tag;
use crate::text::Range;

/// The source as a reader wants it: with what the rules know of the phrase around it.
pub(super) fn source(s: &Sheet, read: Tokens<usize>, proposal: Option<&Found>) -> Tokens<usize> {
    let mut read = read;
    if let Some(Speaker::Named(own)) = proposal.map(|p| &p.speaker)
        && own.start < read.end
        && read.start < own.end
    {
        read = own.start.min(read.start)..own.end.max(read.end);
    }
    mend(s, &mut read);
    while read.len() > 1 && s.is_mark(read.end - 1, ",") {
        read.end -= 1;
    }
    read
}

/// What neither rules nor models see: who stands before "close to", and that a day is nobody's name.
pub(super) fn mend(s: &Sheet, read: &mut Tokens<usize>) {
    // "two sources close to the board": not the board.
    if let Some(close) = read
        .start
        .checked_sub(2)
        .filter(|&k| k > s.body && s.word(k) == "close" && s.word(k + 1) == "to")
        && let Some(who) = phrases::noun_phrase_before(s, close)
    {
        read.start = who.start;
    }
    without_time(s, read);
}

/// "A federal judge on Monday": when someone said it is no part of who did.
fn without_time(s: &Sheet, read: &mut Tokens<usize>) {
    let mut end = read.end;
    // USA Today is a name.
    let is_named = |k: usize| s.tag(k) == Tag::Name && s.tag(k - 1) == Tag::Name;
    while end > read.start + 1 && phrases::is_time_word(s.word(end - 1)) && !is_named(end - 1) {
        end -= 1;
    }
    let dated = end < read.end;
    if dated && matches!(s.tag(end - 1), Tag::Preposition | Tag::Adjective | Tag::Determiner) && end > read.start + 2 {
        end -= 1;
    }
    if dated && s.is_nominal(end - 1) {
        read.end = end;
    }
}

/// Whom a relative pronoun stands for: "member states such as Germany and France, which have pressed for …".
pub(super) fn antecedent(s: &Sheet, read: &Tokens<usize>) -> Option<Tokens<usize>> {
    let relative = read.len() == 1 && (s.tag(read.start) == Tag::Wh || s.word(read.start) == "that");
    let before = read.start.checked_sub(1).filter(|&b| relative && b > s.body)?;
    if s.is_mark(before, ",") {
        phrases::antecedent(s, before)
    } else {
        phrases::noun_phrase_before(s, before + 1)
    }
}

/// True unless nobody says anything: nobody spoke, or a noun was taken for a verb.
pub(super) fn is_statement(s: &Sheet, head: usize, found: &Found) -> bool {
    !is_silence(s, found)
        && !is_unsaid(s, head, found)
        && !is_object(s, head, found)
        && !is_bare_question(s, found)
        && !is_thing(s, head, found)
}

/// "The company will add a ferry": some verbs have a thing for their object where they do not speak.
fn is_thing(s: &Sheet, head: usize, found: &Found) -> bool {
    let ([content], Some(cue)) = (found.content.as_slice(), cues::at(s, head).next()) else {
        return false;
    };
    let tokens = s.token_at(content.start)..s.token_at(content.end);
    let says =
        |k: usize| s.is_quoted(k) || s.is_finite(k) || matches!(s.tag(k), Tag::To | Tag::VerbBase | Tag::VerbIng | Tag::Wh | Tag::Pronoun);
    matches!(s.tag(tokens.start), Tag::Determiner | Tag::Possessive | Tag::Number)
        && tokens.start == head + 1
        && cue.takes("things")
        && !tokens.clone().any(says)
}

/// "There is no suggestion that …": nobody says so.
fn is_unsaid(s: &Sheet, head: usize, found: &Found) -> bool {
    let noun = matches!(s.tag(head), Tag::Noun | Tag::Nouns) && found.speaker == Speaker::Unstated;
    noun && (head.saturating_sub(3).max(s.body)..head).any(|k| s.word(k) == "no")
}

/// "What the operator says": a heading that announces a statement and holds none.
fn is_bare_question(s: &Sheet, found: &Found) -> bool {
    let [content] = found.content.as_slice() else { return false };
    let tokens = s.token_at(content.start)..s.token_at(content.end);
    tokens.len() == 1 && s.tag(tokens.start) == Tag::Wh
}

/// The words of silence, by class: `data/silences.txt`.
static SILENCES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lexicon::entries(lexicon::list!("../../../data/silences.txt"))
        .filter_map(|e| e.split_once('\t'))
        .collect()
});

fn of_class(class: &str) -> impl Iterator<Item = &'static str> {
    SILENCES.iter().filter(move |(of, _)| *of == class).map(|&(_, words)| words)
}

/// True for a cue that tells by itself that someone says nothing: "declined".
fn is_refusal(lemma: &str) -> bool {
    of_class("refusal").any(|verb| verb == lemma)
}

/// "declined to say": the rules make no statement of it.
pub(super) fn is_withheld(s: &Sheet, lemma: &str, content: &[Range]) -> bool {
    is_refusal(lemma) && clauses::opens_with(s, content, of_class("asked").chain(of_class("withheld")))
}

/// "did not respond to a request for comment", "asked not to be named".
fn is_silence(s: &Sheet, found: &Found) -> bool {
    let silent = || is_refusal(&found.lemma) || (found.negated && of_class("verb").any(|verb| verb == found.lemma));
    // "declined to say whether …" is no denial.
    let open = || {
        found
            .content
            .first()
            .is_some_and(|c| s.tag(s.token_at(c.start)) == Tag::Wh || matches!(s.word(s.token_at(c.start)), "whether" | "if" | "how"))
    };
    clauses::opens_with(s, &found.content, of_class("unnamed"))
        || is_refusal(&found.lemma) && open()
        || (silent() && clauses::opens_with(s, &found.content, of_class("asked")))
}

/// "on offering Ukraine new guarantees that could …": nobody guarantees.
fn is_object(s: &Sheet, head: usize, found: &Found) -> bool {
    let Speaker::Named(source) = &found.speaker else { return false };
    let governed = source.start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::VerbIng);
    governed && source.end == head && s.tag(head) == Tag::VerbPresent && s.word(head).ends_with('s')
}
