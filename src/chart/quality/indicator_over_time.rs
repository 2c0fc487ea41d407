//! One indicator over the years, in each association.

use crate::chart::course;
use crate::chart::draft::Draft;
use crate::chart::drawing::time::{Measure, Panel, Timeline};
use crate::chart::few;
use crate::chart::finished::{Chart, ChartRow};
use crate::chart::over_time;
use crate::chart::pen::Pen;
use crate::chart::quality::indicator::{self, Indicator, Point, Results};
use crate::chart::scope::{self, comparable, period_name};
use crate::chart::summary::Summary;
use crate::chart::trend::{self, Said, Slot};
use crate::model::Period;
use crate::swedish;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// None where no association has two results that can be compared.
pub(crate) fn chart(indicator: &Indicator) -> Option<Chart> {
    indicator.results.iter().any(|results| results.direction().is_some()).then(|| draw(indicator))
}

fn draw(indicator: &Indicator) -> Chart {
    let shown = shown(indicator);
    let several = shown.len() > 1;
    let has_nation = shown.iter().flat_map(|results| &results.points).flat_map(|p| &p.marks).any(|mark| mark.nation.is_some());
    let mut table = Vec::new();
    for results in &shown {
        let name = &results.association.short_name;
        let of = |period: &str| if several { format!("{name}, {period}") } else { period.to_owned() };
        for slot in results.slots() {
            match slot {
                Slot::Break(_) => {}
                Slot::Missing(label) => table.push(ChartRow::empty(of(&label), if has_nation { 2 } else { 1 })),
                Slot::Point(index) => {
                    let point = &results.points[index];
                    let period = period_name(point.period);
                    table.extend(point.cells(&of(&period), has_nation));
                }
            }
        }
    }
    let panel = |results: &&Results| Panel {
        heading: if several { results.association.name.clone() } else { String::new() },
        line: true,
        slots: over_time::points(
            results.slots(),
            |index| period_name(results.points[index].period),
            |index| Some(results.points[index].over_time()),
        ),
        names: results.points.last().map(Point::names).unwrap_or_default(),
    };
    let panels = shown.iter().map(panel).collect();
    let timeline = Timeline { panels, measure: Measure::Percent, across: 2, one_scale: true };
    let mut periods: Vec<Period> = shown.iter().flat_map(|results| &results.points).map(|point| point.period).collect();
    periods.sort_by_key(|period| (period.last_day(), *period));
    let place = if several { String::new() } else { format!(" i {}", shown[0].association.name) };
    let all = indicator.results.len();
    let some = match shown.len() {
        count if count == all => String::new(),
        1 => format!(", det av {all} förbund där resultatet ändrades mest"),
        count => format!(", de {} av {all} förbund där resultatet ändrades mest", swedish::cardinal(count)),
    };
    let draft = Draft {
        id: "indikator-over-aren".to_owned(),
        kind: "indicators",
        title: title(&shown),
        subtitle: format!("Resultat för {}{place}, procent, {}{some}", indicator.name(), course::span(&periods)),
        summary: summary(indicator, &shown),
        columns: indicator::columns("Period", has_nation),
        rows: table,
        sources: indicator::sources(shown.iter().flat_map(|results| results.facts())),
    };
    let asked = shown.iter().filter_map(|results| results.points.last()).flat_map(|point| point.answered.1.iter().copied());
    Chart { told: indicator::sources(asked), ..draft.finish(Pen::OF_ALL, None, timeline) }
}

/// All associations, or of very many those whose result changed most of late.
fn shown<'i, 'a>(indicator: &'i Indicator<'a>) -> Vec<&'i Results<'a>> {
    let change = |results: &Results| {
        let [.., (_, before), (point, last)] = &results.alike()[..] else { return None };
        Some((point.period.last_day(), (last.own.value - before.own.value).abs()))
    };
    few::leading(&indicator.results, change, |results| results.points.len(), few::ROWS)
}

