//! The words that rules ask for by class. Their lists say what each class is.

use crate::lexicon::classes;

classes! {
    /// Closed classes of English: `data/grammar.txt`.
    GRAMMAR: Grammar = "../../data/grammar.txt",
    be, have, does, copula, negation, modal, time, relative, complement, venue, antecedent, circumstance, subordinate, question,
    alone, quantity, share, object, person, placed, might, amount, measure, vague, talk
}

classes! {
    /// What tells who a source is: `data/source-words.txt`.
    SOURCES: SourceWords = "../../data/source-words.txt",
    company, firm, agency, body, public, obtained, published, several, some, number, aired, another, epithet, kin, state, ministry, differ, familiar, briefed,
    deeds, states, dies, initials;
    endings person, people
}

classes! {
    /// Verbs of attribution: `data/verbs.txt`.
    VERBS: Verbs = "../../data/verbs.txt",
    hearsay, light, voiced, noun, charge, shows, uttered, utters, chorus, remark, relay, accused, faces, loud, citing, offence, suffers
}

classes! {
    /// What stands in names and beside them: `data/name-words.txt`.
    NAMES: NameWords = "../../data/name-words.txt",
    joiner, article, kunya, office, panel, kings, surname, outlet, print, holding, month, short, dated, letters
}

classes! {
    /// What stands beside figures: `data/figure-words.txt`.
    FIGURES: FigureWords = "../../data/figure-words.txt",
    whose, change, ordinal, rated, share, period, coin, fund, span, road, square, day, subject, either, paid, aged, opens, inside, voted, vote
}

classes! {
    /// What stands beside dates and times: `data/time-words.txt`.
    TIMES: TimeWords = "../../data/time-words.txt",
    clock, zone, weekday, weekdays, booked, month, months, quarter, fiscal, result, account, season, feast, feasts, year, short, range, page,
    singular, plural, lasting, back, article, parts, force, still, poll, holds, outlook, able, foretold, weather, show
}

classes! {
    /// What tells of a claim's content: `data/claim-words.txt`.
    CLAIM: ClaimWords = "../../data/claim-words.txt",
    foresee, known, wish, habit, usual, soon, span, sense, heard, tried, barely, nobody, spares, sure, careful, bound, compare, marvel, bidden, unlawful, silent, allowed, nightly, meanwhile
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    /// Reading a list compares its classes with those that are asked for.
    #[test]
    fn lists_and_code_name_the_same_classes() {
        LazyLock::force(&GRAMMAR);
        LazyLock::force(&SOURCES);
        LazyLock::force(&VERBS);
        LazyLock::force(&NAMES);
        LazyLock::force(&FIGURES);
        LazyLock::force(&TIMES);
        LazyLock::force(&CLAIM);
    }
}
