//! *Kostnader år för år*: a small drawing for each association, all on the same scale.

mod story;

use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Part, Point, Slot, Timeline};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::pen::Pen;
use crate::chart::tone::Tone;
use crate::facts::Facts;
use crate::model::Site;

use crate::chart::trend::break_label;
use story::{Panel, Story};

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
    Some(draft.finish(Pen::OF_ALL, None, timeline(&story)))
}

fn timeline(story: &Story) -> Timeline {
    let panels = story.shown().into_iter().map(|panel| time::Panel {
        heading: panel.name.to_owned(),
        slots: slots(story, panel),
        ..time::Panel::default()
    });
    Timeline { across: 3, ..Timeline::of_money(panels.collect()) }
}

/// All years of the site, so that those of the panels stand over each other.
fn slots(story: &Story, panel: &Panel) -> Vec<Slot> {
    let mut slots = Vec::new();
    for year in &story.years {
        let breaks = panel.breaks.iter().filter(|(from, _)| from == year);
        slots.extend(breaks.map(|(_, found)| Slot::Break(break_label(found).trim_end_matches('.').to_owned())));
        let label = year.to_string();
        slots.push(match panel.amount(*year) {
            None => Slot::Gap { label, reason: "Uppgift saknas".to_owned() },
            Some(amount) => {
                let parts = vec![Part { sign: Sign::Bar(Tone::Own), amount: amount.value, title: String::new() }];
                Slot::Point(Point { label, value: story.unit.text(amount), figure: story.unit.figure(amount), parts, ..Point::default() })
            }
        });
    }
    slots
}
