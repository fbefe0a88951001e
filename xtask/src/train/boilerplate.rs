//! Trains the boilerplate tagger and measures it on sites that it has not seen.

mod align;
mod forest;
mod metric;
mod pages;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use nutgraf::training::boilerplate::{self as tagger, Forest, Model};

use self::forest::Plan;
use self::forest::Table;
use self::metric::Score;
use self::pages::{FORMS, SETS, Sample};

const WEIGHTS: &str = "data/boilerplate.weights";
const REPORT: &str = "data/boilerplate.report.txt";
/// Parts that the sites of one training are cut into, so that no page is judged by what it taught.
const INNER: usize = 4;
const FIRST: Plan = Plan {
    trees: 120,
    rate: 0.16,
    smooth: 6.0,
    seed: 0x2545_f491,
};
const SECOND: Plan = Plan {
    trees: 160,
    rate: 0.12,
    smooth: 8.0,
    seed: 0x9e37_79b9,
};

struct Arguments {
    data: PathBuf,
    folds: usize,
    forms: Vec<usize>,
    /// Measures only, writes nothing.
    check: bool,
    worst: usize,
}

fn arguments(args: &[&str]) -> Result<Arguments> {
    let mut out = Arguments {
        data: "../shared/eval/data".into(),
        folds: 5,
        forms: vec![0, 1, 2],
        check: false,
        worst: 0,
    };
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().with_context(|| format!("{arg} needs a value"));
        match *arg {
            "--data" => out.data = value()?.into(),
            "--folds" => out.folds = value()?.parse()?,
            "--worst" => out.worst = value()?.parse()?,
            "--text-only" => out.forms = vec![0],
            "--check" => out.check = true,
            other => bail!("no option {other}"),
        }
    }
    Ok(out)
}

/// `cargo xtask train boilerplate`.
pub(crate) fn run(args: &[&str]) -> Result<()> {
    if cfg!(debug_assertions) {
        return optimised(args);
    }
    let args = arguments(args)?;
    eprintln!("reading the pages of {}", args.data.display());
    let samples = pages::read(&args.data, &args.forms)?;
    let buckets: Vec<_> = samples.iter().map(|s| s.page.buckets()).collect();
    let world = World {
        folds: folds(&samples),
        samples,
        buckets,
    };
    let mut report = String::new();
    if args.folds > 0 {
        report = cross_validate(&world, &args)?;
        eprintln!("{report}");
    }
    if !args.check {
        eprintln!("training on all pages");
        let all: Vec<usize> = (0..world.samples.len()).collect();
        let mut model = world.train(&all);
        (model.threshold, model.change) = DECODING;
        let bytes = model.to_bytes();
        writeln!(
            report,
            "\nWeights: {} bytes, {} + {} trees.",
            bytes.len(),
            model.first.trees.len(),
            model.second.trees.len()
        )?;
        fs::write(WEIGHTS, bytes)?;
        if args.folds > 0 {
            fs::write(REPORT, &report)?;
        }
    }
    print!("{report}");
    Ok(())
}

/// Builds this program anew, optimised, and trains there: in minutes, not hours.
fn optimised(args: &[&str]) -> Result<()> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["run", "--release", "--package", "xtask", "--", "train", "boilerplate"])
        .args(args)
        .status()?;
    anyhow::ensure!(status.success(), "training failed");
    Ok(())
}

/// Where a block's margin must be above, and what a change costs: chosen on cross-validation.
const DECODING: (i16, i16) = (-100, 60);

struct World {
    samples: Vec<Sample>,
    buckets: Vec<Vec<Vec<usize>>>,
    /// A number for each sample, the same for all of a site.
    folds: Vec<usize>,
}

/// Sites in order of their name's hash, dealt round.
fn folds(samples: &[Sample]) -> Vec<usize> {
    let hash = |s: &str| s.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let mut sites: Vec<&str> = samples.iter().map(|s| s.site.as_str()).collect();
    sites.sort_by_key(|s| (hash(s), s.to_string()));
    sites.dedup();
    let number: BTreeMap<&str, usize> = sites.into_iter().enumerate().map(|(n, s)| (s, n)).collect();
    samples.iter().map(|s| number[s.site.as_str()]).collect()
}

