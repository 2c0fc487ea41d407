//! *Kostnader år för år*: a small drawing for each association, all on the same scale.

mod story;
mod drawing;

use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Canvas;
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::pen::Pen;
use crate::facts::Facts;
use crate::model::Site;

use story::Story;

/// The chart, where two associations have a year and one has two.
pub(crate) fn chart(site: &Site, facts: &Facts) -> Option<Chart> {
    let story = Story::read(site, facts)?;
    let (first, last) = (story.years[0], story.years[story.years.len() - 1]);
    let (shown, all) = (story.shown(), story.panels.len());
    let some = if shown.len() == all { String::new() } else { format!(", de {} av {all} förbund som har störst kostnader", shown.len()) };
    let rows = shown.iter().map(|panel| ChartRow {
        label: panel.name.to_owned(),
        values: story.years.iter().map(|year| or_dash(panel.amount(*year).map(|amount| story.unit.figure(amount)))).collect(),
    });
    let without = story.without.iter().filter(|_| some.is_empty()).map(|name| ChartRow::empty(*name, story.years.len()));
    let draft = Draft {
        id: "jamfor-kostnader-over-tid".to_owned(),
        kind: "panels",
        title: story.title(),
        subtitle: format!("Verksamhetens kostnader i hela år, {}, {first}–{last}, alla rutor i samma skala{some}", story.unit.name()),
        summary: story.summary(),
        columns: std::iter::once("Förbund".to_owned()).chain(story.years.iter().map(i16::to_string)).collect(),
        rows: rows.chain(without).collect(),
        sources: shown.iter().flat_map(|panel| panel.years.values()).map(|fact| Source::of(fact)).collect(),
    };
    Some(draft.finish(Pen::OF_ALL, None, |canvas: &Canvas| drawing::draw(&story, canvas)))
}
