//! Finds the claims: quotations, attributions, figures, dates, hedges, and who is meant.
//!
//! One block after the other is read: its sentences become sheets (tokens and tags), attributions are found on them, and
//! the cast that has appeared so far says who each source is.

pub(crate) mod attribution;
mod cast;
mod clauses;
mod cues;
pub(crate) mod hedges;
mod labels;
mod lemmas;
mod modality;
pub(crate) mod names;
pub(crate) mod phrases;
mod polarity;
mod quantities;
mod quotations;
mod sheet;
pub(crate) mod sources;
mod times;
mod values;
pub(crate) mod wording;
pub(crate) mod words;
pub(crate) mod worth;

use std::ops::Range as Tokens;

use crate::boilerplate::Stripped;
use crate::limits::MAX_PASSAGE;
use crate::options::Options;
use crate::order;
use crate::report::{
    Attribution, Block, BlockKind, Certainty, Claim, Content, Cue, Entity, EntityKind, Form, Quantity, Sentence, Source, SourceKind,
    Stance, Time,
};
use crate::room;
use crate::segment;
use crate::tagger::Tag;
use crate::text::Range;
use crate::turns::Turn;

use attribution::{Found, Model, Passage, Speaker};
pub(crate) use attribution::{Unsaid, unsaid};
use cast::Cast;
use hedges::Hedge;
use quotations::Quotation;
use sheet::Sheet;
pub(crate) use times::Date;
pub(crate) use values::{figure, ordinal_word, season_name, unit_name};

/// All that the report says about the kept text.
pub(crate) struct Claims {
    pub sentences: Vec<Sentence>,
    pub claims: Vec<Claim>,
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
    pub entities: Vec<Entity>,
}

/// Finds everything that the report says about the kept text.
pub(crate) fn find(text: &str, stripped: &Stripped, sentences: Vec<segment::Sentence>, options: &Options, model: &Model) -> Claims {
    let (quantities, times) = values::find(text, &sentences, &times::Anchors::new(&stripped.article, options));
    let quotations = quotations::find(text, &stripped.blocks);
    let mut hedges: Vec<Hedge> = Vec::new();
    let mut sentences: Vec<Sentence> = sentences
        .into_iter()
        .map(|s| {
            let tokens = segment::tokens(text, s.range);
            let own = hedges::find(text, &tokens);
            hedges.extend(&own);
            Sentence {
                range: s.range,
                block: s.block,
                check_worthiness: worth::score(text, &tokens),
                hedges: own.iter().map(|h| h.range).collect(),
            }
        })
        .collect();

    let turns = stripped.blocks.iter().zip(&stripped.turns).filter_map(|(block, turn)| {
        let (start, Turn { name, colon }) = (block.range.start, (*turn)?);
        Some((Range::new(start + name.start, start + name.end), start + colon))
    });
    let mut reader = Reader {
        text,
        turns: turns.collect(),
        model,
        quotations: &quotations,
        sentences: &sentences,
        hedges: &hedges,
        quantities: &quantities,
        times: &times,
        cast: Cast::default(),
        claims: Vec::new(),
    };
    reader.captions(&stripped.blocks);
    let mut from = 0;
    while let Some(first) = sentences.get(from) {
        let end = first.range.start.saturating_add(MAX_PASSAGE);
        let to = sentences.partition_point(|s| s.block <= first.block && s.range.start < end);
        reader.block(from, to);
        from = to;
    }
    let (mut claims, entities) = reader.finish();
    unhedge(&mut sentences, &claims);
    rate(text, &sentences, &mut claims);
    Claims {
        sentences,
        claims,
        quantities,
        times,
        entities,
    }
}

