//! Whether the accessibility statement is still fresh.

use crate::diag::{Code, Finding, Severity};
use crate::model::AccessibilityStatement;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};
    use crate::model::Conformance;
    use jiff::civil::date;

    #[test]
    fn an_assessment_lasts_a_year() {
        let statement = AccessibilityStatement {
            conformance: Conformance::Full,
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
