//! Markdown to blocks, with references to figures, tables and charts bound or reported. Knows no templates.

mod block;
mod html;
mod terms;
mod binder;
mod expression;
mod mask;
mod reference;
mod passages;
mod pasted;
mod unbound;
mod markdown;

pub use block::Block;
pub use html::{escape, plain, without};
pub use mask::without_comments;
pub use passages::passage;
pub use reference::{moved, to_fill, to_fill_here, unknown_chart};
pub use terms::Terms;
pub use unbound::{Numbers, Unbound, numbers};

use crate::diag::{Code, FileId, Finding, Findings, Located, Span};
use crate::model::{Attachment, CellRef, ChartWords, Content, Forbidden, Report, TableKind, forbidden, suggestion_among};
use crate::source::{AttachmentFile, Sources};
use binder::Binder;
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of the findings that something referred to is not there.
pub const MISSED: [Code; 7] = [
    Code::UnknownCell,
    Code::UnknownTable,
    Code::UnknownChart,
    Code::UnknownInitiative,
    Code::DeadLink,
    Code::CellWithoutFigure,
    Code::UnusedFigure,
];

/// Anchor of the report in easy Swedish.
pub const EASY: &str = "lattlast_";

/// The narrative of a report, bound to its figures.
#[derive(Debug, Clone, Default)]
pub struct Narrative {
    /// The report itself, in order of the files.
    pub blocks: Vec<Block>,
    /// The report in easy Swedish; empty if it has none.
    pub easy: Vec<Block>,
    /// The headings of the report by their ids, without markup.
    pub headings: BTreeMap<String, String>,
    /// The text cells of the tables as HTML.
    pub cells: BTreeMap<CellRef, String>,
    /// Cells whose figures the text shows, each with the id of the heading under which it does so first.
    pub shown: BTreeMap<CellRef, EcoString>,
    /// What the prose of the original prints for a cell, with a finding where it departs from the table (rule `tryckt`).
    pub printed: Vec<(CellRef, Option<Finding>)>,
    /// Terms of the glossary that the text uses, each with the id of the heading under which it does so first.
    pub terms: BTreeMap<String, EcoString>,
}

/// Reads the narrative and the text cells of a report. `charts` are the ids of the charts that there are figures for. The first
/// use of each of the `terms` in the narrative becomes a link.
pub fn bind(report: &Report, sources: &Sources, charts: &BTreeSet<String>, terms: &Terms, findings: &mut Findings) -> Narrative {
    let mut binder = Binder::new(report, charts, terms);
    let mut narrative = Narrative::default();
    for file in report.narrative.iter().chain(&report.easy) {
        check_characters(*file, sources, findings);
    }
    for file in &report.narrative {
        let text = sources.text(*file);
        let whole = Span::new(*file, 0..text.len());
        narrative.blocks.extend(markdown::blocks(text, markdown::Origin::Verbatim(whole), &mut binder, findings));
    }
    binder.terms = None;
    if let Some(file) = report.easy {
        let text = sources.text(file);
        let level = std::mem::replace(&mut binder.level, 1);
        binder.heading = EASY.into();
        narrative.easy = markdown::blocks(text, markdown::Origin::Verbatim(Span::new(file, 0..text.len())), &mut binder, findings);
        binder.level = level;
    }
    if narrative.easy.is_empty() {
        findings.push(
            Finding::new(Code::EasySwedish, report.span, "rapporten har ingen sammanfattning på lätt svenska")
                .help("Skriv den i filen lattlast.md i rapportens mapp: korta meningar, vanliga ord, det viktigaste först."),
        );
    }
    for table in &report.tables {
        binder.heading.clone_from(&table.id);
        for (row_index, row) in table.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Content::Text(text) = &cell.content {
                    let place =
                        CellRef { report: report.id.clone(), table: table.id.clone(), row: row_index, column, part: EcoString::new() };
                    let origin = markdown::Origin::of_cell(text, cell.span, sources);
                    narrative.cells.insert(place, markdown::cell(text, origin, &mut binder, findings));
                }
            }
        }
    }
    check_anchors(&binder, findings);
    for block in narrative.blocks.iter().rev() {
        if let Block::Heading { id, html, .. } = block {
            narrative.headings.insert(id.clone(), plain(html));
        }
    }
    check_files(report, &narrative, findings);
    if !binder.is_unfinished {
        check_prose_figures(&binder, findings);
    }
    narrative.shown = binder.shown;
    narrative.printed = binder.printed;
    narrative.terms = binder.used_terms;
    narrative
}

/// No text holds what cannot be shown. The cells have been looked at when they were read.
fn check_characters(file: FileId, sources: &Sources, findings: &mut Findings) {
    for found in forbidden(sources.text(file)) {
        findings.push(Finding::new(Code::ForbiddenCharacter, Span::new(file, found.at), found.message).help(Forbidden::HELP));
    }
}

