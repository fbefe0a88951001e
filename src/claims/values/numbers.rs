//! Number phrases: `1.2bn`, `2 1/2`, `thirty-five thousand`, `half a million`, `tens of thousands`, `two-thirds`, `19th`.

use super::super::words::FIGURES;
use super::lexer::{Kind, shifted};
use super::lexicon::{NumberWord, Wanted};
use super::{View, is_dash};

/// What a number phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Cardinal,
    Ordinal,
    Fraction,
    /// tens of thousands, several hundred
    Vague,
}

/// A number phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figure {
    /// The token after it.
    pub end: usize,
    pub value: f64,
    pub shape: Shape,
    /// What its scale words multiply: 1e6 for "2 million".
    pub scale: f64,
    /// True where it begins with a word.
    pub written: bool,
}

impl Figure {
    fn new(end: usize, value: f64, shape: Shape, written: bool) -> Self {
        Self {
            end,
            value,
            shape,
            scale: 1.0,
            written,
        }
    }
}

/// The number phrase that begins at token `i`.
pub(crate) fn parse(view: &View, i: usize) -> Option<Figure> {
    match view.token(i).kind {
        Kind::Number(_) => in_digits(view, i),
        Kind::Word(_) => in_words(view, i),
        _ => None,
    }
}

fn in_digits(view: &View, i: usize) -> Option<Figure> {
    let Kind::Number(first) = view.token(i).kind else {
        return None;
    };
    let mut end = i + 1;
    let mut value = first.value;
    if first.glyph {
        return Some(scaled(view, Figure::new(end, value, Shape::Fraction, false)));
    }
    // 19th
    if first.decimals == 0 && view.token(end).glued && view.any(end, &["st", "nd", "rd", "th"]) {
        return Some(Figure::new(end + 1, value, Shape::Ordinal, false));
    }
    let whole = first.decimals == 0;
    // 10 000: groups of three digits, apart by single spaces
    if whole && !first.grouped && !first.zero && (1..=3).contains(&first.digits) && value > 0.0 {
        while let Kind::Number(group) = view.token(end).kind {
            let apart = !view.token(end).glued && is_group_gap(view, end);
            if group.digits != 3 || group.grouped || !apart || !is_space_group(view, i, end) {
                break;
            }
            value = value * 1000.0 + group.value;
            end += 1;
            if group.decimals > 0 {
                break;
            }
        }
    }
    if whole && end == i + 1 {
        // 2½, 2 1/2, 1/40
        if let Kind::Number(n) = view.token(end).kind
            && n.glyph
        {
            return Some(scaled(view, Figure::new(end + 1, value + n.value, Shape::Cardinal, false)));
        }
        if let Some((fraction, after)) = slashed(view, end)
            && !view.token(end).glued
        {
            return Some(scaled(view, Figure::new(after, value + fraction, Shape::Cardinal, false)));
        }
        if let Some((fraction, after)) = slashed(view, i) {
            return Some(Figure::new(after, fraction, Shape::Fraction, false));
        }
        // 3,5 %: a decimal comma
        if view.mark(end) == ','
            && view.token(end).glued
            && view.token(end + 1).glued
            && let Kind::Number(n) = view.token(end + 1).kind
            && (1..=2).contains(&n.digits)
            && n.decimals == 0
            && !n.grouped
            && !matches!(view.mark(end + 2), ',' | '-')
            && is_unit_ahead(view, end + 2)
        {
            value += n.value / if n.digits == 1 { 10.0 } else { 100.0 };
            end += 2;
        }
    }
    if let Some(end) = and_a_half(view, end) {
        return Some(scaled(view, Figure::new(end, value + 0.5, Shape::Cardinal, false)));
    }
    if let Some((power, after)) = power_of_ten(view, end) {
        return Some(Figure::new(after, shifted(value, power), Shape::Cardinal, false));
    }
    Some(scaled(view, Figure::new(end, value, Shape::Cardinal, false)))
}

/// "and a half" at token `i`, with hyphens between its words or without: the token after it.
pub(crate) fn and_a_half(view: &View, i: usize) -> Option<usize> {
    ["and", "a", "half"].iter().try_fold(i, |at, word| {
        let at = at + usize::from(view.mark(at) == '-' && view.token(at).glued);
        view.is(at, word).then_some(at + 1)
    })
}

