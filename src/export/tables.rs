//! The tables of a report, each as a file.

use crate::export::csv::{guarded, written};
use crate::export::datum::Datum;
use crate::export::file::File;
use crate::export::sheet::Sheet;
use crate::site::{self, Prepared};

/// Each table of a report as a file.
pub(super) fn of_report(prepared: &Prepared, sheets: &[Sheet]) -> Vec<File> {
    let path = prepared.path();
    let files = sheets.iter().map(|sheet| {
        let headers = sheet.columns.iter().map(|column| column.header.clone());
        let rows = sheet.rows.iter().map(|row| row.iter().map(shown).collect());
        (site::table_path(&path, &sheet.id), written(headers.collect(), rows))
    });
    files.collect()
}

/// A figure begins with a minus without being a formula.
fn shown(datum: &Datum) -> String {
    match datum.value {
        Some(_) => datum.shown(),
        None => guarded(datum.shown()),
    }
}
