//! Trains the boilerplate tagger and measures it on sites that it has not seen.

mod align;
mod broken;
mod metric;
mod pages;
mod titles;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use nutgraf::training::boilerplate::{self as tagger, Model, Rounds};
use nutgraf::training::forest::Forest;

use self::metric::Score;
use self::pages::{FORMS, SETS, Sample};
use super::forest::{self, Plan, Table};

const WEIGHTS: &str = "data/boilerplate.weights";
const REPORT: &str = "data/boilerplate.report.txt";
/// Parts that the sites are dealt to.
const PARTS: usize = 5;
/// Rows lighter than this are light.
const LIGHT: f32 = 0.1;
/// What is grown for each round, for text or for markup, which says more: as few trees as cross-validation asks for.
const fn first(markup: bool) -> Plan {
    Plan {
        trees: if markup { 110 } else { 80 },
        rate: 0.12,
        smooth: 8.0,
        rows: 35,
        features: 20,
        doubt: 0.01,
        seed: 0x2545_f491,
    }
}
const fn second(markup: bool) -> Plan {
    Plan {
        trees: if markup { 150 } else { 110 },
        rate: 0.095,
        smooth: 10.0,
        rows: 35,
        features: 20,
        doubt: 0.01,
        seed: 0x9e37_79b9,
    }
}

struct Arguments {
    data: PathBuf,
    forms: Vec<usize>,
    /// Measures only, writes nothing.
    check: bool,
    /// Models that judge what others learn from may have seen the sites that those are measured on: near enough to
    /// compare plans by, and less than half the work.
    quick: bool,
    worst: usize,
}

