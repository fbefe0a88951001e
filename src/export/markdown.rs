//! The kept article as Markdown (CommonMark with GitHub's footnotes and tables), each claim a footnote.
//!
//! What the article holds is text: markup in it is escaped and shows as it was written.

use super::in_bytes;
use crate::report::{Article, Block, BlockKind, Claim, Polarity, Report};
use crate::text::Range;

/// The kept article as Markdown: title, who published it when, the body, and a footnote for each claim.
pub fn markdown(report: &Report) -> String {
    markdown_published(report, None)
}

/// The same, with the day of publication that the caller gave ([`crate::Options::published`]): it stands in the article's head.
pub fn markdown_published(report: &Report, given: Option<&str>) -> String {
    let report = &*in_bytes(report);
    let mut out = String::with_capacity(report.text.len() + report.text.len() / 4);
    let (body, title_notes) = body(report);
    head(&report.article, given, &title_notes, &mut out);
    out.push_str(&body);
    for claim in &report.claims {
        footnote(report, claim, &mut out);
    }
    out
}

fn head(article: &Article, given: Option<&str>, title_notes: &[Note<'_>], out: &mut String) {
    if let Some(title) = &article.title {
        out.push_str("# ");
        escape(&title.value, out);
        push_notes(title_notes, out);
        out.push_str("\n\n");
    }
    let facts = article.display_facts(given);
    if !facts.is_empty() {
        escape(&facts.join(" · "), out);
        out.push_str("\n\n");
    }
}

/// Where a claim ends, and its id.
type Note<'a> = (usize, &'a str);

/// The kept blocks but the title, and the title's notes. Claims' notes stand where the claims end.
fn body(report: &Report) -> (String, Vec<Note<'_>>) {
    let (mut out, mut title_notes) = (String::new(), Vec::new());
    let title = report.article.title.as_ref();
    let mut ends: Vec<Note<'_>> = report
        .claims
        .iter()
        .filter_map(|c| Some((c.ranges.last()?.end, c.id.as_str())))
        .collect();
    // Claims are in the order of their beginnings; a stable sort keeps that order where two end together.
    ends.sort_by_key(|&(end, _)| end);
    let mut ends = ends.into_iter().peekable();
    let mut in_list = false;
    for block in report.blocks.iter().filter(|b| b.kept) {
        let mut notes = Vec::new();
        while let Some(note) = ends.next_if(|&(end, _)| end <= block.range.end) {
            notes.push(note);
        }
        if title.is_some_and(|t| t.range == Some(block.range)) {
            title_notes.append(&mut notes);
            continue;
        }
        let is_item = block.kind == BlockKind::ListItem;
        if in_list && !is_item {
            out.push('\n');
        }
        in_list = is_item;
        push_block(&report.text, block, &notes, &mut out);
        out.push_str(if is_item { "\n" } else { "\n\n" });
    }
    if in_list {
        out.push('\n');
    }
    (out, title_notes)
}

fn push_block(text: &str, block: &Block, notes: &[Note<'_>], out: &mut String) {
    match block.kind {
        BlockKind::Code => {
            code(block.range.of(text), out);
            if !notes.is_empty() {
                out.push_str("\n\n");
                push_notes(notes, out);
            }
            return;
        }
        BlockKind::Table if block.range.of(text).contains('\t') => {
            table(block.range.of(text), out);
            if !notes.is_empty() {
                out.push_str("\n\n");
                push_notes(notes, out);
            }
            return;
        }
        BlockKind::Title | BlockKind::Heading => out.push_str("## "),
        BlockKind::ListItem => out.push_str("- "),
        BlockKind::Quotation => out.push_str("> "),
        _ => {}
    }
    let mut at = block.range.start;
    if block.kind == BlockKind::ListItem {
        let item = block.range.of(text);
        at += item.len() - without_bullet(item).len();
    }
    for &(end, id) in notes {
        escape(Range::new(at, end).of(text), out);
        push_notes(&[(end, id)], out);
        at = end.max(at);
    }
    escape(Range::new(at, block.range.end).of(text), out);
}

fn push_notes(notes: &[Note<'_>], out: &mut String) {
    for (_, id) in notes {
        out.push_str("[^");
        out.push_str(id);
        out.push(']');
    }
}

/// A list item without the bullet that it was pasted with.
fn without_bullet(item: &str) -> &str {
    let rest = item.trim_start_matches(['•', '◦', '▪', '▸', '‣', '●', '·', '*', '-', '–']);
    if rest.len() < item.len() && rest.starts_with(char::is_whitespace) {
        rest.trim_start()
    } else {
        item
    }
}

/// Code between fences that are longer than any run of back-ticks in it.
fn code(text: &str, out: &mut String) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.push_str(&fence);
    out.push('\n');
    out.extend(text.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()));
    out.push('\n');
    out.push_str(&fence);
}

