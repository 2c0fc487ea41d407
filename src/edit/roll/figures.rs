//! A TOML file of a report, a year later.

use super::about;
use super::scan::{commented, lines};
use super::shift::Shift;
use crate::edit::edits::{Edits, quoted};
use crate::edit::layout::{RowText, tables};
use crate::keys;
use crate::model::{Content, Edge, Meaning, Period, Report, Row, RowKind, Table, TextKind};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file without comments becomes one of the new report. `about` is the new period, in `rapport.toml`.
pub(super) fn rolled(text: &str, last: &Report, shift: &Shift, about: Option<Period>) -> String {
    let moved = edited(text, |document, edits| {
        for name in [keys::Figures::TABLES.info.name, keys::Figures::CHECKS.info.name, keys::Figures::SHARED_GOALS.info.name] {
            document.get(name).into_iter().for_each(|value| self::name(name, value, shift, false, edits));
        }
        if let Some(DeValue::Table(named)) = document.get(keys::Figures::TABLES.info.name).map(Spanned::get_ref) {
            named.values().filter_map(|table| table.get_ref().as_table()).for_each(|table| leave_out(text, table, edits));
        }
        for table in tables(text) {
            let Some(known) = last.table(&table.id) else { continue };
            let old = Old { last, table: known, rows: &table.rows, shift };
            for (place, (row, written)) in known.rows.iter().zip(&table.rows).enumerate() {
                values(text, &old, place, row, written, edits);
            }
        }
    });
    // What only may hold is made a comment as it would hold.
    let new = edited(&moved, |document, edits| {
        about::blocks_of_last_year(&moved, document, last, shift, edits);
        if let Some(period) = about {
            about::described(&moved, document, last, period, shift, edits);
        }
    });
    new.trim_end().to_owned() + "\n"
}

fn edited(text: &str, edit: impl FnOnce(&DeTable, &mut Edits)) -> String {
    let (document, _) = DeTable::parse_recoverable(text);
    let mut edits = Edits::default();
    edit(document.get_ref(), &mut edits);
    edits.apply(text)
}

/// Keys whose texts name what the figures are of, by the year.
const NAMED: [&str; 7] = [
    keys::Column::HEADER.info.name,
    keys::Column::GROUP.info.name,
    keys::Column::ID.info.name,
    keys::Row::LABEL.info.name,
    keys::Row::HEADING.info.name,
    keys::TableOf::TITLE.info.name,
    keys::TableOf::ROW_HEADER.info.name,
];
/// Those of them that say the time of a column.
const HEADINGS: [&str; 2] = [keys::Column::HEADER.info.name, keys::Column::GROUP.info.name];
/// Keys whose texts lead to a figure.
const PATHS: [&str; 5] = [
    keys::Check::PLACE.info.name,
    keys::Check::AT_MOST.info.name,
    keys::Check::AT_LEAST.info.name,
    keys::SharedGoal::GOAL.info.name,
    keys::SharedGoal::OUTCOME.info.name,
];

/// Shifts periods, and the years in what tables, columns and rows are called. In what has a period of its own every year is one of it.
fn names(table: &DeTable, shift: &Shift, dated: bool, edits: &mut Edits) {
    let dated = dated || table.contains_key(keys::Meaning::PERIOD.info.name);
    for (key, value) in table {
        name(key.get_ref(), value, shift, dated, edits);
    }
}

fn name(key: &str, value: &Spanned<DeValue>, shift: &Shift, dated: bool, edits: &mut Edits) {
    let year = |text: &str| match key {
        _ if !dated => shift.near_years(text),
        key if HEADINGS.contains(&key) => shift.heading(text),
        _ => shift.every_year(text),
    };
    match value.get_ref() {
        DeValue::Table(table) => names(table, shift, false, edits),
        DeValue::Array(items) if key == keys::Row::VALUES.info.name => {
            items.iter().filter_map(|cell| cell.get_ref().as_table()).for_each(|cell| names(cell, shift, false, edits));
        }
        DeValue::Array(items) => items.iter().for_each(|item| match item.get_ref() {
            DeValue::String(text) => replace(item, &if dated { shift.every_year(text) } else { shift.path(text) }, edits),
            _ => name(key, item, shift, dated, edits),
        }),
        DeValue::String(text) if key == keys::Meaning::PERIOD.info.name => {
            let later = Period::parse(text).map(|period| shift.period(period).to_string());
            later.into_iter().for_each(|later| replace(value, &later, edits));
        }
        DeValue::String(text) if PATHS.contains(&key) => replace(value, &shift.path(text), edits),
        // "2020–2024"
        DeValue::String(text) if key == keys::TableOf::TITLE.info.name && text.contains(&shift.last_year().to_string()) => {
            replace(value, &shift.every_year(text), edits);
        }
        DeValue::String(text) if NAMED.contains(&key) => replace(value, &year(text), edits),
        _ => {}
    }
}

