//! Attribution: which words are cues, which tokens are a cue's source and content, and whether the whole is one.
//!
//! Learnt from PolNeAR, cross-validated by article: `data/attribution.report.txt` has the figures.

mod chain;
mod score;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use anyhow::{Context, Result};
use nutgraf::Range;
use nutgraf::training::attribution::{Lessons, Relation, UNIT, VerdictRow, WIDTH, Weights, lessons, predict, proposals, verdicts, write};
use nutgraf::training::forest::Forest;

use super::logistic::{self, Plan, Row};
use super::marks::{self, SEEDS, marks};
use super::{data, forest};

const OUT: &str = "data/attribution.bin";
/// Bits of a feature's key: fewer make a smaller file, and more features that share a row.
const BITS: u8 = 19;
const FOLDS: u64 = 5;

/// A feature must be met in so many articles.
const ARTICLES: usize = 12;

/// How many features of cues, tokens and borders are kept.
const KEPT: [usize; 3] = [14_000, 5_500, 10_000];

/// How much a sample article counts: present-day news is what readers paste, and there are only five.
const SAMPLE: f64 = 20.0;

/// Sentences that show one form each.
const FORMS: &str = "data/attribution.samples.txt";

/// How much one of them counts.
const FORM: f64 = 10.0;

/// Least score of a cue; least verdict on what the rules propose, and on what only the model sees (in sixteenths of a
/// logit); how far the model's reading must be ahead of the rules' (in fours).
const THRESHOLDS: [i8; 4] = [-40, -22, -19, 5];

const CUES: Plan = Plan {
    epochs: 4,
    rate: 0.15,
    l1: 3e-3,
    l2: 0.0,
};
const VERDICTS: forest::Plan = forest::Plan {
    trees: 120,
    rate: 0.1,
    smooth: 20.0,
    rows: 70,
    features: 60,
    doubt: 0.0,
    seed: 0x2545_f491,
};
const CHAIN: chain::Plan = chain::Plan {
    epochs: 4,
    rate: 0.15,
    l1: 2e-2,
};

/// An annotated article.
pub struct Article {
    pub id: String,
    pub text: String,
    pub gold: Vec<Relation>,
    pub kind: Kind,
    /// How much it counts.
    pub weight: f64,
}

/// Where an article is from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Corpus,
    /// A whole page.
    Seed,
    Form,
}

impl Article {
    /// True where the text is the article alone.
    pub fn is_bare(&self) -> bool {
        self.kind != Kind::Seed
    }
}

/// Reads the corpus.
fn articles(path: &std::path::Path) -> Result<Vec<Article>> {
    data::documents(path)?
        .iter()
        .map(|d| {
            let text = d["text"].as_str().context("text")?.to_owned();
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut relations: BTreeMap<String, Relation> = BTreeMap::new();
            for span in d["spans"].as_array().context("spans")? {
                let at = |k: &str| span[k].as_u64().and_then(|n| bytes.get(n as usize).copied()).unwrap_or(text.len());
                let range = Range::new(at("start"), at("end"));
                let relation = relations.entry(span["rel"].to_string()).or_default();
                match span["type"].as_str() {
                    Some("source") => relation.source.push(range),
                    Some("cue") => relation.cue.push(range),
                    Some("content") => relation.content.push(range),
                    _ => {}
                }
            }
            Ok(Article {
                id: d["id"].as_str().context("id")?.to_owned(),
                text,
                gold: relations.into_values().collect(),
                kind: Kind::Corpus,
                weight: 1.0,
            })
        })
        .collect()
}

/// The sample articles: what the rules propose and a careful reader marks too.
fn samples() -> Result<Vec<Article>> {
    SEEDS
        .iter()
        .map(|seed| {
            let text = std::fs::read_to_string(format!("seeds/{seed}.txt"))?;
            let marks = marks(seed)?;
            let gold = proposals(&text, false)
                .into_iter()
                .filter(|p| marks.iter().any(|m| score::fits(m, &text, p)))
                .collect();
            Ok(Article {
                id: (*seed).to_owned(),
                text,
                gold,
                kind: Kind::Seed,
                weight: SAMPLE,
            })
        })
        .collect()
}