impl World {
    /// Trains on the samples named.
    fn train(&self, chosen: &[usize]) -> Model {
        let inner = |n: usize| (self.folds[n] / 7 + self.folds[n]) % INNER;
        let part = |k: usize, inside: bool| -> Vec<usize> { chosen.iter().copied().filter(|&n| (inner(n) == k) == inside).collect() };
        let parts: Vec<Vec<i8>> = (0..INNER)
            .map(|k| words::train(&self.samples, &part(k, false), &self.buckets))
            .collect();
        let first_rows: BTreeMap<usize, Vec<Vec<i16>>> =
            chosen.iter().map(|&n| (n, self.samples[n].page.first(&parts[inner(n)]))).collect();
        let margins: BTreeMap<usize, Vec<i16>> = (0..INNER)
            .flat_map(|k| {
                let forest = self.grow(&part(k, false), &first_rows, FIRST);
                part(k, true)
                    .into_iter()
                    .map(|n| (n, first_rows[&n].iter().map(|r| forest.score(r)).collect()))
                    .collect::<Vec<_>>()
            })
            .collect();
        let first = self.grow(chosen, &first_rows, FIRST);
        let second_rows: BTreeMap<usize, Vec<Vec<i16>>> = chosen
            .iter()
            .map(|&n| (n, self.samples[n].page.second(&parts[inner(n)], &margins[&n])))
            .collect();
        let second = self.grow(chosen, &second_rows, SECOND);
        Model {
            words: words::train(&self.samples, chosen, &self.buckets),
            first,
            second,
            threshold: 0,
            change: 0,
        }
    }

    fn grow(&self, chosen: &[usize], rows: &BTreeMap<usize, Vec<Vec<i16>>>, plan: Plan) -> Forest {
        let mut table = Table {
            rows: Vec::new(),
            labels: Vec::new(),
            weights: Vec::new(),
        };
        for n in chosen {
            let sample = &self.samples[*n];
            for (at, row) in rows[n].iter().enumerate() {
                // Of menus far from the article one line in three stands for all.
                let near = (at.saturating_sub(25)..at + 26).any(|k| sample.labels.get(k) == Some(&true));
                if near || at % 3 == 0 {
                    table.rows.push(row);
                    table.labels.push(sample.labels[at]);
                    table.weights.push(sample.weights[at] * if near { 1.0 } else { 3.0 });
                }
            }
        }
        forest::grow(&table, plan)
    }

    fn margins(&self, model: &Model, n: usize) -> Vec<i16> {
        let page = &self.samples[n].page;
        let first: Vec<i16> = page.first(&model.words).iter().map(|r| model.first.score(r)).collect();
        page.second(&model.words, &first).iter().map(|r| model.second.score(r)).collect()
    }

    fn score(&self, n: usize, kept: &[bool]) -> Score {
        let s = &self.samples[n];
        let text = join(&s.page.texts(), kept);
        let mut best = Score::default();
        for (k, body) in s.bodies.iter().enumerate() {
            let score = metric::score(body, &text);
            if k == 0 || score.f1() > best.f1() {
                best = score;
            }
        }
        best
    }
}

fn join(texts: &[&str], kept: &[bool]) -> String {
    let lines: Vec<&str> = texts.iter().zip(kept).filter(|(_, k)| **k).map(|(t, _)| *t).collect();
    lines.join("\n")
}

