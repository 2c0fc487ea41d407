//! The rows of the tables that tell of a member in one association.

use super::share::share;
use crate::facts::{Fact, Facts};
use crate::measures::{Answer, Figure, Measure, Measures, Told};
use crate::model::{Association, Dimension, Initiative, Kind, Period, Quantity};
use crate::site::figure::{about, entry, shown_derived, sourced, why_missing};
use crate::site::prepared::Reports;
use crate::site::view::{ContributionRow, Entry, InitiativeRow, OutcomeRow, OwnedRow};

/// An association among the facts.
#[derive(Clone, Copy)]
pub(super) struct Tables<'a> {
    pub facts: &'a Facts,
    pub reports: &'a Reports<'a>,
    pub association: &'a Association,
}

impl<'a> Tables<'a> {
    /// The outcome of a measure, of all or of an initiative.
    fn fact(self, measure: Measure, quantity: Quantity, period: Period, initiative: Option<&str>) -> Option<&'a Fact> {
        let dimension = initiative.map(|id| (Dimension::Initiative, id));
        self.measures(period).fact(measure, Kind::Outcome, quantity, dimension.as_slice())
    }

    fn measures(self, period: Period) -> Measures<'a> {
        Measures { facts: self.facts, association: self.association, period, voice: None }
    }

    fn entry(self, fact: Option<&Fact>, period: Period) -> Entry {
        Entry {
            figure: fact.and_then(|fact| sourced(self.reports, fact)),
            missing: why_missing(self.association, period),
            asked: String::new(),
        }
    }

    pub(super) fn contribution(self, period: Period, paid: Option<&Fact>, whole: Option<&Figure>) -> ContributionRow {
        ContributionRow {
            period: period.label(),
            amount: self.entry(paid, period),
            share: paid.zip(whole).and_then(|(paid, whole)| share(paid, whole)).map(|words| Told::read(&words, None)),
            total: self.entry(whole.and_then(|whole| whole.fact()), period),
            computed_total: whole
                .filter(|whole| whole.fact().is_none() && !whole.approximate)
                .map(|whole| Told::read(&shown_derived(whole), None)),
        }
    }

    fn found(self, measure: Measure, period: Period) -> Answer<'a> {
        self.measures(period).find(measure)
    }

    fn outcome(self, measure: Measure, period: Period) -> Entry {
        entry(self.measures(period), measure, self.reports, &why_missing(self.association, period))
    }

    /// All participants, in a column of their own where the reports tell of those in initiatives for individuals too.
    fn all_participants(self, period: Period) -> Option<&'a Fact> {
        let individual = self.found(Measure::Participants, period).ok().and_then(|found| about(self.association, &found)).is_none();
        individual.then(|| self.fact(Measure::Participants, Quantity::Count, period, None)).flatten()
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
        let cost = |measure| self.fact(measure, Quantity::Money, period, Some(&initiative.id));
        let (gross, net) = (cost(Measure::Costs), cost(Measure::NetCosts));
        let cost = self.entry(gross.or(net), period);
        OwnedRow { period: period.label(), name: initiative.name.clone(), others, cost, net: gross.is_none() && net.is_some() }
    }
}