fn replace(value: &Spanned<DeValue>, new: &str, edits: &mut Edits) {
    if value.get_ref().as_str() != Some(new) {
        edits.replace(value.span(), quoted(new));
    }
}

/// What is remarked on last year's figures does not stand in a new report until somebody has said it again.
fn leave_out(text: &str, table: &DeTable, edits: &mut Edits) {
    for (key, value) in table {
        let whole = lines(text, &(key.span().start..value.span().end));
        match &**key.get_ref() {
            name if name == keys::TableOf::PAGE.info.name => edits.replace(whole, ""),
            name if name == keys::TableOf::REMARK.info.name => edits.replace(whole.clone(), commented(&text[whole])),
            _ => {}
        }
    }
    let Some(DeValue::Array(rows)) = table.get(keys::TableOf::ROWS.info.name).map(Spanned::get_ref) else { return };
    for row in rows.iter().filter_map(|row| row.get_ref().as_table()) {
        let mut entries: Vec<(&str, Range<usize>)> =
            row.iter().map(|(key, value)| (&**key.get_ref(), key.span().start..value.span().end)).collect();
        entries.sort_by_key(|(_, at)| at.start);
        for (place, (name, at)) in entries.iter().enumerate() {
            if [keys::Row::REMARK.info.name, keys::Row::RESTATED.info.name].contains(name) {
                match (entries.get(place + 1), place.checked_sub(1).and_then(|before| entries.get(before))) {
                    (Some((_, next)), _) => edits.replace(at.start..next.start, ""),
                    (None, Some((_, before))) => edits.replace(before.end..at.end, ""),
                    (None, None) => {}
                }
            }
        }
    }
}

/// A table of the last report, as it was read and as it is written.
struct Old<'a> {
    last: &'a Report,
    table: &'a Table,
    rows: &'a [RowText],
    shift: &'a Shift,
}

impl Old<'_> {
    /// The period of a figure as it was.
    fn period(&self, meaning: &Meaning) -> Period {
        meaning.period.unwrap_or(self.last.period)
    }

    /// Whether two columns say the same but for the time.
    fn same_column(&self, one: usize, other: usize) -> bool {
        let of = |place: usize| {
            let column = &self.table.columns[place];
            let bare = |text: &Option<String>| text.as_ref().map(|text| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>());
            let meaning = Meaning { period: None, ..column.meaning.clone() };
            (meaning, bare(&column.group), bare(&column.header).filter(|_| column.meaning.period.is_none()), column.holds_text)
        };
        of(one) == of(other)
    }

    /// Whether the figure has a known error, which would be carried on without its explanation.
    fn is_known_error(&self, row: usize, column: usize) -> bool {
        let places = self.last.known_errors.iter().flat_map(|known| &known.places);
        let cells = places.filter_map(|place| self.last.locate(&place.value).ok());
        cells.into_iter().any(|cell| cell.table == self.table.id && (cell.row, cell.column) == (row, column))
    }

    /// Whether two rows say the same but for the time: `Totalt` and `Totalt 2020`.
    fn same_row(&self, one: usize, other: usize) -> bool {
        let of = |place: usize| {
            let row = &self.table.rows[place];
            let label = row.label.as_ref().map(|label| label.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().trim().to_owned());
            (Meaning { period: None, ..row.meaning.clone() }, label, row.cells.len())
        };
        of(one) == of(other)
    }

    /// Where it is written.
    fn entry(&self, row: usize, column: usize) -> Option<&Range<usize>> {
        let (row, column) = self.source(row, column)?;
        // What was made up is no figure of the year before.
        if self.last.text == TextKind::Invented || self.is_known_error(row, column) {
            return None;
        }
        self.rows.get(row)?.entries.get(column)
    }

    /// Where last year's report prints the figure that the new one has at a place: in the same row, or in another with the same meaning.
    fn source(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let at = |row: usize, column: usize| self.table.rows[row].cells.get(column).map(|cell| &cell.meaning);
        let own = at(row, column)?;
        let wanted = self.shift.period(self.period(own));
        let opening = own.edge == Some(Edge::Start);
        // What was foreseen of a time to come is foreseen anew.
        let day = if opening { wanted.as_stock(true) } else { wanted };
        if day.last_day() > self.last.period.last_day() {
            return None;
        }
        let bare = |meaning: &Meaning| Meaning { period: None, edge: None, ..meaning.clone() };
        let is_same = |other: &Meaning| bare(other) == bare(own);
        let fits = |other: &&Meaning| is_same(other) && other.edge == own.edge && self.period(other) == wanted;
        let mut beside = (0..self.table.columns.len()).filter(|other| *other != column && self.same_column(*other, column));
        if let Some(other) = beside.find(|other| at(row, *other).filter(fits).is_some()) {
            return Some((row, other));
        }
        let others = (0..self.table.rows.len()).filter(|other| *other != row && self.same_row(*other, row));
        let mut below = others.filter(|other| at(*other, column).filter(fits).is_some());
        if let (Some(other), None) = (below.next(), below.next()) {
            return Some((other, column));
        }
        own.role?;
        // What a year ends with, the next begins with.
        let closes = |other: &Meaning| other.edge != Some(Edge::Start) && self.period(other).as_stock(false) == wanted.as_stock(true);
        let same = |other: &Meaning| fits(&other) || opening && is_same(other) && closes(other);
        let all = self.table.rows.iter().enumerate().flat_map(|(place, row)| (0..row.cells.len()).map(move |column| (place, column)));
        let mut found = all.filter(|(place, other)| same(&self.table.rows[*place].cells[*other].meaning));
        found.next().filter(|_| found.next().is_none())
    }
}

