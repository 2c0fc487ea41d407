//! An association: its members, its initiatives, its reports and its figures over time.

use crate::chart::Sparkline;
use crate::site::view::chart::{ChartView, Elsewhere};
use crate::site::view::figure::{Entry, QuestionView, ReportCard};
use crate::site::view::link::{Date, Link};
use serde::Serialize;

/// An association, or the part of it that has a page of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AssociationPage {
    pub name: String,
    pub organisation_number: Option<String>,
    pub county: Option<String>,
    pub description: Option<String>,
    pub members: Vec<MemberView>,
    pub initiatives: Vec<InitiativeView>,
    /// The newest ones; the others in `older`.
    pub reports: Vec<ReportCard>,
    /// Reports that are not on the site, in a build that shows them.
    pub drafts: Vec<Link>,
    pub older: Vec<Link>,
    /// The newest period that a report here is about, where other associations have a later one.
    pub old: Option<String>,
    /// Answered by the newest report.
    pub questions: Vec<QuestionView>,
    /// The title of that report.
    pub answered_by: String,
    pub series: Option<SeriesTable>,
    pub results: Vec<ResultTable>,
    /// Whom the association helps, and how to ask for it.
    pub help: Option<String>,
    pub contact: Option<String>,
    pub charts: Vec<ChartView>,
    /// The charts and the results where they have pages of their own.
    pub charts_elsewhere: Vec<Elsewhere>,
    pub results_elsewhere: Vec<Elsewhere>,
}

/// Results of one kind over the years.
#[derive(Debug, Clone, Serialize)]
pub struct ResultTable {
    pub id: String,
    pub title: String,
    pub periods: Vec<String>,
    pub rows: Vec<ResultRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ResultRow {
    pub name: String,
    /// One for each period.
    pub cells: Vec<Entry>,
}

/// Key figures over the years.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesTable {
    pub periods: Vec<String>,
    /// Not every period is a whole year.
    pub mixed_lengths: bool,
    pub rows: Vec<SeriesRow>,
    pub breaks: Vec<BreakView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeriesRow {
    /// As [`KeyFigure::id`]; "`participants_any`" where some figures are about other than initiatives for individuals.
    pub id: &'static str,
    /// One for each period.
    pub cells: Vec<Entry>,
    /// Of at least three comparable periods.
    pub sparkline: Option<Sparkline>,
}

/// From this period on, figures are not quite comparable with those before.
#[derive(Debug, Clone, Serialize)]
pub struct BreakView {
    pub period: String,
    /// What it concerns; nothing for all figures.
    pub what: Option<&'static str>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// The page of the member.
    pub href: String,
    pub name: String,
    /// "stat", "region" or "kommun"
    pub kind: &'static str,
    pub share: Option<String>,
    pub former_names: Vec<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Debug, Clone, Serialize)]
pub struct InitiativeView {
    pub name: String,
    pub other_names: Vec<String>,
    /// "individ", "struktur" or "administration"
    pub group: &'static str,
    pub successor: Option<String>,
}
