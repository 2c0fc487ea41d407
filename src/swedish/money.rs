//! Amounts in kronor as one says them, alone and beside each other.

use super::number::figure;
use rust_decimal::{Decimal, RoundingStrategy};

/// How precisely amounts are said in one sentence, and in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precision {
    /// What amounts are rounded to, in kronor.
    step: Decimal,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Kronor,
    Millions,
    Billions,
}

const fn kronor(amount: u32) -> Decimal {
    Decimal::from_parts(amount, 0, 0, false, 0)
}

/// Half and more away from zero. An amount beyond all bounds is left as it is.
fn rounded(amount: Decimal, step: Decimal) -> Decimal {
    let steps = amount.checked_div(step).map(|steps| steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero));
    steps.and_then(|steps| steps.checked_mul(step)).unwrap_or(amount)
}

impl Precision {
    /// For amounts that stand beside each other: in one unit, and so that the difference of any two is seen. Few amounts, as a sentence has.
    pub fn of(amounts: &[Decimal]) -> Precision {
        let sizes = amounts.iter().map(Decimal::abs).filter(|size| !size.is_zero());
        Precision::where_enough(sizes, |step| is_enough(amounts, step))
    }

    /// For two amounts and their difference: as they are said, the difference is what is left when one is taken from the other.
    pub fn of_change(from: Decimal, to: Decimal) -> Precision {
        let difference = to.saturating_sub(from);
        let adds_up = |step| rounded(to, step).saturating_sub(rounded(from, step)) == rounded(difference, step);
        let sizes = [from, to, difference].into_iter().map(|amount| amount.abs()).filter(|size| !size.is_zero());
        Precision::where_enough(sizes, |step| is_enough(&[from, to], step) && adds_up(step))
    }

    fn where_enough(sizes: impl Iterator<Item = Decimal> + Clone, is_enough: impl Fn(Decimal) -> bool) -> Precision {
        let [least, most] = [sizes.clone().min(), sizes.clone().max()].map(Option::unwrap_or_default);
        let (unit, mut step) = match least {
            size if size >= kronor(999_950_000) => (Unit::Billions, kronor(10_000_000)),
            size if size >= kronor(950_000) => (Unit::Millions, kronor(100_000)),
            _ if most >= kronor(100_000) => (Unit::Kronor, kronor(1_000)),
            _ => (Unit::Kronor, Decimal::ONE),
        };
        while step > Decimal::ONE && !is_enough(step) {
            step /= Decimal::TEN;
        }
        // two decimals where they say the whole: no zeros that the report does not print
        let (mut unit, whole) = (unit, sizes.clone().all(|size| rounded(size, kronor(10_000)) == size));
        if whole && most >= kronor(950_000) && least >= kronor(100_000) && unit != Unit::Billions {
            (unit, step) = (Unit::Millions, kronor(10_000));
        }
        // two decimals at most
        let unit = match unit {
            Unit::Billions if step >= kronor(10_000_000) => Unit::Billions,
            Unit::Billions | Unit::Millions if step >= kronor(10_000) => Unit::Millions,
            _ => Unit::Kronor,
        };
        Precision { step, unit }
    }

    /// `5,2 miljoner kronor`, `minus 12 345 kronor`
    pub fn say(self, kronor: Decimal) -> String {
        let size = rounded(kronor.abs(), self.step);
        let sign = if kronor.is_sign_negative() && !size.is_zero() { "minus " } else { "" };
        let (factor, one, many) = match self.unit {
            _ if size.is_zero() => (Decimal::ONE, "", "kronor"),
            Unit::Kronor => (Decimal::ONE, "krona", "kronor"),
            Unit::Millions => (Decimal::from(1_000_000), "miljon kronor", "miljoner kronor"),
            Unit::Billions => (Decimal::from(1_000_000_000), "miljard kronor", "miljarder kronor"),
        };
        let size = size.checked_div(factor).unwrap_or(size).normalize();
        format!("{sign}{} {}", figure(size), if size == Decimal::ONE { one } else { many })
    }
}

