//! Which pages exist, their lasting addresses, and what each one shows. Writes no files.

pub(crate) mod view;
mod address;
pub(crate) mod files;
pub(crate) mod headers;
mod stage;
pub(crate) mod dataset;
mod prepared;
#[expect(clippy::inconsistent_digit_grouping, reason = "lengths are in hundredths of pixels: 17_60 is 17.6")]
mod height;
mod embed;
mod table;
mod figure;
mod chart;
mod key_figures;
mod card;
mod series;
mod results;
mod search;
mod about;
mod accessibility;
mod former;
mod metadata;
mod glossary;
mod absent;
mod checks;
mod headlines;
mod questions;
pub(crate) mod versions;
mod chapters;
mod report;
mod association;
mod member;
mod indicator;
mod compare;
mod start;
mod spread;
mod data;
pub(crate) mod anchors;
mod plan;
mod batch;

use crate::facts::Facts;
use crate::model::{Association, Report, Site};
pub use about::BuildInfo;
use address::{COMPARISON, GLOSSARY, INDICATORS, MEMBERS};
pub(crate) use address::{address_of, indicator_path, member_path, report_path};
pub use address::{attachment_path, table_path, tables_path};
pub use batch::{AboutAll, Batch, Made, Rank, of_reports};
pub use chart::Gathered;
pub use glossary::terms;
pub use headlines::said_first;
pub use metadata::{Metadata, metadata};
pub use plan::{Planned, plan, plan_reports};
pub(crate) use prepared::{Explained, note_number, title_of};
pub use prepared::{Prepared, Reports};
use rayon::prelude::*;
pub(crate) use spread::for_file;
pub(crate) use stage::stage;
use view::Link;

/// Every page that gathers several reports, and what its charts are called.
pub fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let of_pages = [association::gathered, member::gathered, indicator::gathered, compare::gathered];
    of_pages.into_par_iter().flat_map_iter(|gathered| gathered(site, facts)).collect()
}

/// Address of the figures of an association as a file.
pub(crate) fn figures_path(association: &Association) -> String {
    files::figures(association).address
}

/// Every report of the site with the address of its page, below which all its pages and files lie.
pub fn reports(site: &Site) -> impl Iterator<Item = (String, &Association, &Report)> {
    let of = |association| move |report| (report_path(association, report), association, report);
    site.associations.iter().flat_map(move |association| association.reports.iter().map(of(association)))
}

/// The pages that connect reports and that this site has, each by its address and the key of its label.
pub fn navigation(site: &Site) -> Vec<Link> {
    let known = [(COMPARISON, "comparison"), (INDICATORS, "indicators"), (MEMBERS, "members"), (GLOSSARY, "glossary")];
    let there = known.into_iter().filter(|(path, _)| *path != GLOSSARY || !site.glossary.is_empty());
    there.map(|(path, label)| Link { href: path.to_owned(), text: label.to_owned() }).collect()
}
