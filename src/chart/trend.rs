//! What charts over periods have in common: gaps and breaks in the row of periods, and change, highest and lowest in words.

use crate::chart::amount::Amount;
use crate::chart::scope::{Scope, comparable, days};
use crate::measures::Measure;
use crate::model::{Break, Period};
use crate::swedish::{self, Tense};

/// What stands in the row of periods.
pub(super) enum Slot<'a> {
    /// A period, by its place.
    Point(usize),
    /// `2021`, `2016–2019`
    Missing(String),
    Break(&'a Break),
}

/// Periods, oldest first, with the years between them that are missing, and the breaks of the series.
pub(super) fn slots<'a>(periods: &[Period], breaks: &[&'a Break]) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    let mut next: Option<i16> = None;
    let mut breaks = breaks.iter().copied().peekable();
    for (index, period) in periods.iter().enumerate() {
        let year = period.last_day().year();
        match next {
            Some(next) if next + 1 == year => slots.push(Slot::Missing(next.to_string())),
            Some(next) if next < year => slots.push(Slot::Missing(format!("{next}–{}", year - 1))),
            _ => {}
        }
        while let Some(found) = breaks.next_if(|found| days(found.period).0 <= period.last_day()) {
            slots.push(Slot::Break(found));
        }
        slots.push(Slot::Point(index));
        next = Some(year + 1);
    }
    slots
}

/// The breaks of these measures between the first of the periods and the last, oldest first.
pub(super) fn breaks<'a>(scope: Scope<'a>, measures: &[Measure], periods: &[Period]) -> Vec<&'a Break> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Vec::new() };
    let within = |found: &&Break| {
        let start = days(found.period).0;
        measures.iter().any(|measure| measure.concerns(found.role)) && first.last_day() < start && start <= last.last_day()
    };
    let mut breaks: Vec<&Break> = scope.association.breaks.iter().filter(within).collect();
    breaks.sort_by_key(|found| days(found.period));
    breaks
}

/// The periods that the last one can be compared with, and itself, by their places: as long, and after the last break.
pub(super) fn alike(periods: &[Period], breaks: &[&Break]) -> Vec<usize> {
    let Some(last) = periods.last() else { return Vec::new() };
    let since = breaks.iter().map(|found| days(found.period).0).filter(|since| *since <= last.last_day()).max();
    let fits = |period: &Period| comparable(*period, *last) && since.is_none_or(|since| period.last_day() >= since);
    (0..periods.len()).filter(|index| fits(&periods[*index])).collect()
}

/// `Uppgift saknas för 2021 och 2023.`
pub(super) fn gaps_in_words(slots: &[Slot]) -> Option<String> {
    let missing: Vec<&String> = slots.iter().filter_map(|slot| if let Slot::Missing(years) = slot { Some(years) } else { None }).collect();
    (!missing.is_empty()).then(|| format!("Uppgift saknas för {}.", swedish::join(&missing)))
}

/// What breaks the series, each in a sentence of its own and the words of the content.
pub(super) fn breaks_in_words(breaks: &[&Break]) -> Option<String> {
    let told = |found: &&Break| format!("{} {}", break_label(found), found.text);
    (!breaks.is_empty()).then(|| breaks.iter().map(told).collect::<Vec<_>>().join(" "))
}

/// `Brott i serien från 2023.`
pub(super) fn break_label(found: &Break) -> String {
    format!("Brott i serien från {}.", crate::chart::scope::period_name(found.period))
}

/// An amount with its period, as one says them.
pub(super) struct Said<'a> {
    pub name: String,
    pub amount: Amount<'a>,
    pub words: String,
}

/// Whether a period is the next year's counterpart of another.
pub(super) fn follows(before: Period, period: Period) -> bool {
    comparable(before, period) && before.last_day().year() + 1 == period.last_day().year()
}

/// `Medlemsbidragen ökade med 502 000 kronor (10 procent), från … 2023 till … 2024.` The figures differ.
pub(super) fn change(subject: &str, pronoun: &str, from: &Said, to: &Said, difference: &str) -> String {
    let verb = if to.amount.value > from.amount.value { "ökade" } else { "minskade" };
    let ends = format!(", från {} {} till {} {}", from.words, from.name, to.words, to.name);
    let first = format!("{subject} {verb} med {difference}{ends}.");
    match from.amount.changed_to(to.amount, Tense::Past, "") {
        Some(change) if change.starts_with(verb) => {
            let percent = change.trim_start_matches(verb).trim_start_matches(" med ");
            format!("{subject} {verb} med {difference} ({percent}){ends}.")
        }
        Some(change) => format!("{}: {} {change}.", first.trim_end_matches('.'), pronoun.to_lowercase()),
        None => first,
    }
}

/// A longer span, once the change from the period before is told: `Sedan 2017, då de var 2,9 miljoner kronor, har de ökat med 38 procent.`
/// None where nothing has changed.
pub(super) fn since(pronoun: &str, from: &Said, to: &Said) -> Option<String> {
    let pronoun = pronoun.to_lowercase();
    let change = from.amount.changed_to(to.amount, Tense::Perfect, "");
    (from.amount.value != to.amount.value).then(|| match change.as_deref().and_then(|change| change.split_once(' ')) {
        Some((verb, rest)) => format!("Sedan {}, då {pronoun} var {}, {verb} {pronoun} {rest}.", from.name, from.words),
        None => format!("{} var {pronoun} {}.", swedish::capitalised(&from.name), from.words),
    })
}

/// `De var högst 2020 (3 miljoner kronor) och lägst 2022 (1 miljon kronor).` None of fewer than three, and where the first
/// and the last are the extremes.
pub(super) fn extremes(subject: &str, high_and_low: [&str; 2], equal: &str, points: &[Said]) -> Option<String> {
    let highest = points.iter().map(|point| point.amount.value).max()?;
    let lowest = points.iter().map(|point| point.amount.value).min()?;
    if points.len() < 3 {
        return None;
    }
    if highest == lowest {
        return Some(format!("{subject} {equal} i alla {} perioderna.", swedish::cardinal(points.len())));
    }
    let ends = [points[0].amount.value, points[points.len() - 1].amount.value];
    let said = |extreme| points.iter().filter(|point| point.amount.value == extreme).count() == 1 && ends.contains(&extreme);
    if said(highest) && said(lowest) {
        return None;
    }
    let named = |extreme| {
        let at: Vec<&Said> = points.iter().filter(|point| point.amount.value == extreme).collect();
        let names: Vec<&str> = at.iter().map(|point| point.name.as_str()).collect();
        format!("{} ({})", swedish::join(&names), at[0].words)
    };
    let [high, low] = high_and_low;
    Some(format!("{subject} {high} {} och {low} {}.", named(highest), named(lowest)))
}
