//! Reads the development data that models are trained on.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde_json::Value;

/// The folder of the development data: the value of `--data`, else the one beside the project.
pub fn folder(arguments: &[&str]) -> PathBuf {
    option(arguments, "--data").unwrap_or("../shared/eval/data").into()
}

/// The value after an option.
pub fn option<'a>(arguments: &[&'a str], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|a| *a == name)?;
    arguments.get(at + 1).copied()
}

/// The lines of a packed file.
pub fn lines(path: &Path) -> Result<Vec<String>> {
    let file =
        File::open(path).with_context(|| format!("{} is missing: --data names the folder of the development data", path.display()))?;
    let reader: Box<dyn Read> = Box::new(GzDecoder::new(file));
    BufReader::new(reader).lines().map(|line| Ok(line?)).collect()
}

/// The documents of a packed file of JSON Lines.
pub fn documents(path: &Path) -> Result<Vec<Value>> {
    lines(path)?
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

/// A text with its sentences.
pub struct Marked {
    /// The document's name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its sentences' ends, in bytes.
    pub ends: Vec<usize>,
}

/// The documents of a file of sentence spans, whose offsets count code points.
pub fn sentence_spans(path: &Path) -> Result<Vec<Marked>> {
    documents(path)?
        .iter()
        .map(|d| {
            let text = d["text"].as_str().context("text")?.to_owned();
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let ends = d["spans"]
                .as_array()
                .context("spans")?
                .iter()
                .filter_map(|s| {
                    let (start, end) = (s["start"].as_u64()?, s["end"].as_u64()?);
                    let (start, end) = (*bytes.get(start as usize)?, *bytes.get(end as usize)?);
                    Some(start + text.get(start..end)?.trim_end().len())
                })
                .collect();
            Ok(Marked {
                id: d["doc"].as_str().or(d["id"].as_str()).unwrap_or_default().to_owned(),
                text,
                ends,
            })
        })
        .collect()
}

/// The documents of a treebank in CoNLL-U: paragraphs apart by blank lines, sentences by a space.
pub fn treebank(path: &Path) -> Result<Vec<Marked>> {
    let mut out: Vec<Marked> = Vec::new();
    let (mut paragraph, mut space) = (true, true);
    for line in lines(path)? {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            out.push(Marked {
                id: id.trim().to_owned(),
                text: String::new(),
                ends: Vec::new(),
            });
            (paragraph, space) = (true, true);
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            let Some(document) = out.last_mut() else { continue };
            if !document.text.is_empty() {
                document.text.push_str(if paragraph {
                    "\n\n"
                } else if space {
                    " "
                } else {
                    ""
                });
            }
            document.text.push_str(sentence.trim());
            document.ends.push(document.text.len());
            (paragraph, space) = (false, true);
        } else if !line.starts_with('#') && !line.is_empty() {
            space = !line.contains("SpaceAfter=No");
        }
    }
    Ok(out)
}

/// The part (of `parts`) that a document is held back in: the same on every machine.
pub fn fold(id: &str, parts: u64) -> u64 {
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32) % parts
}
