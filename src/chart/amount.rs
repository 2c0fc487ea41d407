//! Amounts in kronor, and how a chart says them: bound to what they are.

use crate::facts::Fact;
use crate::measures::{Figure, Measure, Measures, Of, Subject};
use crate::model::{Kind, Unit};
use crate::swedish::{self, Precision, Tense};
use rust_decimal::Decimal;

/// An amount in kronor.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amount<'a> {
    pub value: Decimal,
    /// Whether the original gives it, or a part of it, as approximate.
    pub approximate: bool,
    /// What it is, once it is said; none of what is only a step on the way.
    pub of: Option<Of<'a>>,
}

impl<'a> Amount<'a> {
    pub(super) fn of(fact: &'a Fact) -> Amount<'a> {
        Amount { value: fact.value, approximate: fact.approximate, of: Some(fact.into()) }
    }

    pub(super) fn of_figure(figure: &Figure<'a>) -> Amount<'a> {
        Amount { value: figure.value, approximate: figure.approximate, of: Some(Of::One(figure.of)) }
    }

    /// A cost, by its size: costs are negative by their normal sign.
    pub(super) fn of_cost(fact: &'a Fact) -> Amount<'a> {
        let amount = Amount::of(fact);
        Amount { value: -amount.value, ..amount }
    }

    /// The same, put together of others of a kind, by what they are.
    pub(super) fn made(self, measure: Measure, of: Measures<'a>, kind: Kind, made: (&'static str, &'a str)) -> Amount<'a> {
        self.as_of(Of::One(Subject::Made { measure, of, kind, made, value: self.value }))
    }

    /// The same, which is known to be that.
    pub(super) fn as_of(self, of: Of<'a>) -> Amount<'a> {
        Amount { of: Some(of), ..self }
    }

    /// The words for it, bound to what it is.
    pub(super) fn bind(self, words: String) -> String {
        self.of.map_or(words.clone(), |of| of.bind(&words))
    }

    /// The one figure that it is.
    fn subject(self) -> Option<Subject<'a>> {
        if let Some(Of::One(subject)) = self.of { Some(subject) } else { None }
    }

    /// The amount in words, rounded: `4,7 miljoner kronor`.
    pub(super) fn spoken(self) -> String {
        self.said(Amount::beside(&[self]))
    }

    /// In words, as precisely as those it is held against.
    pub(super) fn said(self, precision: Precision) -> String {
        self.bind(format!("{}{}", about(self.approximate), precision.say(self.value)))
    }

    /// How precisely amounts are said that are held against each other.
    pub(super) fn beside(amounts: &[Amount<'_>]) -> Precision {
        Precision::of(&amounts.iter().map(|amount| amount.value).collect::<Vec<_>>())
    }

    /// How precisely two amounts and the distance between them are said.
    pub(super) fn step(from: Amount<'_>, to: Amount<'_>) -> Precision {
        Precision::of_change(from.value, to.value)
    }

    /// How precisely the largest and the least of all are said.
    pub(super) fn extremes(amounts: impl Iterator<Item = Amount<'a>> + Clone) -> Precision {
        let [most, least] = [amounts.clone().max_by_key(|amount| amount.value), amounts.min_by_key(|amount| amount.value)];
        Amount::beside(&[most, least].into_iter().flatten().collect::<Vec<_>>())
    }

    /// How far two are from each other.
    pub(super) fn distance(self, other: Amount<'a>) -> Amount<'a> {
        let of = self.subject().zip(other.subject()).map(|(one, other)| Of::Difference(one, other));
        Amount { value: self.value.saturating_sub(other.value).abs(), approximate: self.approximate || other.approximate, of }
    }

    /// The words for a share of it, bound to the part and the whole.
    pub(super) fn share_of(self, whole: Amount<'a>, words: &str) -> String {
        let both = self.subject().zip(whole.subject());
        both.map_or_else(|| words.to_owned(), |(part, whole)| Of::Share(part, whole).bind(words))
    }

    /// How it changed, in words, its percent bound to where it began and where it ended.
    pub(super) fn changed_to(self, to: Amount<'a>, tense: Tense, unchanged: &str) -> Option<String> {
        let words = swedish::relative_change(self.value, to.value, tense, unchanged)?;
        let both = self.subject().zip(to.subject());
        Some(both.map_or_else(|| words.clone(), |(from, to)| Of::Change(from, to).bind_number(&words)))
    }

    /// The words for a change in percent, bound to where it began and where it ended.
    pub(super) fn change(self, to: Amount<'a>, words: &str) -> String {
        let both = self.subject().zip(to.subject());
        both.map_or_else(|| words.to_owned(), |(from, to)| Of::Change(from, to).bind(words))
    }
}

/// `cirka `, before what the original gives as approximate.
pub(super) fn about(approximate: bool) -> &'static str {
    if approximate { "cirka " } else { "" }
}

/// What the sum is, is for the one to say who adds.
impl<'a> std::ops::Add for Amount<'a> {
    type Output = Amount<'a>;

    fn add(self, other: Amount<'a>) -> Amount<'a> {
        Amount { value: self.value.saturating_add(other.value), approximate: self.approximate || other.approximate, of: None }
    }
}

impl<'a> std::iter::Sum for Amount<'a> {
    fn sum<I: Iterator<Item = Amount<'a>>>(amounts: I) -> Amount<'a> {
        amounts.fold(Amount::default(), |a, b| a + b)
    }
}

/// The one unit that all amounts of a chart are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MoneyUnit(Unit);

impl MoneyUnit {
    pub(super) const KRONOR: MoneyUnit = MoneyUnit(Unit::Kronor);

    /// The unit that all the facts are printed in, or kronor if they differ.
    pub(super) fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> MoneyUnit {
        let mut units = facts.into_iter().map(|fact| fact.unit);
        let first = units.next().unwrap_or(Unit::Kronor);
        MoneyUnit(if units.all(|unit| unit == first) { first } else { Unit::Kronor })
    }

    /// The exact figure in the unit, without decimals that are all zero: `4 720 000`.
    pub(super) fn figure(self, amount: Amount) -> String {
        let value = amount.value.checked_div(self.0.factor()).unwrap_or(amount.value);
        let value = if self.0 != Unit::Kronor || value.fract().is_zero() { value.normalize() } else { value };
        amount.bind(format!("{}{}", about(amount.approximate), swedish::figure(value)))
    }

    /// The exact figure with its unit: `4 720 000 kr`.
    pub(super) fn text(self, amount: Amount) -> String {
        amount.bind(format!("{}{}{}", self.figure(Amount { of: None, ..amount }), swedish::NBSP, self.0.suffix()))
    }

    /// The exact figure with its share in percent, if there is one: `2 968 892 kr · 59 %`.
    pub(super) fn text_with_share(self, amount: Amount, share: Option<String>) -> String {
        let share = share.map(|share| format!("\u{a0}·\u{a0}{share}"));
        format!("{}{}", self.text(amount), share.unwrap_or_default())
    }

    /// The name of the unit: `kronor`, `tusen kronor`.
    pub(super) fn name(self) -> &'static str {
        match self.0 {
            Unit::ThousandKronor => "tusen kronor",
            Unit::MillionKronor => "miljoner kronor",
            _ => "kronor",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_lose_no_decimal_that_says_something() {
        let text = |unit, value: &str, approximate| MoneyUnit(unit).text(Amount { value: value.parse().unwrap(), approximate, of: None });
        assert_eq!(text(Unit::Kronor, "2360000.00", false), "2\u{a0}360\u{a0}000\u{a0}kr");
        assert_eq!(text(Unit::Kronor, "-0.50", false), "−0,50\u{a0}kr");
        assert_eq!(text(Unit::ThousandKronor, "3161000", false), "3\u{a0}161\u{a0}tkr");
        assert_eq!(text(Unit::ThousandKronor, "3161500", true), "cirka 3\u{a0}161,5\u{a0}tkr");
    }
}
