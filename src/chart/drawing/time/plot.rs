//! Where the marks of a panel go, and which texts have room at them.

use super::axis::Axis;
use super::labels::{Label, Lines};
use super::series::{Limit, Panel, Point, Slot};
use crate::chart::drawing::frame::{Canvas, Sign};
use crate::chart::drawing::room::{Box4, Room};
use crate::chart::drawing::scale::Scale;
use rust_decimal::Decimal;

pub(super) struct Plot<'a, 'c> {
    pub panel: &'a Panel,
    pub canvas: &'a Canvas<'c>,
    pub axis: &'a Axis,
    /// From amounts to heights.
    pub scale: Scale,
    /// Left and right end of all that is drawn.
    pub edges: (i32, i32),
    /// Where the first time begins.
    pub start: i32,
    pub top: i32,
    /// Under the lowest mark.
    pub bottom: i32,
    /// The middle height of the unit, if it is shown.
    pub unit_at: Option<i32>,
}

/// From a point to a point.
type Line = ((i32, i32), (i32, i32));

/// What stands at the marks of a panel, in its place.
pub(super) struct Layout {
    pub gaps: Vec<Lines>,
    /// What a dash means, where one stands for words that have no room.
    pub note: Option<String>,
    pub limits: Vec<Line>,
    pub limit_labels: Vec<Label>,
    pub labels: Vec<Label>,
    /// Whether every figure has room, so that no grid is needed.
    pub all: bool,
    /// How far a figure reaches over the panel, in pixels.
    pub over: i32,
}

