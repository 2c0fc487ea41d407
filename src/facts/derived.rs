//! Figures that reports print, and figures that follow from printed ones by arithmetic alone. Each says how it was made and from what; if
//! there is none, why.

use super::fact::Fact;
use crate::model::Unit;
use rust_decimal::Decimal;

/// A figure with its derivation.
#[derive(Debug, Clone)]
pub struct Derived<'a> {
    /// In the base unit of the quantity, with the normal sign of the role.
    pub value: Decimal,
    /// The unit of the printed figures; kronor where they differ.
    pub unit: Unit,
    /// The figure, or one that it was made of, is printed as approximate.
    pub approximate: bool,
    /// How it was made.
    pub how: How,
    /// The printed figures that it rests on; never empty.
    pub from: Vec<&'a Fact>,
}

/// How a figure was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is printed.
    Printed,
    /// The contributions of the members added up.
    OfMembers,
    /// Other equity and the result of the year until then, as a balance sheet prints equity in two lines.
    TwoLines,
    /// The other equity of the next year, which is the equity that it began with.
    NextOpening,
    /// A part divided by a whole.
    Ratio,
}

/// Why there is no figure. The best reason leads: what is withheld is not worked out in any other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// No report prints it, nor what it could be worked out from.
    NotPublished,
    /// A report withholds it, or a part of it.
    Withheld,
    /// What it could be worked out from is approximate.
    Approximate,
    /// A part of the sum is not printed.
    PartsMissing,
    /// Only its parts are printed, and the same person may be in several.
    OnlyParts,
    /// It is a share of what belongs to a whole year, and the period is none.
    PartOfYear,
}

/// A figure, or why there is none.
pub type Found<'a> = Result<Derived<'a>, WhyNot>;

impl<'a> Derived<'a> {
    /// As printed.
    pub fn printed(fact: &'a Fact) -> Derived<'a> {
        Derived { value: fact.value, unit: fact.unit, approximate: fact.approximate, how: How::Printed, from: vec![fact] }
    }

    /// The sum of printed figures. None of none.
    pub fn sum(from: Vec<&'a Fact>, how: How) -> Option<Derived<'a>> {
        let first = from.first()?.unit;
        Some(Derived {
            value: from.iter().map(|fact| fact.value).sum(),
            unit: if from.iter().all(|fact| fact.unit == first) { first } else { Unit::Kronor },
            approximate: from.iter().any(|fact| fact.approximate),
            how,
            from,
        })
    }

    /// The printed figure itself; none if it was worked out.
    pub fn fact(&self) -> Option<&'a Fact> {
        (self.how == How::Printed).then(|| self.from.first().copied()).flatten()
    }
}
