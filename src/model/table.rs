//! A table as published: rows in order, each with its label, each cell with its state.

use crate::diag::{Located, Span};
use crate::model::figure::{Figure, Unit};
use crate::model::meaning::{Kind, Meaning};
use crate::model::names::Names;
use crate::model::period::Period;
use crate::swedish;
use ecow::EcoString;
use std::collections::BTreeMap;

/// Among so many columns the one that was meant is looked for.
const CHOICE: usize = 400;

/// *tabelltyp*: decides which of several equal facts is shown, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum TableKind {
    /// *räkning*
    Statement,
    /// *not*
    Note,
    /// *översikt*
    Overview,
    /// *insatsblad*: the sheet of one initiative
    InitiativeSheet,
    /// *övrig*
    #[default]
    Other,
    /// *löptext*: figures that stand in the prose only
    Prose,
}

impl TableKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, TableKind); 6] = [
        ("rakning", TableKind::Statement),
        ("not", TableKind::Note),
        ("oversikt", TableKind::Overview),
        ("insatsblad", TableKind::InitiativeSheet),
        ("ovrig", TableKind::Other),
        ("loptext", TableKind::Prose),
    ];
}

/// *tabell*: figures of a report as they were published.
#[derive(Debug, Clone)]
pub struct Table {
    /// Anchor on the page, and first part of cell paths.
    pub id: EcoString,
    /// Where its id is written.
    pub span: Span,
    /// *titel*: the caption.
    pub title: Option<String>,
    /// *tabelltyp*
    pub kind: TableKind,
    /// Page of the original.
    pub page: Option<i64>,
    /// The true unit of most figures.
    pub unit: Unit,
    /// Header over the labels of the rows, if the original prints one.
    pub row_header: Option<String>,
    /// What the original prints above the figures, where that is not the true unit.
    pub printed_unit: Option<String>,
    /// *anmärkning*: shown under the table.
    pub remark: Option<String>,
    /// *märken*: what the marks after its figures say, by mark.
    pub marks: BTreeMap<String, Mark>,
    /// The columns of figures and texts, without the labels of the rows.
    pub columns: Vec<Column>,
    /// In published order.
    pub rows: Vec<Row>,
    /// The columns, the rows and the roles of rows by their names.
    pub names: [Names; 3],
    /// Meaning keys of the table itself, such as the initiative of a sheet.
    pub meaning: Meaning,
}

/// What a mark after a figure (`**`) says.
#[derive(Debug, Clone)]
pub struct Mark {
    /// What is told under the table.
    pub text: String,
    /// *slag*: the kind of the figures that bear it, such as a forecast among outcomes.
    pub kind: Option<Kind>,
}

/// One column of a table, without its cells.
#[derive(Debug, Clone)]
pub struct Column {
    /// *id*, if it has one: its first name in cell paths.
    pub id: Option<String>,
    /// Where it is written; the table, where the content names no columns.
    pub span: Span,
    /// The published header, where it is not made from period and kind.
    pub header: Option<String>,
    /// A header over neighbouring columns with the same text.
    pub group: Option<String>,
    /// Its cells hold texts or verdicts, not figures.
    pub holds_text: bool,
    /// The meaning keys of the column itself.
    pub meaning: Meaning,
    /// *summa*: the columns that it is the sum of, in each row.
    pub sum: Option<Vec<Term>>,
    /// The figure that the verdicts of the column judge, and the one that they hold it against.
    pub verdict: Option<Box<[VerdictTerm; 2]>>,
}

/// A figure of the same row, by its column and part (empty for a plain figure).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictTerm {
    /// Place of the column in the table, from 0.
    pub column: usize,
    /// Id of the part.
    pub part: EcoString,
}

/// Whether a row is a heading or has values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// *rubrik*: a heading inside the table, without cells.
    Heading,
    /// *post*: a label with a value for each column.
    Line,
}

