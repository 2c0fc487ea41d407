//! A sheet of a workbook, or a file of separated values: its cells by their places.

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// A place in a sheet: row and column, both from 0.
pub type Place = (u32, u32);

/// A sheet as it is saved.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What its tab is called; nothing in a file of separated values.
    pub name: String,
    /// Excel does not show it.
    pub hidden: bool,
    /// Rows that Excel does not show.
    pub hidden_rows: BTreeSet<u32>,
    /// What is not empty.
    pub cells: BTreeMap<Place, Cell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The value; of a formula the one that was worked out last.
    pub value: Value,
    /// It is worked out.
    pub formula: bool,
    /// The number format, such as `#,##0.00`, if it is known and not the general one.
    pub format: Option<String>,
    /// It is merged with the cell to its left, whose value is repeated here so that a header stands over each of its columns.
    pub repeated: bool,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, with no more digits than Excel shows.
    Number(Decimal),
    /// Text, without white space around it.
    Text(String),
    /// A date.
    Day(Date),
    /// What can be no figure, as Excel shows it: `#REF!`, `SANT`.
    Odd(String),
}

impl Cell {
    /// A text, as every cell of a file of separated values.
    pub fn text(text: &str) -> Option<Cell> {
        let text = text.trim();
        let value = Value::Text(text.to_owned());
        (!text.is_empty()).then_some(Cell { value, formula: false, format: None, repeated: false })
    }

    /// What it says, in a message.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Number(number) => crate::swedish::figure(*number),
            Value::Text(text) | Value::Odd(text) => text.clone(),
            Value::Day(day) => day.to_string(),
        }
    }
}

impl Sheet {
    /// The cells of a row, from the left.
    pub fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The rows that have something.
    pub fn rows(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|(row, _)| *row).collect()
    }

    /// The columns that have something.
    pub fn columns(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|(_, column)| *column).collect()
    }

    /// The text of a cell, if it holds one.
    pub fn text(&self, place: Place) -> Option<&str> {
        match self.cells.get(&place).map(|cell| &cell.value) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Only what stands within an area.
    pub fn within(mut self, (rows, columns): &Area) -> Sheet {
        self.cells.retain(|(row, column), _| rows.contains(row) && columns.contains(column));
        self
    }
}

/// Rows and columns of a sheet.
pub type Area = (RangeInclusive<u32>, RangeInclusive<u32>);

/// Reads `B3:F20`.
pub fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some((top.min(bottom)..=top.max(bottom), left.min(right)..=left.max(right)))
}

fn place(text: &str) -> Option<Place> {
    let text: String = text.trim().chars().filter(|c| *c != '$').collect();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
}

/// The letters of a column.
pub fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

/// `B7`.
pub fn place_name((row, column): Place) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_in_excel() {
        assert_eq!(area("$b$3:F20"), Some((2..=19, 1..=5)));
        assert_eq!((area("F20:B3"), area("B3"), area("B0:C1"), area("3:4"), area("ÅB1:C2")), (area("B3:F20"), None, None, None, None));
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!((column_name(column).as_str(), place(&format!("{name}1"))), (name, Some((0, column))));
        }
    }
}
