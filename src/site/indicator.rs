//! The pages of the indicators: what each one is, and what associations say of it year by year. Of very many years, each has a page.

mod said;
mod cells;
mod years;

use crate::chart;
use crate::facts::{Facts, Statement};
use crate::measures::Measure;
use crate::model::{Association, Content, Kind, Period, Site};
use crate::site::address::{INDICATORS, association_path, home, indicator_path, period_path, report_path, root_of};
use crate::site::chart::{Charts, Gathered};
use crate::site::figure;
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{
    IndicatorNote, IndicatorPage, IndicatorReason, IndicatorRow, IndicatorsPage, IndicatorsRow, Link, MeasureVersionView, Page,
    PageContent, PeriodRow,
};
use crate::swedish::{capitalised, unbroken};
use cells::Column;
use said::{Indicator, indicators};
use std::collections::BTreeSet;
use years::{newest_first, parts};

/// How many columns the table of all indicators has.
const MOST_COLUMNS: usize = 24;

/// What the pages of indicators are made from.
pub(super) struct Indicators<'a> {
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    all: Vec<Indicator<'a>>,
}

impl<'a> Indicators<'a> {
    pub(super) fn of(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>) -> Indicators<'a> {
        Indicators { site, facts, reports, all: indicators(site, facts) }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Address of the indicator at a place, below the root.
    pub(super) fn path(&self, at: usize) -> String {
        indicator_path(&self.all[at].id)
    }

    /// The page that lists them.
    pub(super) fn overview(&self) -> Page {
        overview(self.site, self.reports, &self.all)
    }

    /// The charts of the indicator at a place.
    pub(super) fn charts(&self, at: usize) -> Charts {
        self.all[at].charts(self.site, self.facts)
    }

    /// Its page, and one for each of its years where they are many.
    pub(super) fn pages_of(&self, at: usize, charts: &Charts) -> Vec<Page> {
        let (indicator, site, reports) = (&self.all[at], self.site, self.reports);
        let neighbour = |at: Option<usize>| at.and_then(|at| self.all.get(at)).map(Indicator::link);
        let path = indicator_path(&indicator.id);
        let years = indicator.years(site);
        let parts = parts(site, indicator, &years);
        let row = |period: &Period| PeriodRow {
            period: Link { href: format!("{path}{}", period_path(*period)), text: period.label() },
            here: false,
            associations: years.iter().filter(|(_, known)| known == period).count(),
        };
        let content = IndicatorPage {
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
            charts: charts.views(site, reports),
            parts: parts.iter().map(row).collect(),
            ..indicator.content(reports, &years, &|_| parts.is_empty())
        };
        let name = content.name.clone().unwrap_or_default();
        let above = vec![home(site), Link { href: INDICATORS.to_owned(), text: "Indikatorer".to_owned() }];
        let page = |title: String, description: String, path: String, crumbs: Vec<Link>, content: IndicatorPage| Page {
            title,
            description,
            root: root_of(&path),
            path,
            crumbs,
            tables: None,
            content: PageContent::Indicator(Box::new(content)),
        };
        let link = indicator.link();
        let mut pages = vec![page(link.text.clone(), name.clone(), path.clone(), above.clone(), content)];
        for period in parts {
            let content = indicator.around(site, period).content(reports, &years, &|shown| shown == period);
            let title = format!("{} {}", link.text, period.label());
            let description = format!("{title}: förbundens resultat. {name}").trim_end().to_owned();
            let above = above.iter().chain([&link]).cloned().collect();
            let content = IndicatorPage { period: Some(period.label()), ..content };
            pages.push(page(title, description, format!("{path}{}", period_path(period)), above, content));
        }
        pages
    }
}

/// The pages of each indicator, and what its charts are called.
pub(super) fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let mut gathered = Vec::new();
    for indicator in indicators(site, facts) {
        let whole = indicator.charts(site, facts).named();
        let parts = parts(site, &indicator, &indicator.years(site)).into_iter();
        let part = |period| Gathered { path: format!("{}{}", whole.path, period_path(period)), one_association: false, charts: Vec::new() };
        gathered.extend(parts.map(part));
        gathered.push(whole);
    }
    gathered
}

