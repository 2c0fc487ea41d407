//! What the content says of charts.

use crate::diag::Located;
use crate::model::period::Period;

/// *diagram*: what people say of a chart, instead of the generated words or beside them.
#[derive(Debug, Clone)]
pub struct ChartWords {
    /// Which chart: its anchor on the page.
    pub id: Located<String>,
    /// *titel*: instead of the generated one.
    pub title: Option<String>,
    /// *undertitel*: instead of the generated one.
    pub subtitle: Option<String>,
    /// *sammanfattning*: instead of the generated one.
    pub summary: Option<String>,
    /// *utan meningar*: no generated words at all.
    pub silent: bool,
    /// *anmärkning*: stands under the generated summary.
    pub note: Option<String>,
    /// What happened in the periods that the chart shows.
    pub marks: Vec<ChartMark>,
}

/// *markering*: what happened in a period.
#[derive(Debug, Clone)]
pub struct ChartMark {
    /// When it happened.
    pub period: Period,
    /// What happened.
    pub text: String,
}
