//! The rows of the tables that tell of a member in one association.

use super::share::share;
use crate::facts::{Derived, Fact, Facts, Found, Key, Measure, Measures};
use crate::model::{Association, Dimension, Initiative, Kind, Period, Quantity, Role};
use crate::site::figure::{about, entry, shown_derived, sourced, why_missing};
use crate::site::prepared::Prepared;
use crate::site::view::{ContributionRow, Entry, InitiativeRow, OutcomeRow, OwnedRow};
use crate::swedish;
use rust_decimal::Decimal;

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

    fn entry(self, fact: Option<&Fact>, period: Period) -> Entry {
        Entry { figure: fact.and_then(|fact| sourced(self.reports, fact)), missing: why_missing(self.association, period) }
    }

    pub(super) fn contribution(self, period: Period, paid: Option<&Fact>, whole: Option<&Derived>) -> ContributionRow {
        ContributionRow {
            period: period.label(),
            amount: self.entry(paid, period),
            share: paid.zip(whole).and_then(|(paid, whole)| share(paid, whole)),
            total: self.entry(whole.and_then(Derived::fact), period),
            computed_total: whole.filter(|whole| whole.fact().is_none() && !whole.approximate).map(shown_derived),
        }
    }

    fn found(self, measure: Measure, period: Period) -> Found<'a> {
        measure.find(Measures { facts: self.facts, association: self.association, period, voice: None })
    }

    fn outcome(self, measure: Measure, period: Period) -> Entry {
        entry(self.association, self.reports, &self.found(measure, period), &why_missing(self.association, period))
    }

    /// All participants, in a column of their own where the reports tell of those in initiatives for individuals too.
    fn all_participants(self, period: Period) -> Option<&'a Fact> {
        let individual = self.found(Measure::Participants, period).ok().and_then(|found| about(self.association, &found)).is_none();
        individual.then(|| self.facts.get(&self.key(Role::Participants, Quantity::Count, period, None))).flatten()
    }

    /// What came of the money: the labels of the columns, and a row for each period.
    pub(super) fn outcomes(self, periods: &[Period]) -> (Vec<&'static str>, Vec<OutcomeRow>) {
        let participants: Vec<Entry> = periods.iter().map(|period| self.outcome(Measure::Participants, *period)).collect();
        let other = participants.iter().any(|entry| entry.figure.as_ref().is_some_and(|figure| figure.about.is_some()));
        let both = periods.iter().any(|period| self.all_participants(*period).is_some());
        let mut labels = vec!["result", if other { "participants_any" } else { "participants_individual" }];
        labels.extend(both.then_some("participants_all"));
        let row = |(period, participants): (&Period, Entry)| {
            let all = both.then(|| self.entry(self.all_participants(*period), *period));
            let cells = [self.outcome(Measure::Result, *period), participants].into_iter().chain(all).collect();
            OutcomeRow { period: period.label(), cells }
        };
        (labels, periods.iter().zip(participants).map(row).collect())
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
