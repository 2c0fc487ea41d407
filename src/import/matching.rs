//! Which row and which column of a sheet belongs to which of a table.

use super::header::{Header, is_header};
use super::sheet::{Cell, Sheet, Value};
use crate::decode::read_amount;
use crate::model::{Period, Report, Row, RowKind, Table};
use crate::swedish::{nearest, slug};
use std::collections::{BTreeMap, BTreeSet};

/// So many rows above the figures are looked at for headers.
const ABOVE: u32 = 40;
/// A header has at most so many rows.
const DEEP: usize = 4;

/// A row of a sheet with a label and something beside it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its row in the sheet.
    pub row: u32,
    /// As it stands.
    pub label: String,
    /// The label as a slug.
    key: String,
    /// The nearest heading above it, as a slug.
    heading: String,
}

/// A column of a sheet that belongs to one of a table.
#[derive(Debug, Clone)]
pub struct Matched {
    /// The column of the table.
    pub column: usize,
    /// The column of the sheet.
    pub from: u32,
    /// What stands above it there.
    pub header: Header,
    /// The header does not say it all.
    pub guessed: bool,
}

/// A table held against a sheet.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    /// For each row of the table its row in the sheet.
    pub rows: Vec<Option<u32>>,
    /// Columns that belong together, in the order of the table.
    pub columns: Vec<Matched>,
    /// Labels that several rows have, and nobody knows which is which.
    pub unclear: Vec<String>,
    /// Columns of the table that several of the sheet could be.
    pub unclear_columns: Vec<usize>,
    /// What stands in the sheet below the headers and in no row of the table, with the label in the table that is near, if one is.
    pub unknown: Vec<(Line, Option<String>)>,
    /// The sheet has the title of the table.
    pub titled: bool,
    /// What stands above the columns of figures.
    pub seen: Vec<String>,
}

impl Matching {
    /// How many rows are found.
    pub fn found(&self) -> usize {
        self.rows.iter().flatten().count()
    }

    /// Holds a table of a report against a sheet.
    pub fn of(report: &Report, table: &Table, sheet: &Sheet) -> Matching {
        let Some(labels) = label_column(table, sheet) else { return Matching::default() };
        let title = slug(table.caption());
        let is_title = |text: &str| !title.is_empty() && slug(text) == title;
        let below =
            sheet.cells.iter().find(|(_, cell)| matches!(&cell.value, Value::Text(text) if is_title(text))).map(|((row, _), _)| *row);
        let lines = lines(sheet, labels, below.unwrap_or(0));
        let (rows, unclear) = rows(table, &lines);
        let mut matching =
            Matching { rows, unclear, titled: below.is_some() || slug(&sheet.name).ends_with(&title), ..Matching::default() };
        let Some(first) = matching.rows.iter().flatten().min().copied() else { return matching };
        let last = matching.rows.iter().flatten().max().copied().unwrap_or(first);
        let headers: Vec<(u32, Header)> = sheet
            .columns()
            .into_iter()
            .filter(|column| *column > labels)
            .filter_map(|column| header(sheet, column, first).map(|header| (column, header)))
            .collect();
        let figures = |column: u32| matching.rows.iter().flatten().any(|row| sheet.cells.get(&(*row, column)).is_some_and(is_figure));
        let figures: Vec<&(u32, Header)> = headers.iter().filter(|(column, header)| header.name() != "not" && figures(*column)).collect();
        matching.seen = figures.iter().map(|(_, header)| header.text.clone()).filter(|text| !text.is_empty()).collect();
        let found = columns(report, table, &headers, &figures);
        (matching.columns, matching.unclear_columns) = found;
        let top = headers_end(sheet, first, labels);
        let pairs = || table.rows.iter().zip(&matching.rows).filter(|(row, _)| row.kind == RowKind::Line);
        let named: Vec<&str> = pairs().filter(|(_, found)| found.is_some()).filter_map(|(row, _)| row.label.as_deref()).collect();
        // A row that another of the sheet is already is not proposed, nor one of the same name.
        let known: Vec<String> = pairs()
            .filter(|(_, found)| found.is_none())
            .filter_map(|(row, _)| row.label.clone())
            .filter(|label| named.iter().all(|named| slug(named) != slug(label)))
            .collect();
        let slugs: Vec<String> = known.iter().map(|label| slug(label)).collect();
        let taken = |row: u32| matching.rows.contains(&Some(row));
        matching.unknown = lines
            .into_iter()
            .filter(|line| !taken(line.row) && line.row > top && (matching.titled || line.row <= last + 3) && !line.label.is_empty())
            .map(|line| {
                let near = nearest(&line.key, slugs.iter().map(String::as_str));
                let near = near.and_then(|near| slugs.iter().position(|slug| slug == near)).map(|at| known[at].clone());
                (line, near)
            })
            .collect();
        matching
    }
}

