//! The last touch to what the models read: a source is named whole, and what is no statement goes.

use std::ops::Range as Tokens;
use std::sync::LazyLock;

use super::super::clauses;
use super::super::cues;
use super::super::labels;
use super::super::lemmas;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources::{self, NounKind};
use super::super::words::{GRAMMAR, VERBS};
use super::frame::Frame;
use super::{Found, Speaker, extent, rules, whose};
use crate::lexicon::{self, Table};
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// The subject of an active verb, where the labels leave its source open and it can speak.
pub(super) fn subject(s: &Sheet, f: &Frame) -> Option<Tokens<usize>> {
    let group = phrases::verb_group(s, f.head);
    let speech = f.entry.is_some_and(|cue| cue.takes("quote") || cue.takes("quoted"));
    // "said when asked": nobody is named who asked.
    let asked = group.start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::Wh);
    let active = speech && !asked && s.is_finite(f.head) && group.form == phrases::Form::Finite && !group.passive;
    let joined = || whose::subject_of_joined(s, group.start);
    let own = Some(f.subject.clone())
        .filter(|own| !own.is_empty())
        .or_else(joined)
        .filter(|own| active && own.end <= f.head)?;
    let head = sources::head(s, &own);
    (s.tag(head) != Tag::Pronoun && rules::can_speak(s, &own)).then_some(own)
}

/// "Sue Roe, who is thought to favour a deal": she is not who thinks so.
pub(super) fn is_hearsay(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> bool {
    let group = phrases::verb_group(s, f.head);
    group.passive
        && read.end <= f.start
        && s.tag(f.after) == Tag::To
        && f.entry.is_some_and(|cue| cue.takes("that") && !cue.takes("passive"))
}

/// "It emerged on Tuesday that …": nobody is named who says so.
pub(super) fn is_impersonal(s: &Sheet, f: &Frame, read: &Tokens<usize>) -> bool {
    let comes_out = || {
        let lemma = lemmas::lemma(s.word(f.head), s.tag(f.head));
        of_class("impersonal").any(|verb| verb == lemma)
    };
    read.len() == 1 && s.word(read.start) == "it" && phrases::is_verb(s.tag(f.head)) && comes_out()
}

/// What the cue's stance becomes with this source and this content, and where its content begins.
pub(super) fn touched(s: &Sheet, head: usize, mut found: Found) -> Found {
    if let Speaker::Named(source) = &found.speaker {
        // "None of the members opposed the plan", "No senator said that …"
        // "No 10 said that …" is an address.
        let numbered = (source.start + 1..source.start + 3).any(|k| s.tag(k) == Tag::Number);
        let none = s.word(source.start) == "no" && !numbered || matches!(s.word(source.start), "none" | "neither" | "nobody");
        found.negated ^= none;
    }
    if found.stance == Stance::Asks && is_urged(s, &found) {
        found.stance = Stance::Demands;
    }
    // "The suit seeks $5 million."
    if found.lemma == "seek"
        && let Speaker::Named(source) = &found.speaker
        && sources::is_document(s, sources::head(s, source))
    {
        found.stance = Stance::Demands;
    }
    // "called the charge “categorically false”"
    let names = cues::at(s, head).next().is_some_and(|cue| cue.takes("quoted"));
    let false_said = |c: &Range| {
        (s.token_at(c.start)..s.token_at(c.end))
            .take(2 * NEAR)
            .any(|k| labels::denies(s.word(k)) && !phrases::is_negation(s.word(k - 1)))
    };
    if names && found.stance == Stance::Asserts && found.content.iter().filter(|c| c.start > s.range.start).any(false_said) {
        found.stance = Stance::Denies;
    }
    // "pleaded not guilty" begs for nothing.
    let plea = |k: &usize| matches!(s.word(*k), "guilty" | "innocent");
    let pleads = |c: &Range| (s.token_at(c.start)..).take(2).any(|k| plea(&k));
    if found.lemma == "plead"
        && let Some(content) = found.content.first_mut()
    {
        // "pleaded | guilty in March | to one count"
        if let Some(guilty) = (head + 1..head + 3).find(plea) {
            content.start = content.start.min(s.span(guilty, guilty + 1).start);
            found.stance = Stance::Asserts;
        } else if pleads(content) {
            found.stance = Stance::Asserts;
        }
    }
    // "The company denied that.": what was said before.
    let denies = matches!(found.stance, Stance::Denies | Stance::Doubts);
    found.points_back |= matches!(found.content.as_slice(), [only] if denies
        && (matches!(only.of(s.text), "that" | "this") || only.of(s.text) == "it" && found.lemma == "deny"));
    // "She does not believe it."
    let disbelieves = || found.negated && found.stance == Stance::Believes && found.lemma == "believe";
    found.points_back |= matches!(found.content.as_slice(), [only] if matches!(only.of(s.text), "it" | "that" | "this") && disbelieves());
    extent::mend(s, head, &mut found);
    found
}

/// "pressed the company to publish the figures", "asked him to leave": that is no question.
fn is_urged(s: &Sheet, found: &Found) -> bool {
    let Some(content) = found.content.first() else { return false };
    let start = s.token_at(content.start);
    let about = start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::Preposition);
    let stops = |k: usize| s.is_finite(k) || matches!(s.tag(k), Tag::Wh | Tag::Subordinator) || s.is_quoted(k);
    let to = (start..s.token_at(content.end))
        .take(NEAR)
        .take_while(|&k| !stops(k))
        .find(|&k| s.tag(k) == Tag::To);
    !about && to.is_some_and(|k| s.tag(k + 1) == Tag::VerbBase)
}

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// True unless nobody says anything: nobody spoke, or a noun was taken for a verb.
pub(super) fn is_statement(s: &Sheet, head: usize, found: &Found) -> bool {
    !is_silence(s, found)
        && !is_unsaid(s, head, found)
        && !is_object(s, head, found)
        && !is_bare_question(s, found)
        && !is_thing(s, head, found)
        && !is_reduced(s, head)
        && !is_act(s, head, found)
        && !is_pointless(s, head, found)
        && !is_address(s, head, found)
        && !is_topic(s, head, found)
        && !is_senseless(s, head, found)
}

