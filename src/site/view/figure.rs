//! Figures that stand outside their table.

use super::link::{Date, Link};
use crate::chart::Sparkline;
use serde::Serialize;

/// A figure, published or worked out from published ones, with the way to its source.
#[derive(Debug, Clone, Serialize)]
pub struct SourcedFigure {
    pub value: String,
    /// The table or section that it comes from, below the root.
    pub href: String,
    pub source: String,
    /// Why the figure is restated.
    pub restated: Option<String>,
    /// How Insyn has worked it out; none of a published one.
    pub computed: Option<String>,
    /// What it is about, where that is less than its row says.
    pub about: Option<String>,
}

/// A figure, or why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub figure: Option<SourcedFigure>,
    pub missing: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFigure {
    /// Which one: "income", "contributions", "costs", "result", "equity", "`equity_ratio`", "participants" or "`participants_any`".
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
    /// How Insyn has worked it out; none of a published one.
    pub computed: Option<String>,
    /// What it is about, where that is less than the label says: the only initiative that is told of.
    pub about: Option<String>,
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
