//! What holds for every report, whatever the input was.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::*;

type Checked = Result<(), String>;

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(message()) }
}

/// Analyses the input; a panic is an error, too.
pub(crate) fn analyzed(input: &str, options: &Options) -> Result<Report, String> {
    catch_unwind(AssertUnwindSafe(|| analyze(input, options)))
        .map_err(|panic| {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or(panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
            format!("panicked: {said}")
        })?
        .map_err(|e| format!("refused: {e}"))
}

/// Checks a report whose offsets are bytes.
pub(crate) fn check(report: &Report) -> Checked {
    ensure(report.schema == SCHEMA, || format!("schema {}", report.schema))?;
    ensure(report.offset_unit == OffsetUnit::Byte, || format!("unit {:?}", report.offset_unit))?;
    every_range_is_in_the_text(report)?;
    blocks(report)?;
    sentences(report)?;
    claims(report)?;
    values(report)?;
    entities(report)
}

fn every_range_is_in_the_text(report: &Report) -> Checked {
    let mut copy = report.clone();
    let mut bad = None;
    copy.for_each_range(|r| {
        if r.is_empty() || report.text.get(r.start..r.end).is_none() {
            bad.get_or_insert(*r);
        }
    });
    ensure(bad.is_none(), || {
        format!(
            "{bad:?} is empty, splits a character or lies outside of {} bytes",
            report.text.len()
        )
    })
}

/// Ranges begin in order and none overlaps the next.
fn in_order<'a>(what: &str, ranges: impl IntoIterator<Item = &'a Range>) -> Checked {
    let mut last: Option<&Range> = None;
    for range in ranges {
        if let Some(last) = last {
            ensure(last.end <= range.start, || format!("{what}: {range:?} follows {last:?}"))?;
        }
        last = Some(range);
    }
    Ok(())
}

fn share(what: &str, value: f64) -> Checked {
    ensure((0.0..=1.0).contains(&value), || format!("{what} is {value}"))
}

fn blocks(report: &Report) -> Checked {
    in_order("blocks", report.blocks.iter().map(|b| &b.range))?;
    let mut at = 0;
    for block in &report.blocks {
        let between = &report.text[at..block.range.start];
        ensure(between.trim().is_empty(), || format!("no block covers {between:?} at {at}"))?;
        at = block.range.end;
        share("confidence", block.confidence)?;
        ensure(block.kept == block.reason.is_none(), || {
            format!("a block is kept or has a reason: {block:?}")
        })?;
        ensure(!block.range.of(&report.text).trim().is_empty(), || {
            format!("a block is blank: {block:?}")
        })?;
    }
    let rest = &report.text[at..];
    ensure(rest.trim().is_empty(), || format!("no block covers {rest:?} at {at}"))
}

fn sentences(report: &Report) -> Checked {
    in_order("sentences", report.sentences.iter().map(|s| &s.range))?;
    for sentence in &report.sentences {
        let block = report
            .blocks
            .get(sentence.block)
            .ok_or_else(|| format!("no block for {sentence:?}"))?;
        ensure(block.kept && block.range.contains(sentence.range), || {
            format!("{sentence:?} is not inside of a kept {block:?}")
        })?;
        share("check-worthiness", sentence.check_worthiness)?;
        in_order("hedges", &sentence.hedges)?;
        ensure(sentence.hedges.iter().all(|&h| sentence.range.contains(h)), || {
            format!("a hedge lies outside of {sentence:?}")
        })?;
    }
    // Every word of the kept blocks is in a sentence: nothing of the article goes unread.
    let mut sentences = report.sentences.iter().peekable();
    for (n, block) in report.blocks.iter().enumerate().filter(|(_, b)| b.kept) {
        let mut at = block.range.start;
        while let Some(sentence) = sentences.next_if(|s| s.block == n) {
            let between = &report.text[at..sentence.range.start];
            ensure(between.trim().is_empty(), || format!("no sentence covers {between:?} at {at}"))?;
            at = sentence.range.end;
        }
        let rest = &report.text[at..block.range.end];
        ensure(rest.trim().is_empty(), || format!("no sentence covers {rest:?} at {at}"))?;
    }
    ensure(sentences.peek().is_none(), || {
        "sentences are not in the order of their blocks".into()
    })
}

