//! Finds and reads the content files and keeps their text, so that every finding can show its place. Interprets nothing.

mod encoding;
mod folder;
mod sources;
mod tree;

pub use encoding::decoded;
pub use folder::{Entry, Kind, SourceError, bytes, files_below, is_folder, is_hidden, printable};
pub use sources::{SourceFile, Sources, Volume};
pub use tree::{AssociationFiles, AttachmentFile, LEDGER, ReportFiles, SCHEMAS, Tree, find, list, read, static_folder, theme_folder};
