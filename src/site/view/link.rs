//! Links, files and dates, which many pages show.

use crate::swedish;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Relative to the site's root.
    pub href: String,
    pub text: String,
}

/// A file to fetch.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Below the root.
    pub href: String,
    /// A label: "xlsx", "csv", "json" or "html".
    pub format: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// `2025-03-07`
    pub iso: String,
    /// `7 mars 2025`
    pub text: String,
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Date {
        Date { iso: date.to_string(), text: swedish::date(date) }
    }
}