/// One row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// *id*, if it has one: its only name in cell paths.
    pub id: Option<String>,
    /// Where its label is written; the whole row, where it has none.
    pub span: Span,
    /// The published label; a sum row may lack one.
    pub label: Option<String>,
    /// A heading, or a row with values.
    pub kind: RowKind,
    /// Anchor of the note that explains the row, and the note as printed.
    pub note: Option<Box<Located<String>>>,
    /// *anmärkning*: shown at the label.
    pub remark: Option<String>,
    /// Anchor of the section that comments on the deviation from the budget.
    pub comment: Option<Box<Located<String>>>,
    /// The meaning keys of the row itself.
    pub meaning: Meaning,
    /// *summa*: the rows that it is the sum of, in each column.
    pub sum: Option<Vec<Term>>,
    /// One for each column; none in a heading, or when the report is put away.
    pub cells: Vec<Cell>,
}

/// One addend of a declared sum: a row or column of the same table, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Place of the row or column in the table, from 0.
    pub index: usize,
    /// Written with a minus: it is taken away.
    pub subtract: bool,
}

/// One field of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Where its value is written.
    pub span: Span,
    /// What stands there.
    pub content: Content,
    /// Everything that applies to the cell, from itself, its row, its column and its table.
    pub meaning: Meaning,
    /// *anmärkning*: what the report remarks on this figure.
    pub remark: Option<String>,
    /// The figure is restated, and why.
    pub restated: Option<String>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// One figure, exact or approximate.
    Figure(Figure),
    /// Several figures in one cell.
    Parts(Vec<Piece>),
    /// Markdown.
    Text(EcoString),
    /// A level of a scale, or free text where the scale allows it (then no level).
    Level {
        /// Id of the scale.
        scale: EcoString,
        /// The verdict as written.
        text: EcoString,
        /// The place of the level in the scale, from 0.
        level: Option<usize>,
    },
    /// "–": nothing to report; zero in sums, a gap in charts.
    Nil,
    /// An empty text: nothing is said; zero in sums.
    Blank,
    /// ".": no figure could stand here.
    NotApplicable,
    /// "..": there is a figure, which is not told, such as one about few people.
    Withheld,
    /// In the original, but not readable in our source.
    Unreadable,
    /// *fyll i*: still to be written, in a draft.
    ToFill,
}

/// A piece of a cell with several figures, in the order of printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text between the figures, as the template (*mall*) has it.
    Literal(String),
    /// One of the figures.
    Part(Part),
}

/// *del*: one of several figures in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name in the template, and last part of cell paths.
    pub id: EcoString,
    /// The figure, as published.
    pub figure: Figure,
    /// Everything that applies to it, from itself, its cell, row, column and table.
    pub meaning: Meaning,
}

impl Content {
    /// The sign of what is not told.
    pub const WITHHELD: &'static str = "..";
    /// What stands in a draft where something is still to be written: in a cell, and in any other text of its files.
    pub const TO_FILL: &'static str = "fyll i";
}

impl Cell {
    /// The figures of the cell, each with the id of its part (empty for a plain figure) and its meaning.
    pub fn figures(&self) -> impl Iterator<Item = (&str, &Figure, &Meaning)> {
        let (plain, pieces): (_, &[Piece]) = match &self.content {
            Content::Figure(figure) => (Some(("", figure, &self.meaning)), &[]),
            Content::Parts(pieces) => (None, pieces),
            _ => (None, &[]),
        };
        plain.into_iter().chain(pieces.iter().filter_map(|piece| match piece {
            Piece::Part(part) => Some((part.id.as_str(), &part.figure, &part.meaning)),
            Piece::Literal(_) => None,
        }))
    }
}

/// One cell of a report, or one part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Id of the report within its association.
    pub report: EcoString,
    /// Id of the table.
    pub table: EcoString,
    /// The place of the row in the table, from 0; headings count.
    pub row: usize,
    /// The place of the column, from 0; the labels of the rows are none.
    pub column: usize,
    /// Id of the part; empty for a plain figure.
    pub part: EcoString,
}

/// Why a row or column name does not lead to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameError {
    /// Nothing has the name.
    Unknown {
        /// The names that there are.
        known: Vec<String>,
    },
    /// Several have the name.
    Ambiguous {
        /// How many.
        count: usize,
    },
}

impl Row {
    /// What a row without a label is called where it is told of.
    pub const NAMELESS: &'static str = "(summa utan namn)";

    /// What readers know it by: its label, which a sum may lack.
    pub fn caption(&self) -> &str {
        self.label.as_deref().unwrap_or(Self::NAMELESS)
    }

