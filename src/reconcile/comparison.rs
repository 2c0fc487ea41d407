//! One figure held against what other figures say it should be, within the rounding of all of them.

use super::sign;
use crate::diag::{Figures, Finding, Rule, Severity, Span};
use crate::facts::Fact;
use crate::model::{CellRef, Figure, Quantity, Report, Site, Unit};
use crate::swedish::{MINUS, NBSP, figure, said};
use ecow::EcoString;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::slice::from_ref;
use std::sync::Arc;

/// What a comparison is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The figure that was looked at.
    Cell(CellRef),
    /// Something of the report that is no figure, by the name that a known error gives it.
    Name(String),
}

/// One comparison that a rule made, and how it came out.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The rule that made it.
    pub rule: Rule,
    /// Id of the association.
    pub association: EcoString,
    /// Id of the report.
    pub report: EcoString,
    /// What it is about, as a known error would name it.
    pub place: Place,
    /// The cells that were looked at.
    pub looked_at: Box<[Span]>,
    /// None if the comparison held.
    pub finding: Option<Arc<Finding>>,
    /// The known error of the report that explains the finding, by its place in [`Report::known_errors`].
    pub explained: Option<usize>,
    /// The decision that a small figure is shown, by its place in [`Report::small_figures`].
    pub decided: Option<usize>,
}

impl Comparison {
    pub(super) fn of_cell(
        rule: Rule,
        association: &EcoString,
        cell: CellRef,
        looked_at: Vec<Span>,
        finding: Option<Finding>,
    ) -> Comparison {
        let report = cell.report.clone();
        Comparison {
            rule,
            association: association.clone(),
            report,
            place: Place::Cell(cell),
            looked_at: looked_at.into(),
            finding: finding.map(Arc::new),
            explained: None,
            decided: None,
        }
    }

    pub(super) fn of_report(rule: Rule, association: &EcoString, report: &Report, name: String, finding: Option<Finding>) -> Comparison {
        Comparison {
            rule,
            association: association.clone(),
            report: report.id.clone(),
            place: Place::Name(name),
            looked_at: Box::default(),
            finding: finding.map(Arc::new),
            explained: None,
            decided: None,
        }
    }

    /// The cell that the comparison is about, if it is about one.
    pub fn cell(&self) -> Option<&CellRef> {
        match &self.place {
            Place::Cell(cell) => Some(cell),
            Place::Name(_) => None,
        }
    }
}

/// A printed figure that takes part in a comparison.
#[derive(Debug, Clone)]
pub(super) struct Operand<'a> {
    pub cell: Cow<'a, CellRef>,
    pub span: Span,
    /// In the base unit of its quantity.
    pub value: Decimal,
    /// The true value lies within this distance of `value`.
    pub half_unit: Decimal,
    pub unit: Unit,
    /// A fraction, as it is printed.
    pub fraction: Option<Cow<'a, str>>,
}

impl<'a> Operand<'a> {
    /// A fact, with the normal sign of its role.
    pub(super) fn of(fact: &'a Fact) -> Operand<'a> {
        Operand {
            cell: Cow::Borrowed(&fact.source),
            span: fact.span,
            value: fact.value,
            half_unit: fact.half_unit,
            unit: fact.unit,
            fraction: fact.fraction.map(|_| Cow::Borrowed(fact.printed.as_str())),
        }
    }

    /// A figure as it is printed.
    pub(super) fn printed(cell: CellRef, span: Span, figure: &Figure) -> Operand<'a> {
        let factor = figure.unit.factor();
        Operand {
            cell: Cow::Owned(cell),
            span,
            value: figure.value * factor,
            half_unit: figure.half_unit() * factor,
            unit: figure.unit,
            fraction: figure.fraction.map(|_| Cow::Owned(figure.printed.to_string())),
        }
    }

    pub(super) fn negated(&self) -> Operand<'a> {
        Operand { value: -self.value, ..self.clone() }
    }

    /// The figure with its unit; a fraction as printed.
    pub(super) fn told(&self) -> String {
        self.fraction.as_deref().map_or_else(|| with_unit(self.value, self.unit), str::to_owned)
    }
}

