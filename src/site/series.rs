//! An association over all its years: one row for each key figure, each point with its source.

use crate::chart;
use crate::facts::{Fact, Facts};
use crate::model::{Association, Break, Period, Role};
use crate::site::figure::sourced;
use crate::site::key_figures::{CHOSEN, Chosen, OVER_YEARS, find_all};
use crate::site::prepared::Prepared;
use crate::site::view::{BreakView, SeriesRow, SeriesTable};
use std::collections::BTreeSet;

/// The table, or nothing where there are not two periods to hold beside each other.
pub(super) fn series(association: &Association, reports: &[Prepared], facts: &Facts) -> Option<SeriesTable> {
    let [contributions, equity_share] = &OVER_YEARS;
    let [income, costs, result, equity, equity_ratio, participants] = &CHOSEN;
    let shown = [contributions, income, costs, result, equity, equity_share, equity_ratio, participants];
    let rows: Vec<(&Chosen, Vec<&Fact>)> =
        shown.into_iter().map(|chosen| (chosen, find_all(association, facts, chosen))).filter(|(_, points)| !points.is_empty()).collect();
    let periods = columns(rows.iter().flat_map(|(_, points)| points));
    if periods.len() < 2 {
        return None;
    }
    let breaks = association.breaks.iter().filter(|b| periods.iter().any(|p| p.last_day() >= b.period.last_day()));
    Some(SeriesTable {
        periods: periods.iter().map(|period| period.label()).collect(),
        mixed_lengths: periods.iter().any(|period| !period.is_whole_year()),
        rows: rows.iter().map(|(chosen, points)| row(reports, &association.breaks, chosen, points, &periods)).collect(),
        breaks: breaks.map(|b| BreakView { period: b.period.label(), what: b.role.map(Role::swedish), text: b.text.clone() }).collect(),
    })
}

/// The periods to show, oldest first. A part of a year is left out where the whole year is there.
pub(super) fn columns<'a>(points: impl Iterator<Item = &'a &'a Fact>) -> Vec<Period> {
    let all: BTreeSet<Period> = points.map(|fact| fact.key.period).collect();
    let spans = all.iter().copied().filter(|period| *period == period.as_flow());
    let mut periods: Vec<Period> = spans.collect();
    // A day is the end of a period; where no flow ends on it, of the time since the start of the year.
    for day in all.iter().filter(|period| **period != period.as_flow()) {
        if !periods.iter().any(|period| period.last_day() == day.last_day()) {
            periods.push(day.as_flow());
        }
    }
    let whole: Vec<i16> = periods.iter().filter(|p| p.is_whole_year()).map(|p| p.last_day().year()).collect();
    periods.retain(|period| period.is_whole_year() || !whole.contains(&period.last_day().year()));
    periods.sort_by_key(|period| period.last_day());
    periods
}

fn row(reports: &[Prepared], breaks: &[Break], chosen: &Chosen, points: &[&Fact], periods: &[Period]) -> SeriesRow {
    let cells = periods.iter().map(|period| {
        let fact = points.iter().find(|fact| fact.key.period == *period || fact.key.period == period.as_stock(false))?;
        sourced(reports, fact)
    });
    // whole years, where there are any
    let newest = |whole: bool| points.iter().map(|fact| fact.key.period.as_flow()).filter(move |period| period.is_whole_year() || !whole);
    let last = newest(true).max_by_key(|period| period.last_day()).or(newest(false).max_by_key(|period| period.last_day()));
    let years = periods.first().zip(periods.last()).map(|(first, last)| (first.last_day().year(), last.last_day().year()));
    let sparkline = last.and_then(|last| chart::sparkline(points, last, breaks, years));
    SeriesRow { id: chosen.id, cells: cells.collect(), sparkline }
}