fn overview(site: &Site, reports: &Reports, all: &[Indicator]) -> Page {
    let years: Vec<(&Association, Period)> = site
        .associations
        .iter()
        .flat_map(|association| {
            let periods: BTreeSet<Period> = all.iter().flat_map(|indicator| indicator.periods(association)).collect();
            newest_first(periods).into_iter().map(move |period| (association, period))
        })
        .collect();
    let divided = years.len() > MOST_COLUMNS;
    let years = if divided { Vec::new() } else { years };
    let rows = all.iter().map(|indicator| IndicatorsRow {
        number: indicator.id.clone(),
        indicator: Link { href: indicator_path(&indicator.id), text: indicator.topic().unwrap_or_else(|| indicator.link().text) },
        cells: years.iter().map(|(association, period)| indicator.cell(reports, association, *period, Column::Summary)).collect(),
        told: divided.then(|| indicator.in_short(site)),
    });
    let content = IndicatorsPage {
        rows: rows.collect(),
        columns: years.iter().map(|(association, period)| format!("{} {}", association.short_name, period.label())).collect(),
        notes: notes(&years),
    };
    Page {
        title: "Indikatorer".to_owned(),
        description: String::new(),
        path: INDICATORS.to_owned(),
        root: root_of(INDICATORS),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Indicators(content),
    }
}

