//! A chart as the template shows it.

use super::view::{ChartView, Link};
use crate::chart::Chart;
use crate::model::{Association, Report};

/// The view of a chart; `prefix` leads from the page to the page of a report.
pub fn chart_view(association: &Association, chart: &Chart, prefix: impl Fn(&Report) -> String) -> ChartView {
    let mut sources: Vec<Link> = Vec::new();
    for cell in &chart.sources {
        let Some(report) = association.reports.iter().find(|report| report.id == cell.report) else { continue };
        let Some(table) = report.table(&cell.table) else { continue };
        let title = table.title.as_deref().unwrap_or(&table.id);
        let href = format!("{}#{}", prefix(report), table.id);
        if !sources.iter().any(|source| source.href == href) {
            sources.push(Link { text: if prefix(report).is_empty() { title.into() } else { format!("{title}, {}", report.title) }, href });
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
