//! `cargo xtask train tagger --data FOLDER`: makes `data/tagger.bin` and `data/tagger.report.txt`.
//!
//! Two layers of multinomial logistic regression, each trained online with FTRL-proximal, whose L1 term leaves few
//! weights: one on a word's form alone, one on its place. The second sees the first's guesses as they are for words of
//! other documents (each fourth is guessed by weights of the rest). No randomness but a generator with a fixed
//! seed, no float functions but `+ - * / sqrt`: the same data gives the same weights, bit for bit.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use nutgraf::training::tagger::{self, AFFIXES, CONTEXTUAL, COUNT, Row, START, Tagger};

use super::data as training_data;
use super::treebank::{self, Annotated, Document};

const OUT: &str = "data/tagger.bin";
const REPORT: &str = "data/tagger.report.txt";
/// Parts of the documents; each is held out in turn.
const FOLDS: usize = 5;

/// What decides the size and the fit.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Bits of a feature's key.
    bits: u8,
    /// The L1 terms of the two layers.
    lexical_l1: f32,
    contextual_l1: f32,
    /// Size of one step of a weight.
    step: f32,
    /// Passes over the data.
    lexical_epochs: usize,
    contextual_epochs: usize,
    alpha: f32,
    l2: f32,
    /// Features seen less often are not looked at.
    least: u32,
    /// Scores closer than this to the best are guesses too.
    margin: f32,
    /// A class whose words take one tag more often than this has that tag only.
    sure: f32,
    /// Affixes learn from words seen at most so often.
    rare: f32,
    /// How often a word's affixes count beside what was seen.
    prior: f32,
    /// Classes of words.
    classes: usize,
    /// A word stands in the lexicon if the data is likelier with it by this much (a natural logarithm).
    gain: f64,
    /// No tag scores lower than this.
    floor: f64,
    /// Rows whose weights' sum is smaller than this are dropped.
    weak: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bits: 20,
            lexical_l1: 6.0,
            contextual_l1: 10.0,
            step: 0.3,
            lexical_epochs: 5,
            contextual_epochs: 5,
            alpha: 0.1,
            l2: 1.0,
            least: 2,
            margin: 2.0,
            sure: 0.995,
            rare: 5.0,
            prior: 1.0,
            classes: 160,
            gain: 1.0,
            floor: 6.0,
            weak: 0.0,
        }
    }
}

impl Settings {
    fn key(&self, feature: u32) -> u32 {
        feature >> (32 - self.bits)
    }

    fn set(&mut self, name: &str, value: f32) -> Result<()> {
        match name {
            "bits" => self.bits = value as u8,
            "lexical-l1" => self.lexical_l1 = value,
            "contextual-l1" => self.contextual_l1 = value,
            "step" => self.step = value,
            "lexical-epochs" => self.lexical_epochs = value as usize,
            "contextual-epochs" => self.contextual_epochs = value as usize,
            "alpha" => self.alpha = value,
            "l2" => self.l2 = value,
            "least" => self.least = value as u32,
            "margin" => self.margin = value,
            "weak" => self.weak = value,
            "sure" => self.sure = value,
            "rare" => self.rare = value,
            "prior" => self.prior = value,
            "classes" => self.classes = value as usize,
            "gain" => self.gain = f64::from(value),
            "floor" => self.floor = f64::from(value),
            _ => bail!("no setting is called {name}"),
        }
        Ok(())
    }

    fn margin(&self) -> i32 {
        (self.margin / self.step) as i32
    }
}

/// A layer's weights while they are learnt: FTRL-proximal (McMahan et al., 2013), one coordinate a tag and feature.
struct Ftrl {
    rows: HashMap<u32, u32>,
    keys: Vec<u32>,
    z: Vec<[f32; COUNT]>,
    n: Vec<[f32; COUNT]>,
    w: Vec<[f32; COUNT]>,
    alpha: f32,
    l1: f32,
    l2: f32,
}

