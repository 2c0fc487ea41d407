//! A report in short, on the pages that list reports.

use crate::facts::Facts;
use crate::model::EventKind;
use crate::site::address::report_path;
use crate::site::key_figures::key_figures;
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::ReportCard;

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
