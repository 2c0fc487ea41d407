//! From facts to a semantic, accessible SVG, with its summary and the table of its figures. Knows nothing of pages.

mod backend;
mod balance;
mod bars;
mod cap;
mod contributions;
mod costs;
mod frame;
mod key;
mod result;
mod scale;
mod scope;
mod survey;
#[cfg(test)]
mod tests;
mod text;
mod trend;

use crate::facts::{CellRef, Facts};
use crate::model::{Association, Report, Site};
use scope::Scope;
use serde::Serialize;

/// A finished chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Anchor on the page and name of the file.
    pub id: String,
    /// The finding, as a headline.
    pub title: String,
    /// Statistic, unit and period.
    pub subtitle: String,
    /// What the chart shows, in whole sentences; spoken and shown.
    pub summary: String,
    /// The drawing as markup to stand inside a page.
    pub svg: String,
    /// Header of the label column and of each column of figures.
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
    /// The cells that the figures come from.
    pub sources: Vec<CellRef>,
}

impl Chart {
    /// The wide drawing alone, as an SVG document that needs no style sheet.
    pub fn document(&self) -> &str {
        let start = self.svg.rfind("<svg ").unwrap_or(self.svg.len());
        let end = self.svg.rfind("</svg>").map_or(self.svg.len(), |end| end + "</svg>".len());
        self.svg.get(start..end).unwrap_or_default()
    }
}

/// One row of the table behind a chart: a label and a printed figure for each column ("–" where there is none).
#[derive(Debug, Clone, Serialize)]
pub struct ChartRow {
    pub label: String,
    pub values: Vec<String>,
}

/// The charts of one report, from the figures that it prints: `medlemsbidrag`, `kostnadsfordelning`, `resultat`,
/// `balansrakning-diagram`, `enkat`, `enkat-2` …
/// A chart without figures is left out.
pub fn for_report(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Vec<Chart> {
    let scope = Scope { site, association, report: Some(report), facts };
    let mut charts: Vec<Chart> = contributions::chart(scope).into_iter().chain(costs::chart(scope, report.period)).collect();
    charts.extend(result::chart(scope));
    charts.extend(balance::chart(scope, report.period));
    charts.extend(survey::charts(scope, report.period));
    charts
}

/// The charts of an association over all its reports: `medlemsbidrag`, `resultat`.
pub fn for_association(site: &Site, association: &Association, facts: &Facts) -> Vec<Chart> {
    let scope = Scope { site, association, report: None, facts };
    contributions::chart(scope).into_iter().chain(result::chart(scope)).collect()
}
