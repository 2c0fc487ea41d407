//! *Deltagare* of an association over the years: of the individual initiatives together, or each of them where no total is published.

use crate::chart::amount::Amount;
use crate::chart::course;
use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Measure as Height, Name, Panel, Timeline};
use crate::chart::finished::{Chart, ChartRow, Source};
use crate::chart::over_time;
use crate::chart::people::participants::{self, Count, figure, number};
use crate::chart::scope::{Scope, comparable, period_name};
use crate::chart::summary::Summary;
use crate::chart::trend::{self, Said, Slot};
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Break, CostGroup, Dimension, Period};
use crate::swedish;

/// What is counted: an initiative by its name, or all individual ones together.
type Series = Option<String>;

/// `Coachingteamet hade 102 deltagare 2021`
fn one_figure(series: &Series, figure: &str, period: &str) -> String {
    let together = if series.is_none() { "tillsammans " } else { "" };
    format!("{} hade {together}{figure} deltagare {period}", swedish::capitalised(name(series)))
}

struct Point<'a> {
    period: Period,
    /// The total alone, or the initiatives, the largest first.
    counts: Vec<(Series, Count<'a>)>,
}

struct Story<'a> {
    /// Oldest first; at least two.
    points: Vec<Point<'a>>,
    breaks: Vec<&'a Break>,
    /// Whether periods of another length are left out.
    has_others: bool,
}

/// The chart over all periods that are as long as the last one.
pub(crate) fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let subtitle = format!("Antal deltagare i individinriktade insatser, {}", course::span(&story.periods()));
    let sources = story.counts().flat_map(Count::facts).map(Source::of).collect();
    let (columns, rows) = story.table();
    let draft = Draft { id: participants::ID.to_owned(), kind: "participants", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(participants::ID), story.timeline()))
}

/// `de individinriktade insatserna`, or the name of the initiative.
fn name(series: &Series) -> &str {
    series.as_deref().unwrap_or("de individinriktade insatserna")
}

/// The number alone.
fn count_of(said: &Said) -> String {
    said.amount.bind(figure(said.amount.value))
}

