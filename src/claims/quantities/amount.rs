//! A number with what it measures: `$1.2bn`, `10 euros`, `5 per cent`, `27-kilometre`.

use super::super::values::lexer::Kind;
use super::super::values::lexicon::{Meaning, NumberWord, UnitClass, Wanted};
use super::super::values::numbers::{self, Figure, Shape};
use super::super::values::{View, is_dash};
use super::super::words::FIGURES;

/// What a number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measured {
    Nothing,
    /// ISO 4217 code; `-` where the name does not tell it.
    Money(&'static str),
    Percent(&'static str),
    Unit(&'static str),
}

/// A number with what it measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    pub start: usize,
    /// The token after it.
    pub end: usize,
    pub value: f64,
    pub measured: Measured,
    /// What the scale words multiply, 1 where there are none.
    scale: f64,
    /// True where the currency stands before the number.
    prefixed: bool,
    pub scaled: bool,
    pub written: bool,
    pub grouped: bool,
    pub fraction: bool,
    pub vague: bool,
}

fn code_of(m: Meaning) -> Option<(&'static str, UnitClass)> {
    match m {
        Meaning::Unit { code, class } => Some((code, class)),
        _ => None,
    }
}

/// MEUR, KUSD: a scale and a currency's code in one word.
fn scaled_code(view: &View, i: usize) -> Option<(&'static str, f64)> {
    let word = view.word(i);
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let scale = match word.as_bytes().first()? {
        b'K' | b'T' => 1e3,
        b'M' => 1e6,
        b'B' => 1e9,
        _ => return None,
    };
    Some((view.lexicon.code(word.get(1..)?)?, scale))
}

/// A currency before a number: its code and the number's token.
fn prefix(view: &View, i: usize) -> Option<(&'static str, usize)> {
    let (meaning, end) = view.lexicon.phrase(view.tokens, i, Wanted::MONEY)?;
    let (code, class) = code_of(meaning)?;
    let digits = matches!(view.token(end).kind, Kind::Number(_));
    let first = view.token(i);
    let fits = match class {
        // "a $5 note" is not Australian; codes are capitals, or clear by the number glued to them
        UnitClass::Symbol => match first.kind {
            Kind::Word(_) if view.mark(end - 1) == '$' && end > i + 1 => {
                view.token(i + 1).glued && (first.range.len() > 1 || first.capital) || view.is(i, "c")
            }
            Kind::Word(_) => digits && (first.range.len() > 2 || view.token(end).glued || first.capital),
            _ => true,
        },
        _ => digits && code != "-" && !matches!(view.before(i, 1).kind, Kind::Number(_)) && !view.is(i, "pound") && !view.is(i, "pounds"),
    };
    (fits && (digits || numbers::parse(view, end).is_some_and(|f| f.shape != Shape::Ordinal))).then_some((code, end))
}

/// The amount that begins at token `i`.
pub(super) fn at(view: &View, i: usize) -> Option<Amount> {
    if let Some(share) = share(view, i) {
        return Some(share);
    }
    let (mut code, mut number) = (None, i);
    if let Some((found, after)) = prefix(view, i) {
        (code, number) = (Some(found), after);
    }
    // "plus or minus 3 points" is a margin, and no less than nothing
    let margin = view.is_before(i, 1, "or") && view.is_before(i, 2, "plus");
    let minus = code.is_none() && (is_minus(view, i) || view.is(i, "minus") && !margin);
    number += usize::from(minus);
    let Some(figure) = numbers::parse(view, number).filter(|f| f.shape != Shape::Ordinal) else {
        return single(view, i);
    };
    let mut amount = Amount {
        start: i,
        end: figure.end,
        value: if minus { -figure.value } else { figure.value },
        measured: code.map_or(Measured::Nothing, Measured::Money),
        scale: figure.scale,
        prefixed: code.is_some(),
        scaled: figure.scale > 1.0,
        written: figure.written,
        grouped: matches!(view.token(number).kind, Kind::Number(n) if n.grouped) || figure.end > number + 1 && !figure.written,
        fraction: figure.shape == Shape::Fraction,
        vague: figure.shape == Shape::Vague,
    };
    if !figure.written && figure.scale == 1.0 {
        short_scale(view, &mut amount);
    }
    tolerance(view, &mut amount);
    unit(view, &mut amount, &figure);
    inches(view, &mut amount);
    hundredths(view, &mut amount);
    // "one" alone is a pronoun more often than a count
    let lone = code.is_none()
        && figure.written
        && figure.value == 1.0
        && figure.shape == Shape::Cardinal
        && figure.end == number + 1
        && !amount.scaled;
    // "not one penny", "no one tonne"
    if lone && view.follows(i, 1, &["no", "not"]) {
        return None;
    }
    if lone && amount.measured == Measured::Unit("d") && is_some_day(view, i, amount.end) {
        return None;
    }
    if lone && amount.measured == Measured::Nothing {
        if let Some((ratio, end)) = ratio(view, &amount) {
            (amount.value, amount.end, amount.fraction) = (ratio, end, true);
        } else if !view.entry(amount.end).roles.one {
            return None;
        }
    } else if amount.measured == Measured::Nothing
        && let Some((ratio, end)) = ratio(view, &amount)
    {
        (amount.value, amount.end, amount.fraction) = (ratio, end, true);
    }
    Some(amount)
}

/// "would one day return", "One day he left": some day, and no span.
fn is_some_day(view: &View, i: usize, end: usize) -> bool {
    let word = matches!(view.token(end).kind, Kind::Word(_)) && !view.is_of(end, &FIGURES.day);
    let opens = i == 0 || matches!(view.mark_before(i, 1), '"' | '“' | '‘');
    let told = view.mark(end) == ',' || view.is_of(end, &FIGURES.subject);
    view.is(i + 1, "day") && (opens && told || word && view.entry_before(i, 1).roles.some)
}

fn is_minus(view: &View, i: usize) -> bool {
    let glued = matches!(view.token(i + 1).kind, Kind::Number(_)) && view.token(i + 1).glued;
    matches!(view.mark(i), '-' | '\u{2212}' | '\u{2013}')
        && glued
        && (!view.token(i).glued || i == 0 || matches!(view.mark_before(i, 1), '('))
}

/// "per cent of 20" on a line of its own, as tables and lists have it.
fn share(view: &View, i: usize) -> Option<Amount> {
    if i > 0 {
        return None;
    }
    let (meaning, of) = view.lexicon.phrase(view.tokens, i, Wanted::PERCENT)?;
    let figure = numbers::parse(view, of + 1).filter(|f| f.shape == Shape::Cardinal)?;
    let alone = view.is(of, "of") && view.token(figure.end).kind == Kind::End;
    alone.then_some(one(i, figure.end, figure.value, Measured::Percent(code_of(meaning)?.0)))
}

/// 9.83 ± 0.01 km, 20 +/- 3: the tolerance is no figure of its own.
fn tolerance(view: &View, amount: &mut Amount) {
    let end = amount.end;
    let after = match view.mark(end) {
        '±' => end + 1,
        '+' if view.mark(end + 1) == '/' && is_dash(view.mark(end + 2)) => end + 3,
        _ => return,
    };
    if let Some(figure) = numbers::parse(view, after) {
        amount.end = figure.end;
    }
}

/// 5 feet 10 inches, 5ft 10in, 5-foot-10.
fn inches(view: &View, amount: &mut Amount) {
    if amount.measured != Measured::Unit("[ft_i]") {
        return;
    }
    let hyphen = usize::from(view.mark(amount.end) == '-' && view.token(amount.end).glued);
    let Some(figure) = numbers::parse(view, amount.end + hyphen).filter(|f| f.shape == Shape::Cardinal && f.value < 12.0) else {
        return;
    };
    let joined = usize::from(view.mark(figure.end) == '-' && view.token(figure.end).glued);
    let named = view.any(figure.end + joined, &["inch", "inches", "in"]);
    if named || hyphen == 1 {
        amount.value += figure.value / 12.0;
        amount.end = figure.end + if named { joined + 1 } else { 0 };
    }
}

/// "a dollar", "a penny": one of a currency.
fn single(view: &View, i: usize) -> Option<Amount> {
    if view.is(i, "an") {
        return measure(view, i);
    }
    if !view.is(i, "a") || matches!(view.before(i, 1).kind, Kind::Number(_)) || view.is_before(i, 1, "not") {
        return None;
    }
    if view.is(i + 1, "grand") && !matches!(view.token(i + 2).kind, Kind::Word(_)) {
        return Some(one(i, i + 2, 1000.0, Measured::Money("-")));
    }
    let Some((meaning, end)) = view.lexicon.phrase(view.tokens, i + 1, Wanted::COIN) else {
        return measure(view, i);
    };
    let (code, _) = code_of(meaning)?;
    let noun = matches!(view.token(end).kind, Kind::Word(_)) && !view.is_of(end, &FIGURES.coin);
    let rate = view.before(i, 1).kind != Kind::End && view.lexicon.phrase_before(view.tokens, i, Wanted::UNIT).is_some();
    let name = matches!(view.word(i + 1), "pound" | "won" | "franc" | "real") || view.token(i + 1).range.len() == 1;
    if noun || rate || name {
        return None;
    }
    let mut amount = one(i, end, 1.0, Measured::Money(code));
    hundredths(view, &mut amount);
    Some(amount)
}

/// "a gallon of", "a tonne of"; of a unit of time only where something bounds it: "over a decade", "longer than an hour".
fn measure(view: &View, i: usize) -> Option<Amount> {
    let (meaning, end) = view.lexicon.phrase(view.tokens, i + 1, Wanted::NAME)?;
    let (code, _) = code_of(meaning)?;
    let other = matches!(code, "deg" | "bar");
    let fits = if is_time(code) { is_span(view, i, end) } else { view.is(end, "of") };
    (!other && fits).then(|| one(i, end, 1.0, Measured::Unit(code)))
}

/// "more than a week", "nearly a year"; not "about a day", which may be what a book is about, nor "over a second term".
fn is_span(view: &View, i: usize, end: usize) -> bool {
    let bounds = match view.lexicon.phrase_before(view.tokens, i, Wanted::ABOUT) {
        Some((Meaning::About(Some(_)), _)) => true,
        Some((Meaning::About(None), first)) => view.any(first, &["nearly", "almost"]),
        _ => false,
    };
    let noun = matches!(view.token(end).kind, Kind::Word(_)) && !view.is_of(end, &FIGURES.change);
    bounds && !is_dash(view.mark(end)) && !(noun && view.any(i + 1, &["second", "minute"]))
}

/// True for units of time.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(
        unit,
        "s" | "ms" | "min" | "h" | "d" | "wk" | "mo" | "a" | "2.wk" | "10.a" | "100.a" | "1000.a" | "Ga"
    )
}