    /// The name of the row in cell paths. A heading has none unless it has an id.
    pub fn name(&self) -> String {
        if self.kind == RowKind::Heading {
            return self.id.clone().unwrap_or_default();
        }
        self.id.clone().unwrap_or_else(|| swedish::slug(self.label.as_deref().unwrap_or("summa")))
    }
}

impl Column {
    /// The name of the column in cell paths.
    pub fn name(&self) -> String {
        self.names().into_iter().next().unwrap_or_default()
    }

    /// The header as published, or made from period and kind: "Budget 2024".
    pub fn header_text(&self) -> String {
        if let Some(header) = &self.header {
            return header.clone();
        }
        let Some(period) = self.meaning.period else { return String::new() };
        let when = match period {
            Period::Day(day) => day.to_string(),
            Period::Span { first, last } => swedish::period_label(first, last),
        };
        match self.meaning.kind.unwrap_or_default() {
            Kind::Outcome => when,
            kind => format!("{} {when}", kind.swedish()),
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.id.iter().cloned().collect();
        if let Some(period) = self.meaning.period {
            match self.meaning.kind.unwrap_or_default() {
                Kind::Outcome => names.push(period.to_string()),
                kind => names.push(format!("{period}-{}", kind.id())),
            }
        }
        names.extend(self.header.as_deref().map(swedish::slug));
        names
    }
}

impl Table {
    /// What readers know it by: its title, else its id.
    pub fn caption(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// The row that a name stands for: its id, its label as a slug, or its role if no other row has it.
    ///
    /// # Errors
    /// If no row or more than one answers to the name.
    pub fn find_row(&self, name: &str) -> Result<usize, NameError> {
        let [_, rows, roles] = &self.names;
        let by_name = || self.rows.iter().enumerate().map(|(place, row)| (row.name(), place));
        let by_role = || self.rows.iter().enumerate().filter_map(|(place, row)| Some((row.meaning.role?.id().to_owned(), place)));
        match (rows.bearers(name, by_name), roles.bearers(name, by_role)) {
            ([(_, only)], _) | (_, [(_, only)]) => Ok(*only),
            ([], _) => Err(NameError::Unknown { known: rows.near(name, by_name) }),
            // An id is what nobody else is called by, whatever label is added later.
            (several, _) => match several.iter().filter(|(_, place)| self.rows[*place].id.is_some()).collect::<Vec<_>>()[..] {
                [(_, only)] => Ok(*only),
                _ => Err(NameError::Ambiguous { count: several.len() }),
            },
        }
    }

    /// The column that a name stands for: its id, its period (and kind), or its header as a slug.
    ///
    /// # Errors
    /// If no column or more than one answers to the name.
    pub fn find_column(&self, name: &str) -> Result<usize, NameError> {
        let [columns, ..] = &self.names;
        let all = || self.columns.iter().enumerate().flat_map(|(place, column)| column.names().into_iter().map(move |name| (name, place)));
        match columns.bearers(name, all) {
            [(_, only)] => Ok(*only),
            [] => Err(NameError::Unknown { known: self.column_names() }),
            several => Err(NameError::Ambiguous { count: several.len() }),
        }
    }

    /// What the columns are called, to choose from; of very many the first.
    pub fn column_names(&self) -> Vec<String> {
        self.columns.iter().map(Column::name).filter(|name| !name.is_empty()).take(CHOICE).collect()
    }

    /// The column that is meant when none is named: the only one with figures, or the one of the report's own period and outcome.
    pub fn main_column(&self, own: Period) -> Option<usize> {
        let figures: Vec<usize> = (0..self.columns.len()).filter(|i| !self.columns[*i].holds_text).collect();
        if let [only] = figures[..] {
            return Some(only);
        }
        if figures.is_empty() && self.columns.len() == 1 {
            return Some(0);
        }
        let own_day = own.as_stock(false);
        let mut main = figures.into_iter().filter(|i| {
            let meaning = self.columns[*i].meaning.within(&self.meaning);
            let period = meaning.period.unwrap_or(own);
            meaning.kind.unwrap_or_default() == Kind::Outcome && (period == own || period == own_day)
        });
        let first = main.next()?;
        main.next().is_none().then_some(first)
    }

    /// Whether any row points to a note, so that the table shows a column for it.
    pub fn has_notes(&self) -> bool {
        self.rows.iter().any(|row| row.note.is_some())
    }
}
