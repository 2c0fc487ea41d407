//! A chart, on the page of its report and alone.

use crate::chart::FigureRow;
use crate::measures::Told;
use crate::site::view::figure::CaveatView;
use crate::site::view::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    pub id: String,
    pub title: Told,
    /// The level of its headline in HTML: below the heading that it stands under.
    pub level: u8,
    pub subtitle: Told,
    pub summary: Told,
    /// What the reader should know of the figures.
    pub cautions: Vec<Told>,
    pub svg: String,
    pub columns: Vec<String>,
    pub rows: Vec<FigureRow>,
    pub sources: Vec<Link>,
    /// What people have to say of the figures, and what happened when.
    pub note: Option<String>,
    pub marks: Vec<ChartMarkView>,
    /// What the reports say of the figures, by the numbers that stand at them.
    pub notes: Vec<ChartNoteView>,
    /// Address of the drawing alone; nothing if there is none.
    pub picture: Option<String>,
    /// The tables of the report that its figures stand in, as files below the root.
    pub files: Vec<Link>,
    /// Address of its own page, for other sites to show and to cite; none on that page, or where a figure in it stands in no file.
    pub embed: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChartMarkView {
    /// `[1]`
    pub number: String,
    pub period: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChartNoteView {
    pub number: usize,
    pub caveat: CaveatView,
}

/// A chart or a table that stands on another page. Its anchor is on this one, since others may lead to it.
#[derive(Debug, Clone, Serialize)]
pub struct Elsewhere {
    pub id: String,
    pub title: Told,
    pub href: String,
}

impl Elsewhere {
    /// The chart on another page.
    pub(in crate::site) fn chart(chart: &ChartView, page: &str) -> Elsewhere {
        Elsewhere { id: chart.id.clone(), title: chart.title.clone(), href: format!("{page}#{}", chart.id) }
    }
}
