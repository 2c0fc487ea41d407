//! What a reference stands for: a figure in the text, or a table, chart or picture of its own.

use super::binder::Binder;
use super::block::Block;
use super::expression::{Call, QUOTES, SyntaxError, parse};
use super::html::{CELL, escape};
use super::mask::Masked;
use crate::diag::{Code, Finding, Findings, Located, Rule, Span};
use crate::model::{CellRef, Content, Dimension, Figure, Piece, Quantity, Report, TableKind, is_blank, suggestion, suggestion_among};
use crate::swedish;
use std::collections::BTreeSet;
use std::ops::Range;

/// A bound reference.
pub(super) enum Bound {
    /// HTML within the text.
    Inline(String),
    /// A block of its own.
    Block(Block),
    /// Reported; nothing is shown.
    Broken,
}

pub(super) const FUNCTIONS: [&str; 9] = ["kr", "procent", "tal", "tryckt", "tabell", "diagram", "insats", "bild", TO_FILL];
/// What is still to be written, in a draft.
pub(super) const TO_FILL: &str = "fyll_i";

/// A reference that says what is still to be written here. A quotation mark would end the text.
pub fn to_fill_here(what: &str) -> String {
    format!("{{{{ {TO_FILL}(\"{}\") }}}}", what.replace(QUOTES, ""))
}

/// Where a text says that something is still to be written, and what.
pub fn to_fill(text: &str) -> Vec<(Range<usize>, String)> {
    let masked = Masked::of(text);
    let references = masked.runs(&masked.text).into_iter().map(|(_, reference)| reference);
    let blank = |reference: Range<usize>| {
        let call = parse(masked.expression(&reference)).ok().filter(|call| call.name == TO_FILL)?;
        Some((reference, call.argument))
    };
    references.filter_map(blank).collect()
}

/// A text with the cell paths of its references as `path` has them.
pub fn moved(text: &str, path: impl Fn(&str) -> String) -> String {
    let masked = Masked::of(text);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (_, reference) in masked.runs(&masked.text) {
        let Ok(call) = parse(masked.expression(&reference)) else { continue };
        let figure = matches!(call.name.as_str(), "kr" | "procent" | "tal").then_some((call.argument, call.argument_at));
        let against = call.named.into_iter().filter(|(key, ..)| key == "mot").map(|(_, path, at)| (path, at));
        for (old, at) in figure.into_iter().chain(against) {
            let start = reference.start + 2 + at.start;
            out.extend([&text[done..start], &path(&old)]);
            done = reference.start + 2 + at.end;
        }
    }
    out + &text[done..]
}

/// Binds the expression between `{{` and `}}`; `place` turns a range of it into a place in the file.
pub(super) fn bind(text: &str, place: impl Fn(Range<usize>) -> Span, binder: &mut Binder, findings: &mut Findings) -> Bound {
    let call = match parse(text) {
        Ok(call) => call,
        Err(SyntaxError { at, expected }) => {
            findings.push(
                Finding::new(Code::BadReference, place(at..at), format!("här väntades {expected}"))
                    .help("En hänvisning skrivs {{ kr(\"tabell.rad\") }} eller {{ tabell(\"id\") }}."),
            );
            return Bound::Broken;
        }
    };
    let allowed: &[&str] = match call.name.as_str() {
        "kr" | "procent" | "tal" => &["tecken"],
        "tryckt" => &["mot"],
        "bild" => &["alt"],
        _ => &[],
    };
    for (key, _, at) in &call.named {
        if !allowed.contains(&key.as_str()) {
            findings.push(
                Finding::new(Code::UnknownKey, place(at.clone()), format!("{} tar inte ”{key}”", call.name))
                    .help(suggestion(key, allowed.iter().copied())),
            );
        }
    }
    let argument = place(call.argument_at.clone());
    match call.name.as_str() {
        "kr" => figure(&call, argument, Some((Quantity::Money, "ett belopp i kronor")), binder, findings),
        "procent" => figure(&call, argument, Some((Quantity::Share, "en procentandel")), binder, findings),
        "tal" => figure(&call, argument, None, binder, findings),
        "tryckt" => printed(&call, argument, binder, findings),
        "tabell" => table(&call, argument, binder, findings),
        "diagram" => chart(&call, argument, binder, findings),
        "insats" => sheet(&call, argument, binder, findings),
        "bild" => picture(&call, argument, binder, findings),
        TO_FILL => Bound::Block(Block::ToFill(call.argument)),
        unknown => {
            findings.push(
                Finding::new(Code::UnknownReference, place(call.name_at.clone()), format!("det finns ingen hänvisning ”{unknown}”"))
                    .help(suggestion(unknown, FUNCTIONS.iter().copied())),
            );
            Bound::Broken
        }
    }
}