fn arguments(args: &[&str]) -> Result<Arguments> {
    let mut out = Arguments {
        data: "../shared/eval/data".into(),
        forms: vec![0, 1, 2],
        check: false,
        quick: false,
        worst: 0,
    };
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().with_context(|| format!("{arg} needs a value"));
        match *arg {
            "--data" => out.data = value()?.into(),
            "--worst" => out.worst = value()?.parse()?,
            "--text-only" => out.forms = vec![0],
            "--check" => out.check = true,
            "--quick" => (out.check, out.quick) = (true, true),
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
    let mut samples = pages::read(&args.data, &args.forms)?;
    samples.extend(broken::broken(&samples, &parts(&samples)));
    let buckets: Vec<_> = samples.iter().map(|s| s.page.buckets()).collect();
    let world = World {
        parts: parts(&samples),
        samples,
        buckets,
        quick: args.quick,
    };
    let trained = world.train();
    let (mut report, headlines) = cross_validate(&world, &trained, &args)?;
    if !args.check {
        let model = world.model(&trained, headlines);
        let bytes = model.to_bytes();
        writeln!(
            report,
            "\nWeights: {} bytes, {} + {} trees for text, {} + {} for markup, {} for headlines.",
            bytes.len(),
            model.text.first.trees.len(),
            model.text.second.trees.len(),
            model.markup.first.trees.len(),
            model.markup.second.trees.len(),
            model.headlines.trees.len()
        )?;
        fs::write(WEIGHTS, bytes)?;
        fs::write(REPORT, &report)?;
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

/// The bounds of a page's threshold, and what a change costs: chosen on cross-validation.
const BOUNDS: (i16, i16) = (-640, 0);
const CHANGE: i16 = 60;

/// Bits of the parts that a model has not seen.
type Unseen = u8;

struct World {
    samples: Vec<Sample>,
    buckets: Vec<Vec<Vec<usize>>>,
    /// The part that each sample's site is in.
    parts: Vec<usize>,
    quick: bool,
}

/// Sites in order of their name's hash, dealt round.
fn parts(samples: &[Sample]) -> Vec<usize> {
    let hash = |s: &str| s.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let mut sites: Vec<&str> = samples.iter().map(|s| s.site.as_str()).collect();
    sites.sort_by_key(|s| (hash(s), s.to_string()));
    sites.dedup();
    let number: BTreeMap<&str, usize> = sites.into_iter().enumerate().map(|(n, s)| (s, n % PARTS)).collect();
    samples.iter().map(|s| number[s.site.as_str()]).collect()
}

/// All that is trained. Whatever a model learns from was judged by models that had not seen it, at every step:
/// the same models that cross-validation needs, so each is trained once.
#[derive(Default)]
struct Trained {
    words: BTreeMap<Unseen, Vec<i8>>,
    /// For text (false) and markup (true).
    first: BTreeMap<(Unseen, bool), Forest>,
    second: BTreeMap<(Unseen, bool), Forest>,
}

impl World {
    fn markup(&self, n: usize) -> bool {
        self.samples[n].form > 0
    }

    fn bit(&self, n: usize) -> Unseen {
        1 << self.parts[n]
    }

    fn seen(&self, unseen: Unseen, markup: bool) -> Vec<usize> {
        let is = |n: &usize| unseen & self.bit(*n) == 0 && markup == self.markup(*n);
        (0..self.samples.len()).filter(is).collect()
    }

    /// What the models that judge part `part` for the training of those that have not seen `unseen` have not seen.
    fn without(&self, unseen: Unseen, n: usize) -> Unseen {
        if self.quick { self.bit(n) } else { unseen | self.bit(n) }
    }

    fn train(&self) -> Trained {
        let depth = if self.quick { 1 } else { 3 };
        // Only what is written has seen all parts.
        let least = u32::from(self.quick);
        let sets = |most: u32| -> Vec<Unseen> {
            let sizes = least..=most;
            (0..1 << PARTS).filter(|s: &Unseen| sizes.contains(&s.count_ones())).collect()
        };
        let mut out = Trained::default();
        out.words = in_parallel(&sets(depth), |&unseen| {
            words::train(&self.samples, &self.seen(unseen, false), &self.buckets)
        });
        eprintln!("words are weighed");
        let flavours: Vec<bool> = [false, true]
            .into_iter()
            .filter(|&markup| (0..self.samples.len()).any(|n| self.markup(n) == markup))
            .collect();
        let both = |sets: Vec<Unseen>| -> Vec<(Unseen, bool)> {
            sets.iter().flat_map(|&s| flavours.iter().map(move |&markup| (s, markup))).collect()
        };
        out.first = in_parallel(&both(sets(depth.min(2))), |&(unseen, markup)| {
            let rows = |n: usize| self.samples[n].page.first(&out.words[&self.without(unseen, n)]);
            self.grow(&self.seen(unseen, markup), rows, first(markup))
        });
        eprintln!("the first round is trained");
        out.second = in_parallel(&both(sets(1)), |&(unseen, markup)| {
            let rows = |n: usize| {
                let without = self.without(unseen, n);
                let first = self.samples[n].page.first(&out.words[&without]);
                let margins = out.first[&(without, markup)].scores(&first);
                self.samples[n].page.second(&first, &margins)
            };
            self.grow(&self.seen(unseen, markup), rows, second(markup))
        });
        out
    }

    fn grow<const N: usize>(&self, chosen: &[usize], rows: impl Fn(usize) -> Vec<[i16; N]>, plan: Plan) -> Forest {
        let mut all: Vec<[i16; N]> = Vec::new();
        let (mut labels, mut weights) = (Vec::new(), Vec::new());
        for &n in chosen {
            let sample = &self.samples[n];
            for (at, row) in rows(n).into_iter().enumerate() {
                // Of menus far from the article one line in four stands for all.
                let near = (at.saturating_sub(10)..at + 11).any(|k| sample.labels.get(k) == Some(&true));
                let every = match (near, sample.weights[at] < LIGHT) {
                    (true, false) => 1,
                    (true, true) | (false, false) => 2,
                    (false, true) => 6,
                };
                if (at + n) % every == 0 {
                    all.push(row);
                    labels.push(sample.labels[at]);
                    weights.push(sample.weights[at] * every as f32);
                }
            }
        }
        let table = Table {
            rows: all.iter().map(<[i16; N]>::as_slice).collect(),
            labels,
            weights,
        };
        forest::grow(&table, plan)
    }

    /// The model that has seen all parts.
    fn model(&self, trained: &Trained, headlines: Forest) -> Model {
        let rounds = |markup| Rounds {
            first: trained.first[&(0, markup)].clone(),
            second: trained.second[&(0, markup)].clone(),
        };
        Model {
            words: trained.words[&0].clone(),
            text: rounds(false),
            markup: rounds(true),
            headlines,
            bounds: BOUNDS,
            change: CHANGE,
        }
    }

    /// The margins of each sample by models that have not seen its site.
    fn judge(&self, trained: &Trained) -> Vec<Vec<i16>> {
        let all: Vec<usize> = (0..self.samples.len()).collect();
        let judged = in_parallel(&all, |&n| {
            let unseen = self.bit(n);
            let page = &self.samples[n].page;
            let first = page.first(&trained.words[&unseen]);
            let key = (unseen, self.markup(n));
            let margins = trained.first[&key].scores(&first);
            trained.second[&key].scores(&page.second(&first, &margins))
        });
        judged.into_values().collect()
    }

    fn score(&self, n: usize, kept: &[bool]) -> Score {
        let s = &self.samples[n];
        let text = metric::shingles(&join(&s.page.texts(), kept));
        let mut best = Score::default();
        for (k, body) in s.shingles.iter().enumerate() {
            let score = metric::score(body, &text);
            if k == 0 || score.f1() > best.f1() {
                best = score;
            }
        }
        best
    }

    fn measured(&self, form: usize, set: usize) -> Vec<usize> {
        let is = |s: &Sample| !s.made && s.form == form && s.set == set;
        (0..self.samples.len()).filter(|&n| is(&self.samples[n])).collect()
    }
}

/// Does each task on one of two threads. What comes out does not depend on which.
fn in_parallel<T: Copy + Ord + Sync + Send, U: Send>(tasks: &[T], work: impl Fn(&T) -> U + Sync) -> BTreeMap<T, U> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let run = || {
            let mut out = Vec::new();
            while let Some(&task) = tasks.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                out.push((task, work(&task)));
            }
            out
        };
        let both = [scope.spawn(run), scope.spawn(run)];
        both.into_iter().flat_map(|h| h.join().expect("a task failed")).collect()
    })
}

