//! *Avslut*: what participants left to, as shares of those who left, of each initiative and of all together.

use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::people::participants::{FEW, number};
use crate::chart::percent::{printed, said};
use crate::chart::scope::{Scope, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{CostGroup, Dimension, Dimensions, Kind, Period, Quantity};
use crate::swedish::{self, capitalised};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

const ID: &str = "avslut-diagram";
const MEASURES: [Measure; 2] = [Measure::ParticipantsWhoLeft, Measure::StepsForward];

/// What some of those who left went to.
struct Outcome<'a> {
    label: String,
    /// Published in percent, in number, or both.
    share: Option<&'a Fact>,
    count: Option<&'a Fact>,
    /// One of them.
    fact: &'a Fact,
    place: (usize, usize),
}

/// An initiative, or several together.
struct Group<'a> {
    name: String,
    /// `Coachingteamet`, as in "avslut i …".
    named: String,
    /// All who left.
    total: Option<&'a Fact>,
    /// The largest first.
    outcomes: Vec<Outcome<'a>>,
}

struct Story<'a> {
    period: Period,
    groups: Vec<Group<'a>>,
    /// Whether shares are drawn; else numbers.
    shares: bool,
    /// The groups that are left out because a figure of theirs is withheld.
    withheld: Vec<String>,
}

/// None with fewer than two outcomes.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let story = Story::read(scope, period.as_flow())?;
    let (title, summary) = (story.title(), story.summary());
    let when = period_name(story.period);
    let statistic = if story.shares { "andel av dem som avslutades, procent" } else { "antal deltagare" };
    let statistic = format!("{}, {statistic}", story.only_outcome().unwrap_or("Avslut"));
    let facts = story.groups.iter().flat_map(|group| {
        let of_outcomes = group.outcomes.iter().flat_map(|outcome| [outcome.share, outcome.count]);
        of_outcomes.chain([group.total]).flatten()
    });
    let sources = facts.map(Source::of).collect();
    let (columns, rows) = story.table();
    let subtitle = format!("{statistic}, {when}");
    let draft = Draft { id: ID.to_owned(), kind: "outcomes", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(ID), story.bars()))
}

