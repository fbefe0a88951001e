//! The elements of HTML, and what a browser does with each.

#![allow(non_upper_case_globals, reason = "elements are named like elements")]

use super::tokens::Inside;
use super::words::{FNV_START, fnv};

/// Has no inside and no end tag.
pub(super) const VOID: u32 = 1;
/// Stands on lines of its own.
pub(super) const BLOCK: u32 = 1 << 1;
/// A browser does not show it, or not its inside.
pub(super) const HIDDEN: u32 = 1 << 2;
/// Ends an open paragraph where it begins.
pub(super) const CLOSES_P: u32 = 1 << 3;
/// The end tag of an inline element reaches no further than this.
pub(super) const SPECIAL: u32 = 1 << 4;
/// The end tag of a block reaches no further than this.
pub(super) const SCOPE: u32 = 1 << 5;
/// Its end tag leaves open the blocks inside it.
pub(super) const FORMATTING: u32 = 1 << 6;
/// White space counts.
pub(super) const PRE: u32 = 1 << 7;
/// May stand in `<head>`.
pub(super) const IN_HEAD: u32 = 1 << 8;
/// Begins SVG or MathML.
pub(super) const FOREIGN: u32 = 1 << 9;
/// Text beside it does not touch its own.
pub(super) const APART: u32 = 1 << 10;
/// Ends SVG and MathML where it begins.
pub(super) const BREAKS_OUT: u32 = 1 << 11;

