//! A published figure on a page that gathers figures of many reports: as printed, with the way to its source.

use crate::facts::Fact;
use crate::model::{Association, CellRef, Period, Role};
use crate::site::address::report_path;
use crate::site::prepared::{Prepared, place_of};
use crate::site::view::{Link, SourcedFigure};
use crate::swedish::{NBSP, without_minus};

/// The figure with its unit, as printed but for öre that are none; a cost without its minus, as people speak of costs.
pub(super) fn shown(fact: &Fact) -> String {
    let signless = |text: &str| match fact.key.role {
        Role::OperatingCosts => without_minus(text),
        _ => text.to_owned(),
    };
    match fact.unit.suffix() {
        _ if fact.fraction.is_some() => fact.printed.clone(),
        "" => signless(&fact.printed),
        // öre that are none say nothing
        suffix => format!("{}{NBSP}{suffix}", signless(fact.bare.strip_suffix(",00").unwrap_or(&fact.bare))),
    }
}

/// The table or section that a cell stands in, with the report.
pub(super) fn source(reports: &[Prepared], association: &str, cell: &CellRef) -> Option<Link> {
    let prepared = reports.iter().find(|p| p.association.id == association && p.report.id == cell.report)?;
    let place = place_of(prepared.report, prepared.narrative, cell)?;
    Some(Link {
        href: format!("{}{}", report_path(prepared.association, prepared.report), place.href),
        text: format!("{}, {}", place.text, prepared.report.title),
    })
}

/// The figure as shown, with a link to the table or section that it stands in.
pub(super) fn sourced(reports: &[Prepared], fact: &Fact) -> Option<SourcedFigure> {
    let source = source(reports, &fact.key.association, &fact.source)?;
    Some(SourcedFigure { value: shown(fact), href: source.href, source: source.text, restated: fact.restated.clone() })
}

pub(super) const NOT_GIVEN: &str = "redovisningen anger det inte";

/// Why an association has no figure for a period: its report does not give it, or there is no report.
pub(super) fn why_missing(association: &Association, period: Period) -> String {
    if association.has_account(period) { NOT_GIVEN.to_owned() } else { no_report(period) }
}

/// `ingen redovisning för 2021 finns här`
pub(super) fn no_report(period: Period) -> String {
    format!("ingen redovisning för {} finns här", period.label())
}
