//! The site for machines: its figures as files, which pages there are, and what is new. Recomputes nothing.

mod file;
mod sitemap;
mod dcat;
mod redirects;
mod hosts;
mod datum;
mod csv;
mod sheet;
mod tables;
mod line;
mod json;
mod xlsx;
mod package;
mod gathered;

use crate::facts::Facts;
use crate::model::{Association, Site};
use crate::site::files::CATALOGUE;
use crate::site::view::{Page, PageContent};
use crate::site::{self, Prepared, Reports};
use crate::source::{self, SourceError};
use crate::theme::{Theme, ThemeError, data_uri};
use datum::Reading;
use file::File;
use rust_xlsxwriter::XlsxError;
pub use sitemap::Listed;
use std::collections::BTreeMap;

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
    files.extend(hosts::files(site));
    if !site.without_data {
        files.push((CATALOGUE.to_owned(), dcat::catalogue(site)?.into_bytes()));
        files.extend(package::files(site));
    }
    Ok(files)
}

/// Why the figures of a page cannot be written as files.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The library of workbooks refuses what it was given.
    #[error(
        "Arbetsboken ”{address}” gick inte att skriva. Det är ett fel i Insyn: bygg med --utan-data, och berätta vad som hände. ({why})"
    )]
    Workbook {
        /// Below the root.
        address: String,
        /// In the words of the library.
        why: XlsxError,
    },
    /// A picture of the text cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A template fails on a report.
    #[error(transparent)]
    Theme(#[from] ThemeError),
}

/// The figures of a page as files, and a report as one file.
///
/// # Errors
/// If a workbook cannot be written, or a template fails.
pub(crate) fn of_page(site: &Site, facts: &Facts, reports: &Reports, theme: &Theme, page: &Page) -> Result<Vec<File>, DataError> {
    let prepared = match (&page.content, reports.at(&page.path)) {
        _ if site.without_data => return Ok(Vec::new()),
        (PageContent::Report(_), Some(prepared)) => prepared,
        _ => return Ok(page.tables.iter().map(|address| (address.clone(), gathered::tables(site, theme, page))).collect()),
    };
    let sheets = sheet::of_report(&Reading::of(prepared), site.website.demonstration);
    let mut files = tables::of_report(prepared, &sheets);
    files.push((format!("{}rapport.json", page.path), json::of_report(site, facts, prepared, page)));
    let address = format!("{}rapport.xlsx", page.path);
    match xlsx::of_report(&site.website, prepared, &sheets) {
        Ok(workbook) => files.push((address, workbook)),
        Err(why) => return Err(DataError::Workbook { address, why }),
    }
    let kept = theme.file(&site.website, &site::for_file(page), &pictures(prepared)?)?;
    files.push((format!("{}rapport.html", page.path), kept.into_bytes()));
    Ok(files)
}

/// The pictures of a text by their addresses below the root, as addresses that hold them.
fn pictures(prepared: &Prepared) -> Result<BTreeMap<String, String>, SourceError> {
    let shown = prepared.report.files.iter().filter(|file| prepared.narrative.shows(&file.name));
    let held = shown.map(|file| {
        let address = site::attachment_path(prepared.association, prepared.report, &site::address_of(&file.name));
        Ok((address, data_uri(&file.name, &source::bytes(&file.path)?)))
    });
    held.collect()
}