/// How other figures give the one that is looked at. Every sign is already in the values.
pub(super) enum Calculation<'a> {
    Sum(Vec<Operand<'a>>),
    /// What the parts leave of the whole.
    Rest {
        whole: Decimal,
        parts: Vec<Operand<'a>>,
    },
    /// The sum of the first divided by the sum of the second; in percent if the result is a share.
    Quotient {
        of: Vec<Operand<'a>>,
        by: Vec<Operand<'a>>,
    },
    /// Points in percent of the most that there can be.
    OfMaximum {
        points: Box<Operand<'a>>,
        maximum: Box<Operand<'a>>,
    },
    /// The mean of the values by their weights.
    Mean(Vec<(Operand<'a>, Operand<'a>)>),
}

/// What a calculation gives: the exact result, and the bounds between which it lies when every figure is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    value: Decimal,
    low: Decimal,
    high: Decimal,
}

impl<'a> Calculation<'a> {
    /// Terms to add, and terms to take away.
    pub(super) fn sum(add: impl IntoIterator<Item = Operand<'a>>, subtract: impl IntoIterator<Item = Operand<'a>>) -> Calculation<'a> {
        Calculation::Sum(add.into_iter().chain(subtract.into_iter().map(|operand| operand.negated())).collect())
    }

    pub(super) fn quotient(of: Operand<'a>, by: Operand<'a>) -> Calculation<'a> {
        Calculation::Quotient { of: vec![of], by: vec![by] }
    }

    /// Whether it only adds and subtracts, so that its result is exact.
    fn adds_up(&self) -> bool {
        matches!(self, Calculation::Sum(_) | Calculation::Rest { .. })
    }

    fn operands(&self) -> impl Iterator<Item = &Operand<'a>> {
        let (first, second, pairs): (&[_], &[_], &[_]) = match self {
            Calculation::Sum(terms) | Calculation::Rest { parts: terms, .. } => (terms, &[], &[]),
            Calculation::Quotient { of, by } => (of, by, &[]),
            Calculation::OfMaximum { points, maximum } => (from_ref(&**points), from_ref(&**maximum), &[]),
            Calculation::Mean(pairs) => (&[], &[], pairs),
        };
        first.iter().chain(second).chain(pairs.iter().flat_map(|(value, weight)| [value, weight]))
    }

    /// None if it cannot be carried out: a division by what may be zero, or figures beyond all bounds.
    fn outcome(&self, percent: bool) -> Option<Outcome> {
        match self {
            Calculation::Sum(terms) => add(terms),
            Calculation::Rest { whole, parts } => {
                let Outcome { value, low, high } = add(parts)?;
                let rest = |parts: Decimal| whole.checked_sub(parts);
                Some(Outcome { value: rest(value)?, low: rest(high)?, high: rest(low)? })
            }
            Calculation::Quotient { of, by } => divide(add(of)?, add(by)?, percent),
            Calculation::OfMaximum { points, maximum } => divide(add(from_ref(&**points))?, add(from_ref(&**maximum))?, percent),
            Calculation::Mean(pairs) => {
                let (mut weights, mut value, mut low, mut high) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
                for (operand, weight) in pairs {
                    let weigh = |sum: Decimal, value: Decimal| sum.checked_add(value.checked_mul(weight.value)?);
                    weights = weights.checked_add(weight.value)?;
                    value = weigh(value, operand.value)?;
                    low = weigh(low, operand.value - operand.half_unit)?;
                    high = weigh(high, operand.value + operand.half_unit)?;
                }
                let divide = |sum: Decimal| sum.checked_div(weights);
                Some(Outcome { value: divide(value)?, low: divide(low)?, high: divide(high)? })
            }
        }
    }

    /// The calculation as one would write it, in the unit of the figure that is looked at.
    fn written(&self, unit: Unit) -> String {
        match self {
            Calculation::Sum(terms) => write_terms(terms, unit),
            Calculation::Rest { whole, parts } => {
                let parts: Vec<Operand> = parts.iter().map(Operand::negated).collect();
                format!("{}{NBSP}{}", written(*whole, unit), write_terms(&parts, unit).replacen(MINUS, &format!("{MINUS} "), 1))
            }
            Calculation::Quotient { of, by } => {
                let side = |terms: &[Operand]| {
                    let unit = terms.first().map_or(unit, |term| term.unit);
                    let written = write_terms(terms, unit);
                    if terms.len() > 1 { format!("({written})") } else { written }
                };
                format!("{}{NBSP}/ {}", side(of), side(by))
            }
            Calculation::OfMaximum { points, maximum } => {
                format!("{}{NBSP}/ {}", write_terms(from_ref(&**points), points.unit), write_terms(from_ref(&**maximum), maximum.unit))
            }
            Calculation::Mean(pairs) => {
                let products: Vec<String> = pairs
                    .iter()
                    .map(|(value, weight)| format!("{}{NBSP}· {}", written(value.value, value.unit), written(weight.value, weight.unit)))
                    .collect();
                let weights: Vec<String> = pairs.iter().map(|(_, weight)| written(weight.value, weight.unit)).collect();
                format!("({}){NBSP}/ ({})", products.join(&format!("{NBSP}+ ")), weights.join(&format!("{NBSP}+ ")))
            }
        }
    }
}