fn one(start: usize, end: usize, value: f64, measured: Measured) -> Amount {
    Amount {
        start,
        end,
        value,
        measured,
        scale: 1.0,
        prefixed: false,
        scaled: false,
        written: true,
        grouped: false,
        fraction: false,
        vague: false,
    }
}

/// k, m, bn after digits. `m` alone is a metre unless something says million.
fn short_scale(view: &View, amount: &mut Amount) {
    let end = amount.end;
    if view.is(end, "grand") {
        (amount.value, amount.scale, amount.scaled, amount.end) = (amount.value * 1e3, 1e3, true, end + 1);
        if amount.measured == Measured::Nothing {
            amount.measured = Measured::Money("-");
        }
        return;
    }
    let NumberWord::Short(scale) = view.entry(end).number else {
        return;
    };
    let word = view.word(end);
    let money_ahead =
        view.lexicon.phrase(view.tokens, end + 1, Wanted::MONEY).is_some() && !matches!(view.token(end + 2).kind, Kind::Number(_));
    let money = amount.measured != Measured::Nothing || money_ahead;
    let glued = view.token(end).glued;
    let clear = match word {
        "m" | "M" | "b" | "B" | "t" | "T" | "mm" => {
            money && (glued || word.len() == 1 && amount.prefixed) || (word == "m" && glued && counts_people(view, end + 1))
        }
        "k" | "K" => glued,
        _ => true,
    };
    if clear {
        amount.value = numbers::multiplied(amount.value, scale);
        amount.scale *= scale;
        amount.scaled = true;
        amount.end = end + 1;
    }
}

