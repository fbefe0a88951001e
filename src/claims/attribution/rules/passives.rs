//! Passives and participles that say what something is called or believed to be, and by whom.

use std::ops::Range as Tokens;

use super::{NEAR, can_speak};
use crate::claims::attribution::{finish, whose};
use crate::claims::clauses;
use crate::claims::cues::Cue;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::claims::words::VERBS;
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// The words of an office and a name behind it.
const NAME: usize = 8;

/// "The dog, | thought | to be a stray, has been found": what an aside says of the phrase before it, and nobody vouches for.
pub(super) fn hearsay_aside(s: &Sheet, cue: &Cue, start: usize, after: usize) -> Option<Vec<Range>> {
    let open = start
        .checked_sub(1)
        .filter(|&k| k > s.body && s.is_mark(k, ",") && !s.is_quoted(k))?;
    let of = told_of(s, start).filter(|of| s.tag(after + 1) == Tag::VerbBase && s.is_nominal(sources::head(s, of)))?;
    // "Roe, 34, claimed to be …" speaks; "A man, claimed to be a spy, …" does not.
    if finish::is_active(cue) && !(of.start == s.body && of.end == open) {
        return None;
    }
    let close = (after + 2..s.end()).take(NEAR).find(|&k| s.is_mark(k, ","))?;
    let plain = !(after..close).any(|k| s.is_finite(k) || s.is_quoted(k));
    plain.then(|| vec![s.span(of.start, of.end), s.span(after, close)])
}

/// "was called “a masterpiece” | by the Herald", "was dismissed as “an insult” | by the union": who says what something is, and
/// what they say it is.
pub(super) fn called_by(s: &Sheet, cue: &Cue, after: usize) -> Option<(Tokens<usize>, Tokens<usize>)> {
    let named = s.word(after) == "as";
    let first = after + usize::from(named);
    let open = (first..first + 3).find(|&k| !matches!(s.tag(k), Tag::Determiner | Tag::Adverb | Tag::Adjective))?;
    // "known as “Bugsy” by his friends" is a nickname.
    let says = cue.takes("quoted") || named && cue.stance != Stance::Believes;
    let close = clauses::quotations_at(s, open).filter(|_| says)?;
    // "a “disgrace” of a plan" is one phrase: who speaks stands behind the mark, or behind the noun.
    let by = close + usize::from(s.word(close) != "by");
    let mut source = phrases::noun_phrase(s, by + 1, s.len());
    // "by Friday", "by early 2023", "by 2am"; but "by No 10"
    let digit = |k: usize| s.raw(k).starts_with(|c: char| c.is_ascii_digit());
    let timed = phrases::is_time_word(s.word(source.start)) && s.tag(source.start + 1) != Tag::Clitic;
    if source.is_empty() || timed || source.len() <= 2 && digit(source.end - 1) && s.word(source.start) != "no" {
        return None;
    }
    let whole = s.word(by) == "by" && (by == close || s.is_nominal(close) && open > first);
    let known = || sources::any_kind(s.word(sources::head(s, &source))).is_some();
    (whole && (can_speak(s, &source) || known())).then(|| {
        name_to_end(s, &mut source);
        // "by inmates, the court heard"
        let end = clauses::apposition_end(s, source.end);
        if !(source.end..end).any(|k| phrases::is_verb(s.tag(k))) || s.tag(source.end + 1) == Tag::Wh {
            source.end = end;
        }
        whose::mend(s, &mut source);
        without_venue(s, &mut source);
        (source, first..by)
    })
}

/// "US | special envoy Steve Witkoff": a place before an office is no name of its own.
fn name_to_end(s: &Sheet, source: &mut Tokens<usize>) {
    let nominal = |k: usize| matches!(s.tag(k), Tag::Adjective | Tag::Noun | Tag::Name);
    let limit = s.end().min(source.end + NAME);
    let end = (source.end..limit).find(|&k| !nominal(k)).unwrap_or(limit);
    let office = source.len() == 1 && s.is_capital(source.start) && matches!(s.tag(source.end), Tag::Adjective | Tag::Noun);
    if office && end > source.end && s.tag(end - 1) == Tag::Name {
        source.end = end;
    }
}

