//! `kontroll`: relations that the content declares for its own report.

use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use super::unlooked::{Gap, What, Why};
use crate::diag::{Finding, Rule, Span};
use crate::model::{Association, Content, DeclaredCheck, DeclaredRelation, Report, SignedPath, Site, VerdictTerm};
use rust_decimal::Decimal;

/// Carries out every declared check of a report. What cannot be carried out is a gap.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>, gaps: &mut Vec<Gap>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Declared };
    for declared in &report.checks {
        match (carry_out(&judge, report, declared), report.locate(&declared.place.value)) {
            (Ok(made), _) => out.push(made),
            (Err(why), Ok(cell)) => gaps.push(Gap { cell, what: What::Declared, why }),
            (Err(_), Err(_)) => {}
        }
    }
}

/// An error if a figure is missing, withheld or approximate: then there is nothing to compare.
fn carry_out(judge: &Judge, report: &Report, declared: &DeclaredCheck) -> Result<Comparison, Why> {
    let stated = operand(report, &declared.place.value)?;
    let all = |paths: &[SignedPath]| -> Result<Vec<Operand>, Why> {
        let signed = |path: &SignedPath| {
            let operand = operand(report, &path.path.value)?;
            Ok(if path.subtract { operand.negated() } else { operand })
        };
        paths.iter().map(signed).collect()
    };
    let says = |here: &str, there: &str| format!("{}: {here} står det, men det borde vara {there}", declared.name);
    let made = match &declared.relation {
        DeclaredRelation::Sum(terms) => judge.compare(&stated, &Calculation::Sum(all(terms)?), says),
        DeclaredRelation::Quotient { of, by } => judge.compare(&stated, &Calculation::Quotient { of: all(of)?, by: all(by)? }, says),
        DeclaredRelation::Mean { values, weights } => {
            let pairs = all(values)?.into_iter().zip(all(weights)?).collect();
            judge.compare(&stated, &Calculation::Mean(pairs), says)
        }
        DeclaredRelation::AtMost(limit) => Some(bound(judge, declared, &stated, &operand(report, &limit.value)?, "mer än")),
        DeclaredRelation::AtLeast(limit) => Some(bound(judge, declared, &stated, &operand(report, &limit.value)?, "mindre än")),
        DeclaredRelation::CountOf { columns, levels } => Some(count(judge, report, declared, &stated, columns, levels)),
    };
    made.ok_or(Why::Zero)
}

fn operand(report: &Report, path: &str) -> Result<Operand<'static>, Why> {
    let place = report.locate(path).map_err(|_| Why::Reported)?;
    let table = report.table(&place.table).ok_or(Why::Reported)?;
    let cell = &table.rows[place.row].cells[place.column];
    if cell.content == Content::Nil {
        return Ok(Operand {
            cell: std::borrow::Cow::Owned(place),
            span: cell.span,
            value: Decimal::ZERO,
            half_unit: Decimal::ZERO,
            unit: table.unit,
            fraction: None,
        });
    }
    let figure = cell.figures().find(|(part, _, _)| place.part.is_empty() || *part == place.part);
    let (_, figure, _) = figure.ok_or_else(|| Why::of(&cell.content))?;
    if figure.approximate { Err(Why::Approximate) } else { Ok(Operand::printed(place, cell.span, figure)) }
}

fn bound(judge: &Judge, declared: &DeclaredCheck, stated: &Operand, limit: &Operand, broken: &str) -> Comparison {
    let rounding = stated.half_unit + limit.half_unit;
    let over = if broken == "mer än" { stated.value - limit.value } else { limit.value - stated.value };
    let finding = (over > rounding).then(|| {
        let (here, there) = (stated.told(), limit.told());
        departure(judge, stated, format!("{}: {here} är {broken} {there}", declared.name)).also(limit.span, judge.describe(&limit.cell))
    });
    Comparison::of_cell(judge.rule, judge.association, stated.cell.clone().into_owned(), vec![stated.span, limit.span], finding)
}

/// How many cells of the columns have one of the levels.
fn count(
    judge: &Judge,
    report: &Report,
    declared: &DeclaredCheck,
    stated: &Operand,
    columns: &[(String, VerdictTerm)],
    levels: &[String],
) -> Comparison {
    // A level is meant by whichever of its names.
    let is_one = |content: &Content| {
        let Content::Level { scale, text, level } = content else { return false };
        let known = level.and_then(|level| report.scales.get(&**scale)?.levels.get(level));
        levels.iter().any(|level| level == text)
            || known.is_some_and(|known| levels.contains(&known.name) || known.other_names.iter().any(|name| levels.contains(name)))
    };
    let counted: Vec<Span> = columns
        .iter()
        .filter_map(|(table, term)| Some((report.table(table)?, term.column)))
        .flat_map(|(table, column)| table.rows.iter().filter_map(move |row| row.cells.get(column)))
        .filter(|cell| is_one(&cell.content))
        .map(|cell| cell.span)
        .collect();
    let number = Decimal::from(counted.len());
    let finding = (stated.value != number).then(|| {
        let says = format!("{}: {} står det, men det är {number}", declared.name, with_unit(stated.value, stated.unit));
        counted.iter().fold(departure(judge, stated, says), |finding, span| finding.also(*span, "räknas"))
    });
    let looked_at = std::iter::once(stated.span).chain(counted.iter().copied()).collect();
    Comparison::of_cell(judge.rule, judge.association, stated.cell.clone().into_owned(), looked_at, finding)
}

fn departure(judge: &Judge, stated: &Operand, message: String) -> Finding {
    Finding::new(judge.rule, stated.span, message).label(judge.describe(&stated.cell)).help(judge.explain_help(&stated.cell))
}
