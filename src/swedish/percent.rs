//! Parts of a whole in percent: worked out, rounded as one says them, and in words.

use super::number::{NBSP, figure};
use rust_decimal::{Decimal, RoundingStrategy};

/// How many percent a part is of a whole, unrounded. None of a whole of zero.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// The part that some percent of a whole are, unrounded. None beyond all bounds.
pub fn of_percent(percent: Decimal, whole: Decimal) -> Option<Decimal> {
    percent.checked_mul(whole)?.checked_div(Decimal::ONE_HUNDRED)
}

/// `part` as a percentage of `whole`, rounded to whole percent, or to one decimal below one percent. None of a whole of zero.
pub fn percentage(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = percent(part, whole)?;
    let decimals = u32::from(exact.abs() < Decimal::ONE);
    Some(exact.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// What is said where parts of one whole, each rounded, are not exactly a hundred percent together.
pub fn rounded_shares(shares: &str, sum: Decimal) -> Option<String> {
    (sum != Decimal::ONE_HUNDRED).then(|| format!("{shares} är avrundade och blir därför {} tillsammans.", in_percent(sum)))
}

/// As one says it: no report prints four decimals, so what has more is worked out from a fraction, and one is enough.
pub fn said(share: Decimal) -> Decimal {
    let share = share.normalize();
    if share.scale() > 4 { share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize() } else { share }
}

/// In running text, without decimals that say nothing: `8,5 procent`.
pub fn in_percent(share: Decimal) -> String {
    format!("{} procent", figure(said(share)))
}

/// In tables and at bars, without decimals that say nothing: `8,5 %`.
pub fn percent_sign(share: Decimal) -> String {
    format!("{}{NBSP}%", figure(said(share)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_whole_unless_small() {
        assert_eq!(percentage(2_968_892.into(), 4_996_117.into()), Some(59.into()));
        assert_eq!(percentage(38_517.into(), 4_996_117.into()), Some(Decimal::new(8, 1)));
        assert_eq!(percentage(0.into(), 5.into()), Some(0.into()));
        assert_eq!(percentage(Decimal::ONE, Decimal::ZERO), None);
    }

    #[test]
    fn parts_that_are_not_the_whole_are_told() {
        assert_eq!(rounded_shares("Andelarna", 100.into()), None);
        assert_eq!(
            rounded_shares("Andelarna", 101.into()).as_deref(),
            Some("Andelarna är avrundade och blir därför 101 procent tillsammans.")
        );
    }

    #[test]
    fn a_percentage_is_said_and_printed() {
        assert_eq!(percent(1.into(), 8.into()), Some(Decimal::new(125, 1)));
        assert_eq!(of_percent(Decimal::new(125, 1), 8.into()), Some(1.into()));
        assert_eq!(in_percent(Decimal::new(850, 2)), "8,5 procent");
        assert_eq!(percent_sign(100.into()), "100\u{a0}%");
        assert_eq!(in_percent(Decimal::new(77_777_778, 6)), "77,8 procent");
    }
}
