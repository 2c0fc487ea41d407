//! The tables of a report, each as a file.

use crate::export::csv::{guarded, written};
use crate::export::datum::Reading;
use crate::export::file::File;
use crate::export::sheet::Sheet;
use crate::model::Site;
use crate::site::{self, Prepared};

/// Each table of a report as a file.
pub(super) fn of_report(site: &Site, prepared: &Prepared) -> Vec<File> {
    let reading = Reading::of(prepared);
    let tables = prepared.report.tables.iter().map(|table| {
        let sheet = Sheet::of(&reading, table, site.website.demonstration);
        let headers = sheet.columns.iter().map(|column| column.header.clone());
        let rows = sheet.rows.iter().map(|row| row.iter().map(|datum| guarded(datum.shown(), datum.value.is_some())).collect());
        (site::table_path(&prepared.path(), &table.id), written(headers.collect(), rows))
    });
    tables.collect()
}