/// The dimensions of those who left, without the one that tells what they left to. None if the fact tells something else.
fn base(fact: &Fact) -> Option<(Dimensions, Option<&str>)> {
    let known = fact.key.dimensions.kept(&[Dimension::Initiative, Dimension::Group]);
    let based = usize::from(fact.key.dimensions.has(Dimension::Base));
    let told: Vec<&str> = fact.key.dimensions.open().collect();
    let of_those_who_left = fact.dimension(Dimension::Base).is_none_or(|base| base == "avslutade");
    if !of_those_who_left || fact.key.dimensions.len() > known.len() + based + told.len() {
        return None;
    }
    match told[..] {
        [] if Measure::StepsForward.has(fact) => Some((known, None)),
        [name] => Some((known, Some(name))),
        _ => None,
    }
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>, period: Period) -> Option<Story<'a>> {
        let mut groups: BTreeMap<Dimensions, BTreeMap<(Measure, Dimensions), Outcome>> = BTreeMap::new();
        let of_quantity = |kind: Kind, quantity: Quantity| {
            let facts = MEASURES.into_iter().flat_map(move |measure| scope.of_kind(measure, kind).map(move |fact| (measure, fact)));
            facts.filter(move |(_, fact)| fact.key.period == period && fact.key.quantity == quantity && !fact.approximate)
        };
        for (measure, fact) in of_quantity(Kind::Share, Quantity::Share).chain(of_quantity(Kind::Outcome, Quantity::Count)) {
            let Some((known, told)) = base(fact) else { continue };
            let Some((_, named)) = names(scope, &known) else { continue };
            let outcome = groups.entry(known).or_default().entry((measure, fact.key.without(Dimension::Base).dimensions));
            let outcome = outcome.or_insert_with(|| Outcome {
                label: label(scope, fact, told, &named),
                share: None,
                count: None,
                fact,
                place: scope.place(&fact.source),
            });
            *(if fact.key.quantity == Quantity::Share { &mut outcome.share } else { &mut outcome.count }) = Some(fact);
        }
        let shares = groups.values().flat_map(BTreeMap::values).any(|outcome| outcome.share.is_some());
        let mut withheld = Vec::new();
        let mut found = Vec::new();
        for (known, outcomes) in groups {
            let Some((name, named)) = names(scope, &known) else { continue };
            if MEASURES.iter().any(|measure| scope.is_withheld(*measure, period, &known)) {
                withheld.push(named);
                continue;
            }
            let mut outcomes: Vec<Outcome> = outcomes.into_values().filter(|outcome| !shares || outcome.share.is_some()).collect();
            outcomes.sort_by_key(|outcome| (Reverse(outcome.value(shares)), outcome.place));
            let Some(place) = outcomes.iter().map(|outcome| outcome.place).min() else { continue };
            let total = of_quantity(Kind::Outcome, Quantity::Count)
                .find(|(measure, fact)| *measure == Measure::ParticipantsWhoLeft && fact.key.dimensions == known)
                .map(|(_, total)| total)
                .filter(|total| outcomes.iter().all(|outcome| !outcome.tells_few(total)));
            found.push(((known.has(Dimension::Initiative), place), Group { name, named, total, outcomes }));
        }
        found.sort_by_key(|(place, _)| *place);
        let groups: Vec<Group> = found.into_iter().map(|(_, group)| group).collect();
        let several = groups.iter().map(|group| group.outcomes.len()).sum::<usize>() > 1;
        several.then_some(Story { period, groups, shares, withheld })
    }

    /// What is told of each group, where that is one and the same thing.
    fn only_outcome(&self) -> Option<&str> {
        let labels: BTreeSet<&str> = self.groups.iter().flat_map(|group| &group.outcomes).map(|outcome| outcome.label.as_str()).collect();
        let one = labels.len() == 1 && self.groups.iter().all(|group| group.outcomes.len() == 1);
        labels.into_iter().next().filter(|_| one)
    }

    fn title(&self) -> String {
        let when = period_name(self.period);
        if let Some(label) = self.only_outcome() {
            let [low, high] = self.ends();
            let what = if self.shares { "Andelen" } else { "Antalet" };
            return match low.1.value(self.shares) == high.1.value(self.shares) {
                true => format!("{what} ”{label}” var lika {when}: {}", high.1.spoken(self.shares)),
                false => format!("{what} ”{label}” var störst i {} {when}: {}", high.0.named, high.1.spoken(self.shares)),
            };
        }
        let group = &self.groups[0];
        let (parts, sums) = group.parts_and_sums();
        match sums.first() {
            Some(sum) => format!("Vid avslut i {} {when} var ”{}” {}", group.named, sum.label, sum.spoken(self.shares)),
            None => format!("Vid avslut i {} {when} var ”{}” vanligast: {}", group.named, parts[0].label, parts[0].spoken(self.shares)),
        }
    }

    /// The initiative with the least and the one with the most; all together where there is nothing else.
    fn ends(&self) -> [(&Group<'a>, &Outcome<'a>); 2] {
        let pairs: Vec<_> = self.groups.iter().map(|group| (group, &group.outcomes[0])).collect();
        let own = |pair: &&(&Group<'a>, &Outcome<'a>)| pair.0.is_initiative();
        let candidates: Vec<_> = pairs.iter().filter(own).collect();
        let candidates = if candidates.is_empty() { pairs.iter().collect() } else { candidates };
        let by = |pair: &&&(&Group<'a>, &Outcome<'a>)| pair.1.value(self.shares);
        let low = candidates.iter().min_by_key(by).map_or(pairs[0], |pair| **pair);
        let high = candidates.iter().rev().max_by_key(by).map_or(pairs[0], |pair| **pair);
        [low, high]
    }

    fn summary(&self) -> Summary {
        let findings: Vec<String> = match self.only_outcome() {
            Some(label) => self.groups.iter().map(|group| group.only_in_words(label, self.shares)).collect(),
            None => self.groups.iter().flat_map(|group| group.in_words(self.shares)).collect(),
        };
        let overlap = |group: &&Group| {
            let (parts, _) = group.parts_and_sums();
            let sum: Decimal = parts.iter().map(|outcome| outcome.value(true)).sum();
            self.shares && sum > Decimal::from(100 + parts.len())
        };
        let overlapping: Vec<&str> = self.groups.iter().filter(overlap).map(|group| group.named.as_str()).collect();
        let overlapping = (!overlapping.is_empty()).then(|| {
            let named = swedish::join(&overlapping);
            format!("Andelarna i {named} är tillsammans mer än alla som avslutades. En deltagare kan räknas i flera av dem.")
        });
        let withheld = (!self.withheld.is_empty())
            .then(|| format!("Avslut i {} är inte med, eftersom en uppgift är utelämnad.", swedish::join(&self.withheld)));
        Summary::new(findings, overlapping.into_iter().chain(withheld))
    }

    /// A whole with its parts indented below: all who left as one divided bar, or a sum that the report prints.
    fn bars(&self) -> Bars {
        let single = self.only_outcome().is_some();
        let any_whole = self.groups.iter().any(|group| !group.is_initiative());
        let mut rows = Vec::new();
        for group in &self.groups {
            if single {
                let indented = any_whole && group.is_initiative();
                rows.push(Row::Bar(Bar { indented, ..group.outcomes[0].bar(group.name.clone(), self.shares) }));
                continue;
            }
            let (parts, sums) = group.parts_and_sums();
            let divided = group.divided(&parts, self.shares);
            let total = group.total.filter(|_| divided.is_none()).map(|total| format!(": {}\u{a0}avslutade", number(total)));
            rows.push(Row::Heading(format!("{}{}", group.name, total.unwrap_or_default())));
            rows.extend(divided.map(Row::Bar));
            rows.extend(sums.iter().map(|sum| Row::Bar(sum.bar(sum.label.clone(), self.shares))));
            let has_whole = rows.last().is_some_and(|row| matches!(row, Row::Bar(_)));
            rows.extend(
                parts.into_iter().map(|outcome| Row::Bar(Bar { indented: has_whole, ..outcome.bar(outcome.label.clone(), self.shares) })),
            );
        }
        let unknown = rows.iter().any(|row| matches!(row, Row::Bar(bar) if bar.parts.iter().any(|part| part.tone == Tone::Unknown)));
        let names = if unknown { vec![(Tone::Unknown, "Vad de avslutades till anges inte".to_owned())] } else { Vec::new() };
        Bars { rows, names, axis: if self.shares { Axis::Percent } else { Axis::None } }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let outcomes = || self.groups.iter().flat_map(|group| group.outcomes.iter().map(move |outcome| (group, outcome)));
        let single = self.only_outcome().is_some();
        let has_counts = outcomes().any(|(_, outcome)| outcome.count.is_some());
        let has_totals = self.groups.iter().any(|group| group.total.is_some());
        let shown = [(self.shares, "Andel"), (has_counts, "Antal"), (has_totals, "Alla avslutade")];
        let columns = std::iter::once("Avslut").chain(shown.into_iter().filter(|(shown, _)| *shown).map(|(_, name)| name));
        let count = |fact: Option<&Fact>| or_dash(fact.map(number));
        let row = |(group, outcome): (&Group, &Outcome)| {
            let values = [or_dash(outcome.share.map(printed)), count(outcome.count), count(group.total)];
            let values = values.into_iter().zip(shown).filter(|(_, (shown, _))| *shown).map(|(value, _)| value).collect();
            let label = if single { group.name.clone() } else { format!("{}: {}", group.name, outcome.label) };
            ChartRow { label, values }
        };
        (columns.map(str::to_owned).collect(), outcomes().map(row).collect())
    }
}

