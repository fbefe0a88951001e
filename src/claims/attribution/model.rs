//! The attribution models' weights, read once from `data/attribution.bin`.
//!
//! A feature is a hash; its weights, one for each thing that it speaks for, are signed bytes. The file holds a version,
//! the bits of a key, the thresholds (see [`Model`]), then for each of the tables its number of rows (four bytes, little-endian), the gaps between the
//! sorted keys (low bytes, then high bytes) and the weights, one plane after the other.

use super::frame::Frame;
use super::label::{self, Scores};
use super::line::Line;
use super::spot;
use crate::forest::{Forest, LOGIT};
#[cfg(feature = "training")]
use crate::keys;
use crate::keys::Keys;
use crate::linear::Feature;

const VERSION: u8 = 2;

/// So much of a weight is 1 on the logistic scale.
#[cfg(feature = "training")]
pub(crate) const UNIT: f64 = 16.0;

/// Weights of a row: a table uses the first few.
pub(crate) const WIDTH: usize = 4;

/// How many weights a row of each table has: cues, tokens, borders.
pub(crate) const WIDTHS: [usize; 3] = [1, 2, 4];

/// The file has verdicts in sixteenths of a logit.
const FINE: i32 = LOGIT / 16;

/// All weights. Without any (the default) nothing is a cue.
#[derive(Debug, Default)]
pub(crate) struct Model {
    cues: Table,
    tokens: Table,
    borders: Table,
    /// Judges whole candidates: a margin of 256 is one logit.
    pub verdicts: Forest,
    /// A cue must score this much to have its sentence labelled, a whole attribution that much to be kept.
    pub cue_least: i32,
    pub least: i32,
    /// The same for a cue of which the rules know nothing.
    pub least_alone: i32,
    /// The rules' reading is kept unless the model's best is ahead of it by more than this.
    pub trust: i32,
}

/// Features and their weights.
#[derive(Debug, Default)]
struct Table {
    keys: Keys,
    rows: Vec<[i8; WIDTH]>,
}

impl Table {
    fn read(rest: &mut &[u8], bits: u32, width: usize) -> Option<Self> {
        let count = rest.split_off(..4)?.iter().rev().fold(0, |n, &b| n << 8 | b as usize);
        let keys = Keys::read(rest, count, bits)?;
        let mut rows = vec![[0; WIDTH]; count];
        for k in 0..width {
            let weights = rest.split_off(..count)?;
            for (row, &weight) in rows.iter_mut().zip(weights) {
                row.get_mut(k).into_iter().for_each(|slot| *slot = weight as i8);
            }
        }
        Some(Self { keys, rows })
    }

    /// The weights of one feature.
    fn find(&self, feature: u32) -> Option<&[i8; WIDTH]> {
        self.rows.get(self.keys.row(feature)?)
    }

    /// The sums of the weights of all features.
    fn sums<const N: usize, const W: usize>(&self, features: &[Feature; N]) -> [i32; W] {
        let mut sums = [0; W];
        self.keys.rows(features, |row| {
            for (sum, &weight) in sums.iter_mut().zip(self.rows.get(row).into_iter().flatten()) {
                *sum += i32::from(weight);
            }
        });
        sums
    }
}

impl Model {
    /// Reads the weights; `None` where the file is cut short or too long.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (&[VERSION, bits, cue_least, least, least_alone, trust], mut rest) = bytes.split_first_chunk::<6>()? else {
            return None;
        };
        let bits = u32::from(bits);
        let [cues, tokens, borders] = WIDTHS.map(|width| Table::read(&mut rest, bits, width));
        let verdicts = Forest::read(&mut rest)?;
        rest.is_empty().then_some(())?;
        Some(Self {
            cues: cues?,
            tokens: tokens?,
            borders: borders?,
            verdicts,
            cue_least: i32::from(cue_least as i8),
            least: i32::from(least as i8) * FINE,
            least_alone: i32::from(least_alone as i8) * FINE,
            trust: i32::from(trust) * 4,
        })
    }

    /// True where the model knows the word as a cue's.
    pub(crate) fn knows(&self, line: &Line<'_>, i: usize) -> bool {
        self.cues.find(spot::lexical(line, i)).is_some()
    }

    /// How much a word looks like a cue wherever it stands.
    pub(crate) fn prior(&self, line: &Line<'_>, i: usize) -> i32 {
        self.cues.find(spot::lexical(line, i)).map_or(0, |&[w, ..]| i32::from(w))
    }

    /// How much a candidate looks like a cue.
    pub(crate) fn cue(&self, line: &Line<'_>, f: &Frame<'_>) -> i32 {
        let [sum] = self.cues.sums(&spot::features(line, f));
        sum
    }

    /// The scores of a token and of the border before it.
    pub(crate) fn label(&self, line: &Line<'_>, f: &Frame<'_>, t: usize) -> Scores {
        Scores {
            token: self.tokens.sums(&label::token(line, f, t)),
            border: self.borders.sums(&label::border(line, f, t)),
        }
    }
}

/// A table to be written: rows sorted by key, without doubles; gaps below 65,536.
#[cfg(feature = "training")]
pub(crate) type Rows = Vec<(u32, [i8; WIDTH])>;

/// The bytes that [`Model::read`] reads.
#[cfg(feature = "training")]
pub(crate) fn write(header: [u8; 5], tables: &[Rows; 3], verdicts: &Forest) -> Vec<u8> {
    let mut out = vec![VERSION];
    out.extend(header);
    for (rows, width) in tables.iter().zip(WIDTHS) {
        out.extend((rows.len() as u32).to_le_bytes());
        keys::write(rows.iter().map(|row| row.0), &mut out);
        for k in 0..width {
            out.extend(rows.iter().map(|(_, weights)| weights.get(k).copied().unwrap_or(0) as u8));
        }
    }
    verdicts.write(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../../data/attribution.bin");

    #[test]
    fn the_weights_are_whole() {
        assert!(Model::read(FILE).is_some());
    }

    #[test]
    fn weights_that_are_cut_short_or_too_long_are_refused() {
        assert!(Model::read(&FILE[..FILE.len() - 1]).is_none());
        assert!(Model::read(&[FILE, &[0]].concat()).is_none());
        assert!(Model::read(&[]).is_none());
    }
}
