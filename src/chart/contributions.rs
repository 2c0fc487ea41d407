//! *Medlemsbidrag*: what the members paid over the years, by kind of member.

use super::bars::{Axis, Bar, Bars, Part, Row};
use super::frame::Frame;
use super::scope::{Amount, MoneyUnit, Scope, comparable, days, only, period_name};
use super::trend::{self, Slot, Told};
use super::{Chart, ChartRow};
use crate::facts::Fact;
use crate::model::{MemberKind, Period, Quantity, Role};
use crate::swedish::{self, Tense};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Who paid: a kind of member, or none where the source does not divide the sum.
type Payer = Option<MemberKind>;

/// What the members paid in one period.
struct Point {
    period: Period,
    paid: BTreeMap<Payer, Amount>,
}

impl Point {
    fn total(&self) -> Amount {
        self.paid.values().copied().sum()
    }

    fn name(&self) -> String {
        period_name(self.period)
    }

    fn told(&self) -> Told {
        Told { name: self.name(), value: self.total().value, words: self.total().spoken() }
    }
}

struct Story<'a> {
    /// Oldest first; never empty.
    points: Vec<Point>,
    /// Name of each kind of payer that occurs, in the order of drawing.
    payers: Vec<(Payer, String)>,
    unit: MoneyUnit,
    facts: Vec<&'a Fact>,
}

