//! Mends tags: what a tagger takes for a noun or a participle and must be a verb, or else the sentence has none.

use super::Sheet;
use crate::claims::cues::{self, Class};
use crate::claims::lemmas;
use crate::claims::names;
use crate::claims::phrases;
use crate::claims::sources::{self, NounKind};
use crate::claims::words::{GRAMMAR, NAMES, VERBS};
use crate::report::Stance;
use crate::tagger::{self, Tag};

/// So far around a word the sentence is looked at for verbs.
const NEAR: usize = 40;

impl Sheet<'_> {
    pub(super) fn mend_tags(&mut self) {
        self.nouns();
        self.verbs_from_nouns();
        if let Some(verb) = self.verb_before_tag()
            && let Some(slot) = self.tags.get_mut(verb)
        {
            *slot = Tag::VerbPast;
        }
    }

    /// Nouns that a tagger takes for something else, and participles that it takes for verbs.
    fn nouns(&mut self) {
        for i in self.body..self.len() {
            let tag = match self.tag(i) {
                // "a proposed class action"
                Tag::VerbPast if i > self.body && matches!(self.word(i - 1), "a" | "an" | "the") => Tag::VerbParticiple,
                // "Roe denies two charges"
                Tag::Noun | Tag::Nouns if self.word(i) == "denies" => Tag::VerbPresent,
                // "a man accused of theft lied"
                Tag::VerbPast if self.word(i) == "accused" && self.word(i + 1) == "of" => Tag::VerbParticiple,
                // "the forward told …", "her ex-wife said", "rescue co-ordinator Jane Roe"
                Tag::Adverb | Tag::Adjective if self.is_speaker(i) => Tag::Noun,
                // "is promising to cut taxes"
                Tag::Adjective if self.is_under_way(i) => Tag::VerbIng,
                // "was branded “cruel”", "is alleged to have lied"
                Tag::Adverb | Tag::Adjective if i > self.body && self.is_named_so(i) => Tag::VerbParticiple,
                // "according to a CNN tally"
                Tag::Adverb if self.is_tally(i) => Tag::Noun,
                // "economist Jane Nayar said"
                Tag::VerbBase | Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple | Tag::Adjective if self.is_surname(i) => Tag::Name,
                // "Jane Nayar said", by one whose name looks like a verb
                Tag::VerbParticiple if self.word(i) == "said" && i > self.body && self.tag(i - 1) == Tag::Name => Tag::VerbPast,
                // "Not me," | joked Ms Nayar
                Tag::Name | Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::VerbParticiple if self.is_utterance(i) => {
                    if self.word(i).ends_with('s') {
                        Tag::VerbPresent
                    } else {
                        Tag::VerbPast
                    }
                }
                // "Khalil al-Shaer"
                tag if tag != Tag::Name && i > self.body && self.is_capital(i - 1) && names::has_particle(self.raw(i)) => Tag::Name,
                // "his daughter Amy"
                tag if tag != Tag::Name && i > self.body && self.is_capital(i) && names::is_given(self.raw(i)) && self.is_person(i - 1) => {
                    Tag::Name
                }
                // "Umm Yousef"
                tag if tag != Tag::Name && names::is_kunya(self.raw(i)) && self.is_capital(i + 1) => Tag::Name,
                // "Norland denies taking part"
                Tag::Interjection if i == self.body && self.is_capital(i) && self.is_verb_form(i + 1) => Tag::Name,
                // "Reuters reported"; but "Time heals"
                Tag::Noun | Tag::Nouns if i == self.body && names::is_outlet(self.raw(i)) && !tagger::is_common(self.word(i)) => Tag::Name,
                // "Labour said"; but "Labour costs rose"
                Tag::Noun | Tag::Nouns | Tag::VerbBase | Tag::VerbIng | Tag::Adjective | Tag::Other
                    if i == self.body
                        && matches!(self.tag(i + 1), Tag::VerbPast | Tag::VerbPresent | Tag::Modal | Tag::Clitic)
                        && names::is_listed(self.raw(i))
                        && sources::any_kind(self.word(i + 1)).is_none() =>
                {
                    Tag::Name
                }
                tag if tag != Tag::Possessive && matches!(self.word(i), "its" | "their") => Tag::Possessive,
                // "the firm's chief executive said"
                Tag::Adjective if i > self.body && self.is_office(i) => Tag::Noun,
                // "The SNP said"; but "the MVP said", "THE SHIP SAILED"
                tag if tag != Tag::Name && i > self.body && self.is_acronym(i) => Tag::Name,
                // "Moscow denies taking part"
                Tag::Noun | Tag::Adjective | Tag::Adverb | Tag::VerbBase | Tag::VerbIng
                    if i == self.body && self.is_verb_form(i + 1) && names::is_known_place(self.raw(i)) =>
                {
                    Tag::Name
                }
                // "Shadow transport secretary Jane Roe"
                Tag::Noun | Tag::VerbBase | Tag::Interjection if i == self.body && self.word(i) == "shadow" => Tag::Adjective,
                // "the union disputed this", where it is the only verb
                Tag::VerbParticiple if self.is_only_verb(i) => Tag::VerbPast,
                // "said it had received complaints | and called on the firm to act"
                Tag::VerbParticiple if i > self.body && self.tag(i - 1) == Tag::Conjunction && self.is_demand(i) => Tag::VerbPast,
                // "that mistakes had been made"
                Tag::VerbPresent if i > self.body && self.word(i - 1) == "that" && self.helps(i + 1) => Tag::Nouns,
                Tag::VerbParticiple if self.word(i) == "had" && !(i > self.body && GRAMMAR.have.contains(self.word(i - 1))) => {
                    Tag::VerbPast
                }
                _ => continue,
            };
            if let Some(slot) = self.tags.get_mut(i) {
                *slot = tag;
            }
        }
    }

    /// True for a verb that asks for something with its preposition: "called on".
    fn is_demand(&self, i: usize) -> bool {
        cues::at(self, i).any(|c| c.class == Class::Verb && c.len() > 1 && c.stance == Stance::Demands)
    }

    /// True for a finite verb between a quotation and who speaks, whatever a tagger makes of it after a straight mark.
    fn is_utterance(&self, i: usize) -> bool {
        let behind = i > self.body && self.is_quote_mark(i - 1) && self.is_quoted(i - 1) && !self.is_quoted(i);
        let speaker = matches!(self.tag(i + 1), Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Pronoun);
        let finite = behind && speaker && !self.is_capital(i) && self.word(i).ends_with(['d', 's']);
        finite && cues::at(self, i).any(|c| c.class == Class::Verb && c.takes("quote"))
    }

    /// True for an adjective that names who has an office, where no noun follows: "the chief executive".
    fn is_office(&self, i: usize) -> bool {
        let opened = matches!(
            self.tag(i - 1),
            Tag::Adjective | Tag::Noun | Tag::Determiner | Tag::Clitic | Tag::Possessive
        );
        let more = matches!(
            self.tag(i + 1),
            Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Name | Tag::VerbIng | Tag::Number | Tag::Clitic
        );
        opened && !more && !self.is_capital(i) && self.word(i).len() > 3 && sources::any_kind(self.word(i)).is_some()
    }

    /// True for three letters or more in capitals behind an article, but for those that are short for a noun.
    fn is_acronym(&self, i: usize) -> bool {
        let capitals = |k: usize| self.raw(k).chars().all(char::is_uppercase);
        let letters = self.word(i - 1) == "the" && (3..=6).contains(&self.raw(i).len()) && capitals(i);
        letters && !capitals(i - 1) && !capitals(i + 1) && !NAMES.letters.contains(self.word(i)) && !tagger::is_common(self.word(i))
    }

    /// True for a word with a capital that nobody knows, between a name and the verb of who says something.
    fn is_surname(&self, i: usize) -> bool {
        let named = i > self.body && self.tag(i - 1) == Tag::Name && self.is_capital(i);
        let says = || cues::at(self, i + 1).any(|c| c.class == Class::Verb && c.takes("that"));
        named && says() && !tagger::is_common(self.word(i))
    }

    /// True for a word between what opens a noun phrase and the verb of who says something, or a name.
    fn is_speaker(&self, i: usize) -> bool {
        let opened = i > self.body && matches!(self.tag(i - 1), Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Noun);
        let verb = |k: usize| self.is_finite(k) || self.tag(k) == Tag::VerbParticiple;
        let says = || verb(i + 1) && cues::at(self, i + 1).any(|c| c.class == Class::Verb && (c.takes("that") || c.takes("np")));
        let named = || self.tag(i + 1) == Tag::Name || self.is_mark(i + 1, ",");
        let adverb = self.tag(i) == Tag::Adverb && self.tag(i.wrapping_sub(1)) == Tag::Determiner;
        let speaks = || sources::noun_kind(self.word(i)).is_some() || self.is_person(i);
        opened && (says() && (adverb || speaks()) || named() && self.word(i).contains('-') && self.is_person(i))
    }

    /// True for the -ing form of a cue that has an object behind it and a form of "be" before it.
    fn is_under_way(&self, i: usize) -> bool {
        let be = (self.body..i).rev().take(3).find(|&k| self.tag(k) != Tag::Adverb);
        let object = matches!(
            self.tag(i + 1),
            Tag::To | Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Adjective | Tag::Noun | Tag::Nouns | Tag::Name
        );
        let cue = || cues::at(self, i).any(|c| c.class == Class::Verb && (c.takes("np") || c.takes("to") || c.takes("that")));
        self.word(i).ends_with("ing") && be.is_some_and(|k| GRAMMAR.be.contains(self.word(k))) && object && cue()
    }

    /// True for a passive that says what something is called, or what it is said to do.
    fn is_named_so(&self, i: usize) -> bool {
        let be = (self.body..i).rev().take(3).find(|&k| self.tag(k) != Tag::Adverb);
        let passive = self.word(i).ends_with("ed") && be.is_some_and(|k| GRAMMAR.be.contains(self.word(k)));
        let says = |cue: &cues::Cue| {
            let hearsay = VERBS.hearsay.contains(cue.lemma) && self.tag(i + 1) == Tag::To;
            cue.class == Class::Verb && (hearsay || cue.takes("quoted") && self.is_quote_mark(i + 1))
        };
        passive && cues::at(self, i).any(says)
    }

    /// True for a word that ends as adverbs do, where a noun must stand: "a tally,", "the CNN tally".
    fn is_tally(&self, i: usize) -> bool {
        let opens = |k: usize| matches!(self.tag(k), Tag::Determiner | Tag::Possessive);
        let opened = i > self.body && (opens(i - 1) || self.tag(i - 1) == Tag::Name && i > self.body + 1 && opens(i - 2));
        let closed = i + 1 >= self.end() || matches!(self.tag(i + 1), Tag::Mark | Tag::Preposition | Tag::Conjunction);
        opened && closed && self.word(i).ends_with("ly")
    }

    /// True for what may be a verb of the present: a verb, or a plural noun that is one of the lexicon's.
    fn is_verb_form(&self, i: usize) -> bool {
        let plural = self.tag(i) == Tag::Nouns && cues::at(self, i).any(|c| c.class == Class::Verb);
        self.raw(i - 1).len() > 3 && (plural || self.tag(i) == Tag::VerbPresent)
    }

    fn is_only_verb(&self, i: usize) -> bool {
        let object = matches!(self.tag(i + 1), Tag::Determiner | Tag::Pronoun | Tag::Possessive);
        let cue = || cues::at(self, i).any(|c| c.class == Class::Verb && c.takes("np"));
        let finite = |k: usize| self.is_finite(k) && !self.is_quoted(k);
        i > self.body
            && self.is_nominal(i - 1)
            && object
            && cue()
            && !(self.body..self.len().min(i + NEAR)).rev().take(2 * NEAR).any(finite)
    }

    fn is_person(&self, i: usize) -> bool {
        matches!(
            sources::any_kind(self.word(i)),
            Some(NounKind::Role | NounKind::Official | NounKind::Kept)
        )
    }

    /// True for a word that helps a verb of several: "had", "would".
    fn helps(&self, i: usize) -> bool {
        let word = self.word(i);
        GRAMMAR.modal.contains(word) || matches!(word, "will" | "would" | "had" | "have" | "were" | "are")
    }

    /// "The attack wounded 80 others, the ministry said": where the only verb is that of who says so, what looks like a
    /// participle is the statement's verb.
    fn verb_before_tag(&self) -> Option<usize> {
        const SPEAKER: usize = 12;
        let said = (self.body..self.len()).find(|&k| self.is_finite(k) && !self.is_quoted(k))?;
        let comma = (said.saturating_sub(SPEAKER).max(self.body + 1)..said)
            .rev()
            .find(|&k| self.is_mark(k, ","))?;
        let says = || cues::at(self, said).any(|c| c.class == Class::Verb && c.takes("that") && c.takes("quote"));
        // "The man arrested on Monday, police said, was …": the verb comes after.
        let later = || (said + 1..self.len()).take(NEAR).any(|k| self.is_finite(k) && !self.is_quoted(k));
        let subject = comma + 1 < said && self.is_nominal(said - 1);
        if !subject || self.is_quoted(comma - 1) || !says() || later() {
            return None;
        }
        // "The dust blowing off the pier, Roe said, contained lead."
        if self.is_mark(said + 1, ",") && self.tag(said + 2) == Tag::VerbParticiple {
            return Some(said + 2);
        }
        let past = |k: usize| {
            let word = self.word(k);
            let form = || word.ends_with("ed") || lemmas::base_form(word).is_some();
            match self.tag(k) {
                Tag::VerbParticiple => true,
                Tag::Adjective | Tag::Noun => form() && !VERBS.noun.contains(word) && self.opens_object(k + 1),
                _ => false,
            }
        };
        let follows = |k: usize| {
            let adverb = self.tag(k - 1) == Tag::Adverb && !GRAMMAR.have.contains(self.word(k - 1));
            self.is_nominal(k - 1) || adverb || self.is_mark(k - 1, ",")
        };
        (self.body + 1..comma)
            .take(NEAR)
            .find(|&k| !self.is_quoted(k) && past(k) && follows(k))
    }

    /// True for what begins the object of a verb, or what else may follow one.
    fn opens_object(&self, i: usize) -> bool {
        let tag = self.tag(i);
        let phrase = matches!(tag, Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Pronoun);
        phrase || matches!(tag, Tag::To | Tag::Preposition | Tag::Adverb) || self.word(i + 1) == "than"
    }

    /// What a tagger takes for a noun and must be a verb.
    fn verbs_from_nouns(&mut self) {
        for i in self.body + 1..self.len() {
            let tag = match self.tag(i) {
                Tag::Nouns if !self.is_quoted(i) && (self.is_verb_as_noun(i) || self.tags_quotation(i)) => Tag::VerbPresent,
                Tag::Nouns | Tag::Noun if !self.is_quoted(i) && self.tags_clause(i) => Tag::VerbPresent,
                Tag::Noun | Tag::Nouns | Tag::Adjective if self.has_object(i) || self.is_past(i) => Tag::VerbPast,
                _ => continue,
            };
            if let Some(slot) = self.tags.get_mut(i) {
                *slot = tag;
            }
        }
    }

    /// "The retailer cut its forecast": no noun stands between a noun and a possessive.
    fn has_object(&self, i: usize) -> bool {
        let object = self.tag(i + 1) == Tag::Possessive || matches!(self.word(i + 1), "the" | "a" | "an");
        let past = || self.word(i).ends_with("ed") || lemmas::base_form(self.word(i)).is_some();
        object && matches!(self.tag(i - 1), Tag::Noun | Tag::Nouns | Tag::Name) && past()
    }

    /// "behind the rise drew groans": an irregular past after a whole noun phrase.
    fn is_past(&self, i: usize) -> bool {
        let phrase = i > self.body + 1 && self.tag(i - 1) == Tag::Noun && self.tag(i - 2) == Tag::Determiner;
        let word = self.word(i);
        // "the chain saw", "the rifle shot": nouns too.
        phrase && !VERBS.noun.contains(word) && self.is_nominal(i + 1) && lemmas::base_form(word).is_some_and(|base| base != word)
    }

    /// “…,” Thorburn admits.
    fn tags_quotation(&self, i: usize) -> bool {
        let ends = i + 1 >= self.len() || matches!(self.raw(i + 1), "." | ",");
        let pronoun = i > self.body && self.tag(i - 1) == Tag::Pronoun;
        let name = (self.body..i - usize::from(pronoun))
            .rev()
            .take(4)
            .find(|&k| self.tag(k) != Tag::Name);
        let said = name.filter(|&k| ends && k + 1 < i && self.is_quote_mark(k));
        said.is_some() && cues::at(self, i).any(|c| c.class == Class::Verb && c.takes("quote"))
    }

    /// "Prices will fall, analysts estimate.", the last word of its sentence.
    fn tags_clause(&self, i: usize) -> bool {
        const SUBJECT: usize = 8;
        let from = i.saturating_sub(SUBJECT).max(self.body + 1);
        if i + 2 < self.len() || i + 1 < self.len() && self.is_word(i + 1) {
            return false;
        }
        let Some(comma) = (from..i).rev().find(|&k| self.is_mark(k, ",")) else {
            return false;
        };
        // "…, a charge the mission rejects"
        let charge = VERBS.charge.contains(self.word(comma + 2)) && self.tag(comma + 3) == Tag::Determiner;
        if !cues::at(self, i).any(|c| c.class == Class::Verb && (c.takes("that") || charge && c.takes("np"))) {
            return false;
        }
        let phrase = |k: usize| self.is_nominal(k) || matches!(self.tag(k), Tag::Determiner | Tag::Adjective | Tag::Possessive);
        // "analysts estimate", "the bank estimates"
        let agrees = (self.tag(i - 1) == Tag::Nouns) == (self.tag(i) == Tag::Noun);
        let none = matches!(self.word(comma + 1), "no" | "nor" | "not" | "any");
        comma + 1 < i
            && agrees
            && !none
            && (comma + 1..i).all(phrase)
            && (self.body..comma).any(|k| self.is_finite(k) && !self.is_quoted(k))
    }

    /// "The council denies that …", "Valtor denies misleading …": a clause follows, or the sentence has no other verb.
    fn is_verb_as_noun(&self, i: usize) -> bool {
        // "The World Food Programme (WFP) estimates that …"
        let aside = self.is_mark(i - 1, ",") || self.is_mark(i - 1, ")");
        let subject = matches!(self.tag(i - 1), Tag::Noun | Tag::Name | Tag::Conjunction) || aside;
        let that = self.word(i + 1) == "that";
        let object = matches!(
            self.tag(i + 1),
            Tag::VerbIng | Tag::Noun | Tag::Determiner | Tag::Possessive | Tag::Pronoun
        );
        if !subject || !(that || object) {
            return false;
        }
        let Some(cue) = cues::at(self, i).find(|c| c.class == Class::Verb && (c.takes("that") || c.takes("np"))) else {
            return false;
        };
        let near = self.body.max(i.saturating_sub(NEAR))..self.len().min(i + NEAR);
        let verbs = near.clone().filter(|&k| self.is_finite(k) && !self.is_quoted(k));
        if that {
            // "insurance claims that he filed were rejected": a verb more than there are clauses for.
            let opens = |k: &usize| matches!(self.tag(*k), Tag::Wh | Tag::Subordinator | Tag::Conjunction) || self.word(*k) == "that";
            let clause = || {
                let subject = matches!(self.tag(i + 2), Tag::Determiner | Tag::Pronoun | Tag::Name);
                phrases::clause_begins(self, i + 2, self.end()) || self.tag(i - 1) == Tag::Conjunction && subject
            };
            // "Roe doubts that will help": the one verb is that of the clause. Or there is none that the tagger knows.
            let verbs = verbs.count();
            let alone = verbs == usize::from(self.is_finite(i + 2)) && self.tag(i - 1) != Tag::Conjunction;
            cue.takes("that") && (alone || clause() && verbs <= near.filter(opens).count())
        } else {
            cue.takes("np") && self.tag(i - 1) != Tag::Conjunction && verbs.count() == 0
        }
    }
}
