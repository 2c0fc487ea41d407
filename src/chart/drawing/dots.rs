//! Shares as dots on one axis from 0 to 100 percent, each beside what it is compared with.

use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout, Sign};
use crate::chart::drawing::key::Key;
use crate::chart::drawing::percent_axis;
use crate::chart::drawing::scale::Scale;
use crate::chart::percent::printed;
use crate::chart::tone::Tone;
use crate::facts::Fact;

/// A drawing of dots, in order from the top.
pub(crate) struct Dots<'a> {
    pub key: Vec<(Sign, String)>,
    pub rows: Vec<Row<'a>>,
}

pub(crate) enum Row<'a> {
    Dot(Dot<'a>),
    /// Women and men on one line.
    Pair(Pair<'a>),
    /// A place where a dot is missing, and why.
    Gap {
        label: String,
        reason: String,
    },
}

pub(crate) struct Dot<'a> {
    pub label: String,
    /// Under the label, smaller in weight.
    pub remark: String,
    pub own: &'a Fact,
    pub nation: Option<&'a Fact>,
    pub before: Option<&'a Fact>,
}

pub(crate) struct Pair<'a> {
    pub label: String,
    /// Under the label: how far they are from each other.
    pub remark: String,
    pub women: &'a Fact,
    pub men: &'a Fact,
}

/// A row in its place: its lines of text and the height of the first, the lines of its remark, and the height of its mark.
struct Placed<'r, 'a> {
    row: &'r Row<'a>,
    lines: Vec<String>,
    remark: Vec<String>,
    text: i32,
    mark: i32,
}

/// Room for a figure over its mark, and for the mark.
const FIGURE: i32 = 34;

impl Dots<'_> {
    /// Draws the dots and returns the height of the drawing.
    pub(crate) fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let (wide, width, line) = (canvas.layout == Layout::Wide, canvas.layout.width(), canvas.layout.line());
        let room_of = |row: &Row| match row {
            Row::Dot(dot) => canvas.text_width(&printed(dot.own), true) / 2 + 8,
            Row::Pair(pair) => {
                [pair.women, pair.men].map(|fact| canvas.text_width(&printed(fact), true) + 16).into_iter().max().unwrap_or(0)
            }
            Row::Gap { .. } => 0,
        };
        let margin = self.rows.iter().map(room_of).max().unwrap_or(0).max(8);
        let room = if wide { self.label_room(canvas) } else { width };
        let left = if wide { room + 10 + margin } else { margin };
        let scale = percent_axis::scale((left, width - margin));
        let key = Key::new(canvas, self.key.clone(), width);
        key.draw(canvas, (0, 0))?;

        let mut y = key.bottom + 16;
        let mut rows: Vec<Placed> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let (lines, remark) = texts(canvas, row, room);
            let text = (lines.len() + remark.len()) as i32 * line;
            let is_dot = !matches!(row, Row::Gap { .. });
            // The figure stands over its mark.
            let height = match (is_dot, wide) {
                (false, _) => text,
                (true, true) => text.max(line + FIGURE),
                (true, false) => text + line + FIGURE,
            };
            let first = if wide { y + (height - text) / 2 + line / 2 } else { y + line / 2 };
            let mark = if wide { y + (height - line - FIGURE) / 2 + line + FIGURE / 2 } else { y + text + line + FIGURE / 2 };
            rows.push(Placed { row, lines, remark, text: first, mark });
            y += height + 8;
        }
        let bottom = y - 6;
        let heights: Vec<i32> = rows.iter().filter(|placed| !matches!(placed.row, Row::Gap { .. })).map(|placed| placed.mark).collect();
        percent_axis::axis(canvas, &scale, &heights, bottom)?;
        rows.iter().try_for_each(|placed| placed.draw(canvas, &scale))?;
        Ok(bottom + line + 2)
    }

    /// The width of the labels, up to a limit.
    fn label_room(&self, canvas: &Canvas) -> i32 {
        const MOST: i32 = 300;
        let lines = self.rows.iter().flat_map(|row| {
            let (lines, remark) = texts(canvas, row, MOST);
            lines.into_iter().chain(remark)
        });
        lines.map(|line| canvas.text_width(&line, false)).max().unwrap_or(0).clamp(60, MOST)
    }
}