/// A table whose cells lie apart by tabs. Its first row is taken for the head, which Markdown demands.
fn table(text: &str, out: &mut String) {
    let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split('\t').map(str::trim).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).min(100);
    for (n, row) in rows.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        out.push('|');
        for column in 0..columns {
            out.push(' ');
            escape(row.get(column).copied().unwrap_or_default(), out);
            out.push_str(" |");
        }
        if n == 0 {
            out.push_str("\n|");
            out.push_str(&" --- |".repeat(columns));
        }
    }
}

/// `[^c1]: **Ada Byron** (person) warns: rivers may rise — Form: indirect. Certainty: possible. …`
fn footnote(report: &Report, claim: &Claim, out: &mut String) {
    out.push_str("[^");
    out.push_str(&claim.id);
    out.push_str("]: ");
    let mut facts = Vec::new();
    match &claim.attribution {
        Some(said) => {
            out.push_str("**");
            escape(&said.source.display_name(&report.text), out);
            out.push_str("** (");
            out.push_str(said.source.kind.as_str());
            out.push_str(") ");
            out.push_str(claim.display_stance(&report.text).unwrap_or_default());
            let ranges = claim.display_ranges(&report.text);
            let words: Vec<&str> = ranges.iter().map(|r| r.of(&report.text)).collect();
            if words.is_empty() {
                out.push_str(". ");
            } else {
                out.push_str(": ");
                escape(&words.join(" … "), out);
                out.push_str(" — ");
            }
            facts.push(format!("Form: {}", said.form.as_str()));
            if let Some(via) = &said.via {
                facts.push(format!("Relayed by: {via}"));
            }
        }
        None => out.push_str("The writer's own. "),
    }
    facts.push(format!("Certainty: {}", claim.certainty.as_str()));
    if claim.polarity == Polarity::Negative && !claim.is_silence(&report.text) {
        facts.push("Polarity: negative".into());
    }
    if !claim.labels.is_empty() {
        let labels: Vec<&str> = claim.labels.iter().map(|l| l.as_str()).collect();
        facts.push(format!("Labels: {}", labels.join(", ")));
    }
    let figures: Vec<String> = claim
        .quantities
        .iter()
        .filter_map(|&n| report.quantities.get(n))
        .map(|q| q.display_value(&report.text))
        .collect();
    if !figures.is_empty() {
        facts.push(format!("Figures: {}", figures.join(", ")));
    }
    let dates: Vec<String> = claim
        .times
        .iter()
        .filter_map(|&n| report.times.get(n))
        .map(|t| t.display_value(&report.text))
        .collect();
    if !dates.is_empty() {
        facts.push(format!("Dates: {}", dates.join(", ")));
    }
    escape(&facts.join(". "), out);
    out.push_str(".\n");
}

/// Appends text as Markdown that shows the very text: what could be markup is escaped, white space is one space, control
/// characters are left out.
fn escape(text: &str, out: &mut String) {
    // A number or sign can open a list, a heading or a quotation only where a line begins.
    let mut line_start = out.is_empty() || out.ends_with('\n') || out.ends_with("- ") || out.ends_with("> ");
    // After a note's `]`, a parenthesis or colon would make a link or a definition of it for readers that know no notes.
    let mut after_note = out.ends_with(']') && !out.ends_with("\\]");
    let mut digits = false;
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
            space = true;
            continue;
        }
        if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            continue;
        }
        if space && !line_start {
            out.push(' ');
            digits = false;
        }
        space = false;
        // A reader that links bare addresses takes a backslash in one for a part of it: then what follows is markup again.
        let reference = match c {
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '&' => Some("&amp;"),
            _ => None,
        };
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '|' | '$' | '^' => true,
            '(' => after_note,
            ':' => line_start || after_note,
            '+' | '-' | '=' => line_start,
            '.' | ')' => digits,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        match reference {
            Some(reference) => out.push_str(reference),
            None => out.push(c),
        }
        digits = c.is_ascii_digit() && (line_start || digits);
        (line_start, after_note) = (false, false);
    }
    if space && !line_start {
        out.push(' ');
    }
}
