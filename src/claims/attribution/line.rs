//! A sentence as the models read it: each token's word, stem and tag as numbers, and running counts that say in one
//! subtraction what lies between two tokens.

use super::super::words::GRAMMAR;
use super::Found;
use crate::claims::cues;
use crate::claims::lemmas;
use crate::claims::phrases;
use crate::claims::sheet::Sheet;
use crate::claims::sources;
use crate::linear::Key;
use crate::order;
use crate::tagger::Tag;
use crate::text::Range;

/// Stands for a token beside the sentence.
const EDGE: u32 = 1;
/// Stands for every name: a model of today's news must not know yesterday's people.
const NAME: u32 = 2;
const NUMBER: u32 = 3;

/// One sentence, ready for features.
pub(crate) struct Line<'a> {
    pub sheet: &'a Sheet<'a>,
    words: Vec<u32>,
    stems: Vec<u32>,
    tags: Vec<u32>,
    counts: Vec<Counts>,
    /// What the token is to the lexicons: bits of [`lexical`].
    traits: Vec<u8>,
    /// First token of the clause that the token stands in, as far as marks and links tell.
    openers: Vec<usize>,
    /// A clause with its own subject and verb begins here.
    clauses: Vec<bool>,
    /// Index of the rules' proposal whose cue covers the token.
    proposed: Vec<Option<usize>>,
    /// What the rules propose as content, joined.
    contents: Vec<Range>,
}

/// How many of each stand before a token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    pub commas: u16,
    pub verbs: u16,
    /// Tokens at which a quotation begins or ends.
    pub turns: u16,
    /// "that", "who", "because", "and".
    pub joints: u16,
    /// Verbs of the cue lexicon.
    pub cues: u16,
}

/// The token is a verb of the lexicon's, a noun or adjective of the lexicon's, someone who can speak.
pub(crate) const CUE_VERB: u8 = 1;
pub(crate) const CUE_OTHER: u8 = 2;
pub(crate) const SPEAKER: u8 = 4;

