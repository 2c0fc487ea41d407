//! Tables as CSV: UTF-8, commas, one row of headers, decimal point.

/// The name of the same column where programs read it.
pub(super) const DEMONSTRATION_COLUMN: &str = "demonstration";

/// The header of a column of its own, and what stands in it, at every row of a demonstration.
pub(super) const DEMONSTRATION: [&str; 2] = ["Demonstration, inte utgiven av förbundet", "ja"];

/// A text that no spreadsheet reads as a formula: one that begins like a formula gets an apostrophe before it.
pub(super) fn guarded(text: String) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
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