/// What is longer is a text.
const LONGEST_FIGURE: usize = 20;

/// The values of a row: those that last year's report printed, and what is still to be written.
fn values(text: &str, old: &Old, place: usize, row: &Row, written: &RowText, edits: &mut Edits) {
    if row.kind == RowKind::Heading || row.cells.len() != written.entries.len() {
        return;
    }
    let mut told = String::new();
    for (column, (cell, entry)) in row.cells.iter().zip(&written.entries).enumerate() {
        let new = match &cell.content {
            // No figure can stand here, in whatever year.
            Content::NotApplicable | Content::Blank => continue,
            content => match old.entry(place, column) {
                Some(source) => text[source.clone()].to_owned(),
                None => {
                    if matches!(content, Content::Text(_) | Content::Level { .. }) {
                        told += &commented(&format!("{}: {}", old.shift.last_year(), &text[entry.clone()]));
                    }
                    to_fill(text, entry)
                }
            },
        };
        // Figures stand below each other by their ends; texts do not.
        let padding = text[..entry.start].trim_end_matches(' ').len();
        let width = if entry.len() > LONGEST_FIGURE { 0 } else { entry.end - padding };
        let space = if text[..padding].ends_with('[') && padding == entry.start { 0 } else { 1 };
        edits.replace(padding..entry.end, format!("{:>width$}", format!("{}{new}", " ".repeat(space))));
    }
    if !told.is_empty() {
        let line = lines(text, &(written.whole.start..written.whole.start)).start;
        if text[line..written.whole.start].trim().is_empty() {
            let indent = &text[line..written.whole.start];
            edits.replace(line..line, told.lines().map(|line| format!("{indent}{line}\n")).collect::<String>());
        }
    }
}

/// A cell that is still to be written. What it means stays.
fn to_fill(text: &str, entry: &Range<usize>) -> String {
    let fill = quoted(Content::TO_FILL);
    let name = keys::Cell::VALUE.info.name;
    let written = [name, "=", &text[entry.clone()]].concat();
    let (document, _) = DeTable::parse_recoverable(&written);
    let Some(cell) = document.get_ref().get(name).and_then(|cell| cell.get_ref().as_table()) else { return fill };
    let kept = |name: &str| ![keys::Cell::REMARK.info.name, keys::Cell::RESTATED.info.name].contains(&name);
    let mut entries: Vec<_> = cell.iter().filter(|(key, _)| kept(key.get_ref())).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    if entries.len() == 1 {
        return fill;
    }
    let entries = entries.iter().map(|(key, value)| match &**key.get_ref() {
        key if key == name => format!("{name} = {fill}"),
        _ => written[key.span().start..value.span().end].to_owned(),
    });
    format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
}
