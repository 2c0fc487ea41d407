//! The pages about the site itself.

use super::link::{Date, Link};
use crate::model::AccessibilityStatement;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct AboutPage {
    /// Address of the glossary, if there is one.
    pub glossary: Option<&'static str>,
    pub commit: Option<String>,
    pub built: Option<String>,
    pub associations: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AccessibilityPage {
    pub statement: AccessibilityStatement,
    pub assessed: Date,
    pub updated: Date,
}