/// The figure at a cell path, marked as shown.
fn find<'a>(path: &str, span: Span, binder: &mut Binder<'a>, findings: &mut Findings) -> Option<&'a Figure> {
    let cell = match binder.report.locate(path) {
        Ok(cell) => cell,
        Err(error) => {
            findings.push(Finding::new(Code::UnknownCell, span, error.message).help(error.help));
            return None;
        }
    };
    let figure = figure_at(binder, &cell);
    if is_left(binder, &cell) {
        binder.shown.entry(cell).or_insert(binder.heading.clone());
        return None;
    }
    // A cell that could not be read has been reported where it stands.
    if figure.is_none() && !findings.has_errors() {
        findings.push(
            Finding::new(Code::CellWithoutFigure, span, format!("i cellen ”{path}” står inget tal"))
                .help("Hänvisa till en cell med ett tal, eller skriv i ord vad cellen säger."),
        );
    }
    let heading = binder.heading.clone();
    binder.shown.entry(cell).or_insert(heading);
    figure
}

fn is_left(binder: &Binder, cell: &CellRef) -> bool {
    let table = binder.report.table(&cell.table);
    table.and_then(|table| table.rows.get(cell.row)?.cells.get(cell.column)).is_some_and(|cell| cell.content == Content::ToFill)
}

/// What stands for a figure that there is none of: the sign of what is still to be written, if that is why.
fn left(path: &str, binder: &Binder) -> Bound {
    match binder.report.locate(path) {
        Ok(cell) if is_left(binder, &cell) => Bound::Inline(format!("<span class=\"to-fill\">{}</span>", Content::TO_FILL)),
        _ => Bound::Broken,
    }
}

fn figure_at<'a>(binder: &Binder<'a>, cell: &CellRef) -> Option<&'a Figure> {
    let table = binder.report.table(&cell.table)?;
    match &table.rows[cell.row].cells[cell.column].content {
        Content::Figure(figure) => Some(figure),
        Content::Parts(pieces) => pieces.iter().find_map(|piece| match piece {
            Piece::Part(part) if part.id == cell.part || cell.part.is_empty() => Some(&part.figure),
            _ => None,
        }),
        _ => None,
    }
}

fn figure(call: &Call, span: Span, wanted: Option<(Quantity, &str)>, binder: &mut Binder, findings: &mut Findings) -> Bound {
    let Some(figure) = find(&call.argument, span, binder, findings) else { return left(&call.argument, binder) };
    if let Some((quantity, name)) = wanted
        && figure.unit.quantity() != quantity
    {
        findings.push(
            Finding::new(Code::WrongUnit, span, format!("cellen ”{}” är inte {name}", call.argument))
                .help("Använd tal(\"…\"), eller ange cellens enhet i tabellen."),
        );
        return Bound::Broken;
    }
    let mut shown = if wanted.is_some() { figure.with_unit() } else { figure.bare().to_owned() };
    if call.named.iter().any(|(key, value, _)| key == "tecken" && value == "utan") {
        shown = swedish::without_minus(shown.trim_start_matches('+'));
    }
    let cell = binder.report.locate(&call.argument).ok().filter(|_| binder.keeps_some);
    Bound::Inline(data(figure, &shown, cell.map(|cell| binder.report.path_of(&cell))))
}

/// A figure in running text, with its exact value for machines. One that may stand on the page alone has its cell, so that it can be left
/// out elsewhere.
fn data(figure: &Figure, shown: &str, cell: Option<String>) -> String {
    let cell = cell.map(|cell| format!(" {CELL}\"{cell}\"")).unwrap_or_default();
    format!("<data value=\"{}\"{cell}>{}</data>", figure.value, escape(shown))
}

/// What the original prints in its prose, held against the cell that it speaks of.
fn printed(call: &Call, span: Span, binder: &mut Binder, findings: &mut Findings) -> Bound {
    let Some((_, path, _)) = call.named.iter().find(|(key, _, _)| key == "mot") else {
        findings.push(
            Finding::new(Code::BadReference, span, "tryckt ska säga vilken cell siffran gäller")
                .help("Lägg till mot=\"tabell.rad.kolumn\"."),
        );
        return Bound::Broken;
    };
    let Some(figure) = find(path, span, binder, findings) else { return left(path, binder) };
    let Ok(cell) = binder.report.locate(path) else { return Bound::Broken };
    let shown = swedish::tidy(&call.argument);
    let agrees = shown == figure.printed || shown == figure.bare() || shown == figure.with_unit();
    let departure = (!agrees).then(|| departure(binder.report, &cell, figure, &shown, span));
    binder.printed.push((cell.clone(), departure));
    let number = binder.explained.get(&cell).filter(|_| !agrees);
    let mark =
        number.map(|number| format!(" <a class=\"mark\" href=\"#avvikelse_{number}\" aria-label=\"Anmärkning {number}\">{number}</a>"));
    Bound::Inline(format!("{}{}", escape(&shown), mark.unwrap_or_default()))
}