impl Ftrl {
    /// Room for the features that come at least `least` times.
    fn new(features: impl Iterator<Item = u32>, least: u32, alpha: f32, l1: f32, l2: f32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for feature in features {
            *counts.entry(feature).or_default() += 1;
        }
        let mut keys: Vec<u32> = counts.iter().filter(|&(_, &n)| n >= least).map(|(&key, _)| key).collect();
        keys.sort_unstable();
        let rows = keys.iter().enumerate().map(|(n, &key)| (key, n as u32)).collect();
        let zeros = vec![[0.0; COUNT]; keys.len()];
        Self {
            rows,
            keys,
            z: zeros.clone(),
            n: zeros.clone(),
            w: zeros,
            alpha,
            l1,
            l2,
        }
    }

    fn rows(&self, keys: &[u32]) -> Vec<u32> {
        keys.iter().filter_map(|key| self.rows.get(key).copied()).collect()
    }

    fn scores(&self, rows: &[u32], start: [f32; COUNT]) -> [f32; COUNT] {
        rows.iter().fold(start, |mut scores, &row| {
            for (score, w) in scores.iter_mut().zip(&self.w[row as usize]) {
                *score += w;
            }
            scores
        })
    }

    fn learn(&mut self, rows: &[u32], scores: [f32; COUNT], gold: usize) {
        let mut gradient = softmax(scores);
        gradient[gold] -= 1.0;
        for &row in rows {
            let row = row as usize;
            for (tag, &g) in gradient.iter().enumerate() {
                if g.abs() < 1e-3 {
                    continue;
                }
                let (z, n, w) = (&mut self.z[row][tag], &mut self.n[row][tag], &mut self.w[row][tag]);
                let root = n.sqrt();
                *n += g * g;
                let grown = n.sqrt();
                *z += g - (grown - root) / self.alpha * *w;
                *w = if z.abs() <= self.l1 {
                    0.0
                } else {
                    -(*z - self.l1.copysign(*z)) / ((1.0 + grown) / self.alpha + self.l2)
                };
            }
        }
    }

    /// The weights as small integers, rows by key, without empty rows.
    fn rounded(&self, step: f32, weak: f32) -> Vec<Row> {
        self.keys
            .iter()
            .zip(&self.w)
            .filter(|(_, w)| w.iter().map(|w| w.abs()).sum::<f32>() > weak)
            .map(|(&key, w)| {
                let entries = w
                    .iter()
                    .enumerate()
                    .map(|(tag, w)| (tag as u8, (w / step).round().clamp(-127.0, 127.0) as i8))
                    .filter(|&(_, w)| w != 0)
                    .collect();
                (key, entries)
            })
            .filter(|(_, row): &Row| !row.is_empty())
            .collect()
    }
}

fn softmax(scores: [f32; COUNT]) -> [f32; COUNT] {
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| exp(score - best));
    let sum: f32 = powers.iter().sum();
    powers.map(|p| p / sum)
}

/// e to the power of a number that is not above 0, the same on every machine.
fn exp(x: f32) -> f32 {
    if x < -20.0 {
        return 0.0;
    }
    // (e^(x/64))^64, the inner one by its series.
    let y = x / 64.0;
    let mut power = 1.0 + y * (1.0 + y / 2.0 * (1.0 + y / 3.0 * (1.0 + y / 4.0)));
    for _ in 0..6 {
        power *= power;
    }
    power
}

/// Numbers in an order that no one foresees but that is always the same.
struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }

    fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for n in (1..count).rev() {
            order.swap(n, self.next(n + 1));
        }
        order
    }
}

/// The first layer, as the model holds it.
struct Lexicon {
    classes: Vec<[u8; COUNT]>,
    /// What the classes mean: scores, guess, sure tag.
    meaning: Vec<Verdict>,
    words: Vec<(u32, u8)>,
    class_of: HashMap<u32, u8>,
    rows: Vec<Row>,
    place: HashMap<u32, usize>,
}

