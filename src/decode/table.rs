//! `[tabell.<id>]`: columns, rows, and the sums they declare.

use super::answers;
use super::context::Cx;
use super::meaning::{Holds, holds, meaning, meaning_of_column};
use super::reader::{Entry, Fields, Node, Read};
use super::row::{DeclaredSum, Surroundings, column_sum, row};
use super::value::check_id;
use crate::diag::{Code, Finding, Located, Span};
use crate::keys::{self, Holding};
use crate::model::{Column, Dimension, Mark, Meaning, NameError, Row, RowKind, Table, TableKind, Term, VerdictTerm, suggestion};
use crate::swedish;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// Reads one table. Returns nothing only if its id cannot be used.
pub(super) fn table(entry: Entry, surroundings: &Surroundings) -> Option<Table> {
    if !check_id(entry.node, entry.key, entry.key_span) {
        return None;
    }
    let mut fields = entry.node.fields::<keys::TableOf>()?;
    fields.span = entry.key_span;
    let title = fields.plain(keys::TableOf::TITLE);
    let kind = fields.get(keys::TableOf::TYPE).unwrap_or_default();
    let page = fields.get(keys::TableOf::PAGE).map(|page| page.value);
    let row_header = fields.plain(keys::TableOf::ROW_HEADER);
    let printed_unit = fields.plain(keys::TableOf::PRINTED_UNIT);
    let remark = fields.plain(keys::TableOf::REMARK);
    let marks = marks(&mut fields);
    let table_meaning = meaning(&mut fields);
    let table_holds = holds(&mut fields, surroundings.scales);

    let mut table = Table {
        id: entry.key.into(),
        span: entry.key_span,
        title,
        kind,
        page,
        unit: table_meaning.unit.unwrap_or(surroundings.unit),
        row_header,
        printed_unit,
        remark,
        marks,
        columns: Vec::new(),
        rows: Vec::new(),
        names: Default::default(),
        meaning: table_meaning,
    };
    let column_holds = columns(&mut fields, &mut table, &table_holds, surroundings);
    let mut sums = Vec::new();
    for node in fields.take(keys::TableOf::ROWS).map(Node::items).unwrap_or_default() {
        if let Some((row, sum)) = row(node, &table, &column_holds, surroundings) {
            table.rows.push(row);
            sums.push(sum);
        }
    }
    table.rows.shrink_to_fit();
    let cx = fields.cx;
    fields.finish();
    if kind == TableKind::InitiativeSheet && !table.meaning.dimensions.has(Dimension::Initiative) {
        cx.push(
            Finding::new(Code::MissingKey, table.span, "ett insatsblad måste säga vilken insats det gäller")
                .help(format!("Lägg till {} = \"…\".", keys::Meaning::INITIATIVE)),
        );
    }
    resolve_row_sums(&mut table, sums, cx);
    report_double_ids(&table, cx);
    answers::without_question(&table).into_iter().for_each(|finding| cx.push(finding));
    report_same_labels(&table, cx);
    report_unknown_marks(&table, cx);
    Some(table)
}

fn marks(fields: &mut Fields) -> BTreeMap<String, Mark> {
    let mut marks = BTreeMap::new();
    for entry in fields.take(keys::TableOf::MARKS).map(Node::entries).unwrap_or_default() {
        if entry.key.is_empty() || !entry.key.bytes().all(|b| b == b'*') {
            entry.node.cx.push(
                Finding::new(Code::UnknownMark, entry.key_span, format!("”{}” kan inte vara ett märke", entry.key))
                    .help("Ett märke är en eller flera stjärnor."),
            );
        }
        let mark = match entry.node.value {
            DeValue::Table(_) => entry.node.fields::<keys::MarkText>().and_then(|mut fields| {
                let text = fields.get(keys::MarkText::TEXT);
                let kind = fields.get(keys::MarkText::OF_FIGURE);
                fields.finish();
                Some(Mark { text: text?.value, kind })
            }),
            _ => keys::Text::read(entry.node, keys::TableOf::MARKS.info.name).map(|text| Mark { text: text.value, kind: None }),
        };
        marks.extend(mark.map(|mark| (entry.key.to_owned(), mark)));
    }
    marks
}

