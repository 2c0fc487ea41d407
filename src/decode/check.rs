//! `[[kontroll]]`: relations that the content declares, with their cell paths looked up.

use super::context::Cx;
use super::reader::{Fields, Node};
use crate::diag::{Code, Finding, Located};
use crate::keys;
use crate::model::{DeclaredCheck, DeclaredRelation, NameError, Report, SignedPath, VerdictTerm, suggestion};
use crate::swedish::slug;

/// Reads a declared check of a report whose tables are known.
pub(super) fn declared_check(mut fields: Fields, report: &Report) -> Option<DeclaredCheck> {
    let (span, cx) = (fields.span, fields.cx);
    let name = fields.get(keys::Check::NAME);
    let place = fields.get(keys::Check::PLACE);
    if let Some(place) = &place {
        known_cell(place, report, cx);
    }
    let mut given: Vec<Option<DeclaredRelation>> = Vec::new();
    if let Some(node) = fields.take(keys::Check::SUM) {
        given.push(paths(Some(node), report).map(DeclaredRelation::Sum));
    }
    if let Some(mut quotient) = fields.get(keys::Check::QUOTIENT) {
        let (of, by) = (paths(quotient.take(keys::Quotient::OF), report), paths(quotient.take(keys::Quotient::BY), report));
        quotient.finish();
        given.push(of.zip(by).map(|(of, by)| DeclaredRelation::Quotient { of, by }));
    }
    if let Some(mut mean) = fields.get(keys::Check::MEAN) {
        let (values, weights) = (paths(mean.take(keys::Mean::VALUES), report), paths(mean.take(keys::Mean::WEIGHTS), report));
        if let (Some(values), Some(weights)) = (&values, &weights)
            && values.len() != weights.len()
        {
            let message = format!("{} värden har {} vikter", values.len(), weights.len());
            cx.push(Finding::new(Code::ValueCount, mean.span, message).help("Skriv en vikt för varje värde."));
        }
        mean.finish();
        given.push(values.zip(weights).map(|(values, weights)| DeclaredRelation::Mean { values, weights }));
    }
    for (key, relation) in
        [(keys::Check::AT_MOST, DeclaredRelation::AtMost as fn(_) -> _), (keys::Check::AT_LEAST, DeclaredRelation::AtLeast)]
    {
        if let Some(limit) = fields.get(key) {
            known_cell(&limit, report, cx);
            given.push(Some(relation(limit)));
        }
    }
    if let Some(mut count) = fields.get(keys::Check::COUNT) {
        let columns = count.list(keys::Count::COLUMNS).iter().filter_map(|path| column(path, report, cx)).collect();
        let levels = count.list(keys::Count::LEVELS).into_iter().map(|level| known_level(level, report, cx)).collect();
        count.finish();
        given.push(Some(DeclaredRelation::CountOf { columns, levels }));
    }
    fields.finish();
    Some(DeclaredCheck { span, name: name?.value, place: place?, relation: given.pop()?? })
}

fn known_cell(path: &Located<String>, report: &Report, cx: &Cx) {
    if let Err(error) = report.locate(&path.value) {
        cx.push(Finding::new(Code::UnknownCell, path.span, error.message).help(error.help));
    }
}

/// The name of a level of one of the report's scales.
fn known_level(level: Located<String>, report: &Report, cx: &Cx) -> String {
    let names =
        report.scales.values().flat_map(|scale| &scale.levels).flat_map(|level| std::iter::once(&level.name).chain(&level.other_names));
    if !names.clone().any(|name| *name == level.value) {
        cx.push(
            Finding::new(Code::UnknownLevel, level.span, format!("ingen skala har nivån ”{}”", level.value))
                .help(suggestion(&level.value, names.map(String::as_str))),
        );
    }
    level.value
}

/// A list of cell paths, each to be added or, with a minus before it, taken away.
fn paths(node: Option<Node>, report: &Report) -> Option<Vec<SignedPath>> {
    let node = node?;
    let signed = node.texts().into_iter().map(|text| {
        let (subtract, plain) = match text.value.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim().to_owned()),
            None => (false, text.value.clone()),
        };
        let path = Located { value: plain, span: text.span };
        known_cell(&path, report, node.cx);
        SignedPath { path, subtract }
    });
    Some(signed.collect())
}

/// A column, as `tabell.kolumn`.
fn column(path: &Located<String>, report: &Report, cx: &Cx) -> Option<(String, VerdictTerm)> {
    let complain = |message: String, help: String| cx.push(Finding::new(Code::UnknownCell, path.span, message).help(help));
    let Some((table, name)) = path.value.split_once('.') else {
        complain(format!("”{}” är ingen kolumn", path.value), "Skriv tabell.kolumn.".into());
        return None;
    };
    let table = match report.find_table(table) {
        Ok(table) => table,
        Err(error) => {
            complain(error.message, error.help);
            return None;
        }
    };
    match table.find_column(&slug(name)) {
        Ok(column) => Some((table.id.to_string(), VerdictTerm { column, part: "".into() })),
        Err(error) => {
            let help = match error {
                NameError::Unknown { known } => suggestion(name, known.iter().map(String::as_str)),
                NameError::Ambiguous { .. } => "Ge kolumnen ett eget id.".into(),
            };
            complain(format!("tabellen ”{}” har ingen kolumn ”{name}”", table.id), help);
            None
        }
    }
}