/// Scores, guess and, where it is sure, the tag.
type Verdict = ([i32; COUNT], u32, Option<usize>);

impl Lexicon {
    fn guess(&self, a: &Annotated, at: usize, s: &Settings) -> Verdict {
        for key in a.sentence.word_keys(at).into_iter().flatten() {
            if let Some(&class) = self.class_of.get(&s.key(key)) {
                return self.meaning[class as usize];
            }
        }
        let mut scores = [0; COUNT];
        for key in keys(a.sentence.affixes(at), s.bits) {
            if let Some(&row) = self.place.get(&key) {
                for &(tag, weight) in &self.rows[row].1 {
                    scores[tag as usize] += i32::from(weight);
                }
            }
        }
        (scores, tagger::guess(&scores, s.margin()), None)
    }
}

fn keys<const N: usize>(features: [u32; N], bits: u8) -> [u32; N] {
    features.map(|f| f >> (32 - bits))
}

/// What the data says of one key of the lexicon.
#[derive(Clone, Default)]
struct Seen {
    tags: [f32; COUNT],
    /// Sum of what the affixes suggest, over all places.
    suggested: [f32; COUNT],
}

fn train_lexicon(sentences: &[&Annotated], s: &Settings) -> Lexicon {
    let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
    let mut examples: Vec<(u32, [u32; AFFIXES], usize)> = Vec::new();
    for a in sentences {
        for at in (0..a.tags.len()).filter(|&at| !a.sentence.tokens[at].mark) {
            let key = s.key(a.sentence.word_keys(at)[0].unwrap_or_default());
            seen.entry(key).or_default().tags[a.tags[at]] += 1.0;
            examples.push((key, keys(a.sentence.affixes(at), s.bits), a.tags[at]));
        }
    }
    // Affixes learn from rare words: those are like the words that the lexicon will not know.
    let rare: Vec<usize> = (0..examples.len())
        .filter(|&n| seen[&examples[n].0].tags.iter().sum::<f32>() <= s.rare)
        .collect();
    let mut ftrl = Ftrl::new(rare.iter().flat_map(|&n| examples[n].1), s.least, s.alpha, s.lexical_l1, s.l2);
    let mut shuffle = Shuffle(1);
    for _ in 0..s.lexical_epochs {
        for n in shuffle.order(rare.len()) {
            let (_, keys, tag) = &examples[rare[n]];
            let rows = ftrl.rows(keys);
            let scores = ftrl.scores(&rows, [0.0; COUNT]);
            ftrl.learn(&rows, scores, *tag);
        }
    }
    let rows = ftrl.rounded(s.step, s.weak);
    let place: HashMap<u32, usize> = rows.iter().enumerate().map(|(n, (key, _))| (*key, n)).collect();
    for (key, keys, _) in &examples {
        let mut scores = [0.0; COUNT];
        for row in keys.iter().filter_map(|key| place.get(key)) {
            for &(tag, weight) in &rows[*row].1 {
                scores[tag as usize] += f32::from(weight) * s.step;
            }
        }
        if let Some(seen) = seen.get_mut(key) {
            for (sum, p) in seen.suggested.iter_mut().zip(softmax(scores)) {
                *sum += p;
            }
        }
    }
    // Each word's distribution: what was seen, and a little of what its affixes suggest.
    let words: Vec<Point> = seen
        .iter()
        .map(|(&key, seen)| {
            let total: f32 = seen.tags.iter().sum();
            let mut p = [0.0; COUNT];
            for tag in 0..COUNT {
                p[tag] = (seen.tags[tag] + s.prior * seen.suggested[tag] / total) / (total + s.prior);
            }
            Point {
                key,
                total,
                p,
                root: p.map(f32::sqrt),
                class: 0,
            }
        })
        .collect();
    let (words, centres) = cluster(words, s.classes);
    let classes: Vec<[u8; COUNT]> = centres
        .iter()
        .map(|p| {
            let best = p.iter().copied().fold(0.0, f32::max);
            p.map(|p| {
                if best > s.sure {
                    if p == best { 0 } else { 255 }
                } else {
                    (-ln(f64::from((p / best).max(1e-5))) / f64::from(s.step))
                        .round()
                        .min(s.floor / f64::from(s.step)) as u8
                }
            })
        })
        .collect();
    let words: Vec<(u32, u8)> = words
        .iter()
        .filter(|word| {
            let centre = centres[word.class];
            let seen = &seen[&word.key];
            let gain: f64 = (0..COUNT)
                .map(|tag| {
                    let suggested = seen.suggested[tag] / word.total;
                    f64::from(seen.tags[tag]) * (ln(f64::from(centre[tag].max(1e-4))) - ln(f64::from(suggested.max(1e-4))))
                })
                .sum();
            gain > s.gain
        })
        .map(|word| (word.key, word.class as u8))
        .collect();
    Lexicon {
        meaning: classes.iter().map(|c| tagger::class(c, s.margin())).collect(),
        classes,
        class_of: words.iter().copied().collect(),
        words,
        rows,
        place,
    }
}

