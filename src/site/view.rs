//! What each page shows, as plain data for the templates. Strings are text unless they are called `html` or `svg`.

mod glossary;
mod search;

pub use glossary::{GlossaryPage, Letter, TermView};
mod compare;
mod indicator;
mod member;
pub use search::{SearchGroup, SearchPage};

use crate::chart::ChartRow;
use crate::model::AccessibilityStatement;
use crate::swedish;
pub use indicator::{
    IndicatorCell, IndicatorItem, IndicatorNote, IndicatorOther, IndicatorPage, IndicatorReason, IndicatorRow, IndicatorsPage,
    IndicatorsRow, MeasureVersionView,
};
use serde::Serialize;

pub use compare::{CompareCell, CompareColumn, CompareFigure, ComparePage, CompareRemark, CompareRow, CompareTable, PartOfYear, PeriodRow};
pub use member::*;

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

/// The content of a page, by its template.
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

#[derive(Debug, Clone, Serialize)]
pub struct AssociationPage {
    pub name: String,
    pub organisation_number: Option<String>,
    pub county: Option<String>,
    pub description: Option<String>,
    pub members: Vec<MemberView>,
    pub initiatives: Vec<InitiativeView>,
    pub reports: Vec<ReportCard>,
    pub series: Option<SeriesTable>,
    pub results: Vec<ResultTable>,
    /// Whom the association helps, and how to ask for it.
    pub help: Option<String>,
    pub contact: Option<String>,
    pub charts: Vec<ChartView>,
}

