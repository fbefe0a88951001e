//! What the trainer of attribution needs: examples with the features that analysis computes.

#![allow(missing_docs, reason = "for the project's own training only")]

use super::frame::Frame;
use super::judge::{self, Row};
use super::label;
use super::line::Line;
use super::model::{self, Model};
use super::spot;
use super::{Found, Passage, Speaker, rules};
use crate::claims::phrases;
use crate::claims::quotations;
use crate::claims::sheet::Sheet;
use crate::forest::Forest;
use crate::linear::feature;
use crate::options::{Input, Options, Strip};
use crate::tagger::Tag;
use crate::text::Range;
use crate::{boilerplate, claims, input, segment};

pub const CONTENT: usize = label::CONTENT;
pub const LABELS: usize = label::LABELS;
pub const SOURCE: usize = label::SOURCE;
pub const UNIT: f64 = model::UNIT;
pub const WIDTH: usize = model::WIDTH;

/// What the trees judge.
pub type VerdictRow = Row;

/// An annotated attribution, in bytes.
#[derive(Debug, Clone, Default)]
pub struct Relation {
    pub source: Vec<Range>,
    pub cue: Vec<Range>,
    pub content: Vec<Range>,
}

/// A labelled window: features and truth of each token.
#[derive(Debug, Default)]
pub struct Window {
    pub tokens: Vec<Vec<u32>>,
    pub borders: Vec<Vec<u32>>,
    pub labels: Vec<u8>,
    /// Tokens of the cue: no label but none is possible.
    pub own: Vec<bool>,
}

/// What one article teaches.
#[derive(Debug, Default)]
pub struct Lessons {
    /// Features of each candidate, and whether it is a cue.
    pub cues: Vec<(Vec<u32>, bool)>,
    pub windows: Vec<Window>,
    /// Annotated cues that are no candidates.
    pub missed: Vec<String>,
}

/// The weights of an analysis.
#[derive(Debug)]
pub struct Weights(Model);

impl Weights {
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Model::read(bytes).map(Self)
    }
}

/// The weights' file: bits of a key and thresholds, the tables, the trees.
pub fn write(header: [u8; 5], tables: &[Vec<(u32, [i8; WIDTH])>; 3], verdicts: &Forest) -> Vec<u8> {
    model::write(header, tables, verdicts)
}

/// The options under which an article is read: bare, or a page whose boilerplate is to be stripped.
fn options(bare: bool) -> Options {
    Options {
        input: Input::Text,
        strip: if bare { Strip::Off } else { Strip::Auto },
        ..Options::default()
    }
}

