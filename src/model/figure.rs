//! A published figure: its exact value, and how it was printed.

use crate::swedish::NBSP;
use ecow::EcoString;
use rust_decimal::Decimal;
use std::num::NonZeroU64;

/// The unit of a printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// *kronor*
    Kronor,
    /// *tusen kronor* (tkr)
    ThousandKronor,
    /// *miljoner kronor* (mnkr)
    MillionKronor,
    /// *procent*: a share
    Percent,
    /// *procentenheter*: the difference between two shares
    PercentagePoints,
    /// *antal*: a number of people or things
    Count,
    /// *kronor per deltagare*
    KronorPerParticipant,
    /// *månader*
    Months,
    /// *år*
    Years,
    /// *dagar*
    Days,
    /// *timmar*
    Hours,
    /// *index*: points of an index
    Index,
}

/// What is measured, whatever the unit: figures of one quantity can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// An amount, in kronor.
    Money,
    /// A part of a whole, in percent.
    Share,
    /// A difference between shares, in percentage points.
    ShareChange,
    /// People or things.
    Count,
    /// Kronor for each participant.
    MoneyPerParticipant,
    /// Months, years, days and hours are not turned into each other.
    Time(Unit),
    /// Points of an index.
    Index,
}

impl Quantity {
    /// The unit that exact values are given in.
    pub fn unit(self) -> Unit {
        match self {
            Quantity::Money => Unit::Kronor,
            Quantity::Share => Unit::Percent,
            Quantity::ShareChange => Unit::PercentagePoints,
            Quantity::Count => Unit::Count,
            Quantity::MoneyPerParticipant => Unit::KronorPerParticipant,
            Quantity::Time(unit) => unit,
            Quantity::Index => Unit::Index,
        }
    }

    /// Its name in the name of a figure.
    pub fn id(self) -> &'static str {
        match self {
            Quantity::Money => "belopp",
            Quantity::Share => "andel",
            Quantity::ShareChange => "andelsforandring",
            Quantity::Count => "antal",
            Quantity::MoneyPerParticipant => "belopp-per-deltagare",
            Quantity::Time(unit) => unit.id(),
            Quantity::Index => "index",
        }
    }
}

impl Unit {
    /// Every unit with the name it has in the content.
    pub const ALL: [(&'static str, Unit); 12] = [
        ("kr", Unit::Kronor),
        ("tkr", Unit::ThousandKronor),
        ("mnkr", Unit::MillionKronor),
        ("procent", Unit::Percent),
        ("procentenheter", Unit::PercentagePoints),
        ("antal", Unit::Count),
        ("kr-per-deltagare", Unit::KronorPerParticipant),
        ("manader", Unit::Months),
        ("ar", Unit::Years),
        ("dagar", Unit::Days),
        ("timmar", Unit::Hours),
        ("index", Unit::Index),
    ];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        Unit::ALL.iter().find(|(_, unit)| *unit == self).map_or("", |(id, _)| id)
    }

    /// The unit that is meant by words after a figure, such as `%` or `deltagare`.
    pub fn from_suffix(suffix: &str) -> Option<Unit> {
        Some(match suffix {
            "kr" | "kronor" => Unit::Kronor,
            "tkr" => Unit::ThousandKronor,
            "mnkr" | "mkr" => Unit::MillionKronor,
            "%" | "procent" => Unit::Percent,
            "procentenheter" => Unit::PercentagePoints,
            "st" | "deltagare" | "personer" => Unit::Count,
            "kr/deltagare" => Unit::KronorPerParticipant,
            "mån" | "månader" => Unit::Months,
            "år" => Unit::Years,
            "dagar" => Unit::Days,
            "timmar" => Unit::Hours,
            _ => return None,
        })
    }

