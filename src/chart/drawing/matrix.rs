//! What is judged in words: a row for each goal, a column for each level of the scale, with the level's word and symbol.

use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout};
use crate::model::Colour;

/// A level of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Level {
    pub name: String,
    pub symbol: String,
    pub colour: Option<Colour>,
}

pub(crate) enum Row {
    /// A line over the rows that belong together.
    Heading(String),
    Judged {
        label: String,
        /// As printed.
        word: String,
        /// The level's place; none for words that the scale does not have.
        level: Option<usize>,
    },
}

pub(crate) struct Matrix {
    /// From the lowest, if they have an order.
    pub levels: Vec<Level>,
    pub rows: Vec<Row>,
}

/// Height of a field in pixels.
const FIELD: i32 = 26;

impl Matrix {
    /// Draws the matrix and returns its height. The words of the levels stand over their columns; on a phone, where they have no room,
    /// each row has its own.
    pub(crate) fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let (wide, width, line) = (canvas.layout == Layout::Wide, canvas.layout.width(), canvas.layout.line());
        let count = self.levels.len().max(1) as i32;
        let start = if wide { 340 } else { 2 };
        let step = ((width - 2 - start) / count).min(130);
        let room = if wide { start - 20 } else { width };
        let mut y = if wide { self.draw_names(canvas, start, step)? } else { 0 };
        for row in &self.rows {
            match row {
                Row::Heading(text) => {
                    let lines = canvas.wrap(text, width, true, 3);
                    y += if y > 0 { 10 } else { 0 };
                    canvas.group("subheading", || canvas.lines(&lines, (0, y + line / 2)))?;
                    y += lines.len() as i32 * line + 6;
                }
                Row::Judged { label, word, level } => {
                    let lines = canvas.wrap(label, room, false, 4);
                    let text = lines.len() as i32 * line;
                    if wide {
                        let height = text.max(FIELD);
                        canvas.group("label", || canvas.lines(&lines, (0, y + (height - text) / 2 + line / 2)))?;
                        let top = y + (height - FIELD) / 2;
                        match level {
                            Some(level) => self.draw_fields(canvas, *level, (start, step), top)?,
                            None => Self::draw_words(canvas, word, (start, width - start), top + FIELD / 2)?,
                        }
                        y += height + 8;
                    } else {
                        canvas.group("label", || canvas.lines(&lines, (0, y + line / 2)))?;
                        Self::draw_words(canvas, &self.told(word, *level), (0, width), y + text + line / 2)?;
                        y += text + line + 2;
                        if let Some(level) = level {
                            self.draw_fields(canvas, *level, (start, step), y)?;
                            y += FIELD;
                        }
                        y += 14;
                    }
                }
            }
        }
        Ok(y)
    }

    /// `◕ Till stor del`
    fn told(&self, word: &str, level: Option<usize>) -> String {
        let symbol = level.and_then(|level| self.levels.get(level)).map(|level| level.symbol.as_str()).unwrap_or_default();
        if symbol.is_empty() { word.to_owned() } else { format!("{symbol}\u{a0}{word}") }
    }

    /// The words of the levels; returns where the first row begins.
    fn draw_names(&self, canvas: &Canvas, start: i32, step: i32) -> Drawn<i32> {
        let line = canvas.layout.line();
        let names: Vec<Vec<String>> = self.levels.iter().map(|level| canvas.wrap(&level.name, step - 8, false, 4)).collect();
        let most = names.iter().map(Vec::len).max().unwrap_or(0) as i32;
        canvas.group("legend", || {
            (0..).zip(&names).try_for_each(|(column, lines)| {
                let first = (most - lines.len() as i32) * line + line / 2;
                let middle = start + column * step + step / 2;
                (first..).step_by(line as usize).zip(lines).try_for_each(|(y, text)| canvas.text(text, (middle, y), Align::Middle))
            })
        })?;
        Ok(most * line + 6)
    }

    fn draw_words(canvas: &Canvas, words: &str, (x, room): (i32, i32), y: i32) -> Drawn<()> {
        let lines = canvas.wrap(words, room - 4, true, 1);
        canvas.group("verdict", || canvas.lines(&lines, (x, y)))
    }

    /// A field for each level, the one that was given filled.
    fn draw_fields(&self, canvas: &Canvas, given: usize, (start, step): (i32, i32), top: i32) -> Drawn<()> {
        let (end, bottom) = (start + self.levels.len() as i32 * step, top + FIELD);
        canvas.group("gridlines", || {
            canvas.line((start, top), (end, top))?;
            canvas.line((start, bottom), (end, bottom))?;
            (start..=end).step_by(step as usize).try_for_each(|x| canvas.line((x, top), (x, bottom)))
        })?;
        let Some(level) = self.levels.get(given) else { return Ok(()) };
        let left = start + given as i32 * step;
        let class = level.colour.map_or_else(|| "field".to_owned(), |colour| format!("field field-{}", colour.class()));
        canvas.field(&class, (left + 1, left + step - 1), (top + 1, bottom - 1))?;
        canvas.group("paper", || canvas.text(&level.symbol, (left + step / 2, top + FIELD / 2), Align::Middle))
    }
}
