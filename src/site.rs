//! Which pages exist, their lasting addresses, and what each one shows. Writes no files.

pub(crate) mod view;
mod address;
mod table;
mod prepared;
mod figure;
mod chart;
mod key_figures;
mod card;
mod series;
mod results;
mod search;
mod about;
mod accessibility;
mod metadata;
mod glossary;
mod checks;
mod report;
mod association;
mod start;
mod member;
mod indicator;
mod compare;
mod plan;

use crate::facts::Facts;
use crate::model::{Association, Report, Site};
pub use about::BuildInfo;
pub use address::attachment_path;
use address::{COMPARISON, GLOSSARY, INDICATORS, MEMBERS, report_path};
pub use chart::{Gathered, pictures};
pub use glossary::terms;
pub use metadata::{Metadata, metadata};
pub use plan::{Planned, plan};
pub use prepared::Prepared;
use view::{Link, Page};

/// The charts of every page that gathers several reports.
pub fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let of_pages = [association::gathered, member::gathered, indicator::gathered, compare::gathered];
    of_pages.into_iter().flat_map(|gathered| gathered(site, facts)).collect()
}

/// Every report of the site with the address of its page, below which all its pages and files lie.
pub fn reports(site: &Site) -> impl Iterator<Item = (String, &Association, &Report)> {
    let of = |association| move |report| (report_path(association, report), association, report);
    site.associations.iter().flat_map(move |association| association.reports.iter().map(of(association)))
}

/// Every page of the site.
pub fn pages(site: &Site, facts: &Facts, reports: &[Prepared], gathered: &[Gathered], info: &BuildInfo) -> Vec<Page> {
    let mut pages = vec![start::page(site, facts, reports), about::about(site, info), about::not_found()];
    pages.extend(accessibility::page(site));
    pages.extend(site.associations.iter().flat_map(|association| association::pages(site, association, facts, reports, gathered)));
    pages.extend(glossary::page(site, reports));
    pages.push(search::page(site));
    pages.extend(reports.iter().map(|prepared| report::page(site, facts, reports, prepared)));
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
