//! A table of the report as the template shows it.

use super::view::{CellView, ColumnView, GroupView, Link, Page, Remark, RowView, Shown, TableView};
use crate::measures::LEFT_OUT;
use crate::model::{Cell, CellRef, Content, Piece, Report, Row, RowKind, Site, Table, TableKind};
use crate::narrative::without;
use crate::site::address::table_page_path;
use crate::site::embed::{self, Embedded};
use crate::site::height::{self, WIDTHS};
use crate::site::prepared::{Explained, Prepared, note_number, row_anchor, title_of};
use crate::swedish::NBSP;
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};

/// What of a report concerns some of its tables, by what it is asked for.
pub(super) struct Pointers<'a> {
    /// The rows that point to a note, by its id.
    notes: BTreeMap<&'a str, Vec<(&'a Table, usize)>>,
    explained: Explained<'a>,
}

impl<'a> Pointers<'a> {
    pub(super) fn of(prepared: &Prepared<'a>) -> Pointers<'a> {
        let mut pointers = Pointers { notes: BTreeMap::new(), explained: prepared.explained() };
        for table in &prepared.report.tables {
            for (index, note) in table.rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.note.as_ref()?))) {
                pointers.notes.entry(&note.value).or_default().push((table, index));
            }
        }
        pointers
    }
}

/// The view of a table.
pub(super) fn view(site: &Site, prepared: &Prepared, table: &Table, pointers: &Pointers) -> TableView {
    let row_header = table.row_header.clone().unwrap_or_default();
    let groups = groups(table);
    let starts: BTreeMap<usize, &str> = groups.iter().map(|group| (group.start, group.text.as_str())).collect();
    let columns: Vec<ColumnView> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| ColumnView {
            text: column.header_text(),
            numeric: !column.holds_text,
            grouped: column.group.as_ref().is_some_and(|group| !group.is_empty()),
            group: starts.get(&index).copied().unwrap_or_default().to_owned(),
            starts_group: index > 0 && starts.contains_key(&index),
        })
        .collect();
    TableView {
        id: table.id.to_string(),
        caption: table.caption().to_owned(),
        sheet: table.kind == TableKind::InitiativeSheet,
        unit: unit(table),
        printed_unit: table.printed_unit.clone(),
        page: table.page,
        groups,
        has_header: !row_header.is_empty() || columns.iter().any(|column| !column.text.is_empty()),
        row_header,
        columns,
        has_notes: table.has_notes(),
        rows: (0..table.rows.len()).map(|index| row_view(prepared, table, index, pointers)).collect(),
        noted_by: noted_by(table, pointers),
        remarks: remarks(table),
        file: prepared.table_file(site, table),
        embed: Some(table_page_path(&prepared.path(), &table.id)),
    }
}

/// The page of each table of a report, for other sites to embed and to cite.
pub(super) fn pages(site: &Site, prepared: &Prepared) -> Vec<Page> {
    let Prepared { association, report, .. } = prepared;
    let (pointers, left_out) = (Pointers::of(prepared), prepared.left_out_paths());
    let shown = report.tables.iter().filter(|table| table.kind != TableKind::Prose);
    let page = |table: &Table| {
        let view = alone(view(site, prepared, table, &pointers), &prepared.path(), &left_out);
        let back = Link { href: format!("{}#{}", prepared.path(), table.id), text: embed::name_of(association, report) };
        let about = Embedded {
            title: table.caption(),
            summary: "",
            by: &association.name,
            within: title_of(report),
            back,
            decided: embed::decided(report),
            picture: None,
        };
        let footer = height::footer(site, &about.back.text, about.decided.as_ref());
        let heights = WIDTHS.map(|width| height::of_table(&view, &footer, width));
        embed::page(site, table_page_path(&prepared.path(), &table.id), about, heights, Shown::Table(Box::new(view)))
    };
    shown.map(page).collect()
}

/// A table away from the page of its report: its links lead there, and what stands in no file does not stand here.
fn alone(mut table: TableView, report: &str, left_out: &BTreeSet<String>) -> TableView {
    let away = |link: &mut Link| link.href.insert_str(0, report);
    table.embed = None;
    table.noted_by.iter_mut().for_each(away);
    for row in &mut table.rows {
        row.note.iter_mut().for_each(away);
        for cell in &mut row.cells {
            cell.departures.iter_mut().for_each(away);
            if cell.left_out && cell.numeric {
                (cell.html, cell.state) = (LEFT_OUT.to_owned(), "");
            } else {
                cell.html = from_below(&without(&cell.html, left_out, LEFT_OUT));
            }
        }
    }
    table
}

/// HTML of a report's page as it stands two steps below: its relative links lead to the same places.
fn from_below(html: &str) -> String {
    let mut parts = html.split("href=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let stays = ["https:", "http:", "mailto:"].iter().any(|start| part.starts_with(start));
        out.extend(["href=\"", if stays { "" } else { "../../" }, part]);
    }
    out
}

/// The rows of the statements that point to a note, to go back to.
fn noted_by(note: &Table, pointers: &Pointers) -> Vec<Link> {
    let link = |&(table, row): &(&Table, usize)| {
        let label = table.rows[row].label.clone().unwrap_or_default();
        let title = table.caption().to_owned();
        Link { href: format!("#{}", row_anchor(table, row).unwrap_or_else(|| table.id.to_string())), text: format!("{title}: {label}") }
    };
    pointers.notes.get(note.id.as_str()).into_iter().flatten().map(link).collect()
}

