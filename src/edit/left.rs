//! *Fyll i*: what is still to be written in a draft, counted, and where to go on.

use crate::decode;
use crate::diag::{Code, FileId, Finding, Severity, Span};
use crate::keys::{self, Kinded};
use crate::model::{Cell, CellRef, Content, Report, Row, RowKind, Status, Table};
use crate::narrative::to_fill;
use crate::source::Sources;
use crate::swedish::numbered;
use ecow::EcoString;

/// So many places are shown besides the first, where something is left that may not be.
const SHOWN: usize = 4;
/// What is called by longer words is told of by fewer.
const LONG: usize = 60;

/// What is still to be written in a report: in its tables, its text, and what else its files say.
#[derive(Debug, Clone, Default)]
pub struct Left {
    /// Texts that are no cells, such as the title, with what their keys mean.
    texts: Vec<(Span, &'static str)>,
    /// Cells with figures.
    figures: Vec<Span>,
    /// Cells with texts and verdicts.
    words: Vec<Span>,
    /// How many tables the cells stand in.
    tables: usize,
    /// Places of the narrative, with what is missing there.
    sections: Vec<(Span, String)>,
    /// The first cell, and in words where it is: `Resultaträkning, rad 3 (Avskrivningar)`.
    next_cell: Option<(Span, String)>,
}

impl Left {
    /// Looks through a report with the files that its texts and figures are written in.
    pub fn of(report: &Report, files: &[FileId], sources: &Sources) -> Left {
        let mut left = Left::default();
        left.texts.extend(files.iter().flat_map(|file| {
            let kind = if *file == report.span.file { keys::Report::KIND } else { keys::Figures::KIND };
            decode::left(sources.text(*file), *file, kind)
        }));
        for table in &report.tables {
            let cells = || table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.columns)).filter(|(cell, _)| is_left(cell));
            left.tables += usize::from(cells().next().is_some());
            for (cell, column) in cells() {
                if column.holds_text { &mut left.words } else { &mut left.figures }.push(cell.span);
            }
            left.next_cell = left.next_cell.take().or_else(|| next(table));
        }
        for file in report.narrative.iter().chain(&report.easy) {
            left.sections.extend(to_fill(sources.text(*file)).into_iter().map(|(at, what)| (Span::new(*file, at), what)));
        }
        left
    }

    /// Every place, in the order of reading, with what is missing there, and the cell if it is one.
    pub fn places(&self, report: &Report) -> Vec<(Span, String, Option<CellRef>)> {
        let means = |means: &str| means.trim_end_matches('.').replace('`', "");
        let mut places: Vec<_> = self.texts.iter().map(|(span, key)| (*span, means(key), None)).collect();
        for table in &report.tables {
            let mut lines = 0;
            for (row, line) in table.rows.iter().enumerate() {
                lines += usize::from(line.kind == RowKind::Line);
                for (column, cell) in line.cells.iter().enumerate().filter(|(_, cell)| is_left(cell)) {
                    let header = table.columns[column].header_text();
                    let header = if table.columns.len() > 1 && is_short(&&*header) && !header.is_empty() {
                        format!(", {header}")
                    } else {
                        String::new()
                    };
                    let at = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: EcoString::new() };
                    places.push((cell.span, format!("{}{header}", place_in(table, line, lines)), Some(at)));
                }
            }
        }
        places.extend(self.sections.iter().map(|(span, what)| (*span, what.clone(), None)));
        places
    }

    /// Where to go on.
    fn next(&self) -> Option<Span> {
        let cell = self.next_cell.as_ref().map(|(span, _)| span);
        cell.or(self.sections.first().map(|(span, _)| span)).or(self.texts.first().map(|(span, _)| span)).copied()
    }

    /// What is left, at the place where to go on. A report that is no draft cannot be published so.
    pub fn finding(&self, report: &Report) -> Option<Finding> {
        let next = self.next()?;
        let count = |places: usize, one, many| (places > 0).then(|| numbered(places, one, many));
        let cells = [count(self.figures.len(), "siffra", "siffror"), count(self.words.len(), "text", "texter")];
        let cells: Vec<String> = cells.into_iter().flatten().collect();
        let tables = numbered(self.tables, "tabell", "tabeller");
        let cells = (!cells.is_empty()).then(|| format!("{} i {tables}", cells.join(" och ")));
        let counts = [cells, count(self.sections.len(), "avsnitt", "avsnitt"), count(self.texts.len(), "annan uppgift", "andra uppgifter")];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let place = match &self.next_cell {
            Some((_, cell)) => format!(", nästa: {cell}"),
            None => String::new(),
        };
        let finding = Finding::new(Code::ToFill, next, format!("kvar att fylla i: {}{place}", counts.join(", ")));
        if report.status == Status::Draft {
            return Some(finding.severity(Severity::Warning).label("fortsätt här"));
        }
        let (sections, texts) = (self.sections.iter().map(|(span, _)| span), self.texts.iter().map(|(span, _)| span));
        let all = self.figures.iter().chain(&self.words).chain(sections).chain(texts).filter(|place| **place != next).take(SHOWN);
        let finding = all.fold(finding.label("här"), |finding, place| finding.also(*place, "här också"));
        Some(finding.help(format!(
            "Skriv det som saknas. Fram till dess: {} = \"{}\" i rapport.toml.",
            keys::Report::STATUS,
            Status::Draft.id()
        )))
    }
}

fn is_left(cell: &Cell) -> bool {
    cell.content == Content::ToFill
}

/// The first cell of a table that is left, by its table and its row as people count.
fn next(table: &Table) -> Option<(Span, String)> {
    let lines = table.rows.iter().filter(|row| row.kind == RowKind::Line);
    let (place, row) = lines.enumerate().find(|(_, row)| row.cells.iter().any(is_left))?;
    let cell = row.cells.iter().find(|cell| is_left(cell))?;
    Some((cell.span, place_in(table, row, place + 1)))
}

/// A row of a table as people count, from 1.
fn place_in(table: &Table, row: &Row, line: usize) -> String {
    let label = row.label.as_deref().filter(is_short).map(|label| format!(" ({label})")).unwrap_or_default();
    let caption = Some(table.caption()).filter(is_short).unwrap_or(&table.id);
    format!("{caption}, rad {line}{label}")
}

fn is_short(text: &&str) -> bool {
    text.chars().count() <= LONG
}
