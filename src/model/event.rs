//! What happens to a report, in the year that it tells of and afterwards, and the people who stand behind it.

use crate::diag::{Located, Span};
use jiff::civil::Date;

/// *slag* of an event.
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
    /// Every kind with its name in the content.
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

/// *händelse*: a step on the way of the report from the board to the members.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// Where its date is written.
    pub span: Span,
    /// *datum*: when it happened.
    pub date: Date,
    /// *medlem*: id of the member that decided on discharge.
    pub member: Option<String>,
    /// *anmärkning*: shown after the event.
    pub remark: Option<String>,
}

/// *nyhet*: what happened in the year that no figure shows, in a sentence.
#[derive(Debug, Clone)]
pub struct Highlight {
    /// What happened.
    pub text: String,
    /// The anchor of the page that tells more.
    pub section: Located<String>,
}

/// *rättelse*: something on the page that was put right after it was published.
#[derive(Debug, Clone)]
pub struct Correction {
    /// *datum*: when it was put right.
    pub date: Date,
    /// What was put right.
    pub text: String,
    /// *slag*
    pub kind: CorrectionKind,
    /// *plats*: a cell path, or the id of a table or a section.
    pub place: Option<Located<String>>,
    /// *från*: what stood there.
    pub from: Option<String>,
    /// *till*: what stands there now.
    pub to: Option<String>,
    /// *skäl*: how it came about.
    pub reason: Option<String>,
}

/// *slag* of a correction. An error of the original is none: it stands as it is printed, with an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CorrectionKind {
    /// *avskrift*: what stood here was not what the original says.
    #[default]
    Transcription,
    /// *nytt original*: the board has decided on another original.
    NewOriginal,
}

impl CorrectionKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, CorrectionKind); 2] =
        [("avskrift", CorrectionKind::Transcription), ("nytt-original", CorrectionKind::NewOriginal)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        CorrectionKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}

/// *undertecknare*: who signed, as a member of the board on that day.
#[derive(Debug, Clone)]
pub struct Signer {
    /// *namn* of the person, or *utelämnad*: why the name is not told.
    pub name: Result<String, String>,
    /// *roll*: what the signer is in the association, such as *ordförande*.
    pub role: String,
}

/// *revisor*: an authorised one for the state, others for region and municipalities.
#[derive(Debug, Clone)]
pub struct Auditor {
    /// *namn* of the person, or *utelämnad*: why the name is not told.
    pub name: Result<String, String>,
    /// *roll*: what the auditor is, such as *auktoriserad revisor*, often with the firm.
    pub role: String,
    /// Ids of the members that appointed the auditor.
    pub appointed_by: Vec<String>,
}