impl<'a> Line<'a> {
    /// Prepares a sentence; `proposals` are the rules' attributions whose cue stands in it.
    pub(crate) fn new(sheet: &'a Sheet<'a>, proposals: &[Found]) -> Self {
        let n = sheet.len();
        let mut line = Self {
            sheet,
            words: Vec::with_capacity(n),
            stems: Vec::with_capacity(n),
            tags: Vec::with_capacity(n),
            counts: Vec::with_capacity(n + 1),
            traits: Vec::with_capacity(n),
            openers: Vec::with_capacity(n),
            clauses: Vec::with_capacity(n),
            proposed: vec![None; n],
            contents: joined(proposals),
        };
        let mut counts = Counts::default();
        let mut opener = 0;
        for i in 0..n {
            let tag = sheet.tag(i);
            let word = sheet.word(i);
            let (key, stem) = match tag {
                Tag::Name => (NAME, NAME),
                Tag::Number => (NUMBER, NUMBER),
                _ => (Key::START.bytes(word.as_bytes()).0, stem(word, tag)),
            };
            line.words.push(key);
            line.stems.push(stem);
            line.tags.push(tag as u32);
            let lexical = lexical(sheet, i, tag);
            line.traits.push(lexical);
            line.counts.push(counts);
            let mark = tag == Tag::Mark;
            let comma = mark && word == ",";
            counts.commas = counts.commas.saturating_add(u16::from(comma));
            counts.verbs = counts.verbs.saturating_add(u16::from(sheet.is_finite(i)));
            let turn = sheet.quotation(i) != sheet.quotation(i + 1);
            counts.turns = counts.turns.saturating_add(u16::from(turn));
            let joint = matches!(tag, Tag::Subordinator | Tag::Wh | Tag::Conjunction) || (mark && matches!(word, ";" | ":"));
            counts.joints = counts.joints.saturating_add(u16::from(joint));
            counts.cues = counts.cues.saturating_add(u16::from(lexical & CUE_VERB != 0));
            let after_comma = i > 0 && sheet.is_mark(i - 1, ",");
            if joint || after_comma {
                opener = i;
            }
            line.openers.push(opener);
            let begins = (joint && phrases::clause_begins(sheet, i + 1, sheet.len()))
                || (after_comma && phrases::clause_begins(sheet, i, sheet.len()));
            line.clauses.push(begins);
        }
        line.counts.push(counts);
        for (k, proposal) in proposals.iter().enumerate() {
            for range in &proposal.cue {
                let from = sheet.token_at(range.start);
                let to = sheet.token_at(range.end);
                if range.start >= sheet.range.start && from < to {
                    line.proposed
                        .get_mut(from..to)
                        .into_iter()
                        .flatten()
                        .for_each(|slot| *slot = slot.or(Some(k)));
                }
            }
        }
        line
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word; a number beside the sentence too, which `i` may pass by one step to the left.
    #[inline]
    pub(crate) fn word(&self, i: usize) -> u32 {
        self.words.get(i).copied().unwrap_or(EDGE)
    }

    #[inline]
    pub(crate) fn stem(&self, i: usize) -> u32 {
        self.stems.get(i).copied().unwrap_or(EDGE)
    }

    #[inline]
    pub(crate) fn tag(&self, i: usize) -> u32 {
        self.tags.get(i).copied().unwrap_or(31)
    }

    #[inline]
    pub(crate) fn traits(&self, i: usize) -> u8 {
        self.traits.get(i).copied().unwrap_or(0)
    }

    #[inline]
    pub(crate) fn opener(&self, i: usize) -> usize {
        self.openers.get(i).copied().unwrap_or(0)
    }

    #[inline]
    pub(crate) fn clause(&self, i: usize) -> bool {
        self.clauses.get(i).copied().unwrap_or(false)
    }

    #[inline]
    pub(crate) fn counts(&self, i: usize) -> Counts {
        self.counts.get(i).or(self.counts.last()).copied().unwrap_or_default()
    }

    /// True for what the rules take for content of some cue.
    pub(crate) fn inside(&self, i: usize) -> bool {
        let Some(token) = self.sheet.tokens.get(i) else { return false };
        let n = self.contents.partition_point(|r| r.end <= token.range.start);
        self.contents.get(n).is_some_and(|r| r.start <= token.range.start)
    }

    pub(crate) fn proposed(&self, i: usize) -> Option<usize> {
        self.proposed.get(i).copied().flatten()
    }
}

/// The contents of all proposals, sorted and joined.
fn joined(proposals: &[Found]) -> Vec<Range> {
    let mut all: Vec<Range> = proposals.iter().flat_map(|p| &p.content).copied().collect();
    order::ranges(&mut all);
    let mut out: Vec<Range> = Vec::new();
    for range in all {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn lexical(s: &Sheet, i: usize, tag: Tag) -> u8 {
    let mut out = 0;
    if matches!(tag, Tag::Mark | Tag::Determiner | Tag::Preposition | Tag::To | Tag::Conjunction) {
        return out;
    }
    for cue in cues::at(s, i) {
        out |= match cue.class {
            cues::Class::Verb => CUE_VERB,
            _ => CUE_OTHER,
        };
    }
    let speaks = match tag {
        Tag::Name => true,
        Tag::Noun | Tag::Nouns => sources::noun_kind(s.word(i)).is_some(),
        Tag::Pronoun => !GRAMMAR.object.contains(s.word(i)),
        _ => false,
    };
    if speaks { out | SPEAKER } else { out }
}

/// The word without its inflection, as far as endings tell. Words of a verb meet in one stem.
fn stem(word: &str, tag: Tag) -> u32 {
    let verb = matches!(
        tag,
        Tag::VerbPast | Tag::VerbPresent | Tag::VerbBase | Tag::VerbIng | Tag::VerbParticiple
    );
    let word = if verb { lemmas::base_form(word).unwrap_or(word) } else { word };
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.len() >= least);
    let (mut base, mut y) = (word, false);
    if let Some(rest) = cut("ies", 2).or_else(|| cut("ied", 2)) {
        (base, y) = (rest, true);
    } else if let Some(rest) = cut("ing", 3).or_else(|| cut("ed", 2)) {
        base = rest;
        if let [.., a, b] = base.as_bytes()
            && a == b
            && !matches!(b, b'l' | b's' | b'e' | b'o')
        {
            base = base.get(..base.len() - 1).unwrap_or(base);
        }
    } else if let Some(rest) = cut("es", 3).filter(|r| r.ends_with(['s', 'x', 'z', 'h'])) {
        base = rest;
    } else if let Some(rest) = cut("s", 3).filter(|r| !r.ends_with('s')) {
        base = rest;
    }
    let base = base.strip_suffix('e').filter(|b| b.len() >= 2).unwrap_or(base);
    let key = Key::START.byte(b'~').bytes(base.as_bytes());
    if y { key.byte(b'y').0 } else { key.0 }
}

/// The word's last three letters.
pub(crate) fn suffix(word: &str) -> u32 {
    let bytes = word.as_bytes();
    Key::START.bytes(bytes.get(bytes.len().saturating_sub(3)..).unwrap_or_default()).0
}
