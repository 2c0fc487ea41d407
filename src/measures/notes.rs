//! What is found out about figures once they are held against each other: known errors of the reports, and decisions on small figures.

use crate::facts::{Caveat, Facts};
use crate::model::{Association, CellRef, Report};
use crate::reconcile::Comparison;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to each figure of an association what its report's content explains of it, given all comparisons of the association.
pub fn add_notes<'a>(association: &'a Association, facts: &mut Facts, comparisons: impl IntoIterator<Item = &'a Comparison>) {
    let mut found: BTreeMap<&CellRef, BTreeSet<Caveat>> = BTreeMap::new();
    for made in comparisons {
        let (known, decided) = (made.explained.filter(|_| made.finding.is_some()), made.decided);
        let Some(cell) = made.cell().filter(|_| known.or(decided).is_some()) else { continue };
        let Some(report) = association.reports.iter().find(|report| report.id == made.report) else { continue };
        let known = known.and_then(|index| known_error(&association.id, report, index));
        let small = decided.and_then(|index| report.small_figures.get(index)).map(|decision| Caveat::Small(decision.reason.clone()));
        let caveats: Vec<Caveat> = known.into_iter().chain(small).collect();
        if !caveats.is_empty() {
            found.entry(cell).or_default().extend(caveats);
        }
    }
    facts.add_caveats(&association.id, |fact| found.get(&fact.source).into_iter().flatten().cloned().collect());
}

fn known_error(association: &str, report: &Report, index: usize) -> Option<Caveat> {
    Some(Caveat::KnownError {
        association: association.to_owned(),
        report: report.id.to_string(),
        number: index + 1,
        text: report.known_errors.get(index)?.explanation.clone(),
    })
}
