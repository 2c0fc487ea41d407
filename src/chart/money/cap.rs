//! The caps of equity: published amounts, and shares of a published base.

use crate::chart::amount::Amount;
use crate::chart::percent::said;
use crate::chart::scope::Scope;
use crate::facts::{self, Fact};
use crate::measures::Measure;
use crate::model::{Dimension, Kind, Period, Quantity};
use crate::swedish;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;

/// The most that equity should be on a day.
pub(crate) struct Cap<'a> {
    pub amount: Amount<'a>,
    /// Percent and name of the base, where the report gives the cap as a share.
    pub share: Option<(&'a Fact, &'static str)>,
    /// The amount is worked out from the share and its base.
    pub computed: bool,
    pub facts: Vec<&'a Fact>,
    /// What its row is called.
    label: Option<&'a str>,
    /// Where the report puts equity on the other side of it than its own amounts do.
    pub dispute: Option<Dispute<'a>>,
}

/// A share of equity that the report prints, with what its amounts give on that base and on each other one that it names.
pub(crate) struct Dispute<'a> {
    printed: &'a Fact,
    /// All that takes part in it.
    pub facts: Vec<&'a Fact>,
    /// In words and in percent of a base, with its name and amount. That of the cap comes first.
    of_bases: Vec<(String, Decimal, &'static str, Amount<'a>)>,
}

impl Cap<'_> {
    /// The base that it is worked out from; none of a published amount.
    pub(crate) fn base(&self) -> Option<&'static str> {
        self.share.filter(|_| self.computed).map(|(_, base)| base)
    }

    /// `300 000 kronor`, `20 procent av medlemsbidragen`
    pub(crate) fn in_short(&self) -> String {
        let share = self.share.filter(|_| self.computed);
        share.map_or_else(|| self.amount.spoken(), |(percent, base)| format!("{} av {base}", said(percent)))
    }
}

/// The caps of a day: amounts, and what is worked out from shares of known bases. A share that only tells an amount in other
/// words goes with it.
pub(crate) fn caps_of<'a>(scope: Scope<'a>, caps: &[&'a Fact], day: Period, equity: Option<Amount<'a>>) -> Vec<Cap<'a>> {
    let (shares, amounts): (Vec<&Fact>, Vec<&Fact>) =
        caps.iter().copied().filter(|fact| fact.key.period == day).partition(|fact| fact.key.quantity == Quantity::Share);
    let amounts = amounts.into_iter().filter(|fact| fact.key.quantity == Quantity::Money);
    let published = |fact: &'a Fact| {
        let label = scope.row_label(&fact.source);
        Cap { amount: Amount::of(fact), share: None, computed: false, facts: vec![fact], label, dispute: None }
    };
    let mut found: Vec<Cap> = amounts.map(published).collect();
    for cap in shares.into_iter().filter_map(|share| computed_cap(scope, share, equity)) {
        let same = |known: &&mut Cap| !known.computed && (known.amount.value - cap.amount.value).abs() <= known.facts[0].half_unit;
        match found.iter_mut().find(same) {
            Some(known) => known.share = cap.share,
            None => found.push(cap),
        }
    }
    found
}

fn computed_cap<'a>(scope: Scope<'a>, share: &'a Fact, equity: Option<Amount<'a>>) -> Option<Cap<'a>> {
    let (base, sum, figures) = base_of(scope, share)?;
    let value = swedish::of_percent(share.value, sum.value)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let amount = Amount { value, approximate: share.approximate, of: None };
    let base_id = share.dimension(Dimension::Base).unwrap_or_default();
    let amount = amount.made(Measure::EquityCap, scope.measures(share.key.period), Kind::Outcome, ("uträknat-på", base_id));
    let dispute = equity.and_then(|equity| dispute(scope, share, equity));
    let facts = std::iter::once(share).chain(figures).collect();
    let (share, label) = ((share, base), scope.row_label(&share.source));
    Some(Cap { amount, share: Some(share), computed: true, facts, label, dispute })
}

/// The name of what a share is of, its amount and the figures behind it.
fn base_of<'a>(scope: Scope<'a>, share: &'a Fact) -> Option<(&'static str, Amount<'a>, Vec<&'a Fact>)> {
    let base = base_name(share.dimension(Dimension::Base)?)?;
    let figures = facts::equity_base(scope.facts, &share.key)?;
    let signed = |(figure, subtract): &(&'a Fact, bool)| {
        let amount = Amount::of(figure);
        if *subtract { Amount { value: -amount.value, ..amount } } else { amount }
    };
    let sum = match &figures[..] {
        [(only, false)] => Amount::of(only),
        _ => {
            let of = scope.measures(share.key.period);
            figures.iter().map(signed).sum::<Amount>().made(
                Measure::Income,
                of,
                Kind::Outcome,
                ("underlag", share.dimension(Dimension::Base)?),
            )
        }
    };
    Some((base, sum, figures.into_iter().map(|(figure, _)| figure).collect()))
}