/// `×10−5`, `x 10^6`, `*10⁶` at token `i`: the exponent, and the token after it.
fn power_of_ten(view: &View, i: usize) -> Option<(i32, usize)> {
    if !(matches!(view.mark(i), '×' | '*' | '·') || view.is(i, "x")) || view.integer(i + 1) != Some((10, 2)) {
        return None;
    }
    let mut at = i + 2 + usize::from(view.mark(i + 2) == '^');
    let minus = is_dash(view.mark(at)) || view.mark(at) == '⁻';
    at += usize::from(minus);
    let mut exponent = 0;
    if let Some((n, 1 | 2)) = view.integer(at)
        && at > i + 2
    {
        (exponent, at) = (n as i32, at + 1);
    } else {
        while let Some(n) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == view.mark(at))
            && view.token(at).glued
        {
            (exponent, at) = ((exponent * 10 + n as i32).min(300), at + 1);
        }
    }
    (exponent > 0).then_some((if minus { -exponent } else { exponent }, at))
}

/// `1/40` at token `i`: its value, and the token after it.
fn slashed(view: &View, i: usize) -> Option<(f64, usize)> {
    let (above, _) = view.integer(i)?;
    let (below, digits) = view.integer(i + 2)?;
    let joined = view.mark(i + 1) == '/' && view.token(i + 1).glued && view.token(i + 2).glued;
    let alone = view.mark(i + 3) != '/' || !view.token(i + 3).glued;
    (joined && alone && 0 < above && above < below && digits <= 3).then(|| (above as f64 / below as f64, i + 3))
}

