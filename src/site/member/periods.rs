//! The periods that the page of a member tells of.

use crate::facts::Fact;
use crate::model::{Association, Membership, Period};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Sorts periods newest first, the longer one before a part of it.
pub(super) type Newest = (Reverse<jiff::civil::Date>, Period);

pub(super) fn newest_first(period: Period) -> Newest {
    (Reverse(period.last_day()), period)
}

/// The periods of the contributions and of the accounts, newest first, with the years between that nothing is known of.
pub(super) fn periods(association: &Association, membership: &Membership, paid: &[&Fact]) -> Vec<Period> {
    let reported = association.accounts().map(|report| report.period).filter(|period| membership.covers(*period));
    let mut periods: BTreeSet<Period> = reported.chain(paid.iter().map(|fact| fact.key.period)).collect();
    let years: BTreeSet<i16> = periods.iter().map(|period| period.last_day().year()).collect();
    if let (Some(first), Some(last)) = (years.first(), years.last()) {
        periods.extend((*first..=*last).filter(|year| !years.contains(year)).filter_map(Period::year));
    }
    let mut periods: Vec<Period> = periods.into_iter().collect();
    periods.sort_by_key(|period| newest_first(*period));
    periods
}