/// The report may print that equity is on one side of its cap, while its amounts say the other: an error that people explain.
fn dispute<'a>(scope: Scope<'a>, cap: &Fact, equity: Amount<'a>) -> Option<Dispute<'a>> {
    let day = cap.key.period;
    let shares = || scope.outcomes(Measure::EquityShare).filter(move |share| share.key.period == day);
    let own = |share: &&Fact| share.dimension(Dimension::Base) == cap.dimension(Dimension::Base);
    let printed = shares().find(own).filter(|share| !share.approximate && (share.value - cap.value).abs() > share.half_unit)?;
    let mut of_bases = Vec::new();
    let mut facts = vec![printed];
    for share in std::iter::once(printed).chain(shares().filter(|share| !own(share))) {
        let Some((base, sum, figures)) = base_of(scope, share) else { continue };
        let Some(worked_out) = swedish::percent(equity.value, sum.value) else { continue };
        let said = swedish::in_percent(told_apart(worked_out, cap.value));
        of_bases.push((equity.share_of(sum, &said), worked_out, base, sum));
        facts.extend(figures);
    }
    let (_, worked_out, ..) = of_bases.first()?;
    let is_other_side = printed.value.cmp(&cap.value) == worked_out.cmp(&cap.value).reverse() && *worked_out != cap.value;
    is_other_side.then_some(Dispute { printed, facts, of_bases })
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

/// Each cap of a day in a sentence, with the distance from equity to it. Those that are in dispute come last.
pub(crate) fn in_words<'a>(caps: &[Cap<'a>], equity: Option<Amount<'a>>, day: &str) -> Vec<String> {
    let several = caps.len() > 1;
    let told = |(index, cap): (usize, &Cap<'a>)| {
        let share = cap.share.map(|(percent, base)| format!("{} av {base}", said(percent)));
        let precision = Amount::step(cap.amount, equity.unwrap_or(cap.amount));
        let amount = cap.amount.said(precision);
        let said = match (share, cap.computed) {
            (Some(share), true) if cap.dispute.is_some() => share,
            (Some(share), true) => format!("{share}, uträknat till {amount}"),
            (Some(share), false) => format!("{amount} ({share})"),
            (None, _) => amount,
        };
        let subject = match (several, cap.label, index) {
            (false, _, _) => "Taket för det egna kapitalet".to_owned(),
            (true, Some(label), _) => format!("”{label}”"),
            (true, None, 0) => "Ett tak för det egna kapitalet".to_owned(),
            (true, None, _) => "Ett annat tak".to_owned(),
        };
        if let (Some(dispute), Some((percent, _))) = (&cap.dispute, cap.share) {
            return format!("{subject} var {said} vid slutet av {day}. {}", dispute.in_words(percent.value));
        }
        let against = equity.map(|equity| {
            let (equity_in_words, distance) = (equity.said(precision), equity.distance(cap.amount).said(precision));
            match equity.value.cmp(&cap.amount.value) {
                Ordering::Greater => format!(", och det egna kapitalet, {equity_in_words}, var {distance} över det"),
                Ordering::Less => format!(", och det egna kapitalet, {equity_in_words}, var {distance} under det"),
                Ordering::Equal => ", och det egna kapitalet var lika stort".to_owned(),
            }
        });
        format!("{subject} var {said} vid slutet av {day}{}.", against.unwrap_or_default())
    };
    let (disputed, clear): (Vec<&Cap<'a>>, Vec<&Cap<'a>>) = caps.iter().partition(|cap| cap.dispute.is_some());
    clear.into_iter().chain(disputed).enumerate().map(told).collect()
}

impl Dispute<'_> {
    fn in_words(&self, cap: Decimal) -> String {
        let side = |share: Decimal| if share > cap { "över" } else { "under" };
        let precision = Amount::beside(&self.of_bases.iter().map(|(.., amount)| *amount).collect::<Vec<_>>());
        let mut bases =
            self.of_bases.iter().map(|(said, share, base, amount)| (*share, format!("{said} av {base} ({})", amount.said(precision))));
        let Some((share, own)) = bases.next() else { return String::new() };
        let others: String = bases.map(|(_, other)| format!(" och {other}")).collect();
        let (printed, base) = (said(self.printed), self.of_bases[0].2);
        format!(
            "Om det egna kapitalet var över eller under det taket beror på vad det räknas på. Redovisningen anger {printed} av {base}, \
             alltså {} taket. Räknat på redovisningens belopp var det {own}, alltså {} taket{}{others}.",
            side(self.printed.value),
            side(share),
            if others.is_empty() { "" } else { "," },
        )
    }
}

/// A share with as many decimals, one at least, as it takes to see that it is not the limit.
fn told_apart(share: Decimal, limit: Decimal) -> Decimal {
    let rounded = |decimals| share.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    (1..=4).map(rounded).find(|rounded| *rounded != limit).unwrap_or(share)
}
