//! What the content says of charts.

use crate::diag::Located;
use crate::model::period::Period;

/// *diagram*: what people say of a chart, instead of the generated words or beside them.
#[derive(Debug, Clone)]
pub struct ChartWords {
    pub id: Located<String>,
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub note: Option<String>,
    pub marks: Vec<ChartMark>,
}

/// *markering*: what happened in a period.
#[derive(Debug, Clone)]
pub struct ChartMark {
    pub period: Period,
    pub text: String,
}
