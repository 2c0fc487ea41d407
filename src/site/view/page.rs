//! What every page has, and which kinds there are.

use super::about::{AboutPage, AccessibilityPage};
use super::association::AssociationPage;
use super::checks::ChecksPage;
use super::compare::ComparePage;
use super::data::DataPage;
use super::embed::EmbedPage;
use super::former::{MovedPage, RemovedPage};
use super::glossary::GlossaryPage;
use super::indicator::{IndicatorPage, IndicatorsPage};
use super::link::Link;
use super::member::{MemberPage, MembersPage};
use super::report::ReportPage;
use super::search::SearchPage;
use super::start::StartPage;
use serde::Serialize;

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// What the page is about, for the title in the browser; empty where the template knows it.
    pub title: String,
    /// For search engines; empty where the template knows it.
    pub description: String,
    /// Path below the site's root, "" for the start page and "sydnarke/2024/" for a report.
    pub path: String,
    /// Relative way to the site's root: "" or "../../".
    pub root: String,
    /// From the start page to the page above this one.
    pub crumbs: Vec<Link>,
    /// Its tables and charts as one file, below the root, where it gathers figures of reports.
    pub tables: Option<String>,
    pub content: PageContent,
}

/// The content of a page. Its tag is the name of its template: `not_found` is shown by `not_found.html`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "template", rename_all = "snake_case")]
pub enum PageContent {
    Start(Box<StartPage>),
    Association(Box<AssociationPage>),
    Report(Box<ReportPage>),
    Checks(Box<ChecksPage>),
    Glossary(GlossaryPage),
    Indicators(IndicatorsPage),
    Indicator(Box<IndicatorPage>),
    Compare(Box<ComparePage>),
    Member(Box<MemberPage>),
    Members(MembersPage),
    Embed(Box<EmbedPage>),
    Search(SearchPage),
    About(AboutPage),
    Data(DataPage),
    Accessibility(AccessibilityPage),
    NotFound,
    Moved(MovedPage),
    Removed(RemovedPage),
}

impl Page {
    /// Path of the file below the output root.
    pub fn file(&self) -> String {
        match self.content {
            PageContent::NotFound => self.path.clone(),
            _ => format!("{}index.html", self.path),
        }
    }
}