/// The made-up sentences, form by form.
fn forms() -> Result<Vec<Article>> {
    let file = std::fs::read_to_string(FORMS)?;
    let samples = marks::samples(&file).into_iter().enumerate();
    samples
        .map(|(n, sample)| {
            let gold = sample.attributions.iter().map(|line| relation(&sample.text, line));
            Ok(Article {
                id: format!("form {n}"),
                gold: gold.collect::<Option<_>>().with_context(|| format!("{FORMS}: {}", sample.text))?,
                text: sample.text,
                kind: Kind::Form,
                weight: FORM,
            })
        })
        .collect()
}

/// The attribution that `source | cue | content` names in a text.
fn relation(text: &str, line: &str) -> Option<Relation> {
    let mut fields = line.split(" | ").map(|f| if f == "-" { "" } else { f });
    let (source, cue, content) = (fields.next()?, fields.next()?, fields.next()?);
    let places = |words: &str| -> Vec<Range> {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let ranges = text.match_indices(words).map(|(at, _)| Range::new(at, at + words.len()));
        ranges
            .filter(|r| !(is_word(text[..r.start].chars().next_back()) && is_word(words.chars().next())))
            .filter(|r| !(is_word(text[r.end..].chars().next()) && is_word(words.chars().next_back())))
            .collect()
    };
    let cue = *places(cue).first()?;
    let nearest = |words: &str| places(words).into_iter().min_by_key(|r| r.start.abs_diff(cue.start));
    let source = if source.is_empty() { Vec::new() } else { vec![nearest(source)?] };
    let content = content
        .split(" … ")
        .map(|piece| places(piece).first().copied())
        .collect::<Option<_>>()?;
    Some(Relation {
        source,
        cue: vec![cue],
        content,
    })
}

/// Features that were met in enough articles, numbered.
struct Index(HashMap<u32, u32>, Vec<u32>);

impl Index {
    fn new<'a, I: Iterator<Item = &'a u32>>(documents: impl Iterator<Item = I>) -> Self {
        let mut seen: HashMap<u32, (u32, u32)> = HashMap::new();
        for (n, document) in documents.enumerate() {
            for &feature in document {
                let key = feature >> (32 - u32::from(BITS));
                let entry = seen.entry(key).or_insert((u32::MAX, 0));
                if entry.0 != n as u32 {
                    *entry = (n as u32, entry.1 + 1);
                }
            }
        }
        let mut keys: Vec<u32> = seen
            .into_iter()
            .filter(|&(_, (_, count))| count as usize >= ARTICLES)
            .map(|(key, _)| key)
            .collect();
        keys.sort_unstable();
        Self(keys.iter().enumerate().map(|(n, &key)| (key, n as u32)).collect(), keys)
    }

    fn of(&self, features: &[u32]) -> Vec<u32> {
        features
            .iter()
            .filter_map(|f| self.0.get(&(f >> (32 - u32::from(BITS)))).copied())
            .collect()
    }

    /// Weights as bytes, less those that are nothing.
    fn rows<const N: usize>(&self, weights: &[[f64; N]]) -> Vec<(u32, [i8; WIDTH])> {
        let rows = self.1.iter().zip(weights).map(|(&key, weights)| {
            let mut row = [0; WIDTH];
            for (byte, w) in row.iter_mut().zip(weights) {
                *byte = (w * UNIT).round().clamp(-127.0, 127.0) as i8;
            }
            (key, row)
        });
        let kept = rows.filter(|(_, row)| row.iter().any(|&w| w != 0));
        bridged(kept)
    }
}

/// A gap between keys has two bytes; a row of nothing bridges a longer one.
fn bridged(rows: impl Iterator<Item = (u32, [i8; WIDTH])>) -> Table {
    let mut out = Table::new();
    for row in rows {
        let mut last = out.last().map_or(0, |r| r.0);
        while row.0 - last > 0xffff {
            last += 0xffff;
            out.push((last, [0; WIDTH]));
        }
        out.push(row);
    }
    out
}

