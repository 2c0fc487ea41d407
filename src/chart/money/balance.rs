//! *Balansräkning*: what the association owns, and how it is paid for, on the last day and on the day it is compared with.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Name, Panel, Part, Point, Timeline};
use crate::chart::finished::{Chart, ChartRow, DASH, Source, or_dash};
use crate::chart::scope::Scope;
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::chart::trend::{self, Said};
use crate::facts::{Fact, How};
use crate::measures::{Measure, Measures};
use crate::model::{Kind, Period, Quantity};
use crate::swedish::{self, Precision};
use rust_decimal::Decimal;

/// The names of the parts, by side; the last one is what the rows above do not cover.
const ASSETS: [&str; 4] = ["Anläggningstillgångar", "Fordringar", "Kassa och bank", "Övriga tillgångar"];
const FINANCING: [&str; 4] = ["Eget kapital", "Avsättningar", "Skulder", "Övrigt"];

const ASSET_TONES: [Tone; 4] = [Tone::FixedAssets, Tone::Receivables, Tone::Cash, Tone::Unknown];
const FINANCING_TONES: [Tone; 4] = [Tone::Equity, Tone::Provisions, Tone::Liabilities, Tone::Unknown];

/// One side of the balance sheet, its parts in the order of the names.
#[derive(Clone, Copy)]
struct Side<'a> {
    parts: [Option<Amount<'a>>; 4],
    total: Amount<'a>,
}

/// A balance sheet of one day.
struct Sheet<'a> {
    day: Period,
    assets: Side<'a>,
    financing: Side<'a>,
    facts: Vec<&'a Fact>,
}

struct Story<'a> {
    now: Sheet<'a>,
    before: Option<Sheet<'a>>,
    unit: MoneyUnit,
}

/// The chart of the balance sheet on the last day of a period.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let story = Story::read(scope, period.as_stock(false))?;
    let (title, summary) = (story.title(), story.summary());
    let days: Vec<String> = story.sheets().map(Sheet::name).collect();
    let subtitle = format!("Tillgångar, eget kapital och skulder, {}, {}", story.unit.name(), swedish::join(&days));
    let sources = story.sheets().flat_map(|sheet| sheet.facts.iter().copied()).map(Source::of).collect();
    let (columns, rows) = story.table();
    let draft = Draft { id: "balansrakning-diagram".to_owned(), kind: "balance-sheet", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words("balansrakning-diagram"), story.timeline()))
}

