//! The caps of equity: published amounts, and shares of a published base.

use crate::chart::scope::{Amount, Scope};
use crate::facts::{self, Fact};
use crate::model::{Dimension, Period, Quantity};
use crate::swedish;
use rust_decimal::{Decimal, RoundingStrategy};

/// The most that equity should be on a day.
pub(crate) struct Cap<'a> {
    pub amount: Amount,
    /// Percent and name of the base, where the report gives the cap as a share.
    pub share: Option<(Decimal, &'static str)>,
    /// The amount is worked out from the share and its base.
    pub computed: bool,
    pub facts: Vec<&'a Fact>,
}

impl Cap<'_> {
    /// The base that it is worked out from; none of a published amount.
    pub(crate) fn base(&self) -> Option<&'static str> {
        self.share.filter(|_| self.computed).map(|(_, base)| base)
    }
}

/// The caps of a day: amounts, and what is worked out from shares of known bases. A share that only tells an amount in other
/// words goes with it.
pub(crate) fn caps_of<'a>(scope: Scope<'a>, caps: &[&'a Fact], day: Period) -> Vec<Cap<'a>> {
    let (shares, amounts): (Vec<&Fact>, Vec<&Fact>) =
        caps.iter().copied().filter(|fact| fact.key.period == day).partition(|fact| fact.key.quantity == Quantity::Share);
    let amounts = amounts.into_iter().filter(|fact| fact.key.quantity == Quantity::Money);
    let mut found: Vec<Cap> =
        amounts.map(|fact| Cap { amount: Amount::of(fact), share: None, computed: false, facts: vec![fact] }).collect();
    for cap in shares.into_iter().filter_map(|share| computed_cap(scope, share)) {
        let same = |known: &&mut Cap| !known.computed && (known.amount.value - cap.amount.value).abs() <= known.facts[0].half_unit;
        match found.iter_mut().find(same) {
            Some(known) => known.share = cap.share,
            None => found.push(cap),
        }
    }
    found
}

fn computed_cap<'a>(scope: Scope<'a>, share: &'a Fact) -> Option<Cap<'a>> {
    let base = base_name(share.dimension(Dimension::Base)?)?;
    let figures = facts::equity_base(scope.facts, &share.key)?;
    let signed = |(figure, subtract): &(&Fact, bool)| if *subtract { -figure.value } else { figure.value };
    let sum: Decimal = figures.iter().map(signed).sum();
    let value = swedish::of_percent(share.value, sum)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let amount = Amount { value, approximate: share.approximate };
    let facts = std::iter::once(share).chain(figures.into_iter().map(|(figure, _)| figure)).collect();
    Some(Cap { amount, share: Some((share.value, base)), computed: true, facts })
}

/// What a cap is a share of, in running text.
fn base_name(base: &str) -> Option<&'static str> {
    Some(match base {
        "medlemsbidrag" => "medlemsbidragen",
        "medlemsbidrag-nasta-ar" => "nästa års medlemsbidrag",
        "medlemsbidrag-och-andra-bidrag" => "medlemsbidragen och andra bidrag",
        "intakter" => "verksamhetens intäkter",
        "budgeterade-intakter" => "de budgeterade intäkterna",
        _ => return None,
    })
}

/// Each cap of a day in a sentence, with the distance from equity to it.
pub(crate) fn in_words(caps: &[Cap], equity: Option<Amount>, day: &str) -> Vec<String> {
    let several = caps.len() > 1;
    let told = |(index, cap): (usize, &Cap)| {
        let share = cap.share.map(|(percent, base)| format!("{} av {base}", swedish::in_percent(percent)));
        let precision = Amount::change(cap.amount, equity.unwrap_or(cap.amount));
        let amount = cap.amount.said(precision);
        let said = match (share, cap.computed) {
            (Some(share), true) => format!("{share}, uträknat till {amount}"),
            (Some(share), false) => format!("{amount} ({share})"),
            (None, _) => amount,
        };
        let subject = match (several, index) {
            (false, _) => "Taket för det egna kapitalet",
            (true, 0) => "Ett tak för det egna kapitalet",
            _ => "Ett annat tak",
        };
        let against = equity.map(|equity| {
            let (equity_in_words, distance) = (equity.said(precision), equity.distance(cap.amount).said(precision));
            match equity.value.cmp(&cap.amount.value) {
                std::cmp::Ordering::Greater => format!(", och det egna kapitalet, {equity_in_words}, var {distance} över det"),
                std::cmp::Ordering::Less => format!(", och det egna kapitalet, {equity_in_words}, var {distance} under det"),
                std::cmp::Ordering::Equal => ", och det egna kapitalet var lika stort".to_owned(),
            }
        });
        format!("{subject} var {said} vid slutet av {day}{}.", against.unwrap_or_default())
    };
    caps.iter().enumerate().map(told).collect()
}