/// "Asked about this, …", "she shouted at him": a pronoun alone tells nothing, unless it stands for what was said before.
fn is_pointless(s: &Sheet, head: usize, found: &Found) -> bool {
    let [only] = found.content.as_slice() else { return false };
    let start = s.token_at(only.start);
    let lone = s.token_at(only.end) == start + 1 && s.range.contains(*only) && start > head && !s.is_quoted(start);
    let after = s.tag(start.wrapping_sub(1)) == Tag::Preposition;
    let speaks = after && VERBS.voiced.contains(&found.lemma) && matches!(s.tag(start), Tag::Pronoun | Tag::Determiner);
    // "Nobody expected it."
    let speech = |cue: &cues::Cue| cue.takes("quote") && !cue.takes("np");
    let thing = || found.stance == Stance::Believes || cues::at(s, head).next().is_some_and(speech);
    let object = start == head + 1 && GRAMMAR.object.contains(s.word(start)) && thing();
    lone && (speaks || object) && !found.points_back
}

/// "Asked about his future, Roe smiled": a topic is no question.
fn is_topic(s: &Sheet, head: usize, found: &Found) -> bool {
    let [only] = found.content.as_slice() else { return false };
    let (start, end) = (s.token_at(only.start), s.token_at(only.end));
    let about = start == head + 2 && matches!(s.word(head + 1), "about" | "on");
    let fronted = head <= s.body + 1 && found.speaker == Speaker::Unstated && found.stance == Stance::Asks;
    about && fronted && !(start..end).take(clauses::LONGEST).any(|k| s.is_finite(k) || s.is_quoted(k))
}

/// "apologised to the families who had come": who is spoken to is no content.
fn is_address(s: &Sheet, head: usize, found: &Found) -> bool {
    let [only] = found.content.as_slice() else { return false };
    let start = s.token_at(only.start);
    let to = start == head + 2 && s.word(head + 1) == "to";
    let why = || (start..s.token_at(only.end)).take(clauses::LONGEST).any(|k| s.word(k) == "for");
    to && of_class("addressed").any(|verb| verb == found.lemma) && !s.is_quoted(start) && !why()
}

