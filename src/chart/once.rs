//! No figure is drawn twice: a chart whose every figure another chart of the page draws too is told in words.

use crate::chart::finished::{Chart, Source};
use crate::measures::Told;
use std::collections::BTreeSet;

/// The charts of a page, in their order.
pub(super) fn drawn_once(mut charts: Vec<Chart>) -> Vec<Chart> {
    let figures: Vec<BTreeSet<&Source>> = charts.iter().map(|chart| chart.sources.iter().collect()).collect();
    let drawn = |place: usize| charts[place].has_picture;
    let within = |place: usize, other: usize| {
        let (own, others) = (&figures[place], &figures[other]);
        // of two with the same figures the first is drawn
        place != other && drawn(other) && own.is_subset(others) && (own.len() < others.len() || other < place)
    };
    let twice: Vec<(usize, usize)> = (0..charts.len())
        .filter(|place| drawn(*place))
        .filter_map(|place| Some((place, (0..charts.len()).find(|other| within(place, *other))?)))
        .collect();
    for (place, other) in twice {
        let elsewhere = Told::default().and("Siffrorna är ritade i ett annat diagram: ").and_told(&charts[other].title).and(".");
        charts[place].cautions.push(elsewhere);
        charts[place].picture = None;
        charts[place].has_picture = false;
    }
    charts
}