impl<'a> Side<'a> {
    /// The side with what its parts leave of the whole. None where the parts are more than the whole: then they are no parts of it.
    fn new(parts: [Option<Amount<'a>>; 3], total: Amount<'a>, rest: (Measure, Measures<'a>), rounding: Decimal) -> Option<Side<'a>> {
        let known: Amount = parts.iter().flatten().copied().sum();
        let (measure, of) = rest;
        let [first, second, third] = parts;
        let rest = match total.value - known.value {
            rest if rest.abs() <= rounding => None,
            rest if rest < Decimal::ZERO => return None,
            rest => {
                let approximate = known.approximate || total.approximate;
                let rest = Amount { value: rest, approximate, of: None };
                Some(rest.made(measure, of, Kind::Outcome, ("rest", "ovriga")))
            }
        };
        (parts.iter().flatten().next().is_some()).then_some(Side { parts: [first, second, third, rest], total })
    }

    fn named<'n>(&self, names: &[&'n str; 4]) -> Vec<(usize, &'n str, Amount<'a>)> {
        let part = |(index, amount): (usize, &Option<Amount<'a>>)| Some((index, names[index], (*amount)?));
        self.parts.iter().enumerate().filter_map(part).filter(|(_, _, amount)| !amount.value.is_zero()).collect()
    }
}

impl<'a> Sheet<'a> {
    fn read(scope: Scope<'a>, day: Period) -> Option<Sheet<'a>> {
        let of = scope.measures(day);
        let find = |measure| of.fact(measure, Kind::Outcome, Quantity::Money, &[]);
        let total = find(Measure::TotalAssets)?;
        let other_total = find(Measure::TotalEquityAndLiabilities).unwrap_or(total);
        let equity = of.find(Measure::Equity).ok().filter(|equity| equity.how != How::NextOpening)?;
        let liabilities: Vec<&Fact> = match find(Measure::Liabilities) {
            Some(all) => vec![all],
            None => [find(Measure::NonCurrentLiabilities), find(Measure::CurrentLiabilities)].into_iter().flatten().collect(),
        };
        let debts = match &liabilities[..] {
            [] => None,
            [only] => Some(Amount::of(only)),
            several => {
                let sum: Amount = several.iter().map(|fact| Amount::of(fact)).sum();
                Some(sum.made(Measure::Liabilities, of, Kind::Outcome, ("summa", "skulder")))
            }
        };
        let assets = [find(Measure::FixedAssets), find(Measure::Receivables), find(Measure::Cash)];
        let provisions = find(Measure::Provisions);
        let facts: Vec<&Fact> = [Some(total), Some(other_total), provisions].into_iter().chain(assets).flatten().collect();
        let facts: Vec<&Fact> = facts.into_iter().chain(equity.from.iter().copied()).chain(liabilities.iter().copied()).collect();
        // Printed figures that are rounded may leave a krona or two.
        let rounding = facts.iter().map(|fact| fact.half_unit).sum();
        let financing = [Some(Amount::of_figure(&equity)), provisions.map(Amount::of), debts];
        Some(Sheet {
            day,
            assets: Side::new(assets.map(|fact| fact.map(Amount::of)), Amount::of(total), (Measure::TotalAssets, of), rounding)?,
            financing: Side::new(financing, Amount::of(other_total), (Measure::TotalEquityAndLiabilities, of), rounding)?,
            facts,
        })
    }

    /// `31 december 2021`
    fn name(&self) -> String {
        swedish::date(self.day.last_day())
    }

    /// `2021`, or the day within the year.
    fn short_name(&self) -> String {
        let day = self.day.last_day();
        if (day.month(), day.day()) == (12, 31) { day.year().to_string() } else { self.name() }
    }

    fn equity(&self) -> Amount<'a> {
        self.financing.parts[0].unwrap_or_default()
    }

    fn told(&self, amount: Amount<'a>, precision: Precision) -> Said<'a> {
        Said { name: format!("den {}", self.name()), amount, words: amount.said(precision) }
    }

    /// The share of all assets in percent.
    fn share(&self, amount: Amount) -> Option<Decimal> {
        (self.assets.total.value > Decimal::ZERO).then(|| swedish::percentage(amount.value, self.assets.total.value)).flatten()
    }

    /// The same as the chart prints it.
    fn share_printed(&self, amount: Amount<'a>) -> Option<String> {
        self.share(amount).map(|share| amount.share_of(self.assets.total, &swedish::percent_sign(share)))
    }

    /// `45 procent`
    fn share_said(&self, amount: Amount<'a>) -> Option<String> {
        let said = |share| format!("{} procent", swedish::figure(share).replace(swedish::MINUS, "minus "));
        self.share(amount).map(|share| amount.share_of(self.assets.total, &said(share)))
    }
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>, day: Period) -> Option<Story<'a>> {
        let now = Sheet::read(scope, day)?;
        let days = scope.outcomes(Measure::TotalAssets).map(|fact| fact.key.period).filter(|other| other.last_day() < day.last_day());
        let before = days.max_by_key(|day| day.last_day()).and_then(|day| Sheet::read(scope, day));
        let unit = MoneyUnit::of(now.facts.iter().chain(before.iter().flat_map(|sheet| &sheet.facts)).copied());
        Some(Story { now, before, unit })
    }

    fn sheets(&self) -> impl Iterator<Item = &Sheet<'a>> {
        std::iter::once(&self.now).chain(&self.before)
    }

    fn title(&self) -> String {
        let (equity, day) = (self.now.equity(), self.now.name());
        match self.now.share_said(equity) {
            _ if equity.value < Decimal::ZERO => format!("Det egna kapitalet var negativt, {}, den {day}", equity.spoken()),
            Some(share) => format!("Det egna kapitalet var {share} av tillgångarna den {day}"),
            None => format!("Det egna kapitalet var {} den {day}", equity.spoken()),
        }
    }

