//! *Fyll i*: what is still to be written in a draft, counted, and where to go on.

use crate::decode;
use crate::diag::{Code, FileId, Finding, Severity, Span};
use crate::keys;
use crate::model::{Cell, Content, Report, RowKind, Status, Table};
use crate::narrative::to_fill;
use crate::source::Sources;
use crate::swedish::numbered;

/// So many places are shown besides the first, where something is left that may not be.
const SHOWN: usize = 4;
/// What is called by longer words is told of by fewer.
const LONG: usize = 60;

/// What is still to be written in a report: in its tables, its text, and what else its files say.
#[derive(Debug, Clone, Default)]
pub struct Left {
    /// Texts that are no cells, such as the title.
    texts: Vec<Span>,
    /// Cells with figures.
    figures: Vec<Span>,
    /// Cells with texts and verdicts.
    words: Vec<Span>,
    /// How many tables the cells stand in.
    tables: usize,
    /// Places of the narrative.
    sections: Vec<Span>,
    /// The first cell, and in words where it is: `Resultaträkning, rad 3 (Avskrivningar)`.
    next_cell: Option<(Span, String)>,
}

impl Left {
    /// Looks through a report with the files that its texts and figures are written in.
    pub fn of(report: &Report, files: &[FileId], sources: &Sources) -> Left {
        let mut left = Left::default();
        left.texts.extend(files.iter().flat_map(|file| decode::left(sources.text(*file), *file)));
        for table in &report.tables {
            let cells = || table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.columns)).filter(|(cell, _)| is_left(cell));
            left.tables += usize::from(cells().next().is_some());
            for (cell, column) in cells() {
                if column.holds_text { &mut left.words } else { &mut left.figures }.push(cell.span);
            }
            left.next_cell = left.next_cell.take().or_else(|| next(table));
        }
        for file in report.narrative.iter().chain(&report.easy) {
            left.sections.extend(to_fill(sources.text(*file)).into_iter().map(|at| Span::new(*file, at)));
        }
        left
    }

    /// Where to go on.
    fn next(&self) -> Option<Span> {
        let cell = self.next_cell.as_ref().map(|(span, _)| span);
        cell.or(self.sections.first()).or(self.texts.first()).copied()
    }

    /// What is left, at the place where to go on. A report that is no draft cannot be published so.
    pub fn finding(&self, report: &Report) -> Option<Finding> {
        let next = self.next()?;
        let count = |places: &[Span], one, many| (!places.is_empty()).then(|| numbered(places.len(), one, many));
        let cells = [count(&self.figures, "siffra", "siffror"), count(&self.words, "text", "texter")];
        let cells: Vec<String> = cells.into_iter().flatten().collect();
        let tables = numbered(self.tables, "tabell", "tabeller");
        let cells = (!cells.is_empty()).then(|| format!("{} i {tables}", cells.join(" och ")));
        let counts = [cells, count(&self.sections, "avsnitt", "avsnitt"), count(&self.texts, "annan uppgift", "andra uppgifter")];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let place = match &self.next_cell {
            Some((_, cell)) => format!(", nästa: {cell}"),
            None => String::new(),
        };
        let finding = Finding::new(Code::ToFill, next, format!("kvar att fylla i: {}{place}", counts.join(", ")));
        if report.status == Status::Draft {
            return Some(finding.severity(Severity::Warning).label("fortsätt här"));
        }
        let all =
            self.figures.iter().chain(&self.words).chain(&self.sections).chain(&self.texts).filter(|place| **place != next).take(SHOWN);
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
    let is_short = |text: &&str| text.chars().count() <= LONG;
    let label = row.label.as_deref().filter(is_short).map(|label| format!(" ({label})")).unwrap_or_default();
    let caption = Some(table.caption()).filter(is_short).unwrap_or(&table.id);
    let cell = row.cells.iter().find(|cell| is_left(cell))?;
    Some((cell.span, format!("{caption}, rad {}{label}", place + 1)))
}
