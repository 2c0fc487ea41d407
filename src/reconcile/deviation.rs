//! Budget and outcome: the printed deviation (`avvikelse`), and large ones that nobody comments on (`budgetavvikelse`).

use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use crate::diag::{Finding, Rule};
use crate::facts::{Fact, Facts};
use crate::model::{Association, Dimension, Dimensions, Kind, Quantity, Report, Role, Site, TableKind};
use crate::swedish::{figure, percent};
use rust_decimal::Decimal;

/// More than a tenth of the budget, and more than a hundredth of all costs, is a large deviation.
const LARGE_SHARE: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
const LARGE_PART: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Checks the deviations that an association prints.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::Deviation };
    let of_association = facts.shown_of(&association.id);
    // Where the table says the difference itself, it has been checked as a sum.
    for deviation in of_association.filter(|fact| fact.key.kind == Kind::Deviation && fact.addends.is_none() && fact.is_exact()) {
        let same = |kind| facts.exact(&deviation.key.of(deviation.key.role, kind, deviation.key.quantity));
        let (Some(outcome), Some(budget)) = (same(Kind::Outcome), same(Kind::Budget)) else { continue };
        let says = |here: &str, there: &str| format!("avvikelsen är {here}, men utfallet och budgeten ger {there}");
        let given = Calculation::sum([Operand::of(outcome)], [Operand::of(budget)]);
        out.extend(judge.compare(&Operand::of(deviation), &given, says));
    }
}

/// Whether a cost is of an initiative, a cost group or something that the report itself tells apart.
fn tells_a_part(dimensions: &Dimensions) -> bool {
    dimensions.has(Dimension::Initiative) || dimensions.has(Dimension::Group) || dimensions.open().next().is_some()
}

/// Large deviations of initiatives and cost groups in the statements and notes of a report.
pub(super) fn comments<'a>(site: &'a Site, association: &'a Association, report: &'a Report, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = Judge { site, association: &association.id, rule: Rule::BudgetDeviation };
    let of_period = |role| facts.groups_in(&association.id, role, report.period);
    let costs = [Role::OperatingCosts, Role::NetCost].into_iter().flat_map(of_period).filter_map(<[Fact]>::first);
    let own = costs.filter(|fact| {
        fact.source.report == report.id
            && fact.key.kind == Kind::Outcome
            && fact.key.quantity == Quantity::Money
            && tells_a_part(&fact.key.dimensions)
            && fact.is_exact()
    });
    for outcome in own {
        let Some(table) = report.table(&outcome.source.table).filter(|table| table.kind <= TableKind::Note) else { continue };
        let Some(budget) = facts.get(&outcome.key.of(outcome.key.role, Kind::Budget, Quantity::Money)).filter(|fact| fact.is_exact())
        else {
            continue;
        };
        let net = outcome.key.of(Role::NetCost, Kind::Budget, Quantity::Money);
        if outcome.key.role == Role::OperatingCosts && facts.get(&net).is_some() {
            continue;
        }
        let row = &table.rows[outcome.source.row];
        let commented =
            row.comment.is_some() || row.remark.is_some() || table.rows[outcome.source.row].cells[outcome.source.column].remark.is_some();
        let finding = (!commented && is_large(outcome, budget, facts)).then(|| uncommented(&judge, outcome, budget));
        out.push(Comparison::of_cell(
            Rule::BudgetDeviation,
            &association.id,
            outcome.source.clone(),
            vec![outcome.span, budget.span],
            finding,
        ));
    }
}

fn is_large(outcome: &Fact, budget: &Fact, facts: &Facts) -> bool {
    let deviation = (outcome.value - budget.value).abs();
    let costs = facts.get(&outcome.key.of(Role::OperatingCosts, Kind::Outcome, Quantity::Money).whole());
    let matters = costs.is_none_or(|costs| deviation > costs.value.abs() * LARGE_PART);
    matters && deviation > budget.value.abs() * LARGE_SHARE
}

fn uncommented(judge: &Judge, outcome: &Fact, budget: &Fact) -> Finding {
    let share = percent((outcome.value - budget.value).abs(), budget.value.abs()).unwrap_or_default();
    let by_share = if budget.value.is_zero() { String::new() } else { format!(" ({} % av budgeten)", figure(share.round())) };
    let deviation = with_unit((outcome.value - budget.value).abs(), outcome.unit);
    Finding::new(
        Rule::BudgetDeviation,
        outcome.span,
        format!("utfallet avviker från budgeten med {deviation}{by_share}, men ingenting sägs om det"),
    )
    .label(judge.describe(&outcome.source))
    .also(budget.span, judge.describe(&budget.source))
    .help("Lägg till kommentar = \"…\" på raden, med id för den rubrik där avvikelsen förklaras, eller skriv förklaringen i anmarkning.")
}
