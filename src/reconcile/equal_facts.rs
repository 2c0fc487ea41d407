//! `lika-fakta`: figures that mean the same agree, within the rounding of their printed units.

use super::{Found, explain_help};
use crate::diag::Finding;
use crate::facts::{Fact, Facts};
use crate::model::{Report, Site};
use crate::swedish::{MINUS, NBSP, figure};

/// Holds every fact against the one that is shown for its key.
pub fn check(site: &Site, facts: &Facts) -> Vec<Found> {
    let mut found = Vec::new();
    for group in facts.groups() {
        let [shown, others @ ..] = group else { continue };
        for other in others.iter().filter(|other| departs(shown, other)) {
            found.extend(finding(site, shown, other).map(|finding| (other.key.association.clone(), other.source.clone(), finding)));
        }
    }
    found
}

/// A restated or approximate figure says itself that it differs.
fn departs(a: &Fact, b: &Fact) -> bool {
    let exact = |fact: &Fact| !fact.approximate && fact.restated.is_none();
    exact(a) && exact(b) && !a.agrees(b)
}

fn finding(site: &Site, shown: &Fact, other: &Fact) -> Option<Finding> {
    let own = report(site, other)?;
    let place = own.describe(&other.source);
    let against = report(site, shown)?.describe(&shown.source);
    let (here, there) = (figure(other.value.normalize()), figure(shown.value.normalize()));
    Some(
        Finding::warning(
            "lika-fakta",
            other.span,
            format!("{} har två värden: {here} här och {there} på ett annat ställe", shown.key.role.swedish()),
        )
        .label(place)
        .also(shown.span, against)
        .arithmetic(format!(
            "{here}{NBSP}{MINUS} {} = {}",
            if shown.value.is_sign_negative() { format!("({there})") } else { there.clone() },
            figure((other.value - shown.value).normalize())
        ))
        .help(explain_help("lika-fakta", &own.path_of(&other.source))),
    )
}

fn report<'a>(site: &'a Site, fact: &Fact) -> Option<&'a Report> {
    let association = site.associations.iter().find(|association| association.id == fact.key.association)?;
    association.reports.iter().find(|report| report.id == fact.source.report)
}
