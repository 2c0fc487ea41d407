//! A chart as the template shows it, its own page for other sites to embed, and its picture.

use super::view::{ChartMarkView, ChartView, EmbedPage, Link, Page, PageContent};
use super::{Prepared, association_path, chart_path, place_of, report_path, root_of};
use crate::chart::Chart;
use crate::model::{ChartMark, Period, Site};
use crate::narrative::escape;
use crate::swedish;

/// Where a chart stands: on the page of a report, or of an association.
struct Home<'a> {
    path: String,
    association: &'a str,
    /// None on the page of an association.
    report: Option<&'a str>,
    reports: Vec<&'a Prepared<'a>>,
}

impl Home<'_> {
    /// `Samordningsförbundet Sydnärke, Årsredovisning 2024`
    fn name(&self) -> String {
        [Some(self.association), self.report].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Every chart of the site with its place.
fn all<'a>(
    site: &'a Site,
    reports: &'a [Prepared<'a>],
    association_charts: &'a [Vec<Chart>],
) -> impl Iterator<Item = (Home<'a>, &'a Chart)> {
    let of_associations = site.associations.iter().zip(association_charts).flat_map(|(association, charts)| {
        charts.iter().map(|chart| {
            let reports = reports.iter().filter(|prepared| prepared.association.id == association.id).collect();
            (Home { path: association_path(association), association: &association.name, report: None, reports }, chart)
        })
    });
    let of_reports = reports.iter().flat_map(|prepared| {
        let Prepared { association, report, .. } = *prepared;
        prepared.charts.iter().map(move |chart| {
            let path = report_path(association, report);
            (Home { path, association: &association.name, report: Some(&report.title), reports: vec![prepared] }, chart)
        })
    });
    of_associations.chain(of_reports)
}

/// A page for each chart, for other sites to embed.
pub fn pages(site: &Site, reports: &[Prepared], association_charts: &[Vec<Chart>]) -> Vec<Page> {
    let page = |(home, chart): (Home, &Chart)| {
        let path = chart_path(&home.path, chart);
        let mut view = chart_view(site, chart, &home.reports, home.report.is_some());
        for source in view.sources.iter_mut().filter(|source| source.href.starts_with('#')) {
            source.href.insert_str(0, &home.path);
        }
        let back = Link { href: format!("{}#{}", home.path, chart.id), text: home.name() };
        Page {
            title: format!("{} – {}", chart.title, home.name()),
            description: format!("{}. {}", home.name(), chart.summary),
            root: root_of(&path),
            path,
            crumbs: Vec::new(),
            content: PageContent::Embed(Box::new(EmbedPage { chart: view, back })),
        }
    };
    all(site, reports, association_charts).map(page).collect()
}

/// The picture of each chart: its file below the output root, and its content.
pub fn pictures(site: &Site, reports: &[Prepared], association_charts: &[Vec<Chart>]) -> Vec<(String, String)> {
    let picture = |(home, chart): (Home, &Chart)| {
        let source = format!("Källa: {}. {}/{}", home.name(), site.website.address, home.path);
        Some((picture_path(&home.path, chart), chart.document(&source)?))
    };
    all(site, reports, association_charts).filter_map(picture).collect()
}

fn picture_path(page: &str, chart: &Chart) -> String {
    format!("{page}diagram/{}.svg", chart.id)
}

/// What another site writes to show the chart.
fn embed_code(site: &Site, path: &str, title: &str) -> String {
    let title = escape(title).replace('"', "&quot;");
    format!(r#"<iframe src="{}/{path}" title="{title}" width="100%" height="800" loading="lazy"></iframe>"#, site.website.address)
}

/// The view of a chart on the page of a report (`own`), or on the page of an association, where sources name their report.
pub fn chart_view(site: &Site, chart: &Chart, reports: &[&Prepared], own: bool) -> ChartView {
    let mut sources: Vec<Link> = Vec::new();
    for cell in &chart.sources {
        let Some(prepared) = reports.iter().find(|prepared| prepared.report.id == cell.report) else { continue };
        let Some(place) = place_of(prepared.report, prepared.narrative, cell) else { continue };
        let source = if own {
            place
        } else {
            let path = report_path(prepared.association, prepared.report);
            Link { href: format!("{path}{}", place.href), text: format!("{}, {}", place.text, prepared.report.title) }
        };
        if !sources.iter().any(|known| known.href == source.href) {
            sources.push(source);
        }
    }
    // The page that shows the chart; without reports there are no figures, and no chart.
    let home = reports.first().map(|prepared| match own {
        true => report_path(prepared.association, prepared.report),
        false => association_path(prepared.association),
    });
    let home = home.unwrap_or_default();
    let embed = chart_path(&home, chart);
    let words = reports.first().filter(|_| own).and_then(|prepared| prepared.report.words_of_chart(&chart.id));
    let mark = |mark: &ChartMark| {
        let period = match mark.period {
            Period::Span { first, last } => swedish::period_label(first, last),
            Period::Day(day) => swedish::date(day),
        };
        ChartMarkView { period, text: swedish::unbroken(&mark.text) }
    };
    ChartView {
        note: words.and_then(|words| words.note.as_deref()).map(swedish::unbroken),
        marks: words.map(|words| words.marks.iter().map(mark).collect()).unwrap_or_default(),
        picture: (!chart.svg.is_empty()).then(|| picture_path(&home, chart)),
        embed_code: embed_code(site, &embed, &chart.title),
        embed,
        id: chart.id.clone(),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        summary: chart.summary.clone(),
        svg: chart.svg.clone(),
        columns: chart.columns.clone(),
        rows: chart.rows.clone(),
        sources,
    }
}