/// What a tagger or the models have put together wrongly: "a think | tank", "seen by the Herald | had recommended …",
/// "Ann says | when I | call".
fn is_senseless(s: &Sheet, head: usize, found: &Found) -> bool {
    let first = found.content.iter().find(|c| s.range.contains(**c)).map(|c| s.token_at(c.start));
    let tank = s.word(head) == "think" && matches!(s.word(head + 1), "tank" | "tanks");
    let headless = || {
        let participle = s.tag(head) == Tag::VerbParticiple && s.word(head + 1) == "by";
        participle && first.is_some_and(|k| k > head && (head + 1..(k + 1).min(head + NEAR)).any(|m| s.is_finite(m)))
    };
    // What the reporter does while someone speaks.
    let aside = || {
        let Speaker::Named(own) = &found.speaker else { return false };
        let me = matches!(s.word(own.start), "i" | "we") && own.len() == 1 && !s.is_quoted(own.start);
        let quoted = found.content.iter().any(|c| s.is_quoted(s.token_at(c.end).wrapping_sub(1)));
        me && quoted && own.start > s.body && GRAMMAR.circumstance.contains(s.word(own.start - 1))
    };
    // "A | proposed | ferry tax would …"
    let article = matches!(&found.speaker, Speaker::Named(own) if own.end == head && own.len() == 1 && s.tag(own.start) == Tag::Determiner
        && matches!(s.word(own.start), "a" | "an" | "the"));
    tank || article || headless() || aside()
}

/// Verbs of deeds, and what they are done to where that matters.
static ACTS: LazyLock<Table> = LazyLock::new(|| lexicon::table(lexicon::list!("../../../data/acts.txt")));

/// "The president fired the mayor": with a thing or a person for its object, the verb tells what someone does.
fn is_act(s: &Sheet, head: usize, found: &Found) -> bool {
    let Some(object) = ACTS.get(&found.lemma) else { return false };
    // "whom she fired over the report": the pronoun stands for the object.
    let pronoun = |c: &Range| c.end <= s.span(head, head + 1).start && s.tag(s.token_at(c.start)) == Tag::Wh;
    let mut objects = found.content.iter().filter(|c| !pronoun(c));
    let (Some(content), None) = (objects.next(), objects.next()) else {
        return false;
    };
    let (start, end) = (s.token_at(content.start), s.token_at(content.end));
    let says = |k: usize| matches!(s.tag(k), Tag::To | Tag::VerbBase | Tag::VerbIng | Tag::Wh | Tag::Subordinator) || s.word(k) == "that";
    let person = || {
        let phrase = phrases::base_phrase(s, start, end);
        let last = sources::head(s, &phrase);
        let speaks = s.tag(last) == Tag::Name
            || matches!(
                sources::noun_kind(s.word(last)),
                Some(NounKind::Role | NounKind::Official | NounKind::Kept)
            );
        // "dismissed him as a clown" speaks.
        speaks && !(start..end).take(NEAR).any(|k| s.word(k) == "as")
    };
    // "was fined after inspectors found that …": whoever is fined says nothing.
    if object != "person" && phrases::is_verb(s.tag(head)) && phrases::verb_group(s, head).passive && s.word(head + 1) != "by" {
        return start > head;
    }
    let plain = start > head && content.end <= s.range.end && !says(start) && !s.is_finite(start);
    plain && !s.is_quoted(start) && (object != "person" || person())
}

/// "A worm found in the soil may eat plastic", "a person briefed on the plans, who …": a participle that tells of the noun
/// before it, where a verb of that noun's own follows in the same clause.
fn is_reduced(s: &Sheet, head: usize) -> bool {
    // "a captain accused of theft": who accuses someone names them first.
    let objectless = || s.word(head + 1) == "of" && cues::at(s, head).next().is_some_and(|cue| cue.takes("np") && !cue.takes("that"));
    let participle = s.tag(head) == Tag::VerbParticiple || s.tag(head) == Tag::VerbPast && objectless();
    let follows = s.tag(head + 1) == Tag::Preposition && s.word(head + 1) != "by" || s.word(head + 1) == "of";
    let told = head > s.body && matches!(s.tag(head - 1), Tag::Noun | Tag::Nouns);
    if !(participle && told && follows) {
        return false;
    }
    let ends =
        |k: usize| matches!(s.tag(k), Tag::Mark | Tag::Wh | Tag::Subordinator | Tag::Conjunction | Tag::Pronoun) || s.word(k) == "that";
    let next = (head + 2..s.end()).take(NEAR).find(|&k| s.is_finite(k) || ends(k));
    next.is_some_and(|k| s.is_finite(k) || s.is_mark(k, ",") && s.tag(k + 1) == Tag::Wh)
}

