//! Horizontal bars with direct labels, plain or stacked: beside the label on a page, under it on a phone.

use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout, Paint, Sign};
use crate::chart::drawing::key::Key;
use crate::chart::drawing::percent_axis;
use crate::chart::drawing::scale::{self, Scale};
use rust_decimal::Decimal;

/// A drawing of bars, in order from the top.
pub struct Bars {
    pub rows: Vec<Row>,
    /// Name of each series that needs one, by its number.
    pub names: Vec<(usize, String)>,
    pub axis: Axis,
}

/// What is marked below the bars.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    None,
    /// Round amounts in kronor.
    Money,
    /// From 0 to 100 percent, however long the bars are.
    Percent,
}

pub enum Row {
    /// A line over the bars that belong together.
    Heading(String),
    Bar(Bar),
    /// The signs and names of series, for the bars below.
    Key(Vec<(usize, String)>),
    /// The bars above are not quite comparable with those below.
    Break(String),
    /// A place where a bar is missing, and why.
    Gap {
        label: String,
        reason: String,
    },
}

#[derive(Default)]
pub struct Bar {
    pub label: String,
    /// What is printed at the bar.
    pub value: String,
    pub parts: Vec<Part>,
    /// Beside another that it is compared with.
    pub pale: bool,
    /// Whether it stands close to the row over it, since both are about the same thing.
    pub joined: bool,
    /// Lines across the bar that its length is held against.
    pub limits: Vec<Limit>,
}

pub struct Limit {
    pub amount: Decimal,
    /// Printed under the bar.
    pub label: String,
}

pub struct Part {
    pub series: usize,
    /// In kronor. Negative parts go the other way from zero.
    pub amount: Decimal,
    /// Shown when one points at the part.
    pub title: String,
}

impl Bar {
    /// How far the bar reaches below and above zero.
    fn reach(&self) -> (Decimal, Decimal) {
        let sum = |negative: bool| -> Decimal {
            self.parts.iter().map(|part| part.amount).filter(|amount| amount.is_sign_negative() == negative).sum()
        };
        let limits = || self.limits.iter().map(|limit| limit.amount);
        (limits().fold(sum(true), Decimal::min), limits().fold(sum(false), Decimal::max))
    }

    /// Where each part starts and ends, in pixels.
    fn spans(&self, scale: &Scale) -> Vec<(i32, i32)> {
        let (mut below, mut above) = (Decimal::ZERO, Decimal::ZERO);
        let span = |part: &Part| {
            let end = if part.amount.is_sign_negative() { &mut below } else { &mut above };
            let start = scale.x(*end);
            *end += part.amount;
            let end = scale.x(*end);
            (start.min(end), start.max(end))
        };
        self.parts.iter().map(span).collect()
    }
}

/// A row in its place. Heights in pixels: of the first line of text, and of the bar's upper and lower edge.
struct Placed<'a> {
    row: &'a Row,
    lines: Vec<String>,
    text: i32,
    value: i32,
    bar: (i32, i32),
    key: Option<Key>,
}

/// Where things go on one canvas.
struct Plan<'a> {
    rows: Vec<Placed<'a>>,
    scale: Scale,
    ticks: Vec<Decimal>,
    key: Key,
    /// Names that stand directly over the parts of the first bar.
    direct: Vec<(i32, String)>,
    direct_at: i32,
    bottom: i32,
}