/// True for a cue in the present tense: "says", not "said", "has said" or "fear".
fn is_present(s: &Sheet, cue: &[Range]) -> bool {
    let tags = |wanted: &[Tag]| {
        let mut tokens = cue.iter().flat_map(|c| s.token_at(c.start)..s.token_at(c.end));
        tokens.any(|k| wanted.contains(&s.tag(k)))
    };
    tags(&[Tag::VerbPresent]) && !tags(&[Tag::VerbPast, Tag::VerbParticiple])
}

/// Of a sentence, so many bytes are read for reasons: enough for any that a person wrote.
const REASONED: usize = 1_000;

/// So many claims relay one another at most.
const LONGEST_CHAIN: usize = 12;

/// A claim is as much worth checking as the worthiest of its sentences, and for the reasons of that one.
fn rate(text: &str, sentences: &[Sentence], claims: &mut [Claim]) {
    // Claims of one sentence stand together: it is asked for its reasons once.
    let mut last = (usize::MAX, Vec::new());
    for claim in claims {
        let own = claim.sentences.iter().filter_map(|&n| Some((n, sentences.get(n)?)));
        let Some((n, sentence)) = own.max_by(|a, b| a.1.check_worthiness.total_cmp(&b.1.check_worthiness)) else {
            continue;
        };
        if last.0 != n {
            let Range { start, end } = sentence.range;
            let read = Range::new(start, text.floor_char_boundary(end.min(start + REASONED)));
            last = (n, worth::reasons(text, &segment::tokens(text, read)));
        }
        claim.check_worthiness = sentence.check_worthiness;
        claim.check_reasons.clone_from(&last.1);
    }
}

/// A cue with a source is no hedge: in "Zelensky reported that …" someone vouches for it. In "he appears to know" nobody does.
fn unhedge(sentences: &mut [Sentence], claims: &[Claim]) {
    for claim in claims {
        let vouched = |a: &&Attribution| !a.source.ranges.is_empty() && !matches!(a.cue.lemma.as_str(), "appear" | "seem");
        let Some(a) = claim.attribution.as_ref().filter(vouched) else {
            continue;
        };
        for cue in &a.cue.ranges {
            let at = sentences.partition_point(|s| s.range.end <= cue.start);
            if let Some(sentence) = sentences.get_mut(at) {
                sentence.hedges.retain(|hedge| hedge.end != cue.end);
            }
        }
    }
}

/// Whom a word stands for where `own` speaks: "ROE: I think that he lied."
fn spoken(own: &Source, word: &str, read: Source) -> Source {
    let ranges = read.ranges.clone();
    match word {
        "i" => Source { ranges, ..own.clone() },
        "he" | "she" if read.name == own.name => Source {
            ranges,
            kind: SourceKind::Unknown,
            name: None,
            entity: None,
        },
        _ => read,
    }
}

/// "The trust said it could not comment": whatever "it" was before, an institution that speaks means itself.
fn institution<'a>(s: &Sheet, own: &Tokens<usize>, read: Source, mut outer: impl Iterator<Item = (&'a Found, &'a Source)>) -> Source {
    let opens = |c: &Range| {
        let first = s.token_at(c.start);
        first == own.start || first + 1 == own.start && s.word(first) == "that"
    };
    let is_it = own.len() == 1 && s.word(own.start) == "it";
    let speaks = |(found, source): &(&Found, &Source)| {
        matches!(source.kind, SourceKind::Organisation | SourceKind::Outlet) && found.content.iter().any(opens)
    };
    match is_it.then(|| outer.find(speaks)).flatten() {
        Some((_, source)) => Source {
            ranges: read.ranges,
            ..source.clone()
        },
        None => read,
    }
}

/// So many sentences before one that only points back are asked what was said.
const SENTENCES: usize = 3;

/// So many captions are read for names, none longer than this.
const CAPTIONS: usize = 64;
const CAPTION_BYTES: usize = 2_000;

