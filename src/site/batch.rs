//! The pages of the site in batches: each is made, written and dropped by itself, so that no more than is worked on need be in memory.

use crate::chart;
use crate::facts::Facts;
use crate::model::Site;
use crate::site::about::{self, BuildInfo};
use crate::site::card::newest_year;
use crate::site::chart::{Gathered, Home, picture};
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::Page;
use crate::site::{accessibility, association, checks, compare, glossary, indicator, member, report, search, start};
use std::cmp::Reverse;

/// What is made together.
#[derive(Default)]
pub struct Made {
    /// The pages, in the order of the site.
    pub pages: Vec<Page>,
    /// The picture of each chart that stands on one of them: its file below the output root, and its content.
    pub pictures: Vec<(String, String)>,
}

/// Pages that are to be made together.
pub struct Batch<'a>(Box<dyn Fn() -> Made + Send + Sync + 'a>);

impl Batch<'_> {
    /// Makes the pages.
    pub fn make(&self) -> Made {
        (self.0)()
    }
}

/// All pages of the site.
pub struct Batches<'a> {
    /// Those about all reports.
    pub about_all: Vec<Batch<'a>>,
    /// The pages of the reports with their charts, the newest report first.
    pub reports: Vec<Batch<'a>>,
    /// The pages that tell how their figures agree, in the same order.
    pub checks: Vec<Batch<'a>>,
}

/// Every page of the site.
pub fn batches<'a>(
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    gathered: &'a [Gathered],
    info: &'a BuildInfo,
) -> Batches<'a> {
    let mut about_all = vec![pages(move || {
        let mut pages = vec![start::page(site, facts, reports, gathered), about::about(site, info), about::not_found()];
        pages.extend(accessibility::page(site));
        pages.extend(glossary::page(site, reports));
        pages.push(search::page(site));
        pages
    })];
    let newest_year = newest_year(site);
    let of_association = |association| pages(move || association::pages(site, association, facts, reports, gathered, newest_year));
    about_all.extend(site.associations.iter().map(of_association));
    about_all.push(pages(move || indicator::pages(site, facts, reports, gathered)));
    about_all.push(pages(move || compare::pages(site, facts, reports, gathered)));
    about_all.push(pages(move || member::pages(site, facts, reports, gathered)));
    about_all.extend(gathered.iter().map(|page| {
        Batch(Box::new(move || {
            let home = Home::Gathered(page);
            let pages = page.charts.iter().map(|chart| crate::site::chart::page(site, reports, home, chart)).collect();
            Made { pages, pictures: page.charts.iter().filter_map(|chart| picture(site, home, chart)).collect() }
        }))
    }));
    let mut newest: Vec<&Prepared> = reports.iter().collect();
    newest.sort_by_key(|prepared| (Reverse(prepared.report.period.last_day()), prepared.path()));
    let of_report = |prepared: &'a Prepared<'a>| {
        Batch(Box::new(move || {
            let charts = chart::for_report(site, prepared.association, prepared.report, facts);
            let home = Home::Report(prepared);
            let mut made = Made { pages: vec![report::page(site, facts, reports, prepared, &charts)], ..Made::default() };
            made.pages.extend(charts.iter().map(|chart| crate::site::chart::page(site, reports, home, chart)));
            made.pictures.extend(charts.iter().filter_map(|chart| picture(site, home, chart)));
            made
        }))
    };
    Batches {
        about_all,
        reports: newest.iter().copied().map(of_report).collect(),
        checks: newest.iter().copied().map(|prepared| pages(move || vec![checks::page(site, prepared)])).collect(),
    }
}

fn pages<'a>(make: impl Fn() -> Vec<Page> + Send + Sync + 'a) -> Batch<'a> {
    Batch(Box::new(move || Made { pages: make(), pictures: Vec::new() }))
}
