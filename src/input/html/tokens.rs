//! The tokenizer: HTML becomes text, tags and comments, as the HTML standard says, without copying any of it.
//!
//! Every token is a slice of the input. Names keep their case, and text and attribute values keep their character
//! references (see [`super::entities`]), so that nothing is decoded which no one reads. Errors of the markup are not
//! reported: each has a defined outcome, and a reader only wants the text. Each byte is looked at a bounded number of
//! times, whatever is left open.

/// Attributes of one tag beyond this many are passed over.
const MAX_ATTRIBUTES: usize = 128;

/// A piece of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with its character references.
    Text(&'a str),
    /// Text in which `&` is only an ampersand: scripts, styles, CDATA.
    Raw(&'a str),
    /// A start tag; its attributes are in [`Tokens::attributes`].
    Start { name: &'a str, self_closing: bool },
    /// An end tag.
    End(&'a str),
    /// A comment's inside, or what counts as one.
    Comment(&'a str),
    /// What stands between `<!doctype` and `>`.
    Doctype(&'a str),
}

/// An attribute of a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    /// Without its quotation marks, with its character references.
    pub value: &'a str,
}

/// How the inside of an element is read that holds no markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Character references, no tags: `<title>`, `<textarea>`.
    References,
    /// Neither: `<style>`, `<iframe>`.
    Raw,
    /// Neither, and `<!-- <script>` hides the next `</script>`.
    Script,
    /// Everything up to the end of the input: `<plaintext>`.
    Rest,
}

/// Reads tokens off the input.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    input: &'a str,
    at: usize,
    /// The attributes of the last start tag, in order, the first of a name before its repetitions.
    pub attributes: Vec<Attribute<'a>>,
    /// True inside SVG and MathML, where `<![CDATA[` begins text.
    pub foreign: bool,
    inside: Option<(Inside, &'a str)>,
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// True where a name that ends before `byte` is a tag's name.
const fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

impl<'a> Tokens<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        Self {
            input,
            at: 0,
            attributes: Vec::new(),
            foreign: false,
            inside: None,
        }
    }

    /// Reads what follows up to the end tag of `name` as text, as after that element's start tag.
    pub(super) fn read_inside(&mut self, how: Inside, name: &'a str) {
        self.inside = Some((how, name));
    }

    /// The value of an attribute of the last start tag, with its character references.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name)).map(|a| a.value)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.input.as_bytes().get(at).copied()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.input.get(start..end).unwrap_or_default()
    }

    /// Where `needle` first stands from `from` on.
    fn find(&self, from: usize, needle: char) -> Option<usize> {
        self.input.get(from..)?.find(needle).map(|n| from + n)
    }

    fn starts_with(&self, at: usize, prefix: &str) -> bool {
        let bytes = self.input.as_bytes();
        bytes
            .get(at..at + prefix.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(prefix.as_bytes()))
    }

    /// The next token; `None` at the end of the input.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        if let Some((how, name)) = self.inside.take() {
            let start = self.at;
            self.at = self.end_of_inside(how, name);
            if self.at > start {
                let text = self.slice(start, self.at);
                return Some(if how == Inside::References {
                    Token::Text(text)
                } else {
                    Token::Raw(text)
                });
            }
        }
        while self.at < self.input.len() {
            let open = self.next_markup();
            if open > self.at {
                let text = self.slice(self.at, open);
                self.at = open;
                return Some(Token::Text(text));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }

    /// Where the next `<` stands that begins markup.
    fn next_markup(&self) -> usize {
        let mut at = self.at;
        while let Some(open) = self.find(at, '<') {
            match (self.byte(open + 1), self.byte(open + 2)) {
                (Some(b'!' | b'?'), _) | (Some(b'/'), Some(_)) => return open,
                (Some(c), _) if c.is_ascii_alphabetic() => return open,
                _ => at = open + 1,
            }
        }
        self.input.len()
    }

    /// Reads the markup that begins here. `None` where it stands for nothing: `</>`, or a tag that the input cuts off.
    fn markup(&mut self) -> Option<Token<'a>> {
        let open = self.at;
        match self.byte(open + 1) {
            Some(b'/') => match self.byte(open + 2) {
                Some(b'>') => {
                    self.at = open + 3;
                    None
                }
                Some(c) if c.is_ascii_alphabetic() => self.tag(open + 2).map(|(name, _)| Token::End(name)),
                _ => Some(self.bogus_comment(open + 2)),
            },
            Some(b'!') if self.starts_with(open + 2, "--") => Some(self.comment(open + 4)),
            Some(b'!') if self.starts_with(open + 2, "doctype") => {
                let Token::Comment(inside) = self.bogus_comment(open + 9) else {
                    return None;
                };
                Some(Token::Doctype(inside))
            }
            Some(b'!') if self.foreign && self.slice(open + 2, open + 9) == "[CDATA[" => {
                let start = open + 9;
                let end = self.input.get(start..).and_then(|rest| rest.find("]]>")).map(|n| start + n);
                self.at = end.map_or(self.input.len(), |end| end + 3);
                Some(Token::Raw(self.slice(start, end.unwrap_or(self.input.len()))))
            }
            Some(b'!') => Some(self.bogus_comment(open + 2)),
            Some(b'?') => Some(self.bogus_comment(open + 1)),
            _ => self.tag(open + 1).map(|(name, self_closing)| Token::Start { name, self_closing }),
        }
    }

    /// A comment up to the next `>`.
    fn bogus_comment(&mut self, start: usize) -> Token<'a> {
        let end = self.find(start, '>');
        self.at = end.map_or(self.input.len(), |end| end + 1);
        Token::Comment(self.slice(start, end.unwrap_or(self.input.len())))
    }

    /// A comment whose inside begins at `start`.
    fn comment(&mut self, start: usize) -> Token<'a> {
        for (early, length) in [(">", 1), ("->", 2)] {
            if self.starts_with(start, early) {
                self.at = start + length;
                return Token::Comment("");
            }
        }
        let mut from = start;
        while let Some(close) = self.find(from, '>') {
            let inside = self.slice(start, close);
            if let Some(inside) = inside.strip_suffix("--").or_else(|| inside.strip_suffix("--!")) {
                self.at = close + 1;
                return Token::Comment(inside);
            }
            from = close + 1;
        }
        let inside = self.slice(start, self.input.len());
        self.at = self.input.len();
        let open_end = ["--!", "--", "-"].iter().find_map(|end| inside.strip_suffix(end));
        Token::Comment(open_end.unwrap_or(inside))
    }

    /// Reads a tag whose name begins at `start`, and its attributes. `None` where the input ends inside it: then the
    /// rest of the input is gone, as it is in a browser.
    fn tag(&mut self, start: usize) -> Option<(&'a str, bool)> {
        self.attributes.clear();
        let bytes = self.input.as_bytes();
        let end_of = |from: usize, ends: fn(u8) -> bool| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().position(|&b| ends(b)).unwrap_or(rest.len())
        };
        let mut at = end_of(start, ends_name);
        let name = self.slice(start, at);
        loop {
            match self.byte(at) {
                None => {
                    self.at = self.input.len();
                    return None;
                }
                Some(b'>') => {
                    self.at = at + 1;
                    return Some((name, false));
                }
                Some(b'/') => {
                    at += 1;
                    if self.byte(at) == Some(b'>') {
                        self.at = at + 1;
                        return Some((name, true));
                    }
                }
                Some(c) if is_space(c) => at += 1,
                Some(_) => {
                    let begin = at;
                    // A `=` at the very beginning belongs to the name.
                    at = end_of(begin + 1, |b| ends_name(b) || b == b'=');
                    let attribute = self.slice(begin, at);
                    let equals = end_of(at, |b| !is_space(b));
                    let mut value = "";
                    if self.byte(equals) == Some(b'=') {
                        let begin = end_of(equals + 1, |b| !is_space(b));
                        (value, at) = match self.byte(begin) {
                            Some(quote @ (b'"' | b'\'')) => {
                                let end = self.find(begin + 1, char::from(quote)).unwrap_or(self.input.len());
                                (self.slice(begin + 1, end), (end + 1).min(self.input.len()))
                            }
                            Some(b'>') | None => ("", begin),
                            Some(_) => {
                                let end = end_of(begin, |b| is_space(b) || b == b'>');
                                (self.slice(begin, end), end)
                            }
                        };
                    }
                    if self.attributes.len() < MAX_ATTRIBUTES {
                        self.attributes.push(Attribute { name: attribute, value });
                    }
                }
            }
        }
    }

    /// Where the end tag stands that ends the inside of an element; the input's end where there is none.
    fn end_of_inside(&self, how: Inside, name: &str) -> usize {
        /// How far into `<!-- <script>` the tokenizer is.
        #[derive(PartialEq)]
        enum Hiding {
            No,
            Comment,
            ScriptInComment,
        }
        let is_tag = |at: usize, name: &str| self.starts_with(at, name) && self.byte(at + name.len()).is_some_and(ends_name);
        let (mut at, mut hiding) = (self.at, Hiding::No);
        if how == Inside::Rest {
            return self.input.len();
        }
        if how != Inside::Script {
            while let Some(open) = self.find(at, '<') {
                if self.byte(open + 1) == Some(b'/') && is_tag(open + 2, name) {
                    return open;
                }
                at = open + 1;
            }
            return self.input.len();
        }
        let mut comment = 0; // where the inside of the comment begins
        loop {
            let next = match hiding {
                Hiding::No => self.find(at, '<'),
                _ => self.input.get(at..).and_then(|rest| rest.find(['<', '>'])).map(|n| at + n),
            };
            let Some(mark) = next else { return self.input.len() };
            at = mark + 1;
            if self.byte(mark) == Some(b'>') {
                if hiding != Hiding::No && self.slice(comment, mark).ends_with("--") {
                    hiding = Hiding::No;
                }
            } else if self.byte(mark + 1) == Some(b'/') && is_tag(mark + 2, name) {
                if hiding != Hiding::ScriptInComment {
                    return mark;
                }
                hiding = Hiding::Comment;
            } else if hiding == Hiding::No && self.starts_with(mark + 1, "!--") {
                hiding = Hiding::Comment;
                // The two hyphens may be those of the comment's end as well.
                comment = mark + 2;
                at = mark + 4;
            } else if hiding == Hiding::Comment && is_tag(mark + 1, "script") {
                hiding = Hiding::ScriptInComment;
            }
        }
    }
}
