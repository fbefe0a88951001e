//! Figures: money, percentages, counts, measures and ordinals, in digits and in words.

mod age;
mod amount;
mod names;
mod ordinal;
#[cfg(test)]
mod tests;

use super::names::country;
use super::values::lexer::Kind;
use super::values::lexicon::{Lexicon, Meaning, Wanted};
use super::values::{View, is_dash};
use super::words::FIGURES;
use crate::report::{Bound, Quantity, QuantityKind, QuantityValue};
use crate::segment::Sentence;
use amount::Measured;

/// Adds the figures of a sentence, in text order, without overlap; none lies in `taken`, the tokens that dates cover.
pub(crate) fn collect(view: &View, sentence: usize, taken: &[(usize, usize)], out: &mut Vec<Quantity>) {
    let mut dates = taken.iter().copied().peekable();
    let mut i = 0;
    while i < view.len() {
        while dates.next_if(|&(_, end)| end <= i).is_some() {}
        if let Some(&(start, end)) = dates.peek()
            && start <= i
        {
            i = end;
            continue;
        }
        let limit = dates.peek().map_or(view.len(), |&(start, _)| start);
        i = at(view, sentence, i, limit, out);
    }
}

/// Names of currencies that several countries have are the one's whose full name the article gives, if it gives one only: with
/// "Swedish crowns" before or after them, "410 million crowns" are Swedish, unless their sentence is about another country.
pub(crate) fn share_currencies(text: &str, sentences: &[Sentence], found: &mut [Quantity], lexicon: &Lexicon) {
    // Each name, its code and the country; no code where there are two.
    let mut told: Vec<(&str, Option<String>, Option<&str>)> = Vec::new();
    for q in found.iter().filter(|q| q.kind == QuantityKind::Money) {
        let mut words = q.range.of(text).rsplit(' ');
        let (Some(unit), Some(name)) = (&q.unit, words.next()) else {
            continue;
        };
        if !name.bytes().all(|b| b.is_ascii_lowercase()) || !lexicon.is_shared(name) {
            continue;
        }
        match told.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, code, _)) => *code = code.take().filter(|code| code == unit),
            None => told.push((name, Some(unit.clone()), words.next().and_then(country))),
        }
    }
    if told.is_empty() {
        return;
    }
    // The sentence that was looked at last, and the countries that it names.
    let (mut last, mut countries) = (None, Vec::new());
    for q in found {
        for (name, code, own) in told.iter().filter_map(|(name, code, own)| Some((*name, code.as_ref()?, *own))) {
            let few = q.kind == QuantityKind::Count && name.ends_with('s');
            let after = few
                .then(|| text.get(q.range.end..)?.strip_prefix(' ')?.strip_prefix(name))
                .flatten();
            // "42 crowns": fewer than a hundred may be of gold, but not where something costs them.
            let few = after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) && is_paid(text, q.range.start);
            if !(few || q.kind == QuantityKind::Money && q.unit.is_none() && q.range.of(text).ends_with(name)) {
                continue;
            }
            if last != Some(q.sentence) {
                last = Some(q.sentence);
                countries.clear();
                let sentence = sentences.get(q.sentence).map_or("", |s| s.range.of(text));
                for place in sentence.split(|c: char| !c.is_alphanumeric()).filter_map(country) {
                    if !countries.contains(&place) {
                        countries.push(place);
                    }
                }
            }
            let ours = own.is_none_or(|own| countries.iter().all(|&place| place == own));
            if few {
                q.kind = QuantityKind::Money;
                q.range.end += 1 + name.len();
            }
            q.unit = ours.then(|| code.clone());
        }
    }
}

/// "paid 42 crowns", "shares fell to 42 crowns": a word of money stands shortly before.
fn is_paid(text: &str, start: usize) -> bool {
    const NEAR: usize = 5;
    let Some(before) = text.get(..start).and_then(|t| t.strip_suffix(' ')) else {
        return false;
    };
    let mut near = before.rsplit(' ').take(NEAR).take_while(|w| !w.ends_with(['.', ',', ';', ':']));
    near.any(|w| FIGURES.paid.contains(&w.to_ascii_lowercase()))
}

