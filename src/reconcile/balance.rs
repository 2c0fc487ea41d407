//! The balance sheet: its two sides, and equity and cash from one day to the next (`balans`, `eget-kapital`, `likvida-medel`,
//! `kassaflode`).

use super::comparison::{Calculation, Comparison, Judge, Operand};
use crate::diag::Rule;
use crate::facts::{Fact, Facts, Key};
use crate::model::{Association, Kind, Period, Quantity, Role, Site};

/// Checks the balance sheets and cash flows of an association.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = |rule| Judge { site, association: &association.id, rule };
    for assets in wholes(facts, association, Role::TotalAssets) {
        let Some(other_side) = facts.exact(&assets.key.of(Role::TotalEquityAndLiabilities, Kind::Outcome, Quantity::Money)) else {
            continue;
        };
        let says = |here: &str, there: &str| format!("tillgångarna är {there} men eget kapital, avsättningar och skulder är {here}");
        out.extend(judge(Rule::Balance).compare(&with_addends(other_side), &Calculation::sum([with_addends(assets)], []), says));
    }
    for result in wholes(facts, association, Role::ResultOfTheYear) {
        let (opening, closing) = edges(result);
        equity_of_a_day(&judge(Rule::EquityChain), facts, result, out);
        let (Some(opening), Some(closing)) = (equity(facts, &result.key, opening), equity(facts, &result.key, closing)) else { continue };
        // Where equity has no row of its own, the row with the rest of it is looked at.
        let says =
            |here: &str, there: &str| format!("eget kapital går inte ihop från år till år: {here} står det, men det borde vara {there}");
        let Some((stated, own_result)) = closing.split_first() else { continue };
        let given = opening.iter().copied().chain([result]).map(Operand::of);
        let comparison = judge(Rule::EquityChain).compare(
            &Operand::of(stated),
            &Calculation::sum(given, own_result.iter().copied().map(Operand::of)),
            says,
        );
        out.extend(comparison);
    }
    for flow in wholes(facts, association, Role::CashFlowOfTheYear) {
        let (opening, closing) = edges(flow);
        let cash = |day| facts.group(&flow.key.of(Role::Cash, Kind::Outcome, Quantity::Money).at(day));
        let shown = |day| cash(day).first().filter(|fact| fact.is_exact());
        let (Some(opening), Some(closing)) = (shown(opening), shown(closing)) else { continue };
        // Where the cash flow statement says the sum itself, it has been checked as a sum.
        if !cash(flow_end(flow)).iter().any(|fact| fact.addends.is_some()) {
            let says =
                |here: &str, there: &str| format!("likvida medel vid periodens slut är {here}, men början och kassaflödet ger {there}");
            let given = Calculation::sum([Operand::of(opening), Operand::of(flow)], []);
            out.extend(judge(Rule::CashChain).compare(&Operand::of(closing), &given, says));
        }
    }
    for (change, stock, grows) in
        [(Role::ChangeInReceivables, Role::Receivables, false), (Role::ChangeInCurrentLiabilities, Role::CurrentLiabilities, true)]
    {
        for change in wholes(facts, association, change) {
            let (opening, closing) = edges(change);
            let at = |day| facts.exact(&change.key.of(stock, Kind::Outcome, Quantity::Money).at(day)).map(Operand::of);
            let (Some(opening), Some(closing)) = (at(opening), at(closing)) else { continue };
            let says = |here: &str, there: &str| {
                format!("{} är {here} i kassaflödesanalysen, men balansräkningen ger {there}", change.key.role.swedish())
            };
            let given = if grows { Calculation::sum([closing], [opening]) } else { Calculation::sum([opening], [closing]) };
            out.extend(judge(Rule::CashFlow).compare(&Operand::of(change), &given, says));
        }
    }
}

/// Equity that is printed beside its parts.
fn equity_of_a_day<'a>(judge: &Judge<'a>, facts: &'a Facts, result: &'a Fact, out: &mut Vec<Comparison>) {
    let at = |role| facts.group(&result.key.of(role, Kind::Outcome, Quantity::Money).at(flow_end(result)));
    let (equity, Some(rest)) = (at(Role::Equity), at(Role::OtherEquity).first().filter(|fact| fact.is_exact())) else { return };
    let Some(stated) = equity.first().filter(|fact| fact.is_exact() && !equity.iter().any(|fact| fact.addends.is_some())) else { return };
    let says = |here: &str, there: &str| format!("eget kapital är {here}, men årets resultat och övrigt eget kapital ger {there}");
    out.extend(judge.compare(&Operand::of(stated), &Calculation::sum([Operand::of(rest), Operand::of(result)], []), says));
}

/// The facts to show of a role for the whole association.
pub(super) fn wholes<'a>(facts: &'a Facts, association: &'a Association, role: Role) -> impl Iterator<Item = &'a Fact> {
    facts
        .select(&association.id, role, Kind::Outcome)
        .filter(|fact| fact.key.dimensions.is_empty() && fact.key.quantity == Quantity::Money && fact.is_exact())
}

/// Equity on a day, from figures that can be held against others: its own, or what the balance sheet has in its place, other equity and
/// the result of the year until then.
pub(super) fn equity<'a>(facts: &'a Facts, like: &Key, day: Period) -> Option<Vec<&'a Fact>> {
    let find = |role, period| facts.exact(&like.of(role, Kind::Outcome, Quantity::Money).at(period));
    match find(Role::Equity, day) {
        Some(equity) => Some(vec![equity]),
        None => Some(vec![find(Role::OtherEquity, day)?, find(Role::ResultOfTheYear, day.as_flow())?]),
    }
}

/// A figure as a side of a comparison of two sums: the rounding of its addends counts.
fn with_addends(fact: &Fact) -> Operand<'_> {
    Operand { half_unit: fact.rounding(), ..Operand::of(fact) }
}

/// The day before a flow starts, and its last day.
fn edges(flow: &Fact) -> (Period, Period) {
    (flow.key.period.as_stock(true), flow_end(flow))
}

fn flow_end(flow: &Fact) -> Period {
    flow.key.period.as_stock(false)
}