/// True for a plural noun after "10m": people are counted, not measured.
fn counts_people(view: &View, i: usize) -> bool {
    let word = view.word(i);
    let noun = !view.token(i).glued && matches!(view.token(i).kind, Kind::Word(_)) && word.bytes().all(|b| b.is_ascii_lowercase());
    noun && (word == "people"
        || word == "children"
        || word.len() > 4 && word.ends_with('s') && !matches!(word, "across" | "metres" | "meters"))
}

/// Takes the unit that follows.
fn unit(view: &View, amount: &mut Amount, figure: &Figure) {
    let end = amount.end;
    let hyphen = usize::from(is_dash(view.mark(end)) && view.token(end).glued && view.token(end + 1).glued);
    // millions of dollars, half of one per cent, three quarters of a mile
    let of = match hyphen == 0 && view.is(end, "of") {
        true if amount.vague => 1,
        true if amount.fraction && view.any(end + 1, &["a", "an", "one"]) => 2,
        _ => 0,
    };
    let at = end + hyphen + of;
    if let Some((code, scale)) = scaled_code(view, at).filter(|_| amount.measured == Measured::Nothing && hyphen + of == 0) {
        (amount.value, amount.scale, amount.scaled, amount.end) = (numbers::multiplied(amount.value, scale), scale, true, at + 1);
        amount.measured = Measured::Money(code);
        return;
    }
    // "9.4in", but never "9 in"
    if amount.measured == Measured::Nothing && !figure.written && hyphen + of == 0 && view.is(at, "in") && view.token(at).glued {
        (amount.measured, amount.end) = (Measured::Unit("[in_i]"), at + 1);
        return;
    }
    let Some((meaning, after)) = view.lexicon.phrase(view.tokens, at, Wanted::UNIT) else {
        return;
    };
    let Some((code, class)) = code_of(meaning) else {
        return;
    };
    let digits = !figure.written;
    let glued = view.token(at).glued;
    let word = view.word(at);
    let single = word.len() == 1 && after == at + 1 && word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if amount.measured != Measured::Nothing {
        // $10 dollars, $5 US
        if amount.prefixed && matches!(class, UnitClass::Currency) && amount.measured == Measured::Money(code) {
            amount.end = after;
        }
        return;
    }
    let fits = match class {
        UnitClass::Symbol => {
            let word = matches!(view.token(at).kind, Kind::Word(_));
            let next_number = matches!(view.token(after).kind, Kind::Number(_)) && view.token(after).glued;
            !next_number
                && (digits || word)
                && (!word || glued || view.word(at).bytes().all(|b| !b.is_ascii_lowercase()) || view.token(at).range.len() >= 3)
        }
        UnitClass::Currency => match code {
            "-" => !matches!(word, "won" | "crowns") || amount.value >= 100.0,
            _ => !matches!(word, "rand" | "sterling" | "ether") || amount.value >= 10.0,
        },
        UnitClass::Minor => !single || (digits && (glued || word == "¢")),
        UnitClass::Percent => !word.eq_ignore_ascii_case("pc") || digits && word == "pc",
        // "two cups in the evening" are drunk, "two cups of flour" are measured
        UnitClass::Name if word == "cups" => digits || view.is(after, "of"),
        UnitClass::Name => !matches!(word, "bar" | "stone" | "cup" | "foot") || digits,
        UnitClass::Short => digits && (!single || word_is_unit(view, at, after, glued)),
    };
    if !fits
        || (hyphen == 1
            && !matches!(
                class,
                UnitClass::Currency | UnitClass::Minor | UnitClass::Percent | UnitClass::Name | UnitClass::Short
            ))
    {
        return;
    }
    amount.end = after;
    amount.measured = match class {
        UnitClass::Symbol | UnitClass::Currency | UnitClass::Minor => {
            if code == "GBP"
                && matches!(word, "pound" | "pounds" | "Pound" | "Pounds")
                && after == at + 1
                && is_weight(view, amount, hyphen)
            {
                Measured::Unit("[lb_av]")
            } else {
                Measured::Money(code)
            }
        }
        UnitClass::Percent => Measured::Percent(code),
        UnitClass::Name | UnitClass::Short => Measured::Unit(code),
    };
    // 75 USD million
    if class == UnitClass::Symbol
        && let NumberWord::Scale(scale) = view.entry(after).number
        && amount.scale == 1.0
    {
        (amount.value, amount.scale, amount.scaled, amount.end) = (numbers::multiplied(amount.value, scale), scale, true, after + 1);
    }
}

