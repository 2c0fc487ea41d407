//! The site for machines: its figures as files, which pages there are, and what is new. Recomputes nothing.

mod file;
mod sitemap;
mod dcat;
mod redirects;
mod datum;
mod csv;
mod sheet;
mod tables;
mod line;
mod json;
mod package;
mod gathered;

use crate::facts::Facts;
use crate::model::{Association, Site};
use crate::site::files::CATALOGUE;
use crate::site::view::{Page, PageContent};
use crate::site::{Prepared, Reports};
use crate::theme::Theme;
use file::File;
pub use sitemap::Listed;

/// The figures of an association, one a line.
pub(crate) fn of_association(site: &Site, facts: &Facts, reports: &[&Prepared], association: &Association) -> Option<File> {
    (!site.without_data).then(|| package::figures(site, facts, reports, association))
}

/// What machines read of the site as a whole. Every date is one of the content.
///
/// # Errors
/// If a template is malformed, which a test would have told.
pub fn of_site(site: &Site, pages: Vec<Listed>) -> Result<Vec<File>, minijinja::Error> {
    let mut files = sitemap::files(site, pages)?;
    files.extend(redirects::files(site));
    if !site.without_data {
        files.push((CATALOGUE.to_owned(), dcat::catalogue(site)?.into_bytes()));
        files.extend(package::files(site));
    }
    Ok(files)
}

/// The figures of a page as files.
pub(crate) fn of_page(site: &Site, facts: &Facts, reports: &Reports, theme: &Theme, page: &Page) -> Vec<File> {
    match (&page.content, reports.at(&page.path)) {
        _ if site.without_data => Vec::new(),
        (PageContent::Report(_), Some(prepared)) => {
            let mut files = tables::of_report(site, prepared);
            files.push((format!("{}rapport.json", page.path), json::of_report(site, facts, prepared, page)));
            files
        }
        _ => page.tables.iter().map(|address| (address.clone(), gathered::tables(site, theme, page))).collect(),
    }
}
