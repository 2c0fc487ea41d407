//! One entry of `rader`: a heading over the rows below it, or a line with a value for each column.

use super::cell::{Around, cell};
use super::meaning::{Holds, Registry, holds, meaning};
use super::reader::{Fields, Node};
use crate::diag::{Code, Finding, Findings, Located};
use crate::model::{Cell, Content, Meaning, Row, RowKind, Scale, Table, Unit};
use crate::swedish::numbered;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// What a table needs to know of its report.
pub(super) struct Surroundings<'s> {
    pub unit: Unit,
    pub registry: &'s Registry,
    pub scales: &'s BTreeMap<String, Scale>,
}

/// A declared sum, before its names are looked up.
pub(super) enum DeclaredSum {
    Above,
    Of(Vec<Located<String>>),
}

/// Reads a row of a table whose columns are known, and the sum that it declares.
pub(super) fn row(
    node: Node,
    table: &Table,
    column_holds: &[Holds],
    surroundings: &Surroundings,
    findings: &mut Findings,
) -> Option<(Row, Option<DeclaredSum>)> {
    let mut fields = node.fields(findings)?;
    let id = fields.id("id", findings).map(|id| id.value);
    if let Some(text) = fields.text("rubrik", findings) {
        fields.finish(findings);
        return Some((heading(id, text), None));
    }
    let label = fields.text("post", findings);
    let note = note(&mut fields, findings);
    let remark = fields.plain("anmarkning", findings);
    let comment = fields.text("kommentar", findings);
    let restated = fields.plain("omraknad", findings);
    let sum = declared_sum(&mut fields, true, findings);
    let row_meaning = meaning(&mut fields, false, surroundings.registry, findings);
    let row_holds = holds(&mut fields, surroundings.registry, findings);
    if label.is_none() && sum.is_none() {
        fields.missing("post");
    }
    let (given, values) = values(&mut fields, table, findings);
    fields.finish(findings);
    let around = |index: usize| Around {
        meaning: row_meaning.within(&table.columns[index].meaning.within(&table.meaning)),
        holds: row_holds.within(&column_holds[index]),
        restated: restated.clone(),
        unit: surroundings.unit,
        registry: surroundings.registry,
        scales: surroundings.scales,
    };
    let cells = (0..table.columns.len()).map(|index| match values.get(index) {
        Some(value) => cell(*value, &around(index), findings),
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
fn values<'a>(fields: &mut Fields<'a>, table: &Table, findings: &mut Findings) -> (Option<Node<'a>>, Vec<Node<'a>>) {
    let Some(given) = fields.take("varden") else {
        fields.missing("varden");
        return (None, Vec::new());
    };
    let values = given.items(findings);
    let (has, wants) = (values.len(), table.columns.len());
    if has != wants {
        let (has, wants) = (numbered(has, "värde", "värden"), numbered(wants, "kolumn", "kolumner"));
        findings.push(
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
fn note(fields: &mut Fields, findings: &mut Findings) -> Option<Located<String>> {
    let node = fields.take("not")?;
    let value = match node.value {
        DeValue::Integer(number) => format!("not-{}", number.as_str()),
        DeValue::String(text) => text.to_string(),
        _ => {
            node.wrong_type("notens nummer", findings);
            return None;
        }
    };
    Some(Located { value, span: node.span })
}

/// *summa*, on a row or a column.
pub(super) fn declared_sum(fields: &mut Fields, on_row: bool, findings: &mut Findings) -> Option<DeclaredSum> {
    let node = fields.take("summa")?;
    match node.value {
        DeValue::String(text) if text == "ovan" && on_row => Some(DeclaredSum::Above),
        DeValue::Array(_) => Some(DeclaredSum::Of(node.items(findings).into_iter().filter_map(|item| item.text(findings)).collect())),
        _ => {
            node.wrong_type(if on_row { "\"ovan\" eller en lista med namn på rader" } else { "en lista med namn på kolumner" }, findings);
            None
        }
    }
}