fn departure(report: &Report, cell: &CellRef, figure: &Figure, shown: &str, span: Span) -> Finding {
    let message = format!("{shown} i texten men {} i tabellen", figure.printed);
    let finding = Finding::new(Rule::Printed, span, message).label("i texten").help(Rule::Printed.explain_help(&report.way_to(cell)));
    let place = report.table(&cell.table).and_then(|table| table.rows.get(cell.row)?.cells.get(cell.column)).map(|cell| cell.span);
    match place {
        Some(place) => finding.also(place, report.describe(cell)),
        None => finding,
    }
}

fn table(call: &Call, span: Span, binder: &Binder, findings: &mut Findings) -> Bound {
    match binder.report.find_table(&call.argument) {
        Ok(table) if table.kind == TableKind::Prose => {
            findings.push(
                Finding::new(Code::BadReference, span, format!("tabellen ”{}” har bara siffror ur löptexten och visas inte", table.id))
                    .help("Hänvisa till dess siffror med kr, procent eller tal."),
            );
            Bound::Broken
        }
        Ok(table) => Bound::Block(Block::Table(table.id.to_string())),
        Err(error) => {
            findings.push(Finding::new(Code::UnknownTable, span, error.message).help(error.help));
            Bound::Broken
        }
    }
}

fn chart(call: &Call, span: Span, binder: &Binder, findings: &mut Findings) -> Bound {
    if binder.charts.contains(&call.argument) {
        return Bound::Block(Block::Chart(call.argument.clone()));
    }
    if binder.is_unfinished {
        return Bound::Block(Block::ToFill(format!("Diagrammet ”{}” visas när siffrorna är ifyllda.", call.argument)));
    }
    let id = Located { value: call.argument.clone(), span };
    findings.push(unknown_chart(&id, binder.charts, "rapporten"));
    Bound::Broken
}

/// A name of a chart that there are no figures for, in a report or an association.
pub fn unknown_chart(id: &Located<String>, charts: &BTreeSet<String>, home: &str) -> Finding {
    Finding::new(Code::UnknownChart, id.span, format!("det finns inget diagram ”{}” för {home}", id.value))
        .help(suggestion_among(&id.value, charts))
}

fn sheet(call: &Call, span: Span, binder: &Binder, findings: &mut Findings) -> Bound {
    let mut sheets = binder
        .report
        .tables
        .iter()
        .filter(|table| table.kind == TableKind::InitiativeSheet)
        .filter_map(|table| Some((table.meaning.dimensions.get(Dimension::Initiative)?, table.id.as_str())));
    if let Some((_, table)) = sheets.clone().find(|(initiative, _)| *initiative == call.argument) {
        return Bound::Block(Block::Table(table.to_owned()));
    }
    let known: Vec<&str> = sheets.by_ref().map(|(initiative, _)| initiative).collect();
    findings.push(
        Finding::new(Code::UnknownInitiative, span, format!("rapporten har inget blad för insatsen ”{}”", call.argument))
            .help(suggestion(&call.argument, known.iter().copied())),
    );
    Bound::Broken
}

fn picture(call: &Call, span: Span, binder: &Binder, findings: &mut Findings) -> Bound {
    let names = binder.report.files.iter().map(|file| file.name.as_str());
    if !names.clone().any(|name| name == call.argument) {
        findings.push(
            Finding::new(Code::MissingFile, span, format!("filen ”{}” finns inte i mappen bilagor", call.argument))
                .help(suggestion(&call.argument, names)),
        );
        return Bound::Broken;
    }
    let Some((_, alt, _)) = call.named.iter().find(|(key, alt, _)| key == "alt" && !is_blank(alt)) else {
        findings.push(
            Finding::new(Code::PictureWithoutText, span, "bilden saknar en text för den som inte ser den")
                .help("Lägg till alt=\"…\" och beskriv kort vad bilden visar."),
        );
        return Bound::Broken;
    };
    Bound::Block(Block::Picture { file: call.argument.clone(), alt: alt.clone() })
}