/// Reads the columns into the table and returns what the cells of each hold.
fn columns(fields: &mut Fields, table: &mut Table, table_holds: &Holds, surroundings: &Surroundings) -> Vec<Holds> {
    let mut column_holds = Vec::new();
    let mut sums = Vec::new();
    let mut verdicts = Vec::new();
    let given = fields.get(keys::TableOf::COLUMNS);
    let none_given = given.is_none();
    for mut fields in given.unwrap_or_default() {
        let span = fields.span;
        let header = fields.plain(keys::Column::HEADER);
        let group = fields.plain(keys::Column::GROUP);
        let id = fields.get(keys::Column::ID).map(|id| id.value);
        let meaning = meaning_of_column(&mut fields);
        let holds = holds(&mut fields, surroundings.scales).within(table_holds);
        sums.push(column_sum(&mut fields));
        verdicts.push(fields.take(keys::Column::VERDICT));
        fields.finish();
        let holds_text = !matches!(holds.what, None | Some(Holding::Figures));
        table.columns.push(Column { id, span, header, group, holds_text, meaning, sum: None, verdict: None });
        column_holds.push(holds);
    }
    if none_given {
        let holds_text = !matches!(table_holds.what, None | Some(Holding::Figures));
        table.columns.push(Column {
            id: None,
            span: table.span,
            header: None,
            group: None,
            holds_text,
            meaning: Meaning::default(),
            sum: None,
            verdict: None,
        });
        column_holds.push(table_holds.clone());
    }
    for (index, sum) in sums.into_iter().enumerate() {
        let terms = match sum {
            None => continue,
            Some(DeclaredSum::Above) => None,
            Some(DeclaredSum::Of(names)) => terms(&names, index, "kolumn", &table.id, |name| table.find_column(name), fields.cx),
        };
        table.columns[index].sum = terms;
    }
    for (index, node) in verdicts.into_iter().enumerate() {
        table.columns[index].verdict = node.and_then(|node| verdict(node, table, &column_holds)).map(Box::new);
    }
    column_holds
}

/// The two figures that a verdict compares, each as `kolumn` or `kolumn.del`.
fn verdict(node: Node, table: &Table, column_holds: &[Holds]) -> Option<[VerdictTerm; 2]> {
    let names: Vec<Located<String>> = node.texts();
    let [own, other] = &names[..] else {
        node.cx.push(
            Finding::new(Code::ValueCount, node.span, "omdome ska ha två kolumner")
                .help("Skriv först talet som bedöms och sedan det som det jämförs med: omdome = [\"tal.eget\", \"tal.riket\"]."),
        );
        return None;
    };
    let term = |name: &Located<String>| {
        let (column, part) = name.value.split_once('.').unwrap_or((&name.value, ""));
        let found = table.find_column(&swedish::slug(column)).ok().filter(|index| {
            let template = column_holds[*index].template.as_ref();
            part.is_empty() == template.is_none() && template.is_none_or(|template| template.value.contains(&format!("{{{part}}}")))
        });
        if found.is_none() {
            let known = table.column_names();
            node.cx.push(
                Finding::new(Code::UnknownColumn, name.span, format!("tabellen ”{}” har inget tal ”{}”", table.id, name.value))
                    .help(suggestion(column, known.iter().map(String::as_str))),
            );
        }
        Some(VerdictTerm { column: found?, part: part.into() })
    };
    let (own, other) = (term(own), term(other));
    Some([own?, other?])
}

fn resolve_row_sums(table: &mut Table, sums: Vec<Option<DeclaredSum>>, cx: &Cx) {
    for (index, sum) in sums.into_iter().enumerate() {
        let terms = match sum {
            None => continue,
            Some(DeclaredSum::Above) => Some(lines_above(table, index)),
            Some(DeclaredSum::Of(names)) => terms(&names, index, "rad", &table.id, |name| table.find_row(name), cx),
        };
        table.rows[index].sum = terms;
    }
}