impl Outcome<'_> {
    fn value(&self, shares: bool) -> Decimal {
        (if shares { self.share } else { self.count }).map(|fact| fact.value).unwrap_or_default()
    }

    /// Whether the share with all who left beside it tells a number of persons so small that the report may not print it.
    fn tells_few(&self, total: &Fact) -> bool {
        let persons = swedish::of_percent(self.value(true), total.value);
        self.share.is_some() && self.count.is_none() && persons.is_some_and(|persons| persons < FEW)
    }

    /// `75 procent`
    fn spoken(&self, shares: bool) -> String {
        match if shares { self.share } else { self.count } {
            Some(share) if shares => said(share),
            count => count.map(number).unwrap_or_default(),
        }
    }

    /// `75 procent (12 av 16)`
    fn in_words(&self, total: Option<&Fact>, shares: bool) -> String {
        let of = total.map(|total| format!(" av {}", number(total))).unwrap_or_default();
        match self.count.filter(|_| shares) {
            Some(count) => format!("{} ({}{of})", self.spoken(shares), number(count)),
            None => self.spoken(shares),
        }
    }

    /// `12 personer · 75 %`
    fn value_label(&self, shares: bool) -> String {
        match (self.share, self.count) {
            (Some(share), Some(count)) if shares => format!("{}\u{a0}·\u{a0}{}", persons(count), printed(share)),
            (Some(share), _) if shares => printed(share),
            (_, count) => count.map(number).unwrap_or_default(),
        }
    }

    fn bar(&self, label: String, shares: bool) -> Bar {
        let value = self.value_label(shares);
        let amount = if shares { self.value(true).min(Decimal::ONE_HUNDRED) } else { self.value(false) };
        Bar { label, value, parts: vec![Part { tone: Tone::Own, amount, title: String::new() }], ..Bar::default() }
    }
}

