//! A report as a workbook, by the published checklist for accessible spreadsheets: a cover, a contents and a notes sheet, then a sheet for
//! each table, with its title in A1, what is to be known of it below, and one marked-up table with one row of headers.

mod front;
mod language;

use crate::export::datum::Datum;
use crate::export::sheet::Sheet;
use crate::export::sitemap::last_event;
use crate::model::{Association, Report, Table, Website};
use crate::site::Prepared;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table as Marked, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeMap, BTreeSet};

/// The most that a sheet can hold.
const MOST: Most = Most { rows: 1_048_000, columns: 16_384, cell: 32_767 };

/// How much fits in a sheet: rows and columns of a table, and characters in a cell.
#[derive(Clone, Copy)]
struct Most {
    rows: usize,
    columns: usize,
    cell: usize,
}

/// The most characters of a header, and of the title of the document.
const LINE: usize = 255;
/// The most characters of the name of a sheet.
const NAME: usize = 31;
/// So many digits of a number survive in a spreadsheet; one with more stands as text.
const DIGITS: usize = 15;
/// Ends what was too long for its cell.
const CUT: &str = " […]";

/// The workbook of a report. Equal reports give equal bytes.
///
/// # Errors
/// If the library refuses what it was given, which the tests would have told.
pub(super) fn of_report(website: &Website, prepared: &Prepared, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    written(website, prepared, sheets, MOST)
}

fn written(website: &Website, prepared: &Prepared, sheets: &[Sheet], most: Most) -> Result<Vec<u8>, XlsxError> {
    let Prepared { association, report, .. } = *prepared;
    let mut workbook = Workbook::new();
    // Most of the time goes to making the file small.
    workbook.set_zip_compression_level(1);
    workbook.set_properties(&properties(website, association, report));
    let mut book = Book { workbook, styles: Styles::new(), most };
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

/// A table on its way into the workbook.
struct Named<'a> {
    table: &'a Table,
    sheet: &'a Sheet,
    /// That of its sheet, which no other has.
    name: String,
    /// That of the marked-up table, which no other has.
    id: String,
}

fn named<'a>(tables: &'a [Table], sheets: &'a [Sheet]) -> Vec<Named<'a>> {
    let mut taken = BTreeSet::new();
    let named = tables.iter().zip(sheets).zip(1..).map(|((table, sheet), number)| {
        let id: String = sheet.id.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let id = cut(&format!("Tabell_{id}"), 200).replace(CUT, "");
        let id =
            std::iter::once(id.clone()).chain((2..).map(|number| format!("{id}__{number}"))).find(|id| taken.insert(id.to_lowercase()));
        Named { table, sheet, name: sheet_name(number, &sheet.title), id: id.unwrap_or_default() }
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

/// The longest start of a text with at most so many characters, as a spreadsheet counts them.
fn short(text: &str, most: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > most
    });
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

/// A text that fits. One that is cut says so.
fn cut(text: &str, most: usize) -> String {
    match short(text, most).len() == text.len() {
        true => text.to_owned(),
        false => format!("{}{CUT}", short(text, most.saturating_sub(CUT.chars().count()))),
    }
}

/// A number that is the same in a spreadsheet, which keeps fifteen digits of it.
fn number(value: Decimal) -> Option<f64> {
    let digits = value.normalize().mantissa().unsigned_abs().to_string().len();
    (digits <= DIGITS).then(|| value.to_string().parse().ok()).flatten()
}

/// How the cells look.
struct Styles {
    title: Format,
    heading: Format,
    line: Format,
    header: Format,
    text: Format,
    link: Format,
    /// By how many decimals there are.
    numbers: BTreeMap<u32, Format>,
    sign: Format,
}

impl Styles {
    fn new() -> Styles {
        let top = Format::new().set_align(FormatAlign::Top);
        Styles {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new().set_bold().set_font_size(12),
            line: Format::new(),
            header: top.clone().set_bold().set_text_wrap(),
            text: top.clone().set_text_wrap(),
            link: Format::new().set_hyperlink().set_align(FormatAlign::Top),
            numbers: BTreeMap::new(),
            sign: top.set_align(FormatAlign::Right),
        }
    }

    /// Thousands are parted and decimals begin as the reader's own program does it.
    fn number(&mut self, decimals: u32) -> &Format {
        self.numbers.entry(decimals).or_insert_with(|| {
            let point = if decimals > 0 { "." } else { "" };
            let format = format!("#,##0{point}{}", "0".repeat(decimals as usize));
            Format::new().set_align(FormatAlign::Top).set_num_format(format)
        })
    }
}

/// What stands in a cell of the contents or the notes.
enum Entry {
    Text(String),
    Number(usize),
    /// The name of a sheet, which it leads to.
    Sheet(String),
}

/// A workbook in the making.
struct Book {
    workbook: Workbook,
    styles: Styles,
    most: Most,
}

/// A sheet with its title in A1 and lines below it.
fn opened<'w>(
    workbook: &'w mut Workbook,
    styles: &Styles,
    name: &str,
    title: &str,
    lines: &[String],
) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, cut(title, MOST.cell), &styles.title)?;
    for (row, line) in (1..).zip(lines) {
        sheet.write_string_with_format(row, 0, cut(line, MOST.cell), &styles.line)?;
    }
    Ok(sheet)
}

