//! A table of a report in rows and columns with one row of headers, as a spreadsheet takes it: each figure in a cell of its own, what is
//! said of the figures of a row in the last.

use crate::export::csv::DEMONSTRATION;
use crate::export::datum::{Datum, Reading, State};
use crate::model::{Cell, CellRef, Column, Content, Meaning, Period, Row, RowKind, Table, Unit};
use crate::site::note_number;
use crate::swedish::sex_name;
use ecow::EcoString;
use std::collections::BTreeSet;

/// A table for a spreadsheet.
pub(super) struct Sheet {
    /// Id of the table.
    pub id: String,
    pub title: String,
    pub columns: Vec<Field>,
    /// As many cells as there are columns.
    pub rows: Vec<Vec<Datum>>,
    /// What is said of the table as a whole.
    pub notes: Vec<String>,
    /// What is said of its rows and their figures: the label of the row, and what is said.
    pub remarks: Vec<(String, String)>,
}

/// A column of a spreadsheet.
pub(super) struct Field {
    /// No other has the same.
    pub header: String,
    /// The header tells their unit, or a column beside it where they differ.
    pub figures: bool,
}

/// Every table of a report, in order.
pub(super) fn of_report(reading: &Reading, demonstration: bool) -> Vec<Sheet> {
    reading.prepared.report.tables.iter().map(|table| Sheet::of(reading, table, demonstration)).collect()
}

impl Sheet {
    fn of(reading: &Reading, table: &Table, demonstration: bool) -> Sheet {
        let lines: Vec<(usize, &Row)> = table.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Line).collect();
        let mut sheet = Sheet {
            id: table.id.to_string(),
            title: table.caption().to_owned(),
            columns: Vec::new(),
            rows: lines.iter().map(|_| Vec::new()).collect(),
            notes: table.remark.clone().into_iter().collect(),
            remarks: Vec::new(),
        };
        if table.rows.iter().any(|row| row.kind == RowKind::Heading) {
            let mut heading = "";
            let headings: Vec<&str> = table
                .rows
                .iter()
                .filter_map(|row| match row.kind {
                    RowKind::Heading => {
                        heading = row.label.as_deref().unwrap_or_default();
                        None
                    }
                    RowKind::Line => Some(heading),
                })
                .collect();
            sheet.add_texts("Rubrik", headings);
        }
        let labels: Vec<&str> = lines.iter().map(|(_, row)| row.caption()).collect();
        sheet.add_texts(table.row_header.as_deref().filter(|header| !header.is_empty()).unwrap_or("Post"), labels.clone());
        if table.has_notes() {
            sheet.add_texts("Not", lines.iter().map(|(_, row)| row.note.as_ref().map_or("", |note| note_number(&note.value))).collect());
        }
        for (place, column) in table.columns.iter().enumerate() {
            sheet.add_column(reading, table, place, column, &lines);
        }
        let remarks: Vec<Vec<String>> = lines.iter().map(|(place, row)| remarks(reading, table, *place, row)).collect();
        if remarks.iter().any(|remarks| !remarks.is_empty()) {
            let joined: Vec<String> = remarks.iter().map(|remarks| remarks.join(" | ")).collect();
            sheet.add_texts("Anmärkning", joined.iter().map(String::as_str).collect());
        }
        let of_rows =
            labels.iter().zip(remarks).flat_map(|(label, remarks)| remarks.into_iter().map(|remark| ((*label).to_owned(), remark)));
        sheet.remarks = of_rows.collect();
        if demonstration {
            sheet.add_texts(DEMONSTRATION[0], vec![DEMONSTRATION[1]; lines.len()]);
        }
        sheet
    }

    fn add_texts(&mut self, header: &str, texts: Vec<&str>) {
        let data = texts.into_iter().map(|text| Datum::text(State::Text, text.to_owned())).collect();
        self.add(header.to_owned(), data);
    }

    /// A column of the table: the figures that stand alone in their cells, then each part of those that do not.
    fn add_column(&mut self, reading: &Reading, table: &Table, place: usize, column: &Column, lines: &[(usize, &Row)]) {
        let cells: Vec<(CellRef, &Cell)> = lines
            .iter()
            .filter_map(|(row, line)| {
                let cell = CellRef {
                    report: reading.prepared.report.id.clone(),
                    table: table.id.clone(),
                    row: *row,
                    column: place,
                    part: EcoString::new(),
                };
                Some((cell, line.cells.get(place)?))
            })
            .collect();
        let mut parts: Vec<(&str, String, Unit)> = Vec::new();
        for (_, cell) in &cells {
            for (part, figure, meaning) in cell.figures().filter(|(part, ..)| !part.is_empty()) {
                if !parts.iter().any(|(known, ..)| *known == part) {
                    parts.push((part, part_name(meaning, &cell.meaning), figure.unit));
                }
            }
        }
        // The unit tells some parts apart that nothing else does.
        let nameless: Vec<Unit> = parts.iter().filter(|(_, name, _)| name.is_empty()).map(|(_, _, unit)| *unit).collect();
        let is_told = |unit: Unit| nameless.iter().filter(|known| **known == unit).count() == 1;
        let parts = parts.into_iter().map(|(id, name, unit)| (id, if name.is_empty() && !is_told(unit) { id.to_owned() } else { name }));
        let parts: Vec<(&str, String)> = parts.collect();
        let header = header(column);
        let has_parts = |cell: &Cell| matches!(cell.content, Content::Parts(_));
        if parts.is_empty()
            || cells.iter().any(|(_, cell)| matches!(cell.content, Content::Figure(_) | Content::Text(_) | Content::Level { .. }))
        {
            let data = cells.iter().map(|(place, cell)| match has_parts(cell) {
                true => Datum::of(State::NotApplicable),
                false => reading.cell(table, cell, place),
            });
            self.add_figures(&header, data.collect());
        }
        for (part, name) in parts {
            let data = cells.iter().map(|(place, cell)| match has_parts(cell) {
                true => reading
                    .parts(table, cell, place)
                    .into_iter()
                    .find(|(id, ..)| *id == part)
                    .map_or(Datum::of(State::NotApplicable), |(_, _, datum)| datum),
                false if matches!(cell.content, Content::Figure(_) | Content::Text(_) | Content::Level { .. }) => {
                    Datum::of(State::NotApplicable)
                }
                false => reading.cell(table, cell, place),
            });
            self.add_figures(
                &[header.as_str(), &name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": "),
                data.collect(),
            );
        }
    }

    /// A column of figures; where their units differ, one beside it that tells the unit of each.
    fn add_figures(&mut self, header: &str, data: Vec<Datum>) {
        let units: BTreeSet<&str> = data.iter().filter_map(|datum| Some(datum.unit?.id())).collect();
        let unit = data.iter().find_map(|datum| datum.unit).filter(|_| units.len() == 1);
        let header = match header {
            "" if units.is_empty() => "Text",
            "" => "Värde",
            header => header,
        };
        let own: Vec<Datum> =
            data.iter().map(|datum| Datum::text(State::Text, datum.unit.map(words).unwrap_or_default().to_owned())).collect();
        let differ = units.len() > 1;
        self.add(unit.map_or(header.to_owned(), |unit| format!("{header} ({})", words(unit))), data);
        if differ {
            self.add(format!("{header}, enhet"), own);
        }
    }

    fn add(&mut self, header: String, data: Vec<Datum>) {
        let taken = |header: &str| self.columns.iter().any(|known| known.header.to_lowercase() == header.to_lowercase());
        let header =
            std::iter::once(header.clone()).chain((2..).map(|number| format!("{header} ({number})"))).find(|header| !taken(header));
        let figures = data.iter().any(|datum| datum.value.is_some());
        self.columns.push(Field { header: header.unwrap_or_default(), figures });
        self.rows.iter_mut().zip(data).for_each(|(row, datum)| row.push(datum));
    }
}