impl<'a> Plot<'a, '_> {
    fn count(&self) -> i32 {
        self.panel.times().count().max(1) as i32
    }

    /// Where a time begins.
    pub(super) fn x(&self, index: usize) -> i32 {
        self.start + (self.edges.1 - self.start) * index as i32 / self.count()
    }

    pub(super) fn middle(&self, index: usize) -> i32 {
        i32::midpoint(self.x(index), self.x(index + 1))
    }

    pub(super) fn points(&self) -> impl Iterator<Item = (usize, &Point)> {
        let times = self.panel.times().enumerate();
        times.filter_map(|(index, slot)| if let Slot::Point(point) = slot { Some((index, point)) } else { None })
    }

    /// Left and right edge of a column.
    pub(super) fn column(&self, index: usize) -> (i32, i32) {
        let (middle, half) = (self.middle(index), ((self.x(index + 1) - self.x(index)) / 3).clamp(1, 36));
        (middle - half, middle + half)
    }

    /// Every text at the marks in its place.
    pub(super) fn lay_out(&self) -> Layout {
        let mut room = Room::default();
        self.take_marks(&mut room);
        let (gaps, note) = self.gaps(&mut room);
        for ((x, _), y, text) in self.breaks() {
            let line = self.canvas.layout.line();
            room.take((x, y, x + self.canvas.text_width(text, false), y + line));
        }
        if let Some(y) = self.unit_at {
            let half = self.canvas.layout.line() / 2;
            room.take((self.edges.0, y - half, self.edges.0 + self.canvas.text_width(self.axis.unit, false), y + half));
        }
        let (limits, limit_labels) = self.limits(&mut room);
        let labels = self.labels(&mut room);
        let all = self.panel.points().filter(|point| !point.value.is_empty()).count() == labels.len();
        let line = self.canvas.layout.line();
        let highest = labels.iter().map(|label| label.y - line / 2).min().unwrap_or(self.top);
        Layout { gaps, note, limits, limit_labels, labels, all, over: (self.top - highest).max(0) }
    }

    /// Each break: left end of its words and its own place, the upper edge of its words, and the words.
    pub(super) fn breaks(&self) -> Vec<((i32, i32), i32, &'a str)> {
        let place = |(row, (before, text)): (i32, (usize, &'a str))| {
            let (x, width) = (self.x(before), self.canvas.text_width(text, false));
            let left = (x - width / 2).clamp(self.edges.0, (self.edges.1 - width).max(self.edges.0));
            ((left, x), self.top + row * self.canvas.layout.line(), text)
        };
        (0..).zip(self.panel.breaks()).map(place).collect()
    }

    fn take_marks(&self, room: &mut Room) {
        for (index, point) in self.points() {
            let spans = point.spans(self.panel.line, &self.scale);
            let (left, right) = self.column(index);
            for (top, bottom) in spans {
                let middle = self.middle(index);
                room.take(if self.panel.line { (middle - 8, top - 8, middle + 8, bottom + 8) } else { (left, top, right, bottom) });
            }
        }
        for (_, stretch) in self.stretches() {
            for pair in stretch.windows(2) {
                room.take_line(pair[0], pair[1]);
            }
        }
        if self.axis.low < Decimal::ZERO {
            let zero = self.scale.x(Decimal::ZERO);
            room.take_line((self.start, zero), (self.edges.1, zero));
        }
    }

    /// Of each sign its points, in stretches without gap and break.
    pub(super) fn stretches(&self) -> Vec<(Sign, Vec<(i32, i32)>)> {
        let mut open: Vec<(Sign, Vec<(i32, i32)>)> = Vec::new();
        let mut closed = Vec::new();
        if !self.panel.line {
            return closed;
        }
        let mut index = 0;
        for slot in &self.panel.slots {
            match slot {
                Slot::Point(point) => {
                    let (now, other): (Vec<_>, Vec<_>) =
                        open.into_iter().partition(|(sign, _)| point.parts.iter().any(|part| part.sign == *sign));
                    closed.extend(other);
                    open = now;
                    for part in &point.parts {
                        let at = (self.middle(index), self.scale.x(part.amount));
                        match open.iter_mut().find(|(sign, _)| *sign == part.sign) {
                            Some((_, stretch)) => stretch.push(at),
                            None => open.push((part.sign, vec![at])),
                        }
                    }
                    index += 1;
                }
                Slot::Gap { .. } => {
                    closed.append(&mut open);
                    index += 1;
                }
                Slot::Break(_) => closed.append(&mut open),
            }
        }
        closed.extend(open);
        closed
    }

    /// The words in the gaps; where they have no room a dash, and the words below.
    fn gaps(&self, room: &mut Room) -> (Vec<Lines>, Option<String>) {
        let (canvas, line, zero) = (self.canvas, self.canvas.layout.line(), self.scale.x(Decimal::ZERO));
        let (mut gaps, mut note) = (Vec::new(), None);
        for (index, slot) in self.panel.times().enumerate() {
            let Slot::Gap { reason, .. } = slot else { continue };
            let width = self.x(index + 1) - self.x(index) - 4;
            let fits = reason.split(' ').all(|word| canvas.text_width(word, false) <= width);
            let lines = if fits { canvas.wrap(reason, width, false, 4) } else { vec!["–".to_owned()] };
            if !fits {
                note = Some(format!("– {reason}"));
            }
            let top = zero - 6 - lines.len() as i32 * line;
            room.take((self.x(index), top, self.x(index + 1), zero));
            gaps.push((lines, (self.middle(index), top + line / 2)));
        }
        (gaps, note)
    }

    /// The line of each limit over its time, and the name of each once, near it.
    fn limits(&self, room: &mut Room) -> (Vec<Line>, Vec<Label>) {
        let (canvas, line) = (self.canvas, self.canvas.layout.line());
        let (mut lines, mut labels) = (Vec::new(), Vec::new());
        let points: Vec<(usize, &Point)> = self.points().collect();
        for (index, point) in &points {
            for limit in &point.limits {
                let y = self.scale.x(limit.amount);
                lines.push(((self.x(*index), y), (self.x(index + 1), y)));
                room.take((self.x(*index), y - 3, self.x(index + 1), y + 3));
            }
        }
        for (index, point) in &points {
            for Limit { amount, label } in &point.limits {
                // of the same limit year after year the newest is named
                let next = points.iter().find(|(other, _)| *other == index + 1);
                if next.is_some_and(|(_, next)| next.limits.iter().any(|other| other.label == *label)) {
                    continue;
                }
                let (y, width) = (self.scale.x(*amount), canvas.text_width(label, false));
                let ends = [self.x(index + 1), self.middle(*index) + width / 2, self.x(*index) + width, self.x(*index) - 4];
                let heights = [y - 4 - line, y + 4, y - line / 2];
                let lowest = self.bottom - line;
                let places = heights
                    .into_iter()
                    .flat_map(|top| ends.map(|end| (end.clamp(self.start + width, self.edges.1.max(self.start + width)), top)));
                let places =
                    places.filter(|(_, top)| *top >= self.top && *top <= lowest).map(|(end, top)| (end - width, top, end, top + line));
                // without room at its place the limit is told in the table alone
                let found = room.first_free(places);
                labels.extend(found.map(|found| Label {
                    index: *index,
                    text: label.clone(),
                    x: found.0,
                    y: found.1 + line / 2,
                    leads_to: None,
                }));
            }
        }
        (lines, labels)
    }

    /// The figures that have room: all of them, else the newest, the oldest, the largest, the least, and what fits besides.
    fn labels(&self, room: &mut Room) -> Vec<Label> {
        let points: Vec<(usize, &Point)> = self.points().filter(|(_, point)| !point.value.is_empty()).collect();
        let total = |point: &Point| {
            if self.panel.line {
                point.parts.first().map_or(Decimal::ZERO, |part| part.amount)
            } else {
                point.parts.iter().map(|part| part.amount).sum()
            }
        };
        let mut order: Vec<usize> = Vec::new();
        if let Some(last) = points.len().checked_sub(1) {
            let by = |index: &usize| total(points[*index].1);
            order.extend([last, 0]);
            order.extend((0..=last).rev().max_by_key(by));
            order.extend((0..=last).rev().min_by_key(by));
            order.extend((0..=last).rev());
        }
        let mut labels: Vec<Label> = Vec::new();
        for place in order {
            let (index, point) = points[place];
            if labels.iter().any(|label| label.index == index) {
                continue;
            }
            labels.extend(self.label(room, index, point, place + 1 == points.len()));
        }
        labels
    }

    /// A figure at its mark. The newest always has a place: over all that is in its way, if need be.
    fn label(&self, room: &mut Room, index: usize, point: &Point, newest: bool) -> Option<Label> {
        let (canvas, line) = (self.canvas, self.canvas.layout.line());
        let spans = point.spans(self.panel.line, &self.scale);
        // of a line the figure is that of its first part
        let spans = if self.panel.line { &spans[..1.min(spans.len())] } else { &spans[..] };
        let zero = self.scale.x(Decimal::ZERO);
        let (top, bottom) = (spans.iter().map(|span| span.0).min().unwrap_or(zero), spans.iter().map(|span| span.1).max().unwrap_or(zero));
        let space = if self.panel.line { 9 } else { 3 };
        let heights = match (self.panel.line, point.is_below()) {
            (true, _) => vec![top - space - line, bottom + space],
            (false, true) => vec![bottom + space],
            (false, false) => vec![top - space - line],
        };
        let texts = if newest { vec![&point.value, &point.figure] } else { vec![&point.figure] };
        let at = |text: &str, top: i32| -> Box4 {
            let width = canvas.text_width(text, true);
            let left = (self.middle(index) - width / 2).clamp(self.start, (self.edges.1 - width).max(self.start));
            (left, top, left + width, top + line)
        };
        let inside = |place: &Box4| place.1 >= self.top && place.3 <= self.bottom + 2;
        for text in &texts {
            let places = heights.iter().map(|top| at(text, *top)).filter(inside);
            if let Some((left, top, ..)) = room.first_free(places) {
                return Some(Label { index, text: (*text).clone(), x: left, y: top + line / 2, leads_to: None });
            }
        }
        if !newest {
            return None;
        }
        let mut place = at(&point.value, heights[0]);
        while let Some(lowest) = room.meets(place).map(|taken| taken.1).min() {
            place = at(&point.value, lowest - line - 1);
        }
        room.take(place);
        let leads_to = Some((self.middle(index), top - space));
        Some(Label { index, text: point.value.clone(), x: place.0, y: place.1 + line / 2, leads_to })
    }
}
