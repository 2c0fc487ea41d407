//! The start page.

use super::figure::ReportCard;
use super::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct StartPage {
    pub associations: Vec<AssociationCard>,
    pub newest: Vec<ReportCard>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AssociationCard {
    pub href: String,
    pub name: String,
    pub county: Option<String>,
    pub description: Option<String>,
    pub members: Vec<String>,
    /// The newest ones.
    pub reports: Vec<Link>,
    /// How many others the page of the association leads to.
    pub older: Option<String>,
}
