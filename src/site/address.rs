//! Where everything lies: the address of each kind of page below the root of the site.

use crate::model::{Association, DraftPlace, Period, Report, Site};
use crate::site::view::Link;

/// Addresses below the root of the pages that connect reports.
pub(super) const COMPARISON: &str = "jamfor/";
pub(super) const INDICATORS: &str = "indikatorer/";
pub(super) const MEMBERS: &str = "medlem/";
pub(super) const ACCESSIBILITY: &str = "tillganglighet/";
pub(super) const GLOSSARY: &str = "ordlista/";
pub(super) const SEARCH: &str = "sok/";
pub(super) const ABOUT: &str = "om/";
/// The page of the open data.
pub(super) const DATA: &str = "data/";
/// The page for addresses that do not exist is the only one with a file's name.
pub(super) const NOT_FOUND: &str = "404.html";

/// Address of an association below the root.
pub(super) fn association_path(association: &Association) -> String {
    format!("{}/", association.id)
}

/// Address of a report below the root.
pub(crate) fn report_path(association: &Association, report: &Report) -> String {
    format!("{}/{}/", association.id, report.id)
}

/// Address of a report that is not on the site.
pub(super) fn draft_path(association: &Association, draft: &DraftPlace) -> String {
    format!("{}/{}/", association.id, draft.id)
}

/// Address of a file that a report publishes, by its name.
pub fn attachment_path(association: &Association, report: &Report, file: &str) -> String {
    format!("{}bilagor/{file}", report_path(association, report))
}

/// Address of the checks of a report below the root.
pub(super) fn checks_path(association: &Association, report: &Report) -> String {
    format!("{}sifferkontroll/", report_path(association, report))
}

/// A table of a report as a file, below the page of the report.
pub fn table_path(page: &str, table: &str) -> String {
    format!("{page}tabell/{table}.csv")
}

/// Address of a table that can be embedded, below the page of the report.
pub(super) fn table_page_path(page: &str, table: &str) -> String {
    format!("{page}tabell/{table}/")
}

/// The tables and charts of a page that gathers several reports, as one file.
pub fn tables_path(page: &str) -> String {
    format!("{page}tabeller.csv")
}

/// Address of a chart that can be embedded, below the page that shows it.
pub(super) fn chart_path(page: &str, chart: &str) -> String {
    format!("{page}diagram/{chart}/")
}

/// The file of a chart as a picture, below the page that shows it.
pub(super) fn picture_path(page: &str, chart: &str) -> String {
    format!("{page}diagram/{chart}.svg")
}

/// Address of a member below the root.
pub(crate) fn member_path(member: &str) -> String {
    format!("{MEMBERS}{member}/")
}

/// Address of a member in one of its many associations, below the root.
pub(super) fn member_part_path(member: &str, association: &Association) -> String {
    format!("{}{}/", member_path(member), association.id)
}

/// A period as a part of an address.
pub(super) fn period_path(period: Period) -> String {
    format!("{}/", period.to_string().replace('/', "--"))
}

/// Address of an indicator below the root.
pub(crate) fn indicator_path(indicator: &str) -> String {
    format!("{INDICATORS}{indicator}/")
}

/// The relative way from a page to the site's root.
pub(super) fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The way home, first of the crumbs.
pub(super) fn home(site: &Site) -> Link {
    Link { href: String::new(), text: site.website.title.clone() }
}

/// A file name as part of an address.
pub(crate) fn address_of(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