/// The chart over all periods that the scope has contributions for.
pub fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let frame = Frame { id: "medlemsbidrag", kind: "medlemsbidrag", title: &title, summary: &summary };
    let bars = story.bars();
    let svg = frame.svg(|canvas| bars.draw(canvas));
    let subtitle = story.subtitle();
    let (columns, rows) = story.table();
    let sources = story.facts.iter().map(|fact| fact.source.clone()).collect();
    Some(Chart { id: frame.id.to_owned(), title, subtitle, summary, svg, columns, rows, sources })
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
            points.push(Point { period: facts[0].key.period, paid });
        }
        let kinds = MemberKind::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]);
        let payers = kinds.filter_map(|kind| Some((kind, payer_name(kind, members.get(&kind)?.len()).to_owned()))).collect();
        let facts: Vec<&Fact> = by_period.into_values().flatten().collect();
        let unit = MoneyUnit::of(facts.iter().copied());
        (!points.is_empty()).then_some(Story { points, payers, unit, facts })
    }

    fn last(&self) -> &Point {
        &self.points[self.points.len() - 1]
    }

    /// The earliest point that the last one can be compared with.
    fn start(&self) -> Option<&Point> {
        let (last, earlier) = self.points.split_last()?;
        earlier.iter().find(|point| comparable(point.period, last.period))
    }

    /// The points of the same length as the last one.
    fn alike(&self) -> Vec<&Point> {
        self.points.iter().filter(|point| comparable(point.period, self.last().period)).collect()
    }

    fn slots(&self) -> Vec<Slot<'_>> {
        let periods: Vec<Period> = self.points.iter().map(|point| point.period).collect();
        trend::slots(&periods, &[])
    }

    fn title(&self) -> String {
        let (last, total) = (self.last().name(), self.last().total());
        let Some(start) = self.start() else {
            return format!("Medlemmarna bidrog med {} {last}", total.spoken());
        };
        let from = start.total();
        if from.value == total.value {
            return format!("Medlemsbidragen var oförändrade, {}, {last}", total.spoken());
        }
        let several = self.alike().len() > 2;
        let tense = if several { Tense::Perfect } else { Tense::Past };
        match swedish::relative_change(from.value, total.value, tense, "oförändrade") {
            Some(change) if several => format!("Medlemsbidragen {change} sedan {}, till {} {last}", start.name(), total.spoken()),
            Some(change) => format!("Medlemsbidragen {change} till {} {last}", total.spoken()),
            None => format!("Medlemsbidragen gick från {} {} till {} {last}", from.spoken(), start.name(), total.spoken()),
        }
    }

    fn subtitle(&self) -> String {
        let (first, last) = (self.points[0].name(), self.last().name());
        let span = match (first == last, self.points.iter().all(|point| point.period.is_whole_year())) {
            (true, _) => last,
            (false, true) => format!("{first}–{last}"),
            (false, false) => format!("{first} till {last}"),
        };
        format!("Bidrag från medlemmarna, {}, {span}", self.unit.name())
    }

    fn summary(&self) -> String {
        let (last, total) = (self.last(), self.last().total());
        let mut sentences = vec![match self.start() {
            None => format!("Medlemsbidragen var {} {}.", total.spoken(), last.name()),
            Some(start) if start.total().value == total.value => {
                format!("Medlemsbidragen var {} {}, lika mycket som {}.", total.spoken(), last.name(), start.name())
            }
            Some(start) => self.change_in_words(start),
        }];
        sentences.extend(self.extremes());
        sentences.extend(self.shares());
        let other = self.points.len() - self.alike().len();
        if other > 0 {
            sentences.push("Perioderna är olika långa, och bara lika långa perioder jämförs.".to_owned());
        }
        sentences.extend(trend::gaps_in_words(&self.slots()));
        sentences.join(" ")
    }

    fn change_in_words(&self, start: &Point) -> String {
        let (from, to) = (start.total(), self.last().total());
        let difference = Amount { value: (to.value - from.value).abs(), approximate: from.approximate || to.approximate };
        trend::change("Medlemsbidragen", "De", &start.told(), &self.last().told(), &difference.spoken())
    }

    /// Highest and lowest among the points of like length, unless the ends already say it.
    fn extremes(&self) -> Option<String> {
        let points: Vec<Told> = self.alike().into_iter().map(Point::told).collect();
        trend::extremes("De", ["var högst", "lägst"], "var lika stora", &points)
    }

    /// The share of all contributions of the last period in percent. None where shares say nothing: the sum is not divided, or
    /// a part of it is negative.
    fn share(&self, amount: Amount) -> Option<Decimal> {
        let paid = &self.last().paid;
        let divided = paid.len() > 1 && !paid.contains_key(&None) && paid.values().all(|amount| amount.value >= Decimal::ZERO);
        divided.then(|| swedish::percentage(amount.value, self.last().total().value)).flatten()
    }

    /// Each kind of member's share of the last period.
    fn shares(&self) -> Option<String> {
        let share = |(payer, name): &(Payer, String)| {
            let percent = self.share(*self.last().paid.get(payer)?)?;
            Some(format!("{} för {} procent", name.to_lowercase(), swedish::figure(percent)))
        };
        let shares: Vec<String> = self.payers.iter().filter_map(share).collect();
        let sentence = swedish::join(&shares).replacen(" för ", " stod för ", 1);
        (!shares.is_empty()).then(|| format!("{} {}.", swedish::capitalised(&sentence), self.last().name()))
    }

    /// A bar for each period, or for each kind of member where there is one period only.
    fn bars(&self) -> Bars {
        let numbered = || self.payers.iter().zip(1..).map(|((payer, name), series)| (*payer, name, series));
        if let [point] = &self.points[..] {
            let row = |(payer, name, series): (Payer, &String, usize)| {
                let amount = *point.paid.get(&payer)?;
                let part = Part { series, amount: amount.value, title: String::new() };
                let value = self.unit.text_with_share(amount, self.share(amount));
                Some(Row::Bar(Bar { label: name.clone(), value, parts: vec![part], ..Bar::default() }))
            };
            return Bars { rows: numbered().filter_map(row).collect(), names: Vec::new(), axis: Axis::None };
        }
        let row = |slot: Slot| match slot {
            Slot::Break(found) => Row::Break(trend::break_label(found)),
            Slot::Missing(label) => Row::Gap { label, reason: "Uppgift saknas".to_owned() },
            Slot::Point(index) => {
                let point = &self.points[index];
                let part = |(payer, name, series): (Payer, &String, usize)| {
                    let amount = *point.paid.get(&payer)?;
                    let title = format!("{name} {}: {}", point.name(), self.unit.text(amount));
                    Some(Part { series, amount: amount.value, title })
                };
                let parts = numbered().filter_map(part).collect();
                Row::Bar(Bar { label: point.name(), value: self.unit.text(point.total()), parts, ..Bar::default() })
            }
        };
        let names = numbered().map(|(_, name, series)| (series, name.clone())).collect();
        Bars { rows: self.slots().into_iter().map(row).collect(), names, axis: Axis::Money }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let names = self.payers.iter().map(|(_, name)| name.clone());
        let columns: Vec<String> = std::iter::once("Period".to_owned()).chain(names).chain(["Summa".to_owned()]).collect();
        let row = |slot: Slot| match slot {
            Slot::Break(_) => None,
            Slot::Missing(label) => Some(ChartRow { label, values: vec!["–".to_owned(); columns.len() - 1] }),
            Slot::Point(index) => {
                let point = &self.points[index];
                let figure = |amount: Option<&Amount>| amount.map_or_else(|| "–".to_owned(), |amount| self.unit.figure(*amount));
                let paid = self.payers.iter().map(|(payer, _)| figure(point.paid.get(payer)));
                Some(ChartRow { label: point.name(), values: paid.chain([figure(Some(&point.total()))]).collect() })
            }
        };
        let rows = self.slots().into_iter().filter_map(row).collect();
        (columns, rows)
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