/// All that is learnt from, numbered.
struct Material {
    cues: Index,
    tokens: Index,
    borders: Index,
    /// For each article the candidates and the windows.
    rows: Vec<(Vec<Row>, Vec<chain::Sequence>)>,
}

fn material(all: Vec<Lessons>, articles: &[Article]) -> Material {
    let cues = Index::new(all.iter().map(|l| l.cues.iter().flat_map(|(f, _)| f)));
    let tokens = Index::new(all.iter().map(|l| l.windows.iter().flat_map(|w| w.tokens.iter().flatten())));
    let borders = Index::new(all.iter().map(|l| l.windows.iter().flat_map(|w| w.borders.iter().flatten())));
    let rows = all
        .into_iter()
        .zip(articles)
        .map(|(l, article)| {
            let candidates = l
                .cues
                .iter()
                .map(|(f, label)| Row {
                    features: cues.of(f),
                    label: *label,
                    weight: article.weight,
                })
                .collect();
            let windows = l
                .windows
                .iter()
                .map(|w| chain::Sequence {
                    tokens: w.tokens.iter().map(|f| tokens.of(f)).collect(),
                    borders: w.borders.iter().map(|f| borders.of(f)).collect(),
                    labels: w.labels.clone(),
                    own: w.own.clone(),
                    weight: article.weight,
                })
                .collect();
            (candidates, windows)
        })
        .collect();
    Material {
        cues,
        tokens,
        borders,
        rows,
    }
}

type Table = Vec<(u32, [i8; WIDTH])>;

/// The features worth their bytes: those with the most influence, by weight and by how often they are met.
fn worthy<const N: usize>(weights: &[[f64; N]], met: impl Iterator<Item = u32>, most: usize) -> Vec<bool> {
    let mut counts = vec![0_u32; weights.len()];
    met.for_each(|f| counts[f as usize] += 1);
    let influence = |n: usize| weights[n].iter().map(|w| w.abs()).fold(0.0, f64::max) * f64::from(counts[n]).sqrt();
    let mut order: Vec<usize> = (0..weights.len()).filter(|&n| influence(n) > 0.0).collect();
    order.sort_by(|&a, &b| influence(b).total_cmp(&influence(a)).then(a.cmp(&b)));
    let mut out = vec![false; weights.len()];
    order.into_iter().take(most).for_each(|n| out[n] = true);
    out
}

fn only(features: &[u32], kept: &[bool]) -> Vec<u32> {
    features.iter().copied().filter(|&f| kept[f as usize]).collect()
}

/// Learns cues and labels from the articles that `kept` tells: once with all features, then anew with the worthy ones.
fn learn(material: &Material, kept: impl Fn(usize) -> bool) -> [Table; 3] {
    let inside = || material.rows.iter().enumerate().filter(|(n, _)| kept(*n)).map(|(_, r)| r);
    let rows: Vec<&Row> = inside().flat_map(|r| &r.0).collect();
    let learn_cues = |rows: &[&Row]| -> Vec<[f64; 1]> {
        logistic::train_on(rows, material.cues.1.len(), CUES)
            .into_iter()
            .map(|w| [w])
            .collect()
    };
    let cues = learn_cues(&rows);
    let worth = worthy(&cues, rows.iter().flat_map(|r| r.features.iter().copied()), KEPT[0]);
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|r| Row {
            features: only(&r.features, &worth),
            ..*r
        })
        .collect();
    let cues = learn_cues(&rows.iter().collect::<Vec<_>>());

    let windows: Vec<&chain::Sequence> = inside().flat_map(|r| &r.1).collect();
    let widths = (material.tokens.1.len(), material.borders.1.len());
    let (tokens, borders) = chain::train(&windows, widths.0, widths.1, CHAIN);
    let met = |part: fn(&chain::Sequence) -> &Vec<Vec<u32>>| windows.iter().flat_map(move |w| part(w).iter().flatten().copied());
    let tokens = worthy(&tokens, met(|w| &w.tokens), KEPT[1]);
    let borders = worthy(&borders, met(|w| &w.borders), KEPT[2]);
    let windows: Vec<chain::Sequence> = windows
        .iter()
        .map(|w| chain::Sequence {
            tokens: w.tokens.iter().map(|f| only(f, &tokens)).collect(),
            borders: w.borders.iter().map(|f| only(f, &borders)).collect(),
            labels: w.labels.clone(),
            own: w.own.clone(),
            weight: w.weight,
        })
        .collect();
    let (tokens, borders) = chain::train(&windows.iter().collect::<Vec<_>>(), widths.0, widths.1, CHAIN);
    [
        material.cues.rows(&cues),
        material.tokens.rows(&tokens),
        material.borders.rows(&borders),
    ]
}

