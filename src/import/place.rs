//! Puts figures where cells are to be filled in, in line with what stands above and below.

use super::fill::{Filled, Filling};
use crate::diag::FileId;
use crate::edit::Edits;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::ops::Range;

/// The changes of each file: what is to be filled in, and what differs if it is to be replaced.
pub fn edits(sources: &Sources, tables: &[Filling], replace: bool) -> BTreeMap<FileId, Edits> {
    let mut edits: BTreeMap<FileId, Edits> = BTreeMap::new();
    for table in tables {
        let mut columns: BTreeMap<usize, Vec<&Filled>> = BTreeMap::new();
        for cell in table.filled.iter().chain(table.differing.iter().filter(|_| replace)) {
            columns.entry(cell.column).or_default().push(cell);
        }
        for cells in columns.into_values() {
            let fields: Vec<Field> = cells.iter().map(|cell| Field::of(sources.text(cell.span.file), cell)).collect();
            // A column grows by what its longest figure lacks.
            let more = fields.iter().map(Field::lacks).max().unwrap_or_default();
            for (cell, field) in cells.iter().zip(fields) {
                edits.entry(cell.span.file).or_default().replace(field.range.clone(), field.filled(more));
            }
        }
    }
    edits
}

/// A value with the spaces before it.
struct Field<'f> {
    range: Range<usize>,
    /// Characters that it takes now.
    width: usize,
    /// Spaces that must stay.
    least: usize,
    /// It does not stand in a list, and nothing above or below it is in line with it.
    alone: bool,
    toml: &'f str,
}

impl Field<'_> {
    fn of<'f>(text: &str, cell: &'f Filled) -> Field<'f> {
        let span = cell.span.range();
        let before = text.get(..span.start).unwrap_or_default();
        let list = before.trim_end_matches(' ');
        let spaces = before.len() - list.len();
        let width = spaces + text.get(span.clone()).map_or(0, |old| old.chars().count());
        let alone = !list.ends_with(['[', ',']);
        // A list that begins with one space has it everywhere.
        let least = usize::from(spaces > 0 && (list.ends_with(',') || spaces == 1));
        Field { range: span.start - if alone { 0 } else { spaces }..span.end, width, least, alone, toml: &cell.toml }
    }

    fn length(&self) -> usize {
        self.toml.chars().count()
    }

    fn lacks(&self) -> usize {
        if self.alone { 0 } else { (self.least + self.length()).saturating_sub(self.width) }
    }

    fn filled(&self, more: usize) -> String {
        let spaces = if self.alone { 0 } else { self.width + more - self.length() };
        format!("{}{}", " ".repeat(spaces), self.toml)
    }
}
