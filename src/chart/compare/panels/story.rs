//! The years of each association, and what they say together.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::compare::lacking::without;
use crate::chart::few;
use crate::chart::scope::{ASSOCIATIONS, Scope, period_name};
use crate::chart::summary::Summary;
use crate::chart::trend;
use crate::facts::{Fact, Facts};
use crate::measures::Measure;
use crate::model::{Association, Break, Period, Quantity, Site};
use crate::swedish::{self, Tense};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many associations are told of one by one in the summary.
const TOLD: usize = 3;

/// The costs of one association by whole year.
pub(super) struct Panel<'a> {
    pub name: &'a str,
    pub years: BTreeMap<i16, &'a Fact>,
    /// The first year after each break.
    pub breaks: Vec<(i16, &'a Break)>,
}

pub(super) struct Story<'a> {
    /// In Swedish order.
    pub panels: Vec<Panel<'a>>,
    pub years: Vec<i16>,
    /// Parts of years that no whole year holds, by association.
    pub parts: Vec<(&'a str, Vec<Period>)>,
    /// Who has no whole year.
    pub without: Vec<&'a str>,
    pub unit: MoneyUnit,
}

impl<'a> Panel<'a> {
    /// Costs are negative by their normal sign; people speak of their size.
    pub(super) fn amount(&self, year: i16) -> Option<Amount<'a>> {
        self.years.get(&year).map(|fact| Amount::of_cost(fact))
    }

    /// The years that the last one can be compared with, and itself: since the last break.
    fn comparable(&self) -> impl DoubleEndedIterator<Item = i16> {
        let since = self.breaks.iter().map(|(year, _)| *year).max();
        self.years.keys().copied().filter(move |year| since.is_none_or(|since| *year >= since))
    }

    /// The last year and the nearest before it, if there is one.
    fn latest(&self) -> Option<[(i16, Amount<'a>); 2]> {
        let mut years = self.comparable().rev();
        let (last, before) = (years.next()?, years.next()?);
        Some([(before, self.amount(before)?), (last, self.amount(last)?)])
    }

    /// The first and the last year, if there are two.
    fn ends(&self) -> Option<[(i16, Amount<'a>); 2]> {
        let (first, last) = (self.comparable().next()?, self.comparable().next_back()?);
        (first < last).then_some([(first, self.amount(first)?), (last, self.amount(last)?)])
    }

    /// `Kostnaderna i Sydnärke ökade med 2 procent, från 4,92 miljoner kronor 2023 till 5 miljoner kronor 2024.`
    fn told(&self) -> String {
        let Some([(before, from), (last, to)]) = self.latest() else {
            let only = self.comparable().next_back().and_then(|year| Some((year, self.amount(year)?)));
            let end =
                if self.years.len() > 1 { ", och äldre år går inte att jämföra med det" } else { ", det enda hela år som redovisas" };
            return only
                .map_or_else(String::new, |(year, amount)| format!("I {} var kostnaderna {} {year}{end}.", self.name, amount.spoken()));
        };
        let precision = Amount::beside(&[from, to]);
        let ends = format!("från {} {before} till {} {last}", from.said(precision), to.said(precision));
        match from.changed_to(to, Tense::Past, "") {
            _ if from.value == to.value => format!("Kostnaderna i {} var lika stora {before} och {last}, {}.", self.name, to.spoken()),
            Some(change) => format!("Kostnaderna i {} {change}, {ends}.", self.name),
            None => format!("Kostnaderna i {} gick {ends}.", self.name),
        }
    }

    /// `2022 i Sydnärke`
    fn gaps(&self) -> Option<String> {
        let periods: Vec<Period> = self.years.keys().filter_map(|year| Period::year(*year)).collect();
        let slots = trend::slots(&periods, &[]);
        let missing: Vec<String> =
            slots.into_iter().filter_map(|slot| if let trend::Slot::Missing(years) = slot { Some(years) } else { None }).collect();
        (!missing.is_empty()).then(|| format!("{} i {}", swedish::join(&missing), self.name))
    }
}

impl<'a> Story<'a> {
    pub(super) fn read(site: &'a Site, facts: &'a Facts) -> Option<Story<'a>> {
        let (mut panels, mut all_parts, mut without) = (Vec::new(), Vec::new(), Vec::new());
        let mut associations: Vec<&Association> = site.associations.iter().collect();
        associations.sort_by_key(|association| swedish::sort_key(&association.name));
        for association in associations {
            let scope = Scope { site, association, report: None, facts, draws: true };
            let costs: Vec<&Fact> = scope
                .outcomes(Measure::Costs)
                .filter(|fact| fact.key.quantity == Quantity::Money && fact.key.dimensions.is_empty())
                .collect();
            let (whole, parts): (Vec<&Fact>, Vec<&Fact>) = costs.into_iter().partition(|fact| fact.key.period.is_whole_year());
            let years: BTreeMap<i16, &Fact> = whole.into_iter().map(|fact| (fact.key.period.last_day().year(), fact)).collect();
            let mut parts: Vec<Period> = parts.into_iter().map(|fact| fact.key.period).collect();
            parts.retain(|period| !years.contains_key(&period.last_day().year()));
            let periods: Vec<Period> = years.keys().filter_map(|year| Period::year(*year)).collect();
            let breaks = trend::breaks(scope, &[Measure::Costs], &periods);
            let first_after =
                |found: &&'a Break| periods.iter().find(|period| found.period.last_day() <= period.last_day()).map(|p| p.last_day().year());
            let breaks = breaks.into_iter().filter_map(|found| Some((first_after(&found)?, found))).collect();
            let name = association.name.as_str();
            if !parts.is_empty() {
                all_parts.push((name, parts));
            }
            if years.is_empty() { without.push(name) } else { panels.push(Panel { name, years, breaks }) }
        }
        let known = || panels.iter().flat_map(|panel| panel.years.keys().copied());
        let years: Vec<i16> = (known().min()?..=known().max()?).collect();
        let unit = MoneyUnit::of(panels.iter().flat_map(|panel| panel.years.values()).copied());
        let enough = panels.len() > 1 && panels.iter().any(|panel| panel.years.len() > 1);
        enough.then_some(Story { panels, years, parts: all_parts, without, unit })
    }

    /// The panels that are drawn: of very many, those with the largest costs of late.
    pub(super) fn shown(&self) -> Vec<&Panel<'a>> {
        let costs = |panel: &Panel| {
            let last = panel.years.keys().next_back().copied();
            (last, last.and_then(|year| panel.amount(year)).map(|amount| amount.value))
        };
        few::leading(&self.panels, costs, |panel| panel.years.len().max(few::SMALL_BARS / few::ASSOCIATIONS), few::SMALL_BARS)
    }

    pub(super) fn title(&self) -> String {
        let ends: Vec<[(i16, Amount); 2]> = self.panels.iter().filter_map(Panel::ends).collect();
        let count =
            |up: bool| ends.iter().filter(|[from, to]| if up { to.1.value > from.1.value } else { to.1.value < from.1.value }).count();
        let (up, down, all) = (count(true), count(false), ends.len());
        match (up, down) {
            // what changed over different years is not one story
            _ if all < 2 || ends.iter().any(|other| other.map(|(year, _)| year) != ends[0].map(|(year, _)| year)) => {
                "Kostnaderna år för år i förbund efter förbund".to_owned()
            }
            (0, 0) => "Kostnaderna var lika stora första och sista året i alla förbund".to_owned(),
            (up, 0) if up == all => format!("Kostnaderna ökade över åren i alla {} förbunden", swedish::cardinal(all)),
            (0, down) if down == all => format!("Kostnaderna minskade över åren i alla {} förbunden", swedish::cardinal(all)),
            (0, down) => format!("Kostnaderna minskade över åren i {}", ASSOCIATIONS.part(down, all)),
            (up, 0) => format!("Kostnaderna ökade över åren i {}", ASSOCIATIONS.part(up, all)),
            (up, down) => {
                let [up, down] = [up, down].map(|some| ASSOCIATIONS.some(some));
                format!("Kostnaderna ökade över åren i {up} förbund och minskade i {down}")
            }
        }
    }

    pub(super) fn summary(&self) -> Summary {
        let told: Vec<String> = match self.panels.len() {
            0..=TOLD => self.panels.iter().map(Panel::told).collect(),
            _ => self.largest_changes(),
        };
        let mut summary = Summary::new(told, ["Förbunden är olika stora och redovisar olika många år.".to_owned()]);
        let gaps: Vec<String> = self.panels.iter().filter_map(Panel::gaps).collect();
        if gaps.len() > TOLD {
            summary.caution([format!("Uppgift saknas för något år i {} förbund.", swedish::cardinal(gaps.len()))]);
        } else if !gaps.is_empty() {
            summary.caution([format!("Uppgift saknas för {}.", swedish::join(&gaps))]);
        }
        let all = self.panels.len() + self.without.len();
        summary.caution(without(&self.without, all).map(|words| words.replacen("Uppgift", "Uppgift om hela år", 1)));
        let breaks = self.panels.iter().flat_map(|panel| panel.breaks.iter().map(move |(_, found)| (panel.name, *found)));
        summary.caution(breaks.take(TOLD).map(|(name, found)| format!("{name}: {} {}", trend::break_label(found), found.text)));
        summary.caution(self.parts_of_years());
        let approximate = self.panels.iter().flat_map(|panel| panel.years.values()).any(|fact| fact.approximate);
        summary.caution(approximate.then(|| "Belopp med cirka är ungefärliga i redovisningen.".to_owned()));
        summary
    }

    /// Of many: the largest increase and the largest decrease in percent.
    fn largest_changes(&self) -> Vec<String> {
        let ratio = |panel: &Panel| {
            let [(_, from), (_, to)] = panel.latest()?;
            (from.value > Decimal::ZERO && to.value >= Decimal::ZERO).then(|| to.value.checked_div(from.value)).flatten()
        };
        let ratios: Vec<(Decimal, &Panel)> = self.panels.iter().filter_map(|panel| Some((ratio(panel)?, panel))).collect();
        // the first of equals, in Swedish order
        let most = ratios.iter().filter(|(ratio, _)| *ratio > Decimal::ONE).rev().max_by_key(|(ratio, _)| *ratio);
        let least = ratios.iter().filter(|(ratio, _)| *ratio < Decimal::ONE).min_by_key(|(ratio, _)| *ratio);
        let told = |what: &str, found: Option<&(Decimal, &Panel)>| found.map(|(_, panel)| format!("{what} {}", panel.told()));
        told("Den största ökningen i procent:", most).into_iter().chain(told("Den största minskningen i procent:", least)).collect()
    }

    fn parts_of_years(&self) -> Option<String> {
        let named = |(name, parts): &(&str, Vec<Period>)| {
            let parts: Vec<String> = parts.iter().map(|period| period_name(*period)).collect();
            format!("{} i {name}", swedish::join(&parts))
        };
        let parts: Vec<String> = self.parts.iter().map(named).take(TOLD).collect();
        (!parts.is_empty()).then(|| format!("Delar av år går inte att jämföra med hela år och är inte med: {}.", swedish::join(&parts)))
    }
}
