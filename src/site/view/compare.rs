//! The pages that show the associations side by side.

use crate::measures::Told;
use crate::site::view::chart::{ChartView, Elsewhere};
use crate::site::view::figure::CaveatView;
use crate::site::view::link::Link;
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct ComparePage {
    /// "2021"; nothing while there are no reports.
    pub period: Option<String>,
    /// The only topic of the page, by the id of its table.
    pub topic: Option<&'static str>,
    pub whole_year: bool,
    /// How many associations the page shows, in words: "tre förbund". Empty of one, which is not beside any.
    pub count: String,
    /// Why there is nothing to compare, where the page shows one association.
    pub alone: Option<CompareAlone>,
    /// Of all years, on the first page.
    pub over_years: Vec<ChartView>,
    pub tables: Vec<CompareTable>,
    /// Which associations have no report for the period, in one sentence.
    pub without_report: Option<String>,
    /// Reports for a part of the year, on the page of the year.
    pub parts_of_year: Vec<PartOfYear>,
    pub whole_years: Vec<PeriodRow>,
    pub parts_of_years: Vec<PeriodRow>,
}

/// One association, which nothing can be held against.
#[derive(Debug, Clone, Serialize)]
pub struct CompareAlone {
    pub reason: String,
    /// The nearest period that can be compared, if there is one.
    pub nearest: Option<Link>,
}

/// A report that is not compared on the page, since it tells of a part of the year.
#[derive(Debug, Clone, Serialize)]
pub struct PartOfYear {
    pub association: Link,
    pub report: Link,
    pub period: Link,
}

#[derive(Debug, Clone, Serialize)]
pub struct PeriodRow {
    pub period: Link,
    /// The page that is looked at.
    pub here: bool,
    /// How many associations have a report for it.
    pub associations: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct CompareTable {
    /// "`money_in`", "costs", "position", "people" or "indicators"
    pub id: &'static str,
    pub columns: Vec<CompareColumn>,
    pub rows: Vec<CompareRow>,
    /// How Insyn has worked out what it has, each said once of all columns that it is true of.
    pub made: Vec<ColumnNote>,
    pub remarks: Vec<CompareRemark>,
    /// Which associations have nothing in the table, in one sentence.
    pub without: Option<String>,
    pub charts: Vec<ChartView>,
    /// The page that has the table and the charts, where this one has no room for them, and what the charts found.
    pub page: Option<String>,
    pub findings: Vec<Elsewhere>,
    /// The pages of the indicators, instead of their table.
    pub pages: Vec<Link>,
}

impl CompareTable {
    pub(in crate::site) fn empty(id: &'static str) -> CompareTable {
        CompareTable {
            id,
            columns: Vec::new(),
            rows: Vec::new(),
            made: Vec::new(),
            remarks: Vec::new(),
            without: None,
            charts: Vec::new(),
            page: None,
            findings: Vec::new(),
            pages: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct CompareColumn {
    /// The label in the catalogue; empty if the header is in `text`.
    pub id: &'static str,
    pub text: String,
    pub href: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CompareRow {
    pub association: Link,
    /// The reports that its figures come from.
    pub reports: String,
    pub cells: Vec<CompareCell>,
}

/// What is to be said of columns, by their labels in the catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnNote {
    pub columns: Vec<&'static str>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct CompareCell {
    pub figures: Vec<CompareFigure>,
    /// Why there is no figure.
    pub missing: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CompareFigure {
    pub value: Told,
    /// What it is about, where the column does not say it: the initiative, or the survey.
    pub label: Option<String>,
    /// Where it stands, below the root, and the title of the report.
    pub source: Option<Link>,
    #[serde(skip)]
    pub report: String,
    /// What part it is of the whole, worked out by Insyn.
    pub share: Option<Told>,
    /// Insyn has worked it out, as a note of its column says.
    pub computed: bool,
    /// What the reports say of it.
    pub caveats: Vec<CaveatView>,
}

/// What disturbs the comparison.
#[derive(Debug, Clone, Serialize)]
pub struct CompareRemark {
    pub association: String,
    /// "soliditet", or nothing for all figures.
    pub what: Option<&'static str>,
    /// The first period after a break.
    pub from: Option<String>,
    pub text: String,
}
