//! Which pages exist, their lasting addresses, and what each one shows. Writes no files.

mod about;
mod accessibility;
mod association;
mod card;
mod chart;
mod checks;
mod compare;
mod figure;
mod glossary;
mod indicator;
mod key_figures;
mod member;
mod metadata;
mod report;
mod results;
mod search;
mod series;
mod start;
mod table;
pub mod view;

use crate::chart::Chart;
use crate::facts::Facts;
use crate::model::{Association, CellRef, Report, Site, TableKind};
use crate::narrative::{Block, Narrative};
use crate::reconcile::Comparison;
pub use chart::{Gathered, pictures};
pub use glossary::terms;
pub use metadata::{Metadata, metadata};
use table::row_anchor;
use view::{Link, Page, PageContent};

/// Addresses below the root of the pages that connect reports.
const COMPARISON: &str = "jamfor/";
const INDICATORS: &str = "indikatorer/";
const MEMBERS: &str = "medlem/";
const ACCESSIBILITY: &str = "tillganglighet/";
const GLOSSARY: &str = "ordlista/";
const SEARCH: &str = "sok/";

/// A report with all that has been found out about it.
pub struct Prepared<'a> {
    pub association: &'a Association,
    pub report: &'a Report,
    pub narrative: &'a Narrative,
    pub charts: &'a [Chart],
    /// Every comparison that the rules made for the report.
    pub comparisons: &'a [Comparison],
}

/// What `/om/` tells of the build.
#[derive(Debug, Clone, Default)]
pub struct BuildInfo {
    pub commit: Option<String>,
    pub built: Option<String>,
}

/// The charts of every page that gathers several reports.
pub fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let of_pages = [association::gathered, member::gathered, indicator::gathered, compare::gathered];
    of_pages.into_iter().flat_map(|gathered| gathered(site, facts)).collect()
}

/// Every page of the site.
pub fn pages(site: &Site, facts: &Facts, reports: &[Prepared], gathered: &[Gathered], info: &BuildInfo) -> Vec<Page> {
    let mut pages = vec![start::page(site, facts, reports), about::about(site, info), about::not_found()];
    pages.extend(accessibility::page(site));
    pages.extend(site.associations.iter().map(|association| association::page(site, association, facts, reports, gathered)));
    pages.extend(glossary::page(site, reports));
    pages.push(search::page(site));
    pages.extend(reports.iter().map(|prepared| report::page(site, facts, prepared)));
    pages.extend(reports.iter().map(|prepared| checks::page(site, prepared)));
    pages.extend(indicator::pages(site, facts, reports, gathered));
    pages.extend(compare::pages(site, facts, reports, gathered));
    pages.extend(member::pages(site, facts, reports, gathered));
    pages.extend(chart::pages(site, reports, gathered));
    pages
}

/// The pages that connect reports and that this site has, each by its address and the key of its label.
pub fn navigation(pages: &[Page]) -> Vec<Link> {
    let known = [(COMPARISON, "comparison"), (INDICATORS, "indicators"), (MEMBERS, "members"), (GLOSSARY, "glossary")];
    let there = known.into_iter().filter(|(path, _)| pages.iter().any(|page| page.path == *path));
    there.map(|(path, label)| Link { href: path.to_owned(), text: label.to_owned() }).collect()
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

/// Address of an association below the root.
fn association_path(association: &Association) -> String {
    format!("{}/", association.id)
}

/// Address of a report below the root.
fn report_path(association: &Association, report: &Report) -> String {
    format!("{}/{}/", association.id, report.id)
}

/// Address of the checks of a report below the root.
fn checks_path(association: &Association, report: &Report) -> String {
    format!("{}sifferkontroll/", report_path(association, report))
}

/// Address of a chart that can be embedded, below the page that shows it.
fn chart_path(page: &str, chart: &Chart) -> String {
    format!("{page}diagram/{}/", chart.id)
}

/// Address of a member below the root.
fn member_path(member: &str) -> String {
    format!("{MEMBERS}{member}/")
}

/// Address of an indicator below the root.
fn indicator_path(indicator: &str) -> String {
    format!("{INDICATORS}{indicator}/")
}

/// The relative way from a page to the site's root.
fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The way home, first of the crumbs.
fn home(site: &Site) -> Link {
    Link { href: String::new(), text: site.website.title.clone() }
}

/// Where a report shows a cell: its table, or for a figure of the prose the section of the text that first shows it.
fn place_of(report: &Report, narrative: &Narrative, cell: &CellRef) -> Option<Link> {
    let table = report.table(&cell.table)?;
    if table.kind != TableKind::Prose {
        return Some(Link { href: format!("#{}", table.id), text: table.title.clone().unwrap_or_else(|| table.id.clone()) });
    }
    let shown = narrative.shown.iter().find(|(shown, _)| (&shown.table, shown.row) == (&cell.table, cell.row));
    let anchor = shown?.1;
    let heading = narrative.blocks.iter().find_map(|block| match block {
        Block::Heading { id, text, .. } if id == anchor => Some(text.clone()),
        _ => None,
    });
    // A text cell shows figures too, and stands under its table.
    let title = || report.table(anchor).and_then(|table| table.title.clone());
    Some(Link { href: format!("#{anchor}"), text: heading.or_else(title)? })
}

/// The row of a figure on the page of its report, or where the prose shows it; empty if nothing shows it.
fn anchor(prepared: &Prepared, cell: &CellRef) -> String {
    let Prepared { report, narrative, .. } = prepared;
    let row = report.table(&cell.table).filter(|table| table.kind != TableKind::Prose).and_then(|table| row_anchor(table, cell.row));
    let place = || place_of(report, narrative, cell).map(|place| place.href);
    row.map(|row| format!("#{row}")).or_else(place).unwrap_or_default()
}

/// A file name as part of an address.
fn address_of(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