/// Reads the figure at token `i`, if one begins there, and tells where to go on. No figure may go beyond `limit`.
fn at(view: &View, sentence: usize, i: usize, limit: usize, out: &mut Vec<Quantity>) -> usize {
    if !may_begin(view, i) {
        return i + 1;
    }
    if let Some(end) = names::chain(view, i) {
        return end;
    }
    if let Some((value, end)) = ordinal::at(view, i) {
        if let Some(value) = value.filter(|_| end <= limit) {
            out.push(Quantity {
                range: view.range(i, end),
                sentence,
                kind: QuantityKind::Ordinal,
                value: QuantityValue::One(value),
                unit: None,
                approximate: false,
                bound: None,
            });
        }
        return end;
    }
    let Some(mut first) = amount::at(view, i).filter(|a| a.end <= limit) else {
        return i + 1;
    };
    if first.measured == Measured::Nothing && first.end < limit && is_points(view, &first) {
        (first.measured, first.end) = (Measured::Percent("pp"), first.end + 1);
    }
    let span = amount::span(view, &first).filter(|(_, second)| second.end <= limit);
    let (low, high, start, end, measured) = match &span {
        Some((first, second)) => (first.value, Some(second.value), first.start, second.end, second.measured),
        None => (first.value, None, first.start, first.end, first.measured),
    };
    if measured == Measured::Nothing && (names::is_name(view, start, end, &first) || amount::is_score(view, &first, high)) {
        return end.max(i + 1);
    }
    // "several hundred": how many hundreds nobody says.
    if first.vague && view.any(first.start, &["several", "few"]) {
        return end.max(i + 1);
    }
    if !low.is_finite() || high.is_some_and(|h| !h.is_finite()) {
        return end.max(i + 1);
    }
    let start = start - usize::from(high.is_some() && (view.is_before(start, 1, "between") || view.is_before(start, 1, "from")));
    let (approximate, bound) = openness(view, start, end, first.vague, measured);
    // "hopes are close to zero" counts nothing.
    let close = view.is_before(start, 1, "to") && view.is_before(start, 2, "close");
    if close && low == 0.0 && high.is_none() && measured == Measured::Nothing {
        return end.max(i + 1);
    }
    // "8, 9 billion"
    let either = high.is_some() && view.mark(first.end) == ',';
    let approximate =
        approximate || either || high.is_none() && (view.is_before(start, 1, "between") || view.is_before(start, 1, "somewhere"));
    let measured = match measured {
        Measured::Nothing if is_whole(&first) && age::is_age(view, start, end, high.unwrap_or(low)) => Measured::Unit("a"),
        measured => measured,
    };
    let (kind, unit) = match measured {
        Measured::Money(code) => (QuantityKind::Money, (code != "-").then_some(code)),
        Measured::Percent(code) => (QuantityKind::Percent, Some(code)),
        Measured::Unit(code) => (QuantityKind::Measure, Some(code)),
        Measured::Nothing => (QuantityKind::Count, None),
    };
    let converted = |q: &&Quantity| !approximate && q.kind == kind && is_converted(view, start, end, q, unit);
    let (approximate, bound) = out
        .last()
        .filter(converted)
        .map_or((approximate, bound), |q| (q.approximate, q.bound));
    out.push(Quantity {
        range: view.range(start, end),
        sentence,
        kind,
        value: high.map_or(QuantityValue::One(low), |high| QuantityValue::Between([low, high])),
        unit: unit.map(str::to_owned),
        approximate,
        bound,
    });
    end.max(i + 1)
}

/// "up to 6 metres (20 feet)": the same in another unit is as open as it.
fn is_converted(view: &View, start: usize, end: usize, before: &Quantity, unit: Option<&str>) -> bool {
    let beside = view
        .text
        .get(before.range.end..view.token(start).range.start)
        .is_some_and(|gap| gap == " (");
    let time = |unit: Option<&str>| unit.is_some_and(amount::is_time);
    let own = before.unit.as_deref();
    beside && view.mark(end) == ')' && own != unit && time(own) == time(unit)
}

/// True for a number that is no fraction, and that no word multiplies.
fn is_whole(amount: &amount::Amount) -> bool {
    !(amount.fraction || amount.vague || amount.scaled)
}

/// True for the age that stands beside a name: "Ms. Holm, 67,", "Ms. Holm, aged 67,". It tells who somebody is.
pub(crate) fn is_beside_name(text: &str, quantity: &Quantity) -> bool {
    let years = quantity.unit.as_deref() == Some("a");
    let after = || {
        text.get(quantity.range.end..)
            .is_some_and(|after| after.starts_with([',', ')', '.']))
    };
    let beside = |before: &str| before.ends_with(", ") || before.ends_with(", aged ") && after();
    let beside = text.get(..quantity.range.start).is_some_and(beside);
    years && beside && !quantity.range.of(text).contains(['-', ' '])
}

