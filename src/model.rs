//! What a report *is*: exact figures, cell states, units, periods, tables, members, events. No reading, no HTML.

mod text;
mod names;
mod accessibility;
mod id;
mod figure;
mod period;
mod chart;
mod role;
mod dimension;
mod meaning;
mod table;
mod scale;
mod decision;
mod event;
mod status;
mod report;
mod path;
mod way;
mod publisher;
mod ledger;
mod former;
mod site;

pub use accessibility::{AccessibilityStatement, Conformance, Deficiency};
pub use chart::{ChartMark, ChartWords};
pub use decision::{SmallFigures, UnboundNumbers};
pub use dimension::{Dimension, Dimensions};
pub use event::{Auditor, Correction, CorrectionKind, Event, EventKind, Highlight, Signer};
pub use figure::{Figure, Fraction, Quantity, Unit, without_unit};
pub use former::{Former, Moved, Note, Now, Removed};
pub use id::{wrong_file_name, wrong_id};
pub use ledger::{Ledger, above, lines, renamed, wrong_address};
pub use meaning::{Edge, Kind, Meaning, Sign};
pub use names::{Names, suggestion, suggestion_among};
pub use path::PathError;
pub use period::Period;
pub use publisher::{DataLicence, PublisherKind, organisation_digits};
pub use report::{
    AbsentParts, Attachment, AttachmentPlace, DeclaredCheck, DeclaredRelation, KnownError, Original, OriginalPlace, PARTS, Replaced,
    Report, ReportKind, SharedGoal, SignedPath, version_id, version_of,
};
pub use role::{Nature, Role};
pub use scale::{Colour, LevelMeaning, Scale, ScaleLevel, ScaleOrder};
pub use site::{
    Association, Break, ComparisonNote, CostGroup, DraftPlace, GlossaryTerm, IndicatorDefinition, Initiative, MeasureVersion, Member,
    MemberKind, Membership, Owner, Site, Synonym, Website,
};
pub use status::{Demonstration, Status, TextKind};
pub use table::{Cell, CellRef, Column, Content, Mark, NameError, Part, Piece, Row, RowKind, Table, TableKind, Term, VerdictTerm};
pub use text::{Forbidden, forbidden, is_blank, is_link, is_private, is_web_address};