impl Indicator<'_> {
    fn charts(&self, site: &Site, facts: &Facts) -> Charts {
        let all = chart::for_indicator(site, &self.id, facts);
        Charts { path: indicator_path(&self.id), name: self.link().text, one_association: false, all }
    }

    fn topic(&self) -> Option<String> {
        self.definition.map(|definition| capitalised(&definition.topic))
    }

    fn link(&self) -> Link {
        let topic = self.definition.map(|definition| format!(": {}", definition.topic)).unwrap_or_default();
        Link { href: indicator_path(&self.id), text: format!("Indikator\u{a0}{}{topic}", self.id) }
    }

    /// The periods of which an association says something with a figure or a verdict.
    fn periods(&self, association: &Association) -> BTreeSet<Period> {
        let figures = self.facts_of(association).iter().map(|fact| fact.key.period);
        let said = self.statements_of(association).iter().filter(|statement| statement.verdict().is_some());
        figures.chain(said.map(|statement| statement.period)).collect()
    }

    /// What a page says of the periods that it shows.
    fn content(&self, reports: &Reports, years: &[(&Association, Period)], shows: &dyn Fn(Period) -> bool) -> IndicatorPage {
        let years: Vec<(&Association, Period)> = years.iter().copied().filter(|(_, period)| shows(*period)).collect();
        let columns: Vec<Column> = Column::OF_AN_INDICATOR
            .into_iter()
            .filter(|column| {
                column.is_always_shown() || years.iter().any(|(association, period)| self.says(reports, association, *period, *column))
            })
            .collect();
        let definition = self.definition;
        let versions = definition.map(|definition| definition.versions.as_slice()).unwrap_or_default();
        let (reasons, silent) = self.without_value(reports.iter().filter(|prepared| shows(prepared.report.period)), reports, &years);
        IndicatorPage {
            number: self.id.clone(),
            topic: self.topic(),
            name: definition.map(|definition| definition.name.clone()),
            meaning: definition.and_then(|definition| definition.meaning.clone()),
            measure: definition.and_then(|definition| definition.measure.clone()),
            versions: versions
                .iter()
                .map(|version| MeasureVersionView { from: version.from.map(Period::label), text: version.text.clone() })
                .collect(),
            rows: years.iter().map(|(association, period)| self.row(reports, association, *period, &columns)).collect(),
            columns: columns.into_iter().map(Column::label).collect(),
            notes: notes(&years),
            others: self.facts().filter(|fact| shows(fact.key.period)).filter_map(|fact| cells::other(reports, fact)).collect(),
            reasons,
            silent,
            charts: Vec::new(),
            parts: Vec::new(),
            period: None,
            previous: None,
            next: None,
        }
    }

    fn says(&self, reports: &Reports, association: &Association, period: Period, column: Column) -> bool {
        !self.cell(reports, association, period, column).items.is_empty()
    }

    fn row(&self, reports: &Reports, association: &Association, period: Period, columns: &[Column]) -> IndicatorRow {
        let remarks: BTreeSet<&str> = self.said_of(association, period).filter_map(|statement| statement.remark.as_deref()).collect();
        IndicatorRow {
            association: Link { href: association_path(association), text: association.short_name.clone() },
            period: period.label(),
            cells: columns.iter().map(|column| self.cell(reports, association, period, *column)).collect(),
            remarks: remarks.into_iter().map(unbroken).collect(),
        }
    }

    fn said_of(&self, association: &Association, period: Period) -> impl Iterator<Item = &Statement> {
        self.statements_of(association).iter().copied().filter(move |statement| statement.period == period)
    }

    /// The reports that have no row: those that say why in words, and those that say nothing.
    fn without_value<'p>(
        &self,
        of: impl Iterator<Item = &'p Prepared<'p>>,
        reports: &Reports,
        years: &[(&Association, Period)],
    ) -> (Vec<IndicatorReason>, Vec<Link>) {
        let (mut reasons, mut silent) = (Vec::new(), Vec::new());
        let shown: BTreeSet<(&str, Period)> = years.iter().map(|(association, period)| (&*association.id, *period)).collect();
        for prepared in of {
            let (association, report) = (prepared.association, prepared.report);
            if shown.contains(&(&association.id, report.period)) {
                continue;
            }
            let own = self.statements_of(association).iter().filter(|said| (&said.source.report, said.kind) == (&report.id, Kind::Outcome));
            let mut texts: Vec<String> = Vec::new();
            for statement in own.clone() {
                let text = match (&statement.content, &statement.remark) {
                    (Content::Text(_), _) => prepared.narrative.cells.get(&statement.source).map(|html| without_tags(html)),
                    (_, Some(remark)) => Some(crate::narrative::escape(remark)),
                    (content, None) => cells::reason(content).map(in_words),
                };
                texts.extend(text.filter(|text| !texts.contains(text)));
            }
            let source = own.clone().find_map(|statement| figure::source(reports, &association.id, &statement.source));
            let title = prepared.short_title();
            match source {
                Some(source) if !texts.is_empty() => {
                    reasons.push(IndicatorReason { source: Link { text: title, ..source }, html: texts.join(" ") });
                }
                // What is no account may well be about something else.
                _ if !report.kind.is_account() => {}
                _ => silent.push(Link { href: report_path(association, report), text: title }),
            }
        }
        (reasons, silent)
    }
}

/// What disturbs a comparison of the indicators of these years.
fn notes(years: &[(&Association, Period)]) -> Vec<IndicatorNote> {
    let mut out = Vec::new();
    for (association, period) in years {
        let about = || format!("{} {}", association.short_name, period.label());
        let own = association.comparison_notes.iter().filter(|note| Measure::Indicator.concerns(Some(note.role)) && note.period == *period);
        let breaks = association.breaks.iter().filter(|b| b.role.is_some() && Measure::Indicator.concerns(b.role) && b.period == *period);
        let texts = own.map(|note| &note.text).chain(breaks.map(|b| &b.text));
        out.extend(texts.map(|text| IndicatorNote { about: about(), text: unbroken(text) }));
    }
    out
}

fn in_words(reason: &str) -> String {
    let text = match reason {
        "withheld" => "Uppgiften lämnas inte ut.",
        "not_applicable" => "Uppgiften är inte aktuell.",
        _ => "Uppgiften gick inte att läsa i vår källa.",
    };
    text.to_owned()
}

/// The words of a text cell: its links lead from the page of the report only.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => out.push(c),
            _ => {}
        }
    }
    out
}
