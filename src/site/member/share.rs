//! A contribution as a share of all contributions: worked out here, and never more exact than the figures it comes from.

use crate::facts::Fact;
use crate::swedish::{NBSP, figure, percent};
use rust_decimal::{Decimal, RoundingStrategy};

/// All contributions of a period: the published sum, or what it is the sum of.
pub(super) struct Whole<'a> {
    pub facts: Vec<&'a Fact>,
    pub published: bool,
}

impl Whole<'_> {
    fn value(&self) -> Decimal {
        self.facts.iter().map(|fact| fact.value).sum()
    }

    /// The sum in the unit of its parts.
    pub(super) fn computed(&self) -> Option<String> {
        let unit = self.facts.iter().all(|fact| fact.is_exact()).then(|| self.facts[0].unit)?;
        Some(format!("{}{NBSP}{}", figure((self.value() / unit.factor()).normalize()), unit.suffix()))
    }
}

/// A part of a whole in percent, with as many decimals as the rounding of the two allows, at most one.
pub(super) fn share(part: &Fact, whole: &Whole) -> Option<String> {
    if !part.is_exact() || !whole.facts.iter().all(|fact| fact.is_exact()) {
        return None;
    }
    let (total, half_unit) = (whole.value(), whole.facts.iter().map(|fact| fact.half_unit).sum::<Decimal>());
    let percent = |part, whole: Decimal| (whole > Decimal::ZERO).then(|| percent(part, whole)).flatten();
    let lowest = percent(part.value - part.half_unit, total + half_unit)?;
    let highest = percent(part.value + part.half_unit, total - half_unit)?;
    let rounded = |value: Decimal, decimals| value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let decimals = [1, 0].into_iter().find(|decimals| rounded(lowest, *decimals) == rounded(highest, *decimals));
    let value = figure(rounded(percent(part.value, total)?, decimals.unwrap_or(0)).normalize());
    Some(format!("{}{value}{NBSP}procent", if decimals.is_none() { "omkring " } else { "" }))
}
