//! A chart as the template shows it, its own page for other sites to embed, and its picture.

use crate::chart::{Chart, ChartName, Mark, Source};
use crate::facts::Caveat;
use crate::model::{Site, TableKind};
use crate::site::address::{chart_path, picture_path, report_path};
use crate::site::embed::{self, Embedded};
use crate::site::figure::caveat_view;
use crate::site::height::{self, WIDTHS};
use crate::site::prepared::{Prepared, Reports, anchor, place_of, title_of};
use crate::site::view::{ChartMarkView, ChartNoteView, ChartView, Link, Page, Shown};
use crate::swedish;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A page that gathers several reports, and what its charts are called. A part of a page that is divided may show those of the whole, and
/// has none.
pub struct Gathered {
    /// Address of the page below the root.
    pub path: String,
    /// Whether all figures are of one association.
    pub one_association: bool,
    pub(super) charts: Vec<ChartName>,
}

/// The charts of a page that gathers several reports. They are drawn when the page is made, and dropped with it.
pub(super) struct Charts {
    /// Address of the page below the root.
    pub path: String,
    /// `Samordningsförbundet Sydnärke`
    pub name: String,
    /// Whether all figures are of one association, so that its name need not stand at each source.
    pub one_association: bool,
    pub all: Vec<Chart>,
}

impl Charts {
    /// As the page shows them.
    pub(super) fn views(&self, site: &Site, reports: &Reports) -> Vec<ChartView> {
        self.all.iter().map(|chart| chart_view(site, reports, Home::Gathered(self), chart)).collect()
    }

    /// What is known of them before the page is made.
    pub(super) fn named(&self) -> Gathered {
        Gathered { path: self.path.clone(), one_association: self.one_association, charts: self.all.iter().map(ChartName::from).collect() }
    }
}

/// The page that a chart stands on.
#[derive(Clone, Copy)]
pub(super) enum Home<'a> {
    Report(&'a Prepared<'a>),
    Gathered(&'a Charts),
}

impl Home<'_> {
    fn path(&self) -> String {
        match self {
            Home::Report(prepared) => report_path(prepared.association, prepared.report),
            Home::Gathered(page) => page.path.clone(),
        }
    }

    /// `Samordningsförbundet Sydnärke, Årsredovisning 2024`
    fn name(&self) -> String {
        match self {
            Home::Report(prepared) => embed::name_of(prepared.association, prepared.report),
            Home::Gathered(page) => page.name.clone(),
        }
    }
}

/// The page of a chart, for other sites to embed and to cite.
pub(super) fn page(site: &Site, reports: &Reports, home: Home, chart: &Chart) -> Page {
    let path = chart_path(&home.path(), &chart.id);
    let mut view = chart_view(site, reports, home, chart);
    let explanations = view.notes.iter_mut().filter_map(|note| note.caveat.link.as_mut());
    for link in view.sources.iter_mut().chain(explanations).filter(|link| link.href.starts_with('#')) {
        link.href.insert_str(0, &home.path());
    }
    (view.embed, view.files) = (None, Vec::new());
    let file = view.picture.take();
    let picture = file.as_deref().and_then(|file| Some((file, chart.document_size(&source(site, home))?)));
    let (by, within, decided) = match home {
        Home::Report(prepared) => (&*prepared.association.name, title_of(prepared.report), embed::decided(prepared.report)),
        Home::Gathered(page) => (&*site.website.title, Cow::Borrowed(&*page.name), None),
    };
    let back = Link { href: format!("{}#{}", home.path(), chart.id), text: home.name() };
    let about = Embedded { title: &chart.title, summary: &chart.summary, by, within, back, decided, picture };
    let footer = height::footer(site, &about.back.text, about.decided.as_ref());
    let heights = WIDTHS.map(|width| height::of_chart(&view, &footer, |room| chart.height_in(width, room), width));
    embed::page(site, path, about, heights, Shown::Chart(Box::new(view)))
}

/// The picture of a chart: its file below the output root, and its content.
pub(super) fn picture(site: &Site, home: Home, chart: &Chart) -> Option<(String, String)> {
    Some((picture_path(&home.path(), &chart.id), chart.document(&source(site, home))?))
}

