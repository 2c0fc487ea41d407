//! The accessibility statement that lag (2018:1937) asks of public bodies.

use crate::diag::Span;
use jiff::civil::Date;
use serde::Serialize;

/// *tillgänglighetsredogörelse*
#[derive(Debug, Clone, Serialize)]
pub struct AccessibilityStatement {
    /// *efterlevnad*: how far the site meets WCAG 2.1 AA.
    pub conformance: Conformance,
    /// Where that is written.
    #[serde(skip)]
    pub conformance_at: Span,
    /// What does not conform, and why.
    pub deficiencies: Vec<Deficiency>,
    /// *bedömd*: the day of the assessment; after a year it is old.
    #[serde(skip)]
    pub assessed: Date,
    /// Where that day is written.
    #[serde(skip)]
    pub assessed_at: Span,
    /// *uppdaterad*: the day when the statement was last changed.
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
    /// Every degree with its name in the content.
    pub const ALL: [(&'static str, Conformance); 3] =
        [("helt", Conformance::Full), ("delvis", Conformance::Partial), ("inte", Conformance::None)];
}

/// *brist*: something that does not conform.
#[derive(Debug, Clone, Serialize)]
pub struct Deficiency {
    /// *vad*: what does not work.
    pub what: String,
    /// *skäl*: why it does not conform.
    pub reason: String,
}
