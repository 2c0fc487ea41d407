//! The panels in rows: beside each other on a page, under each other on a phone.

use super::story::{Panel, Story};
use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout, Paint};
use crate::chart::drawing::scale::{self, Scale};
use rust_decimal::Decimal;

/// Height of the part with bars, in pixels.
const HEIGHT: i32 = 84;

/// Between two panels, in pixels.
const GAP: i32 = 24;

/// What all panels share.
struct Grid {
    low: Decimal,
    high: Decimal,
    ticks: Vec<Decimal>,
    labels: Vec<String>,
    /// Room for the figures of the axis.
    gutter: i32,
    width: i32,
}

pub(super) fn draw(story: &Story, canvas: &Canvas) -> Drawn<i32> {
    let (line, shown) = (canvas.layout.line(), story.shown());
    let amounts = || shown.iter().flat_map(|panel| story.years.iter().filter_map(|year| panel.amount(*year))).map(|a| a.value);
    let low = amounts().fold(Decimal::ZERO, Decimal::min);
    let high = amounts().fold(Decimal::ZERO, Decimal::max);
    let ticks = scale::ticks(low, high, 5);
    let (labels, unit) = scale::money_figures(&ticks);
    let gutter = labels.iter().map(|label| canvas.text_width(label, false)).max().unwrap_or(0) + 10;
    let across = if canvas.layout == Layout::Wide { 3 } else { 1 };
    let width = (canvas.layout.width() - gutter - (across - 1) * GAP) / across;
    let grid = Grid { low, high, ticks, labels, gutter, width };
    canvas.group("axis-label", || canvas.text(unit, (0, line / 2), Align::Start))?;
    let mut y = line + 10;
    for row in shown.chunks(across.unsigned_abs() as usize) {
        let names: Vec<Vec<String>> = row.iter().map(|panel| canvas.wrap(panel.name, width, true, 4)).collect();
        let names_height = names.iter().map(Vec::len).max().unwrap_or(0) as i32 * line;
        let top = y + names_height + line + 12;
        grid.draw_axis(canvas, top, row.len())?;
        for ((panel, name), column) in row.iter().zip(&names).zip(0..) {
            let left = gutter + column * (width + GAP);
            canvas.group("subheading", || canvas.lines(name, (left, y + names_height - name.len() as i32 * line + line / 2)))?;
            grid.draw_panel(story, panel, canvas, (left, top))?;
        }
        y = top + HEIGHT + line + 8 + GAP;
    }
    Ok(y - GAP)
}

impl Grid {
    fn scale(&self, top: i32) -> Scale {
        Scale::new(self.low, self.high, (top + HEIGHT, top))
    }

    /// The round amounts beside the first panel, and their lines through all panels of the row.
    fn draw_axis(&self, canvas: &Canvas, top: i32, panels: usize) -> Drawn<()> {
        let scale = self.scale(top);
        let starts: Vec<i32> = (0..panels as i32).map(|column| self.gutter + column * (self.width + GAP)).collect();
        canvas.group("gridlines", || {
            self.ticks
                .iter()
                .map(|tick| scale.x(*tick))
                .try_for_each(|y| starts.iter().try_for_each(|left| canvas.line((*left, y), (left + self.width, y))))
        })?;
        canvas.group("axis-label", || {
            let labels = self.ticks.iter().zip(&self.labels);
            labels.into_iter().try_for_each(|(tick, label)| canvas.text(label, (self.gutter - 8, scale.x(*tick)), Align::End))
        })
    }

    /// A bar for each year, and the last figure over them.
    fn draw_panel(&self, story: &Story, panel: &Panel, canvas: &Canvas, (left, top): (i32, i32)) -> Drawn<()> {
        let (line, scale) = (canvas.layout.line(), self.scale(top));
        let zero = scale.x(Decimal::ZERO);
        let count = story.years.len() as i32;
        let start = |index: i32| left + self.width * index / count;
        let gap = (self.width / count / 5).clamp(1, 6);
        for (index, year) in (0..).zip(&story.years) {
            let (from, to) = (start(index) + gap / 2, start(index + 1) - gap);
            let Some(amount) = panel.amount(*year) else {
                if to - from >= 8 {
                    canvas.group("gap", || canvas.text("–", (i32::midpoint(from, to), zero - 8), Align::Middle))?;
                }
                continue;
            };
            let end = scale.x(amount.value);
            // an amount too small to see is still drawn, zero is not
            let end = if end == zero && !amount.value.is_zero() { zero - 1 } else { end };
            if end != zero {
                canvas.bar(Paint { series: 1, pale: false }, "", (from, to), (end.min(zero), end.max(zero)))?;
            }
            canvas.group("zero-line", || canvas.line((from, zero), (to, zero)))?;
        }
        let breaks = panel.breaks.iter().filter_map(|(year, _)| story.years.iter().position(|known| known == year));
        breaks.map(|index| start(index as i32)).try_for_each(|x| canvas.group("break", || canvas.line((x, top - 4), (x, top + HEIGHT))))?;
        if let Some((year, amount)) = panel.years.keys().next_back().and_then(|year| Some((year, panel.amount(*year)?))) {
            let figure = story.unit.text(amount);
            let after = left + canvas.text_width(&figure, true) + 8;
            let y = top - 12 - line / 2;
            canvas.group("data-label", || canvas.text(&figure, (left, y), Align::Start))?;
            canvas.group("label", || canvas.text(&year.to_string(), (after, y), Align::Start))?;
        }
        let y = top + HEIGHT + 6 + line / 2;
        let (first, last) = (story.years[0].to_string(), story.years[story.years.len() - 1].to_string());
        canvas.group("axis-label", || {
            canvas.text(&first, (left, y), Align::Start)?;
            if count > 1 { canvas.text(&last, (left + self.width, y), Align::End) } else { Ok(()) }
        })
    }
}