/// Reads block after block, and remembers who has appeared.
struct Reader<'a> {
    text: &'a str,
    model: &'a Model,
    /// The turns of a talk: who speaks, and the colon behind that.
    turns: Vec<(Range, usize)>,
    quotations: &'a [Quotation],
    sentences: &'a [Sentence],
    hedges: &'a [Hedge],
    quantities: &'a [Quantity],
    times: &'a [Time],
    cast: Cast,
    claims: Vec<Claim>,
}

impl Reader<'_> {
    /// Learns who is who from captions: no part of the body, but they name people in full.
    fn captions(&mut self, blocks: &[Block]) {
        let captions = blocks.iter().filter(|b| !b.kept && b.kind == BlockKind::Caption);
        for block in captions.take(CAPTIONS).filter(|b| b.range.len() < CAPTION_BYTES) {
            let sheet = Sheet::new(self.text, block.range, |_| None);
            self.cast.learn(&sheet, &names::find(&sheet));
        }
    }

    /// Reads the sentences `from..to`, which are one block, or as much of it as is read as one.
    fn block(&mut self, from: usize, to: usize) {
        let ranges: Vec<Range> = self.sentences.get(from..to).unwrap_or_default().iter().map(|s| s.range).collect();
        let quotations = self.quotations;
        let sheets: Vec<Sheet> = ranges
            .iter()
            .map(|&range| Sheet::new(self.text, range, |byte| quotation_at(quotations, byte)))
            .collect();
        let opens = ranges.first().map_or(0, |first| first.start);
        let turn = self.turns.get(self.turns.partition_point(|(name, _)| name.start < opens));
        let turn = turn.copied().filter(|(name, _)| name.start == opens);
        let passage = Passage {
            sheets: &sheets,
            quotations,
            turn,
        };
        let found = attribution::find(&passage, self.model);

        // Sources are identified in the order in which the text names them, sentence by sentence.
        let mut sources: Vec<Option<Source>> = vec![None; found.len()];
        let mut by_sheet: Vec<Vec<usize>> = vec![Vec::new(); sheets.len()];
        // A source with an aside is named before whoever the aside speaks of: "a worker, who said he was afraid, told …"
        let named = |f: &Found| match &f.speaker {
            Speaker::Named(own) => sheets.get(f.sheet).map(|s| s.span(own.start, own.end).start),
            _ => None,
        };
        let cue = |f: &Found| f.cue.first().map_or(0, |c| c.start);
        let first_named = |f: &usize| found.get(*f).map_or(0, |f| named(f).map_or(cue(f), |own| own.min(cue(f))));
        for (f, attribution) in found.iter().enumerate() {
            by_sheet.get_mut(attribution.sheet).into_iter().for_each(|here| here.push(f));
        }
        by_sheet.iter_mut().for_each(|here| order::by_key(here, first_named));
        // Whose turn of a talk the block is.
        let mut own: Option<Source> = None;
        let memory = turn.map(|_| self.cast.memory());
        for (n, sheet) in sheets.iter().enumerate() {
            let mut names = names::find(sheet);
            if let Some((name, _)) = turn.filter(|_| n == 0) {
                let label = sheet.token_at(name.start)..sheet.token_at(name.end);
                if let Some(speaker) = names::speaker(sheet, label.clone()) {
                    names.retain(|n| n.tokens.start >= label.end);
                    names.insert(0, speaker);
                }
            }
            let scene = self.cast.meet(sheet, &names);
            for &f in by_sheet.get(n).into_iter().flatten() {
                let source = match found.get(f).map(|f| (&f.speaker, &f.antecedent)) {
                    Some((Speaker::Named(tokens), None)) => {
                        let read = self.cast.identify(&scene, tokens);
                        let outer = by_sheet.get(n).into_iter().flatten();
                        let outer = outer.filter_map(|&g| found.get(g).zip(sources.get(g)?.as_ref()));
                        let read = institution(sheet, tokens, read, outer);
                        Some(match own.as_ref().filter(|_| tokens.len() == 1) {
                            Some(own) => spoken(own, sheet.word(tokens.start), read),
                            None => read,
                        })
                    }
                    Some((Speaker::Named(tokens), Some(whom))) => Some(Source {
                        ranges: vec![sheet.span(tokens.start, tokens.end)],
                        ..self.cast.identify(&scene, whom)
                    }),
                    Some((Speaker::Last, _)) => self.cast.last_speaker(),
                    _ => None,
                };
                if found.get(f).is_some_and(|f| f.turn) {
                    own.clone_from(&source);
                }
                if let Some(slot) = sources.get_mut(f) {
                    *slot = source;
                }
            }
            self.cast.leave(&scene);
        }

        if let Some(memory) = memory {
            self.cast.recall(memory);
        }

        // A quotation over two paragraphs whose speaker is named after the second was found after the first, too.
        let unsaid = self
            .claims
            .last()
            .and_then(|last| last.attribution.as_ref())
            .filter(|a| a.source.ranges.is_empty());
        let again = |f: &Found| matches!(f.speaker, Speaker::Named(_)) && unsaid.is_some_and(|a| a.content.ranges == f.content);
        if found.iter().any(again) {
            self.claims.pop();
        }
        let base = self.claims.len();
        let mut order: Vec<usize> = (0..found.len()).collect();
        order::by_key(&mut order, |&f| found.get(f).map_or(0, |x| x.start(&sheets)));
        let mut positions = vec![0; found.len()];
        for (at, &f) in order.iter().enumerate() {
            positions.get_mut(f).into_iter().for_each(|p| *p = base + at);
        }
        let mut by_cue: Vec<(usize, usize)> = found
            .iter()
            .enumerate()
            .filter_map(|(n, f)| f.cue.first().map(|c| (c.start, n)))
            .collect();
        order::by_keys(&mut by_cue, |&cue| cue);
        let relay = |cue| {
            let after = by_cue.partition_point(|&(start, _)| start <= cue);
            by_cue
                .get(after.checked_sub(1)?)
                .filter(|relay| relay.0 == cue)
                .map(|relay| relay.1)
        };
        let mut claims = Vec::with_capacity(found.len());
        for &f in &order {
            let (Some(attribution), Some(source)) = (found.get(f), sources.get_mut(f)) else {
                continue;
            };
            let via = attribution.cites.and_then(relay).and_then(|relay| positions.get(relay).copied());
            // "The union says the tank leaked. The firm disputes this.": that it leaked, not that the union says so.
            let length = |f: &Found| f.content.iter().map(|r| r.len()).sum::<usize>();
            let said = |n: usize| {
                let here = by_sheet.get(n)?.iter().filter_map(|&f| found.get(f)).filter(|f| !f.points_back);
                (here.clone().next().is_some()).then(|| {
                    // What is denied is the charge, where there is one; who declines to comment says nothing that could be.
                    let said = here.filter(|f| !f.is_silent());
                    said.max_by_key(|f| (f.stance == Stance::Accuses, length(f))).map(|f| &f.content)
                })
            };
            let nearest = || (0..attribution.sheet).rev().take(SENTENCES).map_while(said).flatten().next();
            let before = if attribution.points_back { nearest() } else { None };
            claims.push(self.claim(attribution, source.take(), &sheets, via, before));
        }
        let length = claims.len();
        let read = ranges.last().map_or(0, |r| r.end);
        room::make_room(&mut self.claims, length, read, self.text.len());
        self.claims.extend(claims);
        self.nest(base, base + length);
    }

    /// A claim of an attribution; `before` is what was said before, where the attribution points back to that.
    fn claim(&self, found: &Found, source: Option<Source>, sheets: &[Sheet], via: Option<usize>, before: Option<&Vec<Range>>) -> Claim {
        let mut content = found.content.clone();
        if let Some(said) = before {
            content.clone_from(said);
        } else if found.points_back
            && let Some(before) = sheets.get(found.sheet).and_then(|s| self.said_before(s.range))
        {
            content = before;
        }
        let source = source.unwrap_or(Source {
            ranges: Vec::new(),
            kind: SourceKind::Unknown,
            name: None,
            entity: None,
        });
        let mut ranges: Vec<Range> = content.iter().chain(&source.ranges).chain(&found.cue).copied().collect();
        ranges = joined(self.text, ranges);
        let sentences: Vec<usize> = {
            let first = ranges
                .first()
                .map_or(0, |r| self.sentences.partition_point(|s| s.range.end <= r.start));
            let touches = |s: &Sentence| ranges.iter().any(|r| r.overlaps(s.range));
            let last = ranges.last().map_or(0, |r| r.end);
            self.sentences
                .iter()
                .enumerate()
                .skip(first)
                .take_while(|(_, s)| s.range.start < last)
                .filter(|(_, s)| touches(s))
                .map(|(n, _)| n)
                .collect()
        };
        let mut reading = labels::Reading::new(sheets.get(found.sheet).is_some_and(|s| is_present(s, &found.cue)));
        for piece in &content {
            let first = sheets.partition_point(|s| s.range.end <= piece.start);
            for sheet in sheets.iter().skip(first).take_while(|s| s.range.start < piece.end) {
                reading.add(sheet, *piece);
            }
        }
        let inside = |range: Range| content.iter().any(|c| c.contains(range));
        let (low, high) = (ranges.first().map_or(0, |r| r.start), ranges.last().map_or(0, |r| r.end));
        let quantities = within(self.quantities, low, high, |q| q.range)
            .filter(|(_, q)| inside(q.range))
            .map(|(n, _)| n)
            .collect::<Vec<_>>();
        // How old somebody is says who it is, and nothing of what is claimed.
        let figure = |&n: &usize| self.quantities.get(n).is_some_and(|q| !quantities::is_beside_name(self.text, q));
        let figures = quantities.iter().any(figure);
        let times = within(self.times, low, high, |t| t.range)
            .filter(|(_, t)| inside(t.range))
            .map(|(n, _)| n)
            .collect::<Vec<_>>();
        let hedges: Vec<Certainty> = within(self.hedges, low, high, |h| h.range)
            .filter(|(_, h)| inside(h.range))
            .filter(|(_, h)| {
                let sheet = sheets.get(sheets.partition_point(|s| s.range.end <= h.range.start));
                sheet.is_none_or(|s| modality::is_open(s, s.token_at(h.range.start)))
            })
            .map(|(_, h)| h.certainty)
            .collect();
        let stance = Some(found.stance);
        // "Nobody doubted that it would hold": it leaves nothing open.
        let doubted = stance.filter(|&stance| !(found.negated && stance == Stance::Doubts));
        // "Nobody expected the dam to burst": it did.
        let foreseen = if found.negated { "" } else { &found.lemma };
        Claim {
            id: String::new(),
            // Known when all claims are: see `rate`.
            check_worthiness: 0.0,
            check_reasons: Vec::new(),
            sentences,
            labels: reading.labels(foreseen, stance, figures),
            polarity: reading.polarity(found.negated, stance),
            certainty: reading.certainty(&found.lemma, doubted, &hedges),
            quantities,
            times,
            attribution: Some(Attribution {
                // What is denied may be a quotation: who denies it has not said it.
                form: if found.points_back {
                    Form::Indirect
                } else if found.turn {
                    Form::Direct
                } else {
                    form(self.text, &content, self.quotations)
                },
                source,
                cue: Cue {
                    ranges: found.cue.clone(),
                    lemma: found.lemma.clone().into_owned(),
                },
                content: Content { ranges: content },
                stance: found.stance,
                via: via.map(|n| n.to_string()),
            }),
            ranges,
        }
    }

    /// What the sentence before this one says: who says it is no part of that, and neither is its full stop.
    fn said_before(&self, sentence: Range) -> Option<Vec<Range>> {
        let n = self.sentences.partition_point(|s| s.range.start < sentence.start).checked_sub(1)?;
        let claims = self
            .claims
            .iter()
            .rev()
            .take_while(|c| c.sentences.last().is_some_and(|&last| last >= n));
        let contents = claims.filter(|c| c.sentences.contains(&n)).filter_map(|c| c.attribution.as_ref());
        let length = |a: &Attribution| a.content.ranges.iter().map(|r| r.len()).sum::<usize>();
        let said = contents.max_by_key(|a| (a.stance == Stance::Accuses, length(a)));
        said.map(|a| a.content.ranges.clone()).or_else(|| {
            let mut whole = self.sentences.get(n)?.range.trim(self.text);
            whole.end -= usize::from(whole.of(self.text).ends_with('.'));
            (!whole.is_empty()).then(|| vec![whole])
        })
    }

    /// A claim that lies wholly in another's content reached the reader through that one.
    fn nest(&mut self, from: usize, to: usize) {
        let Some(claims) = self.claims.get(from..to) else { return };
        let holds = |outer: &Claim, inner: &Claim| {
            let Some(own) = &outer.attribution else { return false };
            let content = &own.content.ranges;
            // "…, which she denies": who answers a statement does not relay it.
            let answers = matches!(own.stance, Stance::Denies | Stance::Doubts)
                && content
                    .last()
                    .zip(own.cue.ranges.first())
                    .is_some_and(|(said, cue)| said.end <= cue.start);
            if answers {
                return false;
            }
            let cue = inner.attribution.as_ref().and_then(|a| a.cue.ranges.first());
            cue.is_some_and(|cue| content.iter().any(|c| c.contains(*cue)))
        };
        let holds = |outer: &Claim, inner: &Claim| holds(outer, inner) && !holds(inner, outer);
        let extent = |c: &Claim| c.ranges.last().map_or(0, |r| r.end) - c.ranges.first().map_or(0, |r| r.start);
        // The longer relays the shorter, so that no claim relays itself over others.
        let around = |(k, outer): (usize, &Claim), (n, inner): (usize, &Claim)| {
            let (outer, inner) = (extent(outer), extent(inner));
            outer > inner || outer == inner && k < n
        };
        let relays: Vec<Option<usize>> = claims
            .iter()
            .enumerate()
            .map(|(n, inner)| {
                // The nearest claim around it; no more than a few begin before it in one block's reach.
                let near = claims.iter().enumerate().take(n + 8).skip(n.saturating_sub(8));
                near.filter(|&(k, outer)| k != n && around((k, outer), (n, inner)) && holds(outer, inner))
                    .min_by_key(|(_, outer)| extent(outer))
                    .map(|(k, _)| from + k)
            })
            .collect();
        for (n, relay) in relays.into_iter().enumerate() {
            let Some(relay) = relay.filter(|&relay| self.ends(relay, from + n)) else {
                continue;
            };
            if let Some(a) = self.claims.get_mut(from + n).and_then(|claim| claim.attribution.as_mut())
                && a.via.is_none()
            {
                a.via = Some(relay.to_string());
            }
        }
    }

    /// True where who relays a claim is not relayed by it in turn: ", citing officials" has its relay from its cue, not from
    /// where it stands.
    fn ends(&self, relay: usize, claim: usize) -> bool {
        let mut chain = std::iter::successors(Some(relay), |&n| {
            let via = self.claims.get(n)?.attribution.as_ref()?.via.as_deref()?;
            via.parse().ok()
        });
        chain.by_ref().take(LONGEST_CHAIN).all(|n| n != claim) && chain.next().is_none()
    }

    /// Numbers claims and entities, and turns the indices that stood for them into ids.
    fn finish(self) -> (Vec<Claim>, Vec<Entity>) {
        let (entities, ids) = self.cast.entities();
        // "This was reported by …" begins where the sentence before it does: text order is told at the end.
        let mut claims = self.claims;
        let places = order::places(claims.iter().map(|c| c.ranges.first().map_or(0, |r| r.start)));
        order::arrange(&mut claims, places.clone());
        for (n, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("c{}", n + 1);
            if let Some(a) = &mut claim.attribution {
                a.via = a
                    .via
                    .take()
                    .and_then(|n| n.parse::<usize>().ok())
                    .map(|n| format!("c{}", places.get(n).unwrap_or(&n) + 1));
                a.source.entity = a
                    .source
                    .entity
                    .take()
                    .and_then(|m| m.parse::<usize>().ok())
                    .and_then(|m| ids.get(m).cloned().flatten());
                in_full(&mut a.source, &entities);
            }
        }
        (claims, entities)
    }
}

