//! A measure of the associations as sorted bars, with its table.

use super::entry::Entry;
use super::lacking::Lacking;
use super::measures::{Compared, Told};
use crate::chart::amount::{Amount, MoneyUnit, about};
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::few::Ends;
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::pen::Pen;
use crate::chart::scope::period_name;
use crate::chart::tone::Tone;
use crate::measures::Measures;
use crate::swedish::{self, NBSP};
use rust_decimal::Decimal;

/// A measure over the associations that have it.
pub(super) struct Story<'a> {
    pub measure: &'static Compared,
    /// Largest first, equals in Swedish order.
    pub entries: Vec<Entry<'a>>,
    /// Who lacks the figure, in Swedish order.
    pub without: Lacking<'a>,
    pub unit: MoneyUnit,
    pub period: String,
}

impl<'a> Story<'a> {
    pub(super) fn read(measure: &'static Compared, all: &[Measures<'a>]) -> Option<Story<'a>> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut without = Lacking::default();
        for of in all {
            match (measure.find)(*of) {
                Some(entry) => entries.push(entry),
                None => without.add(*of),
            }
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.amount.value));
        // where no report divides the whole, there is nothing to tell apart
        if entries.iter().flat_map(|entry| &entry.parts).all(|(place, _)| *place == measure.parts.len()) {
            entries.iter_mut().for_each(|entry| entry.parts.clear());
        }
        let unit = MoneyUnit::of(entries.iter().flat_map(|entry| &entry.facts).copied());
        (entries.len() > 1).then(|| Story { measure, entries, without, unit, period: period_name(all[0].period) })
    }

    pub(super) fn chart(&self) -> Chart {
        let unit = if self.measure.told == Told::Share { "procent" } else { self.unit.name() };
        let by = if self.divided() { " efter grupp" } else { "" };
        let shown = Ends::of(&self.entries);
        let subtitle = format!("{}{by}, {unit}, {}{}", self.measure.statistic, self.measure.when(&self.period), shown.in_words());
        let sources = shown.all().flat_map(|entry| &entry.facts).copied().map(Source::of).collect();
        let (columns, rows) = self.table(unit);
        let (id, title, summary) = (self.measure.id.to_owned(), self.title(), self.summary());
        Draft { id, kind: "compare", title, subtitle, summary, columns, rows, sources }.finish(Pen::OF_ALL, None, self.bars())
    }

    pub(super) fn figure(&self, amount: Amount) -> String {
        if self.measure.told == Told::Share {
            amount.bind(format!("{}{}", about(amount.approximate), swedish::figure(amount.value)))
        } else {
            self.unit.figure(amount)
        }
    }

    pub(super) fn text(&self, amount: Amount) -> String {
        if self.measure.told == Told::Share {
            amount.bind(format!("{}{NBSP}%", self.figure(Amount { of: None, ..amount })))
        } else {
            self.unit.text(amount)
        }
    }

    /// Some of the figures are worked out, but not all.
    pub(super) fn mixed(&self) -> bool {
        let computed = self.entries.iter().filter(|entry| entry.computed.is_some()).count();
        computed > 0 && computed < self.entries.len()
    }

    pub(super) fn divided(&self) -> bool {
        self.entries.iter().any(|entry| !entry.parts.is_empty())
    }

    /// Of a result whether it is a surplus, of others where the figure comes from, if they differ in that.
    fn tone(&self, entry: &Entry) -> Tone {
        match self.measure.told {
            _ if self.mixed() && entry.computed.is_some() => Tone::Computed,
            Told::Result if entry.amount.value < Decimal::ZERO => Tone::Deficit,
            Told::Result => Tone::Surplus,
            _ => self.measure.tone,
        }
    }

    fn bars(&self) -> Bars {
        let row = |entry: &Entry| {
            let part = |(place, amount): &(usize, Amount)| {
                let (tone, name) = self.measure.parts.get(place.checked_sub(1)?)?;
                Some(Part { tone: *tone, amount: amount.value, title: format!("{name}: {}", self.text(*amount)) })
            };
            let parts: Vec<Part> = entry.parts.iter().filter_map(part).collect();
            let whole = || Part { tone: self.tone(entry), amount: entry.amount.value, title: String::new() };
            let parts = if parts.is_empty() { vec![whole()] } else { parts };
            Row::Bar(Bar { label: entry.name.to_owned(), value: self.text(entry.amount), parts, ..Bar::default() })
        };
        let names = if self.divided() {
            let occurs = |place: usize| self.entries.iter().flat_map(|entry| &entry.parts).any(|(known, _)| *known == place);
            let named = (1..).zip(self.measure.parts).filter(|(place, _)| occurs(*place));
            named.map(|(_, (tone, name))| (*tone, swedish::capitalised(name))).collect()
        } else if self.mixed() {
            vec![(self.measure.tone, "Publicerad uppgift".to_owned()), (Tone::Computed, "Uträknat av Insyn".to_owned())]
        } else {
            Vec::new()
        };
        let shown = Ends::of(&self.entries);
        let between = (shown.between > 0).then(|| not_shown(shown.between));
        let rows = shown.first.iter().map(row).chain(between).chain(shown.last.iter().map(row)).collect();
        Bars { rows, names, axis: Axis::None }
    }

    /// Every association has a row, also the one that lacks the figure, unless they are very many.
    fn table(&self, unit: &str) -> (Vec<String>, Vec<ChartRow>) {
        let mut columns = vec!["Förbund".to_owned(), if self.divided() { "Alla kostnader".to_owned() } else { swedish::capitalised(unit) }];
        let parts: Vec<usize> = if self.divided() { (1..=self.measure.parts.len()).collect() } else { Vec::new() };
        columns.extend(parts.iter().filter_map(|place| self.measure.part(*place)).map(swedish::capitalised));
        let computed = self.entries.iter().any(|entry| entry.computed.is_some());
        columns.extend(computed.then(|| "Uppgiften är".to_owned()));
        let row = |entry: &Entry| {
            let part = |place: &usize| entry.parts.iter().find(|(known, _)| known == place).map(|(_, amount)| self.figure(*amount));
            let mut values = vec![self.figure(entry.amount)];
            values.extend(parts.iter().map(|place| or_dash(part(place))));
            let origin = if entry.computed.is_some() { "uträknad av Insyn" } else { "publicerad" };
            values.extend(computed.then(|| origin.to_owned()));
            ChartRow { label: entry.name.to_owned(), values }
        };
        let shown = Ends::of(&self.entries);
        let without: Vec<&str> = self.without.names().collect();
        let without = Ends::of(&without).all().map(|name| ChartRow::empty(*name, columns.len() - 1)).filter(|_| shown.between == 0);
        let rows = shown.all().map(row).chain(without).collect();
        (columns, rows)
    }
}

/// In the place of the associations between the ends.
pub(super) fn not_shown(between: usize) -> Row {
    Row::Gap { label: format!("{between} förbund emellan"), reason: "visas inte".to_owned() }
}
