//! The bases that equity is held against, which reports publish in more than one shape.

use crate::facts::fact::{Fact, Key};
use crate::facts::index::Facts;
use crate::model::{Dimension, Kind, Period, Quantity, Role};

/// The bases of equity shares and caps that the program knows: the figures whose sum they are, and whether each is subtracted.
pub fn equity_base<'a>(facts: &'a Facts, share: &Key) -> Option<Vec<(&'a Fact, bool)>> {
    let year = share.period.as_flow();
    let whole = |role, kind, period| facts.exact(&share.of(role, kind, Quantity::Money).whole().at(period));
    let one = |fact| Some(vec![(fact, false)]);
    match share.dimensions.get(Dimension::Base)? {
        "medlemsbidrag" => match whole(Role::MemberContributions, Kind::Outcome, year) {
            Some(all) => one(all),
            None => {
                let key = share.of(Role::MemberContributions, Kind::Outcome, Quantity::Money).whole().at(year);
                let of_members: Vec<_> = of_members(facts, &key).into_iter().map(|fact| (fact, false)).collect();
                (!of_members.is_empty()).then_some(of_members)
            }
        },
        "medlemsbidrag-nasta-ar" => {
            let next = Period::year(year.last_day().year().checked_add(1)?)?;
            let kinds = [Kind::Outcome, Kind::Budget, Kind::Forecast];
            one(kinds.into_iter().find_map(|kind| whole(Role::MemberContributions, kind, next))?)
        }
        "medlemsbidrag-och-andra-bidrag" => {
            let income = whole(Role::OperatingIncome, Kind::Outcome, year)?;
            let other = whole(Role::OtherIncome, Kind::Outcome, year).map(|other| (other, true));
            Some(std::iter::once((income, false)).chain(other).collect())
        }
        "intakter" => one(whole(Role::OperatingIncome, Kind::Outcome, year)?),
        "budgeterade-intakter" => one(whole(Role::OperatingIncome, Kind::Budget, year)?),
        _ => None,
    }
}

/// What each member contributes in the period of the whole.
pub fn of_members<'a>(facts: &'a Facts, whole: &Key) -> Vec<&'a Fact> {
    let is_member = |fact: &Fact| fact.key.dimensions.is_only(Dimension::Member);
    let paid = facts.groups_in(&whole.association, Role::MemberContributions, whole.period).filter_map(<[Fact]>::first);
    paid.filter(|fact| (fact.key.kind, fact.key.quantity) == (whole.kind, whole.quantity) && is_member(fact)).collect()
}