/// The names that a row may have in a sheet.
fn keys(table: &Table, row: usize) -> Vec<String> {
    let row = &table.rows[row];
    match &row.label {
        Some(label) => [slug(label)].into_iter().chain(row.id.clone()).collect(),
        None => [String::new(), slug(Row::NAMELESS)].into_iter().chain(row.id.clone()).collect(),
    }
}

/// The column with the most labels of a table.
fn label_column(table: &Table, sheet: &Sheet) -> Option<u32> {
    let lines = (0..table.rows.len()).filter(|row| table.rows[*row].kind == RowKind::Line);
    let known: BTreeSet<String> = lines.flat_map(|row| keys(table, row)).filter(|key| !key.is_empty()).collect();
    let mut found: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for ((_, column), cell) in &sheet.cells {
        if let Value::Text(text) = &cell.value
            && let Some(key) = known.get(&slug(text))
        {
            found.entry(*column).or_default().insert(key.clone());
        }
    }
    found.into_iter().max_by_key(|(column, found)| (found.len(), std::cmp::Reverse(*column))).map(|(column, _)| column)
}

/// The rows of a sheet from one on, each with the heading that it stands under: a label with nothing beside it, or a text to the left.
fn lines(sheet: &Sheet, labels: u32, from: u32) -> Vec<Line> {
    let mut heading = String::new();
    let mut lines = Vec::new();
    for row in sheet.rows().into_iter().filter(|row| *row >= from) {
        let label = sheet.text((row, labels)).unwrap_or_default().to_owned();
        let has_values = sheet.row(row).any(|(column, cell)| column > labels && !cell.repeated);
        let before = sheet.row(row).filter(|(column, _)| *column < labels).find_map(|(column, _)| sheet.text((row, column)));
        match (has_values, before) {
            (false, _) if !label.is_empty() => heading = slug(&label),
            (false, _) => {}
            (true, Some(before)) => lines.push(Line { row, key: slug(&label), label, heading: slug(before) }),
            (true, None) => lines.push(Line { row, key: slug(&label), label, heading: heading.clone() }),
        }
    }
    lines
}

/// The row in the sheet of each row of a table; and the labels that are unclear. Rows of the same name are told apart by their headings,
/// and under one heading by their order, if there are as many.
fn rows(table: &Table, lines: &[Line]) -> (Vec<Option<u32>>, Vec<String>) {
    let mut heading = String::new();
    let mut wanted: Vec<(usize, Vec<String>, String)> = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        match row.kind {
            RowKind::Heading => heading = slug(row.label.as_deref().unwrap_or_default()),
            RowKind::Line => wanted.push((place, keys(table, place), heading.clone())),
        }
    }
    let mut found: Vec<Option<u32>> = vec![None; table.rows.len()];
    let fits = |keys: &[String], line: &Line| keys.contains(&line.key);
    // What has a name of its own tells where in the sheet the table is.
    for (place, keys, _) in &wanted {
        let alike = wanted.iter().filter(|(_, other, _)| other.iter().any(|key| keys.contains(key))).count();
        let mut of_sheet = lines.iter().filter(|line| fits(keys, line));
        if let (1, Some(only), None) = (alike, of_sheet.next(), of_sheet.next()) {
            found[*place] = Some(only.row);
        }
    }
    let span = found.iter().flatten().min().copied().zip(found.iter().flatten().max().copied());
    let mut unclear: Vec<String> = Vec::new();
    for (place, keys, heading) in &wanted {
        if found[*place].is_some() || !lines.iter().any(|line| fits(keys, line)) {
            continue;
        }
        let alike: Vec<usize> = wanted
            .iter()
            .filter(|(_, other, under)| under == heading && other.iter().any(|key| keys.contains(key)))
            .map(|(place, ..)| *place)
            .collect();
        let of_sheet: Vec<&Line> = lines.iter().filter(|line| fits(keys, line)).collect();
        let under: Vec<&&Line> = of_sheet.iter().filter(|line| line.heading == *heading).collect();
        let within: Vec<&&Line> =
            of_sheet.iter().filter(|line| span.is_some_and(|(first, last)| (first..=last + 1).contains(&line.row))).collect();
        let anywhere: Vec<&&Line> = of_sheet.iter().collect();
        let alone = wanted.iter().filter(|(_, other, _)| other.iter().any(|key| keys.contains(key))).count() == alike.len();
        let fitting = [Some(under), Some(within).filter(|_| alone), Some(anywhere).filter(|_| alone)];
        let fitting = fitting.into_iter().flatten().find(|lines| lines.len() == alike.len());
        match fitting.and_then(|lines| alike.iter().position(|other| other == place).map(|at| lines[at].row)) {
            Some(row) if !found.contains(&Some(row)) => found[*place] = Some(row),
            _ => {
                let label = table.rows[*place].caption().to_owned();
                if !unclear.contains(&label) {
                    unclear.push(label);
                }
            }
        }
    }
    (found, unclear)
}