/// "the manager | in his post-match interview", "Donald Trump | on Truth Social", "the judge | declined to comment", "Spielberg | and
/// shot on the coast": where it was said is no part of who did, and neither is what a tagger takes for a participle.
fn without_venue(s: &Sheet, source: &mut Tokens<usize>) {
    let ends = |k: usize| {
        let name = s.tag(k - 1) == Tag::Name;
        let place = phrases::base_phrase(s, k + 1, s.len());
        let said = place.end.checked_sub(1).is_some_and(|last| last > k && clauses::is_venue(s, last));
        let owned = matches!(s.tag(k + 1), Tag::Determiner | Tag::Possessive);
        match s.word(k) {
            "in" | "on" | "during" => name || said || s.word(k) == "on" && s.tag(k + 1) == Tag::Name,
            "at" => said || name && owned,
            "and" => name && s.tag(k + 1) == Tag::Noun && !s.is_capital(k + 1),
            _ => s.tag(k) == Tag::VerbParticiple && s.is_nominal(k - 1),
        }
    };
    if let Some(end) = (source.start + 1..source.end).take(2 * NEAR).find(|&k| ends(k)) {
        source.end = end;
    }
}

/// Of whom a participle at `start` tells: the phrase before it, or before its comma; of "a woman, in her 50s, | believed …" the
/// woman, and of "the gunman, 34, | believed …" the gunman.
pub(super) fn told_of(s: &Sheet, start: usize) -> Option<Tokens<usize>> {
    let before = start.checked_sub(1).filter(|&k| k > s.body)?;
    let mark = s.is_mark(before, ",") || s.is_dash(before);
    if !mark {
        return phrases::noun_phrase_before(s, start);
    }
    let aged = s.tag(before - 1) == Tag::Number && before > s.body + 2 && s.is_mark(before - 2, ",");
    let near = phrases::noun_phrase_before(s, before - 2 * usize::from(aged)).filter(|of| s.is_nominal(sources::head(s, of)));
    let apart = || phrases::subject(s, start).filter(|own| s.is_nominal(sources::head(s, own)));
    let hangs = |of: &Tokens<usize>| of.start > s.body && (s.is_mark(of.start - 1, ",") || s.tag(of.start - 1) == Tag::Preposition);
    match near {
        Some(of) if hangs(&of) => apart().or(Some(of)),
        near => near.or_else(apart),
    }
}

/// "two men | believed | by police | to be armed": what a phrase is told of by someone who is named.
pub(super) fn believed_by(s: &Sheet, cue: &Cue, start: usize, after: usize) -> Option<(Tokens<usize>, Vec<Range>)> {
    let by = Some(after).filter(|&by| VERBS.hearsay.contains(cue.lemma) && s.word(by) == "by")?;
    let source = phrases::base_phrase(s, by + 1, s.len());
    let of = told_of(s, start)?;
    let to = source.end;
    let told = s.tag(to) == Tag::To && s.tag(to + 1) == Tag::VerbBase && s.is_nominal(sources::head(s, &of));
    let end = (to + 2..s.end())
        .take(NEAR)
        .find(|&k| s.is_finite(k) || s.is_mark(k, ","))
        .unwrap_or(s.end());
    let dated = s.tag(source.start) == Tag::Number && source.len() == 1 || phrases::is_time_word(s.word(source.start));
    let known = || can_speak(s, &source) || sources::any_kind(s.word(sources::head(s, &source))).is_some();
    (told && !source.is_empty() && !dated && known()).then(|| (source, vec![s.span(of.start, of.end), s.span(to, end)]))
}
