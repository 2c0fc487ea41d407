//! The years that the page of an indicator tells of, and which of them have pages of their own.

use super::cells::is_in_a_column;
use super::said::Indicator;
use crate::model::{Association, Period, Site};
use crate::swedish::counted;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many years, of all associations together, the page of an indicator has in its table.
const MOST_ROWS: usize = 60;
/// How many reports the site has while the page of an indicator names those that say nothing of it.
const MOST_REPORTS: usize = 300;

/// The periods that have a page of their own, newest first: all that there is anything to say of. None where one page holds them all.
pub(super) fn parts(site: &Site, indicator: &Indicator, years: &[(&Association, Period)]) -> Vec<Period> {
    let reports = site.associations.iter().flat_map(|association| &association.reports);
    if years.len() <= MOST_ROWS && reports.clone().count() <= MOST_REPORTS {
        return Vec::new();
    }
    let reported = reports.map(|report| report.period);
    let others = indicator.facts().filter(|fact| !is_in_a_column(fact)).map(|fact| fact.key.period);
    newest_first(years.iter().map(|(_, period)| *period).chain(reported).chain(others).collect())
}

pub(super) fn newest_first(periods: BTreeSet<Period>) -> Vec<Period> {
    let mut periods: Vec<Period> = periods.into_iter().collect();
    periods.sort_by_key(|period| Reverse(period.last_day()));
    periods
}

impl<'a> Indicator<'a> {
    /// The years of each association, newest first. What a report says of the year before its own stands beside its own.
    pub(super) fn years<'s>(&self, site: &'s Site) -> Vec<(&'s Association, Period)> {
        let mut years: Vec<(&Association, Period)> = Vec::new();
        for association in &site.associations {
            let periods = self.periods(association);
            let in_report = |period: &Period| association.has_account(*period);
            let beside_the_next = |period: &Period| periods.iter().any(|later| later.year_before() == Some(*period));
            let kept = periods.iter().copied().filter(|period| in_report(period) || !beside_the_next(period)).collect();
            years.extend(newest_first(kept).into_iter().map(|period| (association, period)));
        }
        years
    }

    /// What is said of a period and of the one before it, and by the reports of the period.
    pub(super) fn around(&self, site: &Site, period: Period) -> Indicator<'a> {
        let near = [Some(period), period.year_before()];
        let own = |association: &str, report: &str| site.report(association, report).is_some_and(|report| report.period == period);
        self.only(
            |fact| near.contains(&Some(fact.key.period)),
            |said| near.contains(&Some(said.period)) || own(&said.association, &said.source.report),
        )
    }

    /// How many associations say something, and of which years: `64 förbund, 2005–2024`.
    pub(super) fn in_short(&self, site: &Site) -> String {
        let years = self.years(site);
        let associations: BTreeSet<&str> = years.iter().map(|(association, _)| association.id.as_str()).collect();
        let known: BTreeSet<i16> = years.iter().map(|(_, period)| period.last_day().year()).collect();
        match (known.first(), known.last()) {
            (Some(first), Some(last)) if first < last => {
                format!("{}, {first}–{last}", counted(associations.len(), "ett förbund", "förbund"))
            }
            (Some(year), _) => format!("{}, {year}", counted(associations.len(), "ett förbund", "förbund")),
            _ => "inget förbund".to_owned(),
        }
    }
}
