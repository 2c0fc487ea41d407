//! One entry of `rader`: a heading over the rows below it, or a line with a value for each column.

use super::cell::{Around, cell};
use super::meaning::{Holds, holds, meaning};
use super::reader::{Fields, Node};
use crate::diag::{Code, Finding, Located};
use crate::keys;
use crate::model::{Cell, Content, Meaning, Row, RowKind, Scale, Table, Unit};
use crate::swedish::numbered;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// What a table needs to know of its report.
pub(super) struct Surroundings<'s> {
    pub unit: Unit,
    pub scales: &'s BTreeMap<String, Scale>,
}

/// A declared sum, before its names are looked up.
pub(super) enum DeclaredSum {
    Above,
    Of(Vec<Located<String>>),
}

/// Reads a row of a table whose columns are known, and the sum that it declares.
pub(super) fn row(node: Node, table: &Table, column_holds: &[Holds], surroundings: &Surroundings) -> Option<(Row, Option<DeclaredSum>)> {
    let mut fields = node.fields::<keys::Row>()?;
    let id = fields.get(keys::Row::ID).map(|id| id.value);
    if let Some(text) = fields.get(keys::Row::HEADING) {
        fields.turn_into::<keys::Heading>();
        fields.finish();
        return Some((heading(id, text), None));
    }
    let label = fields.get(keys::Row::LABEL);
    let note = note(&mut fields).map(Box::new);
    let remark = fields.plain(keys::Row::REMARK);
    let comment = fields.get(keys::Row::COMMENT).map(Box::new);
    let restated = fields.plain(keys::Row::RESTATED);
    let sum = row_sum(&mut fields);
    let row_meaning = meaning(&mut fields);
    let row_holds = holds(&mut fields, surroundings.scales);
    let (given, values) = values(&mut fields, table);
    fields.finish();
    let around = |index: usize| Around {
        meaning: row_meaning.within(&table.columns[index].meaning.within(&table.meaning)),
        holds: row_holds.within(&column_holds[index]),
        restated: restated.clone(),
        unit: surroundings.unit,
        scales: surroundings.scales,
    };
    let cells = (0..table.columns.len()).map(|index| match values.get(index) {
        Some(value) => cell(*value, &around(index)),
        None => unreadable(given.unwrap_or(node)),
    });
    let cells = cells.collect();
    let span = label.as_ref().map_or(node.span, |label| label.span);
    let label = label.map(|label| label.value);
    Some((Row { id, span, label, kind: RowKind::Line, note, remark, comment, meaning: row_meaning, sum: None, cells }, sum))
}

fn heading(id: Option<String>, text: Located<String>) -> Row {
    Row {
        id,
        span: text.span,
        label: Some(text.value),
        kind: RowKind::Heading,
        note: None,
        remark: None,
        comment: None,
        meaning: Meaning::default(),
        sum: None,
        cells: Vec::new(),
    }
}

/// `varden`, if it is there, and its entries, of which there must be one for each column.
fn values<'a>(fields: &mut Fields<'a>, table: &Table) -> (Option<Node<'a>>, Vec<Node<'a>>) {
    let Some(given) = fields.take(keys::Row::VALUES) else { return (None, Vec::new()) };
    let values = given.items();
    let (has, wants) = (values.len(), table.columns.len());
    if has != wants {
        let (has, wants) = (numbered(has, "värde", "värden"), numbered(wants, "kolumn", "kolumner"));
        given.cx.push(
            Finding::new(Code::ValueCount, given.span, format!("raden har {has} men tabellen har {wants}"))
                .help("Skriv ett värde för varje kolumn. En tom cell skrivs \"\" och ett streck \"–\"."),
        );
    }
    (Some(given), values)
}

/// A cell without a value, at the nearest place there is.
fn unreadable(nearest: Node) -> Cell {
    Cell { span: nearest.span, content: Content::Unreadable, meaning: Meaning::default(), remark: None, restated: None }
}

/// `not = 2` points to the anchor `not-2`.
fn note(fields: &mut Fields) -> Option<Located<String>> {
    let node = fields.take(keys::Row::NOTE)?;
    let value = match node.value {
        DeValue::Integer(number) => format!("not-{}", number.as_str()),
        DeValue::String(text) => text.to_string(),
        _ => {
            node.wrong_type("notens nummer");
            return None;
        }
    };
    Some(Located { value, span: node.span })
}

/// The sum that a row declares.
fn row_sum(fields: &mut Fields) -> Option<DeclaredSum> {
    let node = fields.take(keys::Row::SUM)?;
    match node.value.as_str() {
        Some(keys::ABOVE) => Some(DeclaredSum::Above),
        _ => declared_sum(node, &format!("\"{}\" eller en lista med namn på rader", keys::ABOVE)),
    }
}

/// The sum that a column declares.
pub(super) fn column_sum(fields: &mut Fields) -> Option<DeclaredSum> {
    declared_sum(fields.take(keys::Column::SUM)?, "en lista med namn på kolumner")
}

fn declared_sum(node: Node, expected: &str) -> Option<DeclaredSum> {
    if matches!(node.value, DeValue::Array(_)) {
        return Some(DeclaredSum::Of(node.texts()));
    }
    node.wrong_type(expected);
    None
}