fn join(texts: &[&str], kept: &[bool]) -> String {
    let lines: Vec<&str> = texts.iter().zip(kept).filter(|(_, k)| **k).map(|(t, _)| *t).collect();
    lines.join("\n")
}

/// The report, and the trees for headlines that have seen all parts.
fn cross_validate(world: &World, trained: &Trained, args: &Arguments) -> Result<(String, Forest)> {
    let judged = world.judge(trained);
    let alone = |n: usize| {
        let threshold = tagger::threshold(&judged[n], &world.samples[n].page.words(), BOUNDS);
        tagger::decode(&judged[n], threshold, CHANGE)
    };
    let decoded: Vec<Vec<bool>> = (0..judged.len()).map(alone).collect();
    let mut headlines = titles::train(world, &judged, &decoded);
    let (all, found): (Vec<Vec<bool>>, Vec<Option<String>>) = (0..judged.len())
        .map(|n| world.samples[n].page.verdicts(&judged[n], &decoded[n], &headlines[&world.bit(n)]))
        .unzip();
    let mut report = String::new();
    writeln!(
        report,
        "Boilerplate: cross-validation in {PARTS} parts by site. 4-word shingles; made by `cargo xtask train boilerplate`.\n"
    )?;
    writeln!(
        report,
        "form       set     pages  P      R      F1     tagger alone  best choice of blocks"
    )?;
    for &form in &args.forms {
        for (set, name) in SETS.iter().enumerate() {
            let used = world.measured(form, set);
            let measure = |kept: &dyn Fn(usize) -> Vec<bool>| {
                let scores: Vec<Score> = used.iter().map(|&n| world.score(n, &kept(n))).collect();
                metric::summary(&scores)
            };
            let (p, r, f) = measure(&|n| all[n].clone());
            let tagger = measure(&|n| decoded[n].clone()).2;
            let best = measure(&|n| world.samples[n].labels.clone()).2;
            writeln!(
                report,
                "{:10} {name:7} {:5}  {p:.4} {r:.4} {f:.4} {tagger:.4}        {best:.4}",
                FORMS[form].0,
                used.len()
            )?;
        }
    }
    titles::report(world, &found, args, &mut report)?;
    variants(world, &all, &mut report)?;
    failures(world, &all, &mut report)?;
    if args.worst > 0 {
        worst(world, &judged, &all, args.worst);
    }
    Ok((report, headlines.remove(&0).unwrap_or_default()))
}

