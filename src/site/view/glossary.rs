//! What the glossary shows.

use crate::site::view::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct GlossaryPage {
    /// In alphabetical order.
    pub letters: Vec<Letter>,
}

/// The terms that start with one letter.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    pub id: String,
    pub letter: String,
    pub terms: Vec<TermView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// The anchor, from the content.
    pub id: String,
    pub term: String,
    pub text: String,
    /// Where each report uses it first; of many reports, the newest ones.
    pub uses: Vec<Link>,
    /// How many other reports use it, and a search that finds them.
    pub others: Option<Link>,
}
