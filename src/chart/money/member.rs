//! What one member paid over the years, to each of its associations.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course::{self, Course, Words};
use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{Panel, Part, Point, Timeline};
use crate::chart::few;
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::over_time;
use crate::chart::pen::Pen;
use crate::chart::scope::{self, Scope, only, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::chart::trend;
use crate::facts::{Fact, Facts};
use crate::measures::Measure;
use crate::model::{Association, Dimension, Member, MemberKind, Period, Quantity, Site};
use crate::swedish;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// What the member paid to an association.
struct Paid<'a> {
    association: &'a Association,
    course: Course<'a>,
    unit: MoneyUnit,
    facts: Vec<&'a Fact>,
}

struct Story<'a> {
    member: &'a Member,
    /// In the order of the site; never empty. Of very many, those that were paid most of late.
    paid: Vec<&'a Paid<'a>>,
    /// How many associations there are, also those that are not shown.
    all: usize,
}

/// The chart over all that the member paid, or to one association. None where no association has two contributions that can be
/// compared.
pub(crate) fn chart(site: &Site, member: &Member, facts: &Facts, association: Option<&Association>) -> Option<Chart> {
    let of = |association| Paid::read(Scope { site, association, report: None, facts, draws: true }, member);
    let asked = site.associations.iter().filter(|one| association.is_none_or(|only| only.id == one.id));
    let all: Vec<Paid> = asked.filter_map(of).collect();
    let last = |paid: &Paid| (paid.course.last().0.last_day(), paid.course.last().1.value);
    let paid = few::leading(&all, last, |paid| paid.course.points.len(), few::ROWS);
    let story = Story { member, paid, all: all.len() };
    story.paid.iter().any(|paid| paid.course.before().is_some()).then(|| story.chart())
}

impl<'a> Paid<'a> {
    fn read(scope: Scope<'a>, member: &Member) -> Option<Paid<'a>> {
        let own = |fact: &&Fact| fact.dimension(Dimension::Member) == Some(&member.id) && only(fact, &[Dimension::Member]);
        let money = scope.outcomes(Measure::Contributions).filter(|fact| fact.key.quantity == Quantity::Money).filter(own);
        // one key for each period, so one fact
        let facts: Vec<&Fact> = course::by_period(scope, money).into_iter().flat_map(|(_, facts)| facts).collect();
        let points: Vec<(Period, Amount)> = facts.iter().map(|fact| (fact.key.period, Amount::of(fact))).collect();
        Some(Paid {
            association: scope.association,
            course: Course::new(scope, Measure::Contributions, points)?,
            unit: MoneyUnit::of(facts.iter().copied()),
            facts,
        })
    }
}

impl Story<'_> {
    fn chart(&self) -> Chart {
        let (columns, rows) = self.table();
        let sources = self.paid.iter().flat_map(|paid| &paid.facts).map(|fact| Source::of(fact)).collect();
        let (id, kind) = ("medlemsbidrag".to_owned(), "contributions");
        let (title, subtitle, summary) = (self.title(), self.subtitle(), self.summary());
        Draft { id, kind, title, subtitle, summary, columns, rows, sources }.finish(Pen::OF_ALL, None, self.timeline())
    }

    fn title(&self) -> String {
        let compared: Vec<_> = self.paid.iter().filter_map(|paid| Some((paid.course.direction()?, paid))).collect();
        if let [(_, only)] = compared[..] {
            let to = if self.paid.len() > 1 { format!(" till {}", only.association.short_name) } else { String::new() };
            return only.course.headline(&words(&format!("Bidraget från {}{to}", self.member.name))).unwrap_or_default();
        }
        // what is told of the same two years, newest first, is told together
        let mut told: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for (direction, paid) in compared {
            let Some((before, _)) = paid.course.before() else { continue };
            let (last, _) = paid.course.last();
            told.entry((Reverse(last.last_day()), last, before, direction.reverse())).or_default().push(&paid.association.short_name);
        }
        let told = told.into_iter().map(|((_, last, before, direction), names)| {
            let [how, than] = match direction {
                Ordering::Less => ["mer", "än"],
                Ordering::Greater => ["mindre", "än"],
                Ordering::Equal => ["lika mycket", "som"],
            };
            format!("{how} {} {than} {} till {}", period_name(last), period_name(before), scope::names(&names, 3))
        });
        format!("{} lämnade {}", self.member.name, swedish::join(&told.collect::<Vec<_>>()))
    }