/// Whether the words around a figure leave it open, and on which side, if on one only.
fn openness(view: &View, start: usize, end: usize, vague: bool, measured: Measured) -> (bool, Option<Bound>) {
    let found = |phrase: Option<(Meaning, usize)>| match phrase {
        Some((Meaning::About(bound) | Meaning::After(bound), _)) => Some(bound),
        _ => None,
    };
    let dash = is_dash(view.mark(end));
    let before = view.lexicon.phrase_before(view.tokens, start, Wanted::ABOUT);
    let bounds = |&(_, first): &(Meaning, usize)| {
        let other = is_level(view, first) || is_counted(view, first, measured);
        !is_period(view, start, end, measured) && !is_place(view, start, measured) && !other
    };
    let said = found(before.filter(bounds))
        .or_else(|| found(view.lexicon.phrase(view.tokens, end, Wanted::AFTER)))
        .or_else(|| {
            found(
                view.lexicon
                    .phrase(view.tokens, end + 1, Wanted::AFTER)
                    .filter(|_| is_noun_before_or(view, end)),
            )
        })
        .or_else(|| (dash && view.is(end + 1, "plus")).then_some(Some(Bound::AtLeast)))
        .or_else(|| (dash && view.any(end + 1, &["odd", "ish"])).then_some(None))
        // "dozens", "tens of thousands": at least one of them.
        .or_else(|| vague.then_some(Some(Bound::AtLeast)));
    (said.is_some(), said.flatten().or_else(|| vague.then_some(Bound::AtLeast)))
}

/// "31 | people | or more"; not "500 tickets or more than half of the seats".
fn is_noun_before_or(view: &View, noun: usize) -> bool {
    let plural = view.is(noun, "people") || view.word(noun).ends_with('s');
    view.is(noun + 1, "or") && !view.is(noun + 3, "than") && plural && !view.token(noun).capital
}

/// "the current maximum of $225": how much it is; "a maximum of $225" is a bound.
fn is_level(view: &View, first: usize) -> bool {
    const NEAR: usize = 3;
    let determiner = || (1..=NEAR).find(|&back| view.follows(first, back, &["a", "an", "the", "its", "their", "this", "that", "s"]));
    view.any(first, &["maximum", "minimum"]) && determiner().is_some_and(|back| !view.follows(first, back, &["a", "an"]))
}

/// "faster than two rivals", "within two seats of a majority": things are counted, and no amount is bounded.
fn is_counted(view: &View, first: usize, measured: Measured) -> bool {
    let compares =
        view.is(first + 1, "than") && !view.any(first, &["more", "less", "fewer"]) && !view.any(first.saturating_sub(1), &["no", "not"]);
    let word = compares && !matches!(view.token(first + 2).kind, Kind::Number(_));
    measured == Measured::Nothing && (word || view.is(first, "within"))
}

/// "at 42%, up four points": points of the per cent right before them, which tells a level and no change itself. Not those of
/// an index or a table: "0.4%, up 32 points".
fn is_points(view: &View, amount: &amount::Amount) -> bool {
    let start = amount.start;
    let Some(comma) = start.checked_sub(2).filter(|&at| view.mark(at) == ',') else {
        return false;
    };
    if !view.any(amount.end, &["point", "points"]) || !view.any(comma + 1, &["up", "down"]) {
        return false;
    }
    // "per cent" may be two tokens.
    let percent = (1..=2).filter_map(|back| comma.checked_sub(back)).find(|&at| {
        let found = view.lexicon.phrase(view.tokens, at, Wanted::PERCENT);
        matches!(found, Some((Meaning::Unit { code: "%", .. }, end)) if end == comma)
    });
    let change = |at: usize| view.entry_before(at, 2).roles.change || view.follows(at, 2, &["by", "or"]);
    percent.is_some_and(|at| matches!(view.before(at, 1).kind, Kind::Number(n) if amount.value < n.value) && !change(at))
}

/// "runs above 3 tunnels", "lies under 40 metres of water": where something is, unless a verb of amount stands before.
fn is_place(view: &View, start: usize, measured: Measured) -> bool {
    let counts = matches!(measured, Measured::Nothing | Measured::Unit(_));
    let word = start
        .checked_sub(1)
        .filter(|&k| counts && view.any(k, &["above", "below", "under"]));
    let amount = |k: usize| k == 0 || view.entry_before(k, 1).roles.lasts || view.entry_before(k, 1).roles.change;
    word.is_some_and(|k| !amount(k) && !view.any(k - 1, &["just", "well", "slightly"]))
}

/// "the risk of fire over nine years": the time in which something happens, where "has taken over nine years" is a length.
fn is_period(view: &View, start: usize, end: usize, measured: Measured) -> bool {
    let over = start.checked_sub(1).filter(|&over| view.is(over, "over"));
    let span = matches!(measured, Measured::Unit(unit) if amount::is_time(unit));
    let length = |over: usize| over > 0 && view.entry_before(over, 1).roles.lasts || view.is_of(end, &FIGURES.span);
    span && over.is_some_and(|over| !length(over))
}

/// A quick look whether a figure may begin at token `i`.
fn may_begin(view: &View, i: usize) -> bool {
    match view.token(i).kind {
        Kind::Number(_) => true,
        Kind::Mark(c) => {
            c == '$'
                || c > '\x7f' && !is_dash(c) && !('\u{2018}'..='\u{201f}').contains(&c)
                || is_dash(c) && matches!(view.token(i + 1).kind, Kind::Number(_))
        }
        Kind::Word(_) => view.entry(i).begins,
        Kind::End => false,
    }
}