/// Every line above, back to the nearest heading or sum.
fn lines_above(table: &Table, index: usize) -> Vec<Term> {
    let is_line = |row: &Row| row.kind == RowKind::Line && row.sum.is_none();
    let start = table.rows[..index].iter().rposition(|row| !is_line(row)).map_or(0, |i| i + 1);
    (start..index).map(|index| Term { index, subtract: false }).collect()
}

/// The rows or columns that a sum names; nothing if any name is wrong, for then the sum cannot be checked.
fn terms(
    names: &[Located<String>],
    own: usize,
    what: &str,
    table: &str,
    find: impl Fn(&str) -> Result<usize, NameError>,
    cx: &Cx,
) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    for name in names {
        let (subtract, plain) = match name.value.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim()),
            None => (false, name.value.as_str()),
        };
        match find(&swedish::slug(plain)) {
            Ok(index) if index == own => {
                cx.push(
                    Finding::new(Code::UnknownRow, name.span, "summan räknar in sig själv").help(format!("Ta bort ”{plain}” ur summan.")),
                );
            }
            Ok(index) => terms.push(Term { index, subtract }),
            Err(NameError::Unknown { known }) => cx.push(
                Finding::new(Code::UnknownRow, name.span, format!("tabellen ”{table}” har ingen {what} ”{plain}”"))
                    .help(suggestion(plain, known.iter().map(String::as_str))),
            ),
            Err(NameError::Ambiguous { count }) => cx.push(
                Finding::new(Code::UnknownRow, name.span, format!("{count} av tabellens {what}er heter ”{plain}”"))
                    .help(format!("Ge den {what} som menas ett eget id.")),
            ),
        }
    }
    (terms.len() == names.len()).then_some(terms)
}

fn report_double_ids(table: &Table, cx: &Cx) {
    let ids = table.rows.iter().map(|row| (&row.id, row.span)).chain(table.columns.iter().map(|column| (&column.id, column.span)));
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, span) in ids {
        let Some(id) = id else { continue };
        match seen.get(id.as_str()) {
            Some(first) => cx.push(double_id(id, span, *first)),
            None => {
                seen.insert(id, span);
            }
        }
    }
}

/// The same id twice, with both places.
pub(super) fn double_id(id: &str, span: Span, first: Span) -> Finding {
    Finding::new(Code::DoubleId, span, format!("”{id}” finns redan"))
        .label("här igen")
        .also(first, "först här")
        .help("Ge den ena ett annat namn, eller ta bort den.")
}

/// Rows that only their label names, where no label tells them apart: a link that led to one of them does no longer.
fn report_same_labels(table: &Table, cx: &Cx) {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // What the prose alone shows has no place of its own.
    let rows = table.rows.iter().enumerate().filter(|(_, row)| table.kind != TableKind::Prose && row.kind == RowKind::Line);
    rows.for_each(|(place, row)| same.entry(row.name()).or_default().push(place));
    for (name, places) in same.into_iter().filter(|(name, places)| !name.is_empty() && places.len() > 1) {
        let found = table.find_row(&name);
        if places.iter().all(|place| found == Ok(*place) || table.rows[*place].id.is_some()) {
            continue;
        }
        let (count, id) = (swedish::cardinal(places.len()), &table.id);
        let message = format!("{count} rader har samma adress, ”#{id}.{name}”, så det går inte att länka till var och en");
        let finding = Finding::new(Code::SameLabel, table.rows[places[0]].span, message).label("först här");
        let finding = places[1..].iter().fold(finding, |finding, place| finding.also(table.rows[*place].span, "och här"));
        cx.push(finding.help("Ge raderna var sitt id, om någon ska kunna länka till dem."));
    }
}

fn report_unknown_marks(table: &Table, cx: &Cx) {
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        for (_, figure, _) in cell.figures() {
            if !figure.marks.is_empty() && !table.marks.contains_key(&*figure.marks) {
                cx.push(
                    Finding::new(Code::UnknownMark, cell.span, format!("tabellen förklarar inte märket ”{}”", figure.marks))
                        .help(format!("Lägg till marken = {{ \"{}\" = \"…\" }} i tabellen.", figure.marks)),
                );
            }
        }
    }
}
