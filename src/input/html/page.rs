//! Reads a page: tokens go in, laid-out text, its blocks and the page's metadata come out.
//!
//! There is no tree: only the elements that are open at the moment, with what they hand down to what is inside them.
//! End tags that a page leaves out are put in as the HTML standard says, as far as that changes the text.

use super::elements::{self, Element, hash};
use super::entities;
use super::flow::{Flow, Kind, Place, Run};
use super::meta::{Mark, Meta};
use super::style;
use super::tokens::{Token, Tokens};
use super::words::{self, FNV_START, fnv};
use crate::input::hint;
use crate::limits::MAX_DEPTH;
use crate::report::BlockKind;
use crate::text::Range;

/// Whether a browser shows an element's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    Yes,
    /// No, but an element inside may show itself.
    Hidden,
    No,
}

/// How white space counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Space {
    #[default]
    Collapses,
    /// Lines are kept, each as a block.
    Lines,
    /// All is kept, and a block goes on up to an empty line.
    Kept,
}

/// An open element.
#[derive(Debug, Clone, Copy, Default)]
struct Open<'a> {
    element: Element,
    /// Hash of its name.
    name: u32,
    /// Its end tag came before those of the blocks inside it.
    ended: bool,
    /// Hints of its own names.
    flags: u32,
    /// Hints of its own and of the inline elements around it, up to the block.
    inline: u32,
    path: u32,
    node: Option<u32>,
    /// Index of the innermost block, itself included.
    block: usize,
    is_block: bool,
    kind: Kind,
    heading: u8,
    lists: u8,
    shown: Shown,
    space: Space,
    foreign: bool,
    /// What the page's metadata wants of its text, and where that begins.
    mark: Option<(Mark<'a>, usize)>,
}

/// What the next piece of raw text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Title,
    LinkedData,
}

#[derive(Debug)]
pub(super) struct Page<'a> {
    tokens: Tokens<'a>,
    flow: Flow,
    stack: Vec<Open<'a>>,
    /// Open elements by the low bits of their name's hash: an end tag that has none is passed over at once.
    counts: [u16; 256],
    paragraphs: u16,
    links: u16,
    strong: u16,
    /// Where the last link's text ends.
    link_end: usize,
    awaited: Option<Awaited>,
    meta: Meta<'a>,
}

/// Runs `read` on the name in lower case; names longer than any known one stand for none.
fn lower<T>(name: &str, read: impl FnOnce(&[u8]) -> T) -> T {
    let mut buffer = [0u8; 24];
    match buffer.get_mut(..name.len()) {
        Some(room) => {
            room.copy_from_slice(name.as_bytes());
            room.make_ascii_lowercase();
            read(room)
        }
        None => read(b""),
    }
}

