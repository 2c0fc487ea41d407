//! How the figures of a report agree with each other.

use crate::site::view::link::Link;
use serde::Serialize;

/// How the figures of a report agree with each other.
#[derive(Debug, Clone, Serialize)]
pub struct ChecksPage {
    pub report: Link,
    pub association: String,
    /// The totals in one sentence.
    pub totals: String,
    /// The rules that made a comparison.
    pub rules: Vec<RuleRow>,
    pub all: TallyView,
    pub has_information: bool,
    /// The rules that made none, in one sentence.
    pub not_made: Option<String>,
    pub departures: Vec<RuleFindings>,
    pub information: Vec<FindingGroup>,
    /// The tables with sums and quotients that no rule could look at.
    pub unlooked: Vec<Reason>,
    pub absent_parts: Vec<Reason>,
    pub small_figures: Vec<Reason>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RuleRow {
    pub name: &'static str,
    pub compares: &'static str,
    pub tally: TallyView,
    /// Where its departures stand, if it has any.
    pub departures: Option<String>,
}

/// Numbers of comparisons.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    pub made: String,
    pub held: String,
    pub departs: String,
    pub information: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RuleFindings {
    pub id: String,
    pub name: &'static str,
    pub groups: Vec<FindingGroup>,
}

/// Findings with the explanation that they share.
#[derive(Debug, Clone, Serialize)]
pub struct FindingGroup {
    pub findings: Vec<FindingView>,
    pub explanation: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// Without an address if it is no figure that the report shows.
    pub place: Link,
    /// "error", "warning" or "information"
    pub severity: &'static str,
    pub message: String,
    pub arithmetic: Vec<String>,
}

/// Something with the reason that the report gives for it.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    pub what: Link,
    pub reason: String,
}
