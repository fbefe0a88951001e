//! Transcripts: blocks that begin with who speaks, "BYRON: Will it float?", where several people do.

use std::collections::BTreeMap;

use crate::claims::names;
use crate::claims::phrases;
use crate::claims::sources::{self, NounKind};
use crate::claims::words::GRAMMAR;
use crate::linear::Small;
use crate::tagger;
use crate::text::Range;

/// So many bytes at most stand before the colon.
const LABEL: usize = 72;
/// A name has so many words at most, and so many what stands in brackets behind it.
const WORDS: usize = 4;
const ASIDE: usize = 2;
/// A talk has so many turns at least, of so many people.
const TURNS: usize = 3;
const PEOPLE: usize = 2;
/// In one speech of so many somebody speaks of himself, or asks.
const ADDRESS: usize = 3;

/// A block that is somebody's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Who speaks, in bytes of the block.
    pub name: Range,
    /// The colon behind that, and behind what is told of them: "ADA BYRON, HOST:".
    pub colon: usize,
}

/// The turns of the talk that these blocks are, one for each block; none where they are no talk. Only what is taken for the
/// story's (`true`) tells that there is one: lists of columns look alike.
pub(crate) fn find<'a>(blocks: impl Iterator<Item = (&'a str, bool)>) -> Vec<Option<Turn>> {
    let labelled: Vec<(Option<Labelled>, bool)> = blocks.map(|(block, kept)| (Labelled::read(block), kept)).collect();
    let mut people: BTreeMap<&str, Speaker> = BTreeMap::new();
    for (block, kept) in labelled.iter().filter_map(|(block, kept)| Some((block.as_ref()?, *kept))) {
        let speaker = people.entry(block.surname).or_default();
        speaker.turns += 1;
        if kept {
            speaker.speeches += usize::from(block.is_speech());
            speaker.address += usize::from(block.is_address());
            speaker.proven |= block.is_named() || block.is_set_apart();
        }
    }
    people.retain(|_, speaker| speaker.proven);
    let sum = |of: fn(&Speaker) -> usize| people.values().map(of).sum::<usize>();
    let speak = people.values().filter(|s| s.speeches > 0);
    let (speeches, returns) = (sum(|s| s.speeches), speak.clone().any(|s| s.turns > 1));
    let is_talk = returns && speak.count() >= PEOPLE && speeches >= TURNS && sum(|s| s.address) * ADDRESS >= speeches;
    let own = |block: Labelled| (is_talk && block.may_speak(people.contains_key(block.surname))).then_some(block.turn);
    labelled.into_iter().map(|(block, _)| block.and_then(own)).collect()
}

/// What is known of somebody who may speak.
#[derive(Default)]
struct Speaker {
    turns: usize,
    /// Of these, how many are more than a word or two, and in how many of them somebody speaks of himself, or asks.
    speeches: usize,
    address: usize,
    /// True where a label is written as only a speaker's is.
    proven: bool,
}

/// A block that begins with what may be a name and a colon, and ends as speech does.
struct Labelled<'a> {
    turn: Turn,
    /// The name, and its last word.
    label: &'a str,
    surname: &'a str,
    said: &'a str,
}

