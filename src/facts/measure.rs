//! The measures that associations are compared by: published, or the figures that they can be worked out from.

use crate::facts::derived::{Derived, Found, How, WhyNot};
use crate::facts::fact::{Fact, Key};
use crate::facts::index::Facts;
use crate::model::{Association, CostGroup, Dimension, Kind, Nature, Period, Quantity, Role, Unit};
use crate::swedish;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// What the reports say of an association in a period.
#[derive(Clone, Copy)]
pub struct Measures<'a> {
    /// The facts of the whole site.
    pub facts: &'a Facts,
    /// Whose figures.
    pub association: &'a Association,
    /// Of which time; a stock is taken on its last day.
    pub period: Period,
    /// Id of the report that is asked: what it says alone. None: the best of all reports.
    pub voice: Option<&'a str>,
}

/// What is told of an association as a whole, in tiles, over years and beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// *medlemsbidrag*
    Contributions,
    /// *intäkter*
    Income,
    /// *kostnader*
    Costs,
    /// *årets resultat*
    Result,
    /// *eget kapital*
    Equity,
    /// *eget kapital i förhållande till årets medlemsbidrag*
    EquityShare,
    /// *soliditet*
    EquityRatio,
    /// *deltagare i individinriktade insatser*
    Participants,
}

impl Measure {
    /// The role of its printed figures.
    pub fn role(self) -> Role {
        match self {
            Measure::Contributions => Role::MemberContributions,
            Measure::Income => Role::OperatingIncome,
            Measure::Costs => Role::OperatingCosts,
            Measure::Result => Role::ResultOfTheYear,
            Measure::Equity => Role::Equity,
            Measure::EquityShare => Role::EquityShare,
            Measure::EquityRatio => Role::EquityRatio,
            Measure::Participants => Role::Participants,
        }
    }

    /// A share, in percent.
    pub fn is_share(self) -> bool {
        matches!(self, Measure::EquityShare | Measure::EquityRatio)
    }

    /// Costs are negative by their normal sign; people speak of their size.
    pub fn size(self, value: Decimal) -> Decimal {
        if self == Measure::Costs { -value } else { value }
    }

    /// The figure of an association in a period: printed, else worked out.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(self, of: Measures<'_>) -> Found<'_> {
        match self {
            Measure::Contributions => of.contributions(),
            Measure::Income | Measure::Costs | Measure::Result => of.whole(self.role()),
            Measure::Equity => of.equity(),
            Measure::EquityShare => of.equity_share().derived(),
            Measure::EquityRatio => of.equity_ratio().derived(),
            Measure::Participants => of.participants_together(),
        }
    }
}

/// A share: published, or a part and the whole that it is worked out from. Either may be missing.
pub enum Share<'a> {
    /// The report states the share itself.
    Published(&'a Fact),
    /// It has to be worked out.
    Ratio {
        /// The part.
        part: Found<'a>,
        /// What it is divided by.
        whole: Found<'a>,
    },
    /// There is none.
    None(WhyNot),
}

impl<'a> Share<'a> {
    /// In percent, to one decimal where it is worked out.
    ///
    /// # Errors
    /// Why there is none: something is missing, or too uncertain to divide by.
    pub fn derived(self) -> Found<'a> {
        let (part, whole) = match self {
            Share::Published(fact) => return Ok(Derived::printed(fact)),
            Share::None(why) => return Err(why),
            Share::Ratio { part, whole } => (part?, whole?),
        };
        if part.approximate || whole.approximate {
            return Err(WhyNot::Approximate);
        }
        let value = percent(part.value, whole.value).ok_or(WhyNot::NotPublished)?;
        let from = part.from.into_iter().chain(whole.from).collect();
        Ok(Derived { value, unit: Unit::Percent, approximate: false, how: How::Ratio, from })
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

    /// What the voice says of a group of facts with equal keys.
    fn heard(self, group: &'a [Fact]) -> Option<&'a Fact> {
        group.iter().find(|fact| self.voice.is_none_or(|report| fact.source.report == report))
    }

    /// The figure of the period with exactly these dimensions.
    pub fn fact(self, role: Role, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.heard(self.facts.group(&self.key(role, kind, quantity, dimensions)))
    }

    /// The outcome of an amount, with exactly these dimensions.
    pub fn money(self, role: Role, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.fact(role, Kind::Outcome, Quantity::Money, dimensions)
    }

    /// The outcomes of a role in the period, whatever they are about.
    pub fn all(self, role: Role) -> Vec<&'a Fact> {
        let period = self.key(role, Kind::Outcome, Quantity::Money, &[]).period;
        let groups = self.facts.groups_of_role(&self.association.id, role);
        groups.filter_map(|group| self.heard(group)).filter(|fact| (fact.key.period, fact.key.kind) == (period, Kind::Outcome)).collect()
    }

    fn is_withheld(self, role: Role, of_members: bool) -> bool {
        let period = self.key(role, Kind::Outcome, Quantity::Money, &[]).period;
        self.facts.is_withheld(&self.association.id, role, period, |dimensions| {
            dimensions.is_empty() || of_members && dimensions.is_only(Dimension::Member)
        })
    }

