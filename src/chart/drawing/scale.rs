//! From amounts to pixels, and the round figures marked along an axis.

use crate::swedish;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A horizontal scale. Figures become floating only here, as positions.
pub(crate) struct Scale {
    range: RangedCoordf64,
    pixels: (i32, i32),
}

impl Scale {
    /// The scale on which `low` lies at the first pixel and `high` at the last.
    pub(crate) fn new(low: Decimal, high: Decimal, pixels: (i32, i32)) -> Self {
        // plotters draws everything in the middle of an empty range
        let high = if high > low { high } else { low + Decimal::ONE };
        Self { range: (position(low)..position(high)).into(), pixels }
    }

    pub(crate) fn x(&self, value: Decimal) -> i32 {
        self.range.map(&position(value), self.pixels)
    }
}

fn position(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

/// Round figures (1, 2 or 5 times a power of ten apart) within the range, zero among them if it lies there.
pub(crate) fn ticks(low: Decimal, high: Decimal, most: u32) -> Vec<Decimal> {
    let least_step = (high - low) / Decimal::from(most.max(1));
    if least_step <= Decimal::ZERO {
        return vec![low];
    }
    let mut unit = Decimal::ONE;
    while unit > least_step && unit.scale() < 20 {
        unit /= Decimal::TEN;
    }
    while unit * Decimal::TEN <= least_step {
        unit *= Decimal::TEN;
    }
    let step = [1, 2, 5, 10].map(|n| unit * Decimal::from(n)).into_iter().find(|step| *step >= least_step);
    let step = step.unwrap_or(least_step);
    let first = (low / step).ceil() * step;
    (0..=most).map(|n| first + step * Decimal::from(n)).take_while(|tick| *tick <= high).collect()
}

/// The figures at the ticks of an axis of numbers.
pub(crate) fn figures(ticks: &[Decimal]) -> Vec<String> {
    ticks.iter().map(|tick| swedish::figure(tick.normalize())).collect()
}

/// The figures at the ticks of a money axis, and the unit that they share.
pub(crate) fn money_figures(ticks: &[Decimal]) -> (Vec<String>, &'static str) {
    let largest = ticks.iter().map(Decimal::abs).max().unwrap_or_default();
    let units = [(1_000_000_000, ["miljard kr", "miljarder kr"]), (1_000_000, ["miljon kr", "miljoner kr"]), (1_000, ["tusen kr"; 2])];
    let (size, [one, many]) = units.into_iter().find(|(size, _)| largest >= Decimal::from(*size)).unwrap_or((1, ["kr"; 2]));
    let numbers: Vec<Decimal> = ticks.iter().map(|tick| (tick / Decimal::from(size)).normalize()).collect();
    let unit = if numbers.last().is_some_and(|last| last.abs() == Decimal::ONE) { one } else { many };
    (numbers.into_iter().map(swedish::figure).collect(), unit)
}

/// The words at the ticks of a money axis: the last one names the unit that the others share.
pub(crate) fn money_labels(ticks: &[Decimal]) -> Vec<String> {
    let (mut labels, unit) = money_figures(ticks);
    if let Some((label, _)) = labels.last_mut().zip(ticks.last()).filter(|(_, tick)| !tick.is_zero()) {
        *label = format!("{label}{}{unit}", swedish::NBSP);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: i64, high: i64, most: u32) -> Vec<String> {
        money_labels(&ticks(low.into(), high.into(), most))
    }

    #[test]
    fn an_axis_is_marked_at_round_figures() {
        assert_eq!(labels(0, 5_221_900, 4), ["0", "2", "4\u{a0}miljoner kr"]);
        assert_eq!(labels(0, 5_221_900, 6), ["0", "1", "2", "3", "4", "5\u{a0}miljoner kr"]);
        assert_eq!(labels(-300, 700, 5), ["−200", "0", "200", "400", "600\u{a0}kr"]);
        assert_eq!(labels(0, 1_000_000_000_000, 4), ["0", "500", "1\u{a0}000\u{a0}miljarder kr"]);
        assert_eq!(labels(-500_000, 1_200_000, 4), ["−0,5", "0", "0,5", "1\u{a0}miljon kr"]);
        assert_eq!(labels(0, 1_000_000_000, 2), ["0", "0,5", "1\u{a0}miljard kr"]);
        assert_eq!(labels(0, 0, 4), ["0"]);
    }

    #[test]
    fn positions_are_whole_pixels_within_the_scale() {
        let scale = Scale::new(Decimal::ZERO, 200.into(), (10, 110));
        assert_eq!([0, 100, 200].map(|value| scale.x(value.into())), [10, 60, 110]);
        assert_eq!(Scale::new(Decimal::ZERO, Decimal::ZERO, (10, 110)).x(Decimal::ZERO), 10);
    }
}