/// What stands below the picture.
fn source(site: &Site, home: Home) -> String {
    format!("Källa: {}. {}/{}", home.name(), site.website.address, home.path())
}

/// What the reports say of the figures. On the page of the report that says it, its explanations are near.
fn notes(reports: &Reports, home: Home, chart: &Chart) -> Vec<ChartNoteView> {
    let note = |(number, caveat): (usize, &Caveat)| {
        let mut caveat = caveat_view(reports, caveat);
        if let (Home::Report(_), Some(link), Some(number)) = (home, &mut caveat.link, &caveat.number) {
            link.text = format!("anmärkning {number}");
            link.href = link.href.split_once('#').map_or_else(String::new, |(_, anchor)| format!("#{anchor}"));
        }
        ChartNoteView { number, caveat }
    };
    chart.notes.iter().map(note).collect()
}

/// Where the figures come from, in the order of the chart: each table once, with the row if there is only one, or the section of a text. On a page that gathers several reports each says which.
fn sources(reports: &Reports, home: Home, chart: &Chart) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut rows: BTreeMap<(&str, &str, &str), BTreeSet<usize>> = BTreeMap::new();
    let all = || chart.sources.iter().chain(&chart.told);
    for Source { association, cell, .. } in all() {
        rows.entry((association, &cell.report, &cell.table)).or_default().insert(cell.row);
    }
    for Source { association, cell, .. } in all() {
        let Some(prepared) = reports.named(association, &cell.report) else { continue };
        let Some(place) = place_of(prepared.report, prepared.narrative, cell) else { continue };
        let mut link = place;
        if let Some(table) = prepared.report.table(&cell.table).filter(|table| table.kind != TableKind::Prose) {
            let only = rows.get(&(association.as_str(), &cell.report, &cell.table)).is_some_and(|rows| rows.len() == 1);
            if let Some(label) = table.rows[cell.row].label.as_deref().filter(|_| only) {
                link = Link { href: anchor(prepared, cell), text: format!("{} ({})", link.text, swedish::unbroken(label)) };
            }
        }
        if let Home::Gathered(page) = home {
            link.href.insert_str(0, &report_path(prepared.association, prepared.report));
            let whose = if page.one_association { String::new() } else { format!(" {}", prepared.association.short_name) };
            link.text = format!("{}, {}{whose}", link.text, prepared.report.title);
        }
        if !links.iter().any(|known| known.href == link.href) {
            links.push(link);
        }
    }
    links
}

/// A chart as its page shows it.
pub(super) fn chart_view(site: &Site, reports: &Reports, home: Home, chart: &Chart) -> ChartView {
    let path = home.path();
    let mark = |mark: &Mark| ChartMarkView { number: mark.number(), period: mark.period().to_owned(), text: mark.text.clone() };
    ChartView {
        note: chart.note.clone(),
        marks: chart.marks.iter().map(mark).collect(),
        picture: (chart.has_picture && chart.stands_alone()).then(|| picture_path(&path, &chart.id)),
        embed: chart.stands_alone().then(|| chart_path(&path, &chart.id)),
        id: chart.id.clone(),
        title: chart.title.clone(),
        level: 3,
        subtitle: chart.subtitle.clone(),
        summary: chart.summary.clone(),
        cautions: chart.cautions.clone(),
        svg: chart.svg(),
        columns: chart.columns.clone(),
        rows: chart.rows.clone(),
        sources: sources(reports, home, chart),
        notes: notes(reports, home, chart),
        files: files(site, home, chart),
    }
}

/// The tables of the report that its figures stand in, in the order of the chart.
fn files(site: &Site, home: Home, chart: &Chart) -> Vec<Link> {
    let Home::Report(prepared) = home else { return Vec::new() };
    let mut links: Vec<Link> = Vec::new();
    for source in chart.sources.iter().filter(|source| source.cell.report == prepared.report.id) {
        let Some(table) = prepared.report.table(&source.cell.table) else { continue };
        let Some(href) = prepared.table_file(site, table) else { continue };
        if !links.iter().any(|known| known.href == href) {
            links.push(Link { href, text: table.caption().to_owned() });
        }
    }
    links
}
