//! From facts to a semantic, accessible SVG, with its summary and the table of its figures. Knows nothing of pages.

mod notes;
mod tone;
mod summary;
mod pen;
mod amount;
mod scope;
mod few;
mod trend;
mod course;
mod percent;
mod drawing;
mod finished;
mod document;
mod over_time;
mod draft;
mod once;
mod stack;
mod money;
mod people;
mod quality;
mod compare;
#[cfg(test)]
mod tests;

use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{Association, Member, Period, Report, Site};
pub use drawing::backend::SvgBackend;
pub use drawing::spark::{Sparkline, sparkline};
pub use finished::{Chart, ChartName, FigureRow, Generated, Mark, Source};
use money::{balance, budget, contributions, costs, costs_over_time, equity_forecast, member, result};
pub use notes::Notes;
use people::{outcomes, participants, participants_over_time, survey, turnover};
use quality::{goals, indicator, indicator_beside, indicator_over_time, indicators, judged};
use scope::Scope;

/// The charts of one report, from the figures that it prints: `medlemsbidrag`, `kostnadsfordelning`, `budget-diagram`,
/// `resultat`, `eget-kapital-prognos`, `balansrakning-diagram`, `deltagare-diagram`, `nya-och-avslutade-diagram`, `avslut-diagram`,
/// `maluppfyllelse-diagram`, `malvarden-diagram`, `indikatorer-diagram`, `enkat` …
/// A chart without figures is left out.
pub fn for_report(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Vec<Chart> {
    of_report(Scope { site, association, report: Some(report), facts, draws: true })
}

/// What the chart `resultat` of a report says in its headline.
pub fn result_headline(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Option<Told> {
    Some(result::chart(Scope { site, association, report: Some(report), facts, draws: false })?.title)
}

/// The names of the same charts, which are not drawn for it.
pub fn names_for_report(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Vec<ChartName> {
    names(&told_for_report(site, association, report, facts))
}

/// The same charts, which are told and not drawn.
pub fn told_for_report(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Vec<Chart> {
    of_report(Scope { site, association, report: Some(report), facts, draws: false })
}

fn names(charts: &[Chart]) -> Vec<ChartName> {
    charts.iter().map(ChartName::from).collect()
}

fn of_report(scope: Scope) -> Vec<Chart> {
    let Some(report) = scope.report else { return Vec::new() };
    let mut charts: Vec<Chart> = contributions::chart(scope).into_iter().chain(costs::chart(scope, report.period)).collect();
    charts.extend(budget::chart(scope, report.period));
    charts.extend(result::chart(scope));
    charts.extend(equity_forecast::chart(scope));
    charts.extend(balance::chart(scope, report.period));
    charts.extend(participants::chart(scope, report.period));
    charts.extend(turnover::chart(scope, report.period));
    charts.extend(outcomes::chart(scope, report.period));
    charts.extend(judged::goals(scope, report.period));
    charts.extend(goals::chart(scope, report.period));
    charts.extend(indicators::chart(scope, report.period).or_else(|| judged::indicators(scope, report.period)));
    charts.extend(survey::charts(scope, report.period));
    once::drawn_once(charts)
}

/// The charts of an association over all its reports: `medlemsbidrag`, `kostnadsfordelning`, `resultat`, `deltagare-diagram`.
pub fn for_association(site: &Site, association: &Association, facts: &Facts) -> Vec<Chart> {
    of_association(Scope { site, association, report: None, facts, draws: true })
}

/// The names of the same charts, which are not drawn for it.
pub fn names_for_association(site: &Site, association: &Association, facts: &Facts) -> Vec<ChartName> {
    names(&told_for_association(site, association, facts))
}

/// The same charts, which are told and not drawn.
pub fn told_for_association(site: &Site, association: &Association, facts: &Facts) -> Vec<Chart> {
    of_association(Scope { site, association, report: None, facts, draws: false })
}

fn of_association(scope: Scope) -> Vec<Chart> {
    let money = contributions::chart(scope).into_iter().chain(costs_over_time::chart(scope)).chain(result::chart(scope));
    money.chain(participants_over_time::chart(scope)).collect()
}

/// The charts of a member over all its associations, or in one of them: `medlemsbidrag`.
pub fn for_member(site: &Site, member: &Member, facts: &Facts, only: Option<&Association>) -> Vec<Chart> {
    member::chart(site, member, facts, only).into_iter().collect()
}

/// The charts of an indicator over all associations: `indikator-forbund`, `indikator-over-aren`.
pub fn for_indicator(site: &Site, id: &str, facts: &Facts) -> Vec<Chart> {
    let indicator = indicator::Indicator::read(site, id, facts);
    let over_time = indicator_over_time::chart(&indicator);
    indicator_beside::chart(&indicator, over_time.is_none()).into_iter().chain(over_time).collect()
}

/// The charts that hold the associations beside each other in a period: `jamfor-medlemsbidrag`, `jamfor-kostnader`,
/// `jamfor-administration`, `jamfor-resultat`, `jamfor-eget-kapital`, `jamfor-deltagare`.
pub fn for_period(site: &Site, facts: &Facts, period: Period) -> Vec<Chart> {
    compare::charts(site, facts, period)
}

/// The chart of all associations over the years: `jamfor-kostnader-over-tid`.
pub fn over_years(site: &Site, facts: &Facts) -> Option<Chart> {
    compare::panels::chart(site, facts)
}
