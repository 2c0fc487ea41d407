//! Figures at their marks, and the names of the periods below.

use crate::chart::drawing::frame::{Canvas, Drawn};
use crate::chart::drawing::room::Room;

/// A text in its place: its left end and its middle height.
pub(super) struct Label {
    /// The place of its time.
    pub index: usize,
    pub text: String,
    pub x: i32,
    pub y: i32,
    /// The mark that a line leads to, where the text stands apart from it.
    pub leads_to: Option<(i32, i32)>,
}

impl Label {
    pub(super) fn draw_leader(&self, canvas: &Canvas) -> Drawn<()> {
        let Some((x, y)) = self.leads_to else { return Ok(()) };
        canvas.group("leader", || canvas.line((x, self.y + canvas.layout.line() / 2), (x, y)))
    }
}

/// The lines of a text and the middle of the first.
pub(super) type Lines = (Vec<String>, (i32, i32));

/// The names of the periods under their places: of years that have no room every second, or third, from the newest on. A name of several
/// words stands lower where it must.
pub(super) fn period_labels(canvas: &Canvas, slots: &[(i32, i32, &str)], (left, right): (i32, i32), top: i32) -> (Vec<Lines>, i32) {
    let line = canvas.layout.line();
    let label = |(from, to, text): &(i32, i32, &str)| {
        let own = to - from - 6;
        let fits = text.split(' ').all(|word| canvas.text_width(word, false) <= own);
        let lines = canvas.wrap(text, if fits { own } else { own.max(160) }, false, 4);
        let width = lines.iter().map(|text| canvas.text_width(text, false)).max().unwrap_or(0);
        let x = (i32::midpoint(*from, *to) - width / 2).clamp(left, (right - width).max(left));
        (lines, x, width)
    };
    let placed = |step: usize| {
        let mut room = Room::default();
        let mut placed: Vec<(Lines, i32)> = Vec::new();
        let mut all = true;
        for slot in slots.iter().rev().step_by(step) {
            let (lines, x, width) = label(slot);
            let height = lines.len() as i32 * line;
            let rows = if slot.2.contains([' ', '–']) { 8 } else { 1 };
            let place = |row: i32| (x - 2, top + row * line, x + width + 2, top + row * line + height);
            match room.first_free((0..rows).map(place)) {
                Some((left, top, right, bottom)) => placed.push(((lines, (i32::midpoint(left, right), top + line / 2)), bottom)),
                None => all = false,
            }
        }
        (placed, all)
    };
    let steps = (1..=slots.len().max(1)).map(placed);
    let (placed, _) = steps.into_iter().find(|(_, all)| *all).unwrap_or_default();
    let end = placed.iter().map(|(_, bottom)| *bottom).max().unwrap_or(top + line);
    (placed.into_iter().map(|(label, _)| label).collect(), end)
}
