//! *Nya och avslutade*: how many participants started and how many left, where a report publishes both.

use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bars, Row};
use crate::chart::finished::{Chart, ChartRow, Source};
use crate::chart::people::participants::{Count, difference, number, series_names, sex_columns, sexes_of};
use crate::chart::scope::{Scope, only, period_name};
use crate::chart::summary::Summary;
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Dimension, Period, Quantity};
use std::cmp::Ordering;

const ID: &str = "nya-och-avslutade-diagram";

/// Those who started and those who left, of one initiative or of all.
struct Pair<'a> {
    /// None for all initiatives together.
    initiative: Option<&'a str>,
    counts: [Count<'a>; 2],
}

/// None where no initiative, nor all together, has both numbers.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let pairs = read(scope, period.as_flow());
    let first = pairs.first()?;
    let when = period_name(period);
    let title = format!("{} {when} och {} avslutades", first.started(), number(first.left()));
    let summary = summary(&pairs, &when);
    let (columns, rows) = table(&pairs);
    let sources = pairs.iter().flat_map(|pair| pair.counts.iter().flat_map(Count::facts)).map(Source::of).collect();
    let subtitle = format!("Antal nya och avslutade deltagare, {when}");
    let draft = Draft { id: ID.to_owned(), kind: "turnover", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(ID), bars(&pairs)))
}

/// All together first, then the initiatives in published order.
fn read(scope: Scope<'_>, period: Period) -> Vec<Pair<'_>> {
    let counts = |measure: Measure| {
        let counts = scope.outcomes(measure).filter(move |fact| fact.key.quantity == Quantity::Count && fact.key.period == period);
        counts.filter(|fact| only(fact, &[Dimension::Initiative]) && !fact.approximate)
    };
    let pair = |started: &'_ Fact| {
        let left = counts(Measure::ParticipantsWhoLeft).find(|left| left.key.dimensions == started.key.dimensions)?;
        let initiative = match started.dimension(Dimension::Initiative) {
            Some(id) => Some(scope.association.initiative(id)?.name.as_str()),
            None => None,
        };
        Some((initiative, left))
    };
    let mut pairs: Vec<(_, Pair)> = counts(Measure::NewParticipants)
        .filter_map(|started| {
            let (initiative, left) = pair(started)?;
            let place = (initiative.is_some(), scope.place(&started.source));
            Some((place, Pair { initiative, counts: [started, left].map(|fact| Count::of(scope, fact)) }))
        })
        .collect();
    pairs.sort_by_key(|(place, _)| *place);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

impl Pair<'_> {
    fn name(&self) -> &str {
        self.initiative.unwrap_or("Alla insatser tillsammans")
    }

    fn left(&self) -> &Fact {
        self.counts[1].fact
    }

    /// `37 deltagare började i Coachingteamet`
    fn started(&self) -> String {
        let place = self.initiative.map_or_else(|| "insatserna".to_owned(), str::to_owned);
        format!("{} deltagare började i {place}", number(self.counts[0].fact))
    }

    fn in_words(&self, when: &str) -> Summary {
        let started = self.counts[0].fact;
        let difference = difference(started, self.left());
        let compared = match started.value.cmp(&self.left().value) {
            Ordering::Greater => format!("De nya var {difference} fler än de avslutade."),
            Ordering::Less => format!("De nya var {difference} färre än de avslutade."),
            Ordering::Equal => "De nya var lika många som de avslutade.".to_owned(),
        };
        let mut summary = Summary::new([format!("{} {when}, och {} avslutades.", self.started(), number(self.left())), compared], []);
        for (count, name) in self.counts.iter().zip(["nya", "avslutade"]) {
            summary.find(count.sexes_in_words().map(|sexes| format!("Av de {name} var {sexes}.")));
            summary.caution(count.astray_in_words().map(|said| said.replacen(", men", &format!(" bland de {name}, men"), 1)));
        }
        summary
    }
}

/// What is said of all together, else of each.
fn summary(pairs: &[Pair], when: &str) -> Summary {
    match pairs {
        [all @ Pair { initiative: None, .. }, rest @ ..] => {
            let mut summary = all.in_words(when);
            summary.caution_of(rest.iter().map(|pair| pair.in_words(when)));
            summary
        }
        [only] => only.in_words(when),
        several => Summary::each(several.iter().map(|pair| (pair.name(), pair.in_words(when)))),
    }
}

/// All together, or where that is not known each initiative: a total and its parts are no equal bars.
fn bars(pairs: &[Pair]) -> Bars {
    let pairs = match pairs {
        [all @ Pair { initiative: None, .. }, ..] => std::slice::from_ref(all),
        _ => pairs,
    };
    let names = series_names(pairs.iter().flat_map(|pair| &pair.counts));
    let mut rows = Vec::new();
    for pair in pairs {
        rows.push(Row::Heading(pair.name().to_owned()));
        let bar = |(count, label): (&Count, &str)| Row::Bar(count.bar(label.to_owned(), !names.is_empty()));
        rows.extend(pair.counts.iter().zip(["Nya", "Avslutade"]).map(bar));
    }
    Bars { rows, names, axis: Axis::None }
}

fn table(pairs: &[Pair]) -> (Vec<String>, Vec<ChartRow>) {
    let sexes = [0, 1].map(|side: usize| sexes_of(pairs.iter().map(|pair| &pair.counts[side])));
    let mut columns = vec!["Insats".to_owned()];
    for (sexes, name) in sexes.iter().zip(["Nya", "Avslutade"]) {
        columns.push(name.to_owned());
        columns.extend(sex_columns(sexes).map(|sex| format!("{name}: {}", sex.to_lowercase())));
    }
    let row = |pair: &Pair| ChartRow {
        label: pair.name().to_owned(),
        values: pair.counts.iter().zip(&sexes).flat_map(|(count, sexes)| count.cells(sexes)).collect(),
    };
    (columns, pairs.iter().map(row).collect())
}
