//! How far a report has come, and whose words and figures it has.

use crate::model::event::EventKind;
use serde::Serialize;

/// How far a report has come on its way from the board to the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// *utkast*: not on the site.
    Draft,
    /// *beslutad* by the board
    Decided,
    /// *undertecknad*
    Signed,
    /// *reviderad*
    Audited,
    /// *publicerad*: whatever has happened to it, nothing more is waited for.
    Published,
}

impl Status {
    /// Every status with its name in the content, in the order in which a report passes through them.
    pub const ALL: [(&'static str, Status); 5] = [
        ("utkast", Status::Draft),
        ("beslutad", Status::Decided),
        ("undertecknad", Status::Signed),
        ("reviderad", Status::Audited),
        ("publicerad", Status::Published),
    ];

    /// Whether everybody may see the report.
    pub fn is_public(self) -> bool {
        self != Status::Draft
    }

    /// The name in the content.
    pub fn id(self) -> &'static str {
        Status::ALL.iter().find(|(_, status)| *status == self).map_or("", |(id, _)| id)
    }

    /// The event that brought the report so far; none of a draft, and of what is published, whatever has happened to it.
    pub fn event(self) -> Option<EventKind> {
        match self {
            Status::Decided => Some(EventKind::Decided),
            Status::Signed => Some(EventKind::Signed),
            Status::Audited => Some(EventKind::Audited),
            Status::Draft | Status::Published => None,
        }
    }
}

/// Whether the narrative is the original's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// *ordagrann*
    Verbatim,
    /// *bearbetad*
    Reworded,
    /// *påhittad*: the whole report is an example, figures and all. Only in a demonstration.
    Invented,
}

/// What a demonstration says of itself where it shows a report, by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Demonstration {
    /// It is made up.
    Invented,
    /// It is a public document that others have reworded.
    Real,
    /// Nobody knows yet who will publish it.
    Trial,
}

impl TextKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, TextKind); 3] =
        [("ordagrann", TextKind::Verbatim), ("bearbetad", TextKind::Reworded), ("pahittad", TextKind::Invented)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        TextKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}
