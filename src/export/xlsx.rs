//! A report as a workbook, by the published checklist for accessible spreadsheets: a cover, a contents and a notes sheet, then a sheet for
//! each table, with its title in A1, what is to be known of it below, and one marked-up table with one row of headers.

mod book;
mod front;
mod language;

use crate::export::sheet::Sheet;
use crate::export::sitemap::last_event;
use crate::model::{Association, Report, Table, Website};
use crate::site::Prepared;
use book::{Book, CUT, LINE, Named, cut, short};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use std::collections::BTreeSet;

/// The most characters of the name of a sheet.
const NAME: usize = 31;

/// The workbook of a report. Equal reports give equal bytes.
///
/// # Errors
/// If the library refuses what it was given, which the tests would have told.
pub(super) fn of_report(website: &Website, prepared: &Prepared, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let Prepared { association, report, .. } = *prepared;
    let mut book = Book::new();
    // The least that makes the file small: more would cost more than it saves.
    book.workbook.set_zip_compression_level(1);
    book.workbook.set_properties(&properties(website, association, report));
    let tables = named(&report.tables, sheets);
    front::cover(&mut book, website, prepared)?;
    front::contents(&mut book, &tables)?;
    let noted = front::notes(&mut book, &tables)?;
    for (table, notes) in tables.iter().zip(noted) {
        book.table(table, &notes)?;
    }
    language::told(&book.workbook.save_to_buffer()?)
}

fn properties(website: &Website, association: &Association, report: &Report) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(cut(&format!("{} – {}", report.title, association.name), LINE))
        .set_author(cut(&website.publisher, LINE));
    // The time of the build would make the bytes differ.
    let date = last_event(report).unwrap_or(Date::constant(2000, 1, 1));
    let made = ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs());
    match made.or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1)) {
        Ok(made) => properties.set_creation_datetime(&made),
        Err(_) => properties,
    }
}

fn named<'a>(tables: &'a [Table], sheets: &'a [Sheet]) -> Vec<Named<'a>> {
    let mut taken = BTreeSet::new();
    let named = tables.iter().zip(sheets).zip(1..).map(|((table, sheet), number)| {
        let id: String = sheet.id.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let id = cut(&format!("Tabell_{id}"), 200).replace(CUT, "");
        let id =
            std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}__{number}"))).find(|id| taken.insert(id.to_lowercase()));
        Named { page: table.page, sheet, name: sheet_name(number, &sheet.title), id: id.unwrap_or_default() }
    });
    named.collect()
}

/// A number and as much of a title as fits, without what no sheet may be called.
fn sheet_name(number: usize, title: &str) -> String {
    let allowed = title.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect::<String>();
    let words = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = format!("{number} {words}");
    let fitting = short(&name, NAME);
    // No word is cut but one that alone is too long.
    let end = if fitting.len() < name.len() && !name[fitting.len()..].starts_with(' ') { fitting.rfind(' ') } else { None };
    let is_number = |end: &usize| *end <= number.to_string().len();
    fitting[..end.filter(|end| !is_number(end)).unwrap_or(fitting.len())].trim_end().to_owned()
}
