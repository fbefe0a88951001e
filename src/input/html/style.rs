//! The few declarations of a `style` attribute that change what a reader sees as text.

/// What a `style` attribute says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// `display: none`.
    pub none: bool,
    /// `visibility`: `Some(false)` for hidden, `Some(true)` for visible.
    pub visible: Option<bool>,
    /// Whether `display` puts it on lines of its own, where that is said.
    pub block: Option<bool>,
    /// Whether `white-space` keeps line breaks, where that is said.
    pub keeps_lines: Option<bool>,
}

/// Values of `display` that begin a line, that do not, and of `white-space` that keep line breaks.
const BLOCK: &[&str] = &[
    "block",
    "flex",
    "grid",
    "list-item",
    "table",
    "flow-root",
    "table-row",
    "table-caption",
];
const INLINE: &[&str] = &["inline", "inline-block", "inline-flex", "inline-grid", "contents"];
const KEEPS_LINES: &[&str] = &["pre", "pre-wrap", "pre-line", "break-spaces"];

/// Reads a `style` attribute; later declarations win.
pub(super) fn read(style: &str) -> Style {
    let mut out = Style::default();
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim_ascii();
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        let (display, visibility) = (is("display"), is("visibility"));
        if !display && !visibility && !is("white-space") {
            continue;
        }
        let value = value.split('!').next().unwrap_or_default().trim_ascii();
        if visibility {
            out.visible = Some(!among(&["hidden", "collapse"], value));
        } else if !display {
            out.keeps_lines = Some(among(KEEPS_LINES, value));
        } else {
            out.none = value.eq_ignore_ascii_case("none");
            let block = among(BLOCK, value);
            out.block = (block || among(INLINE, value)).then_some(block);
        }
    }
    out
}

fn among(names: &[&str], value: &str) -> bool {
    names.iter().any(|name| value.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        assert!(read("DISPLAY : none !important").none);
        assert!(!read("display:none;display:block").none);
        assert!(!read("x-display:none").none);
        assert_eq!(read("visibility:hidden").visible, Some(false));
        assert_eq!(read("display: inline-block").block, Some(false));
        assert_eq!(read("white-space:pre-wrap; color:red").keeps_lines, Some(true));
        assert_eq!(read("display"), Style::default());
    }
}