/// A single letter is a unit where it is glued to the digits, or where no noun can follow.
fn word_is_unit(view: &View, at: usize, after: usize, glued: bool) -> bool {
    let small = view.word(at).bytes().all(|b| b.is_ascii_lowercase());
    let open = !matches!(view.mark(after), '.' | '\'' | '\u{2019}')
        || !view.token(after).glued
        || !matches!(view.token(after + 1).kind, Kind::Word(_))
        || !view.token(after + 1).glued;
    let upper = matches!(view.word(at), "L" | "W" | "V");
    (small || upper) && open && (glued || !view.token(at).capital || upper)
}

/// Pounds of something, or of someone: a weight.
fn is_weight(view: &View, amount: &Amount, hyphen: usize) -> bool {
    if amount.scaled && amount.scale >= 1e6 {
        return false;
    }
    let of = view.is(amount.end, "of");
    if of && view.is_of(amount.end + 1, &FIGURES.fund) {
        return false;
    }
    let weighed =
        (1..=4).any(|back| view.entry_before(amount.start, back).roles.weigh) || (0..3).any(|n| view.entry(amount.end + n).roles.weigh);
    weighed || hyphen == 1 || of
}

/// 3 dollars 50 cents; a dollar and 42 cents; 15 dollars 50; $3 and fourteen.
fn hundredths(view: &View, amount: &mut Amount) {
    let Measured::Money(code) = amount.measured else {
        return;
    };
    if matches!(code, "cent" | "penny" | "kopek" | "paisa" | "sen" | "satoshi") || amount.scaled || amount.value.fract() != 0.0 {
        return;
    }
    let and = usize::from(view.is(amount.end, "and"));
    let at = amount.end + and;
    let Some(figure) = numbers::parse(view, at).filter(|f| f.shape == Shape::Cardinal && f.value < 100.0 && f.scale == 1.0) else {
        return;
    };
    let named = view.lexicon.phrase(view.tokens, figure.end, Wanted::MINOR).map(|(_, end)| end);
    let short = (view.is(figure.end, "c") && view.token(figure.end).glued).then_some(figure.end + 1);
    // without a name they stand right before a stop; with the symbol before the figure, in words only
    let stops = matches!(view.token(figure.end).kind, Kind::End | Kind::Mark('.' | ',' | ';'));
    let last = view.token(figure.end + 1).kind == Kind::End;
    let alone = if amount.prefixed {
        and == 1 && figure.written && (view.token(figure.end).kind == Kind::End || stops && last)
    } else {
        !view.token(at).glued
            && (stops && figure.value >= 10.0 && (and == 0 || last)
                || view.token(figure.end).kind == Kind::End
                || figure.value >= 10.0 && and == 0 && view.is(figure.end, "more"))
    };
    if let Some(end) = named.or(short).or(alone.then_some(figure.end)) {
        amount.value += figure.value / 100.0;
        amount.end = end;
    }
}

