//! The anchors that a page promises to keep: those that the content gives an id. A row without one has its anchor from its label, which may
//! be put right at any time.

use crate::model::{Site, TableKind};
use crate::site::address::{GLOSSARY, address_of};
use crate::site::chart::Gathered;
use crate::site::prepared::Prepared;
use std::fmt::Write;

/// Those of the page of a report, whole addresses, each on a line. They are asked for before the report is put away.
pub(crate) fn of_report(prepared: &Prepared) -> String {
    let Prepared { report, narrative, charts, .. } = prepared;
    let tables = report.tables.iter().filter(|table| table.kind != TableKind::Prose);
    let of_tables = tables.flat_map(|table| {
        let rows = table.rows.iter().filter_map(|row| row.id.as_deref()).map(|row| format!("{}.{row}", table.id));
        std::iter::once(table.id.to_string()).chain(rows)
    });
    let others = narrative.headings.keys().cloned().chain(charts.iter().map(|chart| chart.id.clone()));
    on_lines(&prepared.path(), of_tables.chain(others))
}

/// Those of the pages about all reports.
pub(crate) fn about_all(site: &Site, gathered: &[Gathered]) -> String {
    let charts = |page: &Gathered| on_lines(&page.path, page.charts.iter().map(|chart| chart.id.clone()));
    let terms = on_lines(GLOSSARY, site.glossary.iter().map(|term| term.id.clone()));
    gathered.iter().map(charts).chain([terms]).collect()
}

fn on_lines(page: &str, anchors: impl Iterator<Item = String>) -> String {
    anchors.fold(String::new(), |mut lines, anchor| {
        // Nothing can fail: it is written into memory.
        let _ = writeln!(lines, "{page}#{}", address_of(&anchor));
        lines
    })
}
