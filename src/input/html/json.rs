//! Reads JSON as pages write it: with line breaks inside strings, commas too many, quotation marks unescaped, ends
//! missing. Whatever can be read is read; nothing is an error.

use crate::limits::{MAX_JSON_DEPTH, MAX_JSON_VALUES};

/// A value. Numbers, `true`, `false` and `null` are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a key; of the first object that has it, where this is a list.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            Json::List(items) => items
                .iter()
                .find_map(|item| if matches!(item, Json::Object(_)) { item.get(key) } else { None }),
            Json::Text(_) => None,
        }
    }

    /// The text itself; of a list, its first text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::List(items) => items.iter().find_map(|item| match item {
                Json::Text(text) => Some(text.as_str()),
                _ => None,
            }),
            Json::Object(_) => None,
        }
    }
}

/// All values that stand in `input`, one after the other. `budget` is how many more values may be kept.
pub(super) fn read(input: &str, budget: &mut usize) -> Vec<Json> {
    *budget = (*budget).min(MAX_JSON_VALUES);
    let mut reader = Reader { input, at: 0, budget };
    let mut out = Vec::new();
    while let Some(byte) = reader.byte() {
        if byte == b'{' || byte == b'[' {
            out.extend(reader.value(0));
        } else {
            reader.at += 1;
        }
    }
    out
}

struct Reader<'a, 'b> {
    input: &'a str,
    at: usize,
    budget: &'b mut usize,
}

impl Reader<'_, '_> {
    fn byte(&self) -> Option<u8> {
        self.input.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        while self.byte().is_some_and(&skipped) {
            self.at += 1;
        }
    }

    /// Reads a value; `None` for one that is not kept.
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip(|b| b.is_ascii_whitespace());
        let value = match self.byte()? {
            b'{' | b'[' if depth >= MAX_JSON_DEPTH || *self.budget == 0 => {
                self.pass_over();
                return None;
            }
            b'{' => Json::Object(self.object(depth)),
            b'[' => Json::List(self.list(depth)),
            b'"' => Json::Text(self.string()),
            _ => {
                self.skip(|b| !matches!(b, b',' | b'}' | b']' | b'"' | b'{' | b'['));
                return None;
            }
        };
        *self.budget = self.budget.checked_sub(1)?;
        Some(value)
    }

    fn object(&mut self, depth: usize) -> Vec<(String, Json)> {
        let mut entries = Vec::new();
        self.at += 1;
        loop {
            self.skip(|b| b.is_ascii_whitespace() || b == b',' || b == b';');
            match self.byte() {
                None => return entries,
                Some(b'}') => {
                    self.at += 1;
                    return entries;
                }
                // Closes something around this: its own end is missing.
                Some(b']') => return entries,
                Some(b'"') => {
                    let key = self.string();
                    self.skip(|b| b.is_ascii_whitespace());
                    if self.byte() == Some(b':') {
                        self.at += 1;
                        let value = self.value(depth + 1);
                        entries.extend(value.map(|value| (key, value)));
                    }
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn list(&mut self, depth: usize) -> Vec<Json> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip(|b| b.is_ascii_whitespace() || b == b',');
            match self.byte() {
                None | Some(b'}') => return items,
                Some(b']') => {
                    self.at += 1;
                    return items;
                }
                Some(_) => {
                    let before = self.at;
                    items.extend(self.value(depth + 1));
                    self.at = self.at.max(before + 1);
                }
            }
        }
    }

    /// Passes over a value that lies too deep.
    fn pass_over(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.byte() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads a string. A quotation mark ends it only where what follows goes on with JSON.
    fn string(&mut self) -> String {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = self.input.get(self.at..).unwrap_or_default();
            let Some(stop) = rest.find(['"', '\\']) else {
                out.push_str(rest);
                self.at = self.input.len();
                return out;
            };
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop + 1;
            if rest.as_bytes().get(stop) == Some(&b'\\') {
                self.escape(&mut out);
            } else if self.ends_string() {
                return out;
            } else {
                out.push('"');
            }
        }
    }

    fn ends_string(&self) -> bool {
        let rest = self.input.as_bytes().get(self.at..).unwrap_or_default();
        let next = rest.iter().find(|b| !b.is_ascii_whitespace());
        next.is_none_or(|b| matches!(b, b',' | b':' | b'}' | b']'))
    }

    /// Reads what follows a backslash.
    fn escape(&mut self, out: &mut String) {
        let Some(c) = self.input.get(self.at..).and_then(|rest| rest.chars().next()) else {
            return;
        };
        self.at += c.len_utf8();
        match c {
            'n' | 'r' => out.push('\n'),
            't' => out.push('\t'),
            'b' | 'f' => {}
            'u' => out.push(self.unicode().unwrap_or(char::REPLACEMENT_CHARACTER)),
            c => out.push(c),
        }
    }

    /// Reads `2019`, or `d83d\ude00`, after `\u`.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        if !self.input.get(self.at..)?.starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let low = self.hex()?.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.input.get(self.at..self.at + 4)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first object, however many lists it lies in.
    fn first(input: &str) -> Json {
        let mut value = Json::List(read(input, &mut 1000));
        while let Json::List(items) = value {
            value = items.into_iter().next().unwrap_or(Json::Text(String::new()));
        }
        value
    }

    #[test]
    fn well_formed() {
        let json = first(r#"{"a": "b", "c": [1, "d", {"e": "\u00e9\ud83d\ude00\"\/\n"}], "f": null, "g": {}}"#);
        assert_eq!(json.get("a").and_then(Json::text), Some("b"));
        assert_eq!(json.get("c").and_then(Json::text), Some("d"));
        assert_eq!(json.get("c").and_then(|c| c.get("e")).and_then(Json::text), Some("é😀\"/\n"));
        assert_eq!(json.get("f"), None);
        assert_eq!(json.get("g"), Some(&Json::Object(Vec::new())));
    }

    #[test]
    fn broken_but_readable() {
        for broken in [
            "{\"title\": \"a\nb\", \"x\": \"y\",}",
            "{\"title\": \"a\nb\", \"x\": \"y",
            "<!-- {,\"title\": \"a\nb\", \"x\": [1,2,,], \"x\": \"y\"} -->",
            "//<![CDATA[\n[{\"title\": \"a\nb\", \"x\": \"y\"}}]",
            "{title: 3, \"title\": \"a\nb\", \"n\": -1.5e3, \"x\": \"y\"",
        ] {
            let json = first(broken);
            assert_eq!(json.get("title").and_then(Json::text), Some("a\nb"), "{broken}");
        }
        let quoted = first(r#"{"title": "He said "hi" twice", "x": "y"}"#);
        assert_eq!(quoted.get("title").and_then(Json::text), Some("He said \"hi\" twice"));
        assert_eq!(quoted.get("x").and_then(Json::text), Some("y"));
    }

    #[test]
    fn hostile() {
        for hostile in [
            "[",
            "{\"a\":",
            "[{",
            "\"",
            "]",
            "{\"\\",
            "[\"\\ud800\\ud800\"]",
            "{\"\\u12\u{e9}\"",
            "}{",
        ] {
            read(&hostile.repeat(50_000), &mut 1000);
        }
    }
}