/// Calls `visit` with each block's passage.
fn passages(text: &str, bare: bool, mut visit: impl FnMut(&Passage<'_>)) {
    let options = options(bare);
    let document = input::read(text, options.input);
    let stripped = boilerplate::strip(&document, &options);
    let sentences = segment::sentences(&document.text, &stripped.blocks);
    let quotations = quotations::find(&document.text, &stripped.blocks);
    for block in sentences.chunk_by(|a, b| a.block == b.block) {
        let sheets: Vec<Sheet> = block
            .iter()
            .map(|s| Sheet::new(&document.text, s.range, |byte| claims::quotation_at(&quotations, byte)))
            .collect();
        visit(&Passage {
            sheets: &sheets,
            quotations: &quotations,
            turn: None,
        });
    }
}

/// The main word of an annotated cue in the sentence where it begins.
fn main_word(s: &Sheet, cue: Range) -> Option<usize> {
    let tokens = s.token_at(cue.start)..s.token_at(cue.end);
    let verb = |k: &usize| phrases::is_verb(s.tag(*k)) && !phrases::is_auxiliary(s.word(*k));
    let noun = |k: &usize| matches!(s.tag(*k), Tag::Noun | Tag::Nouns | Tag::Adjective);
    let word = |k: &usize| s.is_word(*k) && !matches!(s.tag(*k), Tag::Determiner | Tag::Adverb | Tag::Modal);
    tokens
        .clone()
        .find(verb)
        .or_else(|| tokens.clone().find(|&k| s.word(k) == "according"))
        .or_else(|| tokens.clone().find(noun))
        .or_else(|| tokens.clone().find(|k| verb(k) || phrases::is_verb(s.tag(*k))))
        .or_else(|| tokens.clone().find(word))
        .or_else(|| tokens.clone().find(|&k| s.is_mark(k, ":")))
        .or_else(|| tokens.clone().next())
}

fn covers(ranges: &[Range], byte: usize) -> bool {
    ranges.iter().any(|r| r.start <= byte && byte < r.end)
}

/// The lessons of an article.
pub fn lessons(text: &str, bare: bool, gold: &[Relation]) -> Lessons {
    let mut out = Lessons::default();
    let model = Model::default();
    passages(text, bare, |passage| {
        let proposals = rules::find(passage);
        for (n, s) in passage.sheets.iter().enumerate() {
            let own: Vec<_> = proposals.iter().filter(|p| p.sheet == n).cloned().collect();
            let line = Line::new(s, &own);
            let here: Vec<(usize, &Relation)> = gold
                .iter()
                .filter_map(|r| {
                    let cue = *r.cue.first()?;
                    let inside = s.range.start <= cue.start && cue.start < s.range.end;
                    inside.then(|| main_word(s, cue)).flatten().map(|head| (head, r))
                })
                .collect();
            for i in s.body..s.len() {
                let relation = here.iter().find(|(head, _)| *head == i).map(|(_, r)| *r);
                let candidate = super::is_candidate(&line, i, &model)
                    || matches!(
                        s.tag(i),
                        Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Preposition | Tag::Subordinator | Tag::Adverb | Tag::Particle
                    )
                    || s.is_mark(i, ":");
                if !candidate {
                    if relation.is_some() {
                        out.missed.push(format!("{:?} {}", s.tag(i), s.raw(i)));
                    }
                    continue;
                }
                let f = Frame::new(&line, i, &own);
                out.cues.push((spot::features(&line, &f).map(feature).into(), relation.is_some()));
                if let Some(relation) = relation {
                    out.windows.push(window(&line, &f, relation));
                }
            }
        }
    });
    out
}

fn window(line: &Line<'_>, f: &Frame<'_>, relation: &Relation) -> Window {
    let mut out = Window::default();
    for t in f.window(line) {
        let byte = line.sheet.tokens.get(t).map_or(0, |t| t.range.start);
        let own = f.is_own(t);
        out.tokens.push(label::token(line, f, t).map(feature).into());
        out.borders.push(label::border(line, f, t).map(feature).into());
        out.labels.push(if own {
            0
        } else if covers(&relation.content, byte) {
            CONTENT as u8
        } else if covers(&relation.source, byte) {
            SOURCE as u8
        } else {
            0
        });
        out.own.push(own);
    }
    out
}

/// Bytes that are letters or digits in each of the ranges.
fn letters(text: &str, ranges: &[Range]) -> Vec<usize> {
    let mut out: Vec<usize> = ranges
        .iter()
        .flat_map(|r| {
            r.of(text)
                .char_indices()
                .filter(|(_, c)| c.is_alphanumeric())
                .map(|(k, _)| r.start + k)
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn common(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|x| b.binary_search(x).is_ok()).count()
}

/// True where a found attribution is an annotated one: half of both contents is shared, sources and cues touch.
fn agrees(text: &str, a: &Relation, b: &Relation) -> bool {
    let touch = |a: &[Range], b: &[Range]| a.is_empty() && b.is_empty() || a.iter().any(|x| b.iter().any(|y| x.overlaps(*y)));
    if !touch(&a.source, &b.source) || !touch(&a.cue, &b.cue) {
        return false;
    }
    let (x, y) = (letters(text, &a.content), letters(text, &b.content));
    let both = common(&x, &y);
    both * 2 >= x.len() + y.len() - both && both > 0
}

/// The row of each candidate under these weights, and whether it is an annotated attribution.
pub fn verdicts(text: &str, bare: bool, gold: &[Relation], weights: &Weights) -> Vec<(Row, bool)> {
    let mut out = Vec::new();
    let model = &weights.0;
    passages(text, bare, |passage| {
        let proposals = rules::find(passage);
        for (n, s) in passage.sheets.iter().enumerate() {
            let own: Vec<_> = proposals.iter().filter(|p| p.sheet == n).cloned().collect();
            let line = Line::new(s, &own);
            let near: Vec<&Relation> = gold.iter().filter(|r| r.cue.iter().any(|c| c.overlaps(s.range))).collect();
            let cases = super::cases(&line, &own, model);
            for (k, case) in cases.iter().enumerate() {
                let found = super::attribution(passage, n, &line, case).and_then(|found| relation(passage, &found));
                if let (Some(found), Some(row)) = (found, judge::row(&line, &cases, k)) {
                    out.push((row, near.iter().any(|r| agrees(text, &found, r))));
                }
            }
        }
    });
    out
}

/// What the rules alone propose.
pub fn proposals(text: &str, bare: bool) -> Vec<Relation> {
    let mut out = Vec::new();
    passages(text, bare, |passage| {
        for found in rules::find(passage) {
            out.extend(relation(passage, &found));
        }
    });
    out
}

fn relation(passage: &Passage<'_>, found: &Found) -> Option<Relation> {
    let s = passage.sheets.get(found.sheet)?;
    let before = found.sheet.checked_sub(1).and_then(|n| passage.sheets.get(n));
    let content = match before {
        Some(before) if found.points_back => vec![before.range],
        _ => found.content.clone(),
    };
    Some(Relation {
        source: match &found.speaker {
            Speaker::Named(tokens) => vec![s.span(tokens.start, tokens.end)],
            _ => Vec::new(),
        },
        cue: found.cue.clone(),
        content,
    })
}

/// The attributions of an article under these weights, as a whole analysis reports them.
pub fn predict(text: &str, bare: bool, weights: &Weights) -> Vec<Relation> {
    let options = options(bare);
    let document = input::read(text, options.input);
    let stripped = boilerplate::strip(&document, &options);
    let sentences = segment::sentences(&document.text, &stripped.blocks);
    let found = claims::find(&document.text, &stripped, sentences, &options, &weights.0);
    found
        .claims
        .into_iter()
        .filter_map(|c| c.attribution)
        .map(|a| Relation {
            source: a.source.ranges,
            cue: a.cue.ranges,
            content: a.content.ranges,
        })
        .collect()
}
