//! Fills what is still to be filled in of the tables of a report, from the sheets of a file.

use super::header::MAY_BE;
use super::matching::{Matched, Matching};
use super::sheet::{Place, Sheet};
use super::written::{Wanted, written};
use crate::diag::Span;
use crate::model::{Cell, Content, Report, RowKind, Table};
use crate::source::printable;
use crate::swedish::join;
use rust_decimal::Decimal;

/// What a sheet says of a cell of a table.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The place of the row in the table.
    pub row: usize,
    /// The place of the column in the table.
    pub column: usize,
    /// Where the sheet says it.
    pub from: Place,
    /// Where the value is written in the content.
    pub span: Span,
    /// What is to be written there.
    pub toml: String,
    /// What to look at, in Swedish.
    pub notes: Vec<String>,
}

/// A cell that stays as it is.
#[derive(Debug, Clone)]
pub struct Left {
    /// The place of the row in the table.
    pub row: usize,
    /// The place of the column in the table.
    pub column: usize,
    /// Why, in Swedish.
    pub why: String,
}

/// What becomes of a table.
#[derive(Debug, Clone)]
pub struct Filling {
    /// Its place among the tables of the report.
    pub table: usize,
    /// The place of the sheet in the file.
    pub sheet: usize,
    /// How the two belong together.
    pub matching: Matching,
    /// Cells that were to be filled in.
    pub filled: Vec<Filled>,
    /// Cells that have another value already.
    pub differing: Vec<Filled>,
    /// How many cells have the value of the sheet already.
    pub same: usize,
    /// Cells that stay to be filled in.
    pub left: Vec<Left>,
}

/// What becomes of all tables.
#[derive(Debug, Clone, Default)]
pub struct Fillings {
    /// The tables that a sheet belongs to.
    pub tables: Vec<Filling>,
    /// The places of the tables that have something to fill in and no sheet, and why, in Swedish.
    pub without: Vec<(usize, String)>,
}

/// Finds the sheet of each table that has something to fill in, or of one table, and what it says.
pub fn fill(report: &Report, sheets: &[Sheet], only: Option<usize>) -> Fillings {
    let mut fillings = Fillings::default();
    for (place, table) in report.tables.iter().enumerate() {
        let is_meant = only.map_or_else(|| to_fill(table).next().is_some(), |only| only == place);
        if !is_meant {
            continue;
        }
        let mut fitting: Vec<(usize, Matching)> = sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| (at, Matching::of(report, table, sheet)))
            .filter(|(_, matching)| matching.found() > 0)
            .collect();
        fitting.sort_by_key(|(_, matching)| std::cmp::Reverse(rank(matching)));
        let lines = table.rows.iter().filter(|row| row.kind == RowKind::Line).count();
        match &fitting[..] {
            [] => fillings.without.push((place, "inget blad har dess rader".to_owned())),
            [(first, one), (second, other), ..] if rank(one) == rank(other) => {
                let (first, second) = (&sheets[*first].name, &sheets[*second].name);
                fillings.without.push((place, format!("bladen ”{first}” och ”{second}” passar lika bra; ange ett med --blad")));
            }
            [(_, one), ..] if only.is_none() && one.found() * 2 < lines => {
                let found = one.found();
                fillings
                    .without
                    .push((place, format!("bara {found} av {lines} rader känns igen; ange tabellen med --tabell om bladet hör till den")));
            }
            [(_, one), ..] if one.columns.is_empty() => {
                fillings.without.push((place, no_column(&one.seen)));
            }
            [(sheet, matching), ..] => fillings.tables.push(filling(report, place, &sheets[*sheet], *sheet, matching.clone())),
        }
    }
    fillings
}

fn no_column(seen: &[String]) -> String {
    let seen: Vec<String> = seen.iter().map(|header| format!("”{}”", printable(header))).collect();
    let seen = match &seen[..] {
        [] => "kolumnerna i bladet har ingen rubrik".to_owned(),
        _ => format!("ingen kolumn i bladet känns igen på sin rubrik (rubrikerna är {})", join(&seen)),
    };
    format!("{seen}; en rubrik kan vara som i tabellen, eller till exempel {MAY_BE}")
}

/// A sheet with the title of the table is nearer than one with more of its rows.
fn rank(matching: &Matching) -> (bool, usize, usize) {
    (matching.titled, matching.found(), matching.columns.len())
}

/// The cells of a table that are still to be filled in: rows and columns.
pub fn to_fill(table: &Table) -> impl Iterator<Item = (usize, usize)> {
    table.rows.iter().enumerate().flat_map(|(row, line)| {
        let cells = line.cells.iter().enumerate().filter(|(_, cell)| cell.content == Content::ToFill);
        cells.map(move |(column, _)| (row, column))
    })
}

