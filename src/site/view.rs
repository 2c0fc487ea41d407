//! What each page shows, as plain data for the templates. Strings are text unless they are called `html` or `svg`.

use serde::Serialize;

/// What every template knows of the site.
#[derive(Debug, Clone, Serialize)]
pub struct WebsiteView {
    pub title: String,
    pub description: String,
    pub address: String,
    pub publisher: String,
    pub contact: Option<String>,
    pub demonstration: bool,
}

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Title in the browser, unique on the site.
    pub title: String,
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
    About(AboutPage),
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
    pub charts: Vec<ChartView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    pub name: String,
    /// "staten", "region" or "kommun"
    pub kind: String,
    pub share: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct InitiativeView {
    pub name: String,
    pub other_names: Vec<String>,
    pub group: String,
    pub successor: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AboutPage {
    pub commit: Option<String>,
    pub built: Option<String>,
    pub associations: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// `2025-03-07`
    pub iso: String,
    /// `7 mars 2025`
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyFigure {
    pub label: String,
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
    pub registry_number: Option<String>,
    pub draft: bool,
    /// The text is reworded, not the original's own.
    pub reworded: bool,
    pub original: OriginalView,
    /// The year in a few sentences, generated from the figures.
    pub in_words: Vec<String>,
    pub key_figures: Vec<KeyFigure>,
    pub contents: Vec<ContentsEntry>,
    pub blocks: Vec<BlockView>,
    pub departures: Vec<Departure>,
    pub events: Vec<EventView>,
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
    /// "Belopp i kronor", with what the original prints if that is something else.
    pub unit: Option<String>,
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
    /// Remarks and explanations of marks, in order.
    pub remarks: Vec<Remark>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// Empty over columns without a group.
    pub text: String,
    pub span: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub text: String,
    pub numeric: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Anchor of the row; empty if it has none of its own.
    pub id: String,
    /// "heading", "line" or "sum"
    pub kind: &'static str,
    pub label: String,
    /// The label is ours: the original prints none.
    pub spoken_label: bool,
    pub note: Option<Link>,
    pub remark: Option<String>,
    pub cells: Vec<CellView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    pub html: String,
    pub numeric: bool,
    /// "" or "nil", "blank", "not-applicable", "withheld", "unreadable", "negative", "level"
    pub state: &'static str,
    /// What a screen reader should say instead of a mere sign; empty if the text says it.
    pub spoken: String,
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
    pub rows: Vec<ChartRowView>,
    pub sources: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChartRowView {
    pub label: String,
    pub values: Vec<String>,
}

/// A known error of the original.
#[derive(Debug, Clone, Serialize)]
pub struct Departure {
    pub number: usize,
    pub id: String,
    /// Where, as a link to the figure: "Översikt: Årets resultat 2024".
    pub place: Link,
    /// The published figure.
    pub printed: String,
    pub html: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    pub text: String,
    pub date: Date,
    pub remark: Option<String>,
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
