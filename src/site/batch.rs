//! The pages of the site in batches: each is made, written and dropped by itself, so that no more than is worked on need be in memory.

use crate::chart::{self, Chart};
use crate::facts::Facts;
use crate::model::{Association, Member, Period, Report, Site};
use crate::site::about::{self, BuildInfo};
use crate::site::address::{COMPARISON, INDICATORS, MEMBERS, association_path, checks_path, member_path, tables_path};
use crate::site::card::newest_year;
use crate::site::chart::{Charts, Home, picture};
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::Page;
use crate::site::{accessibility, association, checks, compare, data, former, glossary, indicator, member, report, search, start, table};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::sync::OnceLock;

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
    /// Below it lies all that it makes.
    path: String,
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
    fn about_all(path: String, make: impl Fn() -> Made + Send + Sync + 'a) -> Batch<'a> {
        Batch { path, make: Box::new(make), of: None }
    }

    /// Makes the pages.
    pub fn make(&self) -> Made {
        (self.make)()
    }

    /// The address below which all lies that it makes.
    pub fn path(&self) -> &str {
        &self.path
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

/// The pages of reports with their charts, and those that tell how their figures agree. They need no report of another association.
pub fn of_reports<'a>(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>) -> Vec<Batch<'a>> {
    let of_report = |prepared: &'a Prepared<'a>| {
        let make = move || {
            let charts = chart::for_report(site, prepared.association, prepared.report, facts);
            let pages = std::iter::once(report::page(site, facts, reports, prepared, &charts)).chain(table::pages(site, prepared));
            Made::plain(pages.collect()).with_charts(site, reports, Home::Report(prepared), &charts)
        };
        Batch { path: prepared.path(), make: Box::new(make), of: Some((1, prepared)) }
    };
    let of_checks = |prepared: &'a Prepared<'a>| {
        let make = move || Made::plain(vec![checks::page(site, prepared)]);
        Batch { path: checks_path(prepared.association, prepared.report), make: Box::new(make), of: Some((2, prepared)) }
    };
    reports.iter().map(of_report).chain(reports.iter().map(of_checks)).collect()
}

/// The pages about all reports. Of those they need no more than what is left when they are put away. What several of them are made from
/// is found out when the first is made.
pub struct AboutAll<'a> {
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    info: &'a BuildInfo,
    scene: OnceLock<compare::Scene<'a>>,
    indicators: OnceLock<indicator::Indicators<'a>>,
    members: OnceLock<member::Members<'a>>,
}

impl<'a> AboutAll<'a> {
    /// Of some reports, which must be all of the site.
    pub fn of(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>, info: &'a BuildInfo) -> AboutAll<'a> {
        AboutAll { site, facts, reports, info, scene: OnceLock::new(), indicators: OnceLock::new(), members: OnceLock::new() }
    }

    /// All of them, in order.
    pub fn batches(&self) -> Vec<Batch<'_>> {
        let parts = [self.of_site(), self.of_associations(), self.lists(), self.of_indicators(), self.of_comparison(), self.of_members()];
        parts.into_iter().flatten().collect()
    }

    /// Those among which there is what stands at an address, if one of them makes it; the most likely first.
    pub fn around(&self, address: &str) -> Vec<Batch<'_>> {
        let mut batches = match address {
            address if address.starts_with(INDICATORS) => [self.of_indicators(), self.lists()].into_iter().flatten().collect(),
            address if address.starts_with(MEMBERS) => [self.of_members(), self.lists()].into_iter().flatten().collect(),
            address if address.starts_with(COMPARISON) => self.of_comparison(),
            _ => [self.of_associations(), self.of_site()].into_iter().flatten().collect(),
        };
        batches.retain(|batch| address.starts_with(&batch.path));
        batches.sort_by_key(|batch| Reverse(batch.path.len()));
        batches
    }

    fn scene(&self) -> &compare::Scene<'a> {
        self.scene.get_or_init(|| compare::Scene::of(self.site, self.facts, self.reports))
    }

    fn indicators(&self) -> &indicator::Indicators<'a> {
        self.indicators.get_or_init(|| indicator::Indicators::of(self.site, self.facts, self.reports))
    }

    fn members(&self) -> &member::Members<'a> {
        self.members.get_or_init(|| member::Members::of(self.site, self.facts, self.reports))
    }

    fn of_site(&self) -> Vec<Batch<'_>> {
        let (site, reports) = (self.site, self.reports);
        vec![Batch::about_all(String::new(), move || {
            let newest_year = newest_year(site);
            let mut pages =
                vec![start::page(site, self.facts, reports, self.scene(), newest_year), about::about(site, self.info), about::not_found()];
            pages.extend(accessibility::page(site));
            pages.extend(glossary::page(site, reports));
            pages.push(search::page(site));
            pages.extend(data::page(site));
            pages.extend(former::pages(site));
            Made::plain(pages)
        })]
    }

    fn of_associations(&self) -> Vec<Batch<'_>> {
        let (site, facts, reports, newest_year) = (self.site, self.facts, self.reports, newest_year(self.site));
        let batch = |association: &'a Association| {
            Batch::about_all(association_path(association), move || {
                let charts = association::charts(site, association, facts);
                with_charts(site, reports, association::pages(site, association, facts, reports, &charts, newest_year), &charts)
            })
        };
        site.associations.iter().map(batch).collect()
    }

    /// The pages that list the indicators and the members.
    fn lists(&self) -> Vec<Batch<'_>> {
        vec![Batch::about_all(String::new(), || {
            Made::gathering(self.site, vec![self.indicators().overview()]).and(Made::plain(vec![self.members().index()]))
        })]
    }

    fn of_indicators(&self) -> Vec<Batch<'_>> {
        let batch = |at| {
            let indicators = self.indicators();
            Batch::about_all(indicators.path(at), move || {
                let charts = indicators.charts(at);
                with_charts(self.site, self.reports, indicators.pages_of(at, &charts), &charts)
            })
        };
        (0..self.indicators().count()).map(batch).collect()
    }

    fn of_comparison(&self) -> Vec<Batch<'_>> {
        let (site, reports, scene) = (self.site, self.reports, self.scene());
        let front = Batch::about_all(COMPARISON.to_owned(), || {
            let charts = scene.charts_over_years();
            with_charts(site, reports, vec![scene.front_page(&charts)], &charts)
        });
        let batch = |period: &Period| {
            let period = *period;
            Batch::about_all(compare::path(period), move || {
                let charts = scene.charts(period);
                with_charts(site, reports, scene.pages_of(period, &charts), &charts)
            })
        };
        std::iter::once(front).chain(scene.periods().iter().map(batch)).collect()
    }

    fn of_members(&self) -> Vec<Batch<'_>> {
        let (site, reports, members) = (self.site, self.reports, self.members());
        let batch = |member: &'a Member| {
            Batch::about_all(member_path(&member.id), move || {
                let pages = members.pages_of(member).into_iter();
                pages.map(|(page, charts)| with_charts(site, reports, vec![page], &charts)).fold(Made::default(), Made::and)
            })
        };
        site.members.iter().map(batch).collect()
    }
}

fn with_charts(site: &Site, reports: &Reports, pages: Vec<Page>, charts: &Charts) -> Made {
    Made::gathering(site, pages).with_charts(site, reports, Home::Gathered(charts), &charts.all)
}
