//! Equity and the bases it is held against, which reports publish in more than one shape.

use crate::facts::fact::{Fact, Key};
use crate::facts::index::Facts;
use crate::model::{Kind, Period, Quantity, Role};

/// Equity on a day: its own figure, or what the balance sheet has in its place: other equity and the result of the year until then.
pub fn equity<'a>(find: impl Fn(Role, Period) -> Option<&'a Fact>, day: Period) -> Option<Vec<&'a Fact>> {
    match find(Role::Equity, day) {
        Some(equity) => Some(vec![equity]),
        None => Some(vec![find(Role::OtherEquity, day)?, find(Role::ResultOfTheYear, day.as_flow())?]),
    }
}

/// The bases of equity shares and caps that the program knows: the figures whose sum they are, and whether each is subtracted.
pub fn equity_base<'a>(facts: &'a Facts, share: &Key) -> Option<Vec<(&'a Fact, bool)>> {
    let year = share.period.as_flow();
    let whole = |role, kind, period| facts.exact(&share.of(role, kind, Quantity::Money).whole().at(period));
    let one = |fact| Some(vec![(fact, false)]);
    match share.dimensions.get("bas")?.as_str() {
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
    let is_member = |fact: &Fact| fact.key.dimensions.len() == 1 && fact.dimension("medlem").is_some();
    facts
        .select(&whole.association, Role::MemberContributions, whole.kind)
        .filter(|fact| (fact.key.period, fact.key.quantity) == (whole.period, whole.quantity) && is_member(fact))
        .collect()
}