/// "Haldane said …", and only later "Oliver Haldane": one person has one name throughout.
fn in_full(source: &mut Source, entities: &[Entity]) {
    let number = source.entity.as_ref().and_then(|id| id.get(1..)?.parse::<usize>().ok());
    let entity = number.and_then(|n| entities.get(n.checked_sub(1)?));
    // "Ostrand denied it", and only later "Ostrand's parliament".
    if source.kind == SourceKind::Person && entity.is_some_and(|e| e.kind == EntityKind::Organisation) {
        source.kind = SourceKind::Organisation;
    }
    let last = |full: &str, name: &str| full.strip_suffix(name).is_some_and(|given| given.ends_with(' '));
    if let (SourceKind::Person, Some(entity), Some(name)) = (source.kind, entity, &mut source.name)
        && last(&entity.name, name)
    {
        name.clone_from(&entity.name);
    }
}

/// Index of the quotation that a byte stands in.
fn quotation_at(quotations: &[Quotation], byte: usize) -> Option<usize> {
    let n = quotations.partition_point(|q| q.ranges.last().is_none_or(|r| r.end <= byte));
    let inside = |q: &Quotation| q.ranges.iter().any(|r| r.start <= byte && byte < r.end);
    quotations.get(n).is_some_and(inside).then_some(n)
}

