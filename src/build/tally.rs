//! How many findings there are of each kind, in words.

use crate::diag::{Findings, Severity};
use crate::swedish::numbered;

/// How many findings there are of each kind. What the content explains is counted by itself, however serious it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// *fel*
    pub errors: usize,
    /// *varningar*
    pub warnings: usize,
    /// *upplysningar*
    pub infos: usize,
    /// *kommenterade avvikelser i originalen*
    pub explained: usize,
}

impl Tally {
    /// Counts.
    pub fn of(findings: &Findings) -> Tally {
        let count = |severity| findings.iter().filter(|f| f.severity == severity && !f.acknowledged).count();
        Tally {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            explained: findings.iter().filter(|f| f.acknowledged).count(),
        }
    }

    /// Each kind in words, from errors to what is explained: `1 fel`; empty if there is none.
    pub fn each(self) -> [String; 4] {
        let counted = [
            (self.errors, "fel", "fel"),
            (self.warnings, "varning", "varningar"),
            (self.infos, "upplysning", "upplysningar"),
            (self.explained, "kommenterad avvikelse i originalen", "kommenterade avvikelser i originalen"),
        ];
        counted.map(|(number, one, many)| if number > 0 { numbered(number, one, many) } else { String::new() })
    }

    /// `1 fel, 2 varningar`, without what there is none of; nothing if there is nothing at all.
    pub fn words(self) -> Option<String> {
        let counted: Vec<String> = self.each().into_iter().filter(|counted| !counted.is_empty()).collect();
        (!counted.is_empty()).then(|| counted.join(", "))
    }
}
