//! The associations side by side, a page a period. Only periods of the same length stand on one page. Where the associations are very
//! many, the page says what the charts found, and leads to a page for each topic.

mod cells;
mod indicators;
mod topic;

use crate::chart;
use crate::facts::Facts;
use crate::measures::Measure;
use crate::model::{Association, Period, Site};
use crate::site::address::{COMPARISON, association_path, home, indicator_path, period_path, report_path, root_of};
use crate::site::chart::{Charts, Gathered, Home, chart_view};
use crate::site::figure::no_report;
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{
    ChartView, ColumnNote, CompareAlone, CompareCell, CompareColumn, ComparePage, CompareRemark, CompareRow, CompareTable, Elsewhere, Link,
    Page, PageContent, PartOfYear, PeriodRow,
};
use crate::swedish::{self, capitalised, counted, join, unbroken};
use cells::Compared;
use std::collections::BTreeSet;
use topic::{TOPICS, Topic};

const NAME: &str = "Jämför förbund";

/// How many associations one page has in all its tables.
const MOST_ASSOCIATIONS: usize = 10;

/// The periods that are accounted for, newest first.
fn periods(site: &Site) -> Vec<Period> {
    let periods: BTreeSet<Period> = site.associations.iter().flat_map(Association::accounts).map(|report| report.period).collect();
    let mut periods: Vec<Period> = periods.into_iter().collect();
    periods.sort_by_key(|period| std::cmp::Reverse((period.last_day(), period.is_whole_year())));
    periods
}

/// The page of each period and of its topics, the first page, and what their charts are called.
pub(super) fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let reports = Reports::default();
    let scene = Scene { site, facts, reports: &reports, periods: periods(site), comparable: Vec::new() };
    let of_periods = scene.periods.iter().flat_map(|period| {
        let topic = |topic| Gathered { path: topic_path(*period, topic), one_association: false, charts: Vec::new() };
        std::iter::once(scene.charts(*period).named()).chain(scene.topics(*period).map(topic))
    });
    std::iter::once(scene.charts_over_years().named()).chain(of_periods).collect()
}

/// Address of the comparison of a period below the root.
pub(super) fn path(period: Period) -> String {
    format!("{COMPARISON}{}", period_path(period))
}

fn topic_path(period: Period, topic: &Topic) -> String {
    format!("{}{}", path(period), topic.address)
}