/// What the attributes of a start tag say.
#[derive(Debug, Clone, Copy, Default)]
struct Said<'a> {
    class: &'a str,
    flags: u32,
    style: style::Style,
    hidden: bool,
    open: bool,
    href: bool,
    heading: bool,
    itemprop: &'a str,
    rel: &'a str,
    datetime: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        let root = Open {
            element: Element::Html,
            name: hash(b"html"),
            is_block: true,
            path: FNV_START,
            ..Open::default()
        };
        Self {
            tokens: Tokens::new(input),
            flow: Flow::default(),
            stack: vec![root],
            counts: [0; 256],
            paragraphs: 0,
            links: 0,
            strong: 0,
            link_end: 0,
            awaited: None,
            meta: Meta::default(),
        }
    }

    /// Reads it all.
    pub(super) fn read(mut self) -> (Flow, Meta<'a>) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(text) => self.text(text, true),
                Token::Raw(text) => self.text(text, false),
                Token::Start { name, self_closing } => self.start(name, self_closing),
                Token::End(name) => self.end(name),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
            self.tokens.foreign = self.top().foreign;
        }
        self.close_to(1);
        (self.flow, self.meta)
    }

    fn top(&self) -> Open<'a> {
        self.stack.last().copied().unwrap_or_default()
    }

    // Text

    fn text(&mut self, text: &'a str, references: bool) {
        match self.awaited.take() {
            Some(Awaited::Title) => self.meta.title(text),
            Some(Awaited::LinkedData) => self.meta.linked_data(text),
            None => {}
        }
        let mut top = self.top();
        if top.element == Element::Head && !text.trim_ascii().is_empty() {
            self.close_to(self.stack.len() - 1);
            top = self.top();
        }
        if top.shown != Shown::Yes {
            return;
        }
        let run = Run {
            link: self.links > 0,
            strong: self.strong > 0,
            flags: top.inline,
        };
        if !references {
            return self.plain(text, top.space, run);
        }
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            let (before, from) = rest.split_at(at);
            self.plain(before, top.space, run);
            let length = match entities::reference(from, false) {
                Some(found) => {
                    for c in [Some(found.first), found.second].into_iter().flatten() {
                        self.plain(c.encode_utf8(&mut [0; 4]), top.space, run);
                    }
                    found.length
                }
                None => {
                    self.plain("&", top.space, run);
                    1
                }
            };
            rest = from.get(length..).unwrap_or_default();
        }
        self.plain(rest, top.space, run);
    }

    /// Text without references.
    fn plain(&mut self, text: &str, space: Space, run: Run) {
        match space {
            Space::Collapses => self.collapsed(text, run),
            Space::Lines => {
                for (n, line) in text.split('\n').enumerate() {
                    if n > 0 {
                        self.flow.line_break();
                    }
                    self.collapsed(line, run);
                }
            }
            Space::Kept => self.kept(text, run),
        }
    }

    fn collapsed(&mut self, text: &str, run: Run) {
        let drops = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | 0);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if drops(byte) {
                if byte != 0 {
                    self.flow.space();
                }
                at += 1;
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let end = at + rest.iter().position(|&b| drops(b)).unwrap_or(rest.len());
            self.begin_line();
            self.flow.word(text.get(at..end).unwrap_or_default(), run);
            at = end;
        }
    }

    fn kept(&mut self, text: &str, run: Run) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 && !self.flow.begins() {
                self.flow.new_line();
            }
            // Spaces before the first line of a block would only be trimmed again.
            let line = if self.flow.begins() { line.trim_ascii_start() } else { line };
            for part in line.split(['\0', '\r']).filter(|part| !part.is_empty()) {
                self.begin_line();
                self.flow.verbatim(part, run);
            }
        }
    }

    fn begin_line(&mut self) {
        if !self.flow.begins() {
            return;
        }
        let top = self.top();
        let mut parent = None;
        for open in self.stack.iter_mut().take(top.block + 1) {
            let node = match open.node {
                Some(node) => node,
                None => *open.node.insert(self.flow.node(parent, open.flags)),
            };
            parent = Some(node);
        }
        let block = self.stack.get(top.block).copied().unwrap_or_default();
        self.flow.begin(Place {
            node: parent.unwrap_or_default(),
            kind: block.kind,
            heading: block.heading,
            lists: block.lists,
            depth: u16::try_from(top.block).unwrap_or(u16::MAX),
            path: block.path,
        });
    }

    // Start tags

    fn start(&mut self, name: &'a str, self_closing: bool) {
        let name_hash = hash(name.as_bytes());
        let mut element = Element::named(name, name_hash);
        if element == Element::Image {
            element = Element::Img;
        }
        if self.top().foreign && !self.leaves_foreign(element) {
            return self.start_foreign(name, element, self_closing);
        }
        let said = self.attributes(element);
        match element {
            Element::Html | Element::Body => {
                if element == Element::Html {
                    self.meta.language = self.tokens.attribute("lang").or(self.meta.language);
                }
                if self.counts.get(usize::from(hash(b"body") as u8)).is_some_and(|&n| n > 0) || element == Element::Html {
                    return;
                }
            }
            Element::Meta => self.meta.meta(&self.tokens),
            _ => {}
        }
        let properties = element.properties();
        if self.top().element == Element::Head && properties & elements::IN_HEAD == 0 {
            self.close_to(self.stack.len() - 1);
        }
        if !self.close_before(element, properties) {
            return;
        }
        self.lay_out_start(element, &said, properties);
        if properties & elements::VOID == 0 {
            self.push(name, element, properties, &said);
        }
    }

    /// What a start tag does to the text before it.
    fn lay_out_start(&mut self, element: Element, said: &Said<'a>, properties: u32) {
        if self.top().shown != Shown::Yes {
            return;
        }
        let block = said.style.block.unwrap_or(properties & elements::BLOCK != 0);
        match element {
            Element::Br => self.flow.line_break(),
            Element::Td | Element::Th => self.flow.cell(),
            Element::P => self.flow.block(2),
            _ if block && !self.is_hidden(element, said, properties) => self.flow.block(1),
            _ if properties & elements::APART != 0 => self.flow.space(),
            // Two links that touch are two things: style sheets set them apart, as in most menus.
            Element::A if self.link_end == self.flow.text.len() => self.flow.space(),
            _ => {}
        }
    }

    /// True where a browser does not show the element. What a closed `<details>` holds counts as shown: one click
    /// opens it, and articles put answers there.
    fn is_hidden(&self, element: Element, said: &Said<'a>, properties: u32) -> bool {
        properties & elements::HIDDEN != 0 || said.hidden || said.style.none || (element == Element::Dialog && !said.open)
    }

    /// Opens an element.
    fn push(&mut self, name: &'a str, element: Element, properties: u32, said: &Said<'a>) {
        if self.stack.len() >= MAX_DEPTH {
            self.close_to(self.stack.len() - 1);
        }
        let parent = self.top();
        let is_block = said.style.block.unwrap_or(properties & elements::BLOCK != 0) || matches!(element, Element::Td | Element::Th);
        let shown = match parent.shown {
            Shown::No => Shown::No,
            _ if self.is_hidden(element, said, properties) => Shown::No,
            inherited => match said.style.visible {
                Some(false) => Shown::Hidden,
                Some(true) => Shown::Yes,
                None if element == Element::Svg => Shown::Hidden,
                None => inherited,
            },
        };
        let (kind, heading) = kind(element, parent, said);
        let space = match said.style.keeps_lines {
            _ if properties & elements::PRE != 0 => Space::Kept,
            Some(true) if parent.space == Space::Collapses => Space::Lines,
            Some(false) => Space::Collapses,
            _ => parent.space,
        };
        let name_hash = hash(name.as_bytes());
        let class = said.class.split_ascii_whitespace().next().unwrap_or_default();
        let path = class
            .bytes()
            .filter(|b| !b.is_ascii_digit())
            .fold(fnv(fold_name(parent.path, name), b'.'), fnv);
        let flags = said.flags | element_hint(element);
        self.links += u16::from(element == Element::A);
        self.strong += u16::from(matches!(element, Element::B | Element::Strong));
        self.paragraphs += u16::from(element == Element::P);
        if let Some(count) = self.counts.get_mut(usize::from(name_hash as u8)) {
            *count += 1;
        }
        let mark = self
            .meta
            .mark(element, said.itemprop, said.rel, said.datetime)
            .map(|mark| (mark, self.flow.text.len()));
        self.stack.push(Open {
            element,
            name: name_hash,
            ended: false,
            flags,
            inline: if is_block { 0 } else { parent.inline | flags },
            path,
            node: None,
            block: if is_block { self.stack.len() } else { parent.block },
            is_block,
            kind,
            heading,
            lists: parent
                .lists
                .saturating_add(u8::from(matches!(element, Element::Ul | Element::Ol | Element::Menu))),
            shown,
            space,
            foreign: properties & elements::FOREIGN != 0,
            mark,
        });
        if let Some(how) = element.inside() {
            self.tokens.read_inside(how, name);
            self.awaited = match element {
                Element::Title => Some(Awaited::Title),
                Element::Script if self.is_linked_data() => Some(Awaited::LinkedData),
                _ => None,
            };
        }
    }

    fn is_linked_data(&self) -> bool {
        self.tokens
            .attribute("type")
            .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
    }

    /// What the attributes of the current start tag say.
    fn attributes(&self, element: Element) -> Said<'a> {
        let mut said = Said::default();
        let page = matches!(element, Element::Html | Element::Body);
        for attribute in &self.tokens.attributes {
            let value = attribute.value;
            lower(attribute.name, |name| match name {
                b"class" => {
                    said.class = value;
                    said.flags |= if page { 0 } else { words::hints(value) };
                }
                b"id" | b"itemprop" | b"data-testid" | b"data-component" | b"data-module" | b"data-type" | b"data-block" if !page => {
                    said.flags |= words::hints(value);
                    if name == b"itemprop" {
                        said.itemprop = value;
                        said.flags |= itemprop_hint(value);
                    }
                }
                b"role" => {
                    said.heading = value.eq_ignore_ascii_case("heading");
                    said.flags |= role_hint(value);
                }
                b"style" => said.style = style::read(value),
                b"hidden" => said.hidden = !value.eq_ignore_ascii_case("until-found"),
                b"aria-hidden" if value.eq_ignore_ascii_case("true") => said.flags |= hint::ACCESSIBILITY,
                b"open" => said.open = true,
                b"href" => said.href = true,
                b"rel" => said.rel = value,
                b"datetime" => said.datetime = value,
                b"content" if said.datetime.is_empty() => said.datetime = value,
                _ => {}
            });
        }
        said
    }

    /// Closes what an element cannot stand in. False where the element itself is passed over.
    fn close_before(&mut self, element: Element, properties: u32) -> bool {
        if properties & elements::CLOSES_P != 0 {
            self.close_paragraph();
        }
        let top = self.top().element;
        match element {
            _ if element.heading() > 0 && top.heading() > 0 => self.close_to(self.stack.len() - 1),
            Element::Li => self.close_item(&[Element::Li]),
            Element::Dd | Element::Dt => self.close_item(&[Element::Dd, Element::Dt]),
            Element::Option if top == Element::Option => self.close_to(self.stack.len() - 1),
            Element::Optgroup if matches!(top, Element::Option | Element::Optgroup) => self.close_to(self.stack.len() - 1),
            Element::A if self.links > 0 => self.end("a"),
            Element::Button => self.close_element(Element::Button, elements::SCOPE),
            Element::Select if self.is_open("select") => {
                self.end("select");
                return false;
            }
            Element::Form if self.is_open("form") => return false,
            Element::Tr => self.close_in_table(&[Element::Tbody, Element::Thead, Element::Tfoot]),
            Element::Td | Element::Th => self.close_in_table(&[Element::Tr]),
            Element::Tbody | Element::Thead | Element::Tfoot | Element::Caption | Element::Colgroup => self.close_in_table(&[]),
            _ => {}
        }
        true
    }

    fn is_open(&self, name: &str) -> bool {
        let name = hash(name.as_bytes());
        self.count(name) > 0 && self.stack.iter().any(|open| open.name == name && !open.ended)
    }

    fn count(&self, name: u32) -> u16 {
        self.counts.get(usize::from(name as u8)).copied().unwrap_or_default()
    }

    fn close_paragraph(&mut self) {
        if self.paragraphs > 0 {
            let barrier = |open: &Open<'_>| open.element == Element::Button || open.element.properties() & elements::SCOPE != 0;
            let found = self.find(|open| open.element == Element::P, barrier);
            if let Some(at) = found {
                self.close_to(at);
            }
        }
    }

    /// Closes an element, unless something with one of the `barriers` stands inside it.
    fn close_element(&mut self, element: Element, barriers: u32) {
        let found = self.find(|open| open.element == element, |open| open.element.properties() & barriers != 0);
        if let Some(at) = found {
            self.close_to(at);
        }
    }

    /// Closes a list's item before the next.
    fn close_item(&mut self, items: &[Element]) {
        let barrier = |open: &Open<'_>| {
            open.element.properties() & elements::SPECIAL != 0 && !matches!(open.element, Element::Address | Element::Div | Element::P)
        };
        if let Some(at) = self.find(|open| items.contains(&open.element), barrier) {
            self.close_to(at);
        }
    }

    /// Closes what is open in the innermost table, down to one of `parents`.
    fn close_in_table(&mut self, parents: &[Element]) {
        let wanted = |open: &Open<'_>| open.element == Element::Table || parents.contains(&open.element);
        if let Some(at) = self.find(wanted, |open| open.element == Element::Template) {
            self.close_to(at + 1);
        }
    }

    /// The innermost open element that is `wanted`, unless a `barrier` comes before it.
    fn find(&self, wanted: impl Fn(&Open<'_>) -> bool, barrier: impl Fn(&Open<'_>) -> bool) -> Option<usize> {
        for (at, open) in self.stack.iter().enumerate().skip(1).rev() {
            if !open.ended && wanted(open) {
                return Some(at);
            }
            if barrier(open) {
                return None;
            }
        }
        None
    }

    // SVG and MathML

    /// True where the start tag ends SVG or MathML, which then is closed.
    fn leaves_foreign(&mut self, element: Element) -> bool {
        if element.properties() & elements::BREAKS_OUT == 0 {
            return false;
        }
        while self.top().foreign && self.stack.len() > 1 {
            self.close_to(self.stack.len() - 1);
        }
        true
    }

    fn start_foreign(&mut self, name: &'a str, element: Element, self_closing: bool) {
        if self_closing {
            return;
        }
        let html_inside = matches!(element, Element::ForeignObject | Element::Desc | Element::Title);
        let properties = element.properties() & elements::HIDDEN;
        let said = self.attributes(element);
        // Neither raw text nor layout: only the name, so that the end tag is found.
        self.push(name, Element::Other, properties, &said);
        let text = element == Element::ForeignObject || name.eq_ignore_ascii_case("text");
        let hides = name.eq_ignore_ascii_case("defs") || name.eq_ignore_ascii_case("symbol") || element == Element::Desc;
        if let Some(open) = self.stack.last_mut() {
            open.foreign = !html_inside;
            open.shown = match open.shown {
                _ if hides => Shown::No,
                Shown::Hidden if text => Shown::Yes,
                shown => shown,
            };
        }
    }

    // End tags

    fn end(&mut self, name: &str) {
        let wanted = hash(name.as_bytes());
        let element = Element::named(name, wanted);
        let heading = element.heading() > 0;
        if matches!(element, Element::Html | Element::Body) {
            return;
        }
        if element == Element::Br || (element == Element::P && self.paragraphs == 0) {
            // A browser makes an element of these.
            if self.top().shown == Shown::Yes {
                if element == Element::Br {
                    self.flow.line_break()
                } else {
                    self.flow.block(2)
                }
            }
            return;
        }
        if !heading && self.count(wanted) == 0 {
            return;
        }
        let properties = element.properties();
        let barriers = match element {
            Element::Table
            | Element::Tbody
            | Element::Thead
            | Element::Tfoot
            | Element::Tr
            | Element::Td
            | Element::Th
            | Element::Caption => 0,
            _ if properties & (elements::SPECIAL | elements::FORMATTING) != 0 => elements::SCOPE,
            _ => elements::SPECIAL,
        };
        let in_table = barriers == 0;
        let is = |open: &Open<'_>| open.name == wanted || (heading && open.element.heading() > 0);
        let barrier = |open: &Open<'_>| {
            open.element.properties() & barriers != 0
                || (in_table && matches!(open.element, Element::Table | Element::Template))
                || (element == Element::Li && matches!(open.element, Element::Ul | Element::Ol))
                || (element == Element::P && open.element == Element::Button)
        };
        let Some(at) = self.find(is, barrier) else { return };
        let holds_block = || {
            self.stack
                .iter()
                .skip(at + 1)
                .any(|open| open.element.properties() & elements::SPECIAL != 0)
        };
        let inside_stays = properties & elements::FORMATTING != 0 || element == Element::Form;
        if inside_stays && holds_block() {
            self.end_early(at);
        } else {
            self.close_to(at);
        }
    }

    /// Ends an element whose inside stays open.
    fn end_early(&mut self, at: usize) {
        if let Some(open) = self.stack.get_mut(at) {
            open.ended = true;
            let open = *open;
            self.uncount(open);
        }
    }

    fn uncount(&mut self, open: Open<'a>) {
        self.links -= u16::from(open.element == Element::A);
        self.strong -= u16::from(matches!(open.element, Element::B | Element::Strong));
        self.paragraphs -= u16::from(open.element == Element::P);
        if let Some(count) = self.counts.get_mut(usize::from(open.name as u8)) {
            *count = count.saturating_sub(1);
        }
    }

    /// Closes the innermost elements until `length` are left. The outermost stays.
    fn close_to(&mut self, length: usize) {
        while self.stack.len() > length.max(1) {
            let Some(open) = self.stack.pop() else { return };
            if !open.ended {
                self.uncount(open);
            }
            if open.shown == Shown::Yes {
                if open.element == Element::P {
                    self.flow.block(2);
                } else if open.is_block && !matches!(open.element, Element::Td | Element::Th) {
                    self.flow.block(1);
                } else if open.element.properties() & elements::APART != 0 {
                    self.flow.space();
                } else if open.element == Element::A {
                    self.link_end = self.flow.text.len();
                }
            }
            if let Some((mark, start)) = open.mark {
                let range = Range::new(start.min(self.flow.text.len()), self.flow.text.len()).trim(&self.flow.text);
                self.meta.marked(mark, range);
            }
        }
    }
}