/// The lines of a row's label and of its remark.
fn texts(canvas: &Canvas, row: &Row, room: i32) -> (Vec<String>, Vec<String>) {
    let width = canvas.layout.width();
    match row {
        Row::Gap { label, reason } => (canvas.wrap(&format!("{label}: {reason}"), width, false, 2), Vec::new()),
        Row::Dot(Dot { label, remark, .. }) | Row::Pair(Pair { label, remark, .. }) => {
            (canvas.wrap(label, room, false, 3), canvas.wrap(remark, room, false, 3))
        }
    }
}

impl Placed<'_, '_> {
    fn draw(&self, canvas: &Canvas, scale: &Scale) -> Drawn<()> {
        let line = canvas.layout.line();
        let lines = |class| canvas.group(class, || canvas.lines(&self.lines, (0, self.text)));
        match self.row {
            Row::Gap { .. } => lines("gap"),
            Row::Dot(_) | Row::Pair(_) => {
                lines("label")?;
                canvas.group("axis-label", || canvas.lines(&self.remark, (0, self.text + self.lines.len() as i32 * line)))?;
                match self.row {
                    Row::Dot(dot) => dot.draw(canvas, scale, self.mark),
                    Row::Pair(pair) => pair.draw(canvas, scale, self.mark),
                    Row::Gap { .. } => Ok(()),
                }
            }
        }
    }
}

impl Pair<'_> {
    /// Both marks, each with its figure on its outer side.
    fn draw(&self, canvas: &Canvas, scale: &Scale, y: i32) -> Drawn<()> {
        let [women, men] = [self.women, self.men].map(|fact| percent_axis::place(scale, fact.value));
        canvas.group("connector", || canvas.line((women, y), (men, y)))?;
        // marks that would hide each other stand one over the other
        let shift = if women.abs_diff(men) < 15 { 5 } else { 0 };
        canvas.shape(Sign::Circle(Tone::Women), (women, y - shift))?;
        canvas.shape(Sign::Circle(Tone::Men), (men, y + shift))?;
        for (fact, x, left) in [(self.women, women, women <= men), (self.men, men, men < women)] {
            let (at, align) = if left { (x - 12, Align::End) } else { (x + 12, Align::Start) };
            canvas.text_on_lines("data-label", &printed(fact), (at, y), align)?;
        }
        Ok(())
    }
}

impl Dot<'_> {
    /// The marks, and the own figure over its own.
    fn draw(&self, canvas: &Canvas, scale: &Scale, y: i32) -> Drawn<()> {
        let (own, nation) = (percent_axis::place(scale, self.own.value), self.nation.map(|fact| percent_axis::place(scale, fact.value)));
        // marks that would hide each other stand one over the other
        let shift = if nation.is_some_and(|nation| nation.abs_diff(own) < 15) { 5 } else { 0 };
        if let Some(nation) = nation {
            canvas.group("connector", || canvas.line((nation, y), (own, y)))?;
        }
        // long enough to be seen behind any mark
        if let Some(before) = self.before {
            canvas.shape(Sign::Tick(Tone::Before, 17), (percent_axis::place(scale, before.value), y))?;
        }
        if let Some(nation) = nation {
            canvas.shape(Sign::HollowDiamond(Tone::Nation), (nation, y + shift))?;
        }
        canvas.shape(Sign::Circle(Tone::Own), (own, y - shift))?;
        canvas.text_on_lines("data-label", &printed(self.own), (own, y - 17 - canvas.layout.line() / 2), Align::Middle)
    }
}
