//! The pages of the indicators.

use crate::measures::Told;
use crate::site::view::chart::ChartView;
use crate::site::view::compare::PeriodRow;
use crate::site::view::figure::CaveatView;
use crate::site::view::link::Link;
use serde::Serialize;

/// All indicators, with what each association says of each year.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorsPage {
    /// Over the columns: an association and a period.
    pub columns: Vec<String>,
    pub rows: Vec<IndicatorsRow>,
    pub notes: Vec<IndicatorNote>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorsRow {
    pub number: String,
    /// The page of the indicator, named after its topic.
    pub indicator: Link,
    pub cells: Vec<IndicatorCell>,
    /// Instead of the cells, where there would be too many: how many associations say something, and of which years.
    pub told: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorPage {
    pub number: String,
    /// In a few words; nothing where the content does not define the indicator.
    pub topic: Option<String>,
    /// The official wording; else the words of the first report that has it.
    pub name: Option<String>,
    pub meaning: Option<String>,
    pub measure: Option<String>,
    pub versions: Vec<MeasureVersionView>,
    /// Labels of the columns that are shown.
    pub columns: Vec<&'static str>,
    pub rows: Vec<IndicatorRow>,
    pub notes: Vec<IndicatorNote>,
    /// Figures that are divided in other ways than the table is.
    pub others: Vec<IndicatorOther>,
    /// Reports that say in words why there is no value.
    pub reasons: Vec<IndicatorReason>,
    /// Reports that say nothing of a result.
    pub silent: Vec<Link>,
    pub charts: Vec<ChartView>,
    /// Instead of the rows, where they are very many: a page for each period.
    pub parts: Vec<PeriodRow>,
    /// The only one that the page tells of.
    pub period: Option<String>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MeasureVersionView {
    pub from: Option<String>,
    pub text: String,
}

/// What an association says of a year.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorRow {
    pub association: Link,
    pub period: String,
    /// One for each column.
    pub cells: Vec<IndicatorCell>,
    pub remarks: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorCell {
    pub items: Vec<IndicatorItem>,
    /// Why there is nothing: a label.
    pub missing: &'static str,
}

/// A published figure or verdict with the way to its source.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorItem {
    /// What it is, where the column does not say it: a label.
    pub what: Option<&'static str>,
    pub value: Told,
    pub symbol: Option<String>,
    pub colour: Option<&'static str>,
    /// In words, where the unit is not written after the figure: a label.
    pub unit: Option<&'static str>,
    pub source: Link,
    /// What the reports say of it.
    pub caveats: Vec<CaveatView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorOther {
    pub what: String,
    pub item: IndicatorItem,
}

/// What disturbs a comparison with others.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorNote {
    pub about: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct IndicatorReason {
    pub source: Link,
    /// Escaped text.
    pub html: String,
}