impl Book {
    /// A sheet with one marked-up table, whose columns have headers and widths.
    fn list(&mut self, name: &str, lines: &[String], id: &str, columns: &[(&str, f64)], rows: &[Vec<Entry>]) -> Result<(), XlsxError> {
        let Book { workbook, styles, most } = self;
        let sheet = opened(workbook, styles, name, name, lines)?;
        let top = lines.len() + 1;
        for (row, entries) in (top + 1..).zip(rows.iter().take(most.rows)) {
            for (column, entry) in entries.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                match entry {
                    Entry::Text(text) => sheet.write_string_with_format(row, column, cut(text, most.cell), &styles.text)?,
                    Entry::Number(number) => sheet.write_number_with_format(row, column, *number as f64, styles.number(0))?,
                    Entry::Sheet(name) => {
                        let link = Url::new(format!("internal:'{name}'!A1")).set_text(name);
                        sheet.write_url_with_format(row, column, link, &styles.link)?
                    }
                };
            }
        }
        for (column, (_, width)) in columns.iter().enumerate() {
            sheet.set_column_width(column as u16, *width)?;
        }
        let headers: Vec<String> = columns.iter().map(|(header, _)| (*header).to_owned()).collect();
        mark(sheet, styles, id, top, &headers, rows.len().min(most.rows))
    }

    /// The sheet of a table of the report.
    fn table(&mut self, named: &Named, notes: &str) -> Result<(), XlsxError> {
        let Named { sheet: data, name, id, .. } = named;
        let lines = self.lines(data, notes);
        let sheet = opened(&mut self.workbook, &self.styles, name, &data.title, &lines)?;
        let top = lines.len() + 1;
        let columns = data.columns.len().min(self.most.columns);
        let mut widths = vec![0; columns];
        for (row, data) in (top + 1..).zip(data.rows.iter().take(self.most.rows)) {
            for (column, datum) in data.iter().take(columns).enumerate() {
                let figures = named.sheet.columns[column].figures;
                let length = write(sheet, &mut self.styles, row as u32, column as u16, datum, figures, self.most.cell)?;
                widths[column] = widths[column].max(length);
            }
        }
        let headers = headers(data.columns.iter().take(columns).map(|column| column.header.as_str()));
        for ((column, width), header) in widths.into_iter().enumerate().zip(&headers) {
            let longest = header.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
            sheet.set_column_width(column as u16, width.max(longest).clamp(8, 60) as f64 + 2.0)?;
        }
        mark(sheet, &self.styles, id, top, &headers, data.rows.len().min(self.most.rows))
    }

    /// What is to be known of a table, below its title.
    fn lines(&self, data: &Sheet, notes: &str) -> Vec<String> {
        let mut lines = vec![match data.rows.len() {
            0 => "Bladet har ingen tabell, eftersom tabellen i redovisningen inte har några rader.".to_owned(),
            _ if data.columns.iter().any(|column| column.figures) => {
                "Bladet har en tabell. Enheten står i kolumnens rubrik, eller i kolumnen till höger.".to_owned()
            }
            _ => "Bladet har en tabell.".to_owned(),
        }];
        lines.push(notes.to_owned());
        if data.rows.iter().flatten().any(|datum| datum.shown().is_empty()) {
            lines.push("En tom cell betyder att ingenting är tryckt där, eller att det inte finns något att anmärka.".to_owned());
        }
        if data.rows.iter().flatten().any(|datum| datum.value.is_some_and(|value| number(value).is_none())) {
            lines.push("Tal med fler än 15 siffror står som text, eftersom ett kalkylprogram annars avrundar dem.".to_owned());
        }
        let too_much = data.rows.len() > self.most.rows || data.columns.len() > self.most.columns;
        if too_much || data.rows.iter().flatten().any(|datum| datum.value.is_none() && cut(&datum.printed, self.most.cell) != datum.printed)
        {
            lines.push(format!(
                "Ett kalkylblad rymmer inte hela tabellen. Text som är avkortad slutar med {}. Allt finns i filen {}.csv.",
                CUT.trim(),
                data.id
            ));
        }
        lines
    }
}

/// The headers of a marked-up table: short enough, and no two alike.
fn headers<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let headers = headers.map(|header| {
        let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
        let numbered = (2..).map(|number| format!("{} ({number})", short(&header, LINE - 12)));
        std::iter::once(cut(&header, LINE)).chain(numbered).find(|header| taken.insert(header.to_lowercase())).unwrap_or_default()
    });
    headers.collect()
}

/// Marks rows below a row of headers as a table, and writes the headers.
fn mark(sheet: &mut Worksheet, styles: &Styles, id: &str, top: usize, headers: &[String], rows: usize) -> Result<(), XlsxError> {
    if rows == 0 || headers.is_empty() {
        return Ok(());
    }
    let columns: Vec<TableColumn> =
        headers.iter().map(|header| TableColumn::new().set_header(header).set_header_format(&styles.header)).collect();
    let marked =
        Marked::new().set_name(id).set_columns(&columns).set_autofilter(false).set_banded_rows(false).set_style(TableStyle::Light1);
    sheet.add_table(top as u32, 0, (top + rows) as u32, (headers.len() - 1) as u16, &marked)?;
    Ok(())
}

/// Writes a cell, and tells how many characters it shows.
fn write(
    sheet: &mut Worksheet,
    styles: &mut Styles,
    row: u32,
    column: u16,
    datum: &Datum,
    figures: bool,
    most: usize,
) -> Result<usize, XlsxError> {
    if let Some((value, number)) = datum.value.and_then(|value| Some((value, number(value)?))) {
        sheet.write_number_with_format(row, column, number, styles.number(value.scale()))?;
        // With the signs that part thousands.
        return Ok(value.to_string().len() * 4 / 3);
    }
    let text = cut(&datum.shown(), most);
    if !text.is_empty() {
        sheet.write_string_with_format(row, column, &text, if figures { &styles.sign } else { &styles.text })?;
    }
    Ok(text.chars().count())
}