/// The quotient with the bounds that those of its sides give.
fn divide(of: Outcome, by: Outcome, percent: bool) -> Option<Outcome> {
    if by.low <= Decimal::ZERO && by.high >= Decimal::ZERO {
        return None;
    }
    let factor = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let divide = |a: Decimal, b: Decimal| a.checked_mul(factor)?.checked_div(b);
    let corners = [divide(of.low, by.low)?, divide(of.low, by.high)?, divide(of.high, by.low)?, divide(of.high, by.high)?];
    Some(Outcome { value: divide(of.value, by.value)?, low: corners.iter().min().copied()?, high: corners.iter().max().copied()? })
}

/// The sum with the bounds that the rounding of its terms gives.
fn add(terms: &[Operand]) -> Option<Outcome> {
    let mut sum = Decimal::ZERO;
    let mut tolerance = Decimal::ZERO;
    for term in terms {
        sum = sum.checked_add(term.value)?;
        tolerance = tolerance.checked_add(term.half_unit)?;
    }
    Some(Outcome { value: sum, low: sum.checked_sub(tolerance)?, high: sum.checked_add(tolerance)? })
}

/// Holds figures of one association against what others give.
pub(super) struct Judge<'a> {
    pub site: &'a Site,
    pub association: &'a EcoString,
    pub rule: Rule,
}

impl<'a> Judge<'a> {
    /// Holds a figure against a calculation. `says` tells of a departure, given what stands and what should.
    /// None if the calculation cannot be carried out.
    pub(super) fn compare(
        &self,
        stated: &Operand<'a>,
        calculation: &Calculation<'a>,
        says: impl FnOnce(&str, &str) -> String,
    ) -> Option<Comparison> {
        let percent = match calculation {
            Calculation::OfMaximum { .. } => true,
            Calculation::Quotient { .. } => stated.unit.quantity() == Quantity::Share,
            _ => false,
        };
        let outcome = calculation.outcome(percent)?;
        let (low, high) = (stated.value.checked_sub(stated.half_unit)?, stated.value.checked_add(stated.half_unit)?);
        let mut tolerated = outcome.low <= high && low <= outcome.high;
        if calculation.adds_up() && calculation.operands().nth(1).is_some() {
            // Sums that miss by a single unit are always left alone.
            let unit = calculation.operands().map(|term| term.half_unit).chain([stated.half_unit]).max()? * Decimal::TWO;
            tolerated |= (stated.value - outcome.value).abs() <= unit;
        }
        let looked_at = std::iter::once(stated.span).chain(calculation.operands().map(|operand| operand.span)).collect();
        let finding = (!tolerated).then(|| self.departure(stated, calculation, outcome, percent, says));
        Some(Comparison::of_cell(self.rule, self.association, stated.cell.clone().into_owned(), looked_at, finding))
    }

