//! The site for machines: its figures as files, which pages there are, and what is new. Recomputes nothing.

mod sitemap;
mod datum;
mod sheet;
mod csv;
mod json;
mod line;
mod gathered;

use crate::facts::Facts;
use crate::model::Site;
use crate::site::view::{Page, PageContent};
use crate::site::{LeftOut, Reports};
pub use sitemap::{Listed, files};

/// A file by its address below the root.
type File = (String, Vec<u8>);

/// The figures of a page as files.
pub(crate) fn of_page(site: &Site, facts: &Facts, reports: &Reports, left_out: &LeftOut, page: &Page) -> Vec<File> {
    match (&page.content, reports.at(&page.path)) {
        _ if site.without_data => Vec::new(),
        (PageContent::Report(_), Some(prepared)) => {
            let mut files = csv::of_report(site, prepared);
            files.push((format!("{}rapport.json", page.path), json::of_report(site, facts, prepared, page, left_out)));
            files
        }
        _ => page.tables.iter().map(|address| (address.clone(), gathered::tables(site, reports, page))).collect(),
    }
}
