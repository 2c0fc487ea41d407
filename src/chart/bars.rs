//! Horizontal bars with direct labels, plain or stacked: beside the label on a page, under it on a phone.

use super::frame::{Align, Canvas, Drawn, Layout, Sign};
use super::key::Key;
use super::scale::{self, Scale};
use rust_decimal::Decimal;

/// A drawing of bars, in order from the top.
pub struct Bars {
    pub rows: Vec<Row>,
    /// Name of each series that needs one, by its number.
    pub names: Vec<(usize, String)>,
    /// Whether round amounts in kronor are marked below the bars.
    pub axis: bool,
}

pub enum Row {
    /// A line over the bars that belong together.
    Heading(String),
    Bar(Bar),
    /// A place where a bar is missing, and why.
    Gap {
        label: String,
        reason: String,
    },
}

pub struct Bar {
    pub label: String,
    /// What is printed at the bar.
    pub value: String,
    pub parts: Vec<Part>,
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
        (sum(true), sum(false))
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
    top: i32,
    bottom: i32,
}

impl Bars {
    /// Draws the bars and returns the height of the drawing.
    pub fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let plan = self.plan(canvas);
        plan.key.draw(canvas)?;
        if self.axis {
            draw_axis(canvas, &plan)?;
        }
        if !plan.direct.is_empty() {
            let name = |(x, name): &(i32, String)| canvas.text(name, (*x, plan.direct_at), Align::Start);
            canvas.group("forklaring", || plan.direct.iter().try_for_each(name))?;
        }
        for placed in &plan.rows {
            draw_row(canvas, placed, &plan.scale)?;
        }
        Ok(plan.bottom + if self.axis { 8 + canvas.layout.line() } else { 0 })
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.rows.iter().filter_map(|row| if let Row::Bar(bar) = row { Some(bar) } else { None })
    }

    fn plan(&self, canvas: &Canvas) -> Plan<'_> {
        let wide = canvas.layout == Layout::Wide;
        let (width, line) = (canvas.layout.width(), canvas.layout.line());
        let low = self.bars().map(|bar| bar.reach().0).min().unwrap_or_default();
        let high = self.bars().map(|bar| bar.reach().1).max().unwrap_or_default();
        let room = if wide { 230 } else { width };
        let wrapped: Vec<Vec<String>> = self.rows.iter().map(|row| wrapped_label(canvas, row, room)).collect();
        let labels = self.rows.iter().zip(&wrapped).filter(|(row, _)| !matches!(row, Row::Heading(_)));
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
            let first_bar = matches!(row, Row::Bar(_)) && !direct.is_empty() && direct_at == 0;
            let text_height = lines.len().max(1) as i32 * line;
            if matches!(row, Row::Heading(_)) {
                y += if y > top { 12 } else { 0 };
                rows.push(Placed { row, lines, text: y + line / 2, value: 0, bar: (y, y) });
                y += text_height + 6;
            } else if wide {
                if first_bar {
                    direct_at = y + line / 2;
                    y += line + 2;
                }
                let height = text_height.max(24);
                let bar = y + (height - 24) / 2;
                rows.push(Placed { row, text: y + (height - text_height) / 2 + line / 2, lines, value: bar + 12, bar: (bar, bar + 24) });
                y += height + 12;
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
                rows.push(Placed { row, lines, text, value, bar: (y, y + thickness) });
                y += thickness + 16;
            }
        }
        let ticks = if self.axis { scale::ticks(low, high, if wide { 6 } else { 4 }) } else { Vec::new() };
        Plan { rows, scale, ticks, key, direct, direct_at, top, bottom: y - 12 }
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
fn draw_axis(canvas: &Canvas, plan: &Plan<'_>) -> Drawn<()> {
    let bands: Vec<(i32, i32)> = plan.rows.iter().filter(|placed| matches!(placed.row, Row::Bar(_))).map(|placed| placed.bar).collect();
    let whole = [(bands.first().map_or(plan.top, |bar| bar.0), plan.bottom)];
    let stretches = if canvas.layout == Layout::Wide { &whole[..] } else { &bands[..] };
    canvas.group("rutnat", || {
        plan.ticks
            .iter()
            .filter(|tick| !tick.is_zero())
            .map(|tick| plan.scale.x(*tick))
            .try_for_each(|x| stretches.iter().try_for_each(|(top, bottom)| canvas.line((x, *top), (x, *bottom))))
    })?;
    let labels = scale::money_labels(&plan.ticks);
    let labels: Vec<(i32, String)> = plan.ticks.iter().map(|tick| plan.scale.x(*tick)).zip(labels).collect();
    canvas.axis_labels(&labels, plan.bottom + 8 + canvas.layout.line() / 2)
}

impl Row {
    fn label(&self) -> &str {
        match self {
            Row::Heading(label) | Row::Bar(Bar { label, .. }) | Row::Gap { label, .. } => label,
        }
    }

    fn value(&self) -> &str {
        match self {
            Row::Heading(_) => "",
            Row::Bar(Bar { value, .. }) => value,
            Row::Gap { reason, .. } => reason,
        }
    }
}

fn wrapped_label(canvas: &Canvas, row: &Row, room: i32) -> Vec<String> {
    match row {
        Row::Heading(text) => canvas.wrap(text, canvas.layout.width(), true, 3),
        _ => canvas.wrap(row.label(), room, false, 3),
    }
}

fn draw_row(canvas: &Canvas, placed: &Placed<'_>, scale: &Scale) -> Drawn<()> {
    let class = if matches!(placed.row, Row::Heading(_)) { "rubrik" } else { "etikett" };
    canvas.group(class, || canvas.lines(&placed.lines, (0, placed.text)))?;
    let width = canvas.layout.width();
    match placed.row {
        Row::Heading(_) => Ok(()),
        Row::Gap { reason, .. } => canvas.group("lucka", || match canvas.layout {
            Layout::Wide => canvas.text(reason, (scale.x(Decimal::ZERO) + 8, placed.value), Align::Start),
            Layout::Narrow => canvas.text(reason, (width, placed.value), Align::End),
        }),
        Row::Bar(bar) => {
            let spans = bar.spans(scale);
            let last = spans.iter().map(|(_, end)| *end).max().unwrap_or(0);
            for (part, (start, end)) in bar.parts.iter().zip(&spans) {
                let gap = if *end < last && end - start > 4 { 2 } else { 0 };
                if !part.amount.is_zero() {
                    canvas.bar(part.series, &part.title, (*start, end - gap), placed.bar)?;
                }
            }
            let zero = scale.x(Decimal::ZERO);
            canvas.group("nollinje", || canvas.line((zero, placed.bar.0 - 3), (zero, placed.bar.1 + 3)))?;
            canvas.group("varde", || match canvas.layout {
                Layout::Wide => canvas.text(&bar.value, (last.max(zero) + 8, placed.value), Align::Start),
                Layout::Narrow => canvas.text(&bar.value, (width, placed.value), Align::End),
            })
        }
    }
}
