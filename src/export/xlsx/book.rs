//! A workbook in the making: sheets with a title, lines below it and one marked-up table, and what fits in them.

use crate::export::datum::Datum;
use crate::export::sheet::Sheet;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, Table as Marked, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError};
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
pub(super) const LINE: usize = 255;
/// So many digits of a number survive in a spreadsheet; one with more stands as text.
const DIGITS: usize = 15;
/// Ends what was too long for its cell.
pub(super) const CUT: &str = " […]";

/// A table on its way into the workbook.
pub(super) struct Named<'a> {
    /// Page of the original.
    pub page: Option<i64>,
    pub sheet: &'a Sheet,
    /// That of its sheet, which no other has.
    pub name: String,
    /// That of the marked-up table, which no other has.
    pub id: String,
}

/// The longest start of a text with at most so many characters, as a spreadsheet counts them.
pub(super) fn short(text: &str, most: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > most
    });
    &text[..end.map_or(text.len(), |(end, _)| end)]
}

/// A text that fits. One that is cut says so.
pub(super) fn cut(text: &str, most: usize) -> String {
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
pub(super) struct Styles {
    title: Format,
    pub heading: Format,
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
pub(super) enum Entry {
    Text(String),
    Number(usize),
    /// The name of a sheet, which it leads to.
    Sheet(String),
}

/// A workbook in the making.
pub(super) struct Book {
    pub workbook: Workbook,
    pub styles: Styles,
    most: Most,
}

/// A sheet with its title in A1 and lines below it.
pub(super) fn opened<'w>(
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
    pub(super) fn new() -> Book {
        Book { workbook: Workbook::new(), styles: Styles::new(), most: MOST }
    }

    /// A sheet with one marked-up table, whose columns have headers and widths.
    pub(super) fn list(
        &mut self,
        name: &str,
        lines: &[String],
        id: &str,
        columns: &[(&str, f64)],
        rows: &[Vec<Entry>],
    ) -> Result<(), XlsxError> {
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
    pub(super) fn table(&mut self, named: &Named, notes: &str) -> Result<(), XlsxError> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::datum::State;
    use crate::export::sheet::Field;

    #[test]
    fn a_table_that_is_too_large_is_cut_and_says_so() {
        let text = |text: &str| Datum::text(State::Text, text.to_owned());
        let field = |header: &str| Field { header: header.to_owned(), figures: false };
        let sheet = Sheet {
            id: "stor".into(),
            title: "Stor".into(),
            columns: vec![field("A"), field("B"), field("C")],
            rows: (0..5).map(|_| vec![text("a"), text("en längre text"), text("c")]).collect(),
            notes: Vec::new(),
            remarks: Vec::new(),
        };
        let mut book = Book { most: Most { rows: 3, columns: 2, cell: 10 }, ..Book::new() };
        let lines = book.lines(&sheet, "");
        assert!(lines.contains(
            &"Ett kalkylblad rymmer inte hela tabellen. Text som är avkortad slutar med […]. Allt finns i filen stor.csv.".to_owned()
        ));
        book.table(&Named { page: None, sheet: &sheet, name: "1 Stor".into(), id: "Tabell_stor".into() }, "").unwrap();
        assert!(book.workbook.save_to_buffer().is_ok());
        assert_eq!((cut("en längre text", 10), cut("kort", 10)), ("en län […]".to_owned(), "kort".to_owned()));
    }

    #[test]
    fn headers_differ_also_when_they_are_cut() {
        let long = ["å".repeat(300), "Å".repeat(300), format!("{}x", "å".repeat(300))];
        let headers = headers(long.iter().map(String::as_str));
        assert!(headers.iter().all(|header| header.encode_utf16().count() <= LINE));
        assert_eq!(headers.iter().map(|header| header.to_lowercase()).collect::<BTreeSet<_>>().len(), 3);
    }

    #[test]
    fn a_number_with_too_many_digits_is_none() {
        let of = |text: &str| number(text.parse().unwrap());
        assert_eq!((of("123456789012.345"), of("-0.10"), of("123456789012.3456")), (Some(123456789012.345), Some(-0.1), None));
    }
}
