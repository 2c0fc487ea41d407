//! Where the tables of a file are written: their headings, rows and cells.

use crate::keys;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableText {
    /// The id: `resultatrakning` of `[tabell.resultatrakning]`.
    pub id: String,
    /// Where the id is written.
    pub key: Range<usize>,
    /// Each column, as a table between braces. None if the content names no columns.
    pub columns: Vec<Range<usize>>,
    /// The list of the rows, with its brackets.
    pub list: Range<usize>,
    /// In the order of the file; headings inside the table too, without entries.
    pub rows: Vec<RowText>,
}

/// A row, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowText {
    /// *post*, or *rubrik* of a heading.
    pub label: Option<String>,
    /// *id*, if it has one.
    pub id: Option<String>,
    /// The whole row, with its braces.
    pub whole: Range<usize>,
    /// The entries of *värden*, one for each column.
    pub entries: Vec<Range<usize>>,
}

/// The tables of a file as they are written, in its order. What cannot be read is left out.
pub fn tables(text: &str) -> Vec<TableText> {
    let (document, _) = DeTable::parse_recoverable(text);
    let Some(DeValue::Table(named)) = document.get_ref().get(keys::Figures::TABLES.info.name).map(Spanned::get_ref) else {
        return Vec::new();
    };
    let mut tables: Vec<TableText> = named
        .iter()
        .filter_map(|(key, value)| {
            let DeValue::Table(table) = value.get_ref() else { return None };
            let rows = table.get(keys::TableOf::ROWS.info.name)?;
            let columns = table.get(keys::TableOf::COLUMNS.info.name).map(|columns| spans(columns.get_ref())).unwrap_or_default();
            let id = key.get_ref().to_string();
            Some(TableText { id, key: key.span(), columns, list: rows.span(), rows: items(rows.get_ref()).filter_map(row).collect() })
        })
        .collect();
    tables.sort_by_key(|table| table.key.start);
    tables
}

fn row(item: &Spanned<DeValue>) -> Option<RowText> {
    let DeValue::Table(row) = item.get_ref() else { return None };
    let text = |name: &str| match row.get(name).map(Spanned::get_ref) {
        Some(DeValue::String(text)) => Some(text.to_string()),
        _ => None,
    };
    Some(RowText {
        label: text(keys::Row::LABEL.info.name).or_else(|| text(keys::Row::HEADING.info.name)),
        id: text(keys::Row::ID.info.name),
        whole: item.span(),
        entries: row.get(keys::Row::VALUES.info.name).map(|values| spans(values.get_ref())).unwrap_or_default(),
    })
}

fn items<'v, 'a>(value: &'v DeValue<'a>) -> impl Iterator<Item = &'v Spanned<DeValue<'a>>> {
    let items: &[_] = if let DeValue::Array(items) = value { items } else { &[] };
    items.iter()
}

fn spans(value: &DeValue) -> Vec<Range<usize>> {
    items(value).map(Spanned::span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_entries_are_found_where_they_are_written() {
        let text = "[tabell.b]\nkolumner = [{ period = \"2024\" }, {}]\nrader = [\n  { rubrik = \"R\" },\n  { post = \"P\", varden = [1, { v = 2 }] },\n]\n[tabell.a]\nrader = []\n";
        let tables = tables(text);
        let ids: Vec<&str> = tables.iter().map(|table| table.id.as_str()).collect();
        assert_eq!(ids, ["b", "a"]);
        let row = &tables[0].rows[1];
        let entries: Vec<&str> = row.entries.iter().map(|entry| &text[entry.clone()]).collect();
        assert_eq!((row.label.as_deref(), &text[row.whole.clone()]), (Some("P"), "{ post = \"P\", varden = [1, { v = 2 }] }"));
        assert_eq!((entries, &text[tables[0].columns[0].clone()]), (vec!["1", "{ v = 2 }"], "{ period = \"2024\" }"));
    }
}
