//! Amounts over periods that are divided in the same way in each: stacked columns and their table.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course::Course;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Name, Panel, Part, Timeline};
use crate::chart::finished::{ChartRow, or_dash};
use crate::chart::over_time;
use crate::chart::scope::{Scope, period_name};
use crate::chart::tone::Tone;
use crate::measures::{Measure, Of};
use crate::model::Period;
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The amounts of one period, by what they are divided into.
pub(super) struct Point<'a, K> {
    pub period: Period,
    pub parts: BTreeMap<K, Amount<'a>>,
    /// What the parts are together.
    pub total: Of<'a>,
}

impl<'a, K: Ord> Point<'a, K> {
    pub(super) fn total(&self) -> Amount<'a> {
        self.parts.values().copied().sum::<Amount>().as_of(self.total)
    }

    pub(super) fn name(&self) -> String {
        period_name(self.period)
    }

    /// The share of the period's total in percent. None where a part is negative, for then shares say nothing.
    pub(super) fn share(&self, amount: Amount) -> Option<Decimal> {
        let sound = self.parts.values().all(|amount| amount.value >= Decimal::ZERO);
        sound.then(|| swedish::percentage(amount.value, self.total().value)).flatten()
    }

    /// The same as a chart prints it.
    pub(super) fn share_printed(&self, amount: Amount<'a>) -> Option<String> {
        self.share(amount).map(|share| amount.share_of(self.total(), &swedish::percent_sign(share)))
    }
}

pub(super) struct Stack<'a, K> {
    /// Oldest first; never empty.
    pub points: Vec<Point<'a, K>>,
    /// Colour and name of each part that occurs, in the order of drawing.
    pub series: Vec<(K, Tone, String)>,
    /// The totals.
    pub course: Course<'a>,
    pub unit: MoneyUnit,
}

impl<'a, K: Copy + Ord> Stack<'a, K> {
    /// None of no points.
    pub(super) fn new(
        scope: Scope<'a>,
        measure: Measure,
        points: Vec<Point<'a, K>>,
        series: Vec<(K, Tone, String)>,
        unit: MoneyUnit,
    ) -> Option<Stack<'a, K>> {
        let totals = points.iter().map(|point| (point.period, point.total())).collect();
        Some(Stack { course: Course::new(scope, measure, totals)?, points, series, unit })
    }

    pub(super) fn last(&self) -> &Point<'a, K> {
        &self.points[self.points.len() - 1]
    }

    /// A column for each period. The shares are shown when one points at a part, and those of the newest beside its names.
    pub(super) fn timeline(&self, with_shares: bool) -> Timeline {
        let share = |point: &Point<'a, K>, key: &K| {
            let amount = *point.parts.get(key)?;
            point.share_printed(amount).filter(|_| with_shares)
        };
        let slots = over_time::points(
            self.course.slots(),
            |index| self.points[index].name(),
            |index| {
                let point = &self.points[index];
                let part = |(key, tone, name): &(K, Tone, String)| {
                    let amount = *point.parts.get(key)?;
                    let title = format!("{name} {}: {}", point.name(), self.unit.text_with_share(amount, share(point, key)));
                    Some(Part { sign: Sign::Bar(*tone), amount: amount.value, title })
                };
                let parts = self.series.iter().filter_map(part).collect();
                let (value, figure) = (self.unit.text(point.total()), self.unit.figure(point.total()));
                Some(time::Point { label: point.name(), value, figure, parts, ..time::Point::default() })
            },
        );
        let name = |(key, tone, name): &(K, Tone, String)| {
            let figure = share(self.last(), key).unwrap_or_default();
            Name { sign: Sign::Bar(*tone), name: name.clone(), figure }
        };
        let names = self.series.iter().map(name).collect();
        Timeline::of_money(vec![Panel { slots, names, ..Panel::default() }])
    }

    pub(super) fn table(&self, with_shares: bool) -> (Vec<String>, Vec<ChartRow>) {
        let mut columns = vec!["Period".to_owned()];
        for (_, _, name) in &self.series {
            columns.push(name.clone());
            columns.extend(with_shares.then(|| format!("{name}, andel")));
        }
        columns.push("Summa".to_owned());
        let rows = over_time::rows(self.course.slots(), columns.len() - 1, |index| {
            let point = &self.points[index];
            let mut values = Vec::new();
            for (key, ..) in &self.series {
                let amount = point.parts.get(key).copied();
                values.push(or_dash(amount.map(|amount| self.unit.figure(amount))));
                if with_shares {
                    values.push(or_dash(amount.and_then(|amount| point.share_printed(amount))));
                }
            }
            values.push(self.unit.figure(point.total()));
            vec![ChartRow { label: point.name(), values }]
        });
        (columns, rows)
    }
}
