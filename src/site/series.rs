//! An association over all its years: one row for each key figure, each point with its source.

use crate::facts::{Facts, flows};
use crate::measures::{Answer, Measures};
use crate::model::{Association, Period};
use crate::site::figure::{UNKNOWN, entry};
use crate::site::key_figures::{CHOSEN, Chosen, OVER_YEARS, PARTICIPANTS_ANY, over_years, sparkline};
use crate::site::prepared::Reports;
use crate::site::view::{BreakView, Entry, SeriesRow, SeriesTable};

/// A measure with its figure of each period.
type Row<'a> = (&'a Chosen, Vec<(Period, Answer<'a>)>);

/// The table, or nothing where there are not two periods to hold beside each other.
pub(super) fn series(association: &Association, reports: &Reports, facts: &Facts) -> Option<SeriesTable> {
    let [contributions, equity_share] = &OVER_YEARS;
    let [income, costs, result, equity, equity_ratio, participants] = &CHOSEN;
    let shown = [contributions, income, costs, result, equity, equity_share, equity_ratio, participants];
    let rows: Vec<Row> = shown
        .into_iter()
        .map(|chosen| (chosen, over_years(association, facts, chosen.measure)))
        .filter(|(_, figures): &Row| figures.iter().any(|(_, found)| found.is_ok()))
        .collect();
    let periods = columns(rows.iter().flat_map(|(_, figures)| figures).filter(|(_, found)| found.is_ok()).map(|(period, _)| *period));
    if periods.len() < 2 {
        return None;
    }
    let breaks = association.breaks.iter().filter(|b| periods.iter().any(|p| p.last_day() >= b.period.last_day()));
    Some(SeriesTable {
        periods: periods.iter().map(|period| period.label()).collect(),
        mixed_lengths: periods.iter().any(|period| !period.is_whole_year()),
        rows: rows.iter().map(|(chosen, figures)| row(association, reports, facts, chosen, figures, &periods)).collect(),
        breaks: breaks.map(|b| BreakView { period: b.period.label(), what: b.what(), text: b.text.clone() }).collect(),
    })
}

/// The periods to show, oldest first. A part of a year is left out where the whole year is there.
pub(super) fn columns(periods: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut periods: Vec<Period> = flows(periods).into_iter().collect();
    let whole: Vec<i16> = periods.iter().filter(|p| p.is_whole_year()).map(|p| p.last_day().year()).collect();
    periods.retain(|period| period.is_whole_year() || !whole.contains(&period.last_day().year()));
    periods.sort_by_key(|period| period.last_day());
    periods
}

fn row(
    association: &Association,
    reports: &Reports,
    facts: &Facts,
    chosen: &Chosen,
    figures: &[(Period, Answer)],
    periods: &[Period],
) -> SeriesRow {
    let of = |period: &Period| Measures { facts, association, period: *period, voice: None };
    let cells: Vec<Entry> = periods.iter().map(|period| entry(of(period), chosen.measure, reports, UNKNOWN)).collect();
    let is_other = |cell: &Entry| cell.figure.as_ref().is_some_and(|figure| figure.about.is_some());
    let id = if cells.iter().any(is_other) { PARTICIPANTS_ANY } else { chosen.id };
    // whole years, where there are any
    let newest = |whole: bool| {
        figures.iter().filter(|(_, found)| found.is_ok()).map(|(period, _)| *period).filter(move |period| period.is_whole_year() || !whole)
    };
    let last = newest(true).max_by_key(|period| period.last_day()).or(newest(false).max_by_key(|period| period.last_day()));
    let years = periods.first().zip(periods.last()).map(|(first, last)| (first.last_day().year(), last.last_day().year()));
    let sparkline = last.and_then(|last| sparkline(association, chosen.measure, figures, last, years));
    SeriesRow { id, cells, sparkline }
}