/// Headers over groups of neighbouring columns.
fn groups(table: &Table) -> Vec<GroupView> {
    if table.columns.iter().all(|column| column.group.is_none()) {
        return Vec::new();
    }
    let mut groups: Vec<GroupView> = Vec::new();
    for (start, column) in table.columns.iter().enumerate() {
        let text = column.group.clone().unwrap_or_default();
        match groups.last_mut() {
            Some(last) if last.text == text && !text.is_empty() => last.span += 1,
            _ => groups.push(GroupView { text, start, span: 1 }),
        }
    }
    groups
}

/// The id of the unit, if any figure prints none, or if the original prints another one.
fn unit(table: &Table) -> Option<&'static str> {
    let mut figures = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.figures().map(|(_, figure, _)| figure));
    let bare = figures.any(|figure| figure.unit == table.unit && figure.fraction.is_none() && figure.bare() == figure.printed);
    (bare || table.printed_unit.is_some()).then(|| table.unit.id())
}

fn row_view(prepared: &Prepared, table: &Table, index: usize, pointers: &Pointers) -> RowView {
    let report = prepared.report;
    let row = &table.rows[index];
    RowView {
        id: row_anchor(table, index).unwrap_or_default(),
        kind: kind(row),
        label: row.label.clone(),
        note: row.note.as_ref().map(|note| Link { href: format!("#{}", note.value), text: note_number(&note.value).to_owned() }),
        remark: row.remark.clone(),
        restated: row.cells.iter().find_map(|cell| cell.restated.clone()),
        cells: row
            .cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let place = CellRef { report: report.id.clone(), table: table.id.clone(), row: index, column, part: EcoString::new() };
                cell_view(prepared, table, cell, &place, pointers)
            })
            .collect(),
    }
}

fn kind(row: &Row) -> &'static str {
    match (row.kind, &row.sum) {
        (RowKind::Heading, _) => "heading",
        (RowKind::Line, Some(_)) => "sum",
        (RowKind::Line, None) => "line",
    }
}

fn cell_view(prepared: &Prepared, table: &Table, cell: &Cell, place: &CellRef, pointers: &Pointers) -> CellView {
    let Prepared { report, narrative, .. } = prepared;
    let (html, state) = match &cell.content {
        Content::Figure(figure) => {
            let negative = figure.value.is_sign_negative() && !figure.value.is_zero();
            // A figure in another unit than the table says so itself.
            let shown =
                if figure.unit == table.unit || figure.bare() != figure.printed { figure.printed.to_string() } else { figure.with_unit() };
            (format!("{}{}", escape(&shown), figure.marks), if negative { "negative" } else { "" })
        }
        Content::Parts(pieces) => (pieces.iter().map(piece).collect(), ""),
        Content::Text(_) => (narrative.cells.get(place).cloned().unwrap_or_default(), ""),
        Content::Level { scale, text, level } => (level_html(report, scale, text, *level), "level"),
        Content::Nil => ("–".into(), "nil"),
        Content::Blank => (String::new(), "blank"),
        Content::NotApplicable => (".".into(), "not_applicable"),
        Content::Withheld => ("..".into(), "withheld"),
        Content::Unreadable => (String::new(), "unreadable"),
        Content::ToFill => (Content::TO_FILL.into(), "to_fill"),
    };
    CellView {
        html,
        numeric: !matches!(cell.content, Content::Text(_) | Content::Level { .. }),
        state,
        departures: departure_links(place, pointers),
        left_out: prepared.leaves_out(place),
    }
}

/// A link to each explanation that concerns a figure of the cell.
fn departure_links(place: &CellRef, pointers: &Pointers) -> Vec<Link> {
    let numbers = pointers.explained.get(&(place.table.as_str(), place.row, place.column));
    numbers.into_iter().flatten().map(|number| Link { href: format!("#avvikelse_{number}"), text: number.to_string() }).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Literal(text) => escape(&text.replace(" %", &format!("{NBSP}%"))),
        Piece::Part(part) => format!("{}{}", escape(&part.figure.printed), part.figure.marks),
    }
}

/// A level says itself by word and symbol; colour is a third way only.
fn level_html(report: &Report, scale: &str, text: &str, level: Option<usize>) -> String {
    let known = level.and_then(|level| report.scales.get(scale)?.levels.get(level));
    let Some(known) = known else { return escape(text) };
    let symbol = known.symbol.as_deref().map(|symbol| format!("<span aria-hidden=\"true\">{}</span> ", escape(symbol)));
    let class = known.colour.map(|colour| format!(" scale-level-{}", colour.class())).unwrap_or_default();
    format!("<span class=\"scale-level{class}\">{}{}</span>", symbol.unwrap_or_default(), escape(text))
}

fn remarks(table: &Table) -> Vec<Remark> {
    let marks = table.marks.iter().map(|(mark, meaning)| Remark { mark: mark.clone(), html: escape(&meaning.text) });
    let of_cells = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.remark.as_deref());
    let mut texts: Vec<&str> = table.remark.as_deref().into_iter().chain(of_cells).collect();
    let mut seen = BTreeSet::new();
    texts.retain(|text| seen.insert(*text));
    marks.chain(texts.into_iter().map(|text| Remark { mark: String::new(), html: escape(text) })).collect()
}

fn escape(text: &str) -> String {
    crate::narrative::escape(text)
}
