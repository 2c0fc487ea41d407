//! A published figure on a page that gathers figures of many reports: as printed, with the way to its source.

use super::view::SourcedFigure;
use super::{Prepared, place_of, report_path};
use crate::facts::Fact;
use crate::model::Role;
use crate::swedish::{MINUS, NBSP};

/// The figure with its unit; a cost without its minus, as people speak of costs.
pub fn shown(fact: &Fact) -> String {
    let signless = |text: &str| match fact.key.role {
        Role::OperatingCosts => text.trim_start_matches(MINUS).to_owned(),
        _ => text.to_owned(),
    };
    match fact.unit.suffix() {
        "" => signless(&fact.printed),
        suffix => format!("{}{NBSP}{suffix}", signless(&fact.bare)),
    }
}

/// The figure as shown, with a link to the table or section that it stands in.
pub fn sourced(reports: &[Prepared], fact: &Fact) -> Option<SourcedFigure> {
    let prepared = reports.iter().find(|p| p.association.id == fact.key.association && p.report.id == fact.source.report)?;
    let place = place_of(prepared.report, prepared.narrative, &fact.source)?;
    Some(SourcedFigure {
        value: shown(fact),
        href: format!("{}{}", report_path(prepared.association, prepared.report), place.href),
        source: format!("{}, {}", place.text, prepared.report.title),
        restated: fact.restated.clone(),
    })
}
