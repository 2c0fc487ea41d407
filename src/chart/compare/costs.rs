//! The costs of an association by group, as far as it gives them.

use super::entry::Entry;
use crate::chart::amount::Amount;
use crate::chart::tone::Tone;
use crate::measures::{Measure, Measures};
use crate::model::{CostGroup, Kind};
use rust_decimal::Decimal;

pub(super) const PARTS: [(Tone, &str); 4] = [
    (Tone::Individual, "individinriktade insatser"),
    (Tone::Structure, "strukturövergripande insatser"),
    (Tone::Administration, "administration"),
    (Tone::Unknown, "inte fördelat på grupper"),
];

const GROUPS: [CostGroup; 3] = [CostGroup::Individual, CostGroup::Structural, CostGroup::Administration];

/// The whole with its groups, and what of the whole is in none of them.
pub(super) fn find(of: Measures<'_>) -> Option<Entry<'_>> {
    let whole = of.find(Measure::Costs).ok()?;
    let mut entry = Entry::of(of, Measure::Costs, whole);
    for (place, group) in (1..).zip(GROUPS) {
        let Some(fact) = of.costs_of(group) else { continue };
        entry.parts.push((place, Amount::of_cost(fact)));
        entry.facts.push(fact);
    }
    let grouped: Amount = entry.parts.iter().map(|(_, amount)| *amount).sum();
    let approximate = grouped.approximate || entry.amount.approximate;
    let rest = Amount { value: entry.amount.value - grouped.value, approximate, of: None };
    let rest = if entry.parts.is_empty() { entry.amount } else { rest.made(Measure::Costs, of, Kind::Outcome, ("rest", "utan-grupp")) };
    let rounding = entry.facts.iter().map(|fact| fact.half_unit).sum::<Decimal>();
    if rest.value > rounding || entry.parts.is_empty() {
        entry.parts.push((PARTS.len(), rest));
    } else if rest.value < -rounding {
        let more = Amount { value: -rest.value, ..rest };
        entry.remark = Some(format!(
            "I {} är grupperna tillsammans {} mer än verksamhetens kostnader, enligt redovisningen.",
            entry.name,
            more.spoken()
        ));
    }
    Some(entry)
}
