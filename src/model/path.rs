//! Cell paths: `tabell.rad.kolumn.del`, one form for references, known errors and messages.

use crate::model::names::{listed, suggestion};
use crate::model::report::Report;
use crate::model::table::{CellRef, Content, NameError, Piece, Table};
use crate::swedish::slug;

/// Why a cell path leads nowhere: what is wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    /// What is wrong, in Swedish.
    pub message: String,
    /// What to write instead, in Swedish.
    pub help: String,
}

impl Report {
    /// The cell that a path stands for. The column may be left out where the table has a main one.
    ///
    /// # Errors
    /// If a name on the way is unknown or stands for several.
    pub fn locate(&self, path: &str) -> Result<CellRef, PathError> {
        let names: Vec<&str> = path.split('.').map(str::trim).collect();
        let (table, row, rest) = match names[..] {
            [table, row, ref rest @ ..] if rest.len() <= 2 => (table, row, rest),
            _ => {
                return Err(PathError {
                    message: format!("”{path}” är ingen hänvisning till en cell"),
                    help: "Skriv tabell.rad eller tabell.rad.kolumn, till exempel \"resultatrakning.arets-resultat.2024\".".into(),
                });
            }
        };
        let table = self.find_table(table)?;
        let row = &slug(row);
        let rest: Vec<String> = rest.iter().map(|name| slug(name)).collect();
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        let row = table.find_row(row).map_err(|error| unknown("rad", row, &table.id, error))?;
        if table.rows[row].cells.is_empty() {
            return Err(PathError {
                message: format!("raden ”{}” är en rubrik och har inga värden", names[1]),
                help: "Hänvisa till en rad med värden.".into(),
            });
        }
        let main = || table.main_column(self.period);
        let (column, part) = match &rest[..] {
            [] => main().map(|column| (column, "")).ok_or_else(|| {
                let columns = table.column_names();
                let own = self.period.label();
                let of_times = table.columns.iter().all(|column| column.meaning.period.is_some());
                match of_times && !table.columns.iter().any(|column| column.meaning.period.is_some_and(|period| self.period.covers(period)))
                {
                    true => PathError {
                        message: format!("tabellen ”{}” har ingen kolumn för {own}", table.id),
                        help: format!(
                            "Har du glömt att ändra åren i kolumnerna? Är det ett annat år som menas, lägg till det i hänvisningen: {}.",
                            listed(columns.iter().map(String::as_str))
                        ),
                    },
                    false => PathError {
                        message: format!("tabellen ”{}” har flera kolumner, och hänvisningen säger inte vilken", table.id),
                        help: format!("Lägg till en av kolumnerna: {}.", listed(columns.iter().map(String::as_str))),
                    },
                }
            })?,
            [name] => match table.find_column(name) {
                Ok(column) => (column, ""),
                Err(error) => match main().filter(|column| has_part(table, row, *column, name)) {
                    Some(column) => (column, *name),
                    None => return Err(unknown("kolumn", name, &table.id, error)),
                },
            },
            [name, part, ..] => (table.find_column(name).map_err(|error| unknown("kolumn", name, &table.id, error))?, *part),
        };
        if !part.is_empty() && !has_part(table, row, column, part) {
            return Err(PathError { message: format!("cellen har ingen del ”{part}”"), help: "Delarna står i nyckeln delar.".into() });
        }
        Ok(CellRef { report: self.id.clone(), table: table.id.clone(), row, column, part: part.into() })
    }

    /// The table with an id.
    ///
    /// # Errors
    /// If there is none.
    pub fn find_table(&self, id: &str) -> Result<&Table, PathError> {
        self.table(id).ok_or_else(|| PathError {
            message: format!("det finns ingen tabell ”{id}”"),
            help: suggestion(id, self.near_tables(id).iter().map(String::as_str)),
        })
    }

    /// The path that leads to a cell.
    pub fn path_of(&self, cell: &CellRef) -> String {
        let Some(table) = self.table(&cell.table) else { return String::new() };
        let names = [table.id.to_string(), table.rows[cell.row].name(), table.columns[cell.column].name(), cell.part.to_string()];
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// A cell in words: "Resultaträkning: Årets resultat, 2024".
    pub fn describe(&self, cell: &CellRef) -> String {
        let Some(table) = self.table(&cell.table) else { return String::new() };
        let row = &table.rows[cell.row];
        let title = table.caption();
        let label = row.label.as_deref().unwrap_or("summa");
        let column = &table.columns[cell.column];
        let header = [column.group.clone(), Some(column.header_text())].into_iter().flatten().filter(|t| !t.is_empty());
        let header: Vec<String> = header.collect();
        if header.is_empty() { format!("{title}: {label}") } else { format!("{title}: {label}, {}", header.join(" ")) }
    }
}

fn has_part(table: &Table, row: usize, column: usize, part: &str) -> bool {
    match &table.rows[row].cells[column].content {
        Content::Parts(pieces) => pieces.iter().any(|piece| matches!(piece, Piece::Part(p) if p.id == part)),
        _ => false,
    }
}

fn unknown(what: &str, name: &str, table: &str, error: NameError) -> PathError {
    match error {
        NameError::Unknown { known } => PathError {
            message: format!("tabellen ”{table}” har ingen {what} ”{name}”"),
            help: suggestion(name, known.iter().map(String::as_str)),
        },
        NameError::Ambiguous { count } => PathError {
            message: format!("{count} {what}er i tabellen ”{table}” heter ”{name}”"),
            help: format!("Ge den {what} som menas ett eget id och använd det."),
        },
    }
}