/// The hash of an element's path, one name longer.
fn fold_name(path: u32, name: &str) -> u32 {
    name.bytes()
        .fold(fnv(path, b'>'), |hash, byte| fnv(hash, byte.to_ascii_lowercase()))
}

/// The kind of blocks in an element, and their heading level.
fn kind(element: Element, parent: Open<'_>, said: &Said<'_>) -> (Kind, u8) {
    let kind = match element {
        _ if element.heading() > 0 => return (Kind(BlockKind::Heading), element.heading()),
        _ if said.heading => return (Kind(BlockKind::Heading), 2),
        Element::Li => BlockKind::ListItem,
        Element::Blockquote => BlockKind::Quotation,
        Element::Figcaption | Element::Caption => BlockKind::Caption,
        Element::Pre | Element::Listing | Element::Xmp | Element::Plaintext => BlockKind::Code,
        Element::Td | Element::Th => BlockKind::Table,
        Element::Article | Element::Sectioning | Element::Main | Element::Aside | Element::Form | Element::Table | Element::Details => {
            BlockKind::Paragraph
        }
        Element::P | Element::Div if parent.kind.0 == BlockKind::Table => BlockKind::Paragraph,
        _ => return (parent.kind, parent.heading),
    };
    (Kind(kind), 0)
}

