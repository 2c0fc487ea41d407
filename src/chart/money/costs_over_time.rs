//! *Kostnadsfördelning* of an association over the years: what went to individuals, to structure and to administration.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course::{self, Words};
use crate::chart::draft::Draft;
use crate::chart::finished::{Chart, Source};
use crate::chart::money::costs::{ID, group_name, group_tone};
use crate::chart::scope::{Scope, comparable, only};
use crate::chart::stack::{Point, Stack};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measure, Measures, Of, Subject};
use crate::model::{CostGroup, Dimension, Kind, Period, Quantity};
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: Words<'static> = Words { subject: "Kostnaderna", pronoun: "De", equal: "var lika stora", unchanged: "oförändrade" };

type Group = Option<CostGroup>;

/// What one table says that each group cost in a period.
type Groups<'a> = BTreeMap<Group, Vec<&'a Fact>>;

struct Story<'a> {
    /// At least two periods of the same length.
    costs: Stack<'a, Group>,
    /// Whether periods of another length are left out.
    has_others: bool,
    facts: Vec<&'a Fact>,
}

/// The chart over all periods that are as long as the last whole year, or as the last.
pub(crate) fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let subtitle =
        format!("Verksamhetens kostnader efter inriktning, {}, {}", story.costs.unit.name(), course::span(&story.costs.course.periods()));
    let (columns, rows) = story.costs.table(true);
    let sources = story.facts.iter().copied().map(Source::of).collect();
    let draft = Draft { id: ID.to_owned(), kind: "costs", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(ID), story.costs.timeline(true)))
}

/// Whether the groups make up the published total, but for what a report may count otherwise: else some costs are missing,
/// and shares would say too much.
fn is_complete(sum: Decimal, published: Option<Decimal>) -> bool {
    published.is_none_or(|total| (total - sum).abs() * Decimal::from(20) <= total.abs())
}

