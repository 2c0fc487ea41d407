//! Where each row of bars goes on a canvas.

use super::row::{Axis, Bar, Bars, Part, Row};
use crate::chart::drawing::frame::{Canvas, Layout, Sign};
use crate::chart::drawing::key::Key;
use crate::chart::drawing::percent_axis;
use crate::chart::drawing::scale::{self, Scale};
use crate::chart::tone::Tone;
use rust_decimal::Decimal;

/// How thick a bar is on a page, in pixels.
const THICK: i32 = 24;

/// A row in its place. Heights in pixels: of the first line of text, and of the bar's upper and lower edge.
pub(crate) struct Placed<'a> {
    pub row: &'a Row,
    pub lines: Vec<String>,
    pub text: i32,
    pub value: i32,
    pub bar: (i32, i32),
}

/// Where things go on one canvas.
pub(crate) struct Plan<'a> {
    pub rows: Vec<Placed<'a>>,
    pub scale: Scale,
    pub ticks: Vec<Decimal>,
    pub key: Key,
    /// Names that stand directly over the parts of the first bar.
    pub direct: Vec<(i32, String)>,
    pub direct_at: i32,
    pub bottom: i32,
}

/// Goes down the rows: the next free height, and that of the names over the first bar.
struct Cursor<'c, 'a> {
    canvas: &'c Canvas<'a>,
    y: i32,
    /// Where the first row starts.
    top: i32,
    /// Whether names go over the first bar, and where, once it is placed.
    has_direct: bool,
    direct_at: i32,
}

impl Bars {
    /// Every row in its place on a canvas.
    pub(crate) fn plan(&self, canvas: &Canvas) -> Plan<'_> {
        let wide = canvas.layout == Layout::Wide;
        let width = canvas.layout.width();
        let (low, high) = self.ends();
        let room = if wide { 230 } else { width };
        let wrapped: Vec<Vec<String>> = self.rows.iter().map(|row| wrapped_label(canvas, row, room)).collect();
        let labels = self.rows.iter().zip(&wrapped).filter(|(row, _)| !matches!(row, Row::Heading(_)));
        let label_width =
            labels.flat_map(|(row, lines)| lines.iter().map(|text| row.indent() + canvas.text_width(text, false))).max().unwrap_or(0);
        let value_width = self.bars().map(|bar| canvas.text_width(&bar.value, true)).max().unwrap_or(0);
        let scale = Scale::new(low, high, if wide { (label_width + 16, width - value_width - 10) } else { (1, width - 1) });

        let direct = self.direct_names(canvas, &scale);
        let key = Key::new(canvas, if direct.is_some() { Vec::new() } else { signs(&self.names) }, width);
        let direct = direct.unwrap_or_default();
        let top = if key.bottom > 0 { key.bottom + 14 } else { 0 };
        let mut cursor = Cursor { canvas, y: top, top, has_direct: !direct.is_empty(), direct_at: 0 };
        let rows = self.rows.iter().zip(wrapped).map(|(row, lines)| cursor.place(row, lines, &scale)).collect();
        let ticks = match self.axis {
            Axis::None => Vec::new(),
            Axis::Money => scale::ticks(low, high, if wide { 6 } else { 4 }),
            Axis::Percent => percent_axis::ticks(canvas.layout),
        };
        Plan { rows, scale, ticks, key, direct, direct_at: cursor.direct_at, bottom: cursor.y - 12 }
    }

    fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.rows.iter().filter_map(|row| if let Row::Bar(bar) = row { Some(bar) } else { None })
    }

    /// The least and the greatest amount that has a place on the scale.
    fn ends(&self) -> (Decimal, Decimal) {
        if self.axis == Axis::Percent {
            return (Decimal::ZERO, Decimal::ONE_HUNDRED);
        }
        let low = self.bars().map(|bar| bar.reach().0).min().unwrap_or_default();
        let high = self.bars().map(|bar| bar.reach().1).max().unwrap_or_default();
        (low, high)
    }

    /// The names over the parts of the first bar, if each has room there.
    fn direct_names(&self, canvas: &Canvas, scale: &Scale) -> Option<Vec<(i32, String)>> {
        let bar = self.bars().next()?;
        let name = |part: &Part| self.names.iter().find(|(tone, _)| *tone == part.tone).map(|(_, name)| name.clone());
        let names: Option<Vec<String>> = bar.parts.iter().map(name).collect();
        let names: Vec<(i32, String)> = bar.spans(scale).into_iter().map(|(start, _)| start).zip(names?).collect();
        let ends = names.iter().skip(1).map(|(start, _)| start - 10).chain([canvas.layout.width()]);
        let room = names.iter().zip(ends).all(|((start, name), end)| start + canvas.text_width(name, false) <= end);
        (room && names.len() == self.names.len()).then_some(names)
    }
}