/// Results of one kind over the years.
#[derive(Debug, Clone, Serialize)]
pub struct ResultTable {
    pub id: String,
    pub title: String,
    pub periods: Vec<String>,
    pub rows: Vec<ResultRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ResultRow {
    pub name: String,
    /// One for each period; nothing where no report says it.
    pub cells: Vec<Option<SourcedFigure>>,
}

/// Key figures over the years.
#[derive(Debug, Clone, Serialize)]
pub struct SeriesTable {
    pub periods: Vec<String>,
    /// Not every period is a whole year.
    pub mixed_lengths: bool,
    pub rows: Vec<SeriesRow>,
    pub breaks: Vec<BreakView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeriesRow {
    /// As [`KeyFigure::id`].
    pub id: &'static str,
    /// One for each period; nothing where no report says it.
    pub cells: Vec<Option<SourcedFigure>>,
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

/// From this period on, figures are not quite comparable with those before.
#[derive(Debug, Clone, Serialize)]
pub struct BreakView {
    pub period: String,
    /// What it concerns; nothing for all figures.
    pub what: Option<&'static str>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// The page of the member.
    pub href: String,
    pub name: String,
    /// "stat", "region" or "kommun"
    pub kind: &'static str,
    pub share: Option<String>,
    pub former_names: Vec<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

#[derive(Debug, Clone, Serialize)]
pub struct InitiativeView {
    pub name: String,
    pub other_names: Vec<String>,
    /// "individ", "struktur" or "administration"
    pub group: &'static str,
    pub successor: Option<String>,
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
    /// Where it stands: a table, or a section of the text; nothing if it comes from another report.
    pub source: Option<Link>,
    /// The source is a section of the text, not a table.
    pub in_text: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportPage {
    /// "Årsredovisning 2024"
    pub title: String,
    pub association: Link,
    /// "2024" or "januari–juni 2020"
    pub period: String,
    pub whole_year: bool,
    pub registry_number: Option<String>,
    pub draft: bool,
    /// The text is reworded, not the original's own.
    pub reworded: bool,
    pub original: OriginalView,
    /// Address of the page of its checks.
    pub checks: String,
    /// The year in a few sentences, generated from the figures.
    pub in_words: Vec<String>,
    /// The report in easy Swedish; empty if it has none.
    pub easy: Vec<String>,
    /// The reports of the same association before and after this one.
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub key_figures: Vec<KeyFigure>,
    pub contents: Vec<ContentsEntry>,
    pub blocks: Vec<BlockView>,
    pub departures: Vec<Departure>,
    pub events: Vec<EventView>,
    /// What was put right on the page after it was published, newest first.
    pub corrections: Vec<CorrectionView>,
    pub signers: Vec<PersonView>,
    pub auditors: Vec<PersonView>,
    pub attachments: Vec<AttachmentView>,
    /// How to cite the page.
    pub citation: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct OriginalView {
    pub address: Option<String>,
    pub sha256: Option<String>,
    pub missing: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    pub id: String,
    pub html: String,
    pub children: Vec<ContentsEntry>,
}

/// A piece of the report, in order.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum BlockView {
    Html {
        html: String,
    },
    /// `level` is the level in HTML, 2–6.
    Heading {
        level: u8,
        id: String,
        html: String,
    },
    Table(Box<TableView>),
    Chart(Box<ChartView>),
    /// From here on stand the charts and tables that the narrative does not place.
    Rest,
    /// A table or chart that is shown earlier on the page.
    Reference {
        href: String,
        text: String,
    },
    Picture {
        src: String,
        alt: String,
    },
}

#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub id: String,
    pub caption: String,
    /// An initiative sheet: one column of long text beside its labels.
    pub sheet: bool,
    /// Id of the unit, where the figures do not say it themselves.
    pub unit: Option<&'static str>,
    /// What the original prints as unit, if that is something else.
    pub printed_unit: Option<String>,
    /// Page of the original.
    pub page: Option<i64>,
    /// Headers over groups of columns; empty if there are none.
    pub groups: Vec<GroupView>,
    pub columns: Vec<ColumnView>,
    /// Header over the labels of the rows; empty if there is none.
    pub row_header: String,
    /// Whether the columns have any headers at all.
    pub has_header: bool,
    /// Whether the rows have a column for notes.
    pub has_notes: bool,
    pub rows: Vec<RowView>,
    /// The rows that point to this note.
    pub noted_by: Vec<Link>,
    /// Remarks and explanations of marks, in order.
    pub remarks: Vec<Remark>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// Empty over a column without a group.
    pub text: String,
    /// The first of its columns, and how many it has.
    pub start: usize,
    pub span: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub text: String,
    pub numeric: bool,
    /// The first column of a group, other than the first of all.
    pub starts_group: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Anchor of the row; empty if it has none of its own.
    pub id: String,
    /// "heading", "line" or "sum"
    pub kind: &'static str,
    /// As published; a sum row may lack one.
    pub label: Option<String>,
    pub note: Option<Link>,
    pub remark: Option<String>,
    /// Why figures of the row are restated.
    pub restated: Option<String>,
    pub cells: Vec<CellView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    pub html: String,
    pub numeric: bool,
    /// "" or "nil", "blank", "not_applicable", "withheld", "unreadable", "negative", "level"
    pub state: &'static str,
    /// Departures that concern the cell.
    pub departures: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    pub mark: String,
    pub html: String,
}

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

/// One figure that a known error concerns.
#[derive(Debug, Clone, Serialize)]
pub struct DeparturePlace {
    /// The figure, as "Översikt: Årets resultat, 2024".
    pub place: Link,
    /// What the original prints there.
    pub printed: String,
}

/// A known error of the original.
#[derive(Debug, Clone, Serialize)]
pub struct Departure {
    pub number: usize,
    pub id: String,
    pub places: Vec<DeparturePlace>,
    pub html: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// "beslutad", "undertecknad", "reviderad" or "ansvarsfrihet"
    pub kind: &'static str,
    /// The member whose decision it is.
    pub member: Option<String>,
    pub date: Date,
    pub remark: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: Date,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    pub name: String,
    pub role: String,
    /// By whom an auditor was appointed.
    pub appointed_by: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView {
    pub name: String,
    /// Address, or nothing with a reason.
    pub href: Option<String>,
    pub missing: Option<String>,
    /// "pdf, 120 kB"
    pub size: Option<String>,
}

/// How the figures of a report agree with each other.
#[derive(Debug, Clone, Serialize)]
pub struct ChecksPage {
    pub report: Link,
    pub association: String,
    /// The totals in one sentence.
    pub totals: String,
    /// The rules that made a comparison.
    pub rules: Vec<RuleRow>,
    pub all: TallyView,
    pub has_information: bool,
    /// The rules that made none, in one sentence.
    pub not_made: Option<String>,
    pub departures: Vec<RuleFindings>,
    pub information: Vec<FindingGroup>,
    pub absent_parts: Vec<Reason>,
    pub small_figures: Vec<Reason>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RuleRow {
    pub name: &'static str,
    pub compares: &'static str,
    pub tally: TallyView,
    /// Where its departures stand, if it has any.
    pub departures: Option<String>,
}

/// Numbers of comparisons.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    pub made: String,
    pub held: String,
    pub departs: String,
    pub information: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct RuleFindings {
    pub id: String,
    pub name: &'static str,
    pub groups: Vec<FindingGroup>,
}

/// Findings with the explanation that they share.
#[derive(Debug, Clone, Serialize)]
pub struct FindingGroup {
    pub findings: Vec<FindingView>,
    pub explanation: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// Without an address if it is no figure that the report shows.
    pub place: Link,
    /// "fel", "varning" or "upplysning"
    pub severity: &'static str,
    pub message: String,
    pub arithmetic: Vec<String>,
}

/// Something with the reason that the report gives for it.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    pub what: Link,
    pub reason: String,
}
