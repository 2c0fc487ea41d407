//! An amount in kronor over the periods: how it changed, its highest and lowest, gaps and breaks.

use crate::chart::amount::Amount;
use crate::chart::scope::{Scope, comparable, days, is_part_of_known_year, period_name};
use crate::chart::summary::Summary;
use crate::chart::trend::{self, Said, Slot};
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Break, Period};
use crate::swedish::{Precision, Tense};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How sentences speak of the amount, in its number and gender.
pub(super) struct Words<'a> {
    /// `Medlemsbidragen`
    pub subject: &'a str,
    /// `De`
    pub pronoun: &'a str,
    /// `var lika stora`
    pub equal: &'a str,
    /// `oförändrade`
    pub unchanged: &'a str,
}

pub(super) struct Course<'a> {
    /// Oldest first; never empty.
    pub points: Vec<(Period, Amount<'a>)>,
    breaks: Vec<&'a Break>,
}

impl<'a> Course<'a> {
    /// None of no points.
    pub(super) fn new(scope: Scope<'a>, measure: Measure, points: Vec<(Period, Amount<'a>)>) -> Option<Course<'a>> {
        let periods: Vec<Period> = points.iter().map(|(period, _)| *period).collect();
        (!points.is_empty()).then(|| Course { points, breaks: trend::breaks(scope, &[measure], &periods) })
    }

    pub(super) fn last(&self) -> (Period, Amount<'a>) {
        self.points[self.points.len() - 1]
    }

    pub(super) fn periods(&self) -> Vec<Period> {
        self.points.iter().map(|(period, _)| *period).collect()
    }

    /// The points that the last one can be compared with, and itself.
    pub(super) fn alike(&self) -> Vec<(Period, Amount<'a>)> {
        trend::alike(&self.periods(), &self.breaks).into_iter().map(|index| self.points[index]).collect()
    }

    /// The nearest point that the last one can be compared with: that of the year before, unless it is missing.
    pub(super) fn before(&self) -> Option<(Period, Amount<'a>)> {
        let alike = self.alike();
        alike.len().checked_sub(2).map(|index| alike[index])
    }

    /// How the last point lies beside the nearest that it can be compared with.
    pub(super) fn direction(&self) -> Option<Ordering> {
        Some(self.last().1.value.cmp(&self.before()?.1.value))
    }

    pub(super) fn slots(&self) -> Vec<Slot<'_>> {
        trend::slots(&self.periods(), &self.breaks)
    }

    /// The change as a headline. None where nothing can be compared.
    pub(super) fn headline(&self, words: &Words) -> Option<String> {
        let ((before, from), (last, to)) = (self.before()?, self.last());
        let follows = trend::follows(before, last);
        let (subject, start, last, amount) = (words.subject, period_name(before), period_name(last), to.spoken());
        if from.value == to.value {
            return Some(format!("{subject} var {}, {amount}, {last}", words.unchanged));
        }
        let tense = if follows { Tense::Past } else { Tense::Perfect };
        Some(match from.changed_to(to, tense, words.unchanged) {
            Some(change) if follows => format!("{subject} {change} till {amount} {last}"),
            Some(change) => format!("{subject} {change} sedan {start}, till {amount} {last}"),
            None => {
                let precision = Amount::beside(&[from, to]);
                format!("{subject} gick från {} {start} till {} {last}", from.said(precision), to.said(precision))
            }
        })
    }

    /// The amount in sentences: the change from the year before, what the caller knows besides, the change from the first or the extremes.
    pub(super) fn sentences(&self, words: &Words, besides: Option<String>) -> Summary {
        let (last, to) = (period_name(self.last().0), self.last().1);
        let subject = words.subject;
        let mut summary = Summary::default();
        summary.find([match self.before() {
            None => format!("{subject} var {} {last}.", to.spoken()),
            Some((before, from)) if from.value == to.value => {
                format!("{subject} var {} {last}, lika mycket som {}.", to.spoken(), period_name(before))
            }
            Some((before, from)) => {
                let precision = Amount::step(from, to);
                let told = |period, amount| told(period, amount, precision);
                trend::change(subject, words.pronoun, &told(before, from), &told(self.last().0, to), &to.distance(from).said(precision))
            }
        }]);
        summary.find(besides);
        let alike = self.alike();
        if let [(first, from), _, .., (_, to)] = alike[..] {
            let told = |period, amount| told(period, amount, Amount::beside(&[from, to]));
            summary.find(trend::since(words.pronoun, &told(first, from), &told(self.last().0, to)));
        }
        let precision = Amount::extremes(alike.iter().map(|(_, amount)| *amount));
        let alike: Vec<Said> = alike.iter().map(|(period, amount)| told(*period, *amount, precision)).collect();
        summary.find(trend::extremes(words.pronoun, ["var högst", "lägst"], words.equal, &alike));
        if self.points.iter().any(|(period, _)| !comparable(*period, self.last().0)) {
            summary.caution(["Perioderna är olika långa, och bara lika långa perioder jämförs.".to_owned()]);
        }
        summary.caution(trend::gaps_in_words(&self.slots()));
        summary.caution(trend::breaks_in_words(&self.breaks));
        summary
    }
}

fn told(period: Period, amount: Amount<'_>, precision: Precision) -> Said<'_> {
    Said { name: period_name(period), amount, words: amount.said(precision) }
}

/// `2020–2024`, `2023 till januari–juni 2024`
pub(super) fn span(periods: &[Period]) -> String {
    let name = |period: Option<&Period>| period.map(|period| period_name(*period)).unwrap_or_default();
    let (first, last) = (name(periods.first()), name(periods.last()));
    match (first == last, periods.iter().all(|period| period.is_whole_year())) {
        (true, _) => last,
        (false, true) => format!("{first}–{last}"),
        (false, false) => format!("{first} till {last}"),
    }
}

/// Facts by period, oldest first. Over several reports, a part of a year is left out where the whole year is known.
pub(super) fn by_period<'a>(scope: Scope, facts: impl Iterator<Item = &'a Fact>) -> Vec<(Period, Vec<&'a Fact>)> {
    let mut found: BTreeMap<_, (Period, Vec<&Fact>)> = BTreeMap::new();
    for fact in facts {
        let (first, last) = days(fact.key.period);
        found.entry((last, first)).or_insert_with(|| (fact.key.period, Vec::new())).1.push(fact);
    }
    let mut periods: Vec<(Period, Vec<&Fact>)> = found.into_values().collect();
    if scope.report.is_none() {
        let all: Vec<Period> = periods.iter().map(|(period, _)| *period).collect();
        periods.retain(|(period, _)| !is_part_of_known_year(*period, &all));
    }
    periods
}
