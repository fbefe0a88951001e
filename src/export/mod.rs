//! A report in other forms. Each is a pure function of its arguments: the report, and what the caller says of it.

mod dates;
mod figures;
mod markdown;
mod terms;

use std::borrow::Cow;

pub use markdown::{markdown, markdown_published};

use crate::report::Report;
use crate::text::{OffsetMap, OffsetUnit, Range};

/// The report with offsets in bytes, whatever they counted before.
fn in_bytes(report: &Report) -> Cow<'_, Report> {
    if report.offset_unit == OffsetUnit::Byte {
        return Cow::Borrowed(report);
    }
    let map = OffsetMap::new(&report.text, report.offset_unit);
    let mut copy = report.clone();
    copy.for_each_range(|r| *r = Range::new(map.to_byte(&report.text, r.start), map.to_byte(&report.text, r.end)));
    copy.offset_unit = OffsetUnit::Byte;
    Cow::Owned(copy)
}
