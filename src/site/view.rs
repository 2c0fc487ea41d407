//! What each page shows, as plain data for the templates. Strings are text unless they are called `html` or `svg`.

mod association;
mod chart;
mod checks;
mod compare;
mod glossary;
mod indicator;
mod member;
mod report;
mod search;
mod table;

pub use association::{AssociationPage, BreakView, InitiativeView, MemberView, ResultRow, ResultTable, SeriesRow, SeriesTable};
pub use chart::{ChartMarkView, ChartView, EmbedPage};
pub use checks::{ChecksPage, FindingGroup, FindingView, Reason, RuleFindings, RuleRow, TallyView};
pub use compare::{CompareCell, CompareColumn, CompareFigure, ComparePage, CompareRemark, CompareRow, CompareTable, PartOfYear, PeriodRow};
pub use glossary::{GlossaryPage, Letter, TermView};
pub use indicator::{
    IndicatorCell, IndicatorItem, IndicatorNote, IndicatorOther, IndicatorPage, IndicatorReason, IndicatorRow, IndicatorsPage,
    IndicatorsRow, MeasureVersionView,
};
pub use member::{
    ContributionRow, DischargeRow, Entry, InitiativeRow, MemberAssociation, MemberKindGroup, MemberLine, MemberPage, MembersPage,
    OutcomeRow, OwnedRow, StateView,
};
pub use report::{
    AttachmentView, BlockView, ContentsEntry, CorrectionView, Departure, DeparturePlace, EventView, OriginalView, PersonView, ReportPage,
};
pub use search::{SearchGroup, SearchPage};
pub use table::{CellView, ColumnView, GroupView, Remark, RowView, TableView};

use crate::chart::Sparkline;
use crate::model::AccessibilityStatement;
use crate::swedish;
use serde::Serialize;

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// What the page is about, for the title in the browser; empty where the template knows it.
    pub title: String,
    /// For search engines; empty where the template knows it.
    pub description: String,
    /// Path below the site's root, "" for the start page and "sydnarke/2024/" for a report.
    pub path: String,
    /// Relative way to the site's root: "" or "../../".
    pub root: String,
    /// From the start page to the page above this one.
    pub crumbs: Vec<Link>,
    pub content: PageContent,
}

/// The content of a page. Its tag is the name of its template: `not_found` is shown by `not_found.html`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "template", rename_all = "snake_case")]
pub enum PageContent {
    Start(StartPage),
    Association(AssociationPage),
    Report(Box<ReportPage>),
    Checks(Box<ChecksPage>),
    Glossary(GlossaryPage),
    Indicators(IndicatorsPage),
    Indicator(Box<IndicatorPage>),
    Compare(Box<ComparePage>),
    Member(Box<MemberPage>),
    Members(MembersPage),
    Embed(Box<EmbedPage>),
    Search(SearchPage),
    About(AboutPage),
    Accessibility(AccessibilityPage),
    NotFound,
}

#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Relative to the site's root.
    pub href: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct StartPage {
    pub associations: Vec<AssociationCard>,
    pub newest: Vec<ReportCard>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AssociationCard {
    pub href: String,
    pub name: String,
    pub county: Option<String>,
    pub description: Option<String>,
    pub members: Vec<String>,
    pub reports: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportCard {
    pub href: String,
    pub title: String,
    pub association: String,
    /// When the board decided on it, "21 mars 2025".
    pub decided: Option<Date>,
    pub key_figures: Vec<KeyFigure>,
}

/// A published figure with the way to its source.
#[derive(Debug, Clone, Serialize)]
pub struct SourcedFigure {
    pub value: String,
    /// The table or section that it comes from, below the root.
    pub href: String,
    pub source: String,
    /// Why the figure is restated.
    pub restated: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AboutPage {
    /// Address of the glossary, if there is one.
    pub glossary: Option<&'static str>,
    pub commit: Option<String>,
    pub built: Option<String>,
    pub associations: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AccessibilityPage {
    pub statement: AccessibilityStatement,
    pub assessed: Date,
    pub updated: Date,
}

#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// `2025-03-07`
    pub iso: String,
    /// `7 mars 2025`
    pub text: String,
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Date {
        Date { iso: date.to_string(), text: swedish::date(date) }
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFigure {
    /// Which one: "income", "contributions", "costs", "result", "equity", "equity_ratio" or "participants".
    pub id: &'static str,
    /// `200 271 kr`
    pub value: String,
    /// "35 procent mindre än året före (308 788 kr)"; nothing where there is no year before.
    pub change: Option<String>,
    /// The years up to this one, if at least three can be compared.
    pub sparkline: Option<Sparkline>,
    /// Where it stands: a table, or a section of the text; nothing if it comes from another report.
    pub source: Option<Link>,
    /// The source is a section of the text, not a table.
    pub in_text: bool,
}