/// A word among the others.
struct Point {
    key: u32,
    total: f32,
    p: [f32; COUNT],
    root: [f32; COUNT],
    class: usize,
}

/// Groups of words with like distributions: k-means under the Hellinger distance. The groups are ordered by size.
fn cluster(mut words: Vec<Point>, count: usize) -> (Vec<Point>, Vec<[f32; COUNT]>) {
    let weight = |word: &Point| word.total.min(100.0);
    let distance = |a: &[f32; COUNT], b: &[f32; COUNT]| -> f32 { a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum() };
    // Begin with words far from each other.
    let mut nearest = vec![f32::MAX; words.len()];
    let mut centres: Vec<[f32; COUNT]> = Vec::new();
    while centres.len() < count {
        let far = (0..words.len()).fold((0, 0.0), |best, n| {
            let d = nearest[n].min(4.0) * weight(&words[n]);
            if d > best.1 { (n, d) } else { best }
        });
        if far.1 <= 0.0 {
            break;
        }
        let centre = words[far.0].root;
        for (near, word) in nearest.iter_mut().zip(&words) {
            *near = near.min(distance(&word.root, &centre));
        }
        centres.push(centre);
    }
    let mut means = Vec::new();
    for _ in 0..8 {
        let mut sums = vec![([0.0_f32; COUNT], 0.0_f32, 0_usize); centres.len()];
        for word in &mut words {
            word.class = (0..centres.len())
                .fold((0, f32::MAX), |best, n| {
                    let d = distance(&word.root, &centres[n]);
                    if d < best.1 { (n, d) } else { best }
                })
                .0;
            let w = weight(word);
            let sum = &mut sums[word.class];
            for (sum, p) in sum.0.iter_mut().zip(word.p) {
                *sum += p * w;
            }
            sum.1 += w;
            sum.2 += 1;
        }
        // The largest group first: small numbers for most words.
        let mut order: Vec<usize> = (0..sums.len()).filter(|&n| sums[n].2 > 0).collect();
        order.sort_by_key(|&n| (std::cmp::Reverse(sums[n].2), n));
        let mut renamed = vec![0; sums.len()];
        for (new, &old) in order.iter().enumerate() {
            renamed[old] = new;
        }
        for word in &mut words {
            word.class = renamed[word.class];
        }
        means = order.iter().map(|&n| sums[n].0.map(|sum| sum / sums[n].1)).collect();
        centres = means.iter().map(|mean: &[f32; COUNT]| mean.map(f32::sqrt)).collect();
    }
    (words, means)
}

/// The natural logarithm, the same on every machine.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mantissa = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000);
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut sum, mut power) = (0.0, t);
    for n in 0..12 {
        sum += power / f64::from(2 * n + 1);
        power *= t * t;
    }
    2.0 * sum + exponent as f64 * std::f64::consts::LN_2
}

