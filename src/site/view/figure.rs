//! Figures that stand outside their table.

use super::link::{Date, Link};
use crate::chart::Sparkline;
use serde::Serialize;

/// A published figure with the way to its source.
#[derive(Debug, Clone, Serialize)]
pub struct SourcedFigure {
    pub value: String,
    /// The table or section that it comes from, below the root.
    pub href: String,
    pub source: String,
    /// Why the figure is restated.
    pub restated: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFigure {
    /// Which one: "income", "contributions", "costs", "result", "equity", "`equity_ratio`" or "participants".
    pub id: &'static str,
    /// `200 271 kr`
    pub value: String,
    /// "35 procent mindre än året före (308 788 kr)"; nothing where there is no year before.
    pub change: Option<String>,
    /// The years up to this one, if at least three can be compared.
    pub sparkline: Option<Sparkline>,
    /// Where it stands: a table, or a section of the text; nothing if it comes from another report.
    pub source: Option<Link>,
    /// The source is a section of the text, not a table.
    pub in_text: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportCard {
    pub href: String,
    pub title: String,
    pub association: String,
    /// When the board decided on it, "21 mars 2025".
    pub decided: Option<Date>,
    pub key_figures: Vec<KeyFigure>,
}
