//! Kinds of claim as a reader sees them, the same as on the page: each has a colour, a letter and a name.

use nutgraf::{Claim, Form, SourceKind};

use super::style::{BLUE, CYAN, GREEN, MAGENTA, RED, Style, YELLOW};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Quoted,
    PartlyQuoted,
    Reported,
    Unnamed,
    Unstated,
    Own,
}

impl Kind {
    /// In the legend's order.
    pub(super) const ALL: [Kind; 6] = [
        Kind::Quoted,
        Kind::PartlyQuoted,
        Kind::Reported,
        Kind::Unnamed,
        Kind::Unstated,
        Kind::Own,
    ];

    /// That a source is not named, or that there is none, matters more to a reader than the form of the words.
    pub(super) fn of(claim: &Claim) -> Self {
        let Some(said) = &claim.attribution else { return Kind::Own };
        match (said.source.kind, said.form) {
            (SourceKind::Anonymous, _) => Kind::Unnamed,
            (SourceKind::Unknown, _) if said.source.ranges.is_empty() => Kind::Unstated,
            (_, Form::Direct) => Kind::Quoted,
            (_, Form::Mixed) => Kind::PartlyQuoted,
            (_, Form::Indirect) => Kind::Reported,
        }
    }

    pub(super) const fn letter(self) -> char {
        match self {
            Kind::Quoted => 'Q',
            Kind::PartlyQuoted => 'P',
            Kind::Reported => 'R',
            Kind::Unnamed => 'U',
            Kind::Unstated => 'N',
            Kind::Own => 'W',
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::Quoted => "quoted",
            Kind::PartlyQuoted => "partly quoted",
            Kind::Reported => "reported",
            Kind::Unnamed => "unnamed source",
            Kind::Unstated => "no source",
            Kind::Own => "writer’s own",
        }
    }

    pub(super) const fn style(self) -> Style {
        Style::color(match self {
            Kind::Quoted => GREEN,
            Kind::PartlyQuoted => CYAN,
            Kind::Reported => YELLOW,
            Kind::Unnamed => MAGENTA,
            Kind::Unstated => RED,
            Kind::Own => BLUE,
        })
    }
}

/// `[c3 Q]`, with a space that no line breaks at.
pub(super) fn tag(claim: &Claim) -> String {
    format!("[{}\u{a0}{}]", claim.id, Kind::of(claim).letter())
}
