//! What is no statement: deeds, things, topics, whom one speaks to, and what a tagger or the models have put together wrongly.

use std::sync::LazyLock;

use super::super::clauses;
use super::super::cues;
use super::super::phrases;
use super::super::sheet::Sheet;
use super::super::sources::{self, NounKind};
use super::super::words::{GRAMMAR, VERBS};
use super::{Found, Speaker, extent, rules, silence};
use crate::lexicon::{self, Table};
use crate::report::Stance;
use crate::tagger::Tag;
use crate::text::Range;

/// How far the beginning of a content is looked at.
const NEAR: usize = 12;

/// True unless nobody says anything: nobody spoke, or a noun was taken for a verb.
pub(super) fn is_statement(s: &Sheet, head: usize, found: &Found) -> bool {
    !silence::is_condition(s, found)
        && !silence::is_deed(found)
        && !is_unsaid(s, head, found)
        && !is_object(s, head, found)
        && !is_bare_question(s, found)
        && !is_anonymity(s, found)
        && !is_approach(s, found)
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

/// "Asked about his future, Roe smiled", "when asked about the loan": a topic is no question.
fn is_topic(s: &Sheet, head: usize, found: &Found) -> bool {
    let [only] = found.content.as_slice() else { return false };
    let (start, end) = (s.token_at(only.start), s.token_at(only.end));
    // "laughed when asked about retirement"
    let manner = start > head + 2 && end >= s.end() && found.stance != Stance::Asks;
    if manner && s.word(start - 1) == "about" && s.word(start - 2) == "asked" && !(start..end).any(|k| s.is_finite(k) || s.is_quoted(k)) {
        return true;
    }
    let about = start > head && start <= head + 2 && matches!(s.word(head + 1), "about" | "on");
    let unstated = found.speaker == Speaker::Unstated && found.stance == Stance::Asks;
    let aside = unstated && (head <= s.body + 1 || s.word(head - 1) == "when");
    about && aside && !(start..end).take(clauses::LONGEST).any(|k| s.is_finite(k) || s.is_quoted(k))
}

/// "apologised to the families who had come": who is spoken to is no content.
fn is_address(s: &Sheet, head: usize, found: &Found) -> bool {
    let [only] = found.content.as_slice() else { return false };
    let start = s.token_at(only.start);
    let to = start == head + 2 && s.word(head + 1) == "to";
    let says = |k: usize| s.is_finite(k) || s.tag(k) == Tag::Subordinator || matches!(s.word(k), "for" | "about" | "of" | "that");
    let why = || (start..s.token_at(only.end)).take(clauses::LONGEST).any(says);
    to && silence::of_class("addressed").any(|verb| verb == found.lemma) && !s.is_quoted(start) && !why()
}

/// What a tagger or the models have put together wrongly: "a think | tank", "seen by the Herald | had recommended …",
/// "Ann says | when I | call".
fn is_senseless(s: &Sheet, head: usize, found: &Found) -> bool {
    let pieces = || found.content.iter().filter(|c| s.range.contains(**c)).map(|c| s.token_at(c.start));
    let first = pieces().find(|&k| k > head);
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
    // "called | Putin after the meeting"
    let phoned = || {
        let name = first.filter(|&k| found.lemma == "call" && k == head + 1 && s.tag(k) == Tag::Name);
        let after = name.and_then(|k| (k..s.len()).take(NEAR).find(|&m| s.tag(m) != Tag::Name));
        after.is_some_and(|m| matches!(s.tag(m), Tag::Preposition | Tag::Subordinator) || s.is_mark(m, "."))
    };
    // "cut its | forecast | and said it would close a yard", whatever a tagger takes it for
    let apart = || {
        let owned = head > s.body && matches!(s.word(head - 1), "its" | "his" | "their" | "our" | "my" | "your");
        let noun = matches!(s.tag(head), Tag::Noun | Tag::Nouns) || owned;
        let verb = |k: usize| s.is_finite(k) && !phrases::is_copula(s.word(k)) && !s.is_quoted(k);
        first.is_some_and(|k| noun && k > head && (head + 1..k).take(NEAR).any(verb))
    };
    // "The chairman, | Robert Pike, | has refused": who he is, and not what he says.
    let beside = || {
        let (Speaker::Named(own), [only]) = (&found.speaker, found.content.as_slice()) else {
            return false;
        };
        let (from, to) = (s.token_at(only.start), s.token_at(only.end));
        let speech = cues::at(s, head).any(|cue| cue.takes("quote") || cue.takes("that"));
        let office = from < to && sources::any_kind(s.word(sources::head(s, &(from..to)))).is_some();
        let active = s.is_finite(head) || phrases::is_verb(s.tag(head)) && !phrases::verb_group(s, head).passive;
        let phrase = from == s.body && to + usize::from(!s.is_mark(to.wrapping_sub(1), ",")) == own.start && own.start < head;
        active && office && !speech && phrase && s.is_mark(own.start - 1, ",") && !(from..to).any(|k| s.is_finite(k) || s.is_quoted(k))
    };
    // "Firefighters were called | to a blaze", "… at 3am"; but "was called on to resign"
    let hour = s.word(head + 1) == "at" && s.tag(head + 2) == Tag::Number;
    let place = s.word(head + 1) == "to" && s.tag(head + 2) != Tag::VerbBase || hour;
    let called = found.lemma == "call" && found.speaker == Speaker::Unstated && place;
    // "packing | loam around | a mould"
    let placed = || {
        let unknown = s.tag(head) == Tag::VerbIng && cues::at(s, head).next().is_none();
        first.is_some_and(|k| unknown && extent::is_edge(s.word(k - 1), "place") && !s.is_quoted(k))
    };
    // “I would not,” he says, | shaking his head, | “do it again.”
    let posture = || {
        let unknown = s.tag(head) == Tag::VerbIng && head > s.body && s.is_mark(head - 1, ",") && cues::at(s, head).next().is_none();
        let goes_on =
            |k: usize| k > head + 1 && s.is_quote_mark(k) && s.is_mark(k - 1, ",") && !s.raw(k + 1).starts_with(char::is_uppercase);
        unknown && rules::attributive(s, head).is_none() && first.is_some_and(goes_on)
    };
    // "said without | naming anyone | that …"
    let without = || {
        let before = head
            .checked_sub(2)
            .filter(|&k| k > s.body && s.word(k + 1) == "without" && s.tag(head) == Tag::VerbIng);
        before.is_some_and(|k| cues::at(s, k).any(|cue| cue.class == cues::Class::Verb && cue.takes("that")))
    };
    without() || posture() || beside() || called || placed() || tank || article || headless() || aside() || phoned() || apart()
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
            || end == start + 1 && GRAMMAR.object.contains(s.word(start))
            || matches!(
                sources::noun_kind(s.word(last)),
                Some(NounKind::Role | NounKind::Official | NounKind::Kept)
            );
        // "dismissed him as a clown" speaks, "questioned Roe's plan" too.
        let owns = phrase.clone().any(|k| s.tag(k) == Tag::Clitic) || s.tag(phrase.end) == Tag::Clitic;
        speaks && !owns && !(start..end).take(NEAR).any(|k| s.word(k) == "as")
    };
    // "was fined after inspectors found that …": whoever is fined says nothing.
    if object != "person" && phrases::is_verb(s.tag(head)) && phrases::verb_group(s, head).passive && s.word(head + 1) != "by" {
        return start > head;
    }
    let plain = start > head && content.end <= s.range.end && !says(start) && !s.is_finite(start);
    let fits = match object {
        "person" => person(),
        "next" => start == head + 1,
        _ => true,
    };
    plain && !s.is_quoted(start) && fits
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
    // A tagger may take the noun's own verb for another participle.
    let verb = |k: usize| s.is_finite(k) || s.tag(k) == Tag::VerbParticiple && matches!(s.tag(k - 1), Tag::Noun | Tag::Nouns);
    let next = (head + 2..s.end()).take(NEAR).find(|&k| verb(k) || ends(k));
    // "a clerk accused of fraud, lied to police"
    let own = |k: usize| s.tag(k) == Tag::Wh || objectless() && matches!(s.tag(k), Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple);
    next.is_some_and(|k| verb(k) || s.is_mark(k, ",") && own(k + 1))
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
    // "It is not that nobody wants bells."
    let by_nobody = matches!(&found.speaker, Speaker::Named(own) if own.len() <= 2 && is_nobody(own.start));
    if found.stance == Stance::Demands && by_nobody {
        return true;
    }
    // "Roe said nothing."
    let nothing = |c: &Range| s.word(s.token_at(c.start)) == "nothing" && s.token_at(c.end) == s.token_at(c.start) + 1;
    if matches!(found.content.as_slice(), [only] if nothing(only) && !s.is_quoted(s.token_at(only.start))) {
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

/// "who declined to be named", "who asked for anonymity": a condition of what is said, and no statement.
pub(super) fn is_anonymity(s: &Sheet, found: &Found) -> bool {
    let [content] = found.content.as_slice() else { return false };
    let tokens = s.token_at(content.start)..s.token_at(content.end);
    let ends =
        |k: usize| k + 1 >= tokens.end || s.is_mark(k + 1, ",") || GRAMMAR.subordinate.contains(s.word(k + 1)) || s.word(k + 1) == "for";
    let kept = |k: usize| match s.word(k) {
        "named" | "identified" | "quoted" => s.word(k - 1) == "be" && s.word(k - 2) == "to",
        word => word == "anonymity" && k == tokens.start,
    };
    let asks = ["decline", "refuse", "ask", "request", "ask for", "insist on", "want", "wish"].contains(&found.lemma.as_ref());
    let near = (tokens.start..tokens.end.min(tokens.start + 4)).any(|k| k > s.body + 1 && kept(k) && ends(k));
    // "The judge declined to be named as its chair": only what is told of a source beside what it says.
    asks && near && (tokens.start.saturating_sub(2 * NEAR).max(s.body)..tokens.start).any(|k| s.tag(k) == Tag::Wh)
}

/// "was contacted for comment", "has approached the council for a response": who asks says nothing.
fn is_approach(s: &Sheet, found: &Found) -> bool {
    let [content] = found.content.as_slice() else { return false };
    let tokens = s.token_at(content.start)..s.token_at(content.end);
    let last = tokens.end.saturating_sub(1);
    let comment = tokens.len() < NEAR && matches!(s.word(last), "comment" | "response" | "statement");
    comment && (tokens.start..last).any(|k| s.word(k) == "for") && matches!(found.lemma.as_ref(), "contact" | "approach" | "reach")
}

/// "on offering Ukraine new guarantees that could …": nobody guarantees.
fn is_object(s: &Sheet, head: usize, found: &Found) -> bool {
    let Speaker::Named(source) = &found.speaker else { return false };
    let governed = source.start.checked_sub(1).is_some_and(|b| s.tag(b) == Tag::VerbIng);
    governed && source.end == head && s.tag(head) == Tag::VerbPresent && s.word(head).ends_with('s')
}
