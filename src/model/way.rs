//! The way to a cell whose row or column has no name of its own: which id it is to be given first.

use crate::diag::Way;
use crate::model::report::Report;
use crate::model::table::{CellRef, NameError, RowKind, Table};
use crate::swedish::slug;

impl Report {
    /// The path that leads to a cell, with the ids that have to be written first. With them `locate` finds the cell and no other.
    pub fn way_to(&self, cell: &CellRef) -> Way {
        let path = self.path_of(cell);
        let Some(table) = self.table(&cell.table).filter(|_| self.locate(&path).as_ref() != Ok(cell)) else { return Way::plain(path) };
        let (row, column) = (&table.rows[cell.row], &table.columns[cell.column]);
        let (mut names, mut first) = ([row.name(), column.name()], Vec::new());
        if table.find_row(&names[0]) != Ok(cell.row) {
            names[0] = row_id(table, cell.row);
            first.push(format!("ge raden id = \"{}\"", names[0]));
        }
        let is_main = || names[1].is_empty() && table.main_column(self.period) == Some(cell.column);
        if table.find_column(&names[1]) != Ok(cell.column) && !is_main() {
            names[1] = column_id(table, cell.column);
            first.push(format!("ge kolumnen id = \"{}\"", names[1]));
        }
        let [row, column] = names;
        let names = [table.id.to_string(), row, column, cell.part.to_string()];
        let path = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
        Way { path, first: first.join(" och ") }
    }
}

/// An id for a row that shares its name: with the heading that it stands under, or its number among its namesakes.
fn row_id(table: &Table, place: usize) -> String {
    let name = table.rows[place].name();
    let namesakes = || table.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Line && row.name() == name).map(|(at, _)| at);
    let heading = |at: usize| table.rows[..at].iter().rev().find(|row| row.kind == RowKind::Heading)?.label.as_deref().map(slug);
    let number = namesakes().take_while(|at| *at != place).count() + 1;
    let stem = if name.is_empty() { "rad" } else { &name };
    let under = heading(place).filter(|own| !own.is_empty() && namesakes().filter(|at| heading(*at).as_ref() == Some(own)).count() == 1);
    let id = under.map_or_else(|| format!("{stem}-{number}"), |heading| format!("{stem}-{heading}"));
    free(id, |id| matches!(table.find_row(id), Err(NameError::Unknown { .. })))
}

fn column_id(table: &Table, place: usize) -> String {
    let name = table.columns[place].name();
    let number = table.columns[..place].iter().filter(|column| column.name() == name).count() + 1;
    let stem = if name.is_empty() { "kolumn" } else { &name };
    free(format!("{stem}-{number}"), |id| matches!(table.find_column(id), Err(NameError::Unknown { .. })))
}

/// The id, made longer until nothing else has it.
fn free(mut id: String, is_free: impl Fn(&str) -> bool) -> String {
    while !is_free(&id) {
        id.push_str("-b");
    }
    id
}