impl Cursor<'_, '_> {
    fn place<'r>(&mut self, row: &'r Row, lines: Vec<String>, scale: &Scale) -> Placed<'r> {
        let wide = self.canvas.layout == Layout::Wide;
        let (line, text_height) = (self.canvas.layout.line(), lines.len().max(1) as i32 * self.canvas.layout.line());
        match row {
            Row::Heading(_) => {
                self.y += if self.y > self.top { 12 } else { 0 };
                self.without_bar(row, lines, line / 2, text_height + 6)
            }
            Row::Bar(_) | Row::Figures { .. } | Row::Gap { .. } => {
                if matches!(row, Row::Bar(bar) if bar.joined) {
                    self.y -= if wide { 9 } else { 8 };
                }
                if wide { self.beside(row, lines, text_height, scale) } else { self.under(row, lines, text_height) }
            }
        }
    }

    /// A row of text, so far below the cursor, that takes so much height.
    fn without_bar<'r>(&mut self, row: &'r Row, lines: Vec<String>, text: i32, height: i32) -> Placed<'r> {
        let y = self.y;
        self.y += height;
        Placed { row, lines, text: y + text, value: 0, bar: (y, y) }
    }

    /// A bar beside its label, on a page.
    fn beside<'r>(&mut self, row: &'r Row, lines: Vec<String>, text_height: i32, scale: &Scale) -> Placed<'r> {
        let line = self.canvas.layout.line();
        if self.is_first_bar(row) {
            self.direct_at = self.y + line / 2;
            self.y += line + 2;
        }
        let beside = !matches!(row, Row::Bar(bar) if !fits_beside(self.canvas, bar, scale));
        let height = text_height.max(THICK);
        self.y += if beside { 0 } else { (line - (height - THICK) / 2).max(0) };
        let y = self.y;
        let bar = y + (height - THICK) / 2;
        self.y += height + 12 + row.limit_height(line);
        Placed {
            row,
            lines,
            text: y + (height - text_height) / 2 + line / 2,
            value: if beside { bar + 12 } else { bar - 4 - line / 2 },
            bar: (bar, bar + THICK),
        }
    }

    /// A bar under its label, on a phone.
    fn under<'r>(&mut self, row: &'r Row, lines: Vec<String>, text_height: i32) -> Placed<'r> {
        let (canvas, line) = (self.canvas, self.canvas.layout.line());
        let first_bar = self.is_first_bar(row);
        let last_width = lines.last().map_or(0, |text| canvas.text_width(text, false));
        let fits = last_width + 14 + canvas.text_width(row.value(), true) <= canvas.layout.width();
        let text = self.y + line / 2;
        let value = text + text_height - if fits { line } else { 0 };
        self.y = value + line / 2 + 4;
        if first_bar {
            self.direct_at = self.y + line / 2 - 1;
            self.y += line;
        }
        let (y, thickness) = (self.y, if matches!(row, Row::Bar(_)) { 18 } else { 0 });
        self.y += thickness + 16 + row.limit_height(line);
        Placed { row, lines, text, value, bar: (y, y + thickness) }
    }

    /// Whether the names of the parts go over this row.
    fn is_first_bar(&self, row: &Row) -> bool {
        matches!(row, Row::Bar(_)) && self.has_direct && self.direct_at == 0
    }
}

fn signs(names: &[(Tone, String)]) -> Vec<(Sign, String)> {
    names.iter().map(|(tone, name)| (Sign::Bar(*tone), name.clone())).collect()
}

fn wrapped_label(canvas: &Canvas, row: &Row, room: i32) -> Vec<String> {
    match row {
        Row::Heading(text) => canvas.wrap(text, canvas.layout.width(), true, 3),
        _ => canvas.wrap(row.label(), room - row.indent(), false, 3),
    }
}

/// Whether a value has room after its bar before the next limit. Past the limit it would look like the value of that.
fn fits_beside(canvas: &Canvas, bar: &Bar, scale: &Scale) -> bool {
    let x = bar.value_start(scale);
    let room = x - 6..x + canvas.text_width(&bar.value, true) + 6;
    !bar.limits.iter().any(|limit| room.contains(&scale.x(limit.amount)))
}
