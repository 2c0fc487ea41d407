//! Makes a new table of a sheet. What is guessed is marked in it, and what a figure means is left for its author to say.

use super::columns;
use super::header::{Header, MAY_BE, is_header};
use super::matching::is_figure;
use super::roles::role_of;
use super::sheet::{Cell, Sheet, Value, place_name};
use super::written::{Wanted, written};
use crate::edit::quoted;
use crate::model::{Content, Report, Role, Unit};
use crate::swedish::{figure, numbered, slug};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const GUESSED: &str = "# gissat";

/// A table as it would stand in a file, and what to look at.
#[derive(Debug, Clone, Default)]
pub struct NewTable {
    /// The table as TOML, with a comment at what is guessed.
    pub toml: String,
    /// What to look at, in Swedish: where in the sheet, and what.
    pub notes: Vec<String>,
}

/// A row on its way into the table.
struct Entry {
    /// The row of the sheet.
    row: u32,
    label: String,
    /// The number of its note.
    note: Option<String>,
    /// None of a heading.
    cells: Option<Vec<(String, Option<Decimal>)>>,
}

/// The table of a sheet. None if it has no figures beside labels.
pub fn new_table(id: &str, sheet: &Sheet, report: &Report) -> Option<NewTable> {
    let columns: Vec<u32> = sheet.columns().into_iter().collect();
    let (labels, rest) = columns.split_first()?;
    let rows: Vec<u32> = sheet.rows().into_iter().collect();
    let beside = |row: &u32| sheet.row(*row).any(|(column, _)| column > *labels);
    let has_figures = |row: &u32| sheet.row(*row).any(|(column, cell)| column > *labels && is_figure(cell) && !is_header(cell));
    let first = rows.iter().position(has_figures)?;
    // Headings inside the table may stand between the headers and the figures, and the title above the headers.
    let headers_end = rows[..first].iter().rposition(beside).map_or(0, |at| at + 1);
    let headers_from = rows[..headers_end].iter().rposition(|row| !beside(row)).map_or(0, |at| at + 1);
    let header = |column: u32| {
        let above: Vec<&Cell> = rows[headers_from..headers_end].iter().filter_map(|row| sheet.cells.get(&(*row, column))).collect();
        Header::of(&above)
    };
    let used = rest.iter().copied().filter(|column| rows[headers_end..].iter().any(|row| sheet.cells.contains_key(&(*row, *column))));
    let (notes, used): (Vec<u32>, Vec<u32>) = used.partition(|column| header(*column).name() == "not");
    if used.is_empty() {
        return None;
    }
    let headers: Vec<Header> = used.iter().map(|column| header(*column)).collect();
    let above: Vec<&Cell> = rows[..headers_end].iter().flat_map(|row| sheet.row(*row).map(|(_, cell)| cell)).collect();
    let unit = unit_told(&above);
    let mut new = NewTable::default();
    let entries: Vec<Entry> = rows[headers_end..]
        .iter()
        .filter_map(|row| {
            let note = notes.first().and_then(|column| sheet.cells.get(&(*row, *column))).map(Cell::shown);
            let entry = entry(sheet, *row, *labels, &used, &headers, unit.unwrap_or(report.unit), &mut new.notes)?;
            Some(Entry { note: note.filter(|note| note.bytes().all(|b| b.is_ascii_digit())), ..entry })
        })
        .collect();
    let formulas =
        |row: &Entry| used.iter().filter(|column| sheet.cells.get(&(row.row, **column)).is_some_and(|cell| cell.formula)).count();
    let formulas: usize = entries.iter().map(formulas).sum();
    if formulas > 0 {
        let cells = numbered(formulas, "cell är en formel", "celler är formler");
        new.notes.push(format!("{cells}: värdet är det som Excel räknade ut senast"));
    }
    let sums = sums(&entries);
    new.notes.extend((0..entries.len()).filter_map(|at| wrong_sum(&entries, &sums, at, &headers)));
    if headers.iter().all(|header| header.period_in(report.period).is_none() && header.kind.is_none()) {
        new.notes.push(format!("Ingen rubrik säger vilken period siffrorna gäller. En rubrik kan vara till exempel {MAY_BE}"));
    }
    let title = rows[..headers_from].iter().find_map(|row| sheet.text((*row, *labels)));
    new.toml = toml(
        id,
        title.or(Some(&sheet.name).filter(|name| !name.is_empty()).map(String::as_str)),
        title.is_none(),
        unit,
        &headers,
        &entries,
        report,
    );
    Some(new)
}