macro_rules! elements {
    ($($name:ident = $text:literal: $properties:expr;)*) => {
        /// An element by name; the ones that matter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[allow(clippy::enum_variant_names, reason = "`Noembed`, `Element` and the like are HTML's")]
        pub(super) enum Element { #[default] Other, $($name),* }

        /// What each is called, how its name is hashed, and what a browser does with it, in the enumeration's order.
        const ELEMENTS: &[(Element, &str, u32, u32)] = &[$((Element::$name, $text, hash($text.as_bytes()), $properties)),*];
    };
}

/// Hash of a name, case aside.
pub(super) const fn hash(name: &[u8]) -> u32 {
    let mut hash = FNV_START;
    let mut rest = name;
    while let [first, after @ ..] = rest {
        hash = fnv(hash, first.to_ascii_lowercase());
        rest = after;
    }
    hash
}

/// Slots of [`SLOTS`]; a power of two.
const SIZE: usize = 512;

/// Where each element stands in [`ELEMENTS`], by hash: index and one, or 0 for none.
#[allow(clippy::indexing_slicing, reason = "runs while compiling: a wrong index is an error of the build")]
const SLOTS: [u8; SIZE] = {
    let mut slots = [0; SIZE];
    let mut n = 0;
    while n < ELEMENTS.len() {
        let mut slot = ELEMENTS[n].2 as usize % SIZE;
        while slots[slot] != 0 {
            slot = (slot + 1) % SIZE;
        }
        n += 1;
        slots[slot] = n as u8;
    }
    slots
};

impl Element {
    /// The element of a name, whose hash this is.
    pub(super) fn named(name: &str, hash: u32) -> Self {
        let mut slot = hash as usize % SIZE;
        while let Some(&n) = SLOTS.get(slot).filter(|&&n| n != 0) {
            if let Some(&(element, known, _, _)) = ELEMENTS.get(usize::from(n) - 1)
                && known.eq_ignore_ascii_case(name)
            {
                return element;
            }
            slot = (slot + 1) % SIZE;
        }
        Self::Other
    }

    /// What a browser does with it.
    pub(super) fn properties(self) -> u32 {
        let at = (self as usize).checked_sub(1);
        at.and_then(|at| ELEMENTS.get(at)).map_or(0, |&(_, _, _, properties)| properties)
    }
}

/// A block that ends a paragraph where it begins.
const SECTION: u32 = BLOCK | CLOSES_P | SPECIAL;
/// Metadata.
const META: u32 = HIDDEN | SPECIAL | IN_HEAD;

elements! {
    A = "a": FORMATTING;
    Address = "address": SECTION;
    Annotation = "annotation": HIDDEN;
    AnnotationXml = "annotation-xml": HIDDEN;
    Applet = "applet": SPECIAL | SCOPE;
    Area = "area": VOID | SPECIAL;
    Article = "article": SECTION;
    Aside = "aside": SECTION;
    Audio = "audio": HIDDEN | APART;
    B = "b": FORMATTING | BREAKS_OUT;
    Base = "base": VOID | META;
    Basefont = "basefont": VOID | META;
    Bgsound = "bgsound": VOID | META;
    Big = "big": FORMATTING | BREAKS_OUT;
    Blockquote = "blockquote": SECTION | BREAKS_OUT;
    Body = "body": BLOCK | SPECIAL | BREAKS_OUT;
    Br = "br": VOID | SPECIAL | BREAKS_OUT;
    Button = "button": SPECIAL | APART;
    Canvas = "canvas": HIDDEN | APART;
    Caption = "caption": BLOCK | SPECIAL | SCOPE;
    Center = "center": SECTION | BREAKS_OUT;
    Code = "code": FORMATTING | BREAKS_OUT;
    Col = "col": VOID | HIDDEN | SPECIAL;
    Colgroup = "colgroup": HIDDEN | SPECIAL;
    Datalist = "datalist": HIDDEN;
    Dd = "dd": BLOCK | CLOSES_P | SPECIAL | BREAKS_OUT;
    Desc = "desc": 0;
    Details = "details": SECTION;
    Dialog = "dialog": SECTION;
    Dir = "dir": SECTION;
    Div = "div": SECTION | BREAKS_OUT;
    Dl = "dl": SECTION | BREAKS_OUT;
    Dt = "dt": BLOCK | CLOSES_P | SPECIAL | BREAKS_OUT;
    Em = "em": FORMATTING | BREAKS_OUT;
    Embed = "embed": VOID | SPECIAL | APART | BREAKS_OUT;
    Fieldset = "fieldset": SECTION;
    Figcaption = "figcaption": SECTION;
    Figure = "figure": SECTION;
    Font = "font": FORMATTING;
    Footer = "footer": SECTION;
    ForeignObject = "foreignobject": BLOCK;
    Form = "form": SECTION;
    Frame = "frame": VOID;
    H1 = "h1": SECTION | BREAKS_OUT;
    H2 = "h2": SECTION | BREAKS_OUT;
    H3 = "h3": SECTION | BREAKS_OUT;
    H4 = "h4": SECTION | BREAKS_OUT;
    H5 = "h5": SECTION | BREAKS_OUT;
    H6 = "h6": SECTION | BREAKS_OUT;
    Head = "head": HIDDEN | SPECIAL | BREAKS_OUT;
    Header = "header": SECTION;
    Hgroup = "hgroup": SECTION;
    Hr = "hr": VOID | BLOCK | CLOSES_P | SPECIAL | BREAKS_OUT;
    Html = "html": BLOCK | SPECIAL | SCOPE;
    I = "i": FORMATTING | BREAKS_OUT;
    Iframe = "iframe": HIDDEN | SPECIAL | APART;
    Image = "image": VOID | SPECIAL;
    Img = "img": VOID | SPECIAL | BREAKS_OUT;
    Input = "input": VOID | SPECIAL | APART;
    Keygen = "keygen": VOID | SPECIAL;
    Label = "label": 0;
    Legend = "legend": BLOCK | SPECIAL;
    Li = "li": BLOCK | CLOSES_P | SPECIAL | BREAKS_OUT;
    Link = "link": VOID | META;
    Listing = "listing": SECTION | PRE | BREAKS_OUT;
    Main = "main": SECTION;
    Marquee = "marquee": SPECIAL | SCOPE | APART;
    Math = "math": FOREIGN;
    Menu = "menu": SECTION | BREAKS_OUT;
    Meta = "meta": VOID | META | BREAKS_OUT;
    Meter = "meter": HIDDEN | APART;
    Nav = "nav": SECTION;
    Nobr = "nobr": FORMATTING | BREAKS_OUT;
    Noembed = "noembed": HIDDEN | SPECIAL;
    Noframes = "noframes": META;
    Noscript = "noscript": META;
    Object = "object": SPECIAL | SCOPE;
    Ol = "ol": SECTION | BREAKS_OUT;
    Optgroup = "optgroup": BLOCK;
    Option = "option": BLOCK;
    P = "p": SECTION | BREAKS_OUT;
    Param = "param": VOID | HIDDEN | SPECIAL;
    Plaintext = "plaintext": SECTION | PRE;
    Pre = "pre": SECTION | PRE | BREAKS_OUT;
    Progress = "progress": HIDDEN | APART;
    Rp = "rp": HIDDEN;
    S = "s": FORMATTING | BREAKS_OUT;
    Script = "script": META;
    Search = "search": SECTION;
    Sectioning = "section": SECTION;
    Select = "select": SPECIAL | APART;
    Small = "small": FORMATTING | BREAKS_OUT;
    Source = "source": VOID | SPECIAL;
    Span = "span": BREAKS_OUT;
    Strike = "strike": FORMATTING | BREAKS_OUT;
    Strong = "strong": FORMATTING | BREAKS_OUT;
    Style = "style": META;
    Sub = "sub": BREAKS_OUT;
    Summary = "summary": SECTION;
    Sup = "sup": BREAKS_OUT;
    Svg = "svg": FOREIGN;
    Table = "table": SECTION | SCOPE | BREAKS_OUT;
    Tbody = "tbody": BLOCK | SPECIAL;
    Td = "td": SPECIAL | SCOPE;
    Template = "template": META | SCOPE;
    Textarea = "textarea": HIDDEN | SPECIAL | APART;
    Tfoot = "tfoot": BLOCK | SPECIAL;
    Th = "th": SPECIAL | SCOPE;
    Thead = "thead": BLOCK | SPECIAL;
    Time = "time": 0;
    Title = "title": META;
    Tr = "tr": BLOCK | SPECIAL;
    Track = "track": VOID | SPECIAL;
    Tt = "tt": FORMATTING | BREAKS_OUT;
    U = "u": FORMATTING | BREAKS_OUT;
    Ul = "ul": SECTION | BREAKS_OUT;
    Video = "video": HIDDEN | APART;
    Wbr = "wbr": VOID | SPECIAL;
    Xmp = "xmp": SECTION | PRE;
}

impl Element {
    /// How its inside is read where that holds no markup.
    pub(super) const fn inside(self) -> Option<Inside> {
        match self {
            Self::Title | Self::Textarea => Some(Inside::References),
            Self::Style | Self::Xmp | Self::Iframe | Self::Noembed | Self::Noframes | Self::Noscript => Some(Inside::Raw),
            Self::Script => Some(Inside::Script),
            Self::Plaintext => Some(Inside::Rest),
            _ => None,
        }
    }

    /// Level of a heading; 0 for what is none.
    pub(super) const fn heading(self) -> u8 {
        match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => 0,
        }
    }
}
