//! *Kostnadsfördelning*: what the period's costs went to, by initiative and administration, in cost groups.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::scope::{Scope, only, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measure, Measures};
use crate::model::{CostGroup, Dimension, Kind, Period, Quantity};
use crate::swedish;
use rust_decimal::Decimal;

pub(crate) const ID: &str = "kostnadsfordelning";

/// One cost, as a positive amount.
struct Item<'a> {
    label: String,
    amount: Amount<'a>,
    fact: &'a Fact,
}

/// A cost group with its costs, the largest first. None of the three where the content names no group.
struct Group<'a> {
    kind: Option<CostGroup>,
    items: Vec<Item<'a>>,
    of: Measures<'a>,
}

struct Story<'a> {
    groups: Vec<Group<'a>>,
    unit: MoneyUnit,
    period: String,
}

impl<'a> Group<'a> {
    fn total(&self) -> Amount<'a> {
        let of_group = self.kind.map_or("ovriga", CostGroup::id);
        match &self.items[..] {
            [only] => only.amount,
            several => sum(several, self.of, of_group),
        }
    }

    fn name(&self) -> &'static str {
        group_name(self.kind)
    }
}

/// Costs together, as this chart has them.
fn sum<'i, 'a: 'i>(items: impl IntoIterator<Item = &'i Item<'a>>, of: Measures<'a>, what: &'static str) -> Amount<'a> {
    let sum: Amount = items.into_iter().map(|item| item.amount).sum();
    sum.made(Measure::Costs, of, Kind::Outcome, ("summa", what))
}

pub(crate) fn group_name(group: Option<CostGroup>) -> &'static str {
    match group {
        Some(CostGroup::Individual) => "individinriktade insatser",
        Some(CostGroup::Structural) => "strukturövergripande insatser",
        Some(CostGroup::Administration) => "administration",
        None => "övriga kostnader",
    }
}

pub(crate) fn group_tone(group: Option<CostGroup>) -> Tone {
    match group {
        Some(CostGroup::Individual) => Tone::Individual,
        Some(CostGroup::Structural) => Tone::Structure,
        Some(CostGroup::Administration) => Tone::Administration,
        None => Tone::Unknown,
    }
}