/// What the comparisons are made from.
pub(super) struct Scene<'a> {
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    /// Of the reports, newest first.
    periods: Vec<Period>,
    /// Those that two associations have figures of.
    comparable: Vec<Period>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>) -> Scene<'a> {
        let mut scene = Scene { site, facts, reports, periods: periods(site), comparable: Vec::new() };
        scene.comparable = scene.periods.iter().copied().filter(|period| scene.shown(*period).count() > 1).collect();
        scene
    }

    /// The periods that a report is about, newest first.
    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The chart of all years, which stands on the first page.
    pub(super) fn charts_over_years(&self) -> Charts {
        let all = chart::over_years(self.site, self.facts).into_iter().collect();
        Charts { path: COMPARISON.into(), name: NAME.into(), one_association: false, all }
    }

    /// The charts of the page of a period, which the pages of its topics show too.
    pub(super) fn charts(&self, period: Period) -> Charts {
        let all = chart::for_period(self.site, self.facts, period);
        Charts { path: path(period), name: format!("{NAME} {}", period.label()), one_association: false, all }
    }

    /// One of the charts of the newest year that can be compared, with the address of the page of that year.
    pub(super) fn newest_chart(&self, id: &str) -> Option<(ChartView, String)> {
        let charts = self.charts(self.front()?);
        let chart = charts.all.iter().find(|chart| chart.id == id)?;
        Some((chart_view(self.site, self.reports, Home::Gathered(&charts), chart), charts.path.clone()))
    }

    /// The page of the newest year that can be compared.
    pub(super) fn front_page(&self, over_years: &Charts) -> Page {
        let front = self.front();
        let charts = front.map(|period| self.views(&self.charts(period))).unwrap_or_default();
        let mut page = self.page(front, COMPARISON.into(), None, &charts);
        if let PageContent::Compare(content) = &mut page.content {
            content.over_years = self.views(over_years);
        }
        page
    }

    /// The page of a period, and of each of its topics where the associations are many.
    pub(super) fn pages_of(&self, period: Period, charts: &Charts) -> Vec<Page> {
        let charts = self.views(charts);
        let whole = self.page(Some(period), path(period), None, &charts);
        let topics = self.topics(period).map(|topic| self.page(Some(period), topic_path(period, topic), Some(topic), &charts));
        std::iter::once(whole).chain(topics).collect()
    }

    fn views(&self, charts: &Charts) -> Vec<ChartView> {
        charts.views(self.site, self.reports)
    }

    /// The newest whole year that two associations have, else the newest year, else the newest period.
    fn front(&self) -> Option<Period> {
        let whole = || self.periods.iter().copied().filter(|period| period.is_whole_year());
        whole().find(|period| self.having(*period) >= 2).or(whole().next()).or(self.periods.first().copied())
    }

    /// How many associations have a report for the period.
    fn having(&self, period: Period) -> usize {
        self.site.associations.iter().filter(|association| association.has_account(period)).count()
    }

    /// The topics that have pages of their own: all, where the associations are many.
    fn topics(&self, period: Period) -> impl Iterator<Item = &'static Topic> + use<> {
        let many = |count: usize| count > MOST_ASSOCIATIONS;
        // Who has a report is shown, and is known at once.
        let divided = many(self.having(period)) || (many(self.site.associations.len()) && many(self.shown(period).count()));
        TOPICS.iter().filter(move |_| divided)
    }

    fn page(&self, period: Option<Period>, path: String, topic: Option<&Topic>, charts: &[ChartView]) -> Page {
        let front = path == COMPARISON;
        let up = Link { href: COMPARISON.into(), text: NAME.into() };
        let period_name = period.map(Period::label);
        let content = self.content(period, &path, topic, charts);
        let title = match &period_name {
            Some(name) if !front && content.alone.is_some() => format!("Siffror för {name}"),
            Some(name) if !front => format!("{NAME} {name}"),
            _ => NAME.into(),
        };
        let title = topic.map_or_else(|| title.clone(), |topic| format!("{title}: {}", topic.name));
        let described = |name: &String| match (&content.alone, front) {
            (Some(alone), _) => alone.reason.clone(),
            (None, true) => format!("Jämför samordningsförbund: pengar, kostnader, resultat och deltagare, nu senast {name}."),
            (None, false) => format!("Samordningsförbundens pengar, kostnader, resultat och deltagare {name}, sida vid sida."),
        };
        let description = period_name.as_ref().map(described).unwrap_or_default();
        let description = if topic.is_some() { format!("{title}. {description}") } else { description };
        let of_period = topic.and(period).map(|period| Link { href: self::path(period), text: format!("{NAME} {}", period.label()) });
        Page {
            title,
            description,
            root: root_of(&path),
            crumbs: std::iter::once(home(self.site)).chain((!front).then_some(up)).chain(of_period).collect(),
            tables: None,
            content: PageContent::Compare(Box::new(content)),
            path,
        }
    }

    fn content(&self, period: Option<Period>, path: &str, topic: Option<&Topic>, charts: &[ChartView]) -> ComparePage {
        let rows = |whole: bool| {
            let fits = self.periods.iter().filter(|known| known.is_whole_year() == whole);
            fits.map(|known| self.period_row(*known, path)).collect()
        };
        let mut page = ComparePage {
            period: period.map(Period::label),
            topic: topic.map(|topic| topic.id),
            whole_year: period.is_some_and(Period::is_whole_year),
            count: String::new(),
            alone: None,
            over_years: Vec::new(),
            tables: Vec::new(),
            without_report: None,
            parts_of_year: Vec::new(),
            whole_years: rows(true),
            parts_of_years: rows(false),
        };
        let Some(period) = period else { return page };
        let mut subjects: Vec<Compared> = self.site.associations.iter().map(|association| self.subject(association, period)).collect();
        subjects.sort_by_key(|subject| swedish::sort_key(&subject.association.name));
        let absent: Vec<&str> = subjects.iter().filter(|s| !s.has_report).map(|s| s.association.name.as_str()).collect();
        if !absent.is_empty() {
            page.without_report = Some(format!("{} från {}.", capitalised(&no_report(period)), join(&absent)));
        }
        subjects.retain(Compared::is_shown);
        page.count = counted(subjects.len(), "ett förbund", "förbund");
        if let [only] = &subjects[..] {
            page.alone = Some(self.alone(only));
        }
        let divided = subjects.len() > MOST_ASSOCIATIONS;
        let tables =
            TOPICS.iter().filter(|known| topic.is_none_or(|topic| topic.id == known.id)).map(|known| match divided && topic.is_none() {
                true => Self::in_short(known, topic_path(period, known), charts),
                false => Self::table(known, &subjects, charts),
            });
        page.tables = tables.collect();
        if topic.is_none() {
            page.tables.push(if divided { self.ways_to_indicators(&subjects) } else { self.indicators(&subjects) });
        }
        if period.is_whole_year() && topic.is_none() {
            page.parts_of_year = self.parts_of(period);
        }
        page
    }

    /// The associations that the page of a period shows.
    fn shown(&self, period: Period) -> impl Iterator<Item = Compared<'a>> {
        self.site.associations.iter().map(move |association| self.subject(association, period)).filter(Compared::is_shown)
    }

    /// What a page says that has nothing to compare, and the nearest period that has.
    fn alone(&self, only: &Compared) -> CompareAlone {
        let (name, end) = (&only.association.name, only.period.last_day());
        let distance = |period: &&Period| end.duration_until(period.last_day()).abs();
        let nearest = self.comparable.iter().min_by_key(distance).map(|period| Link { href: path(*period), text: period.label() });
        let reason = format!("För {} finns här bara siffror från {name}, så det finns inget att jämföra med än.", only.period.label());
        CompareAlone { reason, nearest }
    }

    fn subject(&self, association: &'a Association, period: Period) -> Compared<'a> {
        let has_report = association.has_account(period);
        Compared { site: self.site, facts: self.facts, reports: self.reports, association, period, has_report }
    }

    fn period_row(&self, period: Period, here: &str) -> PeriodRow {
        let href = path(period);
        PeriodRow { here: href == here, period: Link { href, text: period.label() }, associations: self.having(period) }
    }

    /// The accounts of a part of a year, oldest first.
    fn parts_of(&self, year: Period) -> Vec<PartOfYear> {
        let within = |period: Period| period != year && period.last_day().year() == year.last_day().year();
        let mut parts: Vec<&Prepared> =
            self.reports.iter().filter(|prepared| prepared.report.kind.is_account() && within(prepared.report.period)).collect();
        parts.sort_by_key(|p| (swedish::sort_key(&p.association.name), p.report.period.last_day()));
        let view = parts.into_iter().map(|Prepared { association, report, .. }| PartOfYear {
            association: Link { href: association_path(association), text: association.name.clone() },
            report: Link { href: report_path(association, report), text: report.title.clone() },
            period: Link { href: path(report.period), text: report.period.label() },
        });
        view.collect()
    }

    fn table(topic: &Topic, subjects: &[Compared], charts: &[ChartView]) -> CompareTable {
        let mut columns: Vec<std::vec::IntoIter<CompareCell>> = Vec::new();
        let mut made: Vec<ColumnNote> = Vec::new();
        for (id, cell) in topic.columns {
            let (cells, how) = cells::column(subjects, *cell);
            columns.push(cells.into_iter());
            for text in how {
                match made.iter_mut().find(|known| known.text == text) {
                    Some(known) => known.columns.push(id),
                    None => made.push(ColumnNote { columns: vec![id], text }),
                }
            }
        }
        let rows = subjects.iter().map(|subject| row(subject, columns.iter_mut().filter_map(Iterator::next).collect()));
        CompareTable {
            rows: rows.collect(),
            made,
            columns: topic.columns.iter().map(|(id, _)| CompareColumn { id, text: String::new(), href: None }).collect(),
            remarks: subjects.iter().flat_map(|subject| remarks(subject, topic.notes_of)).collect(),
            charts: charts.iter().filter(|chart| topic.charts.contains(&chart.id.as_str())).cloned().collect(),
            ..CompareTable::empty(topic.id)
        }
    }

    /// What the charts of a topic found, with the way to its page.
    fn in_short(topic: &Topic, page: String, charts: &[ChartView]) -> CompareTable {
        let own = charts.iter().filter(|chart| topic.charts.contains(&chart.id.as_str()));
        let finding = |chart: &ChartView| Elsewhere::chart(chart, &page);
        CompareTable { findings: own.map(finding).collect(), page: Some(page), ..CompareTable::empty(topic.id) }
    }

    /// Instead of the table of indicators: each has a page with all associations.
    fn ways_to_indicators(&self, subjects: &[Compared]) -> CompareTable {
        let pages = numbers(subjects).into_iter().map(|number| {
            let known = self.site.indicators.iter().find(|indicator| indicator.id == number);
            let text = known.map_or_else(|| number.clone(), |known| format!("{number} {}", known.topic));
            Link { href: indicator_path(&number), text }
        });
        CompareTable { pages: pages.collect(), ..CompareTable::empty("indicators") }
    }

    /// The indicators that any of the associations has; who has none is named below the table.
    fn indicators(&self, subjects: &[Compared]) -> CompareTable {
        let numbers = numbers(subjects);
        let (having, without): (Vec<&Compared>, Vec<&Compared>) = subjects.iter().partition(|subject| !subject.indicators().is_empty());
        let columns = numbers.iter().map(|number| {
            let known = self.site.indicators.iter().find(|indicator| indicator.id == *number);
            CompareColumn {
                id: "",
                text: known.map_or_else(|| number.clone(), |known| format!("{number} {}", known.topic)),
                href: known.map(|known| indicator_path(&known.id)),
            }
        });
        let rows = having.iter().map(|subject| row(subject, numbers.iter().map(|number| subject.indicator(number).into_view()).collect()));
        let names: Vec<&str> = without.iter().map(|subject| subject.association.name.as_str()).collect();
        CompareTable {
            columns: columns.collect(),
            rows: rows.collect(),
            remarks: having.iter().flat_map(|subject| remarks(subject, &[Measure::Indicator])).collect(),
            without: (!names.is_empty()).then(|| format!("Redovisningen anger inga indikatorer: {}.", join(&names))),
            ..CompareTable::empty("indicators")
        }
    }
}