/// A unit in a header.
pub(super) fn words(unit: Unit) -> &'static str {
    match unit.suffix() {
        "" => unit.id(),
        suffix => suffix,
    }
}

/// The header of a column, under that of its group.
pub(super) fn header(column: &Column) -> String {
    let own = [column.group.clone().unwrap_or_default(), column.header_text()];
    own.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ")
}

/// What tells a part of a cell from the others: what it is about and when.
fn part_name(part: &Meaning, cell: &Meaning) -> String {
    let about = part.dimensions.known_but_not_in(&cell.dimensions).map(|(_, value)| sex_name(value).to_owned());
    let when = part.period.filter(|period| Some(*period) != cell.period).map(Period::label);
    about.chain(when).collect::<Vec<_>>().join(", ")
}

/// What is said of a row, and of each of its figures with the header of the column.
fn remarks(reading: &Reading, table: &Table, place: usize, row: &Row) -> Vec<String> {
    let mut all: Vec<String> = row.remark.clone().into_iter().collect();
    for (column, cell) in row.cells.iter().enumerate() {
        let at =
            CellRef { report: reading.prepared.report.id.clone(), table: table.id.clone(), row: place, column, part: EcoString::new() };
        let whole = reading.cell(table, cell, &at);
        let of_parts = reading.parts(table, cell, &at).into_iter().flat_map(|(_, _, datum)| datum.notes);
        let header = header(&table.columns[column]);
        for note in of_parts.chain(whole.notes) {
            all.push(if header.is_empty() { note } else { format!("{header}: {note}") });
        }
    }
    all
}
