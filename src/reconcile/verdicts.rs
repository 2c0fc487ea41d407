//! `omdome`: a word such as *högre* fits the figures that it judges.

use super::comparison::{Comparison, Judge, with_unit};
use crate::diag::{Finding, Rule};
use crate::model::{Association, CellRef, Content, Figure, LevelMeaning, Report, Site, Table, VerdictTerm};
use ecow::EcoString;
use std::cmp::Ordering;

/// Checks every verdict of a report whose column says what it judges.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Verdict };
    for table in &report.tables {
        for (column, terms) in table.columns.iter().enumerate().filter_map(|(index, column)| Some((index, column.verdict.as_ref()?))) {
            for row in 0..table.rows.len() {
                out.extend(check_one(&judge, report, table, (row, column), terms));
            }
        }
    }
}

fn check_one(
    judge: &Judge,
    report: &Report,
    table: &Table,
    (row, column): (usize, usize),
    [own, other]: &[VerdictTerm; 2],
) -> Option<Comparison> {
    let cell = table.rows[row].cells.get(column)?;
    let Content::Level { scale, text, level: Some(level) } = &cell.content else { return None };
    let meaning = report.scales.get(&**scale)?.levels.get(*level)?.meaning?;
    let (own, own_span) = figure(table, row, own)?;
    let (other, other_span) = figure(table, row, other)?;
    if own.unit.quantity() != other.unit.quantity() || own.approximate || other.approximate {
        return None;
    }
    // Within the rounding of both, the word may be right.
    let base = |value: rust_decimal::Decimal, figure: &Figure| value * figure.unit.factor();
    let rounding = base(own.half_unit(), own) + base(other.half_unit(), other);
    let difference = base(own.value, own) - base(other.value, other);
    let fits = match meaning {
        LevelMeaning::Lower => difference <= rounding,
        LevelMeaning::Higher => difference >= -rounding,
        // How near counts as equal differs from one association to the next.
        LevelMeaning::Equal => true,
    };
    let place = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: EcoString::new() };
    let finding = (!fits).then(|| {
        let is = match difference.cmp(&rust_decimal::Decimal::ZERO) {
            Ordering::Less => "lägre än",
            Ordering::Equal => "lika med",
            Ordering::Greater => "högre än",
        };
        let told = |figure: &Figure| match figure.fraction {
            Some(_) => figure.printed.to_string(),
            None => with_unit(base(figure.value, figure), figure.unit),
        };
        let (here, there) = (told(own), told(other));
        Finding::new(judge.rule, cell.span, format!("omdömet är ”{text}”, men {here} är {is} {there}"))
            .label(report.describe(&place))
            .also(own_span, "talet som bedöms")
            .also(other_span, "talet som det jämförs med")
            .help(judge.rule.explain_help(&report.way_to(&place)))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, place, vec![cell.span, own_span, other_span], finding))
}

fn figure<'t>(table: &'t Table, row: usize, term: &VerdictTerm) -> Option<(&'t Figure, crate::diag::Span)> {
    let cell = table.rows[row].cells.get(term.column)?;
    let (_, figure, _) = cell.figures().find(|(part, _, _)| *part == term.part)?;
    Some((figure, cell.span))
}
