//! Reads a workbook of Excel (`.xlsx`, `.xlsm`).

use super::error::ImportError;
use super::sheet::{Cell, Place, Sheet, Value};
use calamine::{Data, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;
use roxmltree::{Document, Node};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// So many bytes the parts of a workbook may have when they are unpacked.
const UNPACKED: u64 = 100_000_000;
/// So many cells with something in them a workbook may have.
const CELLS: usize = 1_000_000;
/// So many bytes of a sheet are looked through for hidden rows.
const LOOKED_THROUGH: u64 = 10_000_000;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The sheets of a workbook, in order.
///
/// # Errors
/// If the bytes are no workbook, or too large a one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        unpack(bytes)?;
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unread)?;
    let mut sheets = Vec::new();
    let mut left = CELLS;
    let about: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    for about in about {
        let mut sheet = Sheet { name: about.name, hidden: about.visible != SheetVisible::Visible, ..Sheet::default() };
        cells(&mut book, &mut sheet, &mut left)?;
        sheet.hidden_rows = hidden_rows(bytes, &sheet.name).unwrap_or_default();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, left: &mut usize) -> Result<(), ImportError> {
    let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(unread)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unread)? {
        let place = cell.get_position();
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let format = format.map(|format| format.format_code.clone()).filter(|code| !code.eq_ignore_ascii_case("general"));
        let Some(value) = value(cell.get_value().clone().into()) else { continue };
        *left = left.checked_sub(1).ok_or(ImportError::TooManyCells)?;
        sheet.cells.insert(place, Cell { value, formula: false, format, repeated: false });
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(unread)?;
    while let Some(cell) = reader.next_formula().map_err(unread)? {
        if let Some(known) = sheet.cells.get_mut(&cell.get_position()).filter(|_| !cell.get_value().is_empty()) {
            known.formula = true;
        }
    }
    drop(reader);
    for merged in book.merge_cells_by_sheet_name(&sheet.name).map_err(unread)? {
        let Some(first) = sheet.cells.get(&merged.start).cloned().filter(|_| merged.start.0 == merged.end.0) else { continue };
        let cells = merged.start.1.saturating_add(1)..=merged.end.1.min(merged.start.1.saturating_add(100));
        let repeated: Vec<Place> = cells.map(|column| (merged.start.0, column)).collect();
        sheet.cells.extend(repeated.into_iter().map(|place| (place, Cell { repeated: true, ..first.clone() })));
    }
    Ok(())
}

/// A value as Excel shows it: it keeps binary numbers, of which it never shows more than 15 digits, so that these are what was meant
/// (4996117.3300000001 is 4996117.33).
fn value(data: Data) -> Option<Value> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => Cell::text(&text)?.value,
        Data::Int(number) => Value::Number(number.into()),
        Data::Float(number) => match Decimal::from_scientific(&format!("{number:.14e}")) {
            Ok(number) => Value::Number(number.normalize()),
            Err(_) => Value::Odd(number.to_string()),
        },
        Data::Bool(is) => Value::Odd(if is { "SANT" } else { "FALSKT" }.to_owned()),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
            date.map_or_else(|_| Value::Odd(moment.as_f64().to_string()), Value::Day)
        }
        Data::DateTime(moment) => Value::Odd(moment.as_f64().to_string()),
        Data::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Value::Day(day),
            None => Value::Odd(text),
        },
        Data::DurationIso(text) => Value::Odd(text),
        Data::Error(error) => Value::Odd(error.to_string()),
    })
}

/// Unpacks the whole, since what a packed file says of its own size may be untrue.
fn unpack(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::NoWorkbook)?;
    if archive.index_for_name("Index/Document.iwa").is_some() || archive.index_for_name("Index.zip").is_some() {
        return Err(ImportError::Kind("en fil från Numbers"));
    }
    if archive.index_for_name("content.xml").is_some() {
        return Err(ImportError::Kind("en fil från LibreOffice (.ods)"));
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| ImportError::NoWorkbook)?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| ImportError::Broken)?;
        left = left.checked_sub(read).ok_or(ImportError::TooLarge)?;
    }
    Ok(())
}

/// The rows of a sheet that are hidden, which the library does not tell.
fn hidden_rows(bytes: &[u8], name: &str) -> Option<BTreeSet<u32>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |path: &str| {
        let mut text = String::new();
        archive.by_name(path).ok()?.take(LOOKED_THROUGH).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let (book, relations) = (part("xl/workbook.xml")?, part("xl/_rels/workbook.xml.rels")?);
    let book = Document::parse(&book).ok()?;
    let sheet = book.descendants().find(|node| is(node, "sheet") && node.attribute("name") == Some(name))?;
    let id = sheet.attribute((RELATIONS, "id"))?;
    let relations = Document::parse(&relations).ok()?;
    let target = relations.descendants().find(|node| node.attribute("Id") == Some(id))?.attribute("Target")?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let text = part(&path)?;
    let sheet = Document::parse(&text).ok()?;
    let hidden = sheet.descendants().filter(|node| is(node, "row") && matches!(node.attribute("hidden"), Some("1" | "true")));
    Some(hidden.filter_map(|row| row.attribute("r")?.parse::<u32>().ok()?.checked_sub(1)).collect())
}

fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

fn unread(error: XlsxError) -> ImportError {
    match error {
        XlsxError::Password => ImportError::Password,
        XlsxError::Zip(_) | XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => ImportError::NoWorkbook,
        _ => ImportError::Broken,
    }
}
