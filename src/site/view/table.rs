//! A table of a report, as it is printed.

use crate::site::view::link::Link;
use serde::Serialize;

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
    /// The table as a file, below the root.
    pub file: Option<String>,
    /// Address of its own page, for other sites to show and to cite; none on that page.
    pub embed: Option<String>,
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
    /// Whether it stands under the header of a group.
    pub grouped: bool,
    /// The header of the group that starts with it; empty if none does.
    pub group: String,
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
    /// "" or "nil", "blank", "`not_applicable`", "withheld", "unreadable", "`to_fill`", "negative", "level"
    pub state: &'static str,
    /// Departures that concern the cell.
    pub departures: Vec<Link>,
    /// It stands on this page and in no file.
    #[serde(skip)]
    pub left_out: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct Remark {
    pub mark: String,
    pub html: String,
}