/// Of the indicators that any of the associations has.
fn numbers(subjects: &[Compared]) -> Vec<String> {
    let mut numbers: Vec<String> = subjects.iter().flat_map(Compared::indicators).collect();
    numbers.sort_by_key(|number| (number.parse::<u32>().unwrap_or(u32::MAX), number.clone()));
    numbers.dedup();
    numbers
}

/// What an association has, and the reports that it comes from.
fn row(subject: &Compared, cells: Vec<CompareCell>) -> CompareRow {
    let reports: BTreeSet<&str> =
        cells.iter().flat_map(|cell| &cell.figures).map(|figure| &*figure.report).filter(|title| !title.is_empty()).collect();
    let reports = join(&reports.into_iter().collect::<Vec<_>>());
    CompareRow { association: name(subject.association), reports, cells }
}

fn name(association: &Association) -> Link {
    Link { href: association_path(association), text: association.name.clone() }
}

/// What the content says of figures of the period, and of breaks up to it.
fn remarks(subject: &Compared, measures: &[Measure]) -> Vec<CompareRemark> {
    let Compared { association, period, .. } = subject;
    let remark = |what, from, text: &str| CompareRemark { association: association.name.clone(), what, from, text: unbroken(text) };
    let notes = association
        .comparison_notes
        .iter()
        .filter(|note| {
            measures.iter().any(|measure| measure.concerns(Some(note.role)))
                && (note.period == *period || note.period == period.as_stock(false))
        })
        .map(|note| remark(Some(note.role.swedish()), None, &note.text));
    let breaks = association
        .breaks
        .iter()
        .filter(|b| measures.iter().any(|measure| measure.concerns(b.role)) && b.period.last_day() <= period.last_day())
        .map(|b| remark(b.what(), Some(b.period.label()), &b.text));
    notes.chain(breaks).collect()
}
