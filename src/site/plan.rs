//! Every file that the program makes, by its address, before any of it is made. The files that are published as they are come to them.

use crate::chart::ChartName;
use crate::diag::Span;
use crate::model::{Association, Site, wrong_id};
use crate::site::address::{
    ABOUT, ACCESSIBILITY, COMPARISON, DATA, GLOSSARY, INDICATORS, MEMBERS, NOT_FOUND, SEARCH, association_path, chart_path, checks_path,
    picture_path, report_path, tables_path,
};
use crate::site::chart::Gathered;
use crate::site::files::{self, CATALOGUE};
use crate::site::prepared::{Prepared, Reports};

/// A file of the site that is to be made.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Path below the output root.
    pub address: String,
    /// The association or report that it is about, by its file; none if the site as a whole has it.
    pub of: Option<Span>,
}

/// Files that machines read.
const MACHINES: [&str; 2] = ["sitemap.xml", "feed.xml"];

/// Every file that is made, but for the index of the search, which has the folder of its page to itself. What the site may have is
/// among them too (a glossary, an accessibility statement), so that a name which is free today is not taken tomorrow.
pub fn plan(site: &Site, reports: &Reports, gathered: &[Gathered]) -> Vec<Planned> {
    let (mut planned, with_data) = (Vec::new(), !site.without_data);
    let mut add = |address: String, of| planned.push(Planned { address, of });
    for page in ["", ABOUT, SEARCH, ACCESSIBILITY, GLOSSARY, INDICATORS, MEMBERS, COMPARISON] {
        add(index(page), None);
    }
    if with_data {
        add(index(DATA), None);
        let of_site = files::OF_SITE.iter().map(|file| file.address).chain([CATALOGUE, files::FIGURES_SCHEMA]);
        of_site.for_each(|file| add(file.to_owned(), None));
    }
    for file in MACHINES.into_iter().chain([NOT_FOUND]) {
        add(file.to_owned(), None);
    }
    for page in gathered {
        let association = site.associations.iter().find(|association| page.one_association && association_path(association) == page.path);
        if association.is_some_and(|association| !is_sound(association)) {
            continue;
        }
        let of = association.map(|association| association.span);
        if of.is_some() || page.path != COMPARISON {
            add(index(&page.path), of);
        }
        if with_data {
            add(tables_path(&page.path), of);
        }
        charts(&page.path, page.charts.iter().cloned()).into_iter().for_each(|file| add(file, of));
    }
    if with_data {
        add(tables_path(INDICATORS), None);
        let figures = site.associations.iter().filter(|association| is_sound(association));
        figures.for_each(|association| add(files::figures(association).address, Some(association.span)));
    }
    planned.extend(plan_reports(site, reports));
    planned
}

/// What is made of each report.
pub fn plan_reports(site: &Site, reports: &Reports) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut add = |address: String, of| planned.push(Planned { address, of });
    for Prepared { association, report, charts: named, .. } in reports.iter().filter(|prepared| is_sound(prepared.association)) {
        let (path, of) = (report_path(association, report), Some(report.span));
        add(index(&path), of);
        add(index(&checks_path(association, report)), of);
        charts(&path, named.iter().cloned()).into_iter().for_each(|file| add(file, of));
        if !site.without_data {
            let all = files::whole(association, report).into_iter().chain(files::tables(association, report));
            all.for_each(|file| add(file.address, of));
        }
    }
    planned
}

/// A folder whose name is no id is told of already.
fn is_sound(association: &Association) -> bool {
    wrong_id(&association.id).is_none()
}

/// The page of each chart, and its picture if it has one.
fn charts(page: &str, charts: impl Iterator<Item = ChartName>) -> Vec<String> {
    let files = |ChartName { id, has_picture, .. }: ChartName| {
        let picture = has_picture.then(|| picture_path(page, &id));
        std::iter::once(index(&chart_path(page, &id))).chain(picture)
    };
    charts.filter(|chart| chart.stands_alone).flat_map(files).collect()
}

fn index(page: &str) -> String {
    format!("{page}index.html")
}
