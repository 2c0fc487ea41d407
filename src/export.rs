//! The site for machines: its figures as files, which pages there are, and what is new. Recomputes nothing.

mod sitemap;
mod dcat;
mod datum;
mod sheet;
mod csv;
mod gathered;

use crate::model::Site;
use crate::site::Reports;
use crate::site::view::{Page, PageContent};
pub use sitemap::Listed;

/// A file by its address below the root.
type File = (String, Vec<u8>);

/// What machines read of the site as a whole. Every date is one of the content.
///
/// # Errors
/// If a template is malformed, which a test would have told.
pub fn files(site: &Site, pages: Vec<Listed>) -> Result<Vec<File>, minijinja::Error> {
    let mut files = sitemap::files(site, pages)?;
    files.extend(dcat::file(site)?);
    Ok(files)
}

/// The figures of a page as files.
pub(crate) fn of_page(site: &Site, reports: &Reports, page: &Page) -> Vec<File> {
    match (&page.content, reports.at(&page.path)) {
        _ if site.without_data => Vec::new(),
        (PageContent::Report(_), Some(prepared)) => csv::of_report(site, prepared),
        _ => page.tables.iter().map(|address| (address.clone(), gathered::tables(site, reports, page))).collect(),
    }
}
