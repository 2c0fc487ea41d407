//! How tall the page of a chart is.

use super::page::{ACTION, MEASURE, PROSE, ROOM_TO_CLICK, SUBTITLE, TITLE, list, room_of, whole};
use super::words;
use crate::measures::Told;
use crate::site::view::ChartView;

/// The page of a chart, in pixels. `drawing` is how tall the drawing is in so much room.
pub(in crate::site) fn of_chart(chart: &ChartView, footer: &str, drawing: impl Fn(i64) -> Option<i64>, width: i64) -> i64 {
    let room = room_of(width);
    let measure = room.min(MEASURE);
    let mut height = 16_00 + TITLE.height(&chart.title, room);
    if !chart.subtitle.is_empty() {
        height += 3_20 + SUBTITLE.height(&chart.subtitle, room);
    }
    height += drawing(room).map_or(0, |drawn| 17_60 + drawn);
    height += 16_00 + PROSE.height(&chart.summary, measure);
    let cautions = chart.cautions.iter().map(Told::numbered);
    let marks = chart.marks.iter().map(|mark| format!("{} {}: {}", mark.number, mark.period, mark.text));
    let notes = chart.notes.iter().map(|note| {
        let link = note.caveat.link.as_ref().map(|link| format!(" ({})", link.text));
        format!("[{}] {}{}", note.number, note.caveat.text, link.unwrap_or_default())
    });
    height += list(cautions.chain(marks).chain(notes), measure);
    height += chart.note.as_ref().map_or(0, |note| 9_60 + PROSE.height(note, measure));
    height += 14_40 + actions(chart, room);
    whole(height, footer, room)
}

/// What can be unfolded, and the source: on one row if there is room.
fn actions(chart: &ChartView, room: i64) -> i64 {
    const MARKER: i64 = 16_00;
    const GAP: i64 = 24_00;
    let row = ACTION.line + ROOM_TO_CLICK;
    let figures = if chart.rows.is_empty() { 0 } else { ACTION.width(words::SHOW_FIGURES) + MARKER };
    let (width, height) = match &*chart.sources {
        [] => (0, 0),
        [source] => {
            let (label, link) = (ACTION.width(words::SOURCE) + ACTION.width(" "), ACTION.width(&source.text));
            let beside = if label + link <= room { row } else { ACTION.line + ACTION.height(&source.text, room) + ROOM_TO_CLICK };
            (label + link, beside)
        }
        all => (ACTION.width(&format!("{} {}", all.len(), words::SEVERAL_SOURCES)) + MARKER, row),
    };
    match (figures, width) {
        (0, _) => height,
        (_, 0) => row,
        _ if figures + GAP + width <= room => row.max(height),
        _ => row + 3_20 + height,
    }
}
