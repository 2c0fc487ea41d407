//! The key over a drawing: the sign and the name of each series.

use crate::chart::drawing::frame::{Canvas, Drawn, Sign};

/// Room from a sign's left edge to its name, in pixels.
const SIGN: i32 = 24;

/// A key in its place.
pub(crate) struct Key {
    entries: Vec<(Sign, (i32, i32), Vec<String>)>,
    /// Where the key ends, in pixels from the top; 0 for an empty key.
    pub bottom: i32,
}

impl Key {
    /// Places the entries from the upper left corner, in as many lines as it takes in a width.
    pub(crate) fn new(canvas: &Canvas, names: Vec<(Sign, String)>, width: i32) -> Key {
        let line = canvas.layout.line();
        let (mut x, mut y) = (0, 10);
        let mut entries = Vec::with_capacity(names.len());
        for (sign, name) in names {
            let lines = canvas.wrap(&name, width - SIGN, false, 2);
            let needed = SIGN + lines.iter().map(|text| canvas.text_width(text, false)).max().unwrap_or(0);
            if x > 0 && x + needed > width {
                (x, y) = (0, y + line + 6);
            }
            let below = (lines.len().max(1) as i32 - 1) * line;
            entries.push((sign, (x, y), lines));
            x += needed + 20;
            y += below;
        }
        Key { bottom: if entries.is_empty() { 0 } else { y + 10 }, entries }
    }

    /// Draws the key, its upper left corner at a point.
    pub(crate) fn draw(&self, canvas: &Canvas, (right, down): (i32, i32)) -> Drawn<()> {
        self.entries.iter().try_for_each(|(sign, (x, y), lines)| {
            let (x, y) = (x + right, y + down);
            canvas.shape(*sign, (x + 9, y))?;
            canvas.group("legend", || canvas.lines(lines, (x + SIGN, y)))
        })
    }
}
