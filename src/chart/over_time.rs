//! Periods below each other, as bars and as rows of a table, with the years between that nothing is known of and the breaks.

use crate::chart::drawing::bars::Row;
use crate::chart::finished::ChartRow;
use crate::chart::trend::{Slot, break_label};

/// The bars of each period, by its place, between the gaps and the breaks.
pub(super) fn bars(slots: Vec<Slot>, of: impl Fn(usize) -> Vec<Row>) -> Vec<Row> {
    let rows = slots.into_iter().flat_map(|slot| match slot {
        Slot::Missing(label) => vec![gap(label)],
        Slot::Break(found) => vec![Row::Break(break_label(found))],
        Slot::Point(index) => of(index),
    });
    rows.collect()
}

/// Where the bar of a period is missing.
pub(super) fn gap(label: String) -> Row {
    Row::Gap { label, reason: "Uppgift saknas".to_owned() }
}

/// The rows of each period, by its place, and an empty one for each gap. `columns` counts those of figures.
pub(super) fn rows(slots: Vec<Slot>, columns: usize, of: impl Fn(usize) -> Vec<ChartRow>) -> Vec<ChartRow> {
    let rows = slots.into_iter().flat_map(|slot| match slot {
        Slot::Missing(label) => vec![ChartRow::empty(label, columns)],
        Slot::Break(_) => Vec::new(),
        Slot::Point(index) => of(index),
    });
    rows.collect()
}
