//! Who says nothing: who declines, does not answer, or does not want to be named.

use std::sync::LazyLock;

use super::super::clauses;
use super::super::lemmas;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::Found;
use crate::lexicon;
use crate::tagger::Tag;
use crate::text::Range;

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// The words of silence, by class: `data/silences.txt`.
static SILENCES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lexicon::entries(lexicon::list!("../../../data/silences.txt"))
        .filter_map(|e| e.split_once('\t'))
        .collect()
});

pub(super) fn of_class(class: &str) -> impl Iterator<Item = &'static str> {
    SILENCES.iter().filter(move |(of, _)| *of == class).map(|&(_, words)| words)
}

/// True for a cue that tells by itself that someone says nothing: "declined".
pub(super) fn is_refusal(lemma: &str) -> bool {
    of_class("refusal").any(|verb| verb == lemma)
}

/// "declined to say": the rules make no statement of it.
pub(super) fn is_withheld(s: &Sheet, lemma: &str, content: &[Range]) -> bool {
    is_refusal(lemma) && clauses::opens_with(s, content, of_class("asked").chain(of_class("withheld")))
}

/// "did not respond to a request for comment", "asked not to be named".
pub(super) fn is_silence(s: &Sheet, found: &Found) -> bool {
    let silent = || is_refusal(&found.lemma) || (found.negated && of_class("verb").any(|verb| verb == found.lemma));
    let unable = found.negated && of_class("unable").any(|verb| verb == found.lemma);
    // "declined to say whether …" is no denial.
    let open = || {
        found
            .content
            .first()
            .is_some_and(|c| s.tag(s.token_at(c.start)) == Tag::Wh || matches!(s.word(s.token_at(c.start)), "whether" | "if" | "how"))
    };
    // "did not respond to the Herald's request for comment", "would not be drawn on whether …"
    let request = || {
        let mut tokens = found.content.iter().flat_map(|c| s.token_at(c.start)..s.token_at(c.end)).take(NEAR);
        tokens.any(|k| matches!(s.word(k), "request" | "requests") && s.word(k + 1) == "for" && s.word(k + 2) == "comment")
    };
    // "did not respond to detailed questions"
    let asked = || {
        let content = found.content.first().map_or(0..0, |c| s.token_at(c.start)..s.token_at(c.end));
        let phrase = phrases::base_phrase(s, content.start, content.end);
        let last = phrase.end.saturating_sub(1);
        !phrase.is_empty() && of_class("asked").any(|words| words == s.word(last))
    };
    let drawn = found.negated && found.lemma == "draw";
    // "refused | to say whether …"
    let refused = || {
        let cue = found.cue.first().map(|c| s.token_at(c.start));
        let to = cue.filter(|&k| k > s.body && s.tag(k) == Tag::To);
        to.is_some_and(|k| is_refusal(&lemmas::lemma(s.word(k - 1), s.tag(k - 1))))
    };
    // "refused | to confirm | the date"
    let withheld = || {
        let after = found.cue.first().map_or(0, |c| s.token_at(c.end));
        let follows = |words: &str| words.split(' ').zip(after..).all(|(word, k)| s.word(k) == word);
        // "refused to name Roe as his successor", "to confirm Roe": deeds
        let deed = || {
            let mut tokens = found.content.iter().flat_map(|c| s.token_at(c.start)..s.token_at(c.end)).take(NEAR);
            tokens.any(|k| s.word(k) == "as" || s.tag(k) == Tag::Name)
        };
        is_refusal(&found.lemma) && of_class("withheld").any(follows) && !deed()
    };
    unable
        || drawn
        || withheld()
        || refused()
        || (silent() && (request() || asked()))
        || clauses::opens_with(s, &found.content, of_class("unnamed"))
        || is_refusal(&found.lemma) && open()
        || of_class("declining").any(|verb| verb == found.lemma) && is_withheld(s, &found.lemma, &found.content)
        || (silent() && clauses::opens_with(s, &found.content, of_class("asked")))
}
