//! Draws the marks of a panel and what was laid out at them.

use super::labels::{Label, period_labels};
use super::plot::{Layout, Plot};
use super::series::{Point, Slot};
use crate::chart::drawing::frame::{Align, Drawn};
use crate::chart::drawing::room::Room;
use crate::chart::tone::Tone;
use rust_decimal::Decimal;

impl Plot<'_, '_> {
    /// Draws the marks with what happened from that height down, and returns where the panel ends.
    pub(super) fn draw(&self, laid: &Layout, events: &[(usize, Vec<String>)], events_top: i32) -> Drawn<i32> {
        let canvas = self.canvas;
        let Layout { gaps, limits, limit_labels, labels, .. } = laid;
        self.draw_grid(!laid.all)?;
        if self.panel.line {
            self.draw_lines()?;
        } else {
            self.draw_columns()?;
        }
        for (from, to) in limits {
            canvas.group("limit", || canvas.line(*from, *to))?;
        }
        self.draw_breaks()?;
        for (lines, at) in gaps {
            canvas.group("gap", || self.centred(lines, *at))?;
        }
        for label in limit_labels {
            canvas.text_on_lines("limit-label", &label.text, (label.x, label.y), Align::Start)?;
        }
        labels.iter().filter(|label| label.leads_to.is_some()).try_for_each(|label| label.draw_leader(canvas))?;
        if !labels.is_empty() {
            canvas.group("data-label halo", || {
                labels.iter().try_for_each(|label| canvas.text(&label.text, (label.x, label.y), Align::Start))
            })?;
        }
        self.draw_events(events, events_top, labels)?;
        let slots: Vec<(i32, i32, &str)> =
            self.panel.times().enumerate().map(|(i, slot)| (self.x(i), self.x(i + 1), label(slot))).collect();
        let (periods, end) = period_labels(canvas, &slots, self.edges, self.bottom + 6);
        canvas.group("label", || periods.iter().try_for_each(|(lines, at)| self.centred(lines, *at)))?;
        Ok(end)
    }

    /// Lines of text, each in the middle over a point; the middle of the first is at its height.
    fn centred(&self, lines: &[String], (x, y): (i32, i32)) -> Drawn<()> {
        (y..).step_by(self.canvas.layout.line() as usize).zip(lines).try_for_each(|(y, line)| self.canvas.text(line, (x, y), Align::Middle))
    }

    /// The lines at round amounts, with their figures, and the line at zero.
    fn draw_grid(&self, marked: bool) -> Drawn<()> {
        let (canvas, (left, right)) = (self.canvas, self.edges);
        let lines = || self.axis.ticks.iter().map(|(amount, label)| (self.scale.x(*amount), amount, label));
        if marked {
            canvas.group("gridlines", || {
                lines().filter(|(_, amount, _)| !amount.is_zero()).try_for_each(|(y, _, _)| canvas.line((self.start, y), (right, y)))
            })?;
            canvas.group("axis-label", || {
                lines().try_for_each(|(y, _, label)| canvas.text(label, (self.start - 8, y), Align::End))?;
                self.unit_at.map_or(Ok(()), |y| canvas.text(self.axis.unit, (left, y), Align::Start))
            })?;
        }
        let zero = self.scale.x(Decimal::ZERO);
        canvas.group("zero-line", || canvas.line((self.start, zero), (right, zero)))
    }

    fn draw_lines(&self) -> Drawn<()> {
        let canvas = self.canvas;
        let mut stretches = self.stretches();
        // what was stands over what is expected
        stretches.sort_by_key(|(sign, _)| sign.tone() != Tone::EquityForecast);
        for (sign, stretch) in &stretches {
            if stretch.len() > 1 {
                canvas.group(&format!("line {}", sign.tone().class()), || canvas.path(stretch.clone()))?;
            }
        }
        let newest = self.points().map(|(index, _)| self.middle(index)).last();
        for (sign, stretch) in &stretches {
            let (last, others): (Vec<_>, Vec<_>) = stretch.iter().partition(|(x, _)| Some(*x) == newest);
            if !others.is_empty() {
                canvas.marks(sign.tone(), || others.iter().try_for_each(|at| canvas.dot(*at, 4)))?;
            }
            last.into_iter().try_for_each(|at| canvas.shape(*sign, at))?;
        }
        Ok(())
    }

    /// All columns, the parts of a tone together.
    fn draw_columns(&self) -> Drawn<()> {
        let mut tones: Vec<Tone> = self.panel.points().flat_map(|point| &point.parts).map(|part| part.sign.tone()).collect();
        tones.sort_unstable();
        tones.dedup();
        for tone in tones {
            self.canvas.marks(tone, || {
                self.points().try_for_each(|(index, point)| {
                    let spans = point.spans(false, &self.scale);
                    let (top, bottom) = (spans.iter().map(|span| span.0).min(), spans.iter().map(|span| span.1).max());
                    let parts = point.parts.iter().zip(&spans).filter(|(part, _)| part.sign.tone() == tone && !part.amount.is_zero());
                    parts.into_iter().try_for_each(|(part, (from, to))| {
                        // a gap towards the part that lies further out
                        let gap = (to - from - 1).clamp(0, 2);
                        let (from, to) = match part.amount.is_sign_negative() {
                            true => (*from, to - if Some(*to) == bottom { 0 } else { gap }),
                            false => (from + if Some(*from) == top { 0 } else { gap }, *to),
                        };
                        self.canvas.bar(&part.title, self.column(index), (from, to))
                    })
                })
            })?;
        }
        Ok(())
    }

    /// A line where comparison breaks, under its words.
    fn draw_breaks(&self) -> Drawn<()> {
        let (canvas, line, breaks) = (self.canvas, self.canvas.layout.line(), self.breaks());
        for ((_, x), y, _) in &breaks {
            canvas.group("break", || canvas.line((*x, y + line), (*x, self.bottom)))?;
        }
        for ((left, _), y, text) in breaks {
            canvas.text_on_lines("gap", text, (left, y + line / 2), Align::Start)?;
        }
        Ok(())
    }

    /// What happened, over its time, with a line down to the mark.
    fn draw_events(&self, events: &[(usize, Vec<String>)], top: i32, labels: &[Label]) -> Drawn<()> {
        let (canvas, line) = (self.canvas, self.canvas.layout.line());
        let mut room = Room::default();
        for (index, lines) in events.iter().rev() {
            let width = lines.iter().map(|text| canvas.text_width(text, false)).max().unwrap_or(0);
            let x = (self.middle(*index) - width / 2).clamp(self.edges.0, (self.edges.1 - width).max(self.edges.0));
            let bottom = top + lines.len() as i32 * line;
            if room.first_free([(x - 6, top, x + width + 6, bottom)]).is_none() {
                continue;
            }
            let Some((_, point)) = self.points().find(|(other, _)| other == index) else { continue };
            let mark = point.spans(self.panel.line, &self.scale).iter().map(|span| span.0).min().unwrap_or(bottom) - 4;
            let over = labels.iter().filter(|label| label.index == *index).map(|label| label.y - line / 2).min().unwrap_or(mark).min(mark);
            canvas.group("leader", || canvas.line((self.middle(*index), bottom + 2), (self.middle(*index), over.max(bottom + 4))))?;
            canvas.group("event halo", || canvas.lines(lines, (x, top + line / 2)))?;
        }
        Ok(())
    }
}

fn label(slot: &Slot) -> &str {
    match slot {
        Slot::Point(Point { label, .. }) | Slot::Gap { label, .. } | Slot::Break(label) => label,
    }
}
