//! What the page for searching shows before, and without, a search.

use crate::site::view::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    pub associations: Vec<SearchGroup>,
    pub terms: Vec<Link>,
}

/// An association with its newest reports.
#[derive(Debug, Clone, Serialize)]
pub struct SearchGroup {
    pub association: Link,
    pub reports: Vec<Link>,
    /// How many others the page of the association leads to.
    pub older: Option<String>,
}