    fn departure(
        &self,
        stated: &Operand,
        calculation: &Calculation,
        outcome: Outcome,
        percent: bool,
        says: impl FnOnce(&str, &str) -> String,
    ) -> Finding {
        // A percentage cut instead of rounded is no error.
        let too_little = outcome.value.abs() - stated.value.abs();
        let cut = percent && too_little > Decimal::ZERO && too_little < stated.half_unit * Decimal::TWO;
        let severity = if cut { Severity::Info } else { self.rule.severity() };
        let decimals = if stated.fraction.is_some() { 0 } else { stated.value.scale() };
        let exact = if calculation.adds_up() { outcome.value } else { outcome.value.round_dp(decimals + if percent { 2 } else { 1 }) };
        let there = match calculation {
            Calculation::Sum(terms) if terms.len() == 1 && terms[0].fraction.is_some() => terms[0].told(),
            _ => with_unit(exact, stated.unit),
        };
        let here = stated.told();
        let mut finding = Finding::new(self.rule, stated.span, says(&here, &there)).severity(severity).label(self.describe(&stated.cell));
        let mut marked = BTreeSet::from([stated.span]);
        for operand in calculation.operands() {
            if marked.insert(operand.span) {
                // Beside its own row in the same table a figure needs no name.
                let same_table = (&operand.cell.report, &operand.cell.table) == (&stated.cell.report, &stated.cell.table);
                finding = finding.also(operand.span, if same_table { String::new() } else { self.describe(&operand.cell) });
            }
        }
        if calculation.operands().nth(1).is_some() {
            finding = finding.arithmetic(format!("{}{NBSP}= {there}", calculation.written(stated.unit)));
        }
        finding = finding
            .arithmetic(format!("skillnad: {}", with_unit(stated.value - exact, difference_unit(stated.unit))))
            .help(self.explain_help(&stated.cell));
        if let Calculation::Sum(terms) = calculation
            && let Some(place) = sign::culprit(stated.value - outcome.value, terms.iter().map(|term| term.value))
        {
            finding.help = Some(sign::help(&terms[place].told()));
        }
        finding.figures = Some(Figures { left: stated.value, right: exact, unit: base_unit(stated.unit).id() });
        finding
    }

    pub(super) fn describe(&self, cell: &CellRef) -> String {
        self.site.report(self.association, &cell.report).map(|report| report.describe(cell)).unwrap_or_default()
    }

    /// What to do about a departure at a cell.
    pub(super) fn explain_help(&self, cell: &CellRef) -> String {
        self.site.report(self.association, &cell.report).map(|report| self.rule.explain_help(&report.way_to(cell))).unwrap_or_default()
    }
}

/// The unit of the values in comparisons, which are in the base unit of their quantity.
pub(super) fn base_unit(unit: Unit) -> Unit {
    match unit.quantity() {
        Quantity::Money => Unit::Kronor,
        _ => unit,
    }
}

pub(super) fn difference_unit(unit: Unit) -> Unit {
    if unit == Unit::Percent { Unit::PercentagePoints } else { unit }
}

/// A value in base units as written in a printed unit: 6 322 000 kronor are `6 322` in tkr.
pub(super) fn written(value: Decimal, unit: Unit) -> String {
    let value = (value / unit.factor()).normalize();
    figure(if unit == Unit::Percent { said(value) } else { value })
}

/// `21,2 %`, `6 322 tkr`.
pub(super) fn with_unit(value: Decimal, unit: Unit) -> String {
    match unit.suffix() {
        "" => written(value, unit),
        suffix => format!("{}{NBSP}{suffix}", written(value, unit)),
    }
}

/// `5 171 429 − 4 996 117`
fn write_terms(terms: &[Operand], unit: Unit) -> String {
    let mut out = String::new();
    for term in terms {
        let negative = term.value.is_sign_negative() && !term.value.is_zero();
        match (out.is_empty(), negative) {
            (true, true) => out.push(MINUS),
            (true, false) => {}
            (false, true) => out.extend([NBSP, MINUS, ' ']),
            (false, false) => out.extend([NBSP, '+', ' ']),
        }
        out.push_str(&term.fraction.as_deref().map_or_else(|| written(term.value.abs(), unit), str::to_owned));
    }
    out
}
