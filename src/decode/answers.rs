//! Answers of a survey that do not say which question they are to: nobody can tell them apart.

use crate::diag::{Code, Finding, Severity};
use crate::keys;
use crate::model::{Dimension, Role, Table};

/// One finding for a table, with each row of it.
pub(super) fn without_question(table: &Table) -> Option<Finding> {
    let is_unasked = |row: &&crate::model::Row| {
        let mut figures = row.cells.iter().flat_map(crate::model::Cell::figures);
        figures.any(|(_, _, meaning)| meaning.role == Some(Role::SurveyAnswers) && meaning.dimensions.get(Dimension::Question).is_none())
    };
    let mut rows = table.rows.iter().filter(is_unasked);
    let first = rows.next()?;
    let finding = Finding::new(Code::MissingKey, first.span, "enkätsvaret säger inte vilken fråga det gäller").severity(Severity::Warning);
    let finding = rows.fold(finding, |finding, row| finding.also(row.span, "också här"));
    Some(finding.help(format!("Lägg till {} = \"…\" på raden, ett id för frågan som du hittar på.", keys::Meaning::QUESTION)))
}
