//! Time runs to the right: columns for what flows, lines for shares and for what stands on a day. Gaps, breaks and limits are named at
//! their place. The width decides which figures have room; the newest always has.

mod series;
mod axis;
mod names;
mod labels;
mod plot;
mod draw;
mod panel;

use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout};
use axis::Axis;
pub(crate) use axis::Measure;
use panel::Place;
pub(crate) use series::{Limit, Name, Panel, Part, Point, Slot};

/// A drawing over time: panels over each other, or beside each other where they have room.
pub(crate) struct Timeline {
    pub panels: Vec<Panel>,
    pub measure: Measure,
    /// How many panels stand beside each other on a page.
    pub across: i32,
    /// Whether all panels have one scale, so that they can be held against each other.
    pub one_scale: bool,
}

/// Between two panels, in pixels.
const GAP: i32 = 28;

impl Timeline {
    /// Amounts in kronor, all panels on one scale.
    pub(crate) fn of_money(panels: Vec<Panel>) -> Timeline {
        Timeline { panels, measure: Measure::Money, across: 1, one_scale: true }
    }

    pub(crate) fn points(&self) -> impl Iterator<Item = &Point> {
        self.panels.iter().flat_map(Panel::points)
    }

    /// Every point and gap with its label, which may be the name of a period.
    pub(crate) fn slots(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.panels.iter_mut().flat_map(|panel| &mut panel.slots)
    }

    /// Draws the panels and returns the height of the drawing.
    pub(crate) fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let across = if canvas.layout == Layout::Wide { self.across.clamp(1, 3) } else { 1 };
        let height = self.height(canvas.layout);
        let axis = |panels: &[Panel]| Axis::of(self.measure, panels.iter(), if height < 100 { 3 } else { 4 });
        let whole = axis(&self.panels);
        let width = (canvas.layout.width() - (across - 1) * GAP) / across;
        let (mut y, mut note) = (0, None);
        for row in self.panels.chunks(across.unsigned_abs() as usize) {
            let head = row.iter().map(|panel| panel.head(canvas, width)).max().unwrap_or(0);
            let mut end = y;
            for (panel, column) in row.iter().zip(0..) {
                let own = axis(std::slice::from_ref(panel));
                let axis = if self.one_scale { &whole } else { &own };
                let left = column * (width + GAP);
                let place = Place { left, right: left + width, top: y, head, gutter: axis.gutter(canvas), height };
                let (bottom, dash) = panel.draw(canvas, axis, &place)?;
                end = end.max(bottom);
                note = note.or(dash);
            }
            y = end + GAP;
        }
        let end = (y - GAP).max(0);
        let Some(note) = note else { return Ok(end) };
        let line = canvas.layout.line();
        canvas.group("gap", || canvas.text(&note, (0, end + 6 + line / 2), Align::Start))?;
        Ok(end + 6 + line)
    }

    /// How high the marks may be, in pixels.
    fn height(&self, layout: Layout) -> i32 {
        match (self.panels.len(), layout) {
            (0 | 1, Layout::Wide) => 210,
            (0 | 1, Layout::Narrow) => 170,
            (2, Layout::Wide) => 150,
            (2, Layout::Narrow) => 130,
            _ if self.across > 1 => 84,
            _ => 110,
        }
    }
}
