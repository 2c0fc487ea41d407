//! Horizontal bars with direct labels, plain or stacked: beside the label on a page, under it on a phone.

mod row;
mod plan;

use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout};
use crate::chart::drawing::percent_axis;
use crate::chart::drawing::scale::{self, Scale};
use plan::{Placed, Plan};
pub(crate) use row::{Axis, Bar, Bars, Limit, Part, Row};
use rust_decimal::Decimal;

impl Bars {
    /// Draws the bars and returns the height of the drawing.
    pub(crate) fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let plan = self.plan(canvas);
        plan.key.draw(canvas, (0, 0))?;
        if self.axis != Axis::None {
            draw_axis(canvas, &plan, self.axis)?;
        }
        if !plan.direct.is_empty() {
            let name = |(x, name): &(i32, String)| canvas.text(name, (*x, plan.direct_at), Align::Start);
            canvas.group("legend", || plan.direct.iter().try_for_each(name))?;
        }
        for placed in &plan.rows {
            draw_row(canvas, placed, &plan)?;
        }
        Ok(plan.bottom + if self.axis == Axis::None { 0 } else { 8 + canvas.layout.line() })
    }
}

/// Thin lines behind the bars at round amounts, and the amounts below.
fn draw_axis(canvas: &Canvas, plan: &Plan<'_>, axis: Axis) -> Drawn<()> {
    let bands: Vec<(i32, i32)> = plan.rows.iter().filter(|placed| matches!(placed.row, Row::Bar(_))).map(|placed| placed.bar).collect();
    // no line behind a heading
    let panels = plan.rows.chunk_by(|_, next| !matches!(next.row, Row::Heading(_)));
    let panels: Vec<(i32, i32)> = panels
        .filter_map(|rows| {
            let bars: Vec<_> = rows.iter().filter(|placed| matches!(placed.row, Row::Bar(_))).collect();
            let last = bars.last()?;
            Some((bars[0].bar.0, last.bar.1 + last.row.limit_height(canvas.layout.line())))
        })
        .collect();
    let stretches = if canvas.layout == Layout::Wide { &panels } else { &bands };
    canvas.group("gridlines", || {
        plan.ticks
            .iter()
            .filter(|tick| !tick.is_zero())
            .map(|tick| plan.scale.x(*tick))
            .try_for_each(|x| stretches.iter().try_for_each(|(top, bottom)| canvas.line((x, *top), (x, *bottom))))
    })?;
    let labels = if axis == Axis::Percent { percent_axis::labels(&plan.ticks) } else { scale::money_labels(&plan.ticks) };
    let labels: Vec<(i32, String)> = plan.ticks.iter().map(|tick| plan.scale.x(*tick)).zip(labels).collect();
    canvas.axis_labels(&labels, plan.bottom + 8 + canvas.layout.line() / 2)
}

/// Lines across the bar, each with its label below.
fn draw_limits(canvas: &Canvas, limits: &[Limit], (top, bottom): (i32, i32), end: i32, scale: &Scale) -> Drawn<()> {
    if limits.is_empty() {
        return Ok(());
    }
    let line = canvas.layout.line();
    let heights = (bottom + 8 + line / 2..).step_by(line as usize);
    limits.iter().zip(heights.clone()).try_for_each(|(limit, y)| {
        let x = scale.x(limit.amount);
        canvas.limit(x, (top - 4, y - line / 2 - 1), x + 4 < end)
    })?;
    limits.iter().zip(heights).try_for_each(|(limit, y)| {
        let (x, width) = (scale.x(limit.amount), canvas.text_width(&limit.label, false));
        let middle = x.min(canvas.layout.width() - width / 2 - 3).max(width / 2 + 3);
        canvas.text_on_lines("limit-label", &limit.label, (middle, y), Align::Middle)
    })
}

fn draw_row(canvas: &Canvas, placed: &Placed<'_>, plan: &Plan<'_>) -> Drawn<()> {
    draw_label(canvas, placed)?;
    let width = canvas.layout.width();
    match placed.row {
        Row::Heading(_) => Ok(()),
        Row::Gap { reason: text, .. } | Row::Figures { figures: text, .. } => {
            let class = if matches!(placed.row, Row::Gap { .. }) { "gap" } else { "figures" };
            canvas.group(class, || match canvas.layout {
                Layout::Wide => canvas.text(text, (plan.scale.x(Decimal::ZERO) + 8, placed.value), Align::Start),
                Layout::Narrow => canvas.text(text, (width, placed.value), Align::End),
            })
        }
        Row::Bar(bar) => draw_bar(canvas, bar, placed, plan),
    }
}

fn draw_label(canvas: &Canvas, placed: &Placed<'_>) -> Drawn<()> {
    let class = match placed.row {
        Row::Heading(_) => "subheading",
        Row::Bar(bar) if bar.joined => "axis-label",
        _ => "label",
    };
    canvas.group(class, || canvas.lines(&placed.lines, (placed.row.indent(), placed.text)))
}

/// The parts of a bar, the line at zero, its value and its limits.
fn draw_bar(canvas: &Canvas, bar: &Bar, placed: &Placed<'_>, plan: &Plan<'_>) -> Drawn<()> {
    let scale = &plan.scale;
    let spans = bar.spans(scale);
    let last = spans.iter().map(|(_, end)| *end).max().unwrap_or(0);
    for (part, (start, end)) in bar.parts.iter().zip(&spans) {
        let gap = if *end < last && end - start > 4 { 2 } else { 0 };
        if !part.amount.is_zero() {
            canvas.marks(part.tone, || canvas.bar(&part.title, (*start, end - gap), placed.bar))?;
        }
    }
    let zero = scale.x(Decimal::ZERO);
    canvas.group("zero-line", || canvas.line((zero, placed.bar.0 - 3), (zero, placed.bar.1 + 3)))?;
    let (x, align) = match canvas.layout {
        Layout::Wide if placed.value > placed.bar.0 => (bar.value_start(scale), Align::Start),
        Layout::Wide => (last.max(zero + canvas.text_width(&bar.value, true) + 4), Align::End),
        Layout::Narrow => (canvas.layout.width(), Align::End),
    };
    if bar.value.is_empty() {
        return Ok(());
    }
    let crosses_lines = canvas.layout == Layout::Wide && !plan.ticks.is_empty();
    match crosses_lines {
        true => canvas.text_on_lines("data-label", &bar.value, (x, placed.value), align)?,
        false => canvas.group("data-label", || canvas.text(&bar.value, (x, placed.value), align))?,
    }
    draw_limits(canvas, &bar.limits, placed.bar, last, scale)
}
