//! One report: what it is, who stands behind it, its tables and its known errors.

use crate::diag::{FileId, Located, Span};
use crate::model::chart::ChartWords;
use crate::model::decision::{SmallFigures, UnboundNumbers};
use crate::model::event::{Auditor, Correction, Event, EventKind, Highlight, Signer};
use crate::model::figure::Unit;
use crate::model::names::Names;
use crate::model::period::Period;
use crate::model::scale::Scale;
use crate::model::status::{Demonstration, Status, TextKind};
use crate::model::table::{CellRef, Table, VerdictTerm};
use crate::source::AttachmentFile;
use ecow::EcoString;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// *slag* of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// *årsredovisning*
    Annual,
    /// *delårsrapport*
    Interim,
    /// *verksamhetsberättelse*: what was done, beside the account or before it.
    Activities,
    /// *social redovisning*: what came of it for people and for society.
    Social,
    /// *verksamhetsplan*, with the budget (23 § lag 2003:1210): what is to be done.
    Plan,
}

impl ReportKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, ReportKind); 5] = [
        ("arsredovisning", ReportKind::Annual),
        ("delarsrapport", ReportKind::Interim),
        ("verksamhetsberattelse", ReportKind::Activities),
        ("social-redovisning", ReportKind::Social),
        ("verksamhetsplan", ReportKind::Plan),
    ];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        ReportKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }

    /// Whether it accounts for the money of its period. Of one period there is one such report; others may stand beside it.
    pub fn is_account(self) -> bool {
        matches!(self, ReportKind::Annual | ReportKind::Interim)
    }

    /// Whether one follows the other through the years.
    pub fn follows(self, other: ReportKind) -> bool {
        self == other || self.is_account() && other.is_account()
    }
}

/// A signed document that the report reproduces.
#[derive(Debug, Clone)]
pub struct Original {
    /// *namn*: what it is called, where there are several.
    pub name: Option<String>,
    /// Where it is, or *saknas*: why there is no address for it.
    pub place: Result<OriginalPlace, String>,
}

/// Where an original can be read.
#[derive(Debug, Clone)]
pub struct OriginalPlace {
    /// *adress*: where on the web.
    pub address: String,
    /// The SHA-256 sum of the file, so that anyone can see whether it is the same.
    pub sha256: Option<String>,
}

/// *bilaga*: something that belongs to the report.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// *namn*: what it is called on the page.
    pub name: String,
    /// Where it is.
    pub place: AttachmentPlace,
    /// The SHA-256 sum that the content states.
    pub sha256: Option<Located<String>>,
    /// *tillgänglig*: whether everybody can read it; none: nobody has tried.
    pub accessible: Option<bool>,
    /// *annan version*: how to get it in another way.
    pub other_version: Option<String>,
}

/// Where an attachment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentPlace {
    /// *fil*: its name in `bilagor/`.
    File(String),
    /// *diarienummer*: with the association alone, under this number.
    Registered(String),
    /// *saknas*: not here, and why.
    Missing(String),
}

impl Attachment {
    /// Its file, if it is published.
    pub fn file(&self) -> Option<&str> {
        match &self.place {
            AttachmentPlace::File(file) => Some(file),
            AttachmentPlace::Registered(_) | AttachmentPlace::Missing(_) => None,
        }
    }
}

/// An error of the original that the content acknowledges.
#[derive(Debug, Clone)]
pub struct KnownError {
    /// Where it is acknowledged.
    pub span: Span,
    /// *regel*: code of the rule that finds the error.
    pub rule: Located<String>,
    /// Cell paths; the first is where the page tells of it.
    pub places: Vec<Located<String>>,
    /// *förklaring*: what readers are told of it.
    pub explanation: String,
}

/// *kontroll*: a relation between figures that the content declares for its own report.
#[derive(Debug, Clone)]
pub struct DeclaredCheck {
    /// Where the check is written.
    pub span: Span,
    /// What is checked, in a few Swedish words.
    pub name: String,
    /// The figure that is looked at.
    pub place: Located<String>,
    /// What it should agree with.
    pub relation: DeclaredRelation,
}

