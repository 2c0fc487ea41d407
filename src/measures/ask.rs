//! What is asked for, and the ways to come to an answer. Arithmetic on printed figures only; what a report withholds is not worked out
//! in any other way.

use crate::facts::{Derived, Fact, Facts, Found, How, Key, WhyNot};
use crate::measures::measure::{Measure, Way};
use crate::model::{Association, CostGroup, Dimension, Kind, MemberKind, Nature, Period, Quantity, Role, Site, Unit};
use crate::swedish;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// What the reports say of an association in a period.
#[derive(Debug, Clone, Copy)]
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
    /// The key of a measure of the association as a whole.
    pub fn key_of(self, measure: Measure) -> Key {
        let group = [(Dimension::Base, "totala-kostnader"), (Dimension::Group, CostGroup::Administration.id())];
        let (kind, quantity, dimensions) = match measure {
            Measure::AdministrationShare => (Kind::Share, Quantity::Share, &group[..]),
            Measure::EquityShare => (Kind::Outcome, Quantity::Share, &[(Dimension::Base, "medlemsbidrag")][..]),
            Measure::EquityRatio | Measure::Answers | Measure::ResponseRate | Measure::Indicator => {
                (Kind::Outcome, Quantity::Share, &[][..])
            }
            Measure::Asked
            | Measure::Answered
            | Measure::Participants
            | Measure::NewParticipants
            | Measure::ParticipantsWhoLeft
            | Measure::StepsForward => (Kind::Outcome, Quantity::Count, &[][..]),
            _ => (Kind::Outcome, Quantity::Money, &[][..]),
        };
        self.key(measure, kind, quantity, dimensions)
    }

    pub(super) fn key(self, measure: Measure, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Key {
        self.key_of_role(measure.role(), kind, quantity, dimensions)
    }

    fn key_of_role(self, role: Role, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Key {
        let period = match role.nature() {
            Nature::Flow => self.period,
            Nature::Stock => self.period.as_stock(false),
        };
        Key { association: self.association.id.clone(), role, period, kind, quantity, dimensions: dimensions.into() }
    }

    /// The same at another time.
    pub fn at(self, period: Period) -> Measures<'a> {
        Measures { period, ..self }
    }

    /// What the voice says of a group of facts with equal keys.
    fn heard(self, group: &'a [Fact]) -> Option<&'a Fact> {
        group.iter().find(|fact| self.voice.is_none_or(|report| fact.source.report == report))
    }

    /// The figure of the period with exactly these dimensions.
    pub fn fact(self, measure: Measure, kind: Kind, quantity: Quantity, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.heard(self.facts.group(&self.key(measure, kind, quantity, dimensions)))
    }

    /// The outcomes of a measure in the period, whatever they are about.
    pub fn all(self, measure: Measure) -> Vec<&'a Fact> {
        let period = self.key_of(measure).period;
        let groups = self.facts.groups_in(&self.association.id, measure.role(), period);
        groups.filter_map(|group| self.heard(group)).filter(|fact| fact.key.kind == Kind::Outcome).collect()
    }

    /// A measure of the association as a whole, by the first of its ways that holds. What is withheld is not worked out in another.
    pub(super) fn derive(self, measure: Measure) -> Found<'a> {
        let by = |way: &Way| match way {
            Way::Printed => self.whole(measure.role()),
            Way::OfMembers => self.sum_of_members(),
            Way::TwoLines => self.two_lines(),
            Way::NextOpening => self.next_opening(),
            Way::Share => self.share(measure).derived(),
            Way::Together => self.participants_together(),
        };
        let tried = measure.ways().iter().map(by);
        tried.into_iter().find(|found| !matches!(found, Err(WhyNot::NotPublished))).unwrap_or(Err(WhyNot::NotPublished))
    }

    fn is_withheld(self, role: Role, of_members: bool) -> bool {
        let period = self.key_of_role(role, Kind::Outcome, Quantity::Money, &[]).period;
        self.facts.is_withheld(&self.association.id, role, period, |dimensions| {
            dimensions.is_empty() || of_members && dimensions.is_only(Dimension::Member)
        })
    }

    /// A printed amount of the whole association.
    fn whole(self, role: Role) -> Found<'a> {
        match self.heard(self.facts.group(&self.key_of_role(role, Kind::Outcome, Quantity::Money, &[]))) {
            _ if self.is_withheld(role, false) => Err(WhyNot::Withheld),
            Some(fact) => Ok(Derived::printed(fact)),
            None => Err(WhyNot::NotPublished),
        }
    }

    /// A sum needs all its parts: of every member of the period that is ever said to pay.
    fn sum_of_members(self) -> Found<'a> {
        if self.is_withheld(Role::MemberContributions, true) {
            return Err(WhyNot::Withheld);
        }
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
        self.all(Measure::Contributions).into_iter().filter(is_members).collect()
    }

    /// What the members of a kind contribute, each by itself.
    pub fn of_payers(self, site: &Site, kind: MemberKind) -> Vec<&'a Fact> {
        let of_kind = |fact: &&Fact| {
            let member = fact.dimension(Dimension::Member).and_then(|id| site.member(id));
            member.is_some_and(|member| member.kind.payer() == kind.payer())
        };
        self.of_members().into_iter().filter(of_kind).collect()
    }

    /// Other equity and the result of the year until then, as a balance sheet has them in place of equity.
    fn two_lines(self) -> Found<'a> {
        let lines = [Role::OtherEquity, Role::ResultOfTheYear].map(|role| self.at(self.period.as_stock(false).as_flow()).whole(role));
        match lines {
            [Ok(other), Ok(result)] => Derived::sum([other.from, result.from].concat(), How::TwoLines).ok_or(WhyNot::NotPublished),
            [Err(WhyNot::Withheld), _] | [_, Err(WhyNot::Withheld)] => Err(WhyNot::Withheld),
            _ => Err(WhyNot::NotPublished),
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
        self.fact(Measure::Costs, Kind::Outcome, Quantity::Money, &[(Dimension::Group, group.id())])
    }

    /// A share: printed, else its part and its whole. Contributions are those of a whole year.
    pub fn share(self, measure: Measure) -> Share<'a> {
        if let Some(fact) = self.heard(self.facts.group(&self.key_of(measure))) {
            return Share::Published(fact);
        }
        match measure {
            Measure::AdministrationShare => Share::Ratio {
                part: self.costs_of(CostGroup::Administration).map(Derived::printed).ok_or(WhyNot::NotPublished),
                whole: self.derive(Measure::Costs),
            },
            Measure::EquityShare if !self.period.is_whole_year() => Share::None(WhyNot::PartOfYear),
            Measure::EquityShare => Share::Ratio { part: self.derive(Measure::Equity), whole: self.derive(Measure::Contributions) },
            Measure::EquityRatio => Share::Ratio { part: self.derive(Measure::Equity), whole: self.derive(Measure::TotalAssets) },
            _ => Share::None(WhyNot::NotPublished),
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
        let count = |dimensions: &[(Dimension, &str)]| self.fact(Measure::Participants, Kind::Outcome, Quantity::Count, dimensions);
        match count(&[(Dimension::Group, CostGroup::Individual.id())]).or_else(|| count(&[])) {
            Some(fact) => vec![fact],
            None => self.of_initiatives(Measure::Participants),
        }
    }

    /// What each initiative for individuals has.
    pub fn of_initiatives(self, measure: Measure) -> Vec<&'a Fact> {
        let individual = |fact: &&Fact| {
            let initiative = fact.dimension(Dimension::Initiative).and_then(|id| self.association.initiative(id));
            fact.key.dimensions.len() == 1
                && fact.key.quantity != Quantity::Share
                && initiative.is_some_and(|initiative| initiative.group == CostGroup::Individual)
        };
        self.all(measure).into_iter().filter(individual).collect()
    }
}
