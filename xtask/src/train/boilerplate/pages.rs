//! The development pages: each as pasted text, as page source and as the clipboard's HTML, with labels for its blocks.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use nutgraf::Input;
use nutgraf::training::boilerplate::Page;

use super::align;

/// The data sets.
pub(crate) const SETS: [&str; 3] = ["sh", "fundus", "wcxb"];
/// The forms of input, and the ends of their files' names.
pub(crate) const FORMS: [(&str, &str); 3] = [("text", ".txt.gz"), ("clipboard", ".clip.html.gz"), ("html", ".html.gz")];

/// One page in one form.
pub(crate) struct Sample {
    pub set: usize,
    /// Index into [`FORMS`].
    pub form: usize,
    pub id: String,
    pub site: String,
    /// The body; where some paragraphs are optional, with and without them.
    pub bodies: Vec<String>,
    /// The shingles of each.
    pub shingles: Vec<Vec<u64>>,
    pub page: Page,
    pub labels: Vec<bool>,
    /// The page's headline, where one is known.
    pub title: Option<String>,
    /// Weight of each block in training.
    pub weights: Vec<f32>,
    /// True for pages made from another page for training: never measured.
    pub made: bool,
}

/// Reads all pages. `forms` says which forms.
pub(crate) fn read(data: &Path, forms: &[usize]) -> Result<Vec<Sample>> {
    let mut out = Vec::new();
    for (set, name) in SETS.iter().enumerate() {
        let base = data.join("boilerplate").join(name);
        let file = base.join("truth.json");
        let json = fs::read_to_string(&file).with_context(|| format!("cannot read {}: pass --data DIR", file.display()))?;
        let truth: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json)?;
        let mut ids: Vec<&String> = truth.keys().collect();
        ids.sort();
        for id in ids {
            let entry = &truth[id];
            let full = entry["body"].as_str().unwrap_or_default();
            let mut bodies = vec![full.to_string()];
            if let (Some(optional), Some(paragraphs)) = (entry["optional"].as_array(), entry["paras"].as_array()) {
                let optional: Vec<usize> = optional.iter().filter_map(|v| v.as_u64()).map(|v| v as usize).collect();
                let paragraphs: Vec<&str> = paragraphs.iter().filter_map(|p| p.as_str()).collect();
                bodies = without_some(&paragraphs, &optional);
            }
            let file = |form: usize| base.join(format!("{id}{}", FORMS[form].1));
            let title = title(entry, &file(2))?;
            for form in 0..FORMS.len() {
                let Some(text) = unpacked(&file(form))? else { continue };
                let site = site(entry["url"].as_str().unwrap_or(id));
                let mut sample = sample(set, form, id.clone(), site, bodies.clone(), &text);
                sample.title.clone_from(&title);
                if form > 0 {
                    out.push(copied(&sample));
                    if !forms.contains(&form) {
                        continue;
                    }
                }
                if form == 0 {
                    out.extend(variants(&sample));
                } else {
                    out.extend(shortened(&sample));
                }
                out.push(sample);
            }
        }
    }
    Ok(out)
}