impl Group<'_> {
    /// What they left to, and what only sums such up: a step forward. Where there are only sums, they are told.
    fn parts_and_sums(&self) -> (Vec<&Outcome<'_>>, Vec<&Outcome<'_>>) {
        let is_part = |outcome: &&Outcome| base(outcome.fact).is_some_and(|(_, told)| told.is_some());
        let (parts, sums): (Vec<&Outcome>, Vec<&Outcome>) = self.outcomes.iter().partition(is_part);
        if parts.is_empty() { (sums, parts) } else { (parts, sums) }
    }

    /// Whether it is one initiative, and not several together.
    fn is_initiative(&self) -> bool {
        self.outcomes.iter().any(|outcome| outcome.fact.dimension(Dimension::Initiative).is_some())
    }

    /// All who left as one bar, divided into the shares that the report prints, which exclude each other as far as they are not more than
    /// all. None where nothing is to be divided, or where a sum is printed.
    fn divided(&self, parts: &[&Outcome], shares: bool) -> Option<Bar> {
        let known: Decimal = parts.iter().map(|outcome| outcome.value(true)).sum();
        let (rest, rounding) = (Decimal::ONE_HUNDRED - known, Decimal::from(parts.len()));
        let told = self.outcomes.len() == parts.len() && parts.len() > 1 && shares;
        let part = |tone: Tone, amount: Decimal| Part { tone, amount, title: String::new() };
        let mut divided: Vec<Part> = parts.iter().map(|outcome| part(Tone::Own, outcome.value(true))).collect();
        if rest > rounding {
            divided.push(part(Tone::Unknown, rest));
        }
        (told && known <= Decimal::ONE_HUNDRED).then(|| Bar {
            label: "Alla som avslutades".to_owned(),
            value: self.total.map(persons).unwrap_or_default(),
            parts: divided,
            ..Bar::default()
        })
    }

    fn left(&self) -> Option<String> {
        self.total.map(|total| format!("I {} avslutades {} deltagare.", self.named, number(total)))
    }

    fn in_words(&self, shares: bool) -> Vec<String> {
        let what = if shares { "andel" } else { "antal" };
        let (parts, sums) = self.parts_and_sums();
        let quoted = |value: Decimal| {
            let at = parts.iter().filter(|outcome| outcome.value(shares) == value);
            swedish::join(&at.map(|outcome| format!("”{}”", outcome.label)).collect::<Vec<_>>())
        };
        let mut told: Vec<String> = self.left().into_iter().collect();
        let place = if told.is_empty() { format!("i {}", self.named) } else { "där".to_owned() };
        for sum in &sums {
            told.push(format!("{} var ”{}” {}.", capitalised(&place), sum.label, sum.in_words(self.total, shares)));
        }
        // beside a sum that is larger, no part is the largest
        if !sums.is_empty() {
            let also = parts.iter().map(|outcome| format!("”{}” {}", outcome.label, outcome.in_words(self.total, shares)));
            told.push(format!("Redovisningen anger också {}.", swedish::join(&also.collect::<Vec<_>>())));
            return told;
        }
        let [first, .., last] = &parts[..] else {
            let only = parts[0];
            told.push(format!("{} i {} var {} ”{}”.", capitalised(what), self.named, only.in_words(self.total, shares), only.label));
            return told;
        };
        let (high, low) = (first.value(shares), last.value(shares));
        told.push(match high == low {
            true => format!("Lika stor {what}, {}, var {}.", first.in_words(self.total, shares), quoted(high)),
            false => format!(
                "Störst {what} {place} var {}, {}, och minst {}, {}.",
                quoted(high),
                first.in_words(self.total, shares),
                quoted(low),
                last.in_words(self.total, shares)
            ),
        });
        told
    }

    /// `I A var ”avslut mot mål” 75 procent (12 av 16).`
    fn only_in_words(&self, label: &str, shares: bool) -> String {
        format!("I {} var ”{label}” {}.", self.named, self.outcomes[0].in_words(self.total, shares))
    }
}

