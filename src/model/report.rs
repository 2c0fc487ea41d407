//! One report: what it is, who stands behind it, its tables and its known errors.

use crate::diag::{FileId, Located, Span};
use crate::model::chart::ChartWords;
use crate::model::figure::Unit;
use crate::model::period::Period;
use crate::model::table::{Table, VerdictTerm};
use crate::source::AttachmentFile;
use jiff::civil::Date;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// *årsredovisning*
    Annual,
    /// *delårsrapport*
    Interim,
}

impl ReportKind {
    pub const ALL: [(&'static str, ReportKind); 2] = [("arsredovisning", ReportKind::Annual), ("delarsrapport", ReportKind::Interim)];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// *publicerad*
    Published,
    /// *utkast*
    Draft,
}

impl Status {
    pub const ALL: [(&'static str, Status); 2] = [("publicerad", Status::Published), ("utkast", Status::Draft)];
}

/// Whether the narrative is the original's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// *ordagrann*
    Verbatim,
    /// *bearbetad*
    Reworded,
}

impl TextKind {
    pub const ALL: [(&'static str, TextKind); 2] = [("ordagrann", TextKind::Verbatim), ("bearbetad", TextKind::Reworded)];
}

/// The signed document that the report reproduces.
#[derive(Debug, Clone)]
pub enum Original {
    At { address: String, sha256: Option<String> },
    Missing { reason: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// *beslutad* by the board
    Decided,
    /// *undertecknad*
    Signed,
    /// *reviderad*
    Audited,
    /// *ansvarsfrihet* granted by a member (26 § lag 2003:1210)
    Discharge,
}

impl EventKind {
    pub const ALL: [(&'static str, EventKind); 4] = [
        ("beslutad", EventKind::Decided),
        ("undertecknad", EventKind::Signed),
        ("reviderad", EventKind::Audited),
        ("ansvarsfrihet", EventKind::Discharge),
    ];
}

impl EventKind {
    /// What has happened to the report: "Beslutad".
    pub fn swedish(self) -> &'static str {
        match self {
            EventKind::Decided => "Beslutad",
            EventKind::Signed => "Undertecknad",
            EventKind::Audited => "Reviderad",
            EventKind::Discharge => "Prövad av en medlem",
        }
    }

    /// The name in the content.
    pub fn id(self) -> &'static str {
        EventKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}

#[derive(Debug, Clone)]
pub struct Event {
    pub kind: EventKind,
    /// Where its date is written.
    pub span: Span,
    pub date: Date,
    pub member: Option<String>,
    pub remark: Option<String>,
}

/// *rättelse*: something on the page that was put right after it was published.
#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Date,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Signer {
    pub name: String,
    pub role: String,
}

#[derive(Debug, Clone)]
pub struct Auditor {
    pub name: String,
    pub role: String,
    /// Ids of the members that appointed the auditor.
    pub appointed_by: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Attachment {
    pub name: String,
    /// The file in `bilagor/`, or why it is not here.
    pub file: Result<String, String>,
}

/// A scale of verdicts, from the lowest level to the highest.
#[derive(Debug, Clone)]
pub struct Scale {
    pub levels: Vec<ScaleLevel>,
    pub free_text: bool,
}

#[derive(Debug, Clone)]
pub struct ScaleLevel {
    pub name: String,
    /// Other wordings of the same level.
    pub other_names: Vec<String>,
    /// `green`, `yellow`, `red` or `grey`
    pub colour: Option<String>,
    pub symbol: Option<String>,
    /// What the level says of a figure beside another; none if it does not compare.
    pub meaning: Option<LevelMeaning>,
}

/// *betyder*: what a verdict says of a figure, compared with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelMeaning {
    /// *lägre*
    Lower,
    /// *lika*: how near that is differs from one association to the next
    Equal,
    /// *högre*
    Higher,
}

impl LevelMeaning {
    pub const ALL: [(&'static str, LevelMeaning); 3] =
        [("lagre", LevelMeaning::Lower), ("lika", LevelMeaning::Equal), ("hogre", LevelMeaning::Higher)];
}

/// An error of the original that the content acknowledges.
#[derive(Debug, Clone)]
pub struct KnownError {
    pub span: Span,
    pub rule: Located<String>,
    /// Cell paths; the first is where the page tells of it.
    pub places: Vec<Located<String>>,
    pub explanation: String,
}

/// *kontroll*: a relation between figures that the content declares for its own report.
#[derive(Debug, Clone)]
pub struct DeclaredCheck {
    pub span: Span,
    /// What is checked, in a few Swedish words.
    pub name: String,
    /// The figure that is looked at.
    pub place: Located<String>,
    pub relation: DeclaredRelation,
}

/// What the figure of a declared check should be.
#[derive(Debug, Clone)]
pub enum DeclaredRelation {
    /// *summa*
    Sum(Vec<SignedPath>),
    /// *kvot*: one sum divided by another, in percent if the figure is a percentage
    Quotient { of: Vec<SignedPath>, by: Vec<SignedPath> },
    /// *medel*: the mean of the values by the weights
    Mean { values: Vec<SignedPath>, weights: Vec<SignedPath> },
    /// *högst*
    AtMost(Located<String>),
    /// *minst*
    AtLeast(Located<String>),
    /// *antal*: how many cells of the columns (by table) have one of the levels
    CountOf { columns: Vec<(String, VerdictTerm)>, levels: Vec<String> },
}

/// A cell path whose figure is added, or taken away.
#[derive(Debug, Clone)]
pub struct SignedPath {
    pub path: Located<String>,
    pub subtract: bool,
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

/// *saknas*: a part that the report does not have, and why.
#[derive(Debug, Clone)]
pub struct AbsentPart {
    pub part: Located<String>,
    pub reason: String,
}

/// A decision to publish figures so small that a person could be recognised.
#[derive(Debug, Clone)]
pub struct SmallFigures {
    pub span: Span,
    /// A table, or a cell path.
    pub place: Located<String>,
    pub reason: String,
}

#[derive(Debug, Clone)]
pub struct Report {
    /// Name of the folder: `2024`.
    pub id: String,
    pub title: String,
    pub kind: ReportKind,
    pub period: Period,
    pub unit: Unit,
    pub status: Status,
    pub registry_number: Option<String>,
    pub text: TextKind,
    pub original: Original,
    pub events: Vec<Event>,
    /// As written.
    pub corrections: Vec<Correction>,
    pub signers: Vec<Signer>,
    pub auditors: Vec<Auditor>,
    pub attachments: Vec<Attachment>,
    pub scales: BTreeMap<String, Scale>,
    pub known_errors: Vec<KnownError>,
    pub small_figures: Vec<SmallFigures>,
    pub checks: Vec<DeclaredCheck>,
    pub absent_parts: Vec<AbsentPart>,
    /// How many attachments the report says that it has.
    pub promised_attachments: Option<Located<i64>>,
    pub tables: Vec<Table>,
    pub chart_words: Vec<ChartWords>,
    /// Markdown files in order.
    pub narrative: Vec<FileId>,
    /// *lättläst*: the report in easy Swedish.
    pub easy: Option<FileId>,
    /// Files in `bilagor/`.
    pub files: Vec<AttachmentFile>,
    pub span: Span,
}

impl Report {
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}