/// True where a no-break or thin space, or one plain space, lies before token `i`.
fn is_group_gap(view: &View, i: usize) -> bool {
    let gap = super::Range::new(view.before(i, 1).range.end, view.token(i).range.start).of(view.text);
    matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// A plain space sets groups apart only before a word in small letters, a currency or the end: "10 000 people", not "Flight 12 100".
fn is_space_group(view: &View, first: usize, group: usize) -> bool {
    let gap = super::Range::new(view.before(group, 1).range.end, view.token(group).range.start).of(view.text);
    if gap != " " {
        return true;
    }
    let after = view.token(group + 1);
    let open = match after.kind {
        Kind::Word(_) => !after.capital || after.range.len() == 3,
        Kind::Number(n) => n.digits == 3 && !n.grouped,
        Kind::Mark(c) => !matches!(c, '-' | '/' | ':' | '.' | ','),
        Kind::End => true,
    };
    open && !matches!(view.before(first, 1).kind, Kind::Number(_)) && !view.before(first, 1).capital
}

fn is_unit_ahead(view: &View, i: usize) -> bool {
    let symbol = matches!(view.mark(i), '%' | '€' | '$' | '£' | '°');
    symbol || matches!(view.entry(i).number, NumberWord::Scale(_)) || view.lexicon.phrase(view.tokens, i, Wanted::UNIT).is_some()
}

/// A decimal times a power of ten, without the dust of binary fractions: 16.4 million is 16400000.
pub(crate) fn multiplied(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if scale < 1e3 || product.abs() > 9e12 {
        return product;
    }
    (product * 1000.0).round() / 1000.0
}

/// Takes the scale words that follow: "million", "hundred thousand", "-billion".
fn scaled(view: &View, mut figure: Figure) -> Figure {
    loop {
        let hyphen = usize::from(is_dash(view.mark(figure.end)) && view.token(figure.end).glued);
        let scale = match view.entry(figure.end + hyphen).number {
            NumberWord::Scale(s) | NumberWord::Dozen(s) if s != 20.0 => s,
            _ => break,
        };
        figure.value = multiplied(figure.value, scale);
        figure.scale *= scale;
        figure.end += 1 + hyphen;
        figure.shape = if figure.shape == Shape::Fraction {
            Shape::Cardinal
        } else {
            figure.shape
        };
    }
    figure
}

fn in_words(view: &View, i: usize) -> Option<Figure> {
    let article = view.is(i, "a") || view.is(i, "an");
    match view.entry(i).number {
        NumberWord::Plural(_) => return vague(view, i),
        NumberWord::Ordinal(value) => return Some(Figure::new(i + 1, value, Shape::Ordinal, true)),
        NumberWord::Half(part) => return half(view, i, part),
        NumberWord::Small(_) | NumberWord::Ten(_) => {}
        // "hundred million rupees"
        NumberWord::Scale(_) if matches!(view.entry(i + 1).number, NumberWord::Scale(_)) => return cardinal(view, i, 1.0),
        NumberWord::None if article => {}
        NumberWord::None if view.is(i, "several") || (view.is(i, "few") && view.is_before(i, 1, "a")) => {
            let figure = scaled(view, Figure::new(i + 1, 1.0, Shape::Vague, true));
            return (figure.scale > 1.0).then_some(figure);
        }
        _ => return None,
    }
    if article {
        return match view.entry(i + 1).number {
            NumberWord::Scale(_) | NumberWord::Dozen(12.0) => {
                let end = if view.entry(i + 1).number == NumberWord::Dozen(12.0) {
                    i + 2
                } else {
                    0
                };
                if end > 0 {
                    Some(Figure::new(end, 12.0, Shape::Cardinal, true))
                } else {
                    cardinal(view, i + 1, 1.0)
                }
            }
            NumberWord::Half(part) => half(view, i + 1, part),
            NumberWord::Ordinal(n) if n > 2.0 && (view.is(i + 2, "of") || is_change(view, i, i + 2) || is_amount(view, i, i + 2)) => {
                Some(Figure::new(i + 2, 1.0 / n, Shape::Fraction, true))
            }
            _ => None,
        };
    }
    let figure = cardinal(view, i, 0.0)?;
    Some(figure)
}

/// half a million, half of, a quarter of, a quarter million; `i` is at "half" or "quarter".
fn half(view: &View, i: usize, part: f64) -> Option<Figure> {
    let mut end = i + 1;
    if part == 0.25 && (!view.is_before(i, 1, "a") || view.is(end, "of") && view.is(end + 1, "the") && !view.is_before(i, 2, "about")) {
        // "the first quarter", "a quarter of the year"; "a quarter of the vote" is left to the article's branch
        let fraction = view.is_before(i, 1, "a") && !matches!(view.entry(end + 2).time, super::lexicon::TimeWord::Unit(_));
        return fraction.then(|| Figure::new(end, part, Shape::Fraction, true));
    }
    let joined = is_dash(view.mark(end)) && view.token(end).glued;
    end += usize::from(joined);
    if view.is(end, "of") && view.is(end + 1, "a") {
        end += 1;
    }
    if view.is(end, "a") || view.is(end, "an") {
        end += 1;
    }
    if matches!(view.entry(end).number, NumberWord::Scale(_) | NumberWord::Dozen(12.0)) {
        return Some(scaled(view, Figure::new(end, part, Shape::Cardinal, true)));
    }
    let of = view.is(i + 1, "of") || (part == 0.5 && view.is_of(i + 1, &FIGURES.whose));
    if part == 0.5 && (end > i + 1 || joined) && view.lexicon.phrase(view.tokens, end, Wanted::NAME).is_some() {
        return Some(Figure::new(end, part, Shape::Cardinal, true));
    }
    if is_change(view, i.saturating_sub(usize::from(view.is_before(i, 1, "a"))), i + 1) {
        return Some(Figure::new(i + 1, part, Shape::Fraction, true));
    }
    if is_amount(view, i.saturating_sub(usize::from(view.is_before(i, 1, "a"))), i + 1) {
        return Some(Figure::new(i + 1, part, Shape::Fraction, true));
    }
    let whole = of && (part == 0.25 || !matches!(view.before(i, 1).kind, Kind::Number(_)) && !is_ordinal_before(view, i));
    whole.then(|| Figure::new(i + 1, part, Shape::Fraction, true))
}

/// "more than a quarter have left", "rose by nearly a third": a share that begins at token `i`, after a word of amount.
fn is_amount(view: &View, i: usize, end: usize) -> bool {
    const VERBS: [&str; 14] = [
        "have", "has", "had", "are", "were", "is", "was", "say", "said", "will", "would", "did", "do", "can",
    ];
    let about = view.lexicon.phrase_before(view.tokens, i, Wanted::ABOUT);
    about.is_some_and(|(_, first)| view.any(end, &VERBS) || is_change(view, first, end))
}

/// "cut emissions by a quarter by 2030", "fell by half": a share that begins at token `i` and that no noun follows.
fn is_change(view: &View, i: usize, end: usize) -> bool {
    let ends =
        !matches!(view.token(end).kind, Kind::Word(_) | Kind::Number(_)) && !is_dash(view.mark(end)) || view.is_of(end, &FIGURES.change);
    view.is_before(i, 1, "by") && ends
}

fn is_ordinal_before(view: &View, i: usize) -> bool {
    matches!(view.entry_before(i, 1).number, NumberWord::Ordinal(_)) || view.is_of(i.saturating_sub(1), &FIGURES.ordinal)
}

/// tens of thousands, hundreds, dozens; not the scores of a test.
fn vague(view: &View, i: usize) -> Option<Figure> {
    if view.is(i, "scores") && (!view.any(i + 1, &["of", "more"]) || view.follows_of(i, 1, &FIGURES.rated)) {
        return None;
    }
    let (mut value, mut end) = (1.0, i);
    while let NumberWord::Plural(n) = view.entry(end).number {
        value *= n;
        end += 1;
        if view.is(end, "of") && matches!(view.entry(end + 1).number, NumberWord::Plural(_)) {
            end += 1;
        } else {
            break;
        }
    }
    let mut figure = Figure::new(end, value, Shape::Vague, true);
    figure.scale = value;
    Some(figure)
}

/// "in denial for three quarters", "the last two quarters": quarters of the year; `i` is at the number.
fn is_period(view: &View, i: usize, quarters: usize) -> bool {
    let takes_part = view.follows_of(i, 2, &FIGURES.share);
    let lasts = view.is_before(i, 1, "for") && !takes_part || view.follows_of(i, 1, &FIGURES.period);
    quarters == i + 1 && lasts && !view.is(quarters + 1, "of")
}

/// A written cardinal: thirty-five, two hundred and six, one million two hundred thousand. `head` is the "a" of "a hundred".
fn cardinal(view: &View, i: usize, head: f64) -> Option<Figure> {
    let (mut total, mut current, mut scale) = (0.0f64, head, 1.0f64);
    let (mut at, mut last, mut least) = (i, if head > 0.0 { 1 } else { 0 }, f64::MAX);
    // last: 0 nothing, 1 a digit's worth, 2 a ten, 3 a hundred or more
    let mut end = i;
    loop {
        let mut next = at;
        if at > i {
            let hyphen = is_dash(view.mark(at)) && view.token(at).glued && view.token(at + 1).glued;
            let and = view.is(at + usize::from(hyphen), "and") && last == 3;
            next += usize::from(hyphen) + usize::from(and);
            next += usize::from(and && hyphen && view.mark(next) == '-');
            if and && !matches!(view.entry(next).number, NumberWord::Small(_) | NumberWord::Ten(_)) {
                break;
            }
        }
        match view.entry(next).number {
            NumberWord::Small(n) if last == 0 || last == 3 || (last == 2 && n < 10.0 && n > 0.0) => {
                if last == 3 && current + n >= least {
                    break;
                }
                current += n;
                last = 1;
                scale = 1.0;
            }
            NumberWord::Ten(n) if last == 0 || last == 3 => {
                current += n;
                last = 2;
                scale = 1.0;
            }
            NumberWord::Scale(100.0) if (last == 1 || last == 2) && current < 100.0 => {
                current *= 100.0;
                last = 3;
                scale = 100.0;
            }
            NumberWord::Scale(s) if s > 100.0 && last > 0 && s < least && current > 0.0 => {
                total += current * s;
                current = 0.0;
                last = 3;
                least = s;
                scale = s;
            }
            NumberWord::Dozen(12.0) if last == 1 || last == 2 => {
                total += current * 12.0;
                current = 0.0;
                last = 4;
                scale = 12.0;
            }
            NumberWord::Ordinal(n) if last == 2 && n < 10.0 && total == 0.0 => {
                return Some(Figure::new(next + 1, current + n, Shape::Ordinal, true));
            }
            NumberWord::Parts(4.0) if is_period(view, i, next) => break,
            // "for the first time in five quarters": no share is that large
            NumberWord::Parts(4.0) if current >= 4.0 => break,
            NumberWord::Parts(n) if (last == 1 || last == 2) && total == 0.0 => {
                return Some(Figure::new(next + 1, current / n, Shape::Fraction, true));
            }
            NumberWord::Ordinal(n) if current == 1.0 && last == 1 && n > 2.0 && total == 0.0 && head == 0.0 => {
                return Some(Figure::new(next + 1, 1.0 / n, Shape::Fraction, true));
            }
            NumberWord::Half(part) if current == 1.0 && last == 1 && total == 0.0 && next > at => {
                return Some(Figure::new(next + 1, part, Shape::Fraction, true));
            }
            _ => break,
        }
        at = next + 1;
        end = at;
    }
    if last == 0 || end == i && head > 0.0 {
        return None;
    }
    let mut figure = Figure::new(end, total + current, Shape::Cardinal, true);
    figure.scale = scale;
    if let Some(end) = and_a_half(view, end) {
        figure.value += 0.5 * scale;
        figure.end = end;
        return Some(scaled(view, figure));
    }
    // one point three
    if view.is(end, "point")
        && let NumberWord::Small(_) = view.entry(end + 1).number
    {
        let (mut place, mut after) = (0.1, end + 1);
        while let NumberWord::Small(n) = view.entry(after).number
            && n < 10.0
        {
            figure.value += n * place;
            place /= 10.0;
            after += 1;
        }
        figure.end = after;
        return Some(scaled(view, figure));
    }
    Some(figure)
}
