//! From facts to a semantic, accessible SVG, with its summary and the table of its figures. Knows nothing of pages.

mod backend;
mod balance;
mod bars;
mod cap;
mod compare;
mod contributions;
mod costs;
mod document;
mod frame;
mod indicators;
mod key;
mod panels;
mod participants;
mod participants_over_time;
mod percent;
mod result;
mod scale;
mod scope;
mod spark;
mod survey;
#[cfg(test)]
mod tests;
mod text;
mod trend;

use crate::facts::{CellRef, Fact, Facts};
use crate::model::{Association, ChartWords, Period, Report, Site};
pub use backend::SvgBackend;
use backend::escape;
use scope::Scope;
use serde::Serialize;
pub use spark::{Sparkline, sparkline};

/// A finished chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Anchor on the page and name of the file.
    pub id: String,
    /// The finding, as a headline.
    pub title: String,
    /// Statistic, unit and period.
    pub subtitle: String,
    /// What the chart shows, in whole sentences; spoken and shown.
    pub summary: String,
    /// The drawing as markup to stand inside a page.
    pub svg: String,
    /// Header of the label column and of each column of figures.
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
    /// The cells that the figures come from.
    pub sources: Vec<Source>,
}

/// A cell of a report of an association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub association: String,
    pub cell: CellRef,
}

impl Source {
    fn of(fact: &Fact) -> Source {
        Source { association: fact.key.association.clone(), cell: fact.source.clone() }
    }
}

impl Chart {
    /// Takes the words of the content for the generated ones. The summary stays: it follows the figures.
    fn say(&mut self, words: &ChartWords) {
        if let Some(title) = &words.title {
            let element = |title: &str| format!("-t\">{}</title>", escape(title));
            self.svg = self.svg.replace(&element(&self.title), &element(title));
            self.title.clone_from(title);
        }
        if let Some(subtitle) = &words.subtitle {
            self.subtitle.clone_from(subtitle);
        }
    }
}

/// One row of the table behind a chart: a label and a printed figure for each column ("–" where there is none).
#[derive(Debug, Clone, Serialize)]
pub struct ChartRow {
    pub label: String,
    pub values: Vec<String>,
}

/// The charts of one report, from the figures that it prints: `medlemsbidrag`, `kostnadsfordelning`, `resultat`,
/// `balansrakning-diagram`, `deltagare-diagram`, `indikatorer-diagram`, `enkat`, `enkat-2` …
/// A chart without figures is left out.
pub fn for_report(site: &Site, association: &Association, report: &Report, facts: &Facts) -> Vec<Chart> {
    let scope = Scope { site, association, report: Some(report), facts };
    let mut charts: Vec<Chart> = contributions::chart(scope).into_iter().chain(costs::chart(scope, report.period)).collect();
    charts.extend(result::chart(scope));
    charts.extend(balance::chart(scope, report.period));
    charts.extend(participants::chart(scope, report.period));
    charts.extend(indicators::chart(scope, report.period));
    charts.extend(survey::charts(scope, report.period));
    for chart in &mut charts {
        if let Some(words) = report.words_of_chart(&chart.id) {
            chart.say(words);
        }
    }
    charts
}

/// The charts of an association over all its reports: `medlemsbidrag`, `resultat`, `deltagare-diagram`.
pub fn for_association(site: &Site, association: &Association, facts: &Facts) -> Vec<Chart> {
    let scope = Scope { site, association, report: None, facts };
    contributions::chart(scope).into_iter().chain(result::chart(scope)).chain(participants_over_time::chart(scope)).collect()
}

/// The charts that hold the associations beside each other in a period: `jamfor-medlemsbidrag`, `jamfor-kostnader`,
/// `jamfor-administration`, `jamfor-resultat`, `jamfor-eget-kapital`, `jamfor-deltagare`.
pub fn for_period(site: &Site, facts: &Facts, period: Period) -> Vec<Chart> {
    compare::charts(site, facts, period)
}

/// The chart of all associations over the years: `jamfor-kostnader-over-tid`.
pub fn over_years(site: &Site, facts: &Facts) -> Option<Chart> {
    panels::chart(site, facts)
}
