//! Trains the trees that judge headlines, on verdicts by models that have not seen the page's site.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use nutgraf::training::boilerplate as tagger;
use nutgraf::training::forest::Forest;

use super::pages::SETS;
use super::{Arguments, Unseen, World, forest};
use crate::train::forest::{Plan, Table};

const PLAN: Plan = Plan {
    trees: 60,
    rate: 0.1,
    smooth: 4.0,
    rows: 50,
    features: 35,
    doubt: 0.01,
    seed: 0x51ed_270b,
};
/// A headline weighs as much as so many other lines.
const WEIGHT: f32 = 8.0;
/// A page made from another weighs as much of one as it is.
const MADE: f32 = 0.5;

/// A page of pasted text: its candidates, and which of them is its headline.
struct Lines {
    sample: usize,
    rows: Vec<tagger::HeadlineRow>,
    labels: Vec<bool>,
}

/// Trees that have not seen one part, for each part; and, by 0, those that have seen all.
pub(crate) fn train(world: &World, judged: &[Vec<i16>], kept: &[Vec<bool>]) -> BTreeMap<Unseen, Forest> {
    let lines: Vec<Lines> = (0..world.samples.len())
        .filter_map(|n| lines(world, n, &judged[n], &kept[n]))
        .collect();
    let parts = world.parts.iter().map(|part| 1 << part);
    let mut sets: Vec<Unseen> = parts.chain([0]).collect();
    sets.sort_unstable();
    sets.dedup();
    super::in_parallel(&sets, |&unseen| {
        let mut table = Table::default();
        for page in lines.iter().filter(|page| unseen & world.bit(page.sample) == 0) {
            for (row, &label) in page.rows.iter().zip(&page.labels) {
                table.rows.push(row.as_slice());
                table.labels.push(label);
                let made = if world.samples[page.sample].made { MADE } else { 1.0 };
                table.weights.push(made * if label { WEIGHT } else { 1.0 });
            }
        }
        forest::grow(&table, PLAN)
    })
}

fn lines(world: &World, n: usize, judged: &[i16], kept: &[bool]) -> Option<Lines> {
    let sample = &world.samples[n];
    if sample.form > 0 {
        return None;
    }
    let title = sample.title.as_deref()?;
    let texts = sample.page.texts();
    let candidates = sample.page.headlines(judged, kept);
    let labels = candidates
        .iter()
        .map(|(block, _)| tagger::same_line(texts[*block], title))
        .collect();
    let rows = candidates.into_iter().map(|(_, row)| row).collect();
    Some(Lines { sample: n, rows, labels })
}

/// How many headlines of pasted pages are found.
pub(crate) fn report(world: &World, found: &[Option<String>], args: &Arguments, report: &mut String) -> Result<()> {
    writeln!(
        report,
        "\nHeadlines of pasted text: right, where the page has it as a line of its own; another line taken for it; none taken."
    )?;
    for (set, name) in SETS.iter().enumerate() {
        let (mut right, mut there, mut wrong, mut none) = (0, 0, 0, 0);
        let pages = world.measured(0, set);
        for &n in &pages {
            let Some(title) = world.samples[n].title.as_deref() else { continue };
            there += usize::from(world.samples[n].page.texts().iter().any(|t| tagger::same_line(t, title)));
            match &found[n] {
                Some(line) if tagger::same_line(line, title) => right += 1,
                Some(line) => {
                    wrong += 1;
                    if args.worst > 0 {
                        show(world, n, title, line);
                    }
                }
                None => none += 1,
            }
        }
        writeln!(report, "{name:7} {right:4} of {there:4}, {wrong:4}, {none:4}")?;
    }
    Ok(())
}

/// Shows the lines from the first that matters to the last: `*` the headline, `+` what was taken for it.
fn show(world: &World, n: usize, title: &str, taken: &str) {
    let sample = &world.samples[n];
    eprintln!("== {} {}: {title}", SETS[sample.set], sample.id);
    let texts = sample.page.texts();
    let (right, wrong) = (|t: &&str| tagger::same_line(t, title), |t: &&str| tagger::same_line(t, taken));
    let ends = |is: &dyn Fn(&&str) -> bool| texts.iter().position(is);
    let Some(first) = ends(&|t| right(t) || wrong(t)) else { return };
    for text in texts.iter().skip(first).take(24) {
        let sign = if right(text) {
            '*'
        } else if wrong(text) {
            '+'
        } else {
            ' '
        };
        eprintln!("{sign} {}", text.chars().take(100).collect::<String>().replace('\n', "/"));
    }
}
