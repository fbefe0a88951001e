//! Reads CoNLL-U treebanks and lays their words over the library's own tokens.

use std::path::Path;

use anyhow::Result;
use nutgraf::training::tagger::{self, Sentence};

use super::data as training_data;

/// A sentence of a treebank under the library's tokens.
pub struct Annotated {
    /// Its text.
    pub text: String,
    /// The library's tokens, prepared for features.
    pub sentence: Sentence,
    /// The tag of each token.
    pub tags: Vec<usize>,
}

/// A document of a treebank.
pub struct Document {
    pub name: String,
    pub sentences: Vec<Annotated>,
}

impl Document {
    /// The kind of text: the treebank's name for it.
    pub fn genre(&self) -> &str {
        let name = self.name.strip_prefix("GUM_").unwrap_or(&self.name);
        name.split(['_', '-']).next().unwrap_or(name)
    }
}

/// One word of the treebank.
#[derive(Debug, Clone)]
struct Word {
    upos: String,
    xpos: String,
    head: usize,
    relation: String,
    range: std::ops::Range<usize>,
}

/// Reads the two treebanks of the development data.
pub fn read(data: &Path) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for name in ["ewt", "gum"] {
        let lines = training_data::lines(&data.join(format!("treebank/{name}.conllu.gz")))?;
        documents.extend(documents_of(&lines.join("\n")));
    }
    Ok(documents)
}

fn documents_of(conllu: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for block in conllu.split("\n\n") {
        let mut text = String::new();
        for line in block.lines() {
            if let Some(name) = line.strip_prefix("# newdoc id = ") {
                documents.push(Document {
                    name: name.trim().into(),
                    sentences: Vec::new(),
                });
            }
            if let Some(t) = line.strip_prefix("# text = ") {
                text = t.into();
            }
        }
        if let (Some(document), false) = (documents.last_mut(), text.is_empty()) {
            document.sentences.push(annotate(text.clone(), &words(block, &text)));
        }
    }
    documents
}

/// The words of a sentence, each with its place in the text.
fn words(block: &str, text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut cursor = 0;
    // The surface token that covers several words: last word's number, and its range.
    let mut surface: Option<(usize, std::ops::Range<usize>)> = None;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, head, relation, ..] = fields[..] else {
            continue;
        };
        if id.contains('.') {
            continue;
        }
        if let Some((_, last)) = id.split_once('-') {
            let range = find(text, cursor, form);
            surface = Some((last.parse().unwrap_or(0), range));
            continue;
        }
        let range = match &surface {
            Some((_, whole)) => {
                let found = find(text, cursor.max(whole.start), form);
                if found.end <= whole.end { found } else { whole.clone() }
            }
            None => find(text, cursor, form),
        };
        cursor = cursor.max(range.end);
        if let Some((last, whole)) = &surface
            && id.parse() == Ok(*last)
        {
            cursor = cursor.max(whole.end);
            surface = None;
        }
        words.push(Word {
            upos: upos.into(),
            xpos: xpos.into(),
            head: head.parse().unwrap_or(0),
            relation: relation.into(),
            range,
        });
    }
    words
}

/// Where `form` stands next; at the cursor, empty, where it is not found close by.
fn find(text: &str, cursor: usize, form: &str) -> std::ops::Range<usize> {
    let rest = text.get(cursor..).unwrap_or_default();
    match rest.find(form) {
        Some(at) if at <= 4 => cursor + at..cursor + at + form.len(),
        _ => cursor..cursor,
    }
}

fn annotate(text: String, words: &[Word]) -> Annotated {
    let sentence = Sentence::new(&text);
    let tags = sentence
        .tokens
        .iter()
        .map(|token| {
            if token.mark {
                return mark();
            }
            let covered: Vec<usize> = (0..words.len())
                .filter(|&w| words[w].range.start < token.end && token.start < words[w].range.end)
                .collect();
            let surface = text.get(token.start..token.end).unwrap_or_default();
            tag(surface, token.number, &covered, words)
        })
        .collect();
    Annotated { text, sentence, tags }
}

fn mark() -> usize {
    number("Mark")
}

fn number(name: &str) -> usize {
    tagger::number(name).unwrap_or_else(|| panic!("no tag is called {name}"))
}

/// The tag of a token that covers these words.
fn tag(surface: &str, digits: bool, covered: &[usize], words: &[Word]) -> usize {
    let fold = |w: usize| number(folded(&words[w]));
    let parts: Vec<usize> = covered
        .iter()
        .copied()
        .filter(|&w| covered.len() == 1 || words[w].xpos != "HYPH")
        .collect();
    let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else {
        return number("Other");
    };
    if parts.len() == 1 {
        return fold(first);
    }
    let joined = surface.contains(['-', '\u{2010}', '\u{2011}', '/', '&']);
    if !joined {
        let verb = parts.iter().find(|&&w| is_verb(folded(&words[w])));
        return if digits { number("Number") } else { fold(*verb.unwrap_or(&first)) };
    }
    let head = &words[last];
    let kind = folded(head);
    let modifies = |relations: &[&str]| relations.contains(&head.relation.split(':').next().unwrap_or_default());
    let before_noun = head.head > last + 1
        && words
            .get(head.head - 1)
            .is_some_and(|w| matches!(folded(w), "Noun" | "Nouns" | "Name"))
        && modifies(&["amod", "compound", "nmod", "nummod"]);
    match kind {
        "VerbParticiple" | "VerbIng" if modifies(&["amod", "acl"]) => number("Adjective"),
        "Noun" | "Nouns" | "VerbBase" | "Adverb" | "Preposition" | "Particle" if before_noun => number("Adjective"),
        _ => number(kind),
    }
}

fn is_verb(tag: &str) -> bool {
    tag.starts_with("Verb") || tag == "Modal"
}

/// The treebank's tag under its folded name.
fn folded(word: &Word) -> &'static str {
    match word.xpos.as_str() {
        "NN" => "Noun",
        "NNS" => "Nouns",
        "NNP" | "NNPS" => "Name",
        "PRP" | "EX" => "Pronoun",
        "PRP$" => "Possessive",
        "POS" => "Clitic",
        "DT" | "PDT" => "Determiner",
        "WDT" | "WP" | "WP$" | "WRB" => "Wh",
        "JJ" | "JJR" | "JJS" | "AFX" => "Adjective",
        "CD" => "Number",
        "RB" | "RBR" | "RBS" => "Adverb",
        "RP" => "Particle",
        "VB" => "VerbBase",
        "VBD" => "VerbPast",
        "VBZ" | "VBP" => "VerbPresent",
        "VBG" => "VerbIng",
        "VBN" => "VerbParticiple",
        "MD" => "Modal",
        "TO" => "To",
        "IN" if word.upos == "SCONJ" => "Subordinator",
        "IN" => "Preposition",
        "CC" => "Conjunction",
        "UH" => "Interjection",
        "." | "," | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "NFP" | "SYM" | "$" | "#" => "Mark",
        _ => "Other",
    }
}
