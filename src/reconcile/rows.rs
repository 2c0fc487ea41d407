//! `andel` within a row, as printed: percentages and the counts that they belong to, index points and the most that there can be.

use super::comparison::{Calculation, Comparison, Judge, Operand};
use crate::diag::{Finding, Rule};
use crate::model::{
    Association, CellRef, Dimension, Dimensions, Figure, Fraction, Kind, Meaning, Period, Quantity, Report, Role, Site, Table, Unit,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Checks every row of a report.
pub(super) fn check(site: &Site, association: &Association, report: &Report, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Share };
    // What the facts have told of is not told again.
    let mut told: BTreeSet<CellRef> = out.iter().filter(|made| made.rule == judge.rule).filter_map(Comparison::cell).cloned().collect();
    for table in &report.tables {
        let totals = first_totals(table);
        for row in 0..table.rows.len() {
            let figures = figures(report, table, row);
            let mut alike: BTreeMap<About, Alike> = BTreeMap::new();
            for printed in &figures {
                let Alike { all, maxima } = alike.entry(printed.about()).or_default();
                all.push(printed);
                maxima.extend((printed.kind() == Kind::Maximum).then_some(printed));
            }
            for printed in &figures {
                let same = &alike[&printed.about()];
                let made: Vec<Comparison> = index(&judge, same, printed).into_iter().chain(bound(&judge, same, printed)).collect();
                told.extend(made.iter().filter_map(Comparison::cell).cloned());
                out.extend(made);
                if printed.is_share() && told.insert(printed.operand.cell.clone().into_owned()) {
                    out.extend(share(&judge, (table, &totals), &figures, same, printed));
                }
            }
        }
    }
}

/// What a figure is about, whatever kind of figure it is.
type About = (Option<Role>, Option<Period>, Dimensions);

/// The figures of a row that are about the same.
#[derive(Default)]
struct Alike<'p, 't> {
    all: Vec<&'p Printed<'t>>,
    /// Those that say what there can be at the most.
    maxima: Vec<&'p Printed<'t>>,
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
            let place = CellRef { report: report.id.clone(), table: table.id.clone(), row, column, part: part.into() };
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

    /// A percentage that says of nothing else what it is a share of.
    fn is_share(&self) -> bool {
        (self.kind(), self.quantity()) == (Kind::Share, Quantity::Share)
            && self.figure.fraction.is_none()
            && !self.meaning.dimensions.has(Dimension::Base)
    }

    fn is_count(&self) -> bool {
        (self.kind(), self.quantity()) == (Kind::Outcome, Quantity::Count)
    }

