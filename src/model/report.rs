//! One report: what it is, who stands behind it, its tables and its known errors.

use super::{Period, Table, Unit};
use crate::diag::{FileId, Located, Span};
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
    /// The name in the content.
    pub fn id(self) -> &'static str {
        EventKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}

#[derive(Debug, Clone)]
pub struct Event {
    pub kind: EventKind,
    pub date: Date,
    pub member: Option<String>,
    pub remark: Option<String>,
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
    pub colour: Option<String>,
    pub symbol: Option<String>,
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
    pub signers: Vec<Signer>,
    pub auditors: Vec<Auditor>,
    pub attachments: Vec<Attachment>,
    pub scales: BTreeMap<String, Scale>,
    pub known_errors: Vec<KnownError>,
    pub small_figures: Vec<SmallFigures>,
    pub tables: Vec<Table>,
    /// Markdown files in order.
    pub narrative: Vec<FileId>,
    /// Files in `bilagor/`.
    pub files: Vec<AttachmentFile>,
    pub span: Span,
}

impl Report {
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}
