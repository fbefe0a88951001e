//! The terminal format: the article for reading, its claims highlighted, then the claims one by one, then what was
//! stripped and why.

use nutgraf::{Article, Block, BlockKind, Claim, Polarity, Range, Report};

use super::kind::{Kind, tag};
use super::paint::{Paint, Painted, Part};
use super::style::{Style, printable};
use super::wrap::{Line, Piece, width, wrap};

/// How to show a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    /// Columns to fill.
    pub(super) width: usize,
    pub(super) colored: bool,
    /// List each stripped block.
    pub(super) show_stripped: bool,
    /// The day of publication that was given, where one was.
    pub(super) given: Option<&'a str>,
}

/// The report, offsets in bytes, for a terminal.
pub(super) fn render(report: &Report, view: View<'_>) -> String {
    let mut page = Page {
        view,
        out: String::with_capacity(report.text.len() * 2),
    };
    page.head(&report.article);
    page.body(report);
    page.claims(report);
    page.stripped(report);
    page.out
}

struct Page<'a> {
    view: View<'a>,
    out: String,
}

impl Page<'_> {
    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Wraps pieces to the width, with one thing before the first line and another before the others.
    fn write(&mut self, pieces: &[Piece], first: &str, others: &str) {
        let room = |before: &str| self.view.width.saturating_sub(width(before)).max(10);
        for (n, line) in wrap(pieces, room(first), room(others)).into_iter().enumerate() {
            self.write_line(&line, if n == 0 { first } else { others });
        }
    }

    fn write_line(&mut self, line: &Line, before: &str) {
        self.out.push_str(before);
        for piece in line {
            piece.style.write(&mut self.out, &piece.text, self.view.colored);
        }
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.blank();
        self.write(&[Piece::new(text, Style::BOLD)], "", "");
    }

    fn head(&mut self, article: &Article) {
        if let Some(title) = &article.title {
            self.write(&[Piece::new(title.value.as_str(), Style::BOLD)], "", "");
        }
        let mut facts = article.display_facts(self.view.given);
        if article.word_count > 0 {
            facts.push(format!("{}, {} min", counted(article.word_count, "word"), article.reading_minutes));
        }
        self.write(&[Piece::new(facts.join(" · "), Style::DIM)], "", "");
    }

    fn body(&mut self, report: &Report) {
        let painted = Painted::new(report);
        let title = report.article.title.as_ref().and_then(|t| t.range);
        let mut in_list = false;
        for block in report.blocks.iter().filter(|b| b.kept) {
            // The title stands above all already, unless a claim in it is to be seen.
            let parts = painted.parts(block.range);
            if title == Some(block.range) && parts.len() == 1 {
                continue;
            }
            let is_item = block.kind == BlockKind::ListItem;
            if !(is_item && in_list) {
                self.blank();
            }
            in_list = is_item;
            self.block(report, block, &parts);
        }
        if !report.blocks.iter().any(|b| b.kept) {
            self.blank();
            let said = if report.blocks.is_empty() {
                "There is no text here."
            } else {
                "Nothing here reads like an article: every block was stripped. --strip off keeps all."
            };
            self.write(&[Piece::new(said, Style::BOLD)], "", "");
        }
    }

    fn block(&mut self, report: &Report, block: &Block, parts: &[Part]) {
        let text = block.range.of(&report.text);
        match block.kind {
            BlockKind::Code | BlockKind::Table => {
                for line in text.lines() {
                    let line = printable(&line.replace('\t', "    "));
                    self.write_line(&vec![Piece::new(line, Style::PLAIN)], "    ");
                }
            }
            BlockKind::Title | BlockKind::Heading => self.write(&self.pieces(report, parts, Style::BOLD), "", ""),
            BlockKind::Quotation => self.write(&self.pieces(report, parts, Style::PLAIN), "  │ ", "  │ "),
            BlockKind::ListItem if text.starts_with(char::is_alphanumeric) => {
                self.write(&self.pieces(report, parts, Style::PLAIN), "  • ", "    ");
            }
            BlockKind::ListItem => self.write(&self.pieces(report, parts, Style::PLAIN), "  ", "    "),
            _ => self.write(&self.pieces(report, parts, Style::PLAIN), "", ""),
        }
    }

    /// The parts of a block in their styles. Where there is no colour, brackets stand around what was said.
    fn pieces(&self, report: &Report, parts: &[Part], base: Style) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut brackets = Brackets::default();
        for part in parts {
            match *part {
                Part::Text(range, paint) if self.view.colored => {
                    pieces.push(Piece::new(range.of(&report.text), style_of(report, paint, base)));
                }
                Part::Text(range, paint) => {
                    // Spaces on either side stay outside the brackets.
                    let text = range.of(&report.text);
                    let (space, words) = text.split_at(text.len() - text.trim_start().len());
                    pieces.push(Piece::new(brackets.close(paint.content), base));
                    pieces.push(Piece::new(space, base));
                    pieces.push(Piece::new(brackets.open(paint.content), base));
                    pieces.push(Piece::new(words, base));
                }
                Part::End(n, after) => {
                    if !self.view.colored {
                        pieces.push(Piece::new(brackets.close(after.content), base));
                    }
                    pieces.extend(report.claims.get(n).map(|claim| Piece::new(tag(claim), Kind::of(claim).style())));
                }
            }
        }
        pieces.push(Piece::new(brackets.close(None), base));
        pieces
    }

    fn claims(&mut self, report: &Report) {
        if report.claims.is_empty() {
            self.heading("No claims found");
            return;
        }
        self.heading(&counted(report.claims.len(), "claim"));
        self.legend(&report.claims);
        for claim in &report.claims {
            self.blank();
            self.claim(report, claim);
        }
    }

    /// `Q quoted 3 · R reported 2`, each in its colour.
    fn legend(&mut self, claims: &[Claim]) {
        let mut pieces = Vec::new();
        for kind in Kind::ALL {
            let count = claims.iter().filter(|c| Kind::of(c) == kind).count();
            if count > 0 {
                if !pieces.is_empty() {
                    pieces.push(Piece::new(" · ", Style::DIM));
                }
                pieces.push(Piece::new(format!("{} {} {count}", kind.letter(), kind.name()), kind.style()));
            }
        }
        self.write(&pieces, "", "");
    }

    fn claim(&mut self, report: &Report, claim: &Claim) {
        let mut pieces = vec![Piece::new(tag(claim), Kind::of(claim).style()), Piece::new(" ", Style::PLAIN)];
        let mut facts = Vec::new();
        match &claim.attribution {
            Some(said) => {
                let name = said.source.display_name(&report.text);
                pieces.push(Piece::new(shortened(&name, 80), Style::BOLD));
                pieces.push(Piece::new(
                    format!(
                        " ({}) {}",
                        said.source.kind.as_str(),
                        claim.display_stance(&report.text).unwrap_or_default()
                    ),
                    Style::PLAIN,
                ));
                facts.push(said.form.as_str().to_owned());
            }
            None => pieces.push(Piece::new("the writer's own", Style::BOLD)),
        }
        if claim.polarity == Polarity::Negative && !claim.is_silence(&report.text) {
            facts.push("negative".into());
        }
        if claim.certainty != nutgraf::Certainty::Unspecified {
            facts.push(claim.certainty.as_str().into());
        }
        let labels = claim.labels.iter().map(|l| l.as_str()).filter(|&l| l != "attributed");
        facts.extend(labels.map(str::to_owned));
        if let Some(via) = claim.attribution.as_ref().and_then(|a| a.via.as_ref()) {
            facts.push(format!("via {via}"));
        }
        if !facts.is_empty() {
            pieces.push(Piece::new(format!(" · {}", facts.join(" · ")), Style::DIM));
        }
        self.write(&pieces, "", "     ");
        let words = claim.display_ranges(&report.text);
        self.write(&[Piece::new(excerpt(&report.text, &words, 240), Style::PLAIN)], "     ", "     ");
        let figures: Vec<String> = claim
            .quantities
            .iter()
            .filter_map(|&n| report.quantities.get(n))
            .map(|q| q.display_value(&report.text))
            .collect();
        let dates: Vec<String> = claim
            .times
            .iter()
            .filter_map(|&n| report.times.get(n))
            .map(|t| t.display_value(&report.text))
            .collect();
        let mut values = Vec::new();
        if !figures.is_empty() {
            values.push(format!("figures: {}", figures.join(", ")));
        }
        if !dates.is_empty() {
            values.push(format!("dates: {}", dates.join(", ")));
        }
        self.write(&[Piece::new(values.join("; "), Style::DIM)], "     ", "     ");
    }

    fn stripped(&mut self, report: &Report) {
        let blocks: Vec<&Block> = report.blocks.iter().filter(|b| !b.kept).collect();
        if blocks.is_empty() {
            return;
        }
        self.heading(&format!("Stripped: {} of {}", blocks.len(), counted(report.blocks.len(), "block")));
        if self.view.show_stripped {
            for block in blocks {
                let reason = block.reason.as_deref().unwrap_or_default();
                self.write(&[Piece::new(format!("{}: {reason}", block.kind.as_str()), Style::DIM)], "− ", "  ");
                let text = excerpt(&report.text, &[block.range], 160);
                self.write(&[Piece::new(text, Style::PLAIN)], "    ", "    ");
            }
            return;
        }
        for (kind, count, reasons) in grouped(&blocks) {
            let pieces = [
                Piece::new(format!("{count} × {kind}"), Style::PLAIN),
                Piece::new(format!(": {reasons}"), Style::DIM),
            ];
            self.write(&pieces, "  ", "      ");
        }
        self.write(&[Piece::new("--show-stripped lists each.", Style::DIM)], "  ", "  ");
    }
}