/// A sentence with what the first layer says of it.
struct Guessed<'a> {
    sentence: &'a Annotated,
    scores: Vec<[i32; COUNT]>,
    guesses: Vec<u32>,
    sure: Vec<Option<usize>>,
}

fn guess<'a>(lexicon: &Lexicon, a: &'a Annotated, s: &Settings) -> Guessed<'a> {
    let mark = tagger::number("Mark").unwrap_or_default();
    let mut out = Guessed {
        sentence: a,
        scores: Vec::new(),
        guesses: Vec::new(),
        sure: Vec::new(),
    };
    for (at, token) in a.sentence.tokens.iter().enumerate() {
        let (scores, guess, sure) = if token.mark {
            ([0; COUNT], (mark as u32) << 5 | 31, Some(mark))
        } else {
            lexicon.guess(a, at, s)
        };
        out.scores.push(scores);
        out.guesses.push(guess);
        out.sure.push(sure);
    }
    out
}

/// Runs over a sentence from left to right; `decide` names each tag that is not sure, from the features there.
fn walk(g: &Guessed<'_>, bits: u8, mut decide: impl FnMut(usize, [u32; CONTEXTUAL]) -> usize) {
    let (mut previous, mut frame) = ([START; 2], START);
    for at in 0..g.sentence.tags.len() {
        let tag = g.sure[at].unwrap_or_else(|| decide(at, keys(g.sentence.sentence.contextual(at, &g.guesses, previous, frame), bits)));
        previous = [tag as u32, previous[0]];
        if tagger::frames(tag) {
            frame = tag as u32;
        }
    }
}

fn train_contextual(data: &[Guessed<'_>], s: &Settings) -> Vec<Row> {
    let mut seen = Vec::new();
    for g in data {
        walk(g, s.bits, |at, keys| {
            seen.extend(keys);
            g.sentence.tags[at]
        });
    }
    let mut ftrl = Ftrl::new(seen.into_iter(), s.least, s.alpha, s.contextual_l1, s.l2);
    let mut shuffle = Shuffle(2);
    for epoch in 0..s.contextual_epochs {
        for n in shuffle.order(data.len()) {
            let g = &data[n];
            walk(g, s.bits, |at, keys| {
                let rows = ftrl.rows(&keys);
                let scores = ftrl.scores(&rows, g.scores[at].map(|score| score as f32 * s.step));
                let gold = g.sentence.tags[at];
                ftrl.learn(&rows, scores, gold);
                if epoch == 0 { gold } else { highest(&scores) }
            });
        }
    }
    ftrl.rounded(s.step, s.weak)
}

fn highest(scores: &[f32; COUNT]) -> usize {
    (0..COUNT).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best })
}

/// The weights' file from these documents.
fn train(documents: &[&Document], s: &Settings) -> Vec<u8> {
    const PARTS: usize = 4;
    let sentences = |keep: &dyn Fn(usize) -> bool| -> Vec<&Annotated> {
        documents
            .iter()
            .enumerate()
            .filter(|&(n, _)| keep(n))
            .flat_map(|(_, d)| &d.sentences)
            .collect()
    };
    let mut guessed = Vec::new();
    for part in 0..PARTS {
        let lexicon = train_lexicon(&sentences(&|n| n % PARTS != part), s);
        guessed.extend(sentences(&|n| n % PARTS == part).into_iter().map(|a| guess(&lexicon, a, s)));
    }
    let contextual = train_contextual(&guessed, s);
    let lexicon = train_lexicon(&sentences(&|_| true), s);
    tagger::write(
        (s.bits, s.margin() as u8),
        &lexicon.classes,
        &lexicon.words,
        &lexicon.rows,
        &contextual,
    )
}

/// Right and all, for one group of tokens.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// Figures of one or several held-out parts.
#[derive(Debug, Default)]
struct Figures {
    words: Tally,
    marks: Tally,
    unknown: Tally,
    genres: BTreeMap<String, Tally>,
    confusion: BTreeMap<(usize, usize), usize>,
    errors: Vec<String>,
}

