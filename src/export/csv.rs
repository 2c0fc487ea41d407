//! Tables as CSV: UTF-8, commas, one row of headers, decimal point.

use crate::export::File;
use crate::export::sheet::Sheet;
use crate::site::{self, Prepared};

/// Each table of a report as a file.
pub(super) fn of_report(prepared: &Prepared, sheets: &[Sheet]) -> Vec<File> {
    let path = prepared.path();
    let files = sheets.iter().map(|sheet| {
        let headers = sheet.columns.iter().map(|column| column.header.clone());
        let rows = sheet.rows.iter().map(|row| row.iter().map(|datum| guarded(datum.shown(), datum.value.is_some())).collect());
        (site::table_path(&path, &sheet.id), written(headers.collect(), rows))
    });
    files.collect()
}

/// A text that no spreadsheet reads as a formula: one that begins like a formula gets an apostrophe before it. A figure is none.
pub(super) fn guarded(text: String, figure: bool) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !figure {
        true => format!("'{text}"),
        false => text,
    }
}

/// Rows below their headers.
pub(super) fn written(headers: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows are as long as the first.
    for row in std::iter::once(headers).chain(rows) {
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}
