//! Texts that are still to be written, in the files of a draft or of a demonstration.

use crate::diag::{FileId, Span};
use crate::keys::{self, Kind};
use crate::model::Content;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Every text of a TOML file of a kind that says so, in order, with what its key means; but for the rows of tables, whose cells say it
/// themselves.
pub fn left(text: &str, file: FileId, kind: &'static Kind) -> Vec<(Span, &'static str)> {
    if !text.contains(Content::TO_FILL) {
        return Vec::new();
    }
    let (document, _) = DeTable::parse_recoverable(text);
    let mut found = Vec::new();
    of_table(document.get_ref(), &[kind], file, &mut found);
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

fn of_table(table: &DeTable, kinds: &[&'static Kind], file: FileId, found: &mut Vec<(Span, &'static str)>) {
    for (key, value) in table {
        if *key.get_ref() == *keys::TableOf::ROWS.info.name {
            continue;
        }
        match kinds.iter().flat_map(|kind| kind.keys()).find(|info| *key.get_ref() == *info.name) {
            Some(info) => of_value(value, &(info.form)().kinds(), info.means, file, found),
            // A name that the content gives.
            None => of_value(value, kinds, "", file, found),
        }
    }
}

fn of_value(value: &Spanned<DeValue>, kinds: &[&'static Kind], means: &'static str, file: FileId, found: &mut Vec<(Span, &'static str)>) {
    match value.get_ref() {
        DeValue::String(text) if *text == *Content::TO_FILL => found.push((Span::new(file, value.span()), means)),
        DeValue::Array(items) => items.iter().for_each(|item| of_value(item, kinds, means, file, found)),
        DeValue::Table(table) => of_table(table, kinds, file, found),
        _ => {}
    }
}
