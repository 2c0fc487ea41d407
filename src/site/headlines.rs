//! What the first screen of a report says: what its figures tell of money, people and results, and the charts that lead.

use crate::chart::Chart;
use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{Association, Report};
use crate::site::key_figures::{participants_in_words, result_in_words};
use crate::site::view::{HeadlineView, HighlightView};
use crate::swedish;

/// What the charts of a topic are called, the one that says most first. Every survey has a chart of its own: `enkat`, `enkat-…`.
const RESULT: &str = "resultat";
const OF_MONEY: [&str; 4] = ["medlemsbidrag", "budget-diagram", "kostnadsfordelning", "balansrakning-diagram"];
const OF_PEOPLE: [&str; 2] = ["deltagare-diagram", "nya-och-avslutade-diagram"];
const OF_RESULTS: [&str; 5] = ["avslut-diagram", "enkat", "maluppfyllelse-diagram", "malvarden-diagram", "indikatorer-diagram"];
/// What is drawn on the first screen, beside the findings.
const LEADING: [&str; 5] = [RESULT, "medlemsbidrag", "nya-och-avslutade-diagram", "deltagare-diagram", "balansrakning-diagram"];
/// *Vart gick pengarna?*
const WHERE_MONEY_WENT: [&str; 2] = ["kostnadsfordelning", "budget-diagram"];

/// The first chart of a report by the order of the names.
fn first<'a>(charts: &'a [Chart], names: &[&str], fits: impl Fn(&Chart) -> bool) -> Option<&'a Chart> {
    let is_named = |chart: &Chart, name: &str| chart.id == name || name == "enkat" && is_survey(chart);
    names.iter().find_map(|name| charts.iter().find(|chart| is_named(chart, name) && fits(chart)))
}

fn is_survey(chart: &Chart) -> bool {
    chart.id.starts_with("enkat")
}

/// The charts that stand before the text. What the text says of them is a link to there.
pub(super) struct Leading<'a> {
    /// Beside the findings.
    pub first: Option<&'a Chart>,
    /// *Vart gick pengarna?*
    pub money: Option<&'a Chart>,
    /// *Vad blev det av det?*
    pub results: Option<&'a Chart>,
}

impl<'a> Leading<'a> {
    /// Of what is no account, none.
    pub(super) fn of(report: &Report, charts: &'a [Chart]) -> Leading<'a> {
        let charts = if report.kind.is_account() { charts } else { &[] };
        let leading = first(charts, &LEADING, |chart| chart.has_picture);
        let is_free = |chart: &Chart| chart.has_picture && leading.is_none_or(|leading| leading.id != chart.id);
        let results = first(charts, &OF_RESULTS, is_free).or_else(|| first(charts, &OF_PEOPLE, is_free));
        Leading { first: leading, money: first(charts, &WHERE_MONEY_WENT, is_free), results }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &'a Chart> + use<'a> {
        [self.first, self.money, self.results].into_iter().flatten()
    }
}

/// What the figures tell of money, people and results, one thing of each: the headlines of the charts, in the words of the content
/// where it gives any. What the leading chart says beside them is not said again. Nothing of what is no account.
pub(super) fn headlines(
    association: &Association,
    report: &Report,
    facts: &Facts,
    charts: &[Chart],
    leading: &Leading,
) -> Vec<HeadlineView> {
    if !report.kind.is_account() {
        return Vec::new();
    }
    let is_new = |chart: &Chart| leading.first.is_none_or(|leading| leading.id != chart.id);
    // Where the content wants no generated words, its chart has the statistic for a headline, which tells nothing.
    let is_silent = |chart: &Chart| !chart.generated.title && !has_own_title(report, chart);
    let of = |names: &[&str]| first(charts, names, |chart| is_new(chart) && !is_silent(chart));
    let titled = |chart: &Chart| HeadlineView {
        text: chart.title.clone(),
        href: format!("#{}", chart.id),
        // A survey is worth no more than those who answered.
        basis: is_survey(chart).then(|| answered(&chart.subtitle)),
        ..HeadlineView::default()
    };
    // What no chart draws, or what says more than its headline.
    let told = |sentence: Option<String>, names: &[&str]| {
        let text = Told::read(swedish::unbroken(&sentence?).trim_end_matches('.'), None);
        let href = first(charts, names, |_| true).map(|chart| format!("#{}", chart.id));
        Some(HeadlineView { text, href: href.unwrap_or_default(), ..HeadlineView::default() })
    };
    let result_is_drawn = charts.iter().any(|chart| chart.id == RESULT);
    let result = || told(result_in_words(association, report, facts, false), &[]).filter(|_| !result_is_drawn);
    let is_unwanted = charts.iter().any(|chart| OF_PEOPLE.contains(&chart.id.as_str()) && is_silent(chart));
    let participants = || told(participants_in_words(association, report, facts), &OF_PEOPLE).filter(|_| !is_unwanted);
    let own_words = of(&OF_PEOPLE).filter(|chart| has_own_title(report, chart)).map(titled);
    let topics = [
        ("money", of(&[RESULT]).map(titled).or_else(result).or_else(|| of(&OF_MONEY).map(titled))),
        ("people", own_words.or_else(participants).or_else(|| of(&OF_PEOPLE).map(titled))),
        ("results", of(&OF_RESULTS).map(titled)),
    ];
    topics.into_iter().filter_map(|(about, found)| Some(HeadlineView { about, ..found? })).collect()
}

/// What a report says on its first screen that no chart has for a headline.
pub fn said_first(association: &Association, report: &Report, facts: &Facts, charts: &[Chart]) -> Vec<Told> {
    let said = headlines(association, report, facts, charts, &Leading::of(report, charts)).into_iter().map(|headline| headline.text);
    said.filter(|text| !charts.iter().any(|chart| chart.title == *text)).collect()
}

/// How many answered, which ends what is said of a survey.
fn answered(subtitle: &Told) -> Told {
    Some(subtitle.after_last(", ")).filter(|end| end.contains("svar")).unwrap_or_else(|| subtitle.clone())
}

fn has_own_title(report: &Report, chart: &Chart) -> bool {
    report.chart_words.iter().any(|words| words.id.value == chart.id && words.title.is_some())
}

/// What the content says is news of the year.
pub(super) fn highlights(report: &Report) -> Vec<HighlightView> {
    let view = |text: &str, section: &str| HighlightView { text: swedish::unbroken(text), href: format!("#{section}") };
    report.highlights.iter().map(|highlight| view(&highlight.text, &highlight.section.value)).collect()
}