/// The chart of the costs of one period.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let story = Story::read(scope, period)?;
    let (title, summary) = (story.title(), story.summary());
    let subtitle = format!("Verksamhetens kostnader efter insats, {} och andel av summan, {}", story.unit.name(), story.period);
    let columns = ["Kostnad", &swedish::capitalised(story.unit.name()), "Andel av summan"].map(str::to_owned).to_vec();
    let sources = story.items().map(|item| Source::of(item.fact)).collect();
    let rows = story.table();
    let draft = Draft { id: ID.to_owned(), kind: "costs", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(ID), story.bars()))
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>, period: Period) -> Option<Story<'a>> {
        let facts: Vec<&Fact> = scope
            .outcomes(Measure::Costs)
            .filter(|fact| fact.key.period == period.as_flow() && fact.key.quantity == Quantity::Money)
            .filter(|fact| !fact.key.dimensions.is_empty() && only(fact, &[Dimension::Initiative, Dimension::Group]))
            .collect();
        let kinds = CostGroup::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]);
        let groups: Vec<Group> = kinds
            .filter_map(|kind| {
                let of_group: Vec<&Fact> = facts.iter().copied().filter(|fact| scope.cost_group(fact) == kind).collect();
                // The figure of a whole group is used only where its initiatives have none.
                let divided = of_group.iter().any(|fact| fact.dimension(Dimension::Initiative).is_some());
                let mut items: Vec<Item> = of_group
                    .into_iter()
                    .filter(|fact| !divided || fact.dimension(Dimension::Initiative).is_some())
                    .map(|fact| Item { label: scope.cost_label(fact), amount: Amount::of_cost(fact), fact })
                    .collect();
                items.sort_by_key(|item| std::cmp::Reverse(item.amount.value));
                (!items.is_empty()).then_some(Group { kind, items, of: scope.measures(period.as_flow()) })
            })
            .collect();
        let unit = MoneyUnit::of(facts);
        (!groups.is_empty()).then(|| Story { groups, unit, period: period_name(period) })
    }

    fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.groups.iter().flat_map(|group| &group.items)
    }

    fn total(&self) -> Amount<'a> {
        sum(self.items(), self.groups[0].of, "insatser")
    }

    /// The share of the total in percent. None where a cost is negative, for then the shares say nothing.
    fn share(&self, amount: Amount) -> Option<Decimal> {
        let sound = self.items().all(|item| item.amount.value >= Decimal::ZERO);
        sound.then(|| swedish::percentage(amount.value, self.total().value)).flatten()
    }

    /// The groups, the one with the largest total first.
    fn ranked(&self) -> Vec<&Group<'a>> {
        let mut groups: Vec<&Group> = self.groups.iter().collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.total().value));
        groups
    }

    fn title(&self) -> String {
        match self.ranked()[..] {
            [largest, _, ..] if largest.total().value > Decimal::ZERO => match self.share(largest.total()) {
                Some(share) => {
                    let share = largest.total().share_of(self.total(), &format!("{} procent", swedish::figure(share)));
                    format!("{share} av kostnaderna gick till {} {}", largest.name(), self.period)
                }
                None => format!("Störst var kostnaden för {} {}", largest.name(), self.period),
            },
            _ => format!("Kostnaderna var {} {}", self.total().spoken(), self.period),
        }
    }

    fn summary(&self) -> Summary {
        let percent = |amount: Amount<'a>| self.share(amount).map(|share| amount.share_of(self.total(), &swedish::in_percent(share)));
        let ranked = self.ranked();
        let totals = || ranked.iter().map(|group| group.total());
        let largest = self.items().max_by_key(|item| item.amount.value).filter(|_| self.items().nth(1).is_some());
        let amounts = totals().chain([self.total()]).chain(largest.map(|item| item.amount));
        let precision = Amount::beside(&amounts.collect::<Vec<_>>());
        let mut summary = Summary::new([format!("Kostnaderna var tillsammans {} {}.", self.total().said(precision), self.period)], []);
        let groups: Vec<String> = ranked
            .iter()
            .map(|group| {
                let share = percent(group.total()).map(|percent| format!(" ({percent})")).unwrap_or_default();
                format!("{} för {}{share}", group.name(), group.total().said(precision))
            })
            .collect();
        let stood = swedish::join(&groups).replacen(" för ", " stod för ", 1);
        summary.find([format!("{}.", swedish::capitalised(&stood))]);
        let sum = |amounts: Vec<Amount>| amounts.into_iter().map(|amount| self.share(amount)).sum::<Option<Decimal>>();
        let of_items = sum(self.items().map(|item| item.amount).collect()).map(|sum| sum.round());
        summary
            .caution([sum(totals().collect()), of_items].into_iter().flatten().find_map(|sum| swedish::rounded_shares("Andelarna", sum)));
        if let Some(item) = largest {
            let share = percent(item.amount).map(|percent| format!(", {percent} av kostnaderna")).unwrap_or_default();
            summary.find([format!("Den största enskilda posten var {} med {}{share}.", item.label, item.amount.said(precision))]);
        }
        summary
    }

    /// A share of the total as the chart prints it.
    fn share_printed(&self, amount: Amount<'a>) -> Option<String> {
        self.share(amount).map(|share| amount.share_of(self.total(), &swedish::percent_sign(share)))
    }

    fn value(&self, amount: Amount<'a>) -> String {
        self.unit.text_with_share(amount, self.share_printed(amount))
    }

    fn bars(&self) -> Bars {
        let mut rows = Vec::new();
        for group in &self.groups {
            let name = swedish::capitalised(group.name());
            let total = if group.items.len() > 1 { format!(": {}", self.value(group.total())) } else { String::new() };
            rows.push(Row::Heading(format!("{name}{total}")));
            rows.extend(group.items.iter().map(|item| {
                let part = Part { tone: group_tone(group.kind), amount: item.amount.value, title: String::new() };
                Row::Bar(Bar { label: item.label.clone(), value: self.value(item.amount), parts: vec![part], ..Bar::default() })
            }));
        }
        Bars { rows, names: Vec::new(), axis: Axis::None }
    }

    fn table(&self) -> Vec<ChartRow> {
        let row = |label: String, amount: Amount<'a>| {
            let share = or_dash(self.share_printed(amount));
            ChartRow { label, values: vec![self.unit.figure(amount), share] }
        };
        let mut rows = Vec::new();
        for group in &self.groups {
            rows.extend(group.items.iter().map(|item| row(item.label.clone(), item.amount)));
            if group.items.len() > 1 {
                rows.push(row(format!("Summa {}", group.name()), group.total()));
            }
        }
        rows.push(row("Summa".to_owned(), self.total()));
        rows
    }
}
