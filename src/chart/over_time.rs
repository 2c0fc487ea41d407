//! Periods beside each other in a drawing and below each other in a table, with the years between that nothing is known of and the breaks.

use crate::chart::drawing::time::{Point, Slot};
use crate::chart::finished::ChartRow;
use crate::chart::trend::{self, break_label};

/// The points of each period, by its place, between the gaps and the breaks.
pub(super) fn slots(slots: Vec<trend::Slot>, of: impl Fn(usize) -> Vec<Slot>) -> Vec<Slot> {
    let slots = slots.into_iter().flat_map(|slot| match slot {
        trend::Slot::Missing(label) => vec![gap(label)],
        trend::Slot::Break(found) => vec![Slot::Break(break_label(found).trim_end_matches('.').to_owned())],
        trend::Slot::Point(index) => of(index),
    });
    slots.collect()
}

/// The same with one point for each period, or a gap where the period has no figure.
pub(super) fn points(slots: Vec<trend::Slot>, name: impl Fn(usize) -> String, of: impl Fn(usize) -> Option<Point>) -> Vec<Slot> {
    self::slots(slots, |index| vec![of(index).map_or_else(|| gap(name(index)), Slot::Point)])
}

/// Where the figure of a period is missing.
fn gap(label: String) -> Slot {
    Slot::Gap { label, reason: "Uppgift saknas".to_owned() }
}

/// The rows of each period, by its place, and an empty one for each gap. `columns` counts those of figures.
pub(super) fn rows(slots: Vec<trend::Slot>, columns: usize, of: impl Fn(usize) -> Vec<ChartRow>) -> Vec<ChartRow> {
    let rows = slots.into_iter().flat_map(|slot| match slot {
        trend::Slot::Missing(label) => vec![ChartRow::empty(label, columns)],
        trend::Slot::Break(_) => Vec::new(),
        trend::Slot::Point(index) => of(index),
    });
    rows.collect()
}
