//! Transcripts: blocks that begin with who speaks, "BYRON: Will it float?", where several people do.

use std::collections::BTreeMap;

use crate::claims::names;
use crate::claims::words::GRAMMAR;
use crate::linear::Small;
use crate::tagger;
use crate::text::Range;

/// So many bytes at most stand before the colon.
const LABEL: usize = 72;
/// A name has so many words at most.
const WORDS: usize = 4;
/// A talk has so many turns at least, of so many people.
const TURNS: usize = 3;
const PEOPLE: usize = 2;
/// One speech in so many speaks to somebody.
const ADDRESS: usize = 3;

/// A block that is somebody's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Who speaks, in bytes of the block.
    pub name: Range,
    /// The colon behind that, and behind what is told of them: "ADA BYRON, HOST:".
    pub colon: usize,
}

/// The turns of the talk that these blocks are, one for each block; none where they are no talk.
pub(crate) fn find<'a>(blocks: impl Iterator<Item = &'a str>) -> Vec<Option<Turn>> {
    let labelled: Vec<Option<Labelled>> = blocks.map(Labelled::read).collect();
    let mut people: BTreeMap<&str, Speaker> = BTreeMap::new();
    for block in labelled.iter().flatten() {
        let speaker = people.entry(block.surname).or_default();
        speaker.turns += 1;
        speaker.speeches += usize::from(block.is_speech);
        speaker.address += usize::from(block.is_address());
        speaker.named |= block.is_named();
    }
    people.retain(|surname, speaker| {
        // "CLAIM", "UPDATE"
        speaker.named &= !tagger::is_common(surname);
        speaker.named || speaker.turns > 1
    });
    let named = || people.values().filter(|s| s.named && s.speeches > 0);
    let sum = |of: fn(&Speaker) -> usize| named().map(of).sum::<usize>();
    let returns = named().any(|s| s.turns > 1);
    let speeches = sum(|s| s.speeches);
    let is_talk = speeches >= TURNS && named().count() >= PEOPLE && returns && sum(|s| s.address) * ADDRESS >= speeches;
    let own = |block: Labelled| (is_talk && people.contains_key(block.surname) && block.may_speak()).then_some(block.turn);
    labelled.into_iter().map(|block| block.and_then(own)).collect()
}

/// What is known of somebody who may speak.
#[derive(Default)]
struct Speaker {
    turns: usize,
    /// Of these, how many are more than a word or two, and how many speak to somebody.
    speeches: usize,
    address: usize,
    /// True for a person's name, or what no list knows and is set apart from what is said.
    named: bool,
}

/// A block that begins with what may be a name and a colon.
struct Labelled<'a> {
    turn: Turn,
    /// The name, and its last word.
    label: &'a str,
    surname: &'a str,
    said: &'a str,
    /// True where sentences follow, and not the figures of a table.
    is_speech: bool,
}

impl<'a> Labelled<'a> {
    fn read(block: &'a str) -> Option<Self> {
        let head = block.get(..block.floor_char_boundary(LABEL))?;
        let colon = head.find(':')?;
        let label = block.get(..colon)?;
        // "TED ROE (R-TX):", "ADA BYRON, HOST:"
        let name = label.split([',', '(']).next()?.trim_end();
        let words = || name.split(' ');
        let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c));
        let said = block.get(colon + 1..)?;
        // What stands in quotation marks says for itself that it is said.
        let follows = said.starts_with(' ') && !said.trim_start().starts_with(['"', '“', '«', '„', '‘', '\'']);
        let small = said.split(' ').filter(|word| word.starts_with(char::is_lowercase)).take(2).count();
        (follows && words().count() <= WORDS && words().all(is_word)).then_some(Self {
            turn: Turn {
                name: Range::new(0, name.len()),
                colon,
            },
            label: name,
            surname: words().next_back()?,
            said,
            is_speech: small == 2 && said.trim_end().ends_with(['.', '?', '!', '…', '—', '-', ')']),
        })
    }

    /// "Ada Byron", "BYRON": a person's name, or set apart from what is said.
    fn is_named(&self) -> bool {
        self.is_shouted()
            || self
                .label
                .split(' ')
                .next()
                .is_some_and(|first| self.label.len() > first.len() && names::is_given(first))
    }

    fn is_shouted(&self) -> bool {
        self.surname.len() > 1 && !self.label.chars().any(char::is_lowercase)
    }

    /// "CHAIR", "Byron"; not "Update".
    fn may_speak(&self) -> bool {
        self.is_shouted() || !tagger::is_common(self.surname)
    }

    /// True where somebody speaks of himself or to another.
    fn is_address(&self) -> bool {
        let words = || self.said.split(|c: char| !c.is_alphabetic());
        let speaks = |word: &str| GRAMMAR.talk.contains(Small::default().lower(word));
        self.is_speech && (self.said.contains('?') || words().any(speaks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers(blocks: &[&str]) -> Vec<String> {
        let turns = find(blocks.iter().copied()).into_iter().zip(blocks);
        turns
            .map(|(turn, block)| turn.map_or("-".into(), |t| t.name.of(block).into()))
            .collect()
    }

    #[test]
    fn a_talk_has_turns() {
        let talk = [
            "They met on Tuesday: both were tired.",
            "ADA BYRON, HOST: You said that it would float. Will it?",
            "ROE (R-TX): It will float when I am ready.",
            "BYRON: When is that?",
            "MODERATOR: We have to end it here, thank you.",
            "ROE: Wrong.",
        ];
        assert_eq!(speakers(&talk), ["-", "ADA BYRON", "ROE", "BYRON", "MODERATOR", "ROE"]);
    }

    #[test]
    fn lists_and_checks_of_facts_are_no_talk() {
        let none = |blocks: &[&str]| assert!(speakers(blocks).iter().all(|s| s == "-"), "{blocks:?}");
        none(&["Roe: 1,769.", "Byron: 1,501.", "Roe: 547.", "Byron: 46."]);
        none(&[
            "CLAIM: The vaccine does not work at all.",
            "FACT: It does work for most people.",
            "CLAIM: The moon is made of cheese.",
            "FACT: It is made of rock and dust.",
        ]);
        none(&["Ohio: Ann Roe and others were there.", "Iowa: Tim Lee and a few more came."]);
        none(&[
            "ROE: “I never said that at all.”",
            "THE FACTS: He said it in March.",
            "BYRON: “He is a liar.”",
            "ROE: “Wrong.”",
        ]);
        none(&["", ":", "Ann:", "Ann Roe: "]);
    }
}
