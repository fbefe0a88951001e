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

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    gold_hit: usize,
    found_hit: usize,
}

impl Score {
    fn line(&self, name: &str) -> String {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let (p, r) = (share(self.found_hit, self.found), share(self.gold_hit, self.gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!(
            "{name:<24} P {p:.3} R {r:.3} F1 {f:.3}  ({} annotated, {} found)\n",
            self.gold, self.found
        )
    }
}

pub fn run(arguments: &[&str]) -> Result<()> {
    let lines = data::lines(&data::folder(arguments).join("treebank/gum.conllu.gz"))?;
    let documents = news(&lines);
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let mut named = Score::default();
    let mut right = Score::default();
    let mut kinds: BTreeMap<&str, Score> = KINDS.iter().map(|&(name, _)| (name, Score::default())).collect();
    for document in &documents {
        let report = nutgraf::analyze(&document.text, &options)?;
        let found: Vec<(EntityKind, Range<usize>)> = report
            .entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| (e.kind, m.start..m.end)))
            .filter(|(_, m)| report.text[m.clone()].contains(char::is_uppercase))
            .collect();
        let touch = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let hits = |all: &[(EntityKind, Range<usize>)], (kind, range): &(EntityKind, Range<usize>)| {
            let near = || all.iter().filter(|(_, other)| touch(range, other));
            (near().count() > 0, near().any(|(other, _)| other == kind))
        };
        for gold in &document.gold {
            let (any, same) = hits(&found, gold);
            named.gold += 1;
            right.gold += 1;
            named.gold_hit += usize::from(any);
            right.gold_hit += usize::from(same);
            if let Some(score) = KINDS.iter().find(|k| k.1 == gold.0).and_then(|k| kinds.get_mut(k.0)) {
                score.gold += 1;
                score.gold_hit += usize::from(same);
            }
        }
        for mention in &found {
            let (any, same) = hits(&document.gold, mention);
            named.found += 1;
            right.found += 1;
            named.found_hit += usize::from(any);
            right.found_hit += usize::from(same);
            if let Some(score) = KINDS.iter().find(|k| k.1 == mention.0).and_then(|k| kinds.get_mut(k.0)) {
                score.found += 1;
                score.found_hit += usize::from(same);
            }
        }
    }
    let mut out = format!(
        "Entities on the news of GUM ({} documents), by `cargo xtask train entities`; how it is scored: xtask/src/train/entities.rs.\n\n",
        documents.len()
    );
    out.push_str(&named.line("named, of any kind"));
    out.push_str(&right.line("of the right kind"));
    for (name, score) in &kinds {
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
