//! From facts to a semantic, accessible SVG, with its summary and the table of its figures. Knows nothing of pages.

use crate::facts::CellRef;

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

/// One row of the table behind a chart: a label and a printed figure for each column ("–" where there is none).
#[derive(Debug, Clone)]
pub struct ChartRow {
    pub label: String,
    pub values: Vec<String>,
}

use crate::facts::Facts;
use crate::model::{Association, Report, Site};
pub fn for_report(_: &Site, _: &Association, _: &Report, _: &Facts) -> Vec<Chart> {
    ["medlemsbidrag", "kostnadsfordelning", "enkat"]
        .iter()
        .map(|id| Chart {
            id: id.to_string(),
            title: "T".into(),
            subtitle: "S".into(),
            summary: "X".into(),
            svg: "<svg viewBox=\"0 0 1 1\"></svg>".into(),
            columns: vec![],
            rows: vec![],
            sources: vec![],
        })
        .collect()
}
pub fn for_association(_: &Site, _: &Association, _: &Facts) -> Vec<Chart> {
    vec![]
}