fn unpacked(path: &Path) -> Result<Option<String>> {
    let Ok(packed) = fs::read(path) else { return Ok(None) };
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The headline that the annotation names, else the one that the page's markup names.
fn title(entry: &serde_json::Value, source: &Path) -> Result<Option<String>> {
    if let Some(title) = entry["title"].as_str() {
        return Ok(Some(title.into()));
    }
    let source = unpacked(source)?;
    Ok(source.and_then(|html| Page::read(&html, Input::Html).headline().map(str::to_string)))
}

/// The body whole first, then every way to leave optional paragraphs out, the one without any of them last.
fn without_some(paragraphs: &[&str], optional: &[usize]) -> Vec<String> {
    let all = (1usize << optional.len().min(16)) - 1;
    let ways: Vec<usize> = if optional.len() <= 4 { (0..=all).collect() } else { vec![0, all] };
    let body = |left_out: usize| {
        let stays = |n: usize| optional.iter().position(|&o| o == n).is_none_or(|bit| left_out >> bit & 1 == 0);
        let rest: Vec<&str> = paragraphs.iter().enumerate().filter(|(n, _)| stays(*n)).map(|(_, p)| *p).collect();
        rest.join("\n\n")
    };
    ways.into_iter().map(body).collect()
}

fn sample(set: usize, form: usize, id: String, site: String, bodies: Vec<String>, input: &str) -> Sample {
    let page = Page::read(input, if form == 0 { Input::Text } else { Input::Html });
    let texts = page.texts();
    let labels = align::labels(&texts, &bodies[0]);
    let mut weights = weights(&texts, &bodies[0]);
    if let Some(rest) = bodies.get(1..).and_then(<[String]>::last) {
        // Optional paragraphs teach nothing.
        let strict = align::labels(&texts, rest);
        for ((w, a), b) in weights.iter_mut().zip(&labels).zip(&strict) {
            if a != b {
                *w = 0.0;
            }
        }
    }
    drop(texts);
    Sample {
        set,
        form,
        id,
        site,
        shingles: bodies.iter().map(|b| super::metric::shingles(b)).collect(),
        bodies,
        page,
        labels,
        title: None,
        weights,
        made: false,
    }
}

/// A block weighs as much as its share of the page's body: that is what a wrong verdict costs.
fn weights(texts: &[&str], body: &str) -> Vec<f32> {
    let total = super::metric::words(body).count().max(120) as f32;
    texts
        .iter()
        .map(|t| ((super::metric::words(t).count() as f32 + 1.5) * 20.0 / total).min(6.0))
        .collect()
}

/// Other ways to paste the same page: the bare article, the article with a little around it, the page without the article,
/// all without blank lines; the page with the beginning of the article alone.
fn variants(sample: &Sample) -> Vec<Sample> {
    let texts = sample.page.texts();
    let kept: Vec<usize> = (0..texts.len()).filter(|&n| sample.labels[n]).collect();
    let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else {
        return Vec::new();
    };
    let seed = sample.id.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b)));
    let join = if seed & 1 == 0 { "\n" } else { "\n\n" };
    let (before, after) = ((seed >> 3) as usize % 14, (seed >> 9) as usize % 14);
    let window = (first.saturating_sub(before), (last + after + 1).min(texts.len()));
    type Choice<'a> = (bool, &'a dyn Fn(usize) -> bool, &'a str, f32);
    // The page as if its article were short.
    let short = kept.get(2 + (seed >> 13) as usize % 6).copied().unwrap_or(last);
    let all: [Choice; 5] = [
        (
            true,
            &|n| !sample.labels[n] || n < short,
            if seed & 4 == 0 { "\n" } else { "\n\n" },
            0.9,
        ),
        (true, &|n| sample.labels[n], join, 0.9),
        (true, &|n| (window.0..window.1).contains(&n), "\n", 1.2),
        (seed & 16 == 0, &|n| !sample.labels[n], "\n", 0.4),
        (seed & 2 == 0, &|_| true, "\n", 1.2),
    ];
    let mut out = Vec::new();
    let one = (seed >> 17) as usize % all.len();
    for (at, (use_it, choose, join, weight)) in all.into_iter().enumerate() {
        let chosen: Vec<&str> = (0..texts.len()).filter(|&n| choose(n)).map(|n| texts[n]).collect();
        // Two ways for each page, which ones is up to its name.
        let turn = at == one || at == (one + 2) % 5;
        if !use_it || !turn || chosen.is_empty() {
            continue;
        }
        let body = if chosen.len() == texts.len() - kept.len() {
            ""
        } else {
            sample.bodies[0].as_str()
        };
        let mut made = self::sample(
            sample.set,
            0,
            sample.id.clone(),
            sample.site.clone(),
            vec![body.to_string()],
            &chosen.join(join),
        );
        made.made = true;
        made.title.clone_from(&sample.title);
        let body_words = super::metric::words(&sample.bodies[0]).count().max(120) as f32;
        let texts = made.page.texts();
        let words: Vec<f32> = texts
            .iter()
            .map(|t| ((super::metric::words(t).count() as f32 + 1.5) * 20.0 / body_words).min(6.0))
            .collect();
        drop(texts);
        made.weights.iter_mut().zip(words).for_each(|(w, full)| *w = full * weight);
        out.push(made);
    }
    out
}

