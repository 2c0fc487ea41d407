//! The start page.

use super::chart::ChartView;
use super::figure::ReportCard;
use super::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct StartPage {
    /// What the associations spent, and on what, in the newest year that can be compared; with the page that compares them.
    pub picture: Option<ChartView>,
    pub comparison: Option<Link>,
    /// Each leads to what it paid, and what came of it.
    pub municipalities: Vec<Link>,
    pub associations: Vec<AssociationCard>,
    pub newest: Vec<ReportCard>,
    /// The newest year of which there is a report.
    pub newest_year: Option<i16>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AssociationCard {
    pub href: String,
    pub name: String,
    pub county: Option<String>,
    pub description: Option<String>,
    pub members: Vec<String>,
    /// The newest period that a report here is about, where other associations have a later one.
    pub old: Option<String>,
    /// The newest ones.
    pub reports: Vec<Link>,
    /// How many others the page of the association leads to.
    pub older: Option<String>,
}
