//! One panel: its heading, what stands over and beside its marks, and the marks.

use super::axis::Axis;
use super::names::Names;
use super::plot::Plot;
use super::series::{Panel, Slot};
use crate::chart::drawing::frame::{Canvas, Drawn, Layout};
use crate::chart::drawing::key::Key;
use crate::chart::drawing::scale::Scale;
use rust_decimal::Decimal;

/// Where a panel goes, in pixels.
pub(super) struct Place {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    /// Room for the heading, which may be longer in a panel beside it.
    pub head: i32,
    /// Room for the figures of the axis.
    pub gutter: i32,
    /// How high the marks may be.
    pub height: i32,
}

/// The widest that the words of what happened may be, in pixels.
const EVENT: i32 = 190;

impl Panel {
    fn heading(&self, canvas: &Canvas, width: i32) -> Vec<String> {
        canvas.wrap(&self.heading, width, true, 4)
    }

    /// The height of the heading.
    pub(super) fn head(&self, canvas: &Canvas, width: i32) -> i32 {
        match self.heading(canvas, width).len() as i32 {
            0 => 0,
            lines => lines * canvas.layout.line() + 6,
        }
    }

    /// Draws the panel and returns where it ends, and what a dash in it means.
    pub(super) fn draw(&self, canvas: &Canvas, axis: &Axis, place: &Place) -> Drawn<(i32, Option<String>)> {
        let (line, width) = (canvas.layout.line(), place.right - place.left);
        let heading = self.heading(canvas, width);
        let mut top = place.top + place.head;
        if !heading.is_empty() {
            let first = top - 6 - heading.len() as i32 * line + line / 2;
            canvas.group("subheading", || canvas.lines(&heading, (place.left, first)))?;
        }
        let breaks = self.breaks().len() as i32 * line;
        let events = self.events(canvas, (width - place.gutter).min(EVENT));
        let tallest = events.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0) as i32;
        let events_height = if tallest > 0 { tallest * line + 8 } else { 0 };
        // over the marks: breaks, what happened, and the figure of the tallest
        let above = breaks + events_height + line + 8;
        let below = if axis.low < Decimal::ZERO { line + 4 } else { 0 };
        let scale = |top: i32, above: i32| Scale::new(axis.low, axis.high, (top + above + place.height, top + above));
        let is_wide = canvas.layout == Layout::Wide;
        let names = Names::beside(self, canvas, &scale(0, above), width, (breaks, above + place.height + below)).filter(|_| is_wide);
        if names.is_none() {
            let named = self.names.iter().map(|name| (name.sign, name.told())).collect();
            let key = Key::new(canvas, named, width);
            key.draw(canvas, (place.left, top))?;
            top += if key.bottom > 0 { key.bottom + 6 } else { 0 };
        }
        let names_width = names.as_ref().map_or(0, |names| names.width);
        let plot = |above: i32, unit: bool| Plot {
            panel: self,
            canvas,
            axis,
            scale: scale(top, above),
            edges: (place.left, place.right - names_width),
            start: place.left + place.gutter,
            top,
            bottom: top + above + place.height + below,
            unit_at: unit.then(|| top + above - line - 8 - line / 2),
        };
        let laid = plot(above, false).lay_out();
        // the unit of the axis has a line of its own, and so has the newest figure where it stands over all others
        let unit = !laid.all && !axis.unit.is_empty();
        let mut more = if unit { line } else { 0 };
        more += plot(above + more, unit).lay_out().over;
        let plot = plot(above + more, unit);
        let laid = plot.lay_out();
        let end = plot.draw(&laid, &events, top + breaks)?;
        if let Some(names) = names {
            names.draw(canvas, place.right - names_width, top + more)?;
        }
        Ok((end, laid.note))
    }

    /// The words of what happened, by the place of the time, as far as they have room.
    fn events(&self, canvas: &Canvas, room: i32) -> Vec<(usize, Vec<String>)> {
        let most = if canvas.layout == Layout::Wide { 3 } else { 2 };
        let event = |(index, slot): (usize, &Slot)| {
            let Slot::Point(point) = slot else { return None };
            let lines = canvas.wrap(point.event.as_ref()?, room, false, most + 1);
            (lines.len() <= most).then_some((index, lines))
        };
        self.times().enumerate().filter_map(event).collect()
    }
}