    /// A printed amount of the whole association.
    fn whole(self, role: Role) -> Found<'a> {
        match self.money(role, &[]) {
            _ if self.is_withheld(role, false) => Err(WhyNot::Withheld),
            Some(fact) => Ok(Derived::printed(fact)),
            None => Err(WhyNot::NotPublished),
        }
    }

    /// What all members contribute: one figure, or the members' own added up.
    ///
    /// # Errors
    /// Why there is none.
    pub fn contributions(self) -> Found<'a> {
        match self.whole(Role::MemberContributions) {
            Err(WhyNot::NotPublished) if self.is_withheld(Role::MemberContributions, true) => Err(WhyNot::Withheld),
            Err(WhyNot::NotPublished) => self.sum_of_members(),
            found => found,
        }
    }

    /// A sum needs all its parts: of every member of the period that is ever said to pay.
    fn sum_of_members(self) -> Found<'a> {
        let paid = self.of_members();
        let named = |fact: &'a Fact| fact.dimension(Dimension::Member).filter(|_| fact.key.dimensions.is_only(Dimension::Member));
        let now: BTreeSet<&str> = paid.iter().copied().filter_map(named).collect();
        let payers: BTreeSet<&str> =
            self.facts.select(&self.association.id, Role::MemberContributions, Kind::Outcome).filter_map(named).collect();
        let members = self.association.members.iter().filter(|membership| membership.covers(self.period));
        let missing = members.map(|membership| membership.member.as_str()).any(|member| payers.contains(member) && !now.contains(member));
        match Derived::sum(paid, How::OfMembers) {
            None => Err(WhyNot::NotPublished),
            Some(_) if missing => Err(WhyNot::PartsMissing),
            Some(sum) => Ok(sum),
        }
    }

    /// What each member contributes.
    pub fn of_members(self) -> Vec<&'a Fact> {
        let is_members = |fact: &&Fact| fact.key.quantity == Quantity::Money && fact.key.dimensions.is_only(Dimension::Member);
        self.all(Role::MemberContributions).into_iter().filter(is_members).collect()
    }

    /// Equity on the last day: its own figure; else other equity and the result of the year until then, as the balance sheet has them;
    /// else the equity that the next year began with.
    ///
    /// # Errors
    /// Why there is none.
    pub fn equity(self) -> Found<'a> {
        let printed = self.whole(Role::Equity);
        if !matches!(printed, Err(WhyNot::NotPublished)) {
            return printed;
        }
        let lines = [Role::OtherEquity, Role::ResultOfTheYear]
            .map(|role| Measures { period: self.period.as_stock(false).as_flow(), ..self }.whole(role));
        match lines {
            [Ok(other), Ok(result)] => Derived::sum([other.from, result.from].concat(), How::TwoLines).ok_or(WhyNot::NotPublished),
            [Err(WhyNot::Withheld), _] | [_, Err(WhyNot::Withheld)] => Err(WhyNot::Withheld),
            _ => self.next_opening(),
        }
    }

    /// The equity that the next whole year began with.
    fn next_opening(self) -> Found<'a> {
        let next = self.period.is_whole_year().then(|| self.period.last_day().year().checked_add(1).and_then(Period::year)).flatten();
        let other = Measures { period: next.ok_or(WhyNot::NotPublished)?, ..self }.whole(Role::OtherEquity)?;
        Ok(Derived { how: How::NextOpening, ..other })
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
            None => Share::Ratio {
                part: self.costs_of(administration).map(Derived::printed).ok_or(WhyNot::NotPublished),
                whole: self.whole(Role::OperatingCosts),
            },
        }
    }

    /// Equity in relation to the contributions of a whole year.
    pub fn equity_share(self) -> Share<'a> {
        match self.fact(Role::EquityShare, Kind::Outcome, Quantity::Share, &[(Dimension::Base, "medlemsbidrag")]) {
            Some(fact) => Share::Published(fact),
            None if !self.period.is_whole_year() => Share::None(WhyNot::PartOfYear),
            None => Share::Ratio { part: self.equity(), whole: self.contributions() },
        }
    }

    /// *soliditet*: equity in relation to all assets.
    pub fn equity_ratio(self) -> Share<'a> {
        match self.fact(Role::EquityRatio, Kind::Outcome, Quantity::Share, &[]) {
            Some(fact) => Share::Published(fact),
            None => Share::Ratio { part: self.equity(), whole: self.whole(Role::TotalAssets) },
        }
    }

    /// Participants as one figure: those that a report adds up, else those of the only initiative that it tells of. They are never added
    /// up here: nobody says that no person is in two initiatives.
    fn participants_together(self) -> Found<'a> {
        match self.participants()[..] {
            [] => Err(WhyNot::NotPublished),
            [fact] => Ok(Derived::printed(fact)),
            _ => Err(WhyNot::OnlyParts),
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