/// The items of a sorted list that begin in `low..high`, with their indices.
fn within<T>(items: &[T], low: usize, high: usize, range: impl Fn(&T) -> Range) -> impl Iterator<Item = (usize, &T)> {
    let first = items.partition_point(|i| range(i).start < low);
    let last = items.partition_point(|i| range(i).start < high);
    items.iter().enumerate().take(last).skip(first)
}

/// Ranges sorted, and joined where only spaces and marks lie between.
pub(crate) fn joined(text: &str, mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.retain(|r| !r.is_empty());
    order::ranges(&mut ranges);
    let mut out: Vec<Range> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last)
                if range.start <= last.end
                    || Range::new(last.end, range.start).of(text).chars().all(|c| {
                        !c.is_alphanumeric() && !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
                    }) =>
            {
                last.end = last.end.max(range.end)
            }
            _ => out.push(range),
        }
    }
    out.shrink_to_fit();
    out
}

/// Whether all of the content stands in quotation marks, a part of it, or none.
fn form(text: &str, content: &[Range], quotations: &[Quotation]) -> Form {
    let letters = |range: Range| range.of(text).chars().filter(|c| c.is_alphanumeric()).count();
    let (mut inside, mut all) = (0, 0);
    for &range in content {
        all += letters(range);
        let first = quotations.partition_point(|q| q.ranges.last().is_none_or(|r| r.end <= range.start));
        let near = quotations
            .iter()
            .skip(first)
            .take_while(|q| q.ranges.first().is_some_and(|r| r.start < range.end));
        for q in near.flat_map(|q| &q.ranges).filter(|q| q.overlaps(range)) {
            inside += letters(Range::new(q.start.max(range.start), q.end.min(range.end)));
        }
    }
    if inside == 0 {
        Form::Indirect
    } else if inside == all {
        Form::Direct
    } else {
        Form::Mixed
    }
}