/// "The company will add a ferry", "She read the verdict": some verbs have a thing for their object where they do not speak.
fn is_thing(s: &Sheet, head: usize, found: &Found) -> bool {
    let ([content], Some(cue)) = (found.content.as_slice(), cues::at(s, head).next()) else {
        return false;
    };
    let tokens = s.token_at(content.start)..s.token_at(content.end);
    let says =
        |k: usize| s.is_quoted(k) || s.is_finite(k) || matches!(s.tag(k), Tag::To | Tag::VerbBase | Tag::VerbIng | Tag::Wh | Tag::Pronoun);
    matches!(s.tag(tokens.start), Tag::Determiner | Tag::Possessive | Tag::Number)
        && tokens.start == head + 1
        && (cue.takes("things") || cue.takes("quote") && !["that", "np", "quoted"].iter().any(|frame| cue.takes(frame)))
        && !tokens.clone().any(says)
}

/// "There is no suggestion that …": nobody says so.
fn is_unsaid(s: &Sheet, head: usize, found: &Found) -> bool {
    // "No one has been charged."; "No injuries were reported" is said by someone.
    let is_nobody = |k: usize| matches!(s.word(k), "nobody" | "none") || s.word(k) == "no" && s.word(k + 1) == "one";
    let before = |c: &Range| c.end <= s.span(head, head + 1).start;
    let nobody = matches!(found.content.as_slice(), [only] if before(only) && is_nobody(s.token_at(only.start)));
    if nobody && found.speaker == Speaker::Unstated {
        return true;
    }
    // "It is not known whether …"
    let open = |c: &Range| {
        let word = s.word(s.token_at(c.start));
        GRAMMAR.question.contains(word) || word == "who"
    };
    // "Not everyone agrees: …"
    let not_all = match &found.speaker {
        Speaker::Named(own) => own.len() == 1 && s.word(own.start) == "everyone" && s.word(own.start.wrapping_sub(1)) == "not",
        _ => false,
    };
    let unknown = found.negated && found.lemma == "know" && found.speaker == Speaker::Unstated && found.content.iter().any(open);
    // "nobody in the shed says a word"
    let silent = || match (&found.speaker, found.content.as_slice()) {
        (Speaker::Named(own), [only]) => {
            let words = s.token_at(only.end).saturating_sub(s.token_at(only.start));
            let says = matches!(&*found.lemma, "say" | "speak" | "utter");
            // "nobody in | the shed | says a word"
            let from = own.start.saturating_sub(3).max(s.body);
            says && (from..own.end).any(is_nobody) && words <= 2
        }
        _ => false,
    };
    if unknown || not_all || silent() {
        return true;
    }
    let noun = matches!(s.tag(head), Tag::Noun | Tag::Nouns) && found.speaker == Speaker::Unstated;
    noun && (head.saturating_sub(3).max(s.body)..head).any(|k| s.word(k) == "no")
}

/// "What the operator says": a heading that announces a statement and holds none.
pub(super) fn is_bare_question(s: &Sheet, found: &Found) -> bool {
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
pub(super) fn is_refusal(lemma: &str) -> bool {
    of_class("refusal").any(|verb| verb == lemma)
}

/// "declined to say": the rules make no statement of it.
pub(super) fn is_withheld(s: &Sheet, lemma: &str, content: &[Range]) -> bool {
    is_refusal(lemma) && clauses::opens_with(s, content, of_class("asked").chain(of_class("withheld")))
}

/// "did not respond to a request for comment", "asked not to be named".
fn is_silence(s: &Sheet, found: &Found) -> bool {
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
        is_refusal(&found.lemma) && of_class("withheld").any(follows)
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

/// "on offering Ukraine new guarantees that could …": nobody guarantees.
fn is_object(s: &Sheet, head: usize, found: &Found) -> bool {
    let Speaker::Named(source) = &found.speaker else { return false };
    let governed = source.start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::VerbIng);
    governed && source.end == head && s.tag(head) == Tag::VerbPresent && s.word(head).ends_with('s')
}
