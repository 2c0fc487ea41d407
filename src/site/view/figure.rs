//! Figures that stand outside their table.

use super::link::{Date, Link};
use crate::measures::Told;
use serde::Serialize;

/// A figure, published or worked out from published ones, with the way to its source.
#[derive(Debug, Clone, Serialize)]
pub struct SourcedFigure {
    pub value: Told,
    /// The table or section that it comes from, below the root.
    pub href: String,
    pub source: String,
    /// What the reports say of it.
    pub caveats: Vec<CaveatView>,
    /// How Insyn has worked it out; none of a published one.
    pub computed: Option<String>,
    /// What it is about, where that is less than its row says.
    pub about: Option<String>,
}

/// What is to be said of a figure.
#[derive(Debug, Clone, Serialize)]
pub struct CaveatView {
    /// In words.
    pub text: String,
    /// The number of an explanation that stands elsewhere, instead of the words where there is no room for them.
    pub number: Option<String>,
    /// Where it is explained, or comes from.
    pub link: Option<Link>,
}

/// A figure, or why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub figure: Option<SourcedFigure>,
    pub missing: String,
    /// What is missing: `eget-kapital/sydnarke/2021-12-31/alla`. Empty of a figure.
    pub asked: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFigure {
    /// Which one: "income", "contributions", "costs", "result", "equity", "`equity_ratio`", "participants" or "`participants_any`".
    pub id: &'static str,
    /// `200 271 kr`
    pub value: Told,
    /// "35 procent mindre än året före (308 788 kr)"; nothing where there is no year before.
    pub change: Option<Told>,
    /// Where it stands: a table, or a section of the text; nothing if it comes from another report.
    pub source: Option<Link>,
    /// How Insyn has worked it out; none of a published one.
    pub computed: Option<String>,
    /// What it is about, where that is less than the label says: the only initiative that is told of.
    pub about: Option<String>,
    /// What the reports say of it.
    pub caveats: Vec<CaveatView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportCard {
    pub href: String,
    pub title: String,
    pub association: String,
    /// When the board decided on it, "21 mars 2025".
    pub decided: Option<Date>,
    /// That the auditors have not reviewed it, in a few words.
    pub stage: Option<&'static str>,
    /// How the period ended, in a sentence.
    pub finding: Option<Told>,
}

/// What a citizen asks, and where the answer stands.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// Part of its anchor.
    pub id: &'static str,
    pub question: &'static str,
    pub answers: Vec<AnswerView>,
}

/// A link, or what is to be said where there is no answer.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    pub text: Told,
    /// Below the root, or an anchor; empty where nothing answers.
    pub href: String,
    /// After the link.
    pub more: String,
}
