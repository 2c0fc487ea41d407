//! A chart as the template shows it.

use super::view::{ChartView, Link};
use super::{Prepared, place_of, report_path};
use crate::chart::Chart;

/// The view of a chart on the page of a report (`own`), or on the page of an association, where sources name their report.
pub fn chart_view(chart: &Chart, reports: &[&Prepared], own: bool) -> ChartView {
    let mut sources: Vec<Link> = Vec::new();
    for cell in &chart.sources {
        let Some(prepared) = reports.iter().find(|prepared| prepared.report.id == cell.report) else { continue };
        let Some(place) = place_of(prepared.report, prepared.narrative, cell) else { continue };
        let source = if own {
            place
        } else {
            let path = report_path(prepared.association, prepared.report);
            Link { href: format!("{path}{}", place.href), text: format!("{}, {}", place.text, prepared.report.title) }
        };
        if !sources.iter().any(|known| known.href == source.href) {
            sources.push(source);
        }
    }
    ChartView {
        id: chart.id.clone(),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        summary: chart.summary.clone(),
        svg: chart.svg.clone(),
        columns: chart.columns.clone(),
        rows: chart.rows.clone(),
        sources,
    }
}