/// The figure of a whole group tells more than its initiatives, which need not be all.
fn without_parts(mut groups: Groups) -> Groups {
    for facts in groups.values_mut() {
        if facts.iter().any(|fact| fact.dimension(Dimension::Initiative).is_none()) {
            facts.retain(|fact| fact.dimension(Dimension::Initiative).is_none());
        }
    }
    groups
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let of_association = Measure::Costs.groups(scope.facts, &scope.association.id).flatten();
        let costs = |fact: &&Fact| Measure::Costs.has(fact) && (fact.key.kind, fact.key.quantity) == (Kind::Outcome, Quantity::Money);
        let all: Vec<&Fact> = of_association.filter(costs).collect();
        let published =
            |period: Period| all.iter().find(|fact| fact.key.dimensions.is_empty() && fact.key.period == period).map(|fact| fact.value);
        let mut tables: BTreeMap<_, BTreeMap<_, Groups>> = BTreeMap::new();
        for &fact in all.iter().filter(|fact| !fact.key.dimensions.is_empty() && only(fact, &[Dimension::Initiative, Dimension::Group])) {
            let period = fact.key.period;
            let report = scope.association.reports.iter().position(|report| report.id == fact.source.report);
            let other_year = report.is_none_or(|index| scope.association.reports[index].period.as_flow() != period);
            let table = (other_year, report, scope.place(&fact.source).0);
            let groups = tables.entry((period.last_day(), period)).or_default().entry(table).or_default();
            groups.entry(scope.cost_group(fact)).or_default().push(fact);
        }
        // The table that divides the costs most: figures of several tables need not add up. The year's own report goes first.
        let best = |((day, period), candidates): (_, BTreeMap<_, Groups<'a>>)| {
            let candidates = candidates.into_values().map(without_parts).filter(|groups| {
                let sum = groups.values().flatten().map(|fact| fact.value).sum();
                groups.len() >= 2 && is_complete(sum, published(period))
            });
            let most = candidates.collect::<Vec<_>>().into_iter().rev().max_by_key(BTreeMap::len)?;
            Some(((day, period), most))
        };
        let mut by_period: BTreeMap<_, Groups> = tables.into_iter().filter_map(best).collect();
        let periods: Vec<Period> = by_period.keys().map(|(_, period)| *period).collect();
        let last = periods.iter().rfind(|period| period.is_whole_year()).or(periods.last()).copied()?;
        by_period.retain(|(_, period), _| comparable(*period, last));

        let amount = |of: Measures<'a>, group: Group, facts: &[&'a Fact]| match facts {
            [only] => Amount::of_cost(only),
            several => {
                let sum: Amount = several.iter().map(|fact| Amount::of_cost(fact)).sum();
                sum.made(Measure::Costs, of, Kind::Outcome, ("summa", group.map_or("ovriga", CostGroup::id)))
            }
        };
        let total = |of: Measures<'a>, groups: &Groups<'a>| {
            let sum: Amount = groups.values().flatten().map(|fact| Amount::of_cost(fact)).sum();
            Subject::Made { measure: Measure::Costs, of, kind: Kind::Outcome, made: ("summa", "grupper"), value: sum.value }
        };
        let points: Vec<Point<'a, Group>> = by_period
            .iter()
            .map(|((_, period), groups)| Point {
                period: *period,
                parts: groups.iter().map(|(group, facts)| (*group, amount(scope.measures(*period), *group, facts))).collect(),
                total: Of::One(total(scope.measures(*period), groups)),
            })
            .collect();
        let known: BTreeSet<Group> = points.iter().flat_map(|point| point.parts.keys().copied()).collect();
        let groups = CostGroup::ALL.iter().map(|(_, group)| Some(*group)).chain([None]).filter(|group| known.contains(group));
        let series = groups.map(|group| (group, group_tone(group), swedish::capitalised(group_name(group)))).collect();
        let has_others = periods.len() > points.len();
        let facts: Vec<&Fact> = by_period.into_values().flat_map(BTreeMap::into_values).flatten().collect();
        let unit = MoneyUnit::of(facts.iter().copied());
        let several = points.len() >= 2;
        let costs = Stack::new(scope, Measure::Costs, points, series, unit).filter(|_| several)?;
        Some(Story { costs, has_others, facts })
    }

    /// The share of a group in a period. A group without a figure has none.
    fn share(point: &Point<Group>, group: Group) -> Option<Decimal> {
        point.share(*point.parts.get(&group)?)
    }

    /// The nearest period that the last one can be compared with.
    fn before(&self) -> Option<&Point<'a, Group>> {
        let (before, _) = self.costs.course.before()?;
        self.costs.points.iter().find(|point| point.period == before)
    }

    /// The words for a share, bound to the group and to all costs.
    fn said(point: &Point<'a, Group>, group: Group) -> Option<String> {
        let amount = *point.parts.get(&group)?;
        Some(amount.share_of(point.total(), &swedish::in_percent(point.share(amount)?)))
    }

    /// Each group with its share in that period and in the last.
    fn shares(&self, before: &Point<Group>) -> Vec<(Group, Decimal, Decimal)> {
        let both =
            |(group, ..): &(Group, Tone, String)| Some((*group, Self::share(before, *group)?, Self::share(self.costs.last(), *group)?));
        self.costs.series.iter().filter_map(both).collect()
    }

    fn title(&self) -> String {
        let last = self.costs.last();
        let (to, total) = (last.name(), last.total().spoken());
        let Some(before) = self.before() else { return format!("Kostnaderna var {total} {to}") };
        let from = before.name();
        let shares = self.shares(before);
        let most = shares.iter().rev().max_by_key(|(_, before, now)| (now - before).abs());
        match most {
            Some((group, then, now)) if then != now => {
                let [before, now] = [before, last].map(|point| Self::said(point, *group).unwrap_or_default());
                format!("{now} av kostnaderna gick till {} {to}, mot {before} {from}", group_name(*group))
            }
            Some(_) => format!("Kostnaderna var fördelade på samma sätt {to} som {from}"),
            None => {
                let totals = [last.total(), before.total()];
                let [now, then] = totals.map(|total| total.said(Amount::beside(&totals)));
                format!("Kostnaderna var {now} {to}, mot {then} {from}")
            }
        }
    }

    fn summary(&self) -> Summary {
        let (shares, rounded) = self.shares_in_words();
        let mut summary = self.costs.course.sentences(&WORDS, shares);
        summary.caution(rounded);
        summary.caution(self.has_others.then(|| "Perioder av annan längd är inte med.".to_owned()));
        summary
    }

    /// How the costs were divided, and what rounding does to the shares.
    fn shares_in_words(&self) -> (Option<String>, Option<String>) {
        let Some(before) = self.before() else { return (None, None) };
        let shares = self.shares(before);
        let told = |(group, then, now): &(Group, Decimal, Decimal)| {
            let is_same = then == now;
            let [then, now] = [before, self.costs.last()].map(|point| Self::said(point, *group).unwrap_or_default());
            match is_same {
                true => format!("{} för {now} (lika mycket {})", group_name(*group), before.name()),
                false => format!("{} för {now} (mot {then} {})", group_name(*group), before.name()),
            }
        };
        let words: Vec<String> = shares.iter().map(told).collect();
        let stood = swedish::join(&words).replacen(" för ", &format!(" stod {} för ", self.costs.last().name()), 1);
        // a group that only one of the periods has is not told
        let whole = shares.len() == self.costs.series.len();
        let sums = [
            (before.name(), shares.iter().map(|(_, then, _)| *then).sum()),
            (self.costs.last().name(), shares.iter().map(|(_, _, now)| *now).sum()),
        ];
        let rounded = |(year, sum): (String, Decimal)| swedish::rounded_shares(&format!("Andelarna {year}"), sum);
        let rounded: Vec<String> = sums.into_iter().filter(|_| whole).filter_map(rounded).collect();
        ((!shares.is_empty()).then(|| format!("{}.", swedish::capitalised(&stood))), (!rounded.is_empty()).then(|| rounded.join(" ")))
    }
}