/// A page with markup as its text would be copied: lines end elsewhere than where the browser's own text has them end, and
/// more of the page is there.
fn copied(sample: &Sample) -> Sample {
    const LIGHT: f32 = 0.4;
    pasted(sample, lines(sample).into_iter(), LIGHT)
}

/// A line as it is pasted, and the blank lines before it.
pub(super) type Line<'a> = (&'a str, usize);

/// The lines that a page's blocks would be copied as.
pub(super) fn lines(sample: &Sample) -> Vec<Line<'_>> {
    sample.page.texts().into_iter().zip(sample.page.gaps()).collect()
}

/// A page made from another page's lines, with the same body. Its blocks weigh `weight` times what they would.
pub(super) fn pasted<'a>(sample: &Sample, lines: impl Iterator<Item = Line<'a>>, weight: f32) -> Sample {
    let mut text = String::new();
    for (line, gap) in lines {
        text.push_str(&"\n".repeat(gap + 1));
        text.push_str(line);
    }
    let (id, site, bodies) = (sample.id.clone(), sample.site.clone(), sample.bodies.clone());
    let mut out = self::sample(sample.set, 0, id, site, bodies, text.trim_start());
    out.made = true;
    out.title.clone_from(&sample.title);
    out.weights.iter_mut().for_each(|w| *w *= weight);
    out
}

/// The page as if its article ended after a few paragraphs.
fn shortened(sample: &Sample) -> Option<Sample> {
    let seed = sample.id.bytes().fold(11u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b)));
    let kept: Vec<usize> = (0..sample.labels.len()).filter(|&n| sample.labels[n]).collect();
    let end = *kept.get(1 + (seed >> 7) as usize % 6)?;
    let stays = |n: usize| n < end || !sample.labels[n];
    let page = sample.page.only(&stays);
    let of = |v: &[bool]| v.iter().enumerate().filter(|(n, _)| stays(*n)).map(|(_, &l)| l).collect();
    let labels: Vec<bool> = of(&sample.labels);
    let texts = page.texts();
    let words = |t: &&str| super::metric::words(t).count();
    let body: usize = texts.iter().zip(&labels).filter(|(_, l)| **l).map(|(t, _)| words(t)).sum();
    // The menus have been seen on the whole page: what is new is that so little can be an article.
    let weight = |(t, kept): (&&str, &bool)| {
        let whole = ((words(t) as f32 + 1.5) * 20.0 / body.max(120) as f32).min(6.0);
        whole * if *kept { 0.35 } else { 0.07 }
    };
    Some(Sample {
        set: sample.set,
        form: sample.form,
        id: sample.id.clone(),
        site: sample.site.clone(),
        bodies: vec![String::from("short")],
        shingles: Vec::new(),
        weights: texts.iter().zip(&labels).map(weight).collect(),
        labels,
        title: None,
        made: true,
        page,
    })
}

/// The site of an address: the last two parts of its host, three where the last two are a country's.
fn site(url: &str) -> String {
    let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or(url);
    let parts: Vec<&str> = host.split('.').collect();
    let country = parts.len() >= 3 && parts[parts.len() - 2].len() <= 3 && parts[parts.len() - 1].len() == 2;
    let keep = if country { 3 } else { 2 };
    parts[parts.len().saturating_sub(keep)..].join(".")
}
