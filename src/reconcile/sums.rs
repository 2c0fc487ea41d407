//! `summa`: a declared sum is the sum of its rows or columns, as printed, within rounding.

use super::explain_help;
use crate::diag::{Finding, Span};
use crate::model::{Cell, CellRef, Content, Figure, Quantity, Report, Table, Term};
use crate::swedish::{MINUS, NBSP, figure};
use rust_decimal::Decimal;

/// Checks every declared sum of a report.
pub fn check(report: &Report) -> Vec<(CellRef, Finding)> {
    let mut found = Vec::new();
    for table in &report.tables {
        for (row, terms) in table.rows.iter().enumerate().filter_map(|(i, row)| Some((i, row.sum.as_ref()?))) {
            for column in 0..table.columns.len() {
                let cells = terms.iter().map(|term| (*term, table.rows[term.index].cells.get(column)));
                found.extend(check_one(report, table, (row, column), cells, "raderna"));
            }
        }
        for (column, terms) in table.columns.iter().enumerate().filter_map(|(i, column)| Some((i, column.sum.as_ref()?))) {
            for (row, cells) in table.rows.iter().map(|row| &row.cells).enumerate().filter(|(_, cells)| !cells.is_empty()) {
                let cells = terms.iter().map(|term| (*term, cells.get(term.index)));
                found.extend(check_one(report, table, (row, column), cells, "kolumnerna"));
            }
        }
    }
    found
}

fn check_one<'a>(
    report: &Report,
    table: &Table,
    (row, column): (usize, usize),
    terms: impl Iterator<Item = (Term, Option<&'a Cell>)>,
    what: &str,
) -> Option<(CellRef, Finding)> {
    let total_cell = table.rows[row].cells.get(column)?;
    if total_cell.content == Content::Blank {
        return None;
    }
    let total = addend(total_cell)?;
    let mut sum = Decimal::ZERO;
    // Each printed figure stands for the interval of half its last unit; a sum may be off by all of them together.
    let mut tolerance = total.map_or(Decimal::ZERO, |t| t.half_unit() * t.unit.factor());
    let mut unit = total.map_or(Decimal::ZERO, |t| t.half_unit() * t.unit.factor() * Decimal::TWO);
    let mut written = String::new();
    let mut places: Vec<Span> = Vec::new();
    for (term, cell) in terms {
        let Some(cell) = cell else { continue };
        let Some(figure_of_term) = addend(cell)? else { continue };
        if total.is_some_and(|t| t.unit.quantity() != figure_of_term.unit.quantity()) {
            return None;
        }
        let value = figure_of_term.value * figure_of_term.unit.factor() * if term.subtract { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        sum += value;
        let half = figure_of_term.half_unit() * figure_of_term.unit.factor();
        tolerance += half;
        unit = unit.max(half * Decimal::TWO);
        write_term(&mut written, value);
        places.push(cell.span);
    }
    if places.is_empty() {
        return None;
    }
    let stated = total.map_or(Decimal::ZERO, |t| t.value * t.unit.factor());
    let difference = stated - sum;
    if difference.abs() <= tolerance.max(unit) {
        return None;
    }
    let cell = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: String::new() };
    let mut finding = Finding::warning(
        "summa",
        total_cell.span,
        format!("summan stämmer inte: {} står det, men {what} ger {}", figure(stated.normalize()), figure(sum.normalize())),
    )
    .label(report.describe(&cell))
    .arithmetic(format!("{written} = {}", figure(sum.normalize())))
    .arithmetic(format!("skillnad: {}", figure(difference.normalize())))
    .help(explain_help("summa", &report.path_of(&cell)));
    if let ([first], _) | ([first, ..], true) = (&places[..], places.len() <= 3) {
        finding = finding.also(*first, "ingår i summan");
        for place in &places[1..] {
            finding = finding.also(*place, "ingår i summan");
        }
    }
    Some((cell, finding))
}

/// The figure that a cell brings into a sum: none for nil and blank. `None` outside: the sum cannot be checked.
fn addend(cell: &Cell) -> Option<Option<&Figure>> {
    match &cell.content {
        Content::Figure(_) | Content::Parts(_) => {
            let (_, figure, _) = cell.figures().next()?;
            // Percentages, times and index points are not added up, and nobody knows how much "drygt" is.
            let adds_up = matches!(figure.unit.quantity(), Quantity::Money | Quantity::Count) && !figure.approximate;
            adds_up.then_some(Some(figure))
        }
        Content::Nil | Content::Blank => Some(None),
        Content::Text(_) | Content::Level { .. } | Content::NotApplicable | Content::Withheld | Content::Unreadable => None,
    }
}

fn write_term(out: &mut String, value: Decimal) {
    let negative = value.is_sign_negative() && !value.is_zero();
    match (out.is_empty(), negative) {
        (true, true) => out.push(MINUS),
        (true, false) => {}
        (false, true) => out.extend([NBSP, MINUS, ' ']),
        (false, false) => out.extend([NBSP, '+', ' ']),
    }
    out.push_str(&figure(value.abs().normalize()));
}