impl Figures {
    fn add(&mut self, part: Self) {
        let sum = |a: &mut Tally, b: &Tally| {
            a.right += b.right;
            a.all += b.all;
        };
        sum(&mut self.words, &part.words);
        sum(&mut self.marks, &part.marks);
        sum(&mut self.unknown, &part.unknown);
        for (genre, tally) in part.genres {
            sum(self.genres.entry(genre).or_default(), &tally);
        }
        for (pair, n) in part.confusion {
            *self.confusion.entry(pair).or_default() += n;
        }
        self.errors.extend(part.errors);
    }
}

fn measure(model: &[u8], training: &[&Document], held: &[&Document], figures: &mut Figures) -> Result<()> {
    let tagger = Tagger::read(model).context("the weights cannot be read back")?;
    let known: std::collections::HashSet<u32> = training
        .iter()
        .flat_map(|d| &d.sentences)
        .flat_map(|a| (0..a.tags.len()).map(|at| a.sentence.word_keys(at)[0].unwrap_or_default()))
        .collect();
    for document in held {
        for a in &document.sentences {
            let found = tagger.tag(&a.text);
            for (at, (&found, &gold)) in found.iter().zip(&a.tags).enumerate() {
                let token = &a.sentence.tokens[at];
                let right = found == gold;
                if token.mark {
                    figures.marks.add(right);
                    continue;
                }
                figures.words.add(right);
                figures.genres.entry(document.genre().into()).or_default().add(right);
                if !known.contains(&a.sentence.word_keys(at)[0].unwrap_or_default()) {
                    figures.unknown.add(right);
                }
                *figures.confusion.entry((gold, found)).or_default() += 1;
                if !right {
                    figures.errors.push(format!(
                        "{}\t{}\t{}>{}\t{}",
                        document.genre(),
                        &a.text[token.start..token.end],
                        tagger::name(gold),
                        tagger::name(found),
                        &a.text
                    ));
                }
            }
        }
    }
    Ok(())
}

fn report(figures: &Figures) -> String {
    let mut out = String::new();
    let all = Tally {
        right: figures.words.right + figures.marks.right,
        all: figures.words.all + figures.marks.all,
    };
    let _ = writeln!(out, "all tokens      {:6.2}  of {}", all.percent(), all.all);
    let _ = writeln!(out, "words, numbers  {:6.2}  of {}", figures.words.percent(), figures.words.all);
    let _ = writeln!(out, "unknown words   {:6.2}  of {}", figures.unknown.percent(), figures.unknown.all);
    for (genre, tally) in &figures.genres {
        let _ = writeln!(out, "  {genre:13} {:6.2}  of {}", tally.percent(), tally.all);
    }
    out
}

fn by_tag(figures: &Figures) -> String {
    let mut out = String::from("tag              precision  recall   of      most often taken for\n");
    for tag in 0..COUNT {
        let row: Vec<(usize, usize)> = (0..COUNT)
            .filter_map(|found| figures.confusion.get(&(tag, found)).map(|&n| (found, n)))
            .collect();
        let all: usize = row.iter().map(|r| r.1).sum();
        let right = figures.confusion.get(&(tag, tag)).copied().unwrap_or(0);
        let found: usize = (0..COUNT).filter_map(|gold| figures.confusion.get(&(gold, tag))).sum();
        let mut wrong: Vec<(usize, usize)> = row.into_iter().filter(|r| r.0 != tag).collect();
        wrong.sort_by_key(|r| std::cmp::Reverse(r.1));
        let wrong: Vec<String> = wrong.iter().take(3).map(|(t, n)| format!("{} {n}", tagger::name(*t))).collect();
        let _ = writeln!(
            out,
            "{:15} {:9.1} {:8.1}  {:6}  {}",
            tagger::name(tag),
            Tally { right, all: found }.percent(),
            Tally { right, all }.percent(),
            all,
            wrong.join(", ")
        );
    }
    out
}