fn distance(from: &Said, to: &Said) -> String {
    let distance = to.amount.distance(from.amount);
    distance.bind(figure(distance.value))
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let facts: Vec<&Fact> =
            participants::outcomes(scope, &[Dimension::Initiative, Dimension::Group]).filter(|fact| !fact.approximate).collect();
        let individual = CostGroup::Individual;
        let totals = || {
            facts
                .iter()
                .copied()
                .filter(|fact| fact.dimension(Dimension::Initiative).is_none() && fact.dimension(Dimension::Group) == Some(individual.id()))
        };
        let initiatives = || {
            facts.iter().copied().filter_map(|fact| {
                let initiative = scope.association.initiative(fact.dimension(Dimension::Initiative)?)?;
                (initiative.group == individual).then(|| (initiative.name.clone(), fact))
            })
        };
        let mut periods: Vec<Period> = totals().chain(initiatives().map(|(_, fact)| fact)).map(|fact| fact.key.period).collect();
        periods.sort_by_key(|period| (period.last_day(), *period));
        periods.dedup();
        let last = periods.iter().rfind(|period| period.is_whole_year()).or(periods.last()).copied()?;
        let all = periods.len();
        periods.retain(|period| comparable(*period, last));
        let point = |period: &Period| {
            let total = totals().find(|fact| fact.key.period == *period).map(|fact| (None, Count::of(scope, fact)));
            let mut counts: Vec<(Series, Count)> = match total {
                Some(total) => vec![total],
                None => {
                    let of_period = initiatives().filter(|(_, fact)| fact.key.period == *period);
                    of_period.map(|(name, fact)| (Some(name), Count::of(scope, fact))).collect()
                }
            };
            counts.sort_by_key(|(_, count)| std::cmp::Reverse(count.fact.value));
            Point { period: *period, counts }
        };
        let points: Vec<Point> = periods.iter().map(point).collect();
        let breaks = trend::breaks(scope, &[Measure::Participants], &periods);
        (points.len() >= 2).then_some(Story { has_others: all > points.len(), points, breaks })
    }

    fn counts(&self) -> impl Iterator<Item = &Count<'a>> + Clone {
        self.points.iter().flat_map(|point| &point.counts).map(|(_, count)| count)
    }

    fn periods(&self) -> Vec<Period> {
        self.points.iter().map(|point| point.period).collect()
    }

    fn slots(&self) -> Vec<Slot<'_>> {
        trend::slots(&self.periods(), &self.breaks)
    }

    /// Every series once, in the order they first come.
    fn series(&self) -> Vec<&Series> {
        let mut all: Vec<&Series> = Vec::new();
        for (series, _) in self.points.iter().flat_map(|point| &point.counts) {
            if !all.contains(&series) {
                all.push(series);
            }
        }
        all
    }

    fn told(&self, series: &Series) -> Vec<Said<'a>> {
        let told = |point: &Point<'a>| {
            let (_, count) = point.counts.iter().find(|(other, _)| other == series)?;
            let (name, amount) = (period_name(point.period), Amount::of(count.fact));
            Some(Said { name, amount, words: format!("{} deltagare", number(count.fact)) })
        };
        self.points.iter().filter_map(told).collect()
    }

    fn title(&self) -> String {
        let last = self.points.last().map(|point| &point.counts[..]).unwrap_or_default();
        let trend = last.iter().map(|(series, _)| (series, self.told(series))).find(|(_, told)| told.len() > 1);
        match (trend, last.first()) {
            (Some((series, told)), _) if self.breaks.is_empty() => {
                let (from, to) = (&told[told.len() - 2], &told[told.len() - 1]);
                match from.amount.changed_to(to.amount, swedish::Tense::Perfect, "oförändrat") {
                    Some(change) => format!("Antalet deltagare i {} {change} sedan {}", name(series), from.name),
                    None => format!("Antalet deltagare i {} var {} {}", name(series), count_of(to), to.name),
                }
            }
            (_, Some((series, count))) => {
                let period = period_name(count.fact.key.period);
                one_figure(series, &number(count.fact), &period)
            }
            _ => String::new(),
        }
    }

    fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        // the newest first
        for series in self.series().into_iter().rev() {
            let told = self.told(series);
            let subject = format!("Antalet deltagare i {}", name(series));
            match &told[..] {
                [] => {}
                [only] => summary.find([one_figure(series, &count_of(only), &only.name) + "."]),
                [.., from, to] if from.amount.value == to.amount.value => {
                    summary.find([format!("{subject} var {} {}, lika många som {}.", count_of(to), to.name, from.name)]);
                }
                [.., from, to] => summary.find([trend::change(&subject, "Det", from, to, &distance(from, to))]),
            }
            if let [first, _, .., last] = &told[..] {
                summary.find(trend::since("Det", first, last));
            }
            summary.find(trend::extremes("Det", ["var högst", "lägst"], "var lika högt", &told));
        }
        for point in self.points.iter().rev() {
            let whose = |series: &Series| if self.series().len() > 1 { format!(" i {}", name(series)) } else { String::new() };
            let said = point.counts.iter().filter_map(|(series, count)| {
                let sexes = count.sexes_in_words()?;
                Some(format!("Av deltagarna{} {} var {sexes}.", whose(series), period_name(point.period)))
            });
            summary.find(said);
        }
        summary.caution(trend::gaps_in_words(&self.slots()));
        summary.caution(trend::breaks_in_words(&self.breaks));
        if !self.breaks.is_empty() {
            summary.caution(["Siffrorna före och efter ett brott kan inte jämföras rakt av.".to_owned()]);
        }
        summary.caution(self.has_others.then(|| "Perioder av annan längd är inte med.".to_owned()));
        summary
    }

    fn label(&self, point: &Point, series: &Series) -> String {
        let period = period_name(point.period);
        match series {
            _ if self.series().len() == 1 => period,
            Some(name) => format!("{period}, {name}"),
            None => format!("{period}, tillsammans"),
        }
    }

    fn timeline(&self) -> Timeline {
        let names = participants::series_names(self.counts());
        let slots = over_time::slots(self.slots(), |index| {
            let point = &self.points[index];
            let mark = |(series, count): &(Series, Count)| count.point(self.label(point, series), !names.is_empty());
            point.counts.iter().map(mark).map(time::Slot::Point).collect()
        });
        let heading = if let [Some(only)] = &self.series()[..] { only.clone() } else { String::new() };
        let name = |(tone, name): (_, String)| Name { sign: Sign::Bar(tone), name, figure: String::new() };
        let panel = Panel { heading, slots, names: names.into_iter().map(name).collect(), line: false };
        Timeline { panels: vec![panel], measure: Height::Number, across: 1, one_scale: true }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let sexes = participants::sexes_of(self.counts());
        let columns: Vec<String> =
            ["Period", "Deltagare"].map(str::to_owned).into_iter().chain(participants::sex_columns(&sexes)).collect();
        let rows = over_time::rows(self.slots(), columns.len() - 1, |index| {
            let point = &self.points[index];
            let row = |(series, count): &(Series, Count)| ChartRow { label: self.label(point, series), values: count.cells(&sexes) };
            point.counts.iter().map(row).collect()
        });
        (columns, rows)
    }
}
