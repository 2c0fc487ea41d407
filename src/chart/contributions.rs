//! *Medlemsbidrag*: what the members paid over the years, by kind of member.

use super::bars::{Bar, Bars, Part, Row};
use super::course::{self, Course, Words};
use super::frame::Frame;
use super::scope::{Amount, MoneyUnit, Scope, only, period_name};
use super::trend::{self, Slot};
use super::{Chart, ChartRow, Source};
use crate::facts::Fact;
use crate::model::{MemberKind, Period, Quantity, Role};
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: Words<'static> = Words { subject: "Medlemsbidragen", pronoun: "De", equal: "var lika stora", unchanged: "oförändrade" };

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
}

struct Story<'a> {
    /// Oldest first; never empty.
    points: Vec<Point>,
    /// The totals.
    course: Course<'a>,
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
    let sources = story.facts.iter().copied().map(Source::of).collect();
    Some(Chart { id: frame.id.to_owned(), title, subtitle, summary, svg, columns, rows, sources })
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let money =
            scope.outcomes(Role::MemberContributions).filter(|fact| fact.key.quantity == Quantity::Money && only(fact, &["medlem"]));
        let mut by_period = course::by_period(scope, money);
        // The figure for all members together is used only where the members' own are missing.
        for (_, facts) in &mut by_period {
            if facts.iter().any(|fact| fact.dimension("medlem").is_some()) {
                facts.retain(|fact| fact.dimension("medlem").is_some());
            }
        }
        let payer = |fact: &Fact| fact.dimension("medlem").and_then(|id| scope.site.member(id)).map(|member| member.kind);
        let mut members: BTreeMap<Payer, BTreeSet<&str>> = BTreeMap::new();
        let mut points = Vec::new();
        for (period, facts) in &by_period {
            let mut paid: BTreeMap<Payer, Amount> = BTreeMap::new();
            for fact in facts {
                let amount = paid.entry(payer(fact)).or_default();
                *amount = *amount + Amount::of(fact);
                members.entry(payer(fact)).or_default().extend(fact.dimension("medlem"));
            }
            points.push(Point { period: *period, paid });
        }
        let kinds = MemberKind::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]);
        let payers = kinds.filter_map(|kind| Some((kind, payer_name(kind, members.get(&kind)?.len()).to_owned()))).collect();
        let facts: Vec<&Fact> = by_period.into_iter().flat_map(|(_, facts)| facts).collect();
        let totals = points.iter().map(|point| (point.period, point.total())).collect();
        let course = Course::new(scope, Role::MemberContributions, totals)?;
        Some(Story { points, course, payers, unit: MoneyUnit::of(facts.iter().copied()), facts })
    }

    fn last(&self) -> &Point {
        &self.points[self.points.len() - 1]
    }

    fn title(&self) -> String {
        let figure = || format!("Medlemmarna bidrog med {} {}", self.last().total().spoken(), self.last().name());
        self.course.headline(&WORDS).unwrap_or_else(figure)
    }

    fn subtitle(&self) -> String {
        let periods: Vec<Period> = self.points.iter().map(|point| point.period).collect();
        format!("Bidrag från medlemmarna, {}, {}", self.unit.name(), course::span(&periods))
    }

    fn summary(&self) -> String {
        self.course.sentences(&WORDS, self.shares()).join(" ")
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
            return Bars { rows: numbered().filter_map(row).collect(), names: Vec::new(), axis: false };
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
        Bars { rows: self.course.slots().into_iter().map(row).collect(), names, axis: true }
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
        let rows = self.course.slots().into_iter().filter_map(row).collect();
        (columns, rows)
    }
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