/// What the figure of a declared check should be.
#[derive(Debug, Clone)]
pub enum DeclaredRelation {
    /// *summa*
    Sum(Vec<SignedPath>),
    /// *kvot*: one sum divided by another, in percent if the figure is a percentage
    Quotient {
        /// *av*: the sum that is divided.
        of: Vec<SignedPath>,
        /// *på*: the sum that it is divided by.
        by: Vec<SignedPath>,
    },
    /// *medel*: the mean of the values by the weights
    Mean {
        /// *värden*: what the mean is taken of.
        values: Vec<SignedPath>,
        /// *vikter*: one for each value.
        weights: Vec<SignedPath>,
    },
    /// *högst*
    AtMost(Located<String>),
    /// *minst*
    AtLeast(Located<String>),
    /// *antal*: how many cells of the columns (by table) have one of the levels
    CountOf {
        /// *kolumner*: id of the table, and the column or part in it.
        columns: Vec<(String, VerdictTerm)>,
        /// *nivåer*: as the cells write them.
        levels: Vec<String>,
    },
}

/// A cell path whose figure is added, or taken away.
#[derive(Debug, Clone)]
pub struct SignedPath {
    /// The path as written, without its minus.
    pub path: Located<String>,
    /// Whether it was written with a minus: the figure is taken away.
    pub subtract: bool,
}

/// *gemensamt mål*: a goal that holds for several figures together.
#[derive(Debug, Clone)]
pub struct SharedGoal {
    /// *mål*: where the goal is printed.
    pub goal: CellRef,
    /// *delar*: the figures that are to reach it together.
    pub parts: Vec<CellRef>,
    /// *utfall*: what they came to together, as printed.
    pub outcome: CellRef,
    /// *omdöme*: what the report itself says of it, in its words.
    pub verdict: Option<String>,
}

/// The parts of an annual report (4 kap. 1 § lag 2018:597), by the ids that their tables have.
pub const PARTS: [(&str, &str); 7] = [
    ("forvaltningsberattelse", "Förvaltningsberättelse"),
    ("resultatrakning", "Resultaträkning"),
    ("balansrakning", "Balansräkning"),
    ("kassaflode", "Kassaflödesanalys"),
    ("noter", "Noter"),
    ("driftredovisning", "Driftredovisning"),
    ("investeringsredovisning", "Investeringsredovisning"),
];

/// *saknas*: parts that the report does not have, and why.
#[derive(Debug, Clone)]
pub struct AbsentParts {
    /// *del*: ids of the parts, each one of [`PARTS`].
    pub parts: Vec<Located<String>>,
    /// *skäl*: why they are not there.
    pub reason: String,
}

/// *ersatt*: when a version ceased to hold, and why.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// Where it is written.
    pub span: Span,
    /// *datum*: when the version in its place was published.
    pub date: Date,
    /// *skäl*
    pub reason: String,
    /// Id of the report in its place: `2024` of `2024-version-1`.
    pub by: EcoString,
}

/// Between the id of a report and the number of a version of it that no longer holds.
const VERSION: &str = "-version-";

/// The id of a report without the number of its version: `2024` of `2024-version-1`. None of one that has no number.
pub fn version_of(id: &str) -> Option<&str> {
    let (report, number) = id.rsplit_once(VERSION)?;
    number.parse::<u32>().is_ok_and(|number| number > 0).then_some(report)
}

/// The id of a version of a report that no longer holds.
pub fn version_id(report: &str, number: usize) -> String {
    format!("{report}{VERSION}{number}")
}

