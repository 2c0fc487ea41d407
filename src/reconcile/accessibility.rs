//! Whether the accessibility statement is still fresh.

use crate::diag::{Code, Finding, Severity};
use crate::model::{AccessibilityStatement, Conformance, Site};
use crate::swedish;
use jiff::ToSpan;
use jiff::civil::Date;

/// An assessment is made anew every year.
pub fn accessibility_is_old(statement: &AccessibilityStatement, today: Date) -> Option<Finding> {
    let due = statement.assessed.checked_add(1.year()).ok()?;
    (today > due).then(|| {
        let message = format!("tillgängligheten bedömdes senast den {}, för mer än ett år sedan", swedish::date(statement.assessed));
        Finding::new(Code::Accessibility, statement.assessed_at, message)
            .severity(Severity::Warning)
            .help("Bedöm webbplatsen på nytt och ändra bedomd och uppdaterad i [tillganglighet].")
    })
}

/// A site conforms fully only if its attachments do.
pub fn conforms_fully_but_for_attachments(site: &Site) -> Option<Finding> {
    let statement = site.website.accessibility.as_ref().filter(|statement| statement.conformance == Conformance::Full)?;
    let reports = site.associations.iter().flat_map(|association| &association.reports);
    let attachments = reports.flat_map(|report| &report.attachments).filter(|attachment| attachment.file().is_some());
    let lacking = attachments.filter(|attachment| attachment.accessible == Some(false)).count();
    let message = || {
        let count = swedish::counted(lacking, "en bilaga", "bilagor");
        format!("webbplatsen kan inte vara helt förenlig med kraven, för {count} är inte tillgänglig för alla")
    };
    (lacking > 0).then(|| {
        let finding = Finding::new(Code::Accessibility, statement.conformance_at, message());
        Finding { judgement: false, ..finding.help("Skriv efterlevnad = \"delvis\", eller byt till filer som alla kan läsa.") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};
    use jiff::civil::date;

    #[test]
    fn an_assessment_lasts_a_year() {
        let statement = AccessibilityStatement {
            conformance: Conformance::Full,
            conformance_at: Span::new(FileId(0), 0..0),
            deficiencies: Vec::new(),
            assessed: date(2025, 3, 1),
            assessed_at: Span::new(FileId(0), 0..0),
            updated: date(2025, 3, 1),
            method: String::new(),
            report: String::new(),
        };
        assert_eq!(accessibility_is_old(&statement, date(2026, 3, 1)), None);
        assert!(accessibility_is_old(&statement, date(2026, 3, 2)).is_some());
    }
}