fn filling(report: &Report, place: usize, sheet: &Sheet, at: usize, matching: Matching) -> Filling {
    let table = &report.tables[place];
    let mut filling = Filling { table: place, sheet: at, matching, filled: Vec::new(), differing: Vec::new(), same: 0, left: Vec::new() };
    for (row, line) in table.rows.iter().enumerate() {
        for (column, cell) in line.cells.iter().enumerate() {
            let matched = filling.matching.columns.iter().find(|matched| matched.column == column).cloned();
            let is_open = cell.content == Content::ToFill;
            let read = match (filling.matching.rows[row], matched) {
                (Some(from), Some(matched)) => read(report, table, row, column, sheet, from, &matched),
                (None, _) if filling.matching.unclear.iter().any(|label| Some(label) == line.label.as_ref()) => {
                    Err("flera rader i bladet kan vara den".to_owned())
                }
                (None, _) => Err("raden finns inte i bladet".to_owned()),
                (_, None) if filling.matching.unclear_columns.contains(&column) => Err("flera kolumner i bladet kan vara den".to_owned()),
                (_, None) => Err("kolumnen finns inte i bladet".to_owned()),
            };
            match read {
                Ok((filled, _)) if is_open => filling.filled.push(filled),
                Ok((_, value)) if is_same(cell, value) => filling.same += 1,
                Ok((filled, _)) if can_be_replaced(cell) => filling.differing.push(filled),
                Err(why) if is_open => filling.left.push(Left { row, column, why }),
                Ok(_) | Err(_) => {}
            }
        }
    }
    filling
}

fn read(
    report: &Report,
    table: &Table,
    row: usize,
    column: usize,
    sheet: &Sheet,
    from: u32,
    matched: &Matched,
) -> Result<(Filled, Option<Decimal>), String> {
    let from = (from, matched.from);
    let cell = &table.rows[row].cells[column];
    let Some(given) = sheet.cells.get(&from).filter(|given| !given.repeated) else { return Err("cellen är tom i bladet".to_owned()) };
    let wanted = Wanted {
        unit: cell.meaning.unit.unwrap_or(report.unit),
        text: table.columns[column].holds_text,
        says_percent: matched.header.percent,
    };
    let mut written = written(given, wanted)?;
    if given.formula {
        written.notes.insert(0, "formel".to_owned());
    }
    if sheet.hidden_rows.contains(&from.0) {
        written.notes.push("raden är dold i Excel".to_owned());
    }
    if let Some(value) = written.value {
        written.notes.extend(beside(table, row, column, value));
    }
    Ok((Filled { row, column, from, span: cell.span, toml: written.toml, notes: written.notes }, written.value))
}

/// What the figure of the same kind in another period says of this one.
fn beside(table: &Table, row: usize, column: usize, value: Decimal) -> Option<String> {
    let own = &table.rows[row].cells[column].meaning;
    let others = table.rows[row].cells.iter().enumerate().filter(|(other, cell)| *other != column && cell.meaning.kind == own.kind);
    let mut figures = others.filter_map(|(other, cell)| match &cell.content {
        Content::Figure(figure)
            if cell.meaning.period != own.period && !figure.value.is_zero() && figure.unit == own.unit.unwrap_or(figure.unit) =>
        {
            Some((other, figure.value))
        }
        _ => None,
    });
    let (other, before) = figures.next().filter(|_| !value.is_zero())?;
    let header = table.columns[other].header_text();
    let ratio = value.abs().checked_div(before.abs())?;
    if ratio >= Decimal::from(300) || ratio <= Decimal::new(33, 4) {
        return Some(format!("mycket {} än {header}: är enheten rätt?", if ratio > Decimal::ONE { "större" } else { "mindre" }));
    }
    (value.is_sign_negative() != before.is_sign_negative()).then(|| format!("har motsatt tecken mot {header}"))
}

fn is_same(cell: &Cell, value: Option<Decimal>) -> bool {
    match (&cell.content, value) {
        (Content::Figure(figure), Some(value)) => figure.value == value,
        (Content::Nil | Content::Blank, Some(value)) => value.is_zero(),
        (Content::Nil | Content::Blank | Content::NotApplicable, None) => true,
        _ => false,
    }
}

/// A figure with parts, a verdict or a text is never taken for another.
fn can_be_replaced(cell: &Cell) -> bool {
    matches!(&cell.content, Content::Figure(figure) if !figure.approximate && figure.fraction.is_none())
        || matches!(cell.content, Content::Nil | Content::Blank)
}
