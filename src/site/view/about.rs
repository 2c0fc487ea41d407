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
    /// What not everybody can read among the attachments, or nobody has tried.
    pub attachments: Vec<AttachmentNotes>,
}

/// Such attachments of a report.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentNotes {
    /// Where they are.
    pub page: Link,
    /// How to reach the association.
    pub contact: Option<String>,
    pub notes: Vec<AttachmentNote>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AttachmentNote {
    pub name: String,
    /// Somebody has tried, and not everybody can read it.
    pub tried: bool,
    /// How to get it in another way.
    pub other_version: Option<String>,
}
