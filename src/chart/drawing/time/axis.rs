//! The amounts that a panel is drawn between, and the round ones that are marked.

use super::series::Panel;
use crate::chart::drawing::frame::{Canvas, Layout};
use crate::chart::drawing::{percent_axis, scale};
use rust_decimal::Decimal;

/// What the height of a mark tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Money,
    Number,
    /// From 0 to 100.
    Percent,
}

pub(super) struct Axis {
    pub low: Decimal,
    pub high: Decimal,
    pub ticks: Vec<(Decimal, String)>,
    /// The unit that the figures share; may be empty.
    pub unit: &'static str,
}

impl Axis {
    /// That of some panels, with so many marks at most.
    pub(super) fn of<'p>(measure: Measure, panels: impl Iterator<Item = &'p Panel>, most: u32) -> Axis {
        let reaches = panels.flat_map(|panel| panel.points().map(|point| point.reach(panel.line)));
        let (low, high) = reaches.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), (l, h)| (low.min(l), high.max(h)));
        let (low, high) = if measure == Measure::Percent { (Decimal::ZERO, Decimal::ONE_HUNDRED) } else { (low, high) };
        let ticks = if measure == Measure::Percent { percent_axis::ticks(Layout::Narrow) } else { scale::ticks(low, high, most) };
        let (labels, unit) = match measure {
            Measure::Money => scale::money_figures(&ticks),
            Measure::Number => (scale::figures(&ticks), ""),
            Measure::Percent => (percent_axis::labels(&ticks), ""),
        };
        Axis { low, high, ticks: ticks.into_iter().zip(labels).collect(), unit }
    }

    /// Room for the figures.
    pub(super) fn gutter(&self, canvas: &Canvas) -> i32 {
        self.ticks.iter().map(|(_, label)| canvas.text_width(label, false)).max().unwrap_or(0) + 10
    }
}
