//! What the content may say: each key once, with its form, whether it must be there, what it means and an example. `decode` reads by it.
//! What holds between keys is not here, but in `decode`.

mod vocabulary;
mod key;
mod form;
mod meaning;
mod table;
mod report;
mod site;
mod file;
mod document;

pub use document::table;
pub use file::{FILES, kinds};
pub(crate) use form::{
    ABOVE, AddressText, Checksum, Choice, Date, Flag, Id, Ids, Integer, List, NO_ROLE, Named, OneOrMore, OrganisationNumber, PartName,
    PeriodName, Raw, RoleName, RoleOrNone, Shape, Share, Table, Text,
};
pub use key::{Form, Info, Kind, Need};
pub(crate) use key::{Key, Kinded};
pub(crate) use meaning::{Cells, Group, Meaning, Part};
pub(crate) use report::{
    Absent, Attachment, Auditor, Chart, ChartMark, Check, Correction, Count, Event, Figures, Highlight, KnownError, Level, Mean, Original,
    Quotient, Replaced, Report, Scale, SharedGoal, Signer, Small, Unbound,
};
pub use site::FORMAT;
pub(crate) use site::{
    Accessibility, Association, Break, ComparisonNote, Deficiency, Glossary, Indicator, Indicators, Initiative, Initiatives, Measure,
    Member, Members, Membership, Moved, Owner, Removed, Synonym, Website, Word,
};
pub(crate) use table::{Cell, Column, Heading, MarkText, Row, TableOf};
pub(crate) use vocabulary::{Holding, Vocabulary};
