//! Measures entities on the news of GUM and writes `data/entities.report.txt`. Nothing is learnt: the lists are by hand.
//!
//! Gold are the treebank's entities of type person, organization and place whose head (its minimal span) begins with a
//! proper noun. Found are the mentions with a capital. One counts as found where it shares a word with the other's head;
//! its kind as right where the kinds agree too.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use anyhow::Result;
use nutgraf::{EntityKind, Options, Strip};

use super::data;

const OUT: &str = "data/entities.report.txt";
const KINDS: [(&str, EntityKind); 3] = [
    ("person", EntityKind::Person),
    ("organization", EntityKind::Organisation),
    ("place", EntityKind::Place),
];

/// A document's text with its named entities.
#[derive(Default)]
struct Document {
    text: String,
    gold: Vec<(EntityKind, Range<usize>)>,
}

/// A word: its place, and whether it is a proper noun.
type Word = (Range<usize>, bool);

/// An entity whose end is yet to come: number, type, minimal span, words.
struct Open<'a> {
    fields: Vec<&'a str>,
    words: Vec<Word>,
}

impl Open<'_> {
    /// The kind and the head of a named entity.
    fn named(&self) -> Option<(EntityKind, Range<usize>)> {
        let kind = KINDS.iter().find(|(name, _)| self.fields.get(1) == Some(name))?.1;
        let mut heads = self
            .fields
            .get(5)?
            .split(',')
            .filter_map(|n| self.words.get(n.parse::<usize>().ok()?.checked_sub(1)?));
        let (first, is_name) = heads.next()?;
        let last = heads.next_back().map_or(first, |w| &w.0);
        is_name.then_some((kind, first.start..last.end))
    }
}

/// Reads the news of the treebank.
fn news(lines: &[String]) -> Vec<Document> {
    let mut out: Vec<Document> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (mut news, mut cursor, mut paragraph) = (false, 0, false);
    for line in lines {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            news = id.starts_with("GUM_news");
            open.clear();
            if news {
                out.push(Document::default());
            }
        } else if line.starts_with("# newpar") {
            paragraph = true;
        }
        let Some(document) = out.last_mut().filter(|_| news) else {
            continue;
        };
        if let Some(sentence) = line.strip_prefix("# text = ") {
            if !document.text.is_empty() {
                document.text.push_str(if paragraph { "\n\n" } else { " " });
            }
            cursor = document.text.len();
            document.text.push_str(sentence);
            paragraph = false;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, part, .., misc] = fields[..] else { continue };
        // Words that make one on paper ("don't") have no place of their own there: the first gets what follows.
        if id.contains(['-', '.']) {
            continue;
        }
        let at = document.text[cursor..]
            .find(form)
            .filter(|&at| at < 4)
            .map_or(cursor, |at| cursor + at);
        let end = (at + form.len()).min(document.text.len());
        let word = (at..end, part == "PROPN");
        if document.text.get(word.0.clone()) == Some(form) {
            cursor = end;
        }
        let marks = misc.split('|').find_map(|m| m.strip_prefix("Entity=")).unwrap_or_default();
        open.iter_mut().for_each(|o| o.words.push(word.clone()));
        brackets(marks, |mark| match mark {
            Mark::Begins(body) => open.push(Open {
                fields: body.split('-').collect(),
                words: vec![word.clone()],
            }),
            Mark::Ends(number) => {
                if let Some(n) = open.iter().rposition(|o| o.fields.first() == Some(&number)) {
                    document.gold.extend(open.remove(n).named());
                }
            }
        });
    }
    out
}

enum Mark<'a> {
    Begins(&'a str),
    Ends(&'a str),
}

/// The brackets of an annotation: `(1-person-…(2-place-…)` and `1)`.
fn brackets<'a>(marks: &'a str, mut visit: impl FnMut(Mark<'a>)) {
    let mut rest = marks;
    while !rest.is_empty() {
        let begins = rest.strip_prefix('(');
        let body = begins.unwrap_or(rest);
        let end = body.find(['(', ')']).unwrap_or(body.len());
        let (own, after) = body.split_at(end);
        let closed = after.strip_prefix(')');
        if begins.is_some() {
            visit(Mark::Begins(own));
        }
        if closed.is_some() {
            visit(Mark::Ends(own.split('-').next().unwrap_or_default()));
        }
        rest = closed.unwrap_or(after);
    }
}

/// A name in a text, and what it names.
type Mention = (EntityKind, Range<usize>);

/// How many there are, and how many of them the other side has too.
#[derive(Default)]
struct Tally {
    all: usize,
    hit: usize,
}

impl Tally {
    fn add(&mut self, hit: bool) {
        self.all += 1;
        self.hit += usize::from(hit);
    }

    fn share(&self) -> f64 {
        self.hit as f64 / self.all.max(1) as f64
    }
}

#[derive(Default)]
struct Score {
    gold: Tally,
    found: Tally,
}

impl Score {
    fn line(&self, name: &str) -> String {
        let (p, r) = (self.found.share(), self.gold.share());
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!(
            "{name:<24} P {p:.3} R {r:.3} F1 {f:.3}  ({} annotated, {} found)\n",
            self.gold.all, self.found.all
        )
    }
}

#[derive(Default)]
struct Scores {
    named: Score,
    right: Score,
    kinds: BTreeMap<&'static str, Score>,
}

impl Scores {
    /// Counts the mentions of one side, the annotated or the found ones, against the other's.
    fn count(&mut self, side: fn(&mut Score) -> &mut Tally, mentions: &[Mention], others: &[Mention]) {
        for (kind, range) in mentions {
            let near = || {
                others
                    .iter()
                    .filter(|(_, other)| range.start < other.end && other.start < range.end)
            };
            let same = near().any(|(other, _)| other == kind);
            side(&mut self.named).add(near().next().is_some());
            side(&mut self.right).add(same);
            if let Some((name, _)) = KINDS.iter().find(|k| k.1 == *kind) {
                side(self.kinds.entry(name).or_default()).add(same);
            }
        }
    }
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let lines = data::lines(&data::folder(arguments).join("treebank/gum.conllu.gz"))?;
    let documents = news(&lines);
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let mut scores = Scores::default();
    for document in &documents {
        let report = nutgraf::analyze(&document.text, &options)?;
        let found: Vec<Mention> = report
            .entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| (e.kind, m.start..m.end)))
            .filter(|(_, m)| report.text[m.clone()].contains(char::is_uppercase))
            .collect();
        scores.count(|score| &mut score.gold, &document.gold, &found);
        scores.count(|score| &mut score.found, &found, &document.gold);
    }
    let mut out = format!(
        "Entities on the news of GUM ({} documents), by `cargo xtask train entities`; how it is scored: xtask/src/train/entities.rs.\n\n",
        documents.len()
    );
    out.push_str(&scores.named.line("named, of any kind"));
    out.push_str(&scores.right.line("of the right kind"));
    for (name, score) in &scores.kinds {
        out.push_str(&score.line(name));
    }
    let _ = write!(
        out,
        "\nGUM calls a country an organization where its team or its government is meant; nutgraf calls it a place.\n"
    );
    print!("{out}");
    std::fs::write(OUT, out)?;
    Ok(())
}
