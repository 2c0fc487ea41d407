//! What is to be said of a report that is on its way from the board to the members.

use crate::model::{EventKind, Report, ReportKind, Site, Status, TextKind};
use crate::swedish;

/// That the auditors have not reviewed an account, as far as anything is known of that.
pub(crate) struct Stage {
    /// In a few words, for a list.
    pub short: &'static str,
    /// How far it has come, and what is not done, in sentences.
    pub note: String,
}

/// None of what is reviewed, of what nobody waits for, and of what no auditor reviews. What is written of its events holds, whatever its
/// status says.
pub(crate) fn stage(report: &Report) -> Option<Stage> {
    let (what, short, not_reviewed) = match report.kind {
        ReportKind::Annual => ("årsredovisningen", "Inte granskad av revisorerna än", "Revisorerna har inte granskat den än."),
        // Auditors need not review it.
        ReportKind::Interim => {
            ("delårsrapporten", "Ingen granskning av revisorerna är angiven", "Det är inte angivet att revisorerna har granskat den.")
        }
        ReportKind::Activities | ReportKind::Social | ReportKind::Plan => return None,
    };
    let of_event = |kind: EventKind, on: &str, once: &str| match report.first(kind) {
        Some(day) => format!("Styrelsen {on} {what} den {}.", swedish::date(day)),
        None => format!("Styrelsen har {once} {what}."),
    };
    let mut said = match report.status {
        Status::Decided => vec![of_event(EventKind::Decided, "beslutade om", "beslutat om")],
        Status::Signed => vec![of_event(EventKind::Signed, "undertecknade", "undertecknat")],
        Status::Draft | Status::Audited | Status::Published => return None,
    };
    if report.first(EventKind::Audited).is_some() {
        return None;
    }
    if report.status < Status::Signed && report.first(EventKind::Signed).is_none() {
        said.push("Den är inte undertecknad än.".to_owned());
    }
    said.push(not_reviewed.to_owned());
    Some(Stage { short, note: swedish::unbroken(&said.join(" ")) })
}

/// What a demonstration says of itself where it shows a report, by its label: `invented`, `real` of one that others have reworded, else
/// `trial`, since nobody knows who will publish it.
pub(crate) fn demonstration(report: &Report) -> &'static str {
    match report.text {
        TextKind::Invented => "invented",
        TextKind::Reworded if report.status.is_public() => "real",
        TextKind::Reworded | TextKind::Verbatim => "trial",
    }
}

/// The same of a demonstration as a whole.
pub(crate) fn demonstration_of(site: &Site) -> &'static str {
    let mut kinds = site.associations.iter().flat_map(|association| &association.reports).map(demonstration);
    match kinds.next() {
        _ if site.has_invented() => "invented",
        Some("real") if kinds.all(|kind| kind == "real") => "real",
        _ => "trial",
    }
}
