//! What is found out about figures once they are held against each other: known errors of the reports, and decisions on small figures.

use crate::facts::{Caveat, Facts};
use crate::model::{CellRef, Report, Site};
use crate::reconcile::Comparison;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to each figure what its report's content explains of it.
pub fn add_notes(site: &Site, facts: &mut Facts, comparisons: &[Comparison]) {
    let mut found: BTreeMap<(&str, &CellRef), BTreeSet<Caveat>> = BTreeMap::new();
    for made in comparisons {
        let (known, decided) = (made.explained.filter(|_| made.finding.is_some()), made.decided);
        let Some(cell) = made.cell().filter(|_| known.or(decided).is_some()) else { continue };
        let Some(report) = site.report(&made.association, &made.report) else { continue };
        let known = known.and_then(|index| known_error(&made.association, report, index));
        let small = decided.and_then(|index| report.small_figures.get(index)).map(|decision| Caveat::Small(decision.reason.clone()));
        let caveats: Vec<Caveat> = known.into_iter().chain(small).collect();
        if !caveats.is_empty() {
            found.entry((&made.association, cell)).or_default().extend(caveats);
        }
    }
    facts.add_caveats(|fact| {
        let own = found.get(&(fact.key.association.as_str(), &fact.source));
        own.into_iter().flatten().cloned().collect()
    });
}

fn known_error(association: &str, report: &Report, index: usize) -> Option<Caveat> {
    Some(Caveat::KnownError {
        association: association.to_owned(),
        report: report.id.to_string(),
        number: index + 1,
        text: report.known_errors.get(index)?.explanation.clone(),
    })
}
