//! Lays text out in lines, as a browser does, and makes a block of each.
//!
//! White space collapses, blocks begin new lines, a paragraph stands between blank lines. A line break is written only
//! once text follows it, so that none is written too many.

use crate::input::{Hints, RawBlock, hint};
use crate::report::BlockKind;
use crate::text::Range;

/// No more blank lines than this stand between two blocks.
const MAX_GAP: u8 = 3;

/// An element that holds text, directly or deeper: what its names say, and how much it holds.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Index of the element around it; its own for the outermost.
    parent: u32,
    flags: u32,
    /// Bytes of text inside.
    bytes: u32,
    /// A heading of the first level stands inside.
    headline: bool,
}

/// The element that a line stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// Its node.
    pub node: u32,
    pub kind: Kind,
    pub heading: u8,
    pub lists: u8,
    pub depth: u16,
    pub path: u32,
}

/// [`BlockKind`], with a default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind(pub BlockKind);

impl Default for Kind {
    fn default() -> Self {
        Self(BlockKind::Paragraph)
    }
}

/// What holds for a piece of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// Inside a link.
    pub link: bool,
    /// Inside bold or emphasised text.
    pub strong: bool,
    /// Hints of the inline elements around it, up to the block.
    pub flags: u32,
}

#[derive(Debug)]
struct Line {
    start: usize,
    gap: u8,
    place: Place,
    link_bytes: usize,
    strong_bytes: usize,
    /// The hints that all text of the line shares by inline elements.
    inline: u32,
    tabs: bool,
}

/// A block, and the node whose hints it gets at the end.
type Pending = (RawBlock, u32, u32);

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub text: String,
    blocks: Vec<Pending>,
    nodes: Vec<Node>,
    line: Option<Line>,
    /// Line breaks that blocks demand before the next text, and empty lines that `<br>` adds.
    breaks: u8,
    blank: u8,
    space: bool,
    tabs: u8,
}