/// `1 person`, `12 personer`
fn persons(count: &Fact) -> String {
    format!("{}\u{a0}{}", number(count), if count.value == Decimal::ONE { "person" } else { "personer" })
}

/// The name of a group over its bars, and in a sentence.
fn names(scope: Scope, known: &Dimensions) -> Option<(String, String)> {
    match (known.get(Dimension::Initiative), known.get(Dimension::Group)) {
        (Some(id), _) => scope.association.initiative(id).map(|initiative| (initiative.name.clone(), initiative.name.clone())),
        (None, Some(group)) => {
            let kind = CostGroup::from_id(group)?;
            let named = crate::chart::people::participants::group_name(kind);
            Some((format!("De {named} tillsammans"), format!("de {named} tillsammans")))
        }
        (None, None) => Some(("Alla insatser tillsammans".to_owned(), "alla insatser tillsammans".to_owned())),
    }
}

/// What the report calls the outcome, without what the heading says already.
fn label(scope: Scope, fact: &Fact, told: Option<&str>, initiative: &str) -> String {
    let Some(dimension) = told else { return capitalised(fact.what()) };
    let column = scope.column(&fact.source).filter(|column| column.meaning.dimensions.has_name(dimension));
    let text = match column {
        Some(column) => column.header_text(),
        None => scope.row_label(&fact.source).unwrap_or(dimension).to_owned(),
    };
    // marks of notes, and what is counted: "Antal avslut mot mål³ (%)"
    let text: String = text.replace("(%)", "").chars().filter(|c| !matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')).collect();
    let text = [format!(", {initiative}"), format!(" i {initiative}")]
        .iter()
        .fold(text.trim().to_owned(), |text, end| text.strip_suffix(end.as_str()).map(str::to_owned).unwrap_or(text));
    let text = ["Andel ", "Antal "]
        .iter()
        .fold(text.as_str(), |text, start| text.strip_prefix(start).filter(|rest| !rest.starts_with("som ")).unwrap_or(text));
    capitalised(text)
}
