//! Where what stands on a page is written.

use super::reading::{Around, Reading};
use crate::build::blank::Spot;
use crate::build::checked::Checked;
use crate::diag::{FileId, Span};
use crate::facts::Fact;
use crate::model::{Content, Report};
use crate::narrative;
use crate::source::Sources;

/// A text that is looked for as it stands is taken for the same if it begins with so many of the same characters.
const ENOUGH: usize = 60;

/// Something that stands on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A figure by its name, which says what it is: `medlemsbidrag/sydnarke/2024/alla`.
    Figure(String),
    /// A figure of the report that the page is of, by the path of its cell: `resultatrakning.arets-resultat`.
    Path(String),
    /// A cell of a table, by the anchor of its row and its place among those of the columns, from 0.
    Cell(String, usize),
    /// A paragraph, a heading or an item of a list, by its words.
    Text(String),
    /// What has an anchor: a table, a row, a chart, a heading.
    Anchor(String),
}

/// Where something on a page is written. The association that the page is of is at hand.
pub(super) fn spot(reading: &Reading, page: &str, asked: &Asked) -> Option<Spot> {
    let checked = reading.checked();
    let around = reading.around(page);
    let reports = checked.prepared(around.map_or(0..0, |around| around.association..around.association + 1));
    let report = reports.around(page).map(|prepared| prepared.report);
    let span = match asked {
        Asked::Figure(name) => fact(checked, name).map(|fact| fact.span),
        Asked::Path(path) => report.and_then(|report| cell(report, path)),
        Asked::Cell(row, column) => report.and_then(|report| cell_in_row(report, row, *column)),
        Asked::Anchor(id) => report.and_then(|report| anchored(report, &checked.sources, id)),
        Asked::Text(words) => {
            report.and_then(|report| said_in(report, &checked.sources, words)).or_else(|| written(reading, around, words))
        }
    };
    Spot::of(&checked.sources, span?)
}

/// The fact that a figure shows, by its name: what it is, and who speaks.
fn fact<'a>(checked: &'a Checked, name: &str) -> Option<&'a Fact> {
    // Of what is made of two figures it is the first.
    let name = name.split_once('(').map_or(name, |(_, two)| two);
    let name = name.split(['|', ')']).next()?;
    let association = name.split('/').nth(1)?;
    let (key, voice) = name.rsplit_once('/')?;
    let groups = || checked.facts.groups_of(association);
    let of = |key: &str| groups().find(|group| group[0].key.to_string() == key);
    let group = of(key).or_else(|| of(name))?;
    group.iter().find(|fact| fact.source.report == voice).or(group.first())
}

fn cell(report: &Report, path: &str) -> Option<Span> {
    let cell = report.locate(path).ok()?;
    Some(report.table(&cell.table)?.rows.get(cell.row)?.cells.get(cell.column)?.span)
}

fn cell_in_row(report: &Report, row: &str, column: usize) -> Option<Span> {
    let (table, row) = row.split_once('.')?;
    let table = report.table(table)?;
    Some(table.rows[table.find_row(row).ok()?].cells.get(column)?.span)
}

fn anchored(report: &Report, sources: &Sources, id: &str) -> Option<Span> {
    let in_text = |what: String| {
        let found = texts(report).find_map(|file| Some((file, sources.text(file).find(&what)?)));
        found.map(|(file, at)| Span::new(file, at..at + what.len()))
    };
    let table = || report.table(id).map(|table| table.span).or_else(|| cell_in_row(report, id, 0));
    in_text(format!("{{#{id}}}")).or_else(|| in_text(format!("diagram(\"{id}\""))).or_else(table)
}

fn texts(report: &Report) -> impl Iterator<Item = FileId> {
    report.narrative.iter().chain(&report.easy).copied()
}

/// Where the text of a report, or a text cell of it, reads so.
fn said_in(report: &Report, sources: &Sources, words: &str) -> Option<Span> {
    let in_text = texts(report).find_map(|file| Some(Span::new(file, narrative::passage(sources.text(file), words)?)));
    in_text.or_else(|| {
        let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let mut texts = cells.filter_map(|cell| if let Content::Text(text) = &cell.content { Some((cell, text)) } else { None });
        texts.find_map(|(cell, text)| narrative::passage(text, words).map(|_| cell.span))
    })
}

/// Where a text stands as it is: in the files of the report, of the association, or of the site.
fn written(reading: &Reading, around: Option<Around>, words: &str) -> Option<Span> {
    let words = words.trim();
    let end = words.char_indices().nth(ENOUGH).map_or(words.len(), |(end, _)| end);
    let begin = &words[..end];
    if begin.chars().count() < 3 {
        return None;
    }
    let sources = &reading.checked().sources;
    let own = around.map(|around| reading.files_of(around.association).files.clone()).unwrap_or_default();
    let common = reading.common();
    let mut files = own.chain(common).map(FileId);
    files.find_map(|file| Some((file, sources.text(file).find(begin)?))).map(|(file, at)| Span::new(file, at..at + begin.len()))
}