/// Whether no amount vanishes, and any two that differ do so by more than the rounding.
fn is_enough(amounts: &[Decimal], step: Decimal) -> bool {
    let least = step * Decimal::from(9);
    let seen = |size: Decimal| size.is_zero() || size >= least;
    let apart = |(index, a): (usize, &Decimal)| amounts[..index].iter().all(|b| seen(a.saturating_sub(*b).abs()));
    let exact = amounts.iter().all(|amount| rounded(*amount, step) == *amount);
    exact || (amounts.iter().all(|amount| seen(amount.abs())) && amounts.iter().enumerate().all(apart))
}

/// An amount as one says it: `5,2 miljoner kronor`, `12 345 kronor`. Rounded from a hundred thousand on, unless two decimals say it whole.
pub fn spoken_money(kronor: Decimal) -> String {
    Precision::of(&[kronor]).say(kronor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn together(amounts: &[&str]) -> Vec<String> {
        let amounts: Vec<Decimal> = amounts.iter().map(|amount| dec(amount)).collect();
        let precision = Precision::of(&amounts);
        amounts.iter().map(|amount| precision.say(*amount).replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn money_is_spoken_in_the_unit_one_would_use() {
        assert_eq!(spoken_money(dec("5171429")), "5,2 miljoner kronor");
        assert_eq!(spoken_money(dec("7080000")), "7,08 miljoner kronor");
        assert_eq!(spoken_money(dec("1000000")), "1 miljon kronor");
        assert_eq!(spoken_money(dec("-350632")), "minus 351\u{a0}000 kronor");
        assert_eq!(spoken_money(dec("20475")), "20\u{a0}475 kronor");
        assert_eq!(spoken_money(dec("1")), "1 krona");
        assert_eq!(spoken_money(dec("0")), "0 kronor");
        assert_eq!(spoken_money(dec("1000000000000")), "1\u{a0}000 miljarder kronor");
    }

    #[test]
    fn amounts_are_spoken_so_that_their_difference_is_seen() {
        assert_eq!(together(&["6770000", "6831000"]), ["6 770 000 kronor", "6 831 000 kronor"]);
        assert_eq!(together(&["3986000", "4255804"]), ["3,99 miljoner kronor", "4,26 miljoner kronor"]);
        assert_eq!(together(&["2897420", "3986000"]), ["2,9 miljoner kronor", "4 miljoner kronor"]);
        assert_eq!(together(&["1000000000", "1000000001"]), ["1 000 000 000 kronor", "1 000 000 001 kronor"]);
        assert_eq!(together(&["5000000", "5000000"]), ["5 miljoner kronor", "5 miljoner kronor"]);
        assert_eq!(together(&["5000000", "0"]), ["5 miljoner kronor", "0 kronor"]);
    }

    /// What is said of a change adds up, as a reader reckons.
    #[test]
    fn a_change_is_what_is_left_of_the_two() {
        let change = |from: &str, to: &str| {
            let (from, to) = (dec(from), dec(to));
            let precision = Precision::of_change(from, to);
            [from, to, (to - from).abs()].map(|amount| precision.say(amount).replace('\u{a0}', " "))
        };
        assert_eq!(change("4220000", "4185000"), ["4 220 000 kronor", "4 185 000 kronor", "35 000 kronor"]);
        assert_eq!(change("5221900", "4720000"), ["5 222 000 kronor", "4 720 000 kronor", "502 000 kronor"]);
        // 5,4 less 4,2 is not 1,1
        assert_eq!(change("4244578", "5371749"), ["4,24 miljoner kronor", "5,37 miljoner kronor", "1,13 miljoner kronor"]);
        assert_eq!(change("1530000", "2000000"), ["1,53 miljoner kronor", "2 miljoner kronor", "0,47 miljoner kronor"]);
        assert_eq!(change("1264400", "1262000"), ["1 264 400 kronor", "1 262 000 kronor", "2 400 kronor"]);
    }

    #[test]
    fn the_small_does_not_vanish_beside_the_large() {
        assert_eq!(together(&["4255804", "2975000", "257585"]), ["4 256 000 kronor", "2 975 000 kronor", "258 000 kronor"]);
        assert_eq!(together(&["3361762", "12"]), ["3 361 762 kronor", "12 kronor"]);
    }

    #[test]
    fn no_amount_is_too_large() {
        assert!(together(&["79228162514264337593543950335", "-79228162514264337593543950335"])[0].ends_with("kronor"));
    }
}