/// How the pages made from others fare: bare articles must be kept whole, pages without an article stripped whole.
fn variants(world: &World, verdicts: &[Vec<bool>], report: &mut String) -> Result<()> {
    let (mut bare, mut empty) = ((0usize, 0usize), (0usize, 0usize));
    for (s, kept) in world.samples.iter().zip(verdicts).filter(|(s, _)| s.made) {
        for ((text, &k), &label) in s.page.texts().iter().zip(kept).zip(&s.labels) {
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

/// The pages that pasted text fares worst on.
fn failures(world: &World, verdicts: &[Vec<bool>], report: &mut String) -> Result<()> {
    const COUNT: usize = 20;
    writeln!(
        report,
        "\nThe {COUNT} worst pages as text (`boilerplate.errors.txt` says why), words kept rightly, kept wrongly, stripped wrongly:"
    )?;
    for (f1, n) in ranked(world, verdicts, 0).into_iter().take(COUNT) {
        let s = &world.samples[n];
        let count = |kept: bool, label: bool| -> usize {
            let is = |&at: &usize| verdicts[n][at] == kept && s.labels[at] == label;
            (0..s.labels.len())
                .filter(is)
                .map(|at| metric::words(s.page.texts()[at]).count())
                .sum()
        };
        let id: String = s.id.chars().take(12).collect();
        writeln!(
            report,
            "{f1:.3}  {:6} {id:16} {:6} {:6} {:6}",
            SETS[s.set],
            count(true, true),
            count(true, false),
            count(false, true)
        )?;
    }
    Ok(())
}

/// The pages of a form, the worst first.
fn ranked(world: &World, verdicts: &[Vec<bool>], form: usize) -> Vec<(f64, usize)> {
    let mut all: Vec<(f64, usize)> = (0..SETS.len())
        .flat_map(|set| world.measured(form, set))
        .map(|n| (world.score(n, &verdicts[n]).f1(), n))
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// Shows the worst pages of each form: `+` is kept wrongly, `-` stripped wrongly; margins before each block.
fn worst(world: &World, judged: &[Vec<i16>], verdicts: &[Vec<bool>], count: usize) {
    for (form, (name, _)) in FORMS.iter().enumerate() {
        for (f1, n) in ranked(world, verdicts, form).into_iter().take(count) {
            let s = &world.samples[n];
            eprintln!("== {f1:.3} {} {name} {} {}", SETS[s.set], s.id, s.site);
            for (((text, &k), &label), margin) in s.page.texts().iter().zip(&verdicts[n]).zip(&s.labels).zip(&judged[n]) {
                let sign = match (k, label) {
                    (true, true) => ' ',
                    (true, false) => '+',
                    (false, true) => '-',
                    (false, false) => '.',
                };
                eprintln!(
                    "{sign} {margin:5} {:3} {}",
                    metric::words(text).count(),
                    text.chars().take(110).collect::<String>().replace('\n', "/")
                );
            }
        }
    }
}
