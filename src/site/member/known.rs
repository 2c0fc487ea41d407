//! What is known of all members, gathered once.

use super::periods::newest_first;
use crate::facts::{Fact, Facts};
use crate::measures::Measure;
use crate::model::{Association, Dimension, Kind, Membership, Quantity, Site};
use std::collections::BTreeMap;

/// What the members are and pay, by their ids.
pub(super) struct Known<'a> {
    pub memberships: BTreeMap<&'a str, Vec<(&'a Association, &'a Membership)>>,
    /// By association and member, newest first.
    pub contributions: BTreeMap<(&'a str, &'a str), Vec<&'a Fact>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(site: &'a Site, facts: &'a Facts) -> Known<'a> {
        let mut known = Known { memberships: BTreeMap::new(), contributions: BTreeMap::new() };
        for association in &site.associations {
            for membership in &association.members {
                let of_member = known.memberships.entry(&membership.member).or_default();
                if of_member.last().is_none_or(|(last, _)| last.id != association.id) {
                    of_member.push((association, membership));
                }
            }
            let paid = Measure::Contributions.best(facts, &association.id, Kind::Outcome);
            for fact in paid.filter(|fact| fact.key.quantity == Quantity::Money && fact.key.dimensions.is_only(Dimension::Member)) {
                let member = fact.dimension(Dimension::Member).unwrap_or_default();
                known.contributions.entry((&association.id, member)).or_default().push(fact);
            }
        }
        known.contributions.values_mut().for_each(|paid| paid.sort_by_key(|fact| newest_first(fact.key.period)));
        known
    }
}