/// Every anchor is unique on the page, and every link within the page leads somewhere.
fn check_anchors(binder: &Binder, findings: &mut Findings) {
    let mut known: BTreeSet<&str> = binder.anchors.keys().map(String::as_str).collect();
    for table in &binder.report.tables {
        if let Some(heading) = binder.anchors.get(&*table.id) {
            findings.push(
                Finding::new(Code::DoubleId, *heading, format!("”{}” finns redan", table.id))
                    .label("rubriken")
                    .also(table.span, "tabellen med samma id")
                    .help(format!("Ge rubriken ett annat id, till exempel {{#avsnitt-{}}}.", table.id)),
            );
        }
        known.insert(&table.id);
    }
    for chart in binder.charts {
        if let Some(table) = binder.report.table(chart) {
            findings.push(
                Finding::new(Code::DoubleId, table.span, format!("”{chart}” är redan id för ett diagram"))
                    .help("Ge tabellen ett annat id."),
            );
        }
        if let Some(heading) = binder.anchors.get(chart) {
            findings.push(
                Finding::new(Code::DoubleId, *heading, format!("”{chart}” är redan id för ett diagram")).help("Ge rubriken ett annat id."),
            );
        }
        known.insert(chart);
    }
    let is_there = |words: &&ChartWords| binder.is_unfinished || binder.charts.contains(&words.id.value);
    for words in binder.report.chart_words.iter().filter(|words| !is_there(words)) {
        findings.push(unknown_chart(&words.id, binder.charts, "rapporten"));
    }
    let rows = binder.report.tables.iter().flat_map(|table| &table.rows);
    let notes = rows.clone().filter_map(|row| row.note.as_deref());
    let of_rows = rows.flat_map(|row| row.note.iter().chain(&row.comment)).map(|target| &**target);
    let of_highlights = binder.report.highlights.iter().map(|highlight| &highlight.section);
    let of_corrections = binder.report.corrections.iter().filter_map(|correction| correction.place.as_ref());
    let of_corrections = of_corrections.filter(|place| binder.report.locate(&place.value).is_err());
    for target in binder.links.iter().chain(of_rows).chain(of_highlights).chain(of_corrections) {
        if !known.contains(target.value.as_str()) {
            let is_note = notes.clone().any(|note| std::ptr::eq(note, target));
            findings.push(dead_link(target, is_note, &known));
        }
    }
}

fn dead_link(target: &Located<String>, is_note: bool, known: &BTreeSet<&str>) -> Finding {
    let id = &target.value;
    // The note beside is as like it as can be, and never the one that was meant.
    let note = id.strip_prefix("not-").filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    let (message, help) = match note {
        Some(number) => (
            format!("det finns ingen tabell eller rubrik med id ”{id}”"),
            if is_note {
                format!("Lägg till den, eller ta bort not = {number}.")
            } else {
                "Lägg till den, eller rätta länken.".to_owned()
            },
        ),
        None => (format!("det finns inget på sidan med id ”{id}”"), suggestion_among(id, known)),
    };
    Finding::new(Code::DeadLink, target.span, message).help(help)
}

/// The files in `bilagor/` that the report lists or shows; others are not published.
pub fn published_files<'a>(report: &'a Report, narrative: &'a Narrative) -> impl Iterator<Item = &'a AttachmentFile> {
    let listed = report.attachments.iter().filter_map(Attachment::file);
    let names: BTreeSet<&str> = listed.chain(narrative.pictures()).collect();
    report.files.iter().filter(move |file| names.contains(file.name.as_str()))
}

impl Narrative {
    /// Lets go of the text, but for some text cells. Where it shows a figure or uses a term is kept.
    pub fn put_away(&mut self, kept: &BTreeSet<&CellRef>) {
        (self.blocks, self.easy, self.printed) = (Vec::new(), Vec::new(), Vec::new());
        self.cells.retain(|cell, _| kept.contains(cell));
        let places: BTreeSet<&str> = self.shown.values().map(|heading| &**heading).collect();
        self.headings.retain(|id, _| places.contains(&**id));
    }

    /// The files that the text shows as pictures.
    fn pictures(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .chain(&self.easy)
            .filter_map(|block| if let Block::Picture { file, .. } = block { Some(file.as_str()) } else { None })
    }

    /// Whether the text shows a file as a picture.
    pub fn shows(&self, file: &str) -> bool {
        self.pictures().any(|shown| shown == file)
    }
}

fn check_files(report: &Report, narrative: &Narrative, findings: &mut Findings) {
    let published: BTreeSet<&str> = published_files(report, narrative).map(|file| file.name.as_str()).collect();
    for file in report.files.iter().filter(|file| file.readable && !published.contains(file.name.as_str())) {
        findings.push(
            Finding::new(Code::UnknownFile, report.span, format!("filen ”{}” i mappen bilagor publiceras inte", file.name))
                .help("Lägg till den som [[bilaga]], visa den med bild(\"…\"), eller ta bort den."),
        );
    }
}

/// Figures of the prose are shown nowhere else, so the text must show them.
fn check_prose_figures(binder: &Binder, findings: &mut Findings) {
    let shown: BTreeSet<(&str, usize)> = binder.shown.keys().map(|cell| (cell.table.as_str(), cell.row)).collect();
    for table in binder.report.tables.iter().filter(|table| table.kind == TableKind::Prose) {
        for (index, row) in table.rows.iter().enumerate() {
            // What is withheld is not to be pointed at.
            let all_withheld = row.cells.iter().all(|cell| matches!(cell.content, Content::Withheld));
            if !all_withheld && !shown.contains(&(table.id.as_str(), index)) {
                findings.push(Finding::new(Code::UnusedFigure, row.span, "siffran visas ingenstans i texten").help(format!(
                    "Hänvisa till den, till exempel {{{{ tal(\"{}.{}\") }}}}, eller ta bort raden.",
                    table.id,
                    row.name()
                )));
            }
        }
    }
}