/// one in five, nine out of 10
fn ratio(view: &View, amount: &Amount) -> Option<(f64, usize)> {
    // "one child in five": what is counted may stand between
    let noun = usize::from(view.entry(amount.end).roles.one && view.any(amount.end + 1, &["in", "out"]));
    let joint = amount.end + noun;
    // "19 in every 1,000"
    let every = view.is(joint, "in") && view.any(joint + 1, &["every", "each"]);
    let skip = if view.is(joint, "out") && view.is(joint + 1, "of") || every {
        2
    } else if view.is(joint, "in") {
        1
    } else {
        return None;
    };
    let whole = numbers::parse(view, joint + skip).filter(|f| f.shape == Shape::Cardinal)?;
    let round = whole.value <= 10.0
        || matches!(
            whole.value as i64,
            12 | 20 | 25 | 30 | 40 | 50 | 100 | 1000 | 10_000 | 100_000 | 1_000_000
        );
    let measured = view.lexicon.phrase(view.tokens, whole.end, Wanted::UNIT).is_some();
    (amount.value >= 1.0 && amount.value < whole.value && (amount.value < 10.0 && round || every) && !measured)
        .then(|| (amount.value / whole.value, whole.end))
}

/// The range that begins with an amount: 5-7%, between 5 and 7 per cent, $1.5-2 million.
pub(super) fn span(view: &View, first: &Amount) -> Option<(Amount, Amount)> {
    let end = first.end;
    let between = view.is_before(first.start, 1, "between");
    let from = view.is_before(first.start, 1, "from");
    let dash = is_dash(view.mark(end));
    let to = view.is(end, "to");
    let and = between && view.is(end, "and") || from && view.is(end, "and");
    let comma = view.mark(end) == ',' && first.measured == Measured::Nothing && first.scale == 1.0 && first.value.fract() == 0.0;
    if !(dash || to || and || comma) || first.fraction || first.vague {
        return None;
    }
    if dash && view.token(end).glued != view.token(end + 1).glued {
        return None;
    }
    // a dash with spaces sets a clause apart, unless both ends are digits
    let digits = matches!(view.token(end + 1).kind, Kind::Number(_) | Kind::Mark(_));
    if dash && !view.token(end).glued && (first.written || !digits) {
        return None;
    }
    let second = at(view, end + 1).filter(|a| !a.fraction && !a.vague)?;
    // "around 8, 9 billion": somewhere between; "on Channel 4, 5 million watched" has two figures
    if comma
        && (!view.follows_of(first.start, 1, &FIGURES.either)
            || second.scale == 1.0
            || second.value != numbers::multiplied(first.value + 1.0, second.scale))
    {
        return None;
    }
    let mut low = *first;
    low.measured = match (first.measured, second.measured) {
        (Measured::Nothing, measured) => measured,
        (a, b) if a == b || b == Measured::Nothing && first.prefixed => a,
        _ => return None,
    };
    let mut high = second;
    high.measured = low.measured;
    // 1.5-2 million: the scale is the first one's too
    let mantissa = second.value / second.scale;
    if first.scale == 1.0 && second.scale > 1.0 && first.value < mantissa && !first.grouped {
        low.value = numbers::multiplied(low.value, second.scale);
    }
    if low.value >= high.value {
        // from -18 to -34 degrees
        if !(from && low.value < 0.0 && low.value > high.value) {
            return None;
        }
        (low.value, high.value) = (high.value, low.value);
    }
    if to && !between && is_change(view, first, &second, from) {
        return None;
    }
    if to && first.measured == Measured::Nothing && !from && !between && low.value == 1.0 {
        return None;
    }
    Some((low, high))
}

