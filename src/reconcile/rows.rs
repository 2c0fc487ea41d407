//! `andel` within a row, as printed: index points and the most that there can be.

use super::comparison::{Calculation, Comparison, Judge, Operand};
use crate::diag::{Finding, Rule};
use crate::model::{Association, CellRef, Dimension, Figure, Fraction, Kind, Meaning, Quantity, Report, Site, Table, Unit};

/// Checks every row of a report.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Share };
    for table in &report.tables {
        for row in 0..table.rows.len() {
            let figures = figures(report, table, row);
            for printed in &figures {
                out.extend(index(&judge, &figures, printed));
                out.extend(bound(&judge, &figures, printed));
            }
        }
    }
}

/// A figure of a row with what it means.
struct Printed<'t> {
    operand: Operand<'t>,
    figure: &'t Figure,
    meaning: &'t Meaning,
}

fn figures<'t>(report: &Report, table: &'t Table, row: usize) -> Vec<Printed<'t>> {
    let mut out = Vec::new();
    for (column, cell) in table.rows[row].cells.iter().enumerate() {
        for (part, figure, meaning) in cell.figures().filter(|(_, figure, _)| !figure.approximate) {
            let place = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: part.to_owned() };
            out.push(Printed { operand: Operand::printed(place, cell.span, figure), figure, meaning });
        }
    }
    out
}

impl Printed<'_> {
    fn kind(&self) -> Kind {
        self.meaning.kind.unwrap_or_default()
    }

    fn quantity(&self) -> Quantity {
        self.figure.unit.quantity()
    }

    /// Whether both are about the same, whatever kind of figure they are.
    fn is_about_the_same(&self, other: &Printed) -> bool {
        let about = |printed: &Printed| printed.meaning.dimensions.without(Dimension::Base);
        self.meaning.role == other.meaning.role && self.meaning.period == other.meaning.period && about(self) == about(other)
    }

    fn is(&self, other: &Printed) -> bool {
        self.operand.cell == other.operand.cell
    }
}

/// The only one that there is.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// What index points, or a percentage of them, are worked out from: the points and their maximum, each a figure or both a fraction.
fn index<'t>(judge: &Judge<'t>, figures: &[Printed<'t>], stated: &Printed<'t>) -> Option<Comparison> {
    let (kind, quantity) = (stated.kind(), stated.quantity());
    if !matches!((kind, quantity), (Kind::Outcome | Kind::Share, Quantity::Index) | (Kind::Share, Quantity::Share)) {
        return None;
    }
    let same = || figures.iter().filter(|other| !other.is(stated) && other.is_about_the_same(stated));
    let calculation = match only(same().filter(|other| other.kind() == Kind::Maximum)) {
        // Of two figures in the unit of the maximum nobody knows which is the points.
        Some(maximum) if maximum.quantity() == quantity && kind == Kind::Outcome => return None,
        Some(maximum) => {
            let points = only(same().filter(|other| other.kind() == Kind::Outcome && other.quantity() == maximum.quantity()))?;
            Calculation::OfMaximum { points: points.operand.clone(), maximum: maximum.operand.clone() }
        }
        None if quantity == Quantity::Index => {
            let (printed, fraction) = only(same().filter_map(|other| Some((other, other.figure.fraction?))))?;
            of_fraction(printed, fraction)
        }
        None => return None,
    };
    let says = |here: &str, there: &str| format!("{here} står det, men poängen delade med de högsta möjliga är {there}");
    judge.compare(&stated.operand, &calculation, says)
}

fn of_fraction<'t>(printed: &Printed<'t>, Fraction { part, whole }: Fraction) -> Calculation<'t> {
    let number = |value| Operand { value, half_unit: 0.into(), unit: Unit::Count, fraction: None, ..printed.operand.clone() };
    Calculation::OfMaximum { points: number(part), maximum: number(whole) }
}

/// Points are no more than the most that there can be.
fn bound<'t>(judge: &Judge<'t>, figures: &[Printed<'t>], points: &Printed<'t>) -> Option<Comparison> {
    let mut same = figures.iter().filter(|other| other.is_about_the_same(points) && other.quantity() == points.quantity());
    let maximum = only(same.by_ref().filter(|other| other.kind() == Kind::Maximum)).filter(|_| points.kind() == Kind::Outcome)?;
    let (here, there) = (&points.operand, &maximum.operand);
    let finding = (here.value - there.value > here.half_unit + there.half_unit).then(|| {
        Finding::new(judge.rule, here.span, format!("{} står det, men de högsta möjliga poängen är {}", here.told(), there.told()))
            .label(judge.describe(&here.cell))
            .also(there.span, judge.describe(&there.cell))
            .help(judge.rule.explain_help(&judge.path(&here.cell)))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, here.cell.clone().into_owned(), vec![here.span, there.span], finding))
}