    fn about(&self) -> About {
        (self.meaning.role, self.meaning.period, self.meaning.dimensions.without(Dimension::Base))
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
fn index<'t>(judge: &Judge<'t>, alike: &Alike<'_, 't>, stated: &Printed<'t>) -> Option<Comparison> {
    let (kind, quantity) = (stated.kind(), stated.quantity());
    if !matches!((kind, quantity), (Kind::Outcome | Kind::Share, Quantity::Index) | (Kind::Share, Quantity::Share)) {
        return None;
    }
    let same = || alike.all.iter().filter(|other| !other.is(stated));
    let calculation = match only(alike.maxima.iter().filter(|other| !other.is(stated))) {
        // Of two figures in the unit of the maximum nobody knows which is the points.
        Some(maximum) if maximum.quantity() == quantity && kind == Kind::Outcome => return None,
        Some(maximum) => {
            let points = only(same().filter(|other| other.kind() == Kind::Outcome && other.quantity() == maximum.quantity()))?;
            Calculation::OfMaximum { points: Box::new(points.operand.clone()), maximum: Box::new(maximum.operand.clone()) }
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

fn of_fraction<'t>(printed: &Printed<'t>, fraction: Fraction) -> Calculation<'t> {
    let (part, whole) = fraction.numbers();
    let number = |value| Operand { value, half_unit: Decimal::ZERO, unit: Unit::Count, fraction: None, ..printed.operand.clone() };
    Calculation::OfMaximum { points: Box::new(number(part)), maximum: Box::new(number(whole)) }
}

/// Points are no more than the most that there can be.
fn bound<'t>(judge: &Judge<'t>, alike: &Alike<'_, 't>, points: &Printed<'t>) -> Option<Comparison> {
    let same = alike.maxima.iter().filter(|other| other.quantity() == points.quantity());
    let maximum = only(same).filter(|_| points.kind() == Kind::Outcome)?;
    let (here, there) = (&points.operand, &maximum.operand);
    let finding = (here.value - there.value > here.half_unit + there.half_unit).then(|| {
        Finding::new(judge.rule, here.span, format!("{} står det, men de högsta möjliga poängen är {}", here.told(), there.told()))
            .label(judge.describe(&here.cell))
            .also(there.span, judge.describe(&there.cell))
            .help(judge.explain_help(&here.cell))
    });
    Some(Comparison::of_cell(judge.rule, judge.association, here.cell.clone().into_owned(), vec![here.span, there.span], finding))
}

/// A percentage against the count in its row that is about the same, and the one that is about all of them.
fn share<'t>(
    judge: &Judge<'t>,
    table: (&'t Table, &[Option<usize>]),
    figures: &[Printed<'t>],
    alike: &Alike<'_, 't>,
    stated: &Printed<'t>,
) -> Option<Comparison> {
    let counts = || figures.iter().filter(|other| other.is_count());
    let part = only(alike.all.iter().copied().filter(|other| other.is_count()))?;
    let says = |here: &str, there: &str| format!("{here} står det, men delen delad med det hela är {there}");
    let compare = |whole: Operand<'t>| judge.compare(&stated.operand, &Calculation::quotient(part.operand.clone(), whole), says);
    let own = &stated.meaning.dimensions;
    // Steps forward are a share of those who left, who may stand anywhere.
    if stated.meaning.role == Some(Role::StepsForward) && !own.has(Dimension::Sex) {
        return None;
    }
    let is_wider = |other: &&Printed| {
        let other = other.meaning;
        (other.role, other.period) == (stated.meaning.role, stated.meaning.period)
            && own.hold(&other.dimensions)
            && other.dimensions.len() < own.len()
    };
    if let Some(nearest) = counts().filter(is_wider).map(|other| other.meaning.dimensions.len()).max() {
        let whole = only(counts().filter(is_wider).filter(|other| other.meaning.dimensions.len() == nearest))?;
        return compare(whole.operand.clone());
    }
    only(counts())?;
    let mut made = totals(table, part, stated).into_iter().filter_map(compare);
    let first = made.next()?;
    // A row may be part of a sum within a sum, and the share be of either.
    Some(if first.finding.is_none() { first } else { made.find(|made| made.finding.is_none()).unwrap_or(first) })
}

/// The totals of the rows that a count is one of, where the table divides them: the percentages beside them are 100 together.
fn totals<'t>((table, first): (&'t Table, &[Option<usize>]), part: &Printed, stated: &Printed) -> Vec<Operand<'t>> {
    let (counts, shares) = (&part.operand.cell, &stated.operand.cell);
    // Where a column is about something of its own, its percentages are of another figure in each row.
    let of_row = table.rows[counts.row].meaning.dimensions.within(&table.meaning.dimensions);
    if stated.meaning.dimensions != of_row {
        return Vec::new();
    }
    let figure = |row: usize, place: &CellRef| {
        let cell = table.rows[row].cells.get(place.column)?;
        let (_, figure, _) = cell.figures().find(|(id, _, _)| *id == place.part)?;
        (!figure.approximate).then_some((cell.span, figure))
    };
    let mut out = Vec::new();
    let mut inner = counts.row;
    while let Some(total) = first[inner] {
        inner = total;
        let (Some((_, share)), Some((span, whole))) = (figure(total, shares), figure(total, counts)) else { continue };
        if share.value == Decimal::ONE_HUNDRED && whole.unit.quantity() == Quantity::Count {
            out.push(Operand::printed(CellRef { row: total, ..counts.clone().into_owned() }, span, whole));
        }
    }
    out
}

/// For each row the first one below it that is declared to be a sum with it.
fn first_totals(table: &Table) -> Vec<Option<usize>> {
    let mut first = vec![None; table.rows.len()];
    for (total, row) in table.rows.iter().enumerate() {
        for term in row.sum.iter().flatten().filter(|term| !term.subtract && term.index < total) {
            first[term.index].get_or_insert(total);
        }
    }
    first
}
