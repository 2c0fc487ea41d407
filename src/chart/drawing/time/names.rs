//! The names of the parts beside the newest mark, where they have room.

use super::series::Panel;
use crate::chart::drawing::frame::{Canvas, Drawn};
use crate::chart::drawing::scale::Scale;

/// The widest that a name may be, in pixels.
const WIDEST: i32 = 176;

/// How far a name may stand from the middle of its part, in pixels.
const FARTHEST: i32 = 30;

pub(super) struct Names {
    /// Room that they take beside the marks.
    pub width: i32,
    /// The middle of each and its lines, from the top.
    entries: Vec<(i32, Vec<String>)>,
}

impl Names {
    /// None where a part that is named is missing at the newest time, or where they would not stand beside their parts.
    pub(super) fn beside(panel: &Panel, canvas: &Canvas, scale: &Scale, width: i32, (from, to): (i32, i32)) -> Option<Names> {
        let newest = panel.newest()?;
        let spans = newest.spans(panel.line, scale);
        let mut entries: Vec<(i32, Vec<String>)> = Vec::with_capacity(panel.names.len());
        for name in &panel.names {
            let place = newest.parts.iter().position(|part| part.sign == name.sign)?;
            let (top, bottom) = spans[place];
            let mut lines = canvas.wrap(&name.name, WIDEST, false, 3);
            lines.extend(canvas.wrap(&name.figure, WIDEST, false, 2));
            entries.push((i32::midpoint(top, bottom), lines));
        }
        entries.sort_by_key(|(middle, _)| *middle);
        let wanted: Vec<i32> = entries.iter().map(|(middle, _)| *middle).collect();
        let half = |lines: &Vec<String>| lines.len() as i32 * canvas.layout.line() / 2 + 1;
        let mut free = from;
        for (middle, lines) in &mut entries {
            *middle = (*middle).max(free + half(lines));
            free = *middle + half(lines);
        }
        let mut free = to;
        for (middle, lines) in entries.iter_mut().rev() {
            *middle = (*middle).min(free - half(lines));
            free = *middle - half(lines);
        }
        let widest = entries.iter().flat_map(|(_, lines)| lines).map(|text| canvas.text_width(text, false)).max()?;
        let near = entries.iter().zip(wanted).all(|((middle, _), wanted)| middle.abs_diff(wanted) <= FARTHEST.unsigned_abs());
        (near && free >= from && widest * 2 < width).then_some(Names { width: widest + 12, entries })
    }

    pub(super) fn draw(&self, canvas: &Canvas, left: i32, top: i32) -> Drawn<()> {
        let line = canvas.layout.line();
        canvas.group("legend", || {
            self.entries
                .iter()
                .try_for_each(|(middle, lines)| canvas.lines(lines, (left + 12, top + middle - (lines.len() as i32 - 1) * line / 2)))
        })
    }
}
