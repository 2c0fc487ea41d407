//! A contribution as a share of all contributions: worked out here, and never more exact than the figures it comes from.

use crate::facts::Fact;
use crate::measures::{Figure, Of, Subject};
use crate::swedish::{NBSP, figure, percent};
use rust_decimal::{Decimal, RoundingStrategy};

/// A part of a whole in percent, with as many decimals as the rounding of the two allows, at most one.
pub(super) fn share(part: &Fact, whole: &Figure) -> Option<String> {
    if !part.is_exact() || !whole.from.iter().all(|fact| fact.is_exact()) {
        return None;
    }
    let (total, half_unit) = (whole.value, whole.from.iter().map(|fact| fact.half_unit).sum::<Decimal>());
    let percent = |part, whole: Decimal| (whole > Decimal::ZERO).then(|| percent(part, whole)).flatten();
    let lowest = percent(part.value - part.half_unit, total + half_unit)?;
    let highest = percent(part.value + part.half_unit, total - half_unit)?;
    let rounded = |value: Decimal, decimals| value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let decimals = [1, 0].into_iter().find(|decimals| rounded(lowest, *decimals) == rounded(highest, *decimals));
    let value = figure(rounded(percent(part.value, total)?, decimals.unwrap_or(0)).normalize());
    let words = format!("{}{value}{NBSP}procent", if decimals.is_none() { "omkring " } else { "" });
    Some(Of::Share(Subject::Fact(part), whole.of).bind(&words))
}