    /// The unit as written after a figure; nothing for plain numbers.
    pub fn suffix(self) -> &'static str {
        match self {
            Unit::Kronor => "kr",
            Unit::ThousandKronor => "tkr",
            Unit::MillionKronor => "mnkr",
            Unit::Percent => "%",
            Unit::PercentagePoints => "procentenheter",
            Unit::KronorPerParticipant => "kr/deltagare",
            Unit::Months => "månader",
            Unit::Years => "år",
            Unit::Days => "dagar",
            Unit::Hours => "timmar",
            Unit::Count | Unit::Index => "",
        }
    }

    /// What the unit measures.
    pub fn quantity(self) -> Quantity {
        match self {
            Unit::Kronor | Unit::ThousandKronor | Unit::MillionKronor => Quantity::Money,
            Unit::Percent => Quantity::Share,
            Unit::PercentagePoints => Quantity::ShareChange,
            Unit::Count => Quantity::Count,
            Unit::KronorPerParticipant => Quantity::MoneyPerParticipant,
            Unit::Months | Unit::Years | Unit::Days | Unit::Hours => Quantity::Time(self),
            Unit::Index => Quantity::Index,
        }
    }

    /// How many of the quantity's base unit (kronor for money) one of this unit is.
    pub fn factor(self) -> Decimal {
        match self {
            Unit::ThousandKronor => Decimal::from(1_000),
            Unit::MillionKronor => Decimal::from(1_000_000),
            _ => Decimal::ONE,
        }
    }
}

/// A part of a whole, as printed: `8/10`, `7 av 10`. The part is no more than the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The number before the stroke or *av*.
    pub part: u64,
    /// The number after it.
    pub whole: NonZeroU64,
}

impl Fraction {
    /// In percent: exact, or to six decimals where no decimal number is.
    pub fn percent(self) -> Decimal {
        let (part, whole) = self.numbers();
        (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default().round_dp(6).normalize()
    }

    /// The part and the whole, to count with.
    pub fn numbers(self) -> (Decimal, Decimal) {
        (self.part.into(), self.whole.get().into())
    }

    fn is_exact(self) -> bool {
        let (part, whole) = self.numbers();
        self.percent() * whole == part * Decimal::ONE_HUNDRED
    }
}

/// A figure as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The printed value in the printed unit, with the printed decimals.
    pub value: Decimal,
    /// As it is shown: word ("drygt"), sign, figure, unit if the original prints one, without marks.
    pub printed: EcoString,
    /// The unit of `value`, whether it is printed after it or not.
    pub unit: Unit,
    /// "drygt", "ca" and the like: the original gives no exact figure.
    pub approximate: bool,
    /// Marks after the figure, such as `**`.
    pub marks: EcoString,
    /// The two numbers of a share that is printed as a fraction. Its value is in percent, and it is always shown as printed.
    pub fraction: Option<Fraction>,
}

impl Figure {
    /// Half of the last printed unit: the true value lies within this distance of the printed one. People are counted, not
    /// rounded.
    pub fn half_unit(&self) -> Decimal {
        if self.fraction.is_some_and(Fraction::is_exact) {
            return Decimal::ZERO;
        }
        if self.unit == Unit::Count && self.value.scale() == 0 && !self.approximate {
            return Decimal::ZERO;
        }
        Decimal::new(5, self.value.scale() + 1)
    }

    /// The figure without the unit printed after it: `145 deltagare` is `145`, `drygt 290` stays.
    pub fn bare(&self) -> &str {
        without_unit(&self.printed)
    }

    /// The figure with its unit: `200 271 kr`.
    pub fn with_unit(&self) -> String {
        if self.fraction.is_some() {
            return self.printed.to_string();
        }
        match self.unit.suffix() {
            "" => self.bare().to_owned(),
            suffix => format!("{}{NBSP}{suffix}", self.bare()),
        }
    }
}

/// A printed figure without the unit after it.
pub fn without_unit(printed: &str) -> &str {
    match printed.rsplit_once(NBSP) {
        Some((bare, suffix)) if Unit::from_suffix(suffix).is_some() => bare,
        _ => printed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_as_exact_as_it_can_be() {
        let fraction = |part, whole| Fraction { part, whole: NonZeroU64::new(whole).unwrap() };
        for (part, whole, percent, exact) in [(8, 10, "80", true), (1, 16, "6.25", true), (7, 9, "77.777778", false), (0, 3, "0", true)] {
            let fraction = fraction(part, whole);
            assert_eq!((fraction.percent().to_string().as_str(), fraction.is_exact()), (percent, exact), "{part}/{whole}");
        }
    }
}