/// Bytes after brotli at its best, by Node's own compressor.
fn brotli(path: &Path) -> Option<usize> {
    let script = "const z=require('zlib'),b=require('fs').readFileSync(process.argv[1]);\
        console.log(z.brotliCompressSync(b,{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,[z.constants.BROTLI_PARAM_LGWIN]:24}}).length)";
    let out = std::process::Command::new("node").args(["-e", script]).arg(path).output().ok()?;
    String::from_utf8(out.stdout).ok()?.trim().parse().ok()
}

/// Runs the command with the arguments after `train tagger`.
///
/// With `--try` it only measures, and prints the figures; else it also writes the weights and the report. `--folds N`
/// measures on the first N fifths of the documents, each held out in turn (all five where nothing is said).
pub fn run(arguments: &[&str]) -> Result<()> {
    let mut s = Settings::default();
    let mut folds = FOLDS;
    for pair in arguments.chunks(2) {
        if let [name, value] = pair
            && let Some(name) = name.strip_prefix("--")
        {
            match name {
                "data" => {}
                "try" => {}
                "folds" => folds = value.parse()?,
                _ => s.set(name, value.parse().with_context(|| format!("--{name} {value}"))?)?,
            }
        } else {
            bail!("{pair:?} is no option with its value");
        }
    }
    let documents = treebank::read(&training_data::folder(arguments))?;
    let mut figures = Figures::default();
    let parts: Vec<Result<Figures>> = std::thread::scope(|scope| {
        let (documents, s) = (&documents, &s);
        let threads: Vec<_> = (0..folds).map(|fold| scope.spawn(move || hold_out(documents, fold, s))).collect();
        threads
            .into_iter()
            .map(|t| t.join().unwrap_or_else(|_| Err(anyhow!("a thread failed"))))
            .collect()
    });
    for part in parts {
        figures.add(part?);
    }
    if let Some(folder) = training_data::option(arguments, "--try") {
        print!("{}\n{}", report(&figures), by_tag(&figures));
        std::fs::write(Path::new(folder).join("errors.txt"), figures.errors.join("\n"))?;
        return Ok(());
    }
    let model = train(&documents.iter().collect::<Vec<_>>(), &s);
    std::fs::write(OUT, &model)?;
    let mut text = format!(
        "The tagger's accuracy in percent, as `cargo xtask train tagger` measures it: documents held out in fifths, each\n\
         tagged by weights from the other four. The shipped weights are from all documents.\n\n{}\n{}\n",
        report(&figures),
        by_tag(&figures)
    );
    let _ = writeln!(text, "{}", sizes(&model, Path::new(OUT)));
    std::fs::write(REPORT, &text)?;
    print!("{text}");
    Ok(())
}

fn sizes(model: &[u8], path: &Path) -> String {
    let count = |at: usize| model[at..at + 4].iter().rev().fold(0, |n, &b| n << 8 | usize::from(b));
    format!(
        "size: {} bytes, {} after brotli: {} classes, {} words, {} rows of affixes, {} rows of surroundings",
        model.len(),
        brotli(path).map_or_else(|| "unknown".into(), |n| n.to_string()),
        model[3],
        count(4),
        count(8),
        count(12)
    )
}

/// The figures for one part of the documents, tagged by weights from the others.
fn hold_out(documents: &[Document], fold: usize, s: &Settings) -> Result<Figures> {
    let side = |held: bool| -> Vec<&Document> {
        let all = documents.iter().enumerate();
        all.filter(|(n, _)| (n % FOLDS == fold) == held).map(|(_, d)| d).collect()
    };
    let (training, held) = (side(false), side(true));
    let model = train(&training, s);
    let mut figures = Figures::default();
    measure(&model, &training, &held, &mut figures)?;
    if fold == 0 {
        let path = std::env::temp_dir().join(format!("tagger.{}.bin", std::process::id()));
        std::fs::write(&path, &model)?;
        eprintln!("{}", sizes(&model, &path));
        std::fs::remove_file(&path)?;
    }
    Ok(figures)
}
