//! What is to be said of a report that is on its way from the board to the members.

use crate::model::{EventKind, Report, ReportKind, Status};
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
