//! `[[kontroll]]`: relations that the content declares, with their cell paths looked up.

use super::reader::{Fields, Node};
use crate::diag::{Code, Finding, Findings, Located};
use crate::model::{DeclaredCheck, DeclaredRelation, NameError, Report, SignedPath, VerdictTerm, suggestion};
use crate::swedish::slug;

const RELATIONS: &str = "summa, kvot, medel, hogst, minst eller antal";

/// Reads a declared check of a report whose tables are known.
pub(super) fn declared_check(mut fields: Fields, report: &Report, findings: &mut Findings) -> Option<DeclaredCheck> {
    let span = fields.span;
    let name = fields.required("namn", findings);
    let place = fields.required("plats", findings);
    if let Some(place) = &place {
        known_cell(place, report, findings);
    }
    let mut given: Vec<Option<DeclaredRelation>> = Vec::new();
    if let Some(node) = fields.take("summa") {
        given.push(paths(Some(node), report, findings).map(DeclaredRelation::Sum));
    }
    if let Some(mut quotient) = fields.take("kvot").and_then(|node| node.fields(findings)) {
        let (of, by) = (paths(quotient.take("av"), report, findings), paths(quotient.take("pa"), report, findings));
        quotient.require("av");
        quotient.require("pa");
        quotient.finish(findings);
        given.push(of.zip(by).map(|(of, by)| DeclaredRelation::Quotient { of, by }));
    }
    if let Some(mut mean) = fields.take("medel").and_then(|node| node.fields(findings)) {
        let (values, weights) = (paths(mean.take("varden"), report, findings), paths(mean.take("vikter"), report, findings));
        mean.require("varden");
        mean.require("vikter");
        if let (Some(values), Some(weights)) = (&values, &weights)
            && values.len() != weights.len()
        {
            let message = format!("{} värden har {} vikter", values.len(), weights.len());
            findings.push(Finding::new(Code::ValueCount, mean.span, message).help("Skriv en vikt för varje värde."));
        }
        mean.finish(findings);
        given.push(values.zip(weights).map(|(values, weights)| DeclaredRelation::Mean { values, weights }));
    }
    for (key, relation) in [("hogst", DeclaredRelation::AtMost as fn(_) -> _), ("minst", DeclaredRelation::AtLeast)] {
        if let Some(limit) = fields.text(key, findings) {
            known_cell(&limit, report, findings);
            given.push(Some(relation(limit)));
        }
    }
    if let Some(mut count) = fields.take("antal").and_then(|node| node.fields(findings)) {
        count.require("kolumner");
        count.require("nivaer");
        let columns = count.texts("kolumner", findings).iter().filter_map(|path| column(path, report, findings)).collect();
        let levels = count.texts("nivaer", findings).into_iter().map(|level| known_level(level, report, findings)).collect();
        count.finish(findings);
        given.push(Some(DeclaredRelation::CountOf { columns, levels }));
    }
    fields.finish(findings);
    if given.len() != 1 {
        findings.push(
            Finding::new(Code::MissingKey, span, "kontrollen ska säga ett samband").help(format!("Skriv en av nycklarna {RELATIONS}.")),
        );
    }
    Some(DeclaredCheck { span, name: name?.value, place: place?, relation: given.pop()?? })
}

fn known_cell(path: &Located<String>, report: &Report, findings: &mut Findings) {
    if let Err(error) = report.locate(&path.value) {
        findings.push(Finding::new(Code::UnknownCell, path.span, error.message).help(error.help));
    }
}

/// The name of a level of one of the report's scales.
fn known_level(level: Located<String>, report: &Report, findings: &mut Findings) -> String {
    let names =
        report.scales.values().flat_map(|scale| &scale.levels).flat_map(|level| std::iter::once(&level.name).chain(&level.other_names));
    if !names.clone().any(|name| *name == level.value) {
        findings.push(
            Finding::new(Code::UnknownLevel, level.span, format!("ingen skala har nivån ”{}”", level.value))
                .help(suggestion(&level.value, names.map(String::as_str))),
        );
    }
    level.value
}

/// A list of cell paths, each to be added or, with a minus before it, taken away.
fn paths(node: Option<Node>, report: &Report, findings: &mut Findings) -> Option<Vec<SignedPath>> {
    let texts: Vec<Located<String>> = node?.items(findings).into_iter().filter_map(|item| item.text(findings)).collect();
    let signed = texts.into_iter().map(|text| {
        let (subtract, plain) = match text.value.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim().to_owned()),
            None => (false, text.value.clone()),
        };
        let path = Located { value: plain, span: text.span };
        known_cell(&path, report, findings);
        SignedPath { path, subtract }
    });
    Some(signed.collect())
}

/// A column, as `tabell.kolumn`.
fn column(path: &Located<String>, report: &Report, findings: &mut Findings) -> Option<(String, VerdictTerm)> {
    let mut complain = |message: String, help: String| findings.push(Finding::new(Code::UnknownCell, path.span, message).help(help));
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
        Ok(column) => Some((table.id.clone(), VerdictTerm { column, part: String::new() })),
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