/// Brackets around what was said, one in another where one claim holds another.
#[derive(Default)]
struct Brackets {
    open: Vec<usize>,
}

impl Brackets {
    /// The brackets that end before text of that claim's content, or of none.
    fn close(&mut self, to: Option<usize>) -> String {
        let keep = to.map_or(0, |to| self.open.iter().position(|&n| n == to).map_or(self.open.len(), |n| n + 1));
        let closed = self.open.len() - keep;
        self.open.truncate(keep);
        "⟧".repeat(closed)
    }

    /// The bracket that begins there.
    fn open(&mut self, to: Option<usize>) -> &'static str {
        match to {
            Some(claim) if self.open.last() != Some(&claim) => {
                self.open.push(claim);
                "⟦"
            }
            _ => "",
        }
    }
}

fn style_of(report: &Report, paint: Paint, base: Style) -> Style {
    let mut style = base;
    if let Some(claim) = paint.content.and_then(|n| report.claims.get(n)) {
        style.color = Kind::of(claim).style().color;
        style.underline = true;
    }
    style.bold |= paint.source;
    style.italic |= paint.cue;
    style
}

/// Kinds of stripped blocks, the commonest first, each with its count and its two commonest reasons.
fn grouped(blocks: &[&Block]) -> Vec<(&'static str, usize, String)> {
    let mut kinds: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for block in blocks {
        let (kind, reason) = (block.kind.as_str(), block.reason.as_deref().unwrap_or_default());
        match kinds.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, reasons)) => reasons.push(reason),
            None => kinds.push((kind, vec![reason])),
        }
    }
    // Stable, so that kinds of one size stay in text order.
    kinds.sort_by_key(|(_, reasons)| std::cmp::Reverse(reasons.len()));
    kinds
        .into_iter()
        .map(|(kind, mut reasons)| {
            let count = reasons.len();
            reasons.sort_unstable();
            let mut runs: Vec<(usize, &str)> = reasons
                .chunk_by(|a, b| a == b)
                .map(|run| (run.len(), run.first().copied().unwrap_or_default()))
                .collect();
            runs.sort_by_key(|&(n, _)| std::cmp::Reverse(n));
            let more = runs.len().saturating_sub(2);
            let mut said: Vec<String> = runs
                .iter()
                .take(2)
                .map(|&(n, reason)| {
                    if runs.len() == 1 {
                        reason.to_owned()
                    } else {
                        format!("{reason} ({n})")
                    }
                })
                .collect();
            if more > 0 {
                said.push(format!("and {}", counted(more, "other reason")));
            }
            (kind, count, said.join("; "))
        })
        .collect()
}

