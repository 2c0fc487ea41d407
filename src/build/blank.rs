//! Where something is still to be written.

use crate::diag::Span;
use crate::edit::Left;
use crate::site::Prepared;
use crate::source::Sources;
use std::path::PathBuf;

/// A place in a file of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where the file lies.
    pub path: PathBuf,
    /// The file as findings name it.
    pub shown: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Something that is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// The title of the report.
    pub report: String,
    /// The address of its page below the root.
    pub page: String,
    /// Where on the page it will stand: `#resultatrakning.arets-resultat`; empty where that is nowhere.
    pub anchor: String,
    /// What it is: `Resultaträkning, rad 3 (Avskrivningar)`.
    pub what: String,
    /// Where to write it.
    pub place: Spot,
}

impl Spot {
    pub(super) fn of(sources: &Sources, span: Span) -> Option<Spot> {
        let (line, column) = sources.position(span);
        Some(Spot { path: sources.path_of(span.file)?.to_owned(), shown: sources.file(span.file).path.clone(), line, column })
    }
}

/// What is still to be written in a report that is at hand, in the order of reading.
pub(super) fn blanks(prepared: &Prepared, left: &Left, sources: &Sources) -> Vec<Blank> {
    let blank = |(span, what, cell): (Span, String, Option<_>)| {
        let heading = || heading_before(sources.text(span.file), span.start());
        Some(Blank {
            report: prepared.report.title.clone(),
            page: prepared.path(),
            anchor: cell.map_or_else(heading, |cell| prepared.anchor(&cell)),
            what,
            place: Spot::of(sources, span)?,
        })
    };
    left.places(prepared.report).into_iter().filter_map(blank).collect()
}

/// The anchor of the nearest heading of a Markdown text before a place.
fn heading_before(text: &str, at: usize) -> String {
    let headings = text[..at].lines().rev().filter(|line| line.starts_with('#'));
    let ids = headings.filter_map(|line| line.trim_end().strip_suffix('}')?.rsplit_once("{#"));
    ids.map(|(_, id)| format!("#{id}")).next().unwrap_or_default()
}
