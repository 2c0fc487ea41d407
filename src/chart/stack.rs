//! Amounts over periods that are divided in the same way in each: stacked bars and their table.

use crate::chart::course::Course;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::finished::{ChartRow, or_dash};
use crate::chart::over_time;
use crate::chart::scope::{Amount, MoneyUnit, Scope, period_name};
use crate::model::{Period, Role};
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The amounts of one period, by what they are divided into.
pub(super) struct Point<K> {
    pub period: Period,
    pub parts: BTreeMap<K, Amount>,
}

impl<K: Ord> Point<K> {
    pub(super) fn total(&self) -> Amount {
        self.parts.values().copied().sum()
    }

    pub(super) fn name(&self) -> String {
        period_name(self.period)
    }

    /// The share of the period's total in percent. None where a part is negative, for then shares say nothing.
    pub(super) fn share(&self, amount: Amount) -> Option<Decimal> {
        let sound = self.parts.values().all(|amount| amount.value >= Decimal::ZERO);
        sound.then(|| swedish::percentage(amount.value, self.total().value)).flatten()
    }
}

pub(super) struct Stack<'a, K> {
    /// Oldest first; never empty.
    pub points: Vec<Point<K>>,
    /// Name of each part that occurs, in the order of drawing.
    pub series: Vec<(K, String)>,
    /// The totals.
    pub course: Course<'a>,
    pub unit: MoneyUnit,
}

impl<'a, K: Copy + Ord> Stack<'a, K> {
    /// None of no points.
    pub(super) fn new(
        scope: Scope<'a>,
        role: Role,
        points: Vec<Point<K>>,
        series: Vec<(K, String)>,
        unit: MoneyUnit,
    ) -> Option<Stack<'a, K>> {
        let totals = points.iter().map(|point| (point.period, point.total())).collect();
        Some(Stack { course: Course::new(scope, role, totals)?, points, series, unit })
    }

    pub(super) fn last(&self) -> &Point<K> {
        &self.points[self.points.len() - 1]
    }

    /// The series with their numbers in the drawing.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (K, &String, usize)> {
        self.series.iter().zip(1..).map(|((key, name), series)| (*key, name, series))
    }

    /// A bar for each period. The shares are shown when one points at a part.
    pub(super) fn bars(&self, with_shares: bool) -> Bars {
        let rows = over_time::bars(self.course.slots(), |index| {
            let point = &self.points[index];
            let part = |(key, name, series): (K, &String, usize)| {
                let amount = *point.parts.get(&key)?;
                let share = point.share(amount).filter(|_| with_shares);
                let title = format!("{name} {}: {}", point.name(), self.unit.text_with_share(amount, share));
                Some(Part { series, amount: amount.value, title })
            };
            let parts = self.numbered().filter_map(part).collect();
            vec![Row::Bar(Bar { label: point.name(), value: self.unit.text(point.total()), parts, ..Bar::default() })]
        });
        let names = self.numbered().map(|(_, name, series)| (series, name.clone())).collect();
        Bars { rows, names, axis: Axis::Money }
    }

    pub(super) fn table(&self, with_shares: bool) -> (Vec<String>, Vec<ChartRow>) {
        let mut columns = vec!["Period".to_owned()];
        for (_, name) in &self.series {
            columns.push(name.clone());
            columns.extend(with_shares.then(|| format!("{name}, andel")));
        }
        columns.push("Summa".to_owned());
        let rows = over_time::rows(self.course.slots(), columns.len() - 1, |index| {
            let point = &self.points[index];
            let mut values = Vec::new();
            for (key, _) in &self.series {
                let amount = point.parts.get(key).copied();
                values.push(or_dash(amount.map(|amount| self.unit.figure(amount))));
                if with_shares {
                    let share = amount.and_then(|amount| point.share(amount));
                    values.push(or_dash(share.map(swedish::percent_sign)));
                }
            }
            values.push(self.unit.figure(point.total()));
            vec![ChartRow { label: point.name(), values }]
        });
        (columns, rows)
    }
}