fn weights(tables: &[Table; 3], verdicts: &Forest) -> (Vec<u8>, Weights) {
    let [cut, least, alone, trust] = THRESHOLDS.map(|t| t as u8);
    let bytes = write([BITS, cut, least, alone, trust], tables, verdicts);
    let read = Weights::read(&bytes).expect("as written");
    (bytes, read)
}

/// Learns the verdict from candidates that were labelled by weights which had not seen them.
fn judge(examples: &[Vec<(VerdictRow, bool)>], articles: &[Article], kept: impl Fn(usize) -> bool) -> Forest {
    let mut table = forest::Table::default();
    for (n, examples) in examples.iter().enumerate().filter(|(n, _)| kept(*n)) {
        for (row, label) in examples {
            table.rows.push(row);
            table.labels.push(*label);
            table.weights.push(articles[n].weight as f32);
        }
    }
    forest::grow(&table, VERDICTS)
}

/// `--dump FILE` writes the held-back predictions as JSON Lines, for the scoreboard's own metrics.
pub fn run(arguments: &[&str]) -> Result<()> {
    let folder = data::folder(arguments);
    let mut articles = articles(&folder.join("attribution/polnear.jsonl.gz"))?;
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    articles.extend(samples()?);
    articles.extend(forms()?);
    let all: Vec<Lessons> = articles.iter().map(|a| lessons(&a.text, a.is_bare(), &a.gold)).collect();
    let material = material(all, &articles);

    let part = |n: usize| data::fold(&articles[n].id, FOLDS);
    let tables: Vec<[Table; 3]> = (0..FOLDS).map(|fold| learn(&material, |n| part(n) != fold)).collect();
    let unjudged: Vec<Weights> = tables.iter().map(|t| weights(t, &Forest::default()).1).collect();
    let examples: Vec<Vec<(VerdictRow, bool)>> = articles
        .iter()
        .enumerate()
        .map(|(n, a)| verdicts(&a.text, a.is_bare(), &a.gold, &unjudged[part(n) as usize]))
        .collect();
    let held: Vec<Weights> = (0..FOLDS)
        .map(|fold| weights(&tables[fold as usize], &judge(&examples, &articles, |n| part(n) != fold)).1)
        .collect();
    if let Some(path) = data::option(arguments, "--dump") {
        let mut dump = String::new();
        for (n, a) in articles.iter().enumerate().filter(|(_, a)| a.kind == Kind::Corpus) {
            let _ = writeln!(dump, "{}", score::line(a, &predict(&a.text, true, &held[part(n) as usize])));
        }
        std::fs::write(path, dump)?;
    }
    let (found, marks, extra, claims) = score::seeds(|id| &held[data::fold(id, FOLDS) as usize]);
    println!("samples, held back: {found} of {marks} marks found, {extra} of {claims} claims without a mark");

    let (found, marks, extra) = score::forms(&articles, |id| &held[data::fold(id, FOLDS) as usize]);
    println!("forms, held back: {found} of {marks} attributions found, {extra} others");

    let tables = learn(&material, |_| true);
    let (bytes, shipped) = weights(&tables, &judge(&examples, &articles, |_| true));
    let (found, marks, extra, claims) = score::seeds(|_| &shipped);
    println!("samples, with the shipped weights: {found} of {marks} marks found, {extra} of {claims} claims without a mark");
    std::fs::write(OUT, &bytes)?;
    let rows: Vec<usize> = tables.iter().map(Vec::len).collect();
    println!("{OUT}: {} bytes, rows {rows:?}", bytes.len());
    Ok(())
}
