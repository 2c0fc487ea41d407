//! *Medlemsbidrag*: what the members paid over the years, by kind of member.

use super::bars::{Axis, Bar, Bars, Part, Row};
use super::draft::Draft;
use super::scope::{Amount, MoneyUnit, Scope, days, only};
use super::stack::{Point, Stack};
use super::{Chart, Source, trend};
use crate::facts::Fact;
use crate::model::{MemberKind, Period, Quantity, Role};
use crate::swedish::{self, Tense};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Who paid: a kind of member, or none where the source does not divide the sum.
type Payer = Option<MemberKind>;

struct Story<'a> {
    /// What each kind of payer paid, period by period.
    paid: Stack<'a, Payer>,
    facts: Vec<&'a Fact>,
}

/// The chart over all periods that the scope has contributions for.
pub fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let subtitle = format!("Bidrag från medlemmarna, {}, {}", story.paid.unit.name(), story.paid.span());
    let (columns, rows) = story.paid.table(false);
    let sources = story.facts.iter().copied().map(Source::of).collect();
    let draft = Draft { id: "medlemsbidrag".to_owned(), kind: "medlemsbidrag", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.words("medlemsbidrag"), story.bars()))
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let money =
            scope.outcomes(Role::MemberContributions).filter(|fact| fact.key.quantity == Quantity::Money && only(fact, &["medlem"]));
        let mut by_period: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
        for fact in money {
            let (first, last) = days(fact.key.period);
            by_period.entry((last, first)).or_default().push(fact);
        }
        // The figure for all members together is used only where the members' own are missing.
        for facts in by_period.values_mut() {
            if facts.iter().any(|fact| fact.dimension("medlem").is_some()) {
                facts.retain(|fact| fact.dimension("medlem").is_some());
            }
        }
        if scope.report.is_none() {
            let whole_years: BTreeSet<i16> =
                by_period.values().filter(|facts| facts[0].key.period.is_whole_year()).map(|facts| year(facts[0].key.period)).collect();
            by_period.retain(|_, facts| facts[0].key.period.is_whole_year() || !whole_years.contains(&year(facts[0].key.period)));
        }
        let payer = |fact: &Fact| fact.dimension("medlem").and_then(|id| scope.site.member(id)).map(|member| member.kind);
        let mut members: BTreeMap<Payer, BTreeSet<&str>> = BTreeMap::new();
        let mut points = Vec::new();
        for facts in by_period.values() {
            let mut paid: BTreeMap<Payer, Amount> = BTreeMap::new();
            for fact in facts {
                let amount = paid.entry(payer(fact)).or_default();
                *amount = *amount + Amount::of(fact);
                members.entry(payer(fact)).or_default().extend(fact.dimension("medlem"));
            }
            points.push(Point { period: facts[0].key.period, parts: paid });
        }
        let kinds = MemberKind::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]);
        let series = kinds.filter_map(|kind| Some((kind, payer_name(kind, members.get(&kind)?.len()).to_owned()))).collect();
        let facts: Vec<&Fact> = by_period.into_values().flatten().collect();
        let unit = MoneyUnit::of(facts.iter().copied());
        (!points.is_empty()).then_some(Story { paid: Stack { points, series, breaks: Vec::new(), unit }, facts })
    }

    fn title(&self) -> String {
        let (last, total) = (self.paid.last().name(), self.paid.last().total());
        let Some(start) = self.paid.start() else {
            return format!("Medlemmarna bidrog med {} {last}", total.spoken());
        };
        let from = start.total();
        if from.value == total.value {
            return format!("Medlemsbidragen var oförändrade, {}, {last}", total.spoken());
        }
        let several = self.paid.alike().len() > 2;
        let tense = if several { Tense::Perfect } else { Tense::Past };
        match swedish::relative_change(from.value, total.value, tense, "oförändrade") {
            Some(change) if several => format!("Medlemsbidragen {change} sedan {}, till {} {last}", start.name(), total.spoken()),
            Some(change) => format!("Medlemsbidragen {change} till {} {last}", total.spoken()),
            None => format!("Medlemsbidragen gick från {} {} till {} {last}", from.spoken(), start.name(), total.spoken()),
        }
    }

    fn summary(&self) -> String {
        let last = self.paid.last();
        let mut sentences = vec![match self.paid.start() {
            None => format!("Medlemsbidragen var {} {}.", last.total().spoken(), last.name()),
            Some(start) => self.paid.change_in_words(start, "Medlemsbidragen"),
        }];
        sentences.extend(self.paid.extremes());
        sentences.extend(self.shares());
        if self.paid.points.len() > self.paid.alike().len() {
            sentences.push("Perioderna är olika långa, och bara lika långa perioder jämförs.".to_owned());
        }
        sentences.extend(trend::gaps_in_words(&self.paid.slots()));
        sentences.join(" ")
    }

    /// The share of all contributions of the last period in percent. None where the sum is not divided.
    fn share(&self, amount: Amount) -> Option<Decimal> {
        let last = self.paid.last();
        (last.parts.len() > 1 && !last.parts.contains_key(&None)).then(|| last.share(amount)).flatten()
    }

    /// Each kind of member's share of the last period.
    fn shares(&self) -> Option<String> {
        let share = |(payer, name): &(Payer, String)| {
            let percent = self.share(*self.paid.last().parts.get(payer)?)?;
            Some(format!("{} för {} procent", name.to_lowercase(), swedish::figure(percent)))
        };
        let shares: Vec<String> = self.paid.series.iter().filter_map(share).collect();
        let sentence = swedish::join(&shares).replacen(" för ", " stod för ", 1);
        (!shares.is_empty()).then(|| format!("{} {}.", swedish::capitalised(&sentence), self.paid.last().name()))
    }

    /// A bar for each period, or for each kind of member where there is one period only.
    fn bars(&self) -> Bars {
        let [point] = &self.paid.points[..] else { return self.paid.bars(false) };
        let row = |(payer, name, series): (Payer, &String, usize)| {
            let amount = *point.parts.get(&payer)?;
            let part = Part { series, amount: amount.value, title: String::new() };
            let value = self.paid.unit.text_with_share(amount, self.share(amount));
            Some(Row::Bar(Bar { label: name.clone(), value, parts: vec![part], ..Bar::default() }))
        };
        Bars { rows: self.paid.numbered().filter_map(row).collect(), names: Vec::new(), axis: Axis::None }
    }
}

fn year(period: Period) -> i16 {
    period.last_day().year()
}

fn payer_name(payer: Payer, members: usize) -> &'static str {
    match (payer, members > 1) {
        (Some(MemberKind::State), _) => "Staten",
        (Some(MemberKind::Region), false) => "Regionen",
        (Some(MemberKind::Region), true) => "Regionerna",
        (Some(MemberKind::Municipality), false) => "Kommunen",
        (Some(MemberKind::Municipality), true) => "Kommunerna",
        (None, _) => "Inte uppdelat",
    }
}