    fn subtitle(&self) -> String {
        let mut units: Vec<&str> = Vec::new();
        for unit in self.paid.iter().map(|paid| paid.unit.name()) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        let to = match &self.paid[..] {
            [only] => only.association.name.clone(),
            several => format!("{} samordningsförbund", swedish::cardinal(several.len())),
        };
        let to = match self.all == self.paid.len() {
            true => to,
            false if self.paid.len() == 1 => format!("{to}, som fick mest av {} samordningsförbund", self.all),
            false => format!("de {} av {} samordningsförbund som fick mest", swedish::cardinal(self.paid.len()), self.all),
        };
        format!("Bidrag från {} till {to}, {}, {}", self.member.name, swedish::join(&units), course::span(&self.periods()))
    }

    /// Of one association all that is to be said, of several the change in each.
    fn summary(&self) -> Summary {
        let told = |paid: &Paid| paid.course.sentences(&words(&format!("Bidraget till {}", paid.association.name)), None);
        match &self.paid[..] {
            [only] => told(only),
            several => Summary::each(several.iter().map(|paid| (paid.association.short_name.as_str(), told(paid)))),
        }
    }

    /// All periods, oldest first.
    fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.paid.iter().flat_map(|paid| paid.course.periods()).collect();
        periods.sort_by_key(|period| (period.last_day(), *period));
        periods.dedup();
        periods
    }

    /// A panel for each association.
    fn timeline(&self) -> Timeline {
        let tone = match self.member.kind {
            MemberKind::State => Tone::State,
            MemberKind::Region | MemberKind::CountyCouncil => Tone::Region,
            MemberKind::Municipality => Tone::Municipality,
        };
        let panel = |paid: &&Paid| {
            let mark = |index: usize| {
                let (period, amount) = paid.course.points[index];
                let parts = vec![Part { sign: Sign::Bar(tone), amount: amount.value, title: String::new() }];
                let (value, figure) = (paid.unit.text(amount), paid.unit.figure(amount));
                Some(Point { label: period_name(period), value, figure, parts, ..Point::default() })
            };
            let name = |index: usize| period_name(paid.course.points[index].0);
            let heading = if self.paid.len() > 1 { paid.association.name.clone() } else { String::new() };
            Panel { heading, slots: over_time::points(paid.course.slots(), name, mark), ..Panel::default() }
        };
        let panels = self.paid.iter().map(panel).collect();
        Timeline { across: 2, ..Timeline::of_money(panels) }
    }

    /// A row for each period and a column for each association, with the unit where there are two.
    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let names: Vec<String> = match &self.paid[..] {
            [_] => vec!["Bidrag".to_owned()],
            several => several.iter().map(|paid| paid.association.short_name.clone()).collect(),
        };
        let one_unit = self.paid.iter().all(|paid| paid.unit == self.paid[0].unit);
        let figure = |paid: &Paid, period: Period| {
            let (_, amount) = *paid.course.points.iter().find(|(known, _)| *known == period)?;
            Some(if one_unit { paid.unit.figure(amount) } else { paid.unit.text(amount) })
        };
        let periods = self.periods();
        let rows = over_time::rows(trend::slots(&periods, &[]), names.len(), |index| {
            let figures = self.paid.iter().map(|paid| or_dash(figure(paid, periods[index])));
            vec![ChartRow { label: period_name(periods[index]), values: figures.collect() }]
        });
        (std::iter::once("Period".to_owned()).chain(names).collect(), rows)
    }
}

fn words(subject: &str) -> Words<'_> {
    Words { subject, pronoun: "Det", equal: "var lika stort", unchanged: "oförändrat" }
}
