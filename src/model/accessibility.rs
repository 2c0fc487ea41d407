//! The accessibility statement that lag (2018:1937) asks of public bodies.

use crate::diag::Span;
use jiff::civil::Date;
use serde::Serialize;

/// *tillgänglighetsredogörelse*
#[derive(Debug, Clone, Serialize)]
pub struct AccessibilityStatement {
    pub conformance: Conformance,
    /// What does not conform, and why.
    pub deficiencies: Vec<Deficiency>,
    #[serde(skip)]
    pub assessed: Date,
    #[serde(skip)]
    pub assessed_at: Span,
    #[serde(skip)]
    pub updated: Date,
    /// How the site was assessed.
    pub method: String,
    /// How to report what does not work.
    pub report: String,
}

/// *efterlevnad* of WCAG 2.1 AA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conformance {
    /// *helt förenlig*
    Full,
    /// *delvis förenlig*
    Partial,
    /// *inte förenlig*
    None,
}

impl Conformance {
    pub const ALL: [(&'static str, Conformance); 3] =
        [("helt", Conformance::Full), ("delvis", Conformance::Partial), ("inte", Conformance::None)];
}

#[derive(Debug, Clone, Serialize)]
pub struct Deficiency {
    pub what: String,
    pub reason: String,
}
