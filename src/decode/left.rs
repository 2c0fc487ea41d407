//! Texts that are still to be written, in the files of a draft or of a demonstration.

use crate::diag::{FileId, Span};
use crate::keys;
use crate::model::Content;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Every text of a TOML file that says so, in order, but for the rows of tables, whose cells say it themselves.
pub fn left(text: &str, file: FileId) -> Vec<Span> {
    if !text.contains(Content::TO_FILL) {
        return Vec::new();
    }
    let (document, _) = DeTable::parse_recoverable(text);
    let mut found = Vec::new();
    of_table(document.get_ref(), file, &mut found);
    found.sort_unstable();
    found
}

/// Whether any text of a value says so.
pub(super) fn is_left(value: &DeValue) -> bool {
    match value {
        DeValue::String(text) => *text == *Content::TO_FILL,
        DeValue::Array(items) => items.iter().any(|item| is_left(item.get_ref())),
        DeValue::Table(table) => table.values().any(|value| is_left(value.get_ref())),
        _ => false,
    }
}

fn of_table(table: &DeTable, file: FileId, found: &mut Vec<Span>) {
    for (key, value) in table {
        if *key.get_ref() != *keys::TableOf::ROWS.info.name {
            of_value(value, file, found);
        }
    }
}

fn of_value(value: &Spanned<DeValue>, file: FileId, found: &mut Vec<Span>) {
    match value.get_ref() {
        DeValue::String(text) if *text == *Content::TO_FILL => found.push(Span::new(file, value.span())),
        DeValue::Array(items) => items.iter().for_each(|item| of_value(item, file, found)),
        DeValue::Table(table) => of_table(table, file, found),
        _ => {}
    }
}
