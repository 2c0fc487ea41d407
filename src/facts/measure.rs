//! The measures that associations are compared by: published, or the figures that they can be worked out from.

use crate::facts::equity::of_members;
use crate::facts::fact::{Fact, Key};
use crate::facts::index::Facts;
use crate::model::{Association, CostGroup, Dimension, Kind, Nature, Period, Quantity, Role};
use crate::swedish;
use rust_decimal::{Decimal, RoundingStrategy};

/// What the reports say of an association in a period.
#[derive(Clone, Copy)]
pub struct Measures<'a> {
    /// The facts of the whole site.
    pub facts: &'a Facts,
    /// Whose figures.
    pub association: &'a Association,
    /// Of which time; a stock is taken on its last day.
    pub period: Period,
}

/// A share: published, or a part and the figures whose sum is the whole. Either may be missing.
pub enum Share<'a> {
    /// The report states the share itself.
    Published(&'a Fact),
    /// It has to be worked out: the part divided by the sum of the whole.
    Ratio {
        /// The figure of the part.
        part: Option<&'a Fact>,
        /// The figures that make up the whole; empty if they are not known.
        whole: Vec<&'a Fact>,
    },
}

impl Share<'_> {
    /// In percent. None where something is missing, or too uncertain to divide by.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Share::Published(fact) => Some(fact.value),
            Share::Ratio { part, whole } => {
                let part = part.filter(|fact| !fact.approximate)?;
                let exact = !whole.is_empty() && whole.iter().all(|fact| !fact.approximate);
                exact.then(|| percent(part.value, whole.iter().map(|fact| fact.value).sum())).flatten()
            }
        }
    }
}

/// A part in percent of a whole, to one decimal.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    Some(swedish::percent(part, whole)?.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}

impl<'a> Measures<'a> {
    fn key(self, role: Role, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Key {
        let period = match role.nature() {
            Nature::Flow => self.period,
            Nature::Stock => self.period.as_stock(false),
        };
        Key { association: self.association.id.clone(), role, period, kind, quantity, dimensions: dimensions.into() }
    }

    /// The figure of the period with exactly these dimensions.
    pub fn fact(self, role: Role, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.facts.get(&self.key(role, kind, quantity, dimensions))
    }

    /// The outcome of an amount, with exactly these dimensions.
    pub fn money(self, role: Role, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.fact(role, Kind::Outcome, Quantity::Money, dimensions)
    }

    /// The outcomes of a role in the period, whatever they are about.
    pub fn all(self, role: Role) -> Vec<&'a Fact> {
        let period = self.key(role, Kind::Outcome, Quantity::Money, &[]).period;
        self.facts.select(&self.association.id, role, Kind::Outcome).filter(|fact| fact.key.period == period).collect()
    }

    /// What all members contribute: one figure, or the members' own to be added.
    pub fn contributions(self) -> Vec<&'a Fact> {
        self.money(Role::MemberContributions, &[]).map_or_else(|| self.of_members(), |fact| vec![fact])
    }

    /// What each member contributes.
    pub fn of_members(self) -> Vec<&'a Fact> {
        of_members(self.facts, &self.key(Role::MemberContributions, Kind::Outcome, Quantity::Money, &[]))
    }

    /// Operating costs of a cost group, with their normal sign: negative.
    pub fn costs_of(self, group: CostGroup) -> Option<&'a Fact> {
        self.money(Role::OperatingCosts, &[(Dimension::Group, group.id())])
    }

    /// *administration*: what board, management and office cost, as a share of all operating costs.
    pub fn administration_share(self) -> Share<'a> {
        let administration = CostGroup::Administration;
        let dimensions = [(Dimension::Base, "totala-kostnader"), (Dimension::Group, administration.id())];
        match self.fact(Role::OperatingCosts, Kind::Share, Quantity::Share, &dimensions) {
            Some(fact) => Share::Published(fact),
            None => {
                Share::Ratio { part: self.costs_of(administration), whole: self.money(Role::OperatingCosts, &[]).into_iter().collect() }
            }
        }
    }

    /// Equity in relation to the contributions of a whole year.
    pub fn equity_share(self) -> Share<'a> {
        match self.fact(Role::EquityShare, Kind::Outcome, Quantity::Share, &[(Dimension::Base, "medlemsbidrag")]) {
            Some(fact) => Share::Published(fact),
            None => Share::Ratio {
                part: self.money(Role::Equity, &[]),
                whole: if self.period.is_whole_year() { self.contributions() } else { Vec::new() },
            },
        }
    }

    /// People in initiatives for individuals; where no report adds them up, in all initiatives, else in each.
    pub fn participants(self) -> Vec<&'a Fact> {
        let count = |dimensions: &[(Dimension, &str)]| self.fact(Role::Participants, Kind::Outcome, Quantity::Count, dimensions);
        match count(&[(Dimension::Group, CostGroup::Individual.id())]).or_else(|| count(&[])) {
            Some(fact) => vec![fact],
            None => self.of_initiatives(Role::Participants),
        }
    }

    /// What each initiative for individuals has.
    pub fn of_initiatives(self, role: Role) -> Vec<&'a Fact> {
        let individual = |fact: &&Fact| {
            let initiative = fact.dimension(Dimension::Initiative).and_then(|id| self.association.initiative(id));
            fact.key.dimensions.len() == 1
                && fact.key.quantity != Quantity::Share
                && initiative.is_some_and(|initiative| initiative.group == CostGroup::Individual)
        };
        self.all(role).into_iter().filter(individual).collect()
    }
}
