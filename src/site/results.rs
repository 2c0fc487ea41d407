//! What came of it, year by year: participants of each initiative, answers to surveys, values of indicators.

use crate::facts::{Fact, Facts};
use crate::measures::{Measure, Told};
use crate::model::{Association, Dimension, IndicatorDefinition, Kind, Period, Quantity, Site, TableKind};
use crate::site::figure::{UNKNOWN, sourced};
use crate::site::prepared::Reports;
use crate::site::series::columns;
use crate::site::view::{Entry, ResultRow, ResultTable};
use std::collections::BTreeMap;

/// A row before its columns are known: its name and its facts.
type Line<'a> = (String, Vec<&'a Fact>);

/// One table for each kind of result that the reports of an association have.
pub(super) fn results(site: &Site, association: &Association, reports: &Reports, facts: &Facts) -> Vec<ResultTable> {
    let outcomes = |measure: Measure| measure.best(facts, &association.id, Kind::Outcome);
    let mut tables = Vec::new();

    let of_initiatives: Vec<&Fact> =
        outcomes(Measure::Participants).filter(|fact| fact.key.dimensions.is_only(Dimension::Initiative)).collect();
    let lines = association.initiatives.iter().map(|initiative| {
        let points = of_initiatives.iter().copied().filter(|fact| fact.dimension(Dimension::Initiative) == Some(&initiative.id)).collect();
        (initiative.name.clone(), points)
    });
    tables.extend(table("deltagare_", "Deltagare i varje insats".into(), lines.collect(), facts, reports));

    // Answers of one group about one initiative are a survey.
    let mut surveys: BTreeMap<(&str, &str), Vec<&Fact>> = BTreeMap::new();
    for fact in outcomes(Measure::Answers).filter(|fact| fact.dimension(Dimension::Sex).is_none()) {
        let asked = (fact.dimension(Dimension::Initiative).unwrap_or_default(), fact.dimension(Dimension::SurveyGroup).unwrap_or_default());
        surveys.entry(asked).or_default().push(fact);
    }
    // Surveys that go by the same name share a table.
    let mut titled: Vec<(String, Vec<Line>)> = Vec::new();
    for ((initiative, _), points) in surveys {
        let title = survey_title(association, initiative, &points);
        let lines = questions(association, points);
        match titled.iter_mut().find(|(known, _)| *known == title) {
            Some((_, known)) => known.extend(lines),
            None => titled.push((title, lines)),
        }
    }
    for (index, (title, lines)) in titled.into_iter().enumerate() {
        tables.extend(table(&format!("enkat_{}_", index + 1), title, lines, facts, reports));
    }

    let values: Vec<&Fact> = outcomes(Measure::Indicator)
        .filter(|fact| fact.key.dimensions.is_only(Dimension::Indicator) && fact.key.quantity == Quantity::Share)
        .collect();
    let mut numbers: Vec<&str> = values.iter().filter_map(|fact| fact.dimension(Dimension::Indicator)).collect();
    numbers.sort_by_key(|number| (number.parse::<u32>().unwrap_or(u32::MAX), *number));
    numbers.dedup();
    let lines = numbers.into_iter().flat_map(|number| {
        let known = site.indicators.iter().find(|indicator| indicator.id == number);
        let name = known.map_or_else(|| format!("Indikator {number}"), |known| format!("{number}. {}", known.topic));
        let own = values.iter().copied().filter(|fact| fact.dimension(Dimension::Indicator) == Some(number)).collect();
        by_measure(known, name, own)
    });
    tables.extend(table("indikatorer_", "Indikatorer för finansiell samordning, eget resultat".into(), lines.collect(), facts, reports));
    tables
}

/// The results of an indicator: a line of its own from each period on for which its measure is new.
fn by_measure<'a>(known: Option<&IndicatorDefinition>, name: String, mut points: Vec<&'a Fact>) -> Vec<Line<'a>> {
    points.sort_by_key(|fact| fact.key.period.last_day());
    let is_new = |_: &&Fact, fact: &&Fact| known.and_then(|known| known.new_in(fact.key.period)).is_none();
    let lines: Vec<&[&Fact]> = points.chunk_by(is_new).collect();
    let several = lines.len() > 1;
    let named = |points: &[&'a Fact]| {
        let version = points.first().and_then(|fact| Some((known?.new_in(fact.key.period)?, fact.key.period)));
        match version {
            Some((_, period)) if several => (format!("{name} (nytt mått {})", period.label()), points.to_vec()),
            _ => (name.clone(), points.to_vec()),
        }
    };
    lines.into_iter().map(named).collect()
}

fn table(id: &str, title: String, lines: Vec<Line>, facts: &Facts, reports: &Reports) -> Option<ResultTable> {
    let lines: Vec<_> = lines.into_iter().filter(|(_, points)| !points.is_empty()).collect();
    let periods = columns(lines.iter().flat_map(|(_, points)| points).map(|fact| fact.key.period));
    let rows = lines
        .into_iter()
        .map(|(name, points)| ResultRow { name, cells: periods.iter().map(|period| entry(facts, reports, &points, *period)).collect() });
    let rows: Vec<ResultRow> = rows.filter(|row| row.cells.iter().any(|cell| cell.figure.is_some())).collect();
    (!rows.is_empty()).then(|| ResultTable {
        id: id.to_owned(),
        title,
        periods: periods.iter().map(|period| period.label()).collect(),
        rows,
    })
}

fn entry(facts: &Facts, reports: &Reports, points: &[&Fact], period: Period) -> Entry {
    let fact = points.iter().find(|fact| fact.key.period == period);
    let asked = points.first().map(|other| other.key.at(period)).filter(|key| facts.get(key).is_none());
    let asked = asked.map(|key| Told::name(&key, None)).unwrap_or_default();
    Entry { figure: fact.and_then(|fact| sourced(reports, fact)), missing: UNKNOWN.to_owned(), asked }
}

/// The published title of the table with the answers, or what they are about where the prose gives them.
fn survey_title(association: &Association, initiative: &str, points: &[&Fact]) -> String {
    let table = points.first().and_then(|fact| {
        let report = association.reports.iter().find(|report| report.id == fact.source.report)?;
        report.table(&fact.source.table).filter(|table| table.kind != TableKind::Prose)
    });
    let about = association.initiative(initiative).map(|initiative| format!("Enkätsvar om {}", initiative.name));
    table.and_then(|table| table.title.clone()).or(about).unwrap_or_else(|| "Enkätsvar".to_owned())
}

/// The questions in published order, as the newest report words them.
fn questions<'a>(association: &Association, mut points: Vec<&'a Fact>) -> Vec<Line<'a>> {
    points.sort_by_key(|fact| (std::cmp::Reverse(fact.key.period.last_day()), fact.source.table.clone(), fact.source.row));
    let mut lines: Vec<(&str, String, Vec<&Fact>)> = Vec::new();
    for fact in points {
        let question = fact.dimension(Dimension::Question).unwrap_or_default();
        match lines.iter_mut().find(|(known, _, _)| *known == question) {
            Some((_, _, points)) => points.push(fact),
            None => {
                let report = association.reports.iter().find(|report| report.id == fact.source.report);
                let row = report.and_then(|report| report.table(&fact.source.table)).and_then(|table| table.rows.get(fact.source.row));
                lines.push((question, row.and_then(|row| row.label.clone()).unwrap_or_default(), vec![fact]));
            }
        }
    }
    lines.into_iter().map(|(_, wording, points)| (wording, points)).collect()
}
