//! The page of the open data.

use super::link::{FileView, Link};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct DataPage {
    /// About the site as a whole, by their labels.
    pub files: Vec<SiteFileView>,
    /// What machines read of all there is.
    pub catalogue: &'static str,
    pub licence: Option<LicenceView>,
    pub associations: Vec<DataAssociation>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SiteFileView {
    pub id: &'static str,
    pub file: FileView,
}

#[derive(Debug, Clone, Serialize)]
pub struct LicenceView {
    /// A label: "cc0" or "cc-by".
    pub id: &'static str,
    pub address: String,
}

/// An association, and its newest reports.
#[derive(Debug, Clone, Serialize)]
pub struct DataAssociation {
    pub association: Link,
    pub figures: FileView,
    pub reports: Vec<DataReport>,
    /// How many more there are, on the page of the association: `15 redovisningar till`.
    pub older: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DataReport {
    pub report: Link,
    pub files: Vec<FileView>,
}