/// The hint that an element gives by itself.
const fn element_hint(element: Element) -> u32 {
    match element {
        Element::Nav | Element::Menu => hint::IN_NAV,
        Element::Header => hint::IN_HEADER,
        Element::Footer => hint::IN_FOOTER,
        Element::Aside => hint::IN_ASIDE,
        Element::Form | Element::Fieldset | Element::Search => hint::IN_FORM,
        Element::Article => hint::IN_ARTICLE,
        Element::Main => hint::IN_MAIN,
        Element::Figure | Element::Figcaption => hint::IN_FIGURE,
        Element::Button | Element::Select | Element::Label => hint::IN_BUTTON,
        Element::Table | Element::Td | Element::Th => hint::IN_TABLE,
        Element::Ul | Element::Ol | Element::Dl | Element::Li => hint::IN_LIST,
        Element::Time => hint::DATE,
        _ => 0,
    }
}

/// The hint of an ARIA role.
fn role_hint(role: &str) -> u32 {
    lower(role.trim(), |role| match role {
        b"navigation" | b"menu" | b"menubar" | b"menuitem" | b"tablist" | b"tab" => hint::IN_NAV,
        b"banner" => hint::IN_HEADER,
        b"contentinfo" => hint::IN_FOOTER,
        b"complementary" => hint::IN_ASIDE,
        b"search" | b"form" => hint::IN_FORM,
        b"article" => hint::IN_ARTICLE,
        b"main" => hint::IN_MAIN,
        b"figure" => hint::IN_FIGURE,
        b"button" => hint::IN_BUTTON,
        b"dialog" | b"alertdialog" | b"alert" => hint::CONSENT,
        _ => 0,
    })
}

/// The hint of an `itemprop` whose words alone do not say it.
fn itemprop_hint(property: &str) -> u32 {
    lower(property.trim(), |property| match property {
        b"articlebody" | b"reviewbody" => hint::BODY,
        b"datepublished" | b"datemodified" | b"datecreated" => hint::DATE,
        _ => 0,
    })
}
