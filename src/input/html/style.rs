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

/// Reads a `style` attribute; later declarations win.
pub(super) fn read(style: &str) -> Style {
    let mut out = Style::default();
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim();
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        if !is("display") && !is("visibility") && !is("white-space") {
            continue;
        }
        let value = value.split('!').next().unwrap_or_default().trim();
        let among = |names: &[&str]| names.iter().any(|n| value.eq_ignore_ascii_case(n));
        if is("visibility") {
            out.visible = Some(!among(&["hidden", "collapse"]));
        } else if is("white-space") {
            out.keeps_lines = Some(among(&["pre", "pre-wrap", "pre-line", "break-spaces"]));
        } else {
            out.none = among(&["none"]);
            out.block = if among(&[
                "block",
                "flex",
                "grid",
                "list-item",
                "table",
                "flow-root",
                "table-row",
                "table-caption",
            ]) {
                Some(true)
            } else if among(&["inline", "inline-block", "inline-flex", "inline-grid", "contents"]) {
                Some(false)
            } else {
                None
            };
        }
    }
    out
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
