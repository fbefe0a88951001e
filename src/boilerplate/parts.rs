//! The part of the page that a block is in, as the first round saw it: the section between headings, what it has in common
//! with the kept text outside of it, and the line that leads up to the block.
//!
//! A second article or a list of offers below the article reads as well as the article does, line by line: as a whole it
//! speaks of other things. A list of names reads like a menu: what tells it from one may be a colon far above.

use super::kin::Kinship;
use super::place::thousandths;
use super::scan::Scans;
use super::second::Group;

/// Number of features.
pub(super) const COUNT: usize = 7;

/// Names of the features, in order.
#[cfg(feature = "training")]
pub(super) const NAMES: [&str; COUNT] = [
    "SEC_CHARS",
    "SEC_BEFORE",
    "SEC_AFTER",
    "SEC_KIN",
    "SEC_KIN_WORDS",
    "LEAD_AGO",
    "LEAD_M",
];

/// What a block ends with that leads up to what follows, as its scan says it.
const COLON: u8 = 2;
/// No block before ends so, or it is as far.
const FAR: i16 = 200;
/// Of no block.
const NONE: i16 = -3000;

/// For each block: how long its section is, and what the first round thought of the sections before and after it;
/// thousandths of the section's words that kept blocks outside of it have too, and how many; how many blocks ago one ended
/// with a colon, and what the first round thought of that one.
pub(super) fn parts(scans: &Scans, margins: &[i16], kinship: &Kinship, sections: &[Group]) -> Vec<[i16; COUNT]> {
    let kin = section_kin(scans, kinship, sections);
    let mean = |s: Option<&Group>| s.map_or(NONE, Group::mean);
    let mut section = 0;
    let mut lead = (FAR, NONE);
    let mut out = Vec::with_capacity(margins.len());
    for (n, (scan, &margin)) in scans.blocks.iter().zip(margins).enumerate() {
        while sections.get(section).is_some_and(|s| s.end <= n) {
            section += 1;
        }
        let (all, shared) = kin.get(section).copied().unwrap_or_default();
        out.push([
            sections.get(section).map_or(0, |s| s.chars.min(20_000) as i16),
            mean(section.checked_sub(1).and_then(|s| sections.get(s))),
            mean(sections.get(section + 1)),
            thousandths(shared, all),
            shared.min(300) as i16,
            lead.0,
            lead.1,
        ]);
        lead = if scan.terminal == COLON {
            (1, margin)
        } else {
            ((lead.0 + 1).min(FAR), lead.1)
        };
    }
    out
}

/// For each section, its distinct words, and those of them that kept blocks outside of it have.
fn section_kin(scans: &Scans, kinship: &Kinship, sections: &[Group]) -> Vec<(u64, u64)> {
    // The section, counted from 1, that has each word, and in how many of its kept blocks the word stands.
    let mut inside = vec![(0, 0); scans.distinct()];
    let mut distinct: Vec<u32> = Vec::new();
    let mut out = Vec::with_capacity(sections.len());
    for (at, section) in (1usize..).zip(sections) {
        distinct.clear();
        for n in section.start..section.end {
            let kept = u32::from(kinship.kept.get(n) == Some(&true));
            for &word in scans.numbers_of(n) {
                let Some(seen) = inside.get_mut(word as usize) else {
                    continue;
                };
                if seen.0 != at {
                    *seen = (at, 0);
                    distinct.push(word);
                }
                seen.1 += kept;
            }
        }
        let elsewhere = |word: &&u32| {
            let all = kinship.words.get(**word as usize).map_or(0, |w| w.0);
            inside.get(**word as usize).is_some_and(|own| all > own.1)
        };
        out.push((distinct.len() as u64, distinct.iter().filter(elsewhere).count() as u64));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boilerplate::{scan, second};

    fn of(blocks: &[&str], margins: &[i16], heads: &[usize]) -> Vec<[i16; COUNT]> {
        let scans = scan::scan(blocks.iter().copied());
        let sections = second::groups(&scans, margins, |n| heads.contains(&n));
        parts(&scans, margins, &Kinship::new(&scans, margins), &sections)
    }

    #[test]
    fn a_list_knows_the_line_that_leads_up_to_it() {
        let leads = |row: &[i16; COUNT]| (row[5], row[6]);
        let rows = of(&["The winners in full:", "Blur", "J Hus"], &[300, -500, -500], &[]);
        assert_eq!(rows.iter().map(leads).collect::<Vec<_>>(), [(FAR, NONE), (1, 300), (2, 300)]);
    }

    #[test]
    fn a_section_shares_words_with_the_kept_text_outside_of_it() {
        let blocks = ["Ferries collide", "Loans", "Fog delays ferries", "More", "Cheap mortgages"];
        let rows = of(&blocks, &[300, -300, 300, -300, 300], &[1, 3]);
        let kin = |row: &[i16; COUNT]| (row[3], row[4]);
        let all: Vec<_> = rows.iter().map(kin).collect();
        assert_eq!(all, [(500, 1), (250, 1), (250, 1), (0, 0), (0, 0)]);
        let around = |row: &[i16; COUNT]| (row[1] > 0, row[2] > 0);
        assert_eq!(around(&rows[2]), (true, true));
        assert_eq!((rows[0][1], rows[4][2]), (NONE, NONE));
    }
}