fn cross_validate(world: &World, args: &Arguments) -> Result<String> {
    let count = args.folds.max(2);
    // Two at a time; each fold is trained alone, so the order does not matter.
    let numbers: Vec<usize> = (0..count).collect();
    let judged: Vec<(usize, Vec<i16>)> = std::thread::scope(|scope| {
        let halves: Vec<_> = numbers
            .chunks(count.div_ceil(2))
            .map(|mine| {
                scope.spawn(move || {
                    let mut out = Vec::new();
                    for &fold in mine {
                        let train: Vec<usize> = (0..world.samples.len()).filter(|&n| world.folds[n] % count != fold).collect();
                        let model = world.train(&train);
                        eprintln!("trained fold {} of {count}", fold + 1);
                        for n in (0..world.samples.len()).filter(|&n| world.folds[n] % count == fold) {
                            out.push((n, world.margins(&model, n)));
                        }
                    }
                    out
                })
            })
            .collect();
        halves.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
    });
    let mut report = String::new();
    writeln!(
        report,
        "Boilerplate tagger: cross-validation in {count} parts by site. 4-word shingles; made by `cargo xtask train boilerplate`.\n"
    )?;
    let measure = |form: usize, set: usize, threshold: i16, change: i16| {
        let scores: Vec<Score> = judged
            .iter()
            .filter(|(n, _)| !world.samples[*n].made && world.samples[*n].form == form && world.samples[*n].set == set)
            .map(|(n, m)| world.score(*n, &tagger::decode(m, threshold, change)))
            .collect();
        metric::summary(&scores)
    };
    writeln!(report, "form       set     pages  P      R      F1     best choice of blocks")?;
    for &form in &args.forms {
        for (set, name) in SETS.iter().enumerate() {
            let (p, r, f) = measure(form, set, DECODING.0, DECODING.1);
            let used: Vec<usize> = judged
                .iter()
                .map(|j| j.0)
                .filter(|&n| !world.samples[n].made && world.samples[n].form == form && world.samples[n].set == set)
                .collect();
            let ideal: Vec<Score> = used.iter().map(|&n| world.score(n, &world.samples[n].labels)).collect();
            let best = metric::summary(&ideal).2;
            writeln!(
                report,
                "{:10} {name:7} {:5}  {p:.4} {r:.4} {f:.4} {best:.4}",
                FORMS[form].0,
                used.len()
            )?;
        }
    }
    for (threshold, change) in [
        (-200, 0),
        (-100, 0),
        (0, 0),
        (100, 0),
        (-40, 60),
        (-100, 60),
        (-40, 150),
        (-150, 150),
        (50, 60),
    ] {
        let mut line = format!("threshold {threshold:5} change {change:4}:");
        for &form in &args.forms {
            for set in 0..SETS.len() {
                write!(line, " {:.4}", measure(form, set, threshold, change).2)?;
            }
        }
        eprintln!("{line}");
    }
    variants(world, &judged, &mut report)?;
    if args.worst > 0 {
        worst(world, &judged, args.worst);
    }
    Ok(report)
}

/// How the pages made from others fare: bare articles must be kept whole, pages without an article stripped whole.
fn variants(world: &World, judged: &[(usize, Vec<i16>)], report: &mut String) -> Result<()> {
    let (mut bare, mut empty) = ((0usize, 0usize), (0usize, 0usize));
    for (n, margins) in judged.iter().filter(|(n, _)| world.samples[*n].made) {
        let s = &world.samples[*n];
        let kept = tagger::decode(margins, DECODING.0, DECODING.1);
        for ((text, &k), &label) in s.page.texts().iter().zip(&kept).zip(&s.labels) {
            let count = metric::words(text).count();
            if s.labels.iter().all(|l| *l) {
                bare = (bare.0 + if k { count } else { 0 }, bare.1 + count);
            } else if s.bodies[0].is_empty() && !label {
                empty = (empty.0 + if k { 0 } else { count }, empty.1 + count);
            }
        }
    }
    let percent = |(a, b): (usize, usize)| 100.0 * a as f64 / b.max(1) as f64;
    writeln!(report, "\nBare articles: {:.2}% of their words kept.", percent(bare))?;
    writeln!(
        report,
        "Pages without their article: {:.2}% of their words stripped.",
        percent(empty)
    )?;
    Ok(())
}

fn worst(world: &World, judged: &[(usize, Vec<i16>)], count: usize) {
    let mut all: Vec<(f64, usize, Vec<bool>)> = judged
        .iter()
        .filter(|(n, _)| !world.samples[*n].made)
        .map(|(n, m)| {
            let kept = tagger::decode(m, DECODING.0, DECODING.1);
            (world.score(*n, &kept).f1(), *n, kept)
        })
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (f1, n, kept) in all.into_iter().take(count) {
        let s = &world.samples[n];
        eprintln!("== {f1:.3} {} {} {} {}", SETS[s.set], FORMS[s.form].0, s.id, s.site);
        for ((text, k), &label) in s.page.texts().iter().zip(kept).zip(&s.labels) {
            if k || label {
                let sign = if k == label {
                    ' '
                } else if k {
                    '+'
                } else {
                    '-'
                };
                eprintln!("{sign} {}", text.chars().take(110).collect::<String>().replace('\n', "/"));
            }
        }
    }
}