/// A unit that a text above the figures names, such as "tkr".
fn unit_told(above: &[&Cell]) -> Option<Unit> {
    let words = above.iter().filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text.to_lowercase()) } else { None });
    let mut units: Vec<Unit> = words
        .flat_map(|text| text.split(|c: char| c.is_whitespace() || "(),.:".contains(c)).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| ["kr", "kronor", "tkr", "mkr", "mnkr", "procent", "%"].contains(&word.as_str()))
        .filter_map(|word| Unit::from_suffix(&word))
        .collect();
    units.dedup();
    if let [only] = units[..] { Some(only) } else { None }
}

fn entry(sheet: &Sheet, row: u32, labels: u32, columns: &[u32], headers: &[Header], unit: Unit, notes: &mut Vec<String>) -> Option<Entry> {
    let label = sheet.cells.get(&(row, labels)).filter(|cell| !cell.repeated).map(Cell::shown).unwrap_or_default();
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if sheet.hidden_rows.contains(&row) {
        notes.push(format!("Rad {} är dold i Excel: {label}", u64::from(row) + 1));
    }
    let given = |column: u32| sheet.cells.get(&(row, column)).filter(|cell| !cell.repeated);
    if columns.iter().all(|column| given(*column).is_none()) {
        return (!label.is_empty()).then_some(Entry { row, label, note: None, cells: None });
    }
    let cells = columns.iter().zip(headers).map(|(column, header)| {
        let place = place_name((row, *column));
        let Some(cell) = given(*column) else { return ("\"\"".to_owned(), None) };
        let is_percent = cell.format.as_deref().is_some_and(|format| format.contains('%'));
        let wanted = Wanted { unit: if is_percent { Unit::Percent } else { unit }, text: false, says_percent: header.percent };
        match written(cell, wanted) {
            Ok(written) => {
                notes.extend(written.notes.iter().map(|note| format!("{place}: {note}")));
                (written.toml, written.value)
            }
            Err(why) => {
                notes.push(format!("{place}: {why}. Cellen är kvar att fylla i"));
                (quoted(Content::TO_FILL), None)
            }
        }
    });
    let cells = cells.collect();
    Some(Entry { row, label, note: None, cells: Some(cells) })
}

fn toml(
    id: &str,
    title: Option<&str>,
    guessed: bool,
    unit: Option<Unit>,
    headers: &[Header],
    entries: &[Entry],
    report: &Report,
) -> String {
    let mut out = format!("[tabell.{id}]\n");
    if let Some(title) = title {
        out.push_str(&format!(
            "titel = {}{}\n",
            quoted(title),
            if guessed { format!(" {GUESSED} av bladets namn") } else { String::new() }
        ));
    }
    if let Some(unit) = unit.filter(|unit| *unit != report.unit) {
        out.push_str(&format!("enhet = {} {GUESSED} av texten ovanför siffrorna\n", quoted(unit.id())));
    }
    if id.strip_prefix("not-").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
        out.push_str("tabelltyp = \"not\"\n");
    }
    out.push_str("kolumner = [\n");
    columns::lines(headers, report.period).iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    out.push_str("]\n");
    out.push_str("rader = [\n");
    let label = |entry: &Entry| quoted(&entry.label);
    let longest = entries.iter().filter(|entry| entry.cells.is_some()).map(|entry| label(entry).chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..headers.len())
        .map(|at| entries.iter().filter_map(|entry| Some(entry.cells.as_ref()?[at].0.chars().count())).max().unwrap_or_default())
        .collect();
    let (ids, sums) = (ids(entries), sums(entries));
    for (at, entry) in entries.iter().enumerate() {
        let Some(cells) = &entry.cells else {
            out.push_str(&format!("  {{ rubrik = {} }},\n", label(entry)));
            continue;
        };
        let values: Vec<String> = cells.iter().zip(&widths).map(|((text, _), width)| format!("{text:>width$}")).collect();
        let post = if entry.label.is_empty() {
            String::new()
        } else {
            format!("post = {:longest$}", format!("{},", label(entry)), longest = longest + 1)
        };
        let is_sum = sums[at];
        let sum = if is_sum { ", summa = \"ovan\"" } else { "" };
        let mut comments = Vec::new();
        comments.extend(is_sum.then(|| format!("{GUESSED}: summan")));
        comments.extend(role_of(&entry.label).map(|role| format!("# roll = {}?", quoted(Role::id(role)))));
        let comment = if comments.is_empty() { String::new() } else { format!(" {}", comments.join(" ")) };
        let note = entry.note.as_ref().map_or(String::new(), |note| format!("not = {note}, "));
        let post = if post.is_empty() { note } else { format!("{post} {note}") };
        let post = ids[at].as_ref().map_or(post.clone(), |id| format!("{post}{}id = {}, ", gap(&post), quoted(id)));
        out.push_str(&format!("  {{ {post}varden = [{}]{sum} }},{comment}\n", values.join(", ")));
    }
    out.push_str("]\n");
    out
}

