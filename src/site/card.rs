//! A report in short, on the pages that list reports.

use super::key_figures::key_figures;
use super::view::ReportCard;
use super::{Prepared, report_path};
use crate::facts::Facts;
use crate::model::EventKind;

pub fn card(prepared: &Prepared, facts: &Facts) -> ReportCard {
    let Prepared { association, report, .. } = prepared;
    let href = report_path(association, report);
    ReportCard {
        key_figures: key_figures(association, report, prepared.narrative, facts, &href),
        href,
        title: report.title.clone(),
        association: association.name.clone(),
        decided: report.events.iter().find(|event| event.kind == EventKind::Decided).map(|event| event.date.into()),
    }
}