/// A report as the content tells it.
#[derive(Debug, Clone)]
pub struct Report {
    /// Name of the folder: `2024`, `2024-social-redovisning`.
    pub id: EcoString,
    /// *titel*: `Årsredovisning 2024`.
    pub title: String,
    /// *slag*
    pub kind: ReportKind,
    /// From *från* to *till*, which the name of the folder says too.
    pub period: Period,
    /// *enhet*: the unit of every table that does not name its own.
    pub unit: Unit,
    /// *status*: a draft is built only when asked for.
    pub status: Status,
    /// Where the status is written.
    pub status_span: Span,
    /// *diarienummer*: number of the document in the association's register.
    pub registry_number: Option<String>,
    /// Whether the narrative is the original's own text; said on the page.
    pub text: TextKind,
    /// The signed documents. More than one have names.
    pub originals: Vec<Original>,
    /// *händelse*: what has happened to it, as written.
    pub events: Vec<Event>,
    /// *nyhet*, as written.
    pub highlights: Vec<Highlight>,
    /// *ersatt*: it is a version that another has taken the place of.
    pub replaced: Option<Replaced>,
    /// As written.
    pub corrections: Vec<Correction>,
    /// *undertecknare*, as written.
    pub signers: Vec<Signer>,
    /// *revisor*, as written.
    pub auditors: Vec<Auditor>,
    /// *bilaga*, as written.
    pub attachments: Vec<Attachment>,
    /// *skala*: scales of verdicts by their ids.
    pub scales: BTreeMap<String, Scale>,
    /// *originalfel*: errors of the original, each with its explanation.
    pub known_errors: Vec<KnownError>,
    /// *småtal*: what may be published although it is about few people.
    pub small_figures: Vec<SmallFigures>,
    /// *otaggat*: numbers of the text that no table holds.
    pub unbound: Vec<UnboundNumbers>,
    /// *kontroll*: relations that this report declares for its own figures.
    pub checks: Vec<DeclaredCheck>,
    /// *gemensamt mål*: goals for several figures together.
    pub shared_goals: Vec<SharedGoal>,
    /// *saknas*: parts of an annual report that it does not have.
    pub absent_parts: Vec<AbsentParts>,
    /// How many attachments the report says that it has.
    pub promised_attachments: Option<Located<i64>>,
    /// *tabell*, in published order: name of the file, then place in it.
    pub tables: Vec<Table>,
    /// The tables by their ids.
    pub table_names: Names,
    /// *diagram*: what the content says of charts of the report.
    pub chart_words: Vec<ChartWords>,
    /// Markdown files in order.
    pub narrative: Vec<FileId>,
    /// *lättläst*: the report in easy Swedish.
    pub easy: Option<FileId>,
    /// Files in `bilagor/`.
    pub files: Vec<AttachmentFile>,
    /// The start of `rapport.toml`, for findings about the whole report.
    pub span: Span,
}

impl Report {
    /// When something happened to it for the first time.
    pub fn first(&self, kind: EventKind) -> Option<Date> {
        self.events.iter().filter(|event| event.kind == kind).map(|event| event.date).min()
    }

    /// The day when it was given out, as far as is known: that of the first event that is no discharge.
    pub fn issued(&self) -> Option<Date> {
        self.events.iter().filter(|event| event.kind != EventKind::Discharge).map(|event| event.date).min()
    }

    /// What a demonstration says of itself where it shows the report.
    pub fn demonstration(&self) -> Demonstration {
        match self.text {
            TextKind::Invented => Demonstration::Invented,
            TextKind::Reworded if self.status.is_public() => Demonstration::Real,
            TextKind::Reworded | TextKind::Verbatim => Demonstration::Trial,
        }
    }

    /// Lets go of what only its own page needs. Tables, rows and columns keep their names and labels, so that a figure of the report still
    /// has its place.
    pub fn put_away(&mut self) {
        (self.known_errors, self.small_figures, self.checks, self.unbound) = Default::default();
        (self.shared_goals, self.absent_parts, self.scales) = (Vec::new(), Vec::new(), BTreeMap::new());
        for table in &mut self.tables {
            (table.names, table.marks, table.remark) = (Default::default(), BTreeMap::new(), None);
            for row in &mut table.rows {
                (row.cells, row.sum, row.note, row.comment) = (Vec::new(), None, None, None);
            }
            for column in &mut table.columns {
                (column.sum, column.verdict) = (None, None);
            }
        }
    }

    /// The table with an id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.get(self.table_place(id)?)
    }

    /// The place of the table with an id, in published order.
    pub fn table_place(&self, id: &str) -> Option<usize> {
        self.table_names.place(id, || self.table_ids())
    }

    /// The ids of tables that come near to one.
    pub(super) fn near_tables(&self, id: &str) -> Vec<String> {
        self.table_names.near(id, || self.table_ids())
    }

    fn table_ids(&self) -> impl Iterator<Item = (String, usize)> {
        self.tables.iter().enumerate().map(|(place, table)| (table.id.to_string(), place))
    }
}