impl Bars {
    /// Draws the bars and returns the height of the drawing.
    pub fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let plan = self.plan(canvas);
        plan.key.draw(canvas, 0)?;
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

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.rows.iter().filter_map(|row| if let Row::Bar(bar) = row { Some(bar) } else { None })
    }

    fn plan(&self, canvas: &Canvas) -> Plan<'_> {
        let wide = canvas.layout == Layout::Wide;
        let (width, line) = (canvas.layout.width(), canvas.layout.line());
        let low = self.bars().map(|bar| bar.reach().0).min().unwrap_or_default();
        let high = self.bars().map(|bar| bar.reach().1).max().unwrap_or_default();
        let (low, high) = if self.axis == Axis::Percent { (Decimal::ZERO, Decimal::ONE_HUNDRED) } else { (low, high) };
        let room = if wide { 230 } else { width };
        let wrapped: Vec<Vec<String>> = self.rows.iter().map(|row| wrapped_label(canvas, row, room)).collect();
        let labels = self.rows.iter().zip(&wrapped).filter(|(row, _)| matches!(row, Row::Bar(_) | Row::Gap { .. }));
        let label_width = labels.flat_map(|(_, lines)| lines).map(|text| canvas.text_width(text, false)).max().unwrap_or(0);
        let value_width = self.bars().map(|bar| canvas.text_width(&bar.value, true)).max().unwrap_or(0);
        let pixels = if wide { (label_width + 16, width - value_width - 10) } else { (1, width - 1) };
        let scale = Scale::new(low, high, pixels);

        let direct = self.direct_names(canvas, &scale);
        let key: Vec<(Sign, String)> = match direct {
            Some(_) => Vec::new(),
            None => self.names.iter().map(|(series, name)| (Sign::Bar(*series), name.clone())).collect(),
        };
        let direct = direct.unwrap_or_default();
        let key = Key::new(canvas, key);
        let top = if key.bottom > 0 { key.bottom + 14 } else { 0 };
        let (mut y, mut direct_at) = (top, 0);
        let mut rows = Vec::with_capacity(self.rows.len());
        for (row, lines) in self.rows.iter().zip(wrapped) {
            if matches!(row, Row::Bar(bar) if bar.joined) {
                y -= if wide { 9 } else { 8 };
            }
            let first_bar = matches!(row, Row::Bar(_)) && !direct.is_empty() && direct_at == 0;
            let text_height = lines.len().max(1) as i32 * line;
            if matches!(row, Row::Heading(_)) {
                y += if y > top { 12 } else { 0 };
                rows.push(Placed { row, lines, text: y + line / 2, value: 0, bar: (y, y), key: None });
                y += text_height + 6;
            } else if let Row::Key(names) = row {
                let key = Key::new(canvas, names.iter().map(|(series, name)| (Sign::Bar(*series), name.clone())).collect());
                let height = key.bottom;
                rows.push(Placed { row, lines, text: y, value: 0, bar: (y, y), key: Some(key) });
                y += height + 10;
            } else if matches!(row, Row::Break(_)) {
                rows.push(Placed { row, lines, text: y + line / 2 + 4, value: 0, bar: (y, y), key: None });
                y += text_height + 14;
            } else if wide {
                if first_bar {
                    direct_at = y + line / 2;
                    y += line + 2;
                }
                let beside = !matches!(row, Row::Bar(bar) if !fits_beside(canvas, bar, &scale));
                let height = text_height.max(24);
                let above = if beside { 0 } else { (line - (height - 24) / 2).max(0) };
                y += above;
                let bar = y + (height - 24) / 2;
                rows.push(Placed {
                    row,
                    text: y + (height - text_height) / 2 + line / 2,
                    lines,
                    value: if beside { bar + 12 } else { bar - 4 - line / 2 },
                    bar: (bar, bar + 24),
                    key: None,
                });
                y += height + 12 + limit_height(row, line);
            } else {
                let last_width = lines.last().map_or(0, |text| canvas.text_width(text, false));
                let fits = last_width + 14 + canvas.text_width(row.value(), true) <= width;
                let text = y + line / 2;
                let value = text + text_height - if fits { line } else { 0 };
                y = value + line / 2 + 4;
                if first_bar {
                    direct_at = y + line / 2 - 1;
                    y += line;
                }
                let thickness = if matches!(row, Row::Bar(_)) { 18 } else { 0 };
                rows.push(Placed { row, lines, text, value, bar: (y, y + thickness), key: None });
                y += thickness + 16 + limit_height(row, line);
            }
        }
        let ticks = match self.axis {
            Axis::None => Vec::new(),
            Axis::Money => scale::ticks(low, high, if wide { 6 } else { 4 }),
            Axis::Percent => percent_axis::ticks(canvas.layout),
        };
        Plan { rows, scale, ticks, key, direct, direct_at, bottom: y - 12 }
    }

    /// The names over the parts of the first bar, if each has room there.
    fn direct_names(&self, canvas: &Canvas, scale: &Scale) -> Option<Vec<(i32, String)>> {
        let bar = self.bars().next()?;
        let name = |part: &Part| self.names.iter().find(|(series, _)| *series == part.series).map(|(_, name)| name.clone());
        let names: Option<Vec<String>> = bar.parts.iter().map(name).collect();
        let names: Vec<(i32, String)> = bar.spans(scale).into_iter().map(|(start, _)| start).zip(names?).collect();
        let ends = names.iter().skip(1).map(|(start, _)| start - 10).chain([canvas.layout.width()]);
        let room = names.iter().zip(ends).all(|((start, name), end)| start + canvas.text_width(name, false) <= end);
        (room && names.len() == self.names.len()).then_some(names)
    }
}

