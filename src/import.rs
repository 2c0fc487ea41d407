//! Takes figures from a workbook of Excel or a file of separated values: into the cells of a report that are still to be filled in, or
//! as a table that is new. Nothing is guessed in silence, and no figure goes through a rounding that is not told.

mod sheet;
mod error;
mod workbook;
mod separated;
mod written;
mod when;
mod header;
mod matching;
mod fill;
mod place;
mod roles;
mod columns;
mod table;

pub use error::ImportError;
pub use fill::{Filled, Filling, Fillings, Left, fill, to_fill};
pub use header::Header;
pub use matching::{Line, Matched, Matching};
pub use place::edits;
pub use sheet::{Area, Cell, Place, Sheet, Value, area, column_name, place_name};
pub use table::{NewTable, new_table};
pub use written::{Wanted, Written, written};

use crate::source::{self, Kind, SourceError, printable};
use std::path::Path;

/// So many bytes a file may have.
const MOST: usize = 20_000_000;

/// The sheets of a file; one of them, and an area of it, if asked for. Sheets that are hidden in Excel are there only if asked for.
///
/// # Errors
/// If the file cannot be read, or has no such sheet or area.
pub fn read(path: &Path, name: Option<&str>, within: Option<&str>) -> Result<Vec<Sheet>, ImportError> {
    let mut sheets = sheets(path)?;
    match name {
        Some(name) => {
            let known = ImportError::names(&sheets);
            let lower = name.to_lowercase();
            sheets.retain(|sheet| sheet.name.to_lowercase() == lower);
            if sheets.is_empty() {
                return Err(ImportError::NoSheet { name: printable(name), known });
            }
        }
        None => sheets.retain(|sheet| !sheet.hidden && !sheet.cells.is_empty()),
    }
    let Some(within) = within else { return Ok(sheets) };
    let area = area(within).ok_or_else(|| ImportError::Area(printable(within)))?;
    if sheets.len() > 1 {
        return Err(ImportError::WhichSheet(ImportError::names(&sheets)));
    }
    let sheets: Vec<Sheet> = sheets.into_iter().map(|sheet| sheet.within(&area)).collect();
    if sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        return Err(ImportError::Area(printable(within)));
    }
    Ok(sheets)
}

/// All sheets of a file, by the end of its name.
fn sheets(path: &Path) -> Result<Vec<Sheet>, ImportError> {
    let told = printable(&path.to_string_lossy());
    if told.starts_with("http://") || told.starts_with("https://") {
        return Err(ImportError::Address(told));
    }
    let kind = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    if Kind::at(path).is_none() {
        return Err(ImportError::Missing(told));
    }
    match kind.as_str() {
        "xlsx" | "xlsm" | "csv" | "txt" => {}
        "xls" => return Err(ImportError::Kind("en arbetsbok från en äldre Excel (.xls)")),
        "xlsb" => return Err(ImportError::Kind("en binär arbetsbok (.xlsb)")),
        "ods" => return Err(ImportError::Kind("en fil från LibreOffice (.ods)")),
        "numbers" => return Err(ImportError::Kind("en fil från Numbers")),
        "gsheet" => return Err(ImportError::Kind("en genväg till Google Kalkylark")),
        _ => return Err(ImportError::UnknownKind(told)),
    }
    let bytes = match source::bytes(path) {
        Err(SourceError::Odd(_, Kind::Huge)) => return Err(ImportError::TooLarge),
        bytes => bytes?,
    };
    if bytes.len() > MOST {
        return Err(ImportError::TooLarge);
    }
    match kind.as_str() {
        "csv" | "txt" => Ok(vec![separated::read(bytes)?]),
        _ => workbook::read(&bytes),
    }
}
