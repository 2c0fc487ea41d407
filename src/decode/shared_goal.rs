//! `[[gemensamt_mal]]`: a goal that holds for several figures together, with its cell paths looked up.

use super::context::Cx;
use super::reader::Fields;
use crate::diag::{Code, Finding, Located};
use crate::keys;
use crate::model::{Cell, CellRef, Content, Figure, Kind, Meaning, Report, SharedGoal};

/// A figure with a role, and where it is.
struct Place<'r> {
    cell: CellRef,
    figure: &'r Figure,
    meaning: &'r Meaning,
}

/// Reads a goal of a report whose tables are known. None where it leads to anything but a goal and what came of it.
pub(super) fn shared_goal(mut fields: Fields, report: &Report) -> Option<SharedGoal> {
    let (span, cx) = (fields.span, fields.cx);
    let goal = fields.get(keys::SharedGoal::GOAL);
    let parts = fields.get(keys::SharedGoal::PARTS);
    let outcome = fields.get(keys::SharedGoal::OUTCOME);
    let verdict = fields.get(keys::SharedGoal::VERDICT);
    fields.finish();
    if parts.as_ref().is_some_and(|parts| parts.len() < 2) {
        cx.push(Finding::new(Code::ValueCount, span, "ett gemensamt mål ska ha minst två delar").help("Räkna upp alla siffror i delar."));
    }
    let verdict = verdict.and_then(|path| word(&path, report, cx));
    let goal = goal_at(&goal?, report, cx)?;
    let parts: Vec<Option<CellRef>> = parts?.iter().map(|path| outcome_at(path, &goal, report, cx)).collect();
    let outcome = outcome_at(&outcome?, &goal, report, cx);
    Some(SharedGoal { goal: goal.cell, parts: parts.into_iter().collect::<Option<_>>()?, outcome: outcome?, verdict })
}

fn goal_at<'r>(path: &Located<String>, report: &'r Report, cx: &Cx) -> Option<Place<'r>> {
    let place = place(path, report, cx)?;
    if place.meaning.kind != Some(Kind::Target) || place.meaning.role.is_none() {
        let message = format!("”{}” är inget mål", path.value);
        cx.push(Finding::new(Code::SharedGoal, path.span, message).help("Ge målets siffra en roll och slag = \"mal\"."));
        return None;
    }
    Some(place)
}

/// A figure that can be held against the goal.
fn outcome_at(path: &Located<String>, goal: &Place, report: &Report, cx: &Cx) -> Option<CellRef> {
    let place = place(path, report, cx)?;
    let measures = |place: &Place| (place.meaning.role, place.figure.unit.quantity(), place.meaning.period.unwrap_or(report.period));
    if measures(&place) != measures(goal) || !matches!(place.meaning.kind, None | Some(Kind::Outcome | Kind::Share)) {
        let message = format!("”{}” går inte att jämföra med målet", path.value);
        cx.push(
            Finding::new(Code::SharedGoal, path.span, message)
                .help("Siffran ska vara ett utfall eller en andel med samma roll, period och sorts enhet som målet."),
        );
        return None;
    }
    Some(place.cell)
}

/// The figure at a path; the first of a cell with several, if the path does not say which.
fn place<'r>(path: &Located<String>, report: &'r Report, cx: &Cx) -> Option<Place<'r>> {
    let (found, cell) = look_up(path, report, cx)?;
    let mut figures = cell.figures();
    let figure = figures.find(|(part, ..)| found.part.is_empty() || *part == found.part);
    if figure.is_none() {
        let message = format!("vid ”{}” står inget tal", path.value);
        cx.push(Finding::new(Code::CellWithoutFigure, path.span, message).help("Peka på en cell med ett tal."));
    }
    let (part, figure, meaning) = figure?;
    Some(Place { cell: CellRef { part: part.into(), ..found }, figure, meaning })
}

/// What is said in words at a path.
fn word(path: &Located<String>, report: &Report, cx: &Cx) -> Option<String> {
    let (_, cell) = look_up(path, report, cx)?;
    let Content::Level { text, .. } = &cell.content else {
        let message = format!("vid ”{}” står inget omdöme", path.value);
        cx.push(Finding::new(Code::SharedGoal, path.span, message).help("Peka på en cell i en kolumn med en skala."));
        return None;
    };
    Some(text.to_string())
}

fn look_up<'r>(path: &Located<String>, report: &'r Report, cx: &Cx) -> Option<(CellRef, &'r Cell)> {
    match report.locate(&path.value) {
        Ok(found) => {
            let cell = report.table(&found.table)?.rows.get(found.row)?.cells.get(found.column)?;
            Some((found, cell))
        }
        Err(error) => {
            cx.push(Finding::new(Code::UnknownCell, path.span, error.message).help(error.help));
            None
        }
    }
}
