//! The rows of the tables that tell of a member in one association.

use super::share::{Whole, share};
use crate::facts::{Fact, Facts, Key};
use crate::model::{Association, Dimension, Initiative, Kind, Period, Quantity, Role};
use crate::site::figure::{sourced, why_missing};
use crate::site::prepared::Prepared;
use crate::site::view::{ContributionRow, Entry, InitiativeRow, OutcomeRow, OwnedRow};
use crate::swedish;
use rust_decimal::Decimal;

/// Label, role, quantity and the only dimension, if it has one.
type Measure = (&'static str, Role, Quantity, Option<(Dimension, &'static str)>);

/// The figures of an association that stand beside the contributions, by their labels in the catalogue.
const MEASURES: [Measure; 3] = [
    ("result", Role::ResultOfTheYear, Quantity::Money, None),
    ("participants_individual", Role::Participants, Quantity::Count, Some((Dimension::Group, "individ"))),
    ("participants_all", Role::Participants, Quantity::Count, None),
];

/// An association among the facts.
#[derive(Clone, Copy)]
pub(super) struct Tables<'a> {
    pub facts: &'a Facts,
    pub reports: &'a [Prepared<'a>],
    pub association: &'a Association,
}

impl<'a> Tables<'a> {
    fn key(self, role: Role, quantity: Quantity, period: Period, dimension: Option<(Dimension, &str)>) -> Key {
        Key {
            association: self.association.id.clone(),
            role,
            period,
            kind: Kind::Outcome,
            quantity,
            dimensions: dimension.as_slice().into(),
        }
    }

    /// The key of all contributions of a period.
    pub(super) fn contributions(self, period: Period) -> Key {
        self.key(Role::MemberContributions, Quantity::Money, period, None)
    }

    fn entry(self, fact: Option<&Fact>, period: Period) -> Entry {
        Entry { figure: fact.and_then(|fact| sourced(self.reports, fact)), missing: why_missing(self.association, period) }
    }

    pub(super) fn contribution(self, period: Period, paid: Option<&Fact>, whole: Option<&Whole>) -> ContributionRow {
        ContributionRow {
            period: period.label(),
            amount: self.entry(paid, period),
            share: paid.zip(whole).and_then(|(paid, whole)| share(paid, whole)),
            total: self.entry(whole.filter(|whole| whole.published).map(|whole| whole.facts[0]), period),
            computed_total: whole.filter(|whole| !whole.published).and_then(Whole::computed),
        }
    }

    fn measure(self, period: Period, index: usize) -> Option<&'a Fact> {
        let (_, role, quantity, dimension) = MEASURES[index];
        self.facts.get(&self.key(role, quantity, period, dimension))
    }

    /// What came of the money: the labels of the columns, and a row for each period. The participants stand in one column,
    /// unless the reports tell of both.
    pub(super) fn outcomes(self, periods: &[Period]) -> (Vec<&'static str>, Vec<OutcomeRow>) {
        let told = |index| periods.iter().any(|period| self.measure(*period, index).is_some());
        let columns: Vec<usize> = [true, told(1) || !told(2), told(2)].iter().zip(0..).filter(|(is, _)| **is).map(|(_, i)| i).collect();
        let row = |period: &Period| OutcomeRow {
            period: period.label(),
            cells: columns.iter().map(|index| self.entry(self.measure(*period, *index), *period)).collect(),
        };
        (columns.iter().map(|index| MEASURES[*index].0).collect(), periods.iter().map(row).collect())
    }

    pub(super) fn initiative(self, initiative: &Initiative, period: Period, [participants, cost]: [Option<&Fact>; 2]) -> InitiativeRow {
        InitiativeRow {
            period: period.label(),
            name: initiative.name.clone(),
            participants: self.entry(participants, period),
            cost: self.entry(cost, period),
        }
    }

    /// An initiative that the member runs or sells, with the names of the others that do.
    pub(super) fn owned(self, initiative: &Initiative, period: Period, others: String) -> OwnedRow {
        let cost = |role| self.facts.get(&self.key(role, Quantity::Money, period, Some((Dimension::Initiative, &initiative.id))));
        let (gross, net) = (cost(Role::OperatingCosts), cost(Role::NetCost));
        let mut cost = self.entry(gross.or(net), period);
        // A cost is shown without its minus, as people speak of costs.
        if let Some(figure) = cost.figure.as_mut().filter(|_| gross.or(net).is_some_and(|fact| fact.value < Decimal::ZERO)) {
            figure.value = swedish::without_minus(&figure.value);
        }
        OwnedRow { period: period.label(), name: initiative.name.clone(), others, cost, net: gross.is_none() && net.is_some() }
    }
}