impl Flow {
    /// A node for an element.
    pub(super) fn node(&mut self, parent: Option<u32>, flags: u32) -> u32 {
        let index = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node {
            parent: parent.unwrap_or(index),
            flags,
            bytes: 0,
            headline: false,
        });
        index
    }

    /// True where the next text begins a line, which needs [`Flow::begin`] first.
    pub(super) const fn begins(&self) -> bool {
        self.line.is_none()
    }

    /// Begins a line.
    pub(super) fn begin(&mut self, place: Place) {
        let mut gap = 0;
        if !self.text.is_empty() {
            let breaks = self.breaks.max(1).saturating_add(self.blank).min(MAX_GAP + 1);
            self.text.extend((0..breaks).map(|_| '\n'));
            gap = breaks - 1;
        }
        self.line = Some(Line {
            start: self.text.len(),
            gap,
            place,
            link_bytes: 0,
            strong_bytes: 0,
            inline: u32::MAX,
            tabs: false,
        });
        (self.breaks, self.blank, self.space, self.tabs) = (0, 0, false, 0);
    }

    /// Adds a word; the white space before it is added by need.
    pub(super) fn word(&mut self, word: &str, run: Run) {
        let Some(line) = &mut self.line else { return };
        let before = self.text.len();
        if self.tabs > 0 {
            self.text.extend((0..self.tabs).map(|_| '\t'));
            line.tabs = true;
        } else if self.space {
            self.text.push(' ');
        }
        (self.space, self.tabs) = (false, 0);
        self.text.push_str(word);
        let bytes = self.text.len() - before;
        line.link_bytes += if run.link { bytes } else { 0 };
        line.strong_bytes += if run.strong { bytes } else { 0 };
        line.inline &= run.flags;
    }

    /// Adds text as it is, where white space counts.
    pub(super) fn verbatim(&mut self, text: &str, run: Run) {
        (self.space, self.tabs) = (false, 0);
        self.word(text, run);
    }

    /// A line break where all white space counts: the block goes on, unless the line is empty.
    pub(super) fn new_line(&mut self) {
        if self.text.trim_end_matches([' ', '\t']).ends_with('\n') {
            self.block(2);
        } else if self.line.is_some() {
            self.text.push('\n');
        }
    }

    /// White space: a space, unless the line begins or another block.
    pub(super) fn space(&mut self) {
        self.space = self.line.is_some();
    }

    /// The next cell of a table's row.
    pub(super) fn cell(&mut self) {
        if self.line.is_some() {
            self.tabs = self.tabs.saturating_add(1);
        }
    }

    /// `<br>`: ends the line, or adds an empty one.
    pub(super) fn line_break(&mut self) {
        if !self.end_line() {
            self.blank = self.blank.saturating_add(1).min(MAX_GAP);
        }
        self.breaks = self.breaks.max(1);
    }

    /// A block begins or ends: `breaks` is 1, or 2 for a paragraph.
    pub(super) fn block(&mut self, breaks: u8) {
        self.end_line();
        self.breaks = self.breaks.max(breaks);
    }

    /// Ends the line, and makes a block of it. False where no line was open.
    fn end_line(&mut self) -> bool {
        let Some(line) = self.line.take() else { return false };
        (self.space, self.tabs) = (false, 0);
        let range = Range::new(line.start, self.text.len()).trim(&self.text);
        if range.is_empty() {
            // Nothing but no-break spaces: an empty line.
            let before = self.text.get(..line.start).unwrap_or_default().trim_end_matches('\n').len();
            self.text.truncate(before);
            self.breaks = 1;
            self.blank = line.gap.saturating_add(1).min(MAX_GAP);
            return true;
        }
        self.text.truncate(range.end);
        let place = line.place;
        let mut kind = place.kind.0;
        if kind == BlockKind::Table && !line.tabs && range.len() > LONG_CELL {
            kind = BlockKind::Paragraph;
        }
        let bytes = |n: usize| u32::try_from(n.min(range.len())).unwrap_or(u32::MAX);
        if let Some(node) = self.nodes.get_mut(place.node as usize) {
            node.bytes = node.bytes.saturating_add(bytes(range.len()));
            node.headline |= place.heading == 1;
        }
        self.blocks.push((
            RawBlock {
                range,
                kind,
                gap: line.gap,
                indent: u16::from(place.lists),
                hints: Hints {
                    markup: true,
                    heading: place.heading,
                    depth: place.depth,
                    link_bytes: bytes(line.link_bytes),
                    strong_bytes: bytes(line.strong_bytes),
                    path: place.path,
                    ..Hints::default()
                },
            },
            place.node,
            line.inline,
        ));
        true
    }

    /// The text, its blocks with hints filled in, and the parent of each element.
    pub(super) fn finish(mut self) -> (String, Vec<RawBlock>, Vec<u32>) {
        self.end_line();
        let total = self.total_up();
        // Hints of each node alone, and of all nodes around it: a parent stands before its children.
        let own: Vec<u32> = self.nodes.iter().map(|node| node.flags & !misplaced(node, total)).collect();
        let own = |n: u32| own.get(n as usize).copied().unwrap_or_default();
        let parent = |n: u32| self.nodes.get(n as usize).map_or(n, |node| node.parent);
        let mut all: Vec<u32> = Vec::with_capacity(self.nodes.len());
        for index in 0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX) {
            let around = all.get(parent(index) as usize).copied().unwrap_or_default();
            all.push(around | own(index));
        }
        let blocks = self.blocks.iter().map(|&(ref block, node, inline)| {
            let container = parent(node);
            let mut block = block.clone();
            block.hints.near = own(node) | own(container) | own(parent(container)) | inline;
            block.hints.flags = all.get(node as usize).copied().unwrap_or_default() | inline;
            block.hints.node = node;
            block
        });
        let blocks = blocks.collect();
        let parents = self.nodes.iter().map(|node| node.parent).collect();
        (self.text, blocks, parents)
    }

    /// Adds each node's text to the nodes around it; the page's text in all.
    fn total_up(&mut self) -> u32 {
        for index in (0..self.nodes.len()).rev() {
            let Some(&Node {
                parent, bytes, headline, ..
            }) = self.nodes.get(index)
            else {
                continue;
            };
            if parent as usize != index
                && let Some(parent) = self.nodes.get_mut(parent as usize)
            {
                parent.bytes = parent.bytes.saturating_add(bytes);
                parent.headline |= headline;
            }
        }
        let outermost = self.nodes.iter().enumerate().filter(|&(n, node)| node.parent as usize == n);
        outermost.fold(0u32, |sum, (_, node)| sum.saturating_add(node.bytes))
    }
}

/// A cell that stands alone on its line and is longer than this is a paragraph: tables also lay pages out.
const LONG_CELL: usize = 120;

/// The hints of a node that cannot be meant as they read: a container of most of the page, the headline included, may be
/// named `with-sidebar` or be one large `<form>`, and is still the page.
fn misplaced(node: &Node, total: u32) -> u32 {
    let (bytes, total) = (u64::from(node.bytes), u64::from(total));
    let page = bytes * 100 > total * 85 || (node.headline && bytes * 100 > total * 40);
    if page { !hint::NEUTRAL } else { 0 }
}