/// What stands above a column, from a row on upwards.
fn header(sheet: &Sheet, column: u32, first: u32) -> Option<Header> {
    let mut cells: Vec<&Cell> = Vec::new();
    let mut last = None;
    for row in (first.saturating_sub(ABOVE)..first).rev() {
        match sheet.cells.get(&(row, column)) {
            Some(cell) if is_header(cell) && last.is_none_or(|last: u32| last == row + 1) && cells.len() < DEEP => {
                cells.push(cell);
                last = Some(row);
            }
            _ if last.is_some() => break,
            _ => {}
        }
    }
    cells.reverse();
    let has_values = sheet.cells.keys().any(|(row, other)| *row >= first && *other == column);
    has_values.then(|| Header::of(&cells))
}

/// The last row above the figures that has headers and nothing else.
fn headers_end(sheet: &Sheet, first: u32, labels: u32) -> u32 {
    let is_header_row = |row: &u32| {
        let mut cells = sheet.row(*row).filter(|(column, _)| *column > labels).peekable();
        cells.peek().is_some() && cells.all(|(_, cell)| is_header(cell))
    };
    (first.saturating_sub(ABOVE)..first).rev().find(is_header_row).unwrap_or(first.saturating_sub(1))
}

/// Which column of the sheet each column of the table is; and the columns of the table that several could be.
fn columns(report: &Report, table: &Table, headers: &[(u32, Header)], figures: &[&(u32, Header)]) -> (Vec<Matched>, Vec<usize>) {
    let fit = |column: usize, header: &Header| fit(report, table, column, header);
    let (mut matched, mut unclear) = (Vec::new(), Vec::new());
    for column in 0..table.columns.len() {
        let best = headers.iter().map(|(_, header)| fit(column, header)).max().unwrap_or_default();
        if best == 0 {
            continue;
        }
        let fitting: Vec<&(u32, Header)> = headers.iter().filter(|(_, header)| fit(column, header) == best).collect();
        // Another column of the table may be just as like it, or more.
        let is_own = |header: &Header| (0..table.columns.len()).all(|other| other == column || fit(other, header) < best);
        match fitting[..] {
            [(from, header)] if is_own(header) => {
                matched.push(Matched { column, from: *from, header: header.clone(), guessed: best == GUESSED });
            }
            _ => unclear.push(column),
        }
    }
    // One column of figures beside another one needs no header.
    if let ([(from, header)], 1, true) = (figures, table.columns.len(), matched.is_empty())
        && header.period.is_none()
        && header.part.is_none()
        && header.kind.is_none()
    {
        matched.push(Matched { column: 0, from: *from, header: header.clone(), guessed: true });
        unclear.clear();
    }
    (matched, unclear)
}

const GUESSED: u8 = 1;

/// How well the header of a column of a sheet fits a column of a table; 0 if it does not.
fn fit(report: &Report, table: &Table, column: usize, header: &Header) -> u8 {
    let column = &table.columns[column];
    let name = header.name();
    let own = slug(&column.header_text());
    let grouped = column.group.as_deref().map(|group| slug(&format!("{group} {}", column.header_text())));
    if !name.is_empty() && grouped.as_ref().is_some_and(|grouped| *grouped == name) {
        return 5;
    }
    if !name.is_empty() && (own == name || column.name() == name) {
        return if grouped.is_some() { 3 } else { 4 };
    }
    let meaning = column.meaning.within(&table.meaning);
    if column.holds_text || column.header.is_some() && meaning.period.is_none() {
        return 0;
    }
    let period = meaning.period.unwrap_or(report.period);
    let same = |other: Period| other == period || (is_year(other) || is_year(period)) && other.as_stock(false) == period.as_stock(false);
    if header.kind.unwrap_or_default() != meaning.kind.unwrap_or_default() {
        return 0;
    }
    match header.period_in(report.period) {
        Some(other) if same(other) => {
            if header.part.is_some() {
                GUESSED
            } else {
                2
            }
        }
        None if header.kind.is_some() && header.part.is_none() && same(report.period) => GUESSED,
        _ => 0,
    }
}

/// A year and its last day are the same to who writes a header.
fn is_year(period: Period) -> bool {
    matches!(period, Period::Span { .. })
}

/// Whether a text beside a label is a figure.
pub(super) fn is_figure(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) => true,
        Value::Text(text) => read_amount(text).is_ok(),
        Value::Day(_) | Value::Odd(_) => false,
    }
}
