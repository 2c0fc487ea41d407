//! Rules that hold facts and cells against each other. Repairs nothing: what departs is told, and what the content explains is
//! marked as explained.

mod equal_facts;
mod small_figures;
mod sums;

use crate::diag::Finding;
use crate::facts::Facts;
use crate::model::{CellRef, Report, Site};

/// A figure that departs from what it should agree with.
#[derive(Debug, Clone)]
pub struct Departure {
    pub association: String,
    pub cell: CellRef,
    pub finding: Finding,
    /// The known error of the report that explains it, by its place in [`Report::known_errors`].
    pub explained: Option<usize>,
}

/// Departures that another module found, to be explained like the rest: association, cell, finding.
pub type Found = (String, CellRef, Finding);

/// Applies every rule to every report. Returns the departures, and findings on known errors that are none and on small figures.
pub fn reconcile(site: &Site, facts: &Facts, found: Vec<Found>) -> (Vec<Departure>, Vec<Finding>) {
    let mut all = found;
    for association in &site.associations {
        for report in &association.reports {
            all.extend(sums::check(report).into_iter().map(|(cell, finding)| (association.id.clone(), cell, finding)));
        }
    }
    all.extend(equal_facts::check(site, facts));
    let mut departures: Vec<Departure> =
        all.into_iter().map(|(association, cell, finding)| Departure { association, cell, finding, explained: None }).collect();

    let mut findings = Vec::new();
    for association in &site.associations {
        for report in &association.reports {
            let own = departures.iter_mut().filter(|d| d.association == association.id && d.cell.report == report.id);
            findings.extend(explain(report, own.collect()));
            findings.extend(small_figures::check(&association.id, report, facts));
        }
    }
    (departures, findings)
}

/// Marks the departures that the report's known errors explain. A known error that explains nothing is itself a finding.
fn explain(report: &Report, mut departures: Vec<&mut Departure>) -> Vec<Finding> {
    let mut without_cause = Vec::new();
    for (index, known) in report.known_errors.iter().enumerate() {
        for place in &known.places {
            // A place that leads nowhere has been reported when it was read.
            let Ok(cell) = report.locate(&place.value) else { continue };
            let mut explains = false;
            for departure in departures.iter_mut().filter(|d| d.finding.code == known.rule.value && same_cell(&d.cell, &cell)) {
                departure.explained = Some(index);
                departure.finding.acknowledged = true;
                explains = true;
            }
            if !explains {
                without_cause.push(
                    Finding::warning(
                        "originalfel-utan-fynd",
                        place.span,
                        format!("regeln ”{}” finner inget fel vid ”{}”", known.rule.value, place.value),
                    )
                    .help("Ta bort platsen, eller rätta regel och plats."),
                );
            }
        }
    }
    without_cause
}

/// What to do about a departure: compare, then explain with lines that can be pasted.
fn explain_help(rule: &str, path: &str) -> String {
    format!(
        "Jämför med originalet. Om felet finns där: lägg till [[originalfel]] i rapport.toml med regel = \"{rule}\", plats = \"{path}\" och forklaring = \"…\"."
    )
}

fn same_cell(a: &CellRef, b: &CellRef) -> bool {
    (&a.table, a.row, a.column) == (&b.table, b.row, b.column)
}
