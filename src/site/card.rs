//! Reports in short, on the pages that list them.

use crate::chart;
use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{Association, EventKind, Report, Site};
use crate::site::address::report_path;
use crate::site::key_figures::result_in_words;
use crate::site::prepared::Prepared;
use crate::site::stage::stage;
use crate::site::view::{Link, ReportCard};
use crate::swedish::{counted, unbroken};

/// How many reports of each association a page that lists all associations leads to.
const MOST_OF_EACH: usize = 5;

pub(super) fn card(site: &Site, prepared: &Prepared, facts: &Facts) -> ReportCard {
    let Prepared { association, report, .. } = prepared;
    let in_words = || Some(Told::read(&unbroken(&result_in_words(association, report, facts, false)?), None));
    let result = || chart::result_headline(site, association, report, facts).or_else(in_words);
    ReportCard {
        finding: report.kind.is_account().then(result).flatten(),
        href: report_path(association, report),
        title: report.title.clone(),
        association: association.name.clone(),
        decided: report.events.iter().find(|event| event.kind == EventKind::Decided).map(|event| event.date.into()),
        stage: stage(report).map(|stage| stage.short),
    }
}

/// The newest reports of an association, which a list of all associations has room for.
pub(super) fn newest_reports(association: &Association) -> impl Iterator<Item = &Report> {
    association.reports.iter().take(MOST_OF_EACH)
}

/// The same as links.
pub(super) fn newest_of(association: &Association) -> Vec<Link> {
    newest_reports(association).map(|report| Link { href: report_path(association, report), text: report.title.clone() }).collect()
}

/// The newest period of an association, where another has a report of a later year.
pub(super) fn old(association: &Association, newest: Option<i16>) -> Option<String> {
    let own = association.accounts().next()?.period;
    newest.filter(|year| own.last_day().year() < *year).map(|_| own.label())
}

/// The newest year of which there is a report.
pub(super) fn newest_year(site: &Site) -> Option<i16> {
    let newest = site.associations.iter().filter_map(|association| association.accounts().next());
    newest.map(|report| report.period.last_day().year()).max()
}

/// How many more there are, all of which stand on the page of the association: `15 redovisningar till`.
pub(super) fn older_of(association: &Association) -> Option<String> {
    let older = association.reports.len().saturating_sub(MOST_OF_EACH);
    (older > 0).then(|| counted(older, "en redovisning till", "redovisningar till"))
}
