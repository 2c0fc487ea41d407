//! Reads a file of separated values (`.csv`), as spreadsheets and systems of accounts save it.

use super::error::ImportError;
use super::sheet::{Cell, Sheet};
use crate::source;

/// So many cells it may have.
const CELLS: usize = 1_000_000;

/// The file as a sheet. What separates the values is found out: a semicolon in Swedish files, else a tab or a comma.
///
/// # Errors
/// If there is too much in it.
pub(super) fn read(bytes: Vec<u8>) -> Result<Sheet, ImportError> {
    let text = source::decoded(bytes);
    let separators = [b';', b'\t', b','];
    let best = separators.into_iter().find(|separator| most_have_several(&text, *separator)).unwrap_or(b';');
    let mut sheet = Sheet::default();
    for (row, record) in (0..).zip(records(&text, best)) {
        let fields = (0..).zip(record.iter()).filter_map(|(column, field)| Some(((row, column), Cell::text(field)?)));
        sheet.cells.extend(fields);
        if sheet.cells.len() > CELLS {
            return Err(ImportError::TooManyCells);
        }
    }
    Ok(sheet)
}

fn most_have_several(text: &str, separator: u8) -> bool {
    let (mut several, mut all) = (0, 0);
    for record in records(text, separator).take(1_000) {
        all += 1;
        several += usize::from(record.len() > 1);
    }
    several * 2 > all
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::StringRecord> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    reader.into_records().filter_map(Result::ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_the_values_is_found_out() {
        for text in
            ["Post;2025\n\"Intäkter, övriga\";1,50", "Post\t2025\nIntäkter, övriga\t1,50", "Post,2025\n\"Intäkter, övriga\",\"1,50\""]
        {
            let sheet = read(text.as_bytes().to_vec()).unwrap();
            assert_eq!((sheet.text((1, 0)), sheet.text((1, 1))), (Some("Intäkter, övriga"), Some("1,50")), "{text}");
        }
        let windows = read(b"Post;2025\nInt\xe4kter;\x96".to_vec()).unwrap();
        assert_eq!((windows.text((1, 0)), windows.text((1, 1))), (Some("Intäkter"), Some("–")));
    }
}
