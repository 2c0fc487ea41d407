//! *Medlemsbidrag*: what the members paid over the years, by kind of member.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course::{self, Words};
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::finished::{Chart, Source};
use crate::chart::scope::{Scope, only};
use crate::chart::stack::{Point, Stack};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measure, Of, Subject};
use crate::model::{Dimension, MemberKind, Quantity};
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: Words<'static> = Words { subject: "Medlemsbidragen", pronoun: "De", equal: "var lika stora", unchanged: "oförändrade" };

/// Who paid: a kind of member, or none where the source does not divide the sum.
type Payer = Option<MemberKind>;

struct Story<'a> {
    /// What each kind of payer paid, period by period.
    paid: Stack<'a, Payer>,
    facts: Vec<&'a Fact>,
}

/// The chart over all periods that the scope has contributions for.
pub(crate) fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let subtitle = format!("Bidrag från medlemmarna, {}, {}", story.paid.unit.name(), course::span(&story.paid.course.periods()));
    let (columns, rows) = story.paid.table(false);
    let sources = story.facts.iter().copied().map(Source::of).collect();
    let draft = Draft { id: "medlemsbidrag".to_owned(), kind: "contributions", title, subtitle, summary, columns, rows, sources };
    Some(match story.paid.points.len() {
        1 => draft.finish(scope.pen(), scope.words("medlemsbidrag"), story.bars()),
        _ => draft.finish(scope.pen(), scope.words("medlemsbidrag"), story.paid.timeline(false)),
    })
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let money =
            scope.outcomes(Measure::Contributions).filter(|fact| fact.key.quantity == Quantity::Money && only(fact, &[Dimension::Member]));
        let mut by_period = course::by_period(scope, money);
        // The figure for all members together is used only where the members' own are missing.
        for (_, facts) in &mut by_period {
            if facts.iter().any(|fact| fact.dimension(Dimension::Member).is_some()) {
                facts.retain(|fact| fact.dimension(Dimension::Member).is_some());
            }
        }
        let payer = |fact: &Fact| fact.dimension(Dimension::Member).and_then(|id| scope.site.member(id)).map(|member| member.kind.payer());
        let mut members: BTreeMap<Payer, BTreeSet<&str>> = BTreeMap::new();
        let mut points = Vec::new();
        for (period, facts) in &by_period {
            let mut paid: BTreeMap<Payer, Amount> = BTreeMap::new();
            for fact in facts {
                let own = Amount::of(fact);
                paid.entry(payer(fact)).and_modify(|amount| *amount = *amount + own).or_insert(own);
                members.entry(payer(fact)).or_default().extend(fact.dimension(Dimension::Member));
            }
            let measures = scope.measures(*period);
            for (payer, amount) in &mut paid {
                // a sum of several is what a kind of member paid
                if let (None, Some(kind)) = (amount.of, payer) {
                    *amount = amount.as_of(Of::One(Subject::Payers(*kind, scope.site, measures)));
                }
            }
            points.push(Point { period: *period, parts: paid, total: Of::One(Subject::Whole(Measure::Contributions, measures)) });
        }
        let kinds = MemberKind::ALL.iter().map(|(_, kind)| Some(*kind)).chain([None]);
        let named = |kind| Some((kind, tone(kind), payer_name(scope, kind, members.get(&kind)?).to_owned()));
        let series = kinds.filter_map(named).collect();
        let facts: Vec<&Fact> = by_period.into_iter().flat_map(|(_, facts)| facts).collect();
        let unit = MoneyUnit::of(facts.iter().copied());
        Some(Story { paid: Stack::new(scope, Measure::Contributions, points, series, unit)?, facts })
    }

    fn title(&self) -> String {
        let last = self.paid.last();
        let figure = || format!("Medlemmarna bidrog med {} {}", last.total().spoken(), last.name());
        self.paid.course.headline(&WORDS).unwrap_or_else(figure)
    }

    fn summary(&self) -> Summary {
        self.paid.course.sentences(&WORDS, self.shares())
    }

    /// The share of all contributions of the last period in percent. None where the sum is not divided.
    fn share(&self, amount: Amount) -> Option<Decimal> {
        let last = self.paid.last();
        (last.parts.len() > 1 && !last.parts.contains_key(&None)).then(|| last.share(amount)).flatten()
    }

    /// Each kind of member's share of the last period.
    fn shares(&self) -> Option<String> {
        let share = |(payer, _, name): &(Payer, Tone, String)| {
            let amount = *self.paid.last().parts.get(payer)?;
            let percent = swedish::in_percent(self.share(amount)?);
            Some(format!("{} för {}", name.to_lowercase(), amount.share_of(self.paid.last().total(), &percent)))
        };
        let shares: Vec<String> = self.paid.series.iter().filter_map(share).collect();
        let sentence = swedish::join(&shares).replacen(" för ", " stod för ", 1);
        (!shares.is_empty()).then(|| format!("{} {}.", swedish::capitalised(&sentence), self.paid.last().name()))
    }

    /// A bar for each kind of member in the one period.
    fn bars(&self) -> Bars {
        let row = |(payer, tone, name): &(Payer, Tone, String)| {
            let amount = *self.paid.last().parts.get(payer)?;
            let part = Part { tone: *tone, amount: amount.value, title: String::new() };
            let value = self.paid.unit.text_with_share(amount, self.share(amount).and_then(|_| self.paid.last().share_printed(amount)));
            Some(Row::Bar(Bar { label: name.clone(), value, parts: vec![part], ..Bar::default() }))
        };
        Bars { rows: self.paid.series.iter().filter_map(row).collect(), names: Vec::new(), axis: Axis::None }
    }
}

fn tone(payer: Payer) -> Tone {
    match payer {
        Some(MemberKind::State) => Tone::State,
        Some(MemberKind::Region | MemberKind::CountyCouncil) => Tone::Region,
        Some(MemberKind::Municipality) => Tone::Municipality,
        None => Tone::Unknown,
    }
}

fn payer_name(scope: Scope, payer: Payer, members: &BTreeSet<&str>) -> &'static str {
    let is_council = |id: &&&str| scope.site.member(id).is_some_and(|member| member.kind == MemberKind::CountyCouncil);
    let (several, councils) = (members.len() > 1, members.iter().filter(is_council).count());
    match payer {
        Some(MemberKind::State) => "Staten",
        Some(MemberKind::Region | MemberKind::CountyCouncil) => match (councils, several) {
            (0, false) => "Regionen",
            (0, true) => "Regionerna",
            (1, false) => "Landstinget",
            (all, _) if all == members.len() => "Landstingen",
            _ => "Regioner och landsting",
        },
        Some(MemberKind::Municipality) if several => "Kommunerna",
        Some(MemberKind::Municipality) => "Kommunen",
        None => "Inte uppdelat",
    }
}
