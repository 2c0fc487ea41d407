//! The pages of the site in batches: each is made, written and dropped by itself, so that no more than is worked on need be in memory.

use crate::chart::{self, Chart};
use crate::facts::Facts;
use crate::model::{Report, Site};
use crate::site::about::{self, BuildInfo};
use crate::site::address::tables_path;
use crate::site::card::newest_year;
use crate::site::chart::{Charts, Home, picture};
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::Page;
use crate::site::{accessibility, association, checks, compare, data, former, glossary, indicator, member, report, search, start, table};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::sync::Arc;

/// What is made together.
#[derive(Default)]
pub struct Made {
    /// The pages, in the order of the site.
    pub pages: Vec<Page>,
    /// The picture of each chart that stands on one of them: its file below the output root, and its content.
    pub pictures: Vec<(String, String)>,
}

/// Where pages stand among those that can be found: those about all reports first, by address, then the reports and then what tells how
/// their figures agree, the newest first. What is equal by rank stands in the order in which it is made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8, Reverse<Date>, String);

/// Pages that are to be made together.
pub struct Batch<'a> {
    make: Box<dyn Fn() -> Made + Send + Sync + 'a>,
    /// Which pages of reports they are, and of which report; none of pages about all.
    of: Option<(u8, &'a Prepared<'a>)>,
}

impl Made {
    /// Pages that no chart stands on.
    fn plain(pages: Vec<Page>) -> Made {
        Made { pages, pictures: Vec::new() }
    }

    /// Pages that gather figures of reports, each with its tables and charts as one file.
    fn gathering(site: &Site, mut pages: Vec<Page>) -> Made {
        for page in &mut pages {
            page.tables = (!site.without_data).then(|| tables_path(&page.path));
        }
        Made::plain(pages)
    }

    fn and(mut self, other: Made) -> Made {
        self.pages.extend(other.pages);
        self.pictures.extend(other.pictures);
        self
    }

    /// Adds the pages of charts alone, and their pictures.
    fn with_charts(mut self, site: &Site, reports: &Reports, home: Home, charts: &[Chart]) -> Made {
        let alone = || charts.iter().filter(|chart| chart.stands_alone());
        self.pages.extend(alone().map(|chart| crate::site::chart::page(site, reports, home, chart)));
        self.pictures.extend(alone().filter_map(|chart| picture(site, home, chart)));
        self
    }
}

impl<'a> Batch<'a> {
    fn about_all(make: impl Fn() -> Made + Send + Sync + 'a) -> Batch<'a> {
        Batch { make: Box::new(make), of: None }
    }

    /// Makes the pages.
    pub fn make(&self) -> Made {
        (self.make)()
    }

    /// The report that its pages are of; none of pages about all.
    pub fn report(&self) -> Option<&Report> {
        self.of.map(|(_, prepared)| prepared.report)
    }

    /// The rank of a page of the batch.
    pub fn rank(&self, page: &Page) -> Rank {
        match self.of {
            None => Rank(0, Reverse(Date::MAX), page.path.clone()),
            Some((part, prepared)) => Rank(part, Reverse(prepared.report.period.last_day()), prepared.path()),
        }
    }
}

/// The page of a report alone.
pub fn report_page(site: &Site, facts: &Facts, reports: &Reports, prepared: &Prepared) -> Page {
    report::page(site, facts, reports, prepared, &chart::for_report(site, prepared.association, prepared.report, facts))
}

/// The pages of reports with their charts, and those that tell how their figures agree. They need no report of another association.
pub fn of_reports<'a>(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>) -> Vec<Batch<'a>> {
    let of_report = |prepared: &'a Prepared<'a>| {
        let make = move || {
            let charts = chart::for_report(site, prepared.association, prepared.report, facts);
            let pages = std::iter::once(report::page(site, facts, reports, prepared, &charts)).chain(table::pages(site, prepared));
            Made::plain(pages.collect()).with_charts(site, reports, Home::Report(prepared), &charts)
        };
        Batch { make: Box::new(make), of: Some((1, prepared)) }
    };
    let of_checks = |prepared: &'a Prepared<'a>| {
        let make = move || Made::plain(vec![checks::page(site, prepared)]);
        Batch { make: Box::new(make), of: Some((2, prepared)) }
    };
    reports.iter().map(of_report).chain(reports.iter().map(of_checks)).collect()
}

/// The pages about all reports. Of those they need no more than what is left when they are put away.
pub fn about_all<'a>(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>, info: &'a BuildInfo) -> Vec<Batch<'a>> {
    let scene = Arc::new(compare::Scene::of(site, facts, reports));
    let (of_start, newest_year) = (scene.clone(), newest_year(site));
    let mut batches = vec![Batch::about_all(move || {
        let mut pages = vec![start::page(site, facts, reports, &of_start, newest_year), about::about(site, info), about::not_found()];
        pages.extend(accessibility::page(site));
        pages.extend(glossary::page(site, reports));
        pages.push(search::page(site));
        pages.extend(data::page(site));
        pages.extend(former::pages(site));
        Made::plain(pages)
    })];
    batches.extend(site.associations.iter().map(|association| {
        Batch::about_all(move || {
            let charts = association::charts(site, association, facts);
            with_charts(site, reports, association::pages(site, association, facts, reports, &charts, newest_year), &charts)
        })
    }));
    let indicators = Arc::new(indicator::Indicators::of(site, facts, reports));
    let members = Arc::new(member::Members::of(site, facts, reports));
    let (all, index) = (indicators.clone(), members.clone());
    batches.push(Batch::about_all(move || Made::gathering(site, vec![all.overview()]).and(Made::plain(vec![index.index()]))));
    batches.extend((0..indicators.count()).map(|at| {
        let indicators = indicators.clone();
        Batch::about_all(move || {
            let charts = indicators.charts(at);
            with_charts(site, reports, indicators.pages_of(at, &charts), &charts)
        })
    }));
    let front = scene.clone();
    batches.push(Batch::about_all(move || {
        let charts = front.charts_over_years();
        with_charts(site, reports, vec![front.front_page(&charts)], &charts)
    }));
    batches.extend(scene.periods().iter().copied().map(|period| {
        let scene = scene.clone();
        Batch::about_all(move || {
            let charts = scene.charts(period);
            with_charts(site, reports, scene.pages_of(period, &charts), &charts)
        })
    }));
    batches.extend(site.members.iter().map(|member| {
        let members = members.clone();
        Batch::about_all(move || {
            let pages = members.pages_of(member).into_iter();
            pages.map(|(page, charts)| with_charts(site, reports, vec![page], &charts)).fold(Made::default(), Made::and)
        })
    }));
    batches
}

fn with_charts(site: &Site, reports: &Reports, pages: Vec<Page>, charts: &Charts) -> Made {
    Made::gathering(site, pages).with_charts(site, reports, Home::Gathered(charts), &charts.all)
}
