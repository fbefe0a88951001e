//! The article as JSON-LD tells it (`articleBody`). Some pages tell all of it, some a stub, some another text than they
//! show: so it is evidence for the tagger, and no more.

use super::numbers::Numbers;
use super::place::thousandths;
use super::scan::{self, Scans};
use crate::input::Document;

/// Number of features.
const COUNT: usize = 5;
/// Words that must stand in the same order in both.
const SHINGLE: usize = 3;
/// Bytes that are read at once: twice as many are fewer words than a scan remembers, in any script.
const PIECE: usize = 1_000;
/// Where there is nothing to compare.
const UNKNOWN: i16 = -1;

/// For each block: thousandths of its runs of words that the told article has; the same of the last and of the next block
/// long enough to say; thousandths of the page's prose that is told; how many words are told.
pub(crate) fn told(document: &Document, scans: &Scans) -> Vec<[i16; COUNT]> {
    let Some(body) = &document.markup.body else {
        return vec![[UNKNOWN; COUNT]; scans.blocks.len()];
    };
    let words = scan::scan(pieces(body)).tokens;
    let mut known = Numbers::with_capacity(words.len());
    shingles(&words).for_each(|shingle| _ = known.number(shingle));
    let (mut prose, mut told_prose) = (0_u64, 0_u64);
    let mut own = Vec::with_capacity(scans.blocks.len());
    for scan in &scans.blocks {
        let (mut all, mut found) = (0_u64, 0_u64);
        for shingle in shingles(scans.tokens_of(scan)) {
            all += 1;
            found += u64::from(known.get(shingle).is_some());
        }
        if scan.is_prose() {
            prose += all;
            told_prose += found;
        }
        own.push(thousandths(found, all));
    }
    let prose = thousandths(told_prose, prose);
    let words = words.len().min(5_000) as i16;
    let before = nearest(own.iter());
    let mut after = nearest(own.iter().rev());
    after.reverse();
    let around = before.into_iter().zip(after);
    own.iter()
        .zip(around)
        .map(|(&own, (before, after))| [own, before, after, prose, words])
        .collect()
}

fn shingles(words: &[u32]) -> impl Iterator<Item = u32> + '_ {
    words
        .windows(SHINGLE)
        .map(|w| w.iter().fold(0, |hash, &word| scan::pair(hash, word)))
}

/// For each of them the last before that is known.
fn nearest<'a>(own: impl Iterator<Item = &'a i16>) -> Vec<i16> {
    let mut last = UNKNOWN;
    own.map(|&own| {
        let before = last;
        last = if own == UNKNOWN { last } else { own };
        before
    })
    .collect()
}

/// The text cut where words end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest
            .char_indices()
            .find(|&(at, c)| at > PIECE && c.is_whitespace() || at > 2 * PIECE);
        let (piece, after) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use crate::options::Input;

    fn of(html: &str) -> Vec<[i16; COUNT]> {
        let document = input::read(html, Input::Html);
        let scans = scan::scan(document.blocks.iter().map(|b| b.range.of(&document.text)));
        told(&document, &scans)
    }

    #[test]
    fn blocks_that_the_markup_tells_are_found() {
        let page = "<script type=application/ld+json>{\"articleBody\":\"The ferry is late. It is in the fog.\"}</script>
            <p>Read about ferries <p>The ferry is late. <p>Fog <p>It is in the fog, again.";
        let unknown = UNKNOWN;
        assert_eq!(
            of(page),
            [
                [0, unknown, 1000, unknown, 9],
                [1000, 0, 750, unknown, 9],
                [unknown, 1000, 750, unknown, 9],
                [750, 1000, unknown, unknown, 9],
            ]
        );
        assert_eq!(of("<p>The ferry is late."), [[unknown; COUNT]]);
    }

    #[test]
    fn a_long_text_is_read_to_its_end() {
        let text = "Ferries and tugs. ".repeat(2_000) + &"渡船".repeat(10_000);
        assert_eq!(pieces(&text).collect::<String>(), text);
        assert!(pieces(&text).all(|piece| piece.len() < 12_000));
    }
}
