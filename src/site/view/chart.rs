//! A chart, on the page of its report and alone.

use crate::chart::ChartRow;
use crate::site::view::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    pub id: String,
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    pub svg: String,
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
    pub sources: Vec<Link>,
    /// Where reports explain what does not agree in them.
    pub explained: Vec<Link>,
    /// What people have to say of the figures, and what happened when.
    pub note: Option<String>,
    pub marks: Vec<ChartMarkView>,
    /// Address of the drawing alone; nothing if there is none.
    pub picture: Option<String>,
    /// Address of the page that other sites can embed, and what they write for it.
    pub embed: String,
    pub embed_code: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChartMarkView {
    /// `[1]`
    pub number: String,
    pub period: String,
    pub text: String,
}

/// One chart, to stand in a frame on another site.
#[derive(Debug, Clone, Serialize)]
pub struct EmbedPage {
    pub chart: ChartView,
    /// The chart on its report's own page.
    pub back: Link,
}