/// `1 claim`, `12 claims`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// The words of the ranges, shortened to so many characters.
fn excerpt(text: &str, ranges: &[Range], length: usize) -> String {
    let mut out = String::new();
    for (n, range) in ranges.iter().enumerate() {
        if n > 0 {
            out.push_str(" … ");
        }
        // One character more than fits tells that there are more, without reading them all.
        out.extend(range.of(text).chars().take(length + 1));
        if out.len() > length * 4 + 4 {
            break;
        }
    }
    shortened(&out, length)
}

fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
#[path = "../../tests/made/mod.rs"]
mod made;

#[cfg(test)]
mod tests {
    use super::made::report;
    use super::*;

    const PLAIN: View<'_> = View {
        width: 70,
        colored: false,
        show_stripped: false,
        given: None,
    };

    /// The page, its no-break spaces as plain ones.
    fn shown(report: &Report, view: View<'_>) -> String {
        render(report, view).replace('\u{a0}', " ")
    }

    #[test]
    fn without_colour_brackets_and_letters_tell_what_colours_would() {
        let expected = "Rain is coming
By Ada Byron · Example Post · 2025-08-19 · 22 words, 1 min

⟦“It will rain for 3 days,”⟧ said Charles Babbage.[c1 Q] The Post
reported that ⟦he ⟦was not sure⟧⟧[c2 R][c3 W].

  • ⟦Rivers may rise⟧[c4 U]

4 claims
Q quoted 1 · R reported 1 · U unnamed source 1 · W writer’s own 1

[c1 Q] Charles Babbage (person) asserts · direct · via c2
     “It will rain for 3 days,”
     figures: about 3 days; dates: 2025-08-20

[c2 R] Post (outlet) doubts · indirect
     he was not sure

[c3 W] the writer's own · negative · prediction
     was not sure

[c4 U] unnamed source (anonymous) warns · mixed · possible
     Rivers may rise

Stripped: 2 of 4 blocks
  2 × share: Words that ask to share the page.
  --show-stripped lists each.
";
        assert_eq!(shown(&report(), PLAIN), expected);
    }

    #[test]
    fn no_source_is_told_from_one_that_is_not_named() {
        let mut report = report();
        let said = report.claims.last_mut().and_then(|claim| claim.attribution.as_mut());
        said.expect("the last claim is attributed").source.kind = nutgraf::SourceKind::Unknown;
        let page = shown(&report, PLAIN);
        assert!(page.contains("[c4 N] source not stated (unknown)"), "{page}");
        assert!(page.contains("N no source 1") && !page.contains("unnamed source"), "{page}");
    }

    #[test]
    fn with_colour_what_was_said_is_underlined_too() {
        let page = shown(&report(), View { colored: true, ..PLAIN });
        assert!(page.contains("\x1b[4;32m“It will rain for 3 days,”\x1b[0m"), "{page}");
        assert!(page.contains("\x1b[3msaid\x1b[0m \x1b[1mCharles Babbage\x1b[0m"), "{page}");
        assert!(page.contains("\x1b[32m[c1 Q]\x1b[0m"), "{page}");
        assert!(!page.contains('⟦'), "{page}");
    }

    #[test]
    fn each_stripped_block_is_listed_on_demand_and_a_terminal_obeys_none_of_them() {
        let view = View {
            show_stripped: true,
            ..PLAIN
        };
        let page = render(&report(), view);
        let expected = "− share: Words that ask to share the page.\n    Send ␛[31m<b>this</b>\u{fffd}\n";
        assert!(page.ends_with(expected), "{page}");
        assert!(!page.contains('\x1b'), "{page}");
    }

    #[test]
    fn a_page_without_an_article_says_so() {
        let mut report = report();
        report.blocks.iter_mut().for_each(|b| b.kept = false);
        assert!(render(&report, PLAIN).contains("Nothing here reads like an article"));
        report.blocks.clear();
        assert!(render(&report, PLAIN).contains("There is no text here."));
    }
}