/// Thin lines behind the bars at round amounts, and the amounts below.
fn draw_axis(canvas: &Canvas, plan: &Plan<'_>, axis: Axis) -> Drawn<()> {
    let bands: Vec<(i32, i32)> = plan.rows.iter().filter(|placed| matches!(placed.row, Row::Bar(_))).map(|placed| placed.bar).collect();
    // no line behind a heading
    let panels = plan.rows.chunk_by(|_, next| !matches!(next.row, Row::Heading(_) | Row::Key(_)));
    let panels: Vec<(i32, i32)> = panels
        .filter_map(|rows| {
            let bars: Vec<_> = rows.iter().filter(|placed| matches!(placed.row, Row::Bar(_))).collect();
            let last = bars.last()?;
            Some((bars[0].bar.0, last.bar.1 + limit_height(last.row, canvas.layout.line())))
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

impl Row {
    fn label(&self) -> &str {
        match self {
            Row::Heading(label) | Row::Break(label) | Row::Bar(Bar { label, .. }) | Row::Gap { label, .. } => label,
            Row::Key(_) => "",
        }
    }

    fn value(&self) -> &str {
        match self {
            Row::Heading(_) | Row::Key(_) | Row::Break(_) => "",
            Row::Bar(Bar { value, .. }) => value,
            Row::Gap { reason, .. } => reason,
        }
    }
}

fn wrapped_label(canvas: &Canvas, row: &Row, room: i32) -> Vec<String> {
    match row {
        Row::Heading(text) => canvas.wrap(text, canvas.layout.width(), true, 3),
        Row::Break(text) => canvas.wrap(text, canvas.layout.width(), false, 3),
        _ => canvas.wrap(row.label(), room, false, 3),
    }
}

/// The room that the labels of limits take under their bar.
fn limit_height(row: &Row, line: i32) -> i32 {
    let Row::Bar(bar) = row else { return 0 };
    if bar.limits.is_empty() { 0 } else { bar.limits.len() as i32 * line + 8 }
}

/// Whether a value has room after its bar before the next limit. Past the limit it would look like the value of that.
fn fits_beside(canvas: &Canvas, bar: &Bar, scale: &Scale) -> bool {
    let x = value_start(bar, scale);
    let room = x - 6..x + canvas.text_width(&bar.value, true) + 6;
    !bar.limits.iter().any(|limit| room.contains(&scale.x(limit.amount)))
}

/// Where a value stands beside its bar.
fn value_start(bar: &Bar, scale: &Scale) -> i32 {
    bar.spans(scale).iter().map(|(_, end)| *end).fold(scale.x(Decimal::ZERO), i32::max) + 8
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
        canvas.text_on_lines("limit-label", &limit.label, (middle, y), Align::Middle, false)
    })
}

fn draw_row(canvas: &Canvas, placed: &Placed<'_>, plan: &Plan<'_>) -> Drawn<()> {
    let scale = &plan.scale;
    let class = match placed.row {
        Row::Heading(_) => "subheading",
        Row::Break(_) => "gap",
        Row::Bar(bar) if bar.joined => "axis-label",
        _ => "label",
    };
    if let Some(key) = &placed.key {
        return key.draw(canvas, placed.text);
    }
    if matches!(placed.row, Row::Break(_)) {
        let heights = (placed.text..).step_by(canvas.layout.line() as usize);
        heights.zip(&placed.lines).try_for_each(|(y, text)| canvas.text_on_lines(class, text, (2, y), Align::Start, false))?;
    } else {
        canvas.group(class, || canvas.lines(&placed.lines, (0, placed.text)))?;
    }
    let width = canvas.layout.width();
    match placed.row {
        Row::Heading(_) | Row::Key(_) => Ok(()),
        Row::Break(_) => canvas.group("break", || canvas.line((0, placed.bar.0), (width, placed.bar.0))),
        Row::Gap { reason, .. } => canvas.group("gap", || match canvas.layout {
            Layout::Wide => canvas.text(reason, (scale.x(Decimal::ZERO) + 8, placed.value), Align::Start),
            Layout::Narrow => canvas.text(reason, (width, placed.value), Align::End),
        }),
        Row::Bar(bar) => {
            let spans = bar.spans(scale);
            let last = spans.iter().map(|(_, end)| *end).max().unwrap_or(0);
            for (part, (start, end)) in bar.parts.iter().zip(&spans) {
                let gap = if *end < last && end - start > 4 { 2 } else { 0 };
                let paint = Paint { series: part.series, pale: bar.pale };
                if !part.amount.is_zero() {
                    canvas.bar(paint, &part.title, (*start, end - gap), placed.bar)?;
                }
            }
            let zero = scale.x(Decimal::ZERO);
            canvas.group("zero-line", || canvas.line((zero, placed.bar.0 - 3), (zero, placed.bar.1 + 3)))?;
            let (x, align) = match canvas.layout {
                Layout::Wide if placed.value > placed.bar.0 => (value_start(bar, scale), Align::Start),
                Layout::Wide => (last.max(zero + canvas.text_width(&bar.value, true) + 4), Align::End),
                Layout::Narrow => (width, Align::End),
            };
            let crosses_lines = canvas.layout == Layout::Wide && !plan.ticks.is_empty();
            match crosses_lines {
                true => canvas.figure_on_lines("data-label", &bar.value, (x, placed.value), align)?,
                false => canvas.group("data-label", || canvas.text(&bar.value, (x, placed.value), align))?,
            }
            draw_limits(canvas, &bar.limits, placed.bar, last, scale)
        }
    }
}