impl<'a> Labelled<'a> {
    fn read(block: &'a str) -> Option<Self> {
        let head = block.get(..block.floor_char_boundary(LABEL))?;
        let colon = head.find(':')?;
        let (label, said) = (block.get(..colon)?, block.get(colon + 1..)?);
        let name = label.split([',', '(']).next()?.trim_end();
        let words = || name.split(' ');
        let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c));
        // What stands in quotation marks says for itself that it is said.
        let begins = said.starts_with([' ', '\t', '\u{a0}']) && !said.trim_start().starts_with(['"', '“', '«', '„', '‘', '\'']);
        // "Ann Lee: the nurse who takes care of you" tells who she is.
        let tells = said.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_lowercase);
        let ends = !tells && said.trim_end().ends_with(['.', '?', '!', '…', '—', '-', ')', '"', '”']);
        let fits = words().count() <= WORDS && words().all(is_word) && is_aside(label.get(name.len()..)?);
        (begins && ends && fits).then_some(Self {
            turn: Turn {
                name: Range::new(0, name.len()),
                colon,
            },
            label: name,
            surname: words().next_back()?,
            said,
        })
    }

    /// True for sentences, and not the figures of a table.
    fn is_speech(&self) -> bool {
        let small = self.said.split(' ').filter(|word| word.starts_with(char::is_lowercase));
        small.take(2).count() == 2
    }

    /// "Ada Byron", "Dr Brown": a person's name, however common its last word is.
    fn is_named(&self) -> bool {
        let first = self.label.split(' ').next().unwrap_or_default();
        let opens = names::is_given(first) || names::is_title(&first.to_lowercase());
        // "VICKY ON JAMES" is a heading.
        let inner = self
            .label
            .get(..self.label.len() - self.surname.len())
            .unwrap_or_default()
            .split(' ')
            .skip(1);
        let joined = inner
            .filter(|word| !word.is_empty())
            .any(|word| tagger::is_common(word) && !names::is_particle(&word.to_lowercase()));
        self.label.len() > first.len() && opens && !joined
    }

    /// "BYRON": no common word, no place, no paper, no day.
    fn is_set_apart(&self) -> bool {
        let day = phrases::is_time_word(Small::default().lower(self.surname));
        self.is_shouted() && !day && !tagger::is_common(self.surname) && !names::is_known(self.label)
    }

    fn is_shouted(&self) -> bool {
        self.surname.len() > 1 && !self.label.chars().any(char::is_lowercase)
    }

    /// "CHAIR", "JUDGE": somebody by what he does there.
    fn is_office(&self) -> bool {
        let kind = sources::any_kind(&self.surname.to_lowercase());
        self.is_shouted() && matches!(kind, Some(NounKind::Role | NounKind::Official | NounKind::Kept | NounKind::Group))
    }

    /// True in a talk for whoever is `proven` by this or another label, and for those by office; not for "RELATED".
    fn may_speak(&self, proven: bool) -> bool {
        let alone = self.label.len() == self.surname.len();
        proven && (alone || self.is_named() || self.is_set_apart()) || self.is_office()
    }

    /// True where somebody speaks of himself, or asks.
    fn is_address(&self) -> bool {
        let words = || self.said.split(|c: char| !c.is_alphabetic());
        let own = |word: &str| GRAMMAR.talk.contains(Small::default().lower(word));
        self.is_speech() && (self.said.contains('?') || words().any(own))
    }
}

/// What is told of who speaks, behind the name: ", HOST", " (R-TX)"; not ", the judge said" or another's name.
fn is_aside(told: &str) -> bool {
    let told = told.trim();
    let bracket = told.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    bracket.map_or(!told.chars().any(char::is_lowercase), |words| words.split(' ').count() <= ASIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers(blocks: &[&str]) -> Vec<String> {
        let turns = find(blocks.iter().map(|block| (*block, true))).into_iter().zip(blocks);
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
    fn what_stands_beside_a_talk_is_no_turn() {
        let page = [
            "JANE BROWN: Where does that number come from?",
            "RELATED: What we know of Jane Brown.",
            "BROWN: Do you accept that it would be too dear?",
            "RELATED: What else we know of her.",
            "TED ROE: I do not, and it would be very cheap.",
            "Joe Hill, Ann Lee: Who will you vote for in our poll?",
        ];
        assert_eq!(speakers(&page), ["JANE BROWN", "-", "BROWN", "-", "TED ROE", "-"]);
        let aside = page.iter().map(|block| (*block, false));
        assert!(find(aside).iter().all(Option::is_none));
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
        none(&[
            "Ann Roe, the judge said: I find you guilty of all that we charged.",
            "Ted Lee, the judge said: I let you go with your family.",
            "Ann Roe, the clerk said: may I ask you to sit down?",
        ]);
        none(&[
            "MONDAY: Will it rain on you in the hills?",
            "TUESDAY: I see clouds over the sea.",
            "MONDAY: We see some more of them.",
        ]);
    }
}