fn claims(report: &Report) -> Checked {
    let kept: Vec<Range> = report.blocks.iter().filter(|b| b.kept).map(|b| b.range).collect();
    let is_kept = |range: &Range| {
        let n = kept.partition_point(|k| k.end <= range.start);
        kept.get(n).is_some_and(|k| k.contains(*range))
    };
    let starts: Vec<Option<usize>> = report.claims.iter().map(|c| c.ranges.first().map(|r| r.start)).collect();
    ensure(starts.is_sorted(), || format!("claims are not in text order: {starts:?}"))?;
    let number = |id: &str| {
        id.strip_prefix('c')?
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
            .filter(|&n| report.claims.get(n).is_some_and(|c| c.id == id))
    };
    // Claims whose chain of relays is known to end.
    let mut ends = vec![false; report.claims.len()];
    for (n, claim) in report.claims.iter().enumerate() {
        let wrong = |what: &str| format!("{what}: {claim:?}");
        ensure(claim.id == format!("c{}", n + 1), || wrong("claims are numbered in order"))?;
        ensure(!claim.ranges.is_empty(), || wrong("a claim has no place"))?;
        ensure(claim.ranges.iter().all(is_kept), || wrong("a range leaves its kept block"))?;
        in_order("a claim's ranges", &claim.ranges)?;
        ensure(!claim.sentences.is_empty(), || wrong("a claim has no sentence"))?;
        ensure(claim.sentences.is_sorted_by(|a, b| a < b), || wrong("sentences out of order"))?;
        for &s in &claim.sentences {
            let sentence = report.sentences.get(s).ok_or_else(|| wrong("no such sentence"))?;
            ensure(claim.ranges.iter().any(|r| r.overlaps(sentence.range)), || {
                wrong("a sentence has no part in the claim")
            })?;
        }
        let in_sentences = |range: &Range| claim.sentences.iter().any(|&s| report.sentences[s].range.overlaps(*range));
        ensure(claim.ranges.iter().all(in_sentences), || {
            wrong("a range lies in none of the sentences")
        })?;
        ensure(claim.labels.iter().collect::<BTreeSet<_>>().len() == claim.labels.len(), || {
            wrong("a label twice")
        })?;
        ensure(claim.quantities.iter().all(|&q| q < report.quantities.len()), || {
            wrong("no such quantity")
        })?;
        ensure(claim.times.iter().all(|&t| t < report.times.len()), || wrong("no such time"))?;
        share("check-worthiness", claim.check_worthiness)?;
        let Some(said) = &claim.attribution else { continue };
        ensure(!said.content.ranges.is_empty(), || wrong("nothing was said"))?;
        for (what, ranges) in [
            ("source", &said.source.ranges),
            ("cue", &said.cue.ranges),
            ("content", &said.content.ranges),
        ] {
            in_order(what, ranges)?;
            ensure(ranges.iter().all(|r| claim.ranges.iter().any(|whole| whole.contains(*r))), || {
                wrong(&format!("the {what} leaves the claim"))
            })?;
        }
        if let Some(entity) = &said.source.entity {
            ensure(report.entities.iter().any(|e| e.id == *entity), || wrong("no such entity"))?;
        }
        // Whoever relays is another claim, and the chain ends.
        let mut seen = BTreeSet::from([n]);
        let mut via = said.via.as_deref();
        while let Some(id) = via {
            let relay = number(id).ok_or_else(|| wrong("no such claim to relay it"))?;
            ensure(seen.insert(relay), || wrong("a claim relays itself"))?;
            if ends[relay] {
                break;
            }
            via = report.claims[relay].attribution.as_ref().and_then(|a| a.via.as_deref());
        }
        seen.into_iter().for_each(|n| ends[n] = true);
    }
    Ok(())
}

fn values(report: &Report) -> Checked {
    in_order("quantities", report.quantities.iter().map(|q| &q.range))?;
    in_order("times", report.times.iter().map(|t| &t.range))?;
    let inside = |sentence: usize, range: Range| report.sentences.get(sentence).is_some_and(|s| s.range.contains(range));
    for quantity in &report.quantities {
        ensure(inside(quantity.sentence, quantity.range), || {
            format!("{quantity:?} is not in its sentence")
        })?;
        ensure(
            match quantity.value {
                QuantityValue::One(value) => value.is_finite(),
                QuantityValue::Between([low, high]) => low.is_finite() && high.is_finite() && low <= high,
            },
            || format!("{quantity:?} is no value"),
        )?;
    }
    for time in &report.times {
        ensure(inside(time.sentence, time.range), || format!("{time:?} is not in its sentence"))?;
        let value = time.value.as_deref();
        // What no one year is told of (--08-18, XXXX-SU, XX6X) is not resolved; a set ("on Sundays", XXXX-WXX-7) is what its words say.
        let yearless = |v: &str| v.starts_with("--") || v.starts_with("XX") && !v.contains("WXX");
        let resolved = value.is_some_and(|v| !v.is_empty() && !yearless(v));
        ensure(resolved || time.anchor.is_none(), || format!("{time:?} has an anchor and no value"))?;
        ensure(!resolved || time.anchor.is_some(), || format!("{time:?} has a value and no anchor"))?;
    }
    Ok(())
}

fn entities(report: &Report) -> Checked {
    for (n, entity) in report.entities.iter().enumerate() {
        ensure(entity.id == format!("e{}", n + 1), || {
            format!("entities are numbered in order: {entity:?}")
        })?;
        ensure(!entity.mentions.is_empty() && !entity.name.trim().is_empty(), || {
            format!("an entity is nowhere or has no name: {entity:?}")
        })?;
        in_order("mentions", &entity.mentions)?;
    }
    Ok(())
}