fn title(shown: &[&Results]) -> String {
    let compared: Vec<_> = shown.iter().filter_map(|results| Some((results.direction()?, *results))).collect();
    if let [(_, only)] = compared[..]
        && let [.., from, to] = &told(only)[..]
    {
        let subject = format!("Resultatet i {}", only.association.short_name);
        return match from.amount.value == to.amount.value {
            true => format!("{subject} var oförändrat, {}, {}", to.words, to.name),
            false => change(&subject, from, to),
        };
    }
    // what changed over different years is not one story
    let years = |results: &Results| results.alike().iter().rev().take(2).map(|(point, _)| point.period).collect::<Vec<_>>();
    if compared.windows(2).any(|pair| years(pair[0].1) != years(pair[1].1)) {
        let names: Vec<&str> = compared.iter().map(|(_, results)| results.association.short_name.as_str()).collect();
        return format!("Resultatet år för år i {}", scope::names(&names, 3));
    }
    let names: Vec<_> = compared.iter().map(|(direction, results)| (*direction, results.association.short_name.as_str())).collect();
    format!("Resultatet {}", directions(&names))
}

fn told<'a>(results: &Results<'a>) -> Vec<Said<'a>> {
    results.alike().into_iter().map(|(point, mark)| point.told(mark)).collect()
}

/// `Resultatet i Sydnärke minskade från 90 procent 2020 till 86 procent 2021`
fn change(subject: &str, from: &Said, to: &Said) -> String {
    let verb = if to.amount.value > from.amount.value { "ökade" } else { "minskade" };
    format!("{subject} {verb} från {} {} till {} {}", from.words, from.name, to.words, to.name)
}

/// Of one association all that is to be said, of several the change in each.
fn summary(indicator: &Indicator, shown: &[&Results]) -> Summary {
    let mut summary = match shown {
        [only] => of_association(only),
        several => Summary::each(several.iter().map(|results| (results.association.short_name.as_str(), of_association(results)))),
    };
    summary.caution(indicator.verdicts_only_in_words());
    summary
}

fn of_association(results: &Results) -> Summary {
    let name = &results.association.short_name;
    let subject = format!("Resultatet i {name}");
    let alike = told(results);
    let mut summary = Summary::default();
    summary.find(match &alike[..] {
        [] => None,
        [only] => Some(format!("{subject} var {} {}.", only.words, only.name)),
        [.., from, to] if from.amount.value == to.amount.value => {
            Some(format!("{subject} var {} {}, lika högt som {}.", to.words, to.name, from.name))
        }
        [.., from, to] => {
            let distance = to.amount.distance(from.amount);
            let unit = if distance.value == Decimal::ONE { "procentenhet" } else { "procentenheter" };
            let points = distance.bind(swedish::figure(swedish::said(distance.value)));
            Some(format!("{}, med {points} {unit}.", change(&subject, from, to)))
        }
    });
    summary.find(results.alike().last().and_then(|(point, mark)| point.beside_the_nation(*mark)));
    summary.find(results.points.last().and_then(|point| point.sexes_in_words(name)));
    if let [first, _, .., _] = &alike[..] {
        summary.find([format!("{} var det {}.", swedish::capitalised(&first.name), first.words)]);
    }
    summary.find(trend::extremes("Det", ["var högst", "lägst"], "var lika högt", &alike));
    summary.caution(results.points.last().map(|point| point.answered_in_words(name)));
    let last = results.points.last().map(|point| point.period);
    if last.is_some_and(|last| results.points.iter().any(|point| !comparable(point.period, last))) {
        summary.caution(["Perioderna är olika långa, och bara lika långa perioder jämförs.".to_owned()]);
    }
    summary.caution(trend::gaps_in_words(&results.slots()));
    summary.caution(trend::breaks_in_words(&results.breaks()));
    summary
}

/// `har ökat i Sydnärke och minskat i SOFINT`: more than three of a kind are counted.
fn directions(all: &[(Ordering, &str)]) -> String {
    let sides = [(Ordering::Greater, "har ökat"), (Ordering::Less, "har minskat"), (Ordering::Equal, "är oförändrat")];
    let mut told: Vec<String> = Vec::new();
    for (side, verb) in sides {
        let names: Vec<&str> = all.iter().filter(|(found, _)| *found == side).map(|(_, name)| *name).collect();
        if names.is_empty() {
            continue;
        }
        // the auxiliary is said once
        let verb = if told.is_empty() { verb } else { verb.trim_start_matches("har ") };
        told.push(format!("{verb} i {}", scope::names(&names, 3)));
    }
    swedish::join(&told)
}