fn gap(before: &str) -> &'static str {
    if before.is_empty() || before.ends_with(' ') { "" } else { " " }
}

/// An id for each row that shares its name with another, by the heading that it stands under, else by a number.
fn ids(entries: &[Entry]) -> Vec<Option<String>> {
    let name = |entry: &Entry| entry.cells.is_some().then(|| slug(if entry.label.is_empty() { "summa" } else { &entry.label }));
    let names: Vec<Option<String>> = entries.iter().map(name).collect();
    let mut taken: BTreeSet<String> = names.iter().flatten().cloned().collect();
    let mut heading = String::new();
    let mut seen: BTreeSet<&String> = BTreeSet::new();
    let mut ids = Vec::new();
    for (entry, name) in entries.iter().zip(&names) {
        let Some(name) = name else {
            heading = slug(&entry.label);
            ids.push(None);
            continue;
        };
        let is_alone = names.iter().flatten().filter(|other| *other == name).count() == 1;
        let is_first = seen.insert(name);
        if is_alone || is_first && heading.is_empty() {
            ids.push(None);
            continue;
        }
        let under = Some(format!("{name}-{heading}")).filter(|id| !heading.is_empty() && !taken.contains(id));
        let id = under.or_else(|| (2..).map(|number| format!("{name}-{number}")).find(|id| !taken.contains(id)));
        taken.extend(id.clone());
        ids.push(id);
    }
    ids
}

/// What is wrong with a row that calls itself a sum, and is not that of the rows above it, in Swedish. One with other sums among the rows
/// above it may be the sum of some of them.
fn wrong_sum(entries: &[Entry], sums: &[bool], at: usize, headers: &[Header]) -> Option<String> {
    let says_sum = |entry: &Entry| {
        let label = slug(&entry.label);
        ["summa", "totalt", "total"].contains(&label.split('-').next().unwrap_or_default())
    };
    let own = entries[at].cells.as_ref().filter(|_| says_sum(&entries[at]) && !sums[at])?;
    let rows = above(entries, sums, at);
    if rows.len() < 2 || rows.iter().any(|row| says_sum(row)) {
        return None;
    }
    let mut wrong = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        let Some(value) = own[column].1 else { continue };
        let mut cells = rows.iter().filter_map(|row| Some(&row.cells.as_ref()?[column]));
        if cells.clone().any(|(text, _)| *text == quoted(Content::TO_FILL)) {
            continue;
        }
        let sum = cells.try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cell.1.unwrap_or_default()))?;
        if sum != value {
            let header = if header.text.is_empty() { format!("kolumn {}", column + 1) } else { format!("”{}”", header.text) };
            wrong.push(format!("{header} blev {}, men bladet har {}", figure(sum.normalize()), figure(value)));
        }
    }
    let row = u64::from(entries[at].row) + 1;
    (!wrong.is_empty()).then(|| format!("Summan i rad {row} stämmer inte med raderna ovanför: {}", wrong.join("; ")))
}

/// Which rows are sums; each depends on those above it.
fn sums(entries: &[Entry]) -> Vec<bool> {
    let mut sums = Vec::new();
    for at in 0..entries.len() {
        sums.push(is_sum(entries, &sums, at));
    }
    sums
}

/// The rows above one, up to a heading or a sum.
fn above<'e>(entries: &'e [Entry], sums: &[bool], at: usize) -> Vec<&'e Entry> {
    let rows = (0..at).rev().take_while(|above| entries[*above].cells.is_some() && !sums[*above]);
    rows.map(|above| &entries[above]).collect()
}

/// Whether a row is the sum of the rows above it, up to a heading or another sum, in every column that has figures.
fn is_sum(entries: &[Entry], sums: &[bool], at: usize) -> bool {
    let Some(own) = &entries[at].cells else { return false };
    let above: Vec<&Vec<(String, Option<Decimal>)>> =
        above(entries, sums, at).into_iter().filter_map(|above| above.cells.as_ref()).collect();
    let mut figures = own.iter().enumerate().filter_map(|(column, (_, value))| Some((column, (*value)?))).peekable();
    above.len() >= 2
        && figures.peek().is_some()
        && figures.all(|(column, value)| {
            let addends: Option<Decimal> =
                above.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(row[column].1.unwrap_or_default()));
            !value.is_zero() && addends == Some(value)
        })
}
