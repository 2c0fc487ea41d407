//! Reports in short, on the pages that list them.

use crate::facts::Facts;
use crate::model::{Association, EventKind};
use crate::site::address::report_path;
use crate::site::key_figures::key_figures;
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{Link, ReportCard};
use crate::swedish::counted;

/// How many reports of each association a page that lists all associations leads to.
const MOST_OF_EACH: usize = 5;

pub(super) fn card(prepared: &Prepared, reports: &Reports, facts: &Facts) -> ReportCard {
    let Prepared { association, report, .. } = prepared;
    let href = report_path(association, report);
    ReportCard {
        key_figures: key_figures(prepared, reports, facts, &href),
        href,
        title: report.title.clone(),
        association: association.name.clone(),
        decided: report.events.iter().find(|event| event.kind == EventKind::Decided).map(|event| event.date.into()),
    }
}

/// The newest reports of an association, which a list of all associations has room for.
pub(super) fn newest_of(association: &Association) -> Vec<Link> {
    let newest = association.reports.iter().take(MOST_OF_EACH);
    newest.map(|report| Link { href: report_path(association, report), text: report.title.clone() }).collect()
}

/// How many more there are, all of which stand on the page of the association: `15 redovisningar till`.
pub(super) fn older_of(association: &Association) -> Option<String> {
    let older = association.reports.len().saturating_sub(MOST_OF_EACH);
    (older > 0).then(|| counted(older, "en redovisning till", "redovisningar till"))
}