/// "rose from 5 to 7 per cent", "rose by 2% to 14%": two figures, no range.
fn is_change(view: &View, first: &Amount, second: &Amount, from: bool) -> bool {
    let both = first.measured != Measured::Nothing && second.measured != Measured::Nothing;
    let reach = if from { 9 } else { 4 };
    (from || both) && (1..=reach).any(|back| view.entry_before(first.start, back).roles.change)
}

/// 2-1, 52 to 48: bare small numbers with a dash between, that nothing follows which they could count.
pub(super) fn is_score(view: &View, first: &Amount, high: Option<f64>) -> bool {
    let small = first.value < 20.0 && high.is_none_or(|h| h < 20.0) && !first.written;
    let glued_dash = |i: usize| view.mark(i) == '-' || view.mark(i) == '\u{2013}';
    if high.is_some() {
        let noun = matches!(view.token(first.end + 2).kind, Kind::Word(_)) && !view.token(first.end + 2).capital;
        return small && glued_dash(first.end) && !noun;
    }
    let after = glued_dash(first.end)
        && view.token(first.end).glued
        && matches!(view.token(first.end + 1).kind, Kind::Number(_))
        && view.token(first.end + 1).glued;
    let before = glued_dash(first.start.saturating_sub(1))
        && first.start >= 2
        && view.token(first.start).glued
        && matches!(view.before(first.start, 2).kind, Kind::Number(_))
        && view.before(first.start, 1).glued;
    let tally = || {
        if after {
            is_tally(view, first.start)
        } else {
            is_tally(view, first.start - 2)
        }
    };
    !first.written && (after || before) && !tally()
}

/// "voted 231-198", "a 52-48 vote": votes are counted, as no goals are. `i` is at the first number.
fn is_tally(view: &View, i: usize) -> bool {
    view.follows_of(i, 1, &FIGURES.voted) || view.is_of(i + 3, &FIGURES.vote)
}
