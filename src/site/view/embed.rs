//! One chart or table alone, to stand in a frame on other sites and to be cited.

use crate::site::view::chart::ChartView;
use crate::site::view::link::{Date, Link};
use crate::site::view::table::TableView;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct EmbedPage {
    pub shown: Shown,
    /// Where it stands on the page that it comes from.
    pub back: Link,
    /// When the board decided on the report that it comes from.
    pub decided: Option<Date>,
    pub share: ShareView,
}

/// What such a page shows.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shown {
    Chart(Box<ChartView>),
    Table(Box<TableView>),
}

/// What others write to show it, and to cite it.
#[derive(Debug, Clone, Serialize)]
pub struct ShareView {
    /// For each width, the narrow one first.
    pub frames: Vec<FrameView>,
    /// The picture, if there is one, as an element of HTML.
    pub picture: Option<String>,
    /// The full address to cite.
    pub address: String,
    /// A reference but for the address, where the reader fills in the day.
    pub citation: String,
}

/// A frame that is as tall as what it shows.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// In pixels.
    pub width: i64,
    /// An element of HTML.
    pub code: String,
}