    fn summary(&self) -> Summary {
        let now = &self.now;
        let (assets, financing) = (now.assets.named(&ASSETS), now.financing.named(&FINANCING));
        let parts = assets.iter().chain(&financing).map(|(_, _, amount)| *amount);
        let precision = Amount::beside(&parts.chain([now.assets.total]).collect::<Vec<_>>());
        let share = |amount| now.share_said(amount).map(|share| format!(" ({share})")).unwrap_or_default();
        let said = |amount: Amount<'a>| format!("{}{}", amount.said(precision), share(amount));
        let equity = now.equity();
        let rest: Vec<String> = financing
            .iter()
            .filter(|(index, ..)| *index > 0)
            .map(|(_, name, amount)| format!("{} på {}", name.to_lowercase(), said(*amount)))
            .collect();
        let rest = if rest.is_empty() { String::new() } else { format!(", och resten var {}", swedish::join(&rest)) };
        let is = format!("Det egna kapitalet var {}{rest}.", said(equity));
        let total = format!("Tillgångarna var {} den {}.", now.assets.total.said(precision), now.name());
        let mut summary = Summary::default();
        match &self.before {
            None => summary.find([total, is]),
            Some(before) => {
                let change = |subject: &str, pronoun: &str, unchanged: &str, from: Amount<'a>, to: Amount<'a>| {
                    let precision = Amount::step(from, to);
                    let (was, is) = (before.told(from, precision), now.told(to, precision));
                    match from.value == to.value {
                        true => format!("{subject} var {unchanged} sedan den {}.", before.name()),
                        false => trend::change(subject, pronoun, &was, &is, &to.distance(from).said(precision)),
                    }
                };
                let of_assets = change("Tillgångarna", "De", "oförändrade", before.assets.total, now.assets.total);
                summary.find([is, change("Det egna kapitalet", "Det", "oförändrat", before.equity(), equity), of_assets]);
            }
        }
        let sum = |parts: &[(usize, &str, Amount)]| parts.iter().map(|(_, _, amount)| now.share(*amount)).sum::<Option<Decimal>>();
        summary.caution([sum(&assets), sum(&financing)].into_iter().flatten().find_map(|sum| swedish::rounded_shares("Andelarna", sum)));
        summary
    }

    /// Both sides beside each other, each with the day before and the last day.
    fn timeline(&self) -> Timeline {
        let sides = [("Tillgångar", &ASSETS, ASSET_TONES), ("Eget kapital, avsättningar och skulder", &FINANCING, FINANCING_TONES)];
        let panel = |(heading, names, tones): (&str, &'static [&'static str; 4], [Tone; 4])| {
            let side = |sheet: &Sheet<'a>| -> Side<'a> { if names == &ASSETS { sheet.assets } else { sheet.financing } };
            let point = |sheet: &Sheet<'a>| {
                let part = |(index, name, amount): (usize, &str, Amount)| {
                    let title = format!("{name} {}: {}", sheet.name(), self.unit.text(amount));
                    Part { sign: Sign::Bar(tones[index]), amount: amount.value, title }
                };
                let total = side(sheet).total;
                // equity stands on what it is held against
                let parts = side(sheet).named(names).into_iter().rev().map(part).collect();
                let (value, figure) = (self.unit.text(total), self.unit.figure(total));
                time::Slot::Point(Point { label: sheet.short_name(), value, figure, parts, ..Point::default() })
            };
            let is_there = |index: usize| self.sheets().any(|sheet| side(sheet).parts[index].is_some_and(|amount| !amount.value.is_zero()));
            let name = |index: usize| {
                let amount = side(&self.now).parts[index];
                let figure = amount.map(|amount| self.unit.text_with_share(amount, self.now.share_printed(amount))).unwrap_or_default();
                Name { sign: Sign::Bar(tones[index]), name: names[index].to_owned(), figure }
            };
            let slots = self.before.iter().chain([&self.now]).map(point).collect();
            Panel {
                heading: heading.to_owned(),
                slots,
                names: (0..names.len()).filter(|index| is_there(*index)).map(name).collect(),
                line: false,
            }
        };
        Timeline { across: 2, ..Timeline::of_money(sides.map(panel).into()) }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let figure = |amount: Option<Amount>| or_dash(amount.map(|amount| self.unit.figure(amount)));
        let row = |label: &str, amount: &dyn Fn(&Sheet<'a>) -> Option<Amount<'a>>| {
            let share = or_dash(amount(&self.now).and_then(|amount| self.now.share_printed(amount)));
            let mut values: Vec<String> = self.sheets().map(|sheet| figure(amount(sheet))).collect();
            values.insert(1, share);
            ChartRow { label: label.to_owned(), values }
        };
        let mut rows = Vec::new();
        for (index, name) in ASSETS.iter().enumerate() {
            rows.push(row(name, &|sheet| sheet.assets.parts[index]));
        }
        rows.push(row("Summa tillgångar", &|sheet| Some(sheet.assets.total)));
        for (index, name) in FINANCING.iter().enumerate() {
            rows.push(row(name, &|sheet| sheet.financing.parts[index]));
        }
        rows.push(row("Summa eget kapital, avsättningar och skulder", &|sheet| Some(sheet.financing.total)));
        rows.retain(|row| row.values.iter().any(|value| value != DASH));
        let mut columns: Vec<String> = self.sheets().map(Sheet::name).collect();
        columns.insert(1, "Andel av tillgångarna".to_owned());
        columns.insert(0, "Post".to_owned());
        (columns, rows)
    }
}
