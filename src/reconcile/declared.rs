//! `kontroll`: relations that the content declares for its own report.

use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use crate::diag::{Finding, Rule, Span};
use crate::model::{Association, Content, DeclaredCheck, DeclaredRelation, Report, SignedPath, Site, VerdictTerm};
use rust_decimal::Decimal;

/// Carries out every declared check of a report.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Declared };
    out.extend(report.checks.iter().filter_map(|declared| carry_out(&judge, report, declared)));
}

/// None if a figure is missing, withheld or approximate: then there is nothing to compare.
fn carry_out(judge: &Judge, report: &Report, declared: &DeclaredCheck) -> Option<Comparison> {
    let stated = operand(report, &declared.place.value)?;
    let all = |paths: &[SignedPath]| -> Option<Vec<Operand>> {
        let signed = |path: &SignedPath| {
            let operand = operand(report, &path.path.value)?;
            Some(if path.subtract { operand.negated() } else { operand })
        };
        paths.iter().map(signed).collect()
    };
    let says = |here: &str, there: &str| format!("{}: {here} står det, men det borde vara {there}", declared.name);
    match &declared.relation {
        DeclaredRelation::Sum(terms) => judge.compare(&stated, &Calculation::Sum(all(terms)?), says),
        DeclaredRelation::Quotient { of, by } => judge.compare(&stated, &Calculation::Quotient { of: all(of)?, by: all(by)? }, says),
        DeclaredRelation::Mean { values, weights } => {
            let pairs = all(values)?.into_iter().zip(all(weights)?).collect();
            judge.compare(&stated, &Calculation::Mean(pairs), says)
        }
        DeclaredRelation::AtMost(limit) => bound(judge, declared, &stated, &operand(report, &limit.value)?, "mer än"),
        DeclaredRelation::AtLeast(limit) => bound(judge, declared, &stated, &operand(report, &limit.value)?, "mindre än"),
        DeclaredRelation::CountOf { columns, levels } => Some(count(judge, report, declared, &stated, columns, levels)),
    }
}

fn operand(report: &Report, path: &str) -> Option<Operand<'static>> {
    let place = report.locate(path).ok()?;
    let cell = &report.table(&place.table)?.rows[place.row].cells[place.column];
    if cell.content == Content::Nil {
        let like = report.table(&place.table)?.unit;
        return Some(Operand {
            cell: std::borrow::Cow::Owned(place),
            span: cell.span,
            value: Decimal::ZERO,
            half_unit: Decimal::ZERO,
            unit: like,
            fraction: None,
        });
    }
    let (_, figure, _) = cell.figures().find(|(part, _, _)| place.part.is_empty() || *part == place.part)?;
    (!figure.approximate).then(|| Operand::printed(place, cell.span, figure))
}

fn bound(judge: &Judge, declared: &DeclaredCheck, stated: &Operand, limit: &Operand, broken: &str) -> Option<Comparison> {
    let rounding = stated.half_unit + limit.half_unit;
    let over = if broken == "mer än" { stated.value - limit.value } else { limit.value - stated.value };
    let finding = (over > rounding).then(|| {
        let (here, there) = (stated.told(), limit.told());
        departure(judge, stated, format!("{}: {here} är {broken} {there}", declared.name)).also(limit.span, judge.describe(&limit.cell))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, stated.cell.clone().into_owned(), vec![stated.span, limit.span], finding))
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
        let known = level.and_then(|level| report.scales.get(scale)?.levels.get(level));
        levels.contains(text)
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
    Finding::new(judge.rule, stated.span, message)
        .label(judge.describe(&stated.cell))
        .help(judge.rule.explain_help(&judge.path(&stated.cell)))
}
