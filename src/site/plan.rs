//! Every file that the program makes, by its address, before any of it is made. The files that are published as they are come to them.

use crate::chart::ChartName;
use crate::diag::Span;
use crate::model::{Association, Site, TableKind, wrong_id};
use crate::site::address::{
    ABOUT, ACCESSIBILITY, COMPARISON, DATA, GLOSSARY, INDICATORS, MEMBERS, NOT_FOUND, SEARCH, association_path, chart_path, checks_path,
    picture_path, report_path, table_page_path, tables_path,
};
use crate::site::chart::Gathered;
use crate::site::files::{self, CATALOGUE, HEADERS, MOVED, NGINX};
use crate::site::prepared::{Prepared, Reports};
use std::collections::HashSet;

/// A file of the site that is to be made.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Path below the output root.
    pub address: String,
    /// The association or report that it is about, by its file; none if the site as a whole has it.
    pub of: Option<Span>,
    /// Whether others may link to it for ever: not what the site only may have, and not what stands where something else was.
    pub is_lasting: bool,
}

/// Files that machines read.
const MACHINES: [&str; 2] = ["sitemap.xml", "feed.xml"];

/// Every file that is made, but for the index of the search, which has the folder of its page to itself. What the site may have is
/// among them too (a glossary, an accessibility statement, files of figures), so that a name which is free today is not taken tomorrow.
pub fn plan(site: &Site, reports: &Reports, gathered: &[Gathered]) -> Vec<Planned> {
    let mut planned = Vec::new();
    for (page, is_lasting) in [(ACCESSIBILITY, site.website.accessibility.is_some()), (GLOSSARY, !site.glossary.is_empty())] {
        planned.push(Planned { address: index(page), of: None, is_lasting });
    }
    planned.extend([HEADERS, MOVED, NGINX].map(|file| Planned { address: file.to_owned(), of: None, is_lasting: false }));
    let mut add = |address: String, of| planned.push(Planned { address, of, is_lasting: true });
    for page in ["", ABOUT, SEARCH, INDICATORS, MEMBERS, COMPARISON] {
        add(index(page), None);
    }
    let of_site = files::OF_SITE.iter().map(|file| file.address).chain([CATALOGUE, files::FIGURES_SCHEMA]);
    add(index(DATA), None);
    for file in of_site.chain(MACHINES).chain([NOT_FOUND]) {
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
        add(tables_path(&page.path), of);
        charts(&page.path, page.charts.iter().cloned()).into_iter().for_each(|file| add(file, of));
    }
    add(tables_path(INDICATORS), None);
    let figures = site.associations.iter().filter(|association| is_sound(association));
    figures.for_each(|association| add(files::figures(association).address, Some(association.span)));
    planned.extend(plan_reports(reports));
    // One whose place is taken is told of as an entry that is wrong.
    let former: Vec<&str> = site.former.pages().collect();
    let taken: HashSet<&str> = match former.is_empty() {
        true => HashSet::new(),
        false => planned.iter().map(|planned| planned.address.as_str()).collect(),
    };
    let free =
        former.into_iter().map(|page| (site.former.span(page), index(page))).filter(|(_, address)| !taken.contains(address.as_str()));
    let free: Vec<Planned> = free.map(|(of, address)| Planned { address, of, is_lasting: false }).collect();
    planned.extend(free);
    planned
}

/// What is made of each report.
pub fn plan_reports(reports: &Reports) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut add = |address: String, of| planned.push(Planned { address, of, is_lasting: true });
    for Prepared { association, report, charts: named, .. } in reports.iter().filter(|prepared| is_sound(prepared.association)) {
        let (path, of) = (report_path(association, report), Some(report.span));
        add(index(&path), of);
        add(index(&checks_path(association, report)), of);
        charts(&path, named.iter().cloned()).into_iter().for_each(|file| add(file, of));
        let shown = report.tables.iter().filter(|table| table.kind != TableKind::Prose);
        shown.for_each(|table| add(index(&table_page_path(&path, &table.id)), of));
        let figures = files::whole(association, report).into_iter().chain(files::tables(association, report));
        figures.for_each(|file| add(file.address, of));
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
